"""Bytes to documents: files are found, decoded, laid out in zones, and dated where the page says when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from workbench.model import DateEvidence, Document, InputError, Source
from workbench.read import metadata
from workbench.read import text as plain
from workbench.read.encoding import decode
from workbench.read.inputs import STDIN, SkipHandler, files, reason
from workbench.read.manifest import Manifest, day_of, tier_of
from workbench.read.page import Dated, Page
from workbench.read.zones import lay_out

EXTENSIONS = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml"})

LONGEST = 5_000_000
"""Bytes of one text, some 800,000 words: 7.9 MB of news took 673 MB of memory, 56 MB for each, and 600 are allowed."""

FIGURES = 250_000
"""Numbers in digits in one text; 1.7 million sums took 2,113 MB of memory."""
LINES = 1_000_000
"""Lines of one text; a word a paragraph, 2.5 million lines, took 711 MB of memory."""
TAGS = 100_000
"""Opening tags of a page; 200,000 paragraphs of a letter took 435 MB of memory."""

_HTML = re.compile(r"\s*+(?:<!doctype html|<html|<head|<body)", re.IGNORECASE)
_TAG = re.compile("<[A-Za-z]")
_FIGURE = re.compile(r"\d++")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")


def read(
    inputs: Sequence[str],
    *,
    manifest: str | None = None,
    published: str | None = None,
    tier: str | None = None,
    outlet: str | None = None,
    on_skip: SkipHandler,
) -> Iterator[tuple[bytes, Document]]:
    """Every readable input as its bytes and its document, folders in sorted order.

    Without inputs, the files of the manifest in its order. Raises InputError for anything a person named that cannot
    be read; files that merely lie in a folder go to `on_skip` with the reason.
    """
    table = Manifest(manifest) if manifest else None
    # What is wrong with an option is said before the first file is read.
    day = day_of(published, "--published") if published else None
    level = tier_of(tier, "--tier") if tier else None
    wanted = inputs or ([entry.path for entry in table.entries] if table else [])
    for path, data in files(wanted, EXTENSIONS, on_skip):
        entry = table.entry(path) if table and path != STDIN else None
        try:
            document = read_bytes(
                data,
                path,
                published=day or (entry.published if entry else None),
                published_from=DateEvidence.USER if day or not entry else DateEvidence.MANIFEST,
                tier=level or (entry.tier if entry else None),
                outlet=outlet or (entry.outlet if entry else None),
                title=entry.title if entry else None,
            )
        except InputError as error:
            if path in wanted:
                raise
            on_skip(path, reason(path, error))
            continue
        yield data, document


def read_bytes(
    data: bytes,
    path: str,
    *,
    published: str | None = None,
    published_from: DateEvidence = DateEvidence.USER,
    tier: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
) -> Document:
    """The document of some bytes, the same every time; what is given overrides what the page says.

    Raises InputError for binary data, for more than LONGEST bytes, LINES lines, FIGURES numbers or TAGS tags, and
    for pages nested beyond reason.
    """
    if len(data) > LONGEST:
        raise InputError(f"{path}: {len(data):,} bytes of text, more than the limit of {LONGEST:,}; split it")
    text, problems = decode(data, path)
    if (lines := text.count("\n")) > LINES:
        raise InputError(f"{path}: {lines:,} lines in one text, more than the limit of {LINES:,}; split it")
    page = _page(text, path)
    figures = sum(1 for _ in _FIGURE.finditer(page.text))
    if figures > FIGURES:
        raise InputError(f"{path}: {figures:,} numbers in one text, more than the limit of {FIGURES:,}; split it")
    layout = lay_out(page)
    dated = Dated(day_of(published, path), published_from) if published else metadata.dated(page, layout)
    source = Source(
        sha256(data).hexdigest(),
        path,
        title or metadata.title(page, layout),
        outlet or metadata.outlet(page, layout),
        metadata.author(page, layout),
        dated.published if dated else None,
        dated.evidence if dated else DateEvidence.NONE,
        tier_of(tier, path) if tier else metadata.tier(page, layout),
        page.language or "en",
    )
    return Document(source, page.text, layout.regions, (*problems, *page.problems, *_oddities(page.text)))


def _page(text: str, path: str) -> Page:
    """The page as its format tells it; without an extension, what looks like HTML is HTML."""
    extension = Path(path).suffix.lower()
    if extension in (".html", ".htm", ".xhtml") or (extension not in EXTENSIONS and _HTML.match(text)):
        from workbench.read import html

        if (tags := sum(1 for _ in _TAG.finditer(text))) > TAGS:
            raise InputError(f"{path}: {tags:,} tags in one page, more than the limit of {TAGS:,}; split it")
        return html.read(text, path)
    if extension in (".md", ".markdown"):
        from workbench.read import markdown

        return markdown.read(text)
    return plain.read(text)


def _oddities(text: str) -> Iterator[str]:
    """What a reviewer cannot see in the text and should know."""
    if controls := len(_CONTROL.findall(text)):
        yield f"{controls} control characters are kept in the text"
    if marks := len(_BIDI.findall(text)):
        yield f"{marks} marks change the direction of the text and may hide its order"
    if not text.strip():
        yield "no text in this file"
