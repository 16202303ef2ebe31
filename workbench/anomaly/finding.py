"""How an anomaly is put on record."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, datetime

from workbench.model import Anomaly, Claim, Span


def anomaly(type_: str, claims: Iterable[Claim], span: Span, explanation: str) -> Anomaly:
    """An anomaly whose id stays the same from run to run; the claims are those it rests on, at least one."""
    involved = tuple(claims)
    key = f"{involved[0].source}:{type_}:{span.start}:{span.end}"
    name = f"a{hashlib.sha256(key.encode()).hexdigest()[:8]}"
    return Anomaly(name, type_, involved[0].source, span, tuple(c.id for c in involved), explanation)


def day_of(claim: Claim) -> date | None:
    """The one day a date claim means, or None when it is coarser or not known."""
    days = claim.value.days
    if claim.kind != "date" or not days or days[0] != days[1]:
        return None
    try:
        return date.fromisoformat(days[0])
    except ValueError:
        return None


def moment_of(claim: Claim) -> datetime | None:
    """Day and time of a claim that gives both."""
    if claim.kind != "date" or "T" not in claim.value.canonical or "/" in claim.value.canonical:
        return None
    try:
        return datetime.fromisoformat(claim.value.canonical[:16])
    except ValueError:
        return None
