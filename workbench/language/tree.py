"""A sentence as words and their dependencies, in the document's own offsets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from workbench.model import Span


@dataclass(frozen=True, slots=True)
class Token:
    """One word. `head` is the index of its governor, its own index at the root."""

    index: int
    span: Span
    text: str
    lemma: str
    tag: str
    """Penn Treebank tag."""
    relation: str
    """Universal Dependencies relation, with its subtype."""
    head: int

    @property
    def is_noun(self) -> bool:
        return self.tag.startswith("NN")

    @property
    def is_name(self) -> bool:
        return self.tag.startswith("NNP")

    @property
    def is_verb(self) -> bool:
        return self.tag.startswith("VB") or self.tag == "MD"


@dataclass(frozen=True)
class Tree:
    """The dependency tree of one sentence; may hold more than one root."""

    span: Span
    tokens: tuple[Token, ...]

    @cached_property
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        below: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                below[token.head].append(token)
        return tuple(tuple(tokens) for tokens in below)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(token.span.start for token in self.tokens)

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        return tuple(token.span.end for token in self.tokens)

    def children(self, token: Token, *relations: str) -> tuple[Token, ...]:
        """Dependents in order; with relations, those whose relation or its part before `:` is named."""
        below = self._children[token.index]
        if not relations:
            return below
        return tuple(t for t in below if t.relation in relations or t.relation.split(":")[0] in relations)

    def head(self, token: Token) -> Token | None:
        """The governor, or None at a root."""
        return None if token.head == token.index else self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Governors from the nearest up to the root."""
        while token.head != token.index:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """The token and everything below it, in the order of the text."""
        found, todo = [], [token]
        while todo:
            current = todo.pop()
            found.append(current)
            todo.extend(self._children[current.index])
        return tuple(sorted(found, key=lambda t: t.index))

    def within(self, span: Span) -> tuple[Token, ...]:
        """Tokens that overlap a span of the document."""
        low = bisect_right(self._ends, span.start)
        high = bisect_left(self._starts, span.end, low)
        return self.tokens[low:high]

    def top(self, span: Span) -> Token | None:
        """The token of a span whose governor lies outside it: the head of the phrase."""
        inside = self.within(span)
        indexes = {t.index for t in inside}
        return next((t for t in inside if t.head not in indexes or t.head == t.index), inside[0] if inside else None)
