"""Numbers and hedges as prose writes them, apart from any kind."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.quickest import quickest
from workbench.language.hedges import hedge, only_just
from workbench.language.numerals import Numeral, find, parse_word
from workbench.model import Modifier, Span


def numerals(text: str) -> list[Numeral]:
    return find(text, Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1.234.567,89", "1234567.89"),
        ("1 234 567", "1234567"),
        ("1'234", "1234"),
        ("12,34,567", "1234567"),
        (".5", "0.5"),
        ("4.5 million", "4500000"),
        ("4.5bn", "4500000000"),
        ("25k", "25000"),
        ("3½", "3.5"),
        ("7 1/4", "7.25"),
        ("-5", "-5"),
        ("minus 12", "-12"),
        ("twenty-three", "23"),
        ("one hundred and twelve thousand", "112000"),
        ("a hundred and fifty", "150"),
        ("a dozen", "12"),
        ("two dozen", "24"),
        ("half a dozen", "6"),
        ("half a million", "500000"),
        ("a million and a half", "1500000"),
        ("two and a half million", "2500000"),
        ("three quarters of a million", "750000"),
        ("a quarter of a billion", "250000000"),
        ("three point five", "3.5"),
        ("a couple of hundred", "200"),
        ("nil", "0"),
        ("nought point nought four", "0.04"),
        ("two hundred point seventy-one", "200.71"),
        ("1e10", "10000000000"),
        ("1.3x10^6", "1300000"),
        ("2×10⁻⁸", "0.00000002"),
        ("-12e-1", "-1.2"),
        ("negative one", "-1"),
        ("3 hundred and 21", "321"),
        ("4 thousand 3 hundred and 21", "4321"),
        ("6 crore and two hundred", "60000200"),
        ("three lakh crore", "3000000000000"),
        ("hundred thousand", "100000"),
        ("3 dozens", "36"),
        ("3 million and a half", "3500000"),
        ("two million and one half", "2500000"),
        ("one billion and a half million", "1000500000"),
        ("10 tln", "10000000000000"),
        ("2mil", "2000000"),
        ("a hundredth", "0.01"),
        ("twenty-three fifths", "4.6"),
        ("-4/5", "-0.8"),
    ],
)
def test_one_number(text: str, number: str) -> None:
    assert parse_word(text) == Decimal(number)


@pytest.mark.parametrize(
    "text", ["", "cat", "two cats", "second", "5th", "the 1990s", "nineteen eighty-four", "5 to 7"]
)
def test_no_single_number(text: str) -> None:
    assert parse_word(text) is None


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("1.2bn", "1E+8"),
        ("4.50", "0.01"),
        ("1,200", "1"),
        ("5 million", "1E+6"),
        ("a dozen", "1"),
        ("two hundred", "100"),
    ],
)
def test_rounding_unit(text: str, step: str) -> None:
    [numeral] = numerals(text)
    assert numeral.step == Decimal(step)
    assert numeral.low.as_tuple().exponent == Decimal(step).normalize().as_tuple().exponent


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("5 to 7 million", "5E+6", "7E+6"),
        ("between five and seven", "5", "7"),
        ("12–15", "12", "15"),
        ("two or three", "2", "3"),
        ("ranging from 5 to 7", "5", "7"),
    ],
)
def test_ranges(text: str, low: str, high: str) -> None:
    [numeral] = numerals(text)
    assert (numeral.low, numeral.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize("text", ["rose from 9 to 11", "fell by 40 to 60", "won 52–48", "25 or 40", "eleven and seven"])
def test_two_numbers_are_no_range(text: str) -> None:
    assert [numeral.high for numeral in numerals(text)] == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        "at 10:20",
        "on 2024-06-19",
        "on 12/04/2021",
        "version 1.2.3",
        "call +44 20 7946 0958",
        "ring (555) 010-4567",
        "ISSN 1234-567X",
        "see https://news.example/2024/12",
        "mail desk24@news.example",
        "the G7",
        "a 21st birthday",
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert numerals(text) == []


@pytest.mark.parametrize(
    ("text", "value"), [("a third of it", "0.333"), ("two thirds", "0.667"), ("half", "0.5"), ("a tenth", "0.1")]
)
def test_fractions(text: str, value: str) -> None:
    [numeral] = numerals(text)
    assert numeral.fraction
    assert round(numeral.low, 3) == Decimal(value)


def test_an_ordinal_is_no_fraction() -> None:
    assert numerals("a third fire broke out") == []


def test_indefinite_plurals_are_bounded() -> None:
    [numeral] = numerals("tens of thousands")
    assert numeral.vague
    assert (numeral.low, numeral.high) == (Decimal(10_000), Decimal(100_000))


@pytest.mark.parametrize(
    ("text", "number", "modifier", "words"),
    [
        ("at least nine", "nine", Modifier.AT_LEAST, "at least nine"),
        ("no fewer than 5", "5", Modifier.AT_LEAST, "no fewer than 5"),
        ("more than 5", "5", Modifier.OVER, "more than 5"),
        ("upwards of 80", "80", Modifier.OVER, "upwards of 80"),
        ("just over 5", "5", Modifier.OVER, "just over 5"),
        ("fewer than 5", "5", Modifier.UNDER, "fewer than 5"),
        ("a little under 5", "5", Modifier.UNDER, "a little under 5"),
        ("up to 5", "5", Modifier.AT_MOST, "up to 5"),
        ("as many as 5", "5", Modifier.AT_MOST, "as many as 5"),
        ("some 5", "5", Modifier.ABOUT, "some 5"),
        ("nearly 5", "5", Modifier.ABOUT, "nearly 5"),
        ("5 or so", "5", Modifier.ABOUT, "5 or so"),
        ("30-odd", "30", Modifier.ABOUT, "30-odd"),
        ("5 or more", "5", Modifier.AT_LEAST, "5 or more"),
        ("5 at most", "5", Modifier.AT_MOST, "5 at most"),
        ("spread over 5", "5", Modifier.EXACT, "5"),
        ("served under three", "three", Modifier.EXACT, "three"),
        ("talked about 5", "5", Modifier.EXACT, "5"),
        ("climbed up to 5", "5", Modifier.EXACT, "5"),
        ("only 5", "5", Modifier.EXACT, "5"),
    ],
)
def test_hedges(text: str, number: str, modifier: Modifier, words: str) -> None:
    start = text.index(number)
    said, span = hedge(text, Span(start, start + len(number)), Span(0, len(text)))
    assert (said, span.of(text)) == (modifier, words)


def test_a_hedge_never_leaves_its_sentence() -> None:
    text = "They want more than 5"
    assert hedge(text, Span(20, 21), Span(20, 21)) == (Modifier.EXACT, Span(20, 21))


def test_near_bounds() -> None:
    assert only_just("a little under ")
    assert not only_just("well over ")


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=10**12))
def test_grouped_digits_read_back(number: int) -> None:
    assert parse_word(f"{number:,}") == number


@settings(deadline=None)
@given(st.text(alphabet="0123456789.,-–' \u00a0/abmnty hundred", max_size=80))
def test_spans_hold_and_never_overlap(text: str) -> None:
    end = 0
    for numeral in numerals(text):
        assert numeral.span.start >= end
        assert len(numeral.span) > 0
        end = numeral.span.end


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["1,", "1.", "one hundred ", "12 ", "a quarter of ", "1-", "@a.", "minus ", "0123 "])
def test_time_grows_with_the_length(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        return quickest(lambda: numerals(text))

    seconds(1_000)
    short, long = max(seconds(20_000), 0.01), seconds(200_000)
    assert long < short * 40
