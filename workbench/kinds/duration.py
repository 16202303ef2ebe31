"""Durations: how long something lasted, takes or is given; "24 years", "a quarter of a century", "nine-hour"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from workbench.language.hedges import hedge
from workbench.language.lengths import added, compare, iso
from workbench.language.reading import Reading
from workbench.language.timewords import CLASSES, Match, Pattern, Words, words
from workbench.model import Mention, Modifier, Span, Timex, Value

__all__ = ["compare", "find", "name", "nests"]

name = "duration"
nests = False

_NUMBER = "digits|word|number|year|fraction|dotted"
_UNIT = "unit|units|quarters"
_COUNTED = Pattern(f"<count: {_NUMBER}> ((to|or|hyphen|dash) <high: {_NUMBER}>)? (hyphen? and hyphen? a? hyphen? <half>)? (hyphen|full|more|long|last|past|previous|next|following|other)? <unit: {_UNIT}|quarter|second> (and a <extra: half>)?")
_ONE = Pattern("<a> (full|<few>|whole)? of? (more)? <unit: unit|units|quarters|quarter|second> (<and: and> a <half>|or <two: word|few>)?".replace("|whole", ""))
_FEW = Pattern("(<few>|<some>) (more|of)? (the)? <unit: units|quarters>")
_HALF = Pattern("a? <half> hyphen? a? hyphen? <unit>")
_QUARTERS = Pattern("(a|<count: word|digits>)? (<quarter>|quarters) of a <unit>")
_BARE = Pattern("<unit: units|quarters> (hyphen? <long>|(or|and) units)?")
_OR_SO = Pattern("or so")
_LONG = Pattern("<unit> hyphen? <long>")
_SECOND_PART = Pattern(f"(comma|and)? and? <count: {_NUMBER}> <unit: {_UNIT}>")
_BEFORE = Pattern("the? (<last>|<past>|<next>|<previous>|<following>|<recent>|<early>|<first: ordinal>|<same>|<that>|<this>)")
_THE = CLASSES["the"]
_STARTS = frozenset(CLASSES[n] for n in "digits word number year fraction dotted a few some half quarter unit units quarters".split())
_FOR_A = frozenset("for in within after over about nearly almost around than least under half every another barely hardly scarcely mere took take takes taking lasted lasting lasts last spent spend past through until of only just roughly first additional full".split())
_FOR_BARE = frozenset("for in within over after take takes took taking recent coming past next last early few many lasted lasting since several spent spend throughout follow follows followed intervening final closing opening following ensuing subsequent previous preceding".split())
_AFTER_BARE = frozenset("before after ahead since that leading preceding following between".split())
_ADJECTIVES = frozenset("consecutive straight whole entire additional extra working business trading successive solid calendar further long bloody hard intense difficult turbulent".split())


def find(reading: Reading) -> Iterator[Mention]:
    """Every duration of a document, normalised; ages and dates counted in units are left to their kinds."""
    for sentence in reading.sentences:
        row = words(sentence.of(reading.text))
        if not _STARTS.isdisjoint(row.row) and any(unit in row.row for unit in _UNIT_LETTERS):
            yield from _in_sentence(reading.text, sentence, row)


_UNIT_LETTERS = tuple(CLASSES[n] for n in ("unit", "units", "quarters", "second", "quarter"))


def _in_sentence(text: str, sentence: Span, row: Words) -> Iterator[Mention]:
    index = floor = 0
    while index < len(row.row):
        found = _at(row, index) if row.row[index] in _STARTS else None
        if found is None:
            index += 1
            continue
        value, end = found
        yield _mention(text, sentence, row, (index, end, floor), value)
        index = floor = end


def _mention(text: str, sentence: Span, row: Words, place: tuple[int, int, int], value: Value) -> Mention:
    """The mention with the words before it that belong to it: bounds, or "the past" and its like."""
    start, end, floor = place
    before = _BEFORE.ending(row, start, floor, 3)
    suffix = _OR_SO.match(row, end)
    if before and suffix:
        end = suffix.end
    if before and not (before.has("first") and row.word(before.places["first"]).isdigit()):
        span = Span(sentence.start + row.starts[before.start], sentence.start + row.ends[end - 1])
        return Mention(name, span, value)
    span = Span(sentence.start + row.starts[start], sentence.start + row.ends[end - 1])
    modifier, grown = hedge(text, span, sentence)
    if modifier is Modifier.EXACT and row.word(start - 1).lower() in ("within", "inside") and not value.unknown:
        modifier = Modifier.UNDER
    if modifier is Modifier.EXACT or value.unknown:
        plural = row.row[end - 1] in (CLASSES["units"], CLASSES["quarters"]) and end - start > 1
        if start > floor and row.row[start - 1] == _THE and plural and CLASSES["hyphen"] not in row.row[start:end]:
            return Mention(name, Span(sentence.start + row.starts[start - 1], span.end), value)
        return Mention(name, span, value)
    timex = Timex("DURATION", value.timex.value, _MODS.get(modifier, "")) if value.timex else None
    return Mention(name, grown, Value(modifier.value + value.canonical, modifier, value.number, value.number_high, value.unit, timex=timex))


_MODS = {Modifier.ABOUT: "APPROX", Modifier.OVER: "MORE_THAN", Modifier.AT_LEAST: "EQUAL_OR_MORE", Modifier.UNDER: "LESS_THAN", Modifier.AT_MOST: "EQUAL_OR_LESS"}


def _at(row: Words, index: int) -> tuple[Value, int] | None:
    """The duration that begins at an index, and the index behind it."""
    for pattern, read in _READERS:
        match = pattern.match(row, index)
        if match:
            found = read(row, match)
            if found and not _disowned(row, found[1], found[0].unit):
                return found
    return None


def _disowned(row: Words, end: int, unit: str = "") -> bool:
    """Followed by old, of age or ago: an age or a date, not a duration."""
    following = [row.word(at).lower() for at in range(end, end + 3)]
    if following[0] in ("ago", "earlier", "later"):
        return unit not in ("H", "MIN", "S")
    if following[0] == "old":
        return True
    return following[:2] in (["-", "old"], ["of", "age"], ["-", "ago"], ["-", "olds"])


def _unit(match: Match) -> str:
    word = match.text("unit")
    return {"quarter": "Q", "quarters": "Q", "second": "S"}.get(word, "") or str(match.value("unit"))


def _value(count: Decimal, unit: str, high: Decimal | None = None, modifier: Modifier = Modifier.EXACT) -> Value:
    notation = iso(count, unit)
    if high is not None:
        notation += ".." + iso(high, unit)
    timex = Timex("DURATION", _timex(count, unit))
    return Value(modifier.value + notation, modifier, count, high, unit, timex=timex)


def _timex(count: Decimal, unit: str) -> str:
    if unit in ("DE", "C", "Q") and (unit == "Q" or count == 1):
        return f"P{count}{unit}"
    return iso(count, unit)


def _vague(unit: str) -> Value:
    letters = {"H": "TXH", "MIN": "TXM", "S": "TXS", "DE": "XDE", "NI": "XD", "FN": "XW", "ML": "XML"}.get(unit, f"X{unit}")
    return Value(f"P{letters}", unit=unit, timex=Timex("DURATION", f"P{letters}"), unknown="vague")


def _counted(row: Words, match: Match) -> tuple[Value, int] | None:
    unit, place = _unit(match), match.places["count"]
    written = match.text("unit")
    if written == "quarter" or (written == "second" and row.row[match.places["unit"] - 1] != CLASSES["hyphen"]):
        return None
    between = match.places["unit"] - place
    if written == "quarters" and (between > 1 or row.word(match.end).lower() == "of"):
        return None
    if row.row[place] == CLASSES["year"] and row.row[match.places["unit"]] == CLASSES["unit"]:
        return None
    middle = row.word(match.places["unit"] - 1)
    if between > 1 and row.row[match.places["unit"] - 1] == CLASSES["other"] and middle not in _ADJECTIVES:
        return None
    if _numbered(row, match.start):
        return None
    count = row.number(place)
    if count == 1 and row.word(place).lower() == "one" and row.row[match.end - 1] == CLASSES["unit"] and between == 1 and row.word(match.start - 1).lower() not in _FOR_A and unit == "D":
        return None
    if match.has("half") or match.has("extra"):
        count += Decimal("0.5")
    high = row.number(match.places["high"]) if match.has("high") else None
    if high is not None and high <= count:
        return None
    value, end = _value(count, unit, high), match.end
    while high is None and (more := _SECOND_PART.match(row, end)) is not None and not _disowned(row, more.end):
        both = added(value.canonical, iso(row.number(more.places["count"]), _unit(more)))
        if not both or not _smaller(_unit(more), unit):
            break
        value, end, unit = Value(both, number=count, unit=unit, timex=Timex("DURATION", both)), more.end, _unit(more)
    return value, end


_ORDER = ("ML", "C", "DE", "Y", "Q", "M", "FN", "W", "D", "H", "MIN", "S")


def _smaller(unit: str, than: str) -> bool:
    return unit in _ORDER and than in _ORDER and _ORDER.index(unit) > _ORDER.index(than)


def _numbered(row: Words, start: int) -> bool:
    """The figure belongs to something else: an amount, a decimal tail, a day of the month."""
    before = row.row[start - 1] if start else ""
    return before in (CLASSES["sign"], CLASSES["month"]) or (before == CLASSES["dot"] and row.ends[start - 1] == row.starts[start])


def _one(row: Words, match: Match) -> tuple[Value, int] | None:
    unit = _unit(match)
    plural = row.row[match.places["unit"]] in (CLASSES["units"], CLASSES["quarters"])
    if match.has("few"):
        if not plural:
            return None
        couple = row.word(match.places["few"]).lower() == "couple"
        return (_value(Decimal(2), unit, modifier=Modifier.ABOUT), match.end) if couple else (_vague(unit), match.end)
    if plural or match.text("unit") in ("second", "quarter") or unit in ("NI", "WE", "SEA"):
        return None
    if match.has("and"):
        return _value(Decimal("1.5"), unit), match.end
    end = match.places["unit"] + 1
    if match.has("two"):
        if row.row[match.places["two"]] == CLASSES["word"] and row.number(match.places["two"]) == 2:
            return _value(Decimal(1), unit, Decimal(2)), match.end
    before, after = row.word(match.start - 1).lower(), row.word(end).lower()
    if before in _FOR_A or after in ("of", "or", "long"):
        return _value(Decimal(1), unit), end
    return None


def _few(row: Words, match: Match) -> tuple[Value, int] | None:
    if match.text("few") == "couple":
        return _value(Decimal(2), _unit(match), modifier=Modifier.ABOUT), match.end
    return None if match.text("unit") == "quarters" and match.has("some") else (_vague(_unit(match)), match.end)


def _half(row: Words, match: Match) -> tuple[Value, int] | None:
    unit = _unit(match)
    if unit in ("SEA", "WE", "NI") or row.word(match.start - 1).lower() in ("second", "first", "other"):
        return None
    return _value(Decimal("0.5"), unit), match.end


def _quarters(row: Words, match: Match) -> tuple[Value, int] | None:
    count = row.number(match.places["count"]) if match.has("count") else Decimal(1)
    return (_value(count / 4, _unit(match)), match.end) if count < 4 else None


def _bare(row: Words, match: Match) -> tuple[Value, int] | None:
    before = row.word(match.start - 1).lower()
    after = row.word(match.end).lower()
    told = row.row[match.start - 1 : match.start] == _THE and after in _AFTER_BARE
    if match.has("long") or before in _FOR_BARE or told:
        return _vague(_unit(match)), match.end
    return None


def _long(row: Words, match: Match) -> tuple[Value, int] | None:
    unit = _unit(match)
    return (_value(Decimal(1), unit), match.end) if unit not in ("SEA", "WE", "NI") else None


_READERS = ((_QUARTERS, _quarters), (_HALF, _half), (_COUNTED, _counted), (_ONE, _one), (_FEW, _few), (_BARE, _bare), (_LONG, _long))
