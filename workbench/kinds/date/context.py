"""Whether a part that looks like a date is one where it stands: months that are names, seasons that are verbs."""

from __future__ import annotations

from collections.abc import Callable

from workbench.kinds.date.expression import Expression, Part
from workbench.kinds.date.years import is_year
from workbench.language.timepatterns import Pattern
from workbench.language.timewords import CLASSES, Words, letters, listed

_MONTH_NEIGHBOURS = letters(
    "in by from until since between before after early late mid begin end middle of to and or hyphen dash last this "
    "next that following previous about every comma open the"
)
_SURE_OF_MONTH = letters("in by since until early late mid")
_UNSURE_OF_MONTH = letters("the to and or")
_BEFORE_NOUN = letters("the a possessive other")
_BEFORE_CLOCK = letters("at by until before after since about from between on")
_BEFORE_SPOKEN = letters("at by until before since about")
_BEFORE_NOON = letters("at by until before after since about from to between and")
_ONLY = frozenset("almost nearly just only exactly now still barely already".split())
_WAS = frozenset({"was", "is", "'s", "’s"})
_SHOWED = _WAS | frozenset("said says showed shows read reads stopped stood".split())
_CLOCKS = frozenset({"clock", "clocks", "watch", "clockface"})
_TIMES = letters("time period")
_BEFORE_TIMES = letters("by in at since until from")
_ENDS_PAST = letters("comma dot close and or quote that") | {""}
_ENDS_UNIT = letters("comma dot close and that") | {""}
_ENDS_OF = letters("begin end middle")
_EDGES = letters("early late mid")
_LIFE_EDGES = letters("early late mid hyphen")
_FIGURES_GO_ON = letters("sign magnitude slash")
_PERSONAL_MONTHS = listed("personal_months")
_AFTER_DAY = listed("after_day")
_BEFORE_DAY = listed("before_day")
_PRONOUNS = listed("pronouns")
_NOT_AFTER_MONTH = listed("after_day") | listed("not_plural")
_NEWSPAPERS = listed("newspapers")
_BEFORE_SEASON = frozenset({"in", "by", "until", "since"})
_IN_SEASON = _BEFORE_SEASON | {"during", "through", "of", "and", "or", "every", "for"}
_SEASONS_TOGETHER = Pattern("(and|or|to|hyphen|dash) the? (early|late|mid)? hyphen? season")
_TO_MONTH = Pattern("(hyphen|dash) month")
_FROM_MONTH = Pattern("(from|between) (early|late|mid)? hyphen? month dot? digits? (to|and|until) (early|late|mid)?")


def stands(words: Words, found: Expression) -> bool:
    """Whether an expression may be read as a date in its sentence."""
    judge = _JUDGES.get(found.part)
    return judge is None or judge(words, found)


# -- days and months -------------------------------------------------------------------------------


def _month(words: Words, found: Expression) -> bool:
    """A month on its own; some months are people's names and verbs, too."""
    if found.year is not None or found.direction is not None:
        return True
    name, before = words.lower(found.start), words.letter(found.start - 1)
    if _TO_MONTH.match(words, found.end) and words.word(found.start)[0].isupper():
        return True
    if name in _PERSONAL_MONTHS:
        return _personal_month(words, found, name, before)
    if len(name) < 4:
        return words.word(found.start)[0].isupper() and (
            before in _MONTH_NEIGHBOURS or words.letter(found.end - 1) == CLASSES["dot"]
        )
    return not (words.capital(found.start - 1) and words.capital(found.end))


def _personal_month(words: Words, found: Expression, name: str, before: str) -> bool:
    if words.capital(found.end) and before not in _SURE_OF_MONTH:
        return False
    follower = words.word(found.end)
    noun = words.letter(found.end) == CLASSES["other"] and follower[0].islower() and follower not in _NOT_AFTER_MONTH
    if noun and found.start > 0 and before in _BEFORE_NOUN and not words.capital(found.start - 1):
        return True
    if before not in _MONTH_NEIGHBOURS:
        return False
    if name not in ("may", "march") or _FROM_MONTH.ending(words, found.start, 0, 8):
        return True
    return before not in _UNSURE_OF_MONTH and before != CLASSES["comma"]


