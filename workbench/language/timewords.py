"""A sentence as a row of classed words, so that grammars of time are short patterns over classes.

Each word gets one class and each class one letter (`timewords.toml`); the patterns are in `timepatterns.py`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from workbench.language import calendar
from workbench.language.feasts import FEASTS
from workbench.language.numberwords import TENS, UNICODE_FRACTIONS
from workbench.language.numberwords import UNITS as SMALL_NUMBERS

_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
ORDINALS = {word: number for number, word in enumerate(_ORDINAL_WORDS, start=1)} | {"thirtieth": 30}

with Path(__file__).with_suffix(".toml").open("rb") as _file:
    _DATA: dict[str, dict[str, str]] = tomllib.load(_file)

_COMPUTED = (
    "other number digits year word ordinal clock dotted iso decade shortyear fraction month weekday weekdays season "
    "feast unit units daypart clockword quarterly"
).split()
"""Classes of figures and of the calendar's names."""
CLASSES = {name: chr(0x100 + index) for index, name in enumerate([*_COMPUTED, *_DATA["classes"]])}
"""The letter of each class."""


def listed(name: str) -> frozenset[str]:
    """The words of a list of `timewords.toml`."""
    return frozenset(_DATA["lists"][name].split())


def letters(names: str) -> frozenset[str]:
    """The letters of some classes, named with blanks between."""
    return frozenset(CLASSES[name] for name in names.split())


_OTHER = CLASSES["other"]
_CASED = listed("cased")
_UPPER_ONLY = listed("upper_only")
_SMALL_ONLY = listed("small_only")
_TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?(?![\d-])|\d{1,2}([./])\d{1,2}\2(?:\d{4}|\d{2})(?![\d./]))"
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?![\d:]))"
    r"|(?P<decade>['’]?(?:\d{2,3}0|\d0)['’]?s\b)"
    r"|(?P<shortyear>['’]\d{2}(?![\d\w]))"
    r"|(?P<ordinal>\d{1,3}(?:st|nd|rd|th)\b)"
    r"|(?P<quarterfirst>[1-4][QH]\b)"
    r"|(?P<fraction>(?:\d{1,3}[ -])?[1-9]/[1-9](?!\d)|\d{0,3}[½¼¾⅓⅔])"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"|(?P<quarterly>(?:[QH][1-4]|FY ?(?:\d{4}|\d{2}))\b)"
    r"|(?P<word>[^\W\d_](?:\.[^\W\d_])+\.?|[oO]['’]clock|[^\W\d_]+)"
    r"|(?P<mark>['’]s\b|\S)"
)


def _lexicon() -> dict[str, tuple[str, object]]:
    """Every known word: its class and value."""
    known: dict[str, tuple[str, object]] = {}
    for name, text in _DATA["classes"].items():
        for word in text.split():
            known.setdefault(word, (CLASSES[name], word))
    tables: tuple[tuple[str, Mapping[str, object]], ...] = (
        ("word", {word: int(value) for word, value in (SMALL_NUMBERS | TENS).items()}),
        ("ordinal", ORDINALS),
        ("month", calendar.MONTHS | calendar.MONTH_SHORT),
        ("weekday", calendar.WEEKDAYS | calendar.WEEKDAY_SHORT),
        ("weekdays", {f"{day}s": number for day, number in calendar.WEEKDAYS.items()}),
        ("season", calendar.SEASONS),
        ("unit", calendar.UNITS),
        ("units", calendar.PLURAL_UNITS),
        ("daypart", calendar.DAY_PARTS),
        ("clockword", calendar.CLOCK_WORDS),
    )
    for name, table in tables:
        for word, value in table.items():
            known.setdefault(word, (CLASSES[name], value))
    known["quarter"] = (CLASSES["quarter"], "Q")
    known["second"] = (CLASSES["second"], 2)
    return known


