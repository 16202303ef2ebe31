"""Points in time that a text writes out: an hour, a day, a month, a year, each as the stretch it may lie in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from workbench.model import Claim, Modifier, Span

_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)")
_UNKNOWN_DAY = re.compile(r"XXXX-XX-XXT(\d\d:\d\d)")
_RELATIVE = re.compile(
    r"\b(?:ago|later|earlier|next|last|past|coming|following|previous|same|that|this)\b|\bof\b", re.IGNORECASE
)
_NO_DAY = "2000-01-01"
"""Stands for the day of hours whose day is not known; they are compared with one another alone."""


@dataclass(frozen=True, slots=True)
class Point:
    """A claim's time: it lies somewhere from `low` to `high`, both included."""

    claim: Claim
    low: datetime
    high: datetime
    precision: str
    """clock, day, month or year."""
    dayless: bool = False

    @property
    def span(self) -> Span:
        return self.claim.span

    @property
    def whole_day(self) -> Point:
        """The day of an hour; any other point as it is."""
        if self.precision != "clock" or self.dayless:
            return self
        morning = self.low.replace(hour=0, minute=0)
        return Point(self.claim, morning, morning + timedelta(hours=23, minutes=59), "day")

    @property
    def shown(self) -> str:
        """As the explanation writes it."""
        if self.precision == "clock":
            return f"{self.low:%H:%M}"
        day = f"{self.low.day} " if self.precision == "day" else ""
        return f"{self.low:%Y}" if self.precision == "year" else f"{day}{self.low:%B %Y}"

    def before(self, other: Point) -> bool:
        """True when no reading lets it be at the same time or later."""
        return self.dayless == other.dayless and self.high < other.low


def points(claims: Iterable[Claim]) -> list[Point]:
    """The points of date claims that write a figure and count from nothing else in the text."""
    found = (_point(c) for c in claims if c.kind == "date" and c.value.modifier is Modifier.EXACT)
    return [point for point in found if point is not None]


def _point(claim: Claim) -> Point | None:
    if not re.search(r"\d", claim.quote) or _RELATIVE.search(claim.quote):
        return None
    canonical = claim.value.canonical
    try:
        if match := _UNKNOWN_DAY.match(canonical):
            moment = datetime.fromisoformat(f"{_NO_DAY}T{match[1]}")
            return None if "/" in canonical else Point(claim, moment, moment, "clock", dayless=True)
        if match := _CLOCK.match(canonical):
            moment = datetime.fromisoformat(f"{match[1]}T{match[2]}")
            return None if "/" in canonical else Point(claim, moment, moment, "clock")
        precision = {4: "year", 7: "month", 10: "day"}.get(len(canonical), "")
        if not precision or not claim.value.days or not canonical.replace("-", "").isdecimal():
            return None
        low, high = (datetime.fromisoformat(day) for day in claim.value.days)
    except ValueError:
        return None
    return Point(claim, low, high + timedelta(hours=23, minutes=59), precision)
