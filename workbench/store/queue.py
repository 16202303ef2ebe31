"""The queue as rows of the project file: a million of them are read by pages, searched by words, never loaded whole.

A row's place is its rank by what matters first, so the commonest order needs no sorting and no list of ids.
"""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.model import Anomaly, Order, Row, State, View
from workbench.store.rows import anomaly_of, anomaly_row
from workbench.store.snapshot import Snapshot

SCHEMA = (
    (
        "CREATE TABLE queue (place INTEGER PRIMARY KEY, question TEXT NOT NULL UNIQUE, natural TEXT NOT NULL, "
        "kind TEXT NOT NULL, title TEXT NOT NULL, positions INTEGER NOT NULL, sources INTEGER NOT NULL, "
        "origins INTEGER NOT NULL, newest TEXT NOT NULL)"
    ),
    "CREATE INDEX queue_natural ON queue (natural, place)",
    "CREATE INDEX queue_kind ON queue (kind, place)",
    "CREATE INDEX queue_title ON queue (title COLLATE NOCASE, place)",
    "CREATE INDEX queue_origins ON queue (origins DESC, place)",
    "CREATE INDEX queue_newest ON queue (newest DESC, place)",
    (
        "CREATE VIRTUAL TABLE queue_words USING fts5"
        "(words, content='', prefix='1 2 3', tokenize='unicode61 remove_diacritics 2')"
    ),
    "CREATE TABLE asked (claim TEXT NOT NULL, question TEXT NOT NULL, PRIMARY KEY (claim, question)) WITHOUT ROWID",
    (
        "CREATE TABLE odd (id TEXT PRIMARY KEY, source TEXT NOT NULL, type TEXT NOT NULL, start INTEGER NOT NULL, "
        '"end" INTEGER NOT NULL, claims TEXT NOT NULL, explanation TEXT NOT NULL)'
    ),
    "CREATE INDEX odd_by_source ON odd (source)",
    "CREATE TABLE queued (one INTEGER PRIMARY KEY, key TEXT NOT NULL)",
    "CREATE TABLE revision (one INTEGER PRIMARY KEY, number INTEGER NOT NULL)",
    "INSERT INTO revision VALUES (1, 0)",
    *(
        f"CREATE TRIGGER {table}_{change.lower()}_revises AFTER {change} ON {table} "
        "BEGIN UPDATE revision SET number = number + 1; END"
        for table, change in (("documents", "INSERT"), ("documents", "UPDATE"), ("documents", "DELETE"))
    ),
    "CREATE TABLE filters (name TEXT PRIMARY KEY, view TEXT NOT NULL)",
)
"""Everything the queue needs; the numbered revision tells in one look whether a claim can have changed."""

_ORDERS: Mapping[Order, str] = {
    Order.STAKES: "place",
    Order.ORIGINS: "origins DESC, place",
    Order.NEWEST: "newest DESC, place",
    Order.KIND: "kind, place",
    Order.TITLE: "title COLLATE NOCASE, place",
}
# Scripts written without spaces: each character is a word of its own, so that any part of a run is found.
_UNSPACED = re.compile("([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\uac00-\ud7af])")
_MANY = frozenset({State.AGREE, State.SINGLE})
"""States that most rows of a large project are in."""
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Queued:
    """One question as the queue keeps it."""

    question: str
    natural: State
    kind: str
    title: str
    positions: int
    sources: int
    origins: int
    newest: str
    """Publication of its newest source, EDTF; empty when none is known."""
    words: str
    """Everything the filter searches."""


@dataclass(frozen=True, slots=True)
class Marked:
    """What the filter must know of the rows that somebody worked on, which the file does not keep."""

    places: frozenset[int] = frozenset()
    admitted: frozenset[int] = frozenset()
    """Those of them that the state filter lets through."""
    natural: frozenset[State] = frozenset(State)
    """States of all other rows that are let through."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word of the filter, and the rows that it finds by their state instead."""

    word: str
    marked: frozenset[int] = frozenset()
    natural: frozenset[State] = frozenset()

    @property
    def by_state(self) -> bool:
        """True when it finds rows in another way than by their words."""
        return bool(self.marked or self.natural)


