"""A sentence as a row of classed words, so that grammars of time are short patterns over classes.

Each word gets one class, each class one letter; a pattern is written in class names and runs as a regular
expression over the row of letters. Rows are short and patterns bounded, so the time is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from workbench.language import calendar
from workbench.language.numberwords import TENS, UNICODE_FRACTIONS
from workbench.language.numberwords import UNITS as SMALL_NUMBERS

_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
ORDINALS = {word: number for number, word in enumerate(_ORDINAL_WORDS, start=1)} | {"thirtieth": 30}

_WORDS: dict[str, str] = {
    "the": "the",
    "a": "a an another",
    "one": "one",
    "in": "in within during",
    "on": "on",
    "at": "at",
    "by": "by",
    "of": "of",
    "from": "from",
    "to": "to",
    "until": "until till through thru",
    "since": "since",
    "between": "between",
    "and": "and",
    "or": "or",
    "last": "last latter",
    "past": "past",
    "previous": "previous preceding prior latest",
    "next": "next coming upcoming forthcoming",
    "following": "following ensuing subsequent succeeding",
    "this": "this current",
    "that": "that those these",
    "same": "same",
    "recent": "recent",
    "ago": "ago",
    "earlier": "earlier previously beforehand",
    "later": "later afterwards afterward hence thereafter on",
    "before": "before",
    "after": "after",
    "early": "early",
    "late": "late",
    "mid": "mid",
    "begin": "beginning start outset",
    "end": "end close",
    "middle": "middle",
    "turn": "turn",
    "now": "now currently nowadays presently",
    "lately": "recently lately",
    "future": "future",
    "present": "present",
    "near": "near foreseeable",
    "adverb": "daily weekly monthly yearly annually hourly nightly fortnightly",
    "about": "about around circa roughly approximately ca ca.",
    "almost": "almost nearly",
    "part": "part portion",
    "not": "not",
    "half": "half",
    "quarter": "quarter",
    "quarters": "quarters",
    "second": "second",
    "every": "every each",
    "few": "few several couple many numerous countless",
    "some": "some",
    "more": "more",
    "long": "long",
    "old": "old",
    "age": "age aged",
    "per": "per",
    "fiscal": "fiscal financial",
    "calendar": "calendar",
    "sometime": "sometime",
    "right": "right",
    "so": "so",
    "hedge": "post pre",
    "full": "full entire whole",
    "period": "period",
    "time": "time",
    "times": "once twice thrice times",
    "deictic": "today yesterday tomorrow tonight overnight",
    "eve": "eve",
    "oclock": "o'clock o’clock",
    "hrs": "hrs hrs.",
    "meridiem": "am pm a.m a.m. p.m p.m.",
    "bc": "bc b.c b.c. bce b.c.e b.c.e.",
    "ad": "ad a.d a.d. ce c.e. c.e",
    "sharp": "sharp",
    "local": "local",
    "nineties": "twenties thirties forties fifties sixties seventies eighties nineties",
    "magnitude": "hundred thousand million billion dozen",
    "hyphen": "- ‐ ‑",
    "dash": "– — −",
    "comma": ",",
    "dot": ".",
    "slash": "/",
    "possessive": "'s ’s ' ’",
    "open": "( [",
    "close": ") ]",
    "quote": "\" “ ” ‘ '' ``",
    "sign": "$ £ € ¥ # % § & + = < > * @ °",
    "zone": (
        "utc gmt est edt et cst cdt ct mst mdt mt pst pdt pt cet cest eet eest wet west bst ist jst kst msk aest aedt acst awst "
        "nzst nzdt hkt sgt wib wat cat eat sast brt art clt akst hst"
    ),
}
_PLAIN_CLASSES = "other number digits year word ordinal clock dotted iso decade shortyear fraction month weekday weekdays season feast unit units daypart clockword".split()
CLASSES = {name: chr(0x100 + index) for index, name in enumerate([*_PLAIN_CLASSES, *_WORDS])}
OTHER = CLASSES["other"]

_CASED = frozenset({"may", "march", "sat", "sun", "mon", "wed", "mar", "jan", "dec", "august", "est", "et", "ct", "mt", "pt", "west", "art", "cat", "eat", "ist", "wat", "wet", "thu", "sept", "cet", "clt", "bst", "hst"})
"""Words that are common words, or nothing, unless they begin with a capital."""
_UPPER_ONLY = frozenset({"et", "ct", "mt", "pt", "west", "art", "cat", "eat", "ist", "wat", "wet", "ce"})

_TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?(?![\d-])|\d{1,2}([./])\d{1,2}\2(?:\d{4}|\d{2})(?![\d./]))"
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?![\d:]))"
    r"|(?P<decade>['’]?(?:\d{2,3}0|\d0)['’]?s\b)"
    r"|(?P<shortyear>['’]\d{2}(?![\d\w]))"
    r"|(?P<ordinal>\d{1,3}(?:st|nd|rd|th)\b)"
    r"|(?P<fraction>(?:\d{1,3}[ -])?[1-9]/[1-9](?!\d)|\d{0,3}[½¼¾⅓⅔])"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"|(?P<word>[^\W\d_](?:\.[^\W\d_])+\.?|[oO]['’]clock|[^\W\d_]+)"
    r"|(?P<mark>['’]s\b|\S)"
)
_SPLIT_DATE = re.compile(r"[./]")


def _lexicon() -> dict[str, tuple[str, object]]:
    known: dict[str, tuple[str, object]] = {}
    for name, words in _WORDS.items():
        for word in words.split():
            known.setdefault(word, (CLASSES[name], word))
    for name, table in (
        ("word", SMALL_NUMBERS | TENS),
        ("ordinal", ORDINALS),
        ("month", calendar.MONTHS | calendar.MONTH_SHORT),
        ("weekday", calendar.WEEKDAYS | calendar.WEEKDAY_SHORT),
        ("weekdays", {f"{day}s": number for day, number in calendar.WEEKDAYS.items()}),
        ("season", calendar.SEASONS),
        ("unit", calendar.UNITS),
        ("units", calendar.PLURAL_UNITS),
        ("daypart", calendar.DAY_PARTS),
        ("clockword", calendar.CLOCK_WORDS),
    ):
        for word, value in table.items():  # type: ignore[attr-defined]
            number = int(value) if isinstance(value, Decimal) else value
            known.setdefault(word, (CLASSES[name], number))
    known["quarter"] = (CLASSES["quarter"], "Q")
    known["second"] = (CLASSES["second"], 2)
    known["one"] = (CLASSES["word"], 1)
    return known


_LEXICON = _lexicon()
_FEASTS_BY_WORD: dict[str, list[str]] = {}
for _feast in sorted(calendar.FEASTS, key=len, reverse=True):
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

    def number(self, index: int) -> Decimal:
        """The value of a number, as it was written."""
        return Decimal(str(self.values[index]))


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found in a row of words: where it ends, and the places of its named words."""

    words: Words
    start: int
    end: int
    places: dict[str, int]

    def has(self, name: str) -> bool:
        return name in self.places

    def value(self, name: str) -> object:
        return self.words.values[self.places[name]] if name in self.places else None

    def integer(self, name: str) -> int:
        return int(str(self.value(name)))

    def text(self, name: str) -> str:
        return self.words.word(self.places[name]).lower() if name in self.places else ""


