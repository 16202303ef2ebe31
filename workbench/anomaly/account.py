"""A total and the parts told of it, and whether they agree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from workbench.anomaly.figure import Figure, one_scale
from workbench.anomaly.finding import anomaly
from workbench.anomaly.passage import Passage
from workbench.model import Anomaly, Claim, Span

CURRENCY = r"(?:[A-Z]{0,3}[$£€¥])?"
REST_NOT = re.compile(
    r"\s(?:(?:did|were|was|have|had|are|is|do|would|could|has)(?: not\b|n['’]t\b)"
    r"(?: \w{2,12})?(?=[,.;:)]|$| and\b| but\b)"
    r"|failed|abstained|against|refused|declined)"
)
_SOME_OF_THEM = re.compile(r" of (?:them|these|those|whom|which)\b")
_UNCOUNTED = re.compile(
    r"\b(?:as well as|besides|in addition to|not counting|apart from)\b"
    r"|\b(?:and|plus) (?:an?|some|several|many|others?)\b"
    r"|(?<!,) (?:and|plus) (?:the|its)\b|\b(?:and|while|with) the (?:rest|others|remainder|remaining)\b"
)
_BOTH = re.compile(r"[^.;:,\d]{0,24} (?:both|either|neither|all three)(?=\s?(?:$|[.,;)]))")
_WAY = re.compile(r" (?:from|by|for|in|to|at)\b")
NEAR = Decimal("0.15")
"""Share of the total by which a sum may miss it and still be meant as a full account; a longer way off, the list
is taken to be incomplete. A list of places with no colon or word to say that it is full must come closer, to a third
or two thirds of that (on the development stories sums miss by at most 9 %, such lists by 4 %)."""
_MOST = 8
"""Parts beyond which a sentence is too long for one account."""


@dataclass(frozen=True, slots=True)
class Account:
    """The totals that may be meant, and the parts told of them."""

    wholes: Sequence[Figure]
    parts: Sequence[Figure]
    near: Decimal = NEAR
    of_them: bool = False
    """Whether the first part may be told as "of them": the others then follow suit."""
    over: bool = False
    """Whether only more than the total is wrong, since others may go untold."""
    more: int = 0
    """What is told without a number at the end, "and a Finn": one."""
    home: Passage | None = None
    """Where the parts stand when that is the sentence before."""


def judged(passage: Passage, account: Account) -> Anomaly | None:
    """The anomaly when the parts nearly make the total, and do not."""
    parts, home = account.parts, account.home or passage
    if not 2 <= len(parts) <= _MOST or (not account.more and _UNCOUNTED.search(home.rest(parts[-1].number.span))):
        return None
    if any(_BOTH.match(home.rest(f.number.span)) for f in parts):
        return None
    loose = parts[1:] if account.of_them else parts
    if any(_SOME_OF_THEM.match(home.rest(f.number.span)) for f in loose) or any(f.hedged or f.low <= 0 for f in parts):
        return None
    total = sum((f.low for f in parts), Decimal(account.more))
    fitting = [
        t
        for t in account.wholes
        if t.low > max(f.low for f in parts) and abs(total - t.low) <= _reach(home, account, t, total)
    ]
    if not fitting or any(_agree(t, total, parts) for t in account.wholes):
        return None
    whole = min(fitting, key=lambda t: abs(t.low - total))
    if total > whole.low and _overlap(home, parts):
        return None
    if whole.hedged or not one_scale(whole, *parts) or (account.over and total < whole.low):
        return None
    written = passage.reading.text
    names = " + ".join([*(f.number.span.of(written) for f in parts), *["1"] * account.more])
    text = f"{names} is {total:,f}, but the total given is {whole.number.span.of(written)}"
    here = [f.number.span for f in (*parts, whole) if passage.span.covers(f.number.span)]
    span = Span(min(s.start for s in here), max(s.end for s in here))
    return anomaly("arithmetic", named(passage, span), span, text)


def _overlap(home: Passage, parts: Sequence[Figure]) -> bool:
    """Whether each part may be told of any: "20 came from Poland, six speak Danish and five are women"."""
    starts = [f.number.span.start for f in parts]
    verbs = [(t.span.start, t.text) for t in home.reading.tree(home.span).tokens if t.tag in ("VBD", "VBP", "VBZ")]
    first = [
        next((word for place, word in verbs if start < place < end), "")
        for start, end in zip(starts, [*starts[1:], home.span.end], strict=True)
    ]
    return "" not in first and len(set(first)) == len(first) > 2


def _reach(home: Passage, account: Account, whole: Figure, total: Decimal) -> Decimal:
    """By how much the parts may miss a total and still be all of it.

    Parts told with one preposition, or as those that did and those that did not, are no overlapping groups: what is
    more than their total is wrong however small the total.
    """
    reach = account.near * whole.low
    if total < whole.low:
        return reach
    ways = [_WAY.match(home.rest(f.number.span)) for f in account.parts]
    apart = REST_NOT.match(home.rest(account.parts[-1].number.span))
    if apart or (all(ways) and len({way[0] for way in ways if way}) == 1):
        return max(2 * NEAR * whole.low, Decimal(1))
    return reach


def _agree(whole: Figure, total: Decimal, parts: Sequence[Figure]) -> bool:
    """Whether rounding alone may lie between a sum and its total; counts written out in full are exact.

    All of the slack at once would take parts that were all rounded down by a full half, and a total rounded up.
    """
    steps = [f.number.step for f in (whole, *parts)]
    slack = Decimal(0) if all(step == 1 for step in steps) else sum(steps, Decimal(0)) / 2
    return total == whole.low or abs(whole.low - total) < slack


def named(passage: Passage, span: Span) -> list[Claim]:
    """The claims inside a span, else all of the sentence."""
    return [c for c in passage.claims if c.span.overlaps(span)] or list(passage.claims)
