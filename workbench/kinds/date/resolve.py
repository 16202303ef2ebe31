"""From what the words say to where it lies in the calendar: publication day, discourse and tense decide.

No publication date, no guess: what cannot be counted from a known day keeps XXXX.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from workbench.kinds.date.discourse import NO_ANCHOR, Discourse, Resolved
from workbench.kinds.date.expression import LAST, Base, Expression, Part
from workbench.kinds.date.point import Point, interval, week_of
from workbench.kinds.date.reckoning import beside, deictic, offset, shift, weekday
from workbench.language.calendar import SATURDAY, add_months, days_in
from workbench.language.feasts import feast, nth_weekday

_OTHER_YEAR = 200
"""Days that a month of the year told of may be farther away than one of its neighbours, and is still meant."""
_AGAINST_TENSE = 5
"""A date on the side that the tense speaks against must be so many times as near to be taken."""


def resolve(found: Expression, discourse: Discourse) -> Resolved:
    """The point an expression names, as far as it can be known."""
    resolved = _RESOLVERS.get(found.part, _of_year)(found, discourse)
    if found.beside:
        day = resolved.point.date
        point = Point.of(beside(day, found.weekday, found.beside)) if day else Point("D", resolved.point.year)
        resolved = replace(resolved, point=point, unknown=resolved.unknown if day else NO_ANCHOR)
    return replace(resolved, point=_with_clock(resolved.point, found))


def _with_clock(point: Point, found: Expression) -> Point:
    hour, daypart = found.hour, found.daypart
    if hour is None:
        return replace(point, daypart=daypart) if daypart and point.unit == "D" else point
    if hour < 12 and (daypart in ("AF", "EV") or (daypart == "NI" and hour >= 6)):
        hour += 12
    elif hour == 12 and daypart == "NI":
        hour = 0
    return replace(point, hour=hour, minute=found.minute, second=found.second)


def _lone_clock(found: Expression, discourse: Discourse) -> Resolved:  # noqa: ARG001 - one signature for all
    """A clock time without a day belongs to the day told of, else to the day of publication."""
    focus = discourse.focus
    if focus is not None and focus.unit == "D" and (focus.date or discourse.publication is None):
        return Resolved(focus.at("D"), discourse.anchor(Base.DISCOURSE), "" if focus.date else NO_ANCHOR)
    if discourse.publication:
        return Resolved(Point.of(discourse.publication), discourse.anchor(Base.PUBLICATION))
    return Resolved(Point("D"), unknown=NO_ANCHOR)


def _year(found: Expression, discourse: Discourse) -> Resolved:
    if found.period and discourse.quarter is not None:
        return Resolved(replace(discourse.quarter, year=found.year), "the quarter named before")
    focus = discourse.focus
    if found.short and discourse.narrative and focus is not None and focus.year:
        year = focus.year // 100 * 100 + (found.year or 0) % 100
        return Resolved(Point("Y", year), discourse.anchor(Base.DISCOURSE))
    return Resolved(Point("Y", found.year, bc=found.bc))


def _decade(found: Expression, discourse: Discourse) -> Resolved:
    if found.part is Part.DECADE:
        return Resolved(Point("DE", number=found.decade, bc=found.bc))
    if found.turn:
        return _turn(found, discourse)
    return Resolved(Point("C", number=found.century, bc=found.bc))


def _turn(found: Expression, discourse: Discourse) -> Resolved:
    """The year with two noughts that is meant by the turn of the century: the last one the text can look back on."""
    if found.century is not None:
        return Resolved(Point("Y", found.century * 100))
    focus = discourse.focus if discourse.narrative else None
    year = focus.year if focus is not None else discourse.publication.year if discourse.publication else None
    if year is None:
        return Resolved(Point("C"), unknown=NO_ANCHOR)
    near = round(year / 100) if discourse.narrative else year // 100
    return Resolved(Point("Y", near * 100), discourse.anchor(Base.DISCOURSE if focus else Base.PUBLICATION))


# -- what a year would complete --------------------------------------------------------------------


def _of_year(found: Expression, discourse: Discourse) -> Resolved:
    """Days, months, seasons, quarters and feasts: with a year of their own, else the year is looked for."""
    if found.part is Part.DAY and found.month is None:
        return _day_of_month(found, discourse)
    if found.year is not None:
        return Resolved(_in_year(found, found.year))
    if found.direction is not None and found.unit == "Y":
        base = discourse.base(found.base)
        if base is None or base.year is None:
            return Resolved(_in_year(found, None), unknown=NO_ANCHOR)
        return Resolved(_in_year(found, base.year + found.direction, base.bc), discourse.anchor(found.base))
    focus = discourse.focus
    if (discourse.narrative or found.base is Base.DISCOURSE) and focus is not None and focus.year:
        return Resolved(_told_of(found, focus), discourse.anchor(Base.DISCOURSE))
    if discourse.publication is None:
        return _of_the_story(found, discourse) or Resolved(_in_year(found, None), unknown=NO_ANCHOR)
    return Resolved(_nearest(found, discourse, discourse.publication), discourse.anchor(Base.PUBLICATION))


def _in_year(found: Expression, year: int | None, bc: bool = False) -> Point:
    bc = bc or found.bc
    if found.part is Part.FEAST:
        day = feast(found.feast, year or 2000)
        other = feast(found.feast, 2001)
        if day is None or not (year or (other and (other.month, other.day) == (day.month, day.day))):
            return Point("D", year)
        return Point("D", year, day.month, day.day)
    if found.part is Part.SEASON:
        return Point("SEA", year, season=found.season, bc=bc)
    if found.part is Part.QUARTER:
        return Point("Q", year, number=found.quarter) if found.quarter else Point("H", year, number=found.half)
    if found.part is Part.MONTH:
        return Point("M", year, found.month, bc=bc)
    if found.which is not None:
        return _nth_weekday(found, year, bc)
    return Point("D", year, found.month, found.day, bc=bc)


def _nth_weekday(found: Expression, year: int | None, bc: bool) -> Point:
    """The first Monday in May; a weekend that a month shares with its neighbour is told by the month alone."""
    day = nth_weekday(year, found.month or 1, found.weekday or 1, found.which or 1) if year and not bc else None
    if found.unit != "WE" or year is None or found.month is None:
        return Point.of(day) if day else Point("D", year, found.month, bc=bc)
    first, last = date(year, found.month, 1), date(year, found.month, days_in(year, found.month))
    shared = last.isoweekday() == SATURDAY if found.which == -1 else first.isoweekday() == SATURDAY + 1
    return Point("M", year, found.month) if day is None or shared else replace(week_of(day), unit="WE")


def _of_the_story(found: Expression, discourse: Discourse) -> Resolved | None:
    """In an undated text, a day or month of the year that the story leaves no doubt of."""
    if found.part not in (Part.DAY, Part.MONTH) or found.which is not None:
        return None

    def days_in(year: int) -> tuple[date, date] | None:
        return interval(_in_year(found, year))

    year = discourse.story.year_by_weekday(days_in, found.weekday) if found.weekday is not None else None
    if year is None:
        focus = discourse.focus if discourse.focus is not None and discourse.focus.unit in ("D", "M") else None
        near = focus is not None and focus.month == found.month and discourse.sentence - discourse.named <= 1
        told = interval(focus) if focus is not None and focus.year else None
        year = focus.year if near and focus is not None and told else discourse.story.year(days_in, told)
    return Resolved(_in_year(found, year), "the dates of the text") if year is not None else None


def _told_of(found: Expression, focus: Point) -> Point:
    """The year of the story that is nearest to the last date told."""
    year, told = focus.year or 0, interval(focus)
    candidates = [p for p in (_in_year(found, year + n, focus.bc) for n in (-1, 0, 1)) if interval(p)]
    if told is None or not candidates:
        return _in_year(found, year, focus.bc)
    if found.direction:
        later = found.direction > 0
        sided = [p for p in candidates if (_first(p) > told[0] if later else _last(p) < told[1])]
        return (sided or candidates)[0 if later else -1]

    def cost(point: Point) -> int:
        ahead, behind = (_first(point) - told[1]).days, (told[0] - _last(point)).days
        return max(ahead, behind, 0) + (0 if point.year == year else _OTHER_YEAR)

    return min(candidates, key=cost)


def _nearest(found: Expression, discourse: Discourse, day: date) -> Point:
    """The year that publication day and tense make likely."""
    candidates = [p for p in (_in_year(found, day.year + n) for n in (-1, 0, 1)) if interval(p)]
    if not candidates or found.direction == 0:
        return _in_year(found, day.year)
    if found.direction == -1:
        return ([p for p in candidates if _last(p) < day] or candidates)[-1]
    if found.direction == 1:
        return next((p for p in candidates if _first(p) > day), candidates[-1])
    likely, nearest = _likeliest(candidates, discourse.tense, day), _likeliest(candidates, 0, day)
    named = found.weekday is not None and nearest.date is not None and likely.date is not None and found.beside == 0
    if (
        named
        and nearest.date
        and likely.date
        and nearest.date.isoweekday() == found.weekday != likely.date.isoweekday()
    ):
        return nearest  # its weekday speaks against the tense
    return likely


def _likeliest(candidates: list[Point], tense: int, day: date) -> Point:
    """The nearest, with what speaks against the tense set farther away."""

    def cost(point: Point) -> int:
        ahead, behind = max((_first(point) - day).days, 0), max((day - _last(point)).days, 0)
        against = ahead if tense < 0 else behind if tense > 0 else 0
        return ahead + behind + against * (_AGAINST_TENSE - 1)

    return min(candidates, key=cost)


def _first(point: Point) -> date:
    days = interval(point)
    return days[0] if days else date.min


def _last(point: Point) -> date:
    days = interval(point)
    return days[1] if days else date.max


def _day_of_month(found: Expression, discourse: Discourse) -> Resolved:
    """The 18th: of the month told of, else of the month that publication day and tense make likely."""
    focus, publication = discourse.focus, discourse.publication
    if found.which is not None:
        return _weekday_of_this_month(found, discourse)
    if found.bare and focus is not None and focus.month is not None and discourse.sentence - discourse.named <= 1:
        day = days_in(focus.year or 2001, focus.month) if found.day == LAST else found.day
        point = Point("D", focus.year, focus.month, day, bc=focus.bc)
        return Resolved(point, discourse.anchor(Base.DISCOURSE), "" if focus.year else NO_ANCHOR)
    if found.direction is not None and found.unit == "M" and publication:
        month = add_months(publication.replace(day=1), found.direction)
        day = days_in(month.year, month.month) if found.day == LAST else found.day
        return Resolved(Point("D", month.year, month.month, day), discourse.anchor(Base.PUBLICATION))
    if found.day == LAST:
        return Resolved(Point("D"), unknown=NO_ANCHOR)
    if focus is not None and focus.month is not None and focus.unit in ("D", "M") and _follows(discourse):
        point = Point("D", focus.year, focus.month, found.day, bc=focus.bc)
        return Resolved(point, discourse.anchor(Base.DISCOURSE), "" if focus.year else NO_ANCHOR)
    if publication is None:
        return Resolved(Point("D", day=found.day), unknown=NO_ANCHOR)
    months = [add_months(publication.replace(day=1), n) for n in _months_near(found)]
    candidates = [p for p in (Point("D", m.year, m.month, found.day) for m in months) if p.date]
    if found.weekday is not None:  # Friday the 13th: of the month in which it is one
        candidates = [p for p in candidates if p.date and p.date.isoweekday() == found.weekday] or candidates
    return Resolved(_likeliest(candidates, discourse.tense, publication), discourse.anchor(Base.PUBLICATION))


def _weekday_of_this_month(found: Expression, discourse: Discourse) -> Resolved:
    """The second Saturday of the month: that named just before, else that of publication."""
    focus, near = discourse.focus, discourse.sentence - discourse.named <= 1
    told = focus is not None and focus.unit in ("D", "M") and focus.month is not None and found.bare and near
    if told and focus is not None and focus.year and focus.month:
        return Resolved(_in_year(replace(found, month=focus.month), focus.year), discourse.anchor(Base.DISCOURSE))
    if discourse.publication is None:
        return Resolved(Point("D", weekday=found.weekday), unknown=NO_ANCHOR)
    month = add_months(discourse.publication.replace(day=1), found.direction or 0)
    return Resolved(_in_year(replace(found, month=month.month), month.year), discourse.anchor(Base.PUBLICATION))


def _months_near(found: Expression) -> range:
    """Months on from that of publication among which a bare day is looked for; a weekday tells it a year away."""
    return range(-1, 2) if found.weekday is None else range(-12, 13)


def _follows(discourse: Discourse) -> bool:
    """Whether the focus was named close enough for a bare day of the month to belong to its month."""
    return discourse.narrative or (discourse.publication is None and discourse.sentence - discourse.named <= 1)


_RESOLVERS: dict[Part, Callable[[Expression, Discourse], Resolved]] = {
    Part.CLOCK: _lone_clock,
    Part.DECADE: _decade,
    Part.CENTURY: _decade,
    Part.DEICTIC: deictic,
    Part.OFFSET: offset,
    Part.SHIFT: shift,
    Part.WEEKDAY: weekday,
    Part.YEAR: _year,
}
