"""The reports against golden files, the published schema, and themselves."""

from __future__ import annotations

import csv as csv_module
import io
import json as json_module
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from docx import Document as Word

from tests import golden
from tests.dossiers import ferry
from workbench.model import (
    Coverage,
    DateEvidence,
    Disposition,
    Dossier,
    Evidence,
    InputError,
    Modality,
    Modifier,
    Review,
    Support,
    Tier,
    VerdictState,
    Zone,
)
from workbench.report import csv, docx, html, json, markdown, write
from workbench.report.selection import Selection, State, state_of, verdict_of

SCHEMA = json_module.loads((Path(__file__).parent.parent / "docs" / "export.schema.json").read_text(encoding="utf-8"))
EMPTY = Dossier((), {}, (), (), (), (), Coverage(0, 0, {}))


def validate(text: str) -> Any:
    exported = json_module.loads(text)
    jsonschema.Draft202012Validator(SCHEMA).validate(exported)
    return exported


def test_json_is_golden() -> None:
    golden.check("export.json", json.render(ferry()))


def test_markdown_is_golden() -> None:
    golden.check("export.md", markdown.render(ferry()))


def test_many_reasons_are_written_once_each_and_then_counted() -> None:
    dossier = ferry()
    asked = next(q for q in dossier.questions if q.conflicts)
    told = tuple(replace(asked.conflicts[0], explanation=f"Reason {number}.") for number in (1, 2, 2, 3, 4, 5))
    changed = replace(asked, conflicts=told)
    questions = tuple(changed if q is asked else q for q in dossier.questions)
    report = markdown.render(replace(dossier, questions=questions))
    reasons = "  - Reason 1.\n  - Reason 2.\n  - Reason 3.\n  - and 2 more reasons of the same sort\n"
    assert f"- Why they cannot all stand:\n{reasons}" in report


@pytest.mark.parametrize("table", csv.Table)
def test_csv_is_golden(table: csv.Table) -> None:
    golden.check(f"export-{table}.csv", csv.render(ferry(), table))


def test_the_published_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["title"] == json.SCHEMA


@pytest.mark.parametrize(
    "dossier", [ferry(), EMPTY, Selection(kind="date").of(ferry())], ids=["ferry", "empty", "dates"]
)
def test_json_follows_the_published_schema(dossier: Dossier) -> None:
    validate(json.render(dossier))


def test_the_schema_lists_every_word_the_program_may_write() -> None:
    defined = SCHEMA["$defs"]

    def words(definition: str, *path: str) -> set[str]:
        found = defined[definition]["properties"]
        for key in path:
            found = found[key]
        return {word for word in found["enum"] if word is not None}

    assert words("question", "state") == set(State)
    assert words("verdict", "state") == set(VerdictState)
    assert words("verdict", "disposition") == words("opinion", "disposition") == set(Disposition)
    assert words("verdict", "review") == set(Review)
    assert words("document", "tier") == set(Tier)
    assert words("document", "published_from") == set(DateEvidence)
    assert words("claim", "zone") == set(Zone)
    assert words("value", "modifier") == set(Modifier)
    assert words("frame", "modality") == set(Modality)


def reviewed(review: Review) -> Dossier:
    """The ferry, whose decided question somebody else looked at too."""
    dossier = ferry()
    (decided,) = (v for v in dossier.verdicts if v.state is VerdictState.CURRENT)
    same = replace(decided, reviewer="odd", event=9)
    other = replace(same, disposition=Disposition.NEITHER, position="")
    second = {Review.AGREED: same, Review.DISPUTED: other}.get(review)
    link = Evidence(Support.LINK, "the log", place="https://example.org/log")
    changed = replace(decided, review=review, second=second, evidence=(link.words,), supports=(link,))
    return replace(dossier, verdicts=tuple(changed if v is decided else v for v in dossier.verdicts))


@pytest.mark.parametrize(
    ("review", "state", "words"),
    [
        (Review.WAITING, State.PENDING, "a second opinion is awaited"),
        (Review.AGREED, State.DECIDED, "a second opinion says the same, odd"),
        (Review.DISPUTED, State.OPEN, "a second opinion says otherwise, odd: none of the positions is right"),
    ],
)
def test_a_second_opinion_stands_in_every_report(review: Review, state: State, words: str) -> None:
    dossier = reviewed(review)
    decided = next(q for q in dossier.questions if q.kind == "date")
    assert state_of(decided, verdict_of(dossier.verdicts)[decided.id]) is state
    exported = next(q for q in validate(json.render(dossier))["questions"] if q["id"] == decided.id)["verdict"]
    assert exported["review"] == review
    assert (exported["second"] or {}).get("reviewer") == (None if review is Review.WAITING else "odd")
    word = Word(io.BytesIO(docx.render(dossier)))
    told = [p.text for p in word.paragraphs] + [cell.text for table in word.tables for cell in table._cells]
    page = html.render(dossier)
    for text in (markdown.render(dossier), page, csv.render(dossier, csv.Table.VERDICTS), "\n".join(told)):
        assert words in text
    assert '<a href="https://example.org/log" rel="noopener noreferrer">https://example.org/log (the log)</a>' in page


