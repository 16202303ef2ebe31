"""What the words of a date say before anyone asks which day that was, and how neighbouring parts join."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from decimal import Decimal
from enum import StrEnum

from workbench.language.timepatterns import Pattern
from workbench.language.timewords import Words


class Part(StrEnum):
    """The part of a date that an expression names; joins are written in these names."""

    CLOCK = "clock"
    DAYPART = "daypart"
    WEEKDAY = "weekday"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    SEASON = "season"
    QUARTER = "quarter"
    DECADE = "decade"
    CENTURY = "century"
    SHIFT = "shift"
    """A unit counted from a reference: last week, this year, that day."""
    DEICTIC = "deictic"
    OFFSET = "offset"
    """A number of units from a reference: two days ago, a year later."""
    FEAST = "feast"
    VAGUE = "vague"
    SET = "set"


class Base(StrEnum):
    """What a relative expression counts from."""

    PUBLICATION = "publication"
    DISCOURSE = "discourse"


@dataclass(frozen=True, slots=True)
class Expression:
    """The fields that words of time name; `start` and `end` are places in the sentence's row of words."""

    part: Part
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str = ""
    quarter: int | None = None
    half: int | None = None
    decade: int | None = None
    """The year without its last figure: 199 for the 1990s."""
    century: int | None = None
    """The year without its last two figures: 19 for the 20th century."""
    bc: bool = False
    feast: str = ""
    which: int | None = None
    """Which weekday of the month it is, -1 for the last: the first Monday in May."""
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    zone: str = ""
    daypart: str = ""
    unit: str = ""
    """Unit of a shift or offset."""
    direction: int | None = None
    """-1 last, 0 this or the same, 1 next; on a named weekday, month or season too."""
    base: Base = Base.PUBLICATION
    count: Decimal | None = None
    """Units of an offset, with its sign; None when it is vague."""
    value: str = ""
    """TIMEX3 value of a vague or repeated time."""
    mod: str = ""
    bare: bool = False
    """Only the unit is named: the quarter, the weekend."""
    short: bool = False
    """A year of two figures."""
    told: bool = False
    """Called a year in so many words: the year 1950."""
    week: bool = False
    """The week of the day that is named."""
    weeks: int = 0
    """Weeks on from the day that is named: Monday week."""
    exact: int | None = None
    """Days on from the day that an offset counts from, where it names the day itself: a week tomorrow."""
    beside: int = 0
    """1 for the first day or weekday after a feast, -1 for the last before it: the Monday after Labor Day."""
    eve: bool = False
    """The night that ends on the day that is named: overnight into Friday."""
    turn: bool = False
    """The turn of the century, which lies between two."""
    period: bool = False
    """Names its period itself: the year-ago quarter, not just year-ago."""
    fiscal: bool = False
    also: str = ""
    """The same time in another zone, as given in brackets."""
    until: Expression | None = None
    """The other end of a range written as one: June 18-19."""


LAST = -1
"""The last day of a month whose length is not yet known."""
_IN_YEAR_OR_WEEK = frozenset({Part.QUARTER, Part.SEASON, Part.MONTH, Part.WEEKDAY})

JOINS: dict[tuple[Part, Part], Pattern] = {}


def _join(firsts: str, seconds: str, between: str) -> None:
    for first in firsts.split():
        for second in seconds.split():
            JOINS[Part(first), Part(second)] = Pattern(between)


_join("clock", "daypart", "(in the|on|at)?")
_join("clock", "weekday day deictic feast shift", "comma? (on|of)? the?")
_join("daypart", "weekday day deictic feast", "comma? (on|of)? the?")
_join("daypart", "shift", "comma? (on|of)")
_join("weekday", "daypart", "")
_join("day", "weekday", "comma a?")
_join("weekday", "day", "dot? comma? open? the?")
_join("weekday", "shift", "of? the?")
_join("weekday feast day deictic", "clock", "comma? (at|by|from)? about?")
_join("feast", "daypart", "")
_join("day", "daypart", "(in the)?")
_join("deictic", "daypart", "")
_join("day month feast", "year", "(comma|of|in)?")
_join("day month season feast", "shift", "(comma|of|in)? the?")
_join("season", "year", "(comma|of|in)?")
_join("quarter", "year", "(comma|of|in)? the? (fiscal|calendar)? (year)?")
_join("quarter", "shift", "of?")
_join("year shift", "quarter", "possessive? (fiscal)?")
_join("year", "season month", "")
_join("shift", "season month", "possessive?")
_join("shift", "weekday", "(on|hyphen|dash)?")
_join("month", "offset", "")


def joined(first: Expression, second: Expression) -> Expression | None:
    """Both parts as one expression, or None when they name the same field in two ways."""
    if (first.until is not None and first.part is not Part.CLOCK) or _two_weeks(first, second):
        return None
    changes: dict[str, object] = {}
    for field in fields(Expression):
        if field.name in ("part", "start", "end", "base", "direction", "unit", "bare"):
            continue
        mine, other = getattr(first, field.name), getattr(second, field.name)
        if other == field.default:
            continue
        if mine != field.default and (field.name != "daypart" or mine != other):
            return None
        changes[field.name] = other
    if second.part in (Part.SHIFT, Part.OFFSET):
        if first.direction is not None:
            return None
        changes |= {"direction": second.direction, "unit": second.unit, "base": second.base}
    elif second.direction is not None and first.direction is None:
        changes |= {"direction": second.direction, "base": second.base}
    if first.part is Part.SEASON and second.until is not None:
        changes["until"] = None  # the winter of 1947-48 is one
    if first.part is Part.WEEKDAY and second.part is Part.DAY and second.month is not None:
        changes |= {"direction": None, "base": Base.PUBLICATION}  # next Tuesday, 14 May
    part = _joint_part(first, second)
    if first.part is Part.SHIFT and part is not first.part:
        changes |= {"direction": first.direction, "unit": first.unit, "base": first.base}
    return replace(first, part=part, end=second.end, **changes)  # type: ignore[arg-type]


def _two_weeks(first: Expression, second: Expression) -> bool:
    """Whether a weekday follows a unit that has no weekdays of its own: next week on Tuesday, not this year Tuesday."""
    return first.part is Part.SHIFT and second.part is Part.WEEKDAY and (first.unit != "W" or bool(second.direction))


def _joint_part(first: Expression, second: Expression) -> Part:
    """The part that both together name: a clock time or weekday with a day is that day."""
    if first.part in (Part.CLOCK, Part.DAYPART):
        return second.part if second.part is not Part.DAYPART else first.part
    if first.part is Part.WEEKDAY and second.part in (Part.DAY, Part.FEAST):
        return second.part
    if first.part in (Part.YEAR, Part.SHIFT) and second.part in _IN_YEAR_OR_WEEK:
        return second.part
    return first.part


def connects(words: Words, first: Expression, second: Expression) -> bool:
    """Whether the words between two parts are those that make one expression of them."""
    if second.bare or (first.part is Part.YEAR and words.lower(second.start) in ("may", "march")):
        return False
    between = JOINS.get((first.part, second.part))
    return between is not None and second.start - first.end <= 4 and between.fills(words, first.end, second.start)
