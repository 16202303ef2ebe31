"""Sums of money: sign, code or name of the currency before or behind a number, converted amounts with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from workbench.language import amounts, ranges
from workbench.language.currencies import (
    Currency,
    currency_after,
    currency_before,
    grand_after,
    local,
    most_named,
    name_of,
    part_of,
    shared,
    unnamed,
)
from workbench.language.hedges import hedge, only_just
from workbench.language.numberwords import MAGNITUDES
from workbench.language.numerals import Numeral
from workbench.language.numerals import find as numerals
from workbench.language.reading import Reading
from workbench.language.units import rate_after
from workbench.model import Mention, Relation, Span, Value

name = "money"
nests = False

_HINT = re.compile(
    r"[元円$€£₤¥￥₹₩₽₺₦₴₪₫₱฿₵₸¢₡₾₭₿]|(?:usd|rmb|btc|dlrs)\b|\bM?[A-Z]{3}\b|[A-Z]{3}\d|\dp\b|\b(?:R[sMp]?|Fr|SFr"
    r"|DM)\.?\s?\d|Y=|(?:dollar|buck"
    r"|greenback|euro|pound|sterling|quid|yen|yuan"
    r"|renminbi|won|rupee|rou?ble|peso|franc|kron[aeo]r?|lir[ae]|rand|rea(?:l|is)|shekel|dirham|riyal|rial|dinar"
    r"|zloty|forint|koruna|crowns"
    r"|hryvnia|baht|ringgit|rupiah|dong|naira|cedi|shilling|birr|taka|le[uiv]a?|kuna|markka|marks?|guilder|peseta"
    r"|drachma|escudo|tenge"
    r"|bitcoin|cent|penn(?:y|ies)|pence|kopeck|grand)s?\b",
    re.IGNORECASE,
)
_WEIGHT = re.compile(
    r"\b(?:weigh\w{0,5}|heav\w{1,4}|lbs?|kilos?|kilograms?|kg|ounces?|tons?|overweight|lighter|thrust)\b", re.IGNORECASE
)
_PRICE = re.compile(
    r"\b(?:pa(?:y|id|ys|ying|yments?)|cost\w{0,3}|pric\w{1,4}|worth|fined?|debts?|salar\w{1,3}|wages?|earn\w{0,3}"
    r"|spen[dt]\w{0,3}|raised?|fees?"
    r"|buy\w{0,3}|bought|sold|sell\w{0,3}|invest\w{0,5}|budgets?|revenues?|profits?|loss(?:es)?|tax\w{0,3}"
    r"|fund\w{0,3}|money|bank\w{0,3}|deals?|bid)\b",
    re.IGNORECASE,
)
_PENCE = re.compile(r"£|\bsterling\b|\bpence\b|\b(?:shares?|stock|dividends?|litre|pint)\b")
_STERLING = re.compile(r"£|\bsterling\b|\bpence\b|\bBritish pounds?\b|\bGBP\b")
_PLAIN = frozenset({"dollar", "euro", "pound", "buck", "sterling"})
_PARTS = re.compile(r"\s(?:and\s)?")
_MAGNITUDE = re.compile(r"\s(?P<word>thousand|million|billion|trillion|mn|mln|bn)\b")
_OF_TOTAL = re.compile(r"\sof\s(?:the|its|his|her|their|a|that|an estimated)\s")
_REACH = 40
"""Longest total in code points."""
_BRACKET = re.compile(r"\s?[(\[](?:or\s)?(?:about\s|around\s|approximately\s|some\s)?$")
_NOT_WON = re.compile(
    r"\s?won\s(?:the|a|an|in|by|for|over|and|at|it|his|her|their|its|more|from|on|gold|silver|bronze|all|both"
    r"|every)\b"
)


def find(reading: Reading) -> Iterator[Mention]:
    """Sums in every sentence; an amount converted in brackets belongs to the sum before it."""
    outlet = reading.document.source.outlet
    for sentence in reading.sentences:
        if _HINT.search(reading.text, sentence.start, sentence.end):
            sums = list(_sentence(reading.text, sentence, outlet))
            yield from _converted(reading.text, list(ranges.joined(reading.text, _summed(reading.text, sums))))


def _sentence(text: str, sentence: Span, outlet: str) -> Iterator[Mention]:
    taken = sentence.start
    for number in numerals(text, sentence):
        if number.span.start < taken or number.fraction:
            continue
        currency = currency_before(text, number.span.start, taken) or _behind(text, sentence, number, outlet)
        currency = currency or _of_total(text, sentence, number) or grand_after(text, number.span.end, sentence.end)
        if currency:
            mention = _mention(text, sentence, number, currency)
            taken = mention.span.end
            yield mention


def _of_total(text: str, sentence: Span, number: Numeral) -> Currency | None:
    """The currency that a total names for its part, too: "280 million of the 1.5 billion euros"."""
    joint = _OF_TOTAL.match(text, number.span.end, sentence.end)
    following = numerals(text, Span(joint.end(), min(sentence.end, joint.end() + _REACH))) if joint else []
    if not joint or not following or following[0].span.start != joint.end():
        return None
    total = currency_after(text, following[0].span.end, sentence.end)
    return (
        replace(total, start=number.span.end, end=number.span.end) if total and number.low < following[0].low else None
    )


def _behind(text: str, sentence: Span, number: Numeral, outlet: str) -> Currency | None:
    end = number.span.end
    if number.vague and text.startswith(" of ", end):
        end += 3
    currency = currency_after(text, end, sentence.end) or _pence(text, number)
    if currency is None:
        return None
    word = text[currency.start : currency.end].strip(" -\u00a0").lower()
    if word in ("pound", "pounds") and not _is_sterling(text, sentence, number, currency):
        return None
    if word == "won" and (
        "Won" in text[currency.start : currency.end]
        or (not number.scaled and number.low < 1000)
        or _NOT_WON.match(text, currency.start, sentence.end)
    ):
        return None
    if word in ("real", "lei", "dong", "crowns", "marks", "mark") and not number.scaled and number.low < 1000:
        return None
    if currency.parts > 1 and word in ("cent", "cents"):
        return replace(currency, code=most_named(text) or currency.code)
    if currency.bare and word.rstrip("s") not in _PLAIN and (code := local(text, word) or local(outlet, word)):
        return replace(currency, code=code)
    return currency


def _pence(text: str, number: Numeral) -> Currency | None:
    """Prices in pence, 118.5p, in texts that speak of pounds or shares; 1080p is a picture."""
    end = number.span.end
    glued = text.startswith("p", end) and not text[end + 1 : end + 2].isalnum() and not number.words
    if not glued or number.low in (480, 720, 1080, 1440, 2160) or not _PENCE.search(text):
        return None
    return Currency("GBP", end, end + 1, 100)


def _is_sterling(text: str, sentence: Span, number: Numeral, currency: Currency) -> bool:
    """Whether "pounds" are money: a sum in millions, a text that counts in sterling, a price; never a weight."""
    if text[currency.start : currency.start + 1] == "-" or text.startswith(
        (" of ", "-force", " per square"), currency.end
    ):
        return number.scaled and not text.startswith(" of ", currency.end)
    near = text[max(sentence.start, number.span.start - 60) : min(sentence.end, currency.end + 40)]
    if _WEIGHT.search(near):
        return False
    return number.scaled or bool(_STERLING.search(text)) or bool(_PRICE.search(near))


def _mention(text: str, sentence: Span, number: Numeral, currency: Currency) -> Mention:
    end = max(number.span.end, currency.end)
    magnitude = None if number.scaled else _MAGNITUDE.match(text, currency.end, sentence.end)
    if currency.times > 1 or magnitude:
        number = _times(number, MAGNITUDES[magnitude["word"]] if magnitude else Decimal(currency.times))
        end = magnitude.end() if magnitude else end
    elif parts := _hundredths(text, sentence, number, currency):
        number, end = parts
    rate, end = rate_after(text, end, sentence.end)
    whole = Span(min(number.span.start, currency.start), end)
    modifier, span = hedge(text, whole, sentence)
    near = only_just(text[span.start : whole.start])
    per = f" per {rate}" if rate else ""
    said = number if currency.parts == 1 else _divided(number, currency.parts)
    code = currency.code or _noun(text, currency)
    value = amounts.value_of(said, modifier, f"{code}{per}", near=near)
    unit = code if not currency.code else name_of(code) if currency.parts == 1 else part_of(code)
    unknown = "which currency" if code == unnamed() else "" if currency.code else f"which country's {code}"
    value = replace(value, number=number.low, number_high=number.high, unit=f"{unit}{per}", unknown=unknown)
    return Mention(name, span, value)


def _noun(text: str, currency: Currency) -> str:
    """A noun that many countries share, for want of its country: rupee."""
    return shared(text[currency.start : currency.end].strip(" -\u00a0").lower())


def _times(number: Numeral, factor: Decimal) -> Numeral:
    """A number whose magnitude stands behind its currency: 75 USD million."""
    high = None if number.high is None else number.high * factor
    return replace(number, low=number.low * factor, high=high, step=number.step * factor, scaled=True)


def _hundredths(text: str, sentence: Span, number: Numeral, currency: Currency) -> tuple[Numeral, int] | None:
    """A number with hundredths that leave out their name, and where they end: "15 dollars 50", "15 dollars and 50"."""
    gap = _PARTS.match(text, currency.end, sentence.end) if currency.start >= number.span.end else None
    if gap is None or currency.parts > 1 or number.scaled or number.high is not None or number.low % 1 != 0:
        return None
    following = numerals(text, Span(gap.end(), min(sentence.end, gap.end() + 16)))
    part = following[0] if following and following[0].span.start == gap.end() else None
    if part is None or part.high is not None or not 10 <= part.low < 100 or part.low % 1 != 0:
        return None
    if not re.match(r"[.,;:)!?](?!\d)|\s?$", text[part.span.end : part.span.end + 2]):
        return None
    return replace(number, low=number.low + part.low / 100, step=Decimal("0.01")), part.span.end


def _divided(number: Numeral, parts: int) -> Numeral:
    part = 1 / Decimal(parts)
    high = number.high * part if number.high is not None else None
    return replace(number, low=number.low * part, high=high, step=number.step * part)


def _summed(text: str, mentions: list[Mention]) -> list[Mention]:
    """Units and hundredths said apart made one sum: "3 dollars and 50 cents"."""
    summed = list[Mention]()
    for mention in mentions:
        before = summed[-1] if summed else None
        both = _sum(text, before, mention) if before else None
        if both:
            summed[-1] = both
        else:
            summed.append(mention)
    return summed


def _sum(text: str, before: Mention, mention: Mention) -> Mention | None:
    """Two mentions as one when the second counts the hundredths of the first one's currency."""
    whole, part = before.value, amounts.in_whole_units(mention.value)
    cents = part.unit != mention.value.unit and whole.unit == part.unit
    if (
        not cents
        or whole.number is None
        or part.number is None
        or not _PARTS.fullmatch(text, before.span.end, mention.span.start)
    ):
        return None
    number = whole.number + part.number
    canonical = f"{whole.modifier.value}{amounts.write(number)} {whole.canonical.partition(' ')[2]}"
    return Mention(name, Span(before.span.start, mention.span.end), replace(whole, canonical=canonical, number=number))


