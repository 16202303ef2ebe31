"""A dateline ("MANILA, Feb. 12 —") later than the day the page says it was published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.anomaly.article import Article
from workbench.anomaly.finding import anomaly, day_of
from workbench.model import Anomaly

_PLACE = re.compile(
    r"\(?[A-Z](?:[\w .'’](?! [–—-] )|-(?! )){2,30}(?:, [A-Z][\w .]{1,20}+)?(?: \([\w /-]{2,20}\))?(?:,| [–—-]) $"
)
_DASH = re.compile(r"\s{0,2}(?:\([^()\n]{1,40}\)\s{0,2})?(?:—|–|--?|\)|:)\s")


def find(article: Article) -> Iterator[Anomaly]:
    reading, claims = article.reading, article.claims
    published = reading.document.source.anchor
    if published is None:
        return
    for claim in claims:
        day = day_of(claim)
        if day is None or day.isoformat() <= published:
            continue
        before = reading.text[max(0, claim.span.start - 60) : claim.span.start].rsplit("\n", 1)[-1]
        if _PLACE.fullmatch(before) and _DASH.match(reading.text, claim.span.end):
            text = f"the dateline “{before}{claim.quote}” is later than the page's own date, {published}"
            yield anomaly("dateline", [claim], claim.span, text)
