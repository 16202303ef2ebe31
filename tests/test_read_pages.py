"""Zones and metadata: the pages and posted lines of fixtures/read."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from workbench.model import Zone
from workbench.read import read_bytes
from workbench.read.posted import byline, is_posted, stamps

FOLDER = Path(__file__).parent.parent / "fixtures" / "read"
PAGES: list[dict[str, Any]] = tomllib.loads((FOLDER / "pages.toml").read_text(encoding="utf-8"))["page"]
LINES: list[dict[str, Any]] = tomllib.loads((FOLDER / "posted.toml").read_text(encoding="utf-8"))["line"]
KNOWN = {"note", "text", "title", "published", "evidence", "byline", "outlet", "tier"}


def page_of(case: dict[str, Any]) -> tuple[str, list[tuple[str, str]]]:
    """The page as a scraper leaves it, and the zone and words of each block."""
    lines, blocks = list[str](), list[tuple[str, str]]()
    for line in case["text"].strip("\n").split("\n"):
        zone, bar, words = line.partition("| ")
        if bar:
            blocks.append((zone.strip(), words))
        lines.append(words if bar else line)
    return "\n".join(lines), blocks


@pytest.mark.parametrize("case", PAGES, ids=lambda case: case["note"])
def test_page(case: dict[str, Any]) -> None:
    assert set(case) <= KNOWN
    text, blocks = page_of(case)
    document = read_bytes(text.encode(), "page.txt")
    assert [(region.zone.value, region.span.of(text)) for region in document.regions] == blocks
    source = document.source
    assert source.title == case.get("title", "")
    assert (source.published, source.published_from) == (case.get("published"), case.get("evidence", "none"))
    for name in ("byline", "outlet", "tier"):
        assert getattr(source, name) == case.get(name, getattr(source, name))


@pytest.mark.parametrize("case", LINES, ids=lambda case: case["text"])
def test_posted_line(case: dict[str, Any]) -> None:
    found = stamps(case["text"])
    assert [stamp.published for stamp in found] == case.get("published", [])
    assert [stamp.updated for stamp in found] == case.get("updated", [False] * len(found))
    assert is_posted(case["text"]) == (case.get("posted", True))
    assert byline(case["text"]) == case.get("byline", byline(case["text"]))


@pytest.mark.parametrize("zone", [Zone.BODY, Zone.MENU])
def test_a_page_is_read_the_same_every_time(zone: Zone) -> None:
    text, _ = page_of(PAGES[0])
    first, second = read_bytes(text.encode(), "page.txt"), read_bytes(text.encode(), "page.txt")
    assert first == second
    assert any(region.zone is zone for region in first.regions)
