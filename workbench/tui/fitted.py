"""A line of a screen that is made anew for the width it has, whenever it is drawn."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.widget import Widget

from workbench.tui.safe import shown


class FittedLine(Widget):
    """One line, told as what it says at a given width."""

    def __init__(self, css_id: str) -> None:
        super().__init__(id=css_id)
        self._line: Callable[[int], str] = lambda _: ""

    def say(self, line: Callable[[int], str]) -> None:
        """Show a line from now on."""
        self._line = line
        self.refresh()

    def render(self) -> Content:
        return shown(self._line(self.size.width))
