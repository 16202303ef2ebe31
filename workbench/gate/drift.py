"""How a quotation differs from the words it was taken from: changed, cut or inserted words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from workbench.kinds.quote.wording import plain

_GAP = re.compile(r"\[[^\]]{0,80}\]|\(\.\.\.\)|\.(?:\s?\.){1,3}|…")
_WORD = re.compile(r"[^\W_]++(?:[’'][^\W_]++)?(?:[.,]\d++)*+")
_MARKED = "\x00"
"""Stands for an omission or an insertion that the quotation marks as such."""


class Drift(StrEnum):
    """What was done to the words of a quotation, gravest first."""

    CHANGED = "changed"
    INSERTED = "inserted"
    CUT = "cut"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it compares, and where it stands."""

    plain: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Difference:
    """The drift of a quotation and the words it consists in."""

    drift: Drift
    changes: tuple[tuple[str, str], ...] = ()
    """The source's words and the draft's; one side is empty for a cut or an insertion."""

    @property
    def told(self) -> str:
        """The changes for a person."""
        return ", ".join(_told(there, here) for there, here in self.changes)


def _told(there: str, here: str) -> str:
    if there and here:
        return f"“{there}” became “{here}”"
    return f"“{here}” was put in" if here else f"“{there}” is left out"


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of a stretch of text, with a sign for each marked gap."""
    found: list[Word] = []
    at, end = start, len(text) if end is None else end
    for gap in [*_GAP.finditer(text, start, end), None]:
        until = gap.start() if gap else end
        found += (Word(plain(m[0]), m.start(), m.end()) for m in _WORD.finditer(text, at, until))
        if gap:
            found.append(Word(_MARKED, gap.start(), gap.end()))
            at = gap.end()
    return found


def segments(quotation: Sequence[Word]) -> list[list[str]]:
    """The words between marked gaps."""
    found: list[list[str]] = [[]]
    for word in quotation:
        if word.plain == _MARKED:
            found.append([])
        else:
            found[-1].append(word.plain)
    return [part for part in found if part]


def extent(draft: str, source: str) -> tuple[int, int] | None:
    """Where in the source's text a quotation's words begin and end; None when it has none of them.

    Words of the quotation before the first or after the last that both share stand for as many of the source.
    """
    here, there = words(draft), words(source)
    blocks = [block for block in _matcher(here, there).get_matching_blocks() if block.size]
    if not blocks:
        return None
    first = max(0, blocks[0].a - blocks[0].b)
    last = blocks[-1].a + blocks[-1].size - 1 + len(here) - blocks[-1].b - blocks[-1].size
    return there[first].start, there[min(last, len(there) - 1)].end


def kept(draft: str, source: str) -> float:
    """Share of the quotation's words that the source has in the same order, from 0 to 1."""
    here, there = words(draft), words(source)
    return sum(block.size for block in _matcher(here, there).get_matching_blocks()) / max(1, len(here))


def _matcher(here: Sequence[Word], there: Sequence[Word]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, [w.plain for w in there], [w.plain for w in here], autojunk=False)


def difference(draft: str, source: str) -> Difference:
    """How a quotation differs from the source's words; what it leaves out at either end is a choice, no cut."""
    here, there = words(draft), words(source)
    steps = _matcher(here, there).get_opcodes()
    if steps and (steps[0][0] == "delete" or (steps[0][0] == "insert" and _articles(here[: steps[0][4]]))):
        steps = steps[1:]
    if steps and steps[-1][0] == "delete":
        steps = steps[:-1]
    changes, kinds = list[tuple[str, str]](), set[Drift]()
    for tag, a, b, c, d in steps:
        if tag == "equal":
            continue
        taken, given = there[a:b], [w for w in here[c:d] if w.plain != _MARKED]
        taken = [w for w in taken if w.plain != _MARKED]
        marked = len(given) < d - c
        if (marked and not given) or not (taken or given):
            continue
        changes.append((_text(source, taken), _text(draft, given)))
        kinds.add(Drift.CHANGED if taken and given else Drift.INSERTED if given else Drift.CUT)
    kind = Drift.NONE if not kinds else kinds.pop() if len(kinds) == 1 else Drift.CHANGED
    return Difference(kind, tuple(changes))


def _articles(stretch: Sequence[Word]) -> bool:
    """True for an article before the first word, which no reader takes for the speaker's."""
    return all(word.plain in ("a", "an", "the") for word in stretch)


def _text(text: str, stretch: Sequence[Word]) -> str:
    return text[stretch[0].start : stretch[-1].end] if stretch else ""
