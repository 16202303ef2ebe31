"""What the tabs have in common: they read the desk in a worker, say one line, take back and bring back, and help."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from textual import on, work
from textual.binding import Binding
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from workbench.model import WorkbenchError
from workbench.tui import record
from workbench.tui.command import DESK, commands
from workbench.tui.safe import shown
from workbench.tui.wrap import status

if TYPE_CHECKING:
    from workbench.desk import Desk

Told = TypeVar("Told")

SIDE_BY_SIDE = 120
"""Columns from which a list and what is chosen in it stand beside each other."""


def desk_keys(scope: str) -> list[Binding]:
    """What every tab can do with the desk."""
    key = commands(scope)
    return [
        key(DESK, "u", "undo", "undo", "take back the last thing recorded, as often as you like, also tomorrow"),
        key(DESK, "ctrl+r", "redo", "redo", "bring back what was undone", show=False),
        key(DESK, "f5", "read", "read again", "read again what another program may have written", show=False),
    ]


class TabScreen(Screen[None], Generic[Told], inherit_bindings=False):
    """One of the five; it keeps where the reader stands, never what the desk knows."""

    @dataclass
    class Gathered(Message):
        """A worker has read the desk, or could not."""

        asked: int
        """Which of the questions this answers."""
        told: object
        stamp: object = None
        problem: str = ""

    def __init__(self, desk: Desk, gather: Callable[[Desk], Told]) -> None:
        super().__init__()
        self.desk = desk
        self.told: Told | None = None
        """What the desk last said; None before its first answer."""
        self._gather = gather
        self._stamp: object = None
        self._asked = 0

    @property
    def status(self) -> Static:
        """The line above the keys."""
        return self.query_one("#status", Static)

    def tell(self, text: str) -> None:
        """Say one line above the keys."""
        self.status.update(shown(status(text, self.size.width - 2)), layout=False)

    # -- reading the desk --------------------------------------------------------------------------

    def on_screen_resume(self) -> None:
        """Another tab or another program may have changed the project."""
        if self._stamp != self.desk.stamp:
            self.read()

    def read(self) -> None:
        """Ask the desk again; the answer to an earlier question is not waited for."""
        self._asked += 1
        self._read(self._asked)

    @work(thread=True, group="read")
    def _read(self, asked: int) -> None:
        try:
            stamp = self.desk.stamp
            self.post_message(self.Gathered(asked, self._gather(self.desk), stamp))
        except WorkbenchError as error:
            self.post_message(self.Gathered(asked, None, problem=str(error)))

    @on(Gathered)
    def gathered(self, event: Gathered) -> None:
        if event.asked != self._asked:
            return
        if event.problem:
            self.tell(event.problem)
            return
        self.told, self._stamp = event.told, event.stamp  # type: ignore[assignment]
        self.show_told()

    def show_told(self) -> None:
        """Show what the desk said; a tab adds its own part."""
        self.refresh_bindings()

    # -- what every tab can do ---------------------------------------------------------------------

    @contextmanager
    def telling(self) -> Iterator[None]:
        """What the desk refuses is told on the screen, which stays open."""
        try:
            yield
        except WorkbenchError as error:
            self.tell(str(error))

    def action_read(self) -> None:
        self.read()

    def action_undo(self) -> None:
        with self.telling():
            told = record.undone(self.desk.undo(), self.desk.history())
            self.read()
            self.tell(told)

    def action_redo(self) -> None:
        with self.telling():
            told = record.redone(self.desk.redo())
            self.read()
            self.tell(told)

    def action_quit(self) -> None:
        self.app.exit()
