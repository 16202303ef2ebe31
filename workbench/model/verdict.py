"""The reviewer's word: verdicts and the events that record them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from workbench.model.evidence import Evidence


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


class Review(StrEnum):
    """Whether somebody else looked at the question without seeing the verdict, and what came of it."""

    NONE = "none"
    WAITING = "waiting"
    AGREED = "agreed"
    DISPUTED = "disputed"


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
    supports: tuple[Evidence, ...] = ()
    """The pieces of evidence that `evidence` puts in words, in the same order."""
    review: Review = Review.NONE
    second: Verdict | None = None
    """The second reviewer's answer, once it is given."""

    @property
    def settled(self) -> bool:
        """True when it stands and nobody's second opinion is awaited or speaks against it."""
        return self.state is VerdictState.CURRENT and self.review in (Review.NONE, Review.AGREED)

    @property
    def closed(self) -> bool:
        """True when it is settled and rests on at least one piece of evidence; else the question is still open."""
        return self.settled and bool(self.evidence)

    def same_answer(self, other: Verdict) -> bool:
        """True when both say the same about the question, whatever their reasons."""
        return (self.disposition, self.position) == (other.disposition, other.position)


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the append-only log."""

    number: int
    time: str
    reviewer: str
    type: str
    """verdict, second-asked, second, note, evidence, rating, source, merge, split, wrong, alias, defer, flag, assign,
    tick, undo or redo."""
    payload: Mapping[str, object]
