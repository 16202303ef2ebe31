"""Lengths of time in words, and whether one fits the time between two points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from workbench.anomaly.point import Point
from workbench.language import numerals
from workbench.language.hedges import hedge
from workbench.model import Modifier, Span

_UNIT = re.compile(
    r"[ -](?:full |whole |long |more |consecutive |straight )?"
    r"(year|month|fortnight|week|day|hour|minute|decade|quarter-century|century|centurie)s?\b(?!['’])"
)
_ONE = re.compile(r"\b[Aa]n? (?:full |whole )?(year|month|fortnight|week|day|decade|quarter-century|century|hour)\b")
_PART_OF_HOUR = re.compile(
    r"\b(?:(?P<half>half an hour)|(?P<quarter>a quarter of an hour)|three[- ]quarters of an hour)\b"
)
_THE = re.compile(r"\b[Tt]he (?:very )?(day|week|month|year)(?= (?:after|before)\b)")
_MINUTES = {
    "minute": 1,
    "hour": 60,
    "day": 1440,
    "week": 10080,
    "fortnight": 20160,
    "month": 43830,
    "year": 525960,
    "decade": 5259600,
    "quarter-century": 13149000,
    "century": 52596000,
    "centurie": 52596000,
}
_COARSE = {"decade": "year", "quarter-century": "year", "century": "year", "centurie": "year", "fortnight": "week"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A count of units; `modifier` tells how it is hedged."""

    span: Span
    count: Decimal
    unit: str
    modifier: Modifier
    number: bool = True
    """Written with a number, not with "a"."""

    @property
    def minutes(self) -> Decimal:
        return self.count * _MINUTES[self.unit]

    @property
    def years(self) -> Decimal | None:
        """The count in years, None for anything shorter than a year."""
        return self.count * _MINUTES[self.unit] / _MINUTES["year"] if self.unit in _YEARLY else None

    @property
    def leeway(self) -> int:
        """Years that rounding may take: one for a count of years, half the unit for decades and centuries."""
        return {"year": 1, "decade": 5, "quarter-century": 3}.get(self.unit, 20)


_YEARLY = ("year", "decade", "quarter-century", "century", "centurie")


def passed(year: int, now: int) -> str:
    """The computation that explanations show."""
    return f"{year} → {now} is {now - year} years"


def stretches(text: str, sentence: Span) -> list[Stretch]:
    """Lengths of time of a sentence in order."""
    return sorted(_counted(text, sentence), key=lambda s: s.span)


def _counted(text: str, sentence: Span) -> Iterator[Stretch]:
    for number in numerals.find(text, sentence):
        unit = _UNIT.match(text, number.span.end, sentence.end)
        if unit and number.high is None and not number.fraction and number.low > 0:
            modifier = hedge(text, number.span, sentence)[0]
            yield Stretch(Span(number.span.start, unit.end()), number.low, unit[1], modifier)
    for match in _PART_OF_HOUR.finditer(text, sentence.start, sentence.end):
        span, minutes = Span(match.start(), match.end()), 30 if match["half"] else 15 if match["quarter"] else 45
        yield Stretch(span, Decimal(minutes), "minute", hedge(text, span, sentence)[0])
    for match in (m for pattern in (_ONE, _THE) for m in pattern.finditer(text, sentence.start, sentence.end)):
        modifier = hedge(text, Span(match.start(), match.end()), sentence)[0]
        yield Stretch(Span(match.start(), match.end()), Decimal(1), match[1], modifier, number=False)


def apart(stretch: Stretch, first: Point, last: Point, *, inclusive: bool = False) -> str:
    """How far apart two points are, in words, when the stretch cannot be that; empty when it can.

    Charitable: points as wide as they are written, half a unit of rounding from weeks up, whole counts of days and
    minutes exact; inclusive counts the first day, too. A hedge adds a tenth; bounds are not judged.
    """
    if first.dayless != last.dayless or stretch.modifier not in (Modifier.EXACT, Modifier.ABOUT):
        return ""
    if (first.precision == "clock") != (last.precision == "clock") and stretch.unit in ("hour", "minute"):
        return ""
    if stretch.unit not in ("hour", "minute") and "day" in (first.precision, last.precision):
        first, last = first.whole_day, last.whole_day
    low, high = _distance(first, last)
    said, slack = stretch.minutes, _slack(stretch, first, last)
    if stretch.modifier is Modifier.ABOUT:
        slack += said / 10 + _MINUTES[stretch.unit] / Decimal(2)
    if inclusive and first.precision == last.precision == "day":
        high += _MINUTES["day"]
    if low - slack <= said <= high + slack:
        return ""
    return _shown(stretch, first, last)


def _distance(first: Point, last: Point) -> tuple[Decimal, Decimal]:
    """The least and the greatest number of minutes between two points; days are counted whole."""
    if first.precision == last.precision == "day":
        days = (last.low - first.low).days * _MINUTES["day"]
        return Decimal(days), Decimal(days)
    least, most = last.low - first.high, last.high - first.low
    return Decimal(int(least.total_seconds()) // 60), Decimal(int(most.total_seconds()) // 60)


def _slack(stretch: Stretch, first: Point, last: Point) -> Decimal:
    unit = Decimal(_MINUTES[stretch.unit])
    if not stretch.number and stretch.unit in ("month", "year", "week"):
        return unit  # "the year after" counts calendars, not days
    if stretch.unit == "minute":
        return Decimal(1)
    if stretch.unit == "day":
        return Decimal(0) if first.precision == last.precision == "day" and stretch.count < 20 else unit
    if stretch.unit in ("week", "fortnight"):
        return Decimal(_MINUTES["day"]) * (1 if stretch.count == 1 and stretch.unit == "week" else 3)
    if stretch.unit == "hour":
        return unit / 2 if first.precision == last.precision == "clock" else unit * 24
    return max(unit / 2, Decimal(_MINUTES["year"]) / 2) if stretch.unit in _YEARLY else unit / 2


def _shown(stretch: Stretch, first: Point, last: Point) -> str:
    minutes = (last.low - first.low).total_seconds() / 60
    unit = _COARSE.get(stretch.unit, stretch.unit)
    if unit == "year" and "year" in (first.precision, last.precision):
        count = last.low.year - first.low.year
    elif unit in ("week", "month") and first.precision == last.precision == "day":
        unit, count = "day", round(minutes / _MINUTES["day"])
    else:
        count = round(minutes / _MINUTES[unit])
    return f"{count} {unit}{'s' * (count != 1)}"
