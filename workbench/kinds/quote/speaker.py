"""Who says a quotation: what stands beside it, else the subject of the verb of saying, resolved to a full name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from workbench.kinds.quote.beside import Beside, after, before, best
from workbench.kinds.quote.marks import Quotation
from workbench.language.name_words import SAYING, SPEAKING, TITLES
from workbench.language.names import Name, Names
from workbench.language.reading import Reading
from workbench.language.tree import Token, Tree
from workbench.model import Span

REACH = 900
"""Characters a pronoun looks back for its person."""

CUE_REACH = 400
"""Characters around a quotation within which its verb of speaking stands."""

_FEMALE = frozenset(
    {
        "mrs",
        "ms",
        "miss",
        "madam",
        "lady",
        "dame",
        "baroness",
        "queen",
        "princess",
        "duchess",
        "sister",
        "mother",
        "chairwoman",
    }
)
_MALE = frozenset({"mr", "sir", "lord", "baron", "king", "prince", "duke", "father", "brother", "chairman"})
_GENDER = {"he": "m", "she": "f", "they": "", "who": "who"}
_SHARES_SUBJECT = frozenset({"conj", "xcomp", "advcl", "ccomp", "parataxis"})
_ACCORDING = re.compile(
    r"\b(?:according to|in the words of|statement from|statement by)\s+(?:the\s+)?(?:[\w’'-]{1,30}\s){0,4}$"
)
_ROLE_BEFORE = re.compile(r"\b(?P<role>[\w-]{3,20})(?:(?:\s(?:of|for)\s[^,.;]{1,40})?,)?\s$")
_ROLE_BEHIND = re.compile(r",\s(?:the\s)?(?:[\w’'-]{1,20}\s){0,3}?(?P<role>[\w-]{3,20})(?=[,.;]|\s(?:of|for|who)\b)")
_DASH = re.compile(r"\s*(?:[―—–]|--?)\s*(?=[A-Z])")


class Speakers:
    """The speakers of a document's quotations, found in the order of the text."""

    def __init__(self, reading: Reading, quotations: Sequence[Quotation]) -> None:
        self.reading = reading
        self.text = reading.text
        self.quotations = quotations
        self.names = Names.of(reading)
        self._starts = [q.mark for q in quotations]
        self._said: dict[int, str] = {}
        self._verbs_of: dict[Span, list[Token]] = {}
        reading.parse(list(dict.fromkeys(s for q in quotations for s in self._around(q))))
        self._cues = {q.mark: self._cue(q) for q in quotations}
        for number in range(len(quotations)):
            self._said[quotations[number].mark] = self._speaker(number)

    def has_cue(self, quotation: Quotation) -> bool:
        """True when a verb of speaking stands in the quotation's own sentence."""
        return self._cues[quotation.mark] is not None

    def of(self, quotation: Quotation) -> str:
        """The speaker's full name; empty when the text names nobody."""
        return self._said[quotation.mark]

    # -- places ------------------------------------------------------------------------------------

    def _sentence(self, at: int) -> Span:
        return self.reading.sentence_of(Span(at, at + 1))

    def _around(self, quotation: Quotation) -> list[Span]:
        """The sentences a quotation begins and ends in, and the one before when it begins its own."""
        found = [self._sentence(quotation.mark), self._sentence(max(quotation.mark, quotation.end - 1))]
        if (previous := self._previous(quotation)) is not None:
            found.append(previous)
        return found

    def _previous(self, quotation: Quotation) -> Span | None:
        """The sentence before in the same paragraph, when the quotation opens its sentence."""
        own = self._sentence(quotation.mark)
        before = self.text[max(0, own.start - 3) : own.start]
        if own.start != quotation.mark or not before.strip(" ") or "\n" in before:
            return None
        return self._sentence(own.start - len(before) + len(before.rstrip()) - 1)

    def _quoted(self, at: int) -> bool:
        number = bisect_right(self._starts, at) - 1
        return number >= 0 and at < self.quotations[number].end

    def _between(self, start: int, end: int) -> bool:
        """True when another quotation begins between two places."""
        number = bisect_right(self._starts, start - 1)
        return number < len(self._starts) and self._starts[number] < end

    # -- the verb ----------------------------------------------------------------------------------

    def _cue(self, quotation: Quotation) -> tuple[Tree, Token] | None:
        """The likeliest verb of speaking near the quotation in its sentences, outside all quotations."""
        best_cost: int | None = None
        found: tuple[Tree, Token] | None = None
        for sentence in sorted(set(self._around(quotation)[:2])):
            verbs = self._verbs(sentence)
            low = bisect_left(verbs, quotation.mark - CUE_REACH, key=lambda t: t.span.start)
            high = bisect_right(verbs, quotation.end + CUE_REACH, key=lambda t: t.span.start)
            for token in verbs[low:high]:
                cost = self._cost(quotation, token)
                if best_cost is None or cost < best_cost:
                    best_cost, found = cost, (self.reading.tree(sentence), token)
        return found

    def _verbs(self, sentence: Span) -> list[Token]:
        """The verbs of speaking of a sentence that stand outside quotations, in order."""
        if sentence not in self._verbs_of:
            tokens = self.reading.tree(sentence).tokens
            verbs = [t for t in tokens if t.is_verb and t.text.lower() in SPEAKING]
            self._verbs_of[sentence] = [t for t in verbs if not self._quoted(t.span.start)]
        return self._verbs_of[sentence]

    def _cost(self, quotation: Quotation, token: Token) -> int:
        """How unlikely a verb is to introduce the quotation: distance in words, more across other quotations."""
        weak = 0 if token.text.lower() in SAYING else 8
        if token.span.start >= quotation.end:
            words = len(self.text[quotation.end : token.span.start].split())
            closed = self.text.startswith(".", quotation.span.end)
            return words + weak + (30 if closed else 6) + 40 * self._between(quotation.end, token.span.start)
        words = len(self.text[token.span.end : quotation.mark].split())
        return words + weak + 10 * self._between(token.span.end, quotation.mark)

    # -- the speaker -------------------------------------------------------------------------------

    def _speaker(self, number: int) -> str:
        quotation = self.quotations[number]
        last = self.quotations[number - 1] if number else None
        if beside := self._after(number):
            return self._resolve(beside)
        if quotation.continues and last:
            return self._said[last.mark]
        if beside := before(self.text, self._sentence(quotation.mark), quotation.mark, self.names):
            return self._resolve(beside)
        if label := self._label(quotation):
            return label
        if (cue := self._cues[quotation.mark]) and (found := self._subject(*cue)) is not None:
            return found
        if last and "\n" not in self.text[last.end : quotation.mark]:
            return self._said[last.mark]
        return self._announced(quotation)

    def _after(self, number: int) -> Beside | None:
        quotation = self.quotations[number]
        following = self.quotations[number + 1].mark if number + 1 < len(self.quotations) else len(self.text)
        end = self._sentence(quotation.end + 1 if quotation.end + 1 < len(self.text) else quotation.end).end
        complete = self.text.startswith(".", quotation.span.end)
        return after(self.text, quotation.end, min(following, max(end, quotation.end)), self.names, complete)

    def _resolve(self, beside: Beside) -> str:
        if beside.pronoun:
            return self._antecedent(beside.at, _GENDER.get(beside.pronoun, "none"))
        if beside.role:
            return self._holder(beside.role, beside.at)
        return beside.name

    def _announced(self, quotation: Quotation) -> str:
        """The subject of the sentence before a quotation that stands on its own: "NAME was not pleased. '…'"."""
        previous = self._previous(quotation)
        if previous is None:
            return ""
        tree = self.reading.tree(previous)
        root = next((t for t in tree.tokens if t.head == t.index), None)
        verbs = [t for t in tree.tokens if t.is_verb and t.text.lower() in SAYING]
        for verb in [*verbs, *([root] if root else [])]:
            if found := self._subject(tree, verb):
                return found
        return ""

    def _subject(self, tree: Tree, verb: Token) -> str | None:
        """The name of the verb's subject; empty for somebody unnamed, None when there is no subject."""
        subject = next(iter(tree.children(verb, "nsubj")), None)
        current = verb
        for _ in range(3):
            if subject is not None or current.relation.split(":")[0] not in _SHARES_SUBJECT:
                break
            current = tree.head(current) or current
            subject = next(iter(tree.children(current, "nsubj")), None)
        if subject is None and verb.relation.startswith("acl"):
            subject = tree.head(verb)
        return self._who(tree, subject) if subject is not None else None

    def _who(self, tree: Tree, subject: Token) -> str:
        pronoun = subject.text.lower()
        if pronoun == "who":
            clause = tree.head(subject)
            noun = tree.head(clause) if clause else None
            return self._who(tree, noun) if noun is not None and noun.text.lower() != "who" else ""
        if pronoun in ("he", "she", "they"):
            return self._antecedent(subject.span.start, _GENDER[pronoun])
        if subject.tag.startswith("PRP"):
            return ""
        parts = [subject, *tree.children(subject, "appos", "flat", "compound")]
        named = [n for part in parts for n in self._names_at(part)]
        chosen = best([n for n in named if n.type != "place"])
        if chosen is None and any(t.text.lower() == "the" for t in tree.children(subject, "det")):
            return self._holder(subject.text.lower(), subject.span.start)
        return chosen.canonical if chosen else ""

    def _names_at(self, token: Token) -> list[Name]:
        near = Span(max(0, token.span.start - 60), token.span.end + 60)
        return [n for n in self.names.within(near) if n.span.overlaps(token.span)]

    # -- who "she" is ------------------------------------------------------------------------------

    def _antecedent(self, at: int, gender: str) -> str:
        """The first fitting person of the nearest sentence before that names one; quotations are passed over."""
        if gender not in ("m", "f", ""):
            return ""
        persons = [
            n
            for n in self.names.within(Span(max(0, at - REACH), at))
            if (n.type == "person" or (n.type == "unknown" and " " in n.canonical and not self._articled(n)))
            and self._genders.get(n.canonical, gender) in (gender, "")
            and not self._quoted(n.span.start)
        ]
        if not persons:
            return ""
        last = self._sentence(persons[-1].span.start)
        return next(n for n in persons if n.span.start >= last.start).canonical

    def _articled(self, name: Name) -> bool:
        """True behind an article, where no person's name stands: "the Cold War"."""
        return self.text[max(0, name.span.start - 4) : name.span.start].lower().endswith(("the ", " a ", " an "))

    def _holder(self, role: str, at: int) -> str:
        """The person last named with a role before "the minister"; empty when the text gives the role to nobody."""
        return next((name for start, name in reversed(self._roles.get(role, [])) if start < at), "")

    @cached_property
    def _roles(self) -> dict[str, list[tuple[int, str]]]:
        """Who is named with which role: "President NAME", "NAME, welfare minister", "the President of …, NAME"."""
        found: dict[str, list[tuple[int, str]]] = {}
        for name in self.names.names:
            if name.type not in ("person", "unknown") or " " not in name.canonical:
                continue
            before = self.text[max(0, name.span.start - 60) : name.span.start]
            behind = self.text[name.span.end : name.span.end + 60]
            for match in (_ROLE_BEFORE.search(before), _ROLE_BEHIND.match(behind)):
                if match and match["role"].lower() in TITLES:
                    found.setdefault(match["role"].lower(), []).append((name.span.start, name.canonical))
        return found

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
        """`NAME: "…"` before, `"…" — NAME` behind, or "according to NAME" on either side."""
        if dash := _DASH.match(self.text, quotation.end):
            for name in self.names.within(Span(dash.end(), dash.end() + 60)):
                if name.span.start == dash.end() and name.type in ("person", "unknown"):
                    return name.canonical
                break
        start = max(self._sentence(quotation.mark).start, quotation.mark - CUE_REACH)
        for name in reversed(self.names.within(Span(start, quotation.mark))):
            if re.fullmatch(r"(?: \([^)\n]{1,40}\))?:\s*", self.text[name.span.end : quotation.mark]):
                return name.canonical
            if _ACCORDING.search(self.text, max(start, name.span.start - 150), name.span.start):
                return name.canonical
        end = min(self._sentence(max(quotation.mark, quotation.end - 1)).end, quotation.end + CUE_REACH)
        for name in self.names.within(Span(quotation.end, end)):
            if _ACCORDING.search(self.text, quotation.end, name.span.start):
                return name.canonical
        return ""
