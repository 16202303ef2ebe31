"""The queue of questions as a reviewer sees it: states, rows, and what is shown in which order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from workbench.model.question import Question, Severity
from workbench.model.verdict import Review, Verdict, VerdictState
from workbench.model.work import Work


class State(StrEnum):
    """Where a question stands, as a word the reviewer reads; the value is also what the filter finds."""

    CONFLICT = "conflict"
    QUESTION = "question"
    DISPUTED = "disputed"
    STALE = "stale"
    ORPHANED = "orphaned"
    SECOND = "second"
    AGREE = "agree"
    SINGLE = "single"
    DECIDED = "decided"

    @property
    def symbol(self) -> str:
        """The mark that stands before the word, so that colour carries nothing alone."""
        return _SYMBOLS[self]

    @property
    def label(self) -> str:
        """Symbol and word."""
        return f"{_SYMBOLS[self]} {self.value}"

    @property
    def pressing(self) -> bool:
        """True when it waits for a person; agreement can be confirmed but presses nobody."""
        return self in _PRESSING


_SYMBOLS: Mapping[State, str] = {
    State.CONFLICT: "≠",
    State.QUESTION: "?",
    State.DISPUTED: "!",
    State.STALE: "~",
    State.ORPHANED: "×",
    State.SECOND: "²",
    State.AGREE: "=",
    State.SINGLE: "·",
    State.DECIDED: "✓",
}
_PRESSING = frozenset({State.CONFLICT, State.QUESTION, State.DISPUTED, State.STALE, State.ORPHANED})


def natural(question: Question) -> State:
    """The state of a question nobody has decided; copies of one origin that agree confirm nothing."""
    if any(conflict.severity is Severity.CONFLICT for conflict in question.conflicts):
        return State.CONFLICT
    if question.conflicts:
        return State.QUESTION
    origins = {origin for position in question.positions for origin in position.origins}
    return State.AGREE if len(origins) > 1 else State.SINGLE


def judged_state(natural: State, verdict: Verdict | None) -> State:
    """The state of a question with the verdict that counts for it."""
    if verdict is None:
        return natural
    if verdict.state is VerdictState.STALE:
        return State.STALE
    review = {Review.WAITING: State.SECOND, Review.DISPUTED: State.DISPUTED}
    return review.get(verdict.review, State.DECIDED)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the queue: a question, or a verdict that lost its question."""

    key: str
    """Id of the question, or `verdict` and the number of the event."""
    natural: State
    """What it would be without a verdict; it gives the row its place, so that deciding moves nothing."""
    state: State
    kind: str
    title: str
    positions: int
    sources: int
    origins: int
    work: Work = field(default_factory=Work)


class Show(StrEnum):
    """Which rows the state filter lets through, in the order the key goes round."""

    ALL = "all"
    OPEN = "open"
    CONFLICTS = "conflicts"
    AGREEMENTS = "agreements"
    DECIDED = "decided"
    STALE = "stale"
    SECOND = "second review"
    DEFERRED = "deferred"
    FLAGGED = "flagged"

    def admits(self, state: State, work: Work) -> bool:
        """True when a row in this state is let through."""
        match self:
            case Show.ALL:
                return True
            case Show.OPEN:
                return state.pressing and not work.until
            case Show.CONFLICTS:
                return state in (State.CONFLICT, State.QUESTION, State.DISPUTED)
            case Show.AGREEMENTS:
                return state in (State.AGREE, State.SINGLE)
            case Show.DECIDED:
                return state is State.DECIDED
            case Show.STALE:
                return state in (State.STALE, State.ORPHANED)
            case Show.SECOND:
                return state in (State.SECOND, State.DISPUTED)
            case Show.DEFERRED:
                return bool(work.until)
            case Show.FLAGGED:
                return work.flagged

    @property
    def next(self) -> Show:
        """The filter that follows, going round."""
        every = list(Show)
        return every[(every.index(self) + 1) % len(every)]


def is_open(state: State, work: Work) -> bool:
    """True when a question waits for this desk today."""
    return state not in (State.DECIDED, State.SECOND) and not work.until


class Order(StrEnum):
    """What comes first in the queue."""

    STAKES = "what matters"
    """Conflicts first, then by origins and by how checkable the kind is."""
    ORIGINS = "most origins"
    NEWEST = "newest source"
    KIND = "kind"
    TITLE = "title"

    @property
    def next(self) -> Order:
        """The order that follows, going round."""
        every = list(Order)
        return every[(every.index(self) + 1) % len(every)]


@dataclass(frozen=True, slots=True)
class View:
    """What the queue shows, and in which order."""

    words: str = ""
    """Each must begin a word of the row, or name its state."""
    show: Show = Show.ALL
    order: Order = Order.STAKES

    @property
    def narrowed(self) -> bool:
        """True when it leaves rows out."""
        return bool(self.words.strip()) or self.show is not Show.ALL
