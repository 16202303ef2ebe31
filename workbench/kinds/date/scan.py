"""A sentence's dates: parts found word by word, neighbours joined, what is no date dropped."""

from __future__ import annotations

from dataclasses import replace
from workbench.kinds.date.affix import with_affixes
from workbench.kinds.date.atoms import atoms_at, starts
from workbench.kinds.date.context import stands
from workbench.kinds.date.expression import Expression, Part, connects, joined
from workbench.language.timewords import CLASSES, Pattern, Words


def scan(words: Words) -> list[Expression]:
    """The dates of a sentence in order, not overlapping, not yet resolved."""
    found: list[Expression] = []
    floor = 0
    for candidate in _joined(words, _atoms(words)):
        if candidate.start < floor or not stands(words, candidate):
            continue
        before, after = _days_beside(words, candidate, floor)
        grown = with_affixes(words, candidate, before[-1].end if before else floor)
        found += [*before, grown, *after]
        floor = found[-1].end
    return found


_DAY_BEFORE = Pattern("the? <day: digits|ordinal> (and|to|or|comma|until)")
_DAY_AFTER = Pattern("(and|or|to|until) the? <day: digits|ordinal> (comma? <year>)?")
_NOUN_FREE = frozenset("in at on of to and or but when where was were is are for by with from during as".split())


def _days_beside(words: Words, found: Expression, floor: int) -> tuple[list[Expression], list[Expression]]:
    """The other days of a list that names its month once: from 15 to 22 February; May 4 and 5."""
    if found.part is not Part.DAY or found.month is None or found.until is not None:
        return [], []
    if words.row[found.start] != CLASSES["month"]:
        match = _DAY_BEFORE.ending(words, found.start, floor, 3)
        if match and 1 <= match.integer("day") < (found.day or 0):
            place = match.places["day"]
            return [replace(found, start=place, end=place + 1, day=match.integer("day"))], []
        return [], []
    match = _DAY_AFTER.match(words, found.end)
    if match is None or not (found.day or 0) < match.integer("day") <= 31:
        return [], []
    following = words.word(match.end)
    if following[:1].isalnum() and following.lower() not in _NOUN_FREE:
        return [], []
    year = match.integer("year") if match.has("year") else found.year
    place = match.places["day"]
    return [], [replace(found, start=place, end=match.end, day=match.integer("day"), year=year)]


_TOGETHER = Pattern("(and|or|to|until|dash|hyphen) (the|early|late|mid|hyphen)*".replace("*", "{0,3}"))
_ENDED = Pattern("other (on)?")


def completed(words: Words, found: list[Expression]) -> list[Expression]:
    """The same dates, each with what the one right after it says about both: April and June 2021; the quarter ended July 31."""
    whole = list(found)
    for at in range(len(whole) - 2, -1, -1):
        first, second = whole[at], whole[at + 1]
        if first.part in (Part.DAY, Part.MONTH, Part.SEASON) and first.year is None and first.direction is None:
            if second.part in (Part.DAY, Part.MONTH, Part.SEASON) and second.year is not None and _TOGETHER.fills(words, first.end, second.start):
                earlier = (second.month or 0) < (first.month or 0)
                whole[at] = replace(first, year=second.year - (0 if second.bc or not earlier else 1))
        elif first.part is Part.SHIFT and first.unit == "Q" and second.part is Part.DAY and second.month is not None:
            if _ENDED.fills(words, first.end, second.start) and words.word(first.end).lower() in ("ended", "ending"):
                whole[at] = replace(first, part=Part.QUARTER, quarter=(second.month + 2) // 3, year=second.year, mod="")
    return whole


def _atoms(words: Words) -> list[Expression]:
    found: list[Expression] = []
    index, row = 0, words.row
    while index < len(row):
        letter = row[index]
        atom = atoms_at(lambda pattern, at=index: pattern.match(words, at), letter) if starts(letter) else None  # type: ignore[misc]
        if atom:
            found.append(atom)
            index = atom.end
        else:
            index += 1
    return found


def _joined(words: Words, atoms: list[Expression]) -> list[Expression]:
    found: list[Expression] = []
    for atom in atoms:
        while found and connects(words, found[-1], atom):
            whole = joined(found[-1], atom)
            if whole is None:
                break
            found.pop()
            atom = whole
        found.append(atom)
    return found
