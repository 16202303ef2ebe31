"""Values: canonical notation, hedges, and how two of them stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Modifier(StrEnum):
    """How a value is hedged; the sign stands before the number in canonical notation."""

    EXACT = ""
    ABOUT = "~"
    OVER = ">"
    AT_LEAST = ">="
    UNDER = "<"
    AT_MOST = "<="


class Relation(StrEnum):
    """How two values of one kind stand to each other."""

    EQUAL = "equal"
    REFINES = "refines"
    """One is more precise or less bounded than the other, and both can be true."""
    OVERLAPS = "overlaps"
    """Neither contains the other, yet some reading lets both stand."""
    CONFLICT = "conflict"
    INCOMPARABLE = "incomparable"


@dataclass(frozen=True, slots=True)
class Timex:
    """A TIMEX3 record: type DATE, TIME, DURATION or SET; value; mod such as APPROX or START."""

    type: str
    value: str
    mod: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """A normalised value: canonical notation, whose grammar belongs to its kind, and what it rests on."""

    canonical: str
    modifier: Modifier = Modifier.EXACT
    number: Decimal | None = None
    """As written: `2.0` and `2` differ in precision."""
    number_high: Decimal | None = None
    """The upper end of a range, else None."""
    unit: str = ""
    """In words what `number` is in: metre, US dollar, year, share, or the lemma of what is counted."""
    days: tuple[str, str] | None = None
    """The closed interval of days (YYYY-MM-DD) a date may fall on, when known."""
    timex: Timex | None = None
    anchor: str = ""
    """What a relative value was counted from, in words; empty when nothing was needed."""
    unknown: str = ""
    """Why the value is not complete, such as "no publication date"; empty when it is."""
    also: str = ""
    """A second notation given in the text itself, such as a converted amount in brackets."""
