"""Quotation marks of all styles paired: the words between them, across paragraphs too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.model import Span

LONGEST = 4000
"""Characters a quotation may run within one paragraph; beyond it a mark has lost its partner."""

LONGEST_SINGLE = 600
"""The same for single marks, which apostrophes imitate."""

DEEPEST = 3
"""Quotations of one style inside one another; more is a broken page."""

_MARK = re.compile(r"``|[“”„«»\"‘']")
_SINGLE = re.compile(r"[‘’']")
_ELISION = re.compile(r"['‘’](?:em|til|tis|twas|cause|round|bout|n|cos|[0-9]0s|[0-9]{2})\b", re.IGNORECASE)
_CLOSERS = {"“": '”"', "„": '“”"', "«": "»", "»": "«", '"': '"”', "”": "”"}
_SAME = {mark: re.compile(f"[{mark}{closers}]") for mark, closers in _CLOSERS.items()}
_BEFORE_OPENER = " \t\n\u00a0([{—–-/“‘\"'…"
_KEPT_STOP = re.compile(r"(?:\.[ \u00a0]?\.|\b[^\W\d_]\.[^\W\d_]\.)$")


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between two marks, which themselves begin at `mark` and end before `end`."""

    span: Span
    mark: int
    end: int
    continues: bool
    """True when it goes on from the quotation before, whose paragraph ended without a closing mark."""


def quotations(text: str, paragraphs: Sequence[Span]) -> list[Quotation]:
    """Outermost quotations in order; a mark without partner opens nothing."""
    found: list[Quotation] = []
    unclosed = ""
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1].start if number + 1 < len(paragraphs) else len(text)
        carried, unclosed = unclosed, ""
        at = paragraph.start
        while match := _MARK.search(text, at, paragraph.end):
            at = match.end()
            start, mark = match.start(), match[0]
            if not _opens(text, start, mark, paragraph):
                continue
            inside = _close(text, start, mark, paragraph)
            if inside is None:
                if not text.startswith(mark, following):
                    continue
                inside, unclosed = (paragraph.end, paragraph.end), mark
            span = _trim(text, Span(match.end(), inside[0]))
            at = inside[1]
            if len(span):
                found.append(Quotation(span, start, at, carried == mark and start == paragraph.start))
    return found


def _opens(text: str, at: int, mark: str, paragraph: Span) -> bool:
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + len(mark)] if at + len(mark) < paragraph.end else " "
    if mark in ("“", "„", "«", "``"):
        return True
    if mark in ("‘", "'"):
        free = before in _BEFORE_OPENER or (mark == "‘" and not before.isalnum())
        return free and (after.isalnum() or after in '[….(£$€“"') and not _ELISION.match(text, at)
    return (before in _BEFORE_OPENER or not (before.isalnum() or before in ".,!?%)]")) and not after.isspace()


def _close(text: str, at: int, mark: str, paragraph: Span) -> tuple[int, int] | None:
    """Where the words end and where the closing mark ends; None when the paragraph has no partner."""
    begin = at + len(mark)
    if mark == "``":
        end = text.find("''", begin, min(paragraph.end, at + LONGEST))
        return (end, end + 2) if end >= 0 else None
    if mark in ("‘", "'"):
        return _single_close(text, begin, min(paragraph.end, at + LONGEST_SINGLE))
    depth = 0
    for match in _SAME[mark].finditer(text, begin, min(paragraph.end, at + LONGEST)):
        if match[0] in _CLOSERS[mark]:
            if depth == 0:
                return match.span()
            depth -= 1
        elif (depth := depth + 1) > DEEPEST:
            return None
    return None


def _single_close(text: str, begin: int, end: int) -> tuple[int, int] | None:
    """The closing single mark: no letter after it; after a plural's s only when no other could close."""
    weak: tuple[int, int] | None = None
    for match in _SINGLE.finditer(text, begin + 1, end):
        at = match.start()
        if match[0] == "‘" and weak:
            break
        if match[0] == "‘" or text[at - 1].isspace() or (at + 1 < len(text) and text[at + 1].isalnum()):
            continue
        if text[at - 1] in "sS" and re.match(r" [a-z]", text[at + 1 : at + 3]):
            weak = weak or (at, at + 1)
            continue
        return at, at + 1
    return weak


def _trim(text: str, span: Span) -> Span:
    """Without blanks and without the comma or full stop that belongs to the sentence around the quotation."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    last = text[end - 1 : end] if end > start else ""
    own_stop = last == "." and _KEPT_STOP.search(text[max(start, end - 6) : end])
    return Span(start, end - 1) if last and last in ",;:." and not own_stop else Span(start, end)
