"""Decisions of American courts by volume, reporter and page; eyecite knows the reporters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from workbench.model import Span

_CANDIDATE = re.compile(
    r"(?<![\w.$€£])\d{1,4}\ (?=[^ ]{0,8}\.)[A-Z][A-Za-z.\d]{1,8}(?:\ [A-Z\d][A-Za-z.\d]{0,6}){0,2}\ \d{1,5}\b"
)
"""A number, an abbreviation with stops, a number: 410 U.S. 113, 347 F.3d 12."""
_BLANKS = re.compile(r"[\s.]+")


def find(text: str, span: Span) -> Iterator[tuple[Span, str]]:
    """Citations of cases and how they are written in full; eyecite is imported for candidates only, in 0.3 seconds.

    An abbreviation that eyecite would have to correct is left alone: "14 Abs. 3" is a German statute.
    """
    for match in _CANDIDATE.finditer(text, span.start, span.end):
        from eyecite import get_citations
        from eyecite.models import FullCaseCitation

        citations: list[Any] = list(get_citations(match[0]))
        for citation in citations:
            written = citation.corrected_citation()
            start, end = citation.span()
            if isinstance(citation, FullCaseCitation) and _plain(written) == _plain(match[0][start:end]):
                yield Span(match.start() + start, match.start() + end), written


def _plain(citation: str) -> str:
    return _BLANKS.sub("", citation)
