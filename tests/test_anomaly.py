"""Anomalies: what must be found in a text, and what must not; a masthead that other sources contradict."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from workbench.anomaly import anomalies, mastheads, weekdays
from workbench.desk.derive import odd
from workbench.extract import extract
from workbench.frame import frame
from workbench.language.reading import Reading
from workbench.model import Anomaly, Claim, DateEvidence, Document, Question
from workbench.read import read_bytes

CASES = Path(__file__).parent.parent / "fixtures" / "anomalies.toml"
TYPES = {"weekday", "arithmetic", "tense", "order", "dateline"}


def cases() -> list[dict[str, Any]]:
    """The cases of the file, each with the keys its header tells of and no other."""
    found: list[dict[str, Any]] = tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]
    for case in found:
        assert case.keys() <= {"note", "text", "published", "top", "expect"}, case
        for expected in case["expect"]:
            assert expected.keys() == {"type", "words", "explanation"}, case
            assert expected["type"] in TYPES, case
    return found


def document(text: str, published: str | None, evidence: DateEvidence = DateEvidence.MANIFEST) -> Document:
    """A page with that text; without a date its own text gives none either."""
    read = read_bytes(text.encode(), "page.txt")
    dated = replace(read.source, published=published, published_from=evidence if published else DateEvidence.NONE)
    return replace(read, source=dated)


def told(page: Document) -> tuple[Claim, ...]:
    reading = Reading(page)
    return tuple(frame(reading, extract(reading)))


@pytest.mark.parametrize("case", cases(), ids=lambda case: str(case["note"]))
def test_anomalies(case: dict[str, Any]) -> None:
    if "top" in case:
        page = document(case["text"], case["top"], DateEvidence.MASTHEAD)
    else:
        page = document(case["text"], case.get("published"))
    found = anomalies(Reading(page), told(page))
    said = [(a.type, a.span.of(page.text), a.explanation) for a in found]
    assert len(said) == len(case["expect"]), said
    for expected in case["expect"]:
        assert any(
            type_ == expected["type"] and expected["words"] in words and expected["explanation"] in explanation
            for type_, words, explanation in said
        ), said


def test_a_third_of_the_cases_is_negative() -> None:
    negative = [case for case in cases() if not case["expect"]]
    assert 3 * len(negative) >= len(cases())


def test_anomalies_stay_the_same_and_rest_on_claims_of_the_document() -> None:
    page = document("It opened on Monday, 9 April 2019.\n\nThe fee rose from $40 to $55, a rise of $12.", "2019-05-02")
    claims = told(page)
    found = anomalies(Reading(page), claims)
    assert found == anomalies(Reading(page), claims)
    assert [a.type for a in found] == ["weekday", "arithmetic"]
    names = {claim.id for claim in claims}
    for anomaly in found:
        assert anomaly.claims
        assert set(anomaly.claims) <= names


def test_a_sentence_full_of_figures() -> None:
    """A sentence full of figures is a table; nothing is looked for in it, and nothing takes long."""
    page = document("Of these, " + "12 of 40, or from 3 May to 5 May, after " * 300 + "it ended.", "2019-05-02")
    reading = Reading(page)
    assert anomalies(reading, extract(reading)) == ()


def visit(top: str | None, evidence: DateEvidence, others: Sequence[str]) -> tuple[Anomaly, ...]:
    """The anomalies of a page that announces a visit, beside pages that report it."""
    pages = [document("Envoy Harald Lund will visit Tarna on the 18th to open the mill.", top, evidence)]
    pages += [document(text, "2024-06-21") for text in others]
    claims = [claim for page in pages for claim in told(page) if claim.kind == "date"]
    question = Question("q1", "date", "When did Lund visit Tarna?", tuple(claim.id for claim in claims))
    by_id, shelf = {claim.id: claim for claim in claims}, {page.source.id: page for page in pages}
    assert odd((), [question], by_id, shelf) == mastheads([question], by_id, shelf)
    return mastheads([question], by_id, shelf)


def test_a_masthead_is_not_contradicted_by_the_day_of_something_else() -> None:
    top = document("Envoy Harald Lund will visit Tarna on August 18.", "2024-11-22", DateEvidence.MASTHEAD)
    other = document("Envoy Harald Lund visited Tarna on 22 July 2024.", "2024-07-24")
    claims = [claim for page in (top, other) for claim in told(page) if claim.kind == "date"]
    question = Question("q1", "date", "When did Lund visit Tarna?", tuple(claim.id for claim in claims))
    assert mastheads([question], {c.id: c for c in claims}, {page.source.id: page for page in (top, other)}) == ()


REPORT = "Envoy Harald Lund visited Tarna on 18 June 2024 and opened the mill."
LATE = "Envoy Harald Lund visited Tarna on 19 November 2024 and opened the mill."


def test_a_masthead_later_than_what_is_told_as_still_to_come() -> None:
    [found] = visit("2024-11-22", DateEvidence.MASTHEAD, [REPORT])
    assert found.type == "tense"
    assert "told as still to come, but page.txt dates it 2024-06-18" in found.explanation
    assert "2024-11-22" in found.explanation


@pytest.mark.parametrize(
    ("top", "evidence", "others"),
    [
        ("2024-11-22", DateEvidence.POSTED, [REPORT]),
        ("2024-06-14", DateEvidence.MASTHEAD, [REPORT]),
        ("2024-11-22", DateEvidence.MASTHEAD, [LATE]),
        ("2024-11-22", DateEvidence.MASTHEAD, [REPORT, LATE]),
        ("2024-11-22", DateEvidence.MASTHEAD, []),
        (None, DateEvidence.NONE, [REPORT]),
    ],
    ids=["posted", "earlier", "within a week", "not all before", "alone", "no masthead"],
)
def test_a_masthead_that_may_be_right(top: str | None, evidence: DateEvidence, others: list[str]) -> None:
    assert visit(top, evidence, others) == ()


def hearing(words: str, others: Sequence[str]) -> tuple[Anomaly, ...]:
    """The anomalies of a page without a date that tells of a hearing, beside dated pages that tell of it, too."""
    pages = [document(words, None), *(document(text, "2024-06-10") for text in others)]
    claims = [claim for page in pages for claim in told(page) if claim.kind == "date"]
    question = Question("q1", "date", "When will the hearing take place?", tuple(claim.id for claim in claims))
    by_id, shelf = {claim.id: claim for claim in claims}, {page.source.id: page for page in pages}
    assert odd((), [question], by_id, shelf) == weekdays([question], by_id, shelf)
    return weekdays([question], by_id, shelf)


def test_a_weekday_that_is_another_in_the_year_other_sources_give() -> None:
    [found] = hearing("The hearing is listed for Thursday, 21 June.", ["The hearing is on 21 June, the court said."])
    assert found.type == "weekday"
    assert "dates it 2024-06-21, a Friday, not a Thursday" in found.explanation


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("The hearing is listed for Friday, 21 June.", ["The hearing is on 21 June, the court said."]),
        ("The hearing is listed for Thursday, 21 June.", ["The hearing is on 20 June, the court said."]),
        ("The hearing is listed for Thursday, 21 June.", []),
    ],
    ids=["the right weekday", "another day", "alone"],
)
def test_a_weekday_that_other_sources_leave_alone(words: str, others: list[str]) -> None:
    assert hearing(words, others) == ()
