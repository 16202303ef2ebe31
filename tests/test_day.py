"""A checker's day on the articles of the corpus, by keys alone: each step is seen on the screen and in the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.newsroom import at
from tests.screens import WIDE, lines, press, review, typed
from workbench.desk import Desk
from workbench.model import Disposition, Review, Show, State, Support, VerdictState, View, WorkState
from workbench.tui.draft import DraftScreen
from workbench.tui.evidence import LETTERS
from workbench.tui.picker import PickerScreen
from workbench.tui.review import ReviewScreen

CORPUS = Path(__file__).parent.parent / "corpus"
FOUNDING = "When was the treaty replaced"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("day") / "day.db"
    with Desk.open(path, "Anna") as desk:
        added = desk.add([str(CORPUS / "articles")], manifest=str(CORPUS / "manifest.csv"))
        assert len(added.added) == 6
        assert desk.history() == (), "no import is ever a verdict"
    return path.read_bytes()


@pytest.fixture
def project(corpus: bytes, tmp_path: Path) -> Path:
    (tmp_path / "day.db").write_bytes(corpus)
    return tmp_path / "day.db"


def chosen(screen: ReviewScreen) -> str:
    assert screen.row is not None
    return screen.row.title


def letter(screen: ReviewScreen, value: str) -> str:
    """The key of a position of the chosen question."""
    assert screen.question is not None
    return LETTERS[[position.value for position in screen.question.positions].index(value)]


async def test_the_morning(project: Path) -> None:
    """08:35 to 08:50: what is most at stake, both sides in context, decide, the wrong key, what cannot be decided."""
    async with review(project, WIDE) as (pilot, screen, desk):
        rows = desk.rows(desk.places(View()))
        assert rows[0].state is State.CONFLICT
        assert rows[0].origins == max(row.origins for row in rows if row.state is State.CONFLICT)
        text = await press(pilot, "slash", *typed("replaced"), "enter", "g")
        assert chosen(screen).startswith(FOUNDING)
        for year in ("1990", "1996", "2000"):
            assert f"{letter(screen, year)}  {year}" in text
        assert "copy of Northline News Agency" in screen.evidence.plain(), "three papers that copied one agency are one"
        assert "Timeline" in text
        before = screen.evidence.plain()
        await press(pilot, "space")
        assert len(screen.evidence.plain()) > len(before), "more context"
        await press(pilot, "space", "right")
        assert screen.claim == screen.page.claims[1][0]
        await press(pilot, "escape")

        await press(pilot, letter(screen, "1996"))
        wrong = desk.verdicts()[0]
        assert wrong.title.startswith(FOUNDING)
        assert wrong.position == "1996"
        text = await press(pilot, "u")
        assert "taken back" in text
        assert chosen(screen).startswith(FOUNDING)
        assert not desk.verdicts()
        await press(pilot, "ctrl+r", "u")
        position = next(
            p.value for p in desk.question(screen.row.key if screen.row else "").positions if p.value == "2000"
        )
        text = await press(pilot, letter(screen, "2000"), "R", *typed("the text of the treaty of 2000"), "enter")
        assert desk.verdicts()[0].position == position
        assert not chosen(screen).startswith(FOUNDING), "the next one is there at once"
        text = await press(pilot, "e", "c", *typed("treaty section"), "enter", "enter", *typed("it was 2000"), "enter")
        assert "✓ evidence kept" in text
        assert desk.verdicts()[0].closed

        key = screen.row.key if screen.row else ""
        await press(pilot, "n", *typed("ask the archive"), "enter", "d", *typed("+2"), "enter", "f")
        assert desk.works()[key].state is WorkState.DEFERRED
        assert desk.works()[key].flagged
        assert [note.payload["text"] for note in desk.notes(key)] == ["ask the archive"]
        await press(pilot, "q")
    async with review(project, WIDE) as (pilot, screen, desk):
        await press(pilot, "u", "u", "u", "u", "u", "u")
        assert not desk.verdicts(), "after a restart too"
        assert "nothing left to take back" in await press(pilot, "u")
        await press(pilot, *["ctrl+r"] * 6)
        assert desk.verdicts()[0].closed
        assert desk.verdicts()[0].supports[0].support is Support.CALL


async def test_every_verdict_of_the_morning(project: Path) -> None:
    """08:45: one key each, and the next open question."""
    async with review(project, WIDE) as (pilot, screen, desk):
        seen = []
        for keys in (["a"], ["equals_sign", "r"], ["x"], ["minus"], ["r"], ["0"]):
            seen.append(chosen(screen))
            await press(pilot, *keys)
        given = [(v.disposition, v.reason) for v in desk.verdicts()]
        assert given == [
            (Disposition.RIGHT, ""),
            (Disposition.COMPATIBLE, "revision"),
            (Disposition.NOT_COMPARABLE, ""),
            (Disposition.UNRESOLVED, ""),
            (Disposition.NEEDS_REPORTING, ""),
            (Disposition.NEITHER, ""),
        ]
        assert [v.title for v in desk.verdicts()] == seen
        assert len(set(seen)) == 6
        assert "✓ 6 decided" in lines(pilot)


async def test_the_machine_was_wrong(project: Path) -> None:
    """09:30: not a claim, split off, merge, the date of a source; everything is computed again and verdicts stay."""
    async with review(project, WIDE) as (pilot, screen, desk):
        await press(pilot, "slash", *typed("replaced"), "enter", "g")
        await press(pilot, letter(screen, "2000"), "escape")
        (verdict,) = desk.verdicts()

        await press(pilot, "g")
        first, claim = chosen(screen), screen.claim
        text = await press(pilot, "X")
        assert "✓ not a claim" in text
        assert desk.wrong_claims() == {claim}
        (kept,) = desk.verdicts()
        assert (kept.event, kept.position, kept.judged) == (verdict.event, verdict.position, verdict.judged)
        await press(pilot, "u", "g")
        assert chosen(screen) == first

        await press(pilot, "slash", *typed("agree date"), "enter", "g")
        question = desk.question(screen.row.key if screen.row else "")
        split = screen.claim
        text = await press(pilot, "S")
        assert "✓ split off" in text
        assert all(split not in known.claims or set(known.claims) != set(question.claims) for known in desk.questions())
        await press(pilot, "u")
        assert desk.question(question.id).claims == question.claims

        await press(pilot, "g", "m", "m", "M", "y")
        assert [event.type for event in desk.history()].count("merge") == 1
        assert desk.verdicts()[0].event == verdict.event
        await press(pilot, "u", "escape")
        assert desk.verdicts() == (verdict,)

        await press(pilot, "slash", *typed("strait"), "enter", "g")
        undated = next(d.source for d in desk.documents() if d.source.published is None)
        for _ in range(len(screen.page.claims)):
            if desk.claim(screen.claim).source == undated.id:
                break
            await press(pilot, "right")
        text = await press(pilot, "D", *typed("2024-07-01"), "enter", "enter", "enter")
        assert "published 2024-07-01" in text
        assert desk.document(undated.id).source.published == "2024-07-01"
        assert verdict.event in {v.event for v in desk.verdicts()}


async def test_a_second_pair_of_eyes(project: Path) -> None:
    """14:00: blind; a different answer opens the question again."""
    async with review(project, WIDE) as (pilot, screen, desk):
        await press(pilot, "a", "k", "W")
        title = chosen(screen)
        assert desk.counts()[State.SECOND] == 1
    async with review(project, WIDE, reviewer="Bo") as (pilot, screen, desk):
        await press(pilot, *["v"] * list(Show).index(Show.SECOND))
        assert chosen(screen) == title
        assert "is right" not in screen.evidence.plain()
        await press(pilot, "b")
        assert desk.verdicts()[0].review is Review.DISPUTED
        assert desk.counts()[State.DISPUTED] == 1


async def test_the_reporter_sends_more(project: Path, tmp_path: Path) -> None:
    """15:30: a verdict on what has changed is stale, shown, and never moved."""
    async with review(project, WIDE) as (pilot, screen, desk):
        await press(pilot, "slash", *typed("replaced"), "enter", "g")
        await press(pilot, letter(screen, "2000"), "escape")
        (verdict,) = desk.verdicts()
    more = tmp_path / "more.txt"
    article = next((CORPUS / "articles").glob("wire*")).read_text(encoding="utf-8")
    more.write_text(article.replace("In 2000", "In 2001"), encoding="utf-8")
    with Desk.open(project, "Anna") as desk:
        desk.add([str(more)], published="2024-06-22", outlet="The Late Paper")
        (later,) = desk.verdicts()
        assert (later.event, later.disposition, later.position) == (verdict.event, verdict.disposition, "2000")
    assert later.state is VerdictState.STALE, "a new answer has joined the question"
    async with review(project, WIDE) as (pilot, screen, desk):
        await press(pilot, *["v"] * list(Show).index(Show.STALE))
        assert "~ stale: what was judged has changed since; decide again" in lines(pilot)
        await press(pilot, letter(screen, "2000"))
        assert [v.state for v in desk.verdicts()] == [VerdictState.CURRENT]


async def test_files_come_in(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """08:30: a folder is read from inside, what is skipped is named, and no import is ever a verdict."""
    folder = tmp_path / "from the reporter"
    folder.mkdir()
    for number in range(3):
        (folder / f"note {number}.txt").write_text(f"The hall has {number + 20} windows.\n", encoding="utf-8")
    (folder / "photo.xyz").write_bytes(b"\x00")
    monkeypatch.chdir(tmp_path)
    async with review(project, WIDE) as (pilot, _, desk):
        await press(pilot, "4", "a")
        at(pilot, PickerScreen).table.go_to("from the reporter")
        text = await press(pilot, "a")
        assert "3 added, 0 unchanged, 1 skipped" in text
        assert "photo.xyz" in text
        assert "9 sources of 8 origins" in text
        assert desk.history() == ()


async def test_line_by_line_through_the_draft(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """10:30 and 15:30: every claim ticked; a new draft keeps what did not change, and says what did."""
    monkeypatch.chdir(tmp_path)
    draft = (CORPUS / "draft.md").read_text(encoding="utf-8")
    (tmp_path / "draft.md").write_text(draft, encoding="utf-8")
    (tmp_path / "draft-2.md").write_text(draft.replace("1962", "1961").replace(" for 24 years", ""), encoding="utf-8")
    async with review(project, WIDE) as (pilot, _, desk):
        await press(pilot, "3", "a", "p", *typed("draft.md"), "enter")
        screen = at(pilot, DraftScreen)
        claims = screen.told.proof.leaf.claims if screen.told and screen.told.proof else ()
        assert f"0 of {len(claims)} checked" in lines(pilot)
        for number in range(1, len(claims) + 1):
            wrong = screen.view.chosen is not None and screen.view.chosen.quote == "1962"
            text = await press(pilot, "exclamation_mark") if wrong else await press(pilot, "V", "i", "enter")
            assert f"{number} of {len(claims)} checked" in text
        assert f"all {len(claims)} are checked" in text
        assert "✗ 1 wrong" in text
        await press(pilot, "u")
        assert f"{len(claims) - 1} of {len(claims)} checked" in lines(pilot)
        await press(pilot, "ctrl+r")

        text = await press(pilot, "a", "p", *typed("draft-2.md"), "enter")
        assert "version 2 of 2" in text
        assert "to look at again" in text
        assert screen.view.chosen is not None
        assert screen.view.chosen.quote == "1961", "what changed is what is asked next"
        assert "was ✗ wrong · Anna" in screen.detail.plain()
        assert "“24 years” ✓ verified" in screen.detail.plain(), "what vanished is listed"
        await press(pilot, "V", *typed("the treaty"), "enter")
        kept = len(claims) - 1
        assert f"{kept} of {kept} checked" in lines(pilot)
        ticks = [event for event in desk.history() if event.type == "tick"]
        assert len(ticks) == len(claims) + 1

        text = await press(pilot, "5")
        assert "is a new version of" in text
        await press(pilot, "slash", *typed("version"), "enter", "enter")
        assert at(pilot, DraftScreen) is screen, "an event leads to what it was about"
        await press(pilot, "1")
        assert all(row.sources <= 6 for row in desk.rows(desk.places(View()))), "the draft confirms nothing"
