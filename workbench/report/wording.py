"""What reports call things: counts, values, verdicts and events in words a person reads once and understands."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from workbench.model import DateEvidence, Disposition, Event, Evidence, Review, Support, Verdict

KNOWN_BY: Mapping[DateEvidence, str] = {
    DateEvidence.USER: "set by the reviewer",
    DateEvidence.MANIFEST: "from the manifest",
    DateEvidence.METADATA: "from page metadata",
    DateEvidence.POSTED: "from a posted line",
    DateEvidence.DATELINE: "from the dateline",
    DateEvidence.MASTHEAD: "from the top of the page, perhaps the day it was saved",
    DateEvidence.NONE: "not known",
}

DECIDED: Mapping[Disposition, str] = {
    Disposition.RIGHT: "one position is right",
    Disposition.COMPATIBLE: "compatible",
    Disposition.NEITHER: "none of the positions is right",
    Disposition.UNRESOLVED: "unresolved",
    Disposition.NOT_COMPARABLE: "not comparable",
    Disposition.NEEDS_REPORTING: "needs reporting",
}

_EVENTS = {
    "verdict": "decided", "second": "second opinion", "second-asked": "second opinion asked for", "note": "note",
    "evidence": "evidence added", "rating": "rated in public", "merge": "merged", "split": "split off",
    "defer": "deferred", "assign": "assigned", "undo": "taken back", "redo": "brought back",
}  # fmt: skip

_SWITCHES = {
    "flag": ("flagged", "flagged", "flag taken off"),
    "wrong": ("wrong", "a claim of it marked as wrongly extracted", "a claim of it put back"),
}
"""Events that turn something on or off: the name of the switch, and what either way is called."""

_COUNTED = ("quantity", "ordinal")
_WORDS = 60
"""Characters up to which a source's words are short enough to name an answer."""

_MONTHS = (
    "January February March April May June July August September October November December".split()
)  # in English whatever the machine's language, so that the bytes stay the same
_DAY = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?(?:T(\d\d:\d\d))?")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?Z")
_DECADE = re.compile(r"(\d{3})X")
_LENGTH = re.compile(r"([~<>]?=?)P(\d+)([YMWD])")
_NUMBER = re.compile(r"([~<>]=?|#)?(-?\d+(?:\.\d+)?(?:e\d+)?)(?:\.\.(-?\d+(?:\.\d+)?(?:e\d+)?))?(?: (.+))?")
_HEDGES = {"~": "about ", ">": "more than ", ">=": "at least ", "<": "less than ", "<=": "at most ", "": ""}
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))


