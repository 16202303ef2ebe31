"""The last lines of a screen: the keys that work now, never cut inside a word."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual.binding import ActiveBinding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from workbench.tui.safe import joined, shown
from workbench.tui.wrap import width_of

MOST_LINES = 2
MOST_KEYS = 4
"""Keys of one meaning that are all named."""
_GAP = 2


def key_name(binding: ActiveBinding, screen: Screen[Any]) -> str:
    """The key as it is printed on a keyboard."""
    return binding.binding.key_display or screen.app.get_key_display(binding.binding)


def grouped(bindings: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """(key, meaning) pairs with neighbours of one meaning joined: a b c."""
    groups: list[tuple[str, str]] = []
    for key, meaning in bindings:
        if groups and groups[-1][1] == meaning:
            # A key whose name stands for all keys of a command comes once for each of them.
            if key not in groups[-1][0].split():
                groups[-1] = (f"{groups[-1][0]} {key}", meaning)
        else:
            groups.append((key, meaning))
    return groups


def shortened(keys: str) -> str:
    """Many keys of one meaning as the first two and the last; each also stands where it is needed."""
    every = keys.split()
    return keys if len(every) <= MOST_KEYS else f"{every[0]} {every[1]} … {every[-1]}"


def fitted(entries: list[tuple[str, str]], width: int, lines: int) -> list[list[tuple[str, str]]]:
    """As many whole entries as fit the lines; the last entry, which leads to all the others, always has its place."""
    if not entries:
        return []
    *others, last = entries
    rows: list[list[tuple[str, str]]] = [[]]
    for entry in others:
        if not _fits([*rows[-1], entry], last, width, len(rows) == lines):
            if len(rows) == lines or not _fits([entry], last, width, len(rows) + 1 == lines):
                break
            rows.append([])
        rows[-1].append(entry)
    if not _fits(rows[-1], last, width, True) and len(rows) < lines:
        rows.append([])
    rows[-1].append(last)
    return rows


def _fits(entries: list[tuple[str, str]], last: tuple[str, str], width: int, keep_room: bool) -> bool:
    return _cells([*entries, last] if keep_room else entries) <= width


def _cells(entries: list[tuple[str, str]]) -> int:
    return sum(width_of(key) + 1 + width_of(meaning) for key, meaning in entries) + _GAP * (len(entries) - 1)


class KeyBar(Widget):
    """Shows the bindings of its screen that are enabled and meant to be seen."""

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._updated)

    def _updated(self, _: Screen[Any]) -> None:
        self.refresh()

    def render(self) -> Content:
        screen = self.screen
        entries = [
            (key_name(active, screen), active.binding.description)
            for active in screen.active_bindings.values()
            if active.enabled and active.binding.show
        ]
        groups = [(shortened(keys), meaning) for keys, meaning in grouped(entries)]
        rows = fitted(groups, self.size.width, MOST_LINES)
        lines = []
        for row in rows:
            parts = []
            for number, (key, meaning) in enumerate(row):
                parts += [shown(" " * _GAP if number else ""), shown(key, "bold"), shown(f" {meaning}")]
            lines.append(joined(*parts))
        return shown("\n").join(lines)
