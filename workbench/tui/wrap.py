"""Breaking text into screen lines without losing a character's place."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from rich.cells import get_character_cell_size

from workbench.tui.safe import one_line

# Everything else takes exactly one cell: Latin, Greek, Cyrillic, general punctuation, box drawing.
_ODD_WIDTH = re.compile(
    "[^\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027\u2030-\u205e\u2500-\u25fc]"
)

_FOLDERS = re.compile(r"(?<!\S)/?(?:[^\s/:]++/)++(?=[^\s/])")
"""The folders of a path as it stands in a message; an address of the web is none."""


def width_of(text: str) -> int:
    """Cells the text takes on a terminal; never less than what it takes."""
    return len(text) if _ODD_WIDTH.search(text) is None else sum(map(_cells, text))


def _cells(character: str) -> int:
    # An emoji selector may widen the character before it, so it is counted as one cell of its own.
    return 1 if character == "\ufe0f" else get_character_cell_size(character)


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Start and end of each screen line: broken at line feeds, at spaces, and inside a word only when it must be."""
    width = max(2, width)
    lines: list[tuple[int, int]] = []
    start = 0
    for paragraph in text.split("\n"):
        lines.extend((start + low, start + high) for low, high in _wrap_paragraph(paragraph, width))
        start += len(paragraph) + 1
    return lines


def _wrap_paragraph(text: str, width: int) -> list[tuple[int, int]]:
    reach = None if _ODD_WIDTH.search(text) is None else [0, *accumulate(map(_cells, text))]
    lines: list[tuple[int, int]] = []
    start = 0
    while True:
        limit = start + width if reach is None else bisect_right(reach, reach[start] + width) - 1
        if limit >= len(text):
            lines.append((start, len(text)))
            return lines
        space = text.rfind(" ", start + 1, limit + 1)
        if space < 0:
            limit = max(limit, start + 1)
            lines.append((start, limit))
            start = limit
        else:
            lines.append((start, space))
            start = space + 1


def clip(text: str, width: int) -> str:
    """The text cut at a word to fit, with an ellipsis where something was left out."""
    if width_of(text) <= width:
        return text
    if width < 3:
        return "…"[:width]
    _, end = wrap(text, width - 1)[0]
    return text[:end].rstrip(" ,;:–—-·│…") + "…"


def status(text: str, width: int) -> str:
    """One line of a message: where it does not fit, long paths go down to their last name, so that the reason stays."""
    line = one_line(text)
    if width_of(line) > width:
        line = _FOLDERS.sub("…/", line)
    return clip(line, width)


def pad(text: str, width: int) -> str:
    """The text cut or filled with spaces to exactly that many cells."""
    text = clip(text, width)
    return text + " " * (width - width_of(text))
