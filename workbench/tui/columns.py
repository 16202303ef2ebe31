"""Blocks side by side: each column wrapped by itself, then laid line by line beside the others."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from workbench.tui.lines import EMPTY, Block
from workbench.tui.safe import shown
from workbench.tui.wrap import wrap

GUTTER = " │ "
NARROWEST = 40
"""Cells a column needs for a sentence to be read in it; a choice."""


def columns_for(width: int, positions: int) -> int:
    """How many columns fit; one when they have to be stacked."""
    fitting = (width + len(GUTTER)) // (NARROWEST + len(GUTTER))
    return max(1, min(positions, fitting))


def lines_of(block: Block, width: int) -> list[Content]:
    """A block as the lines it takes at a width, each filled to it."""
    found = []
    for number, (start, end) in enumerate(wrap(block.content.plain, width - block.indent)):
        margin = block.lead if number == 0 else block.margin
        content = block.content[start:end] if end > start else EMPTY
        line = margin.pad_right(block.indent - margin.cell_length) + content if block.indent else content
        found.append(line.pad_right(max(0, width - line.cell_length)))
    return found


def beside(columns: Sequence[Sequence[Block]], width: int) -> tuple[list[Block], list[list[range]]]:
    """The columns as blocks of one line each, and the lines each block of each column came to stand on."""
    each = (width - len(GUTTER) * (len(columns) - 1)) // len(columns)
    laid: list[list[Content]] = []
    places: list[list[range]] = []
    for column in columns:
        lines, found = list[Content](), list[range]()
        for block in column:
            drawn = lines_of(block, each)
            found.append(range(len(lines), len(lines) + len(drawn)))
            lines += drawn
        laid.append(lines)
        places.append(found)
    height = max(map(len, laid), default=0)
    blank = shown(" " * each)
    rows = []
    for number in range(height):
        cells = [lines[number] if number < len(lines) else blank for lines in laid]
        rows.append(Block(shown(GUTTER, "lines--context").join(cells)))
    return rows, places