def _day(words: Words, found: Expression) -> bool:
    """A day without a year; on its own, "the 18th" must not number a noun."""
    if found.year is not None or found.hour is not None or found.until is not None or found.weekday is not None:
        return True
    if found.month is not None:
        figures = words.letter(found.end - 1) == CLASSES["digits"] and words.letter(found.end) in _FIGURES_GO_ON
        return not figures and not (words.word(found.start)[0].islower() and words.lower(found.start) == "mar")
    if found.direction is not None:
        return True
    if words.letter(found.start - 1) != CLASSES["the"] or words.lower(found.start - 2) not in _BEFORE_DAY:
        return False
    after = words.lower(found.end)
    return not after[:1].isalnum() or after in _AFTER_DAY


def _weekday(words: Words, found: Expression) -> bool:
    """Sat, Sun and their like are weekdays only with a stop, a date or a time; the Sunday Times is a newspaper."""
    if words.lower(found.end) in _NEWSPAPERS and words.word(found.end)[0].isupper():
        return False
    if found.end - found.start > 1 or len(words.word(found.start)) > 5:
        return words.lower(found.end - 1) != "sun" or words.lower(found.end - 2) not in ("this", "that")
    return words.letter(found.end) == CLASSES["dot"] and found.end + 1 < len(words.row)


def _clock(words: Words, found: Expression) -> bool:
    row, first, before = words.row[found.start : found.end], words.row[found.start], words.letter(found.start - 1)
    if found.daypart or found.zone or found.until is not None or not letters("meridiem oclock hrs").isdisjoint(row):
        return True
    if found.second is not None and before == CLASSES["about"] and words.letter(found.start - 2) == CLASSES["in"]:
        return False  # ran it in about 2:10:11
    if first == CLASSES["clockword"]:
        return before in _BEFORE_NOON or words.lower(found.start - 1) == "shortly"
    return before in (_BEFORE_CLOCK if first == CLASSES["clock"] else _BEFORE_SPOKEN) or _read_off(words, found.start)


def _read_off(words: Words, start: int) -> bool:
    """It was twenty to seven, the clock said five past three."""
    before = start - 1 - (words.lower(start - 1) in _ONLY)
    subject, verb = words.lower(before - 1), words.lower(before)
    return (verb in _WAS and subject in ("it", "time")) or (verb in _SHOWED and subject in _CLOCKS)


# -- longer stretches ------------------------------------------------------------------------------


def _season(words: Words, found: Expression) -> bool:
    """A season on its own: in spring, the summer; not a spring of water or the fall of a city."""
    if found.year is not None or found.direction is not None or _SEASONS_TOGETHER.match(words, found.end):
        return True
    name, before, preposition = words.lower(found.start), words.letter(found.start - 1), words.lower(found.start - 1)
    of_something = words.lower(found.end) == "of"
    if words.letter(found.end) == CLASSES["hyphen"]:
        return False
    if before == CLASSES["the"]:
        verb = name not in ("summer", "winter", "autumn")
        return not verb or (words.lower(found.start - 2) in _IN_SEASON and not of_something)
    if before in _EDGES:
        return name != "fall"
    if name in ("spring", "fall"):
        return preposition in _BEFORE_SEASON and not of_something
    return preposition in _IN_SEASON - {"for"}


def _decade(words: Words, found: Expression) -> bool:
    """Not the years of a life, in his sixties, nor a share or a temperature, in the low 50s."""
    written = words.word(found.start)
    figures = written[0].isdigit() and len(written) == 3
    before, at = words.lower(found.start - 1), found.start - 1
    while words.letter(at) in _LIFE_EDGES:
        at -= 1
    return words.lower(at) not in _PRONOUNS and not (figures and (before not in ("the", "early", "late")))


