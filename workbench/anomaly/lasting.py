"""A length of time that does not fit its own start and end: "54 minutes, from 4:39 until 5:23 p.m."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from workbench.anomaly.article import Article
from workbench.anomaly.finding import anomaly
from workbench.anomaly.passage import Passage
from workbench.anomaly.point import Point
from workbench.anomaly.stretch import Stretch, apart
from workbench.model import Anomaly, Modifier, Span

_FROM = re.compile(r"\b(?:[Ff]rom|[Bb]etween) (?:[A-Z][a-z]{5,8},? )?$")
_GOES_ON = re.compile(r"\b(?:has|have)\b")
_SINCE = re.compile(r",? (?:ever )?since (?:[A-Z][a-z]{5,8},? )?")
_DAY = 1440
_ALLOWED = {"day": 2, "week": 5, "fortnight": 5, "month": 21}
"""Days by which a count up to the publication may miss: both ends counted, posted a day late, weeks rounded."""
_FROM_ITS = re.compile(r",? from (?:(?:its|the|his|her|their) )?(?:[\w-]{2,14} ){1,3}(?:in|on|at) ")
_TO_ITS = re.compile(r",? (?:to|until|till) (?:(?:its|the|his|her|their) )?(?:[\w-]{2,14} ){1,3}(?:in|on|at|of) ")
_TO = re.compile(r"(?:,? (?:to|until|till|and|through) | ?[–—-] ?)(?:[A-Z][a-z]{5,8},? )?(?:on )?")
_LED = re.compile(r"(?:,? [a-z][a-z-]{1,14}){0,4},? (?:\()?$")
_CLAUSE = re.compile(
    r"\b(?:after|before|that|which|who|ago|later|earlier|than|since|when|old|but|and|every|per|each)\b"
)
_BEGAN = re.compile(
    r"\b(?:beg[ai]ns?|begun|began|starts?|started|kicked off|kicks off|got under way|broke out"
    r"|opens|opened|launched|erupted|took (?:office|over)|(?:was|were) (?:elected|appointed)"
    r"|joined|left|leaves|departed|departs|set (?:out|off|sail)|took off)\b[^.;\d]{0,40}$"
)
_ENDED = re.compile(
    r"\b(?:ends|ended|finishes|finished|concluded|closes|closed|was over|stopped|shut|left|resigned|retired"
    r"|stepped down"
    r"|arrived|arrives|landed|reached|docked|got there|gets in"
    r"|(?:was|were) (?:back|restored|put out|under control|lifted|cleared))\b[^.;\d]{0,40}$"
)
_WHOLE = re.compile(
    r"\b(?:after|lasted|lasting|for|ran|running|worked for|in"
    r"|an? (?:journey|trip|flight|ride|crossing|drive|voyage|walk|march|wait|gap) of) $"
)
_SHUT = re.compile(
    r"\b(?:closed|shut|abandoned|built|opened|founded|bought|sold|left|died|ended|moved|sank|went down|lost|buried"
    r"|vanished|disappeared|stolen|burn(?:ed|t)(?: down)?|hidden|silenced|fell (?:silent|into disuse))\b[^.;\d]{0,30}$"
)
_WHICH = re.compile(r", (?:which|who) [^.;,\d]{2,40}$")
_FOR = re.compile(r"\bfor $")
_UNTIL = re.compile(r",? (?:until|till|before)\b[^.;:\d]{3,50} (?:in|on) $")
_TURN = re.compile(r"\b(?:ago|later|earlier|old|late|early|ahead|more|less|behind|jail|prison|delay)\b")
_BEHIND = re.compile(r",? (?:\()?(?:or |a total of |for |lasting |a (?:period|span|total) of |in all )?")
_ENDS = re.compile(r"\s?(?:$|[,.;:)—–]|in all\b|in total\b|long\b|without (?:a|any) \w+)")


def find(article: Article) -> Iterator[Anomaly]:
    for passage in article.passages:
        for first, last in pairwise(passage.points):
            until = passage.between(first.span, last.span)
            if (_TO.fullmatch(until) or _TO_ITS.fullmatch(until)) and _FROM.search(passage.lead(first.span, 30)):
                yield from _lasting(passage, first, last)
            yield from _between(passage, first, last)
        yield from _staged(passage)
        if article.published is not None and _GOES_ON.search(passage.text):
            yield from _so_far(passage, article.published)


def _lasting(passage: Passage, first: Point, last: Point) -> Iterator[Anomaly]:
    last = _past_noon(first, last)
    if not first.before(last) or {first.precision, last.precision} == {"clock", "day"}:
        return
    pair = Span(first.span.start, last.span.end)
    for length in passage.stretches:
        if not _beside(passage, length, pair):
            continue
        if found := apart(length, first, last, inclusive=True):
            ends = passage.reading.text[pair.start : pair.end]
            text = f"“{length.span.of(passage.reading.text)}”: {ends} is {found}"
            yield anomaly("arithmetic", passage.resting_on(length.span, first.span, last.span), length.span, text)


def _so_far(passage: Passage, published: date) -> Iterator[Anomaly]:
    """ "Overdue for nine days, since 1 October": days, weeks and months up to the publication."""
    for length in passage.stretches:
        allowed = _ALLOWED.get(length.unit)
        for point in passage.points if allowed and length.modifier is Modifier.EXACT else ():
            days = (published - point.low.date()).days
            if point.precision != "day" or not _SINCE.fullmatch(passage.between(length.span, point.span)):
                continue
            if abs(days - int(length.minutes / _DAY)) > (allowed or 0):
                text = f"“{length.span.of(passage.reading.text)}”: {point.shown} to {published} is {days} days"
                yield anomaly("arithmetic", passage.resting_on(length.span, point.span), length.span, text)


def _between(passage: Passage, first: Point, last: Point) -> Iterator[Anomaly]:
    """ "Closed in 1987 and stood empty for 27 years, until it was bought in 2004"; "24 years, from its start in …"."""
    between = passage.between(first.span, last.span)
    for length in passage.stretches if first.before(last) and first.precision != "clock" else ():
        if first.span.end <= length.span.start and length.span.end <= last.span.start:
            behind = passage.between(length.span, last.span)
            ahead = passage.between(first.span, length.span)
            clause = _WHICH.search(passage.lead(first.span)) and ahead.startswith(", ") and ahead.count(",") == 1
            closed = _SHUT.search(passage.lead(first.span)) and (clause or "," not in ahead) and _FOR.search(ahead)
            told = bool(closed and _UNTIL.fullmatch(behind))
        else:
            its = _FROM_ITS.fullmatch(passage.between(length.span, first.span))
            told = bool(its and _TO_ITS.fullmatch(between))
        if told and (found := apart(length, first, last, inclusive=True)):
            text = f"“{length.span.of(passage.reading.text)}”: {first.shown} to {last.shown} is {found}"
            yield anomaly("arithmetic", passage.resting_on(length.span, first.span, last.span), length.span, text)


def _staged(passage: Passage) -> Iterator[Anomaly]:
    """ "The 12-day strike began on 3 May and ended on 8 May": two points, one length of the whole."""
    told, lengths = passage.points, passage.stretches
    if len(told) != 2 or len(lengths) != 1:
        return
    first, last, length = told[0], _past_noon(told[0], told[1]), lengths[0]
    clocks = [p.precision for p in told].count("clock")
    if not first.before(last) or clocks == 1 or (clocks and length.unit not in ("minute", "hour")):
        return
    lead, between = passage.lead(first.span), passage.between(first.span, last.span)
    whole = _WHOLE.search(passage.lead(length.span, 20)) or "-" in length.span.of(passage.reading.text)
    if ";" in passage.between(last.span, length.span):
        return
    if not (_BEGAN.search(lead) and _ENDED.search(between) and whole) or _TURN.search(passage.text):
        return
    if found := apart(length, first, last, inclusive=True):
        text = f"“{length.span.of(passage.reading.text)}”: {first.shown} to {last.shown} is {found}"
        yield anomaly("arithmetic", passage.resting_on(length.span, first.span, last.span), length.span, text)


def _past_noon(first: Point, last: Point) -> Point:
    """Hours of one evening that end behind midnight or noon: "from 11:40 until 12:20"."""
    if first.precision == last.precision == "clock" and last.low < first.low:
        for hours in (12, 24):
            later = last.low + timedelta(hours=hours)
            if first.low < later:
                return Point(last.claim, later, later, "clock", last.dayless)
    return last


def _beside(passage: Passage, length: Stretch, pair: Span) -> bool:
    """Whether a length is told of "from … to …", right before it or right behind it."""
    if length.span.end <= pair.start:
        between = passage.between(length.span, pair)
        lead = _FROM.sub("", between)
        return lead != between and bool(_LED.fullmatch(f"{lead.rstrip()} ")) and not _CLAUSE.search(lead)
    if length.span.start >= pair.end:
        return bool(_BEHIND.fullmatch(passage.between(pair, length.span)) and _ENDS.match(passage.rest(length.span)))
    return False
