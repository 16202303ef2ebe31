"""A date at the top of a page that cannot be its article's: what it tells as still to come others date before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from workbench.anomaly.finding import anomaly, day_of
from workbench.anomaly.reference import on_day
from workbench.model import Anomaly, Claim, DateEvidence, Document, Modality, Question

_TO_COME = re.compile(r"\b(?:will|shall|(?:is|are) (?:(?:due|set|scheduled|expected|planned) )?to)\b[^.;]{0,120}+$")
_DAY_OF_MONTH = re.compile(r"^(?:\d{4}|XXXX)-(?:\d\d|XX)-(\d\d)")
_YEAR = timedelta(days=366)
_NEARLY = timedelta(days=3)
"""How far apart two sources may date one event."""
_CLEARLY = timedelta(days=7)
"""How long before the date at the top the event must lie: an article put online within a week is no oddity."""


def mastheads(
    questions: Iterable[Question], claims: Mapping[str, Claim], documents: Mapping[str, Document]
) -> tuple[Anomaly, ...]:
    """The first claim told as still to come in a page whose masthead is later than every other source's date of it."""
    found: dict[str, Anomaly] = {}
    for question in questions:
        asked = [claims[name] for name in question.claims if name in claims and claims[name].kind == "date"]
        for claim in asked:
            document = documents[claim.source]
            if document.source.published_from is not DateEvidence.MASTHEAD or not _to_come(document, claim):
                continue
            said = _contradiction(claim, [other for other in asked if other.source != claim.source], documents)
            first = found.get(claim.source)
            if said and (first is None or claim.span < first.span):
                found[claim.source] = anomaly("tense", [claim], claim.span, f"“{claim.quote}” is {said}")
    return tuple(found.values())


def _to_come(document: Document, claim: Claim) -> bool:
    if claim.frame.modality not in (Modality.PLANNED, Modality.ACTUAL):
        return False
    return _TO_COME.search(document.text[claim.sentence.start : claim.span.start]) is not None


def _day(claim: Claim, masthead: date) -> date | None:
    """The full day of a date within a year of the masthead; older ones may be of something else."""
    day = day_of(claim)
    return day if day is not None and masthead - day <= _YEAR else None


def _same(claim: Claim, day: date) -> bool:
    """Whether a day may be the one a claim means; a claim with its own month means no day of another."""
    meant = on_day(claim, day.year)
    return meant is None or abs(meant - day) <= _NEARLY


def _contradiction(claim: Claim, others: list[Claim], documents: Mapping[str, Document]) -> str:
    """What is wrong with the masthead when all others date the event well before it; empty when nothing is."""
    top = documents[claim.source].source.published
    try:
        masthead = date.fromisoformat(top[:10]) if top else None
    except ValueError:
        return ""
    if masthead is None:
        return ""
    days = {o.id: day for o in others if (day := _day(o, masthead)) is not None and _same(claim, day)}
    if not days or masthead - max(days.values()) < _CLEARLY:
        return ""
    said = _DAY_OF_MONTH.search(claim.value.canonical)
    witnesses = [other for other in others if other.id in days]
    same = [other for other in witnesses if said is not None and days[other.id].day == int(said[1])]
    witness = min(same or witnesses, key=lambda c: (masthead - days[c.id], c.id))
    source = documents[witness.source].source
    who = source.label
    dated = f"told as still to come, but {who} dates it {days[witness.id].isoformat()}"
    page = f"before the date at the top of the page ({masthead.isoformat()})"
    return f"{dated}, {page}; that date is probably not the article's"
