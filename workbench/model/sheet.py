"""Everything about one question, gathered for one look at it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.model.claim import Claim
from workbench.model.question import Anomaly, Question
from workbench.model.queue import Row
from workbench.model.source import Document
from workbench.model.verdict import Event, Verdict


@dataclass(frozen=True, slots=True)
class Sheet:
    """One row of the queue with all that a reviewer reads before deciding."""

    row: Row
    question: Question | None = None
    """None when the row is a verdict that lost its question."""
    claims: Mapping[str, Claim] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    """The claims' sources, and the originals of those that are copies."""
    duplicate_of: Mapping[str, str] = field(default_factory=dict)
    anomalies: Mapping[str, tuple[Anomaly, ...]] = field(default_factory=dict)
    """By claim id."""
    verdict: Verdict | None = None
    """None when there is none, or when this reviewer is to give a second opinion without knowing it."""
    blind: bool = False
    """True when a verdict stands that this reviewer must not see yet."""
    notes: tuple[Event, ...] = ()
    """Oldest first."""
    history: tuple[tuple[Event, bool], ...] = ()
    """Verdicts, second opinions and repairs, newest first, with whether each was taken back."""
