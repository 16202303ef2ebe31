"""Questions: claims side by side, their positions and conflicts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from workbench.model.place import Span


class Severity(StrEnum):
    """How sure a conflict is: `conflict` has no fair reading left, `question` needs a person to decide."""

    CONFLICT = "conflict"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Position:
    """One answer to a question: the claims that give it and the origins (source ids) they rest on."""

    value: str
    claims: tuple[str, ...]
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims that cannot both be right, the rule that says so, and one sentence why."""

    rule: str
    severity: Severity
    claims: tuple[str, str]
    explanation: str


@dataclass(frozen=True, slots=True)
class Question:
    """Claims that answer the same thing, with their positions and conflicts."""

    id: str
    kind: str
    title: str
    claims: tuple[str, ...]
    why: tuple[str, ...] = ()
    """In words, what put the claims together."""
    positions: tuple[Position, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    odds: Mapping[frozenset[str], float] = field(default_factory=dict, compare=False, repr=False)
    """How likely two of its claims answer one question, by their ids, 0 to 1; for judging only, it is not kept."""


@dataclass(frozen=True, slots=True)
class Anomaly:
    """Something that cannot be right inside one document."""

    id: str
    type: str
    """weekday, arithmetic, tense, order or dateline."""
    source: str
    span: Span
    claims: tuple[str, ...]
    explanation: str
