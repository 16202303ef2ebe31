"""Raises in steps that do not come to what they are said to: "5.4 percent, then 3.5, then 3, which is 11 in all"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from math import prod

from workbench.anomaly.article import Article
from workbench.anomaly.figure import rounding
from workbench.anomaly.finding import anomaly
from workbench.anomaly.passage import Passage
from workbench.anomaly.sums import INCOMPLETE, told_as_sum
from workbench.model import Anomaly, Span

_MOST = 6
_DOWN = re.compile(
    r"\b(?:fell|fall\w*|cut|down|drop\w*|lower\w*|minus|less|interest|inflation|share|respectively|of (?:the|all))\b"
)
_THAT_IS = re.compile(r"(?:, (?:which is|that is|or|making|which makes|altogether)|: |, | — |; that is) ?$")
_ENDS = re.compile(
    r"(?: [a-z]{2,12})?,?"
    r"(?: (?:in all|in total|all told|altogether|combined|taken together|over (?:the|all) [a-z ]{3,24}))?"
    r"\s?(?:$|[.,;)])"
)
_ROUNDED = Decimal("0.25")
"""Points by which a sum told in halves may miss."""


def find(article: Article) -> Iterator[Anomaly]:
    for passage in article.passages:
        figures = passage.figures
        if 2 < len(figures) <= _MOST and figures[0].percent and figures[-1].percent:
            yield from _in_steps(passage)


def _in_steps(passage: Passage) -> Iterator[Anomaly]:
    """ "5.4 percent in the first year, then 3.5, then 3, which is 11 percent in all": neither added nor compounded."""
    figures = passage.figures
    steps, whole = figures[:-1], figures[-1]
    if any(f.hedged or f.low <= 0 or (f.unit and not f.percent) for f in figures) or not told_as_sum(passage, whole):
        return
    told = passage.between(steps[0].span, whole.span)
    if INCOMPLETE.search(told) or _DOWN.search(passage.text) or not _THAT_IS.search(passage.lead(whole.span)):
        return
    if not _ENDS.match(passage.rest(whole.span)):
        return
    added = sum((f.low for f in steps), Decimal(0))
    compounded = (prod((1 + f.low / 100 for f in steps), start=Decimal(1)) - 1) * 100
    slack = max(rounding(figures), _ROUNDED)
    if min(abs(whole.low - added), abs(whole.low - compounded)) > slack and abs(whole.low - added) <= added / 3:
        names = " + ".join(f.number.span.of(passage.reading.text) for f in steps)
        text = f"{names} is {added.normalize():f}, but the total given is {passage.words(whole)}"
        span = Span(steps[0].span.start, whole.span.end)
        yield anomaly("arithmetic", passage.resting_on(steps[0].span, whole.span), span, text)
