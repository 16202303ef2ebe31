"""From what the words say to where it lies in the calendar: publication day, discourse and tense decide.

No publication date, no guess: what cannot be counted from a known day keeps XXXX.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from workbench.kinds.date.expression import Base, Expression, Part
from workbench.kinds.date.point import Point, interval, week_of
from workbench.language.calendar import add_months, feast
from workbench.model import Span

NO_ANCHOR = "no publication date"
_SAME_STORY = 92
"""Days within which an undated text may mean the year it named before."""
NO_FOCUS = "no date before it to count from"


@dataclass(slots=True)
class Discourse:
    """What a relative date may count from at one place of a document."""

    publication: date | None
    narrative: bool = False
    """A history of times long past: months and days belong to the year told of, not to the year of publication."""
    focus: Point | None = None
    """The last date named."""
    quarter: Point | None = None
    """The last quarter named: in business news "a year ago" is that quarter a year before."""
    tense: int = 0
    prose: bool = True
    """The sentence at hand is one, and no line of a page's head, whose dates say nothing about the story."""
    sentence: int = 0
    named: int = -9
    """Number of the sentence at hand, and of the one that named the focus."""
    place: int = -1
    aside: bool = False

    def enter(self, sentence: Span, text: str) -> None:
        """Go on to the sentence of the next date."""
        if sentence.start != self.place:
            self.place, self.sentence = sentence.start, self.sentence + 1
            self.prose = text[sentence.end - 1] in ".!?…\"'”’)"

    def name(self, point: Point) -> None:
        """Keep a date that was named as what later words count from."""
        if self.prose or self.publication is not None:
            self.focus, self.named = point, self.sentence

    def base(self, base: Base) -> Point | None:
        if base is Base.DISCOURSE and self.focus is not None:
            return self.focus
        return Point.of(self.publication) if self.publication else None


@dataclass(frozen=True, slots=True)
class Resolved:
    """A point with what it was counted from."""

    point: Point
    anchor: str = ""
    unknown: str = ""


def resolve(found: Expression, discourse: Discourse) -> Resolved:
    """The point an expression names, as far as it can be known."""
    resolved = _resolve(found, discourse)
    point = _with_clock(resolved.point, found)
    if found.weekday and point.weekday is None and found.part in (Part.DAY, Part.MONTH) and point.date is None:
        return replace(resolved, point=point)
    return replace(resolved, point=point)


def _with_clock(point: Point, found: Expression) -> Point:
    hour, daypart = found.hour, found.daypart
    if hour is None:
        return replace(point, daypart=daypart) if daypart and point.unit == "D" else point
    if hour < 12 and (daypart in ("AF", "EV") or (daypart == "NI" and hour >= 6)):
        hour += 12
    if daypart == "NI" and found.hour == 12:
        hour = 0
    return replace(point, hour=hour, minute=found.minute, second=found.second)