class Pattern:
    """A pattern in class names: `<month> comma? <year>`, `<count: digits|word> hyphen? <unit>`.

    `<name>` names a word of the class of that name, `<name: a|b>` a word of any class listed; bare names are classes;
    `( ) | ? {m,n}` work as in regular expressions.
    """

    _PIECE = re.compile(r"<(?P<name>\w+)(?::(?P<classes>[^>]+))?>|(?P<bare>[a-z]+)|(?P<space>\s+)|(?P<rest>\{[\d,]+\}|.)")

    def __init__(self, pattern: str) -> None:
        self.source = pattern
        self._compiled = re.compile("".join(self._translate(m) for m in self._PIECE.finditer(pattern)))

    @staticmethod
    def _translate(match: re.Match[str]) -> str:
        if match["name"]:
            letters = "".join(CLASSES[name.strip()] for name in (match["classes"] or match["name"]).split("|"))
            return f"(?P<{match['name']}>[{letters}])"
        if match["bare"]:
            return CLASSES[match["bare"]]
        return "" if match["space"] else match["rest"]

    def match(self, words: Words, start: int) -> Match | None:
        """The pattern at one place of a row."""
        found = self._compiled.match(words.row, start)
        return self._found(words, found) if found else None

    def search(self, words: Words, start: int = 0) -> Iterator[Match]:
        """Every place of the pattern in a row, not overlapping."""
        return (self._found(words, found) for found in self._compiled.finditer(words.row, start))

    def ending(self, words: Words, end: int, floor: int, reach: int) -> Match | None:
        """The longest stretch that the pattern fills up to `end`, beginning no earlier than `floor`."""
        for start in range(max(floor, end - reach), end):
            found = self._compiled.fullmatch(words.row, start, end)
            if found:
                return self._found(words, found)
        return None

    def fills(self, words: Words, start: int, end: int) -> bool:
        """Whether the pattern fills the stretch from `start` to `end`."""
        return self._compiled.fullmatch(words.row, start, end) is not None

    @staticmethod
    def _found(words: Words, found: re.Match[str]) -> Match:
        places = {name: found.start(name) for name, value in found.groupdict().items() if value is not None}
        return Match(words, found.start(), found.end(), places)


