"""Days, months, years and what years are made of, as they are written."""

from __future__ import annotations

from dataclasses import replace

from workbench.kinds.date.expression import LAST, Base, Expression, Part
from workbench.kinds.date.rules import Rules
from workbench.language.calendar import MONTHS, SATURDAY, days_in, exists
from workbench.language.feasts import LUNAR
from workbench.language.timepatterns import Match
from workbench.language.timewords import CLASSES, letters

RULES = Rules()
_DAY = "digits|ordinal"
_BEGINS = letters("from between")

# -- days and months -------------------------------------------------------------------------------


def _written_year(m: Match) -> int | None:
    return m.integer("year") if m.has("year") else None


def _recent(figures: int) -> int:
    """The year that two figures mean in news: 31 to 99 of the last century, the others of this one."""
    return 1900 + figures if figures > 30 else 2000 + figures


def _day(m: Match) -> Expression | None:
    month, year, day = m.integer("month"), _written_year(m), m.integer("day")
    if m.words.letter(m.start - 1) == CLASSES["sign"]:
        return None  # $12 December 27
    if not (exists(year, month, day) or 29 <= day <= 31):  # 31 June can only be meant as a date
        return None
    first = Expression(Part.DAY, m.start, m.end, year=year, month=month, day=day)
    if not m.has("last"):
        return first
    last, other = m.integer("last"), m.integer("other") if m.has("other") else month
    if not exists(None, other, last) or (other == month and last <= day):
        return None
    return replace(first, until=Expression(Part.DAY, m.start, m.end, year=year, month=other, day=last))


def _nth_day(m: Match) -> Expression | None:
    """The first day of July 1997, the first weekend of May."""
    if m.text("unit") == "weekend":
        return _weekend_of_month(m)
    return _day(m) if m.text("unit") == "day" else None


def _weekend_of_month(m: Match) -> Expression | None:
    """The first weekend of May, the last one."""
    which = m.integer("day") if m.has("day") else -1
    if which > 4:
        return None
    month, year = m.integer("month"), _written_year(m)
    return Expression(Part.DAY, m.start, m.end, year=year, month=month, weekday=SATURDAY, which=which, unit="WE")


def _day_of_unit(m: Match) -> Expression | None:
    """The 15th day of next month, the last day of this one; the first and the last day of a year."""
    determiner = m.words.lower(m.places["of"] - 1)
    which, bare = {"last": -1, "next": 1}.get(determiner, 0), determiner == "the"
    day = m.integer("day") if m.has("day") else LAST
    if m.text("unit") != "day" or m.text("of") not in ("month", "year"):
        return None
    if m.text("of") == "month":
        return Expression(Part.DAY, m.start, m.end, day=day, unit="M", direction=which, bare=bare)
    month, day = {1: (1, 1), LAST: (12, 31)}.get(day, (0, 0))
    found = Expression(Part.DAY, m.start, m.end, month=month, day=day, unit="Y", direction=which)
    return replace(found, base=Base.DISCOURSE if bare else found.base) if month else None


def _iso(m: Match) -> Expression | None:
    text = m.text("iso").upper()
    clock = text[11:].split(":") if "T" in text else []
    if text[4] == "-":
        year, month, day = (int(n) for n in text[:10].split("-"))
    else:
        first, second, year = (int(n) for n in text.replace("/", ".").split("."))
        year = year if year >= 100 else _recent(year)
        day, month = (first, second) if "." in text or first > 12 else (second, first)
    if not 1000 <= year < 2200 or not exists(year, month, day):
        return None
    found = Expression(Part.DAY, m.start, m.end, year=year, month=month, day=day)
    if not clock or int(clock[0]) > 24 or int(clock[1]) > 59:
        return found
    return replace(found, hour=int(clock[0]), minute=int(clock[1]))


def _month(m: Match) -> Expression | None:
    end = m.end - 1 if m.has("stop") and m.text("month") in MONTHS else m.end
    year = _recent(m.integer("short")) if m.has("short") else _written_year(m)
    return Expression(Part.MONTH, m.start, end, month=m.integer("month"), year=year)


