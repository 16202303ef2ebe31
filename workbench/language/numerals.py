"""Numbers as prose writes them: digits of every style, words, magnitudes, fractions and ranges."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from workbench.language.cardinals import Found, adjacent, number, word_at
from workbench.language.figures import Atom, atoms
from workbench.language.numberwords import MAGNITUDES, PLURALS, TENS, UNITS
from workbench.model import Span


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text. `step` is its rounding unit: 1.2bn → 1e8, 4.50 → 0.01, 1,200 → 1."""

    span: Span
    low: Decimal
    high: Decimal | None = None
    """The upper end of a range, else None."""
    step: Decimal = Decimal(1)
    words: bool = False
    """Written in words, at least in part of its digits: "twenty-three", "a dozen"; not "4.5 million"."""
    fraction: bool = False
    """A share such as "two thirds", "a quarter", "half", "1/4"; its value lies between 0 and 1."""
    vague: bool = False
    """A plural of magnitude such as "dozens" or "tens of thousands"; low and high bound what it may mean."""
    scaled: bool = False
    """Written with a magnitude: 4.5m, 3 thousand, half a million."""


_DASH = re.compile(r"\s?[-\u2010-\u2014]\s?")
_CHANGE = re.compile(
    r"\b(?:from|by|up|down|another|rose|fell|added|gained|lost|slid|jumped|dropped|climbed|rallied|tumbled"
    r"|advanced|declined|shed)"
    r"\s(?:about\s|around\s|nearly\s|almost\s|an?\s|some\s|over\s|more than\s)?(?:[A-Z]{0,3}[$£€¥])?$",
    re.IGNORECASE,
)
_SPAN_FROM = re.compile(r"\b(?:rang\w{1,3}|anywhere|var\w{1,4}|runs?|spann?\w{0,3})\sfrom\s\W?$", re.IGNORECASE)


_THINGS_FROM = re.compile(r"\b(?P<noun>[A-Za-z][a-z]{2,}s)\sfrom\s(?:[A-Z]{0,3}[$£€¥])?$")
_NOT_THINGS = frozenset(
    "across always besides does has perhaps says this thus was yes comes starts begins runs".split()
)
_CHANGING = re.compile(
    r"\b(?:rais|ris|rose|fall|fell|grow|grew|drop|cut|increas|decreas|lower|reduc|expan|shr[aiu]nk|jump|climb|mov|shift"
    r"|slow|chang|went|go|up|down|exten|swell|swol|doubl|tripl|widen|narrow|upgrad|downgrad|revis|boost|trim|slash|improv"
    r"|switch|took|tak|br[io]|push|lift|hik|convert|advanc|declin|slid|gain|los[est]|add|soar|surg|plung|tumbl|sank|sink"
    r"|return|travel|transfer)\w*\b",
    re.IGNORECASE,
)
"""Stems of words that tell a change, of which "from" names the start."""
_STEPPED = re.compile(
    r"\b(?:rais|ris|rose|fall|fell|grow|grew|cut|increas|lower|reduc|lengthen|shorten|exten|doubl|trebl|tripl|jump|drop"
    r"|climb|up|down|chang|halv)[a-z]{0,4}\b[^,;:.\d]{0,30}\bfrom $"
)


def find(text: str, span: Span) -> list[Numeral]:
    """Every number inside a span, in order and not overlapping; times, dates in digits and addresses are left out."""
    return list(_found(text, span))


@lru_cache(maxsize=2_000)
def _found(text: str, span: Span) -> tuple[Numeral, ...]:
    """Remembered, because several kinds ask for the numbers of the same sentence."""
    pieces = atoms(text, span)
    found, index = list[Numeral](), 0
    while index < len(pieces):
        numeral, after = _numeral(text, pieces, index)
        if numeral:
            found.append(numeral)
        index = max(after, index + 1)
    return tuple(found)


def parse_word(text: str) -> Decimal | None:
    """The value of a text that is nothing but one number, in digits or words; None for anything else."""
    stripped = text.strip()
    found = find(stripped, Span(0, len(stripped)))
    return found[0].low if len(found) == 1 and len(found[0].span) == len(stripped) and found[0].high is None else None


# -- grammar ---------------------------------------------------------------------------------------


def _numeral(text: str, pieces: list[Atom], index: int) -> tuple[Numeral | None, int]:
    first = pieces[index]
    if first.word == "between":
        low = number(text, pieces, index + 1) if adjacent(text, pieces, index + 1) else None
        if low and word_at(text, pieces, low.after) == "and" and adjacent(text, pieces, low.after + 1):
            high = number(text, pieces, low.after + 1)
            if high and high.value > low.value:
                return _range(pieces, index, low, high), high.after
        return None, index + 1
    if (year := _year_in_words(text, pieces, index)) > index:
        return None, year
    vague = _plural(text, pieces, index)
    if vague:
        return vague
    low = number(text, pieces, index)
    if low is None:
        return None, index + 1
    high = _upper(text, pieces, index, low)
    if high:
        return _range(pieces, index, low, high), high.after
    place = Span(first.start, pieces[low.after - 1].end)
    value, step = _precise(low.value, low.step), low.step.normalize()
    return Numeral(place, value, None, step, low.words, low.fraction, scaled=low.scaled), low.after


