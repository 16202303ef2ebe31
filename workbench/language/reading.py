"""A document made ready for extraction: sentences at once, trees when they are first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from workbench.language.sentences import split
from workbench.language.tree import Tree
from workbench.model import Document, Span, Zone


class Reading:
    """A document with its sentences and, on demand, their dependency trees."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._trees: dict[Span, Tree] = {}

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

    def parse(self, sentences: Sequence[Span]) -> None:
        """Parse many sentences in one batch, which is several times faster than one by one."""
        from workbench.language.parser import parse

        missing = [s for s in dict.fromkeys(sentences) if s not in self._trees]
        for sentence, tree in zip(missing, parse(self.text, missing), strict=True):
            self._trees[sentence] = tree

    def tree(self, sentence: Span) -> Tree:
        """The tree of one sentence."""
        if sentence not in self._trees:
            self.parse([sentence])
        return self._trees[sentence]
