"""The year a document speaks from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.language.reading import Reading
from workbench.model import Claim

_FULL = re.compile(r"(\d{4})-\d\d-\d\d")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


def year_of(reading: Reading, claims: Sequence[Claim]) -> int | None:
    """The year of publication, else that of all full dates written out when nothing is dated later, else None."""
    anchor = reading.document.source.anchor
    if anchor is not None:
        return int(anchor[:4])
    full = [c for c in claims if c.kind == "date" and _FULL.match(c.value.canonical)]
    years = {c.value.canonical[:4] for c in full if writes_year(c)}
    latest = max((c.value.days[1][:4] for c in claims if c.kind == "date" and c.value.days), default="")
    return int(latest) if years == {latest} else None


def writes_year(claim: Claim) -> bool:
    """Whether a date is written with its year."""
    return _YEAR.search(claim.quote) is not None
