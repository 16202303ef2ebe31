"""Ages of people and things: "37, of Leeds", "a 71-year-old farmer", "aged 34", "the retirement age to 67 from 65"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from workbench.language.hedges import hedge
from workbench.language.lengths import UNIT_NAMES, compare, iso
from workbench.language.reading import Reading
from workbench.language.timepatterns import Match, Pattern
from workbench.language.timewords import CLASSES, Words, letters, listed, words
from workbench.model import Mention, Modifier, Span, Value

__all__ = ["compare", "find", "name", "nests"]

name = "age"
nests = False

_NUMBER = "digits|word|number"
_UNIT_OLD = "hyphen? <unit: unit|units> hyphen? (<old>|of age|other)"
_OLD = Pattern(f"<count: {_NUMBER}|fraction> (hyphen? and hyphen? a hyphen? <half>)? {_UNIT_OLD}")
_OLD_RANGE = Pattern(f"<count: {_NUMBER}> hyphen? (to|dash|hyphen|or|and) hyphen? <high: {_NUMBER}> {_UNIT_OLD}")
_AGED = Pattern(
    f"age (of|<between>|from)? (about|almost)? <count: {_NUMBER}> ((to|and|dash|hyphen) <high: {_NUMBER}>)?"
)
_CHANGED = Pattern(f"age (in|other){{0,3}} (from|to|of|at) <count: {_NUMBER}> ((from|to) <high: {_NUMBER}>)?")
_APPOSED = Pattern("other comma (other|now)? <count: digits|number> (comma|close|of|dot|from)")
_BRACKETED = Pattern("other other open <count: digits|number> close")
_DECADE = Pattern("in other (<early>|<mid>|<late>)? hyphen? <decade: decade|nineties>")
_WAS = Pattern(f"(other|comma) other (other|now|about|almost)? <count: {_NUMBER}>")
_LED_BY = Pattern("at <count: digits|number|word> <comma: comma>? <who: other> other")
_MOST = Pattern("at <count: digits|number|word>")
_BIRTHDAY = Pattern("<count: ordinal> other")
_AT = Pattern("other at <count: digits|number|word>")
_OF = Pattern("other of <count: digits|number|word>")
_MEAN = Pattern("age comma <count: digits|number> (comma|dot|close)")
_BOUND = Pattern("other other <count: digits|number|word>")
_SHORT = Pattern("<count: digits|number> hyphen? other")

_NUMBERS = letters(_NUMBER.replace("|", " "))
_TRIGGERS = _NUMBERS | letters("decade nineties ordinal")
_LINKS = letters("other comma")
"""Before a number, with a word between."""
_FIGURES = letters("digits number year")
_NO_AGE_BEFORE = letters("units hyphen sign month")
_CLOSED = letters("comma dot close and at before or in on by until quote later last this next deictic") | {""}
_BE = listed("be")
_WHO = listed("who")
_ONE = frozenset({"he", "she", "i"})
_BE_OR_HAVE = _BE | {"has", "had"}
_CLAUSES = letters("and dot that")
"""Where the clause of an age begins, at the latest."""
_BREAKS = letters("comma quote dash dot open")
_NO_PERSON = listed("no_person")
_PERSONS = listed("persons")
_PERSON_ENDS = ("man", "woman", "boy", "girl", "eer", "ologist")
_THEN = frozenset({"now", "then", "still", "aged"})
"""Between a name's comma and its age: Aino Laine, then 31."""
_EXTREMES = frozenset({"oldest", "youngest", "eldest"})
_NOT_YET = frozenset({"before", "never", "shy", "short"})
"""Words before a birthday that nobody had reached."""
_NEAR = 14
"""Words before "at 39" among which oldest or youngest makes an age of it."""
_PRONOUNS = listed("pronouns")
_NOT_YEARS = listed("not_years_old")
_JUST = frozenset("just only now already still nearly almost about barely".split())
"""Between a verb and an age: is now 83, was only 19."""
_AT_AGE = frozenset(
    "die dies died dying dead retire retires retired retiring marry married widowed orphaned ordained school".split()
)
"""Before an age that "at" joins: died at 76, left school at 14; other verbs tell prices and times so."""
_OF_AGE = frozenset("man woman boy girl child youth teenager pensioner person widow widower".split())
"""Before an age that "of" joins: a man of 62; a mother of three has three children."""
_HAS_SOME = frozenset(
    "mother father mum mom dad boss captain director leader owner head founder manager coach winner grandmother"
    " grandfather".split()
)
"""Of whom "of" tells what they have: a mother of three, a winner of 20 titles."""
_GROWN = 16
_EPITHETS = 3
"""Words between an article and the person: an Estonian mechanic of 27."""
_BOUNDED = frozenset(
    "people persons adults children kids men women girls boys those anyone everyone residents patients voters workers"
    " drivers citizens students pupils teenagers".split()
)
_BOUNDS = {"over": Modifier.OVER, "above": Modifier.OVER, "under": Modifier.UNDER, "below": Modifier.UNDER}
_YOUNGEST_AT = 12
"""At most this, "at" tells an hour."""
_AFTER = frozenset(
    "with who from has had have was were is are after when as while of get gets can may must should will would".split()
)
"""Words that do not let a number count what follows."""
_TENS = {
    word: 10 * tens
    for tens, word in enumerate(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(), start=2
    )
}
_OLDEST = 120
"""Years that a person named with a number may have lived."""

