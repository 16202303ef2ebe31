"""What dates that stand together say about one another: lists of days, pairs of months, periods with their end."""

from __future__ import annotations

from dataclasses import replace

from workbench.kinds.date.expression import Expression, Part
from workbench.language.timepatterns import Pattern
from workbench.language.timewords import CLASSES, Words, listed

_DAY_BEFORE = Pattern("the? <day: digits|ordinal> (and|to|or|comma|until)")
_DAY_AFTER = Pattern("(and|or|to|until) the? <day: digits|ordinal> (comma? <year>)?")
_AFTER_DAY_LIST = listed("after_day_list")
_TOGETHER = Pattern("(and|or|to|until|dash|hyphen) (the|early|late|mid|hyphen){0,3}")
_ENDED = Pattern("other on?")
_SHARING = frozenset({Part.DAY, Part.MONTH, Part.SEASON})


def days_beside(words: Words, found: Expression, floor: int) -> tuple[list[Expression], list[Expression]]:
    """The other days of a list that names its month once: from 15 to 22 February; May 4 and 5."""
    if found.part is not Part.DAY or found.month is None or found.until is not None:
        return [], []
    month_first = words.row[found.start] == CLASSES["month"]
    match = _DAY_AFTER.match(words, found.end) if month_first else _DAY_BEFORE.ending(words, found.start, floor, 3)
    if match is None:
        return [], []
    day, place, named = match.integer("day"), match.places["day"], found.day or 0
    if not month_first:
        return ([replace(found, start=place, end=place + 1, day=day)], []) if 1 <= day < named else ([], [])
    following = words.lower(match.end)
    if not named < day <= 31 or (following[:1].isalnum() and following not in _AFTER_DAY_LIST):
        return [], []
    year = match.integer("year") if match.has("year") else found.year
    return [], [replace(found, start=place, end=match.end, day=day, year=year)]


def completed(words: Words, found: list[Expression]) -> list[Expression]:
    """The dates, each with what the one behind it says about both: April and June 2021; the quarter ended July 31."""
    whole = list(found)
    for at in range(len(whole) - 2, -1, -1):
        first, second = whole[at], whole[at + 1]
        if _shares_month(words, first, second):
            whole[at] = replace(first, month=second.month, year=second.year)
        elif _shares_year(words, first, second):
            back = 1 if (second.month or 0) < (first.month or 0) and not second.bc else 0
            whole[at] = replace(first, year=(second.year or 0) - back)
        elif _shares_day(words, first, second):
            day = replace(second, start=first.start, end=first.end, zone=first.zone or second.zone)
            whole[at] = replace(day, hour=first.hour, minute=first.minute, second=first.second)
        elif _ends_quarter(words, first, second):
            quarter = ((second.month or 1) + 2) // 3
            whole[at] = replace(first, part=Part.QUARTER, quarter=quarter, year=second.year, bare=False)
    return whole


def _shares_month(words: Words, first: Expression, second: Expression) -> bool:
    """The 5th and 6th of May."""
    if first.part is not Part.DAY or first.month is not None or second.part is not Part.DAY or second.month is None:
        return False
    return (first.day or 0) < (second.day or 0) and _TOGETHER.fills(words, first.end, second.start)


def _shares_year(words: Words, first: Expression, second: Expression) -> bool:
    if first.part not in _SHARING or first.year is not None or first.direction is not None:
        return False
    dated = second.part in _SHARING and second.year is not None
    return dated and _TOGETHER.fills(words, first.end, second.start)


def _shares_day(words: Words, first: Expression, second: Expression) -> bool:
    """Between 10 a.m. and 2 p.m. on 4 May."""
    if first.part is not Part.CLOCK or second.part is Part.CLOCK or second.hour is None:
        return False
    return _TOGETHER.fills(words, first.end, second.start)


def _ends_quarter(words: Words, first: Expression, second: Expression) -> bool:
    if first.part is not Part.SHIFT or first.unit != "Q" or second.part is not Part.DAY or second.month is None:
        return False
    return words.lower(first.end) in ("ended", "ending") and _ENDED.fills(words, first.end, second.start)
