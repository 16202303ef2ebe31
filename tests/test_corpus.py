"""The founding example from end to end: corpus/ against its gold, and the two drafts against corpus/."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from workbench.desk import Desk
from workbench.model import Claim, Dossier, Finding, Level, Span

CORPUS = Path(__file__).parent.parent / "corpus"
GOLD = json.loads((CORPUS / "gold.json").read_text(encoding="utf-8"))

KIN = ({"date", "duration"}, {"quantity", "ordinal"}, {"instrument", "party"})
"""Kinds that may hold the same words."""


@dataclass(frozen=True)
class Reviewed:
    """The corpus as the desk sees it."""

    dossier: Dossier
    names: dict[str, str]
    """Source id to the document's name in the gold."""

    def spans(self, gold: dict[str, Any]) -> list[Span]:
        """Where the words of a gold claim stand; several times where the page repeats itself."""
        text = next(d.text for d in self.dossier.documents if self.names[d.source.id] == gold["document"])
        at = gold["sentence"].index(gold["mention"])
        starts = [found.start() + at for found in re.finditer(re.escape(gold["sentence"]), text)]
        assert starts, f"{gold['document']}: {gold['sentence']!r} is not in the text"
        return [Span(start, start + len(gold["mention"])) for start in starts]

    def claims(self, gold: dict[str, Any], kind: str | None = None) -> set[str]:
        """Ids of the claims that hold the words of a gold claim."""
        spans = self.spans(gold)
        return {
            claim.id
            for claim in self.dossier.claims
            if self.names[claim.source] == gold["document"]
            and any(claim.span.overlaps(span) for span in spans)
            and (kind is None or fits(claim, kind))
        }

    @property
    def conflicts(self) -> set[frozenset[str]]:
        return {frozenset(c.claims) for question in self.dossier.questions for c in question.conflicts}


def fits(claim: Claim, kind: str) -> bool:
    return claim.kind == kind or any({claim.kind, kind} <= kin for kin in KIN)


def pairs(question: dict[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any], bool]]:
    """Every two gold claims of a question, and whether they contradict each other."""
    for a, b in itertools.combinations(question["claims"], 2):
        yield a, b, not set(a["answers"]) & set(b["answers"])


def disputed() -> list[dict[str, Any]]:
    return [question for question in GOLD["questions"] if any(clash for _, _, clash in pairs(question))]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with Desk.open(tmp_path_factory.mktemp("corpus") / "corpus.db") as desk:
        added = desk.add([str(CORPUS / "articles")], manifest=str(CORPUS / "manifest.csv"))
        assert (len(added.added), added.skipped) == (6, ())
        yield desk


@pytest.fixture(scope="module")
def reviewed(desk: Desk) -> Reviewed:
    files = {PurePosixPath(entry["file"]).name: name for name, entry in GOLD["documents"].items()}
    dossier = desk.dossier()
    return Reviewed(dossier, {d.source.id: files[PurePosixPath(d.source.path).name] for d in dossier.documents})


def named(question: dict[str, Any]) -> str:
    return str(question["question"])


@pytest.mark.parametrize("question", GOLD["questions"], ids=named)
def test_claims_are_found_with_their_values(reviewed: Reviewed, question: dict[str, Any]) -> None:
    canonical = {claim.id: claim.value.canonical for claim in reviewed.dossier.claims}
    said = [
        (gold["document"], gold["mention"], {canonical[c] for c in reviewed.claims(gold, question["kind"])})
        for gold in question["claims"]
    ]
    assert [(d, m, gold["value"] in values) for (d, m, values), gold in zip(said, question["claims"], strict=True)] == [
        (gold["document"], gold["mention"], True) for gold in question["claims"]
    ], said


@pytest.mark.parametrize("question", GOLD["questions"], ids=named)
def test_claims_of_a_question_stand_together(reviewed: Reviewed, question: dict[str, Any]) -> None:
    found = set[str]().union(*(reviewed.claims(gold, question["kind"]) for gold in question["claims"]))
    groups = [set(q.claims) for q in reviewed.dossier.questions if set(q.claims) & found]
    assert any(all(group & reviewed.claims(gold) for gold in question["claims"]) for group in groups)