def _precise(value: Decimal, step: Decimal) -> Decimal:
    """A number whose exponent tells its rounding unit, where that is a power of ten: 1.2bn → 1.2E+9."""
    unit = step.normalize()
    exact = unit.as_tuple().digits == (1,) and abs(value) / unit < Decimal("1e25") and value % unit == 0
    return value.quantize(unit) if exact else value


def _year_in_words(text: str, pieces: list[Atom], index: int) -> int:
    """The index behind a year such as nineteen eighty-four or twenty nineteen; the index itself where there is none."""
    first, second = pieces[index].word, word_at(text, pieces, index + 1)
    century = 10 < UNITS.get(first, 0) < 20 or first == "twenty"
    if not century or not (second in TENS or UNITS.get(second, 0) >= 10):
        return index
    return index + 3 if second in TENS and 0 < UNITS.get(word_at(text, pieces, index + 2), 0) < 10 else index + 2


def _range(pieces: list[Atom], index: int, low: Found, high: Found) -> Numeral:
    value, step = low.value, low.step
    if high.scaled and not low.scaled and low.value < high.value / high.scale:
        value, step = low.value * high.scale, low.step * high.scale
    place = Span(pieces[index].start, pieces[high.after - 1].end)
    fraction = low.fraction and high.fraction
    low_end, high_end, unit = _precise(value, step), _precise(high.value, high.step), min(step, high.step).normalize()
    return Numeral(place, low_end, high_end, unit, low.words or high.words, fraction, scaled=high.scaled)


def _upper(text: str, pieces: list[Atom], index: int, low: Found) -> Found | None:
    """The upper end when a range follows: 5 to 7, 12–15, two or three; not "from 9 to 11", which is a change."""
    after = low.after
    if after >= len(pieces) or low.value < 0:
        return None
    gap = text[pieces[after - 1].end : pieces[after].start]
    if _DASH.fullmatch(gap) and not pieces[after].word:
        high = number(text, pieces, after)
    elif word_at(text, pieces, after) in ("to", "or") and adjacent(text, pieces, after + 1):
        high = number(text, pieces, after + 1)
        if pieces[after].word == "to" and is_change(text, pieces[index].start):
            return None
    else:
        return None
    if high is None or high.fraction != low.fraction or (pieces[index].year and high.value < 100):
        return None
    top = high.value / high.scale if high.scaled and not low.scaled else high.value
    if pieces[after].word == "or" and top - low.value > max(Decimal(1), low.value / 2):
        return None
    return high if top > low.value else None


def is_change(text: str, start: int) -> bool:
    """Whether "A to B" at a place tells a change, as after "from", "by" or "rose", and not a range."""
    before = text[max(0, start - 30) : start]
    return bool(_CHANGE.search(before)) and not _SPAN_FROM.search(before) and not _is_spread(text, start)


def changes_from(text: str, start: int) -> bool:
    """Whether a number behind "from" is what something was before it changed: rises from 12 to 36 months."""
    return bool(_STEPPED.search(text, max(0, start - 60), start))


def _is_spread(text: str, start: int) -> bool:
    """Whether things reach from one number to the other, "homes from $5m to $7m", and nothing changes in the clause."""
    before = re.split(r"[.;:]\s", text[max(0, start - 80) : start])[-1]
    noun = _THINGS_FROM.search(before)
    return noun is not None and noun["noun"] not in _NOT_THINGS and not _CHANGING.search(before)


def _plural(text: str, pieces: list[Atom], index: int) -> tuple[Numeral, int] | None:
    """Dozens, hundreds of thousands, several hundred: bounded by the magnitude and ten of it."""
    if pieces[index].word in ("few", "several"):
        return _several(text, pieces, index)
    low, high = PLURALS.get(pieces[index].word, (Decimal(0), Decimal(0)))
    if not low:
        return None
    after, end = index + 1, pieces[index].end
    while word_at(text, pieces, after) == "of" and word_at(text, pieces, after + 1) in PLURALS:
        factor = PLURALS[pieces[after + 1].word][0]
        low, high, end, after = low * factor, high * factor, pieces[after + 1].end, after + 2
    return Numeral(Span(pieces[index].start, end), low, high, low, True, vague=True, scaled=True), after


def _several(text: str, pieces: list[Atom], index: int) -> tuple[Numeral, int] | None:
    """A few dozen, several hundred thousand: at least two of the magnitude, less than ten."""
    after, scale = index + 1, Decimal(1)
    while (factor := MAGNITUDES.get(word_at(text, pieces, after), Decimal(1))) > scale or factor >= 1000:
        scale, after = scale * factor, after + 1
    if scale == 1:
        return None
    start = pieces[index - 1].start if word_at(text, pieces, index) and pieces[index - 1].word == "a" else None
    place = Span(pieces[index].start if start is None else start, pieces[after - 1].end)
    return Numeral(place, 2 * scale, 10 * scale, scale, True, vague=True, scaled=True), after
