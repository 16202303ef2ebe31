"""Provisions, instruments and parties: what comparison promises, and time that stays linear."""

from __future__ import annotations

import itertools

import pytest

from tests.quickest import quickest
from workbench.kinds import instrument, party, provision
from workbench.language.instruments import find
from workbench.language.reading import Reading
from workbench.model import Document, Relation, Source, Span, Value

PROVISIONS = [
    "art. 6",
    "art. 6(1)",
    "art. 6(2)",
    "art. 5..7",
    "art. 9",
    "s. 6",
    "ch. VII",
    "ch. 7",
    "rule 31.4",
    "res. 46/182",
]
INSTRUMENTS = [
    "UN Charter",
    "United Nations Charter",
    "1961 treaty",
    "Treaty of Trianon",
    "Pension Act 1995",
    "Pension Act",
]
PARTIES = ["Chile + Peru", "Chile + Peru + Spain", "Finland + Russia", "Finland + Soviet Union"]


def reading(text: str) -> Reading:
    return Reading(Document(Source(id="0", path="case.txt"), text))


@pytest.mark.parametrize(
    ("kind", "values"),
    [(provision, PROVISIONS), (instrument, INSTRUMENTS), (party, PARTIES)],
    ids=lambda x: str(x)[:24],
)
def test_comparison_is_symmetric_and_equal_on_itself(kind: object, values: list[str]) -> None:
    compare = kind.compare  # type: ignore[attr-defined]
    for value in values:
        assert compare(Value(value), Value(value)) is Relation.EQUAL
    for a, b in itertools.combinations(values, 2):
        assert compare(Value(a), Value(b)) is compare(Value(b), Value(a))


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("art. 6", "art. 6(1)", Relation.REFINES),
        ("art. 6(1)", "art. 6(2)", Relation.CONFLICT),
        ("art. 6", "art. 9", Relation.CONFLICT),
        ("art. 6", "s. 6", Relation.INCOMPARABLE),
        ("ch. VII", "ch. 7", Relation.EQUAL),
        ("art. XIV", "art. 14", Relation.EQUAL),
        ("art. 5..7", "art. 6", Relation.REFINES),
        ("art. 5..7", "art. 7..9", Relation.OVERLAPS),
        ("art. 5..7", "art. 9", Relation.CONFLICT),
    ],
)
def test_provisions_compare(a: str, b: str, relation: Relation) -> None:
    assert provision.compare(Value(a), Value(b)) is relation


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("UN Charter", "United Nations Charter", Relation.EQUAL),
        ("Pension Act 1995", "Pension Act", Relation.REFINES),
        ("Pension Act 1995", "Pension Act 2004", Relation.INCOMPARABLE),
        ("1961 treaty", "Treaty of Trianon", Relation.INCOMPARABLE),
        ("Health & Safety Act", "Health and Safety Act", Relation.EQUAL),
        ("Labour Code", "Labor Code", Relation.EQUAL),
    ],
)
def test_instruments_compare(a: str, b: str, relation: Relation) -> None:
    assert instrument.compare(Value(a), Value(b)) is relation


def test_a_party_nobody_knows_is_not_compared() -> None:
    known = Value("Chile + Peru")
    assert party.compare(known, Value("Chile + Zamunda", unknown="a party that is no known country or body")) is (
        Relation.INCOMPARABLE
    )
    assert party.compare(known, Value("Bolivia + Chile")) is Relation.CONFLICT
    among_three = Value("Bolivia + Chile + Homeland", unknown="a party that is no known country or body")
    assert party.compare(Value("Bolivia + Chile + Peru"), among_three) is Relation.CONFLICT
    short = Value("Chile + Centre Union + Peru", unknown="a party that is no known body")
    assert party.compare(Value("Chile + Centre + Peru"), short) is Relation.INCOMPARABLE
    assert party.compare(Value("Finland + Russia"), Value("Finland + Soviet Union")) is Relation.OVERLAPS


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Under the Treaty of Lisbon, Spain and Portugal agreed.", ["Treaty of Lisbon"]),
        ("the Refugee Convention and its Protocol", ["Refugee Convention"]),
        ("the Convention for the Safety of Life at Sea", ["Convention for the Safety of Life at Sea"]),
        ("Murphy's Law", ["Murphy's Law"]),
        ("a Class Act", []),
        ("He moved to Constitution Avenue.", []),
    ],
)
def test_instruments_in_capitals(text: str, named: list[str]) -> None:
    assert [i.canonical for i in find(text, Span(0, len(text)))] == named


UNITS = [
    "Article 5 ",
    "5, 6 and ",
    "Art. 1(1)",
    "Treaty of ",
    "Treaty of A, ",
    "the 1961 treaty ",
    "A-B ",
    "Norway and ",
    "the ",
]


@pytest.mark.parametrize("kind", [provision, instrument, party], ids=["provision", "instrument", "party"])
@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_no_faster_than_the_text(kind: object, unit: str) -> None:
    def seconds(size: int) -> float:
        prepared = reading(unit * (size // len(unit)))
        assert prepared.sentences
        return quickest(lambda: list(kind.find(prepared)))  # type: ignore[attr-defined]

    seconds(2_000)
    short, long = max(seconds(8_000), 0.02), seconds(32_000)
    assert long < 12 * short
