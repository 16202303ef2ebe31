"""Merges, splits, wrong claims and aliases: everything is computed again, and no verdict is lost, moved or changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.desk import Desk
from workbench.model import DecisionError, Disposition, InputError, Question, VerdictState

STORY = (
    "The ferry Alma sank off Torsvik on {day} May 2022. The accident killed {dead} people. "
    "The Alma was built in {built}."
)
STORIES = {
    "bay.txt": STORY.format(day=3, dead=14, built=1987),
    "coast.txt": STORY.format(day=4, dead=16, built=1987),
    "dune.txt": STORY.format(day=3, dead=14, built=1988),
}


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("stories")
    for name, text in STORIES.items():
        (folder / name).write_text(text, encoding="utf-8")
    path = folder / "p.db"
    with Desk.open(path) as desk:
        desk.add([str(folder / name) for name in STORIES], published="2022-05-05")
        assert {len(question.claims) for question in desk.questions()} == {3}, "three questions of three sources"
    return path.read_bytes()


@pytest.fixture
def path(template: bytes, tmp_path: Path) -> Path:
    (tmp_path / "p.db").write_bytes(template)
    return tmp_path / "p.db"


def sank_built(desk: Desk) -> tuple[Question, Question]:
    """The two questions whose answers are dates."""
    dates = [question for question in desk.questions() if question.kind == "date"]
    first, second = sorted(dates, key=lambda q: max(p.value for p in q.positions), reverse=True)
    return first, second


def holding(desk: Desk, claim: str) -> Question | None:
    return next((question for question in desk.questions() if claim in question.claims), None)


def test_merged_questions_are_one_until_it_is_taken_back(path: Path) -> None:
    with Desk.open(path, "Ana") as desk:
        sank, built = sank_built(desk)
        first = desk.decide(sank.id, "right", position="2022-05-03")
        second = desk.decide(built.id, "right", position="1987")
        desk.merge([sank.id, built.id])
        whole = holding(desk, sank.claims[0])
        assert whole is not None
        assert set(whole.claims) == {*sank.claims, *built.claims}
        assert "a reviewer put them together" in whole.why
        states = {v.event: v.state for v in desk.verdicts()}
        assert states == {first.event: VerdictState.SUPERSEDED, second.event: VerdictState.STALE}
    with Desk.open(path, "Ana") as desk:
        again = desk.decide(whole.id, "not-comparable")
        assert desk.verdicts() == (again,)
        desk.refresh()
        assert desk.verdicts() == (again,), "a later run obeys and loses nothing"
        desk.undo()
        desk.undo()
        assert desk.verdicts() == (first, second)


def test_a_verdict_on_merged_questions_hides_no_other_once_they_are_apart(path: Path) -> None:
    with Desk.open(path, "Ana") as desk:
        sank, built = sank_built(desk)
        first = desk.decide(sank.id, "neither")
        second = desk.decide(built.id, "unresolved")
        merge = desk.merge([sank.id, built.id])
        whole = holding(desk, sank.claims[0])
        assert whole is not None
        third = desk.decide(whole.id, "not-comparable")
        desk.revert(merge.number)
        on = {v.event: v.question for v in desk.verdicts()}
        assert third.event in on
        assert on[third.event] in (sank.id, built.id)
        other = second if on[third.event] == sank.id else first
        assert on[other.event] == other.question, "what lies on the other question counts again"


def test_merging_needs_two_questions_of_one_kind(path: Path) -> None:
    with Desk.open(path) as desk:
        sank, _ = sank_built(desk)
        dead = next(question for question in desk.questions() if question.kind != "date")
        with pytest.raises(DecisionError, match="two questions"):
            desk.merge([sank.id, sank.id])
        with pytest.raises(DecisionError, match="cannot answer one question"):
            desk.merge([sank.id, dead.id])
        assert desk.history() == ()


def test_a_claim_split_off_stays_off(path: Path) -> None:
    with Desk.open(path, "Ana") as desk:
        sank, built = sank_built(desk)
        verdict = desk.decide(sank.id, "right", position="2022-05-03")
        off = next(c for p in sank.positions if p.value == "2022-05-04" for c in p.claims)
        desk.split(sank.id, [off])
        left = holding(desk, next(c for c in sank.claims if c != off))
        assert left is not None
        assert off not in left.claims
        assert set(left.claims) == set(sank.claims) - {off}
        assert [(v.event, v.state) for v in desk.verdicts()] == [(verdict.event, VerdictState.STALE)]
        desk.refresh()
        again = holding(desk, left.claims[0])
        assert again is not None
        assert off not in again.claims
        with pytest.raises(DecisionError, match="some of its own"):
            desk.split(left.id, left.claims)
        with pytest.raises(DecisionError, match="some of its own"):
            desk.split(left.id, [built.claims[0]])
        desk.undo()
        assert desk.verdicts() == (verdict,)


def test_a_merge_after_a_split_counts_and_a_split_after_a_merge(path: Path) -> None:
    with Desk.open(path) as desk:
        sank, built = sank_built(desk)
        desk.merge([sank.id, built.id])
        whole = holding(desk, sank.claims[0])
        assert whole is not None
        desk.split(whole.id, built.claims)
        parts = {holding(desk, claim) for claim in sank.claims}
        assert len(parts) == 1
        (part,) = parts
        assert part is not None
        assert set(part.claims) == set(sank.claims)
        rest = holding(desk, built.claims[0])
        assert rest is not None
        assert set(rest.claims) == set(built.claims), "what was split off together stays together"
        desk.merge([part.id, rest.id])
        whole = holding(desk, sank.claims[0])
        assert whole is not None
        assert set(whole.claims) == {*sank.claims, *built.claims}


def test_a_wrong_claim_leaves_linking_and_stays_visible(path: Path) -> None:
    with Desk.open(path, "Ana") as desk:
        sank, _ = sank_built(desk)
        wrong = next(c for p in sank.positions if p.value == "2022-05-04" for c in p.claims)
        desk.mark_wrong(wrong)
        assert holding(desk, wrong) is None
        assert desk.claim(wrong).id == wrong
        assert desk.wrong_claims() == {wrong}
        assert desk.coverage().not_compared["marked as wrongly extracted"] == 1
        left = holding(desk, next(c for c in sank.claims if c != wrong))
        assert left is not None
        assert left.conflicts == ()
    with Desk.open(path, "Ana") as desk:
        desk.mark_wrong(wrong, wrong=False)
        assert holding(desk, wrong) == sank
        desk.undo()
        desk.undo()
        assert desk.wrong_claims() == frozenset()
        assert holding(desk, wrong) == sank


def test_an_alias_is_known_wherever_the_name_stands(tmp_path: Path) -> None:
    texts = {"a.txt": "In 1994 Sweden signed the Grain Pact with Northmark.", "b.txt": "It rained in Oslo in 1990."}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with Desk.open(tmp_path / "p.db", "Ana") as desk:
        desk.add([str(tmp_path / name) for name in texts])

        def names() -> set[str]:
            return {p.name for c in desk.claims() for p in c.frame.participants}

        assert "Northmark" in names()
        computed = list[str]()
        desk.on_progress = computed.append
        desk.add_alias("Northmark", "Norway")
        assert [Path(path).name for path in computed] == ["a.txt"], "only what mentions the name is read again"
        assert "Norway" in names()
        assert "Northmark" not in names()
        assert not desk.needs_refresh
        assert desk.aliases() == {"Northmark": "Norway"}
        desk.undo()
        assert "Northmark" in names()
        assert not desk.needs_refresh
        with pytest.raises(DecisionError, match="same name twice"):
            desk.add_alias("Oslo", "oslo")


def test_a_file_of_aliases_holds_for_every_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = tmp_path / "aliases.toml"
    mine.write_text('[country]\nNorway = ["Northmark"]\n', encoding="utf-8")
    monkeypatch.setenv("WORKBENCH_ALIASES", str(mine))
    (tmp_path / "a.txt").write_text("In 1994 Sweden signed the Grain Pact with Northmark.", encoding="utf-8")
    with Desk.open(tmp_path / "p.db") as desk:
        desk.add([str(tmp_path / "a.txt")])
        assert any(p.name == "Norway" for c in desk.claims() for p in c.frame.participants)
        mine.write_text('[country]\nNorway = "Northmark"\n', encoding="utf-8")
        with pytest.raises(InputError, match="expected a list of names"):
            desk.refresh()
        mine.write_text('[planets]\nMars = ["the red one"]\n', encoding="utf-8")
        with pytest.raises(InputError, match="section planets"):
            desk.refresh()


WHAT = st.sampled_from(["merge", "split", "wrong", "undo", "decide", "reopen", "refresh"])
REPAIRS = st.lists(st.tuples(WHAT, st.integers(0, 5)), max_size=8)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(repairs=REPAIRS)
def test_no_repair_loses_or_changes_a_verdict(template: bytes, tmp_path: Path, repairs: list[tuple[str, int]]) -> None:
    path = tmp_path / "q.db"
    for leftover in tmp_path.glob("q.db*"):
        leftover.unlink()
    path.write_bytes(template)
    given_verdicts = dict[int, tuple[object, ...]]()
    desk = Desk.open(path, "Ana")
    try:
        for verdict in [
            desk.decide(question.id, "unresolved", rationale=question.title) for question in desk.questions()
        ]:
            given_verdicts[verdict.event] = (verdict.disposition, verdict.rationale, verdict.judged, verdict.title)
        for what, number in repairs:
            if what == "reopen":
                desk.close()
                desk = Desk.open(path, "Ana")
            elif what == "refresh":
                desk.refresh()
            elif what == "undo":
                taken = desk.undo()
                if taken is not None and taken.type == "verdict":
                    desk.redo()
            else:
                _repair(desk, what, number, given_verdicts)
            kept = {event.number for event in desk.history() if event.type == "verdict"}
            assert given_verdicts.keys() <= kept
            told = {v.event: (v.disposition, v.rationale, v.judged, v.title) for v in desk.verdicts()}
            assert all(given_verdicts[number] == said for number, said in told.items())
            on = [v.question for v in desk.verdicts() if v.state in (VerdictState.CURRENT, VerdictState.STALE)]
            assert len(on) == len(set(on)), "one counts on each question"
    finally:
        desk.close()


def _repair(desk: Desk, what: str, number: int, verdicts: dict[int, tuple[object, ...]]) -> None:
    questions = desk.questions()
    if not questions:
        return
    question = questions[number % len(questions)]
    try:
        if what == "merge":
            desk.merge([question.id, questions[(number + 1) % len(questions)].id])
        elif what == "split":
            desk.split(question.id, [question.claims[number % len(question.claims)]])
        elif what == "wrong":
            desk.mark_wrong(question.claims[number % len(question.claims)])
        else:
            verdict = desk.decide(question.id, Disposition.NEITHER, rationale=f"again {number}")
            verdicts[verdict.event] = (verdict.disposition, verdict.rationale, verdict.judged, verdict.title)
    except DecisionError:
        return
