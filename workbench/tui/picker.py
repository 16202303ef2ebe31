"""Choosing files and folders to read, in the folders of this computer."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.tui.ask import AskScreen
from workbench.tui.command import MOVE, commands
from workbench.tui.command import READ as _READ
from workbench.tui.keybar import KeyBar
from workbench.tui.safe import one_line, shown
from workbench.tui.table import Column, Line, TableView
from workbench.tui.wrap import clip, status

_key = commands("picker")
_COLUMNS = (Column("", 3), Column("name"), Column("size", 9, right=True))
_UP = ".."


@dataclass(frozen=True, slots=True)
class Entry:
    """Something in a folder."""

    path: Path
    folder: bool
    size: int
    readable: bool
    """True when its format is one that is read; a folder always may hold such files."""


def entries(folder: Path, extensions: Collection[str]) -> list[Entry]:
    """Folders, files that can be read, all others, each by name; OSError when the folder cannot be listed.

    Hidden ones are left out.
    """
    found = []
    with os.scandir(folder) as listed:
        for one in listed:
            if one.name.startswith("."):
                continue
            try:
                is_folder = one.is_dir()
                size = 0 if is_folder else one.stat().st_size
            except OSError:
                continue
            known = is_folder or Path(one.name).suffix.lower() in extensions
            found.append(Entry(Path(one.path), is_folder, size, known))
    return sorted(found, key=lambda one: (not one.folder, not one.readable, one.path.name.casefold(), one.path.name))


class PickerScreen(ModalScreen[tuple[str, ...]], inherit_bindings=False):
    """Gives back the paths chosen; none when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        _key(_READ, "space", "mark", "mark", "mark a file or a folder; it is read when you add"),
        _key(_READ, "enter", "enter", "open", "open a folder; on a file, mark it"),
        _key(_READ, "a", "add", "add marked", "read what is marked; without a mark, what the pointer is on"),
        _key(_READ, "A", "mark_all", "mark all", "mark every file here that can be read, or none of them"),
        _key(_READ, "h,left", "up", "folder above"),
        _key(_READ, "p", "path", "path", "write a path or a pattern such as notes/*.html"),
        _key(MOVE, "j,down", "move(1)", "down", show=False),
        _key(MOVE, "k,up", "move(-1)", "up", show=False),
        _key(MOVE, "pagedown", "page(1)", "page down", show=False),
        _key(MOVE, "pageup", "page(-1)", "page up", show=False),
        _key(MOVE, "g,home", "end(0)", "first", show=False),
        _key(MOVE, "G,end", "end(1)", "last", show=False),
        _key(_READ, "escape,q", "leave", "leave it", "read nothing"),
    ]

    def __init__(self, folder: Path, extensions: Collection[str]) -> None:
        super().__init__()
        self.folder = folder
        self.marked: dict[Path, None] = {}
        self._extensions = extensions
        self._entries: list[Entry] = []

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog tall"):
            yield Static(id="head")
            yield TableView("picker", _COLUMNS)
            yield Static(id="status")
            yield KeyBar()

    def on_mount(self) -> None:
        self.table.focus()
        self._list(self.folder)

    @property
    def table(self) -> TableView:
        return self.query_one(TableView)

    @property
    def entry(self) -> Entry | None:
        """What the pointer is on; None on the way up."""
        line = self.table.line
        return next((one for one in self._entries if line and one.path.name == line.key), None)

    def _list(self, folder: Path, key: str = "") -> None:
        try:
            self._entries = entries(folder, self._extensions)
        except OSError as error:
            self._tell(f"{folder}: {error.strerror}")
            return
        self.folder = folder
        self.table.cursor = 0
        self._show(key)

    def _show(self, key: str = "") -> None:
        up = [Line(_UP, ("", f"{_UP}/", ""))] if self.folder.parent != self.folder else []
        self.table.show_lines([*up, *(self._line(one) for one in self._entries)], key)
        width = self.size.width - 2
        self.query_one("#head", Static).update(shown(clip(one_line(f"Add from {self.folder}"), width), "bold"))
        chosen = ", ".join(path.name for path in self.marked)
        kinds = " ".join(sorted(self._extensions))
        self._tell(f"{len(self.marked)} marked: {chosen}" if chosen else f"nothing marked · read are {kinds}")

    def _line(self, entry: Entry) -> Line:
        mark = "[x]" if entry.path in self.marked else "[ ]" if entry.readable else " - "
        name = entry.path.name + ("/" if entry.folder else "" if entry.readable else "  (not a format that is read)")
        return Line(entry.path.name, (mark, name, "" if entry.folder else _size(entry.size)), faded=not entry.readable)

    def _tell(self, words: str) -> None:
        self.query_one("#status", Static).update(shown(status(words, self.size.width - 2)))

    # -- keys --------------------------------------------------------------------------------------

    def action_move(self, step: int) -> None:
        self.table.move_to(self.table.cursor + step)

    def action_page(self, step: int) -> None:
        self.table.move_to(self.table.cursor + step * self.table.page)

    def action_end(self, end: int) -> None:
        self.table.move_to(len(self.table.lines) - 1 if end else 0)

    def action_mark(self) -> None:
        entry = self.entry
        if entry is None:
            return
        if not entry.readable:
            self._tell(f"{entry.path.name}: not a format that is read")
            return
        if entry.path in self.marked:
            del self.marked[entry.path]
        else:
            self.marked[entry.path] = None
        self._show(entry.path.name)
        self.action_move(1)

    def action_mark_all(self) -> None:
        files = [one.path for one in self._entries if one.readable and not one.folder]
        every = all(path in self.marked for path in files)
        for path in files:
            if every:
                del self.marked[path]
            else:
                self.marked[path] = None
        self._show(self.table.line.key if self.table.line else "")

    def action_enter(self) -> None:
        entry = self.entry
        if entry is None:
            self.action_up()
        elif entry.folder:
            self._list(entry.path)
        else:
            self.action_mark()

    def action_up(self) -> None:
        if self.folder.parent != self.folder:
            self._list(self.folder.parent, self.folder.name)

    def action_add(self) -> None:
        entry = self.entry
        paths = list(self.marked) or ([entry.path] if entry and entry.readable else [])
        if paths:
            self.dismiss(tuple(str(path) for path in paths))
        else:
            self._tell("mark something first")

    def action_path(self) -> None:
        hint = f"a file, a folder or a pattern; from {self.folder} when it does not begin with /"
        self.app.push_screen(AskScreen("path", hint), self._named)

    def _named(self, path: str | None) -> None:
        if path:
            self.dismiss((str(self.folder / Path(path).expanduser()),))

    def action_leave(self) -> None:
        self.dismiss(())

    @on(TableView.Chosen)
    def chosen(self) -> None:
        self.action_enter()


def _size(number: int) -> str:
    return f"{number:,} B" if number < 10_000 else f"{number // 1000:,} kB"