def _last_week(m: Match) -> Expression | None:
    """The last week of June, the last days of it."""
    if m.text("unit") not in ("week", "weekend", "day"):
        return None
    if m.text("unit") == "weekend":
        return _weekend_of_month(m)
    month, year = m.integer("month"), _written_year(m)
    if m.text("unit") == "day" and (year or month != 2):
        return Expression(Part.DAY, m.start, m.end, year=year, month=month, day=days_in(year or 2001, month))
    found = _month(m)
    return replace(found, mod="END") if found else None


def _ordinal_day(m: Match) -> Expression | None:
    if not m.text("day")[0].isdigit() or not 1 <= m.integer("day") <= 31:
        return None
    return Expression(Part.DAY, m.start, m.end, day=m.integer("day"))


def _weekday(m: Match) -> Expression | None:
    return Expression(Part.WEEKDAY, m.start, m.end, weekday=m.integer("weekday"))


def _feast(m: Match) -> Expression | None:
    """A feast; Ramadan is a month long, and feasts of the moon may begin a day sooner or later."""
    name = str(m.value("feast"))
    found = Expression(Part.FEAST, m.start, m.end, feast=name, year=_written_year(m), mod="APPROX" * (name in LUNAR))
    return replace(found, until=replace(found, feast="end of ramadan")) if name == "ramadan" else found


def _weekday_of_month(m: Match) -> Expression | None:
    """The first Monday of October, the last Sunday in May."""
    which = m.integer("which") if m.has("which") else -1
    month, year = m.integer("month"), _written_year(m)
    if not -1 <= which <= 5:
        return None
    return Expression(Part.DAY, m.start, m.end, year=year, month=month, weekday=m.integer("weekday"), which=which)


def _weekday_of_unit(m: Match) -> Expression | None:
    """The second Saturday of the month, the last Friday of every month."""
    which = m.integer("which") if m.has("which") else -1
    if m.text("unit") != "month" or which > 5 or _no_rank(m):
        return None
    if m.has("every"):
        return Expression(Part.SET, m.start, m.end, value=f"XXXX-WXX-{m.value('weekday')}")
    aside = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(m.text("other"), 0)
    found = Expression(Part.DAY, m.start, m.end, weekday=m.integer("weekday"), which=which, unit="M", direction=aside)
    return found if m.has("other") else replace(found, bare=True)


def _weekday_of_event(m: Match) -> Expression | None:
    """The first Sunday of the festival: which day that was the calendar does not tell."""
    which = m.integer("which") if m.has("which") else -1
    if _no_rank(m) or which > 5:
        return None
    end = m.places["weekday"] + 1
    return Expression(Part.WEEKDAY, m.start, end, weekday=m.integer("weekday"), which=which)


def _no_rank(m: Match) -> bool:
    """Whether "last" stands without its article and tells the week before."""
    return m.has("last") and m.words.letter(m.start - 1) != CLASSES["the"]


