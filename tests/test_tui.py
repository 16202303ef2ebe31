"""Deciding on the review screen: keys on one side, the database on the other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.projects import claim, lay, question
from tests.screens import BUILT, DATE, DEAD, WIDE, crowd, documents, ferry, lines, press, review, typed
from workbench.desk import Desk
from workbench.model import Disposition, VerdictState
from workbench.tui.app import WorkbenchApp


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.db"
    ferry(path)
    return path


async def test_first_look(project: Path) -> None:
    async with review(project) as (pilot, _, _):
        text = lines(pilot)
        assert "≠ 2 conflict" in text
        assert "= 1 agree" in text
        assert f"› ≠ conflict date       {DATE}" in text
        assert "a  2022-05-03  2 outlets, 2 origins" in text
        assert "The ferry Alma sank off Torsvik on ▸3 May 2022◂." in text
        assert "Northline · wire · 2022-05-05 (date from a posted line)" in text


async def test_the_rest_of_the_evidence_side_by_side(project: Path) -> None:
    async with review(project, WIDE) as (pilot, _, _):
        text = await press(pilot, "j")
        assert "b  16 people  1 outlet, 1 origin" in text
        assert "· as told by" in text
        assert text.index("a  14 people") < text.index("b  16 people") < text.index("a pilot"), "side by side"
        assert "Why they cannot all be right" in text
        assert "Both cannot be right. (rule: value)" in text
        assert "Together because" in text
        assert "- the same words" in text
        heading = text.splitlines()[2]
        assert "pos src org" in heading, "the queue on the left"
        assert heading.endswith(f"│ {DEAD}"), "and the evidence beside it"


async def test_one_key_decides_and_moves_on(project: Path) -> None:
    async with review(project) as (pilot, screen, desk):
        text = await press(pilot, "a")
        verdict = desk.verdicts()[0]
        assert verdict.title == DATE
        assert verdict.disposition is Disposition.RIGHT
        assert verdict.position == "2022-05-03"
        assert verdict.reviewer == "Anna"
        assert "✓ decided  date" in text
        assert "✓ 2022-05-03 is right" in text
        assert screen.row is not None
        assert screen.row.title == DEAD


@pytest.mark.parametrize(
    ("keys", "disposition", "position", "reason"),
    [
        (["b"], Disposition.RIGHT, "2022-05-04", ""),
        (["x"], Disposition.NOT_COMPARABLE, "", ""),
        (["0"], Disposition.NEITHER, "", ""),
        (["minus"], Disposition.UNRESOLVED, "", ""),
        (["r"], Disposition.NEEDS_REPORTING, "", ""),
        (["equals_sign", "p"], Disposition.COMPATIBLE, "", "precision"),
        (["equals_sign", "s"], Disposition.COMPATIBLE, "", "scope"),
        (["equals_sign", "t"], Disposition.COMPATIBLE, "", "period"),
        (["equals_sign", "r"], Disposition.COMPATIBLE, "", "revision"),
        (["equals_sign", "d"], Disposition.COMPATIBLE, "", "definition"),
    ],
)
async def test_every_disposition_has_its_key(
    project: Path, keys: list[str], disposition: Disposition, position: str, reason: str
) -> None:
    async with review(project) as (pilot, _, desk):
        await press(pilot, *keys)
        (verdict,) = desk.verdicts()
        assert (verdict.disposition, verdict.position, verdict.reason) == (disposition, position, reason)


async def test_compatible_can_be_left_without_deciding(project: Path) -> None:
    async with review(project) as (pilot, _, desk):
        text = await press(pilot, "equals_sign")
        assert "Both can be right, because" in text
        await press(pilot, "escape")
        assert not desk.verdicts()


async def test_a_letter_without_a_position_does_nothing(project: Path) -> None:
    async with review(project) as (pilot, _, desk):
        await press(pilot, "c", "h", "P")
        assert not desk.verdicts()


async def test_more_positions_than_letters(tmp_path: Path) -> None:
    values = [position.value for position in crowd(tmp_path / "crowd.db", 14).positions]
    async with review(tmp_path / "crowd.db") as (pilot, screen, desk):
        assert "P by number" in lines(pilot)
        assert f"(14) {values[13]}" in screen.evidence.plain()
        await press(pilot, "z")
        assert desk.verdicts()[0].position == values[10]
        await press(pilot, "P", "1", "4", "enter")
        assert desk.verdicts()[0].position == values[13]
        text = await press(pilot, "P", "1", "5", "enter")
        assert "there is no such position" in text


async def test_decide_with_a_reason_quit_come_back_undo_redo(project: Path) -> None:
    async with review(project) as (pilot, _, _):
        await press(pilot, "a", "R", *typed("two witnesses, one log"), "enter")
        await press(pilot, "q")
    async with review(project, WIDE) as (pilot, _, desk):
        text = lines(pilot)
        assert "✓ 2022-05-03 is right · Anna" in text
        assert "because two witnesses, one log" in text
        text = await press(pilot, "u")
        assert "only the reason is taken back · in force again, u takes it back too: 2022-05-03 is right" in text
        assert "because two witnesses" not in text.split("History")[0]
        text = await press(pilot, "u")
        assert not desk.verdicts()
        assert "✓ 2022-05-03 is right · Anna" not in text.split("History")[0]
        assert "2 conflict" in text
        await press(pilot, "q")
    async with review(project, WIDE) as (pilot, _, desk):
        text = await press(pilot, "ctrl+r", "ctrl+r")
        assert "brought back" in text
        assert "because two witnesses, one log" in text
        assert desk.verdicts()[0].rationale == "two witnesses, one log"
        text = await press(pilot, "ctrl+r")
        assert "nothing to bring back" in text


async def test_undo_goes_to_the_question_even_behind_a_filter(project: Path) -> None:
    async with review(project) as (pilot, screen, _):
        await press(pilot, "a", "slash", *typed("built"), "enter")
        assert screen.row is not None
        assert screen.row.title == BUILT
        text = await press(pilot, "u")
        assert screen.row.title == DATE
        assert "taken back" in text
        assert "of 3:" not in text


async def test_the_queue_ends_with_a_sentence(project: Path) -> None:
    async with review(project) as (pilot, screen, _):
        text = await press(pilot, "a", "a")
        assert screen.row is not None
        assert screen.row.title == BUILT
        text = await press(pilot, "a")
        assert "nothing is left open here" in text
        text = await press(pilot, "full_stop")
        assert "nothing is left open here" in text


async def test_verdict_keys_are_dead_in_a_text_box(project: Path) -> None:
    async with review(project) as (pilot, screen, desk):
        await press(pilot, "n", "a", "b", "x", "0", "minus", "equals_sign", "r", "u", "q", "question_mark", "enter")
        assert not desk.verdicts()
        (note,) = desk.notes(next(q.id for q in desk.questions() if q.title == DATE))
        assert note.payload["text"] == "abx0-=ruq?"
        assert screen.is_current


async def test_note_and_evidence(project: Path) -> None:
    async with review(project, WIDE) as (pilot, _, desk):
        text = await press(pilot, "e")
        assert "evidence ›" not in text, "evidence belongs to a verdict"
        await press(pilot, "n", *typed("call the harbour"), "enter")
        await press(pilot, "a", "e", "w", *typed("log of 3 May"), "enter")
        text = await press(pilot, "k")
        assert "- call the harbour · Anna" in text
        assert "evidence log of 3 May" in text
        assert desk.verdicts()[0].evidence == ("log of 3 May",)
        assert desk.verdicts()[0].closed


async def test_an_empty_line_changes_nothing(project: Path) -> None:
    async with review(project) as (pilot, _, desk):
        text = await press(pilot, "n", "enter")
        assert "nothing written" in text
        text = await press(pilot, "n", "x", "escape")
        assert not desk.history()


async def test_history_keeps_what_was_taken_back(project: Path) -> None:
    async with review(project, WIDE) as (pilot, screen, _):
        await press(pilot, "b", "u", "a", "k")
        history = screen.evidence.plain().split("History")[1]
        assert "- 2022-05-03 is right" in history
        assert "taken back" in history


async def test_stale_and_orphaned(project: Path) -> None:
    async with review(project) as (pilot, _, _):
        await press(pilot, "a", "b")
    wire, paper, local = shown = documents()
    dates = [
        claim(wire, "3 May 2022", "2022-05-03"),
        claim(paper, "4 May 2022", "2022-05-05"),
        claim(local, "3 May 2022", "2022-05-03"),
    ]
    lay(project, shown, dates, [question(dates, DATE)])
    with Desk.open(project) as desk:
        assert [verdict.state for verdict in desk.verdicts()] == [VerdictState.STALE, VerdictState.ORPHANED]
    async with review(project) as (pilot, _, desk):
        text = lines(pilot)
        assert "~ stale" in text
        assert "what was judged has changed" in text
        assert f"× orphaned quantity   {DEAD}" in text
        text = await press(pilot, "j")
        assert "16 people is right" in text
        assert "the verdict is kept as it was" in text
        await press(pilot, "k", "b")
        assert desk.verdicts()[-1].state is VerdictState.CURRENT


async def test_nothing_to_do_is_said(tmp_path: Path) -> None:
    async with review(tmp_path / "empty.db") as (pilot, _, _):
        text = await press(pilot, "a", "j", "o", "n", "R", "space", "tab", "full_stop")
        assert "There are no sources on the desk yet." in text
        assert "workbench add FOLDER" in text
    lay(tmp_path / "lone.db", documents()[:1], [claim(documents()[0], "1987")], [])
    async with review(tmp_path / "lone.db") as (pilot, _, _):
        assert "1 source with 1 claim, but no two claims answer the same question." in lines(pilot)


async def test_what_the_desk_refuses_is_told_and_the_screen_stays(project: Path) -> None:
    async with review(project) as (pilot, screen, desk):
        for source in documents():
            desk.remove(source.source.id)
        text = await press(pilot, "a")
        assert "not in this project" in text
        assert not desk.verdicts()
        text = await press(pilot, "f5")
        assert screen.is_current
        assert "no sources on the desk" in text


async def failing(app: WorkbenchApp, fail: Callable[[], None]) -> None:
    async with app.run_test() as pilot:
        app.call_later(fail)
        await pilot.pause()


async def test_the_unforeseen_ends_without_a_page_of_traceback(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def sink() -> None:
        raise ValueError("sunk")

    with Desk.open(project) as desk:
        app = WorkbenchApp(desk)
        with pytest.raises(ValueError, match="sunk"):
            await failing(app, sink)
        assert isinstance(app.failure, ValueError)
    assert "Traceback" not in "".join(capsys.readouterr())
