"""An order of events that cannot be, and a distance in time that does not fit its two days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from workbench.anomaly.article import Article
from workbench.anomaly.finding import anomaly
from workbench.anomaly.passage import Passage
from workbench.anomaly.point import Point, points
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
_DEED = re.compile(r"\w+ing\b|[\w’' -]{2,40}\b(?:was|were|had|is|are|has)\b")
_CLAUSE_END = re.compile(r"[,;:.()—–]|\b(?:and|or|but|while|whereas)\b")
_HEAD = re.compile(r"[“\"']?(?:(?:Just|Only|Exactly|Some) )?")
_ON = re.compile(r",? ?(?:on|in|at|by)? ?(?:[A-Z][a-z]{5,8},? )?(?:the )?")
_STAGES: tuple[tuple[str, str], ...] = (
    (r"born", r"died"),
    (
        r"beg[au]n|started|was reported|broke out|erupted|opened",
        r"ended|finished|concluded|(?:was )?put out|was over|closed",
    ),
    (r"signed|concluded", r"ratified|entered into force|came into force|took effect|came into effect"),
    (r"passed|adopted|approved", r"signed (?:by|into)|promulgated|vetoed"),
    (r"ratified", r"entered into force|came into force|took effect|came into effect"),
    (r"arrested|detained", r"convicted|sentenced|acquitted|released|freed"),
    (r"took off|departed|set out|left", r"landed|arrived|touched down|returned"),
    (r"charged|indicted", r"convicted|sentenced|acquitted|jailed|cleared"),
    (
        r"climbed in|broke in|got in|entered|went in|walked in",
        r"away(?: again)?|left|fled|escaped|drove off|made off|walked out",
    ),
    (r"opened|premiered|first night", r"last night|closing night|last performance|closed"),
    (
        r"appointed|elected|hired|took office|joined",
        r"resigned|retired|stepped down|(?:was )?(?:sacked|dismissed|removed)",
    ),
    (r"founded|built|opened|completed", r"demolished|wound up|dissolved|pulled down|torn down|scrapped"),
    (r"submitted|filed|applied", r"granted|approved|rejected|dismissed"),
    (r"admitted to hospital|taken to hospital|fell ill", r"discharged|recovered|died"),
)
_NIGHT = timedelta(hours=6)
_OTHER = re.compile(
    r"[;:]|\b(?:another|after|while|had|having|retroactiv\w+|backdated|provisional\w*|new|next"
    r"|who\w*|which|where|earlier|previously|from)\b"
)
_MADE_LAW = re.compile(r"\b(?:signed|adopted|passed|ratified|approved|concluded)\b[^.;\d]{0,40}$")
_IN_FORCE = re.compile(r"\b(?:(?:came|entered) into (?:force|effect)|took effect)\b[^.;\d]{0,40}$")
_BACK = re.compile(r"\b(?:having been|had been|was|were) (?:signed|adopted|passed|ratified|approved|concluded)\b")
_STAGED = [
    (re.compile(rf"\b(?:{first})\b[^.;\d]{{0,40}}$"), re.compile(rf"\b(?:{last})\b[^.;\d]{{0,40}}$"))
    for first, last in _STAGES
]


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
            yield from _stages(passage, told)


def _earlier(first: Point, last: Point) -> bool:
    """Whether a point is before another; hours far apart may belong to two days, the second past midnight."""
    clocks = first.precision == last.precision == "clock"
    return first.before(last) and not (clocks and last.low - first.low > _NIGHT)


def _soon_after(reading: Reading, claims: Sequence[Claim]) -> Iterator[Anomaly]:
    """ "At 4:31 p.m., shortly after …" where the hour told before it is 4:39 p.m."""
    for earlier, later in pairwise(p for p in points(claims) if p.precision == "clock"):
        after = _LATER.match(reading.text, later.span.end)
        before = _EARLIER.match(reading.text, later.span.end)
        same_day = earlier.low.date() == later.low.date() and earlier.dayless == later.dayless
        wrong = (after and later.before(earlier)) or (before and earlier.before(later))
        if same_day and wrong and "\n" not in reading.text[earlier.span.end : later.span.start]:
            word, way = (after, "before") if after else (before, "after")
            said = word[0].strip(" ,") if word else ""
            told = f"“{later.claim.quote}” is told as {said} “{earlier.claim.quote}”"
            text = f"{told}, but {later.shown} is {way} {earlier.shown}"
            yield anomaly("order", [later.claim, earlier.claim], later.span, text)


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
        if not (_earlier(event, mark) if after else _earlier(mark, event) and _DEED.match(between, word.end())):
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
        if _earlier(last, first) if after else _earlier(first, last):
            way, other = ("after", "before") if after else ("before", "after")
            said = f"“{last.claim.quote}” is told as {way} “{first.claim.quote}”"
            text = f"{said}, but {last.shown} is {other} {first.shown}"
            yield anomaly("order", [last.claim, first.claim], Span(first.span.start, last.span.end), text)


def _stages(passage: Passage, told: list[Point]) -> Iterator[Anomaly]:
    """ "Began on 8 July and ended on 2 July", "signed in 1994, entered into force in 1991"."""
    if len(told) != 2 or "\n" in passage.text:
        return
    lead = passage.reading.text[passage.span.start : told[0].span.start]
    between = passage.between(told[0].span, told[1].span)
    if told[0].before(told[1]) and _IN_FORCE.search(lead) and _BACK.search(between) and _MADE_LAW.search(between):
        text = f"“{told[0].claim.quote}” is told as the later one, but {told[0].shown} is before {told[1].shown}"
        if not re.search(r"[;:]|\b(?:another|and|but|replac\w+|retroactiv\w+|provisional\w*)\b", between):
            yield anomaly("order", [told[0].claim, told[1].claim], told[0].span, text)
    if not _earlier(told[1], told[0]):
        return
    for first, last in _STAGED:
        if first.search(lead) and last.search(between) and not _OTHER.search(between):
            text = f"“{told[1].claim.quote}” is told as the later one, but {told[1].shown} is before {told[0].shown}"
            yield anomaly("order", [told[1].claim, told[0].claim], told[1].span, text)
            return
