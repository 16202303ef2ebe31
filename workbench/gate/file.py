"""Places in the file a draft was read from, where markup that is no text stands between the words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

from workbench.model import Document, Finding, Span

_HIDDEN = frozenset({"script", "style", "template", "noscript"})


def in_the_file(document: Document, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings with line and column as an editor counts them in the file; as they are when it cannot be read."""
    path = Path(document.source.path)
    suffix = path.suffix.lower()
    if suffix not in (".md", ".markdown", ".html", ".htm") or not path.is_file():
        return tuple(findings)
    text = path.read_text(encoding="utf-8", errors="replace")
    if suffix in (".md", ".markdown"):
        lines = re.split(r"\r\n?|\n", text)
        return tuple(_on_its_line(f, f.span.of(document.text), lines) for f in findings)
    page = _Page(text)
    return tuple(page.placed(document, f) for f in findings)


def _on_its_line(finding: Finding, words: str, lines: Sequence[str]) -> Finding:
    """Markdown is read line by line, so that only the column can differ."""
    line = lines[finding.line - 1] if finding.line <= len(lines) else ""
    at = line.find(words.split("\n")[0], finding.column - 1)
    return replace(finding, column=at + 1) if at >= 0 else finding


class _Page(HTMLParser):
    """The letters of a page with the place of each in the file; white space and markup are left out."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self._hidden = 0
        self._letters: list[str] = []
        self._places: list[tuple[int, int]] = []
        self._blocks: dict[Span, int] = {}
        self.feed(text)
        self.close()
        self.letters = "".join(self._letters)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._hidden += tag in _HIDDEN

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in _HIDDEN and self._hidden > 0

    def handle_data(self, data: str) -> None:
        line, column = self.getpos()
        for sign in data:
            self._take(sign, line, column)
            line, column = (line + 1, 0) if sign == "\n" else (line, column + 1)

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name};")

    def placed(self, document: Document, finding: Finding) -> Finding:
        """The finding where its words stand in the file; as it is when its block is not found there."""
        region = next((r.span for r in document.regions if r.span.covers(finding.span)), finding.span)
        start = self._start(region, document.text)
        at = start + _letters(document.text[region.start : finding.span.start]) if start >= 0 else -1
        if not 0 <= at < len(self._places):
            return finding
        line, column = self._places[at]
        return replace(finding, line=line, column=column + 1)

    def _start(self, region: Span, text: str) -> int:
        """Where a block's letters begin among those of the page."""
        if region not in self._blocks:
            self._blocks[region] = self.letters.find("".join(region.of(text).split()))
        return self._blocks[region]

    def _reference(self, written: str) -> None:
        line, column = self.getpos()
        for sign in unescape(written):
            self._take(sign, line, column)

    def _take(self, sign: str, line: int, column: int) -> None:
        if not self._hidden and not sign.isspace():
            self._letters.append(sign)
            self._places.append((line, column))


def _letters(text: str) -> int:
    return sum(not sign.isspace() for sign in text)


def line_starts(text: str) -> list[int]:
    """Where each line of a text begins."""
    return [0, *(at + 1 for at, sign in enumerate(text) if sign == "\n")]


def place(starts: Sequence[int], offset: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1."""
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


def lines_of(text: str, marker: str) -> Iterator[int]:
    """Numbers of the lines that consist of a marker, from 1."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.split("#")[0].strip() == marker:
            yield number
