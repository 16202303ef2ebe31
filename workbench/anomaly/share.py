"""A percentage or fraction that does not follow from the two counts beside it: "12 of 40, or 45 percent"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from workbench.anomaly.article import Article
from workbench.anomaly.finding import anomaly
from workbench.anomaly.passage import Passage
from workbench.language import numerals
from workbench.language.amounts import in_whole_units
from workbench.language.hedges import hedge
from workbench.language.numerals import Numeral
from workbench.model import Anomaly, Claim, Modifier, Span

_OF = re.compile(r"(?: [a-z]{3,12})? (?:out )?of (?:(?:the|its|their|all|these|those|a total of) ){0,2}")
_ASKED = re.compile(r"[“\"']?Of (?:the )?$")
_OF_THE = re.compile(r"[:—–] of (?:the|its|their) $")
_CAME = re.compile(r"[^,.;:()\d]{3,40} ")
_SHARE_BEHIND = re.compile(r"[^,.;:()\d\n]{0,30}(?:, or |, | \(| or | – | — |, which is |, that is )(?:or )?")
_ENDS = re.compile(
    r"\s?(?:$|[,.;:)—–]|of (?:the total|them|those|all|the whole)\b|(?:was|were|are|had|have|said|voted)\b)"
)
_SHARE_BEFORE = re.compile(
    r"(?: of [^,.;:()\d\n]{2,30})?(?:, or | \(|: | – | — |, that is )(?:some |just |of (?:the|its|their) )?"
)
_OF_WHOLE = re.compile(
    r",? of (?:(?:the|its|their|all|these|those|his|her) ){0,2}(?:[\w-]{2,20}['’]s? )?(?:\w{3,12} )?$"
)
_COUNT_BEHIND = re.compile(r" [a-z][a-z -]{2,30}(?P<way>,? or |,? \(|, )$")
_COUNT_ENDS = re.compile(
    r"(?: (?:people|persons|members|seats|votes|voters|patients|pupils|houses|homes))?"
    r"(?P<end>[,).;]|$| (?:have|had|has|were|are|was|went|voted|said)\b)"
)


def find(article: Article) -> Iterator[Anomaly]:
    for passage in article.passages:
        shares = [c for c in passage.claims if c.kind == "percent" and c.value.number is not None]
        if not shares:
            continue
        yield from _counted(passage)
        numbers = numerals.find(article.reading.text, passage.span)
        for part, whole in pairwise(numbers):
            if _ASKED.fullmatch(passage.text[: part.span.start - passage.span.start]):
                part, whole = whole, part  # "Of 250 people asked, 150 (60 percent) …"
            elif _OF_THE.search(passage.lead(part.span, 20)) and _CAME.fullmatch(
                passage.between(part.span, whole.span)
            ):
                part, whole = whole, part  # "Turnout was 60 percent: of the 900 people on the roll 540 voted"
            elif not _OF.fullmatch(passage.between(part.span, whole.span)):
                continue
            if not 0 < part.low <= whole.low:
                continue
            pair = Span(min(part.span.start, whole.span.start), max(part.span.end, whole.span.end))
            for share in shares:
                found = _judged(passage, part, whole, share) if _beside(passage, pair, share.span) else None
                if found is not None:
                    yield found


def _counted(passage: Passage) -> Iterator[Anomaly]:
    """ "Half of the 84 patients, or 52", "40 percent of the 250 members (90)"."""
    text = passage.reading.text
    for part, whole, count in _threes(passage):
        between, behind = text[part.end : whole.span.start], passage.between(whole.span, count.span)
        told, ends = _COUNT_BEHIND.fullmatch(behind), _COUNT_ENDS.match(passage.rest(count.span))
        if not _OF_WHOLE.fullmatch(between) or told is None or ends is None:
            continue
        if told["way"] == ", " and ends["end"] != ",":
            continue
        share = passage.claim_at(part, "percent")
        said = in_whole_units(share.value).number if share is not None else None
        if share is None or said is None or share.value.number_high is not None:
            continue
        if any(map(passage.hedged, (whole, count))) or whole.scaled != count.scaled or not 5 <= whole.low >= count.low:
            continue
        true = count.low / whole.low * 100
        figures = re.search(r"\d", share.quote) is not None
        if not _fits(true, said, share.value.modifier, Decimal(1) if figures else Decimal(6)):
            names = f"{count.span.of(text)} of {whole.span.of(text)} is {_plain(true)} percent, not {part.of(text)}"
            span = Span(part.start, count.span.end)
            yield anomaly("arithmetic", passage.resting_on(part, whole.span, count.span), span, names)


def _threes(passage: Passage) -> Iterator[tuple[Span, Numeral, Numeral]]:
    """Each share with the two numbers that follow it."""
    numbers = [n for n in numerals.find(passage.reading.text, passage.span) if n.high is None]
    for share in (c for c in passage.claims if c.kind == "percent"):
        behind = [n for n in numbers if n.span.start >= share.span.end]
        if len(behind) > 1:
            yield share.span, behind[0], behind[1]


def _beside(passage: Passage, pair: Span, share: Span) -> bool:
    """Whether a share is told in apposition to "A of B", behind it or before it."""
    if share.start > pair.end:
        behind = _SHARE_BEHIND.fullmatch(passage.between(pair, share))
        return bool(behind and _ENDS.match(passage.rest(share)))
    return bool(_SHARE_BEFORE.fullmatch(passage.between(share, pair)))


def _judged(passage: Passage, part: Numeral, whole: Numeral, share: Claim) -> Anomaly | None:
    said = in_whole_units(share.value).number
    if said is None or share.value.number_high is not None or part.fraction or whole.fraction:
        return None
    if part.high is not None or whole.high is not None or part.scaled != whole.scaled:
        return None
    bounded = hedge(passage.reading.text, whole.span, Span(part.span.end, passage.span.end))[0]
    if bounded is not Modifier.EXACT or whole.low < 5:
        return None
    true = part.low / whole.low * 100
    wording = share.quote.lower()
    figures = re.search(r"\d", wording) is not None
    slack = max(Decimal(1), Decimal(1).scaleb(int(said.as_tuple().exponent))) if figures else Decimal(6)
    if _fits(true, said, share.value.modifier, slack):
        return None
    names = f"{part.span.of(passage.reading.text)} of {whole.span.of(passage.reading.text)}"
    text = f"{names} is {_plain(true)} percent, not {share.quote}"
    spans = (part.span, whole.span, share.span)
    span = Span(min(s.start for s in spans), max(s.end for s in spans))
    return anomaly("arithmetic", passage.resting_on(share.span, part.span), span, text)


def _fits(true: Decimal, said: Decimal, modifier: Modifier, slack: Decimal) -> bool:
    """Whether a share may be called so; bounds must be respected, approximations may be off by a tenth."""
    if modifier in (Modifier.OVER, Modifier.AT_LEAST):
        return said - 1 <= true <= said + 20
    if modifier in (Modifier.UNDER, Modifier.AT_MOST):
        return said - 20 <= true <= said + 1
    if modifier is Modifier.ABOUT:
        slack = max(slack, said / 10, Decimal(3))
    return abs(true - said) <= slack


def _plain(number: Decimal) -> str:
    return f"{number.quantize(Decimal('0.1')).normalize():f}"
