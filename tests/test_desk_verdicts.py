"""What becomes of a reviewer's word when claims and questions are computed anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.projects import claim, document, documents, ferry, lay, question
from workbench.desk import Desk
from workbench.model import (
    Claim,
    DecisionError,
    Disposition,
    Document,
    Modality,
    NotFoundError,
    Question,
    Severity,
    Value,
    Verdict,
    VerdictState,
)

Change = Callable[[list[Document], list[Claim]], list[list[Claim]]]
"""Given the documents and the year claims, the claims of each question from now on."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "p.db"


def years(shown: list[Document]) -> list[Claim]:
    return [claim(one, "1953" if one.source.path == "coast.txt" else "1952") for one in shown]


def after(path: Path, change: Change) -> tuple[Verdict, ...]:
    """Verdicts in force when everything derived has been replaced by what `change` makes of it."""
    shown = documents()
    groups = change(shown, years(shown))
    claims = list({one.id: one for group in groups for one in group}.values())
    kept = [one for one in shown if one.source.id in {c.source for c in claims}]
    lay(path, kept, claims, [question(group) for group in groups if len(group) > 1])
    with Desk.open(path) as desk:
        verdicts = desk.verdicts()
        assert desk.dossier().verdicts == verdicts
        return verdicts


def decide(path: Path, said: Disposition = Disposition.RIGHT, position: str = "1953") -> Verdict:
    year, _ = ferry(path)
    with Desk.open(path, "Ana") as desk:
        right = said is Disposition.RIGHT
        return desk.decide(year.id, said, position=position if right else "", rationale="the yard's own list")


def test_a_verdict_keeps_what_it_judged(path: Path) -> None:
    verdict = decide(path)
    with Desk.open(path) as desk:
        assert desk.verdict(verdict.question) == verdict
        assert (verdict.reviewer, verdict.state, verdict.closed) == ("Ana", VerdictState.CURRENT, False)
        assert [(j.path, j.quote, j.canonical) for j in sorted(verdict.judged, key=lambda j: j.path)] == [
            ("bay.txt", "1952", "1952"),
            ("coast.txt", "1953", "1953"),
            ("dune.txt", "1952", "1952"),
        ]
        assert "The ferry was launched in 1953." in {judged.sentence for judged in verdict.judged}


def test_evidence_closes_and_its_undo_opens(path: Path) -> None:
    verdict = decide(path)
    with Desk.open(path) as desk:
        closed = desk.add_evidence(verdict.question, " yard list, p. 4 ")
        assert (closed.evidence, closed.closed) == (("yard list, p. 4",), True)
        assert desk.add_evidence(verdict.question, "call to the yard").evidence == (
            "yard list, p. 4",
            "call to the yard",
        )
        desk.undo()
        desk.undo()
        assert desk.verdict(verdict.question) == verdict
        again = desk.decide(verdict.question, "neither", evidence=["a", " ", ""])
        assert (again.evidence, again.closed) == (("a",), True)


@pytest.mark.parametrize(
    ("disposition", "more", "says"),
    [
        ("right", {}, "no position"),
        ("right", {"position": "1954"}, "1952, 1953"),
        ("neither", {"position": "1952"}, "only `right`"),
        ("neither", {"reason": "scope"}, "only `compatible`"),
        ("compatible", {"reason": "mood"}, "precision, scope"),
        ("maybe", {}, "expected one of right"),
    ],
)
def test_a_verdict_that_does_not_fit_is_refused(path: Path, disposition: str, more: dict[str, str], says: str) -> None:
    year, _ = ferry(path)
    with Desk.open(path) as desk:
        with pytest.raises(DecisionError) as caught:
            desk.decide(year.id, disposition, **more)
        assert says in str(caught.value)
        assert "\n" not in str(caught.value)
        with pytest.raises(DecisionError, match="decide first"):
            desk.add_evidence(year.id, "a letter")
        with pytest.raises(DecisionError, match="empty note"):
            desk.note(year.id, " \n")
        assert desk.history() == ()


def test_questions_are_found_by_the_start_of_their_id(path: Path) -> None:
    year, cars = ferry(path)
    with Desk.open(path) as desk:
        assert desk.question(year.id[:5]) == year
        assert desk.decide(cars.id[:6], "compatible", reason="definition").question == cars.id
        with pytest.raises(NotFoundError, match="2 ids start so"):
            desk.question("q")
        for unknown in ("", "qqq"):
            with pytest.raises(NotFoundError, match="not in this project"):
                desk.verdict(unknown)


