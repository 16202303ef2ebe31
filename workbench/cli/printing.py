"""Putting words on stdout and stderr: tables, records and progress, none of which a source can disturb."""

from __future__ import annotations

import shutil
import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence

from workbench.cli.options import Format
from workbench.report.visible import one_line

_LEAST = 12
"""Columns a table leaves to its last column, however narrow the terminal."""


def out(text: str) -> None:
    """Data, as it is."""
    sys.stdout.write(text)


def tell(text: str) -> None:
    """Talk: one line on stderr, after the data that came before it."""
    if sys.stdout is not None and not sys.stdout.closed:
        sys.stdout.flush()
    if sys.stderr is not None:
        sys.stderr.write(one_line(text) + "\n")
        sys.stderr.flush()


def interactive() -> bool:
    """True when a person sits at both ends."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout is not None and sys.stdout.isatty()


def count(number: int, noun: str) -> str:
    """A number with its noun: 1 claim, 2 claims."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def listing(
    form: Format, columns: Sequence[str], rows: Iterable[Sequence[object]], records: Callable[[], object]
) -> None:
    """One listing in the form that was asked for; `records` gives the JSON, which is richer than the table."""
    if form is Format.JSON:
        from workbench.report.json import text

        out(text(records()) + "\n")
    elif form is Format.CSV:
        from workbench.report.csv import write

        out(write(columns, rows))
    else:
        out(table(columns, rows))


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Aligned columns, a row a line; on a terminal cut to its width, in a pipe whole."""
    cells = [[one_line(name).upper() for name in columns], *([_cell(value) for value in row] for row in rows)]
    if len(cells) == 1:
        return ""
    widths = [max(width(row[at]) for row in cells) for at in range(len(columns))]
    if sys.stdout.isatty():
        widths = fitted(widths, shutil.get_terminal_size().columns)
    lines = ("  ".join(pad(cell, size) for cell, size in zip(row, widths, strict=True)) for row in cells)
    return "".join(line.rstrip() + "\n" for line in lines)


def fitted(widths: Sequence[int], room: int) -> list[int]:
    """Column widths that fit the room: the widest column gives way first, and none below what can be read."""
    sizes = list(widths)
    while sum(sizes) + 2 * (len(sizes) - 1) > room and max(sizes) > _LEAST:
        sizes[sizes.index(max(sizes))] -= 1
    return sizes


def width(text: str) -> int:
    """Terminal cells that a text takes."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )


def pad(text: str, size: int) -> str:
    """The text in exactly so many cells, cut with an ellipsis when it is longer."""
    if width(text) > size:
        while width(text) > size - 1:
            text = text[:-1]
        text += "…"
    return text + " " * (size - width(text))


def _cell(value: object) -> str:
    if isinstance(value, tuple | list):
        value = " | ".join(str(part) for part in value)
    return one_line("" if value is None else str(value))


class Progress:
    """A counter on stderr that rewrites its line on a terminal and keeps silent elsewhere."""

    def __init__(self, verb: str) -> None:
        self.seen: list[str] = []
        self._verb = verb
        self._shown = sys.stderr is not None and sys.stderr.isatty()

    def __call__(self, path: str) -> None:
        self.seen.append(path)
        if self._shown:
            line = f"{self._verb} {len(self.seen)}: {one_line(path)}"
            sys.stderr.write("\r\x1b[K" + pad(line, min(width(line), shutil.get_terminal_size().columns - 1)))
            sys.stderr.flush()

    def done(self) -> None:
        """Clear the line, so that what follows starts clean."""
        if self._shown and self.seen:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
