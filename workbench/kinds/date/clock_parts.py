"""Clock times and parts of the day, in figures and in words."""

from __future__ import annotations

from dataclasses import replace

from workbench.kinds.date.expression import Expression, Part
from workbench.kinds.date.rules import Rules
from workbench.language.calendar import CLOCK_WORDS
from workbench.language.timepatterns import Match, Pattern
from workbench.language.timewords import CLASSES, letters, listed

RULES = Rules()
_BEFORE_DOTTED = letters("at by until before since about after")
_BEFORE_MINUTES = letters("at until before since about")
_BEFORE_HOUR = letters("at by until before since about after from")
_BEGINS = letters("from between")
_BESIDE = letters("after before")
_SHORTLY = frozenset({"shortly", "soon", "little", "bit"})
_JUST = frozenset({"just", "right", "immediately"})
_CHANGED = listed("changed_by")
_OF_DAYPART = frozenset({"session", "sessions", "shift", "shifts", "class", "classes", "papers", "news", "show"})
"""Behind "in the morning" what is called after it."""
_AFTER_DOTTED = letters("on weekday deictic this that zone")
_IN_DAYPART = Pattern("in the daypart")


def _written(m: Match) -> Expression | None:
    """7:52, 8.20 p.m., 6 p.m."""
    pieces = m.text("clock").replace(".", ":").split(":")
    numbers = [int(piece) for piece in pieces]
    return _time(m, numbers[0], numbers[1] if len(numbers) > 1 else 0, numbers[2] if len(numbers) > 2 else None)


def _dotted(m: Match) -> Expression | None:
    """At 23.45 on Monday: figures with a dot are a time only between such words."""
    before, after = m.words.letter(m.start - 1), m.words.letter(m.end)
    daypart = _IN_DAYPART.match(m.words, m.end)
    behind = after in _AFTER_DOTTED or (daypart is not None and m.words.lower(daypart.end) not in _OF_DAYPART)
    return _written(m) if before in _BEFORE_DOTTED and behind else None


def _military(m: Match) -> Expression | None:
    """0530 GMT, 1430 hrs."""
    figures = m.text("clock")
    if len(figures) != 4 or not figures.isdigit():
        return None
    if m.has("place") and m.text("place") != "local" and m.words.letter(m.start - 1) not in _BEFORE_DOTTED:
        return None  # the 2012 Olympic time
    return _time(m, int(figures[:2]), int(figures[2:]))


def _between(m: Match) -> Expression | None:
    """Between 9 and 10 a.m., 5 to 6 p.m.: the first hour is of the same half of the day, or of the one before."""
    if m.has("and") and m.words.letter(m.start - 1) != CLASSES["between"]:
        return None
    last = _written(m)
    first, _, minutes = m.text("first").partition(":")
    if last is None or last.hour is None or not 1 <= int(first) <= 12:
        return None
    hour = int(first) % 12 + (12 if m.text("meridiem").startswith("p") else 0)
    hour -= 12 if 12 <= hour > last.hour else 0
    start = m.start - (m.words.letter(m.start - 1) in _BEGINS)
    return replace(last, start=start, hour=hour, minute=int(minutes[:2] or 0), until=last)


def _in_the_morning(m: Match) -> Expression | None:
    """At four in the morning."""
    hour = m.integer("hour")
    if not 1 <= hour <= 12 or (m.start > 0 and m.words.letter(m.start - 1) not in _BEFORE_HOUR):
        return None
    if m.words.letter(m.end) == CLASSES["other"] and m.words.lower(m.end) in _OF_DAYPART:
        return None  # after two in the morning session
    return _about(m, Expression(Part.CLOCK, m.start, m.end, hour=hour, minute=0, daypart=str(m.value("part"))))


def _bare_hour(m: Match) -> Expression | None:
    """At six on Monday evening, by nine tonight: an hour whose half of the day the words behind it tell."""
    hour, part = m.integer("hour"), str(m.value("part") or "") or ("NI" if m.has("night") else "")
    if m.has("deictic") and not part:
        part = "NI" if m.text("deictic") == "tonight" else ""
    night = m.has("night") and m.text("night") != "night"
    if not part or night or not 1 <= hour <= 12 or m.words.letter(m.start - 1) not in _BEFORE_HOUR:
        return None
    if m.words.letter(m.start - 1) == CLASSES["by"] and m.words.lower(m.start - 2) in _CHANGED:
        return None  # rose by two this morning
    if part == "NI" and (hour < 6 or hour == 12):
        return None  # three on Saturday night may be that of Sunday
    return _about(m, Expression(Part.CLOCK, m.start, m.places["hour"] + 1, hour=hour, minute=0, daypart=part))


def _about(m: Match, found: Expression) -> Expression:
    """An hour with what stands before it: shortly after four lies within that hour, just after six at its start."""
    side, how = m.words.letter(m.start - 1), m.words.lower(m.start - 2)
    if side not in _BESIDE or how not in _SHORTLY | _JUST:
        return found
    if how in _JUST or found.daypart == "NI":
        return replace(found, mod="APPROX")
    hour = found.hour or 0
    return replace(found, hour=hour - 1 if side == CLASSES["before"] else hour, minute=None)


