"""Dates counted from a reference: last week, two years ago, the following day, yesterday."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from workbench.kinds.date.expression import Base, Expression, Part
from workbench.kinds.date.rules import Rules
from workbench.language.feasts import LUNAR
from workbench.language.lengths import before_our_era
from workbench.language.timepatterns import Match
from workbench.language.timewords import CLASSES, letters

RULES = Rules()
_DIRECTIONS = {
    "last": (-1, Base.PUBLICATION),
    "past": (-1, Base.PUBLICATION),
    "latest": (-1, Base.PUBLICATION),
    "this": (0, Base.PUBLICATION),
    "current": (0, Base.PUBLICATION),
    "next": (1, Base.PUBLICATION),
    "coming": (1, Base.PUBLICATION),
    "upcoming": (1, Base.PUBLICATION),
    "forthcoming": (1, Base.PUBLICATION),
    "previous": (-1, Base.DISCOURSE),
    "preceding": (-1, Base.DISCOURSE),
    "prior": (-1, Base.DISCOURSE),
    "that": (0, Base.DISCOURSE),
    "same": (0, Base.DISCOURSE),
    "following": (1, Base.DISCOURSE),
    "ensuing": (1, Base.DISCOURSE),
    "subsequent": (1, Base.DISCOURSE),
    "succeeding": (1, Base.DISCOURSE),
}
_SHIFTED = frozenset({"D", "NI", "W", "WE", "FN", "M", "Q", "Y", "DE", "C"})


_ENDS_WEEK = letters("comma dot close and or at in to quote")
_HAS_WEEK = letters("the a last next this that possessive")


def _unit(m: Match) -> str:
    """The unit's letter; a night is told by its day."""
    unit = "Q" if m.text("unit") in ("quarter", "quarters") else str(m.value("unit"))
    return "D" if unit == "NI" else unit


def _reference(m: Match) -> tuple[int, Base] | None:
    """Direction and base that a word such as last, this, same or following gives."""
    return _DIRECTIONS["same"] if m.has("same") else _DIRECTIONS.get(m.text("which"))


def _shift(m: Match) -> Expression | None:
    found = _reference(m)
    unit = "D" if m.has("part") else _unit(m)
    if found is None or unit not in _SHIFTED:
        return None
    direction, base = found
    if direction == 1 and unit in ("D", "M", "Y") and m.words.letter(m.start - 1) == CLASSES["the"]:
        base = Base.DISCOURSE  # the next day, but next month
    daypart = "NI" if m.text("unit") == "night" else str(m.value("part") or "")
    shift = Expression(Part.SHIFT, m.start, m.end, unit=unit, direction=direction, base=base, daypart=daypart)
    return replace(shift, fiscal=m.has("fiscal"))


def _latest(m: Match) -> Expression | None:
    """The latest period of business news is its last quarter."""
    if m.text("which") != "latest":
        return None
    return Expression(Part.SHIFT, m.start, m.end, unit="Q", direction=0, base=Base.DISCOURSE, bare=True)


def _named(m: Match) -> Expression | None:
    found = _reference(m)
    if found is None:
        return None
    first = Expression(Part.WEEKDAY, m.start, m.end, direction=found[0], base=found[1])
    if m.has("weekday"):
        return replace(first, weekday=m.integer("weekday"))
    if m.has("month"):
        return replace(first, part=Part.MONTH, month=m.integer("month"))
    if m.has("feast"):
        return replace(first, part=Part.FEAST, feast=str(m.value("feast")))
    return replace(first, part=Part.SEASON, season=str(m.value("season")))


_FIRST = "last past previous next following this that"
_WHICH = "<which: last|past|previous|next|following|this|that>"
_ALSO = "(next|past|same|last|calendar|full|previous|following)?"
RULES.add(_FIRST, f"{_WHICH} {_ALSO} <fiscal>? <unit: unit|quarter>", _shift)
RULES.add("same", "<same> <fiscal>? <unit: unit|quarter>", _shift)
RULES.add(_FIRST, f"{_WHICH} same? <part: daypart>", _shift)
RULES.add("same", "<same> <part: daypart>", _shift)
RULES.add("previous", "<which: previous> period", _latest)
RULES.add(_FIRST, f"{_WHICH} (next|past|last|previous|same)? (<weekday>|<month>|<season>|<feast>)", _named)

