"""A date at the top of a page that cannot be its article's: what it tells as still to come others date before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from workbench.anomaly.finding import anomaly
from workbench.model import Anomaly, Claim, DateEvidence, Document, Modality, Question

_TO_COME = re.compile(r"\b(?:will|shall|(?:is|are) (?:(?:due|set|scheduled|expected|planned) )?to)\b[^.;]{0,120}+$")
_CLEARLY = timedelta(days=7)
"""How long before the date at the top the event must lie: an article put online within a week is no oddity."""


def mastheads(
    questions: Iterable[Question], claims: Mapping[str, Claim], documents: Mapping[str, Document]
) -> tuple[Anomaly, ...]:
    """Claims told as still to come in a page whose masthead is later than every other source's date of the same."""
    found: dict[str, Anomaly] = {}
    for question in questions:
        asked = [claims[name] for name in question.claims if name in claims and claims[name].kind == "date"]
        for claim in asked:
            document = documents[claim.source]
            if document.source.published_from is not DateEvidence.MASTHEAD or not _to_come(document, claim):
                continue
            others = [other for other in asked if other.source != claim.source and _last_day(other) is not None]
            if others and (said := _contradiction(document, others, documents)):
                result = anomaly("tense", [claim], claim.span, f"“{claim.quote}” is {said}")
                found.setdefault(result.id, result)
    return tuple(found.values())


def _to_come(document: Document, claim: Claim) -> bool:
    if claim.frame.modality not in (Modality.PLANNED, Modality.ACTUAL):
        return False
    return _TO_COME.search(document.text[claim.sentence.start : claim.span.start]) is not None


def _last_day(claim: Claim) -> date | None:
    """The last day a date may mean, for dates no coarser than a month."""
    days = claim.value.days
    if not days:
        return None
    try:
        first, last = date.fromisoformat(days[0]), date.fromisoformat(days[1])
    except ValueError:
        return None
    return last if (last - first).days <= 31 else None


def _contradiction(document: Document, others: list[Claim], documents: Mapping[str, Document]) -> str:
    """What is wrong with the masthead when all others date the event well before it; empty when nothing is."""
    top = document.source.published
    try:
        masthead = date.fromisoformat(top[:10]) if top else None
    except ValueError:
        return ""
    last = max((day for other in others if (day := _last_day(other))), default=None)
    if masthead is None or last is None or masthead - last < _CLEARLY:
        return ""
    witness = min(others, key=lambda c: (c.value.canonical, c.id))
    source = documents[witness.source].source
    who = source.outlet or source.title or source.path.rsplit("/", 1)[-1]
    dated = f"told as still to come, but {who} dates it {witness.value.canonical}"
    page = f"before the date at the top of the page ({masthead.isoformat()})"
    return f"{dated}, {page}; that date is probably not the article's"
