"""The tables: two hold facts (sources, events), all others may be dropped and computed again."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table

METADATA = MetaData()


def _text(name: str, *constraints: ForeignKey, primary_key: bool = False) -> Column[str]:
    return Column(name, String, *constraints, primary_key=primary_key, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


SOURCES = Table(
    "sources",
    METADATA,
    _text("id", primary_key=True),
    _text("path"),
    Column("data", LargeBinary, nullable=False),
    _text("given"),
    _text("added"),
)

EVENTS = Table(
    "events",
    METADATA,
    Column("number", Integer, primary_key=True),
    _text("time"),
    _text("reviewer"),
    _text("type"),
    _text("payload"),
    sqlite_autoincrement=True,
)

DOCUMENTS = Table(
    "documents",
    METADATA,
    _text("source", ForeignKey("sources.id", ondelete="CASCADE"), primary_key=True),
    _text("key"),
    _text("text"),
    _text("about"),
    _text("regions"),
    _text("problems"),
)

CLAIMS = Table(
    "claims",
    METADATA,
    _text("id", primary_key=True),
    _text("source", ForeignKey("documents.source", ondelete="CASCADE")),
    _text("kind"),
    _number("start"),
    _number("end"),
    _number("sentence_start"),
    _number("sentence_end"),
    _text("quote"),
    _text("zone"),
    _text("attribution"),
    _text("canonical"),
    _text("value"),
    _text("frame"),
    Index("claims_by_source", "source", "start"),
)

ANOMALIES = Table(
    "anomalies",
    METADATA,
    _text("id", primary_key=True),
    _text("source", ForeignKey("documents.source", ondelete="CASCADE")),
    _text("type"),
    _number("start"),
    _number("end"),
    _text("claims"),
    _text("explanation"),
    Index("anomalies_by_source", "source", "start"),
)

QUESTIONS = Table(
    "questions",
    METADATA,
    _text("id", primary_key=True),
    _text("kind"),
    _text("title"),
    _text("claims"),
    _text("why"),
    _text("positions"),
    _text("conflicts"),
)

ORIGINS = Table(
    "origins",
    METADATA,
    _text("source", primary_key=True),
    _text("origin"),
)

LINKED = Table(
    "linked",
    METADATA,
    Column("one", Integer, primary_key=True),
    _text("key"),
)
"""One row: what the questions were computed from."""
