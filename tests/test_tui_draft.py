"""The draft pass: every claim ticked with keys, and what a new version keeps of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.newsroom import CLAIMS, DRAFT, at, bare, newsroom, opened
from tests.screens import NARROW, WIDE, lines, press, settle, typed
from workbench.desk import Desk
from workbench.model import Tick
from workbench.tui.draft import DraftScreen
from workbench.tui.reader import ReaderScreen


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return newsroom(tmp_path)


def ticks(path: Path) -> dict[str, Tick]:
    """The ticks of the newest version, by the words ticked."""
    with Desk.open(path) as desk:
        proof = desk.proof(desk.drafts()[0][0].id)
        on = desk.ticked(proof.leaf.document, proof.leaf.claims).on
        return {claim.quote: on[claim.id].mark for claim in proof.leaf.claims if claim.id in on}


async def test_every_claim_stands_beside_what_the_sources_say(project: Path) -> None:
    async with opened(project, DraftScreen, "3", WIDE) as (pilot, screen, _):
        text = lines(pilot)
        assert "0 of 5 checked" in text
        assert "▸3 May 2022◂" in text
        assert "the sources disagree" in screen.detail.plain()
        assert "4 May 2022" in screen.detail.plain(), "the other side is quoted"
        await press(pilot, "n")
        assert "“16 people”" in screen.detail.plain()
        assert "The accident killed ▸14 people◂" in screen.detail.plain()
        await press(pilot, "n")
        assert "supported by 2 sources" in screen.detail.plain()
        await press(pilot, "G")
        assert "no source answers the same question" in screen.detail.plain()


async def test_a_pass_through_the_draft(project: Path) -> None:
    async with opened(project, DraftScreen, "3") as (pilot, screen, _):
        await press(pilot, "n")
        text = await press(pilot, "exclamation_mark")
        assert "✗ wrong, u takes it back · “16 people”" in text
        assert "▸1987◂" in text, "the next one is there"
        text = await press(pilot, "v")
        assert "▸120 cars◂" in text
        assert "2 of 5 checked · ✗ 1 wrong" in text
        text = await press(pilot, "v")
        assert "▸61◂" in text
        text = await press(pilot, "v")
        assert "verified by ›" in text, "no source supports it, so the checker says what does"
        text = await press(pilot, *typed("crew list"), "enter")
        assert "4 of 5 checked" in text
        assert "▸3 May 2022◂" in text, "round to the first one left open"
        text = await press(pilot, "V", *typed("harbour log"), "enter")
        assert "5 of 5 checked" in text
        assert "all 5 are checked" in text
        text = await press(pilot, "full_stop")
        assert "every claim of this draft is checked" in text
        await press(pilot, "g")
        assert "by harbour log" in screen.detail.plain()
    assert ticks(project) == dict(zip(CLAIMS, [Tick.VERIFIED, Tick.WRONG, *[Tick.VERIFIED] * 3], strict=True))


async def test_a_tick_rests_on_the_passages_shown(project: Path) -> None:
    async with opened(project, DraftScreen, "3") as (pilot, _, desk):
        await press(pilot, "n", "n", "v")
        event = desk.history()[-1]
        assert event.type == "tick"
        assert event.reviewer == "Anna"
        evidence = event.payload["evidence"]
        assert isinstance(evidence, list)
        assert {piece["text"] for piece in evidence} == {
            "The Alma was built in 1987 and could carry 120 cars.",
            "The ferry Alma was built in 1987.",
        }


async def test_ticks_are_taken_back_and_brought_back(project: Path) -> None:
    async with opened(project, DraftScreen, "3") as (pilot, screen, _):
        await press(pilot, "n", "n", "v")
        assert "1 of 5 checked" in lines(pilot)
        text = await press(pilot, "u")
        assert "0 of 5 checked" in text
        text = await press(pilot, "ctrl+r")
        assert "1 of 5 checked" in text
        await press(pilot, "N")
        assert screen.view.chosen is not None
        assert screen.view.chosen.quote == "1987"
        text = await press(pilot, "x")
        assert "0 of 5 checked" in text
        assert "□ open again" in text
    assert ticks(project) == {}


async def test_an_empty_word_ticks_nothing(project: Path) -> None:
    async with opened(project, DraftScreen, "3") as (pilot, _, desk):
        text = await press(pilot, "V", "enter")
        assert "a tick needs something it rests on" in text
        await press(pilot, "V", *typed("half a word"), "escape")
        assert not desk.history()


async def test_a_new_version_keeps_the_ticks_of_what_did_not_change(project: Path, tmp_path: Path) -> None:
    new = DRAFT.replace("16 people", "14 people").replace(" A captain of 61 was at the helm.", "")
    (tmp_path / "draft-2.md").write_text(new, encoding="utf-8")
    async with opened(project, DraftScreen, "3", WIDE) as (pilot, screen, _):
        await press(pilot, "n", "exclamation_mark", "v", "v", "v", *typed("crew list"), "enter")
        assert "4 of 5 checked" in lines(pilot)
        text = await press(pilot, "a")
        assert "Add from" in text
        text = await press(pilot, "p", *typed("draft-2.md"), "enter")
        await settle(pilot)
        text = lines(pilot)
        assert "version 2 of 2" in text
        assert "2 of 4 checked" in text, "1987 and 120 cars did not change"
        assert "~ 1 to look at again" in text
        changed = next(line for line in text.splitlines() if "The accident killed" in line)
        assert changed.startswith(("+", "›")), "changed lines are marked"
        await press(pilot, "g", "n")
        assert "was ✗ wrong · Anna" in screen.detail.plain()
        assert "“16 people”" in screen.detail.plain()
        assert "Ticked before, and not in this version" in screen.detail.plain()
        assert "“61” ✓ verified" in screen.detail.plain()
        await press(pilot, "v")
    assert ticks(project) == {"14 people": Tick.VERIFIED, "1987": Tick.VERIFIED, "120 cars": Tick.VERIFIED}


async def test_the_source_beside_a_claim_opens_at_its_place_and_back(project: Path) -> None:
    async with opened(project, DraftScreen, "3") as (pilot, screen, _):
        await press(pilot, "n")
        await press(pilot, "o")
        reader = at(pilot, ReaderScreen)
        assert "▸14 people◂" in lines(pilot)
        first = reader.source
        await press(pilot, "o")
        assert at(pilot, DraftScreen) is screen
        await press(pilot, "tab", "o")
        assert at(pilot, ReaderScreen).source != first, "tab goes to the other source"


async def test_without_a_draft_the_screen_says_what_to_do(tmp_path: Path) -> None:
    async with opened(bare(tmp_path), DraftScreen, "3") as (pilot, _, _):
        text = lines(pilot)
        assert "There is no draft on the desk yet." in text
        assert "workbench add DRAFT --tier draft" in text


async def test_a_draft_confirms_nothing(project: Path) -> None:
    with Desk.open(project) as desk:
        draft = desk.drafts()[0][0].id
        assert all(desk.claim(claim).source != draft for question in desk.questions() for claim in question.claims)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_resizing_keeps_the_claim_in_sight(project: Path, size: tuple[int, int]) -> None:
    async with opened(project, DraftScreen, "3", size) as (pilot, _, _):
        await press(pilot, "G")
        await pilot.resize_terminal(60, 20)
        await settle(pilot)
        assert "▸61◂" in lines(pilot)


async def test_a_second_reviewer_does_not_read_the_first_verdict_here(project: Path) -> None:
    with Desk.open(project, "Anna") as desk:
        question = next(one for one in desk.questions() if one.conflicts)
        desk.decide(question.id, "right", position="2022-05-04", rationale="the harbour log")
        desk.ask_second(question.id)
    async with opened(project, DraftScreen, "3", reviewer="Anna") as (_, screen, _):
        assert "the verdict of Anna" in screen.detail.plain()
    async with opened(project, DraftScreen, "3", reviewer="Bo") as (_, screen, _):
        assert "the sources disagree" in screen.detail.plain()
        assert "Anna" not in screen.detail.plain()
