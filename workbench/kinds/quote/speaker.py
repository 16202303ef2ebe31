"""Who says a quotation: the subject of the verb of saying beside it, resolved to the full name the text gives."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from workbench.kinds.quote.marks import Quotation
from workbench.language.name_words import SAYING
from workbench.language.names import Name, Names
from workbench.language.reading import Reading
from workbench.language.tree import Token, Tree
from workbench.model import Span

_FEMALE = frozenset("mrs ms miss madam lady dame baroness queen princess duchess sister mother chairwoman".split())
_MALE = frozenset("mr sir lord baron king prince duke father brother chairman".split())
_PRONOUNS = {"he": "m", "she": "f", "they": "", "it": "it", "who": "who", "his": "m", "her": "f", "i": "i", "we": "i"}
_ACCORDING = re.compile(r"\b(?:according to|in the words of|statement from|statement by)\s+(?:the\s+)?$")
_LABEL = re.compile(r"([^\n]{2,60}?)(?: \([^)\n]{1,40}\))?:\s*$")
_DASH = re.compile(r"\s*(?:[―—–-]{1,2})\s*(?=[A-Z])")


class Speakers:
    """The speakers of a document's quotations, found in the order of the text."""

    def __init__(self, reading: Reading, quotations: Sequence[Quotation]) -> None:
        self.reading = reading
        self.text = reading.text
        self.quotations = quotations
        self.names = Names.of(reading)
        self._starts = [q.mark for q in quotations]
        self._said: dict[int, str] = {}
        wanted = [s for q in quotations for s in (self._sentence(q.mark), self._sentence(max(q.mark, q.end - 1)))]
        wanted += [s for q in quotations if (s := self._sentence_after(q))]
        reading.parse(list(dict.fromkeys(wanted)))
        self._cues = {q.mark: self._find_cue(q) for q in quotations}
        for number, quotation in enumerate(quotations):
            self._said[quotation.mark] = self._speaker(number)

    def has_cue(self, quotation: Quotation) -> bool:
        """True when a verb of saying governs the quotation's sentence."""
        return self._cues[quotation.mark] is not None

    def of(self, quotation: Quotation) -> str:
        """The speaker's full name; empty when the text names nobody."""
        return self._said[quotation.mark]

    # -- places ------------------------------------------------------------------------------------

    def _sentence(self, at: int) -> Span:
        return self.reading.sentence_of(Span(at, at + 1))

    def _sentence_after(self, quotation: Quotation) -> Span | None:
        """The sentence that begins right behind the quotation when it is a mere "she said."."""
        rest = re.match(r"\s{0,3}", self.text[quotation.end : quotation.end + 3])
        at = quotation.end + (rest.end() if rest else 0)
        return self._sentence(at) if at < len(self.text) and "\n" not in self.text[quotation.end : at] else None

    def _quoted(self, at: int) -> bool:
        number = bisect_right(self._starts, at) - 1
        return number >= 0 and at < self.quotations[number].end

    # -- the verb ----------------------------------------------------------------------------------

    def _find_cue(self, quotation: Quotation) -> tuple[Tree, Token] | None:
        """The verb of saying nearest to the quotation in its sentence, outside all quotations."""
        best: tuple[int, Tree, Token] | None = None
        sentences = {self._sentence(quotation.mark), self._sentence(max(quotation.mark, quotation.end - 1))}
        if after := self._sentence_after(quotation):
            sentences.add(after)
        for sentence in sorted(sentences):
            tree = self.reading.tree(sentence)
            for token in tree.tokens:
                if token.text.lower() not in SAYING or self._quoted(token.span.start) or not token.is_verb:
                    continue
                cost = self._cost(quotation, token)
                if cost is not None and (best is None or cost < best[0]):
                    best = cost, tree, token
        return best[1:] if best else None

    def _cost(self, quotation: Quotation, token: Token) -> int | None:
        """How far a verb stands from the quotation; None when another quotation or a full stop is between."""
        if token.span.start >= quotation.end:
            between = self.text[quotation.end : token.span.start]
            closed = self.text.startswith(".", quotation.span.end)
            words = len(between.split())
            if any(q.mark < token.span.start and q.mark >= quotation.end for q in self.quotations):
                return None
            return words + (30 if closed and words > 3 else 0)
        between = self.text[token.span.end : quotation.mark]
        if token.span.end > quotation.mark or any(
            token.span.end <= q.mark < quotation.mark for q in self.quotations
        ):
            return None if token.span.end > quotation.mark else len(between.split()) + 8
        return len(between.split()) + (0 if re.search(r"[,:]\s*$|that\s*$", between) else 3)

    # -- the subject -------------------------------------------------------------------------------

    def _speaker(self, number: int) -> str:
        quotation = self.quotations[number]
        before = self.quotations[number - 1] if number else None
        if quotation.continues and before:
            return self._said[before.mark]
        if cue := self._cues[quotation.mark]:
            found = self._subject(*cue)
            if found is not None:
                return found
        if label := self._label(quotation):
            return label
        if before and "\n" not in self.text[before.end : quotation.mark] and not cue:
            return self._said[before.mark]
        return ""

    def _subject(self, tree: Tree, verb: Token) -> str | None:
        """The name of the verb's subject; empty for somebody unnamed, None when there is no subject."""
        subject = next(iter(tree.children(verb, "nsubj")), None)
        if subject is None and verb.relation.split(":")[0] in ("conj", "xcomp", "advcl", "ccomp"):
            head = tree.head(verb)
            subject = next(iter(tree.children(head, "nsubj")), None) if head else None
        if subject is None and verb.relation.startswith("acl"):
            subject = tree.head(verb)
        if subject is None:
            return None
        return self._who(tree, subject)

    def _who(self, tree: Tree, subject: Token) -> str:
        if (pronoun := subject.text.lower()) in _PRONOUNS:
            if pronoun == "who" and (head := tree.head(subject)) and (noun := tree.head(head)):
                return self._who(tree, noun) if noun is not subject else ""
            return self._antecedent(subject, _PRONOUNS[pronoun])
        parts = [subject, *tree.children(subject, "appos", "flat", "compound")]
        for part in parts:
            for name in self._names_at(part):
                if name.type in ("person", "unknown", "org"):
                    return name.canonical
        return ""

    def _names_at(self, token: Token) -> Iterator[Name]:
        for name in self.names.within(Span(max(0, token.span.start - 60), token.span.end + 60)):
            if name.span.overlaps(token.span):
                yield name

    def _antecedent(self, pronoun: Token, gender: str) -> str:
        if gender not in ("m", "f", ""):
            return ""
        previous = bisect_right(self._starts, pronoun.span.start) - 1
        while previous >= 0 and not self._said.get(self._starts[previous]):
            previous -= 1
        floor = max(0, pronoun.span.start - 700)
        persons = [
            n
            for n in self.names.within(Span(floor, pronoun.span.start))
            if n.type in ("person", "unknown") and self._fits(n.canonical, gender) and not self._quoted(n.span.start)
        ]
        persons = [n for n in persons if n.type == "person" or " " in n.canonical]
        if not persons:
            return ""
        last = self._sentence(persons[-1].span.start)
        first = next(n for n in persons if n.span.start >= last.start)
        return first.canonical

    def _fits(self, name: str, gender: str) -> bool:
        return not gender or self._genders.get(name, gender) == gender

    @cached_property
    def _genders(self) -> dict[str, str]:
        """Persons whose title tells: Mr, Ms, chairwoman."""
        found: dict[str, str] = {}
        for name in self.names.names:
            before = re.search(r"([A-Za-z]+)\.?\s$", self.text[max(0, name.span.start - 16) : name.span.start])
            if before and name.type == "person":
                word = before[1].lower()
                if word in _FEMALE or word.endswith("woman"):
                    found[name.canonical] = "f"
                elif word in _MALE or word.endswith(("sman", "rman")):
                    found[name.canonical] = "m"
        return found

    def _label(self, quotation: Quotation) -> str:
        """`NAME: "…"` before, `"…" — NAME` behind, or "according to NAME"."""
        if dash := _DASH.match(self.text, quotation.end):
            for name in self.names.within(Span(dash.end(), dash.end() + 60)):
                return name.canonical if name.span.start == dash.end() else ""
        sentence = self._sentence(quotation.mark)
        for name in reversed(self.names.within(Span(sentence.start, quotation.mark))):
            between = self.text[name.span.end : quotation.mark]
            if re.fullmatch(r":\s*", between) or _ACCORDING.search(self.text[sentence.start : name.span.start]):
                return name.canonical
        end = self._sentence(max(quotation.mark, quotation.end - 1)).end
        for name in self.names.within(Span(quotation.end, end)):
            if _ACCORDING.search(self.text[quotation.end : name.span.start]):
                return name.canonical
        return ""

