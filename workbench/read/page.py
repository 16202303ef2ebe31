"""What a format reader hands on: the text of a page, its blocks, and what the page says about itself."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.model import DateEvidence, Span, Zone


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or cell of a page."""

    span: Span
    heading: int = 0
    """Level of the heading, 1 to 6; 0 for everything else."""
    zone: Zone | None = None
    """What the markup says the block is for, when it says so."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of publication and how it is known."""

    published: str
    """YYYY-MM-DD, with THH:MM and an ISO offset where they are known."""
    evidence: DateEvidence


@dataclass(frozen=True, slots=True)
class Page:
    """A page as its format tells it. Text outside every block is blank."""

    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    outlet: str = ""
    byline: str = ""
    dates: tuple[Dated, ...] = ()
    """From the markup, surest first; dates in the text are found later."""
    language: str = ""
    problems: tuple[str, ...] = ()
