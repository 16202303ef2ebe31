"""Loose texts read and extracted as the program does it."""

from __future__ import annotations

from workbench.extract import extract
from workbench.language.reading import Reading
from workbench.model import Claim, Document
from workbench.read import read_bytes


def document(text: str, name: str, published: str | None = None) -> Document:
    """A text as a document; `published` counts only when it begins with a day."""
    day = published[:10] if published and len(published) >= 10 else None
    return read_bytes(text.encode(), f"{name}.txt", published=day)


def claims(text: str, name: str, published: str | None = None) -> tuple[Claim, ...]:
    """The claims of a text, whose spans count in it. Raises ValueError when reading changed its length."""
    made = document(text, name, published)
    if len(made.text) != len(text):
        raise ValueError(f"{name}: reading it changed its length")
    return extract(Reading(made))
