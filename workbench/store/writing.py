"""Writing to the project file, through SQLAlchemy; loaded when something is first recorded."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from sqlalchemy import URL, Connection, Engine, Table, create_engine, delete, event, insert
from sqlalchemy.exc import DBAPIError

from workbench.model import Anomaly, Claim, Document, Event, Question
from workbench.store import rows
from workbench.store.queue import QueueWriter
from workbench.store.reading import Reader
from workbench.store.tables import ANOMALIES, CLAIMS, DOCUMENTS, EVENTS, LINKED, ORIGINS, QUESTIONS, SOURCES


def now() -> str:
    """The time of day in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def engine(path: Path, connect: Callable[[], sqlite3.Connection]) -> Engine:
    """What takes the write lock of a project file before it reads."""
    made = create_engine(URL.create("sqlite", database=str(path)), creator=connect)
    event.listen(made, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return made


@contextmanager
def transaction(through: Engine) -> Iterator[Writer]:
    """Committed to disk on leaving, rolled back on an error; what SQLite complains of is told in its own words."""
    try:
        with through.begin() as connection:
            yield Writer(connection)
    except DBAPIError as error:
        raise (error.orig or error) from error


class Writer(Reader):
    """The same view, with the write lock held; nothing is saved before the transaction ends."""

    def __init__(self, writing: Connection) -> None:
        super().__init__(cast(sqlite3.Connection, writing.connection.driver_connection))
        self.writing = writing

    @property
    def queue(self) -> QueueWriter:
        """The queue, to be written."""
        return QueueWriter(self.connection)

    def append(self, what: str, payload: Mapping[str, object], reviewer: str) -> Event:
        """Record an event."""
        row = rows.event_row(now(), reviewer, what, payload)
        number = self.writing.execute(insert(EVENTS).values(row).returning(EVENTS.c.number)).scalar_one()
        return rows.event_of({"number": number, **row})

    def add_source(self, source: str, path: str, data: bytes, given: Mapping[str, str]) -> None:
        """Keep the bytes of a source that is not held yet."""
        row = {"id": source, "path": path, "data": data, "given": json.dumps(given, sort_keys=True), "added": now()}
        self.writing.execute(insert(SOURCES).values(row))

    def derive(self, document: Document, claims: Iterable[Claim], anomalies: Iterable[Anomaly], key: str) -> None:
        """Replace everything derived from one source."""
        self.drop(document.source.id)
        self._fill(DOCUMENTS, [rows.document_row(document, key)])
        self._fill(CLAIMS, [rows.claim_row(claim) for claim in claims])
        self._fill(ANOMALIES, [rows.anomaly_row(anomaly) for anomaly in anomalies])

    def drop(self, source: str) -> None:
        """Forget what was derived from one source; claims and anomalies go with the document."""
        self.writing.execute(delete(DOCUMENTS).where(DOCUMENTS.c.source == source))

    def link(self, questions: Iterable[Question], origins: Mapping[str, str], key: str) -> None:
        """Replace all questions and origins."""
        for table in (QUESTIONS, ORIGINS, LINKED):
            self.writing.execute(delete(table))
        self._fill(QUESTIONS, [rows.question_row(question) for question in questions])
        self._fill(ORIGINS, [{"source": source, "origin": origin} for source, origin in origins.items()])
        self._fill(LINKED, [{"one": 1, "key": key}])
        self.queue.clear()

    def _fill(self, table: Table, filled: list[rows.Row]) -> None:
        if filled:
            self.writing.execute(insert(table), filled)
