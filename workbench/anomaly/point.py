"""Points in time that a text writes out: an hour, a day, a month, a year, each as the stretch it may lie in."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from workbench.model import Claim, Modifier, Span

_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)")
_UNKNOWN_DAY = re.compile(r"XXXX-XX-XXT(\d\d:\d\d)")
_RELATIVE = re.compile(
    r"\b(?:ago|later|earlier|next|last|past|coming|following|previous|same|that|this)\b|\bof\b", re.IGNORECASE
)
_RANGE = re.compile(
    r"(?:(?:from|between|in|on|at) )?(?:the )?([^–—]*?\d[^–—]*?)(?:,? (?:to|until|till|and|through) | ?[–—-] ?)"
    r"(?:from )?(.*\d.*)",
    re.IGNORECASE,
)
_THAT_YEAR = re.compile(
    r"(?:(?:in|on) )?(?:the )?(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?)?[A-Z][a-z]{2,8} of (?:that|the same) year"
)
"""A month or day of the year named last, which is as good as written."""
_NIGHT = timedelta(hours=6)
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
    end: Span | None = None
    """Where a claim "from … to …" names this one of its two ends."""

    @property
    def span(self) -> Span:
        return self.end or self.claim.span

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


def earlier(first: Point, last: Point) -> bool:
    """Whether a point is before another; hours far apart may belong to two days, the second past midnight."""
    clocks = first.precision == last.precision == "clock"
    return first.before(last) and not (clocks and last.low - first.low > _NIGHT)


def points(claims: Iterable[Claim]) -> list[Point]:
    """The points of date claims that write a figure and count from nothing else in the text; of ranges both ends."""
    told = (c for c in claims if c.kind == "date" and c.value.modifier is Modifier.EXACT)
    return [point for claim in told for point in _points(claim)]


def _points(claim: Claim) -> Iterator[Point]:
    written = re.search(r"\d", claim.quote) and not _RELATIVE.search(claim.quote)
    if not written and not _THAT_YEAR.fullmatch(claim.quote):
        return
    pair = _RANGE.fullmatch(claim.quote)
    ends = claim.value.canonical.split("/")
    if len(ends) == 1:
        if point := _point(claim, ends[0], None):
            yield point
    elif pair and len(ends) == 2:
        spans = [Span(claim.span.start + pair.start(n), claim.span.start + pair.end(n)) for n in (1, 2)]
        both = [_point(claim, end, span) for end, span in zip(ends, spans, strict=True)]
        yield from (point for point in both if point is not None and None not in both)


def _point(claim: Claim, canonical: str, end: Span | None) -> Point | None:
    try:
        if match := _UNKNOWN_DAY.fullmatch(canonical):
            moment = datetime.fromisoformat(f"{_NO_DAY}T{match[1]}")
            return Point(claim, moment, moment, "clock", dayless=True, end=end)
        if match := _CLOCK.match(canonical):
            moment = datetime.fromisoformat(f"{match[1]}T{match[2]}")
            return Point(claim, moment, moment, "clock", end=end)
        precision = {4: "year", 7: "month", 10: "day"}.get(len(canonical), "")
        if not precision or not canonical.replace("-", "").isdecimal():
            return None
        low, high = _stretch(canonical)
    except ValueError:
        return None
    return Point(claim, low, high + timedelta(hours=23, minutes=59), precision, end=end)


def _stretch(canonical: str) -> tuple[datetime, datetime]:
    """The first and the last day of a year, a month or a day; raises ValueError for days that are none."""
    year, *rest = (int(part) for part in canonical.split("-"))
    first, last = (rest[0], rest[0]) if rest else (1, 12)
    days = (rest[1], rest[1]) if len(rest) > 1 else (1, monthrange(year, last)[1])
    low, high = date(year, first, days[0]), date(year, last, days[1])
    return datetime.fromisoformat(low.isoformat()), datetime.fromisoformat(high.isoformat())
