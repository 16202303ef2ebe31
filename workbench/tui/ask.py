"""One line of text asked of the reviewer at the foot of a tab."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from workbench.tui.keybar import KeyBar
from workbench.tui.prompt import Line
from workbench.tui.safe import one_line, shown


class AskScreen(ModalScreen[str | None], inherit_bindings=False):
    """Gives back the line, or None when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "leave it", key_display="esc")]

    def __init__(self, label: str, hint: str, text: str = "") -> None:
        super().__init__()
        self._label, self._hint, self._text = label, hint, text

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(shown(one_line(self._hint)))
            with Horizontal(id="ask"):
                yield Static(shown(f"{self._label} › "), id="prompt-label")
                yield Line(one_line(self._text), id="prompt-input", compact=True)
            yield KeyBar()

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value.strip())
