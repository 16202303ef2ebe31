"""A document made ready for extraction: sentences at once, trees when they are first asked for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from workbench.language.sentences import split
from workbench.language.tree import Tree
from workbench.model import Document, Span, Zone

KEPT = 500_000
"""Characters whose trees are kept, some 50 MB; of a longer document the oldest go and come back when asked for."""


class Reading:
    """A document with its sentences and, on demand, their dependency trees."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._trees: dict[Span, Tree] = {}
        self._kept = 0
        self._noted: dict[Span, None] = {}

    @property
    def text(self) -> str:
        return self.document.text

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences in order; none crosses a region or a blank line."""
        regions = [region.span for region in self.document.regions] or [Span(0, len(self.text))]
        return tuple(sentence for region in regions for sentence in split(self.text, region))

    def zone(self, span: Span) -> Zone:
        return self.document.zone_at(span.start)

    def sentence_of(self, span: Span) -> Span:
        """The sentence that holds the start of a span; the span itself when it lies outside all."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].end <= span.start:
                low = middle + 1
            else:
                high = middle
        if low < len(self.sentences) and self.sentences[low].start <= span.start:
            return self.sentences[low]
        return span

    def parse(self, sentences: Iterable[Span]) -> None:
        """Note sentences whose trees will be asked for: many in one go take a fraction of the time of one by one."""
        for sentence in sentences:
            if sentence not in self._trees:
                self._noted[sentence] = None

    def tree(self, sentence: Span) -> Tree:
        """The tree of one sentence."""
        if sentence not in self._trees:
            self._parse(sentence)
        return self._trees[sentence]

    def _parse(self, first: Span) -> None:
        """The tree of a sentence, and of as many of those noted before as make a batch."""
        from workbench.language.parser import BATCH, parse

        self._noted.pop(first, None)
        batch, size = [first], len(first)
        while self._noted and size < BATCH:
            sentence = next(iter(self._noted))
            del self._noted[sentence]
            batch.append(sentence)
            size += len(sentence)
        for tree in parse(self.text, batch):
            self._trees[tree.span] = tree
            self._kept += len(tree.span)
        while self._kept > KEPT and len(self._trees) > len(batch):
            oldest = next(iter(self._trees))
            del self._trees[oldest]
            self._kept -= len(oldest)
