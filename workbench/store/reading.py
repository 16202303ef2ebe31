"""What can be asked of the project file inside one transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from workbench.model import Anomaly, Claim, Document, Event, Question
from workbench.store import rows
from workbench.store.append_only import TRIGGERS
from workbench.store.catalogue import CatalogueReader
from workbench.store.queue import QueueReader
from workbench.store.snapshot import Snapshot


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

_HOLDINGS = "SELECT s.id, s.path, s.given, d.key FROM sources s LEFT JOIN documents d ON d.source = s.id"


def _holding(row: sqlite3.Row) -> Holding:
    return Holding(row["id"], row["path"], json.loads(row["given"]), row["key"] or "")


class Reader(Snapshot):
    """One consistent view of the project."""

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
        return {row["id"]: rows.claim_of(row) for row in self._named("claims", "id", ids)}

    def same_words(self, source: str, kind: str, quote: str) -> tuple[Claim, ...]:
        """Claims of a source with these words, in reading order."""
        query = "SELECT * FROM claims WHERE source = ? AND kind = ? AND quote = ? ORDER BY start"
        return tuple(rows.claim_of(row) for row in self.all(query, source, kind, quote))

    def claim_ids(self, start: str) -> tuple[str, ...]:
        """Ids that begin so, the first few."""
        return self._beginning("claims", start)

    def questions_by_id(self, ids: Iterable[str]) -> dict[str, Question]:
        """The questions that exist, by id."""
        return {row["id"]: rows.question_of(row) for row in self._named("questions", "id", ids)}

    def question_ids(self, start: str) -> tuple[str, ...]:
        """Ids that begin so, the first few."""
        return self._beginning("questions", start)

    def documents_by_id(self, ids: Iterable[str]) -> dict[str, Document]:
        """The documents of these sources, by source id."""
        return {row["source"]: rows.document_of(row) for row in self._named("documents", "source", ids)}

    def asked(self, claims: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The questions that each claim answers, by claim id."""
        query = "SELECT claim, question FROM asked WHERE claim IN (SELECT value FROM json_each(?)) ORDER BY 1, 2"
        found: dict[str, tuple[str, ...]] = {}
        for claim, question in self.all(query, json.dumps(list(claims))):
            found[claim] = (*found.get(claim, ()), question)
        return found

    def originals(self, sources: Iterable[str]) -> dict[str, str]:
        """Source id to the id of the earliest document of its origin, for those that are copies."""
        return {row["source"]: row["origin"] for row in self._named("origins", "source", sources)}

    def _named(self, table: str, column: str, ids: Iterable[str]) -> list[sqlite3.Row]:
        query = f"SELECT * FROM {table} WHERE {column} IN (SELECT value FROM json_each(?)) ORDER BY {column}"
        return self.all(query, json.dumps(list(ids)))

    def _beginning(self, table: str, start: str) -> tuple[str, ...]:
        query = f"SELECT id FROM {table} WHERE id >= ? AND id < ? ORDER BY id LIMIT ?"
        return tuple(row[0] for row in self.all(query, start, start + _LAST, _FEW))

    def holdings(self) -> tuple[Holding, ...]:
        """Every source, by path and id."""
        return tuple(_holding(row) for row in self.all(f"{_HOLDINGS} ORDER BY s.path, s.id"))

    def holding(self, source: str) -> Holding | None:
        """One source, or None when it is not held."""
        found = self.all(f"{_HOLDINGS} WHERE s.id = ?", source)
        return _holding(found[0]) if found else None

    def data(self, source: str) -> bytes:
        """The bytes of a source that is held."""
        return bytes(self.one("SELECT data FROM sources WHERE id = ?", source))

    def sizes(self) -> tuple[int, int]:
        """Number of documents and of claims."""
        return self.source_count(), int(self.one("SELECT count(*) FROM claims"))

    def source_count(self) -> int:
        """Number of documents."""
        return int(self.one("SELECT count(*) FROM documents"))

    def texts(self) -> Iterator[tuple[str, str]]:
        """The source id and the text of every document."""
        for row in self.each("SELECT source, text FROM documents"):
            yield row["source"], row["text"]

    def events(self, after: int = 0) -> tuple[Event, ...]:
        """The log in order, from the event that follows `after`."""
        query = "SELECT * FROM events WHERE number > ? ORDER BY number"
        return tuple(rows.event_of(row) for row in self.all(query, after))

    def documents(self) -> tuple[Document, ...]:
        """By path and id."""
        query = "SELECT d.* FROM documents d JOIN sources s ON s.id = d.source ORDER BY s.path, s.id"
        return tuple(rows.document_of(row) for row in self.all(query))

    def claims(self) -> tuple[Claim, ...]:
        """In the order of the documents, then as they stand in the text."""
        query = (
            'SELECT c.* FROM claims c JOIN sources s ON s.id = c.source ORDER BY s.path, s.id, c.start, c."end", c.kind'
        )
        return tuple(rows.claim_of(row) for row in self.all(query))

    def anomalies(self) -> tuple[Anomaly, ...]:
        """In the order of the documents, then as they stand in the text."""
        query = (
            "SELECT a.* FROM anomalies a JOIN sources s ON s.id = a.source "
            'ORDER BY s.path, s.id, a.start, a."end", a.id'
        )
        return tuple(rows.anomaly_of(row) for row in self.all(query))

    def questions(self) -> tuple[Question, ...]:
        """By id."""
        return tuple(rows.question_of(row) for row in self.all("SELECT * FROM questions ORDER BY id"))

    def origins(self) -> dict[str, str]:
        """Source id to the id of the earliest document of its origin, for copies."""
        return {row["source"]: row["origin"] for row in self.all("SELECT * FROM origins ORDER BY source")}

    def linked(self) -> str:
        """What the questions were computed from; empty when there are none yet."""
        return self.one("SELECT key FROM linked") or ""

    def damage(self) -> tuple[str, ...]:
        """What SQLite finds wrong with the file; empty when it is whole."""
        lines = (row[0] for row in self.all("PRAGMA integrity_check"))
        return tuple(line for line in lines if line != "ok")

    def dangling(self) -> tuple[str, ...]:
        """Rows that point to nothing, as `table row`."""
        return tuple(f"{row[0]} {row[1]}" for row in self.all("PRAGMA foreign_key_check"))

    def unguarded(self) -> tuple[str, ...]:
        """Names of the triggers that should keep the log append-only and are not there."""
        there = {row[0] for row in self.all("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
        return tuple(sorted(TRIGGERS.keys() - there))
