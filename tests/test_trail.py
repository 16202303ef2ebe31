"""What a report learns from the log: each question's history, and the public ratings in force."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import ferry
from workbench.desk import Desk
from workbench.model import DecisionError, Disposition


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    project = tmp_path / "ferry.db"
    ferry(project)
    return Desk.open(project, "ines")


def asked(desk: Desk, words: str) -> str:
    return next(question.id for question in desk.questions() if words in question.title)


def test_a_history_holds_everything_said_of_a_question_and_nothing_else(desk: Desk) -> None:
    year, cars = asked(desk, "launched"), asked(desk, "cars")
    desk.note(cars, "the register gives both")
    desk.decide(year, Disposition.RIGHT, position="1952")
    desk.add_evidence(year, "yard book, page 3")
    desk.undo()
    desk.redo()
    desk.rate(year, "1953", "False")
    history = desk.dossier().history
    assert [e.type for e in history[year]] == ["verdict", "evidence", "undo", "redo", "rating"]
    assert [e.type for e in history[cars]] == ["note"]


def test_the_latest_rating_of_a_position_counts_until_it_is_taken_back(desk: Desk) -> None:
    year = asked(desk, "launched")
    desk.rate(year, "1953", "Half true")
    desk.rate(year, "1953", "False")
    desk.rate(year, "1952", "True")
    assert desk.dossier().ratings == {year: {"1953": "False", "1952": "True"}}
    desk.undo()
    desk.undo()
    assert desk.dossier().ratings == {year: {"1953": "Half true"}}


def test_a_rating_needs_a_position_of_the_question_and_a_word(desk: Desk) -> None:
    year = asked(desk, "launched")
    with pytest.raises(DecisionError, match=r"position 1999; expected one of: 1952, 1953"):
        desk.rate(year, "1999", "False")
    with pytest.raises(DecisionError, match="empty rating"):
        desk.rate(year, "1953", " ")