@pytest.mark.parametrize("question", disputed(), ids=named)
def test_disagreements_are_reported(reviewed: Reviewed, question: dict[str, Any]) -> None:
    expected = {
        frozenset((x, y))
        for a, b, clash in pairs(question)
        if clash
        for x in reviewed.claims(a, question["kind"])
        for y in reviewed.claims(b, question["kind"])
    }
    assert reviewed.conflicts & expected


def test_nothing_else_is_reported_as_a_conflict(reviewed: Reviewed) -> None:
    explained = {
        frozenset((x, y))
        for question in GOLD["questions"]
        for a, b, clash in pairs(question)
        if clash
        for x in reviewed.claims(a)
        for y in reviewed.claims(b)
    }
    titles = [
        question.title
        for question in reviewed.dossier.questions
        if question.conflicts and not explained & {frozenset(c.claims) for c in question.conflicts}
    ]
    assert titles == []


@pytest.mark.parametrize("trap", GOLD["traps"], ids=lambda trap: str(trap["why"]))
def test_traps_are_not_fallen_into(reviewed: Reviewed, trap: dict[str, Any]) -> None:
    a, b = (reviewed.claims(gold) for gold in trap["claims"])
    assert not reviewed.conflicts & {frozenset((x, y)) for x in a for y in b}


def test_the_date_that_cannot_be_right_is_reported_and_nothing_else(reviewed: Reviewed) -> None:
    [anomaly] = reviewed.dossier.anomalies
    [gold] = GOLD["anomalies"]
    assert (anomaly.type, reviewed.names[anomaly.source]) == (gold["type"], gold["document"])
    assert any(anomaly.span.overlaps(span) for span in reviewed.spans(gold))


def test_the_copy_is_no_second_origin(reviewed: Reviewed) -> None:
    copies = {reviewed.names[a]: reviewed.names[b] for a, b in reviewed.dossier.duplicate_of.items()}
    expected = {name: entry["duplicate_of"] for name, entry in GOLD["documents"].items() if entry["duplicate_of"]}
    assert copies == expected


# -- the drafts -------------------------------------------------------------------------------------


def errors_of(findings: tuple[Finding, ...]) -> list[Finding]:
    return [finding for finding in findings if finding.level is Level.ERROR]


def wrong_words() -> dict[int, list[str]]:
    """Line of draft.md to the words that differ from clean.md there."""
    lines = zip(
        (CORPUS / "draft.md").read_text(encoding="utf-8").splitlines(),
        (CORPUS / "clean.md").read_text(encoding="utf-8").splitlines(),
        strict=True,
    )
    wrong = {}
    for number, (draft, clean) in enumerate(lines, 1):
        if draft != clean:
            both = zip(draft.split(), clean.split(), strict=True)
            wrong[number] = [a.strip("”.,") for a, b in both if a != b]
    return wrong


def test_the_draft_has_the_five_errors_that_the_readme_lists() -> None:
    listed = re.findall(r"^\| (\d+) \| ", (CORPUS / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted({int(number) for number in listed}) == sorted(wrong_words())
    assert len(listed) == 5


def test_the_five_errors_of_the_draft_are_named_with_line_and_column(desk: Desk) -> None:
    _, findings = desk.check(str(CORPUS / "draft.md"))
    lines = (CORPUS / "draft.md").read_text(encoding="utf-8").splitlines()
    errors = errors_of(findings)
    assert sorted(finding.line for finding in errors) == [7, 9, 9, 11, 15]
    for finding in errors:
        words = lines[finding.line - 1][finding.column - 1 : finding.column - 1 + len(finding.span)]
        assert any(wrong in words for wrong in wrong_words()[finding.line]), words
        assert finding.evidence


def test_the_clean_draft_has_none(desk: Desk) -> None:
    _, findings = desk.check(str(CORPUS / "clean.md"))
    assert [(finding.line, finding.message) for finding in errors_of(findings)] == []