def test_a_verdict_stands_while_nothing_changes(path: Path) -> None:
    verdict = decide(path)
    assert after(path, lambda _, found: [found]) == (verdict,)


def test_another_claim_with_a_judged_value_changes_nothing(path: Path) -> None:
    verdict = decide(path)

    def change(shown: list[Document], found: list[Claim]) -> list[list[Claim]]:
        shown.append(document("eddy.txt", "It was launched in 1952, says the pilot."))
        return [[*found, claim(shown[-1], "1952")]]

    assert [(v.event, v.state) for v in after(path, change)] == [(verdict.event, VerdictState.CURRENT)]


def test_a_new_answer_makes_it_stale(path: Path) -> None:
    decide(path)

    def change(shown: list[Document], found: list[Claim]) -> list[list[Claim]]:
        shown.append(document("eddy.txt", "It was launched in 1961, says the pilot."))
        return [[*found, claim(shown[-1], "1961")]]

    (verdict,) = after(path, change)
    assert (verdict.state, verdict.closed, verdict.position) == (VerdictState.STALE, False, "1953")


def test_a_changed_value_makes_it_stale(path: Path) -> None:
    decide(path)
    changed: Change = lambda _, found: [[replace(found[0], value=Value("1952-03")), *found[1:]]]  # noqa: E731
    assert [v.state for v in after(path, changed)] == [VerdictState.STALE]


def test_a_vanished_claim_makes_it_stale(path: Path) -> None:
    decide(path)
    assert [v.state for v in after(path, lambda _, found: [found[1:]])] == [VerdictState.STALE]


def test_claims_that_are_no_longer_together_make_it_stale(path: Path) -> None:
    verdict = decide(path)
    (alone,) = after(path, lambda _, found: [[one] for one in found])
    assert (alone.state, alone.question) == (VerdictState.STALE, verdict.question)


def test_without_any_judged_claim_it_is_orphaned_and_comes_back(path: Path) -> None:
    verdict = decide(path)

    def change(shown: list[Document], _: list[Claim]) -> list[list[Claim]]:
        shown[:] = [document("eddy.txt", "Launched in 1961."), document("fen.txt", "Launched in 1962.")]
        return [[claim(shown[0], "1961"), claim(shown[1], "1962")]]

    (orphan,) = after(path, change)
    assert orphan == replace(verdict, state=VerdictState.ORPHANED)
    assert after(path, lambda _, found: [found]) == (verdict,)


def test_claims_are_found_again_by_their_exact_words(path: Path) -> None:
    """A reader that counts characters otherwise gives every claim another id."""
    verdict = decide(path)

    def moved(shown: list[Document], found: list[Claim]) -> list[list[Claim]]:
        shown[:] = [replace(one, text="\n" + one.text) for one in shown]
        again = years(shown)
        assert {c.id for c in again}.isdisjoint(c.id for c in found)
        return [again]

    (again,) = after(path, moved)
    assert (again.event, again.state, again.position) == (verdict.event, VerdictState.CURRENT, "1953")

    def doubled(shown: list[Document], _: list[Claim]) -> list[list[Claim]]:
        shown[:] = [replace(one, text=f"\n{one.text}\n{one.text}") for one in shown]
        first = years(shown)
        second = [claim(one, q.quote, after=q.span.end) for one, q in zip(shown, first, strict=True)]
        return [[*first, *second]]

    assert [v.state for v in after(path, doubled)] == [VerdictState.ORPHANED], (
        "which of two places it was, is not known"
    )


def test_it_goes_with_most_of_its_claims(path: Path) -> None:
    decide(path)

    def change(shown: list[Document], found: list[Claim]) -> list[list[Claim]]:
        shown += [document(f"{name}.txt", f"{name}: launched in 1960.") for name in ("eddy", "fen")]
        bay, coast, dune = found
        return [[bay, dune, claim(shown[-1], "1960")], [coast, claim(shown[-2], "1960")]]

    shown = documents()
    bay, coast, dune = years(shown)
    (verdict,) = after(path, change)
    with Desk.open(path) as desk:
        home = desk.question(verdict.question)
        assert {bay.id, dune.id} < set(home.claims)
        assert coast.id not in home.claims
        assert desk.verdict(home.id) == verdict
        assert [other for other in desk.questions() if other != home and desk.verdict(other.id)] == []


