"""A sentence with what is claimed in it, and the numbers, days and lengths of time it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from workbench.anomaly.figure import Figure
from workbench.anomaly.point import Point, points
from workbench.anomaly.stretch import Stretch, stretches
from workbench.language import numerals
from workbench.language.hedges import hedge
from workbench.language.numerals import Numeral
from workbench.language.reading import Reading
from workbench.model import Claim, Modifier, Span

_NO_FIGURE = ("date", "duration", "age", "ordinal", "provision")
_FROM_THERE = re.compile(r" (?:from|in|at|for|by|with|of (?:them|these|those|us))\b")
_MEASURE_AND = re.compile(r"\b(?:minute|hour|day|week|month|year|decade|mile|metre|meter|point|dozen)s? and $")
_MOST = 40
"""Values beyond which a sentence is a table or a list, whose numbers belong together in ways no rule here knows."""
_GAP = 4
"""Characters that may lie between two sentences that follow each other in one paragraph."""


@dataclass(frozen=True)
class Passage:
    """One sentence of a document, its claims in order, and the sentence with claims before it in the paragraph."""

    reading: Reading
    span: Span
    claims: Sequence[Claim]
    before: Passage | None = None

    @cached_property
    def text(self) -> str:
        return self.span.of(self.reading.text)

    @cached_property
    def points(self) -> list[Point]:
        """Days, months, years and hours written out in figures."""
        return points(self.claims)

    @cached_property
    def stretches(self) -> list[Stretch]:
        """Lengths of time: "24 years", "a fortnight"."""
        return stretches(self.reading.text, self.span)

    @cached_property
    def years(self) -> list[Stretch]:
        """Lengths of at least a year, written with a number and without a hedge; a decade is one, too."""
        exact = (s for s in self.stretches if s.modifier is Modifier.EXACT)
        return [s for s in exact if s.years is not None and (s.number or s.unit != "year")]

    def between(self, first: Span, second: Span) -> str:
        """The words that separate two spans; empty when they touch or overlap."""
        return self.reading.text[first.end : max(first.end, second.start)]

    def lead(self, span: Span, reach: int = 60) -> str:
        """The words of the sentence before a span, at most `reach` characters."""
        return self.reading.text[max(self.span.start, span.start - reach) : span.start]

    def rest(self, span: Span, reach: int = 60) -> str:
        """The words of the sentence behind a span, at most `reach` characters."""
        return self.reading.text[span.end : min(self.span.end, span.end + reach)]

    @cached_property
    def counts(self) -> list[Figure]:
        """Plain counts and amounts in order; dates, ages, shares and the like are no summands."""
        return [f for f in self._told if not f.percent]

    @cached_property
    def figures(self) -> list[Figure]:
        """Counts, amounts and shares with their units, in order; no fractions, and no "one" that stands for a thing."""
        return [f for f in self._told if not f.number.fraction and (f.claim is not None or f.low != 1)]

    @cached_property
    def _told(self) -> list[Figure]:
        found = [n for n in numerals.find(self.reading.text, self.span) if n.high is None]
        if not found:
            return []
        taken = [c.span for c in self.claims if c.kind in _NO_FIGURE and not self._a_part(c)]
        free = [n for n in found if not any(span.overlaps(n.span) for span in taken) and not self._and_a_half(n)]
        return [Figure(n, self.claim_at(n.span, "quantity", "money", "percent"), self.hedged(n)) for n in free]

    def words(self, figure: Figure) -> str:
        """A figure as the text writes it."""
        return figure.span.of(self.reading.text)

    def _and_a_half(self, number: Numeral) -> bool:
        """Whether a fraction belongs to a measure before it: "a day and a half"."""
        return number.fraction and _MEASURE_AND.search(self.lead(number.span, 16)) is not None

    def _a_part(self, claim: Claim) -> bool:
        """Whether what may be an age is a count of some place: "31 from the north, 14 from the south"."""
        return claim.kind == "age" and claim.quote.isdecimal() and _FROM_THERE.match(self.rest(claim.span)) is not None

    def hedged(self, number: Numeral) -> bool:
        """Whether a number is bounded or approximate, by its claim or by the words around it."""
        claim = self.claim_at(number.span)
        if claim is not None and claim.value.modifier is not Modifier.EXACT:
            return True
        return number.fraction or hedge(self.reading.text, number.span, self.span)[0] is not Modifier.EXACT

    def claim_at(self, span: Span, *kinds: str) -> Claim | None:
        """The value claimed at a span; of the kinds named, or any that no quotation or name of law is."""
        wanted = kinds or ("quantity", "money", "percent", "age", "duration", "date", "ordinal")
        return next((c for c in self.claims if c.kind in wanted and c.span.overlaps(span)), None)

    def resting_on(self, *spans: Span) -> list[Claim]:
        """The claims at some spans, in their order, else all of the sentence."""
        found = [claim for span in spans if (claim := self.claim_at(span)) is not None]
        return list(dict.fromkeys(found)) or list(self.claims)


def passages(reading: Reading, claims: Sequence[Claim]) -> Iterator[Passage]:
    """Every sentence that holds a claim, in order."""
    by_sentence: dict[Span, list[Claim]] = {}
    for claim in claims:
        by_sentence.setdefault(claim.sentence, []).append(claim)
    last: Passage | None = None
    for sentence in sorted(by_sentence):
        follows = last is not None and _follows(reading.text, last.span, sentence)
        last = Passage(reading, sentence, by_sentence[sentence], last if follows else None)
        if len(last.claims) <= _MOST:
            yield last


def _follows(text: str, earlier: Span, later: Span) -> bool:
    return 0 <= later.start - earlier.end < _GAP and re.fullmatch(r"\s*", text[earlier.end : later.start]) is not None