class QueueReader(Snapshot):
    """What can be asked of the queue inside one transaction."""

    def key(self) -> str:
        """What the queue was built from; empty when it was not."""
        return self.one("SELECT key FROM queued WHERE one = 1") or ""

    def checked(self) -> str:
        """What the sources looked like when every one of them was up to date; empty when that was never seen."""
        return self.one("SELECT key FROM queued WHERE one = 2") or ""

    def revision(self) -> int:
        """Grows with every change of what was derived from a source."""
        return int(self.one("SELECT number FROM revision"))

    def size(self) -> int:
        """Number of questions."""
        return int(self.one("SELECT coalesce(max(place), 0) FROM queue"))

    def counts(self) -> dict[State, int]:
        """Questions by the state they would be in if nobody had decided anything."""
        # Rows of one state follow one another, so that the first and the last tell how many there are.
        query = (
            "SELECT value, (SELECT max(place) FROM queue WHERE natural = value) "
            "- (SELECT min(place) FROM queue WHERE natural = value) + 1 FROM json_each(?)"
        )
        found = self.all(query, json.dumps([*State]))
        return {State(state): count for state, count in found if count}

    def places_of(self, questions: Iterable[str]) -> dict[str, int]:
        """The place of each question that is in the queue."""
        query = "SELECT question, place FROM queue WHERE question IN (SELECT value FROM json_each(?))"
        return {row[0]: row[1] for row in self.all(query, json.dumps(list(questions)))}

    def rows(self, places: Sequence[int]) -> dict[int, Row]:
        """Rows by place, each in its natural state."""
        query = (
            "SELECT place, question, natural, kind, title, positions, sources, origins FROM queue "
            "WHERE place IN (SELECT value FROM json_each(?))"
        )
        return {
            row[0]: Row(row[1], State(row[2]), State(row[2]), row[3], row[4], row[5], row[6], row[7])
            for row in self.all(query, json.dumps(list(places)))
        }

    def places(self, view: View, marked: Marked, terms: Sequence[Term], limit: int | None = None) -> array[int]:
        """Places of the rows that a view lets through, in its order; the first `limit` of them where given."""
        where, values = _conditions(view, marked, terms)
        table = "queue"
        plain = " ".join(_phrase(term.word) for term in terms if not term.by_state)
        if plain and view.order is Order.STAKES:
            # The index gives its rows in this order by itself, so the first of them cost next to nothing.
            table = "queue_words CROSS JOIN queue ON place = queue_words.rowid"
            where, values = f"queue_words MATCH ? AND {where}", [plain, *values]
        elif plain:
            where = f"place IN (SELECT rowid FROM queue_words WHERE queue_words MATCH ?) AND {where}"
            values = [plain, *values]
        order = "queue_words.rowid" if table != "queue" else _ORDERS[view.order]
        inner = f"SELECT place FROM {table} WHERE {where} ORDER BY {order} LIMIT ?"
        # One long text is read many times faster than as many rows.
        found = self.all(f"SELECT group_concat(place) FROM ({inner})", *values, -1 if limit is None else limit)
        return array("q", map(int, found[0][0].split(",")) if found[0][0] else ())

    def odd(self, sources: Iterable[str]) -> tuple[Anomaly, ...]:
        """What cannot be right in these sources, in reading order."""
        query = "SELECT * FROM odd WHERE source IN (SELECT value FROM json_each(?)) ORDER BY source, start, id"
        return tuple(anomaly_of(row) for row in self.all(query, json.dumps(list(sources))))

    def filters(self) -> dict[str, Mapping[str, str]]:
        """Saved filters by name."""
        return {name: json.loads(view) for name, view in self.all("SELECT name, view FROM filters ORDER BY name")}


