"""Wrapped lines of styled text, drawn one by one: a document of any length costs what is on the screen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip

from workbench.tui.drawn import DrawnView
from workbench.tui.safe import shown
from workbench.tui.wrap import wrap

EMPTY = shown("")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph on the screen: its text, and what stands in the margin of its first and of its other lines."""

    content: Content = EMPTY
    lead: Content = EMPTY
    margin: Content = EMPTY
    indent: int = 0
    """Cells left free for lead and margin."""


class LinesView(DrawnView, inherit_bindings=False):
    """A scrolling view of blocks, wrapped to its width; styles of spans are its component classes."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "lines--title",
        "lines--label",
        "lines--letter",
        "lines--value",
        "lines--meta",
        "lines--context",
        "lines--conflict",
        "lines--question",
        "lines--agree",
        "lines--decided",
        "lines--stale",
        "lines--orphaned",
        "lines--single",
        "lines--claim",
        "lines--current",
        "lines--disputed",
        "lines--second",
        "lines--only-left",
        "lines--only-right",
        "lines--value-line",
    }

    def __init__(self, css_id: str) -> None:
        super().__init__(css_id)
        self._blocks: list[Block] = []
        self._lines: list[tuple[int, int, int]] = []
        self._first: list[int] = []
        self._wrapped_at = 0

    def show_blocks(self, blocks: Sequence[Block], *, keep_place: bool = False) -> None:
        """Replace what is shown and go to the top, or stay where the reader was."""
        self._blocks = list(blocks)
        self._lay_out()
        if not keep_place:
            self.scroll_to(0, 0, animate=False)

    def replace_blocks(self, changed: dict[int, Block]) -> None:
        """Put other blocks in the place of some, without scrolling."""
        for index, block in changed.items():
            self._blocks[index] = block
        self._lay_out()

    def show_block(self, index: int, offset: int = 0, last: int | None = None) -> None:
        """Scroll as little as needed to bring a place of a block, up to the end of block `last`, onto the screen."""
        if not self._lines:
            return
        top = self.line_of(index, offset)
        bottom = top if last is None else self._last_line(last)
        height = max(1, self.scrollable_content_region.height)
        if top < self.scroll_offset.y or bottom - top >= height:
            self.scroll_to(y=top, animate=False)
        elif bottom >= self.scroll_offset.y + height:
            self.scroll_to(y=bottom - height + 1, animate=False)

    def centre_block(self, index: int, offset: int = 0) -> None:
        """Scroll so that a place of a block stands a third down the screen."""
        height = max(1, self.scrollable_content_region.height)
        self.scroll_to(y=max(0, self.line_of(index, offset) - height // 3), animate=False)

    def line_of(self, index: int, offset: int = 0) -> int:
        """Number of the screen line that holds a character of a block."""
        first = self._first[index]
        last = self._last_line(index)
        starts = [start for _, start, _ in self._lines[first : last + 1]]
        return first + max(0, bisect_right(starts, offset) - 1)

    def plain(self) -> str:
        """Everything the view holds, as text."""
        return "\n".join(block.lead.plain.ljust(block.indent) + block.content.plain for block in self._blocks)

    def render_line(self, y: int) -> Strip:
        number = y + self.scroll_offset.y
        if number >= len(self._lines):
            return self.blank()
        index, start, end = self._lines[number]
        block = self._blocks[index]
        margin = block.lead if number == self._first[index] else block.margin
        content = block.content[start:end] if end > start else EMPTY
        line = margin.pad_right(block.indent - margin.cell_length) + content if block.indent else content
        return self.draw(line, self.visual_style)

    def _last_line(self, index: int) -> int:
        return (self._first[index + 1] if index + 1 < len(self._first) else len(self._lines)) - 1

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        self._wrapped_at = width
        self._lines, self._first = [], []
        for index, block in enumerate(self._blocks):
            self._first.append(len(self._lines))
            room = width - block.indent
            self._lines.extend((index, start, end) for start, end in wrap(block.content.plain, room))
        self.virtual_size = Size(0, len(self._lines))
        self.refresh()

    def on_resize(self) -> None:
        if self.scrollable_content_region.width != self._wrapped_at:
            self._lay_out()
