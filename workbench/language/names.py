"""Who and what a text names: every surface form with the one canonical name it stands for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from workbench.language.capitals import Word, chains, titled, words
from workbench.language.lemma import is_known
from workbench.language.name_words import (
    EAST_ASIAN_SURNAMES,
    FUNCTION_WORDS,
    INSTRUMENT_NOUNS,
    OF_NOUNS,
    ORG_NOUNS,
    PLACE_NOUNS,
    PLACE_PREPOSITIONS,
    SAYING,
    TITLES,
)
from workbench.language.reading import Reading
from workbench.language.territories import Type, register
from workbench.model import Span

_POSSESSIVE = re.compile(r"[’'](?:s|S)?$")
_ACRONYM = re.compile(r"\((?:the )?([A-Z][A-Za-z&]{1,9})\)")
_SHORT_FIRST = re.compile(
    r"\b([A-Z][A-Za-z&]{1,9}) ?(?:\((?:the )?([A-Z][^()\n]{3,80})\)|, or (?:the )?([A-Z][^,()\n]{3,80}),)"
)
_SHORT_LATER = re.compile(r", (?:(?:also |better )?known as|called|or) (?:the )?([A-Z]{2,8})\b")
_AGE = re.compile(r", (?:aged )?\d{1,3}\b(?! [a-z])| \(\d\d\)|, (?:a|an|the|who|whose)\b")
_BLANKS = re.compile(r"\s+")
_INITIAL = re.compile(r"\b[^\W\d_]\.$")
_ARTICLE = re.compile(r"^(?:[Tt]he|THE) (?!Hague$)(?=\S)")
_GENITIVE = re.compile(r"'s$|(?<=s)'$")
_SYLLABLES = re.compile(r"[A-Z][a-z]+-[a-z]+")
_EPITHET = re.compile(r"[^\W\d_]-(?:based|born|led|owned|backed|listed|run|registered|headquartered|trained)$")
_ADDRESS = re.compile(r"[@/_]|\.\w")
_ADDRESS_MARKS = frozenset("@/_.")
_NEVER_ALONE = TITLES | FUNCTION_WORDS | ORG_NOUNS | INSTRUMENT_NOUNS | PLACE_NOUNS | {"art", "sec", "no", "nok", "eur"}


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text: where it stands and whom or what it means."""

    span: Span
    canonical: str
    type: Type


@lru_cache(maxsize=20_000)
def tidy(name: str) -> str:
    """A name without article, possessive and typographic differences: `Kim Jong-un` is `Kim Jong Un`."""
    name = _BLANKS.sub(" ", name.replace("’", "'").replace("‘", "'").replace("‑", "-")).strip(' ,;:"“”')
    if name.endswith(".") and not _INITIAL.search(name):
        name = name[:-1]
    name = _GENITIVE.sub("", _ARTICLE.sub("", name))
    parts = name.split(" ")
    if len(parts) == 2 and parts[0] in EAST_ASIAN_SURNAMES and _SYLLABLES.fullmatch(parts[1]):
        return f"{parts[0]} {parts[1].replace('-', ' ').title()}"
    return name


def canonical(name: str) -> str:
    """The one name of a country, its people, its government or a known body; any other name tidied."""
    entry = register().find(tidy(name))
    return entry.canonical if entry else tidy(name)


def is_country(name: str) -> bool:
    """True for a country, former country, people or government by any of its names."""
    entry = register().find(tidy(name))
    return entry is not None and entry.type == "country"


def successor(name: str) -> str:
    """The state that carries on a former state's treaties, or an empty string."""
    return register().successors.get(canonical(name), "")


