"""An order of events that cannot be: "after" a later day, "shortly after" a later hour."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from workbench.anomaly.finding import anomaly, day_of, moment_of
from workbench.language.reading import Reading
from workbench.model import Anomaly, Claim

_LATER = re.compile(r",? (?:shortly|soon|moments|seconds|minutes|immediately|just|not long) (?:after|later)\b")
_EARLIER = re.compile(r",? (?:shortly|soon|moments|seconds|minutes|immediately|just|not long) (?:before|earlier)\b")
_DAYS = re.compile(r"P(\d{1,4})(D|W)")


def find(reading: Reading, claims: Sequence[Claim]) -> Iterator[Anomaly]:
    dates = [c for c in claims if c.kind == "date"]
    yield from _distances(reading, claims)
    for earlier, claim in pairwise(dates):
        first, second = moment_of(earlier), moment_of(claim)
        if first is None or second is None or first.date() != second.date():
            continue
        after, before = _LATER.match(reading.text, claim.span.end), _EARLIER.match(reading.text, claim.span.end)
        word = after if second < first else before if second > first else None
        if word is not None and "\n" not in reading.text[earlier.span.end : claim.span.start]:
            way = "before" if after else "after"
            told = f"“{claim.quote}” is told as {word[0].strip(' ,')} “{earlier.quote}”"
            yield anomaly("order", [claim, earlier], claim.span, f"{told}, but {second:%H:%M} is {way} {first:%H:%M}")


def _distances(reading: Reading, claims: Sequence[Claim]) -> Iterator[Anomaly]:
    """ "On 21 September, a fortnight after … on 5 October": three claims of one sentence that must add up."""
    for at, middle in enumerate(claims[1:-1], start=1):
        first, last = claims[at - 1], claims[at + 1]
        length = _DAYS.fullmatch(middle.value.canonical) if middle.kind == "duration" else None
        start, end = day_of(first), day_of(last)
        if length is None or start is None or end is None or not first.sentence == middle.sentence == last.sentence:
            continue
        word = re.match(r" (after|before)\b", reading.text[middle.span.end : middle.span.end + 8])
        if word is None or reading.text[first.span.end : middle.span.start].strip(" ") != ",":
            continue
        days = timedelta(days=int(length[1]) * (7 if length[2] == "W" else 1))
        expected: date = end + days if word[1] == "after" else end - days
        if expected != start:
            wrong_way = (start < end) == (word[1] == "after")
            kind = "order" if wrong_way else "arithmetic"
            text = f"“{middle.quote} {word[1]}” {end.isoformat()} is {expected.isoformat()}, not {start.isoformat()}"
            yield anomaly(kind, [middle, first, last], middle.span, text)
