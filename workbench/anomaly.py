"""What cannot be right inside one document, with the computation shown."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import date

from workbench.language.reading import Reading
from workbench.model import Anomaly, Claim, Modality, Span, Zone

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_BEFORE = 14
"""Characters before a date in which its weekday may stand: "Wednesday, the "."""


def anomalies(reading: Reading, claims: Sequence[Claim]) -> tuple[Anomaly, ...]:
    """Every anomaly of one document, in the order of the text; `claims` are that document's, framed."""
    told = [claim for claim in claims if claim.zone in (Zone.BODY, Zone.HEADLINE)]
    found = [*_weekdays(reading, told), *_tenses(reading, told)]
    return tuple(sorted(found, key=lambda a: (a.span.start, a.type)))


def _weekdays(reading: Reading, claims: Sequence[Claim]) -> Iterator[Anomaly]:
    """A weekday written beside a full date it does not belong to."""
    for claim in claims:
        day = _day(claim)
        if claim.kind != "date" or day is None or not re.search(r"\d{1,2}(?!\d)", claim.quote):
            continue
        start = max(claim.sentence.start, claim.span.start - _BEFORE)
        named = _WEEKDAY.findall(reading.text, start, claim.span.end)
        if named and named[-1] != _WEEKDAYS[day.weekday()]:
            text = f"“{claim.quote}”: {day.day} {day:%B %Y} was a {_WEEKDAYS[day.weekday()]}, not a {named[-1]}"
            yield anomaly("weekday", claim, claim.span, text)


def _tenses(reading: Reading, claims: Sequence[Claim]) -> Iterator[Anomaly]:
    """Something told as still to come on a day before the publication."""
    published = reading.document.source.anchor
    if published is None:
        return
    for claim in claims:
        day = claim.value.days[1] if claim.value.days else None
        future = claim.kind == "date" and claim.frame.modality is Modality.PLANNED and not claim.attribution
        if future and day is not None and day < published and _announces(reading, claim):
            text = f"“{claim.quote}” ({claim.value.canonical}) is told as still to come, but the article is dated {published}"
            yield anomaly("tense", claim, claim.span, text)


def _announces(reading: Reading, claim: Claim) -> bool:
    """True when a plain future stands before the date in its sentence: "will", "is to", "are to"."""
    before = reading.text[claim.sentence.start : claim.span.start]
    return re.search(r"\b(?:will|(?:is|are) (?:due )?to)\b[^.;]{0,120}+$", before) is not None


def _day(claim: Claim) -> date | None:
    days = claim.value.days
    if not days or days[0] != days[1]:
        return None
    try:
        return date.fromisoformat(days[0])
    except ValueError:
        return None


def anomaly(type_: str, claim: Claim, span: Span, explanation: str) -> Anomaly:
    """An anomaly with an id that stays the same from run to run."""
    key = f"{claim.source}:{type_}:{span.start}:{span.end}"
    return Anomaly(f"a{hashlib.sha256(key.encode()).hexdigest()[:8]}", type_, claim.source, span, (claim.id,), explanation)
