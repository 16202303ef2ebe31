"""Years counted wrongly: "the first in 24 years", "in 1974, 35 years ago", ages and anniversaries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.anomaly.article import Article
from workbench.anomaly.finding import anomaly
from workbench.anomaly.passage import Passage
from workbench.anomaly.point import Point
from workbench.anomaly.stretch import Stretch
from workbench.model import Anomaly, Modifier, Span

_FIRST_IN = re.compile(
    r"\b(?:first|only)\b[^.;]{0,90}?\b(?:in|for)(?: the (?:last|past))? $"
    r"|\b(?:wait|drought|gap|absence|break|silence|exile|interval) of $|\bafter (?:a gap of )?$"
    r"|\b(?:highest|lowest|worst|biggest|largest|heaviest|deadliest|hottest|coldest|wettest|driest|best|strongest|longest)"
    r"\b[^.;,]{0,60}?\b(?:in|for) $"
)
_LAST_ONE = re.compile(
    r"\b(?:last|previous|since|earlier|replac|supersed|before|after (?:that|those|the one) "
    r"|succeed|preced|until|not)\w{0,4}\b"
)
_AGO = re.compile(r",? ago\b")
_GOES_ON = re.compile(r"\b(?:has|have|is|are)\b")
_SINCE = re.compile(r",? since $")
_FOR = re.compile(r",? (?:for|or for|that is|or|now|a total of) ")
_BEGAN = re.compile(r"\b(?:began|started|opened|launched|been running|been waiting) (?:back )?(?:in|on) $")
_TAKEN = re.compile(
    r"\b(?:has|have) (?:\w{2,8} ){0,2}?(?:taken|lasted|been going on|gone on|dragged on|run|been running"
    r"|continued|been under way) (?:on )?(?:for )?$"
)
_BEFORE_THIS = re.compile(r" (?:before|earlier than) (?:this one|the (?:new|present|current) one)\b")
_BESIDE = re.compile(r",? (?:\()?(?:(?:back )?in )?(?:(?:just|only|exactly|now) )?")
_MADE = re.compile(
    r"\b(?:born|built|opened|founded|established|erected|completed|constructed|dat(?:es|ing|ed)|launched|commissioned"
    r"|inaugurated|created|set up|installed)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_FEAST = re.compile(r"\b(?:anniversary|birthday|jubilee)\b")
_TURNED = re.compile(
    r"\bturned (?P<age>\d{1,3})"
    r"(?= (?:last (?:week|month|year|\w+day)|this (?:week|month|year|\w+day)|yesterday|today|on \w+day)\b)"
)
_NOW = re.compile(r",? (?:which is |and )?now ")
_THEN = re.compile(
    r"\b(?:when|then|at the time|died|dead|would have|turned?|would be|will (?:be|turn) \d|was killed|was \d)\b"
)


def find(article: Article) -> Iterator[Anomaly]:
    now = article.now
    if now is None:
        return
    for passage in article.passages:
        points = passage.points
        years = {p.low.year for p in points}
        if points:
            yield from _first_in(passage, points, now)
            yield from _ago(passage, points, now)
            yield from _since(passage, points, now)
            yield from _taken(passage, points, now)
        if len(years) == 1:
            yield from _anniversary(passage, points[0], now)
            yield from _aged(passage, points[0], now)
            yield from _turned(passage, points[0], now)


def _passed(year: int, now: int) -> str:
    return f"{year} → {now} is {now - year} years"


def _first_in(passage: Passage, points: list[Point], now: int) -> Iterator[Anomaly]:
    """ "The first in 24 years" against the one past year that the sentence names."""
    past = [p for p in points if p.low.year < now - 1]
    if len({p.low.year for p in past}) != 1 or not _LAST_ONE.search(passage.text):
        return
    for length in _plain(passage):
        lead = passage.reading.text[passage.span.start : length.span.start]
        said = length.years
        if said is not None and _FIRST_IN.search(lead) and abs(now - past[0].low.year - said) > _slack(length):
            text = f"“{_words(passage, length.span)}”: {_passed(past[0].low.year, now)}, not {said.normalize():f}"
            involved = passage.resting_on(length.span, past[0].span)
            yield anomaly("arithmetic", involved, length.span, text)


def _ago(passage: Passage, points: list[Point], now: int) -> Iterator[Anomaly]:
    """ "In 1974, 45 years ago" and "45 years ago, in 1974"."""
    for length in _plain(passage):
        said, ago = length.years, _AGO.match(passage.rest(length.span))
        if said is None or ago is None:
            continue
        span = Span(length.span.start, length.span.end + ago.end())
        for point in points:
            before, behind = passage.between(point.span, span), passage.between(span, point.span)
            near = _BESIDE.fullmatch(before) if point.span.end <= span.start else _BESIDE.fullmatch(behind)
            if near and not span.overlaps(point.span) and abs(now - point.low.year - said) > _slack(length):
                text = f"“{_words(passage, span)}”: {_passed(point.low.year, now)}, not {said.normalize():f}"
                yield anomaly("arithmetic", passage.resting_on(span, point.span), span, text)


def _since(passage: Passage, points: list[Point], now: int) -> Iterator[Anomaly]:
    """ "For 22 years, since 2012" and "since 2012, for 22 years"; only of what goes on still."""
    if not _GOES_ON.search(passage.text):
        return
    for length in _plain(passage):
        said = length.years
        for point in points:
            behind = _SINCE.fullmatch(passage.between(length.span, point.span))
            before = _FOR.fullmatch(passage.between(point.span, length.span)) and _SINCE.search(
                passage.lead(point.span)
            )
            if said is not None and (behind or before) and abs(now - point.low.year - said) > _slack(length):
                text = f"“{_words(passage, length.span)}”: {_passed(point.low.year, now)}, not {said.normalize():f}"
                yield anomaly("arithmetic", passage.resting_on(length.span, point.span), length.span, text)


def _taken(passage: Passage, points: list[Point], now: int) -> Iterator[Anomaly]:
    """ "Began in 2011 and has taken 16 years", "of 1958, concluded 56 years before this one"."""
    for length in _plain(passage):
        said = length.years
        earlier = [p for p in points if p.span.end <= length.span.start]
        if said is None or len(earlier) != 1:
            continue
        goes_on = _BEGAN.search(passage.lead(earlier[0].span)) and _TAKEN.search(passage.lead(length.span))
        before = _BEFORE_THIS.match(passage.rest(length.span)) and "." not in passage.between(
            earlier[0].span, length.span
        )
        if (goes_on or before) and abs(now - earlier[0].low.year - said) > _slack(length):
            text = f"“{_words(passage, length.span)}”: {_passed(earlier[0].low.year, now)}, not {said.normalize():f}"
            yield anomaly("arithmetic", passage.resting_on(length.span, earlier[0].span), length.span, text)


def _anniversary(passage: Passage, point: Point, now: int) -> Iterator[Anomaly]:
    """ "The 60th anniversary of the 1951 flood", "founded in 1904, marks its 100th anniversary"."""
    for claim in passage.claims:
        number = claim.value.number
        if claim.kind != "ordinal" or number is None:
            continue
        ahead = claim.span.start > point.span.start
        told = passage.between(*((point.span, claim.span) if ahead else (claim.span, point.span)))
        named = _FEAST.search(claim.quote + passage.rest(claim.span, 14)) or (not ahead and _FEAST.search(told))
        tied = _MADE.search(passage.lead(point.span)) if ahead else re.search(r"\bof\b", told)
        if (
            not named
            or not tied
            or re.search(r"\b(?:that|which|who|whose|after)\b", told)
            or re.search(r"[.;]" if ahead else r"[.;,]", told)
        ):
            continue
        if now - point.low.year > 0 and abs(now - point.low.year - number) > 1:
            text = f"“{claim.quote}” of {point.claim.quote}: {_passed(point.low.year, now)}, not {number.normalize():f}"
            yield anomaly("arithmetic", [claim, point.claim], claim.span, text)


def _aged(passage: Passage, point: Point, now: int) -> Iterator[Anomaly]:
    """ "The 71-year-old, who was born in 1962": the age is counted to the year of the document."""
    ages = [c for c in passage.claims if c.kind == "age" and re.fullmatch(r"P\d{1,4}Y", c.value.canonical)]
    if len(ages) != 1 or ages[0].value.modifier is not Modifier.EXACT or _THEN.search(passage.text):
        return
    claim = ages[0]
    said, passed = int(claim.value.canonical[1:-1]), now - point.low.year
    told = _MADE.search(passage.lead(point.span)) or _NOW.fullmatch(passage.between(point.span, claim.span))
    if not told or abs(passed - said) <= 1:
        return
    text = f"“{claim.quote}” of {point.claim.quote}: {_passed(point.low.year, now)}, not {said}"
    yield anomaly("arithmetic", [claim, point.claim], claim.span, text)


def _turned(passage: Passage, point: Point, now: int) -> Iterator[Anomaly]:
    """ "Born in 1950, he turned 70 last month"."""
    told = _TURNED.search(passage.text)
    if told is None or not re.search(r"\bborn\b[^.;]{0,40}$", passage.lead(point.span), re.IGNORECASE):
        return
    passed, at = now - point.low.year, passage.span.start
    if abs(passed - int(told["age"])) > 1:
        span = Span(at + told.start("age"), at + told.end("age"))
        text = f"“{told[0]}” of {point.claim.quote}: {_passed(point.low.year, now)}, not {told['age']}"
        yield anomaly("arithmetic", passage.resting_on(span, point.span), span, text)


def _plain(passage: Passage) -> list[Stretch]:
    """Lengths of at least a year, written with a number and without a hedge; a decade is one, too."""
    exact = (s for s in passage.stretches if s.modifier is Modifier.EXACT)
    return [s for s in exact if s.years is not None and (s.number or s.unit != "year")]


def _slack(length: Stretch) -> int:
    """Years that rounding may take: one for a count of years, half the unit for decades and centuries."""
    return {"year": 1, "decade": 5, "quarter-century": 3}.get(length.unit, 20)


def _words(passage: Passage, span: Span) -> str:
    return span.of(passage.reading.text)
