"""A change that does not follow from its two ends: "from 40 to 55, an increase of 12"; and margins of votes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from workbench.anomaly.article import Article
from workbench.anomaly.difference import ELSEWHERE
from workbench.anomaly.finding import anomaly
from workbench.anomaly.passage import Passage
from workbench.language import numerals
from workbench.language.hedges import hedge
from workbench.language.numerals import Numeral
from workbench.language.units import is_unit
from workbench.model import Anomaly, Modifier, Span

_CURRENCY = r"(?:[A-Z]{0,3}[$£€¥])?"
_FROM = re.compile(rf"\bfrom {_CURRENCY}$")
_TO = re.compile(rf"(?:\s?[\w%-]{{1,14}}){{0,2}} to {_CURRENCY}")
_CHANGE = (
    r"(?:increase|rise|gain|jump|growth|climb|surge|leap|fall|drop|decline|decrease|reduction|cut|loss|slump|slide"
    r"|difference|change|saving)"
)
_CHANGE_OF = re.compile(
    rf"(?:\s[\w%-]{{1,14}}){{0,4}}(?:,| —| –| \() ?(?:or |which is |i\.e\. )?an? (?:\w{{3,12}} )?"
    rf"{_CHANGE} of {_CURRENCY}"
)
_CHANGE_BEHIND = re.compile(rf"(?:\s[\w%-]{{1,14}}){{0,4}}(?:,| —| –| \() ?(?:or )?an? {_CURRENCY}")
_ITS_NAME = re.compile(rf"(?:[\s-](?:per ?cent|percentage|point|[a-z]{{3,12}}))?\s{_CHANGE}\b")
_VERB = re.compile(
    r"\b(?:rose|rise[ns]?|grew|grown?|grows|increased?|climbed|jumped|surged|gained|fell|fall(?:en|s)?|dropped|declined"
    rf"|decreased|shrank|slumped|slid|cut|reduced|raised|up|down)(?: by)? {_CURRENCY}$"
)
_BY_TO_FROM = re.compile(rf"(?:\s?(?:%|per ?cent|percentage points?|[a-z]{{3,12}}))?,? from {_CURRENCY}")
_TO_FROM = re.compile(rf"(?:\s?[\w%-]{{1,14}}){{0,2}} from {_CURRENCY}")
_TO_BEFORE = re.compile(rf"(?:\s?(?:%|per ?cent))? to {_CURRENCY}$")
_TIMES = re.compile(
    r"(more than |nearly |almost )?\b(doubled|tripled|trebled|quadrupled|halved)\b[^.;,\d]{0,30}(?:, )?"
    r"(?:(?:since|in|after) (?:[A-Z][a-z]{2,8} )?\d{4},? )?$"
)
_FACTORS = {
    "doubled": (1.7, 2.6),
    "tripled": (2.5, 3.7),
    "trebled": (2.5, 3.7),
    "quadrupled": (3.4, 4.8),
    "halved": (0.4, 0.6),
}
"""What a fair reader lets each word mean, last value over first."""
_ROUGHLY = 6
"""Percent by which a fraction in words may miss: a third is anything from 27 to 39."""
_A_LITTLE, _MUCH = 1.1, 1.5
"""By how much "more than" raises both bounds."""
_UP_FROM = re.compile(rf"(?:\s[\w%-]{{1,14}}){{0,3}},? (?:up|down) from {_CURRENCY}")
_POINTS = re.compile(r"\s?-?(?:percentage[ -])?points?\b")
_CENTS = re.compile(r"\s?(?:cents?|pence|p|øre|centimes?)\b|¢")
_OR = re.compile(r"(?:\s[a-z]{3,12}){0,2}(?:,? or | \()(?:by )?")
_BY_BEHIND = re.compile(
    rf"(?:\s(?:%|per ?cent|percent|[a-z]{{3,12}})|%){{0,2}}(?:,| or|, or) by (?:just |only )?{_CURRENCY}"
)
_BY_ENDS = re.compile(r"(?:\s(?:percentage )?[a-z]{3,12})?\s?(?:$|[.,;)])")
_OR_ENDS = re.compile(r"\s?(?:$|[,.;)])")
_RISES = re.compile(
    r"\b(?:rose|rises?|grew|grows?|increased|climbed|jumped|surged|fell|falls?|dropped|declined|shrank|slumped|cut|reduced|raised|up|down)"
    rf"\b[^.;,\d]{{0,30}}\bfrom {_CURRENCY}$"
)
_MARGIN = re.compile(
    r"(?:\s(?:votes?|points?|goals?|seats?))?(?: to |-to-| against | (?:in favou?r|for)(?: and|,| to) |[–-])"
)
_OF_ANOTHER_KIND = re.compile(r"\s?(?:%|per ?cent|percent|percentage|years?\b)")
_EACH_SIDE = re.compile(r"(?:\s(?:votes?|points?|goals?|seats?))? and (?:the )?[^.;:,\d]{3,30} ")
_MARGIN_OF = re.compile(
    r"(?:\s(?:votes?|points?|goals?|seats?|against|opposed))?(?:,| —| –| \() ?(?:or )?(?:a|with a|giving a) "
    r"(?:winning )?(?:margin|majority|lead|difference) of "
)
_WON_BY = re.compile(
    r"\b(?:won|lost|led|leads|leading|beat [^.;:,\d]{3,30}|winning|losing|prevailed|carried|passed|rejected"
    r"|approved) by $"
)
_WITH = re.compile(r"(?: (?:votes|points|goals|seats))?, (?:with |by )?")
_NO_NUMBER = ("date", "duration", "age", "provision", "ordinal")


def find(article: Article) -> Iterator[Anomaly]:
    for passage in article.passages:
        numbers = _numbers(passage)
        for at, (first, last) in enumerate(pairwise(numbers)):
            if _FROM.search(passage.lead(first.span, 12)) and _TO.fullmatch(passage.between(first.span, last.span)):
                yield from _changed(passage, numbers, at)
                yield from _multiplied(passage, first, last)
            elif at and _TO_FROM.fullmatch(passage.between(first.span, last.span)):
                yield from _turned(passage, numbers[at - 1], first, last)
            elif _UP_FROM.fullmatch(passage.between(first.span, last.span)):
                yield from _grown(passage, last, first, numbers[at + 2 : at + 3])
            elif _MARGIN.fullmatch(passage.between(first.span, last.span)) or (
                at + 2 < len(numbers) and _EACH_SIDE.fullmatch(passage.between(first.span, last.span))
            ):
                yield from _margin(passage, first, last, numbers[at + 2 : at + 3])
                if at and _WON_BY.search(passage.lead(numbers[at - 1].span)):
                    yield from _won_by(passage, numbers[at - 1], first, last)


def _numbers(passage: Passage) -> list[Numeral]:
    """Numbers of the sentence in order; of ranges none, and of dates, ages and lengths none."""
    taken = [c.span for c in passage.claims if c.kind in _NO_NUMBER]
    found = numerals.find(passage.reading.text, passage.span)
    return [n for n in found if n.high is None and not any(s.overlaps(n.span) for s in taken)]


def _changed(passage: Passage, numbers: list[Numeral], at: int) -> Iterator[Anomaly]:
    for said in (*numbers[max(0, at - 1) : at], *numbers[at + 2 : at + 3]):
        if _tells_change(passage, numbers[at], numbers[at + 1], said):
            yield from _judged(passage, numbers[at], numbers[at + 1], said)


def _turned(passage: Passage, said: Numeral, last: Numeral, first: Numeral) -> Iterator[Anomaly]:
    """ "Fell by 12 to 80 from 95": the end before the start."""
    led = _VERB.search(passage.reading.text[passage.span.start : said.span.start][-30:])
    if led and _TO_BEFORE.fullmatch(passage.between(said.span, last.span)):
        yield from _judged(passage, first, last, said)


def _grown(passage: Passage, first: Numeral, last: Numeral, behind: list[Numeral]) -> Iterator[Anomaly]:
    """ "120 million, up from 100 million last year, an increase of 20 percent"."""
    between = passage.between(first.span, behind[0].span) if behind else ""
    if re.search(r"\b(?:and|but|while|after)\b", between) is None and _CHANGE_OF.fullmatch(between):
        yield from _judged(passage, first, last, behind[0])


def _multiplied(passage: Passage, first: Numeral, last: Numeral) -> Iterator[Anomaly]:
    """ "Doubled from 200 to 230"."""
    word = _TIMES.search(passage.lead(first.span)[: -len("from ")])
    if word is None or first.low <= 0 or first.scaled != last.scaled:
        return
    low, high = _FACTORS[word[2]]
    if word[1] == "more than ":
        low, high = low * _A_LITTLE, high * _MUCH
    times = last.low / first.low
    if not low <= times <= high and not any(passage.hedged(n) for n in (first, last)):
        ends = f"{first.span.of(passage.reading.text)} to {last.span.of(passage.reading.text)}"
        span = Span(first.span.start, last.span.end)
        text = f"{ends} is {_plain(times)} times as much, which is not {word[2]}"
        yield anomaly("arithmetic", passage.resting_on(first.span, last.span), span, text)


def _judged(passage: Passage, first: Numeral, last: Numeral, said: Numeral) -> Iterator[Anomaly]:
    """The anomaly when a number told as the change from first to last is not that."""
    modifier = hedge(passage.reading.text, said.span, passage.span)[0]
    if bool(_CENTS.match(passage.rest(first.span))) != bool(_CENTS.match(passage.rest(last.span))):
        return  # "from 90 cents to 1.10 euros"
    claims = [c for n in (first, last, said) if (c := passage.claim_at(n.span, "quantity", "money")) is not None]
    units = {c.value.unit.split(" per ")[0] for c in claims} - {"", "point", "percentage point"}
    if (len(units) > 1 and any(map(is_unit, units))) or ELSEWHERE.match(passage.rest(said.span)):
        return
    plain = modifier in (Modifier.EXACT, Modifier.ABOUT) and not passage.hedged(first) and not passage.hedged(last)
    if not plain or first.low <= 0 or last.scaled != first.scaled:
        return
    if text := _wrong(passage, first, last, said, modifier):
        percent = passage.claim_at(said.span, "percent")
        spans = (first.span, last.span, percent.span if percent is not None else said.span)
        span = Span(min(s.start for s in spans), max(s.end for s in spans))
        yield anomaly("arithmetic", passage.resting_on(said.span, first.span, last.span), span, text)


def _tells_change(passage: Passage, first: Numeral, last: Numeral, said: Numeral) -> bool:
    """Whether a number beside "from … to …" is told as the size of that change."""
    if said.span.start < first.span.start:
        led = _VERB.search(passage.reading.text[passage.span.start : said.span.start][-24:])
        return bool(led and _BY_TO_FROM.fullmatch(passage.between(said.span, first.span)))
    between = passage.between(last.span, said.span)
    if re.search(r"\b(?:and|but|while|after)\b", between):
        return False
    if _CHANGE_OF.fullmatch(between):
        return True
    if _BY_BEHIND.fullmatch(between) and _RISES.search(passage.lead(first.span)):
        return _BY_ENDS.match(passage.rest(said.span)) is not None
    if _OR.fullmatch(between) and passage.claim_at(said.span, "percent") is not None:
        share = passage.claim_at(said.span, "percent")
        return bool(share and _RISES.search(passage.lead(first.span)) and _OR_ENDS.match(passage.rest(share.span)))
    return bool(_CHANGE_BEHIND.fullmatch(between) and _ITS_NAME.match(passage.rest(said.span)))


def _wrong(passage: Passage, first: Numeral, last: Numeral, said: Numeral, modifier: Modifier) -> str:
    """The computation when the change said is not that of the two ends; empty when it may be."""
    change = abs(last.low - first.low)
    relative = change / first.low * 100
    ends = " − ".join(n.span.of(passage.reading.text) for n in sorted((first, last), key=lambda n: -n.low))
    claim = passage.claim_at(said.span, "percent")
    percents = [passage.claim_at(n.span, "percent") is not None for n in (first, last)]
    slack = _slack(first) + _slack(last) + _slack(said)
    if modifier is Modifier.ABOUT:
        slack += said.low / 10
    if said.fraction and said.low < 1:
        near = abs(relative - said.low * 100) <= _ROUGHLY
        ends = f"{first.span.of(passage.reading.text)} to {last.span.of(passage.reading.text)}"
        said_so = f"{_plain(relative)} percent, not {said.span.of(passage.reading.text)}"
        return "" if near else f"{ends} is a change of {said_so}"
    if claim is None and _POINTS.match(passage.rest(said.span)) is None:
        kinds = {c.kind for n in (first, last, said) if (c := passage.claim_at(n.span)) is not None}
        if any(percents) or said.scaled != first.scaled or len(kinds) > 1 or abs(change - said.low) <= slack:
            return ""
        return f"{ends} is {change:,f}, not {said.span.of(passage.reading.text)}"
    points = abs(change - said.low) <= slack
    if claim is None:  # points of an index or of percentages, and nothing else
        return "" if points else f"{ends} is {change:,f} points, not {said.span.of(passage.reading.text)}"
    points = points and any(percents)
    rounded = 1 + said.step / 2 + (_slack(first) + _slack(last)) / first.low * 100
    if modifier is Modifier.ABOUT:
        rounded += said.low / 10
    if points or abs(relative - said.low) <= rounded:
        return ""
    alternative = f", {ends} is {change:,f} points" if any(percents) else ""
    ends = f"{first.span.of(passage.reading.text)} to {last.span.of(passage.reading.text)}"
    return f"{ends} is a change of {_plain(relative)} percent, not {said.span.of(passage.reading.text)}{alternative}"


def _plain(number: Decimal) -> str:
    return f"{number.quantize(Decimal('0.1')).normalize():f}"


def _slack(number: Numeral) -> Decimal:
    """Half the rounding unit; a count written out in full is exact."""
    return Decimal(0) if number.step == 1 and not number.scaled else number.step / 2


def _margin(passage: Passage, first: Numeral, last: Numeral, behind: list[Numeral]) -> Iterator[Anomaly]:
    """ "By 61 votes to 48, a margin of 13"."""
    if not behind or not _MARGIN_OF.fullmatch(passage.between(last.span, behind[0].span)):
        return
    said, margin = behind[0], abs(first.low - last.low)
    if passage.claim_at(said.span, "percent") is not None or _OF_ANOTHER_KIND.match(passage.rest(said.span)):
        return  # a margin of votes in percent
    if said.low != margin and not any(passage.hedged(n) for n in (first, last, said)):
        figures = " − ".join(n.span.of(passage.reading.text) for n in sorted((first, last), key=lambda n: -n.low))
        text = f"{figures} is {margin:,f}, not {said.span.of(passage.reading.text)}"
        span = Span(first.span.start, said.span.end)
        yield anomaly("arithmetic", passage.resting_on(said.span, first.span, last.span), span, text)


def _won_by(passage: Passage, said: Numeral, first: Numeral, last: Numeral) -> Iterator[Anomaly]:
    """ "Won by 212 votes, with 1,840 against 1,648": the margin told before the two."""
    if (
        not _WITH.fullmatch(passage.between(said.span, first.span))
        or passage.claim_at(said.span, "percent") is not None
    ):
        return
    margin = abs(first.low - last.low)
    if said.low != margin and not any(passage.hedged(n) or n.scaled for n in (first, last, said)):
        figures = " − ".join(n.span.of(passage.reading.text) for n in sorted((first, last), key=lambda n: -n.low))
        text = f"{figures} is {margin:,f}, not {said.span.of(passage.reading.text)}"
        span = Span(said.span.start, last.span.end)
        yield anomaly("arithmetic", passage.resting_on(said.span, first.span, last.span), span, text)
