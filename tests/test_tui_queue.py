"""The queue as data and as a view that draws only what is seen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from textual.app import App, ComposeResult
from textual.strip import Strip

from tests.screens import BUILT, DATE, DEAD, ferry
from workbench.desk import Desk
from workbench.tui.board import read_board
from workbench.tui.keybar import fitted, grouped, shortened
from workbench.tui.queue import QueueView
from workbench.tui.rows import Row, Show, State, next_open, rows_of

ROW = Row("q0", State.CONFLICT, State.CONFLICT, "date", "When?", 2, 3, 3, "when?")


def rows(*states: State) -> list[Row]:
    natural = {State.DECIDED: State.CONFLICT, State.STALE: State.CONFLICT}
    return [replace(ROW, key=f"q{n}", natural=natural.get(s, s), state=s) for n, s in enumerate(states)]


def test_conflicts_stand_first_and_verdicts_change_the_state_alone(tmp_path: Path) -> None:
    asked = ferry(tmp_path / "ferry.db")
    with Desk.open(tmp_path / "ferry.db") as desk:
        before = rows_of(desk.dossier())
        assert [row.title for row in before] == [DATE, DEAD, BUILT]
        assert [row.state for row in before] == [State.CONFLICT, State.CONFLICT, State.AGREE]
        desk.decide(asked[DATE].id, "unresolved")
        after = rows_of(desk.dossier())
        assert [row.title for row in after] == [DATE, DEAD, BUILT], "the queue stands still"
        assert after[0].state is State.DECIDED
        board = read_board(desk)
        desk.undo()
        assert board.with_verdicts(desk.verdicts(), desk.history()).rows == tuple(before)


def test_agreement_of_one_origin_confirms_nothing(tmp_path: Path) -> None:
    ferry(tmp_path / "ferry.db")
    with Desk.open(tmp_path / "ferry.db") as desk:
        dossier = desk.dossier()
    alone = [
        replace(one, positions=tuple(replace(p, origins=p.origins[:1]) for p in one.positions), conflicts=())
        for one in dossier.questions
        if one.title == BUILT
    ]
    (row,) = rows_of(replace(dossier, questions=tuple(alone)))
    assert row.state is State.SINGLE


def test_next_open_prefers_what_presses() -> None:
    queue = rows(State.CONFLICT, State.DECIDED, State.QUESTION, State.AGREE, State.AGREE)
    assert next_open(queue, 0) == 2
    assert next_open(queue, 2) == 0, "round to the conflict left behind"
    assert next_open(queue, 3) == 4, "whoever works on agreements stays there"
    assert next_open(queue, 0, -1) == 2
    assert next_open(rows(State.DECIDED, State.AGREE), 0) == 1
    assert next_open(rows(State.DECIDED), 0) is None
    assert next_open([], 0) is None
    assert next_open(rows(State.STALE), 0) == 0


def test_every_state_is_let_through_by_some_filter() -> None:
    for state in State:
        row = rows(state)[0]
        assert any(show.admits(row) for show in Show if show is not Show.ALL)
        assert Show.ALL.admits(row)


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


async def test_100_000_rows_cost_what_is_on_the_screen() -> None:
    app = Queue()
    async with app.run_test(size=(80, 24)) as pilot:
        queue = app.query_one(CountingQueue)
        queue.show_rows(
            [replace(ROW, key=f"q{number}", title=f"Question {number}?") for number in range(100_000)], None
        )
        await pilot.pause()
        queue.move_to(99_999)
        await pilot.pause()
        text = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        assert "› ≠ conflict date       Question 99999?" in text
        assert queue.drawn < 200