def test_of_two_verdicts_that_meet_the_newest_counts_and_none_is_lost(path: Path) -> None:
    shown = documents()
    shown.append(document("eddy.txt", "It was launched in 1961, says the pilot."))
    bay, coast, dune, eddy = [*years(shown[:3]), claim(shown[3], "1961")]
    apart = [question([bay, coast]), question([dune, eddy])]
    lay(path, shown, [bay, coast, dune, eddy], apart)
    with Desk.open(path, "Ana") as desk:
        older = desk.decide(apart[0].id, "right", position="1953")
        newer = desk.decide(apart[1].id, "neither")
        assert [v.state for v in desk.verdicts()] == [VerdictState.CURRENT] * 2
    together = question([bay, coast, dune, eddy])
    lay(path, shown, [bay, coast, dune, eddy], [together])
    with Desk.open(path, "Ana") as desk:
        first, last = desk.verdicts()
        assert (first.event, first.state) == (older.event, VerdictState.SUPERSEDED)
        assert (last.event, last.question) == (newer.event, together.id)
        assert desk.verdict(together.id) == last
        assert {v.question: v for v in desk.verdicts()}[together.id] == last
        settled = desk.decide(together.id, "unresolved")
        assert desk.verdicts() == (settled,)
        desk.undo()
        assert desk.verdicts() == (first, last)
    lay(path, shown, [bay, coast, dune, eddy], apart)
    with Desk.open(path, "Ana") as desk:
        assert desk.verdicts() == (older, newer)


def test_a_newer_verdict_replaces_the_older_one_until_it_is_undone(path: Path) -> None:
    older = decide(path)
    with Desk.open(path, "Bo") as desk:
        newer = desk.decide(older.question, "unresolved")
        assert desk.verdicts() == (newer,)
        desk.undo()
        assert desk.verdicts() == (older,)
        desk.redo()
        assert desk.verdicts() == (newer,)


def test_notes_follow_their_question(path: Path) -> None:
    year, cars = ferry(path)
    with Desk.open(path, "Ana") as desk:
        note = desk.note(year.id, " ask the harbour office\n")
        assert note.payload["text"] == "ask the harbour office"
        assert desk.notes(year.id) == (note,)
        assert desk.notes(cars.id) == ()
    after(path, lambda _, found: [found[:2]])
    with Desk.open(path) as desk:
        (today,) = desk.questions()
        assert [event.payload["text"] for event in desk.notes(today.id)] == ["ask the harbour office"]
        assert {event.type for event in desk.history()} == {"note"}


def test_hostile_words_come_back_as_they_were_written(path: Path) -> None:
    year, _ = ferry(path)
    words = "[/red] \x1b]0;x\x07 ‮ '); DROP TABLE events; -- \x00 \U0001f6a2"
    with Desk.open(path, words) as desk:
        said = desk.decide(year.id, "neither", rationale=words, evidence=[words])
        desk.note(year.id, words)
    with Desk.open(path) as desk:
        assert desk.verdict(year.id) == said
        assert (said.rationale, said.evidence, said.reviewer) == (words, (words,), words)
        assert desk.notes(year.id)[0].payload["text"] == words


def test_the_queue_is_ordered_by_what_matters_and_verdicts_do_not_move_it(path: Path) -> None:
    shown = documents()
    found = years(shown)
    cars = [claim(one, "45 cars" if one.source.path == "coast.txt" else "40 cars", kind="quantity") for one in shown]
    doubtful = replace_severity(question(found[:2], "doubtful"))
    sure = question(cars, "sure, three origins")
    same = question([found[2], claim(shown[0], "ferry", "1952")], "agreement")
    lay(path, shown, [*found, *cars, claim(shown[0], "ferry", "1952")], [same, doubtful, sure])
    with Desk.open(path) as desk:
        order = [asked.title for asked in desk.questions()]
        assert order == ["sure, three origins", "doubtful", "agreement"]
        desk.decide(sure.id, "neither")
        assert [asked.title for asked in desk.questions()] == order


def replace_severity(asked: Question) -> Question:
    return replace(asked, conflicts=tuple(replace(c, severity=Severity.QUESTION) for c in asked.conflicts))


def test_forecasts_and_opinions_come_after_what_is_told_as_a_fact(path: Path) -> None:
    shown = documents()
    found = years(shown)
    planned = [replace(one, frame=replace(one.frame, modality=Modality.PLANNED)) for one in found]
    cars = [claim(one, "45 cars" if one.source.path == "coast.txt" else "40 cars", kind="quantity") for one in shown]
    lay(path, shown, [*planned, *cars], [question(planned, "a forecast"), question(cars, "a fact")])
    with Desk.open(path) as desk:
        assert [asked.title for asked in desk.questions()] == ["a fact", "a forecast"]
