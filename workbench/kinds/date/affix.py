"""The words around a date that belong to it: the end of, early, about, later that; and what they say."""

from __future__ import annotations

from dataclasses import replace

from workbench.kinds.date.expression import Expression, Part
from workbench.language.timepatterns import Match, Pattern
from workbench.language.timewords import CLASSES, Words

_EDGE = Pattern(
    "(the? (<early>|<late>|<mid>) (hyphen|part)? (in|on|of)? the?|the? (<begin>|<end>|<middle>) of the?"
    "|(<earlier>|<later>) (in|on)? the?)"
)
_ABOUT = Pattern("about dot?|almost")
_HEDGE = Pattern("<hedge> hyphen")
_EARLY_HOURS = Pattern("the? (early|small) daypart? <hours: units> (of|on) the?")
_WEEK_IN = Pattern("the? (<last>|<number: ordinal>|<early>|<late>) <unit: unit|units> of the?")
_WEEK_OF = Pattern("the? <unit> (of|(<ending: other>|begin) on?) the?")
_RIGHT = Pattern("right")
_SOMETIME = Pattern("sometime (in|on)?")
_OR_SO = Pattern("or so")
_THE = Pattern("the")
_LONG = frozenset({Part.MONTH, Part.SEASON, Part.YEAR})
_EDGED = _LONG | {Part.WEEKDAY, Part.DAY, Part.QUARTER, Part.DECADE, Part.CENTURY, Part.SHIFT, Part.DEICTIC, Part.FEAST}
_WITH_THE = frozenset(
    {Part.DECADE, Part.CENTURY, Part.QUARTER, Part.SEASON, Part.SHIFT, Part.OFFSET, Part.DAY, Part.FEAST}
)
_ABOUT_WHAT = frozenset({Part.CLOCK, Part.YEAR, Part.DAY, Part.MONTH, Part.OFFSET, Part.SHIFT, Part.WEEKDAY})
_NOUNS = frozenset({"future", "past", "near", "foreseeable"})


def with_affixes(words: Words, found: Expression, floor: int) -> Expression:
    """The expression grown by the words around it that belong to it, none before `floor`."""
    if found.part is Part.SET:
        return found
    if found.part is Part.VAGUE:
        return _vague(words, found, floor)
    if found.part in _EDGED:
        grown = _hours_or_weeks(words, found, floor)
        if grown is not None:
            return grown
        found = _edged(words, found, floor)
    found = _with_the(words, found, floor)
    sometime = _SOMETIME.ending(words, found.start, floor, 2)
    if sometime and found.part in _EDGED:
        return replace(found, start=sometime.start)
    return _approximate(words, found, floor)


def _vague(words: Words, found: Expression, floor: int) -> Expression:
    right = _RIGHT.ending(words, found.start, floor, 1)
    if right and found.value == "PRESENT_REF":
        return replace(found, start=right.start)
    return _with_the(words, found, floor) if words.lower(found.start) in _NOUNS else found


def _hours_or_weeks(words: Words, found: Expression, floor: int) -> Expression | None:
    """The early hours of a day, the week of a day, the last week of a month."""
    hours = _EARLY_HOURS.ending(words, found.start, floor, 6)
    if hours and hours.value("hours") == "H":
        return replace(found, start=hours.start, daypart=found.daypart or "MO")
    week = _WEEK_OF.ending(words, found.start, floor, 4)
    named = week is None or week.text("ending") in ("", "ending", "starting", "commencing")
    if week and named and week.value("unit") == "W" and found.part in (Part.DAY, Part.FEAST):
        return replace(found, start=week.start, week=True)
    within = _WEEK_IN.ending(words, found.start, floor, 5)
    if within and within.value("unit") in ("W", "D") and found.part in _LONG and not found.mod:
        first = within.has("early") or (within.has("number") and within.integer("number") == 1)
        mod = "START" if first else "END" if within.any("last", "late") else "MID"
        return replace(found, start=within.start, mod=mod)
    return None


def _edged(words: Words, found: Expression, floor: int) -> Expression:
    match = _EDGE.ending(words, found.start, floor, 5)
    if match is None or found.mod or not _fits(match, words, found):
        return found
    mod = "START" if match.any("early", "begin", "earlier") else "MID" if match.any("mid", "middle") else "END"
    return replace(found, start=match.start, mod=mod, bare=False)


def _fits(match: Match, words: Words, found: Expression) -> bool:
    if match.any("earlier", "later"):
        adverb = match.text("earlier") or match.text("later")
        apart = found.part is Part.WEEKDAY or words.lower(found.start) == "today"  # "Earlier Friday, he said"
        return adverb in ("earlier", "later") and not apart
    return not (match.text("end") == "close" and match.start == match.places["end"])


def _with_the(words: Words, found: Expression, floor: int) -> Expression:
    wanted = (
        found.part in _WITH_THE
        or found.which is not None
        or found.turn
        or found.weeks < 0
        or found.direction is not None
    )
    wanted = wanted or bool(found.value) or found.fiscal or found.period or found.told or found.short
    wanted = wanted or (found.part is Part.MONTH and words.letter(found.start) == CLASSES["last"])
    if not wanted or _bare_modifier(words, found):
        return found
    match = _THE.ending(words, found.start, floor, 1)
    return replace(found, start=match.start) if match else found


def _bare_modifier(words: Words, found: Expression) -> bool:
    """The third-quarter loss, the year-ago figure, the Aug. 7 attack: "the" belongs to the noun that follows."""
    if found.part is Part.DAY and words.row[found.start] == CLASSES["month"]:
        return True
    hyphened = CLASSES["hyphen"] in words.row[found.start : found.end]
    if found.part is Part.MONTH:
        return hyphened
    return hyphened and found.part in (Part.QUARTER, Part.OFFSET, Part.CENTURY) and not found.period


def _approximate(words: Words, found: Expression, floor: int) -> Expression:
    after = _OR_SO.match(words, found.end)
    if after and found.part in (Part.SHIFT, Part.OFFSET):
        return replace(found, end=after.end, mod="APPROX")
    match = _ABOUT.ending(words, found.start, floor, 2)
    possessed = found.part is Part.WEEKDAY and words.letter(found.end) == CLASSES["possessive"]
    if match and found.part in _ABOUT_WHAT and not possessed:  # "to get around Friday's ruling"
        return replace(found, start=match.start, mod=found.mod or "APPROX")
    match = _HEDGE.ending(words, found.start, floor, 2)
    if match and found.part in (Part.YEAR, Part.MONTH, Part.DECADE):
        return replace(found, start=match.start, mod="AFTER" if match.text("hedge") == "post" else "BEFORE")
    return found