def test_json_quotes_the_document_exactly() -> None:
    texts = {d.source.id: d.text for d in ferry().documents}
    for claim in validate(json.render(ferry()))["claims"]:
        text = texts[claim["document"]]
        assert text[claim["start"] : claim["end"]] == claim["text"]
        assert text[claim["sentence"]["start"] : claim["sentence"]["end"]] == claim["sentence"]["text"]


def test_json_keeps_the_precision_of_numbers() -> None:
    exported = validate(json.render(ferry()))
    assert {c["value"]["number"] for c in exported["claims"]} == {None, "14", "16"}


def test_what_was_not_checked_stands_before_every_conflict() -> None:
    report = markdown.render(ferry())
    assert report.index("Not compared, no other source") < report.index("## Open conflicts")
    assert report.index("## Open conflicts") < report.index("## Decided") < report.index("## Agreements")


def test_markdown_shows_verdict_rationale_evidence_and_origins() -> None:
    report = markdown.render(ferry())
    decided = report[report.index("## Decided") : report.index("## Agreements")]
    for words in ("3 May 2022 is right", "ines", "The harbour log", "harbour log, page 12", "2 sources, 1 origin"):
        assert words in decided


def test_an_empty_project_is_a_report_too() -> None:
    assert "0 of 0 claims" in markdown.render(EMPTY)
    assert csv.render(EMPTY, csv.Table.CLAIMS).count("\n") == 1


def test_states() -> None:
    dossier = ferry()
    verdicts = verdict_of(dossier.verdicts)
    assert [state_of(q, verdicts.get(q.id)) for q in dossier.questions] == [State.DECIDED, State.OPEN, State.AGREED]
    stale = replace(verdicts[dossier.questions[0].id], state=VerdictState.STALE)
    assert state_of(dossier.questions[0], stale) is State.STALE


@pytest.mark.parametrize(
    ("selection", "titles"),
    [
        (Selection(), ["When did the Alma sink?", "How many people drowned?", "Where did the Alma sink?"]),
        (Selection(kind="date"), ["When did the Alma sink?"]),
        (Selection(state="open"), ["How many people drowned?"]),
        (Selection(source="torsvik posten"), ["When did the Alma sink?", "How many people drowned?"]),
        (Selection(search="MANY  people"), ["How many people drowned?"]),
        (Selection(search="sixteen"), ["How many people drowned?"]),
        (Selection(question=ferry().questions[2].id[:5]), ["Where did the Alma sink?"]),
        (Selection(kind="money"), []),
    ],
)
def test_selection(selection: Selection, titles: list[str]) -> None:
    assert [q.title for q in selection.of(ferry()).questions] == titles


def test_a_selected_dossier_keeps_every_claim_of_its_questions() -> None:
    dossier = Selection(source="Daily Echo").of(ferry())
    kept = {c.id for c in dossier.claims}
    assert all(c in kept for q in dossier.questions for c in q.claims)
    validate(json.render(dossier))


def test_an_unknown_source_is_an_error_and_not_an_empty_report() -> None:
    with pytest.raises(InputError, match="--source nobody"):
        Selection(source="nobody").of(ferry())


def test_questions_table_counts_sources_and_origins() -> None:
    rows = list(csv_module.DictReader(io.StringIO(csv.render(ferry(), csv.Table.QUESTIONS))))
    assert [(r["sources"], r["origins"], r["state"]) for r in rows] == [
        ("3", "2", "decided"),
        ("3", "2", "open"),
        ("1", "1", "agreed"),
    ]


def test_writing_replaces_the_whole_file_or_nothing(tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    target.write_text("before", encoding="utf-8")
    target.chmod(0o640)
    write.write(target, "after é\n")
    assert target.read_bytes() == "after é\n".encode()
    assert target.stat().st_mode & 0o777 == 0o640
    with pytest.raises(UnicodeEncodeError):
        write.write(target, "\ud800")
    assert target.read_text(encoding="utf-8") == "after é\n"
    assert [p.name for p in tmp_path.iterdir()] == ["out.md"]


def test_writing_follows_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("before", encoding="utf-8")
    (tmp_path / "link.md").symlink_to("real.md")
    write.write(tmp_path / "link.md", "after")
    assert (tmp_path / "real.md").read_text(encoding="utf-8") == "after"
    assert (tmp_path / "link.md").is_symlink()


def test_writing_where_there_is_no_folder_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"out\.md: cannot be written"):
        write.write(tmp_path / "no" / "out.md", "text")