_Ages = list[tuple[int, int, Value]]
"""Ages with the places where their words begin and end."""


def find(reading: Reading) -> Iterator[Mention]:
    """Every age of a document, normalised."""
    for sentence in reading.sentences:
        row = words(sentence.of(reading.text))
        if _TRIGGERS.isdisjoint(row.row):
            continue
        index = 0
        while index < len(row.row):
            found = _at(row, index) if row.row[index] in _READERS else []
            for start, end, value in found:
                span = Span(sentence.start + row.starts[start], sentence.start + row.ends[end - 1])
                yield _mention(reading.text, sentence, span, value)
            index = max([index + 1, *(end for _, end, _ in found)])


def _at(row: Words, index: int) -> _Ages:
    letter = row.row[index]
    if letter in _LINKS and _NUMBERS.isdisjoint(row.row[index + 2 : index + 5]):
        return []
    for pattern, read in _READERS[letter]:
        match = pattern.match(row, index)
        found = read(row, match) if match else []
        if found:
            return found
    return []


def _mention(text: str, sentence: Span, span: Span, value: Value) -> Mention:
    modifier, grown = hedge(text, span, sentence)
    if modifier is Modifier.EXACT or value.modifier is not Modifier.EXACT:
        return Mention(name, span, value)
    return Mention(name, grown, replace(value, canonical=modifier.value + value.canonical, modifier=modifier))


def _value(count: Decimal, unit: str = "Y", high: Decimal | None = None) -> Value:
    notation = iso(count, unit) + ("" if high is None else f"..{iso(high, unit)}")
    return Value(notation, number=count, number_high=high, unit=f"{UNIT_NAMES[unit]} of age")


def _years(row: Words, place: int) -> _Ages:
    """A bare number as an age in years, where a person can be so old."""
    count = row.number(place)
    return [(place, place + 1, _value(count))] if 0 < count <= _OLDEST else []


# -- readers ---------------------------------------------------------------------------------------


def _old(row: Words, match: Match) -> _Ages:
    """A 71-year-old, 91 years old, 40 years of age, 16-year-olds."""
    unit = str(match.value("unit"))
    if (not match.has("old") and row.lower(match.end - 1) not in ("olds", "age")) or unit not in ("Y", "M", "W", "D"):
        return []
    count = row.number(match.places["count"]) + (Decimal("0.5") if match.has("half") else 0)
    high = row.number(match.places["high"]) if match.has("high") else None
    return [(match.start, match.end, _value(count, unit, high))]


def _aged(row: Words, match: Match) -> _Ages:
    """Aged 34, the age of 67, aged between 5 and 11; aged seven and nine are two."""
    place = match.places["count"]
    if row.letter(match.end) in _NO_AGE_BEFORE:
        return []
    if not match.has("high"):
        return _years(row, place)
    high = match.places["high"]
    if row.row[high - 1] == CLASSES["and"] and not match.has("between"):
        return _years(row, place) + _years(row, high)
    if not 0 < row.number(place) < row.number(high) <= _OLDEST:
        return _years(row, place)
    return [(place, match.end, _value(row.number(place), high=row.number(high)))]