def count(number: int, noun: str) -> str:
    """A number with its noun: 1 source, 2 sources."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def verdict_words(verdict: Verdict, kind: str = "") -> str:
    """What was decided, as a clause; with a kind, the position is written as a reader would."""
    words = next((j.quote for j in verdict.judged if kind and j.canonical == verdict.position), "")
    held = f"{plain(kind, verdict.position, words)} is right" if verdict.disposition is Disposition.RIGHT else ""
    reason = f", because of {verdict.reason}" if verdict.reason else ""
    return (held or DECIDED[verdict.disposition]) + reason


def by_words(said: Verdict | Event) -> str:
    """Who said it and when; empty when neither is known."""
    return ", ".join(part for part in (said.reviewer, moment_words(said.time)) if part)


def moment_words(moment: str) -> str:
    """A time of the log, which counts in UTC: `21 June 2024, 07:40 UTC`; anything else as it stands."""
    found = _MOMENT.fullmatch(moment)
    return f"{_date(found[1])}, {found[2]} UTC" if found and _date(found[1]) else moment


def review_words(verdict: Verdict, kind: str = "") -> str:
    """What a second reviewer, who had not seen the verdict, said of the question; empty when nobody was asked."""
    if verdict.review is Review.WAITING:
        return "a second opinion is awaited"
    if verdict.second is None:
        return ""
    by = f", {verdict.second.reviewer}" if verdict.second.reviewer else ""
    if verdict.review is Review.AGREED:
        return f"a second opinion says the same{by}"
    return f"a second opinion says otherwise{by}: {verdict_words(verdict.second, kind)}"


def event_words(event: Event) -> str:
    """What an event recorded, in one line."""
    said = event.payload
    if event.type in ("undo", "redo"):
        return f"{_EVENTS[event.type]}: no. {said.get('event', '')}"
    if event.type in _SWITCHES:
        name, on, off = _SWITCHES[event.type]
        return on if said.get(name, True) else off
    keys = ("reason", "until", "assignee", "rationale", "text")
    told = [_answer(said), *(_words(said.get(key)) for key in keys)]
    return ": ".join(filter(None, (_EVENTS.get(event.type, event.type), ". ".join(filter(None, told)))))


def _answer(said: Mapping[str, object]) -> str:
    """What a verdict or a rating says of the question."""
    value = str(said.get("position", ""))
    copies = said.get("judged")
    judged = [j for j in copies if isinstance(j, Mapping)] if isinstance(copies, Sequence) else []
    words = next((str(j.get("quote", "")) for j in judged if j.get("canonical") == value), "")
    position = plain(str(judged[0].get("kind", "")) if judged else "", value, words)
    if said.get("rating"):
        return f"{position}: {said['rating']}"
    decided = next((d for d in Disposition if d == said.get("disposition")), None)
    if decided is Disposition.RIGHT:
        return f"{position} is right"
    return DECIDED[decided] if decided else ""


def _words(said: object) -> str:
    """Words as they were recorded; a piece of evidence in its one line."""
    if isinstance(said, Mapping):
        return Evidence(**{**said, "support": Support(said["support"])}).words
    return said if isinstance(said, str) else ""


def plain(kind: str, canonical: str, words: str = "") -> str:
    """A value as a reader would write it; canonical notation where that says it best.

    What is counted stands there in its basic form, and a date may have gaps; there the source's own words take its
    place, where they are given.
    """
    if kind in _COUNTED and 0 < len(words) <= _WORDS:
        return words
    say = _PLAIN.get(kind)
    found = say(canonical) if say else None
    gap = kind == "date" and "X" in canonical and len(words) <= _WORDS
    return found or (words if gap else "") or canonical


def _date(text: str) -> str | None:
    if decade := _DECADE.fullmatch(text):
        return f"the {decade[1]}0s"
    found = _DAY.fullmatch(text)
    if not found or not 1 <= int(found[2]) <= len(_MONTHS):
        return None
    month = f"{_MONTHS[int(found[2]) - 1]} {found[1]}"
    day = f"{int(found[3])} {month}" if found[3] else month
    return f"{day}, {found[4]}" if found[4] else day


def day_words(day: date, *, whole: bool = True) -> str:
    """A day as a tick of an axis says it: `19 June 2024`, or `June 2024` when days do not matter."""
    month = f"{_MONTHS[day.month - 1]} {day.year}"
    return f"{day.day} {month}" if whole else month


def _length(text: str) -> str | None:
    found = _LENGTH.fullmatch(text)
    return None if not found else _HEDGES.get(found[1], "") + count(int(found[2]), _UNITS[found[3]])


def _number(text: str) -> str | None:
    found = _NUMBER.fullmatch(text)
    if not found:
        return None
    sign, low, high, unit = found[1] or "", found[2], found[3], found[4] or ""
    figure = f"{number_words(Decimal(low))} to {number_words(Decimal(high))}" if high else number_words(Decimal(low))
    if sign == "#":
        return f"no. {figure} ({unit})" if unit else f"no. {figure}"
    return f"{_HEDGES[sign]}{figure}{unit if unit == '%' else f' {unit}' if unit else ''}"


def number_words(number: Decimal) -> str:
    """Digits with thousands marked, and millions and more by name: 1,234.5, 1.2 billion."""
    for scale, name in _SCALES:
        if abs(number) >= scale:
            return f"{(number / scale).normalize():f} {name}"
    return f"{number:,f}"


_PLAIN: Mapping[str, Callable[[str], str | None]] = {
    "date": _date,
    "duration": _length,
    "age": _length,
    "quantity": _number,
    "money": _number,
    "percent": _number,
    "ordinal": _number,
}
