"""A weekday written beside a date it does not belong to, and a day its month does not have."""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from workbench.anomaly.article import Article
from workbench.anomaly.finding import anomaly, day_of
from workbench.anomaly.reference import on_day, top_of, writes_year, year_of
from workbench.anomaly.tense import announces
from workbench.language.reading import Reading
from workbench.model import Anomaly, Claim

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?!['’]s)")
_BESIDE = re.compile(r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:the |on )?$")
_BEHIND = re.compile(
    r"(?:,? \(|, (?:which (?:was|is|will be|falls on|fell on) )?a )((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_SEVERAL = re.compile(
    r"day,? (?:and|or|to|through|until|till|[–-]) (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
_DAY = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)(?:T[\d:]{5,8})?")
_NEAR = 183
"""Days around the publication within which a date without a year is sure to be of the nearest year."""
_AROUND = 40
"""Days from the date at the top of a page within which a date without a year is taken to be of that year."""
_PARAGRAPH = re.compile(r"\n\s*+")
_GAP = 3
"""Characters that may part two paragraphs."""
_CLAIMS = 50
_PARAGRAPHS = 2
"""Paragraphs, the date's own among them, in which a year leads up to it."""
_FULL_YEAR = re.compile(r"\d{4}(?:-|$)")


def find(article: Article) -> Iterator[Anomaly]:
    reading, claims = article.reading, article.claims
    year = year_of(reading, claims)
    for claim in claims:
        written = _DAY.fullmatch(claim.value.canonical) if claim.kind == "date" else None
        if written is None or re.search(r"(?<!\d)\d{1,2}(?![\d:.]\d)", claim.quote) is None:
            continue
        if text := _impossible(claim, written):
            yield anomaly("weekday", [claim], claim.span, f"“{claim.quote}”: {text}")
            continue
        said_day = named(reading, claim)
        top = top_of(reading) if said_day and not writes_year(claim) else None
        day = _near_top(claim, top, said_day) if top is not None else _day(claim, written, year)
        if said_day and (other := _of_its_tense(article, claim, said_day)) is not None:
            yield anomaly("weekday", [claim], claim.span, f"“{claim.quote}”: {_wrong(other, said_day)}")
            continue
        if day is None or not said_day or said_day == NAMES[day.weekday()]:
            continue
        if not writes_year(claim) and top is None:
            if _another_year(reading, day, said_day) or _year_told(article, claim, day, said_day):
                continue
            day = _of_latest(reading, claims, day, said_day)
        if day is not None:
            right = _wrong(day, said_day)
            said = f"{right} (the year is that at the top of the page)" if top is not None else right
            yield anomaly("weekday", [claim], claim.span, f"“{claim.quote}”: {said}")
    yield from _of_ranges(article)


def _of_ranges(article: Article) -> Iterator[Anomaly]:
    """ "From Friday, 7 March, to Sunday, 10 March": both ends are of one year, in which both weekdays must fit."""
    text, published = article.reading.text, article.published
    for first, last in pairwise(point for passage in article.passages for point in passage.points):
        if first.claim is not last.claim or not first.precision == last.precision == "day":
            continue
        ends = [(p.low.date(), _WEEKDAY.findall(p.span.of(text))) for p in (first, last)]
        written = writes_year(first.claim)
        sure = written or (published is not None and abs(published - ends[0][0]).days <= _AROUND)
        if not sure or any(len(names) != 1 for _, names in ends) or ends[0][0].year != ends[1][0].year:
            continue
        told = (year - ends[0][0].year for year in article.years)
        apart = (0,) if written else (0, -1, 1, *told)
        if any(all(names[0] == _name(day, years) for day, names in ends) for years in apart):
            continue
        wrong = next(at for at, (day, names) in enumerate(ends) if names[0] != _name(day, 0))
        span = (first, last)[wrong].span
        yield anomaly("weekday", [first.claim], span, f"“{span.of(text)}”: {_wrong(ends[wrong][0], ends[wrong][1][0])}")


def _name(day: date, years: int) -> str:
    """The weekday of a day in a year so many years on; empty for a day that year does not have."""
    try:
        return NAMES[day.replace(year=day.year + years).weekday()]
    except ValueError:
        return ""


def _wrong(day: date, named: str) -> str:
    return f"{day.day} {day:%B %Y} was a {NAMES[day.weekday()]}, not a {named}"


def _of_its_tense(article: Article, claim: Claim, named: str) -> date | None:
    """The day nearest to the publication, when the weekday fits only years that the sentence's tense rules out.

    "When it meets on Wednesday, 21 June" cannot be of last year, nor "by the deadline of Tuesday, 31 March" of next.
    """
    published, meant = article.published, day_of(claim)
    if published is None or meant is None or writes_year(claim):
        return None
    days = [d for year in range(published.year - 1, published.year + 2) if (d := on_day(claim, year)) is not None]
    nearest = min(days, key=lambda d: abs(d - published), default=meant)
    if nearest == meant or abs(nearest - published).days > _NEAR:
        return None
    if announces(article.reading, claim) and nearest >= published:
        possible = [d for d in days if d >= published]
        told = [c for c in article.claims if c.sentence == claim.sentence and c.kind == "date" and c is not claim]
    elif nearest <= published and _in_the_past(article.reading, claim):
        years = article.years - {published.year}
        possible = [d for d in days if d <= published] + [d for year in years if (d := on_day(claim, year))]
        told = []
    else:
        return None
    return None if told or any(NAMES[d.weekday()] == named for d in possible) else nearest


def _in_the_past(reading: Reading, claim: Claim) -> bool:
    """Whether every verb of the sentence that has a tense is in the past."""
    tags = {token.tag for token in reading.tree(claim.sentence).tokens}
    return "VBD" in tags and tags.isdisjoint(("MD", "VBZ", "VBP"))


def _impossible(claim: Claim, written: re.Match[str]) -> str:
    """What is wrong with a day its month does not have; a 29 February needs its own year to be judged."""
    month, number = int(written[2]), int(written[3])
    leap = written[1] == "XXXX" or not writes_year(claim)
    if not 1 <= month <= 12 or number < 1:
        return ""
    last = monthrange(2000 if leap else int(written[1]), month)[1]
    name = date(2000, month, 1).strftime("%B")
    return f"{name}{'' if leap else ' ' + written[1]} has {last} days" if number > last else ""


def _day(claim: Claim, written: re.Match[str], year: int | None) -> date | None:
    """The day meant; where its year is open, the one the document speaks from."""
    if written[1] != "XXXX":
        return day_of(claim)
    try:
        return date(year, int(written[2]), int(written[3])) if year is not None else None
    except ValueError:
        return None


def _near_top(claim: Claim, top: date, named: str) -> date | None:
    """The day near the date at the top of the page; None when it is far, or when the weekday fits the year before."""
    days = [day for year in (top.year - 1, top.year, top.year + 1) if (day := on_day(claim, year)) is not None]
    day = min(days, key=lambda d: abs(d - top), default=None)
    if day is None or abs(day - top).days > _AROUND:
        return None
    return None if any(NAMES[d.weekday()] == named for d in days if d <= day) else day


def _of_latest(reading: Reading, claims: Sequence[Claim], day: date, named: str) -> date | None:
    """Without a publication date the day of the latest year told, unless the weekday fits one of the years told."""
    if reading.document.source.anchor is not None:
        return day
    years = {
        int(c.value.canonical[:4])
        for c in claims
        if c.kind == "date" and writes_year(c) and _FULL_YEAR.match(c.value.canonical)
    }
    latest = max(years, default=day.year)
    found: dict[int, date] = {}
    for year in {*years, day.year}:
        try:
            found[year] = day.replace(year=year)
        except ValueError:
            continue
    if any(NAMES[d.weekday()] == named for d in found.values()):
        return None
    return found.get(latest, day)


def named(reading: Reading, claim: Claim) -> str:
    """The weekday that belongs to a date: inside it, right before it, or behind it in brackets or as "a Sunday"."""
    if _SEVERAL.search(reading.text[max(claim.sentence.start, claim.span.start - 30) : claim.span.end]):
        return ""
    inside = _WEEKDAY.findall(claim.quote)
    if inside:
        return str(inside[0]) if len(inside) == 1 else ""
    before = _BESIDE.search(reading.text[max(claim.sentence.start, claim.span.start - 20) : claim.span.start])
    behind = _BEHIND.match(reading.text, claim.span.end, claim.sentence.end)
    return f"{before[1]}day" if before else behind[1] if behind else ""


def _year_told(article: Article, claim: Claim, day: date, named: str) -> bool:
    """Whether the weekday fits a year that the text leads up with ("the first call, in 2020, …").

    What is still to come is of no year that was told, and a year told paragraphs away or behind is of something else.
    """
    published = article.published
    if published is not None and day >= published and announces(article.reading, claim):
        return False
    ahead = published is not None and day >= published and not _in_the_past(article.reading, claim)
    if published is None or abs(day - published).days > (_NEAR if ahead else _AROUND):
        years = set(article.years)
    else:
        near = _leading_up(article, claim)
        years = {int(c.value.canonical[:4]) for c in near if c.kind == "date" and _FULL_YEAR.match(c.value.canonical)}
    return any(NAMES[d.weekday()] == named for year in years if (d := on_day(claim, year)) is not None)


def _leading_up(article: Article, claim: Claim) -> Sequence[Claim]:
    """The claims before a claim in its paragraph and the one before it, at most so many."""
    last = bisect_left(article.claims, claim.span, key=lambda c: c.span)
    near = article.claims[max(0, last - _CLAIMS) : last]
    told = article.reading.text[near[0].span.start : claim.span.start] if near else ""
    start = claim.span.start - sum(map(len, _PARAGRAPH.split(told)[-_PARAGRAPHS:])) - _GAP
    return [c for c in near if c.span.start >= start]


def _another_year(reading: Reading, day: date, named: str) -> bool:
    """Whether a date without its year may well be of another one, in which the weekday fits."""
    anchor = reading.document.source.anchor
    if anchor is None:
        return False
    published = date.fromisoformat(anchor)
    for year in (day.year - 1, day.year + 1):
        try:
            other = day.replace(year=year)
        except ValueError:
            continue
        if NAMES[other.weekday()] == named and abs(other - published).days <= _NEAR:
            return True
    return abs(day - published).days > _NEAR
