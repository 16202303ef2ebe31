"""Arithmetic that a text does aloud: "35 less two is 32", "cut from 35 percent by two points, to 32"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from workbench.anomaly.article import Article
from workbench.anomaly.finding import anomaly
from workbench.anomaly.passage import Passage
from workbench.language import numerals
from workbench.language.numerals import Numeral
from workbench.model import Anomaly, Span

_CURRENCY = r"(?:[A-Z]{0,3}[$£€¥])?"
_NOUN = r"(?:\s?(?:%|per ?cent|percentage points?|points?|basis points|[a-z]{3,12}))?"
_LESS = re.compile(rf"{_NOUN},? (?:less|minus|take away) {_CURRENCY}")
_PLUS = re.compile(rf"{_NOUN},? (?:plus|and) {_CURRENCY}")
_TIMES = re.compile(rf"{_NOUN},? (?:times|multiplied by) {_CURRENCY}")
_IS = re.compile(rf"{_NOUN},? (?:is|makes?|equals?|leaves?|gives?|comes? to|adds? up to) {_CURRENCY}")
_SAID = re.compile(rf"{_NOUN},? (?:makes?|equals?|gives?|adds? up to) {_CURRENCY}")
_FROM = re.compile(
    rf"\b(?P<verb>cut|lower\w*|reduc\w+|slash\w+|trimm?\w*|fell|fall\w*|drop\w*|down"
    rf"|rais\w+|increas\w+|lift\w+|rose|rising|up|grew)\b[^.;:]{{0,60}} from {_CURRENCY}$"
)
_DOWN = re.compile(r"cut|lower|reduc|slash|trim|fell|fall|drop|down")
_UNIT = r"(?:\s?(?:%|per ?cent|percent|points?|[a-z]{3,12}))?"
_BY = re.compile(
    rf"{_UNIT},? by (?:just |only |another )?"
    rf"(?P<one>(?:a|one) point and a half|half a point|a quarter of a point|a point)?{_CURRENCY}"
)
_TO = re.compile(
    rf"(?:[\s-]?(?:%|per ?cent|(?:(?:full|whole|percentage|basis) ?)?points?|[a-z]{{3,12}}))?,? to {_CURRENCY}"
)
_ENDS = re.compile(r"\s?(?:%|per ?cent|percent|points?|[a-z]{3,12})?\s?(?:$|[.,;:)])")
_SPOKEN = {"half a point": Decimal("0.5"), "a quarter of a point": Decimal("0.25"), "a point": Decimal(1)}
_BASIS = re.compile(r"[\s-]basis[\s-]points?\b")
_POINTS = re.compile(r"[\s-](?:(?:full|whole|percentage)[\s-])?points?\b")


def find(article: Article) -> Iterator[Anomaly]:
    for passage in article.passages:
        numbers = [n for n in numerals.find(article.reading.text, passage.span) if n.high is None]
        for first, second, third in zip(numbers, numbers[1:], numbers[2:], strict=False):
            yield from _aloud(passage, first, second, third)
        for first, last in pairwise(numbers):
            yield from _stepped(passage, numbers, first, last)


def _aloud(passage: Passage, first: Numeral, second: Numeral, third: Numeral) -> Iterator[Anomaly]:
    """ "35 less two is 32", "12 and eight make 21", "three times four is 13"."""
    way, result = passage.between(first.span, second.span), passage.between(second.span, third.span)
    if _LESS.fullmatch(way) and _IS.fullmatch(result):
        sign, true = "−", first.low - second.low
    elif _PLUS.fullmatch(way) and (_IS if "plus" in way else _SAID).fullmatch(result) and _alone(passage, first):
        sign, true = "+", first.low + second.low
    elif _TIMES.fullmatch(way) and _IS.fullmatch(result):
        sign, true = "×", first.low * second.low
    else:
        return
    if first.scaled != third.scaled or not _ENDS.match(passage.rest(third.span)) or _before(passage, first):
        return
    if abs(true - third.low) > _slack(first, second, third) and not any(map(passage.hedged, (first, second, third))):
        yield _told(passage, first, third, f"{_shown(passage, first)} {sign} {_shown(passage, second)} is {true:,f}")


def _alone(passage: Passage, first: Numeral) -> bool:
    """Whether a sum opens its sentence or clause: "rules 3 and 4 make five exceptions" is none."""
    return re.search(r"(?:^|[,:;(—–“\"'] ?|\b(?:that|as|and|but|so) )$", passage.lead(first.span)) is not None


def _before(passage: Passage, first: Numeral) -> bool:
    """Whether the first number is itself the last of a longer account: "4, 5 and 6 make 15"."""
    return re.search(r"\d\S*(?: [a-z]{3,12})?(?:,| and| plus| less| minus) $", passage.lead(first.span, 24)) is not None


def _stepped(passage: Passage, numbers: list[Numeral], first: Numeral, second: Numeral) -> Iterator[Anomaly]:
    """ "Cut from 35 percent by two points, to 32 percent"; "by a point and a half" is one number, too."""
    verb, text = _FROM.search(passage.lead(first.span, 90)), passage.reading.text
    start = _BY.match(text, first.span.end, passage.span.end)
    if verb is None or start is None:
        return
    if start["one"]:
        step, end = _SPOKEN.get(start["one"], Decimal("1.5")), start.end()
    elif start.end() == second.span.start:
        step, end = second.low, second.span.end
    else:
        return
    to = _TO.match(text, end, passage.span.end)
    last = next((n for n in numbers if to is not None and n.span.start == to.end()), None)
    if last is None or last.scaled != first.scaled:
        return
    percent = passage.claim_at(first.span, "percent") is not None
    if _BASIS.match(text, end):
        step /= 100
    elif percent != bool(start["one"] or _POINTS.match(text, end)) or passage.claim_at(Span(end - 1, end), "percent"):
        return  # "by two percent" of a percentage may be either
    down = _DOWN.match(verb["verb"]) is not None
    true = first.low - step if down else first.low + step
    if abs(true - last.low) > _slack(first, last) and not any(map(passage.hedged, (first, last))):
        said = text[start.end() : end].strip() or (start["one"] or "")
        yield _told(
            passage, first, last, f"{_shown(passage, first)} {'−' if down else '+'} {said} is {true.normalize():f}"
        )


def _told(passage: Passage, first: Numeral, last: Numeral, text: str) -> Anomaly:
    span = Span(first.span.start, last.span.end)
    involved = passage.resting_on(first.span, last.span)
    return anomaly("arithmetic", involved, span, f"{text}, not {_shown(passage, last)}")


def _shown(passage: Passage, number: Numeral) -> str:
    return number.span.of(passage.reading.text)


def _slack(*numbers: Numeral) -> Decimal:
    """Half the rounding unit of each; counts written out in full are exact."""
    return sum((Decimal(0) if n.step == 1 and not n.scaled else n.step / 2 for n in numbers), Decimal(0))
