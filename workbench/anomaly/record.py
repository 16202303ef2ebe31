"""A record beaten by so much, against the old and the new mark: "the old mark, 43.4 … beat it by 2.2" with 44.6."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from workbench.anomaly.article import Article
from workbench.anomaly.figure import Figure, plain
from workbench.anomaly.finding import anomaly
from workbench.anomaly.passage import Passage
from workbench.model import Anomaly

_OLD = re.compile(
    r"\b(?:old|previous|former|earlier|existing|standing)\b[^.;:\d]{0,20}\b(?:records?|marks?|best|high|low)\b[^.;:\d]{0,40}$",
    re.IGNORECASE,
)
_BEATEN = re.compile(
    r"\b(?:beat|beaten|broke|broken|bettered|improved|surpassed|topped|smashed|exceeded|fell|missed)\b"
    r"[^.;:\d]{0,24}\bby $"
)
_MOST = 5
"""Records beaten in one article; more are a table."""
_NEAR = 5
"""The part of the old mark (one in so many) by which a new one may lie from it."""


def find(article: Article) -> Iterator[Anomaly]:
    told = ((p, f) for p in article.passages for f in p.figures if _fine(f) and not f.hedged)
    for passage, gap in islice((pair for pair in told if _BEATEN.search(pair[0].lead(pair[1].span))), _MOST):
        yield from _beaten(article, passage, gap)


def _beaten(article: Article, passage: Passage, gap: Figure) -> Iterator[Anomaly]:
    """The old mark in this sentence or the one before, and one other mark like it in the whole article."""
    near = [p for p in (passage.before, passage) if p is not None]
    old = [(p, f) for p in near for f in p.figures if f is not gap and _OLD.search(p.lead(f.span, 80)) and _fine(f)]
    if len(old) != 1:
        return
    home, mark = old[0]
    others = {f.low for p in article.passages for f in p.figures if _rival(f, mark, gap)}
    if len(others) != 1:
        return
    new = others.pop()
    true = abs(new - mark.low)
    if true != gap.low and not mark.hedged:
        high, low = sorted((new, mark.low), reverse=True)
        text = f"{high:f} − {low:f} is {plain(true)}, not {passage.words(gap)}"
        yield anomaly(
            "arithmetic", dict.fromkeys([*passage.resting_on(gap.span), *home.resting_on(mark.span)]), gap.span, text
        )


def _fine(figure: Figure) -> bool:
    """Whether a figure is written with a decimal: whole numbers are too often other things."""
    return figure.low != figure.low.to_integral_value() and not figure.number.scaled


def _rival(figure: Figure, mark: Figure, gap: Figure) -> bool:
    """Whether a figure may be the new mark: as fine as the old one, near it, and of no other unit."""
    if not _fine(figure) or figure.low in (mark.low, gap.low) or figure.number.step != mark.number.step:
        return False
    if figure.unit and mark.unit and figure.unit != mark.unit:
        return False
    return abs(figure.low - mark.low) * _NEAR <= mark.low
