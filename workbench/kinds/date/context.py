"""Whether a part that looks like a date is one where it stands: years that are counts, names of people, verbs."""

from __future__ import annotations

from workbench.kinds.date.expression import Expression, Part
from workbench.language.timewords import CLASSES, Pattern, Words


def _letters(names: str) -> frozenset[str]:
    return frozenset(CLASSES[name] for name in names.split())


_TIME_PREPOSITIONS = _letters("in on at by from to until since between during of before after early late mid begin end middle".replace(" during", ""))
_BEFORE_YEAR = _letters("in by from until since between before after early late mid dash hyphen open ago comma and or") | _letters("end begin middle")
_COUNTING = _letters("almost more sign word digits number magnitude")
_AFTER_COUNT = _letters("unit units quarter quarters magnitude meridiem sign slash")
_COUNTED = frozenset(
    "people persons men women children troops soldiers workers jobs employees houses homes km kilometers kilometres miles metres meters feet "
    "tonnes tons dollars euros pounds yen votes points shares deaths cases letters copies seats vehicles acres hectares calories watts "
    "megawatts barrels gallons litres liters degrees rpm hp mph kg lb lbs yards inches pages students members residents civilians fighters "
    "passengers sq square cubic percent per more other new such men's of".split()
)
_NUMBERED = frozenset(
    "no nos number room flight route bus train highway interstate article art section sec page pages p pp chapter resolution regulation directive "
    "rule figure fig table volume vol version model boeing airbus channel building suite apartment apt box ext code zip extension line score "
    "scores total population paragraph para lot unit gate platform case docket psalm asteroid level levels fm am radio pin than least "
    "nearly almost over exceed exceeding exceeded reached reach some only just roughly approximately mark".split()
)
_PRONOUNS = frozenset("his her their my your our its".split())
_PERSONAL_MONTHS = frozenset({"may", "march", "april", "june", "august", "jan", "mar"})
_PLACES_OF_DAYS = frozenset("of to in on for and but that when while as at is was will were are has had by from with after before until said".split())
_MONTH_NEIGHBOURS = _letters("in by from until since between before after early late mid begin end middle of to and or hyphen dash last this next that following previous about every comma open the")


def _before(words: Words, index: int) -> str:
    return words.word(index - 1).lower()


def _capital(words: Words, index: int) -> bool:
    """Whether an unclassed word at an index begins with a capital."""
    return 0 <= index < len(words.row) and words.row[index] == CLASSES["other"] and words.word(index)[:1].isupper()


def _letter(words: Words, index: int) -> str:
    return words.row[index] if 0 <= index < len(words.row) else ""


def stands(words: Words, found: Expression) -> bool:
    """Whether an expression may be read as a date in its sentence."""
    if found.part is Part.YEAR:
        return found.bc or found.fiscal or found.value == "the year" or _year(words, found)
    if found.part is Part.MONTH and found.year is None and found.direction is None:
        return _month(words, found)
    if found.part is Part.DAY and found.month is None:
        return _bare_day(words, found)
    if found.part is Part.DAY and found.year is None:
        return _day(words, found)
    if found.part is Part.DAYPART:
        return False
    if found.part is Part.CLOCK:
        return _clock(words, found)
    if found.part is Part.SEASON:
        return _season(words, found)
    if found.part is Part.DECADE:
        return _before(words, found.start) not in _PRONOUNS
    if found.part is Part.QUARTER:
        return _quarter(words, found)
    if found.part is Part.SHIFT:
        return _shift(words, found)
    if found.part is Part.OFFSET:
        return _offset(words, found)
    if found.part is Part.SET:
        return _set(words, found)
    if found.part is Part.WEEKDAY:
        return _weekday(words, found)
    if found.part is Part.VAGUE:
        return _vague(words, found)
    return True


def _weekday(words: Words, found: Expression) -> bool:
    """Sat, Sun and their like are weekdays only with a stop, a date or a time."""
    if found.end - found.start > 1 or len(words.word(found.start)) > 5:
        return True
    return _letter(words, found.end) == CLASSES["dot"] and found.end + 1 < len(words.row)


def _vague(words: Words, found: Expression) -> bool:
    """The past, the future and current stand where nothing more exact follows."""
    letter, after = _letter(words, found.start), _letter(words, found.end)
    following = words.word(found.end).lower()
    if letter == CLASSES["past"]:
        closed = after in _letters("comma dot close and or quote") or not after or following in ("but", "as", "when", "that", "is", "was", "has")
        return closed and _letter(words, found.start - 1) == CLASSES["the"] and _before(words, found.start - 1) in ("in", "of", "from", "with")
    if letter == CLASSES["recent"] or (letter == CLASSES["this"] and words.word(found.start).lower() == "current"):
        return words.word(found.start).islower() and after == CLASSES["other"] and following not in ("account", "accounts", "affairs") and not following.endswith("ed")
    if letter == CLASSES["present"]:
        return found.end - found.start > 1 or (_before(words, found.start) == "at" and after != CLASSES["other"])
    if letter == CLASSES["future"]:
        return words.word(found.start).islower() and following not in ("contract", "contracts")
    return True


