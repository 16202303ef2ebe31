"""A measure told in two units that do not agree: "240 km (95 miles)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from workbench.anomaly.article import Article
from workbench.anomaly.figure import Figure, plain
from workbench.anomaly.finding import anomaly
from workbench.anomaly.passage import Passage
from workbench.language.units import conversions, is_unit
from workbench.model import Anomaly, Span

_OPENS = re.compile(r"[ -]?(?:[a-z]{3,10} )?\((?:or )?|, or ")
_CLOSES = re.compile(r"(?: (?:high|long|wide|deep|tall|thick|away|in length))?(?:[),.]|$)")
_COMPOUND = re.compile(r"[\d½][.,]? ?$|(?:feet|foot|ft|pounds?|lbs?|stone|st|miles?)(?: and)? $")
_DIFFERENCE = re.compile(
    r"\b(?:by|rises?|rose|risen|fell|fall|drop\w*|within|range|increase\w*|warm\w*|cool\w*|high\w*|low\w*|hott\w*|cold\w*|above|below|more|less|another|difference)\b"
)
_NEARLY = Decimal("0.12")
"""Share by which a conversion may be rounded: "a mile (2 km)" and "30 miles (50 km)" are usual."""


def find(article: Article) -> Iterator[Anomaly]:
    for passage in article.passages:
        for first, second in pairwise(passage.figures):
            if first.unit != second.unit and first.unit and second.unit and _beside(passage, first, second):
                yield from _converted(passage, first, second)


def _beside(passage: Passage, first: Figure, second: Figure) -> bool:
    """Whether the second stands in brackets behind the first, or as "or so much", each a measure of one number."""
    if not _OPENS.fullmatch(passage.between(first.span, second.span)) or not _CLOSES.match(passage.rest(second.span)):
        return False
    return not _COMPOUND.search(passage.lead(first.number.span, 8)) and is_unit(first.unit) and is_unit(second.unit)


def _converted(passage: Passage, first: Figure, second: Figure) -> Iterator[Anomaly]:
    readings = conversions(first.unit, second.unit)
    if first.hedged or second.hedged or not readings or first.low <= 0:
        return
    best = min((first.low * factor + shift for factor, shift in readings), key=lambda true: abs(true - second.low))
    around = passage.lead(first.span, 40) + passage.rest(second.span, 40)
    apart = _DIFFERENCE.search(around) is not None  # 2 degrees warmer is 3.6 in Fahrenheit
    plainly = [first.low * factor for factor, _ in readings] if apart else []
    slack = _step(second) + max(abs(factor) for factor, _ in readings) * _step(first)
    if any(abs(true - second.low) <= slack + _NEARLY * abs(true) for true in (best, *plainly)):
        return
    unit = re.sub(r"^[\d.,\s-]+", "", passage.words(second)) or second.unit
    text = f"{passage.words(first)} is {plain(best.quantize(Decimal('0.1')))} {unit}, not {passage.words(second)}"
    span = Span(first.span.start, second.span.end)
    yield anomaly("arithmetic", passage.resting_on(first.span, second.span), span, text)


def _step(figure: Figure) -> Decimal:
    """Half of what the last digit stands for that is no zero."""
    digits = figure.low.normalize().as_tuple()
    return Decimal(1).scaleb(int(digits.exponent)) / 2
