"""Durations: how long something lasted, takes or is given; "24 years", "a quarter of a century", "nine-hour"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from workbench.language.hedges import hedge
from workbench.language.lengths import UNIT_NAMES, added, before_our_era, compare, iso
from workbench.language.numerals import changes_from
from workbench.language.racetimes import race_times
from workbench.language.reading import Reading
from workbench.language.timepatterns import Match, Pattern
from workbench.language.timewords import CLASSES, Words, letters, listed, words
from workbench.model import Mention, Modifier, Span, Timex, Value

__all__ = ["compare", "find", "name", "nests"]

name = "duration"
nests = False

_NUMBER = "digits|word|number|year|fraction|dotted"
_HALF_MORE = "(hyphen? and hyphen? a? hyphen? <half>)?"
_MIDDLE = "(hyphen|full|more|long|last|past|previous|next|following|other)?"
_COUNTED = Pattern(
    f"<count: {_NUMBER}> ((to|or|hyphen|dash) <high: {_NUMBER}>)? {_HALF_MORE} {_MIDDLE}"
    "<unit: unit|units|quarters|quarter|second> (and a <extra: half>)?"
)
_ONE = Pattern("a (full|<few>)? of? more? <unit: unit|units|quarters> (<and> a half|or <two: word|few>)?")
_FEW = Pattern("(<few>|<some>) (more|of)? the? <unit: units|quarters>")
_HALF = Pattern("a? half hyphen? a? hyphen? <unit>")
_QUARTERS = Pattern("(a|<count: word|digits>)? (quarter|quarters) of a <unit>")
_BARE = Pattern("<unit: units|quarters> (hyphen? <long>|(or|and) units)?")
_LONG = Pattern("<unit> hyphen? long")
_ENDED = Pattern("<unit> other")
_SECOND_PART = Pattern(f"(comma|and)? and? <count: {_NUMBER}> <unit: unit|units>")
_BEFORE = Pattern("the? (last|past|next|previous|following|recent|early|<first: ordinal>|same|that|this)")
_OR_SO = Pattern("or so")

_STARTS = letters("digits word number year fraction dotted a few some half quarter unit units quarters")
_UNIT_LETTERS = letters("unit units quarters quarter second")
_PLURAL = letters("units quarters")
_THE, _HYPHEN = CLASSES["the"], CLASSES["hyphen"]
_APART = frozenset({"ago", "earlier", "later"})
_REFERENCES = letters("last past previous next following")
_FOR_OVER = listed("for_over")
_FOR_A = listed("for_a")
_FOR_YEARS = listed("for_years")
_FOR_LENGTH = listed("for_length")
_CLOSED = letters("comma dot close and or to until in from at on before after quote") | {""}
_POSSESSIVE = CLASSES["possessive"]
_CLAUSES = frozenset({"while", "when", "as", "if", "unless", "because", "but", "with", "for", "since", "though"})
_YEARS_BEFORE = listed("years_before")
_BETWEEN = listed("between")
_ADJECTIVE_ENDS = ("ful", "ous", "less", "ing", "tic", "able", "ible", "some", "ive")
_NO_LENGTH = frozenset({"SEA", "WE", "NI"})
_ORDER = ("ML", "C", "DE", "Y", "Q", "M", "FN", "W", "D", "H", "MIN", "S")
_MODS = {
    Modifier.ABOUT: "APPROX",
    Modifier.OVER: "MORE_THAN",
    Modifier.AT_LEAST: "EQUAL_OR_MORE",
    Modifier.UNDER: "LESS_THAN",
    Modifier.AT_MOST: "EQUAL_OR_LESS",
}


@dataclass(frozen=True, slots=True)
class _Found:
    """A duration in a row of words."""

    start: int
    end: int
    value: Value


def find(reading: Reading) -> Iterator[Mention]:
    """Every duration of a document, normalised; ages and dates counted in units are left to their kinds."""
    for sentence in reading.sentences:
        yield from _run(reading.text, sentence)
        row = words(sentence.of(reading.text))
        if not _UNIT_LETTERS.isdisjoint(row.row):
            yield from _in_sentence(reading.text, sentence, row)


def _run(text: str, sentence: Span) -> Iterator[Mention]:
    """The times of races: won in 2:26:39."""
    for span, hours, minutes, seconds in race_times(text, sentence):
        counts = (("H", Decimal(hours)), ("M", Decimal(minutes)), ("S", Decimal(seconds)))
        notation = "PT" + "".join(f"{count.normalize():f}{unit}" for unit, count in counts if count)
        total = hours * 3600 + minutes * 60 + Decimal(seconds)
        value = Value(notation, number=total, unit=UNIT_NAMES["S"], timex=Timex("DURATION", notation))
        modifier, grown = hedge(text, span, sentence)
        if modifier is not Modifier.EXACT:
            value = replace(value, canonical=f"{modifier.value}{notation}", modifier=modifier)
        yield Mention(name, grown, value)


def _in_sentence(text: str, sentence: Span, row: Words) -> Iterator[Mention]:
    index = floor = 0
    while index < len(row.row):
        found = _at(row, index) if row.row[index] in _STARTS else None
        if found:
            yield _mention(text, sentence, row, found, floor)
            floor = found.end
        index = found.end if found else index + 1


def _at(row: Words, index: int) -> _Found | None:
    """The duration that begins at an index."""
    for pattern, read in _READERS:
        match = pattern.match(row, index)
        found = read(row, match) if match else None
        if (
            found
            and row.lower(found.end) in _APART
            and before_our_era(found.value.number or Decimal(0), found.value.unit)
        ):
            return replace(found, end=found.end + 1)
        if found and not _disowned(row, found.end, found.value.unit):
            return found
    return None


def _disowned(row: Words, end: int, unit: str) -> bool:
    """Followed by old, of age or ago: an age or a date, not a duration. Hours later are a duration."""
    following = [row.lower(at) for at in range(end, end + 3)]
    if following[0] in _APART:
        return unit not in ("H", "MIN", "S")
    return following[0] == "old" or following[:2] in (["-", "old"], ["of", "age"], ["-", "ago"], ["-", "olds"])


# -- with the words before it ----------------------------------------------------------------------


def _mention(text: str, sentence: Span, row: Words, found: _Found, floor: int) -> Mention:
    """The mention with what belongs to it: bounds, or "the past" and its like."""
    start, end, value = found.start, found.end, found.value
    before = _BEFORE.ending(row, start, floor, 3)
    if before and not (before.has("first") and before.text("first")[0].isdigit()):
        suffix = _OR_SO.match(row, end)
        return _spanning(sentence, row, before.start, suffix.end if suffix else end, value)
    bare = _spanning(sentence, row, start, end, value)
    modifier, grown = hedge(text, bare.span, sentence)
    if modifier is Modifier.EXACT and row.lower(start - 1) in ("within", "inside"):
        modifier = Modifier.UNDER
    over = modifier is Modifier.OVER and text[grown.start : grown.start + 4].lower() == "over"
    if over and row.lower(start - 2) not in _FOR_OVER:  # 200 witnesses over nine days: in the course of
        modifier = Modifier.EXACT
    if modifier is Modifier.EXACT or value.unknown:
        counted = row.row[end - 1] in _PLURAL and end - start > 1 and _HYPHEN not in row.row[start:end]
        with_the = counted and start > floor and row.row[start - 1] == _THE
        return _spanning(sentence, row, start - 1, end, value) if with_the else bare
    timex = replace(value.timex, mod=_MODS[modifier]) if value.timex else None
    notation = modifier.value + value.canonical.lstrip("~")
    return Mention(name, grown, replace(bare.value, canonical=notation, modifier=modifier, timex=timex))


def _spanning(sentence: Span, row: Words, start: int, end: int, value: Value) -> Mention:
    span = Span(sentence.start + row.starts[start], sentence.start + row.ends[end - 1])
    return Mention(name, span, replace(value, unit=UNIT_NAMES[value.unit]))


# -- values ----------------------------------------------------------------------------------------


def _unit(match: Match) -> str:
    return {"quarter": "Q", "quarters": "Q", "second": "S"}.get(match.text("unit"), "") or str(match.value("unit"))


def _value(count: Decimal, unit: str, high: Decimal | None = None, modifier: Modifier = Modifier.EXACT) -> Value:
    notation = iso(count, unit) + ("" if high is None else f"..{iso(high, unit)}")
    named = unit == "Q" or (unit in ("DE", "C") and count == 1)
    timex = Timex("DURATION", f"P{count}{unit}" if named else iso(count, unit), _MODS.get(modifier, ""))
    return Value(modifier.value + notation, modifier, count, high, unit, timex=timex)


def _single(unit: str) -> Value:
    """One unit of time whose number the text leaves to its article: a decade, year-long."""
    return replace(_value(Decimal(1), unit), number=None)


def _vague(unit: str) -> Value:
    special = {"H": "TXH", "MIN": "TXM", "S": "TXS", "NI": "XD", "FN": "XW"}
    notation = f"P{special.get(unit, f'X{unit}')}"
    return Value(notation, unit=unit, timex=Timex("DURATION", notation), unknown="vague")


# -- readers ---------------------------------------------------------------------------------------


def _counted(row: Words, match: Match) -> _Found | None:
    """Nine hours, a 23-week inquiry, two to three weeks, six hours and 20 minutes."""
    if not _counts(row, match):
        return None
    unit, count = _unit(match), row.number(match.places["count"])
    if unit == "SEA":
        return None
    if match.any("half", "extra"):
        count += Decimal("0.5")
    if (
        match.has("high")
        and row.letter(match.places["high"] - 1) == CLASSES["to"]
        and changes_from(row.text, row.starts[match.start])
    ):
        return _Found(match.start, match.places["count"] + 1, _value(count, unit))  # rises from 12 to 36 months
    if match.has("high"):
        high = row.number(match.places["high"])
        return _Found(match.start, match.end, _value(count, unit, high)) if high > count else None
    return _with_smaller(row, match.start, match.end, _value(count, unit))


def _counts(row: Words, match: Match) -> bool:
    """Whether a number counts the unit behind it."""
    place, at = match.places["count"], match.places["unit"]
    written, between, middle = match.text("unit"), at - place, row.letter(at - 1)
    if written == "quarter" or (written == "second" and middle != _HYPHEN):
        return False
    if written == "quarters" and (between > 1 or row.lower(match.end) == "of"):
        return False
    if match.letter("count") == CLASSES["year"] and match.letter("unit") == CLASSES["unit"]:
        return False
    if between > 1 and middle == CLASSES["other"] and not _may_stand_between(row.word(at - 1)):
        return False
    before = row.letter(match.start - 1)
    tail = before == CLASSES["dot"] and row.ends[match.start - 1] == row.starts[match.start]
    if before in (CLASSES["sign"], CLASSES["month"]) or tail:
        return False
    if between > 1 and middle in _REFERENCES and match.letter("unit") not in _PLURAL:
        return False
    one_day = match.text("count") == "one" and between == 1 and written == "day"
    return not one_day or row.lower(match.start - 1) in _FOR_A


def _may_stand_between(word: str) -> bool:
    """Whether a word between a number and its unit leaves it a length: four school days, ten sleepless nights."""
    return word in _BETWEEN or (word.islower() and len(word) > 5 and word.endswith(_ADJECTIVE_ENDS))


def _with_smaller(row: Words, start: int, end: int, value: Value) -> _Found:
    """Six hours and 20 minutes: units that follow, each smaller than the one before."""
    last = value.unit
    while (more := _SECOND_PART.match(row, end)) is not None:
        unit = _unit(more)
        smaller = unit in _ORDER and last in _ORDER and _ORDER.index(unit) > _ORDER.index(last)
        both = added(value.canonical, iso(row.number(more.places["count"]), unit)) if smaller else ""
        if not both or _disowned(row, more.end, unit):
            break
        end, last, value = more.end, unit, replace(value, canonical=both, timex=Timex("DURATION", both))
    return _Found(start, end, value)


def _one(row: Words, match: Match) -> _Found | None:
    """A decade, a year and a half, a day or two, a couple of weeks."""
    unit = _unit(match)
    plural = match.letter("unit") in _PLURAL
    if match.has("few"):
        return _several(match, unit) if plural else None
    if plural or unit in _NO_LENGTH:
        return None
    if match.has("and"):
        return _Found(match.start, match.end, _value(Decimal("1.5"), unit))
    if match.letter("two") == CLASSES["word"] and row.number(match.places["two"]) == 2:
        return _Found(match.start, match.end, _value(Decimal(1), unit, Decimal(2)))
    end, before = match.places["unit"] + 1, row.lower(match.start - 1)
    if before in _FOR_A or row.lower(end) in ("of", "or", "long") or _measures(row, match.start, end):
        return _Found(match.start, end, _single(unit))
    return None


def _measures(row: Words, start: int, end: int) -> bool:
    """Whether one unit is a measure where it stands: not quite a week, put off by a year, a week's pay."""
    before = row.lower(start - 1)
    if before == "quite":
        return row.lower(start - 2) == "not"
    if before == "by":
        return row.letter(end) in _CLOSED or row.lower(end) in _CLAUSES
    paid = row.letter(end) == _POSSESSIVE and row.letter(end + 1) == CLASSES["other"]
    return paid and row.lower(end + 1) in _FOR_LENGTH