@lru_cache(maxsize=8192)
def words(text: str) -> Words:
    """The classed words of a sentence; kept for the other kinds that will ask for the same sentence."""
    row: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    values: list[object] = []
    skip_to = 0
    for match in _TOKEN.finditer(text):
        start = match.start()
        if start < skip_to:
            continue
        group = match.lastgroup
        written = match.group()
        end = match.end()
        if group == "word":
            letter, value = _word(written)
            name = _feast_at(text, start, written)
            if name:
                letter, value, end = CLASSES["feast"], name, start + len(name)
                skip_to = end
        elif group == "mark":
            letter, value = _LEXICON.get(written, (OTHER, None))
        else:
            letter, value = _figure(group or "", written)
        row.append(letter)
        starts.append(start)
        ends.append(end)
        values.append(value)
    if CLASSES["word"] in row or CLASSES["magnitude"] in row or CLASSES["ordinal"] in row:
        return _join_number_words(text, row, starts, ends, values)
    return Words(text, "".join(row), tuple(starts), tuple(ends), tuple(values))


def _word(written: str) -> tuple[str, object]:
    lower = written.lower()
    known = _LEXICON.get(lower)
    if known is None:
        return OTHER, None
    if lower in _CASED and written[0].islower():
        return OTHER, None
    if lower in _UPPER_ONLY and not written.isupper():
        return OTHER, None
    return known


def _feast_at(text: str, start: int, written: str) -> str:
    names = _FEASTS_BY_WORD.get(written.lower())
    if not names or written[0].islower():
        return ""
    for name in names:
        piece = text[start : start + len(name)]
        after = text[start + len(name) : start + len(name) + 1]
        if piece.lower().replace("’", "'") == name and not after.isalpha():
            return name
    return ""


def _figure(group: str, written: str) -> tuple[str, object]:
    """Class and value of a word that holds digits."""
    if group == "number":
        plain = written.replace(",", "")
        if "." in plain:
            whole, _, part = plain.partition(".")
            return CLASSES["dotted" if len(part) == 2 and len(whole) <= 2 else "number"], Decimal(plain)
        value = int(plain) if len(plain) < 16 else 10**16
        if len(plain) == 4 and len(written) == 4 and 1000 <= value < 2200:
            return CLASSES["year"], value
        return CLASSES["digits" if len(plain) <= 2 and value <= 60 else "number"], value
    if group == "ordinal":
        return CLASSES["ordinal"], int(re.sub(r"\D", "", written))
    if group == "shortyear":
        return CLASSES["shortyear"], int(written[1:])
    if group == "fraction":
        return CLASSES["fraction"], _fraction(written)
    return CLASSES[group], written.replace("’", "'")


