"""Which blocks of a page print again what another block says: second copies, joined copies, pull quotes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

WINDOW = 6
"""Words in a row; shorter runs are shared by accident, longer ones miss short paragraphs."""
COVERED = 0.8
"""Part of a block's windows that must stand elsewhere: a copy may differ in a byline, a dash or a "(photo)"."""
JOINED = 80
"""Words from which one block may be a joined copy of several others."""

_WORD = re.compile(r"\w+")

Windows = frozenset[tuple[str, ...]]


def words(text: str) -> list[str]:
    """The words of a text in lower case."""
    return _WORD.findall(text.casefold())


def repeats(texts: Mapping[int, str], order: Sequence[int]) -> set[int]:
    """The blocks, by number, that repeat others.

    `order` ranks the blocks from the most to the least worth keeping. Of a text printed once in paragraphs and once
    joined, the paragraphs stay.
    """
    spoken = {number: words(texts[number]) for number in order}
    windows = {number: _windows(spoken[number]) for number in order if len(spoken[number]) >= WINDOW}
    homes: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, own in windows.items():
        for window in own:
            homes[window].append(number)
    gone = {n for n in windows if len(spoken[n]) >= JOINED and _is_joined(n, windows, homes)}
    seen: set[tuple[str, ...]] = set()
    for number in order:
        if number not in windows or number in gone:
            continue
        own = windows[number]
        if len(own & seen) >= COVERED * len(own):
            gone.add(number)
        else:
            seen |= own
    return gone | {n for n in windows if n not in gone and _is_inside_another(n, windows, homes, gone)}


def _windows(spoken: list[str]) -> Windows:
    return frozenset(zip(*(spoken[shift:] for shift in range(WINDOW)), strict=False))


def _sharing(own: Windows, homes: Mapping[tuple[str, ...], list[int]], without: int) -> dict[int, int]:
    """Other blocks and the number of windows they share; windows of boilerplate are passed over."""
    shared: dict[int, int] = defaultdict(int)
    for window in own:
        if len(homes[window]) <= 20:
            for number in homes[window]:
                if number != without:
                    shared[number] += 1
    return shared


def _is_joined(number: int, windows: Mapping[int, Windows], homes: Mapping[tuple[str, ...], list[int]]) -> bool:
    own = windows[number]
    parts = [
        other
        for other, shared in _sharing(own, homes, number).items()
        if shared >= COVERED * len(windows[other]) and len(windows[other]) < 0.7 * len(own)
    ]
    if len(parts) < 2:
        return False
    told = frozenset[tuple[str, ...]]().union(*(windows[part] for part in parts))
    # Windows across the seams of the paragraphs are in none of them.
    return len(own & told) + len(parts) * WINDOW >= COVERED * len(own)


def _is_inside_another(
    number: int, windows: Mapping[int, Windows], homes: Mapping[tuple[str, ...], list[int]], gone: set[int]
) -> bool:
    """True for a pull quote or a standfirst that a longer block says in full."""
    own = windows[number]
    return any(
        other not in gone and len(windows[other]) > len(own) and shared >= 0.9 * len(own)
        for other, shared in _sharing(own, homes, number).items()
    )
