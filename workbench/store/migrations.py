"""The versions of the project file, kept in `PRAGMA user_version`; each step lifts a file by one."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection

from workbench.model import ProjectError
from workbench.store.queue import SCHEMA
from workbench.store.tables import APPEND_ONLY, METADATA

APPLICATION = 0x57424348
"""`PRAGMA application_id` of our files: "WBCH"."""


def _first(connection: Connection) -> None:
    """All tables of version 1."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
    METADATA.create_all(connection, checkfirst=False)
    for trigger in APPEND_ONLY.values():
        connection.exec_driver_sql(trigger)


def _second(connection: Connection) -> None:
    """The queue."""
    for statement in SCHEMA:
        connection.exec_driver_sql(statement)


STEPS: tuple[Callable[[Connection], None], ...] = (_first, _second)
"""A released step is never edited: it must do to an old file what it did when it was new."""

VERSION = len(STEPS)


def pragma(connection: Connection, name: str) -> int:
    """The value of an integer pragma."""
    return int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())


def is_current(connection: Connection, path: str) -> bool:
    """True when the file needs no step; ProjectError when it is newer than this program or not a project."""
    version = pragma(connection, "user_version")
    if pragma(connection, "application_id") != APPLICATION:
        if version or connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one():
            raise ProjectError(f"{path}: an SQLite file, but not a Workbench project; choose another with --project")
    elif version > VERSION:
        raise ProjectError(
            f"{path}: project version {version}, but this Workbench knows versions up to {VERSION}; upgrade Workbench"
        )
    return version == VERSION


def upgrade(connection: Connection, path: str) -> None:
    """Run the steps that are missing, inside the caller's transaction."""
    if is_current(connection, path):
        return
    for step in STEPS[pragma(connection, "user_version") :]:
        step(connection)
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