def _year(words: Words, found: Expression) -> bool:
    """A bare number of four digits: a year unless it counts, numbers or measures something."""
    before, after = _letter(words, found.start - 1), _letter(words, found.end)
    if _glued(words, found):
        return False
    if found.value == "short":
        return _before(words, found.start) in ("of", "in", "since", "until", "from", "by", "before", "after")
    if before in _COUNTING or after in _AFTER_COUNT or _before(words, found.start) in _NUMBERED:
        return False
    follower = words.word(found.end).lower()
    if follower in _COUNTED or (before == CLASSES["at"] and _capital(words, found.end)):
        return False
    if before == CLASSES["about"]:
        return after not in _letters("other") or follower in _AFTER_YEAR
    if found.until is not None:
        return True
    if before == CLASSES["dot"] and _before(words, found.start - 1) in _NUMBERED:
        return False
    preceded = before in _BEFORE_YEAR or words.word(found.start - 1).lower() in ("during", "year", "years", "circa")
    if _plural(follower) and after == CLASSES["other"]:
        strict = found.year is not None and found.year % 100 == 0
        return before in _letters("the") or (not strict and before == CLASSES["of"]) or (not strict and preceded) or words.word(found.start - 1).lower() in _PRONOUNS
    if _capital(words, found.start - 1) and not preceded and found.start > 1:
        return after in _letters("possessive") or False
    if before == CLASSES["to"] and after != CLASSES["possessive"]:
        return _second_of_range(words, found)
    if preceded or before in _letters("the of this last that possessive fiscal quote") or after == CLASSES["possessive"]:
        return before != CLASSES["of"] or _before(words, found.start - 1) not in ("total", "score", "maximum", "minimum", "average", "population", "number")
    return 1400 <= (found.year or 0) <= 2100 and (after in _letters("other close comma dot") or after == "" or found.start == 0)


_AFTER_YEAR = frozenset({"when", "as", "but", "while", "is", "was", "were", "had", "has", "did", "for", "with", "under"})


def _second_of_range(words: Words, found: Expression) -> bool:
    """From 1999 to 2004: a year before "to", not too far back."""
    back = words.row[max(0, found.start - 12) : found.start - 1]
    return any(_letters("year month since") & set(back)) if back else False


def _glued(words: Words, found: Expression) -> bool:
    """Part of a longer figure or code: ISO 9001-2015, 2009/73, A1990, 1,990.5."""
    start, end = words.starts[found.start], words.ends[found.end - 1]
    left, right = words.text[start - 1 : start], words.text[end : end + 1]
    if left and (left.isalnum() or left in "$£€¥#/+@_=&"):
        return True
    if left in ("-", "–") and start > 1 and words.text[start - 2].isalnum() and words.row[found.start - 2 : found.start - 1] not in _letters("year early late mid hedge month season"):
        return True
    if right and right in "%°/_=@":
        return True
    if right == "-" and words.text[end + 1 : end + 2].isdigit() and found.until is None:
        return True
    return bool(right.isalpha())


def _plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in ("was", "has", "this", "does", "says", "always", "perhaps", "whereas", "towards", "across", "besides", "unless", "sometimes")


def _month(words: Words, found: Expression) -> bool:
    """A month on its own; some months are people's names and verbs, too."""
    name = words.word(found.start).lower()
    written = words.word(found.start)
    if written.islower() and name in ("mar", "sep", "oct", "dec", "jan", "feb", "apr", "jun", "jul", "nov", "aug", "sept"):
        return False
    before = _letter(words, found.start - 1)
    if name in _PERSONAL_MONTHS:
        if _capital(words, found.end) and before not in _letters("in by since until early late mid"):
            return False
        noun = _letter(words, found.end) == CLASSES["other"] and words.word(found.end)[:1].islower()
        if noun and before in _letters("the a possessive other") and found.start > 0 and not _capital(words, found.start - 1):
            return True
        if before not in _MONTH_NEIGHBOURS or (before == CLASSES["comma"] and name in ("may", "march")):
            return False
        if _FROM_MONTH.ending(words, found.start, 0, 8):
            return True
        if before in _letters("the to and or of") and name in ("may", "march") and _before(words, found.start) != "of":
            return False
        return True
    if len(name) <= 4 and name not in ("june", "july", "may", "sept", "oct", "nov", "dec", "feb", "aug", "sep"):
        return before in _MONTH_NEIGHBOURS
    return not (_capital(words, found.start - 1) and _capital(words, found.end))


