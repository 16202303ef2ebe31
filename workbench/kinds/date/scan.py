"""A sentence's dates: parts found word by word, neighbours joined, what is no date dropped."""

from __future__ import annotations

from dataclasses import replace

from workbench.kinds.date import calendar_parts, clock_parts, relative_parts, vague_parts
from workbench.kinds.date.affix import with_affixes
from workbench.kinds.date.context import stands
from workbench.kinds.date.expression import Expression, Part, connects, joined
from workbench.kinds.date.neighbours import completed, days_beside
from workbench.language.timepatterns import Pattern
from workbench.language.timewords import CLASSES, Words

_OPENED = Pattern("open|comma|or")
_RULES = calendar_parts.RULES + clock_parts.RULES + relative_parts.RULES + vague_parts.RULES


def scan(words: Words) -> list[Expression]:
    """The dates of a sentence in order, not overlapping, not yet resolved."""
    found: list[Expression] = []
    floor = 0
    for candidate in _joined(words, _parts(words)):
        if candidate.start < floor or not stands(words, candidate):
            continue
        before, after = days_beside(words, candidate, floor)
        if after and candidate.year is None:
            candidate = replace(candidate, year=after[-1].year)  # June 18 and 19, 2024
        found += [*before, with_affixes(words, candidate, before[-1].end if before else floor), *after]
        floor = found[-1].end
    return completed(words, found)


def _parts(words: Words) -> list[Expression]:
    found: list[Expression] = []
    index = 0
    while index < len(words.row):
        part = _RULES.at(words, index) if _RULES.starts(words.row[index]) else None
        if part:
            found.append(part)
        index = part.end if part else index + 1
    return found


def _joined(words: Words, parts: list[Expression]) -> list[Expression]:
    found: list[Expression] = []
    for part in parts:
        whole: Expression | None = part
        twin = _in_other_zone(words, found[-1], part) if found else None
        if twin is not None:
            found[-1] = twin
            continue
        while whole is not None and found and connects(words, found[-1], whole):
            about = CLASSES["about"] in words.row[found[-1].end : whole.start]
            part, whole = whole, joined(found[-1], whole)
            if whole is not None and about:
                whole = replace(whole, mod=whole.mod or "APPROX")
            if whole is not None:
                found.pop()
        found.append(whole or part)
    return found


def _in_other_zone(words: Words, first: Expression, second: Expression) -> Expression | None:
    """14:07 local time (06:07 GMT): one time, given twice."""
    if first.part is not Part.CLOCK or second.part is not Part.CLOCK or not second.zone:
        return None
    if not _OPENED.fills(words, first.end, second.start):
        return None
    end = second.end + (words.letter(second.end) == CLASSES["close"])
    return replace(first, end=end, also=f"{second.hour:02}:{second.minute or 0:02} {second.zone}")