_LEXICON = _lexicon()
_FEASTS_BY_WORD: dict[str, list[str]] = {}
for _feast in sorted(FEASTS, key=len, reverse=True):
    _FEASTS_BY_WORD.setdefault(re.split(r"[ '.]", _feast)[0], []).append(_feast)


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence's words: their class letters, places (relative to the sentence) and values."""

    text: str
    row: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    values: tuple[object, ...]

    def word(self, index: int) -> str:
        """The word at an index as written, empty outside the sentence."""
        return self.text[self.starts[index] : self.ends[index]] if 0 <= index < len(self.row) else ""

    def lower(self, index: int) -> str:
        """The word at an index in lower case, empty outside the sentence."""
        return self.word(index).lower()

    def letter(self, index: int) -> str:
        """The class letter at an index, empty outside the sentence."""
        return self.row[index] if 0 <= index < len(self.row) else ""

    def capital(self, index: int) -> bool:
        """Whether a word of no class stands there that begins with a capital."""
        return self.letter(index) == _OTHER and self.word(index)[0].isupper()

    def number(self, index: int) -> Decimal:
        """The value of a number, as it was written."""
        return Decimal(str(self.values[index]))


@dataclass(slots=True)
class _Word:
    """A word on its way into a row."""

    letter: str
    start: int
    end: int
    value: object


@lru_cache(maxsize=8192)
def words(text: str) -> Words:
    """The classed words of a sentence; kept for the other kinds that will ask for the same sentence."""
    found: list[_Word] = []
    skip_to = 0
    for match in _TOKEN.finditer(text):
        start, end, group, written = match.start(), match.end(), match.lastgroup, match.group()
        if start < skip_to:
            continue
        if group == "word":
            letter, value = _word(written)
            feast = _feast_at(text, start, written)
            if feast:
                letter, value, end = CLASSES["feast"], feast, start + len(feast)
                skip_to = end
        elif group == "mark":
            letter, value = _LEXICON.get(written, (_OTHER, None))
        else:
            letter, value = _figure(group or "", written)
        found.append(_Word(letter, start, end, value))
    if any(word.letter in _NUMBER_LETTERS for word in found):
        found = _joined(found)
    row = "".join(word.letter for word in found)
    places = tuple(w.start for w in found), tuple(w.end for w in found)
    return Words(text, row, *places, tuple(w.value for w in found))


def _word(written: str) -> tuple[str, object]:
    lower = written.lower()
    known = _LEXICON.get(lower)
    if known is None or (lower in _CASED and written[0].islower()):
        return _OTHER, None
    if (lower in _UPPER_ONLY and not written.isupper()) or (lower in _SMALL_ONLY and not written.islower()):
        return _OTHER, None
    return known


def _feast_at(text: str, start: int, written: str) -> str:
    names = _FEASTS_BY_WORD.get(written.lower())
    if not names or written[0].islower():
        return ""
    for name in names:
        end = start + len(name)
        if text[start:end].lower().replace("’", "'") == name and not text[end : end + 1].isalpha():
            return name
    return ""


def _figure(group: str, written: str) -> tuple[str, object]:
    """Class and value of a word that holds digits."""
    if group == "number":
        return _number(written)
    if group == "ordinal":
        return CLASSES["ordinal"], int(re.sub(r"\D", "", written))
    if group == "shortyear":
        return CLASSES["shortyear"], int(written[1:])
    if group == "fraction":
        return CLASSES["fraction"], _fraction(written)
    if group.startswith("quarter"):
        return CLASSES["quarterly"], written
    return CLASSES[group], written.replace("’", "'")


def _number(written: str) -> tuple[str, object]:
    plain = written.replace(",", "")
    if "." in plain:
        whole, _, part = plain.partition(".")
        return CLASSES["dotted" if len(part) == 2 and len(whole) <= 2 else "number"], Decimal(plain)
    value = int(plain) if len(plain) < 16 else 10**16
    if len(written) == 4 and 1000 <= value < 2200:
        return CLASSES["year"], value
    return CLASSES["digits" if len(plain) <= 2 and value <= 60 else "number"], value


def _fraction(written: str) -> Decimal:
    if written[-1] in UNICODE_FRACTIONS:
        return Decimal(written[:-1] or 0) + UNICODE_FRACTIONS[written[-1]]
    *whole, part = re.split(r"[ -]", written)
    above, below = part.split("/")
    return Decimal(whole[0] if whole else 0) + (Decimal(above) / Decimal(below)).quantize(Decimal("0.01")).normalize()


