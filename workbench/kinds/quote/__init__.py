"""Quotations: the words between the marks, and who is said to have spoken them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.kinds.quote.marks import Quotation, quotations
from workbench.kinds.quote.speaker import Speakers
from workbench.kinds.quote.wording import compare, drift
from workbench.language.reading import Reading
from workbench.model import Mention, Span, Value
from workbench.read.paragraphs import paragraphs

__all__ = ["compare", "drift", "find", "name", "nests"]

name = "quote"
nests = True

FEWEST = 3
"""Words below which marks may only set a term apart; a verb of saying must then stand beside it."""

LONGEST_TITLE = 10
"""Words a work's title may have."""

_WORD = re.compile(r"[^\W_]++(?:[’'-][^\W_]++)*+")
_TITLED = re.compile(
    r"\b(?:titled|entitled|called|named|headlined|dubbed|so-called|book|novel|film|movie|song|album|play|series|"
    r"show|memoir|single|poem|podcast|documentary|musical|anthem|hit|paper|essay|exhibition|magazine)[,:]? $",
    re.IGNORECASE,
)
_TERM = re.compile(r"\b(?:so-called|self-styled|known as|sold as|nicknamed|dubbed|branded as)\s$", re.IGNORECASE)
_CHANTED = re.compile(r"\b(?:chant|shout|yell|scream|cheer)(?:s|ed|ing)?(?: of)?,? $|\bcries of $")
_CALLED = re.compile(
    r"\b(?:calls?|called|calling|labell?(?:s|ed|ing)|branded)\ (?!for\b)(?:[\w’'.-]{1,20} ){1,6}(?:as )?$"
)
"""Somebody is called something: words go between the verb and the name, unlike "a film called “Dune”"."""
_SMALL = frozenset(
    {"a", "an", "the", "of", "on", "in", "at", "to", "for", "and", "or", "but", "by", "with", "from", "as", "is"}
)


def find(reading: Reading) -> Iterable[Mention]:
    """Outermost quotations that report words; titles, terms and scare quotes are none."""
    regions = [region.span for region in reading.document.regions] or [Span(0, len(reading.text))]
    found = quotations(reading.text, [p for region in regions for p in paragraphs(reading.text, region)])
    speakers = Speakers(reading, found)
    for quotation in found:
        if _reports(reading.text, quotation, speakers.has_cue(quotation)):
            canonical = re.sub(r"\s+", " ", quotation.span.of(reading.text))
            speaker = speakers.of(quotation)
            yield Mention(name, quotation.span, Value(canonical, unit=speaker), speaker)


def _reports(text: str, quotation: Quotation, cue: bool) -> bool:
    """True for words somebody spoke or wrote; a few words need a verb of speaking beside them."""
    words = _WORD.findall(quotation.span.of(text))
    if not words:
        return False
    if len(words) < FEWEST:
        before = text[max(0, quotation.mark - 60) : quotation.mark]
        spoken = cue or _CHANTED.search(before) or _CALLED.search(before)
        return bool(spoken) and not _TERM.search(before) and (not _capitals(words) or bool(_CALLED.search(before)))
    return cue or not _is_title(text, quotation, words)


def _capitals(words: list[str]) -> bool:
    """True when every longer word begins with a capital or a figure, and there are at least two."""
    long = [w for w in words if w.lower() not in _SMALL]
    return len(long) > 1 and all(w[0].isupper() or w[0].isdigit() for w in long)


def _is_title(text: str, quotation: Quotation, words: list[str]) -> bool:
    """A work's title: its longer words are capitalised, or a word like "novel" stands before it."""
    if len(words) > LONGEST_TITLE:
        return False
    before = text[max(0, quotation.mark - 24) : quotation.mark]
    return _capitals(words) or (bool(_TITLED.search(before)) and words[0][0].isupper())
