"""Two wordings of one quotation: which words of the one the other does not have."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+(?:[’'\-‑]\w+)*+|[^\w\s]")
_MOST = 400
"""Words up to which two wordings are compared; the time grows with the square."""

Marked = tuple[tuple[str, bool], ...]
"""A text in pieces, and whether each piece is in this text alone."""


def differing(text: str, other: str) -> Marked:
    """The text cut where it differs from the other; in one piece where nothing is to be compared."""
    words, others = list(_WORD.finditer(text)), _WORD.findall(other)
    if not words or not others or max(len(words), len(others)) > _MOST:
        return ((text, False),) if text else ()
    matcher = SequenceMatcher(
        None, [_plain(word[0]) for word in words], [_plain(word) for word in others], autojunk=False
    )
    pieces, at = list[tuple[str, bool]](), 0
    for change, low, high, _, _ in matcher.get_opcodes():
        if change == "equal" or low == high:
            continue
        start, end = words[low].start(), words[high - 1].end()
        pieces += [(text[at:start], False), (text[start:end], True)]
        at = end
    return tuple(piece for piece in (*pieces, (text[at:], False)) if piece[0])


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'").replace("‑", "-")
