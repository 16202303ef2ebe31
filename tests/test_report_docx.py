"""The Word files: comments over the right words, questions at the end, the same bytes, and a real office opens them."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document as Word
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from tests import golden
from tests.dossiers import document, ferry
from tests.floods import LIVES, POSTEN, WIRE, flood
from tests.test_report import EMPTY
from workbench.model import Coverage, Document, Dossier, Finding, Level, Region, Span, Zone
from workbench.report import docx
from workbench.report.anonymous import nameless, nameless_findings

TEXT = "  The night of the flood  \n\nThe flood took 15 lives, the town says.\nRepairs will cost $2bn on 3 May 2022."
DRAFT = replace(
    document(TEXT, "draft.md"), regions=(Region(Span(0, 26), Zone.HEADLINE), Region(Span(27, len(TEXT)), Zone.BODY))
)


def finding(words: str, rule: str, level: Level, message: str, *evidence: str) -> Finding:
    start = TEXT.index(words)
    return Finding(rule, level, message, Span(start, start + len(words)), 1, 1, "c", evidence)


WRONG = finding("15 lives", "contradicted", Level.ERROR, "The sources say 14.", LIVES[0].id, LIVES[1].id)
FINDINGS = (
    replace(WRONG, mend="Ask again."),
    finding("15", "supported", Level.NOTE, "Supported."),
    finding("$2bn on 3 May 2022", "not-found", Level.NOTE, "No source answers the same question."),
    replace(
        finding("on 3 May 2022", "disputed", Level.WARNING, "The sources disagree."), waived="per, the mayor's diary"
    ),
    replace(finding("Repairs", "waiver-unused", Level.WARNING, "It matches nothing."), path="waivers.toml"),
)


CHECKED, NONE = Coverage(3, 2, {"no source answers the same question": 1}), Coverage(0, 0, {})


def opened(content: bytes) -> WordDocument:
    return Word(io.BytesIO(content))


def transcript(content: bytes) -> str:
    """What a reader sees: paragraphs with their styles, tables row by row, comments with the words they stand at."""
    word, lines = opened(content), list[str]()
    for block in word.iter_inner_content():
        if hasattr(block, "rows"):
            lines += [" | ".join(cell.text.replace("\n", " / ") for cell in row.cells) for row in block.rows]
        else:
            lines.append(f"[{block.style.name if block.style else ''}] {block.text}")
    for comment in word.comments:
        lines.append(f"comment {comment.comment_id} on “{anchored(word, comment.comment_id)}”")
        lines += [f"  {paragraph.text}" for paragraph in comment.paragraphs]
    return "\n".join(lines) + "\n"


def anchored(word: WordDocument, number: int) -> str:
    """The words between the two ends of a comment."""
    words, inside = "", False
    for element in word.element.body.iter():
        if element.tag in (qn("w:commentRangeStart"), qn("w:commentRangeEnd")) and element.get(qn("w:id")) == str(
            number
        ):
            inside = element.tag == qn("w:commentRangeStart")
        elif inside and element.tag == qn("w:t"):
            words += element.text
    return words


def test_the_commented_draft_is_golden() -> None:
    golden.check("export-draft.docx.txt", transcript(docx.render_draft(DRAFT, FINDINGS, CHECKED, flood())))


@pytest.mark.parametrize(("name", "dossier"), [("export.docx.txt", flood()), ("export-ferry.docx.txt", ferry())])
def test_the_report_is_golden(name: str, dossier: Dossier) -> None:
    golden.check(name, transcript(docx.render(dossier)))


def test_each_comment_stands_at_its_words_and_names_sources_and_verdict() -> None:
    word = opened(docx.render_draft(DRAFT, FINDINGS, CHECKED, flood()))
    comments = {anchored(word, c.comment_id): "\n".join(p.text for p in c.paragraphs) for c in word.comments}
    assert list(comments) == ["15", "15 lives", "$2bn on 3 May 2022", "on 3 May 2022"]
    told = comments["15 lives"]
    assert told.startswith("Contradicted (error)\nThe sources say 14.\n")
    assert "Harbour Wire, 2022-05-04, 0: “The flood took 14 lives.”" in told
    assert "Verdict (current, ines): 14 lives is right — The register has 14 names." in told
    assert told.endswith("Ask again.")
    assert "Accepted: per, the mayor's diary" in comments["on 3 May 2022"]


def test_the_draft_keeps_its_paragraphs_and_its_headline() -> None:
    word = opened(docx.render_draft(DRAFT, FINDINGS, CHECKED, flood()))
    texts = [(p.style.name if p.style else "", p.text) for p in word.paragraphs]
    assert ("Heading 1", "The night of the flood") in texts
    assert ("Normal", "The flood took 15 lives, the town says.") in texts
    assert texts[0][1] == ("Checked with Workbench: 2 of 3 claims; not checked: 1 no source answers the same question.")
    assert texts[1][1].startswith("Found: 1 error. "), "what was accepted is no longer counted"


def test_the_questions_of_the_draft_come_first_and_the_other_conflicts_follow() -> None:
    word = opened(docx.render_draft(DRAFT, FINDINGS, CHECKED, flood()))
    touched, others = word.tables
    assert [row.cells[0].text.split("\n")[0] for row in touched.rows] == [
        "Question",
        "How many lives did the flood take?",
    ]
    assert len(others.rows) == 3
    assert "Because: The register has 14 names.\nEvidence: civil register, 10 May 2022" in touched.rows[1].cells[3].text


@pytest.mark.parametrize("dossier", [flood(), ferry(), EMPTY], ids=["flood", "ferry", "empty"])
def test_the_same_project_gives_the_same_bytes(dossier: Dossier) -> None:
    assert docx.render(dossier) == docx.render(dossier)
    one = docx.render_draft(DRAFT, FINDINGS, CHECKED, dossier)
    assert one == docx.render_draft(DRAFT, FINDINGS, CHECKED, dossier)
    packed = zipfile.ZipFile(io.BytesIO(one))
    assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert packed.testzip() is None
    assert "docProps/thumbnail.jpeg" not in packed.namelist()


def test_times_come_from_the_events_and_from_nowhere_else() -> None:
    told = opened(docx.render_draft(DRAFT, FINDINGS, CHECKED, flood()))
    assert {f"{c.timestamp:%Y-%m-%d %H:%M}" for c in told.comments if c.timestamp} == {"2022-05-11 08:00"}
    assert f"{told.core_properties.modified:%Y-%m-%d}" == "2022-05-11"
    untold = opened(docx.render_draft(DRAFT, FINDINGS, CHECKED, replace(flood(), verdicts=(), history={})))
    assert [c.timestamp for c in untold.comments] == [None] * 4


def test_an_anonymous_draft_names_nobody() -> None:
    dossier, by = flood(), "The draft says 15; the verdict of ines holds 14 life to be right"
    findings = nameless_findings([replace(FINDINGS[0], message=by), FINDINGS[3]], dossier.verdicts)
    words = transcript(docx.render_draft(DRAFT, findings, CHECKED, nameless(dossier)))
    words += transcript(docx.render(nameless(dossier)))
    assert "; the verdict holds 14 life to be right" in words
    assert "Accepted: by a waiver" in words
    assert not re.search(r"\b(?:ines|per)\b", words)


def test_a_draft_without_findings_is_a_document_too() -> None:
    assert "Found: nothing to mend." in transcript(docx.render_draft(DRAFT, (), NONE, EMPTY))
    assert transcript(docx.render_draft(Document(WIRE.source, ""), (), NONE, flood())).count("[Heading 1]") == 0


def test_a_real_office_opens_both(tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("no LibreOffice on this machine")
    (tmp_path / "draft.docx").write_bytes(docx.render_draft(DRAFT, FINDINGS, CHECKED, flood()))
    (tmp_path / "report.docx").write_bytes(docx.render(flood()))
    files = ["draft.docx", "report.docx"]
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = [office, "--headless", home, "--convert-to", "fodt", "--outdir", str(tmp_path), *files]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=180)
    draft = (tmp_path / "draft.fodt").read_text(encoding="utf-8")
    assert draft.count("<office:annotation ") == 4
    assert "The sources say 14." in draft
    report = (tmp_path / "report.fodt").read_text(encoding="utf-8")
    assert "When did the mayor come?" in report
    assert POSTEN.source.label in report