RULES.add("iso", "<iso>", _iso)
RULES.add("month", f"<month> dot? <day: {_DAY}> ((comma|of)? <year>)?", _day)
RULES.add("month", "<month> (dot|comma)? the? <day: ordinal> ((comma|of)? <year>)?", _day)
RULES.add("month", f"<month> dot? <day: {_DAY}> (hyphen|dash) <last: {_DAY}> (comma? <year>)?", _day)
RULES.add(
    "month", f"<month> dot? <day: {_DAY}> (hyphen|dash) <other: month> dot? <last: {_DAY}> (comma? <year>)?", _day
)
RULES.add("month", "<month> dot? (comma|of|hyphen|slash)? (<year>|<short: shortyear>)", _month)
RULES.add("month", "<month> <stop: dot>?", _month)
RULES.add("last", "last <unit> (of|in) the? <month> (comma? of? <year>)?", _last_week)
RULES.add("digits ordinal", f"<day: {_DAY}> of? <month> (dot? comma? of? <year>)?", _day)
RULES.add("digits", "<day: digits> (hyphen|slash) <month> (hyphen|slash) <year>", _day)
RULES.add("second", "<day: second> of <month> (comma? of? <year>)?", _day)
RULES.add("ordinal second", "<day: ordinal|second> <unit> of the? (this|next|last)? <of: unit>", _day_of_unit)
RULES.add("last", "last <unit> of (the|this|next|last) <of: unit>", _day_of_unit)
RULES.add("ordinal second", "<day: ordinal|second> <unit> (of|in) <month> (comma? of? <year>)?", _nth_day)
RULES.add("digits ordinal", f"<day: {_DAY}> (hyphen|dash) <last: {_DAY}> of? <month> (comma? <year>)?", _day)
RULES.add("ordinal", "<day: ordinal>", _ordinal_day)
RULES.add("weekday", "<weekday>", _weekday)
RULES.add("ordinal second", "<which: ordinal|second> <weekday> (in|of) <month> (comma? of? <year>)?", _weekday_of_month)
RULES.add("last", "last <weekday> (in|of) <month> (comma? of? <year>)?", _weekday_of_month)
_NTH_WEEKDAY = "(<which: ordinal|second>|<last>) <weekday>"
RULES.add(
    "ordinal second last",
    f"{_NTH_WEEKDAY} (of|in) (the|<every>)? <other: this|next|last|previous|following|that|same>? <unit: unit>",
    _weekday_of_unit,
)
RULES.add("ordinal second last", f"{_NTH_WEEKDAY} of (the|this|a)? other", _weekday_of_event)
RULES.add("feast", "<feast> (comma? <year>)?", _feast)

# -- years -----------------------------------------------------------------------------------------


def _year(m: Match) -> Expression | None:
    year = m.integer("year")
    if m.has("ad") and not 0 < year < 2200:
        return None
    return Expression(Part.YEAR, m.start, m.end, year=year, fiscal=m.has("fiscal"), bc=m.has("bc"), told=m.has("ad"))


def _short_year(m: Match) -> Expression | None:
    """The class of '68, the flood of '05: a year of the century told of, else the latest that it may be."""
    return Expression(Part.YEAR, m.start, m.end, year=_recent(m.integer("year")), short=True)


def _period(m: Match) -> Expression | None:
    """The 1988 period, in business news: the same quarter of another year."""
    return Expression(Part.YEAR, m.start, m.end, year=m.integer("year"), period=True)


def _the_year(m: Match) -> Expression | None:
    if m.text("unit") != "year" or not 1000 <= m.integer("year") < 2200:
        return None
    return Expression(Part.YEAR, m.start, m.end, year=m.integer("year"), told=True)


def _year_range(m: Match) -> Expression | None:
    if not str(m.value("last")).isdecimal():
        return None  # "1992-2.5" is no range of years
    first, last, bc = m.integer("year"), m.integer("last"), m.has("bc")
    if m.text("last").isdigit() and len(m.text("last")) == 2 and not bc:
        last += first // 100 * 100
    if not (first - 200 < last < first if bc else first < last < first + 100):
        return None
    start = m.start - (m.words.letter(m.start - 1) in _BEGINS)
    until = Expression(Part.YEAR, start, m.end, year=last, bc=bc)
    return Expression(Part.YEAR, start, m.end, year=first, until=until, bc=bc)


RULES.add("year", "<year>", _year)
RULES.add("year", "<year> <period: period|quarter>", _period)
RULES.add("year", "<year> (hyphen|dash|slash) <last: year|digits|number>", _year_range)
RULES.add("year", "<year> to <last: year>", _year_range)
RULES.add("year number digits", "<year: year|number|digits> <bc>", _year)
RULES.add("year number digits", "<year: year|number|digits> <ad>", _year)
RULES.add("ad", "<ad> <year: year|number|digits>", _year)
RULES.add(
    "year number digits", "<year: year|number|digits> (hyphen|dash|to) <last: year|number|digits> <bc>", _year_range
)
RULES.add("unit", "<unit> <year: year|word>", _the_year)
RULES.add("fiscal", "<fiscal> unit? <year>", _year)
RULES.add("fiscal", "<fiscal> unit? <year> (hyphen|dash|slash) <last: year|digits>", _year_range)
RULES.add("shortyear", "<year: shortyear>", _short_year)

