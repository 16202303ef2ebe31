"""What a reviewer does on the first tab besides a plain verdict: keys on one side, screen and database on the other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.events import Key

from tests.projects import claim, lay, question
from tests.screens import BUILT, DATE, DEAD, NARROW, WIDE, documents, ferry, lines, press, review, settle, typed
from tests.test_desk_repairs import STORIES
from workbench.desk import Desk
from workbench.model import Review, State, Support, Tier, View, WorkState


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.db"
    ferry(path)
    return path


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    """A project whose claims are computed, not laid out, so that it can be computed again."""
    path = tmp_path / "stories.db"
    for name, text in STORIES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with Desk.open(path) as desk:
        desk.add([str(tmp_path / name) for name in STORIES], published="2022-05-05")
    return path


# -- deciding on several, and for a second time --------------------------------------------------------


async def test_marked_questions_are_decided_with_one_confirmation(project: Path) -> None:
    async with review(project, WIDE) as (pilot, _, desk):
        text = await press(pilot, "m", "m")
        assert "2 marked" in text
        assert "●≠ conflict" in text
        text = await press(pilot, "x")
        assert "2 marked questions: not comparable?" in text
        await press(pilot, "escape")
        assert not desk.verdicts()
        text = await press(pilot, "x", "y")
        assert "✓ 2 verdicts, u takes all of them back" in text
        assert "✓ 2 decided" in text
        assert {v.title for v in desk.verdicts()} == {DATE, DEAD}
        text = await press(pilot, "u")
        assert "taken back (ctrl+r brings them back): 2 verdicts" in text
        assert not desk.verdicts()
        await press(pilot, "ctrl+r")
        assert len(desk.verdicts()) == 2


async def test_escape_takes_the_marks_off(project: Path) -> None:
    async with review(project) as (pilot, screen, desk):
        assert "●" in await press(pilot, "m")
        assert "●" not in await press(pilot, "escape")
        await press(pilot, "g", "x")
        assert [v.title for v in desk.verdicts()] == [DATE]
        assert not screen.marked


async def test_a_second_review_does_not_see_the_first_verdict(project: Path) -> None:
    async with review(project, WIDE) as (pilot, _, desk):
        text = await press(pilot, "a", "k", "W")
        assert "² waits for a second reviewer" in text
        assert "² 1 second" in text
        assert desk.verdicts()[0].review is Review.WAITING
    async with review(project, WIDE, reviewer="Bo") as (pilot, screen, desk):
        text = lines(pilot)
        assert "² second review: decide without the first verdict" in text
        assert "2022-05-03 is right" not in text
        assert "is right" not in screen.evidence.plain()
        text = await press(pilot, "b")
        assert "! 1 disputed" in text
        assert "the first one differs: 2022-05-03 is right · Anna" in text
        text = await press(pilot, "g")
        assert "! second review: another answer, decide again: 2022-05-04 is right · Bo" in text
        (verdict,) = desk.verdicts()
        assert (verdict.reviewer, verdict.position, verdict.review) == ("Anna", "2022-05-03", Review.DISPUTED)


# -- evidence ------------------------------------------------------------------------------------------


async def test_a_passage_is_picked_in_the_source(project: Path) -> None:
    async with review(project, WIDE) as (pilot, _, desk):
        text = await press(pilot, "a", "k", "e", "p")
        assert "A passage of Northline" in text
        assert "▸The ferry Alma sank off Torsvik on 3 May 2022.◂" in text
        text = await press(pilot, "J", "l")
        assert (
            "▸ferry Alma sank off Torsvik on 3 May 2022. The accident killed 14 people, the coast guard said.◂" in text
        )
        await press(pilot, "H", "enter")
        (piece,) = desk.verdicts()[0].supports
        assert piece.support is Support.PASSAGE
        assert piece.text == "ferry Alma sank off Torsvik on 3 May 2022. The accident killed 14 people, the coast guard"
        assert desk.document(piece.source).text[piece.start : piece.end] == piece.text
        assert "evidence Northline: “ferry Alma sank" in lines(pilot)


async def test_links_files_and_calls(project: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_bytes(b"14 dead")
    async with review(project, WIDE) as (pilot, _, desk):
        await press(pilot, "a", "e", "l", *typed("https://example.org/log the harbour log"), "enter")
        await press(pilot, "e", "f", *typed(str(log)), "enter")
        text = await press(pilot, "e", "c", *typed("duty officer"), "enter")
        assert desk.today() in text
        await press(pilot, "enter", *typed("it was the third"), "enter")
        link, file, call = desk.verdicts()[0].supports
        assert (link.support, link.place, link.text) == (Support.LINK, "https://example.org/log", "the harbour log")
        assert (file.support, file.place, len(file.sha256)) == (Support.FILE, str(log), 64)
        assert (call.support, call.role, call.date, call.text) == (
            Support.CALL, "duty officer", desk.today(), "it was the third",
        )  # fmt: skip
        text = await press(pilot, "e", "l", *typed("not a link"), "enter")
        assert "it should begin with https://" in text
        assert len(desk.verdicts()[0].supports) == 3
        text = await press(pilot, "k")
        assert f"evidence call on {desk.today()} with duty officer: it was the third" in text


# -- the work ------------------------------------------------------------------------------------------


async def test_flag_defer_and_assign(project: Path) -> None:
    async with review(project, WIDE) as (pilot, screen, desk):
        key = screen.row.key if screen.row else ""
        text = await press(pilot, "f", "d", *typed("+3"), "enter", "at", *typed("Bo"), "enter")
        day = (date.fromisoformat(desk.today()) + timedelta(days=3)).isoformat()
        assert "⚑◷@ When did the Alma sink?" in text
        assert f"⚑ flagged · ◷ put off until {day} · @ Bo" in text
        work = desk.works()[key]
        assert (work.flagged, work.until, work.assignee, work.state) == (True, day, "Bo", WorkState.DEFERRED)
        text = await press(pilot, "g", "full_stop")
        assert screen.row is not None
        assert screen.row.title == DEAD, "what is put off is passed over"
        await press(pilot, "full_stop")
        assert screen.row.title == DEAD
        await press(pilot, "g", "d", *["backspace"] * len(day), "enter", "f")
        assert desk.works()[key].state is WorkState.ASSIGNED
        text = await press(pilot, "d", *typed("soon"), "enter")
        assert "expected a day" in text


async def test_orders_and_saved_filters(project: Path) -> None:
    async with review(project, WIDE) as (pilot, screen, _):

        def titles() -> list[str]:
            return [row.title for row in screen.desk.rows(screen.queue.places)]

        for _ in range(4):
            text = await press(pilot, "s")
        assert "sorted by title" in text
        assert titles() == [DEAD, DATE, BUILT]
        await press(pilot, "slash", *typed("alma"), "enter", "F", "s", *typed("ships"), "enter")
        assert titles() == [DATE, BUILT]
        await press(pilot, "escape", "s")
        assert titles() == [DATE, DEAD, BUILT]
        await press(pilot, "q")
    async with review(project, WIDE) as (pilot, screen, _):
        text = await press(pilot, "F")
        assert "“alma”, all, by title" in text
        text = await press(pilot, "1")
        assert [row.title for row in screen.desk.rows(screen.queue.places)] == [DATE, BUILT]
        assert "2 of 3: “alma”" in text
        await press(pilot, "F", "x", "1")
        assert screen.desk.filters() == {}


# -- mending -------------------------------------------------------------------------------------------


async def test_merge_split_and_their_undo(stories: Path) -> None:
    async with review(stories, WIDE) as (pilot, screen, desk):
        await press(pilot, "slash", *typed("date"), "enter")
        before = {q.id: set(q.claims) for q in desk.questions()}
        await press(pilot, "a", "g", "m", "m")
        text = await press(pilot, "M")
        assert "Put 2 questions together?" in text
        text = await press(pilot, "y")
        assert "✓ 2 questions put together, u takes it back" in text
        assert len(desk.questions()) == 2
        assert "- a reviewer put them together" in screen.evidence.plain()
        assert len(desk.history()) == 2
        await press(pilot, "u")
        assert {q.id: set(q.claims) for q in desk.questions()} == before
        assert len(desk.verdicts()) == 1
        assert screen.row is not None
        claim_id, count = screen.claim, len(desk.question(screen.row.key).claims)
        text = await press(pilot, "S")
        assert "✓ split off: “" in text
        assert all(claim_id not in q.claims or len(q.claims) != count for q in desk.questions())
        await press(pilot, "u")
        assert {q.id: set(q.claims) for q in desk.questions()} == before


async def test_a_wrong_claim_an_alias_and_the_date_of_a_source(stories: Path) -> None:
    async with review(stories, WIDE) as (pilot, screen, desk):
        wrong = screen.claim
        text = await press(pilot, "X")
        assert "✓ not a claim" in text
        assert desk.wrong_claims() == {wrong}
        assert wrong not in [shown for shown, _, _ in screen.page.claims]
        await press(pilot, "u")
        assert desk.wrong_claims() == frozenset()
        text = await press(pilot, "A", *typed("Alma"), "enter", *typed("MS Alma"), "enter")
        assert "✓ Alma stands for MS Alma" in text
        assert desk.aliases() == {"Alma": "MS Alma"}
        await press(pilot, "u")
        source = desk.claim(screen.claim).source
        text = await press(pilot, "D")
        assert "What is known of" in text
        await press(
            pilot,
            *["backspace"] * 10,
            *typed("2022-05-06"),
            "enter",
            *["backspace"] * 4,
            *typed("wire"),
            "enter",
            "enter",
        )
        about = desk.document(source).source
        assert (about.published, about.tier) == ("2022-05-06", Tier.WIRE)
        text = await press(pilot, "D", *["backspace"] * 10, *typed("May"), "enter", "enter", "enter")
        assert desk.document(source).source.published == "2022-05-06"
        assert "May" in text
        assert [event.type for event in desk.history() if event.type == "source"] == ["source"]


# -- what the evidence shows -----------------------------------------------------------------------------


async def test_side_by_side_where_there_is_room_and_stacked_where_not(project: Path) -> None:
    async with review(project, WIDE) as (pilot, _, _):
        assert any("a  2022-05-03" in line and "b  2022-05-04" in line for line in lines(pilot).splitlines())
    async with review(project, NARROW) as (pilot, screen, _):
        assert not any("a  2022-05-03" in line and "b  2022-05-04" in line for line in lines(pilot).splitlines())
        assert "b  2022-05-04" in screen.evidence.plain()


async def test_quotations_are_compared_word_by_word(tmp_path: Path) -> None:
    wire, paper, _ = documents()
    said = [
        claim(wire, "The accident killed 14 people", kind="quote"),
        claim(paper, "The accident killed 16 people", kind="quote"),
    ]
    said = [replace(one, value=replace(one.value, canonical=one.quote)) for one in said]
    lay(tmp_path / "q.db", [wire, paper], said, [question(said, "What was said?")])
    async with review(tmp_path / "q.db", WIDE) as (pilot, _, _):
        text = lines(pilot)
        assert "Word by word" in text
        assert "The accident killed [-14-] {+16+} people" in text


async def test_counts_in_the_header_follow_every_key(project: Path) -> None:
    async with review(project) as (pilot, _, desk):
        assert "≠ 2 conflict  = 1 agree │" in lines(pilot)
        assert "≠ 1 conflict  = 1 agree  ✓ 1 decided │" in await press(pilot, "a")
        assert desk.counts() == {State.CONFLICT: 1, State.AGREE: 1, State.DECIDED: 1}
        assert "≠ 2 conflict  = 1 agree │" in await press(pilot, "u")
        assert len(desk.places(View())) == 3


async def test_keys_typed_ahead_count_for_where_the_cursor_is(project: Path) -> None:
    async with review(project) as (pilot, screen, desk):
        for key in ("m", "m", "f"):
            pilot.app.post_message(Key(key, key))
        await settle(pilot)
        assert [row.title for row in screen.marked.values()] == [DATE, DEAD]
        (flagged,) = (key for key, work in desk.works().items() if work.flagged)
        assert desk.question(flagged).title == BUILT


async def test_a_filter_that_finds_nothing_can_be_kept_too(project: Path) -> None:
    async with review(project) as (pilot, screen, desk):
        await press(pilot, "slash", *typed("nowhere"), "enter", "F", "s", *typed("none"), "enter")
        assert desk.filters() == {"none": View("nowhere")}
        for key in ("a", "m", "M", "S", "X", "D", "d", "f", "at", "W", "e", "R", "n", "x", "space", "o"):
            await press(pilot, key)
        assert desk.history() == ()
        assert "No question matches" in lines(pilot)
        assert screen.is_current


async def test_a_question_that_is_gone_is_told_and_nothing_is_recorded(project: Path) -> None:
    async with review(project) as (pilot, screen, desk):
        lay(project, documents()[:2], [], [])
        text = await press(pilot, "j")
        assert "not in the queue" in text
        assert "the project again" in text
        await press(pilot, "a", "x")
        assert desk.history() == ()
        assert "not in the queue" not in await press(pilot, "f5")
        assert screen.is_current
