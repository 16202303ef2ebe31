"""The reviewer's word: verdicts and the events that record them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Disposition(StrEnum):
    """What a reviewer decides about a question."""

    RIGHT = "right"
    COMPATIBLE = "compatible"
    NEITHER = "neither"
    UNRESOLVED = "unresolved"
    NOT_COMPARABLE = "not-comparable"
    NEEDS_REPORTING = "needs-reporting"


class VerdictState(StrEnum):
    """Whether what a verdict judged still stands as it stood."""

    CURRENT = "current"
    STALE = "stale"
    """A judged claim changed or vanished, or a new answer joined the question."""
    ORPHANED = "orphaned"
    """None of the judged claims exists any more."""
    SUPERSEDED = "superseded"
    """A newer verdict came to lie on the same question when claims were linked anew."""


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """A copy of a claim as it stood when it was judged."""

    id: str
    source: str
    path: str
    kind: str
    quote: str
    canonical: str
    sentence: str = ""
    """The words of its sentence, by which it is found again when offsets have moved."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A reviewer's decision and everything it rested on."""

    event: int
    """Number of the event that recorded it."""
    question: str
    title: str
    disposition: Disposition
    position: str = ""
    """The value held to be right, when the disposition is `right`."""
    reason: str = ""
    """For `compatible`: precision, scope, period, revision or definition."""
    rationale: str = ""
    evidence: tuple[str, ...] = ()
    reviewer: str = ""
    time: str = ""
    judged: tuple[JudgedClaim, ...] = ()
    state: VerdictState = VerdictState.CURRENT

    @property
    def closed(self) -> bool:
        """True when it stands and rests on at least one piece of evidence; else the question is still open."""
        return self.state is VerdictState.CURRENT and bool(self.evidence)


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the append-only log."""

    number: int
    time: str
    reviewer: str
    type: str
    """verdict, note, evidence, source, undo or redo."""
    payload: Mapping[str, object]
