"""Titles of questions and the reasons beside them: plain English out of the sources' own words."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from workbench.extract import extract
from workbench.frame import frame
from workbench.language.reading import Reading
from workbench.link.cluster import Pair
from workbench.link.title import title
from workbench.link.why import why
from workbench.model import Claim, Document, Frame, Participant, Relation, Span, Value, Zone
from workbench.read import read_bytes

FIXTURES = Path(__file__).parent.parent / "fixtures"
CASES: list[dict[str, Any]] = tomllib.loads((FIXTURES / "titles.toml").read_text(encoding="utf-8"))["case"]
KEYS = {"kind", "texts", "claims", "title", "xfail"}


def read(*texts: str) -> tuple[list[Claim], dict[str, Document]]:
    """Framed claims of texts, each a document of its own."""
    found, documents = list[Claim](), dict[str, Document]()
    for number, text in enumerate(texts):
        reading = Reading(read_bytes(text.encode(), f"{number}.txt"))
        documents[reading.document.source.id] = reading.document
        found.extend(frame(reading, extract(reading)))
    return found, documents


def members(case: dict[str, Any]) -> tuple[list[Claim], dict[str, Document]]:
    found, documents = read(*case["texts"])
    told = [
        next(c for c in found if c.kind == case["kind"] and words in c.quote and words in text and c.source == source)
        for source, text, words in zip(documents, case["texts"], case["claims"], strict=True)
    ]
    return told, documents


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["title"]))
def test_a_question_is_asked_as_a_person_would(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    assert set(case) <= KEYS
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(reason=case["xfail"], strict=True))
    told, documents = members(case)
    assert title(told, documents) == case["title"]


@pytest.mark.parametrize("case", CASES[:6], ids=lambda case: str(case["title"]))
def test_the_order_of_claims_changes_nothing(case: dict[str, Any]) -> None:
    told, documents = members(case)
    again = [replace(c, id=f"{c.id}x") for c in told]
    assert len({title(order, documents) for order in permutations([*told, *again])}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Nothing but 12 and 15 and 40 percent, [2 days] (=length) 7 km.",
        "“”‘’ 3 May 2011 ???",
        "AB 12 000 persons, 4 km² · 3 %\n\n- 5 dogs\n\n5 dogs",
        "He said: “We never said no.” They left in 2004. It cost them $5. She is 34.",
        "No minister resigned in 2012 and none of the 14 envoys was paid $3m for 2 years.",
    ],
)
def test_any_text_gets_a_line_that_asks(text: str) -> None:
    found, documents = read(text)
    for claim in found:
        line = title([claim], documents)
        assert line.endswith("?")
        assert "\n" not in line
        assert "=" not in line.replace("(=length", "")
        assert len(line) < 200


def test_an_article_of_our_own_is_asked_about_without_marks() -> None:
    article = min((FIXTURES.parent / "corpus" / "articles").iterdir())
    reading = Reading(read_bytes(article.read_bytes(), article.name))
    documents = {reading.document.source.id: reading.document}
    for claim in frame(reading, extract(reading)):
        if claim.zone in (Zone.BODY, Zone.HEADLINE):
            line = title([claim], documents)
            assert line[:1].isupper()
            assert line.endswith("?")
            assert not {"·", "="} & set(line)
            asked = line.split(": “")[0]
            assert " ," not in asked
            assert " ." not in asked


def test_a_denied_sentence_is_never_turned_into_its_contrary() -> None:
    found, documents = read("The treaty did not end in 1998.")
    dated = [c for c in found if c.kind == "date"]
    assert title(dated, documents) != "When did the treaty end?"


def test_a_pronoun_that_nothing_resolves_is_not_asked_about() -> None:
    found, documents = read("It ended in 1998.")
    assert title(found, documents) == "When: “It ended in …”?"


def test_the_answer_does_not_stand_in_the_question() -> None:
    found, documents = read("On 4 May 2015 the firm bought the mill, on Tuesday 5 May 2015 it sold the mill.")
    for claim in (c for c in found if c.kind == "date"):
        assert "May" not in title([claim], documents).split(":")[0]


def test_without_documents_the_words_of_the_claim_remain() -> None:
    assert title([_claim("a", Frame())], {}) == "When: “4 May”?"


def _claim(name: str, told: Frame, speaker: str = "") -> Claim:
    return Claim(name, name, "date", Span(0, 5), Span(0, 20), "4 May", Value("05-04"), frame=told, attribution=speaker)


def _why(first: Frame, second: Frame, evidence: dict[str, float], *shared: str, speaker: str = "") -> tuple[str, ...]:
    claims = {"a": _claim("a", first, speaker), "b": _claim("b", second, speaker)}
    return why([Pair("a", "b", 0.9, Relation.EQUAL, evidence, shared)], claims)


def test_reasons_name_event_words_names_period_and_values() -> None:
    names = (Participant("agent", "Peru"), Participant("with", "Chile"))
    told = Frame(topic="treaty", predicate="end", participants=names, scope=("last year",))
    assert _why(told, told, {"same event": 1.0, "values agree": 1.0}, "notice", "peru", speaker="Rosa Quispe") == (
        "both speak of the end: treaty",
        "same words: “notice”",
        "same people and places: Chile, Peru",
        "same speaker: Rosa Quispe",
        "same period: last year",
        "values agree",
    )


def test_reasons_hold_no_marks_of_the_machinery() -> None:
    told = Frame(topic="=length", predicate="=gap")
    assert _why(told, told, {"same event": 1.0}, "=length", "vote") == ("same words: “vote”",)


def test_subjects_of_one_sort_are_named_both() -> None:
    lines = _why(Frame(topic="pact"), Frame(topic="accord"), {"same topic class": 1.0})
    assert lines == ("both speak of one sort of thing: accord, pact",)


def test_names_in_lower_case_are_not_subjects() -> None:
    told = Frame(topic="quispe", participants=(Participant("agent", "Rosa Quispe"),))
    assert _why(told, told, {}) == ("same people and places: Rosa Quispe",)
