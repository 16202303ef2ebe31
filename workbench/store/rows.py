"""Rows to domain objects and back: the only place that knows both."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from workbench.model import (
    Anomaly,
    Claim,
    Conflict,
    Document,
    Event,
    Frame,
    Position,
    Question,
    Region,
    Source,
    Span,
    Value,
    Zone,
)

if TYPE_CHECKING:
    from pydantic import TypeAdapter

Row = dict[str, Any]

_SURROGATES = re.compile("[\ud800-\udfff]")
_SOURCE = Source
_REGIONS = tuple[Region, ...]
_VALUE = Value
_FRAME = Frame
_POSITIONS = tuple[Position, ...]
_CONFLICTS = tuple[Conflict, ...]
_WORDS = tuple[str, ...]


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    """Made when it is first wanted: a screen shows its rows before it reads anything of this shape."""
    from pydantic import TypeAdapter

    return TypeAdapter(shape)


def _json(shape: Any, value: object) -> str:
    return _adapter(shape).dump_json(value).decode()


def document_row(document: Document, key: str) -> Row:
    return {
        "source": document.source.id,
        "key": key,
        "text": document.text,
        "about": _json(_SOURCE, document.source),
        "regions": _json(_REGIONS, document.regions),
        "problems": _json(_WORDS, document.problems),
    }


def document_of(row: sqlite3.Row) -> Document:
    return Document(
        source=_adapter(_SOURCE).validate_json(row["about"]),
        text=row["text"],
        regions=_adapter(_REGIONS).validate_json(row["regions"]),
        problems=_adapter(_WORDS).validate_json(row["problems"]),
    )


def source_of(text: str) -> Source:
    found: Source = _adapter(_SOURCE).validate_json(text)
    return found


def words_of(text: str) -> tuple[str, ...]:
    found: tuple[str, ...] = _adapter(_WORDS).validate_json(text)
    return found


def claim_row(claim: Claim) -> Row:
    return {
        "id": claim.id,
        "source": claim.source,
        "kind": claim.kind,
        "start": claim.span.start,
        "end": claim.span.end,
        "sentence_start": claim.sentence.start,
        "sentence_end": claim.sentence.end,
        "quote": claim.quote,
        "zone": claim.zone.value,
        "attribution": claim.attribution,
        "canonical": claim.value.canonical,
        "value": _json(_VALUE, claim.value),
        "frame": _json(_FRAME, claim.frame),
    }


def claim_of(row: sqlite3.Row) -> Claim:
    return Claim(
        id=row["id"],
        source=row["source"],
        kind=row["kind"],
        span=Span(row["start"], row["end"]),
        sentence=Span(row["sentence_start"], row["sentence_end"]),
        quote=row["quote"],
        value=_adapter(_VALUE).validate_json(row["value"]),
        zone=Zone(row["zone"]),
        frame=_adapter(_FRAME).validate_json(row["frame"]),
        attribution=row["attribution"],
    )


def anomaly_row(anomaly: Anomaly) -> Row:
    return {
        "id": anomaly.id,
        "source": anomaly.source,
        "type": anomaly.type,
        "start": anomaly.span.start,
        "end": anomaly.span.end,
        "claims": _json(_WORDS, anomaly.claims),
        "explanation": anomaly.explanation,
    }


def anomaly_of(row: sqlite3.Row) -> Anomaly:
    return Anomaly(
        id=row["id"],
        type=row["type"],
        source=row["source"],
        span=Span(row["start"], row["end"]),
        claims=_adapter(_WORDS).validate_json(row["claims"]),
        explanation=row["explanation"],
    )


def question_row(question: Question) -> Row:
    return {
        "id": question.id,
        "kind": question.kind,
        "title": question.title,
        "claims": _json(_WORDS, question.claims),
        "why": _json(_WORDS, question.why),
        "positions": _json(_POSITIONS, question.positions),
        "conflicts": _json(_CONFLICTS, question.conflicts),
    }


def question_of(row: sqlite3.Row) -> Question:
    return Question(
        id=row["id"],
        kind=row["kind"],
        title=row["title"],
        claims=_adapter(_WORDS).validate_json(row["claims"]),
        why=_adapter(_WORDS).validate_json(row["why"]),
        positions=_adapter(_POSITIONS).validate_json(row["positions"]),
        conflicts=_adapter(_CONFLICTS).validate_json(row["conflicts"]),
    )


def event_row(time: str, reviewer: str, what: str, payload: Mapping[str, object]) -> Row:
    said = storable(json.dumps(payload, ensure_ascii=False))
    return {"time": time, "reviewer": storable(reviewer), "type": what, "payload": said}


def storable(text: str) -> str:
    """Text without lone surrogates, which stand for undecodable bytes of a file name or an argument."""
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)


def event_of(row: Row | sqlite3.Row) -> Event:
    return Event(row["number"], row["time"], row["reviewer"], row["type"], json.loads(row["payload"]))
