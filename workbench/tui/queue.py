"""The queue of questions: a million rows cost what is on the screen, because each line is drawn when it is seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from workbench.tui.drawn import DrawnView
from workbench.tui.rows import Row
from workbench.tui.safe import joined, one_line, shown
from workbench.tui.wrap import pad

_POINTER, _STATE, _KIND, _COUNT = 2, 11, 11, 4
_COUNTED = ("pos", "src", "org")
# Below these widths a title needs the room more; both stand in the evidence as well.
_KIND_FROM, _COUNTS_FROM = 62, 46
POINTER = "›"


class QueueView(DrawnView, inherit_bindings=False):
    """Rows with a cursor; it knows no question, only what each row says."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "queue--cursor",
        "queue--dim",
        "queue--conflict",
        "queue--question",
        "queue--stale",
        "queue--orphaned",
        "queue--agree",
        "queue--single",
        "queue--decided",
    }

    @dataclass
    class Moved(Message):
        """The cursor stands on another row, or on a row that says something else now."""

        key: str | None

        can_replace_any = True

    def __init__(self, css_id: str) -> None:
        super().__init__(css_id)
        self.rows: Sequence[Row] = ()
        self.cursor = 0

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if 0 <= self.cursor < len(self.rows) else None

    def show_rows(self, rows: Sequence[Row], key: str | None) -> None:
        """Show these rows with the cursor on `key`; where it is gone, on the row now at its place."""
        self.rows = rows
        wanted = next((index for index, row in enumerate(rows) if row.key == key), None)
        self.cursor = max(0, min(self.cursor, len(rows) - 1)) if wanted is None else wanted
        self.virtual_size = Size(self.size.width, len(rows))
        self._keep_in_sight()
        self.refresh()
        self.post_message(self.Moved(self.row.key if self.row else None))

    def move_to(self, index: int) -> None:
        """Put the cursor on a row, as near as there is one."""
        index = max(0, min(index, len(self.rows) - 1))
        if index == self.cursor or not self.rows:
            return
        self.cursor = index
        self._keep_in_sight()
        self.refresh()
        self.post_message(self.Moved(self.rows[index].key))

    @property
    def page(self) -> int:
        """Rows on the screen at once."""
        return max(1, self.scrollable_content_region.height)

    @staticmethod
    def heading(width: int, note: str = "") -> str:
        """The column titles, aligned with the rows; a note stands in place of the word question."""
        kind, title, counts = _room(width)
        return "".join(
            (
                pad("", _POINTER),
                pad("state", _STATE),
                pad("kind", kind),
                pad(note or "question", title),
                "".join(f"{count:>{_COUNT}}" for count in _COUNTED[:counts]),
            )
        )

    def render_line(self, y: int) -> Strip:
        number = y + self.scroll_offset.y
        if number >= len(self.rows):
            return self.blank()
        row = self.rows[number]
        base = self.get_visual_style("queue--cursor") if number == self.cursor else self.visual_style
        kind, title, counts = _room(self.scrollable_content_region.width)
        figures = (row.positions, row.sources, row.origins)[:counts]
        line = joined(
            shown(pad(POINTER if number == self.cursor else "", _POINTER)),
            shown(pad(row.state.label, _STATE), f"queue--{row.state.value}"),
            shown(pad(row.kind, kind), "queue--dim"),
            shown(pad(one_line(row.title), title)),
            shown("".join(f"{figure or '':>{_COUNT}}" for figure in figures), "queue--dim"),
        )
        return self.draw(line, base)

    def on_click(self, event: Click) -> None:
        self.move_to(event.y + self.scroll_offset.y)

    def on_resize(self) -> None:
        self.virtual_size = Size(self.size.width, len(self.rows))
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        top = self.scroll_offset.y
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False)
        elif self.cursor >= top + self.page:
            self.scroll_to(y=self.cursor - self.page + 1, animate=False)


def _room(width: int) -> tuple[int, int, int]:
    """Cells for kind and title, and how many counts there is room for."""
    kind = _KIND if width >= _KIND_FROM else 0
    counts = len(_COUNTED) if width >= _COUNTS_FROM else 0
    return kind, max(8, width - _POINTER - _STATE - kind - counts * _COUNT), counts
