"""Drafts on the desk: versions, findings, ticks that outlive what did not change; and the list of sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.newsroom import CLAIMS, DRAFT, bare, newsroom
from workbench.desk import Desk
from workbench.desk.drafting import Proof
from workbench.model import DecisionError, NotFoundError, State, Support, Tick


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return newsroom(tmp_path)


def newest(desk: Desk) -> Proof:
    return desk.proof(desk.drafts()[0][0].id)


def add(desk: Desk, name: str, text: str, tier: str = "draft") -> str:
    Path(name).write_text(text, encoding="utf-8")
    desk.add([name], tier=tier)
    return next(one.source.id for one in desk.catalogue() if one.source.path == name)


def test_findings_stand_with_the_claims_they_are_about(project: Path) -> None:
    with Desk.open(project) as desk:
        proof = newest(desk)
        assert tuple(claim.quote for claim in proof.leaf.claims) == CLAIMS
        date, dead, built, cars, captain = proof.leaf.claims
        assert desk.support(proof, date) == (), "in dispute"
        assert desk.support(proof, dead) == ()
        pieces = desk.support(proof, built)
        assert {piece if isinstance(piece, str) else piece.support for piece in pieces} == {Support.PASSAGE}
        assert len(desk.support(proof, cars)) == 2
        assert desk.support(proof, captain) == ()
        assert all(one in proof.evidence for found in proof.findings.values() for f in found for one in f.evidence)


def test_without_weighing_nothing_is_said_until_it_is_known(project: Path) -> None:
    with Desk.open(project) as desk:
        source = desk.drafts()[0][0].id
        early = desk.proof(source, weigh=False)
        assert not early.weighed
        assert early.findings == {}
        assert [claim.quote for claim in early.leaf.claims] == list(CLAIMS)
        weighed = desk.proof(source)
        assert weighed.weighed
        assert desk.proof(source, weigh=False).findings == weighed.findings, "now it is known"
        desk.tick_claim(weighed.leaf.document, weighed.leaf.claims[0], Tick.WRONG)
        assert desk.proof(source, weigh=False).weighed, "a tick changes no finding"
        desk.decide(desk.questions()[0].id, "unresolved")
        assert not desk.proof(source, weigh=False).weighed, "a verdict may"


def test_ticks_follow_the_words_through_versions(project: Path) -> None:
    with Desk.open(project, "Anna") as desk:
        proof = newest(desk)
        first = proof.leaf.document.source.id
        for claim in proof.leaf.claims:
            desk.tick_claim(proof.leaf.document, claim, Tick.VERIFIED, ["seen"])
        second = add(desk, "second.md", DRAFT.replace("16 people", "14 people"))
        assert len(desk.drafts()) == 2, "another file is another draft until somebody says so"
        desk.follows(second, first)
        assert [[one.id for one in versions] for versions in desk.drafts()] == [[second, first]]
        third = add(desk, "third.md", DRAFT.replace("16 people", "14 people").replace("1987", "1988"))
        desk.follows(third, second)
        proof = newest(desk)
        assert (proof.version, proof.versions, proof.before) == (3, 3, second)
        assert proof.changed == {4}
        ticks = desk.ticked(proof.leaf.document, proof.leaf.claims)
        on = {claim.quote for claim in proof.leaf.claims if claim.id in ticks.on}
        assert on == {"3 May 2022", "120 cars", "61"}
        was = {claim.quote: ticks.was[claim.id].judged.quote for claim in proof.leaf.claims if claim.id in ticks.was}
        assert was == {"14 people": "16 people", "1988": "1987"}
        assert ticks.gone == ()


def test_a_file_read_again_is_the_next_version_by_its_path(project: Path) -> None:
    with Desk.open(project) as desk:
        first = newest(desk).leaf.document.source.id
        Path("draft.md").write_text(DRAFT.replace("61", "62"), encoding="utf-8")
        desk.add(["draft.md"], tier="draft")
        proof = newest(desk)
        assert (proof.version, proof.before) == (2, first)
        assert desk.follows(proof.leaf.document.source.id, first) is None, "nothing to record"


def test_a_draft_with_versions_of_its_own_cannot_follow_another(project: Path) -> None:
    with Desk.open(project) as desk:
        first = newest(desk).leaf.document.source.id
        second = add(desk, "second.md", DRAFT + "\nMore.\n")
        other = add(desk, "other.md", "# Other\n\nIn 1990 it sank.\n")
        desk.follows(second, first)
        with pytest.raises(DecisionError, match=r"draft\.md: a draft with versions of its own"):
            desk.follows(first, other)
        desk.undo()
        assert len(desk.drafts()) == 3, "what was said about versions is taken back like anything else"


def test_ticks_are_events_that_undo_and_revert_take_back(project: Path) -> None:
    with Desk.open(project, "Anna") as desk:
        proof = newest(desk)
        document, claims = proof.leaf.document, proof.leaf.claims
        first = desk.tick_claim(document, claims[0], Tick.VERIFIED, ["seen"])
        desk.tick_claim(document, claims[0], Tick.WRONG)
        assert desk.ticked(document, claims).on[claims[0].id].mark is Tick.WRONG
        desk.undo()
        assert desk.ticked(document, claims).on[claims[0].id].mark is Tick.VERIFIED
        desk.revert(first.number)
        assert desk.ticked(document, claims).on == {}
        desk.redo()
        assert desk.ticked(document, claims).on[claims[0].id].evidence[0].words == "seen"
        assert [event.type for event in desk.history()] == ["tick", "tick", "undo", "undo", "redo"]


def test_what_is_no_draft_is_told(project: Path) -> None:
    with Desk.open(project) as desk:
        paper = next(one.source.id for one in desk.catalogue() if one.source.path == "paper.txt")
        with pytest.raises(NotFoundError, match="no such draft on the desk"):
            desk.proof(paper)
        with pytest.raises(NotFoundError, match="no such source on the desk"):
            desk.leaf("0" * 64)
    with Desk.open(bare(project.parent)) as desk:
        assert desk.drafts() == ()
        assert desk.catalogue() == ()


def test_a_source_laid_open(project: Path) -> None:
    with Desk.open(project) as desk:
        paper = next(one.source.id for one in desk.catalogue() if one.source.path == "paper.txt")
        leaf = desk.leaf(paper)
        assert all(claim.quote == claim.span.of(leaf.document.text) for claim in leaf.claims)
        states = {claim.quote: leaf.states[claim.id] for claim in leaf.claims}
        assert states["4 May 2022"] is State.CONFLICT
        assert states["1987"] is State.AGREE
        question = leaf.questions[next(claim.id for claim in leaf.claims if claim.quote == "4 May 2022")]
        desk.decide(question, "right", position="2022-05-03")
        assert desk.leaf(paper).states[leaf.claims[0].id] is State.DECIDED


def test_a_draft_taken_for_a_source_and_back(project: Path) -> None:
    with Desk.open(project) as desk:
        draft = desk.drafts()[0][0].id
        questions = {question.id for question in desk.questions()}
        desk.set_source(draft, tier="news")
        assert desk.drafts() == ()
        assert any(desk.claim(claim).source == draft for question in desk.questions() for claim in question.claims)
        desk.undo()
        assert {question.id for question in desk.questions()} == questions
