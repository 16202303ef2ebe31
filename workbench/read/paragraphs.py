"""Where paragraphs begin and end in plain text: blank lines, lines of their own, and lines wrapped by an editor."""

from __future__ import annotations

import re
from itertools import pairwise

from workbench.model import Span
from workbench.read.posted import stamps

LIST_ITEM = re.compile(r"\s{0,12}(?:[-*•·‣▪–—]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s)")
NARROWEST, WIDEST = 40, 120
"""Columns between which editors and mail programs wrap lines."""

_BYLINE = re.compile(r"(?:by|from|with)\s", re.IGNORECASE)


def paragraphs(text: str, within: Span | None = None) -> list[Span]:
    """The paragraphs of a text in order, trimmed; a line is one unless an editor wrapped it."""
    found: list[Span] = []
    stanza: list[Span] = []
    start = 0 if within is None else within.start
    for line in (text if within is None else within.of(text)).splitlines(keepends=True):
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
    """Join the lines of a stanza that were broken because the next word did not fit, or in the middle of a clause."""
    if len(stanza) == 1:
        return stanza
    width = max(len(line) for line in stanza)
    wrapped = NARROWEST <= width <= WIDEST and _is_wrapped(text, stanza, width)
    joined = [stanza[0]]
    for above, line in pairwise(stanza):
        if (wrapped and _lacks_room(text, above, line, width)) or _goes_on(text, above, line):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined


def _is_wrapped(text: str, stanza: list[Span], width: int) -> bool:
    """Prose continues a full line in lower case more often than not; headlines and lists do not."""
    full = [line for above, line in pairwise(stanza) if _lacks_room(text, above, line, width)]
    return bool(full) and sum(text[line.start].islower() for line in full) * 2 >= len(full)


def _lacks_room(text: str, above: Span, line: Span, width: int) -> bool:
    if LIST_ITEM.match(text, line.start) or _BYLINE.match(text, line.start):
        return False
    return len(above) + 1 + len(text[line.start : line.end].split(None, 1)[0]) > width


def _goes_on(text: str, above: Span, line: Span) -> bool:
    """True where a line breaks off in a clause, or behind the dash of a dateline."""
    last = text[above.end - 1]
    if last.isdigit() and stamps(above.of(text)):
        return False
    if last in "—–_" or text.endswith(" --", above.start, above.end):
        return len(above) > 3 and len(above) <= WIDEST
    return text[line.start].islower() and (last.isalnum() or last == ",") and not _BYLINE.match(text, line.start)
