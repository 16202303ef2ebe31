"""Which question comes first, and what was never compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from workbench.model import Claim, Coverage, Document, Modality, Question, Severity, Tier, Zone

CHECKABLE = (
    "date", "quantity", "money", "percent", "party", "ordinal", "provision", "age", "duration", "instrument", "quote",
)  # fmt: skip
"""Kinds, most checkable first: one look at a record settles a date or a figure; wording takes reading."""


def standing(
    question: Question, claims: Mapping[str, Claim], documents: Mapping[str, Document]
) -> tuple[int, int, bool, int, str]:
    """A sort key: conflicts, then doubtful ones, then agreements; many origins first; then what is told as a fact
    before opinions and forecasts, which no record settles; checkable kinds first."""
    origins = len({origin for position in question.positions for origin in position.origins})
    kind = CHECKABLE.index(question.kind) if question.kind in CHECKABLE else len(CHECKABLE)
    soft = not any(_told_as_fact(claims[claim], documents) for claim in question.claims if claim in claims)
    return _seriousness(question, origins), -origins, soft, kind, question.id


def _told_as_fact(claim: Claim, documents: Mapping[str, Document]) -> bool:
    opinion = claim.source in documents and documents[claim.source].source.tier is Tier.OPINION
    return claim.frame.modality is Modality.ACTUAL and not opinion


def _seriousness(question: Question, origins: int) -> int:
    severities = {conflict.severity for conflict in question.conflicts}
    if Severity.CONFLICT in severities:
        return 0
    if Severity.QUESTION in severities:
        return 1
    return 2 if origins > 1 else 3


def coverage(
    claims: Collection[Claim], questions: Iterable[Question], wrong: Collection[str] = frozenset()
) -> Coverage:
    """How many claims met another one, and why the others did not, commonest reason first."""
    compared = {claim for question in questions for claim in question.claims}
    reasons = Counter(_reason(claim, wrong) for claim in claims if claim.id not in compared)
    ordered = sorted(reasons.items(), key=lambda item: (-item[1], item[0]))
    return Coverage(len(claims), len(claims) - reasons.total(), dict(ordered))


def _reason(claim: Claim, wrong: Collection[str]) -> str:
    if claim.id in wrong:
        return "marked as wrongly extracted"
    if claim.zone not in (Zone.BODY, Zone.HEADLINE):
        return f"stands in a {claim.zone}"
    return claim.value.unknown or "no other source speaks of it"