def _several(match: Match, unit: str) -> _Found:
    if match.text("few") == "couple":
        return _Found(match.start, match.end, _value(Decimal(2), unit, modifier=Modifier.ABOUT))
    return _Found(match.start, match.end, _vague(unit))


def _few(row: Words, match: Match) -> _Found | None:  # noqa: ARG001 - one signature for all readers
    """Several years, some weeks; not some quarters."""
    return None if match.text("unit") == "quarters" and match.has("some") else _several(match, _unit(match))


def _half(row: Words, match: Match) -> _Found | None:
    """Half an hour, half a decade; not the second half."""
    unit = _unit(match)
    if unit in _NO_LENGTH or row.lower(match.start - 1) in ("second", "first", "other"):
        return None
    return _Found(match.start, match.end, _value(Decimal("0.5"), unit))


def _quarters(row: Words, match: Match) -> _Found | None:
    """A quarter of a century, three quarters of an hour."""
    count = row.number(match.places["count"]) if match.has("count") else Decimal(1)
    return _Found(match.start, match.end, _value(count / 4, _unit(match))) if count < 4 else None


def _bare(row: Words, match: Match) -> _Found | None:
    """For years, in recent weeks, the days before, decades-long."""
    told = row.letter(match.start - 1) == _THE and row.lower(match.end) in _YEARS_BEFORE
    if not match.has("long") and row.lower(match.start - 1) not in _FOR_YEARS and not told:
        return None
    return _Found(match.start, match.end, _vague(_unit(match)))


def _long(row: Words, match: Match) -> _Found | None:  # noqa: ARG001 - one signature for all readers
    """Year-long."""
    unit = _unit(match)
    return None if unit in _NO_LENGTH else _Found(match.start, match.end, _single(unit))


def _ended(row: Words, match: Match) -> _Found | None:
    """The year ended 31 March: twelve months, whatever the calendar year."""
    fiscal = row.letter(match.start - 1) == CLASSES["fiscal"]
    start = match.start - 1 - fiscal
    if match.text("unit") != "year" or row.lower(match.end - 1) not in ("ended", "ending") or row.lower(start) != "the":
        return None
    return _Found(start, match.start + 1, _value(Decimal(1), "Y"))


_READERS: tuple[tuple[Pattern, Callable[[Words, Match], _Found | None]], ...] = (
    (_QUARTERS, _quarters),
    (_HALF, _half),
    (_COUNTED, _counted),
    (_ONE, _one),
    (_FEW, _few),
    (_BARE, _bare),
    (_LONG, _long),
    (_ENDED, _ended),
)
