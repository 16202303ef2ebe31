"""Lengths of time as news writes them: ISO 8601 notation, and what two of them say about each other.

A month is 30.44 days on average, a year twelve of them; beside days and weeks it may be three days off. Rules,
charitable where a fair reader would be: the same length is EQUAL in any unit; of two plain lengths the one in the
coarser unit was rounded, by half a unit each way; "about" allows half of the last place that was written, or a tenth;
bounds are open intervals. Disjoint intervals are a CONFLICT, one inside the other REFINES, the rest OVERLAPS; a vague
length (PXY) is INCOMPARABLE.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from workbench.language.calendar import UNITS
from workbench.model import Modifier, Relation, Value

_ISO = re.compile(
    r"P(?:(?P<Y>[\d.]+)Y)?(?:(?P<M>[\d.]+)M)?(?:(?P<W>[\d.]+)W)?(?:(?P<D>[\d.]+)D)?"
    r"(?:T(?:(?P<H>[\d.]+)H)?(?:(?P<MIN>[\d.]+)M)?(?:(?P<S>[\d.]+)S)?)?"
)
_SECONDS = {"W": Decimal(604800), "D": Decimal(86400), "H": Decimal(3600), "MIN": Decimal(60), "S": Decimal(1)}
UNIT_NAMES = {code: name for name, code in UNITS.items()}
"""Units of time by their codes, as a value names the unit that was written."""
_MONTH = Decimal(2629746)
"""Seconds of a mean Gregorian month."""
_SLACK = Decimal(3 * 86400)
"""What real months may differ from the mean, however many there are."""
_FAR = Decimal(10) ** 15
_YEARS = {"Y": 1, "DE": 10, "C": 100, "ML": 1000}
_OUR_ERA = 2000
"""Years ago from which a time lies before our era, where no year of the calendar is as exact as it looks."""


def before_our_era(count: Decimal, unit: str) -> bool:
    """Whether so many units ago are told as a length: 92 million years, not a year of the calendar."""
    return count * _YEARS.get(unit, 0) >= _OUR_ERA


@dataclass(frozen=True, slots=True)
class Length:
    """An interval of seconds; `point` is the length as written, `step` its finest unit."""

    low: Decimal
    high: Decimal
    point: Decimal
    step: Decimal
    calendar: bool
    """Written in years or months."""


def iso(count: Decimal, unit: str) -> str:
    """ISO 8601 notation of a number of units; half units become the next smaller unit where that is exact."""
    scaled = {
        "DE": (10, "Y"),
        "C": (100, "Y"),
        "ML": (1000, "Y"),
        "FN": (2, "W"),
        "Q": (3, "M"),
        "NI": (1, "D"),
        "WE": (2, "D"),
    }
    factor, unit = scaled.get(unit, (1, unit))
    count *= factor
    whole, rest = int(count), count - int(count)
    finer = {"Y": (12, "M"), "D": (24, "H"), "H": (60, "MIN"), "MIN": (60, "S")}
    if rest and unit in finer and (rest * finer[unit][0]) % 1 == 0:
        small = int(rest * finer[unit][0])
        return _written([(Decimal(whole), unit)] * bool(whole) + [(Decimal(small), finer[unit][1])])
    return _written([(count, unit)])


def _written(parts: list[tuple[Decimal, str]]) -> str:
    days = "".join(f"{_plain(n)}{u}" for n, u in parts if u in "YMWD")
    clock = "".join(f"{_plain(n)}{u[0]}" for n, u in parts if u in ("H", "MIN", "S"))
    return f"P{days}" + (f"T{clock}" if clock else "")


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def added(first: str, second: str) -> str:
    """Two notations as one: P1Y and P2M are P1Y2M; empty when they share a unit."""
    a, b = _ISO.fullmatch(first), _ISO.fullmatch(second)
    if not a or not b:
        return ""
    mine, other = ({k: v for k, v in m.groupdict().items() if v} for m in (a, b))
    if mine.keys() & other.keys():
        return ""
    both = mine | other
    return _written([(Decimal(both[unit]), unit) for unit in ("Y", "M", "W", "D", "H", "MIN", "S") if unit in both])


def length(value: Value) -> Length | None:
    """The interval a duration or age may mean; None when it is vague."""
    notation = value.canonical.lstrip("~<>=")
    low, _, high = notation.partition("..")
    first, last = _seconds(low), _seconds(high or low)
    if first is None or last is None:
        return None
    point, step, calendar = first
    top = last[0]
    if value.modifier is Modifier.OVER or value.modifier is Modifier.AT_LEAST:
        return Length(point, _FAR, point, step, calendar)
    if value.modifier is Modifier.UNDER or value.modifier is Modifier.AT_MOST:
        return Length(Decimal(0), top, point, step, calendar)
    slack = max(step * _last_place(point / step) / 2, point / 10) if value.modifier is Modifier.ABOUT else Decimal(0)
    return Length(point - slack, top + slack, point, step, calendar)


def _seconds(notation: str) -> tuple[Decimal, Decimal, bool] | None:
    match = _ISO.fullmatch(notation)
    if not match or not any(match.groups()):
        return None
    months = Decimal(match["Y"] or 0) * 12 + Decimal(match["M"] or 0)
    total = months * _MONTH + sum((Decimal(match[u]) * s for u, s in _SECONDS.items() if match[u]), Decimal(0))
    steps = {"Y": _MONTH * 12, "M": _MONTH} | _SECONDS
    finest = next(u for u in ("S", "MIN", "H", "D", "W", "M", "Y") if match[u])
    return total, steps[finest] * Decimal(1).scaleb(int(Decimal(match[finest]).as_tuple().exponent)), bool(months)


def _last_place(count: Decimal) -> Decimal:
    """The place a whole number was rounded to: 40 → 10, 45 → 5, 43 → 1."""
    for place in (100, 50, 10, 5):
        if count >= place and count % place == 0:
            return Decimal(place)
    return Decimal(1)


def compare(a: Value, b: Value) -> Relation:
    """How two lengths stand to each other; the rules are at the head of this module."""
    if (a.canonical, a.modifier) == (b.canonical, b.modifier):
        return Relation.EQUAL
    first, second = length(a), length(b)
    if first is None or second is None:
        return Relation.INCOMPARABLE
    if a.modifier is b.modifier is Modifier.AT_MOST:
        return _plain_lengths(first, second, _SLACK)  # two limits
    slack = _SLACK if first.calendar != second.calendar else Decimal(1)
    plain = {a.modifier, b.modifier} == {Modifier.EXACT} and first.low == first.high and second.low == second.high
    if plain:
        return _plain_lengths(first, second, slack)
    return _intervals(first, second, slack)


def _plain_lengths(a: Length, b: Length, slack: Decimal) -> Relation:
    if abs(a.point - b.point) <= min(slack, a.point / 20):
        return Relation.EQUAL
    coarse, fine = (a, b) if a.step > b.step else (b, a)
    if coarse.step > 2 * fine.step and abs(coarse.point - fine.point) <= coarse.step / 2 + min(slack, fine.point / 20):
        return Relation.REFINES
    return Relation.CONFLICT


def _intervals(a: Length, b: Length, slack: Decimal) -> Relation:
    a_open, b_open = a.low == Decimal(0) or a.high == _FAR, b.low == Decimal(0) or b.high == _FAR
    if a.high + slack < b.low or b.high + slack < a.low:
        return Relation.CONFLICT
    if not (a_open and b_open) and ((a.low <= b.low and b.high <= a.high) or (b.low <= a.low and a.high <= b.high)):
        return Relation.REFINES
    if a_open and b_open and (a.high == _FAR) == (b.high == _FAR):
        return Relation.REFINES
    return Relation.OVERLAPS
