"""Shares of one whole that do not make all of it: "38 percent from here, 41 from there and 25 from abroad"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from workbench.anomaly.article import Article
from workbench.anomaly.finding import anomaly
from workbench.anomaly.passage import Passage
from workbench.model import Anomaly, Claim, Modifier, Span

_WHOLE = Decimal(100)
_MOST = Decimal(125)
"""Beyond this sum the shares are of several wholes, or answers of which each person may give several."""

_MANY = 8
_SEVERAL = 2

_BEHIND = re.compile(
    r"(?: of (?:them|it|those|these|the \w{3,14}))? (?P<word>(?:\w{3,14} )?(?:from|for|in|to|by|on|at|with|against|of)"
    r"|said|were|was|voted|chose|backed|wanted|opposed|supported)\b"
)
_APART = re.compile(
    r"(?: of (?:them|it|those|these|the \w{3,14}))?[^.;:\d%]{3,60}(?:,|,? and|,? while|;) "
    r"(?:the (?:other|remaining) |another )?"
)
_COMPARED = re.compile(
    r"\b(?:compared|than|from \d|up|down|rose|rise[sn]?|fell|fall|grew|grow\w*|increas\w+"
    r"|decreas\w+|declin\w+|dropp?\w*|gain\w*|against \d|year|years|month|quarter"
    r"|interest|rate|rates|inflation|discount\w*|higher|lower|more|less|also|both|either|multiple|several|respectively|turnout|growth|margin|average)\b",
    re.IGNORECASE,
)
_THE_REST = re.compile(r"\b(?:the (?:remaining|other)|the rest,?) $")
_WORDS = re.compile(r"[^.;:\d%]{3,60}")
_LEAST = Decimal(75)
"""Below this sum the shares are not of one whole, whatever the rest is called."""
_NONE_LEFT = re.compile(
    r"\b(?:elsewhere|abroad|the rest|other|others|undecided|neither|none|nothing|not|no opinion|unsure|abstained"
    r"|stayed away|stayed at home|spoiled|blank|no answer)\b"
)


def find(article: Article) -> Iterator[Anomaly]:
    for passage in article.passages:
        told = [c for c in passage.claims if c.kind == "percent"]
        if not 3 <= len(told) <= _MANY or not all(map(_plain, told)):
            continue
        rest = _THE_REST.search(passage.lead(told[-1].span, 20)) is not None
        if rest and len([c for c in passage.claims if c.kind == "date"]) < _SEVERAL and _in_a_row(passage, told):
            yield from _missed(told, least=_LEAST)
        elif _of_one_whole(passage, told):
            yield from _missed(told, least=_WHOLE)


def _plain(share: Claim) -> bool:
    value = share.value
    return value.number is not None and value.number_high is None and value.modifier is Modifier.EXACT


def _of_one_whole(passage: Passage, told: list[Claim]) -> bool:
    """Whether the shares stand in one list whose parts are built alike, with nothing compared."""
    if _COMPARED.search(passage.text):
        return False
    if not _apart(passage, told):
        return False
    words = [m["word"].split()[-1] if (m := _BEHIND.match(passage.rest(c.span))) else "" for c in told]
    alike = len(set(words)) == 1 and words[0] != ""
    return alike or _NONE_LEFT.search(passage.rest(told[-1].span)) is not None


def _in_a_row(passage: Passage, told: list[Claim]) -> bool:
    """Whether nothing but words lies between the shares, none of which compares."""
    between = (passage.between(a.span, b.span) for a, b in pairwise(told))
    return not _COMPARED.search(passage.text) and all(_WORDS.fullmatch(words) for words in between)


def _apart(passage: Passage, told: list[Claim]) -> bool:
    """Whether the shares stand in one list."""
    return all(_APART.fullmatch(passage.between(a.span, b.span)) for a, b in pairwise(told))


def _missed(told: list[Claim], least: Decimal) -> Iterator[Anomaly]:
    """The anomaly when they make more than the whole, or, with the rest told, less."""
    numbers = [c.value.number for c in told if c.value.number is not None]
    total = sum(numbers, Decimal(0))
    slack = sum((Decimal(1).scaleb(min(0, int(n.as_tuple().exponent))) for n in numbers), Decimal(0)) / 2
    if least <= total <= _MOST and abs(total - _WHOLE) > slack and (total > _WHOLE or least < _WHOLE):
        names = " + ".join(c.quote for c in told)
        span = Span(told[0].span.start, told[-1].span.end)
        more = "more" if total > _WHOLE else "less"
        yield anomaly("arithmetic", told, span, f"{names} is {total.normalize():f} percent, {more} than the whole")