def _resolve(found: Expression, discourse: Discourse) -> Resolved:
    if found.part is Part.CLOCK:
        return _lone_clock(discourse)
    if found.part in (Part.DECADE, Part.CENTURY):
        number = found.decade if found.part is Part.DECADE else found.century
        return Resolved(Point("DE" if found.part is Part.DECADE else "C", number=number, bc=found.bc))
    if found.part is Part.DEICTIC:
        return _deictic(found, discourse)
    if found.part is Part.OFFSET:
        return _offset(found, discourse)
    if found.part is Part.SHIFT:
        return _shift(found, discourse)
    if found.part is Part.WEEKDAY:
        return _weekday(found, discourse)
    if found.part is Part.YEAR and found.period and discourse.quarter is not None:
        return Resolved(replace(discourse.quarter, year=found.year), "the quarter named before")
    if found.value == "short" and discourse.narrative and discourse.focus is not None and discourse.focus.year:
        return Resolved(Point("Y", discourse.focus.year // 100 * 100 + (found.year or 0) % 100), _anchor(discourse, Base.DISCOURSE))
    if found.part is Part.YEAR:
        return Resolved(Point("Y", found.year, bc=found.bc))
    return _of_year(found, discourse)


# -- what a year would complete --------------------------------------------------------------------


def _of_year(found: Expression, discourse: Discourse) -> Resolved:
    """Days, months, seasons, quarters and feasts: complete with a year of their own, else the year is looked for."""
    if found.part is Part.DAY and found.month is None:
        return _day_of_month(found, discourse)
    if found.year is not None:
        return Resolved(_in_year(found, found.year))
    if found.direction is not None and found.unit == "Y":
        base = discourse.base(found.base)
        if base is None or base.year is None:
            return Resolved(_in_year(found, None), unknown=NO_ANCHOR)
        return Resolved(_in_year(found, base.year + found.direction, base.bc), _anchor(discourse, found.base))
    if found.direction is not None and found.unit == "M" and found.day is not None:
        return Resolved(_in_year(found, None), unknown=NO_ANCHOR)
    if (discourse.narrative or found.base is Base.DISCOURSE) and discourse.focus is not None and discourse.focus.year:
        return Resolved(_told_of(found, discourse.focus), _anchor(discourse, Base.DISCOURSE))
    if discourse.publication is None:
        told = _of_the_story(found, discourse)
        return told or Resolved(_in_year(found, None), unknown=NO_ANCHOR)
    return Resolved(_nearest(found, discourse), _anchor(discourse, Base.PUBLICATION))


def _in_year(found: Expression, year: int | None, bc: bool = False) -> Point:
    bc = bc or found.bc
    if found.part is Part.FEAST:
        day = feast(found.feast, year or 2000)
        fixed = day is not None and (year or feast(found.feast, 2001) == day.replace(year=2001))
        return Point("D", year, day.month if day and fixed else None, day.day if day and fixed else None)
    if found.part is Part.SEASON:
        return Point("SEA", year, season=found.season, bc=bc)
    if found.part is Part.QUARTER:
        return Point("Q", year, number=found.quarter) if found.quarter else Point("H", year, number=found.half)
    if found.part is Part.MONTH:
        return Point("M", year, found.month, bc=bc)
    return Point("D", year, found.month, found.day, bc=bc)


def _of_the_story(found: Expression, discourse: Discourse) -> Resolved | None:
    """In an undated text, a day or month of the year that the story has just named, when it is near."""
    focus = discourse.focus
    told = interval(focus) if focus is not None and focus.unit in ("D", "M") and focus.year else None
    if focus is None or told is None or found.part not in (Part.DAY, Part.MONTH):
        return None
    point = _told_of(found, focus)
    days = interval(point)
    if days is None or (days[0] - told[1]).days > _SAME_STORY or (told[0] - days[1]).days > _SAME_STORY:
        return None
    return Resolved(point, _anchor(discourse, Base.DISCOURSE))


_OTHER_YEAR = 200
"""Days that a month of the year told of may be farther away than one of its neighbours, and is still meant."""


def _told_of(found: Expression, focus: Point) -> Point:
    """The year of the story that is nearest to the last date told."""
    year, told = focus.year or 0, interval(focus)
    candidates = [p for p in (_in_year(found, year + n, focus.bc) for n in (-1, 0, 1)) if interval(p)]
    if told is None or not candidates:
        return _in_year(found, year, focus.bc)
    if found.direction:
        sided = [p for p in candidates if (_first(p) > told[0] if found.direction > 0 else _last(p) < told[1])]
        return (sided or candidates)[0 if found.direction > 0 else -1]

    def cost(point: Point) -> int:
        ahead, behind = (_first(point) - told[1]).days, (told[0] - _last(point)).days
        return max(ahead, behind, 0) + (0 if point.year == year else _OTHER_YEAR)

    return min(candidates, key=cost)


_AGAINST_TENSE = 5
"""A date on the side that the tense speaks against must be five times as near to be taken."""


def _nearest(found: Expression, discourse: Discourse) -> Point:
    """The year that publication day and tense make likely."""
    day = discourse.publication or date.min
    candidates = [p for p in (_in_year(found, day.year + n) for n in (-1, 0, 1)) if interval(p)]
    if not candidates:
        return _in_year(found, day.year)
    if found.direction == 0:
        return candidates[min(1, len(candidates) - 1)]
    if found.direction == -1:
        return ([p for p in candidates if _last(p) < day] or candidates)[-1]
    if found.direction == 1:
        return next((p for p in candidates if _first(p) > day), candidates[-1])

    def cost(point: Point) -> int:
        ahead, behind = max((_first(point) - day).days, 0), max((day - _last(point)).days, 0)
        against = ahead if discourse.tense < 0 else behind if discourse.tense > 0 else 0
        return ahead + behind + against * (_AGAINST_TENSE - 1)

    return min(candidates, key=cost)


def _first(point: Point) -> date:
    days = interval(point)
    return days[0] if days else date.min


def _last(point: Point) -> date:
    days = interval(point)
    return days[1] if days else date.max


def _follows(discourse: Discourse) -> bool:
    """Whether the focus was named close enough for a bare day of the month to belong to its month."""
    return discourse.narrative or (discourse.publication is None and discourse.sentence - discourse.named <= 1)


def _day_of_month(found: Expression, discourse: Discourse) -> Resolved:
    """The 18th: of the month told of, else of the month that publication day and tense make likely."""
    focus, day = discourse.focus, found.day or 1
    if found.direction is not None and found.unit == "M" and discourse.publication:
        month = add_months(discourse.publication.replace(day=1), found.direction)
        return Resolved(Point("D", month.year, month.month, day), _anchor(discourse, Base.PUBLICATION))
    if focus is not None and focus.month is not None and focus.unit in ("D", "M") and _follows(discourse):
        return Resolved(Point("D", focus.year, focus.month, day, bc=focus.bc), _anchor(discourse, Base.DISCOURSE), "" if focus.year else NO_ANCHOR)
    publication = discourse.publication
    if publication is None:
        return Resolved(Point("D", day=day), unknown=NO_ANCHOR)
    candidates = []
    for months in (-1, 0, 1):
        month = add_months(publication.replace(day=1), months)
        point = Point("D", month.year, month.month, day)
        if point.date:
            candidates.append(point)
    past = [p for p in candidates if _first(p) <= publication]
    coming = [p for p in candidates if _first(p) >= publication]
    if discourse.tense < 0 and past:
        best = past[-1]
    elif discourse.tense > 0 and coming:
        best = coming[0]
    else:
        best = min(candidates, key=lambda p: abs((_first(p) - publication).days))
    return Resolved(best, _anchor(discourse, Base.PUBLICATION))


# -- counted from a day ----------------------------------------------------------------------------


def _anchor(discourse: Discourse, base: Base) -> str:
    if base is Base.DISCOURSE and discourse.focus is not None:
        return "the date named before"
    return f"publication day {discourse.publication}" if discourse.publication else ""


def _lone_clock(discourse: Discourse) -> Resolved:
    """A clock time without a day belongs to the day told of, else to the day of publication."""
    focus = discourse.focus
    if focus is not None and focus.unit == "D" and (focus.date or discourse.publication is None):
        return Resolved(focus.at("D"), _anchor(discourse, Base.DISCOURSE), "" if focus.date else NO_ANCHOR)
    if discourse.publication:
        return Resolved(Point.of(discourse.publication), _anchor(discourse, Base.PUBLICATION))
    return Resolved(Point("D"), unknown=NO_ANCHOR)


def _deictic(found: Expression, discourse: Discourse) -> Resolved:
    if discourse.publication is None:
        return Resolved(Point("D"), unknown=NO_ANCHOR)
    day = discourse.publication + timedelta(days=int(found.count or 0))
    return Resolved(Point.of(day), _anchor(discourse, Base.PUBLICATION))


def _weekday(found: Expression, discourse: Discourse) -> Resolved:
    weekday = found.weekday or 1
    told = found.base is Base.DISCOURSE or discourse.narrative
    base = discourse.focus.date if told and discourse.focus is not None else None
    anchor = _anchor(discourse, Base.DISCOURSE if base else Base.PUBLICATION)
    base = base or discourse.publication
    if base is None:
        return Resolved(Point("D", weekday=weekday), unknown=NO_ANCHOR)
    back = timedelta(days=(base.isoweekday() - weekday) % 7)
    ahead = timedelta(days=(weekday - base.isoweekday()) % 7)
    week = timedelta(days=7)
    if found.unit == "W":
        start = base - timedelta(days=base.isoweekday() - 1) + week * (found.direction or 0)
        day = start + timedelta(days=weekday - 1)
    elif found.direction == -1:
        day = base - (back or week)
    elif found.direction == 1:
        day = base + (ahead or week)
    elif found.direction == 0 and discourse.tense >= 0:
        day = base + ahead
    else:
        day = base + ahead if discourse.tense > 0 else base - back
    return Resolved(Point.of(day), anchor)


_MONTHS_IN = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "C": 1200}
_DAYS_IN = {"D": 1, "W": 7, "FN": 14}


def _offset(found: Expression, discourse: Discourse) -> Resolved:
    """A number of units before or after; the result is as coarse as the unit."""
    base = discourse.base(found.base)
    if found.unit == "Y" and found.count == -1 and discourse.quarter is not None:
        base = discourse.quarter
    if base is None or (base.year is None and base.number is None):
        return Resolved(Point("D" if found.unit in _DAYS_IN else "M" if found.unit == "M" else "Y"), unknown=NO_ANCHOR)
    anchor = _anchor(discourse, found.base)
    if found.count is None:
        return Resolved(Point("Y"), anchor, "vague")
    point = counted(base, found.unit, found.count)
    if point is None:
        return Resolved(Point("D"), anchor, NO_FOCUS)
    if found.month is not None:
        point = Point("M", point.year, found.month)
    return Resolved(point, anchor)


def counted(base: Point, unit: str, count: Decimal) -> Point | None:
    """The point some units away, as coarse as the unit or the base; None when the base is too coarse."""
    if unit in _DAYS_IN:
        if base.date is None:
            return None
        day = base.date + timedelta(days=int(_DAYS_IN[unit] * count))
        return Point.of(day) if unit == "D" else week_of(day)
    if unit in ("H", "MIN", "S"):
        return base.at("D") if base.date else None
    if unit in ("Y", "DE", "C", "ML"):
        years = int(count * {"Y": 1, "DE": 10, "C": 100, "ML": 1000}[unit])
        return _years_on(base, years)
    if unit in _MONTHS_IN and base.month is not None and base.year:
        day = add_months(date(base.year, base.month, 1), int(_MONTHS_IN[unit] * count))
        return Point("M", day.year, day.month) if unit == "M" else Point("Q", day.year, number=(day.month + 2) // 3)
    if unit == "Q" and base.unit == "Q" and base.year and base.number:
        index = base.year * 4 + base.number - 1 + int(count)
        return Point("Q", index // 4, number=index % 4 + 1)
    return None


def _years_on(base: Point, years: int) -> Point | None:
    if base.year is None:
        return None
    if base.bc:
        year = base.year - years
        return Point("Y", year, bc=True) if year > 0 else Point("Y", 1 - year)
    if base.unit in ("Q", "H"):
        return replace(base, year=base.year + years)
    return Point("Y", base.year + years) if base.year + years > 0 else None


def _shift(found: Expression, discourse: Discourse) -> Resolved:
    """This, last, next, that or the same unit."""
    direction, unit, base_name = found.direction or 0, found.unit, found.base
    if discourse.narrative and discourse.focus is not None:
        base_name = Base.DISCOURSE
    if found.mod == "BARE" and not discourse.narrative:
        told = _bare(unit, discourse)
        if told is not None:
            return Resolved(told, _anchor(discourse, Base.PUBLICATION))
    base = discourse.base(base_name)
    anchor = _anchor(discourse, base_name)
    if base is None:
        return Resolved(_unknown(unit), unknown=NO_ANCHOR)
    point = _whole(base, unit, direction)
    if point is None and base_name is Base.DISCOURSE and discourse.publication and not discourse.narrative:
        point = _whole(Point.of(discourse.publication), unit, direction)
        anchor = _anchor(discourse, Base.PUBLICATION)
    if point is None:
        return Resolved(_unknown(unit), anchor, NO_FOCUS)
    return Resolved(point, anchor, "" if interval(point) or point.bc else NO_ANCHOR)


def _bare(unit: str, discourse: Discourse) -> Point | None:
    """The quarter and the weekend of the news: the last one named, else the last one that is over."""
    if unit == "Q" and discourse.quarter is not None:
        return discourse.quarter
    if discourse.publication is None:
        return None
    today = Point.of(discourse.publication)
    if unit == "Q":
        return _whole(today, "Q", -1)
    if unit == "WE" and discourse.tense <= 0 and discourse.publication.isoweekday() < 6:
        return _whole(today, "WE", -1)
    return None


def _unknown(unit: str) -> Point:
    return Point({"FN": "W"}.get(unit, unit))


def _whole(base: Point, unit: str, direction: int) -> Point | None:
    """The unit that holds a point, or its neighbour."""
    days = interval(base)
    if unit == "D":
        if base.date:
            return Point.of(base.date + timedelta(days=direction))
        return base.at("D") if base.unit == "D" and direction == 0 else None
    if unit == "Y":
        return counted(base, "Y", Decimal(direction)) if base.unit not in ("Q", "H") else Point("Y", (base.year or 0) + direction)
    if unit == "Q":
        if base.unit == "Q":
            return counted(base, "Q", Decimal(direction))
        return counted(base, "Q", Decimal(direction)) if base.month and base.year else None
    if unit == "M":
        return counted(base, "M", Decimal(direction)) if base.month and base.year else (base.at("M") if base.month and not direction else None)
    if unit in ("W", "FN", "WE") and base.date:
        week = week_of(base.date + timedelta(weeks=direction))
        return replace(week, unit="WE") if unit == "WE" else week
    if unit in ("W", "WE") and base.unit in ("W", "WE") and days:
        return replace(week_of(days[0] + timedelta(weeks=direction)), unit=unit)
    if unit == "DE" and (base.year is not None or base.unit == "DE"):
        number = base.number if base.unit == "DE" else (base.year or 0) // 10
        return Point("DE", number=(number or 0) + (-direction if base.bc else direction), bc=base.bc)
    if unit == "C" and base.year is not None:
        return Point("C", number=base.year // 100 + (-direction if base.bc else direction), bc=base.bc)
    return None
