"""Two figures set against each other: "9.7bn compares with 6.1bn, an increase of 49%"; "41 where 25 is allowed"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from workbench.anomaly.article import Article
from workbench.anomaly.figure import Figure, one_scale, plain, rounding
from workbench.anomaly.finding import anomaly
from workbench.anomaly.passage import Passage
from workbench.language.numerals import parse_word
from workbench.model import Anomaly, Span

_COMPARED = re.compile(
    r"(?: [\w-]{1,14}){0,4},? (?:compares? (?:with|to)|compared (?:with|to)|(?:as )?against|instead of|rather than)"
    r"(?: (?!and\b)[a-z’'-]{1,14}){0,4} "
)
_FROM = re.compile(r"\b[Ff]rom $")
_TO = re.compile(r"(?: [a-z-]{1,14})? to ")
_USED_TO = re.compile(r"\b(?:used to (?:be|cost|pay|charge)|was|were|had been) $")
_IS_NOW = re.compile(r"(?: [a-z-]{1,14})?(?: and|,) (?:is|are|now|is now|are now|now costs?) ")
_WHERE = re.compile(r"(?: [a-z-]{1,14}){0,2},? (?:in an? (?:[a-z-]{2,14} ){1,2})?where ")
_IS_ALLOWED = re.compile(
    r"(?: [a-z-]{1,14}){0,2} (?:is|was) (?:allowed|permitted|legal|the (?:limit|maximum|norm|rule))\b"
)
_WHEN = (
    r"(?: (?!and\b|or\b|but\b|while\b)(?:[\w’'-]{1,14}|\d{4})){0,5}(?:,| —| –| \() ?(?:or |which is |that is |i\.e\. )?"
)
_GAP = (
    r"(?:increase|rise|gain|jump|growth|climb|surge|leap|fall|drop|decline|decrease|reduction|cut|loss|slump|difference"
    r"|change|saving|gap|shortfall|surplus|overrun|excess)"
)
_GAP_OF = re.compile(rf"{_WHEN}an? (?:[a-z-]{{3,12}} )?{_GAP} of ")
_IS_A_GAP = re.compile(
    rf"(?: [\w’'-]{{1,14}}){{0,2}} (?:is|was|means|meant|amounts to|represents) an? (?:[a-z-]{{3,12}} )?{_GAP} of "
)
_EXTRA = re.compile(rf"{_WHEN}(?:an extra|another) ")
_BESIDE = re.compile(_WHEN)
_MORE = re.compile(r" (?:more|extra|less|fewer|higher|lower|dearer|cheaper)\b")
_UP = re.compile(rf"(?: [\w-]{{1,14}}){{0,3}}, (?:(?:up|down)(?: by)?|an? {_GAP} of) ")
_BACK_FROM = re.compile(r"(?: per ?cent| percent|%)?,? (?:from|on) (?:the |last year['’]s )?")
_ENDS = re.compile(r"(?P<per> (?:an?|per) (?:day|week|month|year|head|person|piece|ride|litre))?\s?(?:$|[.,;)])")
_PENNIES = re.compile(r"\s?(?:cents?|pence|p|øre|öre|groszy|centimes?|paise|kopecks?|pfennigs?)\b")
_CUT_SHORT = re.compile(r"(?:\s?(?:%|per ?cent|percent)| (?:percentage )?points?)?")
_TIMES = re.compile(
    r",? (?:or |which is |that is )?(?:(?P<over>more than|over|well over)"
    r"|(?P<under>nearly|almost|close to|just under)) "
    r"(?P<times>twice|double|(?P<count>\w{3,6}|\d{1,2}) times)"
    r"|,? (?:or |which is |that is )?(?P<plain>twice|double|(?P<number>\w{3,6}|\d{1,2}) times)"
)
_THE_LIMIT = re.compile(
    r"(?: the (?:limit|maximum|norm|(?:permitted|allowed|legal|official|agreed|planned|usual|normal|safe|authorised)"
    r" [a-z]{3,12})| what (?:is|was) (?:allowed|permitted|agreed|planned)"
    r"| as (?:much|many|fast|high|heavy|long|deep|wide|big|large)"
    r"(?: as (?:is |was )?(?:allowed|permitted|agreed|planned))?)?"
    r"\s?(?:$|[.,;)])"
)
_OVER, _UNDER, _PLAIN = ((Decimal(a), Decimal(b)) for a, b in (("0.95", "1.7"), ("0.7", "1.05"), ("0.8", "1.3")))
"""What a fair reader lets "more than twice", "nearly twice" and "twice" mean, as shares of twice."""
_WIDEST = Decimal("2.5")
"""Times by which what is said may miss the truth and still be meant as it."""
_ROUGHLY = 6
"""Percent by which a fraction in words may miss."""


def find(article: Article) -> Iterator[Anomaly]:
    for passage in article.passages:
        told = sorted({*passage.figures, *(f for f in passage.counts if f.number.fraction)}, key=lambda f: f.span)
        for new, gap, old in zip(told, told[1:], told[2:], strict=False):
            yield from _up_from(passage, new, gap, old)
        for at in range(len(told) - 1):
            if pair := _set_against(passage, told[at], told[at + 1]):
                yield from _by_how_much(passage, *pair, told[at + 1], told[at + 2 : at + 3])
                yield from _how_many_times(passage, *pair, told[at + 1])


def _up_from(passage: Passage, new: Figure, gap: Figure, old: Figure) -> Iterator[Anomaly]:
    """ "4.20 euros, up 60 cents from 3.40"."""
    pennies = _PENNIES.match(passage.rest(gap.number.span))
    end = gap.number.span.end + pennies.end() if pennies else gap.span.end
    way = _UP.fullmatch(passage.between(new.span, gap.span))
    back = _BACK_FROM.fullmatch(passage.reading.text[end : max(end, old.span.start)])
    if not way or not back or gap.hedged or not _comparable(new, old):
        return
    if wrong := _wrong(passage, new, old, gap, pennies is not None):
        span = Span(new.span.start, old.span.end)
        yield anomaly("arithmetic", passage.resting_on(new.span, gap.span, old.span), span, wrong)


def _set_against(passage: Passage, first: Figure, second: Figure) -> tuple[Figure, Figure] | None:
    """The new figure and the old one it is set against, in this order."""
    between, lead = passage.between(first.span, second.span), passage.lead(first.span, 30)
    if first.number.fraction or second.number.fraction or not _comparable(first, second):
        return None
    if _COMPARED.fullmatch(between):
        return first, second
    if (_FROM.search(lead) and _TO.fullmatch(between)) or (_USED_TO.search(lead) and _IS_NOW.fullmatch(between)):
        return second, first
    if _WHERE.fullmatch(between) and _IS_ALLOWED.match(passage.rest(second.span)):
        return first, second
    return None


def _comparable(first: Figure, second: Figure) -> bool:
    """Whether two figures may be of one unit and are both exact."""
    if first.hedged or second.hedged or first.low <= 0 or second.low <= 0 or first.low == second.low:
        return False
    units = {f.unit for f in (first, second) if f.unit}
    return len(units) <= 1 and (first.percent == second.percent or not second.unit) and one_scale(first, second)


def _by_how_much(
    passage: Passage, new: Figure, old: Figure, last: Figure, behind: Sequence[Figure]
) -> Iterator[Anomaly]:
    """ "An increase of 49%", "a drop of a fifth", "an extra 80p", "or 15 more"."""
    if not behind:
        return
    gap = behind[0]
    between, rest = passage.between(last.span, gap.span), passage.rest(gap.span)
    pennies = _PENNIES.match(passage.rest(gap.number.span))
    rest = passage.rest(gap.number.span)[pennies.end() :] if pennies else rest
    more = _MORE.match(rest)
    is_gap = _IS_A_GAP.fullmatch(between) and old.span < new.span
    if not (is_gap or _GAP_OF.fullmatch(between) or _EXTRA.fullmatch(between) or (more and _BESIDE.fullmatch(between))):
        return
    ends = _ENDS.match(rest, more.end() if more else _cut(rest))
    if ends is None or (gap.percent and ends["per"]) or (gap.hedged and not gap.number.fraction):
        return
    if wrong := _wrong(passage, new, old, gap, pennies is not None):
        span = Span(min(new.span.start, old.span.start), gap.span.end)
        yield anomaly("arithmetic", passage.resting_on(new.span, old.span, gap.span), span, wrong)


def _cut(rest: str) -> int:
    unit = _CUT_SHORT.match(rest)
    return unit.end() if unit else 0


def _wrong(passage: Passage, new: Figure, old: Figure, gap: Figure, pennies: bool) -> str:
    """The computation when the gap is not that of the two; empty when it may be."""
    change = abs(new.low - old.low)
    relative = change / old.low * 100
    ends = f"{passage.words(old)} to {passage.words(new)}"
    if gap.percent or gap.number.fraction:
        said = gap.low * 100 if gap.number.fraction and gap.low < 1 else gap.low
        slack = 1 + gap.number.step / 2 + rounding((new, old)) / old.low * 100
        slack = Decimal(_ROUGHLY) if gap.number.fraction else slack
        points = new.percent and abs(change - said) <= rounding((new, old, gap)) + 1
        if points or abs(relative - said) <= slack or not _near(relative, said):
            return ""
        return f"{ends} is a change of {plain(relative.quantize(Decimal('0.1')))} percent, not {passage.words(gap)}"
    said = gap.low / 100 if pennies else gap.low
    if not pennies and (gap.unit.partition(" per ")[0] not in ("", new.unit, old.unit) or not one_scale(new, old, gap)):
        return ""
    slack = rounding((new, old)) + (gap.rounding / 100 if pennies else gap.rounding)
    if new.percent or abs(change - said) <= slack or not _near(change, said):
        return ""
    return f"{ends} is {plain(change)}, not {passage.words(gap)}"


def _near(true: Decimal, said: Decimal) -> bool:
    return true / _WIDEST <= said <= true * _WIDEST


def _how_many_times(passage: Passage, new: Figure, old: Figure, last: Figure) -> Iterator[Anomaly]:
    """ "41 where 25 is allowed, more than twice the limit", "900 instead of 600, more than double"."""
    rest = passage.rest(last.span, 120)
    allowed = _IS_ALLOWED.match(rest)
    told = _TIMES.match(rest, allowed.end() if allowed else 0)
    if told is None or not _THE_LIMIT.match(rest, told.end()):
        return
    count = told["count"] or told["number"]
    times = parse_word(count) if count else Decimal(2)
    if times is None or times <= 1:
        return
    true = new.low / old.low
    low, high = _OVER if told["over"] else _UNDER if told["under"] else _PLAIN
    if low * times <= true <= high * times:
        return
    span = Span(new.span.start, last.span.end + told.end())
    ends = f"{passage.words(new)} is {plain(true.quantize(Decimal('0.01')))} times {passage.words(old)}"
    text = f"{ends}, not {told[0].strip(' ,')}"
    yield anomaly("arithmetic", passage.resting_on(new.span, old.span), span, text)
