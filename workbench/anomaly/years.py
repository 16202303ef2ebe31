"""Years counted wrongly to the time of the article: "in 1974, 35 years ago", "for 22 years, since 2012", ages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.anomaly.article import Article
from workbench.anomaly.finding import anomaly
from workbench.anomaly.passage import Passage
from workbench.anomaly.point import Point
from workbench.anomaly.reference import writes_year
from workbench.anomaly.stretch import passed
from workbench.language.tree import Token
from workbench.model import Anomaly, Modifier, Span

_AGO = re.compile(r",? ago\b")
_GOES_ON = re.compile(r"\b(?:has|have|is|are)\b")
_SINCE = re.compile(r",? since $")
_FOR = re.compile(r"[,;]? (?:for|for all of|for fully|for the past|or for|that is|or|now|a total of) ")
_SINCE_WHAT = re.compile(r" since (?:the|its|his|her|their|a|[A-Z])")
_IT_IS = re.compile(r"\b[Ii]t(?: is|['’]s| has been)(?: now)?(?: exactly)? $")
_ON = re.compile(r"(?:, |\b)(?:in|on) $")
_BEGAN = re.compile(
    r"\b(?:began|started|opened|launched|been running|been waiting) (?:back )?(?:in|on) $"
    r"|\blast (?:won|saw|had|held|hosted|beat|reached|came|went|flew|played|met|ran|visited)\b[^.;,\d]{0,30} in $"
)
_TAKEN = re.compile(
    r"\b(?:has|have) (?:\w{2,8} ){0,2}?(?:taken|lasted|been going on|gone on|dragged on|run|been running"
    r"|continued|been under way|waited|been waiting|been without one|gone without) (?:on )?(?:for )?$"
)
_BEFORE_THIS = re.compile(r" (?:before|earlier than) (?:this one|the (?:new|present|current) one)\b")
_BESIDE = re.compile(r",? (?:\()?(?:(?:back )?in )?(?:(?:just|only|exactly|now) )?")
_MADE = re.compile(
    r"\b(?:born|built|opened|founded|established|erected|completed|constructed|dat(?:es|ing|ed)|launched|commissioned"
    r"|inaugurated|created|set up|installed|unveiled|laid down"
    r"|(?:entered|went into|came into|put into) (?:service|use))\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r" before (?:(?:the|this|its|their) (?!next\b|coming\b|future\b|return\b)(?:most recent|[a-z]{3,14})"
    r"|this (?:one|time))\b"
)
_PLANNED = re.compile(r"\b(?:will|would|shall|due|planned?|set to|expected|forecast|by \d{4})\b")
_TURNED = re.compile(
    r"\bturn(?:ed|s) (?P<age>\d{1,3})(?= (?:last (?:week|month|year|\w+day)|yesterday|today|on \w+day"
    r"|this (?:week|month|year|\w+day|spring|summer|autumn|fall|winter))\b)"
)
_IS = re.compile(r",? (?:and )?is (?:now |only |just |still )?(?P<age>\d{2,3})(?=[.,;)]|$| and| but)")
_AT_AGE = re.compile(
    r",?(?: and| which| who)?,?(?: now| already)?,? at (?P<age>\d{2,3}),?"
    r"(?= (?:is|has|remains|ranks|still|in need|one of|the oldest|too)\b)"
)
_OF_AGE = re.compile(
    r"^[“\"']?(?:At|Now,?) (?P<age>\d{2,3})(?P<old> years old)?,? it\b"
    r"(?(old)| is (?:still|too|older|the oldest|the youngest|one of the oldest|due|in need|showing|beginning)\b)"
    r"|\b(?:[Aa]|[Tt]he|[Tt]his|[Tt]hat) (?P<years>\d{2,3})-year-old (?:[a-z]{3,12} )?"
    r"(?:vessel|ship|boat|ferry|steamer|aircraft|plane|building|structure|bridge|dam|tower|house|hall|mill|plant|station|line|railway|tunnel|pier|machine|engine|organ"
    r"|firm|company|club|school|college|museum|theatre|church|stadium|reactor|pipeline|network|system|institution)\b"
)
_ANOTHER = re.compile(
    r"\b(?:[Ww]hen|beside|near|nearby|neighbou?ring|opposite|replac\w+|succe\w+|present|current|second|another|sister|other|previous|former|earlier|predecessor|similar|new)\b"
)
_AN_HOUR = 24
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
            yield from _ago(passage, points, now)
            yield from _since(passage, points, now)
            yield from _ever_since(passage, points, now)
            yield from _taken(passage, points, now)
            yield from _beyond(passage, points, now)
        if len(years) == 1:
            yield from _aged(passage, points[0], now)
            yield from _turned(passage, points[0], now)
            yield from _is(passage, points[0], now)
        if passage.before is not None and not points:
            yield from _aged_next(article, passage.before, passage, now)


def _ago(passage: Passage, points: list[Point], now: int) -> Iterator[Anomaly]:
    """ "In 1974, 45 years ago" and "45 years ago, in 1974"."""
    for length in passage.years:
        said, ago = length.years, _AGO.match(passage.rest(length.span))
        if said is None or ago is None:
            continue
        span = Span(length.span.start, length.span.end + ago.end())
        for point in points:
            before, behind = passage.between(point.span, span), passage.between(span, point.span)
            near = _BESIDE.fullmatch(before) if point.span.end <= span.start else _BESIDE.fullmatch(behind)
            if (
                near
                and writes_year(point.claim)
                and not span.overlaps(point.span)
                and abs(now - point.low.year - said) > length.leeway
            ):
                text = f"“{_words(passage, span)}”: {passed(point.low.year, now)}, not {said.normalize():f}"
                yield anomaly("arithmetic", passage.resting_on(span, point.span), span, text)


def _since(passage: Passage, points: list[Point], now: int) -> Iterator[Anomaly]:
    """ "For 22 years, since 2012" and "since 2012, for 22 years"; only of what goes on still."""
    if not _GOES_ON.search(passage.text):
        return
    for length in passage.years:
        said = length.years
        for point in points:
            behind = _SINCE.fullmatch(passage.between(length.span, point.span))
            before = _FOR.fullmatch(passage.between(point.span, length.span)) and _SINCE.search(
                passage.lead(point.span)
            )
            if said is not None and (behind or before) and abs(now - point.low.year - said) > length.leeway:
                text = f"“{_words(passage, length.span)}”: {passed(point.low.year, now)}, not {said.normalize():f}"
                yield anomaly("arithmetic", passage.resting_on(length.span, point.span), length.span, text)


def _ever_since(passage: Passage, points: list[Point], now: int) -> Iterator[Anomaly]:
    """ "It is now 40 years since the last miner came up, in 1994": the only year of the sentence."""
    for length in passage.years:
        said, since = length.years, _SINCE_WHAT.match(passage.rest(length.span))
        if said is None or since is None or len(points) != 1 or not _IT_IS.search(passage.lead(length.span, 20)):
            continue
        between = passage.between(length.span, points[0].span)
        tied = _ON.search(between) and not re.search(r"[;:]|\b(?:and|but|while|when|which|who)\b", between)
        if tied and abs(now - points[0].low.year - said) > length.leeway:
            text = f"“{_words(passage, length.span)}”: {passed(points[0].low.year, now)}, not {said.normalize():f}"
            yield anomaly("arithmetic", passage.resting_on(length.span, points[0].span), length.span, text)


def _taken(passage: Passage, points: list[Point], now: int) -> Iterator[Anomaly]:
    """ "Began in 2011 and has taken 16 years", "of 1958, concluded 56 years before this one"."""
    for length in passage.years:
        said = length.years
        earlier = [p for p in points if p.span.end <= length.span.start]
        if said is None or len(earlier) != 1:
            continue
        goes_on = _BEGAN.search(passage.lead(earlier[0].span)) and _TAKEN.search(passage.lead(length.span))
        before = _BEFORE_THIS.match(passage.rest(length.span)) and "." not in passage.between(
            earlier[0].span, length.span
        )
        if (goes_on or before) and abs(now - earlier[0].low.year - said) > length.leeway:
            text = f"“{_words(passage, length.span)}”: {passed(earlier[0].low.year, now)}, not {said.normalize():f}"
            yield anomaly("arithmetic", passage.resting_on(length.span, earlier[0].span), length.span, text)


def _beyond(passage: Passage, points: list[Point], now: int) -> Iterator[Anomaly]:
    """ "In 1794, 255 years before the latest fire": a year that has not come yet."""
    if _PLANNED.search(passage.text):
        return
    for length in passage.years:
        first = next((p for p in reversed(points) if p.span.end <= length.span.start), None)
        before = _YEAR_BEFORE.match(passage.rest(length.span))
        if first is None or length.years is None or before is None:
            continue
        if any(p.span.start > length.span.end for p in points) or not _BESIDE.fullmatch(
            passage.between(first.span, length.span)
        ):
            continue
        reached = first.low.year + int(length.years)
        if reached > now + length.leeway:
            text = f"“{_words(passage, length.span)}”: {first.low.year} + {length.years:f} years is {reached}"
            told = f"{text}, later than the article, which is of {now}"
            yield anomaly("arithmetic", passage.resting_on(length.span, first.span), length.span, told)


def _aged(passage: Passage, point: Point, now: int) -> Iterator[Anomaly]:
    """ "The 71-year-old, who was born in 1962": the age is counted to the year of the document."""
    ages = [c for c in passage.claims if c.kind == "age" and re.fullmatch(r"P\d{1,4}Y", c.value.canonical)]
    if len(ages) != 1 or ages[0].value.modifier is not Modifier.EXACT or _THEN.search(passage.text):
        return
    claim = ages[0]
    said, age = int(claim.value.canonical[1:-1]), now - point.low.year
    told = _MADE.search(passage.lead(point.span)) or _NOW.fullmatch(passage.between(point.span, claim.span))
    if not told or abs(age - said) <= 1:
        return
    text = f"“{claim.quote}” of {point.claim.quote}: {passed(point.low.year, now)}, not {said}"
    yield anomaly("arithmetic", [claim, point.claim], claim.span, text)


def _is(passage: Passage, point: Point, now: int) -> Iterator[Anomaly]:
    """ "Lund, who was born on 2 June 1951, is 83"."""
    rest, lead = passage.rest(point.span), passage.lead(point.span)
    told = (_IS.match(rest) if re.search(r"\bborn\b[^.;]{0,40}$", lead) else None) or _AT_AGE.match(rest)
    if told is None or not _MADE.search(lead) or _THEN.search(passage.text):
        return
    if abs(now - point.low.year - int(told["age"])) > 1:
        span = Span(point.span.end + told.start("age"), point.span.end + told.end("age"))
        text = f"“{told['age']}” of {point.claim.quote}: {passed(point.low.year, now)}, not {told['age']}"
        yield anomaly("arithmetic", passage.resting_on(span, point.span), span, text)


def _aged_next(article: Article, before: Passage, passage: Passage, now: int) -> Iterator[Anomaly]:
    """ "The ferry entered service in 1987. Who would admit a 47-year-old vessel?": the age of a thing, told next."""
    made = [p for p in before.points if _MADE.search(before.lead(p.span)) and not re.search(r"\bborn\b", before.text)]
    told = _OF_AGE.search(passage.text)
    if (
        told is None
        or len(before.points) != 1
        or not made
        or _THEN.search(passage.text)
        or _ANOTHER.search(passage.text)
    ):
        return
    thing = passage.span.start + told.end() - 1
    if any(t.span.covers(Span(thing, thing + 1)) and t.relation == "compound" for t in _tokens(passage)):
        return  # "a 28-year-old company director"
    group = "age" if told["age"] else "years"
    said, year = int(told[group]), made[0].low.year
    hour = group == "age" and not told["old"] and said <= _AN_HOUR
    if hour or abs(now - year - said) <= 1 or any(abs(other - year - said) <= 1 for other in article.years):
        return
    span = Span(passage.span.start + told.start(group), passage.span.start + told.end(group))
    text = f"“{told[group]}” of {made[0].claim.quote}: {passed(year, now)}, not {said}"
    involved = dict.fromkeys([*passage.resting_on(span), *before.resting_on(made[0].span)])
    yield anomaly("arithmetic", involved, span, text)


def _turned(passage: Passage, point: Point, now: int) -> Iterator[Anomaly]:
    """ "Born in 1950, he turned 70 last month"."""
    told = _TURNED.search(passage.text)
    if told is None or not _MADE.search(passage.lead(point.span)):
        return
    at = passage.span.start
    if abs(now - point.low.year - int(told["age"])) > 1:
        span = Span(at + told.start("age"), at + told.end("age"))
        text = f"“{told[0]}” of {point.claim.quote}: {passed(point.low.year, now)}, not {told['age']}"
        yield anomaly("arithmetic", passage.resting_on(span, point.span), span, text)


def _tokens(passage: Passage) -> tuple[Token, ...]:
    return tuple(passage.reading.tree(passage.span).tokens)


def _words(passage: Passage, span: Span) -> str:
    return span.of(passage.reading.text)
