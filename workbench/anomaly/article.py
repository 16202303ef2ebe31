"""One document as the rules see it: its claims, its sentences, and the time it speaks from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from workbench.anomaly.passage import Passage, passages
from workbench.anomaly.reference import speaks_from, writes_year, written_between
from workbench.language.reading import Reading
from workbench.model import Claim


@dataclass(frozen=True)
class Article:
    """A document and the claims told in its body and headline, in the order of the text."""

    reading: Reading
    claims: Sequence[Claim]

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every sentence that holds a claim, in order; tables are left out."""
        return tuple(passages(self.reading, self.claims))

    @cached_property
    def published(self) -> date | None:
        """The day of publication, where it is known."""
        anchor = self.reading.document.source.anchor
        return date.fromisoformat(anchor) if anchor is not None else None

    @cached_property
    def now(self) -> int | None:
        """The year the document speaks from, where it is known."""
        return speaks_from(self.reading, self.claims)

    @cached_property
    def between(self) -> tuple[int | None, int | None]:
        """The years between which a document was written whose own year is not known."""
        return written_between(self.reading, self.claims)

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that its dates write out."""
        dates = (c.value.canonical[:4] for c in self.claims if c.kind == "date" and writes_year(c))
        return frozenset(int(year) for year in dates if year.isdecimal())
