"""How far two differing values lie apart: sources that disagree on one thing are seldom orders of magnitude apart."""

from __future__ import annotations

import math
from datetime import date

from workbench.language.amounts import in_whole_units
from workbench.language.units import conversions, is_unit
from workbench.model import Claim

FACTOR = 16.0
"""Ratio of two numbers from which they count as far apart; a choice."""

UNITS = 60.0
"""Days, months or years between two dates, counted in the coarser one's unit, from which they are far apart."""

_SECONDS = {"Y": 31_556_952.0, "M": 2_629_746.0, "W": 604_800.0, "D": 86_400.0, "TH": 3_600.0, "TM": 60.0, "TS": 1.0}


def distance(a: Claim, b: Claim) -> float:
    """0 for values side by side, 1 for values far apart, 0 where no distance can be told."""
    if a.kind == "date":
        return _between_dates(a, b)
    first, second = _size(a), _size(b) * _factor(b, a)
    if not first or not second:
        return 0.0
    return min(1.0, abs(math.log(first / second)) / math.log(FACTOR))


APART = 0.25
"""Distance at which two values count as wholly apart: a factor of two, or about two units of a date; a choice."""


def near_and_far(a: Claim, b: Claim) -> tuple[float, float]:
    """The distance in two parts, each 0 to 1: up to APART, where slips and updates lie, and beyond it."""
    whole = distance(a, b)
    return min(1.0, whole / APART), max(0.0, (whole - APART) / (1 - APART))


def one_digit_apart(a: Claim, b: Claim) -> bool:
    """True for figures of three digits or more that a slip of the pen tells apart: 1,140 and 1,410, 798 and 793."""
    first, second = _digits(a), _digits(b)
    if first == second or min(len(first), len(second)) < 3 or len(first) != len(second):
        return False
    return sorted(first) == sorted(second) or sum(x != y for x, y in zip(first, second, strict=True)) == 1


def _digits(claim: Claim) -> str:
    """The significant digits of a number; none of a date."""
    if claim.kind == "date" or claim.value.number is None:
        return ""
    return "".join(c for c in f"{claim.value.number:f}" if c.isdecimal()).strip("0")


def grain(a: Claim, b: Claim) -> float:
    """How differently two dates are told, 0 to 1: a year against a day is 1, a month against a day one half."""
    first, second = (min(10, len(c.value.canonical.split("/")[0])) for c in (a, b))
    return abs(first - second) / 6 if a.kind == "date" else 0.0


def _between_dates(a: Claim, b: Claim) -> float:
    if a.value.days is None or b.value.days is None:
        return 0.0
    try:
        start, end = (date.fromisoformat(day).toordinal() for day in a.value.days)
        other_start, other_end = (date.fromisoformat(day).toordinal() for day in b.value.days)
    except ValueError:
        return 0.0
    gap = max(other_start - end, start - other_end, 0)
    unit = max(end - start, other_end - other_start) + 1
    return min(1.0, math.log1p(gap / unit) / math.log1p(UNITS))


def _factor(claim: Claim, other: Claim) -> float:
    """What turns an amount in one measure into the other's; 1 where they do not differ or cannot be turned."""
    units = claim.value.unit, other.value.unit
    if units[0] == units[1] or not (is_unit(units[0]) and is_unit(units[1])):
        return 1.0
    found = conversions(*units)
    return float(found[0][0]) if found else 1.0


def _size(claim: Claim) -> float:
    """The number, or for a duration its length in seconds."""
    if claim.kind not in ("duration", "age"):
        number = in_whole_units(claim.value).number
        return abs(float(number)) if number is not None else 0.0
    return _seconds(claim.value.canonical)


def _seconds(duration: str) -> float:
    total, number, time = 0.0, "", ""
    for character in duration.lstrip("~<>=").removeprefix("P"):
        if character == "T":
            time = "T"
        elif character.isdigit() or character == ".":
            number += character
        elif number and time + character in _SECONDS:
            total += float(number) * _SECONDS[time + character]
            number = ""
        else:
            return 0.0
    return total
