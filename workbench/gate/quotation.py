"""The draft's quotations against everything the sources print, between quotation marks or not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from workbench.gate import rule as rules
from workbench.gate.drift import Difference, Drift, Word, difference, extent, kept, segments, words
from workbench.gate.place import Placed
from workbench.gate.words import counted, short
from workbench.language.names import canonical, is_country
from workbench.language.reading import Reading
from workbench.model import Claim, Document, Finding, Passage, Span

SHORTEST = 3
"""Words a quotation must have before its absence means anything."""

SHORTEST_DRIFT = 5
"""Words from which a passage that almost has them is taken for its origin."""

ALIKE = 85.0
"""Partial ratio of rapidfuzz from which a passage is looked at as the origin of a quotation (a choice)."""

AROUND = 8
"""Words beside such a passage that may belong to it, when the quotation cut or put in others."""

NEARLY = 0.8
"""Share of its words from which a quotation is another wording of the same utterance (a choice): of 29 pairs above it
in ECB+ topics 1 to 35, judged by hand, one was not; below it stand rewordings and other utterances alike."""

KEPT = 0.7
"""Share of the quotation's words that its origin must have, in order (a choice)."""

DRIFT_RULES = {
    Drift.CHANGED: rules.QUOTE_CHANGED,
    Drift.INSERTED: rules.QUOTE_INSERTED,
    Drift.CUT: rules.QUOTE_CUT,
}
_VERBS = {
    Drift.CHANGED: "the wording was changed",
    Drift.INSERTED: "words were put in",
    Drift.CUT: "words are left out without a mark",
}


@dataclass(frozen=True, slots=True)
class _Text:
    """A source's words in one row."""

    document: Document
    words: tuple[Word, ...]
    row: str
    """The plain words, with one blank around each."""
    starts: tuple[int, ...]
    """Where each word begins in the row."""

    def span(self, at: int, end: int, more: int = 0) -> Span:
        """The words from one place of the row to another, and some more on either side."""
        first, last = bisect_left(self.starts, at), bisect_left(self.starts, end) - 1
        return Span(self.words[max(0, first - more)].start, self.words[min(len(self.words) - 1, last + more)].end)

    def passage(self, span: Span) -> Passage:
        """The words of a span in their sentence."""
        return Passage(self.document.source.id, span, Reading(self.document).sentence_of(span))


