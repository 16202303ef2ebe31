"""Bytes to documents: files are found, decoded, laid out in zones, and dated where the page says when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

from workbench.model import DateEvidence, Document, Source, Tier
from workbench.read import text as plain
from workbench.read.encoding import decode
from workbench.read.inputs import SkipHandler, files
from workbench.read.zones import zones

EXTENSIONS = frozenset({"", ".txt", ".text"})


def read(
    inputs: Sequence[str],
    *,
    manifest: str | None = None,
    published: str | None = None,
    tier: str | None = None,
    outlet: str | None = None,
    on_skip: SkipHandler,
) -> Iterator[tuple[bytes, Document]]:
    """Every readable input as its bytes and its document."""
    for path, data in files(inputs, EXTENSIONS, on_skip):
        yield data, read_bytes(data, path, published=published, tier=tier, outlet=outlet)


def read_bytes(
    data: bytes, path: str, *, published: str | None = None, tier: str | None = None, outlet: str | None = None
) -> Document:
    """The document of some bytes, the same every time."""
    text, problems = decode(data, path)
    page = plain.read(text)
    regions = zones(page)
    source = Source(
        sha256(data).hexdigest(),
        path,
        title=regions[0].span.of(text) if regions else "",
        outlet=outlet or "",
        published=published,
        published_from=DateEvidence.USER if published else DateEvidence.NONE,
        tier=Tier(tier) if tier else Tier.NEWS,
    )
    return Document(source, text, regions, problems)
