"""What the event log adds up to: the decisions in force, after every undo and redo."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import cast

from workbench.model import Event

VERDICT, NOTE, EVIDENCE, SOURCE = "verdict", "note", "evidence", "source"
SECOND_ASKED, SECOND = "second-asked", "second"
MERGE, SPLIT, WRONG, ALIAS = "merge", "split", "wrong", "alias"
DEFER, FLAG, ASSIGN, TICK = "defer", "flag", "assign", "tick"
FOLLOWS = "follows"
UNDO, REDO = "undo", "redo"


@dataclass(slots=True)
class State:
    """A fold over events; it may be continued with later events, never rewound."""

    last: int = 0
    """Number of the last event seen."""
    decisions: dict[int, Event] = field(default_factory=dict)
    """Every event but undo and redo, by number."""
    standing: set[int] = field(default_factory=set)
    """Numbers of the decisions that are not undone."""
    undone: list[tuple[int, ...]] = field(default_factory=list)
    """What redo can bring back, latest undo last; what was recorded with one key goes and comes together."""

    about: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """Numbers of the decisions that speak of a claim, by the claim's id at that time."""

    def copy(self) -> State:
        """An equal state that may go its own way."""
        return State(self.last, dict(self.decisions), set(self.standing), list(self.undone), dict(self.about))

    def follow(self, events: Iterable[Event]) -> None:
        """Take in the events that come next in the log."""
        for event in events:
            self.last = event.number
            if event.type == UNDO:
                self._undo(targets(event))
            elif event.type == REDO:
                self._redo(targets(event))
            else:
                self._decide(event)

    def in_force(self, *types: str) -> tuple[Event, ...]:
        """Decisions of these types that are not undone, oldest first."""
        return tuple(self.decisions[n] for n in sorted(self.standing) if self.decisions[n].type in types)

    def to_undo(self, reviewer: str) -> tuple[Event, ...]:
        """The latest decision in force that this reviewer may take back, with all that was recorded by the same key."""
        mine = (n for n in sorted(self.standing, reverse=True) if may(reviewer, self.decisions[n].reviewer))
        number = next(mine, None)
        return () if number is None else self.with_batch(number)

    def to_redo(self, reviewer: str) -> tuple[Event, ...]:
        """The decision that this reviewer took back last, unless they have decided something since."""
        mine = (batch for batch in reversed(self.undone) if may(reviewer, self.decisions[batch[0]].reviewer))
        return tuple(self.decisions[number] for number in next(mine, ()))

    def with_batch(self, number: int) -> tuple[Event, ...]:
        """A decision in force and those in force that one key recorded with it, oldest first."""
        batch = self.decisions[number].payload.get("batch")
        if batch is None:
            return (self.decisions[number],)
        found = (self.decisions[n] for n in sorted(self.standing))
        return tuple(event for event in found if event.payload.get("batch") == batch)

    def _decide(self, event: Event) -> None:
        self.decisions[event.number] = event
        for claim in self._claims(event):
            self.about[claim] = (*self.about.get(claim, ()), event.number)
        self.standing.add(event.number)
        self.undone = [batch for batch in self.undone if not may(event.reviewer, self.decisions[batch[0]].reviewer)]

    def _claims(self, event: Event) -> list[str]:
        """Ids of the claims an event speaks of, by itself or through the verdict it adds to."""
        judged = event.payload.get("judged")
        if judged is None:
            verdict = self.decisions.get(cast(int, event.payload.get("verdict", 0)))
            judged = verdict.payload.get("judged", ()) if verdict else ()
        return [claim["id"] for claim in cast(Sequence[dict[str, str]], judged)]

    def _undo(self, numbers: tuple[int, ...]) -> None:
        self.standing.difference_update(numbers)
        self.undone.append(numbers)

    def _redo(self, numbers: tuple[int, ...]) -> None:
        self.undone.remove(numbers)
        self.standing.update(numbers)


def may(reviewer: str, author: str) -> bool:
    """True when a reviewer may take back a decision: their own or nobody's; without a name, anyone's."""
    return not reviewer or author in ("", reviewer)


def targets(event: Event) -> tuple[int, ...]:
    """Numbers of the decisions that an undo or redo turns."""
    return tuple(cast(Sequence[int], event.payload.get("events") or [event.payload["event"]]))
