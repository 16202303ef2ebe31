"""A weekday written beside a full date it does not belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.anomaly.finding import anomaly, day_of
from workbench.language.reading import Reading
from workbench.model import Anomaly, Claim

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_BEFORE = 14
"""Characters before a date in which its weekday may stand: "Wednesday, the "."""


def find(reading: Reading, claims: Sequence[Claim]) -> Iterator[Anomaly]:
    for claim in claims:
        day = day_of(claim)
        if day is None or re.search(r"(?<!\d)\d{1,2}(?![\d:.]\d)", claim.quote) is None:
            continue
        start = max(claim.sentence.start, claim.span.start - _BEFORE)
        named = _WEEKDAY.findall(reading.text, start, claim.span.end)
        if len(named) == 1 and named[0] != _NAMES[day.weekday()]:
            right = f"{day.day} {day:%B %Y} was a {_NAMES[day.weekday()]}"
            yield anomaly("weekday", [claim], claim.span, f"“{claim.quote}”: {right}, not a {named[0]}")
