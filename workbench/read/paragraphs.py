"""Where paragraphs begin and end in plain text: blank lines, lines of their own, and lines wrapped by an editor."""

from __future__ import annotations

import re
from itertools import pairwise

from workbench.model import Span

LIST_ITEM = re.compile(r"\s{0,12}(?:[-*•·‣▪–—]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s)")
NARROWEST, WIDEST = 40, 120
"""Columns between which editors and mail programs wrap lines."""

_BYLINE = re.compile(r"by\b")


def paragraphs(text: str, within: Span | None = None) -> list[Span]:
    """The paragraphs of a text in order, trimmed; a line is one unless an editor wrapped it."""
    found: list[Span] = []
    stanza: list[Span] = []
    start = within.start if within else 0
    for line in (text[within.start : within.end] if within else text).splitlines(keepends=True):
        span = _trim(text, start, start + len(line))
        start += len(line)
        if len(span):
            stanza.append(span)
        elif stanza:
            found += _unwrap(text, stanza)
            stanza = []
    if stanza:
        found += _unwrap(text, stanza)
    return found


def _trim(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return Span(start + left, max(start + left, start + len(piece.rstrip())))


def _unwrap(text: str, stanza: list[Span]) -> list[Span]:
    """Join the lines of a stanza that were broken because the next word did not fit."""
    width = max(len(line) for line in stanza)
    if len(stanza) == 1 or not NARROWEST <= width <= WIDEST:
        return stanza
    full = [_breaks_for_want_of_room(text, a, b, width) for a, b in pairwise(stanza)]
    continued = sum(1 for ok, line in zip(full, stanza[1:], strict=True) if ok and text[line.start].islower())
    # Prose continues a line in lower case more often than not; headlines and lists do not.
    if continued * 2 < sum(full) or (len(stanza) == 2 and _BYLINE.match(text, stanza[1].start)):
        return stanza
    joined = [stanza[0]]
    for soft, line in zip(full, stanza[1:], strict=True):
        if soft:
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined


def _breaks_for_want_of_room(text: str, line: Span, following: Span, width: int) -> bool:
    if LIST_ITEM.match(text, following.start):
        return False
    word = text[following.start : following.end].split(None, 1)[0]
    return len(line) + 1 + len(word) > width
