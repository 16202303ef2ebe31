"""Something told as still to come on a day before the publication."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.anomaly.finding import anomaly
from workbench.language.reading import Reading
from workbench.model import Anomaly, Claim, Modality

_FUTURE = re.compile(r"\b(?:will|(?:is|are) (?:due )?to)\b[^.;]{0,120}+$")


def find(reading: Reading, claims: Sequence[Claim]) -> Iterator[Anomaly]:
    published = reading.document.source.anchor
    if published is None:
        return
    for claim in claims:
        last = claim.value.days[1] if claim.value.days else None
        if claim.kind != "date" or last is None or last >= published or claim.attribution:
            continue
        if claim.frame.modality is Modality.PLANNED and announces(reading, claim):
            text = (
                f"“{claim.quote}” ({claim.value.canonical}) is told as still to come, but the article is of {published}"
            )
            yield anomaly("tense", [claim], claim.span, text)


def announces(reading: Reading, claim: Claim) -> bool:
    """True when a plain future ("will", "is to") stands before the claim in its clause."""
    return _FUTURE.search(reading.text[claim.sentence.start : claim.span.start]) is not None
