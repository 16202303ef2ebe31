"""The parts of dates as they are written: each rule is a pattern over classed words and what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from workbench.kinds.date.expression import Base, Expression, Part
from workbench.language.calendar import MONTHS, exists
from workbench.language.timewords import CLASSES, Match, Pattern

Build = Callable[[Match], Expression | None]
_DAY = "digits|ordinal"
_COUNT = "digits|word|number|a|few|fraction|half"
_RULES: dict[str, list[tuple[Pattern, Build]]] = {}

_UNIT_OF = {"S": "S", "MIN": "MIN", "H": "H", "D": "D", "NI": "D", "WE": "WE", "W": "W", "FN": "FN", "M": "M", "Q": "Q", "SEA": "SEA", "Y": "Y", "DE": "DE", "C": "C", "ML": "ML"}


def _rule(first: str, pattern: str, build: Build) -> None:
    """A rule that begins with a word of one of the classes in `first`."""
    for name in first.split():
        _RULES.setdefault(CLASSES[name], []).append((Pattern(pattern), build))


def atoms_at(match_at: Callable[[Pattern], Match | None], letter: str) -> Expression | None:
    """The longest part of a date that begins with a word of the class; the earlier rule wins a draw."""
    best: Expression | None = None
    for pattern, build in _RULES.get(letter, ()):
        match = match_at(pattern)
        if match and (best is None or match.end > best.end):
            best = build(match) or best
    return best


def starts(letter: str) -> bool:
    """Whether a part of a date can begin with a word of the class."""
    return letter in _RULES


# -- days and months -------------------------------------------------------------------------------


def _written_year(m: Match, name: str = "year") -> int | None:
    if not m.has(name):
        return None
    value = m.integer(name)
    return value if value >= 100 else 1900 + value if value >= 30 else 2000 + value


def _day(m: Match) -> Expression | None:
    month, year = m.integer("month"), _written_year(m)
    if not exists(year, month, m.integer("day")) and not _near_miss(m.integer("day"), month):
        return None
    first = Expression(Part.DAY, m.start, m.end, year=year, month=month, day=m.integer("day"))
    if m.has("last"):
        last = m.integer("last")
        other = m.integer("other") if m.has("other") else month
        if not exists(None, other, last) or (other == month and last <= m.integer("day")):
            return None
        return replace(first, until=Expression(Part.DAY, m.start, m.end, year=year, month=other, day=last))
    return first


def _near_miss(day: int, month: int) -> bool:
    """Days that no such month has, yet that can only be meant as dates: 31 June, 30 February."""
    return 29 <= day <= 31 and 1 <= month <= 12


def _iso(m: Match) -> Expression | None:
    text = m.text("iso")
    if text[4:5] == "-":
        year, month, day = (int(n) for n in text[:10].split("-"))
        clock = text[11:].split(":") if len(text) > 10 else []
    else:
        figures = [int(n) for n in text.replace("/", ".").split(".")]
        year = figures[2] if figures[2] >= 100 else 2000 + figures[2] if figures[2] < 70 else 1900 + figures[2]
        day, month = (figures[0], figures[1]) if "." in text or figures[0] > 12 else (figures[1], figures[0])
        clock = []
    if not 1000 <= year < 2200 or not exists(year, month, day):
        return None
    first = Expression(Part.DAY, m.start, m.end, year=year, month=month, day=day)
    return replace(first, hour=int(clock[0]), minute=int(clock[1])) if clock else first


def _month(m: Match) -> Expression | None:
    end = m.end
    if m.has("stop") and m.text("month") in MONTHS:
        end -= 1
    return Expression(Part.MONTH, m.start, end, month=m.integer("month"), year=_written_year(m))


def _ordinal_day(m: Match) -> Expression | None:
    written = m.words.word(m.places["day"])
    if not written[0].isdigit() or not 1 <= m.integer("day") <= 31:
        return None
    return Expression(Part.DAY, m.start, m.end, day=m.integer("day"))


_rule("iso", "<iso>", _iso)
_rule("month", f"<month> dot? <day: {_DAY}> ((comma|of)? <year>)?", _day)
_rule("month", f"<month> dot? the? <day: ordinal> ((comma|of)? <year>)?", _day)
_rule("month", f"<month> dot? <day: {_DAY}> (hyphen|dash) <last: {_DAY}> (comma? <year>)?", _day)
_rule("month", f"<month> dot? <day: {_DAY}> (hyphen|dash) <other: month> dot? <last: {_DAY}> (comma? <year>)?", _day)
_rule("month", "<month> dot? (comma|of)? <year: year|shortyear>", _month)
_rule("month", "<month> <stop: dot>?", _month)
_rule("digits ordinal", f"<day: {_DAY}> of? <month> (dot? comma? of? <year>)?", _day)
_rule("ordinal", "<day: ordinal> (day)? of <month> (comma? <year>)?".replace("(day)", "unit"), _day)
_rule("digits ordinal", f"<day: {_DAY}> (hyphen|dash) <last: {_DAY}> of? <month> (comma? <year>)?", _day)
_rule("ordinal", "<day: ordinal>", _ordinal_day)


def _weekday(m: Match) -> Expression | None:
    return Expression(Part.WEEKDAY, m.start, m.end, weekday=m.integer("weekday"))


def _feast(m: Match) -> Expression | None:
    return Expression(Part.FEAST, m.start, m.end, feast=str(m.value("feast")), year=_written_year(m))


_rule("weekday", "<weekday>", _weekday)
_rule("feast", "<feast> comma? <year>?", _feast)

# -- years and what they are made of ---------------------------------------------------------------


def _year(m: Match) -> Expression | None:
    return Expression(Part.YEAR, m.start, m.end, year=_written_year(m), fiscal=m.has("fiscal"))


def _short_year(m: Match) -> Expression | None:
    """The class of '68: a year of the century told of, else of the last one."""
    return Expression(Part.YEAR, m.start, m.end, year=1900 + m.integer("year"), value="short")


