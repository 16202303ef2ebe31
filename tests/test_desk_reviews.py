"""Second opinions, evidence of every kind, several verdicts with one key, and the work around them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from tests.projects import claim, document, ferry
from workbench.desk import Desk
from workbench.model import (
    DecisionError,
    Evidence,
    InputError,
    NotFoundError,
    Question,
    Review,
    Span,
    Support,
    Tick,
    Verdict,
    VerdictState,
    WorkState,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "p.db"


@pytest.fixture
def asked(path: Path) -> tuple[Question, Question]:
    return ferry(path)


# -- second opinions ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("position", "review", "work"),
    [("1952", Review.AGREED, WorkState.AGREED), ("1953", Review.DISPUTED, WorkState.DISPUTED)],
)
def test_a_second_opinion_is_given_blind(
    path: Path, asked: tuple[Question, Question], position: str, review: Review, work: WorkState
) -> None:
    year = asked[0].id
    with Desk.open(path, "Ana") as ana:
        first = ana.decide(year, "right", position="1952", rationale="the yard's list")
        assert ana.ask_second(year).review is Review.WAITING
        assert ana.works()[year].state is WorkState.SECOND
        assert not ana.hidden(first)
        with pytest.raises(DecisionError, match="already"):
            ana.ask_second(year)
    with Desk.open(path, "Bo") as bo:
        sheet = bo.sheet(year)
        assert sheet.blind
        assert sheet.verdict is None
        assert not any("1952" in str(event.payload.get("position")) for event, _ in sheet.history)
        assert "yard" not in "".join(str(event.payload) for event, _ in sheet.history if event.type == "verdict")
        told = bo.decide(year, "right", position=position)
        assert told.event == first.event, "the first verdict stays"
        assert told.review is review
        assert told.second is not None
        assert (told.second.reviewer, told.second.position) == ("Bo", position)
        assert bo.works()[year].state is work
        assert not bo.sheet(year).blind
    with Desk.open(path, "Ana") as ana:
        assert ana.verdict(year) == told
        ana.add_evidence(year, "the yard's list")
        assert ana.verdicts()[0].closed is (review is Review.AGREED)


def test_a_second_opinion_can_be_taken_back_and_a_later_verdict_settles(
    path: Path, asked: tuple[Question, Question]
) -> None:
    year = asked[0].id
    with Desk.open(path, "Ana") as ana, Desk.open(path, "Bo") as bo:
        ana.decide(year, "neither")
        ana.ask_second(year)
        bo.decide(year, "unresolved")
        bo.undo()
        assert [v.review for v in bo.verdicts()] == [Review.WAITING]
        bo.redo()
        assert [v.review for v in bo.verdicts()] == [Review.DISPUTED]
        settled = ana.decide(year, "unresolved")
        assert (settled.review, ana.verdicts()) == (Review.NONE, (settled,))


def test_a_reason_added_later_keeps_the_request_for_a_second_opinion(
    path: Path, asked: tuple[Question, Question]
) -> None:
    year = asked[0].id
    with Desk.open(path, "Ana") as ana, Desk.open(path, "Bo") as bo:
        ana.decide(year, "neither")
        ana.ask_second(year)
        assert ana.reword(year, "both lists are late copies").rationale == "both lists are late copies"
        assert [v.review for v in ana.verdicts()] == [Review.WAITING]
        with pytest.raises(DecisionError, match="decided by Ana"):
            bo.reword(year, "words in another's mouth")
        with pytest.raises(DecisionError, match="decide first"):
            bo.reword(asked[1].id, "nothing to word")


# -- several at once ---------------------------------------------------------------------------------


def test_one_key_on_several_questions_is_one_undo(path: Path, asked: tuple[Question, Question]) -> None:
    keys = [question.id for question in asked]
    with Desk.open(path, "Ana") as desk:
        before = desk.decide(keys[0], "neither")
        assert {v.question for v in desk.decide_all(keys, "not-comparable", rationale="two ferries")} == set(keys)
        assert {v.disposition.value for v in desk.verdicts()} == {"not-comparable"}
    with Desk.open(path, "Ana") as desk:
        desk.undo()
        assert desk.verdicts() == (before,)
        desk.redo()
        assert len(desk.verdicts()) == 2
        desk.revert(desk.verdicts()[0].event)
        assert desk.verdicts() == (before,), "what one key did goes together"


def test_one_refused_verdict_refuses_all_of_them(path: Path, asked: tuple[Question, Question]) -> None:
    with Desk.open(path) as desk:
        with pytest.raises(NotFoundError):
            desk.decide_all([asked[0].id, "q-unknown"], "neither")
        with pytest.raises(DecisionError):
            desk.decide_all([asked[0].id], "right")
        assert desk.history() == ()


def test_any_decision_in_force_can_be_taken_back_by_its_author(path: Path, asked: tuple[Question, Question]) -> None:
    with Desk.open(path, "Ana") as ana, Desk.open(path, "Bo") as bo:
        verdict = ana.decide(asked[0].id, "neither")
        ana.note(asked[0].id, "ask the yard")
        with pytest.raises(DecisionError, match="recorded by Ana"):
            bo.revert(verdict.event)
        assert ana.revert(verdict.event).number == verdict.event
        assert ana.verdicts() == ()
        assert len(ana.notes(asked[0].id)) == 1, "nothing else is touched"
        with pytest.raises(NotFoundError, match="not a decision in force"):
            ana.revert(verdict.event)


# -- evidence ----------------------------------------------------------------------------------------


def test_every_kind_of_evidence_is_kept_whole(path: Path, asked: tuple[Question, Question], tmp_path: Path) -> None:
    year = asked[0].id
    log = tmp_path / "log.pdf"
    log.write_bytes(b"yard list")
    with Desk.open(path, "Ana") as desk:
        desk.decide(year, "neither", evidence=["a letter", Evidence(Support.LINK, place="https://example.org/a")])
        source = desk.documents()[0].source.id
        desk.add_passage(year, source, Span(4, 9))
        desk.add_link(year, "https://example.org/list", "the yard's own list")
        desk.add_file(year, str(log))
        desk.add_call(year, "harbour master", "2024-06-21", "it was 1952")
    digest = sha256(b"yard list").hexdigest()
    with Desk.open(path) as desk:
        (verdict,) = desk.verdicts()
        assert [piece.support.value for piece in verdict.supports] == [
            "words", "link", "passage", "link", "file", "call",
        ]  # fmt: skip
        assert verdict.evidence == (
            "a letter",
            "https://example.org/a",
            "bay: “ferry”",
            "https://example.org/list (the yard's own list)",
            f"{log} (SHA-256 {digest})",
            "call on 2024-06-21 with harbour master: it was 1952",
        )
        passage = verdict.supports[2]
        assert desk.document(passage.source).text[passage.start : passage.end] == passage.text
        assert verdict.closed


def test_evidence_that_is_none_is_refused(path: Path, asked: tuple[Question, Question]) -> None:
    year = asked[0].id
    with Desk.open(path) as desk:
        desk.decide(year, "neither")
        source = desk.documents()[0].source.id
        refused: tuple[Callable[[], Verdict], ...] = (
            lambda: desk.add_link(year, "example.org"),
            lambda: desk.add_link(year, "javascript:alert(1)"),
            lambda: desk.add_call(year, "", "2024-06-21", "yes"),
            lambda: desk.add_call(year, "harbour master", "yesterday", "yes"),
            lambda: desk.add_call(year, "harbour master", "2024-06-21", " "),
            lambda: desk.add_passage(year, source, Span(5, 5)),
            lambda: desk.add_passage(year, source, Span(0, 9999)),
            lambda: desk.add_evidence(year, "  "),
        )
        for wrong in refused:
            with pytest.raises(DecisionError):
                wrong()
        with pytest.raises(InputError, match="cannot be read"):
            desk.add_file(year, "no/such/file")
        with pytest.raises(NotFoundError):
            desk.add_passage(year, "nowhere", Span(0, 1))
        assert [event.type for event in desk.history()] == ["verdict"]


# -- the work ----------------------------------------------------------------------------------------


def test_work_is_arranged_and_taken_back(path: Path, asked: tuple[Question, Question]) -> None:
    year, cars = (question.id for question in asked)
    with Desk.open(path, "Ana") as desk:
        desk.assign(year, " Bo ")
        desk.defer(year, "2099-12-31")
        desk.flag(cars)
        works = desk.works()
        assert (works[year].state, works[year].assignee, works[year].until) == (WorkState.DEFERRED, "Bo", "2099-12-31")
        assert (works[cars].state, works[cars].flagged) == (WorkState.NEW, True)
        desk.flag(cars, flagged=False)
        desk.defer(year, "")
        assert desk.works()[year].state is WorkState.ASSIGNED
        assert not desk.works()[cars].flagged
        desk.undo()
        desk.undo()
        assert desk.works() == works
        desk.decide(year, "neither")
        assert desk.works()[year].state is WorkState.DECIDED
        desk.add_evidence(year, "a letter")
        assert desk.works()[year].state is WorkState.CLOSED
        with pytest.raises(DecisionError, match="expected a day"):
            desk.defer(year, "soon")


def test_a_day_that_has_come_defers_nothing(path: Path, asked: tuple[Question, Question]) -> None:
    with Desk.open(path) as desk:
        today = date.fromisoformat(desk.today())
        desk.defer(asked[0].id, today.isoformat())
        assert desk.works()[asked[0].id].until == ""
        desk.defer(asked[0].id, "+2")
        assert desk.works()[asked[0].id].until == (today + timedelta(days=2)).isoformat()


# -- ticks on a draft --------------------------------------------------------------------------------


def test_a_new_version_keeps_the_ticks_of_what_did_not_change(path: Path, asked: tuple[Question, Question]) -> None:
    assert asked
    old = document("draft.txt", "The ferry was launched in 1952. It carried 40 cars. It sank in 1970.")
    new = document("draft.txt", "Once more. The ferry was launched in 1952. It carried 45 cars.")
    launched, cars, sank = claim(old, "1952"), claim(old, "40 cars", kind="quantity"), claim(old, "1970")
    with Desk.open(path, "Ana") as desk:
        desk.tick(old, launched, Tick.VERIFIED, evidence=["yard list"])
        desk.tick(old, cars, Tick.WRONG)
        desk.tick(old, sank, Tick.VERIFIED)
        assert {k: t.mark for k, t in desk.ticks(old, [launched, cars, sank]).items()} == {
            launched.id: Tick.VERIFIED, cars.id: Tick.WRONG, sank.id: Tick.VERIFIED,
        }  # fmt: skip
        again = [claim(new, "1952"), claim(new, "45 cars", kind="quantity")]
        kept = desk.ticks(new, again)
        assert [(key, tick.mark, tick.reviewer) for key, tick in kept.items()] == [(again[0].id, Tick.VERIFIED, "Ana")]
        assert kept[again[0].id].evidence == (Evidence(Support.WORDS, "yard list"),)
        assert [tick.judged.quote for tick in desk.lost_ticks(new, again)] == ["40 cars", "1970"]
        desk.tick(new, again[0], Tick.OPEN)
        assert desk.ticks(new, again) == {}
        desk.undo()
        assert len(desk.ticks(new, again)) == 1
        assert [v.state for v in desk.verdicts()] == [], VerdictState.CURRENT


def test_the_log_keeps_a_verdict_back_from_its_second_reviewer(path: Path, asked: tuple[Question, Question]) -> None:
    year = asked[0].id
    with Desk.open(path, "Ana") as ana, Desk.open(path, "Bo") as bo:
        ana.decide(year, "right", position="1952", rationale="the yard's list")
        ana.decide(asked[1].id, "neither")
        ana.ask_second(year)
        veiled, plain, _ = bo.history()
        assert "1952" not in str({k: v for k, v in veiled.payload.items() if k != "judged"})
        assert veiled.payload["veiled"]
        assert plain.payload["disposition"] == "neither"
        assert ana.history()[0].payload["position"] == "1952"
        bo.decide(year, "neither")
        assert bo.history()[0].payload["position"] == "1952"
