"""Numbers as prose writes them: digits of every style, words, magnitudes, fractions and ranges."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from workbench.language.numberwords import (
    FRACTIONS,
    MAGNITUDES,
    PLURALS,
    SUFFIXES,
    TENS,
    UNICODE_FRACTIONS,
    UNITS,
)
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


_GROUPED = r"\d{1,3}(?:,\d{3})++(?!,?\d)(?:\.\d++)?|\d{1,2}(?:,\d{2}){1,4},\d{3}(?![,\d])(?:\.\d++)?"
_DOTTED = r"\d{1,3}(?:\.\d{3}){2,8}+(?![.\d])(?:,\d++)?|\d{1,3}(?:\.\d{3})++,\d{1,2}(?!\d)"
_SPACED = r"\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})++(?!\d)(?:[.,]\d++)?|\d{1,3}(?: \d{3})++(?![\d:/]|[.,]\d{3})(?:\.\d++)?"
_APOSTROPHE = r"\d{1,3}(?:['\u2019]\d{3})++(?!\d)(?:\.\d++)?"
_PLAIN = r"\d++(?:\.\d++)?|\.\d++"
_NUMBER = f"{_GROUPED}|{_DOTTED}|{_SPACED}|{_APOSTROPHE}|{_PLAIN}"
_JUNK = (
    r"(?:https?://|www\.)\S++|\b[\w.+-]{1,64}@\w[\w.-]*+"
    r"|\b\d{1,2}:\d{2}(?::\d{2})?(?:\.\d++)?"  # clock times and lap times
    r"|\b\d{1,4}/\d{1,2}/\d{1,4}\b|\b\d{4}-\d{2}-\d{2}(?:T[\d:.Z+-]++)?"
    r"|\b\d{4}-\d{3}[\dX]\b"  # ISSN
    r"|\b\d++(?:\.\d++){2,}(?!\.\d{3}|,\d)"  # versions, addresses on the network, dotted dates
    r"|(?<!\w)\+\d[\d ()-]{6,18}\d|(?<!\w)\(?\d{3}\)?[ .-]\d{3}[.-]\d{4}\b|\b0\d{2,4}[ -]\d{3,4}(?:[ -]\d{3,4})?\b"  # telephone
)
_ATOM = re.compile(
    rf"(?P<dotted>(?<![\w.,])(?:{_DOTTED}))|(?P<junk>{_JUNK})"
    rf"|(?:(?<![\w.,])|(?<=\b[A-Z]{{3}})|(?<=\bRs)|(?<=\bRs\.)|(?<=[\s(]R)|(?<=\b(?:RM|Rp|DM|Fr)))"
    rf"(?P<sign>(?<![\w)\]])(?:[-\u2212](?=[\d.])|minus[\s-]))?(?P<digits>{_NUMBER})(?P<vulgar>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])?"
    r"(?P<suffix>(?:k|K|m|M|mn|mln|bn|BN|Bn|b|B|tn|trn|TN|T)(?![\w]))?(?!(?:st|nd|rd|th|s|ers?)\b)"
    r"|(?<!\w)(?P<lone>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])|(?P<word>[A-Za-z]++)"
)
_SLASH = re.compile(r"[/\u2044](2|3|4|5|6|8|16|32|64|128)(?![\d/]|\.\d)")
_GAP = re.compile(r"\s|-|\u2010|\u2011|\s-\s")
_DASH = re.compile(r"\s?[-\u2010-\u2014]\s?")
_MILLION_AHEAD = re.compile(r"(?: [a-z][a-z-]{1,20}){0,2} (?:people|[a-z-]{3,20}(?<!ou|is|us)(?<!s)s|of (?:them|the))\b")
_SHAPE_AHEAD = re.compile(r"[ -](?:long|high|tall|wide|deep|above|below|from|away|high|thick|race|final|sprint)\b")
_CHANGE = re.compile(
    r"\b(?:from|by|up|down|another|rose|fell|added|gained|lost|slid|jumped|dropped|climbed|rallied|tumbled|advanced|declined|shed)"
    r"\s(?:about\s|around\s|nearly\s|almost\s|an?\s|some\s|over\s|more than\s)?(?:[A-Z]{0,3}[$£€¥])?$",
    re.IGNORECASE,
)
_SPAN_FROM = re.compile(r"\b(?:rang\w{1,3}|anywhere|var\w{1,4}|runs?|spann?\w{0,3})\sfrom\s\W?$", re.IGNORECASE)
_LOWS_OF_FRACTION = re.compile(r"\s(?:of|less|more|higher|lower|fewer|larger|smaller|cheaper|in|to|since|from|by|this|last|and|or|over|the|on|was|were|are|is|have|had|said|say|per|that|who|as|at|below|above|between|for|with|off)\b")


@dataclass(slots=True)
class _Atom:
    """One piece of a number: digits or a lower-case word."""

    start: int
    end: int
    word: str = ""
    value: Decimal = Decimal(0)
    step: Decimal = Decimal(1)
    fraction: bool = False
    scaled: bool = False
    year: bool = False


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
    atoms = _atoms(text, span)
    found, index = list[Numeral](), 0
    while index < len(atoms):
        numeral, after = _numeral(text, atoms, index, span)
        if numeral:
            found.append(numeral)
        index = max(after, index + 1)
    return found


def parse_word(text: str) -> Decimal | None:
    """The value of a text that is nothing but one number, in digits or words; None for anything else."""
    stripped = text.strip()
    found = find(stripped, Span(0, len(stripped)))
    return found[0].low if len(found) == 1 and len(found[0].span) == len(stripped) and found[0].high is None else None


# -- atoms -----------------------------------------------------------------------------------------

_WORDS = frozenset(UNITS) | set(TENS) | set(MAGNITUDES) | set(FRACTIONS) | set(PLURALS)
_JOINS = frozenset({"a", "an", "and", "of", "point", "or", "to", "between", "half", "couple", "dozen", "hundred"})


def _atoms(text: str, span: Span) -> list[_Atom]:
    found = list[_Atom]()
    for match in _ATOM.finditer(text, span.start, span.end):
        group = match.lastgroup
        if found and match.start() < found[-1].end:
            continue  # the lower half of a fraction
        if group == "word":
            word = match["word"].lower()
            if word in _WORDS or word in _JOINS:
                found.append(_Atom(match.start(), match.end(), word))
        elif group != "junk":
            found.append(_digits(text, match))
    return found


def _digits(text: str, match: re.Match[str]) -> _Atom:
    if match["lone"]:
        return _Atom(match.start(), match.end(), value=UNICODE_FRACTIONS[match["lone"]], step=Decimal("0.05"), fraction=True)
    written = match["digits"] or match["dotted"]
    end = match.end("digits") if match["digits"] else match.end()
    plain = _plain(written, dotted=bool(match["dotted"]))
    value = Decimal(plain)
    step = Decimal(1).scaleb(int(value.as_tuple().exponent))
    atom = _Atom(match.start(), end, value=value, step=step, year=bool(re.fullmatch(r"1\d{3}|20\d{2}", written)))
    slash = _SLASH.match(text, end)
    if slash and value < int(slash[1]) and value == int(value):
        atom.value, atom.step, atom.fraction, atom.end = value / int(slash[1]), Decimal("0.01"), True, slash.end()
        return atom
    if match["vulgar"]:
        atom.value, atom.step, atom.end = value + UNICODE_FRACTIONS[match["vulgar"]], Decimal("0.1"), match.end("vulgar")
    suffix = match["suffix"]
    if suffix and _scales(text, match, suffix):
        factor = SUFFIXES[suffix.lower()]
        atom.value, atom.step, atom.end, atom.scaled = value * factor, step * factor, match.end("suffix"), True
    if match["sign"]:
        atom.value = -atom.value
    return atom


def _plain(written: str, *, dotted: bool) -> str:
    if dotted:
        return written.replace(".", "").replace(",", ".")
    if re.search(r"[\u00a0\u2009\u202f]", written):
        return re.sub(r"[\u00a0\u2009\u202f]", "", written).replace(",", ".")
    return re.sub(r"[, '\u2019]", "", written)


def _scales(text: str, match: re.Match[str], suffix: str) -> bool:
    """Whether a letter glued to digits is a magnitude and not a unit: 3m users, but a 3m wall."""
    if len(suffix) > 1:
        return True
    before = text[max(match.start() - 1, 0) : match.start()]
    if before and (before in "$£€¥₹₩₽₺₦₴₪" or before.isupper()):
        return True
    if suffix in "kK":
        return True
    if suffix in "bBT":
        return "." in match["digits"]
    return not _SHAPE_AHEAD.match(text, match.end()) and bool(_MILLION_AHEAD.match(text, match.end()))


# -- grammar ---------------------------------------------------------------------------------------


def _adjacent(text: str, atoms: list[_Atom], index: int) -> bool:
    """Whether an atom follows its predecessor after a single blank or hyphen."""
    return 0 < index < len(atoms) and bool(_GAP.fullmatch(text, atoms[index - 1].end, atoms[index].start))


def _word(text: str, atoms: list[_Atom], index: int) -> str:
    """The word of the atom at an index when it directly follows the one before, else empty."""
    return atoms[index].word if _adjacent(text, atoms, index) else ""


def _numeral(text: str, atoms: list[_Atom], index: int, span: Span) -> tuple[Numeral | None, int]:
    first = atoms[index]
    if first.word == "between":
        low = _number(text, atoms, index + 1) if _adjacent(text, atoms, index + 1) else None
        if low and _word(text, atoms, low.after) == "and" and _adjacent(text, atoms, low.after + 1):
            high = _number(text, atoms, low.after + 1)
            if high and high.value > low.value:
                return _range(atoms, index, low, high), high.after
        return None, index + 1
    if (year := _year_in_words(text, atoms, index)) > index:
        return None, year
    vague = _plural(text, atoms, index)
    if vague:
        return vague
    low = _number(text, atoms, index)
    if low is None:
        return None, index + 1
    high = _upper(text, atoms, index, low)
    if high:
        return _range(atoms, index, low, high), high.after
    place = Span(first.start, atoms[low.after - 1].end)
    return Numeral(place, low.value, None, low.step, low.words, low.fraction, scaled=low.scaled), low.after


def _year_in_words(text: str, atoms: list[_Atom], index: int) -> int:
    """The index behind a year such as nineteen eighty-four or twenty nineteen; the index itself where there is none."""
    first, second = atoms[index].word, _word(text, atoms, index + 1)
    century = 10 < UNITS.get(first, 0) < 20 or first == "twenty"
    if not century or not (second in TENS or UNITS.get(second, 0) >= 10):
        return index
    return index + 3 if second in TENS and 0 < UNITS.get(_word(text, atoms, index + 2), 0) < 10 else index + 2


def _range(atoms: list[_Atom], index: int, low: _Found, high: _Found) -> Numeral:
    value, step = low.value, low.step
    if high.scaled and not low.scaled and low.value < high.value / high.scale:
        value, step = low.value * high.scale, low.step * high.scale
    place = Span(atoms[index].start, atoms[high.after - 1].end)
    fraction = low.fraction and high.fraction
    return Numeral(place, value, high.value, min(step, high.step), low.words or high.words, fraction, scaled=high.scaled)


def _upper(text: str, atoms: list[_Atom], index: int, low: _Found) -> _Found | None:
    """The upper end when a range follows: 5 to 7, 12–15, two or three; not "from 9 to 11", which is a change."""
    after = low.after
    if after >= len(atoms) or low.value < 0:
        return None
    gap = text[atoms[after - 1].end : atoms[after].start]
    if _DASH.fullmatch(gap) and not atoms[after].word:
        high = _number(text, atoms, after)
    elif _word(text, atoms, after) in ("to", "or") and _adjacent(text, atoms, after + 1):
        high = _number(text, atoms, after + 1)
        if atoms[after].word == "to" and is_change(text, atoms[index].start):
            return None
    else:
        return None
    if high is None or high.fraction != low.fraction or (atoms[index].year and high.value < 100):
        return None
    top = high.value / high.scale if high.scaled and not low.scaled else high.value
    if atoms[after].word == "or" and top - low.value > max(1, low.value / 2):
        return None
    return high if top > low.value else None


def is_change(text: str, start: int) -> bool:
    """Whether "A to B" at a place tells a change, as after "from", "by" or "rose", and not a range."""
    before = text[max(0, start - 30) : start]
    return bool(_CHANGE.search(before)) and not _SPAN_FROM.search(before)


def _plural(text: str, atoms: list[_Atom], index: int) -> tuple[Numeral, int] | None:
    """Dozens, hundreds of thousands, tens of millions: bounded by the magnitude and the next one."""
    low, high = PLURALS.get(atoms[index].word, (Decimal(0), Decimal(0)))
    if not low:
        return None
    after, end = index + 1, atoms[index].end
    while _word(text, atoms, after) == "of" and _word(text, atoms, after + 1) in PLURALS:
        factor = PLURALS[atoms[after + 1].word][0]
        low, high, end, after = low * factor, high * factor, atoms[after + 1].end, after + 2
    return Numeral(Span(atoms[index].start, end), low, high, low, True, vague=True, scaled=True), after


def _number(text: str, atoms: list[_Atom], index: int) -> _Found | None:
    first = atoms[index]
    if not first.word:
        return _scaled_digits(text, atoms, index)
    if first.word in ("a", "an"):
        return _with_article(text, atoms, index)
    if first.word == "half":
        return _half(text, atoms, index)
    if first.word == "quarter" or first.word not in UNITS and first.word not in TENS:
        return _part(text, atoms, index, Decimal(1)) if first.word == "quarter" and _word(text, atoms, index + 1) == "of" else None
    return _cardinal(text, atoms, index)


def _scaled_digits(text: str, atoms: list[_Atom], index: int) -> _Found:
    first = atoms[index]
    found = _Found(index + 1, first.value, first.step, False, first.fraction, first.scaled)
    if not first.fraction and index + 1 < len(atoms) and atoms[index + 1].fraction and not atoms[index + 1].word and _adjacent(text, atoms, index + 1):
        found = _Found(index + 2, first.value + atoms[index + 1].value, Decimal("0.1"), False)  # 7 1/4, 3-1/2
    if _word(text, atoms, found.after) == "and" and _word(text, atoms, found.after + 1) == "a" and _word(text, atoms, found.after + 2) == "half":
        found = _Found(found.after + 3, found.value + Decimal("0.5"), Decimal("0.1"), False)
    return _scale(text, atoms, found)


def _scale(text: str, atoms: list[_Atom], found: _Found) -> _Found:
    """Multiply by the magnitude words that follow: million, hundred thousand, dozen."""
    while (word := _word(text, atoms, found.after)) in MAGNITUDES:
        factor = MAGNITUDES[word]
        found.value, found.step, found.after = found.value * factor, found.step * factor, found.after + 1
        found.scale, found.scaled, found.fraction = found.scale * factor, True, False
        if word == "dozen":
            found.step = Decimal(1)
    return found


def _with_article(text: str, atoms: list[_Atom], index: int) -> _Found | None:
    """A hundred and fifty, a dozen, a half, a quarter of a billion, a couple of thousand, a third of."""
    word = _word(text, atoms, index + 1)
    if word in MAGNITUDES:
        return _cardinal(text, atoms, index)
    if word == "half":
        return _half(text, atoms, index + 1)
    if word in FRACTIONS and not FRACTIONS[word][1]:
        return _part(text, atoms, index + 1, Decimal(1))
    if word == "couple":
        after = index + 3 if _word(text, atoms, index + 2) == "of" else index + 2
        if _word(text, atoms, after) in MAGNITUDES:
            return _scale(text, atoms, _Found(after, Decimal(2), Decimal(1), True))
    return None


def _half(text: str, atoms: list[_Atom], index: int) -> _Found:
    """Half a million, half-million, half a dozen, half of."""
    after = index + 1
    if _word(text, atoms, after) == "of" and _word(text, atoms, after + 1) == "a" and _word(text, atoms, after + 2) in MAGNITUDES:
        after += 2
    elif _word(text, atoms, after) in ("a", "an") and _word(text, atoms, after + 1) in MAGNITUDES:
        after += 1
    if _word(text, atoms, after) in MAGNITUDES:
        return _scale(text, atoms, _Found(after, Decimal("0.5"), Decimal("0.1"), True))
    return _Found(index + 1, Decimal("0.5"), Decimal("0.05"), True, True)


def _part(text: str, atoms: list[_Atom], index: int, count: Decimal) -> _Found | None:
    """Thirds, quarters, fifths, … with their count; "a quarter of a billion" is a number, "a third fire" an ordinal."""
    part, plural = FRACTIONS[atoms[index].word]
    if plural != (count > 1) or count >= part:
        return None
    after = index + 1
    if _word(text, atoms, after) == "of" and _word(text, atoms, after + 1) in ("a", "an") and _word(text, atoms, after + 2) in MAGNITUDES:
        return _scale(text, atoms, _Found(after + 2, count / part, Decimal("0.1"), True))
    if _word(text, atoms, after) in MAGNITUDES and plural is False and atoms[index].word == "quarter":
        return _scale(text, atoms, _Found(after, count / part, Decimal("0.1"), True))
    end = atoms[index].end
    if not plural and end < len(text) and text[end : end + 1] not in ".,;:)!?\"'\u201d\u2019\n" and not _LOWS_OF_FRACTION.match(text, end):
        return None
    return _Found(after, count / part, Decimal("0.05"), True, True)


def _cardinal(text: str, atoms: list[_Atom], index: int) -> _Found | None:
    """Number words from the largest magnitude down: two hundred and twelve thousand, twenty-two and a half."""
    total, current, step, scale = Decimal(0), Decimal(0), Decimal(1), Decimal(1)
    at, ceiling, last = index, Decimal("1e15"), ""
    while at < len(atoms) and (at == index or _adjacent(text, atoms, at)):
        word, joined = atoms[at].word, at
        if word == "and" and last in ("hundred", "magnitude"):
            joined = at + 1
            word = _word(text, atoms, joined)
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
    if at == index or (last == "unit" and atoms[at - 1].word in ("a", "an")):
        return None
    return _tail(text, atoms, _Found(at, total + current, step, True, scaled=scale > 1, scale=scale), last)


def _tail(text: str, atoms: list[_Atom], found: _Found, last: str) -> _Found | None:
    """What may follow a number in words: "and a half", "point five", a fraction's name, a magnitude."""
    at = found.after
    word = _word(text, atoms, at)
    if word in FRACTIONS and not found.scaled and last in ("unit", "tens"):
        return _part(text, atoms, at, found.value) or found
    if word == "and" and _word(text, atoms, at + 1) in ("a", "one", "three", "two"):
        count = {"two": Decimal(2), "three": Decimal(3)}.get(atoms[at + 1].word, Decimal(1))
        part = _word(text, atoms, at + 2)
        parts, plural = (Decimal(2), False) if part == "half" else FRACTIONS.get(part, (Decimal(0), False))
        if parts in (2, 3, 4) and plural == (count > 1):
            tenth = Decimal("0.1") * found.scale
            half = _Found(at + 3, found.value + count / parts * found.scale, tenth, True, scaled=found.scaled, scale=found.scale)
            return half if found.scaled else _scale(text, atoms, half)
    if word == "point" and (decimals := _decimals(text, atoms, at + 1)):
        value = Decimal(f"{found.value}.{decimals}")
        found = _Found(at + 1 + len(decimals), value, Decimal(1).scaleb(-len(decimals)), True)
        return _scale(text, atoms, found)
    return found


def _decimals(text: str, atoms: list[_Atom], index: int) -> str:
    digits = ""
    while (word := _word(text, atoms, index)) in UNITS and UNITS[word] < 10 and len(digits) < 6:
        digits, index = digits + str(UNITS[word]), index + 1
    return digits
