"""Parts that do not make their total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from workbench.anomaly.account import CURRENCY, NEAR, REST_NOT, Account, judged
from workbench.anomaly.article import Article
from workbench.anomaly.figure import Figure
from workbench.anomaly.listing import even, listed
from workbench.anomaly.passage import Passage
from workbench.model import Anomaly

_OF_THEM = re.compile(
    r"[“\"']?(?:Of (?:these|those|them|which|(?:that|this|the) (?:number|total|sum|figure|group|amount))|Among them)\b"
)
_OF_TOTAL = re.compile(
    rf"[“\"']?Of (?:(?:an?|the|its|their|his|her|our|my|your|these|those|all) (?:own )?)?"
    r"(?:(?:[a-z-]{3,14} ){0,2}(?:total|sum|bill|budget|price|cost|costs|fine|fund|grant|crew|staff|membership) of )?"
    rf"{CURRENCY}"
)
_MADE_UP = re.compile(
    r"[“\"']?(?:This|That|It|The (?:sum|total|amount|figure|bill|fine|price|money|package|budget)) "
    r"(?:(?:is|was) (?:made up|composed) of|consist(?:s|ed) of|(?:breaks|broke) down (?:into|as)|compris(?:es|ed)) "
)
_ARE_OF_THEM = re.compile(r" of (?:them|these|those) (?P<verb>are|were|had|have|went|came)\b")
_SO_FAR = re.compile(
    r"[“\"']?(?:(?:(?:When|By the time|Once) (?:they|we|he|she|it|I|the \w{3,12}) [^.;:,\d]{3,40}"
    r"|By (?:then|now|morning|noon|evening|night|the (?:evening|end))|So far|To date|Until now|In the end|Since then"
    r"|Now),? )?"
)
_DEAD_OR_ALIVE = re.compile(
    r"\b(?:dead|died)\b.{0,60}\b(?:alive|living|lived|survived)\b|\b(?:alive|living|lived|survived)\b.{0,60}\b(?:dead|died)\b"
    r"|\b(?:male)\b.{0,60}\b(?:female)\b|\b(?:female)\b.{0,60}\b(?:male)\b"
)
"""Pairs that leave nothing over."""
_ONE_OR_OTHER = re.compile(
    r"\b(?:allowed|granted|approved|accepted|upheld|passed|won|paid|found|saved)\b.{0,60}"
    r"\b(?:refused|rejected|dismissed|turned down|thrown out|failed|lost|missing)\b"
)
"""Pairs of which nothing is both."""
_HOUSE_OF = re.compile(
    r" in an? (?:[a-z]{3,12} )?(?:chamber|house|council|parliament|assembly|senate|committee|body|board|room|hall) of $"
)
_FOR_AND_AGAINST = re.compile(r"\b(?:for|in favou?r|yes|aye)\b.{0,60}\b(?:against|no|nay|opposed)\b")
_AWAY = re.compile(r"\b(?:absent|stayed away|stayed home|missing|did not vote|were not there|away)\b")
_SOME_OF_THE = re.compile(r" of (?:the|its|their|those|these) (?:\w{1,20} )?$")
_TOGETHER = re.compile(r"[“\"']?(?:Between them|Between the two|Together|Combined|All told|Altogether)\b")
_OWNERS = re.compile(r"\b(?:[Tt]he|[Tt]hese|[Tt]hose) $")
INCOMPLETE = re.compile(
    r"\b(?:includ|among|such as|compared|against|after|than|of wh(?:om|ich)|up from|down from|another|further|extra"
    r"|additional|more|other|out of|per\b|each|every|from(?= \W?\d)|aged?|worth|since|before)",
    re.IGNORECASE,
)
_OTHERS = re.compile(r" (?:others?|more|further|additional)\b")
_MAINLY = re.compile(r"\b(?:mainly|mostly|chiefly|largely|partly|primarily|in part|above all)\b")
_THINGS = re.compile(
    r"\s(?:[a-z]{3,12} )?(?:items|pieces|objects|things|units|people|persons|finds|lots|vehicles|animals"
    r"|cases|votes|seats)\b"
)
_THE_OTHERS = re.compile(r"\b(?:the|its) (?:other|others|remaining|rest) $")
_IN_TURN = re.compile(r" (?:by one|after (?:the other|another)|at a time)\b")
_APART = re.compile(r"[,;:(—–]|\b(?:and|while|but|or)\b")
_PART_STARTS = re.compile(r"(?:^|[,;:(—–]\s?|\band |\bof (?:them|these|those),? )[“\"']?$")
_COUNT_FIRST = re.compile(
    r"(?: [a-z-]{3,14})? (?:(?:are|were|is|was|have|had|come|came|belong|stand|lie|went|go)\b"
    r"|[a-z]{3,12} (?:in|at|on|for|to|from|with|by|under|against)\b)"
)
_SUM_BEFORE = re.compile(
    r"(?:\ba (?:grand |combined |full )?total of|\bmaking|\bmakes|\badds? up to|\badding up to|\bfor a total of"
    r"|\b(?:together|in all)(?: (?:that|this|they|these))? (?:is|are|makes?|made)"
    rf"|\btogether|\ball told|\baltogether|\bc[oa]mes? to)\s{CURRENCY}$"
)
_SUM_BEHIND = re.compile(
    r"(?:\s[\w-]{2,20}){0,2}?,?\s(?:in all|in total|all told|altogether|combined|taken together"
    r"|(?:over|across|on|in) (?:the|both|all) (?:two |three |four |five |six |seven )?"
    r"(?:days|nights|weeks|months|years|sites|places|rounds|legs|games|matches|cities|halves))(?=[\s.,;)]|$)"
    r"(?! (?:with|including|counting|if)\b)"
)
_COMMA = re.compile(r",? (?:and )?")
_CLOSING = re.compile(
    r"[“\"']?(?:(?:In all|All told|Together|Altogether),? )?(?:that|this|they|which|these|the (?:sum|total|whole))"
    r" (?:is|makes?|made|comes? to|came to|adds? up to|added up to)(?: a total of)? " + CURRENCY,
    re.IGNORECASE,
)
_ALL_OF = re.compile(r"\ball (?:the |its |their )?$")
_PRESENT = re.compile(
    r"\s[a-z]{3,14} (?:(?:were|was|being) (?:present|there|in the (?:room|chamber|hall))|voted|took part)\b"
)
_VOTES = re.compile(r"\bagainst\b.{0,80}\b(?:abst|blank|void|spoil|neither|absent)")


def find(article: Article) -> Iterator[Anomaly]:
    for passage in article.passages:
        counts = _told(passage)
        for account in (_led, _summed, listed, _closed):
            told = account(passage, counts)
            found = judged(passage, told) if told is not None else None
            if found is not None:
                yield found
                break


def told_as_sum(passage: Passage, whole: Figure) -> bool:
    """Whether a number is told as the sum of those before it: "a total of 40", "40 in all"."""
    place = whole.number.span
    return bool(_SUM_BEFORE.search(passage.lead(place)) or _SUM_BEHIND.match(passage.rest(place)))


def _told(passage: Passage) -> list[Figure]:
    """The counts of a sentence that may be summed; "to one retailer", "71 had one" and "one by one" count nothing."""
    text = passage.reading.text
    return [f for f in passage.counts if f.low != 1 or f.number.span.of(text).isdecimal() or _heads(passage, f)]


def _heads(passage: Passage, one: Figure) -> bool:
    """Whether a "one" heads a part of a list."""
    in_turn = _IN_TURN.match(passage.rest(one.number.span))
    return _PART_STARTS.search(passage.lead(one.number.span, 12)) is not None and in_turn is None


def _whole(passage: Passage, wholes: Sequence[Figure], parts: Sequence[Figure]) -> Account:
    """The account of a whole: what a part has is no part of it, and two parts need not be all.

    "Of the 98 pupils, 66 had two cards"; "of the 40 boats, 22 were lost and 14 damaged", and the others came home.
    """
    steps = [passage.between(a.number.span, b.number.span) for a, b in pairwise(parts)]
    parts = [*parts[:1], *(part for part, step in zip(parts[1:], steps, strict=True) if _APART.search(step))]
    last = parts[-1].number.span
    rest = REST_NOT.match(passage.rest(last)) or _THE_OTHERS.search(passage.lead(last))
    every = rest or any(even(passage, whole, parts) for whole in wholes)
    return Account(wholes, parts, over=len(parts) == 2 and not every)


def _led(passage: Passage, counts: Sequence[Figure]) -> Account | None:
    """ "Of these, …", "Of the 84, …", "Eleven of the nineteen …", "Between them the two run 46, …"."""
    text = passage.text
    if len(counts) < 2:
        return None
    places = [f.number.span for f in counts]
    if _OF_THEM.match(text) and passage.before is not None:
        return _whole(passage, passage.before.counts, counts)
    if passage.before is not None and (told := _taken_up(passage, passage.before, counts)):
        return told
    if passage.before is not None and places[0].start == passage.span.start and len(counts) > 2:
        wholes = passage.before.counts
        if len(wholes) == 1 and _COUNT_FIRST.match(passage.rest(places[0])) and counts[0].unit in ("", wholes[0].unit):
            return Account(wholes, counts)
    if len(counts) < 3:
        return None
    first = text[: places[0].start - passage.span.start]
    parted = "," in passage.between(places[0], places[1]) or REST_NOT.match(passage.rest(places[-1]))
    if _OF_TOTAL.fullmatch(first) and parted:
        return _whole(passage, counts[:1], counts[1:])
    if _SOME_OF_THE.fullmatch(passage.between(places[0], places[1])):
        # "Eleven of the 24, six men and five women"
        own = abs(sum(f.low for f in counts[2:]) - counts[0].low) <= NEAR * counts[0].low
        return None if own else _whole(passage, [counts[1]], [counts[0], *counts[2:]])
    if _TOGETHER.match(text):
        owners = 1 if _OWNERS.search(passage.lead(places[0])) and len(counts) > 3 else 0
        return Account([counts[owners]], counts[owners + 1 :])
    return None


def _taken_up(passage: Passage, before: Passage, counts: Sequence[Figure]) -> Account | None:
    """The total in the sentence before: "It is made up of …", "31 of them are farmers …", "By noon 39 were dead …"."""
    places, text, wholes = [f.number.span for f in counts], passage.text, before.counts
    lead = text[: places[0].start - passage.span.start]
    if made := _MADE_UP.match(text):
        only = _MAINLY.search(lead, made.end()) or INCOMPLETE.search(passage.between(places[0], places[-1]))
        alike = {f.unit for f in counts if f.unit}
        return None if only or len(alike) > 1 else Account([f for f in wholes if {f.unit} >= alike], counts)
    if any(_OTHERS.match(passage.rest(place)) for place in places):
        return None
    if len(wholes) != 1 or INCOMPLETE.search(passage.between(places[0], places[-1])):
        return None
    if len(counts) > 2 and (first := _ARE_OF_THEM.match(passage.rest(places[0]))):
        same = all(passage.rest(p).startswith(f" {first['verb']} ") for p in places[1:])
        return Account(wholes, counts, NEAR / 3, of_them=True) if same else None
    bare = len(counts) == 2 and all(f.unit in ("", wholes[0].unit) for f in counts)
    if bare and lead and _SO_FAR.fullmatch(lead):
        every, either = (p.search(text, places[0].end - passage.span.start) for p in (_DEAD_OR_ALIVE, _ONE_OR_OTHER))
        return Account(wholes, counts, over=not every) if every or either else None
    return None


def _summed(passage: Passage, counts: Sequence[Figure]) -> Account | None:
    """Parts of one kind with their total behind them: "310 on Friday and 245 on Saturday, 555 in all"."""
    if len(counts) < 3:
        return None
    whole, parts = counts[-1], counts[:-1]
    if _ALL_OF.search(passage.lead(whole.number.span, 12)) and _PRESENT.match(passage.rest(whole.number.span)):
        return Account([whole], parts) if len(parts) == 3 and _VOTES.search(passage.text) else None
    if _HOUSE_OF.search(passage.lead(whole.number.span)) and len(parts) == 3 and _FOR_AND_AGAINST.search(passage.text):
        return Account([whole], parts, over=not _AWAY.search(passage.rest(parts[-1].number.span)))
    if INCOMPLETE.search(passage.between(parts[0].number.span, whole.number.span)):
        return None
    if not told_as_sum(passage, whole):
        return None
    of_one = {f.unit for f in (*parts[1:], whole) if f.unit}
    if len(parts) > 2 and parts[0].unit and len(of_one) == 1 and parts[0].unit not in of_one:
        parts = parts[1:]  # "three lorries brought 12 tonnes, …"
    units = {f.unit for f in (*parts, whole) if f.unit}
    alike = len(units) <= 1 or (len(parts) > 2 and _THINGS.match(passage.rest(whole.number.span)))
    alike = alike or _of_sorts(passage, parts, whole)
    return Account([whole], parts) if alike else None


def _of_sorts(passage: Passage, parts: Sequence[Figure], whole: Figure) -> bool:
    """ "1,100 beeches, 700 oaks and 450 limes, 2,350 trees in all": a bare list of sorts, and what they all are."""
    units = [f.unit for f in (*parts, whole)]
    steps = [passage.between(a.span, b.span) for a, b in pairwise(parts)]
    return len(parts) > 2 and "" not in units and len(set(units)) == len(units) and all(map(_COMMA.fullmatch, steps))


def _closed(passage: Passage, counts: Sequence[Figure]) -> Account | None:
    """ "Ninety came from the north and 65 from the south. That makes 165": the total in a sentence of its own."""
    before = passage.before
    if before is None or len(counts) != 1 or len(before.counts) < 2:
        return None
    lead = passage.text[: counts[0].number.span.start - passage.span.start]
    parts = before.counts
    told = before.between(parts[0].number.span, parts[-1].number.span)
    units = {f.unit for f in (*parts, *counts) if f.unit}
    if not _CLOSING.fullmatch(lead) or INCOMPLETE.search(told) or len(units) > 1:
        return None
    return Account(counts, parts, home=before)
