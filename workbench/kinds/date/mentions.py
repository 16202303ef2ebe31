"""The dates of a document, in order: each is resolved with those before it as its discourse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from workbench.kinds.date import foreign
from workbench.kinds.date.discourse import Discourse, Resolved
from workbench.kinds.date.expression import Base, Expression, Part
from workbench.kinds.date.point import Point, canonical, interval, narrowed, timex_value, week_of
from workbench.kinds.date.posting import either_day
from workbench.kinds.date.resolve import resolve
from workbench.kinds.date.scan import scan
from workbench.kinds.date.schedule import may_be_scheduled, scheduled
from workbench.kinds.date.story import story_of
from workbench.kinds.date.tense import tense
from workbench.language.reading import Reading
from workbench.language.timewords import CLASSES, Words, words
from workbench.model import Mention, Modifier, Span, Timex, Value

_NARRATIVE_YEARS = 5
"""Explicit years before a text counts as a history, three times as many where nobody knows when it was published."""


_SAME_STORY_YEARS = 5
"""A bare year named in passing moves a history when it is not farther away; the best of 2, 3, 5, 8, 12 on WikiWars."""
_OF_A_YEAR = frozenset({Part.DAY, Part.MONTH, Part.SEASON, Part.FEAST})

_CLAUSE = re.compile(r" (?:that|when|as|in which|on which)\b")


@dataclass(frozen=True, slots=True)
class _Found:
    """A date not yet resolved, with the sentence it stands in and that sentence's number."""

    number: int
    sentence: Span
    row: Words
    expression: Expression
    place: Span | None = None
    """Its place in the sentence where that is not one of whole words."""

    @property
    def span(self) -> Span:
        if self.place is not None:
            return Span(self.sentence.start + self.place.start, self.sentence.start + self.place.end)
        start, end = self.row.starts[self.expression.start], self.row.ends[self.expression.end - 1]
        return Span(self.sentence.start + start, self.sentence.start + end)

    @property
    def aside(self) -> bool:
        """Whether it stands in brackets, where the story does not go."""
        before = self.row.row[: self.expression.start]
        return before.rfind(CLASSES["open"]) > before.rfind(CLASSES["close"])


def find(reading: Reading) -> Iterator[Mention]:
    """Every date and time of day of a document, normalised."""
    found = [
        each
        for number, sentence in enumerate(reading.sentences)
        for each in _of_sentence(number, sentence, words(sentence.of(reading.text)))
    ]
    anchor = reading.document.source.anchor
    days = () if anchor else either_day(reading.text)
    tenses = _tenses(reading, found, dated=bool(anchor or days))
    values = _values(reading, found, tenses, date.fromisoformat(anchor) if anchor else None)
    if days:
        either = [_values(reading, found, tenses, day) for day in days]
        values = [_agreed(*told) for told in zip(values, *either, strict=True)]
    for each, value in zip(found, values, strict=True):
        yield Mention("date", each.span, value)


def _values(reading: Reading, found: list[_Found], tenses: list[int], publication: date | None) -> list[Value]:
    """What the dates of a text mean when it was published on a day."""
    discourse = Discourse(publication, _narrative([each.expression for each in found], publication))
    if publication is None:
        discourse.story = story_of((each.expression for each in found), _top(reading))
    values = list[Value]()
    for each, told in zip(found, tenses, strict=True):
        discourse.enter(each.number, each.sentence, reading.text)
        discourse.tense = told
        value = _value(each, discourse)
        if each.expression.base is Base.DISCOURSE and _CLAUSE.match(reading.text, each.span.end):
            value = _told_by_clause(each.expression, value)
        values.append(value)
    return values


def _agreed(open_value: Value, first: Value, second: Value) -> Value:
    """What a date means on either of two days of publication; where they differ it stays open."""
    same = (first.canonical, first.days) == (second.canonical, second.days) and not first.unknown
    return replace(first, anchor="either day the posted line may mean") if open_value.unknown and same else open_value


def _top(reading: Reading) -> date | None:
    """The date above the title, which may be the day the page was saved."""
    published = reading.document.source.published
    return date.fromisoformat(published[:10]) if published and len(published) >= len("2024-06-21") else None


