"""Opening the project file, and the two ways to talk to it: reading and writing.

Python's own transaction handling in sqlite3 starts transactions late and loses concurrent updates, so it is
switched off: a reader sees one snapshot, a writer takes the lock before it reads.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from workbench.model import ProjectError
from workbench.store import migrations
from workbench.store.reading import Reader

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from workbench.store.writing import Writer

PATIENCE = 5.0
"""Seconds to wait for another process that holds the write lock; its transactions last milliseconds."""


class Store:
    """One project file, open."""

    def __init__(self, path: Path, *, create: bool = True, patience: float = PATIENCE) -> None:
        """Open, and create or upgrade where needed; ProjectError when that cannot be done."""
        self.path = path
        self._patience = patience
        self._idle: list[sqlite3.Connection] = []
        """Connections for reading that nobody reads from."""
        self._engine: Engine | None = None
        self._lock = Lock()
        self._check_place(create)
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        while self._idle:
            self._idle.pop().close()
        if self._engine is not None:
            self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """One snapshot of the file, whatever others write meanwhile."""
        with self._telling():
            connection = self._idle_connection()
            try:
                connection.execute("BEGIN")
                yield Reader(connection)
            finally:
                connection.rollback()
                self._idle.append(connection)

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """The write lock from the first statement; committed to disk on leaving, rolled back on an error."""
        from workbench.store.writing import transaction

        with self._telling(), transaction(self._through()) as writer:
            yield writer

    def expect_writing(self) -> None:
        """Load what the first write needs, so that it is as quick as the next."""
        with self._telling():
            self._through().connect().close()

    def _through(self) -> Engine:
        """What writes go through; SQLAlchemy takes a while to load, and reading does without."""
        from workbench.store.writing import engine

        with self._lock:
            if self._engine is None:
                self._engine = engine(self.path, self._connected)
            return self._engine

    def _idle_connection(self) -> sqlite3.Connection:
        try:
            return self._idle.pop()
        except IndexError:
            return self._connected()

    def _connected(self) -> sqlite3.Connection:
        # Each connection is used by one thread at a time, not always by the same.
        connection = sqlite3.connect(self.path, self._patience, isolation_level=None, check_same_thread=False)
        # FULL: a decision shown as saved must survive a power cut too, not only a crash of the program.
        for setting in ("foreign_keys = ON", "synchronous = FULL"):
            connection.execute(f"PRAGMA {setting}")
        return connection

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
            if migrations.is_current(reader, str(self.path)):
                return
        self._use_wal()
        with self.writing() as writer:
            migrations.upgrade(writer, str(self.path))

    def _use_wal(self) -> None:
        """Switch to write-ahead logging, which SQLite refuses, without waiting, while another process is at it."""
        deadline = time.monotonic() + self._patience
        connection = self._idle_connection()
        try:
            while True:
                try:
                    connection.execute("PRAGMA journal_mode = WAL")
                    return
                except sqlite3.OperationalError as error:
                    if time.monotonic() > deadline:
                        raise ProjectError(f"{self.path}: {error}") from error
                    time.sleep(0.02)
        finally:
            self._idle.append(connection)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """What SQLite complains of, in words that name the file and say what to do."""
        try:
            yield
        except sqlite3.Error as error:
            raise ProjectError(f"{self.path}: {self._told(error)}") from error

    def _told(self, error: sqlite3.Error) -> str:
        said = str(error)
        if "not a database" in said:
            return "not a Workbench project file; choose another with --project"
        if any(sign in said for sign in ("malformed", "corrupt", "no such table", "no such column")):
            return f"the project file is damaged ({said}); restore it from a copy"
        if isinstance(error, sqlite3.OperationalError) and "locked" in said:
            return f"kept locked by another program for {self._patience:g} s; try again"
        return f"the project file cannot be used: {said}"
