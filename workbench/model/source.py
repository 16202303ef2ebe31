"""Sources, how their date is known, and the documents read from them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workbench.model.place import Region, Zone


class Tier(StrEnum):
    """How close a source stands to the fact."""

    PRIMARY = "primary"
    WIRE = "wire"
    NEWS = "news"
    OPINION = "opinion"
    DRAFT = "draft"


class DateEvidence(StrEnum):
    """How a publication date is known, strongest first."""

    USER = "user"
    MANIFEST = "manifest"
    METADATA = "metadata"
    POSTED = "posted"
    DATELINE = "dateline"
    MASTHEAD = "masthead"
    NONE = "none"

    @property
    def anchors(self) -> bool:
        """True when relative dates may be computed from it; a masthead may be the day of scraping."""
        return self not in (DateEvidence.MASTHEAD, DateEvidence.NONE)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document comes from and what is known about it."""

    id: str
    """SHA-256 of the bytes, in hexadecimal."""
    path: str
    title: str = ""
    outlet: str = ""
    byline: str = ""
    published: str | None = None
    """EDTF: `2024-06-21` or `2024-06-21T07:40`, with an offset when the page gives one."""
    published_from: DateEvidence = DateEvidence.NONE
    tier: Tier = Tier.NEWS
    language: str = "en"
    retrieved: str | None = None

    @property
    def day(self) -> str:
        """The day of publication as a person may rely on it: with a question mark where it may be the day of saving."""
        if not self.published:
            return "no date"
        return self.published[:10] + ("" if self.published_from.anchors else "?")

    @property
    def label(self) -> str:
        """What a person calls it: the outlet, else a short title, else the file's name."""
        title = self.title if len(self.title) <= 60 else self.title[:60].rsplit(" ", 1)[0] + "…"
        return self.outlet or title or self.path.replace("\\", "/").rsplit("/", 1)[-1]

    @property
    def anchor(self) -> str | None:
        """The day that relative dates count from (YYYY-MM-DD), or None when it is not known."""
        return self.published[:10] if self.published and self.published_from.anchors else None


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a source, never changed after reading, and the zones that tile its blocks."""

    source: Source
    text: str
    regions: tuple[Region, ...] = ()
    """In order, not overlapping; text outside every region is blank."""
    problems: tuple[str, ...] = ()
    """What a reviewer should know about the reading: replaced bytes, dropped characters."""

    def zone_at(self, offset: int) -> Zone:
        """The zone that holds an offset; body where none does."""
        low, high = 0, len(self.regions)
        while low < high:
            middle = (low + high) // 2
            if self.regions[middle].span.end <= offset:
                low = middle + 1
            else:
                high = middle
        if low < len(self.regions) and self.regions[low].span.start <= offset:
            return self.regions[low].zone
        return Zone.BODY
