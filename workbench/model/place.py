"""Places in a text: spans, zones, regions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of a document's text, in code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


class Zone(StrEnum):
    """What a stretch of a page is for; only body and headline are compared with other sources."""

    BODY = "body"
    HEADLINE = "headline"
    CAPTION = "caption"
    MENU = "menu"
    TEASER = "teaser"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True)
class Region:
    """A span of a document and its zone."""

    span: Span
    zone: Zone