def _tenses(reading: Reading, found: list[_Found], *, dated: bool) -> list[int]:
    """The tense around each date: by the words, and where they are silent by the sentence's tree."""
    tenses = [0 if _had_until(each) else tense(each.row, each.expression.start, each.expression.end) for each in found]
    silent = [at for at, each in enumerate(found) if not tenses[at] and may_be_scheduled(each.row, each.expression)]
    if not dated:
        return tenses
    reading.parse([found[at].sentence for at in silent])
    for at in silent:
        tenses[at] = int(scheduled(reading.tree(found[at].sentence), found[at].span))
    return tenses


def _had_until(each: _Found) -> bool:
    """Bidders had until the end of March: told as past, when that was over or when it was yet to come."""
    row, start = each.row, each.expression.start
    return each.expression.part in _OF_A_YEAR and row.lower(start - 1) == "until" and row.lower(start - 2) == "had"


def _of_sentence(number: int, sentence: Span, row: Words) -> list[_Found]:
    """The dates of a sentence; one in another language stands when it is longer than what English makes of it."""
    found = [_Found(number, sentence, row, expression) for expression in scan(row)]
    for other in foreign.find(row):
        date = _Found(number, sentence, row, other.expression, other.span)
        over = [each for each in found if each.span.overlaps(date.span)]
        if all(len(each.span) < len(date.span) for each in over):
            found = [each for each in found if each not in over] + [date]
    return sorted(found, key=lambda each: each.span)


def _told_by_clause(found: Expression, value: Value) -> Value:
    """ "On the same day that she left" is the day of another event, which no date named before need give."""
    return replace(value, canonical=canonical(Point(found.unit)), days=None, unknown="the day of another event")


def _narrative(found: list[Expression], publication: date | None) -> bool:
    """Whether a document tells of times long before it was published, as encyclopedias and obituaries do."""
    years = [e for e in found if e.year is not None and not e.fiscal]
    limit = publication.year - 1 if publication else 9999
    old = sum(1 for e in years if e.bc or (e.year or 0) < limit)
    deictic = sum(1 for e in found if e.part in (Part.DEICTIC, Part.WEEKDAY))
    least = _NARRATIVE_YEARS if publication else _NARRATIVE_YEARS * 3
    return len(years) >= least and old * 10 >= len(years) * 6 and deictic * 10 < old


def _value(each: _Found, discourse: Discourse) -> Value:
    found = each.expression
    if found.part is Part.VAGUE:
        return Value(found.value, timex=Timex("DATE", found.value), unknown="vague")
    if found.part is Part.SET:
        notation = found.value if found.value.startswith("X") else f"R/{found.value}"
        return Value(notation, timex=Timex("SET", found.value), unknown="repeated")
    resolved = resolve(found, discourse)
    if found.eve and resolved.point.date:
        return _night(resolved.point.date, resolved)
    if resolved.unknown == "vague":
        value = "PAST_REF" if (found.direction or 0) < 0 else "FUTURE_REF"
        return Value(value, timex=Timex("DATE", value), unknown="vague", anchor=resolved.anchor)
    if found.until is not None:
        return _range(found, found.until, resolved, discourse)
    point = resolved.point
    if found.week and point.date:
        point = week_of(point.date)
    if not each.aside or discourse.focus is None:
        _remember(found, point, discourse)
    return _of_point(found, replace(resolved, point=point))


def _of_point(found: Expression, resolved: Resolved) -> Value:
    point, days = resolved.point, narrowed(interval(resolved.point), found.mod)
    return Value(
        canonical(point),
        modifier=Modifier.ABOUT if found.mod == "APPROX" else Modifier.EXACT,
        unit=found.zone,
        also=found.also,
        days=(str(days[0]), str(days[1])) if days else None,
        timex=Timex("TIME" if point.hour is not None or point.daypart else "DATE", timex_value(point), found.mod),
        anchor=resolved.anchor,
        unknown=resolved.unknown,
    )


def _remember(found: Expression, point: Point, discourse: Discourse) -> None:
    """Keep what later words count from; a history is not moved by days of its publication."""
    if found.part is Part.QUARTER and point.unit == "Q" and found.direction is None:
        discourse.quarter = point
    if point.unit in ("DE", "C") or (point.unit == "D" and not point.day and not point.weekday):
        return
    if found.base is Base.DISCOURSE and (found.direction or 0) < 0:
        return  # "a year earlier" looks back, and the story goes on where it was
    published = found.part is Part.DEICTIC or (found.part is Part.OFFSET and found.base is Base.PUBLICATION)
    if discourse.narrative and published:
        return
    if discourse.narrative and point.unit == "Y" and found.start > 2 and _aside_year(point, discourse):
        return
    if point.year is None and discourse.focus is not None and discourse.focus.year is not None:
        return
    discourse.name(replace(point, hour=None, minute=None, second=None, daypart=""))


