"""Positions and conflicts: which answers a question has, and which of them cannot both be right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import pytest

from tests.framed import framed
from workbench.conflict import RULES, judge
from workbench.kinds import kinds
from workbench.model import Claim, Document, Question, Severity


def judged(kind: str, *texts: str, published: str | None = "2023-03-08", copies: Sequence[int] = ()) -> Question:
    """The question that the first claim of the kind in each text answers; `copies` are texts copied from the first."""
    claims, documents = dict[str, Claim](), dict[str, Document]()
    for number, text in enumerate(texts):
        document, found = framed(text, published, f"Outlet {number}")
        claim = next(c for c in found if c.kind == kind)
        claims[claim.id], documents[document.source.id] = claim, document
    first, *_ = sources = list(documents)
    origins = {sources[number]: first for number in copies}
    return judge(Question("q", kind, "", tuple(sorted(claims))), claims, documents, origins)


def positions(question: Question) -> dict[str, int]:
    """Value of each position, in order, to the number of its claims."""
    return {position.value: len(position.claims) for position in question.positions}


def severities(question: Question) -> list[Severity]:
    return [conflict.severity for conflict in question.conflicts]


# -- positions ---------------------------------------------------------------------------------------


def test_equal_values_are_one_position() -> None:
    question = judged("date", "The hall opened on 4 May 1998.", "It was on May 4, 1998 that the hall opened.")
    assert positions(question) == {"1998-05-04": 2}
    assert question.conflicts == ()


def test_a_coarse_value_joins_the_finer_one() -> None:
    question = judged("date", "The hall opened in 1998.", "The hall opened on 4 May 1998.", "It opened in May 1998.")
    assert positions(question) == {"1998-05-04": 3}
    assert question.conflicts == ()


def test_a_coarse_value_that_fits_two_finer_ones_joins_neither() -> None:
    question = judged(
        "date", "The hall opened in 1998.", "The hall opened on 4 May 1998.", "The hall opened on 9 June 1998."
    )
    assert positions(question) == {"1998": 1, "1998-05-04": 1, "1998-06-09": 1}
    [conflict] = question.conflicts
    assert "“4 May 1998”" in conflict.explanation
    assert "“9 June 1998”" in conflict.explanation


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        ("quantity", ["The storm left 300 families homeless.", "More than 250 families were left homeless."]),
        ("quantity", ["The storm left 300 families homeless.", "About 305 families were left homeless."]),
        ("money", ["The hall cost $1.2 million.", "The hall cost $1.23 million."]),
        ("duration", ["The strike lasted two weeks.", "The strike lasted 14 days."]),
        ("quantity", ["The lorry carried two tonnes of rice.", "The lorry carried 2,000 kg of rice."]),
        ("party", ["North Korea and Chile signed a treaty.", "Chile and the DPRK signed a treaty."]),
    ],
    ids=["a bound", "a hedge", "a rounding", "weeks and days", "tonnes and kilos", "aliases"],
)
def test_inside_the_tolerance_there_is_one_position_and_no_conflict(kind: str, texts: list[str]) -> None:
    question = judged(kind, *texts)
    assert list(positions(question).values()) == [2]
    assert question.conflicts == ()


def test_what_cannot_be_compared_is_no_conflict() -> None:
    question = judged("money", "The hall cost $1.2 million.", "The hall cost €1.2 million.")
    assert len(question.positions) == 2
    assert question.conflicts == ()


def test_the_position_of_most_origins_comes_first_and_copies_count_once() -> None:
    texts = (
        "The hall opened on 4 May 1998.",
        "So the hall opened on 4 May 1998.",
        "The hall opened on 9 June 1998.",
        "At last the hall opened on 9 June 1998.",
    )
    alone = judged("date", *texts)
    assert [len(p.origins) for p in alone.positions] == [2, 2]
    copied = judged("date", *texts, copies=[1])
    assert [(p.value, len(p.claims), len(p.origins)) for p in copied.positions] == [
        ("1998-06-09", 2, 2),
        ("1998-05-04", 2, 1),
    ]


def test_every_claim_has_one_position() -> None:
    question = judged("percent", "It rose to 61 percent.", "It rose to 64 percent.", "It rose to about 61 percent.")
    assert sorted(claim for position in question.positions for claim in position.claims) == sorted(question.claims)


def test_the_order_of_claims_changes_nothing() -> None:
    read = [
        framed(f"The hall opened {day}.", "2023-03-08", f"Outlet {day}")
        for day in ("in 1998", "on 4 May 1998", "in 1997", "on 6 May 1998")
    ]
    documents = {document.source.id: document for document, _ in read}
    claims = {claim.id: claim for _, found in read for claim in found}
    results = {
        judge(Question("q", "date", "", order), claims, documents, {}).positions for order in permutations(claims)
    }
    assert len(results) == 1


# -- conflicts ---------------------------------------------------------------------------------------

DIFFERING = {
    "date": ["The hall opened on 4 May 1998.", "The hall opened on 9 June 1998."],
    "duration": ["The strike lasted nine days.", "The strike lasted two weeks."],
    "age": ["Oda Finch, 34, was elected mayor.", "Oda Finch, 36, was elected mayor."],
    "quantity": ["The storm left 300 families homeless.", "The storm left 240 families homeless."],
    "money": ["The hall cost $1.2 million.", "The hall cost $1.9 million."],
    "percent": ["Turnout rose to 61 percent.", "Turnout rose to 64 percent."],
    "ordinal": ["Kenya's third president resigned.", "Kenya's fourth president resigned."],
    "provision": ["Article 12 of the charter forbids it.", "Article 14 of the charter forbids it."],
    "party": ["Peru and Chile signed a treaty.", "Peru and Brazil signed a treaty."],
    "quote": ["“We promised nobody a bridge,” said Oda Finch.", "“We promised everybody a bridge,” said Oda Finch."],
}


@pytest.mark.parametrize("kind", DIFFERING)
def test_a_conflict_names_its_rule_and_quotes_both_sides(kind: str) -> None:
    question = judged(kind, *DIFFERING[kind])
    [conflict] = question.conflicts
    assert (conflict.rule, conflict.severity) == (RULES[kind], Severity.CONFLICT)
    assert sorted(conflict.claims) == sorted(question.claims)
    said = conflict.explanation
    assert said.endswith(".")
    assert said.count("“") == said.count("”") == 2
    assert "Outlet 0 has “" in said
    assert "Outlet 1 has “" in said


def test_every_kind_has_a_rule() -> None:
    assert set(RULES) == set(kinds())


def test_a_value_is_read_out_beside_words_that_do_not_say_it() -> None:
    question = judged("date", "The hall opened yesterday.", "The hall opened on 5 March 2023.")
    assert question.conflicts[0].explanation == (
        "Outlet 1 has “5 March 2023” (2023-03-05); Outlet 0 has “yesterday” (2023-03-07)."
    )


def test_drifted_wording_says_what_the_drift_is() -> None:
    [conflict] = judged("quote", *DIFFERING["quote"]).conflicts
    assert "the wording differs by " in conflict.explanation


@pytest.mark.parametrize(
    "texts",
    [
        ["The hall opened on 4 May 2022.", "The hall will open on 9 May 2023."],
        ["The hall will open on 4 May 2023.", "The hall will open on 9 May 2023."],
        ["The hall opened on 4 May 2022.", "The hall did not open on 9 May 2022."],
    ],
    ids=["plan and fact", "two plans", "fact and denial"],
)
def test_what_is_not_told_as_fact_on_both_sides_is_only_a_question(texts: list[str]) -> None:
    assert severities(judged("date", *texts)) == [Severity.QUESTION]


def test_an_incomplete_value_is_only_a_question() -> None:
    question = judged("date", "The hall opened on 4 May.", "The hall opened on 9 June 2022.", published=None)
    assert severities(question) == [Severity.QUESTION]


def test_how_likely_two_positions_are_one_question_decides_how_loud_their_conflict_is() -> None:
    sure = judged("date", "The hall opened in 1998.", "The hall opened in 2001.")
    texts = "The hall opened in 1998.", "The hall opened in 2001."
    read = [framed(text, "2023-03-08", f"Outlet {number}") for number, text in enumerate(texts)]
    claims = {claim.id: claim for _, found in read for claim in found if claim.kind == "date"}
    documents = {document.source.id: document for document, _ in read}
    assert severities(sure) == [Severity.CONFLICT]
    for odds, expected in ((0.9, [Severity.CONFLICT]), (0.5, [Severity.QUESTION]), (0.1, [])):
        question = Question("q", "date", "", tuple(sorted(claims)), odds={frozenset(claims): odds})
        assert severities(judge(question, claims, documents, {})) == expected