def _period(m: Match) -> Expression | None:
    """The 1988 period, in business news: the same quarter of another year."""
    return Expression(Part.YEAR, m.start, m.end, year=m.integer("year"), period=True)


def _the_year(m: Match) -> Expression | None:
    if m.text("unit") != "year" or not 1000 <= m.integer("year") < 2200:
        return None
    return Expression(Part.YEAR, m.start, m.end, year=m.integer("year"), value="the year")


def _year_bc(m: Match) -> Expression | None:
    return Expression(Part.YEAR, m.start, m.end, year=m.integer("year"), bc=True)


def _year_range(m: Match) -> Expression | None:
    first, last = m.integer("year"), m.integer("last")
    if m.text("last").isdigit() and len(m.text("last")) == 2:
        last += first // 100 * 100
    if m.has("bc"):
        if not first - 200 < last < first:
            return None
    elif not first < last < first + 100:
        return None
    until = Expression(Part.YEAR, m.start, m.end, year=last, bc=m.has("bc"))
    return Expression(Part.YEAR, m.start, m.end, year=first, until=until, bc=m.has("bc"))


def _decade(m: Match) -> Expression | None:
    text = m.text("decade").strip("'s")
    if text.isdigit() and m.text("decade")[0].isdigit() and len(text) == 4:
        year = int(text)
        if not 1000 <= year < 2200 or year % 10:
            return None
        return Expression(Part.DECADE, m.start, m.end, decade=year // 10)
    if m.has("bc") or len(text) == 3:
        return Expression(Part.DECADE, m.start, m.end, decade=int(text) // 10, bc=True) if m.has("bc") and text.isdigit() else None
    words = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8, "nineties": 9}
    tens = words.get(text + "s") or words.get(m.text("decade")) or (int(text) // 10 if text.isdigit() else None)
    return None if tens is None else Expression(Part.DECADE, m.start, m.end, decade=190 + tens if tens > 2 else 200 + tens)


def _century(m: Match) -> Expression | None:
    number = m.integer("number")
    if not 1 <= number <= 22 or m.value("unit") != "C":
        return None
    return Expression(Part.CENTURY, m.start, m.end, century=number - 1, bc=m.has("bc"))


def _season(m: Match) -> Expression | None:
    return Expression(Part.SEASON, m.start, m.end, season=str(m.value("season")))


def _quarter(m: Match) -> Expression | None:
    number = m.integer("number")
    if m.text("unit") == "quarter":
        return Expression(Part.QUARTER, m.start, m.end, quarter=number, fiscal=m.has("fiscal")) if number <= 4 else None
    return Expression(Part.QUARTER, m.start, m.end, half=number, fiscal=m.has("fiscal")) if number <= 2 else None


def _last_half(m: Match) -> Expression | None:
    return Expression(Part.QUARTER, m.start, m.end, half=1 if m.has("early") else 2)


_rule("year", "<year>", _year)
_rule("year", "<year> <period: period|quarter>", _period)
_rule("unit", "<unit> <year: year|word>", _the_year)
_rule("year", "<year> (hyphen|dash|slash) <last: year|digits|number>", _year_range)
_rule("year number digits", "<year: year|number|digits> bc", _year_bc)
_rule("year number digits", "<year: year|number|digits> (hyphen|dash|to) <last: year|number|digits> <bc>", _year_range)
_rule("fiscal", "<fiscal> (unit)? <year>", _year)
_rule("shortyear", "<year: shortyear>", _short_year)
_rule("decade nineties", "<decade: decade|nineties> <bc>?", _decade)
_rule("ordinal", "<number: ordinal> hyphen? <unit> <bc>?", _century)
_rule("season", "<season>", _season)
_rule("ordinal second", "<number: ordinal|second> hyphen? <fiscal>? <unit: quarter>", _quarter)
_rule("fiscal", "<fiscal> hyphen? <number: ordinal|second> hyphen? <unit: quarter>", _quarter)
_rule("ordinal second", "<number: ordinal|second> hyphen? <unit: half>", _quarter)
_rule("last", "<last> half", _last_half)

# -- clock times and parts of the day --------------------------------------------------------------


def _clock(m: Match) -> Expression | None:
    hour, minute, second = m.value("clock"), 0, None
    if m.has("dotted") or isinstance(hour, str):
        pieces = str(m.value("dotted") if m.has("dotted") else hour).replace(".", ":").split(":")
        hour, minute = int(pieces[0]), int(pieces[1])
        second = int(pieces[2]) if len(pieces) > 2 else None
    return _time(m, int(str(hour)), minute, second)


def _time(m: Match, hour: int, minute: int, second: int | None = None) -> Expression | None:
    half = m.text("meridiem").replace(".", "")
    if half and not 1 <= hour <= 12 and not (half == "pm" and hour < 24):
        return None
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    zone = _zone(m)
    return Expression(Part.CLOCK, m.start, m.end, hour=hour, minute=minute, second=second, zone=zone)


def _zone(m: Match) -> str:
    if m.has("zone"):
        return m.text("zone").upper()
    if m.has("place"):
        return m.words.word(m.places["place"]) + " time"
    return ""


def _spoken(m: Match) -> Expression | None:
    """Ten to five, eight minutes to eight, half past nine: the hour is of the nearer half of the day unless told."""
    minutes = 30 if m.has("half") else 15 if m.has("quarter") else m.integer("minutes")
    hour = m.integer("hour")
    if not 1 <= hour <= 12 or not 1 <= minutes <= 59:
        return None
    if m.has("to"):
        hour, minutes = (hour - 2) % 12 + 1, 60 - minutes
    return _time(m, hour, minutes)


def _oclock(m: Match) -> Expression | None:
    return _time(m, m.integer("clock"), 0) if 1 <= m.integer("clock") <= 12 else None


def _clockword(m: Match) -> Expression | None:
    hour, minute = m.value("clockword")  # type: ignore[misc]
    return Expression(Part.CLOCK, m.start, m.end, hour=hour, minute=minute, zone=_zone(m))


def _daypart(m: Match) -> Expression | None:
    return Expression(Part.DAYPART, m.start, m.end, daypart=str(m.value("daypart")))


_ZONE = "(open? <zone> close?|comma? <place: other|local> time)?"
_rule("clock", f"<clock> (hrs)? <meridiem>? {_ZONE}", _clock)
_rule("dotted", f"<dotted> <meridiem> {_ZONE}", _clock)
_rule("digits", f"<clock: digits> <meridiem> {_ZONE}", _clock)
_rule("digits word", f"<clock: digits|word> oclock <meridiem>? {_ZONE}", _oclock)
_rule("digits word", "<minutes: digits|word> (unit|units)? <to> <hour: digits|word> oclock? <meridiem>?", _spoken)
_rule("digits word", "<minutes: digits|word> (unit|units)? <past: past|after> <hour: digits|word> oclock? <meridiem>?", _spoken)
_rule("half", "<half> <past> <hour: digits|word> oclock? <meridiem>?", _spoken)
_rule("a", "a <quarter> (<to>|<past>|<after>) <hour: digits|word> oclock? <meridiem>?", _spoken)
_rule("quarter", "<quarter> (<to>|<past>|<after>) <hour: digits|word> oclock? <meridiem>?", _spoken)
_rule("clockword", f"<clockword> {_ZONE}", _clockword)
_rule("daypart", "<daypart>", _daypart)
_rule("unit", "<unit>", lambda m: Expression(Part.DAYPART, m.start, m.end, daypart="NI") if m.value("unit") == "NI" else None)

# -- counted from a reference ----------------------------------------------------------------------

_PUBLICATION = {"last": -1, "past": -1, "latest": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "upcoming": 1, "forthcoming": 1}
_DISCOURSE = {"previous": -1, "preceding": -1, "prior": -1, "that": 0, "same": 0, "following": 1, "ensuing": 1, "subsequent": 1, "succeeding": 1}


def _reference(m: Match) -> tuple[int, Base] | None:
    """Direction and base that a word such as last, this, same or following gives."""
    word = m.text("which")
    if m.has("same"):
        return 0, Base.DISCOURSE
    if word in _PUBLICATION:
        return _PUBLICATION[word], Base.PUBLICATION
    return (_DISCOURSE[word], Base.DISCOURSE) if word in _DISCOURSE else None


def _shift(m: Match) -> Expression | None:
    found = _reference(m)
    unit = _UNIT_OF.get(str(m.value("unit")), "")
    if m.has("part"):
        unit = "D"
    if found is None or unit in ("", "S", "MIN", "H", "ML", "SEA"):
        return None
    direction, base = found
    after_the = m.start > 0 and m.words.row[m.start - 1] == CLASSES["the"]
    if direction == 1 and after_the and unit in ("D", "M", "Y"):
        base = Base.DISCOURSE
    daypart = str(m.value("part") or "")
    if m.value("unit") == "NI":
        daypart = "NI"
    return Expression(Part.SHIFT, m.start, m.end, unit=unit, direction=direction, base=base, daypart=daypart, fiscal=m.has("fiscal"))


def _latest(m: Match) -> Expression | None:
    if m.text("which") != "latest":
        return None
    return Expression(Part.SHIFT, m.start, m.end, unit="Q", direction=0, base=Base.DISCOURSE, mod="BARE")


def _named(m: Match) -> Expression | None:
    found = _reference(m)
    if found is None:
        return None
    direction, base = found
    first = Expression(Part.WEEKDAY, m.start, m.end, direction=direction, base=base)
    if m.has("weekday"):
        return replace(first, weekday=m.integer("weekday"))
    if m.has("month"):
        return replace(first, part=Part.MONTH, month=m.integer("month"))
    if m.has("feast"):
        return replace(first, part=Part.FEAST, feast=str(m.value("feast")))
    return replace(first, part=Part.SEASON, season=str(m.value("season")))


_WHICH = "last|past|previous|next|following|this|that"
_rule("last past previous next following this that", f"<which: {_WHICH}> (next|past|same|last|calendar|full|previous|following)? <fiscal>? <unit: unit|quarter>", _shift)
_rule("same", "<same> <fiscal>? <unit: unit|quarter>", _shift)
_rule("last past previous next following this that", f"<which: {_WHICH}> (same)? <part: daypart>", _shift)
_rule("same", "<same> <part: daypart>", _shift)
_rule("previous", "<which: previous> period", lambda m: _latest(m))
_rule("last past previous next following this that", f"<which: {_WHICH}> (next|past|last|previous|same)? (<weekday>|<month>|<season>|<feast>)", _named)


def _day_after(m: Match) -> Expression | None:
    """The day before, the day after; the day before yesterday is a deictic."""
    if m.value("unit") not in ("D", "NI", "Y", "M", "W") or m.words.row[m.start - 1 : m.start] != CLASSES["the"]:
        return None
    unit = _UNIT_OF[str(m.value("unit"))]
    sign = -1 if m.has("before") else 1
    return Expression(Part.OFFSET, m.start, m.end, unit=unit, count=Decimal(sign), base=Base.DISCOURSE)


def _offset(m: Match) -> Expression | None:
    unit = str(m.value("unit"))
    if unit in ("WE", "SEA", "H", "MIN", "S") or m.text("unit") == "second":
        return None
    sign = 1 if m.has("later") or m.has("after") or m.text("how") in ("later", "after") else -1
    base = Base.PUBLICATION if m.has("ago") else Base.DISCOURSE
    count = _count(m)
    return Expression(Part.OFFSET, m.start, m.end, unit=unit, count=None if count is None else sign * count, direction=sign, base=base)


def _count(m: Match) -> Decimal | None:
    """The number of units; None when it is vague."""
    if not m.has("count") or m.words.row[m.places["count"]] == CLASSES["few"]:
        return None
    if m.words.row[m.places["count"]] == CLASSES["a"]:
        count = Decimal(1) if not m.has("few") else None
    elif m.words.row[m.places["count"]] == CLASSES["half"]:
        count = Decimal("0.5")
    else:
        count = m.words.number(m.places["count"])
    return count + Decimal("0.5") if count is not None and m.has("half") else count


def _year_ago(m: Match) -> Expression | None:
    if m.value("unit") != "Y":
        return None
    base = Base.PUBLICATION if m.has("ago") else Base.DISCOURSE
    return Expression(Part.OFFSET, m.start, m.end, unit="Y", count=Decimal(-1), base=base, period=m.has("period"))


_rule("unit", "<unit> hyphen (<ago>|<earlier>) (<number: ordinal|second>)? (<period: period|quarter>)?", _year_ago)


_UNITS_BACK = "<unit: unit|units|quarter|quarters|second>"
_COUNTED = f"<count: {_COUNT}> <few: few>? of? more? (hyphen|full)? {_UNITS_BACK} (and a <half>)? (or so)?"
_rule("digits word number a few fraction half", f"{_COUNTED} (<ago>|<earlier>|<later>|<before: before>)", _offset)
_rule("digits word number a few fraction half", f"{_COUNTED} (<after: after>)", _offset)
_rule("units unit", f"{_UNITS_BACK} hyphen? (<ago>|<earlier>|<later>)", _offset)
_rule("unit", "<unit> (<before>|<after>|<later: following>|<earlier: previous>)", _day_after)


def _unit_end(m: Match) -> Expression | None:
    unit = str(m.value("unit"))
    if unit not in ("Y", "M", "W") and m.text("unit") != "quarter":
        return None
    return Expression(Part.SHIFT, m.start, m.end, unit="Q" if m.text("unit") == "quarter" else unit, direction=0, base=Base.PUBLICATION, mod="END")


def _bare_unit(m: Match) -> Expression | None:
    """The week, the quarter, the weekend: the one that is being told of."""
    unit = "Q" if m.text("unit") == "quarter" else str(m.value("unit"))
    if unit not in ("D", "W", "M", "Q", "Y", "WE"):
        return None
    return Expression(Part.SHIFT, m.start, m.end, unit=unit, direction=0, base=Base.DISCOURSE, mod="BARE")


_rule("unit quarter", "<unit: unit|quarter> (possessive|hyphen)? end", _unit_end)
_rule("fiscal full", "(<fiscal>|full) <unit>", _bare_unit)
_rule("unit quarter", "<unit: unit|quarter>", _bare_unit)


def _deictic(m: Match) -> Expression | None:
    word = m.text("deictic")
    offset = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    if m.has("before"):
        offset -= 1
    if m.has("after"):
        offset += 1
    daypart = "NI" if word in ("tonight", "overnight") else ""
    return Expression(Part.DEICTIC, m.start, m.end, unit="D", count=Decimal(offset), daypart=daypart)


_rule("deictic", "<deictic>", _deictic)
_rule("unit", "unit (<before>|<after>) <deictic>", _deictic)


# -- vague and repeated ----------------------------------------------------------------------------


def _vague(value: str) -> Build:
    return lambda m: Expression(Part.VAGUE, m.start, m.end, value=value)


_rule("now", "now", _vague("PRESENT_REF"))
_rule("lately", "lately", _vague("PAST_REF"))
_rule("future", "future", _vague("FUTURE_REF"))
_rule("past", "past", _vague("PAST_REF"))
_rule("recent", "recent", _vague("PAST_REF"))
_rule("this", "this", lambda m: _vague("PRESENT_REF")(m) if m.words.word(m.start).lower() == "current" else None)
_rule("that", "that units", lambda m: _vague("PRESENT_REF")(m) if m.words.word(m.start).lower() == "these" else None)
_rule("present", "present hyphen? unit", _vague("PRESENT_REF"))
_rule("present", "present", _vague("PRESENT_REF"))
_rule("near", "near (future|other)", lambda m: _vague("FUTURE_REF")(m) if m.words.word(m.end - 1).lower() in ("future", "term") else None)

_SET_UNITS = {"D": "P1D", "NI": "P1D", "W": "P1W", "WE": "P1W", "M": "P1M", "Q": "P1Q", "Y": "P1Y", "H": "PT1H", "MIN": "PT1M", "S": "PT1S", "DE": "P1DE", "C": "P1C"}
_ADVERBS = {"daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y", "hourly": "PT1H"}


def _set(m: Match) -> Expression | None:
    value = ""
    if m.has("adverb"):
        value = _ADVERBS[m.text("adverb")] if m.words.word(m.places["adverb"]).islower() else ""
    elif m.has("weekday"):
        value = f"XXXX-WXX-{m.value('weekday')}" + (f"T{m.value('part')}" if m.has("part") else "")
    elif m.has("month"):
        value = f"XXXX-{m.integer('month'):02}"
    elif m.has("season"):
        value = f"XXXX-{m.value('season')}"
    elif m.has("part"):
        value = f"XXXX-XX-XXT{m.value('part')}"
    elif m.has("unit"):
        value = _SET_UNITS.get("Q" if m.text("unit") == "quarter" else str(m.value("unit")), "")
        if m.has("count") and value:
            value = value.replace("1", str(m.value("count")))
    return Expression(Part.SET, m.start, m.end, value=value) if value else None


_rule("adverb", "<adverb>", _set)
_rule("every", "every (other)? (<unit: unit|quarter>|<weekday: weekday>|<month>|<season>|<part: daypart>)", _set)
_rule("every", "every <count: digits|word> <unit: units|quarters>", _set)
_rule("weekdays", "<weekday: weekdays> <part: daypart>?", _set)
_rule("weekday", "<weekday> <part: daypart>", lambda m: _set(m) if m.text("part").endswith("s") else None)
_rule("times", "times (a|every|per) <unit: unit|quarter>", _set)
_rule("per", "per <unit: unit|quarter>", _set)