def _changed(row: Words, match: Match) -> _Ages:
    """The retirement age rises to 67 from 65: two ages."""
    if row.letter(match.end) in _NO_AGE_BEFORE:
        return []
    places = [match.places[end] for end in ("count", "high") if match.has(end)]
    return [age for place in places for age in _years(row, place)]


def _apposed(row: Words, match: Match) -> _Ages:
    """A name, a comma, an age: "Ingrid Moe, 34, grew up"; "the foreman, 44, had"."""
    person, place = row.lower(match.start), match.places["count"]
    if (not row.capital(match.start) or person in _NO_PERSON) and not _is_person(person):
        return []
    if place > match.start + 2 and row.lower(place - 1) not in _THEN:
        return []
    ends = match.end >= len(row.row)
    if (row.row[match.end - 1] == CLASSES["dot"] and not ends) or row.letter(match.end) in _FIGURES:
        return []
    return _years(row, match.places["count"])


def _decade(row: Words, match: Match) -> _Ages:
    """In her thirties, in his mid-40s."""
    written = match.text("decade").strip("'s")
    tens = _TENS.get(match.text("decade"), int(written) if written.isdigit() and len(written) == 2 else 0)
    if row.lower(match.start + 1) not in _PRONOUNS or not tens:
        return []
    low, high = (
        (0, 3) if match.has("early") else (4, 6) if match.has("mid") else (7, 9) if match.has("late") else (0, 9)
    )
    return [(match.start + 2, match.end, _value(Decimal(tens + low), high=Decimal(tens + high)))]


def _bracketed(row: Words, match: Match) -> _Ages:
    """Brendan Walsh (54) from Galway; a goal in the 54th minute is followed by other words."""
    person = row.capital(match.start) and row.capital(match.start + 1)
    if not person or row.lower(match.end) not in ("from", "of", "who", "was", "and", ","):
        return []
    return _years(row, match.places["count"])


def _was(row: Words, match: Match) -> _Ages:
    """She was 14; he turned 40; a name between commas and was 14; you must be 67; he is now 83."""
    place = match.places["count"]
    following = row.lower(place + 1)
    if row.lower(match.start + 1) not in _BE or (following in _NOT_YEARS and following != "and"):
        return []
    if place > match.start + 2 and row.lower(place - 1) not in _JUST:
        return []
    if row.letter(place + 1) not in _CLOSED and following not in ("when", "as", "while", "but", "years"):
        return []
    return _years(row, place) if _person(row, match.start) else []


def _at_age(row: Words, match: Match) -> _Ages:
    """He died at 76; she left school at fourteen."""
    place = match.places["count"]
    if row.lower(match.start) not in _AT_AGE or row.number(place) <= _YOUNGEST_AT or not _closed(row, place + 1):
        return []
    return _years(row, place)


def _of_age(row: Words, match: Match) -> _Ages:
    """A man of 62."""
    place, person = match.places["count"], row.lower(match.start)
    if not _closed(row, place + 1):
        return []
    one = any(row.letter(at) == CLASSES["a"] for at in range(max(0, match.start - _EPITHETS), match.start))
    by_trade = _is_person(person) and person not in _HAS_SOME and row.number(place) >= _GROWN
    return _years(row, place) if person in _OF_AGE or (by_trade and one) else []


def _mean(row: Words, match: Match) -> _Ages:
    """The median age, 36, has risen."""
    return _years(row, match.places["count"])


def _bounded(row: Words, match: Match) -> _Ages:
    """People over 65, children under five; "people over 65 miles away" are no age."""
    place, modifier = match.places["count"], _BOUNDS.get(row.lower(match.start + 1))
    if modifier is None or row.lower(match.start) not in _BOUNDED or not _closed(row, place + 1):
        return []
    value = _value(row.number(place))
    return [(match.start + 1, match.end, replace(value, canonical=modifier.value + value.canonical, modifier=modifier))]


