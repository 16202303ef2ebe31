"""What can be asked of the project file inside one transaction, and what can be written to it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Column, Connection, RowMapping, Table, delete, func, insert, select

from workbench.model import Anomaly, Claim, Document, Event, Question
from workbench.store import rows
from workbench.store.catalogue import CatalogueReader
from workbench.store.queue import QueueReader, QueueWriter
from workbench.store.tables import (
    ANOMALIES,
    APPEND_ONLY,
    CLAIMS,
    DOCUMENTS,
    EVENTS,
    LINKED,
    ORIGINS,
    QUESTIONS,
    SOURCES,
)


@dataclass(frozen=True, slots=True)
class Holding:
    """A source as the project holds it, without its bytes."""

    id: str
    path: str
    given: Mapping[str, str]
    """Metadata given when it was added, by field of `Source`."""
    key: str
    """What its derived rows were computed from; empty when there are none."""


_FEW = 5
_LAST = "\U0010ffff"

_HOLDINGS = select(SOURCES.c.id, SOURCES.c.path, SOURCES.c.given, DOCUMENTS.c.key).outerjoin(
    DOCUMENTS, DOCUMENTS.c.source == SOURCES.c.id
)


def _holding(row: RowMapping) -> Holding:
    return Holding(row["id"], row["path"], json.loads(row["given"]), row["key"] or "")


def now() -> str:
    """The time of day in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


class Reader:
    """One consistent view of the project."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    @property
    def queue(self) -> QueueReader:
        """The queue in the same view."""
        return QueueReader(self.connection)

    @property
    def catalogue(self) -> CatalogueReader:
        """The sources in the same view."""
        return CatalogueReader(self.connection)

    def claims_by_id(self, ids: Iterable[str]) -> dict[str, Claim]:
        """The claims that exist, by id."""
        return {row["id"]: rows.claim_of(row) for row in self._named(CLAIMS, CLAIMS.c.id, ids)}

    def same_words(self, source: str, kind: str, quote: str) -> tuple[Claim, ...]:
        """Claims of a source with these words, in reading order."""
        wanted = (CLAIMS.c.source == source, CLAIMS.c.kind == kind, CLAIMS.c.quote == quote)
        query = select(CLAIMS).where(*wanted).order_by(CLAIMS.c.start)
        return tuple(rows.claim_of(row) for row in self.connection.execute(query).mappings())

    def claim_ids(self, start: str) -> tuple[str, ...]:
        """Ids that begin so, the first few."""
        return self._beginning(CLAIMS.c.id, start)

    def questions_by_id(self, ids: Iterable[str]) -> dict[str, Question]:
        """The questions that exist, by id."""
        return {row["id"]: rows.question_of(row) for row in self._named(QUESTIONS, QUESTIONS.c.id, ids)}

    def question_ids(self, start: str) -> tuple[str, ...]:
        """Ids that begin so, the first few."""
        return self._beginning(QUESTIONS.c.id, start)

    def documents_by_id(self, ids: Iterable[str]) -> dict[str, Document]:
        """The documents of these sources, by source id."""
        return {row["source"]: rows.document_of(row) for row in self._named(DOCUMENTS, DOCUMENTS.c.source, ids)}

    def asked(self, claims: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The questions that each claim answers, by claim id."""
        query = "SELECT claim, question FROM asked WHERE claim IN (SELECT value FROM json_each(?)) ORDER BY 1, 2"
        found: dict[str, tuple[str, ...]] = {}
        for claim, question in self.connection.exec_driver_sql(query, (json.dumps(list(claims)),)):
            found[claim] = (*found.get(claim, ()), question)
        return found

    def originals(self, sources: Iterable[str]) -> dict[str, str]:
        """Source id to the id of the earliest document of its origin, for those that are copies."""
        return {row["source"]: row["origin"] for row in self._named(ORIGINS, ORIGINS.c.source, sources)}

    def _named(self, table: Table, column: Column[str], ids: Iterable[str]) -> list[RowMapping]:
        wanted = select(func.json_each(json.dumps(list(ids))).table_valued("value"))
        return list(self.connection.execute(select(table).where(column.in_(wanted)).order_by(column)).mappings())

    def _beginning(self, column: Column[str], start: str) -> tuple[str, ...]:
        query = select(column).where(column >= start, column < start + _LAST).order_by(column).limit(_FEW)
        return tuple(self.connection.execute(query).scalars())

    def holdings(self) -> tuple[Holding, ...]:
        """Every source, by path and id."""
        query = _HOLDINGS.order_by(SOURCES.c.path, SOURCES.c.id)
        return tuple(_holding(row) for row in self.connection.execute(query).mappings())

    def holding(self, source: str) -> Holding | None:
        """One source, or None when it is not held."""
        row = self.connection.execute(_HOLDINGS.where(SOURCES.c.id == source)).mappings().one_or_none()
        return None if row is None else _holding(row)

    def data(self, source: str) -> bytes:
        """The bytes of a source that is held."""
        return bytes(self.connection.execute(select(SOURCES.c.data).where(SOURCES.c.id == source)).scalar_one())

    def sizes(self) -> tuple[int, int]:
        """Number of documents and of claims."""
        count = (select(func.count()).select_from(table) for table in (DOCUMENTS, CLAIMS))
        documents, claims = (self.connection.execute(query).scalar_one() for query in count)
        return documents, claims

    def source_count(self) -> int:
        """Number of documents."""
        return int(self.connection.execute(select(func.count()).select_from(DOCUMENTS)).scalar_one())

    def texts(self) -> Iterator[tuple[str, str]]:
        """The source id and the text of every document."""
        for row in self.connection.execute(select(DOCUMENTS.c.source, DOCUMENTS.c.text)):
            yield row.source, row.text

    def events(self, after: int = 0) -> tuple[Event, ...]:
        """The log in order, from the event that follows `after`."""
        query = select(EVENTS).where(EVENTS.c.number > after).order_by(EVENTS.c.number)
        return tuple(rows.event_of(row) for row in self.connection.execute(query).mappings())

    def documents(self) -> tuple[Document, ...]:
        """By path and id."""
        query = select(DOCUMENTS).join(SOURCES).order_by(SOURCES.c.path, SOURCES.c.id)
        return tuple(rows.document_of(row) for row in self.connection.execute(query).mappings())

    def claims(self) -> tuple[Claim, ...]:
        """In the order of the documents, then as they stand in the text."""
        query = (
            select(CLAIMS)
            .join(SOURCES, SOURCES.c.id == CLAIMS.c.source)
            .order_by(SOURCES.c.path, SOURCES.c.id, CLAIMS.c.start, CLAIMS.c.end, CLAIMS.c.kind)
        )
        return tuple(rows.claim_of(row) for row in self.connection.execute(query).mappings())

    def anomalies(self) -> tuple[Anomaly, ...]:
        """In the order of the documents, then as they stand in the text."""
        query = (
            select(ANOMALIES)
            .join(SOURCES, SOURCES.c.id == ANOMALIES.c.source)
            .order_by(SOURCES.c.path, SOURCES.c.id, ANOMALIES.c.start, ANOMALIES.c.end, ANOMALIES.c.id)
        )
        return tuple(rows.anomaly_of(row) for row in self.connection.execute(query).mappings())

    def questions(self) -> tuple[Question, ...]:
        """By id."""
        query = select(QUESTIONS).order_by(QUESTIONS.c.id)
        return tuple(rows.question_of(row) for row in self.connection.execute(query).mappings())

    def origins(self) -> dict[str, str]:
        """Source id to the id of the earliest document of its origin, for copies."""
        query = select(ORIGINS).order_by(ORIGINS.c.source)
        return {row.source: row.origin for row in self.connection.execute(query)}

    def linked(self) -> str:
        """What the questions were computed from; empty when there are none yet."""
        return self.connection.execute(select(LINKED.c.key)).scalar_one_or_none() or ""

    def damage(self) -> tuple[str, ...]:
        """What SQLite finds wrong with the file; empty when it is whole."""
        lines = self.connection.exec_driver_sql("PRAGMA integrity_check").scalars()
        return tuple(line for line in lines if line != "ok")

    def dangling(self) -> tuple[str, ...]:
        """Rows that point to nothing, as `table row`."""
        return tuple(f"{row[0]} {row[1]}" for row in self.connection.exec_driver_sql("PRAGMA foreign_key_check"))

    def unguarded(self) -> tuple[str, ...]:
        """Names of the triggers that should keep the log append-only and are not there."""
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        return tuple(sorted(APPEND_ONLY.keys() - set(self.connection.exec_driver_sql(query).scalars())))