def _spoken(m: Match) -> Expression | None:
    """Ten to five, eight minutes to eight, half past nine; morning or afternoon is left to other words."""
    figures = m.letter("minutes") == CLASSES["digits"] and m.places["minutes"] + 1 == m.places.get("to")
    if figures and (m.integer("minutes") not in (5, 10, 20, 25) or m.words.letter(m.start - 1) not in _BEFORE_MINUTES):
        return None  # 5 to 6 June
    minutes = 30 if m.has("half") else 15 if m.has("quarter") else m.integer("minutes")
    hour = m.integer("hour")
    if not 1 <= hour <= 12 or not 1 <= minutes <= 59:
        return None
    if m.has("to"):
        hour, minutes = (hour - 2) % 12 + 1, 60 - minutes
    return _time(m, hour, minutes)


def _around_noon(m: Match) -> Expression | None:
    """Ten minutes to midnight, five past noon."""
    hour = CLOCK_WORDS[m.text("clockword")][0] % 24
    minutes = m.integer("minutes")
    if not 1 <= minutes <= 59 or (not m.has("to") and m.words.letter(m.places["minutes"] + 1) == CLASSES["after"]):
        return None
    return _time(m, (hour - 1) % 24, 60 - minutes) if m.has("to") else _time(m, hour, minutes)


def _oclock(m: Match) -> Expression | None:
    return _time(m, m.integer("clock"), 0) if 1 <= m.integer("clock") <= 12 else None


def _noon(m: Match) -> Expression | None:
    hour, minute = CLOCK_WORDS[m.text("clockword")]
    return Expression(Part.CLOCK, m.start, m.end, hour=hour, minute=minute, zone=_zone(m))


def _twelve(m: Match) -> Expression | None:
    """12 noon."""
    return _noon(m) if m.words.lower(m.start) == "12" else None


def _time(m: Match, hour: int, minute: int, second: int | None = None) -> Expression | None:
    half = m.text("meridiem").replace(".", "")
    if half and not 1 <= hour <= 12 and not (half == "pm" and hour < 24):
        return None
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    end = m.end
    if m.has("place") and not _is_place(m):
        end = m.places["place"] - (m.words.letter(m.places["place"] - 1) == CLASSES["comma"])
    return Expression(Part.CLOCK, m.start, end, hour=hour, minute=minute, second=second, zone=_zone(m))


def _zone(m: Match) -> str:
    if m.has("zone"):
        return m.text("zone").upper()
    if not m.has("place"):
        return ""
    place = m.words.text[m.words.starts[m.places["place"]] : m.words.ends[m.end - 1]]
    return place if _is_place(m) else ""


def _is_place(m: Match) -> bool:
    """Moscow time and local time, but not at 8 p.m. dinner time."""
    return m.text("place") == "local" or m.words.word(m.places["place"])[0].isupper()


def _daypart(m: Match) -> Expression | None:
    return Expression(Part.DAYPART, m.start, m.end, daypart=str(m.value("daypart")))


def _night(m: Match) -> Expression | None:
    return Expression(Part.DAYPART, m.start, m.end, daypart="NI") if m.text("unit") == "night" else None


_ZONE = "(open? <zone> close?|comma? <place: other|local> other{0,2} time)?"
_HOUR = "<hour: digits|word> oclock? <meridiem>?"
RULES.add("clock", f"<clock> hrs? <meridiem>? {_ZONE}", _written)
RULES.add("number year", "<clock: number|year> <zone>", _military)
RULES.add("number year", "<clock: number|year> hrs", _military)
RULES.add("number year", "<clock: number|year> <place: other|local> time", _military)
RULES.add("dotted", "<clock: dotted>", _dotted)
RULES.add("dotted", f"<clock: dotted> <meridiem> {_ZONE}", _written)
RULES.add("digits", f"<clock: digits> <meridiem> {_ZONE}", _written)
RULES.add("digits word", f"<clock: digits|word> oclock <meridiem>? {_ZONE}", _oclock)
RULES.add(
    "digits clock",
    f"<first: digits|clock> (to|hyphen|dash|until|<and>) <clock: digits|clock|dotted> <meridiem> {_ZONE}",
    _between,
)
RULES.add("digits word", f"<minutes: digits|word> (unit|units)? <to> {_HOUR}", _spoken)
RULES.add("digits word", f"<minutes: digits|word> (unit|units)? (past|after) {_HOUR}", _spoken)
RULES.add("digits word", "<minutes: digits|word> (unit|units)? (<to>|past|after) <clockword>", _around_noon)
RULES.add("half", f"<half> past {_HOUR}", _spoken)
RULES.add("a", f"a <quarter> (<to>|past|after) {_HOUR}", _spoken)
RULES.add("quarter", f"<quarter> (<to>|past|after) {_HOUR}", _spoken)
RULES.add("digits word", "<hour: digits|word> in the <part: daypart>", _in_the_morning)
RULES.add("digits word", "<hour: digits|word> on? (<weekday>|<deictic>|this|last) <part: daypart>", _bare_hour)
RULES.add("digits word", "<hour: digits|word> ((last|on? weekday) <night: unit>|<deictic>)", _bare_hour)
RULES.add("clockword", f"<clockword> {_ZONE}", _noon)
RULES.add("digits", f"digits <clockword> {_ZONE}", _twelve)
RULES.add("daypart", "<daypart>", _daypart)
RULES.add("unit", "<unit>", _night)
