"""Plain text: a block a paragraph."""

from __future__ import annotations

from workbench.read.page import Block, Page
from workbench.read.paragraphs import paragraphs


def read(text: str) -> Page:
    """A page of plain text, offsets as in the file."""
    return Page(text, tuple(Block(span) for span in paragraphs(text)))