def _fraction(written: str) -> Decimal:
    if written[-1] in UNICODE_FRACTIONS:
        return Decimal(written[:-1] or 0) + UNICODE_FRACTIONS[written[-1]]
    *whole, part = re.split(r"[ -]", written)
    above, below = part.split("/")
    return Decimal(whole[0] if whole else 0) + (Decimal(above) / Decimal(below)).quantize(Decimal("0.01")).normalize()


_HYPHEN, _WORD, _ORDINAL, _MAGNITUDE, _AND = (CLASSES[name] for name in ("hyphen", "word", "ordinal", "magnitude", "and"))
_SCALE = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "dozen": 12}


def _join_number_words(text: str, row: list[str], starts: list[int], ends: list[int], values: list[object]) -> Words:
    """Twenty-three, two hundred and six, nineteen ninety-six and the twenty-first become one word each."""
    kept: list[tuple[str, int, int, object]] = []
    index, total = 0, len(row)
    while index < total:
        letter, value, after = row[index], values[index], index + 1
        if letter == _WORD:
            number, after = _below_hundred(row, values, index)
            if isinstance(number, str):
                letter, value = _ORDINAL, int(number)
            else:
                letter, value, after = _above(row, values, after, number)
        elif letter == CLASSES["digits"] and after < total and row[after] == _MAGNITUDE and values[after] != "hundred":
            letter, value, after = CLASSES["number"], int(str(value)) * _SCALE[str(values[after])], after + 1
        elif letter == CLASSES["a"] and after < total and row[after] == _MAGNITUDE:
            letter, value, after = _WORD, _SCALE[str(values[after])], after + 1
        kept.append((letter, starts[index], ends[after - 1], value))
        index = after
    return Words(text, "".join(k[0] for k in kept), tuple(k[1] for k in kept), tuple(k[2] for k in kept), tuple(k[3] for k in kept))


def _below_hundred(row: list[str], values: list[object], index: int) -> tuple[int | str, int]:
    """A number below a hundred and the index behind it; an ordinal (twenty-first) comes as a string."""
    number, after = int(str(values[index])), index + 1
    if number >= 20:
        at = after + 1 if after < len(row) and row[after] == _HYPHEN else after
        if at < len(row) and row[at] == _WORD and 0 < int(str(values[at])) < 10:
            return number + int(str(values[at])), at + 1
        if at < len(row) and (row[at] == _ORDINAL or row[at] == CLASSES["second"]) and int(str(values[at])) < 10 and at > after:
            return str(number + int(str(values[at]))), at + 1
    return number, after


def _above(row: list[str], values: list[object], after: int, number: int) -> tuple[str, int, int]:
    """Hundreds and thousands behind a number, or the second half of a year in words."""
    at = after + 1 if after < len(row) and row[after] == _HYPHEN else after
    if 11 <= number <= 20 and at < len(row) and row[at] == _WORD and int(str(values[at])) >= 10:
        low, end = _below_hundred(row, values, at)
        if not isinstance(low, str):
            return CLASSES["year"], number * 100 + low, end
    total = number
    while after < len(row) and row[after] == _MAGNITUDE:
        total, after = total * _SCALE[str(values[after])], after + 1
        at = after + 1 if after < len(row) and row[after] == _AND else after
        if at < len(row) and row[at] == _WORD and total >= 100 and total % 100 == 0:
            low, end = _below_hundred(row, values, at)
            if isinstance(low, int):
                if end < len(row) and row[end] == _MAGNITUDE and _SCALE[str(values[end])] < total:
                    low, end = low * _SCALE[str(values[end])], end + 1
                total, after = total + low, end
    return _WORD, total, after
