"""What comes again after so many years, against the last time: "the first in 24 years, the last one in 2012"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.anomaly.article import Article
from workbench.anomaly.finding import anomaly
from workbench.anomaly.passage import Passage
from workbench.anomaly.point import Point
from workbench.anomaly.stretch import Stretch, passed
from workbench.model import Anomaly, Modality

_FIRST_IN = re.compile(
    r"\b(?:first|only)\b[^.;]{0,90}?\b(?:in|for)(?: the (?:last|past))? $"
    r"|\b(?:wait|drought|gap|absence|break|silence|exile|interval) of $|\bafter (?:a gap of )?$"
    r"|\b(?:highest|lowest|worst|biggest|largest|heaviest|deadliest|hottest|coldest|wettest|driest|best|strongest|longest)"
    r"\b[^.;,]{0,60}?\b(?:in|for) $"
)
_AWAY = re.compile(
    r"\b(?:absent|unseen|unknown|extinct|gone|missing|silent|dormant|empty|dry|free of|without|not (?:been )?\w{3,12}"
    r"|never (?:been )?\w{3,12})\b[^.;,]{0,60}?\bfor $"
)
_LAST_ONE = re.compile(
    r"\b(?:last|previous|(?<!and )(?<!but )since|earlier|replac|supersed|before|after (?:that|those|the one) "
    r"|succeed|preced|until|not)\w{0,4}\b"
)
_THE_LAST = re.compile(r"\b(?:last|previous|latest)\b")
_SO_THIS = re.compile(r"\b(?:and so|so|so that|which makes|making) (?:this|it|that|the present)\b")
_HAD_BEEN = re.compile(r"[;,] (?:and |but )?(?:it|that|which|this) (?:had been|was then)\b[^.;,]{0,60}$")
_IS_NOW = re.compile(r"\b(?:[Tt]his|[Ii]t|[Tt]hat)(?: is|['’]s)\b")
_WAS = re.compile(r"\b(?:was|were|had been|would)\b[^.;,]{0,60}$")
_THE_LAST_WAS = re.compile(
    r"^[“\"']?(?:The|Its|Their|His|Her) (?:last|previous) (?:such )?(?P<noun>[a-z]{3,14} )?"
    r"(?:was|were|came|happened|occurred|took place|had been|fell|dates?|dated|it)\b[^.;,]{0,40} (?:in|on|from|of|to) $"
)
_SAME_HIT = re.compile(
    r"\b[Tt]he (?:very )?same [a-z]{3,14} (?:was|were|had been) (?:last )?(?:hit|struck|affected|infected|stricken)"
    r"(?: before)?,? (?:in|on|as (?:recently|late) as) $"
)
_IT_WAS = re.compile(r"\b(?:[Ii]t|[Tt]his|[Tt]hat) was\b")
_NEXT = 200
"""Characters between a "first in so many years" and the sentence that tells of the last time."""
_NEAREST = 8
_TOLD_BEFORE = 600
"""Characters back to what "it was the first" speaks of."""


def find(article: Article) -> Iterator[Anomaly]:
    passages = article.passages
    for at, passage in enumerate(passages):
        for length in passage.years:
            lead = passage.reading.text[passage.span.start : length.span.start]
            first = _FIRST_IN.search(lead)
            if first is None and not _AWAY.search(lead):
                continue
            now = article.now
            if now is None:
                now = (
                    _event(passages[max(0, at - _NEAREST) : at], article, passage)
                    if first and _IT_WAS.search(lead)
                    else None
                )
                if now is None and first:
                    yield from _bounded(article, passage, length)
            if now is not None:
                yield from _again(article, passage, length, now, away=first is None)
                if first is not None:
                    yield from _told_next(article, passage, passages[at + 1 : at + 3], length, now)


def _event(before: Sequence[Passage], article: Article, passage: Passage) -> int | None:
    """In an article without a date the year of what was told right before, when no later one is told anywhere."""
    near = [p for p in before if passage.span.start - p.span.end <= _TOLD_BEFORE]
    told = [point for p in near for point in p.points if point.precision in ("month", "day") and not point.dayless]
    relative = [c for p in near for c in p.claims if c.kind == "date" and c.value.days is None]
    if not told or relative or any(p.claim.frame.modality is not Modality.ACTUAL for p in told):
        return None
    year = told[-1].low.year
    return year if year == max(article.years, default=0) else None


def _again(article: Article, passage: Passage, length: Stretch, now: int, *, away: bool) -> Iterator[Anomaly]:
    """The last time is told in the same sentence, as its only past year."""
    past = [p for p in passage.points if p.low.year < now - 1]
    if _HAD_BEEN.search(passage.reading.text[passage.span.start : length.span.start]):
        return  # "the last was in 2003; it had been the first in twelve years"
    told = _THE_LAST.search(passage.text) is not None if away else _tells_last(passage)
    if len({p.low.year for p in past}) != 1 or not told:
        return
    fits = _fits(article, past[0], length) and not _is_now(article, passage, length)
    if abs(now - past[0].low.year - _count(length)) > length.leeway and not fits:
        yield _miscounted(passage, length, past[0], passage, now)


def _bounded(article: Article, passage: Passage, length: Stretch) -> Iterator[Anomaly]:
    """In an article without a date: written after the days it tells of, and before those that it says will come."""
    floor, ceiling = article.between
    past = [p for p in passage.points if floor is not None and p.low.year < floor - 1]
    if floor is None or len({p.low.year for p in past}) != 1 or not _tells_last(passage):
        return
    reached, last = past[0].low.year + _count(length), past[0].low.year
    if reached + length.leeway < floor and _is_now(article, passage, length):
        yield _miscounted(passage, length, past[0], passage, floor)
    elif ceiling is not None and reached - length.leeway > ceiling and not _fits(article, past[0], length):
        words = length.span.of(passage.reading.text)
        text = f"“{words}”: {last} + {_count(length)} years is {reached}, but {ceiling} is told as still to come"
        yield anomaly("arithmetic", passage.resting_on(length.span, past[0].span), length.span, text)


def _tells_last(passage: Passage) -> bool:
    """Whether a sentence tells of the last time, or of a time from which it follows that this is the first."""
    return (_LAST_ONE.search(passage.text) or _SO_THIS.search(passage.text)) is not None


def _told_next(
    article: Article, passage: Passage, behind: Sequence[Passage], length: Stretch, now: int
) -> Iterator[Anomaly]:
    """The last time is told in a sentence of its own soon after."""
    text = passage.reading.text
    for other in behind:
        between = text[passage.span.end : other.span.start]
        years = {p.low.year for p in other.points}
        if len(between) > _NEXT or "\n" in between or len(years) != 1:
            return
        point = other.points[0]
        lead = text[other.span.start : point.span.start]
        distance = now - point.low.year
        same, last = _SAME_HIT.search(lead), _THE_LAST_WAS.search(lead)
        if last is not None and last["noun"] not in (None, "one ", "time ") and last["noun"] not in passage.text:
            return  # the last of another sort
        wrong = abs(distance - _count(length)) > length.leeway if last else distance < _count(length) - length.leeway
        if (last or same) and wrong and (_is_now(article, passage, length) or not _fits(article, point, length)):
            yield _miscounted(passage, length, point, other, now)
            return


def _is_now(article: Article, passage: Passage, length: Stretch) -> bool:
    """Whether the article itself says in the present that this is the first: then it is of no earlier year."""
    lead = passage.reading.text[passage.span.start : length.span.start]
    spoken = any(c.kind == "quote" and c.span.covers(length.span) for c in article.claims)
    return _IS_NOW.search(lead) is not None and _WAS.search(lead) is None and not spoken


def _count(length: Stretch) -> int:
    return int(length.years or 0)


def _fits(article: Article, point: Point, length: Stretch) -> bool:
    """Whether some year that the article tells is so long after the last time: what came again may be of that year."""
    return any(abs(year - point.low.year - _count(length)) <= length.leeway for year in article.years)


def _miscounted(passage: Passage, length: Stretch, point: Point, home: Passage, now: int) -> Anomaly:
    words = length.span.of(passage.reading.text)
    text = f"“{words}”: {passed(point.low.year, now)}, not {_count(length)}"
    involved = dict.fromkeys([*passage.resting_on(length.span), *home.resting_on(point.span)])
    return anomaly("arithmetic", involved, length.span, text)
