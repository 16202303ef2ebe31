"""What single lines of a page are when they are not the story: menus, captions, teasers and their headings.

Rules look at the form of a line and at the phrases of `furniture.toml`, which sites of every kind share.
"""

from __future__ import annotations

import re
import tomllib
from enum import Enum, auto
from functools import cache
from pathlib import Path

from workbench.read.paragraphs import LIST_ITEM
from workbench.read.posted import byline, is_posted


class Form(Enum):
    """The form of a line."""

    PROSE = auto()
    """Sentences: what articles are made of."""
    ITEM = auto()
    """An entry of a list with bullets or numbers."""
    LINE = auto()
    """Words without a full stop: a title, a subhead, a name, the entry of a box."""
    POSTED = auto()
    BYLINE = auto()
    MENU = auto()
    CAPTION = auto()
    TEASER = auto()
    """One line that points to another story."""
    TEASER_HEADING = auto()
    """The heading of a box that points to other stories."""
    CLOSING = auto()
    """What only readers' comments come after."""


LONG = 25
"""Words from which a line counts as prose even when its full stop is missing."""
SHORT = 8
"""Words of the longest heading of a box."""

CAPTION = 80
"""Words of the longest caption with a credit."""

_STOP = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*(?:\s\([^()]{1,60}\))?$")
_BETWEEN_ITEMS = re.compile(r"\s[|/·•>»›∙]\s|\s{2,}|\t|\s?\|\s?")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """The lists of `furniture.toml`, each as one pattern."""
    with Path(__file__).with_name("furniture.toml").open("rb") as file:
        lists = {name: "|".join(lines.strip().splitlines()) for name, lines in tomllib.load(file).items()}
    parts = {name: lists.pop(name) for name in ("NEWS", "AGENCY", "NAME")}
    for part, words in parts.items():
        lists = {name: pattern.replace(part, f"(?:{words})") for name, pattern in lists.items()}
    return {name: re.compile(f"(?:{pattern})", re.IGNORECASE) for name, pattern in lists.items()}


def ends_sentence(line: str) -> bool:
    return bool(_STOP.search(line))


def form(line: str) -> Form:
    """What one line is by itself; what stands around it may make it something else."""
    words = line.split()
    if is_posted(line):
        return Form.POSTED
    if len(words) <= SHORT and (kind := _short_form(line)):
        return kind
    if len(words) <= CAPTION and _patterns()["credit"].search(line):
        return Form.CAPTION
    if _patterns()["teaser"].match(line) and len(words) <= LONG:
        return Form.TEASER
    if len(words) <= 2 * LONG and (_patterns()["menu"].search(line) or _is_navigation(line)):
        return Form.MENU
    if byline(line) and len(words) <= 15:
        return Form.BYLINE
    if LIST_ITEM.match(line):
        return Form.ITEM
    if ends_sentence(line) or len(words) >= LONG:
        return Form.PROSE
    return Form.LINE


def _short_form(line: str) -> Form | None:
    """What the few words of a heading announce."""
    heading = line.rstrip(" :.»›>")
    if _patterns()["closing"].fullmatch(heading):
        return Form.CLOSING
    return Form.TEASER_HEADING if _patterns()["teaser_heading"].fullmatch(heading) else None


def _is_navigation(line: str) -> bool:
    """True for a row of short items; a bar needs two of them, other separators three."""
    items = [item for item in _BETWEEN_ITEMS.split(line.strip()) if item]
    if any(len(item.split()) > 4 or ends_sentence(item) for item in items):
        return False
    return len(items) >= 3 or (len(items) == 2 and "|" in line)
