"""One number of a text: digits with their magnitude, cardinals in words, and what is added to them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from workbench.language.figures import Atom
from workbench.language.numberwords import FRACTIONS, MAGNITUDES, TENS, UNITS

_LARGEST = Decimal("1e15")
_GAP = re.compile(r"\s{1,3}|-|\u2010|\u2011|\s-\s")
_LOWS_OF_FRACTION = re.compile(
    r"\s(?:of|less|more|higher|lower|fewer|larger|smaller|cheaper|in|to|since|from|by|this|last|and|or|over|the"
    r"|on|was|were|are|is|have|had|said|say|per|that|who|as|at|below|above|between|for|with|off)\b"
)
_COUNTS = {"a": Decimal(1), "one": Decimal(1), "two": Decimal(2), "three": Decimal(3)}
_ADDED = (2, 3, 4, 5, 8, 9, 10)
"""Parts that are added to a whole number: two and a half, six and five eighths."""


@dataclass(slots=True)
class Found:
    """A number read from atoms; `after` is the index of the first atom behind it."""

    after: int
    value: Decimal
    step: Decimal
    words: bool
    fraction: bool = False
    scaled: bool = False
    scale: Decimal = Decimal(1)


def adjacent(text: str, pieces: list[Atom], index: int) -> bool:
    """Whether an atom follows its predecessor after a single blank or hyphen."""
    return 0 < index < len(pieces) and bool(_GAP.fullmatch(text, pieces[index - 1].end, pieces[index].start))


def word_at(text: str, pieces: list[Atom], index: int) -> str:
    """The word of the atom at an index when it directly follows the one before, else empty."""
    return pieces[index].word if adjacent(text, pieces, index) else ""


def number(text: str, pieces: list[Atom], index: int) -> Found | None:
    """The number that begins at an atom, as far as it goes; None where none begins."""
    first = pieces[index]
    if not first.word:
        return _digits(text, pieces, index)
    if first.word in ("minus", "negative"):
        if not adjacent(text, pieces, index + 1) or pieces[index + 1].word in ("minus", "negative"):
            return None
        below = number(text, pieces, index + 1)
        return replace(below, value=-below.value) if below and below.value > 0 and not below.fraction else None
    if first.word in ("a", "an"):
        return _with_article(text, pieces, index)
    if first.word == "half":
        return _half(text, pieces, index)
    if first.word == "quarter":
        found = _part(text, pieces, index, Decimal(1))
        return found if found and found.scaled else None  # "quarter of a million", not "the third quarter of"
    if first.word in UNITS or first.word in TENS or _is_bare_magnitude(text, pieces, index):
        return _cardinal(text, pieces, index)
    return None


# -- digits ----------------------------------------------------------------------------------------


def _digits(text: str, pieces: list[Atom], index: int) -> Found:
    first = pieces[index]
    found = Found(index + 1, first.value, first.step, False, first.fraction, first.scaled)
    if (
        not first.fraction
        and index + 1 < len(pieces)
        and pieces[index + 1].fraction
        and not pieces[index + 1].word
        and adjacent(text, pieces, index + 1)
    ):
        found = Found(index + 2, first.value + pieces[index + 1].value, Decimal("0.1"), False)  # 7 1/4, 3-1/2
    if not found.fraction and (part := _added_part(text, pieces, found.after)):
        found = Found(part.after, found.value + part.value, Decimal("0.1"), False)
    found = _scale(text, pieces, found)
    if found.scale > 1:
        found = _more_digits(text, pieces, found)
        part = _added_part(text, pieces, found.after)
        found = _with_part(text, pieces, found, part) if part else found
    return found


def _more_digits(text: str, pieces: list[Atom], found: Found) -> Found:
    """What follows a magnitude: 4 thousand 3 hundred and 21, 3 million and 200 thousand, 6 crore and two hundred."""
    while found.after < len(pieces) and adjacent(text, pieces, found.after):
        joined = found.after + (pieces[found.after].word == "and")
        ends = joined == found.after or (joined < len(pieces) and adjacent(text, pieces, joined))
        first = pieces[joined] if ends and joined < len(pieces) else None
        if first is None or first.fraction or (first.word and first.word not in UNITS and first.word not in TENS):
            break
        following = _scale(text, pieces, Found(joined + 1, first.value, first.step, False))
        if first.word:
            following = _cardinal(text, pieces, joined) or following
        tens = found.scale == 100 and 0 < following.value < 100 and following.value % 1 == 0 and joined > found.after
        round_words = bool(first.word) and joined > found.after and following.value % 100 == 0
        if not (
            tens
            or (round_words and 0 < following.value < found.scale)
            or (following.scaled and 0 < following.value < found.scale and not following.fraction)
        ):
            break
        scale = following.scale if following.scaled else Decimal(1)
        found = replace(found, after=following.after, value=found.value + following.value, step=scale, scale=scale)
    return found


def _scale(text: str, pieces: list[Atom], found: Found) -> Found:
    """Multiply by the magnitude words that follow: million, hundred thousand, dozen."""
    while (word := word_at(text, pieces, found.after)) in MAGNITUDES and found.value < _LARGEST:
        factor = MAGNITUDES[word]
        found.value, found.step, found.after = found.value * factor, found.step * factor, found.after + 1
        found.scale, found.scaled, found.fraction = found.scale * factor, True, False
        if word.startswith("dozen"):
            found.step = Decimal(1)
    return found


# -- parts -----------------------------------------------------------------------------------------


def _with_article(text: str, pieces: list[Atom], index: int) -> Found | None:
    """A hundred and fifty, a dozen, a half, a quarter of a billion, a couple of thousand, a third of."""
    word = word_at(text, pieces, index + 1)
    if word in MAGNITUDES:
        return _cardinal(text, pieces, index)
    if word == "half":
        return _half(text, pieces, index + 1)
    if word in FRACTIONS and not FRACTIONS[word][1]:
        return _part(text, pieces, index + 1, Decimal(1))
    if word == "couple":
        after = index + 3 if word_at(text, pieces, index + 2) == "of" else index + 2
        if word_at(text, pieces, after) in MAGNITUDES:
            return _scale(text, pieces, Found(after, Decimal(2), Decimal(1), True))
    return None


def _half(text: str, pieces: list[Atom], index: int) -> Found:
    """Half a million, half-million, half a dozen, half of."""
    after = index + 1
    if (
        word_at(text, pieces, after) == "of"
        and word_at(text, pieces, after + 1) == "a"
        and word_at(text, pieces, after + 2) in MAGNITUDES
    ):
        after += 2
    elif word_at(text, pieces, after) in ("a", "an") and word_at(text, pieces, after + 1) in MAGNITUDES:
        after += 1
    if word_at(text, pieces, after) in MAGNITUDES:
        return _scale(text, pieces, Found(after, Decimal("0.5"), Decimal("0.1"), True))
    return Found(index + 1, Decimal("0.5"), Decimal("0.05"), True, True)


def _part(text: str, pieces: list[Atom], index: int, count: Decimal) -> Found | None:
    """Thirds, quarters, fifths, … with their count; "a quarter of a billion" is a number, "a third fire" an ordinal."""
    part, plural = FRACTIONS[pieces[index].word]
    if plural != (count > 1):
        return None
    after = index + 1
    if (
        word_at(text, pieces, after) == "of"
        and word_at(text, pieces, after + 1) in ("a", "an")
        and word_at(text, pieces, after + 2) in MAGNITUDES
    ):
        return _scale(text, pieces, Found(after + 2, count / part, Decimal("0.1"), True))
    if word_at(text, pieces, after) in MAGNITUDES and part in (2, 4):
        return _scale(text, pieces, Found(after, count / part, Decimal("0.1"), True))
    end = pieces[index].end
    hyphened = pieces[index - 1].word not in ("a", "an") and text[pieces[index - 1].end : pieces[index].start] != " "
    if (
        not plural
        and not hyphened
        and end < len(text)
        and text[end : end + 1] not in ".,;:)!?\"'\u201d\u2019\n"
        and not _LOWS_OF_FRACTION.match(text, end)
    ):
        return None
    return Found(after, count / part, Decimal("0.05"), True, count < part)


def _added_part(text: str, pieces: list[Atom], index: int) -> Found | None:
    """The fraction that "and" adds to the number before it: "and a half", "and three quarters", "and one third"."""
    if word_at(text, pieces, index) != "and":
        return None
    article = word_at(text, pieces, index + 1)
    count = _COUNTS.get(article) or UNITS.get(article)
    name = word_at(text, pieces, index + 2)
    part, plural = (Decimal(2), False) if name == "half" else FRACTIONS.get(name, (Decimal(0), False))
    if not count or part not in _ADDED or plural != (count > 1) or count >= part:
        return None
    return Found(index + 3, count / part, Decimal("0.1"), True)


def _with_part(text: str, pieces: list[Atom], whole: Found, part: Found) -> Found:
    """Three million and a half is 3.5 million; one billion and a half million adds half a million."""
    own = _scale(text, pieces, replace(part))
    size = own.value if own.scaled else part.value * whole.scale
    step = Decimal("0.1") * (own.scale if own.scaled else whole.scale)
    return Found(own.after, whole.value + size, step, whole.words, scaled=True, scale=whole.scale)


# -- words -----------------------------------------------------------------------------------------


def _is_bare_magnitude(text: str, pieces: list[Atom], index: int) -> bool:
    """A magnitude without its one: "hundred thousand euros"; "several hundred thousand" is vague."""
    word, following = pieces[index].word, word_at(text, pieces, index + 1)
    first = word in ("hundred", "thousand") and MAGNITUDES.get(following, Decimal(0)) > MAGNITUDES[word]
    return first and not word_at(text, pieces, index)


def _cardinal(text: str, pieces: list[Atom], index: int) -> Found | None:
    """Number words from the largest magnitude down: two hundred and twelve thousand, twenty-two and a half."""
    total, current, step, scale = Decimal(0), Decimal(0), Decimal(1), Decimal(1)
    at, ceiling, last = index, _LARGEST, ""
    if pieces[index].word in MAGNITUDES:
        current, last = Decimal(1), "unit"
    while at < len(pieces) and (at == index or adjacent(text, pieces, at)):
        word, joined = pieces[at].word, at
        if word == "and" and last in ("hundred", "magnitude"):
            joined = at + 1
            word = word_at(text, pieces, joined)
            if word in MAGNITUDES or _added_part(text, pieces, at):
                break
        if word in UNITS and last in ("", "hundred", "magnitude", "tens") and (last != "tens" or 0 < UNITS[word] < 10):
            current, step, last = current + UNITS[word], Decimal(1), "unit"
        elif word in TENS and last in ("", "hundred", "magnitude"):
            current, step, last = current + TENS[word], Decimal(1), "tens"
        elif word in ("a", "an") and at == index:
            current, last = Decimal(1), "unit"
        elif word == "hundred" and last in ("unit", "tens") and 0 < current < 100:
            current, step, last = current * 100, Decimal(100), "hundred"
        elif word in MAGNITUDES and last == "magnitude" and not current and scale <= MAGNITUDES[word] < _LARGEST:
            total, scale, step = total * MAGNITUDES[word], scale * MAGNITUDES[word], step * MAGNITUDES[word]
        elif word in MAGNITUDES and last and MAGNITUDES[word] < ceiling and word != "hundred":
            factor = MAGNITUDES[word]
            step = Decimal(1) if word.startswith("dozen") else (step if last == "hundred" else Decimal(1)) * factor
            total, current, ceiling, last, scale = total + current * factor, Decimal(0), factor, "magnitude", factor
        else:
            break
        at = joined + 1
    if at == index or (last == "unit" and pieces[at - 1].word in ("a", "an")):
        return None
    return _tail(text, pieces, Found(at, total + current, step, True, scaled=scale > 1, scale=scale), last)


def _tail(text: str, pieces: list[Atom], found: Found, last: str) -> Found | None:
    """What may follow a number in words: "and a half", "point five", a fraction's name, a magnitude."""
    at = found.after
    word = word_at(text, pieces, at)
    if word == "half" and found.value == 1:
        return _half(text, pieces, at)
    if word in FRACTIONS and not found.scaled and last in ("unit", "tens"):
        return _part(text, pieces, at, found.value) or found
    part = _added_part(text, pieces, at)
    if part and found.scaled:
        return _with_part(text, pieces, found, part)
    if part:
        return _scale(text, pieces, Found(part.after, found.value + part.value, Decimal("0.1"), True))
    if word == "point" and (decimals := _decimals(text, pieces, at + 1)):
        digits, after = decimals
        found = Found(after, Decimal(f"{found.value}.{digits}"), Decimal(1).scaleb(-len(digits)), True)
        return _scale(text, pieces, found)
    return found


def _decimals(text: str, pieces: list[Atom], index: int) -> tuple[str, int] | None:
    """The digits behind "point" and where they end: "five", "nought four", "seventy-one", "eleven"."""
    word = word_at(text, pieces, index)
    if word in TENS or UNITS.get(word, Decimal(0)) >= 10:
        below = UNITS.get(word_at(text, pieces, index + 1), Decimal(0)) if word in TENS else Decimal(0)
        pair = TENS.get(word) or UNITS[word]
        return (str(pair + below), index + 2) if 0 < below < 10 else (str(pair), index + 1)
    digits = ""
    while (word := word_at(text, pieces, index)) in UNITS and UNITS[word] < 10 and len(digits) < 6:
        digits, index = digits + str(UNITS[word]), index + 1
    return (digits, index) if digits else None
