"""The year of a dateline that writes only its day, where the weekdays of the story leave no other."""

from __future__ import annotations

import re
from datetime import date, timedelta

from workbench.read.posted import find_date

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_DATED = re.compile(
    rf"\b(?P<name>{_DAY}),? (?:the )?(?P<day>{_NUMBER}(?: of)? {_MONTH}|{_MONTH} {_NUMBER})(?!\d|,? (?:19|20)\d\d)"
)
_TOLD = re.compile(
    rf"\b(?:on|late|early|since) (?P<name>{_DAY})\b(?!,? (?:the )?\d|,? {_MONTH}| (?:last|next|week|to|and)\b)"
)
_YEAR = re.compile(r"(?<![\d.,$£€-])(?:19|20)\d\d(?![\d,%]|\.\d|-year)")
_AHEAD = re.compile(
    r"\b(?:by|until|till|to|before|from|next|will|end of|early|late|mid)\W{1,3}(?:\w{1,12}\W{1,2}){0,2}$|[/–-]$",
    re.IGNORECASE,
)
LEAD = 500
"""Characters from the dateline within which a weekday is that of the news, told on its day or on the next."""


def year_of(day: str, story: str) -> str | None:
    """The date of a dateline, YYYY-MM-DD, in the one year near the latest told of that its weekdays fit; else None.

    The year is taken only when the story itself names it, or when two weekdays beside dates agree on the next one.
    """
    told = [int(m[0]) for m in _YEAR.finditer(story) if not _AHEAD.search(story[max(0, m.start() - 40) : m.start()])]
    if not told:
        return None
    latest = max(told)
    days = {year: found for year in (latest - 1, latest, latest + 1) if (found := _in_year(day, year)) is not None}
    beside = list({(m["name"], m["day"]) for m in _DATED.finditer(story)})
    if beside:
        fitting = [y for y, own in days.items() if all(_fits(own, written, name) for name, written in beside)]
        allowed = (latest, latest + 1) if len(beside) > 1 else (latest,)
    else:
        names = {m["name"] for m in _TOLD.finditer(story[:LEAD])}
        fitting = [y for y, own in days.items() if len(names) == 1 and _just_told(own, next(iter(names)))]
        allowed = (latest,)
    return days[fitting[0]].isoformat() if len(fitting) == 1 and fitting[0] in allowed else None


def _in_year(day: str, year: int) -> date | None:
    found = find_date(f"{day}, {year}") or find_date(f"{day} {year}")
    return date.fromisoformat(found[:10]) if found else None


def _fits(own: date, written: str, name: str) -> bool:
    """Whether a day beside its weekday has it in the year nearest to the dateline's day."""
    near = [d for year in (own.year - 1, own.year, own.year + 1) if (d := _in_year(written.replace(" of", ""), year))]
    return bool(near) and _WEEKDAYS[min(near, key=lambda d: abs(d - own)).weekday()] == name.lower()


def _just_told(own: date, name: str) -> bool:
    """Whether a weekday of the lead is the dateline's own or the one before."""
    return name.lower() in (_WEEKDAYS[own.weekday()], _WEEKDAYS[(own - timedelta(days=1)).weekday()])