# -- a number of units -----------------------------------------------------------------------------

_FROM_TODAY = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1}
_LASTS = frozenset("been be is was for lasted after within only just nearly almost over of".split())
"""Before a week that goes on today, and is not one from today."""
_COUNTED_UNITS = frozenset({"D", "W", "FN", "M", "Q", "Y", "DE", "C", "ML"})


def _offset(m: Match) -> Expression | None:
    unit = _unit(m)
    if unit not in _COUNTED_UNITS or m.text("unit") == "second":
        return None
    sign = 1 if m.any("later", "after") else -1
    base = Base.PUBLICATION if m.has("ago") else Base.DISCOURSE
    count = _count(m)
    if count is not None and before_our_era(count, unit):
        return None  # 92 million years ago is a length
    signed = None if count is None else sign * count
    return Expression(Part.OFFSET, m.start, m.end, unit=unit, count=signed, direction=sign, base=base)


def _count(m: Match) -> Decimal | None:
    """The number of units; None when it is vague."""
    letter = m.letter("count")
    if letter in ("", CLASSES["few"]) or (letter == CLASSES["a"] and m.has("few")):
        return None
    if letter in (CLASSES["a"], CLASSES["half"]):
        count = Decimal(1) if letter == CLASSES["a"] else Decimal("0.5")
    else:
        count = m.words.number(m.places["count"])
    return count + Decimal("0.5") if m.any("half", "extra") else count


def _quarters_ago(m: Match) -> Expression | None:
    """A quarter of a century ago, three quarters of a century later."""
    quarters = m.integer("count") if m.has("count") else 1
    unit = _unit(m)
    if unit not in ("DE", "C", "ML") or not 1 <= quarters <= 3:
        return None
    sign = 1 if m.has("later") else -1
    base = Base.PUBLICATION if m.has("ago") else Base.DISCOURSE
    count = sign * Decimal(quarters) / 4
    return Expression(Part.OFFSET, m.start, m.end, unit=unit, count=count, direction=sign, base=base)


def _from_now(m: Match) -> Expression | None:
    """Two weeks from now, in three days' time; from today and tomorrow, too."""
    found = _offset(m)
    if found is None or found.count is None or m.words.lower(m.end - 1) not in ("now", "time", *_FROM_TODAY):
        return None
    found = replace(found, base=Base.PUBLICATION)
    return replace(found, exact=_FROM_TODAY[m.text("day")]) if m.has("day") else found


def _ago_today(m: Match) -> Expression | None:
    """Three weeks ago today, ten years ago tonight: the day itself."""
    found, day = _offset(m), m.text("day")
    whole = found is not None and found.count is not None and found.count % 1 == 0
    if found is None or not whole or day not in _FROM_TODAY or m.words.letter(m.end) == CLASSES["possessive"]:
        return None
    return replace(found, exact=_FROM_TODAY[day], daypart="NI" if day == "tonight" else "")


def _week_today(m: Match) -> Expression | None:
    """A week today, a fortnight tomorrow; not: on strike for a week today."""
    lasts = m.words.lower(m.start - 1) in _LASTS or m.words.letter(m.end) == CLASSES["possessive"]
    weeks, day = {"week": 1, "fortnight": 2}.get(m.text("unit"), 0), m.text("day")
    if not weeks or lasts or day not in ("today", "tomorrow", "yesterday"):
        return None
    back = day == "yesterday"
    found = Expression(Part.OFFSET, m.start, m.end, unit="W", count=Decimal(-weeks if back else weeks))
    return replace(found, exact=_FROM_TODAY[day], direction=-1 if back else 1)


