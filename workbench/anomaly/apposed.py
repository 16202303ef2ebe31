"""A day counted from the publication beside a date that is another: "yesterday, 11 May" in a page of 16 May."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from workbench.anomaly.article import Article
from workbench.anomaly.finding import anomaly
from workbench.anomaly.point import points
from workbench.anomaly.weekday import NAMES
from workbench.model import Anomaly, Claim, Modifier, Span

_BESIDE = re.compile(r"(?:,| \() ?(?:(?:on|in) )?(?:the )?")
_BEHIND = re.compile(r"\s?(?:$|[,.;)]| (?:in|at|by|to|after|when|near)\b)")
_AS_WEEKDAY = re.compile(r"(?:, (?:a |on )?| \((?:a )?)")
_NO_LIST = re.compile(r"(?:$|[,.;)])(?! ?(?:and |or )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)")
_OFFSETS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_RELATIVE = re.compile(r"(yesterday|today|tomorrow|days? ago|weeks? ago|months? ago|last year|this year|next year)$")
_SLACK = {"yesterday": 1, "today": 1, "tomorrow": 1, "day": 1, "week": 4, "month": 20}
"""Days by which a count may miss: a page may be posted on the next day, weeks and months are rounded."""


def find(article: Article) -> Iterator[Anomaly]:
    reading, claims = article.reading, article.claims
    published = reading.document.source.anchor
    written = {point.claim.id for point in points(claims)}
    if published is None:
        return
    for counted, plain in pairwise(c for c in claims if c.kind == "date"):
        if counted.sentence != plain.sentence or counted.value.modifier is not Modifier.EXACT:
            continue
        word = _RELATIVE.search(counted.quote.lower())
        between = reading.text[counted.span.end : plain.span.start]
        if plain.quote in NAMES:
            yield from _on_weekday(article, counted, plain, between)
        if word is None or plain.id not in written or not _BESIDE.fullmatch(between):
            continue
        slack = timedelta(days=next((n for name, n in _SLACK.items() if name in word[1]), 0))
        if _BEHIND.match(reading.text, plain.span.end, plain.sentence.end) and _apart(counted, plain, slack):
            text = f"“{counted.quote}” of {published} is {counted.value.canonical}, not “{plain.quote}”"
            yield anomaly("arithmetic", [counted, plain], counted.span, text)


def _on_weekday(article: Article, counted: Claim, plain: Claim, between: str) -> Iterator[Anomaly]:
    """ "Yesterday, Tuesday, …": a page may be posted on the next day, so two weekdays are right."""
    days, text = _OFFSETS.get(counted.quote.lower()), article.reading.text
    if days is None or article.published is None or not _AS_WEEKDAY.fullmatch(between):
        return
    meant = article.published + timedelta(days=days)
    right = {NAMES[meant.weekday()], NAMES[(meant - timedelta(days=1)).weekday()]}
    if plain.quote not in right and _NO_LIST.match(text, plain.span.end, plain.sentence.end):
        told = f"“{counted.quote}” of {article.published} is a {NAMES[meant.weekday()]}, not a {plain.quote}"
        yield anomaly("weekday", [counted, plain], Span(counted.span.start, plain.span.end), told)


def _apart(first: Claim, second: Claim, slack: timedelta) -> bool:
    """Whether two dates cannot be the same, even when one is off by the slack."""
    if not first.value.days or not second.value.days:
        return False
    a, b = ([date.fromisoformat(day) for day in claim.value.days or ()] for claim in (first, second))
    return a[1] + slack < b[0] or b[1] + slack < a[0]
