"""The start of the review screen: what stands on it first, and what is loaded for that."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.projects import HOUSE
from tests.screens import DATE, DEAD, NARROW, WIDE, ferry, lines, press, review
from tests.terminal import Terminal
from workbench.desk import Desk
from workbench.model import Question

RUN = "from workbench.cli import main; raise SystemExit(main())"
STARTED = """
import asyncio, json, sys
from workbench.desk import Desk
from workbench.tui.app import WorkbenchApp

async def run(path):
    loaded = []
    with Desk.open(path) as desk:
        app = WorkbenchApp(desk, started=lambda: loaded.append(sorted(sys.modules)))
        async with app.run_test() as pilot:
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
            await pilot.app.workers.wait_for_complete()
            loaded.append(sorted(sys.modules))
    print(json.dumps(loaded))

asyncio.run(run(sys.argv[1]))
"""


def ferry_seen(path: Path) -> dict[str, Question]:
    """The project of the ferry as a screen left it: its queue is built."""
    asked = ferry(path)
    with Desk.open(path) as desk:
        assert desk.counts()
    return asked


def loaded(project: Path) -> tuple[set[str], set[str]]:
    """The modules in use when the first frame is ready, and once the screen has come to rest."""
    command = [sys.executable, "-c", STARTED, str(project)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=HOUSE)
    first, rest = json.loads(done.stdout)
    return set(first), set(rest)


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "160x50"])
def test_the_first_frame_is_the_whole_queue_and_is_drawn_once(tmp_path: Path, size: tuple[int, int]) -> None:
    ferry_seen(tmp_path / "ferry.db")
    command = [sys.executable, "-c", RUN, "--project", str(tmp_path / "ferry.db"), "review"]
    terminal = Terminal(command, size, {**os.environ, "PYTHONPATH": str(HOUSE)})
    try:
        terminal.wait_for("q quit")
        first = terminal.drawn
        terminal.wait_for("2022-05-04")
        until_evidence = terminal.drawn
    finally:
        terminal.close()
    assert "Reading the project" not in until_evidence
    # The keys stand on the last lines: what was drawn before them is what stands above.
    above = first.split("q quit")[0]
    assert DATE.split()[0] in above
    assert "≠ 2 conflict" in above
    assert first.count("[1 Queue]") == 1


def test_rows_are_shown_before_what_writes_and_what_reads_evidence_is_loaded(tmp_path: Path) -> None:
    ferry_seen(tmp_path / "ferry.db")
    first, rest = loaded(tmp_path / "ferry.db")
    late = {"sqlalchemy", "pydantic", "workbench.tui.reader", "workbench.tui.history", "workbench.tui.help"}
    assert first & late == set()
    assert rest & late == late


def test_a_project_with_verdicts_is_shown_before_what_writes_is_loaded(tmp_path: Path) -> None:
    asked = ferry_seen(tmp_path / "ferry.db")
    with Desk.open(tmp_path / "ferry.db", "Anna") as desk:
        desk.decide(asked[DATE].id, "neither")
    first, _ = loaded(tmp_path / "ferry.db")
    assert "sqlalchemy" not in first


async def test_a_queue_of_older_rules_is_built_anew_and_shown(tmp_path: Path) -> None:
    ferry_seen(tmp_path / "ferry.db")
    with closing(sqlite3.connect(tmp_path / "ferry.db", isolation_level=None)) as file:
        file.execute("UPDATE queued SET key = 'of older rules' WHERE one = 1")
    async with review(tmp_path / "ferry.db", WIDE) as (pilot, _, _):
        assert DEAD in lines(pilot)
        assert "2022-05-04" in lines(pilot)


async def test_a_queue_that_cannot_be_read_is_told_and_the_screen_stays(tmp_path: Path) -> None:
    ferry_seen(tmp_path / "ferry.db")
    with closing(sqlite3.connect(tmp_path / "ferry.db", isolation_level=None)) as file:
        file.execute("DROP TABLE revision")
    async with review(tmp_path / "ferry.db") as (_, screen, _):
        assert "the project file is damaged (no such table: revision)" in screen.evidence.plain()
        assert screen.is_current


async def test_a_key_before_the_evidence_counts_for_the_row_that_is_shown(tmp_path: Path) -> None:
    asked = ferry_seen(tmp_path / "ferry.db")
    async with review(tmp_path / "ferry.db") as (pilot, screen, desk):
        screen.shown_once, screen.sheet = False, None
        await press(pilot, "a")
        (verdict,) = desk.verdicts()
        assert verdict.question == asked[DATE].id