def _weekday_ago(m: Match) -> Expression | None:
    """A week ago Thursday, two weeks ago on Monday."""
    found = _offset(m)
    weeks = {"W": 1, "FN": 2}.get(found.unit, 0) if found is not None else 0
    if found is None or not weeks or found.count is None or found.count % 1:
        return None
    if m.words.letter(m.end) == CLASSES["possessive"]:
        return None
    back = Expression(Part.WEEKDAY, m.start, m.end, weekday=m.integer("weekday"), direction=-1)
    return replace(back, weeks=weeks * int(found.count))


def _beside_feast(m: Match) -> Expression | None:
    """The day after Thanksgiving, the Friday before Easter."""
    if m.words.letter(m.start - 1) != CLASSES["the"] or (m.has("unit") and m.text("unit") != "day"):
        return None
    feast, year = str(m.value("feast")), m.integer("year") if m.has("year") else None
    if feast in LUNAR:
        return None
    found = Expression(Part.FEAST, m.start, m.end, feast=feast, year=year, beside=-1 if m.has("before") else 1)
    return replace(found, weekday=m.integer("weekday")) if m.has("weekday") else found


def _year_ago(m: Match) -> Expression | None:
    if m.value("unit") != "Y":
        return None
    base = Base.PUBLICATION if m.has("ago") else Base.DISCOURSE
    return Expression(Part.OFFSET, m.start, m.end, unit="Y", count=Decimal(-1), base=base, period=m.has("period"))


def _before_last(m: Match) -> Expression | None:
    """The week before last, the Tuesday before last, the summer after next."""
    which = m.text("which")
    if (m.has("before") and which != "last") or (m.has("after") and which != "next"):
        return None
    direction = -1 if m.has("before") else 1
    if m.has("weekday"):
        found = Expression(Part.WEEKDAY, m.start, m.end, weekday=m.integer("weekday"), direction=direction)
        return replace(found, weeks=direction)
    unit = _unit(m)
    if unit not in ("W", "M", "Y", "WE"):
        return None
    return Expression(Part.SHIFT, m.start, m.end, unit=unit, direction=2 * direction)


def _weekday_on(m: Match) -> Expression | None:
    """Monday week, Tuesday fortnight: British for a week or two after the coming one."""
    weeks = {"week": 1, "fortnight": 2}.get(m.text("unit"), 0)
    ends = m.words.letter(m.end) in _ENDS_WEEK or m.end == len(m.words.row)
    if not weeks or not ends or m.words.letter(m.start - 1) in _HAS_WEEK:
        return None
    return Expression(Part.WEEKDAY, m.start, m.end, weekday=m.integer("weekday"), direction=0, weeks=weeks)


def _week_on(m: Match) -> Expression | None:
    """A week on Monday, a week last Tuesday."""
    weeks = {"week": 1, "fortnight": 2}.get(m.text("unit"), 0)
    if not weeks or m.text("on") not in ("on", "last"):
        return None
    back = m.text("on") == "last"
    found = Expression(Part.WEEKDAY, m.start, m.end, weekday=m.integer("weekday"), weeks=-weeks if back else weeks)
    return replace(found, direction=-1 if back else 0)


def _beside(m: Match) -> Expression | None:
    """The day before, the week after."""
    if _unit(m) not in ("D", "W", "M", "Y") or m.words.letter(m.start - 1) != CLASSES["the"]:
        return None
    sign = -1 if m.any("before", "previous") else 1
    return Expression(Part.OFFSET, m.start, m.end, unit=_unit(m), count=Decimal(sign), base=Base.DISCOURSE)


