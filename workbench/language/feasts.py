"""Feasts by name and the days they fall on: fixed, counted from Easter, floating, and of the Islamic calendar."""

from __future__ import annotations

from datetime import date, timedelta

from workbench.language.calendar import days_in

_FIXED = {
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "new years day": (1, 1),
    "new years eve": (12, 31),
    "epiphany": (1, 6),
    "groundhog day": (2, 2),
    "valentine's day": (2, 14),
    "valentines day": (2, 14),
    "st. patrick's day": (3, 17),
    "st patrick's day": (3, 17),
    "april fools' day": (4, 1),
    "april fools day": (4, 1),
    "april fool's day": (4, 1),
    "earth day": (4, 22),
    "may day": (5, 1),
    "juneteenth": (6, 19),
    "bastille day": (7, 14),
    "independence day": (7, 4),
    "halloween": (10, 31),
    "all saints' day": (11, 1),
    "all souls' day": (11, 2),
    "guy fawkes night": (11, 5),
    "armistice day": (11, 11),
    "veterans day": (11, 11),
    "christmas": (12, 25),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "xmas": (12, 25),
    "boxing day": (12, 26),
}
_FROM_EASTER = {
    "shrove tuesday": -47,
    "mardi gras": -47,
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
    "corpus christi": 60,
}
"""Days after Easter Sunday."""
_ORTHODOX = frozenset({"orthodox easter", "orthodox easter sunday", "greek easter"})
_FLOATING = {
    "martin luther king day": (1, 1, 3),
    "presidents' day": (2, 1, 3),
    "presidents day": (2, 1, 3),
    "mother's day": (5, 7, 2),
    "mothers day": (5, 7, 2),
    "memorial day": (5, 1, -1),
    "father's day": (6, 7, 3),
    "fathers day": (6, 7, 3),
    "labor day": (9, 1, 1),
    "labour day": (9, 1, 1),
    "columbus day": (10, 1, 2),
    "election day": (11, 2, 1),
    "thanksgiving": (11, 4, 4),
    "thanksgiving day": (11, 4, 4),
    "black friday": (11, 5, 4),
    "cyber monday": (11, 1, 4),
}
"""Month, weekday, and which of them (-1: the last), as kept in the United States."""
_ISLAMIC = {
    "islamic new year": (1, 1),
    "ashura": (1, 10),
    "mawlid": (3, 12),
    "ramadan": (9, 1),
    "end of ramadan": (9, 30),
    "eid al-fitr": (10, 1),
    "eid ul-fitr": (10, 1),
    "eid al-adha": (12, 10),
    "eid ul-adha": (12, 10),
}
"""Month and day of the Islamic calendar."""
LUNAR = frozenset(_ISLAMIC)
"""Feasts that begin when the moon is seen, so that a day more or less is no contradiction."""
FEASTS = frozenset(_FIXED) | set(_FROM_EASTER) | _ORTHODOX | set(_FLOATING) | (LUNAR - {"end of ramadan"})
"""The names of all feasts, in lower case."""


def feast(name: str, year: int) -> date | None:
    """The day of a feast in a year; None when the name is not known or its calendar is not (Islamic: 1924 to 2077)."""
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _FROM_EASTER:
        return _easter(year) + timedelta(days=_FROM_EASTER[name])
    if name in _ORTHODOX:
        return _easter(year, orthodox=True)
    if name in _ISLAMIC:
        return _islamic(*_ISLAMIC[name], year)
    return nth_weekday(year, *_FLOATING[name], offset=name == "election day") if name in _FLOATING else None


def nth_weekday(year: int, month: int, weekday: int, which: int, *, offset: bool = False) -> date | None:
    """The first, second … or last (-1) weekday of a month, counted from its second day with `offset`."""
    if which < 0:
        last = date(year, month, days_in(year, month))
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 2 if offset else 1)
    day = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))
    return day if day.month == month else None


def _easter(year: int, *, orthodox: bool = False) -> date:
    """Easter Sunday of the western or the orthodox churches, in the Gregorian calendar."""
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

    day: date = easter(year, EASTER_ORTHODOX if orthodox else EASTER_WESTERN)
    return day


def _islamic(month: int, day: int, year: int) -> date | None:
    """The day of the Umm al-Qura calendar that falls in a year; the first of two."""
    from hijridate import Gregorian, Hijri

    try:
        first = Gregorian(year, 1, 1).to_hijri().year
        days = [
            Hijri(at, month, min(day, Hijri(at, month, 1).month_length())).to_gregorian() for at in (first, first + 1)
        ]
    except OverflowError:
        return None
    found = next((each for each in days if each.year == year), None)
    return date(found.year, found.month, found.day) if found else None
