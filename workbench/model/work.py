"""How the work on a question stands, apart from what was decided about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class WorkState(StrEnum):
    """How far a question has come."""

    NEW = "new"
    ASSIGNED = "assigned"
    DEFERRED = "deferred"
    DECIDED = "decided"
    """A verdict stands, without evidence yet."""
    SECOND = "second review"
    """A verdict waits for somebody else's opinion, given without seeing it."""
    AGREED = "agreed"
    DISPUTED = "disputed"
    """The second opinion was another one; the question is open again."""
    CLOSED = "closed"
    """A verdict stands on evidence."""


class Tick(StrEnum):
    """What a checker wrote at a claim of a draft."""

    OPEN = "open"
    VERIFIED = "verified"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Work:
    """What the reviewers arranged about one question."""

    state: WorkState = WorkState.NEW
    assignee: str = ""
    flagged: bool = False
    until: str = ""
    """Put off until this day (YYYY-MM-DD); empty when it is not, or when the day has come."""
