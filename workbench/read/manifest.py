"""A table that says of files what the files do not say themselves."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.model import InputError, Tier
from workbench.read.posted import exact_date

COLUMNS = ("path", "published", "outlet", "title", "tier")
"""`path` is required and relative to the manifest; empty cells say nothing."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: what is known of one file."""

    path: str
    row: int
    """Line of the table, the headings being line 1."""
    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    tier: Tier | None = None


class Manifest:
    """The rows of a manifest, in order and by file."""

    def __init__(self, path: str) -> None:
        """Read the table. Raises InputError that names the row for whatever cannot be understood."""
        self.path = path
        self.entries = tuple(_entries(path))
        self._by_file = {os.path.realpath(entry.path): entry for entry in self.entries}
        if len(self._by_file) < len(self.entries):
            seen: set[str] = set()
            for entry in self.entries:
                real = os.path.realpath(entry.path)
                if real in seen:
                    raise InputError(f"{path}, row {entry.row}: {entry.path} stands in an earlier row too; remove one")
                seen.add(real)

    def entry(self, path: str) -> Entry | None:
        """What the manifest says of a file, if anything."""
        return self._by_file.get(os.path.realpath(path))


def tier_of(name: str, where: str) -> Tier:
    """The tier of a name. Raises InputError that lists the names there are."""
    try:
        return Tier(name.strip().lower())
    except ValueError:
        raise InputError(f"{where}: {name!r} is no tier; use one of {', '.join(Tier)}") from None


def day_of(text: str, where: str) -> str:
    """A date of publication as it is stored. Raises InputError when it is not a day in ISO 8601 or in clear English."""
    published = exact_date(text.strip()) if len(text) <= 60 else None
    if not published:
        raise InputError(f"{where}: {text[:60]!r} is no date of publication; write a day such as 2024-06-21")
    return published


def _entries(path: str) -> Iterator[Entry]:
    folder = Path(path).parent
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            table = csv.DictReader(file, restkey="", skipinitialspace=True)
            headings = [(name or "").strip().lower() for name in table.fieldnames or ()]
            _check(headings, path)
            table.fieldnames = headings
            for cells in table:
                if entry := _entry(cells, f"{path}, row {table.line_num}", table.line_num, folder):
                    yield entry
    except OSError as error:
        raise InputError(f"{path}: the manifest cannot be read: {error.strerror}") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path}: the manifest is not a CSV table in UTF-8: {error}") from None


def _check(headings: list[str], path: str) -> None:
    unknown = [name for name in headings if name not in COLUMNS]
    if "path" not in headings:
        raise InputError(f"{path}, row 1: no column named path; columns are {', '.join(COLUMNS)}")
    if unknown or len(set(headings)) < len(headings):
        name = unknown[0] if unknown else "one name twice"
        raise InputError(f"{path}, row 1: {name!r} is no column of a manifest; columns are {', '.join(COLUMNS)}")


def _entry(cells: dict[str, str | None], where: str, row: int, folder: Path) -> Entry | None:
    if "" in cells:
        raise InputError(f"{where}: more cells than headings; put cells with commas in double quotes")
    said = {name: (value or "").strip() for name, value in cells.items()}
    if not any(said.values()):
        return None
    if not said["path"]:
        raise InputError(f"{where}: the path is missing")
    return Entry(
        str(folder / said["path"]),
        row,
        day_of(said["published"], where) if said.get("published") else None,
        said.get("outlet") or None,
        said.get("title") or None,
        tier_of(said["tier"], where) if said.get("tier") else None,
    )
