"""Dates, durations and ages: the properties that hold for all of them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.quickest import quickest
from workbench.kinds import age, duration
from workbench.kinds import date as dates
from workbench.kinds.date.point import Point, canonical, interval, week_of
from workbench.language import lengths
from workbench.language.feasts import feast, nth_weekday
from workbench.language.reading import Reading
from workbench.language.timewords import words
from workbench.model import DateEvidence, Document, Mention, Modifier, Relation, Source, Span, Value

KINDS = (dates, duration, age)


def found(text: str, published: str | None = None) -> list[Mention]:
    evidence = DateEvidence.USER if published else DateEvidence.NONE
    reading = Reading(Document(Source("0", "case.txt", published=published, published_from=evidence), text))
    return [mention for kind in KINDS for mention in kind.find(reading)]


def known_dates() -> st.SearchStrategy[Value]:
    days = st.dates(date(1500, 1, 1), date(2100, 12, 31))

    def value(day: date, unit: str, modifier: Modifier) -> Value:
        point = Point(unit, day.year, day.month, day.day if unit == "D" else None) if unit != "W" else week_of(day)
        stretch = interval(point)
        assert stretch
        return Value(canonical(point), modifier, days=(str(stretch[0]), str(stretch[1])))

    return st.builds(value, days, st.sampled_from("DMYW"), st.sampled_from([Modifier.EXACT, Modifier.ABOUT]))


def unknown_dates() -> st.SearchStrategy[Value]:
    return st.sampled_from(["XXXX-10-08", "XXXX-XX-18", "XXXX-WXX-3", "XXXX-XX-XX", "XXXX-10", "2024-XX-XX"]).map(
        lambda notation: Value(notation, unknown="no publication date")
    )


def durations() -> st.SearchStrategy[Value]:
    def value(count: int, unit: str, modifier: Modifier) -> Value:
        return Value(modifier.value + lengths.iso(Decimal(count), unit), modifier)

    units = st.sampled_from(["Y", "M", "W", "D", "H", "MIN", "S", "DE", "C", "FN", "Q"])
    return st.builds(value, st.integers(1, 500), units, st.sampled_from(Modifier))


@given(known_dates() | unknown_dates(), known_dates() | unknown_dates())
def test_comparing_dates_is_symmetric(a: Value, b: Value) -> None:
    assert dates.compare(a, b) is dates.compare(b, a)


@given(known_dates() | unknown_dates())
def test_a_date_equals_itself(a: Value) -> None:
    assert dates.compare(a, a) is Relation.EQUAL


@given(durations(), durations())
def test_comparing_durations_is_symmetric(a: Value, b: Value) -> None:
    assert duration.compare(a, b) is duration.compare(b, a)


@given(durations())
def test_a_duration_equals_itself(a: Value) -> None:
    assert duration.compare(a, a) is Relation.EQUAL


@given(
    st.dates(date(1800, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["{d} {b} {y}", "{b} {d}, {y}", "{y}-{m:02}-{d:02}"]),
)
def test_a_written_date_is_read_back(day: date, style: str) -> None:
    text = "It was signed on " + style.format(d=day.day, b=f"{day:%B}", y=day.year, m=day.month) + " in the hall."
    assert [m.value.canonical for m in found(text) if m.kind == "date"] == [day.isoformat()]


@given(st.dates(date(1990, 1, 1), date(2050, 12, 31)), st.integers(0, 6))
def test_a_weekday_in_the_past_is_the_last_one(day: date, back: int) -> None:
    weekday = day - timedelta(days=back)
    [mention] = found(f"The panel met on {weekday:%A}.", day.isoformat())
    assert mention.value.canonical == weekday.isoformat()


@given(st.text(max_size=300))
def test_any_text_is_read_without_error_and_spans_stay_inside(text: str) -> None:
    for mention in found(text, "2024-06-21"):
        assert 0 <= mention.span.start < mention.span.end <= len(text)


@given(st.text(alphabet="0123456789-/:.,' aAMayFridaythfistwonepm", max_size=80))
def test_figures_and_names_in_any_order_do_no_harm(text: str) -> None:
    for published in (None, "2024-02-29"):
        for mention in found(text, published):
            kind = next(k for k in KINDS if k.name == mention.kind)
            assert kind.compare(mention.value, mention.value) is Relation.EQUAL


@pytest.mark.parametrize(
    ("year", "day"), [(1961, "04-02"), (2000, "04-23"), (2008, "03-23"), (2024, "03-31"), (2038, "04-25")]
)
def test_easter(year: int, day: str) -> None:
    easter = feast("easter", year)
    assert easter is not None
    assert easter.isoformat() == f"{year}-{day}"


def test_feasts_that_move() -> None:
    assert feast("thanksgiving", 2023) == date(2023, 11, 23)
    assert feast("memorial day", 2023) == date(2023, 5, 29)
    assert feast("election day", 2024) == date(2024, 11, 5)
    assert feast("orthodox easter", 2021) == date(2021, 5, 2)


def test_feasts_of_the_islamic_calendar() -> None:
    assert (feast("ramadan", 2024), feast("end of ramadan", 2024)) == (date(2024, 3, 11), date(2024, 4, 9))
    assert feast("eid al-adha", 2023) == date(2023, 6, 28)
    assert feast("ramadan", 1850) is None


def test_the_weekdays_of_a_month() -> None:
    assert nth_weekday(2024, 5, 7, -1) == date(2024, 5, 26)
    assert nth_weekday(2024, 10, 1, 1) == date(2024, 10, 7)
    assert nth_weekday(2024, 2, 5, 5) is None


def test_a_range_has_two_timexes() -> None:
    text = "The fair is on June 12-14, 2026."
    [mention] = found(text)
    parts = [(span.of(text), timex.value) for span, timex in dates.timexes(mention.span, mention.value, text)]
    assert parts == [("June 12", "2026-06-12"), ("14, 2026", "2026-06-14")]


HOSTILE = (
    *("1 ", "12-", "1999-", "7:52 ", ", 34, ", "'90s ", "\u2019", "Monday, ", "8 October ", "May ", "of the "),
    *("the last ", "three and a half ", "early in the late ", "a year and ", "twenty-", "past ", "a quarter of a "),
)


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]

        def work() -> None:
            words.cache_clear()
            found(text, "2024-06-21")

        return quickest(work)

    small, large = seconds(10_000), seconds(80_000)
    assert large < max(small, 0.01) * 8 * 4


def test_spans_are_offsets_of_the_document() -> None:
    text = "First line.\n\nIt began on 3 May 2020.\nIt ended after nine days, when Ida Brandt, 34, left."
    assert [(m.kind, m.span.of(text)) for m in found(text)] == [
        ("date", "3 May 2020"),
        ("duration", "nine days"),
        ("age", "34"),
    ]
    assert all(isinstance(m.span, Span) for m in found(text))


@pytest.mark.parametrize(("told", "value"), [("Wednesday, Nov. 6", "2019-11-06"), ("Thursday, Nov. 6", "XXXX-11-06")])
def test_the_date_above_a_page_lends_its_year_to_a_day_whose_weekday_fits(told: str, value: str) -> None:
    source = Source("0", "page.txt", published="2019-11-12", published_from=DateEvidence.MASTHEAD)
    text = f"The roof gave way on {told}, before the shift was over. It was mended on Monday."
    mentions = list(dates.find(Reading(Document(source, text))))
    assert [mention.value.canonical for mention in mentions] == [value, "XXXX-WXX-1"]
