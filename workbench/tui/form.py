"""A few lines of text asked of the reviewer at once: a call note, an alias, what is known of a source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a form."""

    name: str
    label: str
    hint: str = ""
    text: str = ""


class FormScreen(ModalScreen[Mapping[str, str] | None], inherit_bindings=False):
    """Gives back the lines by name, or None when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,down", "step(1)", "next line", key_display="tab"),
        Binding("shift+tab,up", "step(-1)", "line before", show=False),
        Binding("escape", "dismiss", "leave it", key_display="esc"),
    ]

    def __init__(self, title: str, fields: Sequence[Field]) -> None:
        super().__init__()
        self._title, self._fields = title, fields

    def compose(self) -> ComposeResult:
        room = max(len(field.label) for field in self._fields)
        with Vertical(classes="dialog"):
            yield Static(shown(one_line(self._title), "bold"))
            for field in self._fields:
                with Horizontal(classes="field"):
                    yield Static(shown(f"{field.label:>{room}} › "), classes="field-label")
                    yield Line(one_line(field.text), placeholder=field.hint, id=f"field-{field.name}", compact=True)
            yield KeyBar()

    def on_mount(self) -> None:
        self._line(0).focus()

    def _line(self, number: int) -> Input:
        return self.query_one(f"#field-{self._fields[number].name}", Input)

    def action_step(self, step: int) -> None:
        """Go to another line, round at the ends."""
        lines = [self._line(number) for number in range(len(self._fields))]
        here = next((number for number, line in enumerate(lines) if line.has_focus), 0)
        lines[(here + step) % len(lines)].focus()

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the next line, and on the last line gives all of them back."""
        event.stop()
        if self._line(len(self._fields) - 1).has_focus:
            self.dismiss({field.name: self._line(n).value.strip() for n, field in enumerate(self._fields)})
        else:
            self.action_step(1)