def _short(row: Words, match: Match) -> _Ages:
    """87 yo, as notes on patients have it."""
    return _years(row, match.start) if row.lower(match.end - 1) in ("yo", "y.o", "y.o.") else []


def _led_by(row: Words, match: Match) -> _Ages:
    """At 91, she says; at 47, Moreau was the oldest: an age that leads its clause."""
    who, place = match.places["who"], match.places["count"]
    leads = match.start == 0 or row.letter(match.start - 1) in _BREAKS
    named = match.has("comma") and row.capital(who) and row.lower(who + 1) in _BE_OR_HAVE
    if not leads or row.number(place) <= _YOUNGEST_AT or not (row.lower(who) in _ONE or named):
        return []
    return _years(row, place)


def _at_extreme(row: Words, match: Match) -> _Ages:
    """The youngest winner, at 39."""
    place = match.places["count"]
    if row.number(place) <= _YOUNGEST_AT or not _closed(row, place + 1):
        return []
    start = max(0, match.start - _NEAR)
    clause = start + max(row.row.rfind(letter, start, match.start) - start for letter in _CLAUSES) + 1
    return [] if _EXTREMES.isdisjoint(row.lower(at) for at in range(max(start, clause), place)) else _years(row, place)


def _birthday(row: Words, match: Match) -> _Ages:
    """His 40th birthday; before it, less than forty."""
    if row.lower(match.end - 1) != "birthday":
        return []
    before = {row.lower(at) for at in range(max(0, match.start - 6), match.start)}
    value = _value(row.number(match.places["count"]))
    if not _NOT_YET.isdisjoint(before):
        value = replace(value, canonical=f"<{value.canonical}", modifier=Modifier.UNDER)
    return [(match.start, match.end, value)]


def _is_person(noun: str) -> bool:
    """Whether a noun names a person by what he or she is or does."""
    return noun in _PERSONS or (len(noun) > 5 and noun.endswith(_PERSON_ENDS))


def _closed(row: Words, at: int) -> bool:
    """Whether the words behind a number leave it without a noun of its own."""
    onward = row.lower(at) == "to" and row.letter(at + 1) not in _NUMBERS
    return onward or row.letter(at) in _CLOSED or row.lower(at) in _AFTER


def _person(row: Words, at: int) -> bool:
    """Whether the subject that ends at an index, with its verb behind it, is a person."""
    subject, before = row.lower(at), row.lower(at - 1)
    if subject in ("has", "have", "had", "having") and row.lower(at + 1) in ("turned", "reached"):
        return row.lower(at - 1) in _WHO or row.capital(at - 1)
    if row.lower(at + 1) == "be":
        return subject in ("must", "will", "would", "to") and before in _WHO
    named = row.capital(at) and row.capital(at - 1)
    return subject in _WHO or named or (subject == "," and row.capital(at - 1)) or _is_person(subject)


_Reader = tuple[Pattern, Callable[[Words, Match], _Ages]]
_OF_NUMBERS: tuple[_Reader, ...] = ((_OLD_RANGE, _old), (_OLD, _old), (_SHORT, _short))
_OF_WORDS: tuple[_Reader, ...] = (
    (_APPOSED, _apposed),
    (_BRACKETED, _bracketed),
    (_WAS, _was),
    (_AT, _at_age),
    (_OF, _of_age),
    (_BOUND, _bounded),
)
_READERS: dict[str, tuple[_Reader, ...]] = dict.fromkeys(_NUMBERS | letters("fraction"), _OF_NUMBERS) | {
    CLASSES["other"]: _OF_WORDS,
    CLASSES["comma"]: ((_WAS, _was),),
    CLASSES["age"]: ((_AGED, _aged), (_CHANGED, _changed), (_MEAN, _mean)),
    CLASSES["in"]: ((_DECADE, _decade),),
    CLASSES["at"]: ((_LED_BY, _led_by), (_MOST, _at_extreme)),
    CLASSES["ordinal"]: ((_BIRTHDAY, _birthday),),
}
"""What may begin with a word of each class."""
