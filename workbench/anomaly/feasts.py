"""Anniversaries that fall in another year: "founded in 1904, marked its centenary in 2006"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from workbench.anomaly.article import Article
from workbench.anomaly.finding import anomaly
from workbench.anomaly.passage import Passage
from workbench.anomaly.point import Point
from workbench.anomaly.stretch import passed
from workbench.model import Anomaly, Span

_MADE = re.compile(
    r"\b(?:born|built|open(?:ed|s)|founded|established|erected|completed|constructed|dat(?:es|ing|ed)|launched"
    r"|commissioned|inaugurated|created|set up|installed|began|started|founding|consecrated|married|wed)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_FEAST = re.compile(r"\b(?:anniversary|birthday|jubilee)\b")
_NAMED = re.compile(
    r"\b(?P<name>centenary|centennial|bicentenary|bicentennial|tercentenary|sesquicentennial"
    r"|(?:silver|ruby|golden|diamond) (?:jubilee|anniversary|wedding))\b"
)
_YEARS = {
    "centenary": 100,
    "centennial": 100,
    "bicentenary": 200,
    "bicentennial": 200,
    "tercentenary": 300,
    "sesquicentennial": 150,
    "silver": 25,
    "ruby": 40,
    "golden": 50,
    "diamond": 60,
}
_ITS = re.compile(r"\b(?:its|their|his|her|the) (?:own )?$")
_OPENS_ITS = re.compile(r"[“\"']?(?:Its|Their|His|Her) (?:own )?")
_KEPT = re.compile(r"\b(?:mark|celebrat|observ|kept|keep|toast|commemorat|held|hold|had|has|have|reach)\w*\b")
_ANOTHER = re.compile(r"[.;]|\b(?:its|their|his|her|whose|the|an?)\b")
"""What another subject starts with: "founded in 1908, and its owner celebrated …"."""
_IN = re.compile(r"[^.;,\d]{0,40}\b(?:in|on) (?:\w+ )?$")


def find(article: Article) -> Iterator[Anomaly]:
    for passage in article.passages:
        points = passage.points
        for span, words, years in _feasts(passage):
            if len(points) == 1:
                yield from _its(passage, points[0], span, words, years)
            if len({p.low.year for p in points}) == 1 and article.now is not None:
                yield from _counted(passage, points[0], span, words, years, article.now)
            elif len(points) == 2:
                yield from _kept(passage, points[0], points[1], span, words, years)


def _feasts(passage: Passage) -> Iterator[tuple[Span, str, Decimal]]:
    """Each anniversary of a sentence: where it stands, how it is called, and how many years it counts."""
    for claim in passage.claims:
        if claim.kind == "ordinal" and claim.value.number is not None:
            told = _FEAST.search(claim.quote + passage.rest(claim.span, 14))
            if told or _FEAST.search(passage.rest(claim.span, 40)):
                yield claim.span, claim.quote, claim.value.number
    for named in _NAMED.finditer(passage.text):
        span = Span(passage.span.start + named.start(), passage.span.start + named.end())
        if _ITS.search(passage.lead(span, 10)):
            yield span, named["name"], Decimal(_YEARS[named["name"].split()[0]])


def _its(passage: Passage, point: Point, span: Span, words: str, years: Decimal) -> Iterator[Anomaly]:
    """ "The chapel was built in 1888. Its 150th anniversary was kept in 2018"."""
    before = passage.before
    if (
        before is None
        or len(before.points) != 1
        or not _OPENS_ITS.fullmatch(passage.text[: span.start - passage.span.start])
    ):
        return
    first, distance = before.points[0], point.low.year - before.points[0].low.year
    kept = _KEPT.search(passage.between(span, point.span)) and _IN.search(passage.between(span, point.span))
    if not kept or not _MADE.search(before.lead(first.span)) or distance <= 0 or abs(distance - years) <= 1:
        return
    text = f"“{words}” in {point.low.year}: {passed(first.low.year, point.low.year)}, not {years.normalize():f}"
    involved = dict.fromkeys([*passage.resting_on(span, point.span), *before.resting_on(first.span)])
    yield anomaly("arithmetic", involved, span, text)


def _counted(passage: Passage, point: Point, span: Span, words: str, years: Decimal, now: int) -> Iterator[Anomaly]:
    """ "The 60th anniversary of the 1951 flood", "founded in 1904, marks its 100th anniversary": kept now."""
    ahead = span.start > point.span.start
    told = passage.between(*((point.span, span) if ahead else (span, point.span)))
    beside = _FEAST.search(words + passage.rest(span, 14)) or _NAMED.search(words) or not ahead
    tied = _MADE.search(passage.lead(point.span)) if ahead else re.search(r"\bof\b", told)
    if not beside or not tied or re.search(r"\b(?:that|which|who|whose|after)\b", told):
        return
    if re.search(r"[.;]" if ahead else r"[.;,]", told):
        return
    if now - point.low.year > 0 and abs(now - point.low.year - years) > 1:
        text = f"“{words}” of {point.claim.quote}: {passed(point.low.year, now)}, not {years.normalize():f}"
        yield anomaly("arithmetic", passage.resting_on(span, point.span), span, text)


def _kept(passage: Passage, first: Point, last: Point, span: Span, words: str, years: Decimal) -> Iterator[Anomaly]:
    """ "Opened in 1911 and marked its centenary in 2013": the year in which it was kept is told."""
    if not first.span.end <= span.start or not span.end <= last.span.start or first.low.year >= last.low.year:
        return
    between = passage.between(first.span, span)
    kept = _KEPT.search(between)
    if kept is None or not _MADE.search(passage.lead(first.span)) or _ANOTHER.search(between[: kept.start()]):
        return
    distance = last.low.year - first.low.year
    behind = passage.between(span, last.span)
    if _IN.fullmatch(behind) and " of " not in behind and abs(distance - years) > 1:
        text = f"“{words}” in {last.low.year}: {passed(first.low.year, last.low.year)}, not {years.normalize():f}"
        yield anomaly("arithmetic", passage.resting_on(span, first.span, last.span), span, text)
