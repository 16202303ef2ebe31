"""What two dates say about each other.

Rules, charitable where a fair reader would be:
- Both lie in known days: equal stretches are EQUAL, one inside the other REFINES (1961 and 6 July 1961), a partial
  overlap OVERLAPS, days apart CONFLICT. "About" widens a year by two, a month by one, a day by three; stretches that
  meet only then OVERLAP.
- Both name the two ends of a range: one end that agrees and one that does not are a CONFLICT, as are
  ranges apart; those that share neither end OVERLAP, because they may be two periods of one story.
- Both name a clock time: zones that are known are compared in UTC. Where one names a zone that cannot be set against
  the other's, times a whole number of quarter hours apart may be the same moment: OVERLAPS. A time on a full or half
  hour may be rounded by ten minutes, on a ten by five, on a five by two: REFINES.
- A part that is not known (XXXX-06-18, XXXX-WXX-3) fits anything; the known parts decide. Nothing known: INCOMPARABLE.
- Of a time of which only the hour is known any minute will do.
- Vague and repeated times (PRESENT_REF, every Monday) are INCOMPARABLE, but EQUAL to themselves.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from workbench.kinds.date.zones import offset
from workbench.model import Modifier, Relation, Value

_FIELDS = re.compile(
    r"(?P<year>-?[\dX]{4})(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?|-WXX-(?P<weekday>\d)|-(?P<season>SP|SU|FA|WI|Q\d|H\d))?(?:T(?P<clock>[\d:]+))?"
)
_CALENDAR = re.compile(r"(?P<year>[1-9]\d{2}[\dX]|[1-9]\dXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T[\d:]+)?)?)?")
_DAY_MINUTES = 1440
_HOUR = frozenset({2})
"""Length of a clock time that tells its hour alone."""
_Stretch = tuple[date, date]


def compare(a: Value, b: Value) -> Relation:
    """How two dates stand to each other; the rules are at the head of this module."""
    if (a.canonical, a.modifier, a.unit, a.days) == (b.canonical, b.modifier, b.unit, b.days):
        return Relation.EQUAL
    if {a.unknown, b.unknown} & {"vague", "repeated"}:
        return Relation.INCOMPARABLE
    if a.days is None or b.days is None:
        return _by_fields(a, b)
    first, second = _minutes(a), _minutes(b)
    if first is not None and second is not None and not _HOUR.isdisjoint({len(_clock(a)), len(_clock(b))}):
        return Relation.REFINES if first // 60 == second // 60 else Relation.CONFLICT
    if first is not None and second is not None:
        return _clocks(a, b, first, second)
    ends, other_ends = _ends(a), _ends(b)
    if ends and other_ends:
        return _by_ends(a, b, [compare(end, other) for end, other in zip(ends, other_ends, strict=True)])
    return _by_days(a, b)


def _by_ends(a: Value, b: Value, relations: list[Relation]) -> Relation:
    """Two stretches with both ends named; sharing neither end they may be two periods of one story."""
    if Relation.CONFLICT in relations:
        apart = relations.count(Relation.CONFLICT) == 1 or _by_days(a, b) is Relation.CONFLICT
        return Relation.CONFLICT if apart and Modifier.ABOUT not in (a.modifier, b.modifier) else Relation.OVERLAPS
    return next((r for r in (Relation.OVERLAPS, Relation.REFINES) if r in relations), Relation.EQUAL)


def _ends(value: Value) -> tuple[Value, Value] | None:
    """The first and the last end of a range as dates of their own; None when it is no range."""
    first, _, last = value.canonical.partition("/")
    low, high = _stretch(first), _stretch(last)
    if not low or not high:
        return None
    return Value(first, unit=value.unit, days=low), Value(last, unit=value.unit, days=high)


def _stretch(notation: str) -> tuple[str, str] | None:
    """First and last day of a decade, year, month or day."""
    match = _CALENDAR.fullmatch(notation)
    if not match:
        return None
    low = f"{match['year'].replace('X', '0')}-{match['month'] or '01'}-{match['day'] or '01'}"
    year, month = match["year"].replace("X", "9"), match["month"] or "12"
    day = match["day"] or f"{monthrange(int(year), int(month))[1]:02}"
    return low, f"{year}-{month}-{day}"


def _by_days(a: Value, b: Value) -> Relation:
    low, high = _interval(a)
    other_low, other_high = _interval(b)
    if high < other_low or other_high < low:
        return Relation.OVERLAPS if _about(a, b) else Relation.CONFLICT
    if (low, high) == (other_low, other_high):
        clocked = ("T" in a.canonical) != ("T" in b.canonical)
        return Relation.REFINES if clocked or a.modifier is not b.modifier else Relation.EQUAL
    return _of_stretches((low, high), (other_low, other_high))


def _of_stretches(a: _Stretch, b: _Stretch) -> Relation:
    if a == b:
        return Relation.EQUAL
    if a[1] < b[0] or b[1] < a[0]:
        return Relation.CONFLICT
    inside = (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1])
    return Relation.REFINES if inside else Relation.OVERLAPS


def _interval(value: Value) -> tuple[date, date]:
    low, high = value.days or ("0001-01-01", "9999-12-31")
    return date.fromisoformat(low), date.fromisoformat(high)


def _about(a: Value, b: Value) -> bool:
    """Whether the stretches meet once "about" is given its room."""
    stretches = []
    for value in (a, b):
        low, high = _interval(value)
        length = (high - low).days
        room = timedelta(
            days=0 if value.modifier is Modifier.EXACT else 730 if length > 300 else 31 if length > 26 else 3
        )
        stretches.append((low - room if low.year > 3 else low, high + room if high.year < 9990 else high))
    (low, high), (other_low, other_high) = stretches
    return low <= other_high and other_low <= high


# -- clock times -----------------------------------------------------------------------------------


def _minutes(value: Value) -> int | None:
    """Minutes since the first day of the calendar, in the time of the place; None without a clock time or day."""
    match = _FIELDS.fullmatch(value.canonical)
    if not match or not match["clock"] or value.days is None or value.days[0] != value.days[1]:
        return None
    hour, _, minute = match["clock"][:5].partition(":")
    return date.fromisoformat(value.days[0]).toordinal() * _DAY_MINUTES + int(hour) * 60 + int(minute or 0)


def _clock(value: Value) -> str:
    """The time of day of a notation."""
    return value.canonical.partition("T")[2]


def _clocks(a: Value, b: Value, first: int, second: int) -> Relation:
    away, other_away = (offset(v.unit, date.fromisoformat(v.days[0])) if v.unit and v.days else None for v in (a, b))
    if away is not None and other_away is not None:
        first, second = first - away, second - other_away
        return _apart(a, b, abs(first - second))
    apart = abs(first - second)
    if a.unit != b.unit and apart % 15 == 0 and 0 < apart <= 26 * 60:
        return Relation.OVERLAPS
    return _apart(a, b, apart)


def _apart(a: Value, b: Value, minutes: int) -> Relation:
    if minutes == 0:
        return Relation.EQUAL if a.modifier is b.modifier else Relation.REFINES
    if minutes <= max(_rounding(a), _rounding(b)):
        return Relation.REFINES
    return Relation.CONFLICT


def _rounding(value: Value) -> int:
    """How many minutes a clock time may have been rounded."""
    minute = int(value.canonical.partition("T")[2].split(":")[1])
    if value.modifier is Modifier.ABOUT:
        return 30 if minute == 0 else 15
    return 10 if minute % 30 == 0 else 5 if minute % 10 == 0 else 2 if minute % 5 == 0 else 0


# -- dates with unknown parts ----------------------------------------------------------------------


def _by_fields(a: Value, b: Value) -> Relation:
    first, second = _known(a), _known(b)
    if not first or not second:
        return Relation.INCOMPARABLE
    for field in first.keys() & second.keys():
        if first[field] != second[field]:
            return Relation.CONFLICT
    shared = first.keys() & second.keys()
    if not shared:
        return Relation.OVERLAPS
    if first == second:
        return Relation.EQUAL
    return Relation.REFINES if shared in (first.keys(), second.keys()) else Relation.OVERLAPS


def _known(value: Value) -> dict[str, str]:
    """The parts of a date that are known; the weekday too, when the day is."""
    match = _FIELDS.fullmatch(value.canonical)
    if not match:
        return {}
    known = {name: text for name, text in match.groupdict().items() if text and "X" not in text}
    if value.days and value.days[0] == value.days[1]:
        known["weekday"] = str(date.fromisoformat(value.days[0]).isoweekday())
    return known
