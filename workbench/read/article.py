"""Which lines of a web page are the article: trafilatura chooses, markup and neighbours mend the choice."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Sequence

from workbench.model import Zone
from workbench.read.walk import Line

LARGEST = 3_000_000
"""Characters of the largest page whose main text is chosen; 400 pages a second at 90 KB each."""
LEAD = 12
"""Lines between the title and the text within which a lead may stand: byline, date, buttons, picture."""

_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*$")


def choose(page: str, lines: Sequence[Line], title: str) -> list[Zone | None]:
    """For each line the zone it is in, None for lines of the article itself."""
    chosen = _chosen(page, lines)
    if not any(chosen):
        chosen = [line.context.zone is None and _is_prose(line) for line in lines]
    chosen = _with_lead(lines, _mended(lines, chosen), _key(title))
    inside = _extent(chosen)
    named = _key(title)
    zones: list[Zone | None] = []
    for number, (line, ours) in enumerate(zip(lines, chosen, strict=True)):
        if ours and line.context.zone is Zone.CAPTION:
            zones.append(Zone.CAPTION)
        elif ours and line.link_share > 0.9 and not line.context.heading and not _SENTENCE_END.search(line.text):
            zones.append(Zone.TEASER)
        elif ours or (line.context.heading == 1 and _same_title(_key(line.text), named)):
            zones.append(None)
        elif line.context.zone is not None:
            zones.append(line.context.zone)
        else:
            zones.append(Zone.TEASER if number in inside or _is_prose(line) else Zone.MENU)
    return zones


def _key(text: str) -> str:
    return "".join(_WORD.findall(text)).casefold()


def _same_title(heading: str, title: str) -> bool:
    return bool(heading) and (heading in title or (bool(title) and title in heading))


def _is_prose(line: Line) -> bool:
    return line.link_share < 0.5 and len(line.text) > 60 and bool(_SENTENCE_END.search(line.text))


def _chosen(page: str, lines: Sequence[Line]) -> list[bool]:
    """Whether trafilatura puts each line into the main text."""
    if len(page) > LARGEST:
        return [False] * len(lines)
    import trafilatura

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # its remarks are not for the terminal
    main = trafilatura.extract(page, include_comments=False, include_tables=True) or ""
    whole = _key(main)
    exact = Counter(_key(piece) for piece in main.splitlines())
    found: list[bool] = []
    for line in lines:
        key = _key(line.text)
        if exact[key] > 0:
            exact[key] -= 1
            found.append(True)
        else:
            # Short pieces occur by accident inside longer ones.
            found.append(len(key) > 25 and key in whole and key not in exact)
    return found


def _mended(lines: Sequence[Line], chosen: Sequence[bool]) -> list[bool]:
    """Prose inside the densest stretch of the page belongs to the article too."""
    inside = _densest([_weight(line, ours=ours) for line, ours in zip(lines, chosen, strict=True)])
    return [
        ours or (number in inside and line.context.zone is None and _is_prose(line))
        for number, (line, ours) in enumerate(zip(lines, chosen, strict=True))
    ]


def _with_lead(lines: Sequence[Line], chosen: Sequence[bool], title: str) -> list[bool]:
    """Prose between the title and the first chosen line is the lead, whatever its class is called."""
    first = next((number for number, ours in enumerate(chosen) if ours and not lines[number].context.heading), 0)
    above = range(max(0, first - LEAD), first)
    top = next((n for n in above if lines[n].context.heading == 1 or _key(lines[n].text) == title), first)
    return [
        ours or (top < number < first and line.context.zone in (None, Zone.TEASER) and _is_prose(line))
        for number, (line, ours) in enumerate(zip(lines, chosen, strict=True))
    ]


def _weight(line: Line, *, ours: bool) -> float:
    """What a line adds to a stretch of article: prose its words, everything else a loss."""
    if ours:
        return 20 + min(60, len(line.text.split()))
    if line.context.zone:
        return -2
    if _is_prose(line):
        return min(60, len(line.text.split()))
    return -8 if line.link_share > 0.5 else -4


def _densest(weights: Sequence[float]) -> range:
    """The stretch with the largest sum."""
    best, best_range, start, running = 0.0, range(0), 0, 0.0
    for number, weight in enumerate(weights):
        if running <= 0:
            start, running = number, 0.0
        running += weight
        if running > best:
            best, best_range = running, range(start, number + 1)
    return best_range


def _extent(chosen: Sequence[bool]) -> range:
    numbers = [number for number, ours in enumerate(chosen) if ours]
    return range(numbers[0], numbers[-1] + 1) if numbers else range(0)
