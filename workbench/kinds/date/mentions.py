"""The dates of a document, in order: each is resolved with those before it as its discourse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from workbench.kinds.date.expression import Base, Expression, Part
from workbench.kinds.date.point import Point, canonical, interval, timex_value, week_of
from workbench.kinds.date.resolve import Discourse, Resolved, resolve
from workbench.kinds.date.scan import completed, scan
from workbench.kinds.date.tense import tense
from workbench.language.reading import Reading
from workbench.language.timewords import CLASSES, Words, words
from workbench.model import Mention, Modifier, Span, Timex, Value

_Found = tuple[Span, Words, Expression]
_NARRATIVE_YEARS = 5
"""Explicit years before a text counts as a history, three times as many where nobody knows when it was published."""


def find(reading: Reading) -> Iterator[Mention]:
    """Every date and time of day of a document, normalised."""
    found = [
        (sentence, row, expression)
        for sentence in reading.sentences
        for row in [words(sentence.of(reading.text))]
        for expression in completed(row, scan(row))
    ]
    anchor = reading.document.source.anchor
    publication = date.fromisoformat(anchor) if anchor else None
    discourse = Discourse(publication, narrative=_narrative(found, publication))
    for sentence, row, expression in found:
        discourse.enter(sentence, reading.text)
        discourse.aside = _aside(row, expression)
        discourse.tense = tense(row, expression.start, expression.end) if expression.year is None else 0
        value = _value(expression, discourse)
        span = Span(sentence.start + row.starts[expression.start], sentence.start + row.ends[expression.end - 1])
        yield Mention("date", span, value)


def _narrative(found: list[_Found], publication: date | None) -> bool:
    """Whether a document tells of times long before it was published, as encyclopedias and obituaries do."""
    years = [e for _, _, e in found if e.year is not None and not e.fiscal]
    limit = publication.year - 1 if publication else 9999
    old = sum(1 for e in years if e.bc or (e.year or 0) < limit)
    deictic = sum(1 for _, _, e in found if e.part in (Part.DEICTIC, Part.WEEKDAY) and e.year is None and e.month is None)
    least = _NARRATIVE_YEARS if publication else _NARRATIVE_YEARS * 3
    return len(years) >= least and old * 10 >= len(years) * 6 and deictic * 10 < old


def _value(found: Expression, discourse: Discourse) -> Value:
    if found.part is Part.VAGUE:
        return Value(found.value, timex=Timex("DATE", found.value), unknown="vague")
    if found.part is Part.SET:
        return Value(found.value if found.value.startswith("XXXX") else f"R/{found.value}", timex=Timex("SET", found.value), unknown="repeated")
    resolved = resolve(found, discourse)
    point = resolved.point
    if found.until is not None:
        return _range(found, resolved, discourse)
    if found.week and point.date:
        point = week_of(point.date)
    _remember(found, point, discourse)
    mod = "" if found.mod == "BARE" else found.mod
    if resolved.unknown == "vague":
        value = "PAST_REF" if (found.direction or 0) < 0 else "FUTURE_REF"
        return Value(value, timex=Timex("DATE", value), unknown="vague", anchor=resolved.anchor)
    kind = "TIME" if point.hour is not None or point.daypart else "DATE"
    days = interval(point)
    return Value(
        canonical(point),
        modifier=Modifier.ABOUT if mod == "APPROX" else Modifier.EXACT,
        unit=found.zone,
        days=(str(days[0]), str(days[1])) if days else None,
        timex=Timex(kind, timex_value(point), mod),
        anchor=resolved.anchor,
        unknown=resolved.unknown,
    )


def _aside(row: Words, found: Expression) -> bool:
    """Whether a date stands in brackets, where the story does not go."""
    before = row.row[: found.start]
    return before.rfind(CLASSES["open"]) > before.rfind(CLASSES["close"])


def _remember(found: Expression, point: Point, discourse: Discourse) -> None:
    """Keep what later words count from; a history is not moved by days of its publication."""
    if found.part is Part.QUARTER and point.unit == "Q" and found.direction is None:
        discourse.quarter = point
    if discourse.aside:
        return
    if point.unit in ("DE", "C") or (point.unit == "D" and not point.day and not point.weekday):
        return
    if discourse.narrative and (found.part is Part.DEICTIC or (found.part is Part.OFFSET and found.base is Base.PUBLICATION)):
        return
    if point.year is None and discourse.focus is not None and discourse.focus.year is not None:
        return
    discourse.name(replace(point, hour=None, minute=None, second=None, daypart=""))


def _range(found: Expression, first: Resolved, discourse: Discourse) -> Value:
    last = resolve(replace(found, until=None, year=found.until.year, month=found.until.month, day=found.until.day), discourse) if found.until else first
    low, high = interval(first.point), interval(last.point)
    discourse.name(last.point)
    notation = f"{canonical(first.point)}/{canonical(last.point)}"
    timex = f"{timex_value(first.point)}/{timex_value(last.point)}"
    days = (str(low[0]), str(high[1])) if low and high else None
    return Value(notation, days=days, timex=Timex("DATE", timex), anchor=first.anchor, unknown=first.unknown)


_DASH = re.compile(r"\s?(?:[-\u2010-\u2014]|\b(?:to|and)\b)\s?")


def timexes(mention: Mention, text: str) -> list[tuple[Span, Timex]]:
    """The TIMEX3 annotations of a mention: one, or two for the ends of a range written as one."""
    timex = mention.value.timex
    if timex is None:
        return []
    first, _, last = timex.value.partition("/")
    dash = _DASH.search(text, mention.span.start, mention.span.end) if last else None
    if not dash:
        return [(mention.span, timex)]
    low, high = Span(mention.span.start, dash.start()), Span(dash.end(), mention.span.end)
    return [(low, Timex(timex.type, first, timex.mod)), (high, Timex(timex.type, last, timex.mod))]
