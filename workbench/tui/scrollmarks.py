"""A strip beside a page that shows the whole of it at once: what is on the screen, and where something presses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.events import Click
from textual.message import Message
from textual.strip import Strip

from workbench.tui.drawn import DrawnView
from workbench.tui.lines import LinesView
from workbench.tui.page import Mark
from workbench.tui.safe import joined, shown

SEEN = "▐"


class ScrollMarks(DrawnView, inherit_bindings=False):
    """As high as the page's view; each of its lines stands for an equal part of the page."""

    COMPONENT_CLASSES: ClassVar[set[str]] = LinesView.COMPONENT_CLASSES
    can_focus = False

    @dataclass
    class Wanted(Message):
        """A place was clicked, as a share of the page between 0 and 1."""

        share: float

    def __init__(self, css_id: str) -> None:
        super().__init__(css_id)
        self._places: Sequence[tuple[int, Mark]] = ()
        self._total, self._top, self._height = 1, 0, 1

    def show_places(self, places: Sequence[tuple[int, Mark]], total: int) -> None:
        """Marks by screen line, and the screen lines of the whole page."""
        self._places, self._total = places, max(1, total)
        self.refresh()

    def show_seen(self, top: int, height: int) -> None:
        """The part of the page that is on the screen."""
        if (top, height) != (self._top, self._height):
            self._top, self._height = top, height
            self.refresh()

    def render_line(self, y: int) -> Strip:
        rows = max(1, self.size.height)
        # A page shorter than the screen keeps its lines; a longer one is pressed together.
        scale = max(self._total, rows)
        here = [mark for line, mark in self._places if line * rows // scale == y]
        mark = min(here, key=lambda mark: mark.rank, default=None)
        first, last = self._top * rows // scale, (min(self._top + self._height, self._total) - 1) * rows // scale
        seen = SEEN if self._total > rows and first <= y <= last else " "
        drawn = joined(shown(mark.symbol, mark.style) if mark else shown(" "), shown(seen, "lines--meta"))
        return self.draw(drawn, self.visual_style)

    def on_click(self, event: Click) -> None:
        self.post_message(self.Wanted(event.y / max(1, self.size.height)))
