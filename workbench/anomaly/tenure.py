"""Work somewhere before there was such a place: "at the quarry since 1994 … The quarry was founded in 1999"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.anomaly.article import Article
from workbench.anomaly.finding import anomaly
from workbench.anomaly.passage import Passage
from workbench.anomaly.point import Point
from workbench.model import Anomaly

_SINCE = re.compile(
    r"(?:\b(?:has|have|had)|['’](?:d|s|ve)) (?:\w+ly )?"
    r"(?:worked|served|taught|played|driven|cooked|been [a-z]+ing(?: [a-z]+)?)"
    r" (?:at|for|in|with|on) (?P<place>the [a-z]{3,14}|(?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}),? since $"
)
_FIRST = re.compile(
    r"^[“\"']?(?P<place>The [a-z]{3,14}|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})"
    r" (?:played|held|sold|ran|printed|published|gave|launched|won|staged) (?:its|their) (?:very )?first [a-z]{3,14}"
    r"(?: [a-z]+){0,3} (?:in|on) (?:the )?$"
)
_FOUNDED = re.compile(
    r"^[“\"']?(?P<place>The [a-z]{3,14}|It|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})"
    r"(?: was (?:not |only )?(?:founded|established|set up)"
    r"|['’]s (?:very )?first [a-z]{3,14} (?:was|were) (?:not |only )?"
    r"(?:founded|built|opened|sunk|dug|laid|set up|launched|made|played|sold|lit|cut))"
    r"(?: (?!anew\b|again\b|afresh\b)[a-z]+){0,3} (?:in|on) (?:the )?$"
)


def find(article: Article) -> Iterator[Anomaly]:
    for passage in article.passages:
        if passage.before is not None:
            yield from _too_early(passage.before, passage)


def _too_early(before: Passage, passage: Passage) -> Iterator[Anomaly]:
    text = passage.reading.text
    worked = [(p, m) for p in before.points if (m := _SINCE.search(before.lead(p.span, 90)) or _did(before, p))]
    founded = [(p, m) for p in passage.points if (m := _FOUNDED.search(text[passage.span.start : p.span.start]))]
    if len(worked) != 1 or len(founded) != 1:
        return
    (since, at), (begun, of) = worked[0], founded[0]
    if since.high < begun.low and _one_place(at["place"], of["place"]):
        place = at["place"].replace("The ", "the ")
        told = f"“{since.claim.quote}” is told of {place}, which came into being later, in {begun.shown}"
        yield anomaly("order", [begun.claim, since.claim], begun.span, told)


def _did(passage: Passage, point: Point) -> re.Match[str] | None:
    """ "The club played its first match in 1903"."""
    return _FIRST.search(passage.reading.text[passage.span.start : point.span.start])


def _one_place(worked: str, founded: str) -> bool:
    """Whether two phrases may name one place: the same words, or a name and then "the mine" or "it"."""
    same = worked.lower().removeprefix("the ") == founded.lower().removeprefix("the ")
    named = worked.removeprefix("the ")[:1].isupper()
    return same or founded == "It" or (named and founded.startswith("The "))
