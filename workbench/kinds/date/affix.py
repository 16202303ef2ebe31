"""The words around a date that belong to it: the end of, early, about, later that; and what they say."""

from __future__ import annotations

from dataclasses import replace

from workbench.kinds.date.expression import Expression, Part
from workbench.language.timewords import CLASSES, Pattern, Words

_EDGE = Pattern(
    "(the? (<early>|<late>|<mid>) (hyphen|part)? (in|on|of)? the?|the? (<begin>|<end>|<middle>) of the?|(<earlier>|<later>) (in|on)? the?)"
)
_ABOUT = Pattern("(<about>|<almost>|some)")
_BEYOND = Pattern("(<before: hedge> hyphen)")
_EARLY_HOURS = Pattern("the? early (<part: daypart>)? <hours: units> (of|on) the?")
_PART_OF_DAY = Pattern("the? (early|late)? (in the)? <part: daypart|unit> (of|on) the?")
_WEEK_IN = Pattern("the? (<last>|<number: ordinal>|<early>|<late>) (<unit: unit|units>) of the?")
_WEEK_OF = Pattern("the? <unit> of the?")
_RIGHT = Pattern("right")
_SOMETIME = Pattern("sometime (in|on)?")
_OR_SO = Pattern("or so")
_THE = Pattern("the")

_WITH_THE = {Part.DECADE, Part.CENTURY, Part.QUARTER, Part.SEASON, Part.SHIFT, Part.OFFSET, Part.DAY, Part.FEAST}
_EDGED = {Part.WEEKDAY, Part.DAY, Part.MONTH, Part.YEAR, Part.SEASON, Part.QUARTER, Part.DECADE, Part.CENTURY, Part.SHIFT, Part.DEICTIC, Part.FEAST}


def with_affixes(words: Words, found: Expression, floor: int) -> Expression:
    """The expression grown by the words before it that belong to it, none before `floor`."""
    if found.part is Part.SET:
        return found
    if found.part is Part.VAGUE:
        right = _RIGHT.ending(words, found.start, floor, 1)
        if right and found.value == "PRESENT_REF":
            return replace(found, start=right.start)
        noun = words.word(found.start).lower() in ("future", "past", "near", "foreseeable")
        return _with_the(words, found, floor) if noun else found
    week = _WEEK_OF.ending(words, found.start, floor, 4)
    if week and week.value("unit") == "W" and found.part in (Part.DAY, Part.FEAST):
        return replace(found, start=week.start, week=True)
    match = _EARLY_HOURS.ending(words, found.start, floor, 6)
    if match and found.part in _EDGED and match.value("hours") == "H":
        return replace(found, start=match.start, daypart=found.daypart or "MO")
    within = _WEEK_IN.ending(words, found.start, floor, 5)
    if within and within.value("unit") in ("W", "D") and found.part in (Part.MONTH, Part.SEASON, Part.YEAR) and not found.mod:
        first = within.has("early") or (within.has("number") and within.integer("number") == 1)
        return replace(found, start=within.start, mod="START" if first else "END" if within.has("last") or within.has("late") else "MID")
    if found.part in _EDGED:
        found = _edged(words, found, floor)
    found = _with_the(words, found, floor)
    sometime = _SOMETIME.ending(words, found.start, floor, 2)
    if sometime and found.part in _EDGED:
        return replace(found, start=sometime.start)
    after = _OR_SO.match(words, found.end)
    if after and found.part in (Part.SHIFT, Part.OFFSET):
        return replace(found, end=after.end, mod="APPROX")
    return _approximate(words, found, floor)


def _edged(words: Words, found: Expression, floor: int) -> Expression:
    match = _EDGE.ending(words, found.start, floor, 5)
    if not match or (found.mod and found.mod != "BARE"):
        return found
    if match.places.keys() & {"earlier", "later"} and (found.part is Part.WEEKDAY or words.word(found.start).lower() == "today"):
        return found
    if any(match.text(name) not in ("", "earlier", "later") for name in ("earlier", "later")):
        return found
    if match.text("end") == "close" and match.start == match.places["end"]:
        return found
    mod = "START" if match.places.keys() & {"early", "begin", "earlier"} else "MID" if match.places.keys() & {"mid", "middle"} else "END"
    return replace(found, start=match.start, mod=mod)


def _with_the(words: Words, found: Expression, floor: int) -> Expression:
    if not (found.part in _WITH_THE or found.direction is not None or found.value or found.fiscal or found.period) or _bare_modifier(words, found):
        return found
    match = _THE.ending(words, found.start, floor, 1)
    return replace(found, start=match.start) if match else found


def _bare_modifier(words: Words, found: Expression) -> bool:
    """The third-quarter loss, the year-ago figure, the Aug. 7 attack: "the" belongs to the noun that follows."""
    if words.row[found.start : found.end].find(CLASSES["hyphen"]) == 1 and found.part is Part.MONTH:
        return True
    if found.part is Part.DAY and words.row[found.start] == CLASSES["month"]:
        return True
    hyphened = CLASSES["hyphen"] in words.row[found.start : found.end]
    return hyphened and found.part in (Part.QUARTER, Part.OFFSET) and not found.period


def _approximate(words: Words, found: Expression, floor: int) -> Expression:
    match = _ABOUT.ending(words, found.start, floor, 1)
    if match and found.part in (Part.CLOCK, Part.YEAR, Part.DAY, Part.MONTH, Part.OFFSET, Part.SHIFT, Part.WEEKDAY) and words.word(match.start).lower() != "some":
        return replace(found, start=match.start, mod=found.mod if found.mod not in ("", "BARE") else "APPROX")
    match = _BEYOND.ending(words, found.start, floor, 2)
    if match and found.part in (Part.YEAR, Part.MONTH, Part.DECADE):
        return replace(found, start=match.start, mod="AFTER" if match.text("before") == "post" else "BEFORE")
    return found