def _quarter(words: Words, found: Expression) -> bool:  # noqa: ARG001 - one signature for all judges
    """A half of a year must be said to be one; games and numbers have halves, too."""
    return found.half is None or found.year is not None or found.direction is not None or found.fiscal


def _shift(words: Words, found: Expression) -> bool:
    """The week, the quarter: only where the unit itself is meant."""
    if not found.bare:
        title = words.word(found.start)[0].isupper() and words.word(found.end - 1)[0].isupper()
        return not (title and found.end - found.start == 2 and words.lower(found.start) == "this")
    if words.letter(found.start - 1) != CLASSES["the"]:
        return False
    after, before = words.letter(found.end), words.lower(found.start - 2)
    if found.unit in ("Q", "WE"):
        return after not in letters("of hyphen possessive")
    if words.letter(found.start) in letters("fiscal full"):
        return True
    closed = after in _ENDS_UNIT or words.lower(found.end) in ("as", "but", "ended", "ending")
    if found.unit in ("W", "Y") and words.lower(found.end) in ("ended", "ending"):
        return False
    if words.lower(found.start - 3) in ("earlier", "later", "early", "late") and before == "in":
        return found.unit in ("Y", "M", "W")
    inside = before in ("of", "in", "for", "during", "by", "earlier", "later", "throughout")
    if found.unit in ("DE", "C"):
        return before == "of" and words.letter(found.start - 3) in _ENDS_OF and words.lower(found.end) != "of"
    return found.unit in ("Y", "M", "W") and inside and closed


def _offset(words: Words, found: Expression) -> bool:
    """Two days after something is a length of time; two days before ends a sentence, or is one, too."""
    last = words.letter(found.end - 1)
    if last == CLASSES["before"]:
        return not words.word(found.end)[:1].isalnum()
    return last != CLASSES["after"] and words.lower(found.end - 1) != "on"


# -- vague and repeated ----------------------------------------------------------------------------


def _vague(words: Words, found: Expression) -> bool:
    """The past, the future and current stand where nothing more exact follows."""
    letter, after, following = words.letter(found.start), words.letter(found.end), words.lower(found.end)
    small = words.word(found.start).islower()
    if letter == CLASSES["past"]:
        ends = after in _ENDS_PAST or following in ("but", "as", "when", "is", "was", "has")
        in_the = words.letter(found.start - 1) == CLASSES["the"]
        return ends and in_the and words.lower(found.start - 2) in ("in", "of", "from", "with")
    if words.letter(found.end - 1) in _TIMES:
        return words.letter(found.start - 1) in _BEFORE_TIMES
    if letter == CLASSES["recent"] or words.lower(found.start) == "current":
        noun = after == CLASSES["other"] and not following.endswith("ed")
        return small and noun and following not in ("account", "accounts", "affairs")
    if letter == CLASSES["present"]:
        return found.end - found.start > 1 or (words.lower(found.start - 1) == "at" and after != CLASSES["other"])
    if letter == CLASSES["future"]:
        return small and following not in ("contract", "contracts")
    return True


def _set(words: Words, found: Expression) -> bool:
    """The Daily News is no adverb."""
    return words.letter(found.start) != CLASSES["adverb"] or words.word(found.start)[0].islower()


def _daypart(words: Words, found: Expression) -> bool:  # noqa: ARG001 - one signature for all judges
    """A part of the day alone is no date."""
    return False


_JUDGES: dict[Part, Callable[[Words, Expression], bool]] = {
    Part.CLOCK: _clock,
    Part.DAYPART: _daypart,
    Part.WEEKDAY: _weekday,
    Part.DAY: _day,
    Part.MONTH: _month,
    Part.YEAR: is_year,
    Part.SEASON: _season,
    Part.QUARTER: _quarter,
    Part.DECADE: _decade,
    Part.SHIFT: _shift,
    Part.OFFSET: _offset,
    Part.VAGUE: _vague,
    Part.SET: _set,
}
