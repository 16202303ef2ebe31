"""The queue as the desk gives it, and as a view that draws only what is seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.strip import Strip

from tests.million import build
from tests.plainrows import rows_of
from tests.projects import claim, lay, question
from tests.screens import BUILT, DATE, DEAD, documents, ferry, lines, press, review, typed
from workbench.desk import Desk
from workbench.desk.stretches import Stretches, without
from workbench.model import DecisionError, Order, Row, Show, State, View, Work
from workbench.tui.keybar import fitted, grouped, shortened
from workbench.tui.queue import QueueView

ROW = Row("q0", State.CONFLICT, State.CONFLICT, "date", "When?", 2, 3, 3)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    ferry(tmp_path / "ferry.db")
    return tmp_path / "ferry.db"


def titles(desk: Desk, view: View = View()) -> list[str]:  # noqa: B008 a frozen default
    return [row.title for row in desk.rows(desk.places(view))]


def test_conflicts_stand_first_and_verdicts_change_the_state_alone(project: Path) -> None:
    with Desk.open(project) as desk:
        assert titles(desk) == [DATE, DEAD, BUILT]
        first = desk.rows(desk.places(View()))[0]
        assert (first.state, first.positions, first.sources, first.origins) == (State.CONFLICT, 2, 3, 3)
        desk.decide(first.key, "unresolved")
        assert titles(desk) == [DATE, DEAD, BUILT], "the queue stands still"
        assert desk.counts() == {State.CONFLICT: 1, State.AGREE: 1, State.DECIDED: 1}
        desk.undo()
        assert desk.counts() == {State.CONFLICT: 2, State.AGREE: 1}


def test_the_whole_board_and_the_pages_say_the_same(project: Path) -> None:
    with Desk.open(project, "Anna") as desk:
        first, second, _ = (row.key for row in desk.rows(desk.places(View())))
        desk.decide(first, "unresolved")
        desk.ask_second(first)
        desk.decide(second, "neither")
        paged = [(row.key, row.state) for row in desk.rows(desk.places(View()))]
        assert [(row.key, row.state) for row in rows_of(desk.dossier())] == paged


def test_agreement_of_one_origin_confirms_nothing(project: Path) -> None:
    with Desk.open(project) as desk:
        dossier = desk.dossier()
    alone = [
        replace(one, positions=tuple(replace(p, origins=p.origins[:1]) for p in one.positions), conflicts=())
        for one in dossier.questions
        if one.title == BUILT
    ]
    (row,) = rows_of(replace(dossier, questions=tuple(alone)))
    assert row.state is State.SINGLE


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("alma", [DATE, BUILT]),
        ("ALMA built", [BUILT]),
        ("2022-05-04", [DATE]),
        ("fjord", [DATE, DEAD, BUILT]),
        ("torsvik radio", [DATE, DEAD]),
        ("pilot", [DEAD]),
        ("quant", [DEAD]),
        ("conf", [DATE, DEAD]),
        ("conflict killed", [DEAD]),
        ("lma", []),
        ('"', [DATE, DEAD, BUILT]),
        ('") OR (', []),
        ("NEAR(", []),
    ],
)
def test_words_find_what_begins_so(project: Path, words: str, found: list[str]) -> None:
    with Desk.open(project) as desk:
        assert titles(desk, View(words)) == found
        assert sorted(titles(desk, View(words, order=Order.TITLE))) == sorted(found)


def test_scripts_without_spaces_are_found_by_any_part(tmp_path: Path) -> None:
    wire, paper, _ = documents()
    lay(tmp_path / "p.db", [wire, paper], [], [])
    claims = [claim(wire, "1987"), claim(paper, "1987")]
    lay(tmp_path / "p.db", [wire, paper], claims, [question(claims, "北朝鮮の渡し船はいつ造られた")])
    with Desk.open(tmp_path / "p.db") as desk:
        assert len(desk.places(View("渡し船"))) == 1
        assert len(desk.places(View("渡り"))) == 0


def test_filters_find_rows_by_state_and_by_work(project: Path) -> None:
    with Desk.open(project, "Anna") as desk:
        first, second, third = (row.key for row in desk.rows(desk.places(View())))
        desk.decide(first, "unresolved")
        desk.flag(second)
        desk.defer(second, "2099-01-31")
        desk.assign(third, "Bo Lind")
        assert titles(desk, View("decided")) == [DATE]
        assert titles(desk, View("flagged")) == [DEAD]
        assert titles(desk, View("lind")) == [BUILT]
        assert titles(desk, View(show=Show.OPEN)) == []
        assert titles(desk, View(show=Show.AGREEMENTS)) == [BUILT]
        assert titles(desk, View(show=Show.DEFERRED)) == [DEAD]
        assert titles(desk, View(show=Show.FLAGGED)) == [DEAD]
        assert titles(desk, View(show=Show.DECIDED)) == [DATE]
        assert titles(desk, View(show=Show.FLAGGED, order=Order.TITLE)) == [DEAD]
        assert titles(desk, View("alma", show=Show.AGREEMENTS)) == [BUILT]
        assert titles(desk, View("alma", show=Show.AGREEMENTS, order=Order.KIND)) == [BUILT]


def test_orders(project: Path) -> None:
    with Desk.open(project) as desk:
        assert titles(desk, View(order=Order.TITLE)) == [DEAD, DATE, BUILT]
        assert titles(desk, View(order=Order.KIND)) == [DATE, BUILT, DEAD]
        assert titles(desk, View(order=Order.ORIGINS))[-1] == BUILT
        assert len(desk.places(View(order=Order.TITLE), limit=2)) == 2


def test_next_open_prefers_what_presses(project: Path) -> None:
    with Desk.open(project, "Anna") as desk:
        places = desk.places(View())
        keys = [row.key for row in desk.rows(places)]
        assert desk.next_open(places, 0) == 1
        assert desk.next_open(places, 1) == 0, "round to the conflict left behind"
        assert desk.next_open(places, 2) == 0, "round the end"
        assert desk.next_open(places, 0, -1) == 1
        desk.decide(keys[1], "neither")
        assert desk.next_open(places, 1) == 0
        desk.defer(keys[0], "+3")
        assert desk.next_open(places, 0) == 2, "what is put off is not open"
        desk.decide(keys[2], "unresolved")
        assert desk.next_open(places, 2) is None
        assert desk.next_open([], 0) is None


def test_filters_are_kept_by_name(project: Path) -> None:
    kept = View("alma", Show.OPEN, Order.TITLE)
    with Desk.open(project) as desk:
        desk.save_filter(" mine ", kept)
        with pytest.raises(DecisionError, match="a name"):
            desk.save_filter(" ", kept)
    with Desk.open(project) as desk:
        assert desk.filters() == {"mine": kept}
        desk.drop_filter("mine")
        assert desk.filters() == {}


def test_every_state_is_let_through_by_some_filter() -> None:
    for state in State:
        assert any(show.admits(state, Work()) for show in Show if show is not Show.ALL)
        assert Show.ALL.admits(state, Work())


def test_stretches_are_a_list_that_costs_nothing() -> None:
    plain = [1, 2, 3, -7, 5, 6, 9]
    kept = Stretches([range(1, 4), range(-7, -6), *without(range(5, 8), [7]), range(9, 10)])
    assert list(kept) == plain
    assert [kept[at] for at in range(-len(plain), len(plain))] == plain * 2
    assert kept[1:5] == plain[1:5]
    assert [kept.index(value) for value in plain] == list(range(len(plain)))
    assert -7 in kept
    assert 7 not in kept
    with pytest.raises(ValueError, match="not among"):
        kept.index(7)
    with pytest.raises(IndexError):
        kept[7]
    assert not Stretches([])


def test_keys_of_one_meaning_stand_together() -> None:
    assert grouped([("a", "right"), ("b", "right"), ("x", "no")]) == [("a b", "right"), ("x", "no")]


def test_many_keys_are_shortened() -> None:
    assert shortened("a b c h") == "a b c h"
    assert shortened("a b c h i l") == "a b … l"


def test_the_last_key_always_has_its_place() -> None:
    entries = [(letter, "meaning") for letter in "abcdefghijklmnop"] + [("?", "help")]
    for width in range(12, 120):
        drawn = fitted(entries, width, 2)
        assert len(drawn) <= 2
        assert drawn[-1][-1] == ("?", "help")
        for row in drawn:
            assert sum(len(key) + 1 + len(meaning) for key, meaning in row) + 2 * (len(row) - 1) <= max(width, 6)
    assert fitted([], 80, 2) == []


class CountingQueue(QueueView):
    drawn = 0

    def render_line(self, y: int) -> Strip:
        self.drawn += 1
        return super().render_line(y)


class Queue(App[None]):
    def compose(self) -> ComposeResult:
        yield CountingQueue("queue")


async def test_a_million_rows_cost_what_is_on_the_screen() -> None:
    app = Queue()
    fetched = list[int]()

    def fetch(places: Sequence[int]) -> list[Row]:
        fetched.extend(places)
        return [replace(ROW, key=f"q{place}", title=f"Question {place}?") for place in places]

    async with app.run_test(size=(80, 24)) as pilot:
        queue = app.query_one(CountingQueue)
        queue.show_rows(range(1_000_000), fetch, None)
        await pilot.pause()
        queue.move_to(999_999)
        await pilot.pause()
        text = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        assert "› ≠ conflict date       Question 999999?" in text
        assert queue.drawn < 200
        assert len(fetched) <= 600, "three pages"


async def test_a_long_filtered_list_is_there_at_once_and_whole_after_a_pause(tmp_path: Path) -> None:
    build(tmp_path / "long.db", claims=10_000)
    async with review(tmp_path / "long.db") as (pilot, screen, desk):
        assert len(screen.queue.places) == 2_500
        await press(pilot, "slash", *typed("daily"))
        while len(screen.queue.places) < 2_500:
            await pilot.pause()
        await press(pilot, "enter", "G")
        assert screen.row is not None
        assert "(2499)" in screen.row.title
        assert "2,500 of 2,500: “daily”" in lines(pilot)
        await press(pilot, "escape", "g", *["v"] * list(Show).index(Show.CONFLICTS), "G")
        assert screen.row is not None
        assert screen.row.state in (State.CONFLICT, State.QUESTION)
        await press(pilot, "x")
        (verdict,) = desk.verdicts()
        assert len(verdict.judged) == 4
