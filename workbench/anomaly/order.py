"""An order of events that cannot be, and a distance in time that does not fit its two days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from workbench.anomaly.article import Article
from workbench.anomaly.finding import anomaly
from workbench.anomaly.passage import Passage
from workbench.anomaly.point import Point, earlier, points
from workbench.anomaly.stretch import Stretch, apart
from workbench.language.reading import Reading
from workbench.model import Anomaly, Claim, Modifier, Span

_SOON = r",? (?:shortly|soon|moments|seconds|minutes|immediately|just|not long|right|directly)"
_LATER = re.compile(rf"{_SOON} (?:after|later)\b")
_EARLIER = re.compile(rf"{_SOON} (?:before|earlier)\b")
_WAY = re.compile(r",? (after|before)\b")
_AT = re.compile(r"(?:,| —| –| \()? ?(?:(?:just|only|exactly|barely|and|or|some|i\.e\.) ){0,2}")
_AFTER = re.compile(
    r",? (?:but |only |just |and |immediately |shortly |right |(?:minutes|hours|days|weeks|months|years) )?after "
)
_BEFORE = re.compile(r",? (?:but |only |just |and |shortly |right |(?:minutes|hours|days|weeks|months|years) )?before ")
_AT_LAST = re.compile(r", (?:back )?(?:in|on|at) (?:\w+day,? )?(?:the )?$")
_THEN = re.compile(
    r"\b(?:after (?:that|this)|afterwards|thereafter|subsequently|only then),? (?:in|on|at) (?:\w+day,? )?(?:the )?$"
)
_BEFORE_THAT = re.compile(r"\b(?:before (?:that|this)|beforehand),? (?:in|on|at) (?:\w+day,? )?(?:the )?$")
_TOLD_OF = re.compile(
    r"\b(?:that|which|who\w*|how|said|says|tells?|told|wrote|recall\w*|describ\w+|accounts?|books?|films?|about|when|where|since|until)\b"
)
_DEED = re.compile(
    r"\w+ing\b|[\w’' -]{2,40}\b(?:was|were|had|is|are|has)\b"
    r"|[\w’' -]{2,40}\b(?:\w{2,12}ed|began|came|fell|broke out|went up|took place) (?:in|on|at) (?:the )?$"
)
_CLAUSE_END = re.compile(r"[,;:.()—–]|\b(?:and|or|but|while|whereas)\b")
_HEAD = re.compile(r"[“\"']?(?:(?:Just|Only|Exactly|Some) )?")
_ON = re.compile(r",? ?(?:on|in|at|by)? ?(?:[A-Z][a-z]{5,8},? )?(?:the )?")


def find(article: Article) -> Iterator[Anomaly]:
    reading, claims = article.reading, article.claims
    yield from _soon_after(reading, claims)
    for passage in article.passages:
        told = passage.points
        if len(told) < 2:
            continue
        found = [*_distances(passage, told), *_opening(passage, told), *_later(passage, told), *_behind(passage, told)]
        yield from found
        if not found:
            yield from _after(passage, told)
            yield from _then(passage, told)


def _soon_after(reading: Reading, claims: Sequence[Claim]) -> Iterator[Anomaly]:
    """ "At 4:31 p.m., shortly after …" where the hour told before it is 4:39 p.m."""
    for mark, later in pairwise(p for p in points(claims) if p.precision == "clock"):
        after = _LATER.match(reading.text, later.span.end)
        before = _EARLIER.match(reading.text, later.span.end)
        same_day = mark.low.date() == later.low.date() and mark.dayless == later.dayless
        wrong = (after and later.before(mark)) or (before and mark.before(later))
        if same_day and wrong and "\n" not in reading.text[mark.span.end : later.span.start]:
            word, way = (after, "before") if after else (before, "after")
            said = word[0].strip(" ,") if word else ""
            told = f"“{later.claim.quote}” is told as {said} “{mark.claim.quote}”"
            text = f"{told}, but {later.shown} is {way} {mark.shown}"
            yield anomaly("order", [later.claim, mark.claim], later.span, text)


def _distances(passage: Passage, told: list[Point]) -> Iterator[Anomaly]:
    """ "On 21 September, a fortnight after it … on 5 October": the two days and the length must agree."""
    for length in passage.stretches:
        way = _WAY.match(passage.rest(length.span))
        first = next((p for p in reversed(told) if p.span.end <= length.span.start), None)
        last = next((p for p in told if p.span.start >= length.span.end), None)
        if way is None or first is None or last is None:
            continue
        if not _AT.fullmatch(passage.between(first.span, length.span).lstrip(" ") or " "):
            continue
        span = Span(length.span.start, length.span.end + way.end())
        if not _CLAUSE_END.search(passage.between(span, last.span)):
            yield from _judged(passage, span, length, way[1], first, last)


def _opening(passage: Passage, told: list[Point]) -> Iterator[Anomaly]:
    """ "Ten days after the vote of 14 October, the hall was shut on 4 October": only two days in the sentence."""
    length = next(iter(passage.stretches), None)
    if length is None or len(told) != 2 or length.span.end > told[0].span.start:
        return
    way = _WAY.match(passage.rest(length.span))
    head = passage.reading.text[passage.span.start : length.span.start]
    if way is None or not _HEAD.fullmatch(head) or not passage.between(told[0].span, told[1].span).startswith(","):
        return
    span = Span(length.span.start, length.span.end + way.end())
    if not _CLAUSE_END.search(passage.between(span, told[0].span)):
        yield from _judged(passage, span, length, way[1], told[1], told[0])


def _later(passage: Passage, told: list[Point]) -> Iterator[Anomaly]:
    """ "Closed on 4 January and reopened three days later, on 7 January"."""
    for length in passage.stretches:
        way = re.match(r" (later|earlier)\b", passage.rest(length.span))
        first = next((p for p in reversed(told) if p.span.end <= length.span.start), None)
        last = next((p for p in told if p.span.start >= length.span.end), None)
        if way is None or first is None or last is None:
            continue
        span = Span(length.span.start, length.span.end + way.end())
        if _ON.fullmatch(passage.between(span, last.span)):
            yield from _judged(passage, span, length, "after" if way[1] == "later" else "before", last, first)


def _behind(passage: Passage, told: list[Point]) -> Iterator[Anomaly]:
    """ "Left at 8:15 and arrived at 10:45, three and a half hours later": only two points in the sentence."""
    for length in passage.stretches:
        way = re.match(r" (later|afterwards)\b(?=\W?\s?(?:$|and\b|but\b))", passage.rest(length.span))
        if way is None or len(told) != 2 or told[1].span.end > length.span.start:
            continue
        between = passage.between(told[1].span, length.span)
        if re.fullmatch(r",? (?:just |only |exactly )?", between) and re.search(
            r"\band\b", passage.between(told[0].span, told[1].span)
        ):
            yield from _judged(
                passage, Span(length.span.start, length.span.end + way.end()), length, "after", told[1], told[0]
            )


def _judged(passage: Passage, span: Span, length: Stretch, way: str, event: Point, mark: Point) -> Iterator[Anomaly]:
    """The event is told as so long after (or before) the mark."""
    start, end = (mark, event) if way == "after" else (event, mark)
    involved = passage.resting_on(span, event.span, mark.span)
    words = span.of(passage.reading.text)
    if end.before(start):
        other = "before" if way == "after" else "after"
        text = f"“{words}”, but {event.shown} is {other} {mark.shown}"
        yield anomaly("order", involved, span, text)
    elif length.modifier in (Modifier.EXACT, Modifier.ABOUT) and (found := apart(length, start, end)):
        yield anomaly("arithmetic", involved, span, f"“{words}”: {start.shown} to {end.shown} is {found}")


def _after(passage: Passage, told: list[Point]) -> Iterator[Anomaly]:
    """ "On 4 April, after the audit was published on 9 April"."""
    for event, mark in pairwise(told):
        between = passage.between(event.span, mark.span)
        after, before = _AFTER.match(between), _BEFORE.match(between)
        word = after or before
        clause = _AT_LAST.sub("", between[word.end() :]) if word else ""
        if word is None or _CLAUSE_END.search(clause):
            continue
        if not (earlier(event, mark) if after else earlier(mark, event) and _DEED.match(between, word.end())):
            continue
        way, other = ("after", "before") if after else ("before", "after")
        span = Span(event.span.start, mark.span.end)
        text = f"“{event.claim.quote}” is told as {way} “{mark.claim.quote}”, but {event.shown} is {other} {mark.shown}"
        yield anomaly("order", [event.claim, mark.claim], span, text)


def _then(passage: Passage, told: list[Point]) -> Iterator[Anomaly]:
    """ "Fitted in January 2022, and trials were run after that, in September 2021"."""
    for first, last in pairwise(told):
        between = passage.between(first.span, last.span)
        after, before = _THEN.search(between), _BEFORE_THAT.search(between)
        word = after or before
        if word is None or _TOLD_OF.search(between[: word.start()]) or re.search(r"[;:]", between):
            continue
        if earlier(last, first) if after else earlier(first, last):
            way, other = ("after", "before") if after else ("before", "after")
            said = f"“{last.claim.quote}” is told as {way} “{first.claim.quote}”"
            text = f"{said}, but {last.shown} is {other} {first.shown}"
            yield anomaly("order", [last.claim, first.claim], Span(first.span.start, last.span.end), text)