_UNIT = "<unit: unit|units|quarter|quarters|second>"
_NUMBER = "<count: digits|word|number|a|few|fraction|half>"
_AND_HALF = "(hyphen? and hyphen? a? hyphen? <extra: half>)?"
_COUNTED = f"{_NUMBER} {_AND_HALF} <few: few>? of? more? (hyphen|full)? {_UNIT} (and a <half>)? (or so)?"
RULES.add("unit", "<unit> hyphen (<ago>|earlier) (ordinal|second)? <period: period|quarter>?", _year_ago)
RULES.add("digits word number a few fraction half", f"{_COUNTED} (<ago>|earlier|<later>|before)", _offset)
RULES.add("a quarter", "a? quarter (of a|hyphen) <unit> (<ago>|earlier|<later>)", _quarters_ago)
RULES.add("word digits", "<count: word|digits> quarters of a <unit> (<ago>|earlier|<later>)", _quarters_ago)
RULES.add("digits word number a few fraction half", f"{_COUNTED} <after>", _offset)
RULES.add("half", f"<count: half> (a|hyphen)? {_UNIT} (<ago>|earlier|<later>)", _offset)
RULES.add("digits word number a few fraction half", f"{_COUNTED} <later: from> (now|<day: deictic>)", _from_now)
RULES.add("digits word number a", f"{_COUNTED} <ago> <day: deictic>", _ago_today)
RULES.add("digits word number a", f"{_COUNTED} <ago> on? <weekday>", _weekday_ago)
RULES.add("a", "a <unit> <day: deictic>", _week_today)
RULES.add("unit weekday", "(<unit>|<weekday>) (<before>|after) <feast> (comma? <year>)?", _beside_feast)
RULES.add("digits word number a few", f"{_COUNTED} (<later: possessive>) time", _from_now)
RULES.add("units unit", f"{_UNIT} hyphen? (<ago>|earlier|<later>)", _offset)
RULES.add("unit", "<unit> (<before>|after|following|<previous>)", _beside)
RULES.add("unit", "<unit> (<before>|<after>) <which: last|next>", _before_last)
RULES.add("weekday", "<weekday> (<before>|<after>) <which: last|next>", _before_last)
RULES.add("weekday", "<weekday> <unit>", _weekday_on)
RULES.add("a", "a <unit> <on: later|last|on> <weekday>", _week_on)

# -- the unit that is being told of ----------------------------------------------------------------


def _unit_end(m: Match) -> Expression | None:
    if _unit(m) not in ("W", "M", "Q", "Y"):
        return None
    return Expression(Part.SHIFT, m.start, m.end, unit=_unit(m), direction=0, mod="END")


def _bare_unit(m: Match) -> Expression | None:
    """The week, the quarter, the weekend."""
    if m.text("unit") == "night" or _unit(m) not in ("D", "W", "WE", "M", "Q", "Y", "DE", "C"):
        return None
    return Expression(Part.SHIFT, m.start, m.end, unit=_unit(m), direction=0, base=Base.DISCOURSE, bare=True)


def _deictic(m: Match) -> Expression | None:
    word = m.text("deictic")
    days = {"yesterday": -1, "tomorrow": 1}.get(word, 0) - m.has("before") + m.has("after")
    daypart = "NI" if word in ("tonight", "overnight") else ""
    return Expression(Part.DEICTIC, m.start, m.end, unit="D", count=Decimal(days), daypart=daypart)


def _overnight(m: Match) -> Expression | None:
    """Overnight into Friday: the night that ends on that day."""
    if m.text("deictic") != "overnight" or m.text("into") not in ("into", "to", "on", ""):
        return None
    found = Expression(Part.WEEKDAY, m.start, m.end, weekday=m.integer("weekday"), daypart="NI")
    return replace(found, eve=m.text("into") in ("into", "to"))


RULES.add("unit quarter", "<unit: unit|quarter> (possessive|hyphen)? end", _unit_end)
RULES.add("fiscal full", "(fiscal|full) <unit>", _bare_unit)
RULES.add("unit quarter", "<unit: unit|quarter>", _bare_unit)
RULES.add("deictic", "<deictic>", _deictic)
RULES.add("deictic", "<deictic> (<into: other|to|on>)? <weekday>", _overnight)
RULES.add("unit", "unit (<before>|<after>) <deictic>", _deictic)
