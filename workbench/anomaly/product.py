"""So many of so much each: "two ferries with 350 seats each, 800 in all"; "40 turbines of 6 megawatts make 280"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from workbench.anomaly.account import CURRENCY, NEAR, named
from workbench.anomaly.article import Article
from workbench.anomaly.figure import Figure, one_scale, plain, rounding
from workbench.anomaly.finding import anomaly
from workbench.anomaly.passage import Passage
from workbench.anomaly.sums import told_as_sum
from workbench.model import Anomaly, Span

_EACH = re.compile(r"(?: [a-z-]{2,14}){0,2} (?:each|apiece)\b")
_A_HEAD = re.compile(r"(?: [a-z-]{2,14})? (?:a head|per head|a piece|per person|a person)\b")
_EACH_OF = re.compile(r"\b[Ee](?:ach|very one) of (?:the|its|their|these|those) $")
_HAS = re.compile(
    r"\b(?:has|had|have|with|holds?|held|carri\w+|employs?|gets?|got|pays?|paid|receiv\w+|takes?|took|needs?"
    r"|sends?|sent|gives?|gave|sells?|sold|buys?|bought|makes?|made|built|produc\w+|plays?|played|won)(?: room for)? $"
)
_OF = re.compile(r"(?: [a-z-]{3,14}){1,2} (?:of|with|at) (?:just |only )?" + CURRENCY)
_MAKE = re.compile(
    r"(?: [a-z-]{2,14}){0,2}(?:,? which|,? that|,? and)? (?:makes?|gives?|giving|making|comes? to|adds? up to)"
    r"(?: a total of)? (?:just |only )?" + CURRENCY
)
_AT = re.compile(r"\bat (?:just |only )?$")
_ENOUGH_FOR = re.compile(
    r"(?: [a-z]{3,12})? (?:to (?:the|an?|each)|per|an?|for (?:each|every)) (?P<one>[a-z-]{2,14}),?"
    r"(?: (?:and )?(?:that|which))?(?: (?:is|was|are|were|would be|will be))? (?:enough|sufficient)"
    r" (?:for|to (?:cover|fill|feed|supply|treat|reach|serve)) (?:just |only )?"
)
_IN_GROUPS = re.compile(r"\b(?:split|divided|sorted|grouped|broken|fell|cut)(?: up)? (?:in|into) $")
_GROUPS_OF = re.compile(rf" [a-z]{{3,14}} of {CURRENCY}")
_IN_PARTS = re.compile(r"\b(?:in|into|as|over) $")
_ANEW = re.compile(r"\b(?:and|but|while|of whom|of which)\b")
_WIDE = Decimal("0.6")
"""Share of the product by which a total may miss it where nothing else can be meant."""
_ENDS = re.compile(r"(?: [a-z]{3,14})?(?:$|[.,;:)])")


def find(article: Article) -> Iterator[Anomaly]:
    for passage in article.passages:
        counts = passage.counts
        for count, each, whole in zip(counts, counts[1:], counts[2:], strict=False):
            yield from _multiplied(passage, count, each, whole)


def _multiplied(passage: Passage, first: Figure, second: Figure, third: Figure) -> Iterator[Anomaly]:
    """ "Each of the eight crews has six rowers, 54 in all"; the whole may come first: "900 in 3 parts of 300"."""
    way = passage.between(first.number.span, second.number.span)
    behind = passage.rest(third.number.span)
    if _parted(passage, second, third, way, behind):
        yield from _judged(passage, first, second, third, whole=first)
        return
    enough = _ENOUGH_FOR.fullmatch(passage.between(second.number.span, third.number.span))
    if enough and _AT.search(way) and third.unit == enough["one"] and second.unit.split(" per ")[0] in ("", first.unit):
        if second.low * third.low > first.low:  # what is enough for more is enough for fewer
            yield from _judged(passage, first, second, third, whole=first, near=_WIDE)
        return
    if re.search(r"[,;:]|\band\b", way):
        return
    each = _EACH.match(passage.rest(second.number.span)) or (
        _EACH_OF.search(passage.lead(first.number.span)) and _HAS.search(way)
    )
    a_head = _A_HEAD.match(passage.rest(second.number.span))
    made = _OF.fullmatch(way) and _MAKE.fullmatch(passage.between(second.number.span, third.number.span))
    if (made and second.unit and second.unit == third.unit) or (
        (each or a_head) and told_as_sum(passage, third) and not _ANEW.search(passage.between(second.span, third.span))
    ):
        yield from _judged(passage, first, second, third, whole=third)


def _parted(passage: Passage, count: Figure, each: Figure, way: str, behind: str) -> bool:
    """ "900,000 crowns, paid in three parts of 250,000 each", "split into three groups of 14"."""
    if not _GROUPS_OF.fullmatch(passage.between(count.number.span, each.number.span)):
        return False
    return bool((_IN_PARTS.search(way) and _EACH.match(behind)) or (_IN_GROUPS.search(way) and _ENDS.match(behind)))


def _judged(
    passage: Passage, first: Figure, second: Figure, third: Figure, whole: Figure, near: Decimal = 2 * NEAR
) -> Iterator[Anomaly]:
    factors = [f for f in (first, second, third) if f is not whole]
    true = factors[0].low * factors[1].low
    one_unit = factors[1].unit in ("", whole.unit)
    if any(f.hedged for f in (first, second, third)) or (one_unit and not one_scale(factors[1], whole)):
        return
    exact = factors[1].low == factors[1].low.to_integral_value() and not factors[1].number.scaled
    slack = rounding([whole]) + (0 if exact else factors[0].low * factors[1].rounding)
    if not slack < abs(true - whole.low) <= near * true:
        return
    written = passage.reading.text
    names = " × ".join(f.number.span.of(written) for f in factors)
    span = Span(first.number.span.start, third.number.span.end)
    text = f"{names} is {plain(true)}, but the total given is {whole.number.span.of(written)}"
    yield anomaly("arithmetic", named(passage, span), span, text)