# -- longer and shorter than years -----------------------------------------------------------------

_TENS = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")


def _decade(m: Match) -> Expression | None:
    written = m.text("decade")
    figures = written.strip("'s")
    if written in _TENS:
        return Expression(Part.DECADE, m.start, m.end, decade=_recent_decade(_TENS.index(written) + 2))
    if not figures.isdigit():
        return None
    if len(figures) == 4 and figures.endswith("00") and figures < "1900":  # the 1800s, not just ten years of them
        return Expression(Part.CENTURY, m.start, m.end, century=int(figures) // 100) if figures >= "1000" else None
    if len(figures) == 4 and written[0].isdigit():
        return (
            Expression(Part.DECADE, m.start, m.end, decade=int(figures) // 10) if 1000 <= int(figures) < 2200 else None
        )
    if m.has("bc"):
        return Expression(Part.DECADE, m.start, m.end, decade=int(figures) // 10, bc=True)
    if len(figures) == 2:
        return Expression(Part.DECADE, m.start, m.end, decade=_recent_decade(int(figures) // 10))
    return None


def _recent_decade(tens: int) -> int:
    return 190 + tens if tens > 2 else 200 + tens


def _century(m: Match) -> Expression | None:
    number = m.integer("number")
    if not 1 <= number <= 22 or m.value("unit") != "C":
        return None
    return Expression(Part.CENTURY, m.start, m.end, century=number - 1, bc=m.has("bc"))


def _turn(m: Match) -> Expression | None:
    """The turn of the century, of the 19th century."""
    if m.value("unit") != "C":
        return None
    number = m.integer("number") - 1 if m.has("number") else None
    return Expression(Part.CENTURY, m.start, m.end, century=number, turn=True, mod="APPROX")


def _season(m: Match) -> Expression | None:
    return Expression(Part.SEASON, m.start, m.end, season=str(m.value("season")))


def _quarter(m: Match) -> Expression | None:
    number, fiscal = m.integer("number"), m.has("fiscal")
    if m.text("unit") == "quarter":
        return Expression(Part.QUARTER, m.start, m.end, quarter=number, fiscal=fiscal) if number <= 4 else None
    return Expression(Part.QUARTER, m.start, m.end, half=number, fiscal=fiscal) if number <= 2 else None


def _last_half(m: Match) -> Expression | None:
    return Expression(Part.QUARTER, m.start, m.end, half=2)


RULES.add("decade nineties", "<decade: decade|nineties> <bc>?", _decade)
RULES.add("ordinal", "<number: ordinal> hyphen? <unit> <bc>?", _century)
RULES.add("turn", "turn of the <number: ordinal>? <unit>", _turn)
RULES.add("season", "<season>", _season)
RULES.add("ordinal second", "<number: ordinal|second> hyphen? <fiscal>? <unit: quarter>", _quarter)
RULES.add("fiscal", "<fiscal> hyphen? <number: ordinal|second> hyphen? <unit: quarter>", _quarter)
RULES.add("ordinal second", "<number: ordinal|second> hyphen? <unit: half>", _quarter)
RULES.add("last", "last half", _last_half)


def _figured(m: Match) -> Expression | None:
    """Q3, 3Q, H1, FY2023."""
    written = m.text("quarterly")
    number = int(written.strip("qhfy"))
    if written.startswith("fy"):
        return Expression(Part.YEAR, m.start, m.end, year=number if number > 100 else 2000 + number, fiscal=True)
    if "h" in written:
        return Expression(Part.QUARTER, m.start, m.end, half=number, year=_written_year(m)) if number < 3 else None
    return Expression(Part.QUARTER, m.start, m.end, quarter=number, year=_written_year(m))


RULES.add("quarterly", "<quarterly>", _figured)
RULES.add("quarterly", "<quarterly> (hyphen|slash) <year>", _figured)
RULES.add("year", "<year> (hyphen|slash) <quarterly>", _figured)