class Writer(Reader):
    """The same view, with the write lock held; nothing is saved before the transaction ends."""

    @property
    def queue(self) -> QueueWriter:
        """The queue, to be written."""
        return QueueWriter(self.connection)

    def append(self, what: str, payload: Mapping[str, object], reviewer: str) -> Event:
        """Record an event."""
        row = rows.event_row(now(), reviewer, what, payload)
        number = self.connection.execute(insert(EVENTS).values(row).returning(EVENTS.c.number)).scalar_one()
        return rows.event_of({"number": number, **row})

    def add_source(self, source: str, path: str, data: bytes, given: Mapping[str, str]) -> None:
        """Keep the bytes of a source that is not held yet."""
        row = {"id": source, "path": path, "data": data, "given": json.dumps(given, sort_keys=True), "added": now()}
        self.connection.execute(insert(SOURCES).values(row))

    def derive(self, document: Document, claims: Iterable[Claim], anomalies: Iterable[Anomaly], key: str) -> None:
        """Replace everything derived from one source."""
        self.drop(document.source.id)
        self._fill(DOCUMENTS, [rows.document_row(document, key)])
        self._fill(CLAIMS, [rows.claim_row(claim) for claim in claims])
        self._fill(ANOMALIES, [rows.anomaly_row(anomaly) for anomaly in anomalies])

    def drop(self, source: str) -> None:
        """Forget what was derived from one source; claims and anomalies go with the document."""
        self.connection.execute(delete(DOCUMENTS).where(DOCUMENTS.c.source == source))

    def link(self, questions: Iterable[Question], origins: Mapping[str, str], key: str) -> None:
        """Replace all questions and origins."""
        for table in (QUESTIONS, ORIGINS, LINKED):
            self.connection.execute(delete(table))
        self._fill(QUESTIONS, [rows.question_row(question) for question in questions])
        self._fill(ORIGINS, [{"source": source, "origin": origin} for source, origin in origins.items()])
        self._fill(LINKED, [{"one": 1, "key": key}])
        self.queue.clear()

    def _fill(self, table: Table, filled: list[rows.Row]) -> None:
        if filled:
            self.connection.execute(insert(table), filled)
