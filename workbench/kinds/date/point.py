"""A stretch of the calendar as precise as the words were, and its notations."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from workbench.language.calendar import SEASON_MONTHS, add_months, days_in, monday


@dataclass(frozen=True, slots=True)
class Point:
    """A day, week, month, season, quarter, half, year, decade or century; None and empty fields are not known."""

    unit: str
    """D W WE M SEA Q H Y DE C, as in TIMEX3 where it has a letter."""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    number: int | None = None
    """Which week, quarter or half of the year; a decade or century without its open figures."""
    season: str = ""
    weekday: int | None = None
    """Only of a day that is not known otherwise."""
    hour: int | None = None
    minute: int | None = None
    """Not known where only the hour is: shortly after four."""
    second: int | None = None
    daypart: str = ""
    bc: bool = False

    @staticmethod
    def of(day: date) -> Point:
        return Point("D", day.year, day.month, day.day)

    @property
    def date(self) -> date | None:
        """The day itself, when the point is a known day."""
        if (
            self.unit != "D"
            or self.bc
            or not (self.year and self.month and self.day)
            or self.day > days_in(self.year, self.month)
        ):
            return None
        return date(self.year, self.month, self.day)

    def at(self, unit: str) -> Point:
        """The same place named as coarsely as a unit; finer fields are dropped."""
        if unit == "Y":
            return Point("Y", self.year, bc=self.bc)
        if unit == "M":
            return Point("M", self.year, self.month, bc=self.bc)
        if unit == "D":
            return replace(self, hour=None, minute=None, second=None, daypart="")
        return self


def week_of(day: date) -> Point:
    """The ISO week that holds a day."""
    year, week, _ = day.isocalendar()
    return Point("W", year, number=week)


def interval(point: Point) -> tuple[date, date] | None:
    """First and last day of a point; None when a year is missing or it lies before our era."""
    year, number = point.year, point.number
    if point.bc:
        return None
    if point.unit == "DE" and number is not None:
        return (date(max(number * 10, 1), 1, 1), date(number * 10 + 9, 12, 31)) if number < 999 else None
    if point.unit == "C" and number is not None:
        return (date(max(number * 100, 1), 1, 1), date(number * 100 + 99, 12, 31)) if number < 99 else None
    if year is None or not 1 <= year <= 9998:
        return None
    if point.unit == "Y":
        return date(year, 1, 1), date(year, 12, 31)
    if point.unit == "D":
        return (point.date, point.date) if point.date else _month_days(year, point.month) if point.day is None else None
    if point.unit == "M":
        return _month_days(year, point.month)
    if point.unit in ("W", "WE") and number:
        first = monday(year, number)
        return (first + timedelta(days=5 if point.unit == "WE" else 0), first + timedelta(days=6))
    if point.unit == "SEA":
        low, high = SEASON_MONTHS[point.season]
    elif point.unit == "Q" and number:
        low, high = number * 3 - 2, number * 3
    elif point.unit == "H" and number:
        low, high = number * 6 - 5, number * 6
    else:
        return None
    last = add_months(date(year, 1, 1), high - 1)
    return date(year, low, 1), date(last.year, last.month, days_in(last.year, last.month))


def narrowed(days: tuple[date, date] | None, mod: str) -> tuple[date, date] | None:
    """The half of a stretch that early, late or mid may mean: the first six months of a year."""
    if days is None or mod not in ("START", "END", "MID"):
        return days
    low, high = days
    middle = low + (high - low) // 2
    if mod == "START":
        return low, middle
    quarter = (high - low) // 4
    return (min(middle + timedelta(days=1), high), high) if mod == "END" else (low + quarter, high - quarter)


def _month_days(year: int, month: int | None) -> tuple[date, date] | None:
    return (date(year, month, 1), date(year, month, days_in(year, month))) if month else None


def _year(point: Point, timex: bool) -> str:
    if point.year is None:
        return "XXXX"
    if point.bc:
        return f"BC{point.year:04}" if timex else f"-{point.year - 1:04}"
    return f"{point.year:04}"


def _clock(point: Point, timex: bool) -> str:
    if point.hour is not None:
        if point.minute is None and not timex:
            return f"T{point.hour:02}"
        seconds = f":{point.second:02}" if point.second is not None else ""
        return f"T{point.hour:02}:{point.minute or 0:02}{seconds}"
    return f"T{point.daypart}" if point.daypart and timex else ""


def _notation(point: Point, *, timex: bool) -> str:
    year, number = _year(point, timex), point.number
    if point.unit == "D" and point.weekday is not None:
        return f"{year}-WXX-{point.weekday}" + _clock(point, timex)
    if point.unit == "D":
        month = "XX" if point.month is None else f"{point.month:02}"
        day = "XX" if point.day is None else f"{point.day:02}"
        return f"{year}-{month}-{day}" + _clock(point, timex)
    if point.unit == "M":
        return f"{year}-{'XX' if point.month is None else f'{point.month:02}'}"
    if point.unit == "Y":
        return year
    if point.unit in ("DE", "C"):
        width, open_figures = (3, "X") if point.unit == "DE" else (2, "XX")
        figures = "X" * width if number is None else f"{number:0{width}}"
        if point.bc:
            return f"BC{figures:0>{width}}" if timex else f"-{figures}{open_figures}"
        return figures if timex else figures + open_figures
    if point.unit == "SEA":
        return f"{year}-{point.season}"
    if point.unit in ("W", "WE"):
        week = "WXX" if number is None else f"W{number}" if timex else f"W{number:02}"
        if point.unit == "W":
            return f"{year}-{week}"
        days = interval(point)
        return f"{year}-{week}-WE" if timex or not days else f"{days[0]}/{days[1]}"
    return f"{year}-{'Q' if point.unit == 'Q' else 'H'}{'X' if number is None else number}"


def canonical(point: Point) -> str:
    """EDTF as far as it goes, T04 where the hour alone is told; seasons, quarters and halves as in TIMEX3: 2024-SU."""
    return _notation(point, timex=False)


def timex_value(point: Point) -> str:
    """The value a TIMEX3 annotation would give."""
    return _notation(point, timex=True)
