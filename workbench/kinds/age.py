"""Ages of people and things: "37, of Leeds", "a 71-year-old farmer", "aged 34", "the retirement age to 67 from 65"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from workbench.language.hedges import hedge
from workbench.language.lengths import compare, iso
from workbench.language.reading import Reading
from workbench.language.timewords import CLASSES, Match, Pattern, Words, words
from workbench.model import Mention, Modifier, Span, Value

__all__ = ["compare", "find", "name", "nests"]

name = "age"
nests = False

_NUMBER = "digits|word|number"
_OLD = Pattern(f"<count: {_NUMBER}|fraction> (hyphen? and hyphen? a hyphen? <half>)? hyphen? <unit: unit|units> hyphen? (<old>|of age|other)")
_OLD_RANGE = Pattern(f"<count: {_NUMBER}> hyphen? (to|dash|or|and) hyphen? <high: {_NUMBER}> hyphen? <unit: unit|units> hyphen? (<old>|of age|other)")
_AGED = Pattern(f"age (of|between|from)? (about|almost)? <count: {_NUMBER}> ((to|and|dash|hyphen) <high: {_NUMBER}>)?")
_AGE_CHANGE = Pattern(f"age (in|other){{0,3}} (from|to|of|at) <count: {_NUMBER}> ((from|to) <high: {_NUMBER}>)?")
_APPOSITION = Pattern(f"other comma <count: digits|number> (<comma>|close|of|dot|from)")
_BRACKETED = Pattern("other other open <count: digits|number> close")
_WAS = Pattern(f"(other|comma) other <count: {_NUMBER}>")
_UNITS = frozenset({"Y", "M", "W", "D"})
_FIRST = frozenset(CLASSES[n] for n in "digits word number fraction age other comma".split())
_BE = frozenset("was is were turned turns turning turn reach reached reaches be am are".split())
_WHO = frozenset("he she i who they you we".split())
_CLOSED = frozenset(CLASSES[n] for n in "comma dot close and at before or in of on by until quote later".split())
_OPEN_NOUNS = frozenset("points percent years goals runs votes feet miles per metres meters inches pounds and to up down".split())
_NO_PERSON = frozenset("no act article section chapter room flight route page volume part group class grade level phase day".split())


def find(reading: Reading) -> Iterator[Mention]:
    """Every age of a document, normalised."""
    for sentence in reading.sentences:
        row = words(sentence.of(reading.text))
        if not any(letter in row.row for letter in (CLASSES["digits"], CLASSES["word"], CLASSES["number"])):
            continue
        index = 0
        while index < len(row.row):
            found = _at(row, index) if row.row[index] in _FIRST else []
            for first, last, value in found:
                yield _mention(reading.text, sentence, row, (first, last), value)
            index = max([index + 1, *(last for _, last, _ in found)])


_Found = list[tuple[int, int, Value]]


def _mention(text: str, sentence: Span, row: Words, place: tuple[int, int], value: Value) -> Mention:
    span = Span(sentence.start + row.starts[place[0]], sentence.start + row.ends[place[1] - 1])
    modifier, grown = hedge(text, span, sentence)
    if modifier is Modifier.EXACT:
        return Mention(name, span, value)
    return Mention(name, grown, Value(modifier.value + value.canonical, modifier, value.number, value.number_high, value.unit))


def _value(count: Decimal, unit: str = "Y", high: Decimal | None = None) -> Value:
    notation = iso(count, unit) + (f"..{iso(high, unit)}" if high is not None else "")
    return Value(notation, number=count, number_high=high, unit=unit)


def _at(row: Words, index: int) -> _Found:
    for pattern, read in _READERS:
        match = pattern.match(row, index)
        found = read(row, match) if match else None
        if found:
            return found
    return []


def _old(row: Words, match: Match) -> _Found | None:
    if not match.has("old") and row.word(match.end - 1).lower() not in ("olds", "age"):
        return None
    unit = str(match.value("unit"))
    if unit not in _UNITS:
        return None
    count = row.number(match.places["count"]) + (Decimal("0.5") if match.has("half") else 0)
    high = row.number(match.places["high"]) if match.has("high") else None
    return [(match.start, match.end, _value(count, unit, high))]


def _aged(row: Words, match: Match) -> _Found | None:
    count = row.number(match.places["count"])
    if not 0 < count <= 120 or row.row[match.end : match.end + 1] in (CLASSES["units"], CLASSES["hyphen"]):
        return None
    high = row.number(match.places["high"]) if match.has("high") else None
    if high is not None and high > count:
        return [(match.places["count"], match.end, _value(count, high=high))]
    return [(match.places["count"], match.places["count"] + 1, _value(count))]


def _changed(row: Words, match: Match) -> _Found | None:
    """The retirement age rises to 67 from 65: two ages."""
    found = []
    for name_ in ("count", "high"):
        if match.has(name_) and 0 < row.number(match.places[name_]) <= 120:
            found.append((match.places[name_], match.places[name_] + 1, _value(row.number(match.places[name_]))))
    return found if row.row[match.end : match.end + 1] not in (CLASSES["units"], CLASSES["hyphen"], CLASSES["sign"], CLASSES["month"]) else None


def _apposition(row: Words, match: Match) -> _Found | None:
    """A name, a comma, an age: "Ingrid Moe, 34, grew up"."""
    person, place = row.word(match.start), match.places["count"]
    if not person[:1].isupper() or person.lower() in _NO_PERSON or not 0 < row.number(place) <= 115:
        return None
    if row.row[match.end - 1] == CLASSES["dot"] and match.end < len(row.row):
        return None
    if row.row[match.end : match.end + 1] in (CLASSES["digits"], CLASSES["number"], CLASSES["year"]):
        return None
    return [(place, place + 1, _value(row.number(place)))]


def _bracketed(row: Words, match: Match) -> _Found | None:
    names = row.word(match.start), row.word(match.start + 1)
    following = row.word(match.end).lower()
    if not all(n[:1].isupper() for n in names) or following not in ("from", "of", "who", "was", "and", ","):
        return None
    place = match.places["count"]
    return [(place, place + 1, _value(row.number(place)))] if 0 < row.number(place) <= 115 else None


def _was(row: Words, match: Match) -> _Found | None:
    """She was 14; he turned 40; a name, was 14."""
    place = match.places["count"]
    subject, verb = row.word(match.start), row.word(match.start + 1).lower()
    if verb not in _BE or not 0 < row.number(place) <= 115:
        return None
    after, following = row.row[place + 1 : place + 2], row.word(place + 1).lower()
    if after and after not in _CLOSED and following not in ("when", "as", "while", "but", "years"):
        return None
    if following in _OPEN_NOUNS and following != "and":
        return None
    person = subject.lower() in _WHO or (subject == "," and row.word(match.start - 1)[:1].isupper()) or (verb != "be" and _name(row, match.start))
    if not person and not (verb == "be" and subject.lower() in ("must", "will", "would", "to") and row.word(match.start - 1).lower() in _WHO):
        return None
    return [(place, place + 1, _value(row.number(place)))]


def _name(row: Words, index: int) -> bool:
    """Two capitals in a row, such as a first name and a surname."""
    return index > 0 and row.word(index)[:1].isupper() and row.word(index - 1)[:1].isupper() and row.row[index - 1] == CLASSES["other"]


_READERS = ((_OLD_RANGE, _old), (_OLD, _old), (_AGED, _aged), (_AGE_CHANGE, _changed), (_APPOSITION, _apposition), (_BRACKETED, _bracketed), (_WAS, _was))
