"""The event log as the desk sees it: folded once, then carried on with what is new."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock

from workbench.desk.state import State
from workbench.model import Event
from workbench.store import Reader


class Log:
    """The state of the log, kept between reads; a state handed out never changes."""

    def __init__(self) -> None:
        self._state = State()
        self._lock = Lock()

    def at(self, reader: Reader) -> State:
        """The state that includes every event the reader sees."""
        with self._lock:
            new: Iterable[Event] = reader.events(after=self._state.last)
            if new:
                self._state = self._state.copy()
                self._state.follow(new)
            return self._state
