"""What dates that stand together say about one another: lists of days, pairs of months, periods with their end."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from workbench.kinds.date.expression import Expression, Part
from workbench.language.timepatterns import Pattern
from workbench.language.timewords import CLASSES, Words, letters, listed

_DAY_BEFORE = Pattern("the? <day: digits|ordinal> (and|to|or|comma|until)")
_DAY_AFTER = Pattern("(and|or|to|until) the? <day: digits|ordinal> (comma? <year>)?")
_DAY_LISTED = Pattern("comma <day: digits|ordinal> <more: and|comma|or>")
_AFTER_DAY_LIST = listed("after_day_list")
_TOGETHER = Pattern("(and|or|to|until|dash|hyphen) (the|early|late|mid|hyphen){0,3}")
_ENDED = Pattern("other on?")
_TO, _AND, _DASHED = Pattern("comma? (to|until)"), Pattern("and"), Pattern("dash|hyphen")
_BARE_DAY = letters("digits ordinal")
_CLOCK_OF = Pattern("other on the?")
_RESCHEDULED = listed("rescheduled")
_MOVED_WITHIN = 14
"""Words before "from 4 May to 9 May" among which a verb that moves a date is looked for."""
_STRETCH_BEGINS = letters("from between")
_STRETCHED = frozenset(
    {Part.DAY, Part.MONTH, Part.SEASON, Part.YEAR, Part.DECADE, Part.CENTURY, Part.QUARTER, Part.WEEKDAY}
)
_OF_ONE_YEAR = frozenset({Part.DAY, Part.MONTH, Part.SEASON, Part.YEAR})
_SHARING = frozenset({Part.DAY, Part.MONTH, Part.SEASON})


def days_beside(words: Words, found: Expression, floor: int) -> tuple[list[Expression], list[Expression]]:
    """The other days of a list that names its month once: from 15 to 22 February; May 4 and 5."""
    if found.part is not Part.DAY or found.month is None or found.until is not None:
        return [], []
    month_first = words.row[found.start] == CLASSES["month"]
    return ([], _days_after(words, found)) if month_first else (_days_before(words, found, floor), [])


def _days_before(words: Words, found: Expression, floor: int) -> list[Expression]:
    """3, 4 and 9 March."""
    days: list[Expression] = []
    first = found
    while (match := _DAY_BEFORE.ending(words, first.start, floor, 4 if first is found else 3)) is not None:
        day, place = match.integer("day"), match.places["day"]
        if not 1 <= day < (first.day or 0) or (first is not found and not _listed(words, place)):
            break
        first = replace(found, start=place, end=place + 1, day=day)
        days.insert(0, first)
    return days


def _days_after(words: Words, found: Expression) -> list[Expression]:
    """June 18, 19 and 21, 2024."""
    days = [found]
    while (match := _DAY_AFTER.match(words, days[-1].end)) is not None or (
        match := _DAY_LISTED.match(words, days[-1].end)
    ) is not None:
        day, place = match.integer("day"), match.places["day"]
        following = words.lower(match.end)
        stands = not following[:1].isalnum() or following in _AFTER_DAY_LIST or "more" in match.places
        if not (days[-1].day or 0) < day <= 31 or not stands:
            break
        end = match.places.get("more", match.end)
        year = match.integer("year") if match.has("year") else found.year
        days.append(replace(found, start=place, end=end, day=day, year=year))
    return [replace(day, year=days[-1].year) for day in days[1:]]


def _listed(words: Words, place: int) -> bool:
    """Whether a figure further back in a list is a day, too: only one behind which a comma stands."""
    return words.letter(place + 1) == CLASSES["comma"]


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
    return _ranges(words, whole)


def _ranges(words: Words, found: list[Expression]) -> list[Expression]:
    """Pairs that name one stretch by its ends, as one date: from April 2018 to August 2019; between 1950 and 1954."""
    whole: list[Expression] = []
    for each in found:
        first, second = whole[-1] if whole else None, each
        if second.value == "PRESENT_REF" and words.lower(second.end - 1) == "now":  # from 2015 to now: until today
            second = replace(second, part=Part.DEICTIC, value="", unit="D", count=Decimal(0))
        if first is not None and _one_stretch(words, first, second):
            start = first.start - (words.letter(first.start - 1) in _STRETCH_BEGINS)
            whole[-1] = replace(first, start=start, end=second.end, until=second)
        else:
            whole.append(each)
    return whole


def _pair_of_days(words: Words, first: Expression, second: Expression) -> bool:
    """3 to 9 March, on 1 and 2 February: days of one month named once, with those between or with none."""
    if first.part is not Part.DAY or second.part is not Part.DAY or first.month is None or first.month != second.month:
        return False
    bare = [words.row[each.start] in _BARE_DAY and each.end - each.start == 1 for each in (first, second)]
    listed = words.letter(first.start - 1) == CLASSES["comma"] and words.letter(first.start - 2) in _BARE_DAY
    if bare[0] == bare[1] or first.until is not None or second.until is not None or listed:
        return False
    if _TO.fills(words, first.end, second.start):
        return True
    follow = (first.day or 0) + 1 == second.day and words.lower(first.start - 1) == "on"
    follow = follow and "respectively" not in words.text
    return follow and _AND.fills(words, first.end, second.start)


def _one_stretch(words: Words, first: Expression, second: Expression) -> bool:
    till_now = second.part is Part.DEICTIC and first.part in _OF_ONE_YEAR
    if first.part is not second.part and not till_now and not {first.part, second.part} <= _OF_ONE_YEAR:
        return False
    clocks = first.hour is not None and second.hour is not None
    if (first.part not in _STRETCHED and not clocks) or first.until is not None or second.until is not None:
        return False
    if (first.hour is None) != (second.hour is None):
        return False
    if (first.year or 0) > (second.year or 9999) and not first.bc:
        return False
    before = words.letter(first.start - 1)
    if any(words.lower(at) in _RESCHEDULED for at in range(max(0, first.start - _MOVED_WITHIN), first.start)):
        return False
    if _pair_of_days(words, first, second):
        return True
    if before == CLASSES["from"] and _TO.fills(words, first.end, second.start):
        return True
    if before == CLASSES["between"] and _AND.fills(words, first.end, second.start):
        return True
    dated = first.month is not None or first.part is Part.QUARTER or clocks
    return dated and _DASHED.fills(words, first.end, second.start)


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
    if first.part is not Part.CLOCK or second.part is Part.CLOCK:
        return False
    if second.hour is None:  # the 6:05 a.m. count on Oct. 20
        dated = second.part in (Part.DAY, Part.WEEKDAY) and words.word(first.end).islower() and second.until is None
        return dated and first.until is None and _CLOCK_OF.fills(words, first.end, second.start)
    return _TOGETHER.fills(words, first.end, second.start)


def _ends_quarter(words: Words, first: Expression, second: Expression) -> bool:
    if first.part is not Part.SHIFT or first.unit != "Q" or second.part is not Part.DAY or second.month is None:
        return False
    return words.lower(first.end) in ("ended", "ending") and _ENDED.fills(words, first.end, second.start)
