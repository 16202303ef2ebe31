"""Two quotations word by word: what one has and the other has not, marked by signs as well as by style."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from textual.content import Content

from workbench.tui.safe import joined, one_line, shown

_WORD = re.compile(r"\w+(?:[’'\-‑]\w+)*+|[^\w\s]")
LEFT, RIGHT = ("[-", "-]"), ("{+", "+}")
"""The signs of wdiff: words of the first quotation alone, and of the second alone."""


def words_of(text: str) -> list[str]:
    """Words and punctuation marks, one by one."""
    return _WORD.findall(text)


def word_diff(left: str, right: str) -> Content:
    """One text that shows both: common words plain, words of one side alone between the signs of that side."""
    a, b = words_of(one_line(left)), words_of(one_line(right))
    matcher = SequenceMatcher(None, [_plain(w) for w in a], [_plain(w) for w in b], autojunk=False)
    parts: list[Content] = []
    for change, low, high, start, end in matcher.get_opcodes():
        if change == "equal":
            parts.append(shown(_together(a[low:high])))
            continue
        if high > low:
            parts.append(shown(_together(a[low:high]).join(LEFT), "lines--only-left"))
        if end > start:
            parts.append(shown(_together(b[start:end]).join(RIGHT), "lines--only-right"))
    spaced = [part for number, one in enumerate(parts) for part in ((shown(" "), one) if number else (one,))]
    return joined(*spaced)


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'").replace("‑", "-")


def _together(words: list[str]) -> str:
    """Words as a text: no space before punctuation."""
    text = ""
    for word in words:
        text += word if not text or not (word[0].isalnum() or word[0] in "“(‘") else f" {word}"
    return text