def _converted(text: str, mentions: list[Mention]) -> Iterator[Mention]:
    at = 0
    while at < len(mentions):
        first = mentions[at]
        second = mentions[at + 1] if at + 1 < len(mentions) else None
        between = text[first.span.end : second.span.start] if second else ""
        closed = second is not None and text[second.span.end : second.span.end + 1] in (")", "]")
        if second and closed and _BRACKET.fullmatch(between) and second.value.unit != first.value.unit:
            value = replace(first.value, also=second.value.canonical)
            yield Mention(name, Span(first.span.start, second.span.end + 1), value)
            at += 2
        else:
            yield first
            at += 1


def compare(a: Value, b: Value) -> Relation:
    """Sums in one currency, the converted amounts of both included; INCOMPARABLE without a common currency.

    Rupees of an unnamed country may be those of any; a sum without its period ("a budget of €5m") may be for any.
    """
    a, b = amounts.in_whole_units(a), amounts.in_whole_units(b)
    unnamed = (a.unknown and b.unit.endswith(f" {a.unit}")) or (b.unknown and a.unit.endswith(f" {b.unit}"))
    if a.unit == b.unit or unnamed:
        return amounts.compare(a, b)
    if a.unit.partition(" per ")[0] == b.unit.partition(" per ")[0] and (" per " in a.unit) is not (" per " in b.unit):
        relation = amounts.compare(a, b)
        return Relation.REFINES if relation is Relation.EQUAL else relation
    for mine, other in ((_converted_value(a), b), (a, _converted_value(b)), (_converted_value(a), _converted_value(b))):
        if mine and other and mine.unit == other.unit:
            relation = amounts.compare(mine, other)
            return Relation.REFINES if relation is Relation.EQUAL else relation
    return Relation.INCOMPARABLE


_NOTATION = re.compile(
    r"(?P<bound>~|>=|<=|>|<|)(?P<low>-?[\d.]+(?:e\d+)?)(?:\.\.(?P<high>[\d.]+(?:e\d+)?))? (?P<unit>[A-Z]{3})"
)


def _converted_value(value: Value) -> Value | None:
    """The amount in brackets as an approximate value of its own, since conversions are rounded."""
    match = _NOTATION.fullmatch(value.also)
    if not match or match["high"]:
        return None
    unit = name_of(match["unit"])
    return replace(value, canonical=value.also, number=Decimal(match["low"]), number_high=None, unit=unit, also="")
