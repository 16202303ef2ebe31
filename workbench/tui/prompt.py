"""One line of text asked of the reviewer; while it is open, no other key of the screen works."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from workbench.tui.keybar import MOST_LINES, KeyBar
from workbench.tui.safe import one_line, shown


class Purpose(StrEnum):
    """What a line of text is for."""

    FILTER = "filter"
    REASON = "reason"
    NOTE = "note"
    EVIDENCE = "evidence"
    LINK = "link"
    FILE = "file"
    POSITION = "position"
    DEFER = "until"
    ASSIGN = "for"
    SAVE = "name"


_HINTS = {
    Purpose.FILTER: "how words begin: in titles, values, quotes, outlets, kinds, states",
    Purpose.REASON: "why, in one line",
    Purpose.NOTE: "a note on this question",
    Purpose.EVIDENCE: "in your own words: what the verdict rests on",
    Purpose.LINK: "https://… and, after a space, what it shows",
    Purpose.FILE: "path of a file; its hash is kept with the verdict",
    Purpose.POSITION: "the number of the position that is right",
    Purpose.DEFER: "such as 2024-06-21, or +3 for in three days; empty takes it up again",
    Purpose.ASSIGN: "who works on this; empty gives it back",
    Purpose.SAVE: "a name for this filter",
}


class Line(Input):
    """An input whose Enter is shown among the keys."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "done")]


class Prompt(Horizontal):
    """A label and an input, hidden until asked; it takes the second line of the keys, so that nothing else moves."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "leave it", key_display="esc")]

    @dataclass
    class Entered(Message):
        """The line was finished with Enter."""

        purpose: Purpose
        key: str
        """The row it was asked about."""
        text: str

    @dataclass
    class Typed(Message):
        """The line changed; only the filter listens."""

        purpose: Purpose
        text: str

    @dataclass
    class Left(Message):
        """The line was left with Escape."""

        purpose: Purpose

    def __init__(self, css_id: str, keys: KeyBar) -> None:
        super().__init__(id=css_id)
        self._keys = keys
        self.purpose = Purpose.FILTER
        self.key = ""

    @property
    def is_open(self) -> bool:
        """True while a line is being asked for."""
        return bool(self.display)

    def compose(self) -> ComposeResult:
        yield Static(id="prompt-label")
        yield Line(id="prompt-input", compact=True)

    def on_mount(self) -> None:
        self.display = False

    def _show(self, is_open: bool) -> None:
        self.display = is_open
        self._keys.styles.height = MOST_LINES - is_open

    def ask(self, purpose: Purpose, key: str, text: str = "") -> None:
        """Open for one purpose, with a text to start from."""
        self.purpose, self.key = purpose, key
        self.query_one(Static).update(shown(f"{purpose.value} › "))
        field = self.query_one(Input)
        with field.prevent(Input.Changed):
            field.value = one_line(text)
        field.placeholder = _HINTS[purpose]
        field.cursor_position = len(field.value)
        self._show(True)
        field.focus()

    def close(self) -> None:
        """Hide again."""
        self._show(False)

    def action_leave(self) -> None:
        self.close()
        self.post_message(self.Left(self.purpose))

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        event.stop()
        if self.is_open:
            self.post_message(self.Typed(self.purpose, event.value))

    @on(Input.Submitted)
    def entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.close()
        self.post_message(self.Entered(self.purpose, self.key, event.value.strip()))
