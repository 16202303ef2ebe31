"""Percentages, percentage points, and shares in words: "18.5 per cent", "a little under a fifth", "one in five"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from workbench.language import amounts, ranges
from workbench.language.elided import unit_follows, unit_precedes
from workbench.language.hedges import hedge, only_just
from workbench.language.numerals import Numeral
from workbench.language.numerals import find as numerals
from workbench.language.ratios import ratio_after
from workbench.language.reading import Reading
from workbench.model import Mention, Modifier, Relation, Span, Value

name = "percent"
nests = False

POINTS = "percentage point"
BASIS = "basis point"
"""Unit of a difference between two percentages; basis points are hundredths of it."""

_SIGN = re.compile(
    r"(?:[\s-]?(?P<point>(?:percentage|percent|per cent|%)[ -]points?\b|pp\b|ppts?\b)"
    r"|[\s-]?(?P<basis>basis[ -]points?\b|bps?\b)"
    r"|(?P<percent>[\s\u00a0\u202f]?%|(?<=\d)pc\b|[\s-]?(?:per[ -]?cent|pct|percents|percentage)\b\.?(?=\W|$)))",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\sof\s(?!an?\s(?:second|minute|hour|day|week|month|year|decade|century|millennium|mile|pound|point|ton|inch"
    r"|acre|litre|liter|cent)\b)"
)
_DIRECT = re.compile(r"\s(?:the|its|their|his|her|our|these|those|all)\s(?!time\b|way\b|hour\b)")
_MORE = re.compile(r"\s(?:more|less|fewer|higher|lower|larger|smaller|cheaper|as)\b")
_TOLD_OF = re.compile(r"\s(?:of them\s)?(?:are|were|have|do|say|want)\b")
_TOLD_OF_PART = re.compile(
    r"\s(?:will|would|is|was|has|had|said|voted|goes?|went|came|comes?|must|may|could|can|did)\b"
)
"""A verb behind a share that is the subject; in the singular, a fifth was found may be the fifth of a series."""
_OPENS = re.compile(r"(?:^|[,;:–—(“\"]\s?|\b(?:and|but|while|because|that)\s)$")
_LONGEST_LIST = 8
"""Numbers that may share one sign at the end."""
_BY = re.compile(
    r"\bby (?:(?:about|around|nearly|almost|roughly|over|some|more than|less than|at least|up to|just over"
    r"|just under|well over) )?$"
)
_IS = re.compile(r"\b(?:is|was|are|were|be|been|equals?|remains?|remained)\s(?:about\s|around\s|now\s|only\s|just\s)?$")
_HALF_PRICE = re.compile(r"[\s-](?:price|fare|rates?\b)(?!\w)")
_PRICED = r"prices?|costs?|fares?|bills?|fees?|rents?|values?|tickets?|rates?|tariffs?|tuition|total|entry|admission"
_OFF = re.compile(
    rf"\soff(?:\s(?P<what>(?:the\s|its\s|their\s|your\s|his\s|her\s|our\s)(?:[a-z]{{2,12}}\s){{0,2}}(?:{_PRICED})\b|every\b|each\b|an?\sentry\b"
    r"|all\b|any\b|everything\b))?(?!\w)"
)
_CUT = re.compile(
    r"\b(?:skim|cut|knock|lop|shav|wip|tak|took|slash|trim|shed|save[sd]?|get|got|offer)\w{0,5}\s(?:about\s"
    r"|almost\s|nearly\s|up to\s)?$"
)
_NEEDED = re.compile(r"\s(?:that\s|which\s|needed|required|necessary|demanded|threshold|quorum|mark\b)")
"""What a share is that something asks for: the two thirds needed, above the two fifths that make it valid."""
_NOT_SHARE = re.compile(
    r"(?:\bfirst|\bsecond|\bother|\bbetter|\blast|\blatter|\bearly|\blater|\btop|\bbottom|\bnorthern|\bsouthern"
    r"|\beastern|\bwestern)[ -]$",
    re.IGNORECASE,
)


def find(reading: Reading) -> Iterator[Mention]:
    """Percentages and shares in every sentence."""
    for sentence in reading.sentences:
        text = sentence.of(reading.text)
        if "%" in text or _HINT.search(text):
            yield from ranges.joined(reading.text, list(_sentence(reading.text, sentence)))


_HINT = re.compile(
    r"per ?-?cent|pct|\dpc\b|points?\b|\bbps\b|\bhalf|\bthird|\bquarter|\bfourth|\bfifth|\bsixth|\bseventh|\beighth"
    r"|\bninth|\btenth|\btwelfth|\btwentieth|ths?\b|\d[/⁄]\d|\bin \w|\bout of|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]",
    re.IGNORECASE,
)


def _sentence(text: str, sentence: Span) -> Iterator[Mention]:
    found = numerals(text, sentence)
    taken, last = sentence.start, None
    for at, number in enumerate(found):
        if number.span.start < taken:
            continue
        mention = _percent(text, sentence, number) or _share(text, sentence, number)
        mention = mention or _elided(text, sentence, found, at, last)
        if mention:
            taken, last = mention.span.end, mention
            yield mention


def _elided(text: str, sentence: Span, found: list[Numeral], at: int, last: Mention | None) -> Mention | None:
    """A number whose sign the text says at its neighbour: "from 4.8 to 4.7 percent", "to 3.4 percent from 2.9"."""
    number, sign, limit = found[at], None, min(len(found), at + _LONGEST_LIST) - 1
    while sign is None and at < limit and unit_follows(text, found[at], found[at + 1]):
        at += 1
        sign = _SIGN.match(text, found[at].span.end, sentence.end)
    if sign:
        unit = _unit(sign)
    elif last and last.value.unit != amounts.SHARE and unit_precedes(text, last.span, number):
        unit = last.value.unit
    else:
        return None
    modifier, span = hedge(text, number.span, sentence)
    return Mention(name, span, amounts.value_of(number, modifier, unit))


def _unit(sign: re.Match[str]) -> str:
    return POINTS if sign["point"] else BASIS if sign["basis"] else "%"


def _percent(text: str, sentence: Span, number: Numeral) -> Mention | None:
    sign = _SIGN.match(text, number.span.end, sentence.end)
    if not sign or number.vague:
        return None
    unit = _unit(sign)
    end = sign.end() - (sign[0].endswith(".") and not sign[0].lower().endswith("pct."))
    modifier, span = hedge(text, Span(number.span.start, end), sentence)
    words = text[span.start : number.span.start]
    return Mention(name, span, amounts.value_of(number, modifier, unit, near=only_just(words)))


def _share(text: str, sentence: Span, number: Numeral) -> Mention | None:
    ratio = _ratio(text, sentence, number)
    if ratio or not number.fraction or number.high is not None:
        return ratio
    modifier, span = hedge(text, number.span, sentence)
    and_more = modifier is Modifier.OVER and span.end > number.span.end  # a tenth and a bit cut off it
    if not and_more and not _is_share(text, sentence, replace(number, span=span), hedged=span != number.span):
        return None
    near = only_just(text[span.start : number.span.start])
    return _mention(number, span, modifier, number.low, near, number.span.of(text))


def _is_share(text: str, sentence: Span, number: Numeral, *, hedged: bool) -> bool:
    """Whether a fraction is a share of something: "a third of", "half the", "fell by a quarter", "nearly a fifth"."""
    end = number.span.end
    before = text[max(sentence.start, number.span.start - 24) : number.span.start]
    if _NOT_SHARE.search(before):
        return False
    half = number.low == Decimal("0.5")
    if (half and _HALF_PRICE.match(text, end, sentence.end)) or _taken_off(text, sentence, number):
        return True
    if number.low < 1 and number.span.of(text).endswith("s") and _NEEDED.match(text, end, sentence.end):
        return before.lower().endswith("the ")
    if _OF.match(text, end, sentence.end) or (half and _DIRECT.match(text, end, sentence.end)):
        return True
    if _OPENS.search(before) and _tells_of(text, sentence, number):
        return True
    ends = not re.match(r"(?:\s(?:an?\s)?|-)[a-z]", text[end : end + 4])
    if _BY.search(before):
        return ends or not half
    whole = not before.strip(' ("“') and not text[end : sentence.end].strip(' .!?)"”')
    if re.match(r"\w+\s?-", number.span.of(text)) and re.match(
        r"\s(?:interest|stake|share|cut|owner|majority)", text[end : end + 10]
    ):
        return True
    if whole or (_IS.search(before) and re.match(r"[.,;:)!?]|\s(?:and|or|but)\b|$", text[end : sentence.end])):
        return True
    return (hedged and ends) or (not half and bool(_MORE.match(text, end, sentence.end)))


def _taken_off(text: str, sentence: Span, number: Numeral) -> bool:
    """A third off the fare, knocked a quarter off."""
    off = _OFF.match(text, number.span.end, sentence.end)
    cut = _CUT.search(text, max(sentence.start, number.span.start - 24), number.span.start)
    return off is not None and (off["what"] is not None or cut is not None)


def _tells_of(text: str, sentence: Span, number: Numeral) -> bool:
    """Whether a share is the subject of a clause: three-fifths will be spent, a third were women."""
    end = number.span.end
    several = number.low * 2 == 1 or number.span.of(text).lower().endswith("s")
    return bool(_TOLD_OF.match(text, end, sentence.end) or (several and _TOLD_OF_PART.match(text, end, sentence.end)))


def _ratio(text: str, sentence: Span, number: Numeral) -> Mention | None:
    """Shares such as "one in five" and "nine out of 10"."""
    ratio = ratio_after(text, sentence, number)
    if ratio is None:
        return None
    modifier, span = hedge(text, Span(number.span.start, ratio.end), sentence)
    return _mention(number, span, modifier, ratio.part / ratio.whole, False, f"{ratio.part:f}/{ratio.whole:f}")


def _mention(number: Numeral, span: Span, modifier: Modifier, share: Decimal, near: bool, words: str) -> Mention:
    percent = amounts.percent_of(share)
    value = amounts.value_of(replace(number, low=percent, high=None), modifier, "%", near=near)
    written = share.quantize(Decimal("1e-7")).normalize()
    return Mention(name, span, replace(value, number=written, unit=amounts.SHARE, also=value.also or words))


def compare(a: Value, b: Value) -> Relation:
    """Percent with percent and points with points; a share in words may miss by 2.5 points."""
    a, b = amounts.in_whole_units(a), amounts.in_whole_units(b)
    if a.unit != b.unit and {a.unit, b.unit} != {POINTS, BASIS}:
        return Relation.INCOMPARABLE
    factor = Decimal(1) if a.unit == b.unit else Decimal("0.01") if b.unit == BASIS else Decimal(100)
    relation = amounts.compare(a, b, factor)
    if relation is Relation.CONFLICT and _in_words(a) != _in_words(b) and a.number is not None and b.number is not None:
        loose, tight = (a, b) if _in_words(a) else (b, a)
        admitted = amounts.interval(loose)
        admitted = amounts.Interval(admitted.low - Decimal("2.5"), admitted.high + Decimal("2.5"))
        if (
            loose.modifier in (Modifier.EXACT, Modifier.ABOUT)
            and admitted.relation(amounts.interval(tight)) is not Relation.CONFLICT
        ):
            return Relation.REFINES
    return relation


def _in_words(value: Value) -> bool:
    return bool(value.also) and not value.also.startswith("~")
