"""One key out of a few: why two answers are compatible, what kind of evidence, yes or no."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.tui.phrases import REASONS, reason_words
from workbench.tui.safe import joined, one_line, shown

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Choice:
    """A key, what it stands for, and what it means."""

    key: str
    value: str
    name: str
    meaning: str = ""


# Their initials, but for period, whose initial is taken: t for time.
_KEYS = {"precision": "p", "scope": "s", "period": "t", "revision": "r", "definition": "d"}
COMPATIBLE = tuple(Choice(_KEYS[reason], reason, reason, reason_words(reason)) for reason in REASONS)


class ChoiceScreen(ModalScreen[str | None], inherit_bindings=False):
    """Gives back the value chosen, or None."""

    def __init__(self, title: str, choices: Sequence[Choice], leave: str = "back, nothing recorded") -> None:
        super().__init__()
        self._title, self._choices, self._leave = title, choices, leave
        for choice in choices:
            self._bindings.bind(choice.key, f"choose('{choice.key}')", choice.name)
        self._bindings.bind("escape", "choose('')", "back", key_display="esc")

    def compose(self) -> ComposeResult:
        room = max((len(choice.name) for choice in self._choices), default=0) + 2
        lines = [
            shown(one_line(self._title), "bold"),
            shown(""),
            *(self._line(c.key, f"{one_line(c.name):<{room}}{one_line(c.meaning)}") for c in self._choices),
            shown(""),
            self._line("esc", self._leave),
        ]
        with Vertical(classes="dialog"):
            yield Static(shown("\n").join(lines))

    @staticmethod
    def _line(key: str, meaning: str) -> Content:
        return joined(shown(f"  {key:<5}", "bold"), shown(meaning))

    def action_choose(self, key: str) -> None:
        self.dismiss(next((choice.value for choice in self._choices if choice.key == key), None))


def given(then: Callable[[T], None]) -> Callable[[T | None], None]:
    """What to do with an answer, once there is one."""

    def answered(answer: T | None) -> None:
        if answer:
            then(answer)

    return answered


def sure(question: str) -> ChoiceScreen:
    """Yes or no, for what touches more than one row."""
    return ChoiceScreen(question, [Choice("y", "yes", "yes")], "no, nothing recorded")
