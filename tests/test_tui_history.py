"""The history: every event, who and when; filtering, jumping, and taking any of it back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.newsroom import at, bare, newsroom, opened
from tests.screens import NARROW, WIDE, lines, press, typed
from workbench.desk import Desk
from workbench.model import Tick
from workbench.tui.draft import DraftScreen
from workbench.tui.history import HistoryScreen
from workbench.tui.lines import LinesView
from workbench.tui.reader import ReaderScreen
from workbench.tui.review import ReviewScreen


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """With a verdict by Anna, a note by Ben, a date by Anna and a tick by Anna."""
    monkeypatch.chdir(tmp_path)
    path = newsroom(tmp_path)
    with Desk.open(path, "Anna") as desk:
        question = desk.questions()[0]
        desk.decide(question.id, "right", position="2022-05-03", rationale="the log says so")
    with Desk.open(path, "Ben") as desk:
        desk.note(question.id, "ask the harbour master")
    with Desk.open(path, "Anna") as desk:
        paper = next(one for one in desk.documents() if one.source.path == "paper.txt")
        desk.set_source(paper.source.id, outlet="Fjord Post")
        proof = desk.proof(desk.drafts()[0][0].id)
        claim = proof.leaf.claims[2]
        desk.tick_claim(proof.leaf.document, claim, Tick.VERIFIED, desk.support(proof, claim))
    return path


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_every_event_is_there_newest_first(project: Path, size: tuple[int, int]) -> None:
    async with opened(project, HistoryScreen, "5", size) as (pilot, screen, _):
        text = lines(pilot)
        assert "4 events, newest first" in text
        told = [line.cells[-1] for line in screen.table.lines]
        assert "“1987” is verified" in told[0]
        assert "Fjord Post" in told[1]
        assert "ask the harbour master" in told[2]
        assert "2022-05-03" in told[3]
        assert [line.cells[3] for line in screen.table.lines] == ["Anna", "Anna", "Ben", "Anna"]
        await press(pilot, "G")
        detail = screen.query_one(LinesView).plain()
        assert "the log says so" in detail
        assert "“3 May 2022” (2022-05-03) · wire.txt" in detail


async def test_filtering(project: Path) -> None:
    async with opened(project, HistoryScreen, "5") as (pilot, screen, _):
        text = await press(pilot, "slash", *typed("ben"), "enter")
        assert "1 of 4 with “ben”" in text
        assert len(screen.table.lines) == 1
        text = await press(pilot, "slash", "end", *["backspace"] * 3, *typed("nobody"), "enter")
        assert "No event matches." in text
        await press(pilot, "escape")
        assert len(screen.table.lines) == 4


async def test_an_old_verdict_is_taken_back_and_brought_back(project: Path) -> None:
    async with opened(project, HistoryScreen, "5") as (pilot, _, desk):
        text = await press(pilot, "G", "X")
        assert "taken back (ctrl+r brings it back)" in text
        assert "× " in text
        assert not desk.verdicts()
        assert "taken back already" in await press(pilot, "G", "X")
        text = await press(pilot, "g")
        assert "taken back: no. 1" in text
        await press(pilot, "ctrl+r")
        assert len(desk.verdicts()) == 1
        assert len(desk.history()) == 6, "both are events of their own"


async def test_what_a_colleague_recorded_stays(project: Path) -> None:
    async with opened(project, HistoryScreen, "5") as (pilot, _, desk):
        text = await press(pilot, "j", "j", "X")
        assert "recorded by Ben; only Ben can take it back" in text
        assert len(desk.history()) == 4


async def test_jumping_to_what_an_event_was_about(project: Path) -> None:
    async with opened(project, HistoryScreen, "5") as (pilot, screen, desk):
        await press(pilot, "enter")
        draft = at(pilot, DraftScreen)
        assert draft.view.chosen is not None
        assert draft.view.chosen.quote == "1987"
        await press(pilot, "5", "j", "enter")
        at(pilot, ReaderScreen)
        assert "Fjord Post" in lines(pilot)
        await press(pilot, "5", "G", "enter")
        queue = at(pilot, ReviewScreen)
        assert queue.row is not None
        assert queue.row.key == desk.questions()[0].id
        await press(pilot, "u")
        await press(pilot, "5")
        assert at(pilot, HistoryScreen) is screen
        assert "5 events" in lines(pilot), "what another tab did is here"


async def test_an_empty_history_says_what_to_do(tmp_path: Path) -> None:
    async with opened(bare(tmp_path), HistoryScreen, "5") as (pilot, _, _):
        assert "Nothing was recorded yet." in lines(pilot)
