"""Parts that do not make their total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from workbench.anomaly.article import Article
from workbench.anomaly.finding import anomaly
from workbench.anomaly.passage import Passage
from workbench.language.numerals import Numeral
from workbench.model import Anomaly, Claim, Span

_OF_THEM = re.compile(
    r"[“\"']?(?:Of (?:these|those|them|which|(?:that|this|the) (?:number|total|sum|figure|group|amount))|Among them)\b"
)
_OF_TOTAL = re.compile(r"[“\"']?Of (?:(?:the|its|their|his|her|our|my|your|these|those|all) (?:own )?)?$")
_REST_NOT = re.compile(
    r"\s(?:(?:did|were|was|have|had|are|is|do|would|could|has)(?: not\b|n['’]t\b)"
    r"(?: \w{2,12})?(?=[,.;:)]|$| and\b| but\b)"
    r"|failed|abstained|against|refused|declined)"
)
_SOME_OF_THE = re.compile(r" of (?:the|its|their|those|these) (?:\w{1,20} )?$")
_TOGETHER = re.compile(r"[“\"']?(?:Between them|Between the two|Together|Combined|All told|Altogether)\b")
_OWNERS = re.compile(r"\b(?:[Tt]he|[Tt]hese|[Tt]hose) $")
_OPENS = re.compile(
    r"(?:[,:;—–]|\s\(|\s-)\s?(?:with |that is,? |that is to say,? |namely,? |i\.e\. |being )?$"
    r"| (?:made up of|consisting of|comprising) $"
)
_FREE = re.compile(
    r"(?:[:—–]|\s\(|\s-|,? (?:that is|that is to say|namely|i\.e\.|made up of|consisting of|comprising|being),?)\s?$"
)
_INCOMPLETE = re.compile(
    r"\b(?:includ|among|such as|compared|against|after|than|of wh(?:om|ich)|up from|down from|another|further|extra"
    r"|additional|more|other|out of|per\b|each|every|from(?= \W?\d)|aged?|worth|since|before)",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"\s(?:in|at|under|for|on|by|to|against|around|near|along|inside|outside|north|south|east|west|within|with|from|away|here|there|home|abroad|overseas|elsewhere|online|made|sent|cast|bought"
    r"|sold|paid|held|won|lost|given|taken|\w{3,12}ed)\b"
)
_EVEN = re.compile(
    r"\bmen\b.*\bwomen\b|\bwomen\b.*\bmen\b|\bboys\b.*\bgirls\b|\bgirls\b.*\bboys\b|\bmales?\b.*\bfemales?\b"
    r"|\bhome\b.*\baway\b|\baway\b.*\bhome\b|\b(?:for|favou?r)\b.*\bagainst\b|\badults?\b.*\bchildren\b"
)
"""Pairs that leave nothing over."""
_WAY = re.compile(r" (?:from|by|for|in|to|at)\b")
_WERE = re.compile(r" (?:were|are|was|is|had been|have been) ")
_THINGS = re.compile(
    r"\s(?:[a-z]{3,12} )?(?:items|pieces|objects|things|units|people|persons|finds|lots|vehicles|animals"
    r"|cases|votes|seats)\b"
)
_PRONOUN = re.compile(r"\b(?:to|at|in|by|from|with|for|on|of|than|as|the|this|that|each|every|no) $")
_PERSONS = re.compile(
    r"\s(?:(?:[a-z]{3,12} )?(?:men|women|children|boys|girls|adults|passengers|crew|civilians|soldiers|officers|police"
    r"|pupils|students|teachers|staff|guests|workers|males?|females?|members|firefighters|tourists|residents|infants))\b"
)
_NOUNLESS = re.compile(
    r"\b(?:crew|party|group|team|delegation|family|staff|cast|committee|panel|convoy|fleet|total) of $"
)
_COUNT_FIRST = re.compile(r"(?: [a-z-]{3,14})? (?:are|were|is|was|have|had|come|came|belong|stand|lie|went|go)\b")
_SOME_OF_THEM = re.compile(r" of (?:them|these|those|whom|which)\b")
_EACH = re.compile(r"(?: [a-z-]{2,14}){0,2} each\b")
_EACH_OF = re.compile(r"\b[Ee](?:ach|very one) of (?:the|its|their|these|those) $")
_HAS = re.compile(r"\b(?:has|had|have|with|holds?|held|carri\w+|employs?|gets?|got|pays?|paid)(?: room for)? $")
_IN_PARTS = re.compile(r"\b(?:in|into|as|over) $")
_PEOPLE = re.compile(
    r"\s(?:[a-z]{3,12} )?(?:people|persons|dead|victims|casualties|injured|passengers|aboard|hostages|survivors"
    r"|workers|pupils|soldiers|guests|employees|children|teachers|officers|tourists"
    r"|members|students|prisoners|detainees)\b"
)
_UNCOUNTED = re.compile(r"\b(?:and|plus|as well as|besides) (?:an?|the|some|several|many|its|others?)\b")
_SUM_BEFORE = re.compile(
    r"(?:\ba (?:grand |combined |full )?total of|\bmaking|\bmakes|\badds? up to|\badding up to|\bfor a total of"
    r"|\btogether|\ball told|\baltogether|\bc[oa]mes? to)\s(?:[A-Z]{0,3}[$£€¥])?$"
)
_SUM_BEHIND = re.compile(
    r"(?:\s[\w-]{2,20}){0,2}?,?\s(?:in all|in total|all told|altogether|combined|taken together"
    r"|(?:over|across|on|in) (?:the|both|all) (?:two |three |four |five |six |seven )?"
    r"(?:days|nights|weeks|months|years|sites|places|rounds|legs|games|matches|cities|halves))(?=[\s.,;)]|$)"
)
NEAR = Decimal("0.15")
"""Share of the total by which a sum may miss it and still be meant as a full account; a longer way off, the list
is taken to be incomplete. A list of places with no colon or word to say that it is full must come closer, to a third
or two thirds of that (on the development stories sums miss by at most 9 %, such lists by 4 %)."""

_MOST = 8
"""Parts beyond which a sentence is too long for one account."""


@dataclass(frozen=True, slots=True)
class _Account:
    """The totals that may be meant, and the parts told of them."""

    wholes: Sequence[Numeral]
    parts: Sequence[Numeral]
    near: Decimal = NEAR


def find(article: Article) -> Iterator[Anomaly]:
    for passage in article.passages:
        numbers = _told(passage)
        for account in (_led(passage, numbers), _summed(passage, numbers), _listed(passage, numbers)):
            found = _judged(passage, account) if account is not None else None
            if found is not None:
                yield found
                break
        else:
            yield from _multiplied(passage, numbers)


def _told(passage: Passage) -> list[Numeral]:
    """The numbers of a sentence that may be summed; "to one retailer" counts nothing."""
    text = passage.reading.text
    return [
        n
        for n in passage.numbers
        if n.low != 1 or n.span.of(text).isdecimal() or not _PRONOUN.search(passage.lead(n.span, 8))
    ]


def _led(passage: Passage, numbers: list[Numeral]) -> _Account | None:
    """ "Of these, …", "Of the 84, …", "Eleven of the nineteen …", "Between them the two run 46, …"."""
    text = passage.text
    if len(numbers) < 2:
        return None
    if _OF_THEM.match(text) and passage.before is not None:
        return _Account(passage.before.numbers, numbers)
    if passage.before is not None and numbers[0].span.start == passage.span.start:
        wholes = passage.before.numbers
        if len(wholes) == 1 and len(numbers) > 2 and _COUNT_FIRST.match(passage.rest(numbers[0].span)):
            return _Account(wholes, numbers)
    if len(numbers) < 3:
        return None
    first = text[: numbers[0].span.start - passage.span.start]
    parted = "," in passage.between(numbers[0].span, numbers[1].span) or _REST_NOT.match(passage.rest(numbers[-1].span))
    if _OF_TOTAL.fullmatch(first) and parted:
        return _Account(numbers[:1], numbers[1:])
    if _SOME_OF_THE.fullmatch(passage.between(numbers[0].span, numbers[1].span)):
        return _Account([numbers[1]], [numbers[0], *numbers[2:]])
    if _TOGETHER.match(text):
        owners = 1 if _OWNERS.search(passage.lead(numbers[0].span)) and len(numbers) > 3 else 0
        return _Account([numbers[owners]], numbers[owners + 1 :])
    return None


def _listed(passage: Passage, numbers: list[Numeral]) -> _Account | None:
    """A total with its parts behind it: "46 hospitals, 29 in the north and 15 in the south"."""
    for at, whole in enumerate(numbers[:-2]):
        parts = numbers[at + 1 :]
        if not _names_things(passage, whole):
            continue
        opening = passage.between(whole.span, parts[0].span)
        if all(_bracketed(passage, n) for n in parts):
            return _Account([whole], parts)
        if opening.endswith("("):
            closed = passage.reading.text.find(")", whole.span.end, passage.span.end)
            parts = [n for n in parts if n.span.end <= closed]
            if len(parts) > 1 and not _INCOMPLETE.search(passage.between(whole.span, parts[-1].span)):
                return _Account([whole], parts)
            continue
        if not _OPENS.search(opening) or not re.search(r"\band (?:only |just )?\W?$", passage.lead(parts[-1].span)):
            continue
        if any(_INCOMPLETE.search(passage.between(a.span, b.span)) for a, b in pairwise([whole, *parts])):
            continue
        even = len(parts) == 2 and _EVEN.search(passage.reading.text[parts[0].span.end : passage.span.end])
        people = (
            even or _PEOPLE.match(passage.rest(whole.span)) or _NOUNLESS.search(passage.lead(whole.span))
        ) and all(_PERSONS.match(passage.rest(p.span)) for p in parts)
        placed = all(_PLACED.match(passage.rest(p.span)) for p in parts)
        if people or _FREE.search(opening) or (placed and even):
            return _Account([whole], parts)
        if placed:
            return _Account([whole], parts, NEAR / 3 if len(parts) == 2 else NEAR * 2 / 3)
    return None


def _multiplied(passage: Passage, numbers: list[Numeral]) -> Iterator[Anomaly]:
    """ "Two ferries with 350 seats each, 700 in all", "each of the eight crews has six rowers, 54 in all"."""
    for count, each, whole in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if _IN_PARTS.search(passage.between(count.span, each.span)) and _EACH.match(passage.rest(whole.span)):
            yield from _parted(passage, count, each, whole)
            continue
        told = _SUM_BEFORE.search(passage.lead(whole.span)) or _SUM_BEHIND.match(passage.rest(whole.span))
        apart = re.search(r"[,;:]|\band\b", passage.between(count.span, each.span))
        said = _EACH.match(passage.rest(each.span)) or (
            _EACH_OF.search(passage.lead(count.span)) and _HAS.search(passage.between(count.span, each.span))
        )
        if not told or apart or not said or each.scaled != whole.scaled:
            continue
        yield from _product(passage, count, each, whole)


def _parted(passage: Passage, whole: Numeral, count: Numeral, each: Numeral) -> Iterator[Anomaly]:
    """ "900,000 crowns, paid in three parts of 250,000 each"."""
    if re.fullmatch(r" [a-z]{3,14} of (?:[A-Z]{0,3}[$£€¥])?", passage.between(count.span, each.span)):
        yield from _product(passage, count, each, whole)


def _product(passage: Passage, count: Numeral, each: Numeral, whole: Numeral) -> Iterator[Anomaly]:
    true = count.low * each.low
    if any(passage.hedged(n) for n in (count, each, whole)) or true == whole.low or each.scaled != whole.scaled:
        return
    if abs(true - whole.low) <= 2 * NEAR * true:
        names = f"{count.span.of(passage.reading.text)} × {each.span.of(passage.reading.text)}"
        text = f"{names} is {true:,f}, but the total given is {whole.span.of(passage.reading.text)}"
        spans = (count.span, each.span, whole.span)
        span = Span(min(s.start for s in spans), max(s.end for s in spans))
        yield anomaly("arithmetic", _named(passage, span), span, text)


def _bracketed(passage: Passage, number: Numeral) -> bool:
    """Whether a number stands alone in brackets: "the Greens (9)"."""
    return passage.lead(number.span, 1) == "(" and passage.rest(number.span).startswith(")")


def _names_things(passage: Passage, whole: Numeral) -> bool:
    """Whether a total says what it counts, itself or before it: "46 hospitals", "a crew of nine"."""
    claim, rest = passage.claim_at(whole.span), passage.rest(whole.span)
    if claim is not None and claim.value.unit != "":
        return True
    if rest.startswith(":") or _PEOPLE.match(rest) or _NOUNLESS.search(passage.lead(whole.span)):
        return True
    return bool(_OF_THEM.match(passage.text) and _WERE.match(rest))


def _summed(passage: Passage, numbers: list[Numeral]) -> _Account | None:
    """Parts of one kind with their total behind them: "310 on Friday and 245 on Saturday, 555 in all"."""
    if len(numbers) < 3:
        return None
    whole, parts = numbers[-1], numbers[:-1]
    if _INCOMPLETE.search(passage.between(parts[0].span, whole.span)):
        return None
    told = _SUM_BEFORE.search(passage.lead(whole.span)) or _SUM_BEHIND.match(passage.rest(whole.span))
    claims = [passage.claim_at(n.span) for n in numbers]
    units = {(c.kind, c.value.unit) for c in claims if c is not None and c.value.unit}
    alike = len(units) <= 1 or (len(parts) > 2 and _THINGS.match(passage.rest(whole.span)))
    return _Account([whole], parts) if told and alike else None


def _judged(passage: Passage, account: _Account) -> Anomaly | None:
    """The anomaly when the parts nearly make the total, and do not."""
    parts = account.parts
    if not 2 <= len(parts) <= _MOST or _UNCOUNTED.search(passage.rest(parts[-1].span)):
        return None
    if any(passage.hedged(n) or n.low <= 0 or _SOME_OF_THEM.match(passage.rest(n.span)) for n in parts):
        return None
    total = sum((n.low for n in parts), Decimal(0))
    fitting = [
        t
        for t in account.wholes
        if t.low > max(n.low for n in parts) and abs(total - t.low) <= _reach(passage, account, t, total)
    ]
    if not fitting or any(abs(t.low - total) <= _rounding(t, parts) for t in account.wholes):
        return None
    whole = min(fitting, key=lambda t: abs(t.low - total))
    if _hedged_whole(passage, whole) or any(p.scaled != whole.scaled for p in parts):
        return None
    names = " + ".join(n.span.of(passage.reading.text) for n in parts)
    text = f"{names} is {total:,f}, but the total given is {whole.span.of(passage.reading.text)}"
    here = [n.span for n in (*parts, whole) if passage.span.covers(n.span)]
    span = Span(min(s.start for s in here), max(s.end for s in here))
    return anomaly("arithmetic", _named(passage, span), span, text)


def _reach(passage: Passage, account: _Account, whole: Numeral, total: Decimal) -> Decimal:
    """By how much the parts may miss a total and still be all of it.

    Parts told with one preposition, or as those that did and those that did not, are no overlapping groups: what is
    more than their total is wrong however small the total.
    """
    reach = account.near * whole.low
    if total < whole.low:
        return reach
    words = {m[0] for n in account.parts if (m := _WAY.match(passage.rest(n.span)))}
    apart = _REST_NOT.match(passage.rest(account.parts[-1].span))
    if apart or (len(words) == 1 and all(_WAY.match(passage.rest(n.span)) for n in account.parts)):
        return max(NEAR * whole.low, Decimal(1))
    return reach


def _rounding(whole: Numeral, parts: Sequence[Numeral]) -> Decimal:
    """What rounding alone may put between a sum and its total; counts written out in full are exact."""
    steps = [n.step for n in (whole, *parts)]
    return Decimal(0) if all(step == 1 for step in steps) else sum(steps, Decimal(0)) / 2


def _hedged_whole(passage: Passage, whole: Numeral) -> bool:
    home = passage if passage.span.covers(whole.span) or passage.before is None else passage.before
    return home.hedged(whole)


def _named(passage: Passage, span: Span) -> list[Claim]:
    return [c for c in passage.claims if c.span.overlaps(span)] or list(passage.claims)
