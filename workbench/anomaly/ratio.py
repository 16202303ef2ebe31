"""Two figures and how many times one is the other: "1,240 votes, twice as many as his rival, who got 830"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from workbench.anomaly.article import Article
from workbench.anomaly.figure import Figure
from workbench.anomaly.finding import anomaly
from workbench.anomaly.passage import Passage
from workbench.language.numerals import parse_word
from workbench.model import Anomaly, Span

_TIMES = r"(?:exactly |just |only )?(?P<times>twice|double|half|(?P<count>\w{3,6}|\d{1,2}) times)"
_AS = r"as (?:many|much|high|large|big|long|heavy|old|fast|tall|wide|deep|expensive|strong) as"
_MORE_THAN = re.compile(
    rf"[^.;:()\d]{{0,40}},? (?:or |which is |that is )?{_TIMES} (?:{_AS} )?"
    r"(?:the|its|their|his|her|last \w{4,6}['’]s)(?: [\w-]{2,14}){0,2} "
)
_THAN_WHICH = re.compile(
    rf"[^.;:()\d]{{0,40}},? (?:or |which is |that is )?{_TIMES} {_AS}"
    r" [^.;:,\d]{3,40}, (?:which|who|with)(?: [\w-]{1,14}){0,3} "
)
_LOW, _HIGH = Decimal("0.8"), Decimal("1.3")
"""What a fair reader lets "twice" mean, as a share of it: 1.6 to 2.6 times."""


def find(article: Article) -> Iterator[Anomaly]:
    for passage in article.passages:
        figures = [f for f in passage.figures if f.unit != "time"]
        for first, second in pairwise(figures):
            between = passage.between(first.span, second.number.span)
            told = _MORE_THAN.fullmatch(between) or _THAN_WHICH.fullmatch(between)
            if told is not None and (times := _times(told)) is not None:
                yield from _judged(passage, first, second, told, times)


def _times(told: re.Match[str]) -> Decimal | None:
    if told["count"]:
        return parse_word(told["count"])
    return Decimal("0.5") if told["times"] == "half" else Decimal(2)


def _judged(passage: Passage, first: Figure, second: Figure, told: re.Match[str], times: Decimal) -> Iterator[Anomaly]:
    if first.hedged or second.hedged or first.low <= 0 or second.low <= 0 or times <= 0:
        return
    if first.percent != second.percent or (first.unit and second.unit and first.unit != second.unit):
        return
    true = first.low / second.low
    if first.number.scaled != second.number.scaled or _LOW * times <= true <= _HIGH * times:
        return
    written = passage.reading.text
    ends = f"{first.number.span.of(written)} is {true.quantize(Decimal('0.1')).normalize():f} times"
    text = f"{ends} {second.number.span.of(written)}, not {told['times']}"
    span = Span(first.span.start, second.span.end)
    yield anomaly("arithmetic", passage.resting_on(first.span, second.span), span, text)
