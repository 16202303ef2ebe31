"""The whole project, as it stands at one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.model.claim import Claim
from workbench.model.question import Anomaly, Question
from workbench.model.source import Document
from workbench.model.verdict import Event, Verdict


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was compared and what was not, and why; it stands first in every report."""

    claims: int
    compared: int
    not_compared: Mapping[str, int]
    """Reason to number of claims."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything a report may show, as it stood at one moment."""

    documents: tuple[Document, ...]
    duplicate_of: Mapping[str, str]
    """Source id to the id of the earliest document of the same origin."""
    claims: tuple[Claim, ...]
    questions: tuple[Question, ...]
    """Sorted by what matters first."""
    verdicts: tuple[Verdict, ...]
    """Those in force, stale and orphaned ones included."""
    anomalies: tuple[Anomaly, ...]
    coverage: Coverage
    history: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    """Question id to everything recorded about it, oldest first, taken back or not."""
    ratings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Question id to the public rating of its positions, by value."""