# -- numbers in several words ----------------------------------------------------------------------

_HYPHEN, _WORD, _ORDINAL, _MAGNITUDE, _AND = (CLASSES[n] for n in ("hyphen", "word", "ordinal", "magnitude", "and"))
_NUMBER_LETTERS = frozenset({_WORD, _ORDINAL, _MAGNITUDE})
_FIGURES = frozenset(CLASSES[n] for n in ("digits", "number", "dotted"))
_SCALE = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12}


def _joined(found: list[_Word]) -> list[_Word]:
    """Twenty-three, two hundred and six, nineteen ninety-six and the twenty-first become one word each."""
    kept: list[_Word] = []
    index = 0
    while index < len(found):
        first, after = found[index], index + 1
        letter, value = first.letter, first.value
        at = after + (letter in _FIGURES and _hyphened_magnitude(found, after))
        following = found[at] if at < len(found) else None
        if letter == _WORD:
            letter, value, after = _spelt(found, index)
        elif following and following.letter == _MAGNITUDE:
            scale = _SCALE[str(following.value)]
            if letter in _FIGURES and scale != 100:
                letter, value, after = CLASSES["number"], Decimal(str(value)) * scale, at + 1
            elif letter == CLASSES["a"]:
                letter, value, after = _WORD, scale, after + 1
        kept.append(_Word(letter, first.start, found[after - 1].end, value))
        index = after
    return kept


def _hyphened_magnitude(found: list[_Word], at: int) -> bool:
    """Whether a hyphen stands there between a number and its magnitude: 66-million-year-old."""
    return at + 1 < len(found) and found[at].letter == _HYPHEN and found[at + 1].letter == _MAGNITUDE


def _integer(word: _Word) -> int:
    return int(str(word.value))


def _spelt(found: list[_Word], index: int) -> tuple[str, int, int]:
    """Class and value of the number that begins at an index, and the index behind it."""
    letter, number, after = _below_hundred(found, index)
    if letter == _ORDINAL:
        return letter, number, after
    at = after + 1 if after < len(found) and found[after].letter == _HYPHEN else after
    if 11 <= number <= 20 and at < len(found) and found[at].letter == _WORD and _integer(found[at]) >= 10:
        letter, low, end = _below_hundred(found, at)
        if letter == _WORD:
            return CLASSES["year"], number * 100 + low, end
    return _scaled(found, after, number)


def _below_hundred(found: list[_Word], index: int) -> tuple[str, int, int]:
    number, after = _integer(found[index]), index + 1
    if number < 20:
        return _WORD, number, after
    at = after + 1 if after < len(found) and found[after].letter == _HYPHEN else after
    if at < len(found) and found[at].letter == _WORD and 0 < _integer(found[at]) < 10:
        return _WORD, number + _integer(found[at]), at + 1
    ordinal = at > after and at < len(found) and found[at].letter in (_ORDINAL, CLASSES["second"])
    if ordinal and _integer(found[at]) < 10:
        return _ORDINAL, number + _integer(found[at]), at + 1
    return _WORD, number, after


def _scaled(found: list[_Word], after: int, total: int) -> tuple[str, int, int]:
    """Hundreds and thousands behind a number, and what follows them."""
    after += _hyphened_magnitude(found, after)
    while after < len(found) and found[after].letter == _MAGNITUDE:
        total, after = total * _SCALE[str(found[after].value)], after + 1
        at = after + 1 if after < len(found) and found[after].letter == _AND else after
        if at < len(found) and found[at].letter == _WORD and total >= 100 and total % 100 == 0:
            letter, low, end = _below_hundred(found, at)
            if letter != _WORD:
                continue
            if end < len(found) and found[end].letter == _MAGNITUDE and _SCALE[str(found[end].value)] < total:
                low, end = low * _SCALE[str(found[end].value)], end + 1
            total, after = total + low, end
    return _WORD, total, after
