"""The year a document speaks from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from workbench.language.reading import Reading
from workbench.model import Claim, DateEvidence

_FULL = re.compile(r"(\d{4})-\d\d-\d\d")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


_DAY = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)(?:T[\d:]{5,8})?")
_WILL = re.compile(r"\b(?:will|shall)\b")
LATELY = 10
"""Days before the date at the top of a page within which news that the page tells makes that date its own."""


def top_of(reading: Reading) -> date | None:
    """The date at the top of a page, which may be the day it was saved; None where a better one is known or none is."""
    source = reading.document.source
    if source.published_from is not DateEvidence.MASTHEAD or not source.published:
        return None
    return date.fromisoformat(source.published[:10])


def on_day(claim: Claim, year: int) -> date | None:
    """The day that a date names, in a year; None for coarser dates, for other years written and for no day at all."""
    written = _DAY.fullmatch(claim.value.canonical) if claim.kind == "date" else None
    if written is None or (writes_year(claim) and written[1] != str(year)):
        return None
    try:
        return date(year, int(written[2]), int(written[3]))
    except ValueError:
        return None


def speaks_from(reading: Reading, claims: Sequence[Claim]) -> int | None:
    """The year of the document, or that at the top of its page when the page tells a day shortly before it."""
    year, top = year_of(reading, claims), top_of(reading)
    if year is not None or top is None:
        return year
    days = [day for claim in claims if (day := on_day(claim, top.year)) is not None]
    return top.year if any(timedelta(0) <= top - day <= timedelta(LATELY) for day in days) else None


def year_of(reading: Reading, claims: Sequence[Claim]) -> int | None:
    """The year of publication, else that of all full dates written out when nothing is dated later, else None."""
    anchor = reading.document.source.anchor
    if anchor is not None:
        return int(anchor[:4])
    full = [c for c in claims if c.kind == "date" and _FULL.match(c.value.canonical)]
    years = {c.value.canonical[:4] for c in full if writes_year(c)}
    latest = max((c.value.days[1][:4] for c in claims if c.kind == "date" and c.value.days), default="")
    return int(latest) if years == {latest} else None


def written_between(reading: Reading, claims: Sequence[Claim]) -> tuple[int | None, int | None]:
    """The latest year of a day told as past and, from there, the first one told as still to come; None without."""
    past, ahead = set[int](), set[int]()
    spoken = [c.span for c in claims if c.kind == "quote"]
    for claim in claims:
        if claim.kind != "date" or not writes_year(claim) or any(q.covers(claim.span) for q in spoken):
            continue
        tags = {token.tag for token in reading.tree(claim.sentence).tokens}
        year = claim.value.canonical[:4]
        if not year.isdecimal():
            continue
        if "VBD" in tags and "MD" not in tags and claim.value.canonical[4:5] == "-":
            past.add(int(year))
        elif "VBD" not in tags and _WILL.search(claim.sentence.of(reading.text)):
            ahead.add(int(year))
    floor = max(past, default=None)
    return floor, min((year for year in ahead if floor is not None and year >= floor), default=None)


def writes_year(claim: Claim) -> bool:
    """Whether a date is written with its year."""
    return _YEAR.search(claim.quote) is not None
