"""Two figures and the gap between them: "at 1,610 metres … at 1,340 metres, a drop of 370"; "48, 9 more than 37"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from workbench.anomaly.article import Article
from workbench.anomaly.figure import Figure, one_scale, plain, rounding
from workbench.anomaly.finding import anomaly
from workbench.anomaly.passage import Passage
from workbench.model import Anomaly, Span

_GAP = (
    r"(?:drop|fall|rise|climb|descent|ascent|gap|difference|gain|loss|increase|decrease|decline|reduction|cut|change"
    r"|swing|shortfall|surplus|saving|lead|margin|jump|growth)"
)
_GAP_OF = re.compile(
    r"[^.;:()\d]{0,40}?(?:,| —| –| \() ?(?:or |which is |that is |i\.e\. )?an? (?:[a-z-]{3,12} )?"
    rf"{_GAP} of "
    r"|[^.;:()\d]{0,40}?[,;] (?:so |and |thus )?(?:(?:he|she|it|they|that) )?"
    r"(?:won|lost|led|leads|winning|losing|leading) by "
)
ELSEWHERE = re.compile(r"(?: [a-z]{3,14}){0,2} (?:in [A-Z]|alone\b|of (?:them|which)\b)")
"""What makes a gap that of a part: "an increase of 12 million in Norway alone"."""
_CHANGES = re.compile(
    r"\b(?:another|further|then|additional|plus|more|by|next|again|rose|fell|grew|shrank|climbed|dropped|gained|lost"
    r"|added|each|every|of which|respectively)\b"
)
_MORE = (
    r"(?P<way>more|higher|greater|larger|longer|taller|older|heavier|deeper|wider|bigger|up|above|ahead"
    r"|fewer|less|lower|smaller|shorter|younger|lighter|narrower|down|below|behind|short)"
)
_LESS = (
    "fewer",
    "less",
    "lower",
    "smaller",
    "shorter",
    "younger",
    "lighter",
    "narrower",
    "down",
    "below",
    "behind",
    "short",
)
_APPOSED = re.compile(
    r"[^.;:()\d]{0,40}(?:,| —| –| \() ?(?:or |which is |that is |exactly |just )?"
    r"|(?: [a-z]{3,12}|, [^.;:,()\d]{3,40})? (?:was|were|is|are) (?:exactly |just |only )?"
)
_THEN = re.compile(r"(?: [a-z]{2,8}){0,2} (?:ago|earlier|before|last (?:year|month|week|time)|in \d{4})\b")
_THAN_THE = re.compile(
    rf" ?{_MORE}(?: (?:than|on|from|of))? (?:the|its|their|his|her|our|last \w{{4,6}}['’]s)(?: [\w-]{{2,14}}){{0,2}} "
)
_FROM = re.compile(r"\b[Ff]rom (?:an? (?:peak|high|low|record|all-time high) of )?$")
_TO = re.compile(r"\bto $")
_THAT_IS = re.compile(r"(?: [a-z]{3,12})?(?:[:;,—–]|\.)? (?:that is|that['’]s|which is|or) ")
_FEWER = re.compile(r" (?P<way>more|fewer|less|higher|lower)(?=\s?(?:$|[.,;)]))")
_THAN_WHICH = re.compile(rf" ?{_MORE} than [^.;:()\d]{{3,40}}, (?:which|who|whose|with|at)(?: [\w-]{{1,14}}){{0,4}} ")
_DIMENSION = re.compile(
    r"\W?(?:high|tall|long|wide|deep|thick|across|away|apart|off|from|up|down|behind|ahead|below|above|old)\b"
)
_WIDEST = Decimal("2.5")
"""Times by which a gap may miss the true one and still be meant as that: slips of a digit, not other figures."""


def find(article: Article) -> Iterator[Anomaly]:
    for passage in article.passages:
        figures = passage.figures
        for at in range(len(figures) - 2):
            yield from _fewer(passage, *figures[at : at + 3])
            yield from _apart(passage, figures[: at + 3])
            yield from _compared(passage, *figures[at : at + 3])


def _apart(passage: Passage, told: list[Figure]) -> Iterator[Anomaly]:
    """ "From 1,120 metres … to 1,870 metres, a climb of 650 metres": only two figures of the unit before the gap."""
    first, last, gap = told[-3:]
    if not _GAP_OF.fullmatch(passage.between(last.span, gap.span)) or not _one_unit(passage, first, last, gap):
        return
    if first.percent or any(f.unit == first.unit for f in told[:-3]) or ELSEWHERE.match(passage.rest(gap.span)):
        return
    changes = not _from_to(passage, first, last) and _CHANGES.search(passage.between(first.span, last.span))
    if changes or not one_scale(*told[-3:]):
        return
    true = abs(first.low - last.low)
    if abs(first.low + last.low - gap.low) > rounding(told[-3:]):
        yield from _judged(passage, [first, last, gap], gap, true, _minus(passage, first, last))


def _one_unit(passage: Passage, first: Figure, last: Figure, gap: Figure) -> bool:
    """Whether all are of one unit; bare numbers are when the first two are told as "from … to"."""
    if any(f.unit for f in (first, last, gap)):
        return bool(first.unit) and first.like(last, gap)
    return _from_to(passage, first, last)


def _from_to(passage: Passage, first: Figure, last: Figure) -> bool:
    return bool(_FROM.search(passage.lead(first.span, 30)) and _TO.search(passage.lead(last.span, 10)))


def _fewer(passage: Passage, first: Figure, last: Figure, gap: Figure) -> Iterator[Anomaly]:
    """ "Last year 214 calves were born, this year 187: that is 37 fewer"."""
    told = _FEWER.match(passage.rest(gap.span))
    if (
        told is None
        or not _THAT_IS.fullmatch(passage.between(last.span, gap.span))
        or not _comparable(passage, first, gap, last)
    ):
        return
    more, less = (first, last) if told["way"] in _LESS else (last, first)
    yield from _judged(passage, [first, last, gap], gap, more.low - less.low, _minus(passage, first, last))


def _compared(passage: Passage, high: Figure, gap: Figure, low: Figure) -> Iterator[Anomaly]:
    """ "18,200 books, 1,400 more than the 15,800 of the year before"."""
    words = passage.between(gap.span, low.span)
    of_another = _THEN.match(passage.rest(low.span)) is not None
    told = _THAN_THE.fullmatch(words) or (None if of_another else _THAN_WHICH.fullmatch(words))
    if told is None or not _APPOSED.fullmatch(passage.between(high.span, gap.span)):
        return
    if not _comparable(passage, high, gap, low):
        return
    first, last = (low, high) if told["way"] in _LESS else (high, low)
    yield from _judged(passage, [high, gap, low], gap, first.low - last.low, _minus(passage, first, last))


def _comparable(passage: Passage, high: Figure, gap: Figure, low: Figure) -> bool:
    """Whether all three are of one unit, percentages and their points included, and measure the same."""
    if not one_scale(high, gap, low):
        return False
    if high.percent and low.percent:
        return gap.unit == "point"
    sizes = [_DIMENSION.match(passage.rest(f.span, 8)) for f in (high, low)]
    if sizes[1] is not None and (sizes[0] is None or sizes[0][0] != sizes[1][0]):
        return False
    return high.like(low, gap) and bool(high.unit)


def _judged(passage: Passage, figures: list[Figure], gap: Figure, true: Decimal, computation: str) -> Iterator[Anomaly]:
    if any(f.hedged for f in figures) or true <= 0 or abs(true - gap.low) <= rounding(figures):
        return
    if true / _WIDEST <= gap.low <= true * _WIDEST:
        span = Span(min(f.span.start for f in figures), max(f.span.end for f in figures))
        text = f"{computation} is {plain(true)}, not {passage.words(gap)}"
        yield anomaly("arithmetic", passage.resting_on(*(f.span for f in figures)), span, text)


def _minus(passage: Passage, first: Figure, last: Figure) -> str:
    high, low = sorted((first, last), key=lambda f: -f.low)
    return f"{high.number.span.of(passage.reading.text)} − {low.number.span.of(passage.reading.text)}"
