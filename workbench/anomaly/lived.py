"""An age that does not follow from a birth and a later year: "born in 1904 … when she died in 1972 she was 64"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from workbench.anomaly.article import Article
from workbench.anomaly.finding import anomaly
from workbench.anomaly.passage import Passage
from workbench.anomaly.point import Point
from workbench.anomaly.reference import writes_year
from workbench.language import numerals
from workbench.model import Anomaly, Modality, Modifier, Span

_BORN = re.compile(r"\bborn\b[^.;]{0,50}$")
_DIED = re.compile(r"\b(?:died|dies|death|killed|murdered|executed|passed away)\b[^.;]{0,40}$")
_WHEN = re.compile(r"\bwhen (?:he|she|they)\b[^.;,]{0,40}$")
_WAS_BORN = re.compile(
    r"[“\"']?(?:He|She) was (?P<age>\d{1,3})(?: years old)?,? (?:having been |and had been |and was )?born\b"
)
_LATELY = re.compile(
    r"\b(?:died|passed away)\b[^.;]{0,40}"
    r"\b(?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|last (?:night|week))\b"
)
_WHEN_SOMEBODY = re.compile(r",? when (?:the |its )?[^.;]{0,50}\bborn\b")
_WAS = re.compile(r",? was (?P<age>\d{1,3})(?=[.,;)]|$| years old)")
_BESIDE = re.compile(r",? (?:when )?(?:(?:he|she) was |at (?:the age of )?|aged |at age )(?:just |only )?$")
_WAS_WHEN = re.compile(r"\b(?:[Hh]e|[Ss]he) was (?:just |only )?(?P<age>\d{1,3}) when (?:he|she) [^.;:,\d]{2,40} in $")
_WAS_ALSO = re.compile(r"[;,] (?:and )?(?:he|she) (?:was|had been) born [^.;:\d]{0,30}$")
_WAS_THEN = re.compile(
    r",? (?:and )?(?:(?:he|she) )?was (?:just |only )?(?P<age>\d{1,3}) when (?:he|she) [^.;:,\d]{2,40}"
    r" (?:in|on) (?:the )?"
)
_AGED_THEN = re.compile(
    r",? (?:when )?(?:aged|at the age of|at) (?P<age>\d{1,3})[;,] (?:and )?(?:he|she)"
    r" (?:was|had been) born [^.;:\d]{0,30}"
)
_BARE_ENDS = re.compile(r"(?:$|[.;,)]| (?:and|but|years)\b)")
_OTHERS = re.compile(
    r"\b(?:his|her|their|whose) (?:\w{2,12} )?(?:father|mother|son|daughter|brother|sister|wife|husband"
    r"|child|children|widow|parents)\b(?!, (?:who was )?born\b)",
    re.IGNORECASE,
)
_OLDEST = 125


def find(article: Article) -> Iterator[Anomaly]:
    if article.now is None:
        yield from _outlived(article)
    for passage in article.passages:
        told = passage.points
        born = next((p for p in told if _BORN.search(passage.lead(p.span))), None)
        if born is None or _OTHERS.search(passage.text):
            continue
        yield from _made(passage, born, told)
        yield from _was_when(passage, born, told)
        for event in told:
            lead = passage.lead(event.span)
            if event is not born and born.high < event.low and (_DIED.search(lead) or _WHEN.search(lead)):
                yield from _aged(passage, born, event)


def _outlived(article: Article) -> Iterator[Anomaly]:
    """ "She died on Thursday. She was 82, having been born in 1932", in an article that tells what happened in 2019."""
    latest = max((int(p.low.year) for passage in article.passages for p in passage.points if _happened(p)), default=0)
    for passage in article.passages:
        told, born = _WAS_BORN.match(passage.text), passage.points
        if told is None or passage.before is None or len(born) != 1 or not _LATELY.search(passage.before.text):
            continue
        least = latest - born[0].low.year - 1
        if _BORN.search(passage.lead(born[0].span)) and least > int(told["age"]):
            span = Span(passage.span.start + told.start("age"), passage.span.start + told.end("age"))
            text = (
                f"{born[0].shown} to {latest}, which the article tells of, is {least} years at least, not {told['age']}"
            )
            yield anomaly(
                "arithmetic", passage.resting_on(span, born[0].span), Span(span.start, born[0].span.end), text
            )


def _happened(point: Point) -> bool:
    return point.claim.frame.modality is Modality.ACTUAL and writes_year(point.claim)


def _made(passage: Passage, born: Point, told: list[Point]) -> Iterator[Anomaly]:
    """ "Painted in 1641, when the artist, born in 1606, was 45": the birth is told inside."""
    for event in told:
        when = event.span.end <= born.span.start and _WHEN_SOMEBODY.search(passage.between(event.span, born.span))
        was = _WAS.match(passage.rest(born.span))
        if not when or was is None or not born.high < event.low:
            continue
        least, most = _age(born, event)
        if not least <= int(was["age"]) <= most:
            text = f"{born.shown} to {event.shown} is {_years(least, most)}, not {was['age']}"
            span = Span(born.span.start, born.span.end + was.end())
            yield anomaly("arithmetic", passage.resting_on(span, event.span), span, text)


def _was_when(passage: Passage, born: Point, told: list[Point]) -> Iterator[Anomaly]:
    """ "She was 19 when she joined in 1988; she was born in 1959": the birth is told behind."""
    for event in told:
        lead = passage.reading.text[passage.span.start : event.span.start]
        was = _WAS_WHEN.search(lead) if _WAS_ALSO.fullmatch(passage.between(event.span, born.span)) else None
        offset = passage.span.start
        if was is None and born.span.end <= event.span.start:
            was, offset = _WAS_THEN.fullmatch(passage.between(born.span, event.span)), born.span.end
        if was is None and event.span.end <= born.span.start:
            was, offset = _AGED_THEN.fullmatch(passage.between(event.span, born.span)), event.span.end
        if was is None or not born.high < event.low:
            continue
        least, most = _age(born, event)
        if not least <= int(was["age"]) <= most:
            start = offset + was.start("age")
            text = f"{born.shown} to {event.shown} is {_years(least, most)}, not {was['age']}"
            spans = (Span(start, start + len(was["age"])), born.span, event.span)
            yield anomaly("arithmetic", passage.resting_on(*spans), Span(start, max(start, event.span.end)), text)


def _aged(passage: Passage, born: Point, event: Point) -> Iterator[Anomaly]:
    """The age told right behind the later year, when it is not that of somebody born then."""
    for number in numerals.find(passage.reading.text, passage.span):
        between = passage.between(event.span, number.span)
        if number.span.start < event.span.end or not _BESIDE.fullmatch(between):
            continue
        if number.fraction or number.high is not None or not 0 < number.low < _OLDEST:
            continue
        claim = passage.claim_at(number.span)
        if claim is not None and claim.value.modifier is not Modifier.EXACT:
            continue
        if not _BARE_ENDS.match(passage.rest(number.span)):
            continue
        least, most = _age(born, event)
        if not least <= number.low <= most:
            said = number.span.of(passage.reading.text)
            text = f"{born.shown} to {event.shown} is {_years(least, most)}, not {said}"
            span = Span(born.span.start, number.span.end)
            yield anomaly("arithmetic", passage.resting_on(number.span, born.span, event.span), span, text)
        return


def _age(born: Point, event: Point) -> tuple[Decimal, Decimal]:
    """The least and the greatest number of full years between the two."""
    years = event.low.year - born.low.year
    if born.precision == event.precision == "day":
        past = (event.low.month, event.low.day) >= (born.low.month, born.low.day)
        return Decimal(years - (not past)), Decimal(years - (not past))
    return Decimal(years - 1), Decimal(years)


def _years(least: Decimal, most: Decimal) -> str:
    return f"{most} years" if least == most else f"{least} or {most} years"
