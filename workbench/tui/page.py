"""A document's lines and where its claims stand on them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from workbench.model import Claim, Document, Zone

COMPARED = frozenset({Zone.BODY, Zone.HEADLINE})
"""Zones whose claims are compared with other sources'."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How a claim is marked: a symbol for the gutter, a style for its words, and how much it presses (0 most)."""

    symbol: str
    style: str
    rank: int
    pressing: bool = False
    """Marked beside the text as a whole too, so that it is found from afar."""


@dataclass
class Page:
    """A document, its claims in reading order, and how each is marked."""

    document: Document
    claims: Sequence[Claim]
    marks: Mapping[str, Mark]
    """By claim id."""
    changed: frozenset[int] = field(default_factory=frozenset)
    """Numbers of the lines that an earlier version of the document did not have."""

    @cached_property
    def starts(self) -> Sequence[int]:
        """Offset of each line of the text."""
        starts = [0]
        for line in self.document.text.split("\n")[:-1]:
            starts.append(starts[-1] + len(line) + 1)
        return starts

    @cached_property
    def on_line(self) -> Mapping[int, Sequence[Claim]]:
        """Claims by the numbers of the lines they stand on, from 0."""
        found: dict[int, list[Claim]] = {}
        for claim in self.claims:
            for number in self.lines(claim):
                found.setdefault(number, []).append(claim)
        return found

    def lines(self, claim: Claim) -> range:
        """Numbers of the lines a claim stands on."""
        last = max(claim.span.start, claim.span.end - 1)
        return range(bisect_right(self.starts, claim.span.start) - 1, bisect_right(self.starts, last))

    def line(self, number: int) -> tuple[int, int]:
        """Start and end of a line, its line end left out."""
        text = self.document.text
        start = self.starts[number]
        end = self.starts[number + 1] - 1 if number + 1 < len(self.starts) else len(text)
        return start, end - 1 if end > start and text[end - 1] == "\r" else end

    def aside(self, number: int) -> bool:
        """True when a line belongs to a menu, a caption or the like."""
        return self.document.zone_at(self.starts[number]) not in COMPARED

    def pieces(self, number: int, chosen: Claim | None) -> list[tuple[int, int, Claim | None]]:
        """A line cut where claims begin and end; each piece with the chosen claim, else the shortest over it."""
        start, end = self.line(number)
        here = self.on_line.get(number, ())
        spans = [(max(start, claim.span.start), min(end, claim.span.end), claim) for claim in here]
        edges = sorted({start, end, *(low for low, _, _ in spans), *(high for _, high, _ in spans)})
        active: list[tuple[int, int, Claim]] = []
        pieces: list[tuple[int, int, Claim | None]] = []
        taken = 0
        for low, high in pairwise(edges):
            while taken < len(spans) and spans[taken][0] <= low:
                active.append(spans[taken])
                taken += 1
            active = [span for span in active if span[1] > low]
            over = [claim for _, _, claim in active]
            shortest = min(over, key=lambda claim: len(claim.span), default=None)
            pieces.append((low, high, chosen if chosen in over else shortest))
        return pieces
