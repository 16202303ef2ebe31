"""Points on a scale: magnitude 6.8, a Category 4 storm."""

from __future__ import annotations

import re

from workbench.language.numerals import Numeral
from workbench.model import Span

_SCALE_BEFORE = re.compile(r"\b(?P<scale>magnitude|category)[\s-](?:of\s)?$", re.IGNORECASE)
_STORM = re.compile(r"\b(?:hurricanes?|storms?|cyclones?|typhoons?|tornado(?:es)?|winds?)\b", re.IGNORECASE)
_REACH = 160
"""Code points either side of a number: about a clause."""


def scale_of(text: str, sentence: Span, number: Numeral) -> str:
    """The scale a number is a point on: magnitude 6.8, 6.1 on the Richter scale, a Category 4 storm."""
    before = _SCALE_BEFORE.search(text, max(sentence.start, number.span.start - 16), number.span.start)
    if before:
        storm = before["scale"].lower() == "magnitude" or _STORM.search(text, *_near(sentence, number))
        return before["scale"].lower() if storm else ""
    return "magnitude" if text.startswith((" on the Richter", " on the moment magnitude"), number.span.end) else ""


def _near(sentence: Span, number: Numeral) -> tuple[int, int]:
    """A stretch of the sentence around a number in which a word may tell its scale."""
    return max(sentence.start, number.span.start - _REACH), min(sentence.end, number.span.end + _REACH)
