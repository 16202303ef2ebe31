"""HTML pages: our own text, block by block, with the article told from what surrounds it.

The text is built by walking the tree, so that offsets never depend on an extraction library; trafilatura says only
which of our blocks belong to the main text, htmldate only when a page without metadata was published.
"""

from __future__ import annotations

import logging

from workbench.model import DateEvidence, Span
from workbench.read import head
from workbench.read.article import LARGEST, choose
from workbench.read.page import Block, Dated, Page
from workbench.read.walk import lines, refuse_deep


def read(text: str, path: str) -> Page:
    """The page of an HTML document. Raises InputError when its elements nest deeper than on any real page."""
    from selectolax.lexbor import LexborHTMLParser

    refuse_deep(text, path)
    tree = LexborHTMLParser(text)
    said = head.read(tree)
    found = list(lines(tree))
    zones = choose(text, found, said.title)
    blocks: list[Block] = []
    position = 0
    for line, zone in zip(found, zones, strict=True):
        blocks.append(Block(Span(position, position + len(line.text)), line.context.heading, zone))
        position += len(line.text) + 2
    return Page(
        "".join(f"{line.text}\n\n" for line in found),
        tuple(blocks),
        said.title,
        said.outlet,
        said.byline,
        (Dated(said.published, DateEvidence.METADATA),) if said.published else _guessed(text),
        said.language,
        () if len(text) <= LARGEST else (f"more than {LARGEST:,} characters: main text chosen by density alone",),
    )


def _guessed(text: str) -> tuple[Dated, ...]:
    """A date htmldate finds in marked places counts as posted; one it finds in running text anchors nothing."""
    if len(text) > LARGEST or not text.strip():
        return ()
    from htmldate import find_date

    logging.getLogger("htmldate").addHandler(logging.NullHandler())  # its remarks are not for the terminal
    for extensive, evidence in ((False, DateEvidence.POSTED), (True, DateEvidence.MASTHEAD)):
        published = find_date(text, original_date=True, extensive_search=extensive)
        if published and not published.endswith("-01-01"):  # what it makes of a year alone
            return (Dated(published, evidence),)
    return ()
