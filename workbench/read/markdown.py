"""Markdown: the words without the markup, each line where it stands in the file.

Line numbers are those of the file; columns too, on lines without markup before the place. Code and raw HTML are left
out, and so are the settings some editors keep between `---` lines at the top, which give
title, date, author and outlet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbench.model import DateEvidence, Span
from workbench.read.page import Block, Dated, Page
from workbench.read.posted import find_date

if TYPE_CHECKING:
    from markdown_it.token import Token

_LINE_END = re.compile(r"\r\n?|\n")
_SETTING = re.compile(r"(\w[\w -]{0,30})\s{0,5}:\s{0,5}(.{0,500})$")
_MARKER = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?=\s)")


def read(text: str) -> Page:
    """The page of a Markdown text."""
    from markdown_it import MarkdownIt

    source = _LINE_END.split(text)
    settings = _take_settings(source)
    canvas = [""] * len(source)
    placed: list[tuple[int, int, int, int, int]] = []
    level = 0
    for token in MarkdownIt("commonmark").enable("table").parse("\n".join(source)):
        if token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "heading_close":
            level = 0
        elif token.type == "inline" and token.map:
            placed += _place(_rendered(token.children or ()), token.map[0], source, canvas, level)
    starts = [0]
    for line in canvas:
        starts.append(starts[-1] + len(line) + 1)
    blocks = tuple(
        Block(Span(starts[first] + left, starts[last] + right), heading) for first, left, last, right, heading in placed
    )
    whole = "\n".join(canvas)
    titles = (block.span.of(whole) for block in blocks if block.heading == 1)
    published = find_date(settings.get("published") or settings.get("date") or "")
    return Page(
        whole,
        blocks,
        settings.get("title") or next(titles, ""),
        settings.get("outlet", ""),
        settings.get("author") or settings.get("byline", ""),
        (Dated(published, DateEvidence.METADATA),) if published else (),
    )


def _take_settings(source: list[str]) -> dict[str, str]:
    """The settings at the top of the file, whose lines are emptied."""
    if not source or source[0].rstrip() != "---":
        return {}
    end = next((n for n, line in enumerate(source[1:60], 1) if line.rstrip() in ("---", "...")), 0)
    lines = source[1:end]
    if not lines or not any(_SETTING.match(line) for line in lines):
        return {}
    source[: end + 1] = [""] * (end + 1)
    found = (match for line in lines if (match := _SETTING.match(line)))
    return {match[1].strip().lower(): match[2].strip().strip("\"'") for match in found}


def _rendered(children: Sequence[Token]) -> list[str]:
    """The words of an inline token, by line."""
    parts: list[str] = []
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif child.type in ("text", "code_inline"):
            parts.append(child.content.replace("\n", " "))
        elif child.type == "html_inline" and child.content.lower().startswith("<br"):
            parts.append("\n")
    return "".join(parts).split("\n")


def _place(
    rendered: list[str], first: int, source: list[str], canvas: list[str], level: int
) -> list[tuple[int, int, int, int, int]]:
    """Write the lines of a block onto the canvas; first line and column, last line and column, level of heading."""
    rendered = [line.strip() for line in rendered]
    ends: list[tuple[int, int, int]] = []
    for number, words in enumerate(rendered, first):
        if words and number < len(source):
            canvas[number], left = _beside(canvas[number], source[number], words)
            ends.append((number, left, len(canvas[number])))
    if not ends:
        return []
    return [(ends[0][0], ends[0][1], ends[-1][0], ends[-1][2], level)]


def _beside(drawn: str, line: str, words: str) -> tuple[str, int]:
    """A line of the canvas with some words added at their column, and where they begin, a list marker included."""
    column = line.find(words, len(drawn))
    if column < 0:
        column = max(line.find(words.split()[0], len(drawn)), len(drawn) + 1 if drawn else 0)
    margin = line[len(drawn) : column]
    marker = _MARKER.search(margin) if not drawn and not margin.strip().strip(">").strip().startswith("#") else None
    if marker and not margin[marker.end() :].strip(" *_`~[\\<"):
        kept = " " * marker.start() + marker[0]
        return kept + " " * (column - len(kept)) + words, marker.start()
    return drawn + " " * (column - len(drawn)) + words, column
