"""Decisions, undo and redo against a model that knows nothing of events: two piles a reviewer."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.projects import ferry, finish, start
from workbench.desk import Desk
from workbench.model import Disposition
from workbench.store import Store

REVIEWERS = ("Ana", "Bo")
ACTIONS = st.tuples(
    st.sampled_from(["decide", "decide", "note", "evidence", "undo", "undo", "redo", "reopen"]),
    st.sampled_from(REVIEWERS),
    st.integers(0, 1),
    st.sampled_from([Disposition.NEITHER, Disposition.UNRESOLVED, Disposition.NEEDS_REPORTING]),
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("history") / "template.db"
    ferry(path)
    return path


class Piles:
    """What a reviewer would expect: the last of my own goes, and comes back unless I did something else."""

    def __init__(self) -> None:
        self.done: dict[str, list[int]] = {name: [] for name in REVIEWERS}
        self.undone: dict[str, list[int]] = {name: [] for name in REVIEWERS}
        self.what: dict[int, tuple[str, str, Any]] = {}

    def record(self, number: int, reviewer: str, kind: str, question: str, said: Any) -> None:
        self.what[number] = (kind, question, said)
        self.done[reviewer].append(number)
        self.undone[reviewer].clear()

    def turn(self, source: dict[str, list[int]], target: dict[str, list[int]], reviewer: str) -> int | None:
        if not source[reviewer]:
            return None
        target[reviewer].append(source[reviewer].pop())
        return target[reviewer][-1]

    def standing(self, kind: str, question: str) -> list[tuple[int, Any]]:
        numbers = sorted(number for pile in self.done.values() for number in pile)
        return [(n, self.what[n][2]) for n in numbers if self.what[n][:2] == (kind, question)]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(actions=st.lists(ACTIONS, max_size=25))
def test_the_log_adds_up_to_what_reviewers_expect(
    template: Path, tmp_path: Path, actions: Sequence[tuple[str, str, int, Disposition]]
) -> None:
    path = tmp_path / "p.db"
    for leftover in tmp_path.glob("p.db*"):
        leftover.unlink()
    shutil.copy(template, path)
    desks = {name: Desk.open(path, name) for name in REVIEWERS}
    questions = [question.id for question in desks["Ana"].questions()]
    piles = Piles()
    for action, name, at, disposition in actions:
        desk, asked = desks[name], questions[at]
        if action == "decide":
            piles.record(desk.decide(asked, disposition).event, name, "verdict", asked, disposition)
        elif action == "note":
            piles.record(desk.note(asked, "look again").number, name, "note", asked, "look again")
        elif action == "evidence" and (verdict := desk.verdict(asked)):
            desk.add_evidence(asked, f"to {verdict.event}")
            piles.record(desk.history()[-1].number, name, "evidence", asked, f"to {verdict.event}")
        elif action in ("undo", "redo"):
            turned = desk.undo() if action == "undo" else desk.redo()
            ways = (piles.done, piles.undone) if action == "undo" else (piles.undone, piles.done)
            assert (turned.number if turned else None) == piles.turn(*ways, name)
        elif action == "reopen":
            desk.close()
            desks[name] = Desk.open(path, name)
        check(desks[name], questions, piles)
    for desk in desks.values():
        desk.close()


def check(desk: Desk, questions: Sequence[str], piles: Piles) -> None:
    for question in questions:
        expected = piles.standing("verdict", question)
        verdict = desk.verdict(question)
        assert (verdict and (verdict.event, verdict.disposition)) == (expected[-1] if expected else None)
        evidence = [text for _, text in piles.standing("evidence", question)]
        assert list(verdict.evidence if verdict else ()) == [
            text for text in evidence if verdict and text == f"to {verdict.event}"
        ]
        notes = [(note.number, note.payload["text"]) for note in desk.notes(question)]
        assert notes == piles.standing("note", question)
    assert [event.number for event in desk.history()] == list(range(1, len(desk.history()) + 1))


def test_undo_and_redo_work_at_any_depth_and_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "p.db"
    year, _ = ferry(path)
    depth = 30
    for number in range(depth):
        with Desk.open(path, "Ana") as desk:
            desk.decide(year.id, "neither", rationale=f"reading {number}")
    for number in reversed(range(depth)):
        with Desk.open(path, "Ana") as desk:
            verdict = desk.verdict(year.id)
            assert verdict
            assert verdict.rationale == f"reading {number}"
            assert desk.undo()
    with Desk.open(path, "Ana") as desk:
        assert desk.verdict(year.id) is None
        assert desk.undo() is None
        for _ in range(depth):
            assert desk.redo()
        assert desk.redo() is None
        verdict = desk.verdict(year.id)
        assert verdict
        assert verdict.rationale == f"reading {depth - 1}"
        assert len(desk.history()) == 3 * depth


def test_a_new_decision_ends_redo(tmp_path: Path) -> None:
    path = tmp_path / "p.db"
    year, cars = ferry(path)
    with Desk.open(path) as desk:
        desk.decide(year.id, "neither")
        desk.undo()
        desk.note(cars.id, "call the yard")
        assert desk.redo() is None
        undone = desk.undo()
        assert undone
        assert undone.type == "note"


def test_one_reviewer_does_not_take_back_another_s_word(tmp_path: Path) -> None:
    path = tmp_path / "p.db"
    year, cars = ferry(path)
    with Desk.open(path, "Ana") as ana, Desk.open(path, "Bo") as bo, Desk.open(path) as nobody:
        ana.decide(year.id, "neither")
        bo.decide(cars.id, "unresolved")
        undone = ana.undo()
        assert undone
        assert undone.payload["question"] == year.id
        assert ana.undo() is None
        assert bo.verdict(cars.id)
        undone = nobody.undo()
        assert undone
        assert undone.reviewer == "Bo"
        nobody.decide(year.id, "unresolved")
        assert ana.undo(), "a word nobody signed may be taken back by anyone"


DECIDES = """
    from workbench.desk import Desk
    with Desk.open(arguments[0], arguments[1]) as desk:
        for number in range(40):
            for question in desk.questions():
                desk.decide(question.id, "neither", rationale=str(number))
            if number % 10 == 9:
                desk.undo()
"""


def test_two_reviewers_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "p.db"
    ferry(path)
    for process in [start(DECIDES, path, name) for name in REVIEWERS]:
        finish(process)
    with Desk.open(path) as desk:
        events = desk.history()
        assert len(events) == 2 * (80 + 4)
        for name in REVIEWERS:
            own = [event for event in events if event.reviewer == name]
            said = [event.payload["rationale"] for event in own if event.type == "verdict"]
            assert said == [str(number) for number in range(40) for _ in range(2)]
            undone = [event.payload["event"] for event in own if event.type == "undo"]
            assert set(undone) <= {event.number for event in own}
        assert all(desk.verdict(question.id) for question in desk.questions())
        # Each verdict replaced the one that stood when it was written, so exactly one counts.
        assert len(desk.verdicts()) == 2


def test_the_log_reads_the_same_at_once_and_step_by_step(tmp_path: Path) -> None:
    path = tmp_path / "p.db"
    year, cars = ferry(path)
    with Desk.open(path, "Ana") as follower:
        with Desk.open(path, "Ana") as desk:
            for question in (year, cars, year):
                desk.decide(question.id, "neither")
                desk.undo()
                follower.verdicts()
                desk.redo()
        with Desk.open(path, "Ana") as fresh:
            assert follower.verdicts() == fresh.verdicts()
    store = Store(path)
    with store.reading() as reader:
        assert [event.type for event in reader.events()] == ["verdict", "undo", "redo"] * 3
    store.close()
