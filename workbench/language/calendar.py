"""The Gregorian calendar in English: names of months, days, seasons and feasts, and counting with them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

MONTHS = {
    name: number
    for number, name in enumerate(
        "january february march april may june july august september october november december".split(), start=1
    )
}
MONTH_SHORT = {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
WEEKDAYS = {
    name: number
    for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split(), start=1)
}
WEEKDAY_SHORT = {
    "mon": 1,
    "tue": 2,
    "tues": 2,
    "wed": 3,
    "weds": 3,
    "thu": 4,
    "thur": 4,
    "thurs": 4,
    "fri": 5,
    "sat": 6,
    "sun": 7,
}
SEASONS = {
    "spring": "SP",
    "springtime": "SP",
    "summer": "SU",
    "summertime": "SU",
    "autumn": "FA",
    "fall": "FA",
    "winter": "WI",
    "wintertime": "WI",
}
SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
"""First and last month of a season, of the northern half; months above 12 lie in the next year."""
DAY_PARTS = {
    "morning": "MO",
    "mornings": "MO",
    "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "afternoon": "AF",
    "afternoons": "AF",
    "evening": "EV",
    "evenings": "EV",
    "dusk": "EV",
    "sunset": "EV",
    "night": "NI",
    "nights": "NI",
    "nightfall": "NI",
    "lunchtime": "MI",
    "daytime": "DT",
}
CLOCK_WORDS = {"noon": (12, 0), "midday": (12, 0), "midnight": (24, 0)}
UNITS = {
    "second": "S",
    "minute": "MIN",
    "hour": "H",
    "day": "D",
    "night": "NI",
    "weekend": "WE",
    "week": "W",
    "fortnight": "FN",
    "month": "M",
    "quarter": "Q",
    "season": "SEA",
    "year": "Y",
    "decade": "DE",
    "century": "C",
    "millennium": "ML",
}
PLURAL_UNITS = {f"{name}s": unit for name, unit in UNITS.items()} | {
    "centuries": "C",
    "millennia": "ML",
    "min": "MIN",
    "mins": "MIN",
    "hr": "H",
    "hrs": "H",
    "sec": "S",
    "secs": "S",
    "yr": "Y",
    "yrs": "Y",
}
FIXED_FEASTS = {
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "valentine's day": (2, 14),
    "st. patrick's day": (3, 17),
    "st patrick's day": (3, 17),
    "april fools' day": (4, 1),
    "may day": (5, 1),
    "bastille day": (7, 14),
    "independence day": (7, 4),
    "halloween": (10, 31),
    "all saints' day": (11, 1),
    "armistice day": (11, 11),
    "veterans day": (11, 11),
    "christmas": (12, 25),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
}
EASTER_FEASTS = {
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "holy saturday": -1,
    "easter": 0,
    "easter sunday": 0,
    "easter monday": 1,
    "ascension day": 39,
    "pentecost": 49,
    "whit sunday": 49,
    "whit monday": 50,
}
"""Days after Easter Sunday."""
FLOATING_FEASTS = {
    "martin luther king day": (1, 1, 3),
    "presidents' day": (2, 1, 3),
    "presidents day": (2, 1, 3),
    "mother's day": (5, 7, 2),
    "memorial day": (5, 1, -1),
    "father's day": (6, 7, 3),
    "labor day": (9, 1, 1),
    "columbus day": (10, 1, 2),
    "election day": (11, 2, 1),
    "thanksgiving": (11, 4, 4),
    "thanksgiving day": (11, 4, 4),
    "black friday": (11, 5, 4),
}
"""Month, weekday, and which of them (-1: the last), as kept in the United States."""
FEASTS = frozenset(FIXED_FEASTS) | set(EASTER_FEASTS) | set(FLOATING_FEASTS)


def days_in(year: int, month: int) -> int:
    """Number of days of a month."""
    return monthrange(year, month)[1]


def exists(year: int | None, month: int, day: int) -> bool:
    """Whether the calendar holds such a day; without a year, whether any year does."""
    return 1 <= month <= 12 and 1 <= day <= days_in(year if year and 1 <= year <= 9999 else 2000, month)


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the Gregorian computus of Meeus, Jones and Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def feast(name: str, year: int) -> date | None:
    """The day of a feast in a year; None when the name is not known."""
    if name in FIXED_FEASTS:
        return date(year, *FIXED_FEASTS[name])
    if name in EASTER_FEASTS:
        return easter(year) + timedelta(days=EASTER_FEASTS[name])
    if name not in FLOATING_FEASTS:
        return None
    month, weekday, which = FLOATING_FEASTS[name]
    if which < 0:
        last = date(year, month, days_in(year, month))
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1) + timedelta(days=1 if name == "election day" else 0)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))


def add_months(day: date, months: int) -> date:
    """The same day some months on or back, moved to the end of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    year = min(max(year, 1), 9999)
    return date(year, month + 1, min(day.day, days_in(year, month + 1)))


def monday(year: int, week: int) -> date:
    """The first day of an ISO week; weeks past the last of the year run on."""
    fourth = date(year, 1, 4)
    return fourth - timedelta(days=fourth.isoweekday() - 1) + timedelta(weeks=week - 1)