def _bare_day(words: Words, found: Expression) -> bool:
    """The 18th, on its own: only after "the" and where no noun follows that it could number."""
    if found.weekday is not None or found.direction is not None:
        return True
    if _letter(words, found.start - 1) != CLASSES["the"]:
        return False
    after = words.word(found.end).lower()
    if found.hour is not None or found.until is not None:
        return True
    preposition = _before(words, found.start - 1)
    if preposition not in ("on", "by", "until", "till", "from", "to", "since", "before", "after", "and", "of", "between"):
        return False
    return not after or not after[0].isalnum() or after in _PLACES_OF_DAYS


def _day(words: Words, found: Expression) -> bool:
    """A day and a month without a year; "March 5" of a column of figures is left to its context."""
    after = _letter(words, found.end)
    if found.weekday is not None or found.hour is not None or found.until is not None:
        return True
    last = _letter(words, found.end - 1)
    if last in _letters("digits") and after in _letters("sign magnitude slash"):
        return False
    return not (words.word(found.start).islower() and words.word(found.start).lower() in ("mar", "may", "march", "sat"))


def _clock(words: Words, found: Expression) -> bool:
    first = _letter(words, found.start)
    row = words.row[found.start : found.end]
    if found.daypart or found.zone or CLASSES["meridiem"] in row or CLASSES["oclock"] in row or CLASSES["hrs"] in row:
        return True
    if first == CLASSES["clockword"]:
        return _letter(words, found.start - 1) in _letters("at by until before after since about from to between and") or words.word(found.start - 1).lower() in ("around", "shortly")
    before = _letter(words, found.start - 1)
    if first == CLASSES["clock"]:
        return before in _letters("at by until before after since about from between on")
    return before in _letters("at by until before since about")


_SEASONS_TOGETHER = Pattern("(and|or|to|hyphen|dash) the? (early|late|mid)? hyphen? season")
_FROM_MONTH = Pattern("(from|between) (early|late|mid)? hyphen? month dot? (day: digits)? (to|and|until) (early|late|mid)?".replace("(day: digits)?", "digits?"))


def _season(words: Words, found: Expression) -> bool:
    if found.year is not None or found.direction is not None:
        return True
    name = words.word(found.start).lower()
    before = _letter(words, found.start - 1)
    if _SEASONS_TOGETHER.match(words, found.end):
        return True
    preposition = _before(words, found.start)
    if _letter(words, found.end) == CLASSES["hyphen"]:
        return False
    if before == CLASSES["the"]:
        return name in ("summer", "winter", "autumn") or (_before(words, found.start - 1) in ("in", "by", "during", "until", "of", "since", "for") and words.word(found.end).lower() != "of")
    if before in _letters("early late mid"):
        return name != "fall"
    return preposition in ("in", "by", "during", "until", "since", "through", "of", "and", "or", "every") and name not in ("spring", "fall") or (preposition in ("in", "by", "until", "since") and words.word(found.end).lower() != "of")


def _quarter(words: Words, found: Expression) -> bool:
    if found.half is not None:
        return found.year is not None or found.direction is not None or found.fiscal
    return True


def _shift(words: Words, found: Expression) -> bool:
    """The week, the quarter: only where the unit itself is meant."""
    if found.mod == "END":
        return True
    if found.mod != "BARE":
        return True
    if _letter(words, found.start - 1) != CLASSES["the"]:
        return False
    before, after = _before(words, found.start - 1), _letter(words, found.end)
    if found.unit in ("Q", "WE"):
        return after != CLASSES["of"] and after not in _letters("hyphen possessive")
    if _letter(words, found.start) in _letters("fiscal full"):
        return True
    if found.unit in ("Y", "M", "W"):
        closed = after in _letters("comma dot close") or after == "" or words.word(found.end).lower() in ("and", "as", "but", "that", "ended", "to", "ending")
        return before in ("of", "in", "for", "during", "by", "earlier", "later", "throughout") and closed
    return False


def _offset(words: Words, found: Expression) -> bool:
    last = _letter(words, found.end - 1)
    if last in _letters("after"):
        return False
    if last == CLASSES["before"]:
        following = words.word(found.end)
        return not following or not following[0].isalnum()
    return not words.word(found.end - 1).lower() == "on"


def _set(words: Words, found: Expression) -> bool:
    if _letter(words, found.start) == CLASSES["per"]:
        return True
    first = words.word(found.start)
    return not (_letter(words, found.start) == CLASSES["adverb"] and first[:1].isupper())