class QueueWriter(QueueReader):
    """The same, with the write lock held."""

    def fill(
        self, queued: Iterable[Queued], asked: Iterable[tuple[str, str]], odd: Iterable[Anomaly], key: str
    ) -> None:
        """Replace the queue; `asked` are pairs of claim and question, `odd` what cannot be right in single sources."""
        self.clear()
        run = self.connection.executemany
        rows = list(enumerate(queued, start=1))
        if rows:
            columns = "(place, question, natural, kind, title, positions, sources, origins, newest)"
            run(
                f"INSERT INTO queue {columns} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (p, q.question, q.natural.value, q.kind, q.title, q.positions, q.sources, q.origins, q.newest)
                    for p, q in rows
                ],
            )
            run(
                "INSERT INTO queue_words (rowid, words) VALUES (?, ?)",
                [(place, searchable(one.words)) for place, one in rows],
            )
        if pairs := sorted(set(asked)):
            run("INSERT INTO asked VALUES (?, ?)", pairs)
        if told := [tuple(anomaly_row(anomaly).values()) for anomaly in odd]:
            run("INSERT INTO odd VALUES (?, ?, ?, ?, ?, ?, ?)", told)
        self.stamp(key)

    def clear(self) -> None:
        """Forget the queue; it is built again when it is wanted."""
        for statement in (
            "DELETE FROM queue",
            "INSERT INTO queue_words (queue_words) VALUES ('delete-all')",
            "DELETE FROM asked",
            "DELETE FROM odd",
            "DELETE FROM queued WHERE one = 1",
        ):
            self.connection.execute(statement)

    def stamp(self, key: str) -> None:
        """Say what the queue as it stands is built from."""
        self.connection.execute("INSERT OR REPLACE INTO queued VALUES (1, ?)", (key,))

    def stamp_checked(self, key: str) -> None:
        """Say what the sources looked like when every one of them was up to date."""
        self.connection.execute("INSERT OR REPLACE INTO queued VALUES (2, ?)", (key,))

    def save_filter(self, name: str, view: Mapping[str, str]) -> None:
        """Keep a filter under a name, in place of one of the same name."""
        self.connection.execute("INSERT OR REPLACE INTO filters VALUES (?, ?)", (name, json.dumps(view)))

    def drop_filter(self, name: str) -> None:
        """Forget a filter."""
        self.connection.execute("DELETE FROM filters WHERE name = ?", (name,))


def searchable(text: str) -> str:
    """Text as the word index keeps it and is asked for it."""
    return _UNSPACED.sub(r" \1 ", text)


def _conditions(view: View, marked: Marked, terms: Sequence[Term]) -> tuple[str, list[object]]:
    """What rows must meet besides holding the words that the index alone is asked for, and the values."""
    clauses, values = list[str](), list[object]()
    for term in terms:
        if term.by_state:
            by_state, found = _by_state(marked.places, term.marked, term.natural)
            clauses.append(f"(place IN (SELECT rowid FROM queue_words WHERE queue_words MATCH ?) OR {by_state})")
            values += [_phrase(term.word), *found]
    if marked.admitted != marked.places or marked.natural != frozenset(State):
        by_state, found = _by_state(marked.places, marked.admitted, marked.natural, sift=view.order is not Order.STAKES)
        clauses.append(by_state)
        values += found
    return " AND ".join(clauses) or "1", values


def _by_state(
    places: Iterable[int], admitted: Iterable[int], natural: frozenset[State], *, sift: bool = False
) -> tuple[str, list[object]]:
    """Rows by state; `sift` goes through them in their order, which is quick where most of them are let through."""
    plus = "+" if sift and natural & _MANY else ""
    if not natural:
        return f"{plus}place IN (SELECT value FROM json_each(?))", [json.dumps(sorted(admitted))]
    clause = (
        f"({plus}place IN (SELECT value FROM json_each(?)) OR ({plus}natural IN (SELECT value FROM json_each(?)) "
        f"AND {plus}place NOT IN (SELECT value FROM json_each(?))))"
    )
    return clause, [json.dumps(sorted(admitted)), json.dumps(sorted(natural)), json.dumps(sorted(places))]


def _phrase(word: str) -> str:
    """A word of the filter as the index reads it: the beginning of a word, or of a run of words."""
    return '"' + searchable(word).replace('"', " ").strip() + '" *'


def findable(word: str) -> bool:
    """True when the index can look for it: it holds a letter or a figure."""
    return _WORD.search(word) is not None
