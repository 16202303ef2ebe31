"""Lines that put a date beside a place, an outlet or a writer: "LA PAZ, May 15, 2024", "Harbour Weekly, 30.10.2022".

They read like headlines and captions with a date in them, so where a line stands decides how much it may say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.read.posted import LONGEST, day_and_time

MOST_WORDS = 14
"""Words beside the date; outlet, section, writer and place together stay below it."""
TITLE = 3
"""Words from which a line may be the headline that an imprint needs beside it."""

_SHORT_YEAR = re.compile(r"(?<![\d.])(\d\d\.\d\d\.)(\d\d)(?![\d.])")
_SMALL = frozenset("and of the de la le du des del van von der den at in on for et y e i & / - – —".split())
_CLOSED = re.compile(r"(?:^|[,.;|/•·)–—-]|\s{2})\s*$")
_AGENCY = re.compile(r"\s*\([^()]{2,60}\)\s*")
_STAFF = r"(?:(?:our|a|staff)\s(?:own\s)?(?:[a-z]{2,14}\s)?(?:reporter|correspondent|writer|editor|team)s?,?\s)?"
_WRITER = re.compile(
    rf"\s*[,|•·–—-]?\s*by:?\s+{_STAFF}" + r"(?P<name>[\"“'‘]?(?-i:[^\W\d_a-z])[^|•·]{1,60})", re.IGNORECASE
)
_WRITER_BEFORE = re.compile(r"\b[Bb]y\s+(?P<name>[^\W\d_a-z][^|•·,]{1,60})\s*,")
_NAMED = re.compile(r"\s*[,|•·–—-]\s*(?P<name>[^\W\d_a-z][^|•·]{1,60})")
_LABEL = re.compile(r"(?:first |originally )?(?:posted|published|filed|issued|dated?):?(?: on)?", re.IGNORECASE)
_NO_IMPRINT = re.compile(
    r"\bv(?:s|ersus)?\b\.?|[?!]|\b(?:born|died|killed|photo\w*|pictured|seen|taken|filmed|recorded|reviewed|performed|played|held"
    r"|signed|done|decided|battle|siege|massacre|hearing|judgment|trial|election|match|concert|event|deadline|expires?)\b",
    re.IGNORECASE,
)
"""What tells of an event or a picture, whose day is its own."""
_DOCUMENT = re.compile(
    r"\b(?:transcript|bulletin|update|communiqu[eé]|statement|newsletter|press\s(?:release|notice|note|office)|edition|issue\b"
    r"|digest|briefing|gazette|circular|fact\s?sheet)\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\bsince ((?:19|20)\d\d)\b|\b(\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} \d{1,2}),? ((?:19|20)\d\d)\b"
)


def imprint(line: str, *, above: bool) -> str | None:
    """The date of such a line, YYYY-MM-DD with the time it gives; None for every other line.

    Above the headline a line may name its section or rubric in any words; below it, where captions and standfirsts
    stand, only names are taken.
    """
    line = _SHORT_YEAR.sub(r"\g<1>20\2", line.strip())
    if len(line) > LONGEST or not any(character.isdigit() for character in line):
        return None
    found = day_and_time(line)
    if found is None:
        return None
    before, published, after = found
    if not _CLOSED.search(before) and not _LABEL.fullmatch(before.strip()):
        return None
    if not _fits_behind(after, beside=before):
        return None
    said = _AGENCY.sub(" ", before).strip(" \t,.;|/•·–—-")
    if not said:
        return published if after.strip() else None
    if len(said.split()) > MOST_WORDS or _NO_IMPRINT.search(said):
        return None
    if ":" in said and not _DOCUMENT.search(said):
        return None
    return published if above or _LABEL.fullmatch(said) or _are_names(said) else None


def writer(line: str) -> str:
    """The writer that an imprint names; empty when it names none."""
    found = day_and_time(line.strip())
    if found is None:
        return ""
    match = _WRITER.fullmatch(found[2]) or _WRITER_BEFORE.search(found[0])
    return match["name"].strip(" \"“”'‘’.") if match else ""


def imprints(texts: Sequence[str], titles: Sequence[bool], story: str) -> list[bool]:
    """Which lines of the top of a page are imprints; `titles` tells which may be headlines, `story` what follows.

    A line is one only beside another that can be the headline, unless it says itself what document it opens.
    """
    found: list[bool] = []
    for number, text in enumerate(texts):
        below = any(titles[number + 1 :])
        day = imprint(text, above=below or bool(_DOCUMENT.search(text)))
        alone = not (below or any(titles[:number]) or _DOCUMENT.search(text))
        found.append(day is not None and not alone and not _outdated(day, story))
    return found


def may_be_title(line: str) -> bool:
    """Whether a line at the top has the length of a headline."""
    return len(line.split()) >= TITLE and day_and_time(line) is None


def _fits_behind(after: str, *, beside: str) -> bool:
    """Behind the date stands nothing, an agency in brackets, or, when nothing stands before it, a writer or outlet."""
    if not after.strip(" .,;") or _AGENCY.fullmatch(after):
        return True
    if _WRITER.fullmatch(after):
        return True
    named = _NAMED.fullmatch(after)
    return bool(named and not beside.strip() and _are_names(named["name"]))


def _are_names(words: str) -> bool:
    """Whether all words but the small ones are capitalised."""
    tokens = re.findall(r"[^\W_][\w'’.]*", re.sub(r"\b[Bb]y\s", " ", words))
    return bool(tokens) and all(token[0].isupper() or token.lower() in _SMALL for token in tokens)


def _outdated(day: str, story: str) -> bool:
    """Whether the story itself dates something well after the day, which then is that of an older event."""
    year = int(day[:4])
    for match in _LATER.finditer(story):
        told = int(match[1] or match[3])
        if told > year + (0 if match[1] else 1):
            return True
    return False
