"""Texts as framed claims, and claims made by hand where a text would say more than the example needs."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from workbench.extract import extract
from workbench.frame import frame
from workbench.language.reading import Reading
from workbench.model import Claim, Document, Frame, Span, Value, Zone
from workbench.read import read, read_bytes

CORPUS = Path(__file__).parent.parent / "corpus"


def framed(text: str, published: str | None = None, outlet: str | None = None) -> tuple[Document, tuple[Claim, ...]]:
    """A text as a document of its own, and its claims."""
    document = read_bytes(text.encode(), f"{outlet or 'text'}.txt", published=published, outlet=outlet)
    return document, claims_of(document)


def claims_of(document: Document) -> tuple[Claim, ...]:
    reading = Reading(document)
    return frame(reading, extract(reading))


def corpus() -> tuple[list[Document], list[Claim]]:
    """The articles of corpus/ with what the manifest says of them, and their claims."""
    found = read([str(CORPUS / "articles")], manifest=str(CORPUS / "manifest.csv"), on_skip=lambda _path, _why: None)
    documents = [document for _, document in found]
    return documents, [claim for document in documents for claim in claims_of(document)]


def said(
    name: str,
    kind: str = "quantity",
    value: str = "9 person",
    told: Frame = Frame(),  # noqa: B008 - frozen
    *,
    number: str | None = None,
    unit: str = "",
    days: tuple[str, str] | None = None,
    source: str = "",
    speaker: str = "",
) -> Claim:
    """A claim made by hand, in a source of its own unless one is named."""
    return Claim(
        id=name,
        source=source or f"source of {name}",
        kind=kind,
        span=Span(0, 1),
        sentence=Span(0, 10),
        quote=value,
        value=Value(value, number=None if number is None else Decimal(number), unit=unit, days=days),
        zone=Zone.BODY,
        frame=told,
        attribution=speaker,
    )
