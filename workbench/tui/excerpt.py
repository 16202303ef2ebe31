"""A claim in its sentence, its value marked by symbol and by style."""

from __future__ import annotations

import re
from bisect import bisect_right

from textual.content import Content

from workbench.model import Claim, Document, Span
from workbench.tui.page import COMPARED
from workbench.tui.safe import joined, shown

# A sentence longer than this on either side of the value is cut: some pages hold 100,000 characters without a stop.
SENTENCE_SIDE = 400
# What `space` adds on either side of the sentence, in characters: about a paragraph.
CONTEXT_SIDE = 600
OPEN, CLOSE = "▸", "◂"

_BLANK = re.compile(r"\s+")


def excerpt(document: Document, claim: Claim, *, more: bool) -> Content:
    """The claim's sentence, shortened only when very long; with `more`, what stands before and after it too."""
    text = document.text
    low = max(claim.sentence.start, claim.span.start - SENTENCE_SIDE)
    high = min(claim.sentence.end, claim.span.end + SENTENCE_SIDE)
    parts = [
        shown(("…" if low > claim.sentence.start else "") + _flat(text[low : claim.span.start])),
        marked(_flat(_middle(claim.span, text))),
        shown(_flat(text[claim.span.end : high]) + ("…" if high < claim.sentence.end else "")),
    ]
    if more:
        before = _told(document, Span(max(0, low - CONTEXT_SIDE), low), claim)
        after = _told(document, Span(high, min(len(text), high + CONTEXT_SIDE)), claim)
        head = "…" if low > CONTEXT_SIDE else ""
        tail = "…" if high + CONTEXT_SIDE < len(text) else ""
        parts = [
            shown(head + _paragraphs(_from_word(before, head)), "lines--context"),
            *parts,
            shown(_paragraphs(_to_word(after, tail)) + tail, "lines--context"),
        ]
    return joined(*parts)


def _told(document: Document, around: Span, claim: Claim) -> str:
    """A stretch of the text without the menus, teasers and captions in it, unless the claim stands in one itself."""
    kept = COMPARED | {claim.zone}
    first = bisect_right(document.regions, around.start, key=lambda region: region.span.end)
    pieces = list[str]()
    for region in document.regions[first:]:
        if region.span.start >= around.end:
            break
        if region.zone in kept:
            pieces.append(document.text[max(region.span.start, around.start) : min(region.span.end, around.end)])
    return "\n\n".join(pieces) if document.regions else around.of(document.text)


def marked(words: str) -> Content:
    """Words between the marks of a value."""
    return shown(f"{OPEN}{words}{CLOSE}", "lines--value")


def _middle(span: Span, text: str) -> str:
    if len(span) <= 2 * SENTENCE_SIDE:
        return span.of(text)
    return text[span.start : span.start + SENTENCE_SIDE] + " … " + text[span.end - SENTENCE_SIDE : span.end]


def _flat(text: str) -> str:
    return _BLANK.sub(" ", text)


def _paragraphs(text: str) -> str:
    return _BLANK.sub(lambda blank: "\n" if blank[0].count("\n") > 1 else " ", text)


def _from_word(text: str, cut: str) -> str:
    space = text.find(" ")
    return text[space + 1 :] if cut and 0 <= space < 40 else text


def _to_word(text: str, cut: str) -> str:
    space = text.rfind(" ")
    return text[:space] if cut and space > len(text) - 40 else text