class Quotations:
    """What is to be said about the draft's quotations."""

    def __init__(
        self, placed: Placed, documents: Sequence[Document], told: Iterable[Claim], origins: Mapping[str, str]
    ) -> None:
        self.placed = placed
        self.documents = {d.source.id: d for d in documents}
        self._origins = origins
        self._told = [c for c in told if c.kind == "quote" and c.source in self.documents]

    @cached_property
    def _texts(self) -> list[_Text]:
        """Each source whole, then each source's quotations alone: "We came," she said, "and saw" is one speech."""
        spoken: dict[str, list[Span]] = {}
        for claim in self._told:
            spoken.setdefault(claim.source, []).append(claim.span)
        every = self.documents.items()
        speeches = (_row(document, spoken[source]) for source, document in every if len(spoken.get(source, ())) > 1)
        return [*(_row(document) for _, document in every), *speeches]

    def unlinked(self, claim: Claim) -> Iterator[Finding]:
        """A quotation that no question holds: found in a source's text, drifted, or not found here."""
        parts = segments(words(claim.quote))
        if sum(map(len, parts)) < SHORTEST:
            return
        if found := {p.source: p for text in reversed(self._texts) if (p := _exact(text, parts))}:
            yield self._found(claim, tuple(found.values()))
            yield from self.speaker(claim, self._said(found.values()))
        elif drifted := self._nearest(claim):
            passage, drift = drifted
            yield self._drift(claim, drift, passages=[passage])
        else:
            message = f"“{short(claim.quote)}”: not found here; none of {counted(len(self.documents), 'source')} has it"
            yield self.placed.finding(rules.QUOTE_NOT_FOUND, claim.span, message, claim)

    def drifted(self, claim: Claim, opponents: Sequence[Claim]) -> Finding:
        """A quotation that the sources word otherwise, by the nearest of them."""
        nearest = min(opponents, key=lambda c: (_size(difference(claim.quote, c.quote)), c.id))
        drift = difference(claim.quote, nearest.quote)
        same = [c for c in opponents if difference(claim.quote, c.quote) == drift]
        if drift.drift is Drift.NONE:
            passages = [Passage(c.source, c.span, c.sentence, c.id) for c in same]
            return self._found(claim, passages)
        return self._drift(claim, drift, evidence=[nearest, *(c for c in same if c is not nearest)])

    def speaker(self, claim: Claim, holders: Iterable[Claim]) -> Iterator[Finding]:
        """A quotation whose every source names another speaker than the draft."""
        said = [c for c in holders if c.kind == "quote"]
        if not said or not self._named(claim, self.placed.reading.text):
            return
        if not all(
            _others(claim.attribution, c.attribution) and self._named(c, self.documents[c.source].text) for c in said
        ):
            return
        names = ", ".join(dict.fromkeys(f"{c.attribution} ({self._label(c.source)})" for c in said))
        message = f"“{short(claim.quote)}”: the draft has {claim.attribution} say this, the sources {names}"
        yield self.placed.finding(rules.QUOTE_MISATTRIBUTED, claim.span, message, claim, said)

    @staticmethod
    def _named(claim: Claim, text: str) -> bool:
        """True when the sentence itself names the speaker; whom "she" means is too often misread."""
        return claim.attribution.split()[-1:] != [] and claim.attribution.split()[-1] in claim.sentence.of(text)

    def _found(self, claim: Claim, passages: Sequence[Passage]) -> Finding:
        sources = {p.source for p in passages}
        origins = len({self._origins.get(s, s) for s in sources})
        message = (
            f"“{claim.quote}”: supported by {counted(len(sources), 'source')}, {counted(origins, 'origin')}"
            ", which have these words"
        )
        return self.placed.finding(rules.SUPPORTED, claim.span, message, claim, passages=passages)

    def _drift(
        self, claim: Claim, drift: Difference, evidence: Sequence[Claim] = (), passages: Sequence[Passage] = ()
    ) -> Finding:
        kind = drift.drift
        source = evidence[0].source if evidence else passages[0].source
        there = evidence[0].quote if evidence else passages[0].span.of(self.documents[source].text)
        rule = rule_of_drift(claim, evidence[0] if evidence else None, drift, there)
        changes = f": {drift.told}" if drift.told else ""
        message = (
            f"{_VERBS[kind].capitalize()}{changes}. The draft quotes “{short(claim.quote)}” — "
            f"{self._label(source)}: “{short(there)}”"
        )
        return self.placed.finding(rule, claim.span, message, claim, evidence, passages=passages)

    def _said(self, passages: Iterable[Passage]) -> list[Claim]:
        """The sources' quotations that hold these passages."""
        return [c for p in passages for c in self._told if c.source == p.source and c.span.overlaps(p.span)]

    def _nearest(self, claim: Claim) -> tuple[Passage, Difference] | None:
        """The passage that has almost these words, and what drifted."""
        from rapidfuzz import fuzz

        wanted = [w for part in segments(words(claim.quote)) for w in part]
        if len(wanted) < SHORTEST_DRIFT:
            return None
        best: tuple[float, _Text, int, int] | None = None
        for text in self._texts:
            found = fuzz.partial_ratio_alignment(f" {' '.join(wanted)} ", text.row, score_cutoff=ALIKE)
            if found and len(text.row) > len(wanted) and (best is None or found.score > best[0]):
                best = (found.score, text, found.dest_start, found.dest_end)
        if best is None:
            return None
        _, text, start, end = best
        around = text.span(text.row.rfind(" ", 0, start + 1) + 1, end, AROUND)
        shared = extent(claim.quote, around.of(text.document.text))
        if shared is None:
            return None
        passage = text.passage(Span(around.start + shared[0], around.start + shared[1]))
        there = passage.span.of(text.document.text)
        if kept(claim.quote, there) < KEPT:
            return None
        drift = difference(claim.quote, there)
        return (passage, drift) if drift.drift is not Drift.NONE else None

    def _label(self, source: str) -> str:
        return self.documents[source].source.label


def rule_of_drift(claim: Claim, source: Claim | None, drift: Difference, there: str) -> str:
    """The rule of a quotation that differs from a source's words; few words, or two speakers, leave it open."""
    short_one = len(words(claim.quote)) < SHORTEST_DRIFT
    two = source is not None and _others(claim.attribution, source.attribution)
    if short_one or two or kept(claim.quote, there) < NEARLY:
        return rules.QUOTE_REWORDED
    return DRIFT_RULES[drift.drift]


def _row(document: Document, spoken: Sequence[Span] = ()) -> _Text:
    """All words of a document, or those that are spoken alone."""
    found = tuple(w for w in words(document.text) if w.plain.strip("\x00"))
    if spoken:
        found = tuple(w for w in found if any(span.start <= w.start < span.end for span in spoken))
    starts, at = list[int](), 1
    for word in found:
        starts.append(at)
        at += len(word.plain) + 1
    return _Text(document, found, f" {' '.join(w.plain for w in found)} ", tuple(starts))


def _exact(text: _Text, parts: Sequence[Sequence[str]]) -> Passage | None:
    """Where the parts stand one after the other."""
    first, at = -1, 0
    for part in parts:
        found = text.row.find(f" {' '.join(part)} ", at)
        if found < 0:
            return None
        first = found + 1 if first < 0 else first
        at = found + 1 + len(" ".join(part))
    return text.passage(text.span(first, at))


def _size(drift: Difference) -> int:
    return sum(len(there) + len(here) for there, here in drift.changes)


def _others(draft: str, source: str) -> bool:
    """True for the names of two persons; a role, a country or a shared name may be the same speaker."""
    here, there = canonical(draft), canonical(source)
    if not here or not there or is_country(here) or is_country(there):
        return False
    mine, theirs = set(here.casefold().split()), set(there.casefold().split())
    return _person(here) and _person(there) and not mine & theirs


def _person(name: str) -> bool:
    """True for at least two words that all begin with a capital."""
    parts = name.split()
    return len(parts) > 1 and all(part[:1].isupper() for part in parts)
