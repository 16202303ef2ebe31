"""Evidence as it is given, checked, and put into the form the log keeps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from workbench.model import DecisionError, Document, Evidence, InputError, Span, Support

Given = str | Evidence
"""A piece of evidence: plain words, or one of the kinds below."""

_BLOCK = 1 << 20
_FILE = "file:"


def passage(document: Document, span: Span) -> Evidence:
    """A stretch of a source's text; DecisionError when the source has no such stretch."""
    if not 0 <= span.start < span.end <= len(document.text):
        raise DecisionError(f"{document.source.label}: no passage from {span.start} to {span.end}; mark some words")
    source = document.source
    return Evidence(
        Support.PASSAGE, span.of(document.text), source=source.id, start=span.start, end=span.end, place=source.label
    )


def link(address: str, text: str = "") -> Evidence:
    """A web address, never fetched; DecisionError when it is none."""
    parts = urlsplit(address.strip())
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise DecisionError(f"{address.strip() or 'empty address'}: not a link; it should begin with https://")
    return Evidence(Support.LINK, text.strip(), place=address.strip())


def file(path: str, text: str = "") -> Evidence:
    """A file with the hash of its bytes as they are now; InputError when it cannot be read."""
    digest = sha256()
    try:
        with Path(path).expanduser().open("rb") as opened:
            while block := opened.read(_BLOCK):
                digest.update(block)
    except OSError as error:
        raise InputError(f"{path or 'empty path'}: cannot be read ({error.strerror}); name a file") from error
    return Evidence(Support.FILE, text.strip(), place=str(path), sha256=digest.hexdigest())


def call(role: str, day: str, said: str) -> Evidence:
    """A call note; DecisionError when it does not say with whom, when, or what was said."""
    if not role.strip() or not said.strip():
        raise DecisionError("call: write whom you spoke to, by function, and what they said")
    return Evidence(Support.CALL, said.strip(), role=role.strip(), date=day_of(day, "call"))


def given(text: str) -> Evidence:
    """Evidence from one argument: a link, a file named as `file:PATH`, else words; errors as those two raise them."""
    if text.startswith(("https://", "http://")):
        address, _, shows = text.partition(" ")
        return link(address, shows)
    if text.startswith(_FILE):
        return file(text.removeprefix(_FILE))
    return Evidence(Support.WORDS, text.strip())


def day_of(text: str, noun: str) -> str:
    """A day as YYYY-MM-DD; DecisionError when it is none."""
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError as error:
        raise DecisionError(f"{noun}: {text.strip() or 'no day'}: expected a day such as 2024-06-21") from error


def pieces(given: Iterable[Given]) -> list[Evidence]:
    """Evidence in its own form; blank words are left out."""
    every = (one if isinstance(one, Evidence) else Evidence(Support.WORDS, one.strip()) for one in given)
    return [piece for piece in every if piece.support is not Support.WORDS or piece.text]


def kept(piece: Evidence) -> str | dict[str, object]:
    """A piece as the log keeps it: plain words as they are, anything else by its filled fields."""
    if piece.support is Support.WORDS:
        return piece.text
    return {name: value for name, value in asdict(piece).items() if value}


def evidence_of(said: str | Mapping[str, Any]) -> Evidence:
    """A piece as it was kept."""
    if isinstance(said, str):
        return Evidence(Support.WORDS, said)
    return Evidence(**{**said, "support": Support(said["support"])})
