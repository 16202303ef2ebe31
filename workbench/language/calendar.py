"""The Gregorian calendar in English: names of months, days and seasons, and counting with them."""

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
SATURDAY = 6
"""By ISO; the weekend is that day and the next."""
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


def days_in(year: int, month: int) -> int:
    """Number of days of a month."""
    return monthrange(year, month)[1]


def exists(year: int | None, month: int, day: int) -> bool:
    """Whether the calendar holds such a day; without a year, whether any year does."""
    return 1 <= month <= 12 and 1 <= day <= days_in(year if year and 1 <= year <= 9999 else 2000, month)


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
