"""A list with columns and a cursor; each line is drawn when it is seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from workbench.tui.drawn import DrawnView
from workbench.tui.lines import LinesView
from workbench.tui.safe import joined, one_line, shown
from workbench.tui.wrap import pad, width_of

POINTER = "›"
_POINTER = 2


@dataclass(frozen=True, slots=True)
class Column:
    """A title, and how many cells the column takes; the one without a width takes what is left."""

    title: str
    width: int = 0
    from_width: int = 0
    """Width of the whole list from which the column is shown."""
    right: bool = False
    """Figures stand at the right edge of their column."""


@dataclass(frozen=True, slots=True)
class Line:
    """One entry: what it stands for, its cells, and the style of the first."""

    key: str
    cells: tuple[str, ...]
    style: str = ""
    faded: bool = False


class TableView(DrawnView, inherit_bindings=False):
    """Lines with a cursor; it knows nothing but what each line says."""

    COMPONENT_CLASSES: ClassVar[set[str]] = LinesView.COMPONENT_CLASSES | {"queue--cursor"}

    @dataclass
    class Moved(Message):
        """The cursor stands on another line, or on a line that says something else now."""

        key: str

        can_replace_any = True

    @dataclass
    class Chosen(Message):
        """A line was clicked that had the cursor already."""

        key: str

    def __init__(self, css_id: str, columns: Sequence[Column]) -> None:
        super().__init__(css_id)
        self.columns = columns
        self.lines: Sequence[Line] = ()
        self.cursor = 0

    @property
    def line(self) -> Line | None:
        """The line under the cursor."""
        return self.lines[self.cursor] if 0 <= self.cursor < len(self.lines) else None

    def show_lines(self, lines: Sequence[Line], key: str = "") -> None:
        """Show these lines with the cursor on `key`; where it is gone, on what is now at its place."""
        wanted = next((index for index, line in enumerate(lines) if line.key == key), None)
        self.lines = lines
        self.cursor = max(0, min(self.cursor, len(lines) - 1)) if wanted is None else wanted
        self.virtual_size = Size(self.size.width, len(lines))
        self._keep_in_sight()
        self.refresh()
        self.post_message(self.Moved(self.line.key if self.line else ""))

    def move_to(self, index: int) -> None:
        """Put the cursor on a line, as near as there is one."""
        index = max(0, min(index, len(self.lines) - 1))
        if self.lines and index != self.cursor:
            self.cursor = index
            self._keep_in_sight()
            self.refresh()
            self.post_message(self.Moved(self.lines[index].key))

    def go_to(self, key: str) -> None:
        """Put the cursor on the line that stands for `key`, where there is one."""
        self.move_to(next((index for index, line in enumerate(self.lines) if line.key == key), self.cursor))

    @property
    def page(self) -> int:
        """Lines on the screen at once."""
        return max(1, self.scrollable_content_region.height)

    def render_line(self, y: int) -> Strip:
        number = y + self.scroll_offset.y
        if number >= len(self.lines):
            return self.blank()
        line = self.lines[number]
        base = self.get_visual_style("queue--cursor") if number == self.cursor else self.visual_style
        parts = [shown(f"{POINTER if number == self.cursor else '':<{_POINTER}}")]
        cells = dict(zip(self.columns, line.cells, strict=True))
        for place, (column, room) in enumerate(_rooms(self.columns, self.scrollable_content_region.width)):
            style = line.style if place == 0 else "lines--meta" if line.faded else ""
            parts.append(shown((" " if place else "") + _cell(cells[column], room, column), style))
        return self.draw(joined(*parts), base)

    def on_click(self, event: Click) -> None:
        index = event.y + self.scroll_offset.y
        if index == self.cursor and self.line:
            self.post_message(self.Chosen(self.line.key))
        elif index < len(self.lines):
            self.move_to(index)

    def on_resize(self) -> None:
        self.virtual_size = Size(self.size.width, len(self.lines))
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        top = self.scroll_offset.y
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False, force=True)
        elif self.cursor >= top + self.page:
            self.scroll_to(y=self.cursor - self.page + 1, animate=False, force=True)


class TableHeading(DrawnView, inherit_bindings=False):
    """The titles of the columns, aligned with the lines below them."""

    can_focus = False

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__("list-heading")
        self.columns = columns

    def render_line(self, y: int) -> Strip:
        # The list below keeps a cell for its scroll bar.
        rooms = _rooms(self.columns, self.size.width - 1)
        titles = " ".join(_cell(column.title, room, column) for column, room in rooms)
        return self.draw(shown(" " * _POINTER + titles), self.visual_style) if y == 0 else self.blank()


def _rooms(columns: Sequence[Column], width: int) -> list[tuple[Column, int]]:
    """The columns there is room for, with their cells."""
    columns = [column for column in columns if width >= column.from_width]
    fixed = sum(column.width for column in columns) + len(columns) - 1 + _POINTER
    return [(column, column.width or max(4, width - fixed)) for column in columns]


def _cell(text: str, width: int, column: Column) -> str:
    cut = pad(one_line(text), width)
    bare = cut.rstrip(" ")
    return " " * (width - width_of(bare)) + bare if column.right else cut
