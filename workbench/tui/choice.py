"""Why two answers are compatible: one key out of five."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.tui.phrases import REASONS, reason_words
from workbench.tui.safe import joined, shown

# Their initials, but for period, whose initial is taken: t for time.
_KEYS = {"precision": "p", "scope": "s", "period": "t", "revision": "r", "definition": "d"}


class CompatibleScreen(ModalScreen[str | None], inherit_bindings=False):
    """Gives back the reason chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(_KEYS[reason], f"choose('{reason}')", reason) for reason in REASONS),
        Binding("escape", "choose('')", "back", key_display="esc"),
    ]

    def compose(self) -> ComposeResult:
        lines = [
            shown("Both can be right, because", "bold"),
            shown(""),
            *(self._line(_KEYS[reason], f"{reason:<11}{reason_words(reason)}") for reason in REASONS),
            shown(""),
            self._line("esc", "back, nothing decided"),
        ]
        with Vertical(classes="dialog"):
            yield Static(shown("\n").join(lines))

    @staticmethod
    def _line(key: str, meaning: str) -> Content:
        return joined(shown(f"  {key:<5}", "bold"), shown(meaning))

    def action_choose(self, reason: str) -> None:
        self.dismiss(reason or None)
