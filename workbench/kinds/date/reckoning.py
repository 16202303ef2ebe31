"""Counting in the calendar from a known point: weekdays, units before and after, the unit that holds a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from workbench.kinds.date.discourse import NO_ANCHOR, NO_FOCUS, Discourse, Resolved
from workbench.kinds.date.expression import Base, Expression
from workbench.kinds.date.point import Point, interval, week_of
from workbench.language.calendar import add_months

_DAYS_IN = {"D": 1, "W": 7, "FN": 14}
_YEARS_IN = {"Y": 1, "DE": 10, "C": 100, "ML": 1000}
_WEEK = timedelta(days=7)


def deictic(found: Expression, discourse: Discourse) -> Resolved:
    """Yesterday, today, tomorrow."""
    if discourse.publication is None:
        return Resolved(Point("D"), unknown=NO_ANCHOR)
    day = discourse.publication + timedelta(days=int(found.count or 0))
    return Resolved(Point.of(day), discourse.anchor(Base.PUBLICATION))


def weekday(found: Expression, discourse: Discourse) -> Resolved:
    """A weekday: the last one in the past tense, the coming one in the future, or as last and next say."""
    if found.which is not None:
        return Resolved(Point("D", weekday=found.weekday), unknown="a weekday of something that has no date here")
    told = found.base is Base.DISCOURSE or discourse.narrative
    focused = discourse.focus.date if told and discourse.focus is not None else None
    base = focused or discourse.publication
    if base is None:
        return Resolved(Point("D", weekday=found.weekday), unknown=NO_ANCHOR)
    day = _weekday_from(base, found, discourse.tense) + _WEEK * found.weeks
    return Resolved(Point.of(day), discourse.anchor(Base.DISCOURSE if focused else Base.PUBLICATION))


def _weekday_from(base: date, found: Expression, tense: int) -> date:
    number = found.weekday or 1
    back = timedelta(days=(base.isoweekday() - number) % 7)
    ahead = timedelta(days=(number - base.isoweekday()) % 7)
    if found.unit == "W":
        first = base - timedelta(days=base.isoweekday() - 1) + _WEEK * (found.direction or 0)
        return first + timedelta(days=number - 1)
    if found.direction == -1:
        return base - (back or _WEEK)
    if found.direction == 1:  # of the week that comes: on a Monday, "next Friday" is eleven days away
        return base + (ahead if number < base.isoweekday() else ahead + _WEEK)
    forward = tense > 0 or (found.direction == 0 and tense == 0)
    return base + ahead if forward else base - back


def offset(found: Expression, discourse: Discourse) -> Resolved:
    """A number of units before or after; the result is as coarse as the unit."""
    base = discourse.base(found.base)
    if found.unit == "Y" and found.count == -1 and discourse.quarter is not None:
        base = discourse.quarter
    if base is None or (base.year is None and base.number is None):
        unit = "D" if found.unit in _DAYS_IN else "M" if found.unit == "M" else "Y"
        return Resolved(Point(unit), unknown=NO_ANCHOR)
    anchor = discourse.anchor(found.base)
    if found.count is None:
        return Resolved(Point("Y"), anchor, "vague")
    if found.exact is not None:
        day = _to_the_day(base.date, found.unit, found.count) if base.date else None
        return Resolved(
            Point.of(day + timedelta(days=found.exact)) if day else Point("D"), anchor, "" if day else NO_FOCUS
        )
    point = _counted(base, found.unit, found.count)
    if point is None:
        return Resolved(Point("D", base.year, bc=base.bc), anchor, NO_FOCUS)
    return Resolved(Point("M", point.year, found.month) if found.month is not None else point, anchor)


def _to_the_day(day: date, unit: str, count: Decimal) -> date | None:
    """The same day some units away."""
    if abs(count) > 10_000:
        return None
    if unit in _DAYS_IN:
        return day + timedelta(days=int(_DAYS_IN[unit] * count))
    months = {"M": 1, "Q": 3}.get(unit, 12 * _YEARS_IN.get(unit, 0))
    return add_months(day, months * int(count)) if months else None


def beside(day: date, number: int | None, side: int) -> date:
    """The day after or before a day, or the first such weekday after or before it."""
    away = 1 if number is None else (side * (number - day.isoweekday()) - 1) % 7 + 1
    return day + timedelta(days=side * away)


def _counted(base: Point, unit: str, count: Decimal) -> Point | None:
    """The point some units away, as coarse as the unit or the base; None when the base is too coarse."""
    if abs(count) > 10_000:
        return None
    if unit in _DAYS_IN:
        if base.date is None:
            return None
        ordinal = base.date.toordinal() + int(_DAYS_IN[unit] * count)
        day = date.fromordinal(min(max(ordinal, 1), date.max.toordinal() - 7))
        return Point.of(day) if unit == "D" else week_of(day)
    if unit in _YEARS_IN and count % 1 and base.year and base.month and not base.bc:
        return Point("Y", add_months(date(base.year, base.month, 1), int(count * _YEARS_IN[unit] * 12)).year)
    if unit in _YEARS_IN:
        return _years_on(base, int(count * _YEARS_IN[unit]))
    if unit == "Q" and base.unit == "Q" and base.year and base.number:
        index = base.year * 4 + base.number - 1 + int(count)
        return Point("Q", index // 4, number=index % 4 + 1)
    if base.month is None or not base.year or base.bc:
        return None
    day = add_months(date(base.year, base.month, 1), int(count) * (3 if unit == "Q" else 1))
    return Point("Q", day.year, number=(day.month + 2) // 3) if unit == "Q" else Point("M", day.year, day.month)


def _years_on(base: Point, years: int) -> Point | None:
    if base.year is None:
        return None
    if base.bc:
        year = base.year - years
        return Point("Y", year, bc=True) if year > 0 else Point("Y", 1 - year)
    year = base.year + years
    if not 0 < year < 9999:
        return None
    return replace(base, year=year) if base.unit in ("Q", "H") else Point("Y", year)


def shift(found: Expression, discourse: Discourse) -> Resolved:
    """This, last, next, that or the same unit."""
    direction, unit, base_of = found.direction or 0, found.unit, found.base
    if discourse.narrative and discourse.focus is not None:
        base_of = Base.DISCOURSE
    elif found.bare and (told := _bare(unit, discourse)) is not None:
        return Resolved(told, discourse.anchor(Base.PUBLICATION))
    base = discourse.base(base_of)
    if base is None:
        return Resolved(Point("W" if unit == "FN" else unit), unknown=NO_ANCHOR)
    point, anchor = _whole(base, unit, direction), discourse.anchor(base_of)
    if point is None and base_of is Base.DISCOURSE and discourse.publication and not discourse.narrative:
        point, anchor = _whole(Point.of(discourse.publication), unit, direction), discourse.anchor(Base.PUBLICATION)
    if point is None:
        return Resolved(Point("W" if unit == "FN" else unit), anchor, NO_FOCUS)
    return Resolved(point, anchor, "" if interval(point) or point.bc else NO_ANCHOR)


def _bare(unit: str, discourse: Discourse) -> Point | None:
    """The quarter and the weekend of the news: the last one named, else the last one that is over."""
    if unit == "Q" and discourse.quarter is not None:
        return discourse.quarter
    if discourse.publication is None:
        return None
    over = unit == "WE" and discourse.tense <= 0 and discourse.publication.isoweekday() < 6
    return _whole(Point.of(discourse.publication), unit, -1) if unit == "Q" or over else None


def _whole(base: Point, unit: str, direction: int) -> Point | None:
    """The unit that holds a point, or its neighbour; None when the point is too coarse."""
    if unit == "D":
        if base.date:
            return _counted(base, "D", Decimal(direction))
        return Point("D", base.year, base.month, base.day, bc=base.bc) if direction == 0 else None
    if unit == "Y":
        return _counted(base.at("Y"), "Y", Decimal(direction))
    if unit == "M" and base.month and not base.year:
        return None if direction else base.at("M")
    if unit in ("Q", "M"):
        return _counted(base, unit, Decimal(direction))
    if unit in ("W", "FN", "WE"):
        days = interval(base) if base.unit in ("D", "W", "WE") else None
        if days is None:
            return None
        week = week_of(days[0] + _WEEK * direction)
        return replace(week, unit="WE") if unit == "WE" else week
    return _decade_or_century(base, unit, -direction if base.bc else direction)


def _decade_or_century(base: Point, unit: str, direction: int) -> Point | None:
    if unit == "DE" and base.unit == "DE" and base.number is not None:
        return Point("DE", number=base.number + direction, bc=base.bc)
    if base.year is None:
        return None
    return Point(unit, number=base.year // (10 if unit == "DE" else 100) + direction, bc=base.bc)