class Names:
    """All names of a document: acronyms, surnames and short forms resolved to the full name given elsewhere."""

    def __init__(self, text: str, sentences: Sequence[Span]) -> None:
        self.text = text
        lines = [words(text, span) for span in sentences]
        headlines = [titled(text, span, line) for span, line in zip(sentences, lines, strict=True)]
        self._lower = {w.text for line in lines for w in line if w.text[0].islower() and not self._in_address(w)}
        plain = [line for line, headline in zip(lines, headlines, strict=True) if not headline]
        self._inside = {w.key for line in plain for w in line if w.capital and not w.first}
        self._inside |= {key for line in plain for key in self._opening(line)}
        self._forms: dict[str, tuple[str, Type]] = {}
        self._acronyms()
        self._acronyms_before()
        found = [name for line in plain for name in self._names_of(line)]
        self._link_forms(found)
        found = [self._resolve(name) for name in found]
        for line, headline in zip(lines, headlines, strict=True):
            if headline:
                found.extend(self._known_in(line))
        self.names: tuple[Name, ...] = tuple(sorted(found, key=lambda n: (n.span.start, n.span.end)))
        self._starts = [n.span.start for n in self.names]

    @classmethod
    def of(cls, reading: Reading) -> Names:
        """The names of a reading, computed once and kept with it."""
        kept: Names | None = reading.__dict__.get("_names")
        if kept is None:
            kept = reading.__dict__["_names"] = cls(reading.text, reading.sentences)
        return kept

    def within(self, span: Span) -> list[Name]:
        """Names that lie inside a span, in order."""
        low = bisect_left(self._starts, span.start)
        high = bisect_left(self._starts, span.end)
        return [n for n in self.names[low:high] if n.span.end <= span.end]

    def canonical(self, surface: str) -> str:
        """The canonical name of a form as this document uses it: "Putin" is "Vladimir Putin"."""
        form = tidy(surface)
        return self._forms[form][0] if form in self._forms else canonical(form)

    def _in_address(self, word: Word) -> bool:
        """True inside a web or mail address, where capitals are lost."""
        start, end = word.span.start, word.span.end
        around = self.text[max(0, start - 1) : start] + self.text[end : end + 2]
        if _ADDRESS_MARKS.isdisjoint(around):
            return False
        return bool(_ADDRESS.search(around)) or around[:1] == "."

    # -- reading one sentence ----------------------------------------------------------------------

    def _common(self, word: Word, alone: bool) -> bool:
        """True when a word that opens a sentence is no name: it is also written small, or means nothing alone."""
        if re.split("[’']", word.key)[0] in FUNCTION_WORDS:
            return not (alone and register().find(word.bare))
        if not word.first or register().find(word.bare) or word.key in TITLES:
            return False
        if word.text.isupper() and len(word.text) > 1:
            return False
        return word.key in self._lower or (alone and word.key not in self._inside)

    def _opening(self, sentence: Sequence[Word]) -> Iterator[str]:
        """The first word of a sentence that begins a longer name and is no word of the dictionary: "Quill Holdings"."""
        for one, other in pairwise(sentence[:2]):
            near = one.span.end + 1 == other.span.start and one.capital and other.capital
            if near and one.first and not other.first and one.key.isalpha() and not is_known(one.key):
                yield one.key

    def _names_of(self, sentence: Sequence[Word]) -> Iterator[Name]:
        for chain in chains(self.text, sentence):
            while chain and self._drops(chain):
                chain = chain[1:]
            while (
                len(chain) > 1 and chain[-1].key in FUNCTION_WORDS and not (chain[-1].capital and chain[-2].key == "of")
            ):
                chain = chain[:-1]
            if chain:
                yield from self._segment(chain)

    def _drops(self, chain: Sequence[Word]) -> bool:
        if _EPITHET.search(chain[0].text):
            return True  # Oslo-based Havkraft
        if not chain[0].capital or self._common(chain[0], len(chain) == 1):
            whole = self.text[chain[0].span.start : chain[-1].span.end]
            return (chain[0].key == "the" and whole != "The Hague") or register().find(
                _POSSESSIVE.sub("", whole)
            ) is None
        return False

    def _segment(self, chain: Sequence[Word]) -> Iterator[Name]:
        """A chain as names: what stands before a title is set apart, "Norwegian Minister Ingrid Solvang" is two."""
        whole = self._surface(chain)
        if "-" in whole and (parts := self._compound(chain)):
            yield from parts
            return
        if entry := register().find(whole):
            yield self._entry_name(chain, entry.canonical, entry.type, entry.sort == "capital")
            return
        titles = [i for i, w in enumerate(chain[:-1]) if w.key in TITLES]
        if titles and chain[-1].key not in ORG_NOUNS:
            yield from self._leading_country(chain[: titles[-1]])
            rest = chain[titles[-1] + 1 :]
            while rest and (not rest[0].capital or rest[0].key in FUNCTION_WORDS):
                rest = rest[1:]
            if rest:
                entry = register().find(self._surface(rest))
                yield (
                    Name(self._span(rest), entry.canonical, entry.type)
                    if entry
                    else Name(self._span(rest), tidy(self._surface(rest)), "person")
                )
            return
        if len(chain) > 1 and chain[-1].key not in ORG_NOUNS | PLACE_NOUNS:
            led = list(self._leading_country(chain))
            if led:
                yield from led
                rest = [w for w in chain if w.span.start >= led[-1].span.end]
                if rest and rest[0].capital:
                    yield from self._segment(rest)
                return
        if len(chain) == 1 and (chain[0].key in _NEVER_ALONE or len(chain[0].bare) < 2):
            return
        yield Name(self._span(chain), tidy(whole), self._type(chain))

    def _compound(self, chain: Sequence[Word]) -> list[Name]:
        """The countries of "North Korea-Russia", each on its own; none when a part is no country."""
        at, found = chain[0].span.start, list[Name]()
        for part in self._surface(chain).split("-"):
            entry = register().find(part)
            if entry is None or entry.type not in ("country", "org"):
                return []
            found.append(Name(Span(at, at + len(part)), entry.canonical, entry.type))
            at += len(part) + 1
        return found

    def _leading_country(self, chain: Sequence[Word]) -> Iterator[Name]:
        for size in range(min(len(chain), 4), 0, -1):
            entry = register().find(self._surface(chain[:size]))
            if entry and entry.type in ("country", "org") and entry.sort != "capital":
                yield Name(self._span(chain[:size]), entry.canonical, entry.type)
                return

    def _entry_name(self, chain: Sequence[Word], name: str, type_: Type, capital: bool) -> Name:
        span = self._span(chain)
        if capital and self._place_before(span.start):
            return Name(span, tidy(span.of(self.text)), "place")
        return Name(span, name, type_)

    def _place_before(self, start: int) -> bool:
        before = re.search(r"([^\W\d_]+)\s$", self.text[max(0, start - 16) : start])
        return bool(before and before[1].casefold() in PLACE_PREPOSITIONS)

    def _type(self, chain: Sequence[Word]) -> Type:
        last = chain[-1].key
        span = self._span(chain)
        if last in ORG_NOUNS or "&" in span.of(self.text) or (chain[0].key in OF_NOUNS and len(chain) > 2):
            return "org"
        if last in PLACE_NOUNS and len(chain) > 1:
            return "place"
        if all(w.text.isupper() and len(w.text) > 1 for w in chain):
            return "org"
        after = self.text[span.end : span.end + 20]
        before = self.text[max(0, span.start - 12) : span.start].split()
        following = re.match(r",? ([a-z]+)", after)
        if len(chain) > 1 and (_AGE.match(after) or (following and following[1] in SAYING)):
            return "person"
        if before and before[-1] in SAYING:
            return "person"
        if self._place_before(span.start) and len(chain) <= 2:
            return "place"
        return "unknown"

    # -- linking forms over the document -----------------------------------------------------------

    def _acronyms(self) -> None:
        for match in (*_ACRONYM.finditer(self.text), *_SHORT_LATER.finditer(self.text)):
            start = max(0, match.start() - 120)
            before = words(self.text, Span(start, match.start()))
            letters = [c for c in match[1] if c.isupper()]
            at, left = len(before), list(letters)
            while left and at > 0 and len(before) - at < 2 * len(letters) + 2:
                at -= 1
                word = before[at]
                if word.text[0].upper() == left[-1] and (word.capital or word.key in {"and", "of", "for"}):
                    left.pop()
                elif word.capital:
                    break
            if not left and len(letters) > 1 and before[at].capital:
                full = tidy(self.text[before[at].span.start : before[-1].span.end])
                entry = register().find(full)
                self._forms[match[1]] = (entry.canonical, entry.type) if entry else (full, "org")

    def _acronyms_before(self) -> None:
        """Acronyms that stand before what they are short for: "the ISR (Institute for Sea Research)"."""
        for match in _SHORT_FIRST.finditer(self.text):
            full = tidy(match[2] or match[3])
            initials = "".join(word[0] for word in full.split() if word[0].isupper())
            letters = "".join(c for c in match[1] if c.isupper())
            if len(letters) > 1 and initials == letters:
                entry = register().find(full)
                self._forms.setdefault(match[1], (entry.canonical, entry.type) if entry else (full, "org"))

    def _link_forms(self, found: Sequence[Name]) -> None:
        """Map each last and first word of a full name to it where only one full name claims the word."""
        full: dict[str, Type] = {}
        for name in found:
            if " " in name.canonical and name.type not in ("country", "place"):
                known = full.get(name.canonical)
                full[name.canonical] = name.type if known in (None, "unknown") else known
        ends: dict[str, set[str]] = {}
        starts: dict[str, set[str]] = {}
        for form, kind in full.items():
            parts = form.split(" ")
            self._forms.setdefault(form, (form, kind))
            if kind != "org":
                ends.setdefault(parts[-1], set()).add(form)
            starts.setdefault(parts[0], set()).add(form)
        for short in ends.keys() | starts.keys():
            named = ends.get(short) or starts.get(short) or set()
            by_start = short not in ends
            entry = register().find(short)
            if len(named) == 1 and not (by_start and entry) and not (entry and entry.sort == "people"):
                form = next(iter(named))
                if by_start and (short.casefold() in FUNCTION_WORDS or short.casefold() in self._lower):
                    continue
                self._forms.setdefault(short, (form, full[form]))

    def _resolve(self, name: Name) -> Name:
        surface = tidy(name.span.of(self.text))
        loud = (surface.title(),) if surface.isupper() and len(surface) > 3 else ()
        for form in (name.canonical, surface, *loud):
            if form in self._forms and (" " not in form or name.type == "unknown" or form in loud):
                full, kind = self._forms[form]
                if name.type == "country" and kind == "org":
                    continue
                return replace(name, canonical=full, type=kind if kind != "unknown" or loud else name.type)
        return name

    def _known_in(self, sentence: Sequence[Word]) -> Iterator[Name]:
        """Names in a headline: only what the register or the body knows."""
        at = 0
        while at < len(sentence):
            for size in range(min(5, len(sentence) - at), 0, -1):
                run = sentence[at : at + size]
                form = tidy(self._surface(run))
                entry = register().find(form) if run[0].capital else None
                if form in self._forms or entry:
                    name, kind = self._forms.get(form) or (entry.canonical, entry.type)  # type: ignore[union-attr]
                    yield Name(self._span(run), name, kind)
                    at += size - 1
                    break
            at += 1

    def _span(self, chain: Sequence[Word]) -> Span:
        return Span(chain[0].span.start, chain[-1].span.end - (len(chain[-1].text) - len(chain[-1].bare)))

    def _surface(self, chain: Sequence[Word]) -> str:
        return self._span(chain).of(self.text)


def find_names(text: str, span: Span) -> list[Name]:
    """The names of one stretch of text on its own, without what the rest of a document would tell."""
    return list(Names(text, [span]).names)
