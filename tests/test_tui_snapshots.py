"""What whole screens look like, as text: reviewable line by line, renewed with GOLDEN=write."""

from __future__ import annotations

from pathlib import Path

from tests import golden
from tests.screens import NARROW, WIDE, ferry, lines, press, review


async def test_review_at_80_by_24(tmp_path: Path) -> None:
    ferry(tmp_path / "ferry.db")
    async with review(tmp_path / "ferry.db", NARROW) as (pilot, _, _):
        text = lines(pilot)
        assert "▸3 May 2022◂" in text
        golden.check("review-80x24.txt", text + "\n")


async def test_review_at_160_by_50(tmp_path: Path) -> None:
    ferry(tmp_path / "ferry.db")
    async with review(tmp_path / "ferry.db", WIDE) as (pilot, _, _):
        text = lines(pilot)
        assert "Why they cannot all be right" in text
        golden.check("review-160x50.txt", text + "\n")


async def test_source_at_80_by_24(tmp_path: Path) -> None:
    ferry(tmp_path / "ferry.db")
    async with review(tmp_path / "ferry.db", NARROW) as (pilot, _, _):
        text = await press(pilot, "o")
        assert "claim 1 of 3" in text
        golden.check("source-80x24.txt", text + "\n")
