"""The year of a story that nobody dated: what its own full dates say of those that leave out the year."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from workbench.kinds.date.expression import Expression, Part
from workbench.kinds.date.point import Point, interval

_SAME_STORY = 92
"""Days within which a date without its year belongs to the story of a full one."""
_MOST = 60
"""Full dates of a text from which no one year can be its story's."""
_Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Story:
    """The full dates of a text, and the years in which a page may have told it."""

    told: frozenset[_Days] = frozenset()
    sure: frozenset[_Days] = frozenset()
    """Those with their weekday, which news gives to what it reports and not to what lies far back."""
    years: frozenset[int] = frozenset()
    """The year of the date at the top of the page and the one before."""

    def year(self, days_in: Callable[[int], _Days | None], focus: _Days | None) -> int | None:
        """The one year in which days without a year lie near a full date; none where two years would do.

        `focus` is the date told last; unless it is a day and near, a full date must carry its weekday.
        """
        found, certain = set[int](), set[int]()
        for each in self.told | ({focus} if focus else frozenset()) if len(self.told) <= _MOST else ():
            for year in (each[0].year - 1, each[0].year, each[0].year + 1):
                days = days_in(year)
                if days is not None and max((days[0] - each[1]).days, (each[0] - days[1]).days) <= _SAME_STORY:
                    found.add(year)
                    certain |= {year} if (each == focus and each[0] == each[1]) or each in self.sure else set()
        return next(iter(found)) if len(found) == 1 and found == certain else None

    def year_by_weekday(self, days_in: Callable[[int], _Days | None], weekday: int) -> int | None:
        """The one year of the story in which a day falls on its weekday."""
        days = {year: found for year in self.years if (found := days_in(year)) is not None}
        fitting = [year for year, (day, _) in days.items() if day.isoweekday() == weekday]
        return fitting[0] if len(fitting) == 1 else None


def story_of(found: Iterable[Expression], top: date | None) -> Story:
    """The story that expressions tell, and the date at the top of their page, on which it may have been saved."""
    told, sure = set[_Days](), set[_Days]()
    for each in found:
        if each.year is None or each.bc or each.month is None or each.which is not None:
            continue
        if each.part not in (Part.DAY, Part.MONTH):
            continue
        days = interval(Point("M" if each.part is Part.MONTH else "D", each.year, each.month, each.day))
        if days is not None:
            told.add(days)
            if each.weekday is not None:
                sure.add(days)
    return Story(frozenset(told), frozenset(sure), frozenset({top.year, top.year - 1} if top else ()))
