"""The versions of the project file, kept in `PRAGMA user_version`; each step lifts a file by one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workbench.model import ProjectError
from workbench.store.append_only import TRIGGERS
from workbench.store.queue import SCHEMA
from workbench.store.snapshot import Snapshot

if TYPE_CHECKING:
    from workbench.store.writing import Writer

APPLICATION = 0x57424348
"""`PRAGMA application_id` of our files: "WBCH"."""


def _first(writer: Writer) -> None:
    """All tables of version 1."""
    from workbench.store.tables import METADATA

    writer.connection.execute(f"PRAGMA application_id = {APPLICATION}")
    METADATA.create_all(writer.writing, checkfirst=False)
    for trigger in TRIGGERS.values():
        writer.connection.execute(trigger)


def _second(writer: Writer) -> None:
    """The queue."""
    for statement in SCHEMA:
        writer.connection.execute(statement)


STEPS: tuple[Callable[[Writer], None], ...] = (_first, _second)
"""A released step is never edited: it must do to an old file what it did when it was new."""

VERSION = len(STEPS)


def version(snapshot: Snapshot) -> int:
    """The version of a file; 0 when nothing was written to it yet."""
    return int(snapshot.one("PRAGMA user_version"))


def is_current(snapshot: Snapshot, path: str) -> bool:
    """True when the file needs no step; ProjectError when it is newer than this program or not a project."""
    found = version(snapshot)
    if snapshot.one("PRAGMA application_id") != APPLICATION:
        if found or snapshot.one("SELECT count(*) FROM sqlite_master"):
            raise ProjectError(f"{path}: an SQLite file, but not a Workbench project; choose another with --project")
    elif found > VERSION:
        raise ProjectError(
            f"{path}: project version {found}, but this Workbench knows versions up to {VERSION}; upgrade Workbench"
        )
    return found == VERSION


def upgrade(writer: Writer, path: str) -> None:
    """Run the steps that are missing, inside the caller's transaction."""
    if is_current(writer, path):
        return
    for step in STEPS[version(writer) :]:
        step(writer)
    writer.connection.execute(f"PRAGMA user_version = {VERSION}")