def _aside_year(point: Point, discourse: Discourse) -> bool:
    """Whether a bare year inside a sentence leaves the story where it was: the same year, one far away, one to come."""
    focus = discourse.focus
    if focus is None or focus.year is None or point.year is None:
        return False
    if focus.year == point.year and focus.bc == point.bc:
        return focus.unit != "Y"
    return discourse.tense > 0 or abs(point.year - focus.year) > _SAME_STORY_YEARS


def _night(day: date, resolved: Resolved) -> Value:
    """The night that ends on a day."""
    before = day - timedelta(days=1)
    timex = Timex("TIME", f"{before}TNI")
    return Value(f"{before}/{day}", days=(str(before), str(day)), timex=timex, anchor=resolved.anchor)


def _range(found: Expression, until: Expression, first: Resolved, discourse: Discourse) -> Value:
    until = replace(until, until=None, daypart=until.daypart or found.daypart)
    first, last = _ends(found, until, first, discourse)
    low, high = interval(first.point), interval(last.point)
    _remember(until, last.point, discourse)
    mod = found.mod if found.mod == until.mod or found.mod == "APPROX" else ""
    kind = "DATE" if first.point.hour is None else "TIME"
    return Value(
        f"{canonical(first.point)}/{canonical(last.point)}",
        modifier=Modifier.ABOUT if mod == "APPROX" else Modifier.EXACT,
        unit=until.zone or found.zone,
        days=(str(low[0]), str(high[1])) if low and high else None,
        timex=Timex(kind, f"{timex_value(first.point)}/{timex_value(last.point)}", mod),
        anchor=first.anchor,
        unknown=first.unknown,
    )


def _ends(found: Expression, until: Expression, first: Resolved, discourse: Discourse) -> tuple[Resolved, Resolved]:
    """Both ends of a range; one without a year of its own lies so that the end does not come before the start."""
    last, start = resolve(until, discourse), interval(first.point)
    if until.weekday is not None and until.part is Part.WEEKDAY and start:
        ahead = (until.weekday - start[0].isoweekday()) % 7
        day = Point.of(start[0] + timedelta(days=ahead))
        return first, replace(first, point=replace(day, hour=until.hour, minute=until.minute))
    if until.part is Part.CLOCK and until.hour is not None:
        return first, replace(first, point=_next_clock(first.point, until))
    end = interval(last.point)
    if until.year is not None or until.direction is not None or until.part not in _OF_A_YEAR or not start:
        return first, last
    if discourse.narrative and found.year is None and end and end[1] < start[0]:
        return resolve(replace(found, until=None, year=start[0].year - 1), discourse), last
    for year in (start[0].year, start[0].year + 1):
        last = resolve(replace(until, year=year, bc=first.point.bc), discourse)
        end = interval(last.point)
        if end is not None and end[1] >= start[0]:
            break
    return first, replace(last, anchor=first.anchor)


def _next_clock(point: Point, until: Expression) -> Point:
    """The first such time of day after a clock time: from 10 p.m. to 6 a.m. ends on the day after."""
    over = point.date and (until.hour or 0, until.minute or 0) < (point.hour or 0, point.minute or 0)
    day = Point.of(point.date + timedelta(days=1)) if point.date and over else point
    return replace(day, hour=until.hour, minute=until.minute, second=until.second)


_FROM = re.compile(r"(?:from|between)\s", re.IGNORECASE)
_DASH = re.compile(r"\s?(?:[-\u2010-\u2014](?!\w+ (?:to|and|until)\b)|\b(?:to|and|until|till|through)\b)\s?")


def timexes(span: Span, value: Value, text: str) -> list[tuple[Span, Timex]]:
    """The TIMEX3 annotations of a claim: none, one, or two for the ends of a range written as one."""
    timex = value.timex
    if timex is None:
        return []
    first, _, last = timex.value.partition("/")
    preposition = _FROM.match(text, span.start, span.end)
    start = preposition.end() if preposition else span.start
    dash = _DASH.search(text, start, span.end) if last else None
    if not dash or dash.start() == start:
        return [(span, timex)]
    low, high = Span(start, dash.start()), Span(dash.end(), span.end)
    return [(low, Timex(timex.type, first, timex.mod)), (high, Timex(timex.type, last, timex.mod))]
