"""Opening the project file, and the two ways to talk to it: reading and writing.

Python's own transaction handling in sqlite3 starts transactions late and loses concurrent updates, so it is
switched off: a reader sees one snapshot, a writer takes the lock before it reads.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, OperationalError

from workbench.model import ProjectError
from workbench.store import migrations
from workbench.store.session import Reader, Writer

PATIENCE = 5.0
"""Seconds to wait for another process that holds the write lock; its transactions last milliseconds."""


class Store:
    """One project file, open."""

    def __init__(self, path: Path, *, create: bool = True, patience: float = PATIENCE) -> None:
        """Open, and create or upgrade where needed; ProjectError when that cannot be done."""
        self.path = path
        self._patience = patience
        self._check_place(create)
        self._engine = _engine(path, patience)
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """One snapshot of the file, whatever others write meanwhile."""
        with self._transaction(writes=False) as connection:
            yield Reader(connection)

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """The write lock from the first statement; committed to disk on leaving, rolled back on an error."""
        with self._transaction(writes=True) as connection:
            yield Writer(connection)

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[Connection]:
        try:
            with self._engine.connect().execution_options(writes=writes) as connection, connection.begin():
                yield connection
        except DBAPIError as error:
            raise self._error(error) from error

    def _check_place(self, create: bool) -> None:
        if self.path.is_dir():
            raise ProjectError(f"{self.path}: a folder; name a project file with --project")
        if not self.path.exists():
            if not create:
                raise ProjectError(f"{self.path}: no project here; `workbench add` makes one, --project names another")
            if not self.path.absolute().parent.is_dir():
                raise ProjectError(f"{self.path}: the folder does not exist; create it or name another with --project")

    def _prepare(self) -> None:
        with self.reading() as reader:
            if migrations.is_current(reader.connection, str(self.path)):
                return
        self._use_wal()
        with self.writing() as writer:
            migrations.upgrade(writer.connection, str(self.path))

    def _use_wal(self) -> None:
        """Switch to write-ahead logging, which SQLite refuses, without waiting, while another process is at it."""
        deadline = time.monotonic() + self._patience
        while True:
            raw = self._engine.raw_connection()
            try:
                raw.cursor().execute("PRAGMA journal_mode = WAL")
                return
            except self._engine.dialect.loaded_dbapi.OperationalError as error:
                if time.monotonic() > deadline:
                    raise ProjectError(f"{self.path}: {error}") from error
                time.sleep(0.02)
            finally:
                raw.close()

    def _error(self, error: DBAPIError) -> ProjectError:
        said = str(error.orig)
        if "not a database" in said:
            return ProjectError(f"{self.path}: not a Workbench project file; choose another with --project")
        if any(sign in said for sign in ("malformed", "corrupt", "no such table", "no such column")):
            return ProjectError(f"{self.path}: the project file is damaged ({said}); restore it from a copy")
        if isinstance(error, OperationalError) and "locked" in said:
            return ProjectError(f"{self.path}: kept locked by another program for {self._patience:g} s; try again")
        return ProjectError(f"{self.path}: the project file cannot be used: {said}")


def _engine(path: Path, patience: float) -> Engine:
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": patience})
    event.listen(engine, "connect", _connect)
    event.listen(engine, "begin", _begin)
    return engine


def _connect(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    # FULL: a decision shown as saved must survive a power cut too, not only a crash of the program.
    for setting in ("foreign_keys = ON", "synchronous = FULL"):
        connection.execute(f"PRAGMA {setting}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
