"""Sentences of English prose, as spans of the text they stand in.

Candidates are stops followed by space; what stands before and after decides. A sentence never crosses a blank
line or the end of a line that was not wrapped by an editor. Time is linear: every look around is bounded.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from workbench.model import Span
from workbench.read.paragraphs import paragraphs

LONGEST = 2000
"""Characters of a sentence; what goes on longer is a table or a broken page, and cutting it keeps all work linear."""

_CLOSERS = "\"'”’»)\\]"
_OPENERS = "\"'“‘«(\\["
_STOP = re.compile(
    rf"(?P<mark>[.!?…]++(?:\ \.)*+)(?P<close>[{_CLOSERS}]*+)(?=\s|$)"  # an ordinary stop
    rf"|(?<=[a-z]{{3}})(?P<tight>[.!?][”’\"]?)(?=[A-Z][a-z]{{1,20}}\ )"  # "came.The next", a scraping artefact
    r"|[。！？]++[”’」』）]*+"  # Chinese and Japanese stops need no space
)
_WORD_BEFORE = re.compile(r"[\w.&'’-]{1,24}$")
_NEXT = re.compile(rf"\s*+(?P<open>[{_OPENERS}]*+)(?P<word>[^\W\d_]*+(?:['’.][^\W\d_]++)*+)")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$|[^\W\d_]$")
_LIST_MARK = re.compile(r"(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})$")
_FIGURE = re.compile(r"\s*+[\d§]")
_NUMERAL = re.compile(r"\s*+(?:[IVXLC]{1,6}|[B-HJ-Z])\b")
_CLOCK = re.compile(r"[ap]\.m$", re.IGNORECASE)
_TIME_GOES_ON = re.compile(
    r"\s*+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
    r"|[A-Z]{2,5}\b|(?:[A-Z][a-z]+\ ){1,3}[Tt]ime\b)"
)
_DAY_AND_YEAR = re.compile(r"\s*+\d{1,2},?\ \d{4}\b")
_DOTTED_DAY = re.compile(r"(?:(?P<prose>\b(?:am|vom|zum|bis|seit|ab|dem|den|der)\s)|(?<!\w))\d{1,2}$")
_GERMAN_MONTH = re.compile(
    r"\s(?:(?P<own>Januar|Jänner|Februar|März|Mai|Juni|Juli|Oktober|Dezember)|April|August|September|November)\ \d{4}\b"
)
_SAYS = re.compile(
    r"\s*+(?:[A-Z][\w'’.-]{0,20}\s){1,4}(?:said|says|asked|asks|told|tells|added|adds|wrote|replied|shouted|cried)\b"
)
_SPACED_BRACKET = re.compile(r"\[\s?[.…][\s.…]{0,8}$")


@cache
def _words() -> dict[str, frozenset[str]]:
    """The lists of `abbreviations.toml`."""
    with Path(__file__).with_name("abbreviations.toml").open("rb") as file:
        return {name: frozenset(words.split()) for name, words in tomllib.load(file).items()}


def split(text: str, region: Span) -> list[Span]:
    """The sentences inside a region, trimmed and in order; none crosses a blank line or is longer than LONGEST."""
    return [piece for sentence in _split(text, region) for piece in _pieces(text, sentence)]


def _pieces(text: str, sentence: Span) -> Iterator[Span]:
    """A sentence in one piece, or cut at blanks when it is longer than any sentence is."""
    start = sentence.start
    while sentence.end - start > LONGEST:
        blank = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        end = blank if blank > start else start + LONGEST
        kept = len(text[start:end].rstrip())
        if kept:
            yield Span(start, start + kept)
        start = end
        while text[start].isspace():
            start += 1
    yield Span(start, sentence.end)


def _split(text: str, region: Span) -> list[Span]:
    found: list[Span] = []
    for paragraph in paragraphs(text, region):
        start = paragraph.start
        for match in _STOP.finditer(text, paragraph.start, paragraph.end):
            if match.end() >= paragraph.end:
                break
            if _ends_sentence(text, start, match, paragraph.end):
                found.append(Span(start, match.end()))
                start = match.end()
                while text[start].isspace():
                    start += 1
        found.append(Span(start, paragraph.end))
    return found


def _ends_sentence(text: str, start: int, match: re.Match[str], limit: int) -> bool:
    mark = match["mark"]
    if not mark:  # a tight or a Chinese stop
        return True
    ahead = text[match.end() : min(limit, match.end() + 120)]
    following = _NEXT.match(ahead)
    opened, word = (following["open"], following["word"]) if following else ("", "")
    if word[:1].islower() and not opened:
        return False
    if not word and not opened and not _starts_otherwise(ahead):
        return False
    if (len(mark) > 1 and "." in mark) or "…" in mark:
        return _ellipsis_ends(text, match, word)
    if mark[-1] in "!?":
        return not (match["close"] and _SAYS.match(ahead))
    if match["close"] and match["close"][0] in "\"'”’»":
        return True
    return _full_stop_ends(text, start, match.start(), ahead, word, opened)


def _starts_otherwise(ahead: str) -> bool:
    """A sentence may also begin with a figure, a currency sign or a bullet; a dash or a bar goes on."""
    first = ahead.lstrip()[:1]
    return bool(first) and (first.isalnum() or first in "$€£¥₩₹#@•·¿¡%")


def _ellipsis_ends(text: str, match: re.Match[str], word: str) -> bool:
    """Words left out in brackets, or followed by "I", go on."""
    if _SPACED_BRACKET.search(text[max(0, match.start() - 10) : match.end()].rstrip("]")):
        return False
    return word[:2] not in ("I", "I'", "I’")


def _full_stop_ends(text: str, start: int, stop: int, ahead: str, word: str, opened: str) -> bool:
    before = _WORD_BEFORE.search(text[max(start, stop - 24) : stop])
    if not before:
        return True
    last, words = before[0], _words()
    if last.isdigit() and _german_day(text[max(start, stop - 12) : stop], ahead):
        return False
    if last in words["never"] or (stop - len(last) == start and _LIST_MARK.fullmatch(last)):
        return False
    if last in words["before_figure"] and _FIGURE.match(ahead):
        return False
    if last in words["before_numeral"] and _NUMERAL.match(ahead):
        return False
    if last in words["months"]:
        return not _DAY_AND_YEAR.match(ahead)
    if _CLOCK.search(last):
        return not _TIME_GOES_ON.match(ahead)
    if last in words["unless_sentence_follows"] or _ACRONYM.fullmatch(last):
        return bool(opened and opened[0] in "\"“‘'") or word in words["openers"]
    return True


def _german_day(before: str, ahead: str) -> bool:
    """Whether a stop belongs to a day, as in 19. Juni 2024; months that English shares need a German word before."""
    day, month = _DOTTED_DAY.search(before), _GERMAN_MONTH.match(ahead)
    return bool(day and month and (month["own"] or day["prose"]))
