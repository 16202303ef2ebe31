"""What the event log adds up to: the decisions in force, after every undo and redo."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import cast

from workbench.model import Event

VERDICT, NOTE, EVIDENCE, SOURCE = "verdict", "note", "evidence", "source"
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
    undone: list[int] = field(default_factory=list)
    """What redo can bring back, latest undo last."""

    def copy(self) -> State:
        """An equal state that may go its own way."""
        return State(self.last, dict(self.decisions), set(self.standing), list(self.undone))

    def follow(self, events: Iterable[Event]) -> None:
        """Take in the events that come next in the log."""
        for event in events:
            self.last = event.number
            if event.type == UNDO:
                self._undo(_target(event))
            elif event.type == REDO:
                self._redo(_target(event))
            else:
                self._decide(event)

    def in_force(self, *types: str) -> tuple[Event, ...]:
        """Decisions of these types that are not undone, oldest first."""
        return tuple(self.decisions[n] for n in sorted(self.standing) if self.decisions[n].type in types)

    def to_undo(self, reviewer: str) -> Event | None:
        """The latest decision in force that this reviewer may take back."""
        mine = (n for n in sorted(self.standing, reverse=True) if may(reviewer, self.decisions[n].reviewer))
        number = next(mine, None)
        return None if number is None else self.decisions[number]

    def to_redo(self, reviewer: str) -> Event | None:
        """The decision that this reviewer took back last, unless they have decided something since."""
        mine = (n for n in reversed(self.undone) if may(reviewer, self.decisions[n].reviewer))
        number = next(mine, None)
        return None if number is None else self.decisions[number]

    def _decide(self, event: Event) -> None:
        self.decisions[event.number] = event
        self.standing.add(event.number)
        self.undone = [n for n in self.undone if not may(event.reviewer, self.decisions[n].reviewer)]

    def _undo(self, number: int) -> None:
        self.standing.discard(number)
        self.undone.append(number)

    def _redo(self, number: int) -> None:
        self.undone.remove(number)
        self.standing.add(number)


def may(reviewer: str, author: str) -> bool:
    """True when a reviewer may take back a decision: their own or nobody's; without a name, anyone's."""
    return not reviewer or author in ("", reviewer)


def _target(event: Event) -> int:
    return cast(int, event.payload["event"])
