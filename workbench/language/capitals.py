"""Runs of capitalised words in a sentence: what a name may consist of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.language.name_words import INSTRUMENT_NOUNS, OF_NOUNS, ORG_NOUNS, PARTICLES, TITLES
from workbench.model import Span

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}+|[^\W\d_]++(?:[’'‑&-][^\W\d_]++)*+")
_POSSESSIVE = re.compile(r"[’'](?:s|S)?$")
_OPENS = re.compile(r"[“\"«„‘'(]$|:\s*$|[.!?][”\"’']?\s+$")
_MAX_WORDS = 12
_OWNED_BODIES = frozenset({"people", "women", "men", "children"})
"""Whose bodies bear their name: the People's Bloc, the Women's League."""
_TAKE_OF = OF_NOUNS | ORG_NOUNS


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence; `first` when nothing but marks stands before it."""

    span: Span
    text: str
    first: bool

    @property
    def bare(self) -> str:
        return _bare(self.text)

    @property
    def key(self) -> str:
        return _bare(self.text).casefold()

    @property
    def possessive(self) -> bool:
        return self.bare != self.text

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


@lru_cache(maxsize=20_000)
def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word)


@lru_cache(maxsize=2_000)
def words(text: str, span: Span) -> tuple[Word, ...]:
    """The words of a stretch of text with their offsets."""
    found: list[Word] = []
    end = -1
    for match in _WORD.finditer(text, span.start, span.end):
        gap = text[end : match.start()]
        opens = end < 0 or (gap != " " and bool(_OPENS.search(gap)))
        end = match.end()
        found.append(Word(Span(match.start(), end), match[0], opens))
    return tuple(found)


def titled(text: str, span: Span, sentence: Sequence[Word]) -> bool:
    """True for headlines in title case and lines in capitals, where a capital says nothing."""
    if text[span.end - 1 : span.end] in ".,;" or text[span.end - 2 : span.end] in (".”", '."', ".’", ",”", ',"'):
        return False
    if len(sentence) > 1 and all(w.text.isupper() for w in sentence):
        return True
    long = [w for w in sentence if len(w.text) > 3]
    return len(long) >= 4 and sum(w.capital for w in long) > 0.75 * len(long)


def _joins(text: str, chain: Sequence[Word], after: Sequence[Word]) -> int:
    """How many of the following words the chain takes in to go on: 0 when it ends here."""
    last = chain[-1]
    if last.possessive and after and last.key in _OWNED_BODIES and text[last.span.end : after[0].span.start] == " ":
        return int(_closes_org(text, [last, *after]))
    if last.possessive or not after:
        return 0
    gap = text[last.span.end : after[0].span.start]
    abbreviated = gap == ". " and (len(last.text) <= 2 or last.key in TITLES or last.key in {"st", "ft"})
    if gap in ("' ", "’ ") and after[0].capital:
        return int(_closes_org(text, [last, *after]))
    if gap not in (" ", "\u00a0", " & ") and not abbreviated:
        return 0
    if after[0].capital:
        return 1
    for size in (1, 2):
        small, rest = after[:size], after[size:]
        if not rest or not rest[0].capital or text[small[-1].span.end : rest[0].span.start] != " ":
            continue
        keys = [w.key for w in small]
        if all(k in PARTICLES for k in keys) or (
            keys[0] in {"of", "for", "on"} and keys[1:] in ([], ["the"]) and _governs(chain)
        ):
            return size + 1
        if keys == ["and"] and _closes_org(text, rest) and sum(w.key != "the" for w in chain) == 1:
            return 2
    return 0


def _governs(chain: Sequence[Word]) -> bool:
    """True when a noun of the chain takes "of …" or "on …" into the name: Bank of, Convention on the Law of."""
    return chain[-1].key in _TAKE_OF or any(w.key in INSTRUMENT_NOUNS for w in chain)


def _closes_org(text: str, rest: Sequence[Word]) -> bool:
    """True when the capitalised words that follow end in a noun of bodies: "… and Markets Authority"."""
    run = [rest[0]]
    for word in rest[1:4]:
        if not word.capital or text[run[-1].span.end : word.span.start] not in (" ", "' ", "’ "):
            break
        run.append(word)
    return len(run) > 1 and run[-1].key in ORG_NOUNS


def chains(text: str, sentence: Sequence[Word]) -> Iterator[list[Word]]:
    """Runs of capitalised words with the small words that hold a name together."""
    at = 0
    while at < len(sentence):
        if not sentence[at].capital:
            at += 1
            continue
        chain = [sentence[at]]
        at += 1
        while len(chain) < _MAX_WORDS and (taken := _joins(text, chain, sentence[at : at + 6])):
            chain.extend(sentence[at : at + taken])
            at += taken
        yield chain
