"""Quantities, sums, percentages and ranks: the properties that hold for all of them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.quickest import quickest
from workbench.kinds import money, ordinal, percent, quantity
from workbench.kinds.kind import Kind
from workbench.language import amounts
from workbench.language.currencies import name_of, part_of, whole_of
from workbench.language.numerals import Numeral
from workbench.language.reading import Reading
from workbench.language.results import results
from workbench.language.units import conversions, is_unit, notation
from workbench.model import Document, Mention, Modifier, Region, Relation, Source, Span, Value, Zone

KINDS: tuple[Kind, ...] = (quantity, money, percent, ordinal)


def reading(text: str) -> Reading:
    return Reading(Document(Source("0", "case.txt"), text, (Region(Span(0, len(text)), Zone.BODY),)))


def values() -> st.SearchStrategy[Value]:
    numbers = st.decimals(min_value=0, max_value=10**9, places=2)

    def value(low: Decimal, width: Decimal | None, modifier: Modifier) -> Value:
        high = None if width is None else low + width
        return amounts.value_of(Numeral(Span(0, 1), low, high), modifier, "")

    return st.builds(value, numbers, st.none() | numbers, st.sampled_from(Modifier))


@settings(deadline=None, max_examples=60)
@given(values(), values())
def test_compare_is_symmetric(a: Value, b: Value) -> None:
    for kind in (quantity, money, percent):
        assert kind.compare(a, b) is kind.compare(b, a)


@settings(deadline=None, max_examples=60)
@given(values())
def test_compare_is_equal_on_itself(a: Value) -> None:
    assert all(kind.compare(a, a) is Relation.EQUAL for kind in (quantity, money, percent))


@settings(deadline=None, max_examples=60)
@given(st.decimals(min_value=-(10**15), max_value=10**15, places=3))
def test_canonical_numbers_parse_back(number: Decimal) -> None:
    assert Decimal(amounts.write(number)) == number


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("31412", "31412"),
        ("1.2E+9", "1.2e9"),
        ("1240000", "1.24e6"),
        ("1234567", "1234567"),
        ("18.50", "18.5"),
        ("0", "0"),
    ],
)
def test_canonical_numbers(number: str, written: str) -> None:
    assert amounts.write(Decimal(number)) == written


def test_units_convert() -> None:
    assert is_unit("kilometre")
    assert is_unit("barrel per day")
    assert not is_unit("resident")
    assert conversions("kilometre", "metre") == ((Decimal("1000.0"), Decimal("0.0")),)
    assert conversions("kilometre", "kilogram") == ()
    assert len(conversions("ton", "tonne")) == 3


def test_the_notation_is_short_and_the_unit_is_a_word() -> None:
    assert notation("kilometre per hour") == "km/h"
    assert notation("tonne per year") == "tonne per year"
    assert notation("gram per kilometre") == "g per kilometre"
    assert notation("resident") == "resident"


@pytest.mark.parametrize(
    ("code", "whole", "part"),
    [
        ("USD", "US dollar", "US cent"),
        ("GBP", "pound sterling", "penny"),
        ("CAD", "Canadian dollar", "Canadian cent"),
        ("EUR", "euro", "euro cent"),
    ],
)
def test_a_hundredth_knows_its_currency(code: str, whole: str, part: str) -> None:
    assert (name_of(code), part_of(code), whole_of(part_of(code))) == (whole, part, whole)
    assert whole_of(whole) == ""


@pytest.mark.parametrize(
    ("number", "unit", "whole"),
    [("0.3333333", "share", ("33.3", "%")), ("90", "penny per litre", ("0.90", "pound sterling per litre"))],
)
def test_whole_units(number: str, unit: str, whole: tuple[str, str]) -> None:
    value = amounts.in_whole_units(Value("", number=Decimal(number), unit=unit))
    assert (str(value.number), value.unit) == whole


@pytest.mark.parametrize(
    ("share", "percent"), [("0.5", "50"), ("0.3333333", "33.3"), ("0.00005", "0.005"), ("0.0004", "0.04")]
)
def test_shares_in_percent(share: str, percent: str) -> None:
    assert amounts.percent_of(Decimal(share)) == Decimal(percent)


@pytest.mark.parametrize(
    "text", ["3-1 ", "aged 11-14 won", "pages 3-7 passed", "won on May 3-7", "won 2019-20", "a 3-1-2 win"]
)
def test_pairs_of_numbers_that_are_no_result(text: str) -> None:
    assert list(results(text, Span(0, len(text)))) == []


def test_no_number_is_incomparable() -> None:
    assert amounts.compare(Value("soon"), Value("5", number=Decimal(5))) is Relation.INCOMPARABLE


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="0123456789.,%$€£-– (\n)aoft hundred million pounds half of", max_size=120))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    document = reading(text)
    for kind in KINDS:
        mentions: list[Mention] = list(kind.find(document))
        assert all(0 <= m.span.start < m.span.end <= len(text) and m.kind == kind.name for m in mentions)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    ["$1,", "1 percent ", "one in ", "1-1 ", "12 km ", "the fifth ", "half of a ", "won 3-1 ", "5'7\" ", "4.8, "],
)
def test_time_grows_with_the_length(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        return quickest(lambda: [list(kind.find(reading(text))) for kind in KINDS])

    seconds(1_000)
    short, long = max(seconds(5_000), 0.05), seconds(40_000)
    assert long < short * 40
