"""Numbers as prose writes them: digits of every style, words, magnitudes, fractions and ranges."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from workbench.language.figures import Atom, atoms
from workbench.language.numberwords import FRACTIONS, MAGNITUDES, PLURALS, TENS, UNITS
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


_LARGEST = Decimal("1e15")
_GAP = re.compile(r"\s{1,3}|-|\u2010|\u2011|\s-\s")
_DASH = re.compile(r"\s?[-\u2010-\u2014]\s?")
_CHANGE = re.compile(
    r"\b(?:from|by|up|down|another|rose|fell|added|gained|lost|slid|jumped|dropped|climbed|rallied|tumbled"
    r"|advanced|declined|shed)"
    r"\s(?:about\s|around\s|nearly\s|almost\s|an?\s|some\s|over\s|more than\s)?(?:[A-Z]{0,3}[$£€¥])?$",
    re.IGNORECASE,
)
_SPAN_FROM = re.compile(r"\b(?:rang\w{1,3}|anywhere|var\w{1,4}|runs?|spann?\w{0,3})\sfrom\s\W?$", re.IGNORECASE)
_LOWS_OF_FRACTION = re.compile(
    r"\s(?:of|less|more|higher|lower|fewer|larger|smaller|cheaper|in|to|since|from|by|this|last|and|or|over|the"
    r"|on|was|were|are|is|have|had|said|say|per|that|who|as|at|below|above|between|for|with|off)\b"
)


@dataclass(slots=True)
class _Found:
    """A number read from atoms; `after` is the index of the first atom behind it."""

    after: int
    value: Decimal
    step: Decimal
    words: bool
    fraction: bool = False
    scaled: bool = False
    scale: Decimal = Decimal(1)


def find(text: str, span: Span) -> list[Numeral]:
    """Every number inside a span, in order and not overlapping; times, dates in digits and addresses are left out."""
    pieces = atoms(text, span)
    found, index = list[Numeral](), 0
    while index < len(pieces):
        numeral, after = _numeral(text, pieces, index)
        if numeral:
            found.append(numeral)
        index = max(after, index + 1)
    return found


def parse_word(text: str) -> Decimal | None:
    """The value of a text that is nothing but one number, in digits or words; None for anything else."""
    stripped = text.strip()
    found = find(stripped, Span(0, len(stripped)))
    return found[0].low if len(found) == 1 and len(found[0].span) == len(stripped) and found[0].high is None else None


# -- grammar ---------------------------------------------------------------------------------------


def _adjacent(text: str, pieces: list[Atom], index: int) -> bool:
    """Whether an atom follows its predecessor after a single blank or hyphen."""
    return 0 < index < len(pieces) and bool(_GAP.fullmatch(text, pieces[index - 1].end, pieces[index].start))


def _word(text: str, pieces: list[Atom], index: int) -> str:
    """The word of the atom at an index when it directly follows the one before, else empty."""
    return pieces[index].word if _adjacent(text, pieces, index) else ""


def _numeral(text: str, pieces: list[Atom], index: int) -> tuple[Numeral | None, int]:
    first = pieces[index]
    if first.word == "between":
        low = _number(text, pieces, index + 1) if _adjacent(text, pieces, index + 1) else None
        if low and _word(text, pieces, low.after) == "and" and _adjacent(text, pieces, low.after + 1):
            high = _number(text, pieces, low.after + 1)
            if high and high.value > low.value:
                return _range(pieces, index, low, high), high.after
        return None, index + 1
    if (year := _year_in_words(text, pieces, index)) > index:
        return None, year
    vague = _plural(text, pieces, index)
    if vague:
        return vague
    low = _number(text, pieces, index)
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
    first, second = pieces[index].word, _word(text, pieces, index + 1)
    century = 10 < UNITS.get(first, 0) < 20 or first == "twenty"
    if not century or not (second in TENS or UNITS.get(second, 0) >= 10):
        return index
    return index + 3 if second in TENS and 0 < UNITS.get(_word(text, pieces, index + 2), 0) < 10 else index + 2


def _range(pieces: list[Atom], index: int, low: _Found, high: _Found) -> Numeral:
    value, step = low.value, low.step
    if high.scaled and not low.scaled and low.value < high.value / high.scale:
        value, step = low.value * high.scale, low.step * high.scale
    place = Span(pieces[index].start, pieces[high.after - 1].end)
    fraction = low.fraction and high.fraction
    low_end, high_end, unit = _precise(value, step), _precise(high.value, high.step), min(step, high.step).normalize()
    return Numeral(place, low_end, high_end, unit, low.words or high.words, fraction, scaled=high.scaled)


def _upper(text: str, pieces: list[Atom], index: int, low: _Found) -> _Found | None:
    """The upper end when a range follows: 5 to 7, 12–15, two or three; not "from 9 to 11", which is a change."""
    after = low.after
    if after >= len(pieces) or low.value < 0:
        return None
    gap = text[pieces[after - 1].end : pieces[after].start]
    if _DASH.fullmatch(gap) and not pieces[after].word:
        high = _number(text, pieces, after)
    elif _word(text, pieces, after) in ("to", "or") and _adjacent(text, pieces, after + 1):
        high = _number(text, pieces, after + 1)
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
    return bool(_CHANGE.search(before)) and not _SPAN_FROM.search(before)


def _plural(text: str, pieces: list[Atom], index: int) -> tuple[Numeral, int] | None:
    """Dozens, hundreds of thousands, tens of millions: bounded by the magnitude and the next one."""
    low, high = PLURALS.get(pieces[index].word, (Decimal(0), Decimal(0)))
    if not low:
        return None
    after, end = index + 1, pieces[index].end
    while _word(text, pieces, after) == "of" and _word(text, pieces, after + 1) in PLURALS:
        factor = PLURALS[pieces[after + 1].word][0]
        low, high, end, after = low * factor, high * factor, pieces[after + 1].end, after + 2
    return Numeral(Span(pieces[index].start, end), low, high, low, True, vague=True, scaled=True), after


def _number(text: str, pieces: list[Atom], index: int) -> _Found | None:
    first = pieces[index]
    if not first.word:
        return _scaled_digits(text, pieces, index)
    if first.word == "minus":
        if not _adjacent(text, pieces, index + 1) or pieces[index + 1].word == "minus":
            return None
        below = _number(text, pieces, index + 1)
        return replace(below, value=-below.value) if below and below.value > 0 and not below.fraction else None
    if first.word in ("a", "an"):
        return _with_article(text, pieces, index)
    if first.word == "half":
        return _half(text, pieces, index)
    if first.word == "quarter":
        found = _part(text, pieces, index, Decimal(1))
        return found if found and found.scaled else None  # "quarter of a million", not "the third quarter of"
    if first.word not in UNITS and first.word not in TENS:
        return None
    return _cardinal(text, pieces, index)


def _scaled_digits(text: str, pieces: list[Atom], index: int) -> _Found:
    first = pieces[index]
    found = _Found(index + 1, first.value, first.step, False, first.fraction, first.scaled)
    if (
        not first.fraction
        and index + 1 < len(pieces)
        and pieces[index + 1].fraction
        and not pieces[index + 1].word
        and _adjacent(text, pieces, index + 1)
    ):
        found = _Found(index + 2, first.value + pieces[index + 1].value, Decimal("0.1"), False)  # 7 1/4, 3-1/2
    if (
        _word(text, pieces, found.after) == "and"
        and _word(text, pieces, found.after + 1) == "a"
        and _word(text, pieces, found.after + 2) == "half"
    ):
        found = _Found(found.after + 3, found.value + Decimal("0.5"), Decimal("0.1"), False)
    return _scale(text, pieces, found)


def _scale(text: str, pieces: list[Atom], found: _Found) -> _Found:
    """Multiply by the magnitude words that follow: million, hundred thousand, dozen."""
    while (word := _word(text, pieces, found.after)) in MAGNITUDES and found.value < _LARGEST:
        factor = MAGNITUDES[word]
        found.value, found.step, found.after = found.value * factor, found.step * factor, found.after + 1
        found.scale, found.scaled, found.fraction = found.scale * factor, True, False
        if word == "dozen":
            found.step = Decimal(1)
    return found


def _with_article(text: str, pieces: list[Atom], index: int) -> _Found | None:
    """A hundred and fifty, a dozen, a half, a quarter of a billion, a couple of thousand, a third of."""
    word = _word(text, pieces, index + 1)
    if word in MAGNITUDES:
        return _cardinal(text, pieces, index)
    if word == "half":
        return _half(text, pieces, index + 1)
    if word in FRACTIONS and not FRACTIONS[word][1]:
        return _part(text, pieces, index + 1, Decimal(1))
    if word == "couple":
        after = index + 3 if _word(text, pieces, index + 2) == "of" else index + 2
        if _word(text, pieces, after) in MAGNITUDES:
            return _scale(text, pieces, _Found(after, Decimal(2), Decimal(1), True))
    return None


def _half(text: str, pieces: list[Atom], index: int) -> _Found:
    """Half a million, half-million, half a dozen, half of."""
    after = index + 1
    if (
        _word(text, pieces, after) == "of"
        and _word(text, pieces, after + 1) == "a"
        and _word(text, pieces, after + 2) in MAGNITUDES
    ):
        after += 2
    elif _word(text, pieces, after) in ("a", "an") and _word(text, pieces, after + 1) in MAGNITUDES:
        after += 1
    if _word(text, pieces, after) in MAGNITUDES:
        return _scale(text, pieces, _Found(after, Decimal("0.5"), Decimal("0.1"), True))
    return _Found(index + 1, Decimal("0.5"), Decimal("0.05"), True, True)


def _part(text: str, pieces: list[Atom], index: int, count: Decimal) -> _Found | None:
    """Thirds, quarters, fifths, … with their count; "a quarter of a billion" is a number, "a third fire" an ordinal."""
    part, plural = FRACTIONS[pieces[index].word]
    if plural != (count > 1) or count >= part:
        return None
    after = index + 1
    if (
        _word(text, pieces, after) == "of"
        and _word(text, pieces, after + 1) in ("a", "an")
        and _word(text, pieces, after + 2) in MAGNITUDES
    ):
        return _scale(text, pieces, _Found(after + 2, count / part, Decimal("0.1"), True))
    if _word(text, pieces, after) in MAGNITUDES and plural is False and pieces[index].word == "quarter":
        return _scale(text, pieces, _Found(after, count / part, Decimal("0.1"), True))
    end = pieces[index].end
    if (
        not plural
        and end < len(text)
        and text[end : end + 1] not in ".,;:)!?\"'\u201d\u2019\n"
        and not _LOWS_OF_FRACTION.match(text, end)
    ):
        return None
    return _Found(after, count / part, Decimal("0.05"), True, True)


def _cardinal(text: str, pieces: list[Atom], index: int) -> _Found | None:
    """Number words from the largest magnitude down: two hundred and twelve thousand, twenty-two and a half."""
    total, current, step, scale = Decimal(0), Decimal(0), Decimal(1), Decimal(1)
    at, ceiling, last = index, _LARGEST, ""
    while at < len(pieces) and (at == index or _adjacent(text, pieces, at)):
        word, joined = pieces[at].word, at
        if word == "and" and last in ("hundred", "magnitude"):
            joined = at + 1
            word = _word(text, pieces, joined)
            if word in MAGNITUDES:
                break
        if word in UNITS and last in ("", "hundred", "magnitude", "tens") and (last != "tens" or 0 < UNITS[word] < 10):
            current, step, last = current + UNITS[word], Decimal(1), "unit"
        elif word in TENS and last in ("", "hundred", "magnitude"):
            current, step, last = current + TENS[word], Decimal(1), "tens"
        elif word in ("a", "an") and at == index:
            current, last = Decimal(1), "unit"
        elif word == "hundred" and last in ("unit", "tens") and 0 < current < 100:
            current, step, last = current * 100, Decimal(100), "hundred"
        elif word in MAGNITUDES and last and MAGNITUDES[word] < ceiling and word != "hundred":
            factor = MAGNITUDES[word]
            step = Decimal(1) if word == "dozen" else (step if last == "hundred" else Decimal(1)) * factor
            total, current, ceiling, last, scale = total + current * factor, Decimal(0), factor, "magnitude", factor
        else:
            break
        at = joined + 1
    if at == index or (last == "unit" and pieces[at - 1].word in ("a", "an")):
        return None
    return _tail(text, pieces, _Found(at, total + current, step, True, scaled=scale > 1, scale=scale), last)


def _tail(text: str, pieces: list[Atom], found: _Found, last: str) -> _Found | None:
    """What may follow a number in words: "and a half", "point five", a fraction's name, a magnitude."""
    at = found.after
    word = _word(text, pieces, at)
    if word in FRACTIONS and not found.scaled and last in ("unit", "tens"):
        return _part(text, pieces, at, found.value) or found
    if word == "and" and _word(text, pieces, at + 1) in ("a", "one", "three", "two"):
        count = {"two": Decimal(2), "three": Decimal(3)}.get(pieces[at + 1].word, Decimal(1))
        part = _word(text, pieces, at + 2)
        parts, plural = (Decimal(2), False) if part == "half" else FRACTIONS.get(part, (Decimal(0), False))
        if parts in (2, 3, 4, 5, 8, 10) and plural == (count > 1):
            tenth = Decimal("0.1") * found.scale
            half = _Found(
                at + 3, found.value + count / parts * found.scale, tenth, True, scaled=found.scaled, scale=found.scale
            )
            return half if found.scaled else _scale(text, pieces, half)
    if word == "point" and (decimals := _decimals(text, pieces, at + 1)):
        value = Decimal(f"{found.value}.{decimals}")
        found = _Found(at + 1 + len(decimals), value, Decimal(1).scaleb(-len(decimals)), True)
        return _scale(text, pieces, found)
    return found


def _decimals(text: str, pieces: list[Atom], index: int) -> str:
    digits = ""
    while (word := _word(text, pieces, index)) in UNITS and UNITS[word] < 10 and len(digits) < 6:
        digits, index = digits + str(UNITS[word]), index + 1
    return digits
