"""Ratios in words: "one in five", "nine out of 10", "1 in 10,000"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from workbench.language.numberwords import listed
from workbench.language.numerals import Numeral
from workbench.language.numerals import find as numerals
from workbench.model import Span

_LINK = re.compile(r"\s(?P<way>in|out of)\s(?P<every>every\s)?")
_SHARERS = re.compile(
    rf"\s(?:{'|'.join(sorted(listed('sharers')))}|[A-Z][a-z]{{2,12}}(?:ans|ns|ons))(?=\s(?:in|out of)\s)"
)
"""Of whom a ratio may tell before its whole: nineteen people in twenty."""
_CLOSED = re.compile(
    r"\s?[.,;:)!?–—”\"]|$|\s(?:must|should|would|will|can|could|may|might|have|has|had|are|were|is|was|do|does|did|say"
    r"|said|says|who|that|want|need|now|still|think|fear|vote|support|oppose|and|or|but|go|went|get|got|come|came|take|took"
    r"|lose|lost|live|use|own|believe|fail|ran|run|made|paid|kept|left|met|sold|found|felt|cannot|never|already|also"
    r"|it|he|she|they|we|[a-z]{3,12}ed)\b"
)
_REACH = 40
"""Longest whole of a ratio, in code points: "one hundred and twenty-five thousand"."""
_WHOLES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 50, 100})
"""Wholes that "in" joins; "two in 37" is no ratio that anyone would write."""
_MANY = re.compile(r"\s(?P<noun>[a-z]{3,16}s|men|women|children|people|police|teeth)(?=\s(?:in|out of)\s)")
"""What besides people a ratio may tell of: fewer than three trains in four."""
_SCORED = listed("scored")
"""What is won or scored in so many games: three goals in five."""
_BOUNDED = re.compile(
    r"\b(?:[Mm]ore than|[Ff]ewer than|[Ll]ess than|[Nn]early|[Aa]lmost|[Aa]bout|[Rr]oughly|[Aa]round|[Oo]ver"
    r"|[Uu]nder|[Aa]t least"
    r"|[Aa]t most|[Oo]nly|[Ss]ome|[Jj]ust) $"
)
_TOLD_OF = re.compile(r"\s(?:are|were|have|had|do|say|said|will|would|fail|failed|go|went|cannot|could|can)\b")
_LARGEST = 10**6
_COUNTS = re.compile(r"\s(?:stars?|points?|marks?)\b|[\s-](?:years?|months?|weeks?|days?|hours?|minutes?)\b")
"""What makes of the whole a scale or a length of time: 4.5 out of 5 stars, two in 10 years."""
_YEAR = re.compile(r"(?:1[5-9]|20)\d{2}(?!\d)")


@dataclass(frozen=True, slots=True)
class Ratio:
    """A part of a whole and where the words for it end."""

    part: Decimal
    whole: Decimal
    end: int


def ratio_after(text: str, sentence: Span, number: Numeral) -> Ratio | None:
    """The ratio that a number begins; None where it counts something by itself."""
    sharers = _SHARERS.match(text, number.span.end, sentence.end) or _things(text, sentence, number)
    link = _LINK.match(text, sharers.end() if sharers else number.span.end, sentence.end)
    if not link or number.high is not None or number.low % 1 != 0 or not 0 < number.low < 100:
        return None
    following = numerals(text, Span(link.end(), min(sentence.end, link.end() + _REACH)))
    if not following or following[0].span.start != link.end():
        return None
    whole = following[0]
    if whole.high is not None or whole.low % 1 != 0 or not number.low < whole.low <= _LARGEST or whole.low == 1:
        return None
    if re.match(r"[.,]?\d|%|\w", text[whole.span.end : whole.span.end + 2]):
        return None
    if sharers and not (whole.low in _WHOLES and _CLOSED.match(text, whole.span.end, sentence.end)):
        return None
    if sharers and sharers.re is _MANY and not _told_of_things(text, sentence, number, whole, link["way"]):
        return None
    if _COUNTS.match(text, whole.span.end) or _YEAR.fullmatch(text, whole.span.start, whole.span.end):
        return None
    usual = whole.low in _WHOLES or (whole.low % 1000 == 0) or (number.low == 1 and whole.low > 100)
    if link["way"] == "in" and not link["every"] and not usual:
        return None
    return Ratio(number.low, whole.low, whole.span.end)


def _things(text: str, sentence: Span, number: Numeral) -> re.Match[str] | None:
    """The noun between a number and the whole of its ratio, where no score is told."""
    found = _MANY.match(text, number.span.end, sentence.end)
    return found if found and found["noun"] not in _SCORED else None


def _told_of_things(text: str, sentence: Span, number: Numeral, whole: Numeral, way: str) -> bool:
    """Whether a ratio of things is one: out of a whole, with a bound, or with its verb behind."""
    start = number.span.start
    bounded = _BOUNDED.search(text, max(sentence.start, start - 12), start)
    return way == "out of" or bool(bounded or _TOLD_OF.match(text, whole.span.end, sentence.end))
