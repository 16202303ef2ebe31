"""Putting words on stdout and stderr: tables, records and progress, none of which a source can disturb."""

from __future__ import annotations

import os
import shutil
import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence

from workbench.cli.options import Format
from workbench.report.visible import one_line

_READABLE = 26
"""Cells of a column that may be cut, before a column that can be spared is left out for it."""
_LEAST = 8
"""Cells no column goes below, however narrow the terminal."""
_PLACES = ("path", "place", "copy of")
"""Columns whose end says more than their beginning."""


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
    form: Format,
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    records: Callable[[], object],
    spare: Sequence[str] = (),
) -> None:
    """One listing in the form that was asked for; `records` gives the JSON, which is richer than the table.

    `spare` names the columns that a narrow terminal can do without, the first of them first.
    """
    if form is Format.JSON:
        from workbench.report.json import text

        out(text(records()) + "\n")
    elif form is Format.CSV:
        from workbench.report.csv import write

        out(write(columns, rows))
    else:
        out(table(columns, rows, spare))


def room() -> int | None:
    """Columns to write for: the terminal's, or those that COLUMNS asks for; None in a pipe, which takes lines whole."""
    if sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdigit():
        return max(20, shutil.get_terminal_size().columns)
    return None


def flow(text: str, indent: int = 0, hanging: int | None = None) -> str:
    """A line with its indent, and where there is a width to keep, continued below at `hanging`."""
    most = room()
    line = " " * indent + text
    if most is None or width(line) <= most:
        return line + "\n"
    lines, line = list[str](), " " * indent
    for word in text.split(" "):
        if line.strip() and width(line) + 1 + width(word) > most:
            lines.append(line)
            line = " " * (indent if hanging is None else hanging)
        line += f" {word}" if line.strip() else word
    return "".join(f"{each}\n" for each in (*lines, line))


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], spare: Sequence[str] = ()) -> str:
    """Aligned columns, a row a line; on a terminal cut to its width, in a pipe whole."""
    cells = [[_cell(value) for value in row] for row in rows]
    if not cells:
        return ""
    names = list(columns)
    widths = [max(width(row[at]) for row in (names, *cells)) for at in range(len(names))]
    kept = list(range(len(names)))
    if (most := room()) is not None:
        for name in spare:
            if _total(min(widths[at], _READABLE) for at in kept) > most:
                kept.remove(names.index(name))
    sizes = [widths[at] for at in kept] if most is None else fitted([widths[at] for at in kept], most)
    lines = [[names[at].upper() for at in kept], *([row[at] for at in kept] for row in cells)]
    tails = [names[at] in _PLACES for at in kept]
    told = ("  ".join(map(pad, line, sizes, tails)) for line in lines)
    return "".join(line.rstrip() + "\n" for line in told)


def fitted(widths: Sequence[int], room: int) -> list[int]:
    """Column widths that fit the room: the widest column gives way first, and none below what can be read."""
    sizes = list(widths)
    while _total(sizes) > room and max(sizes) > _LEAST:
        sizes[sizes.index(max(sizes))] -= 1
    return sizes


def _total(widths: Iterable[int]) -> int:
    each = list(widths)
    return sum(each) + 2 * (len(each) - 1)


def width(text: str) -> int:
    """Terminal cells that a text takes."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )


def pad(text: str, size: int, tail: bool = False) -> str:
    """The text in exactly so many cells; when it is longer, cut with an ellipsis, at its start when the tail counts."""
    if width(text) > size:
        while width(text) > size - 1:
            text = text[1:] if tail else text[:-1]
        text = f"…{text}" if tail else f"{text}…"
    return text + " " * (size - width(text))


def _cell(value: object) -> str:
    if isinstance(value, tuple | list):
        value = " | ".join(str(part) for part in value)
    return one_line("" if value is None else str(value))


class BrokenOffError(Exception):
    """Ctrl-C, with what had been saved by then; Typer would keep only the exit code."""


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
