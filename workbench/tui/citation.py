"""A claim as it is cited elsewhere: the words, whose they are, where they stand and where the page is."""

from __future__ import annotations

from workbench.model import Claim, Document
from workbench.tui.safe import one_line


def citation(document: Document, claim: Claim) -> str:
    """One line of plain text; offsets count characters of the text as it was read."""
    source = document.source
    parts = [source.outlet, source.title, source.day]
    place = f"characters {claim.span.start}–{claim.span.end}"
    about = ", ".join(part for part in parts if part)
    return one_line(f"“{claim.quote}” — {about}, {place}, {source.path}")
