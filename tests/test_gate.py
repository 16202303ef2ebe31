"""The gate's judgement: texts are really extracted, which claims belong together is laid out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.dossiers import claim, document, verdict
from workbench.extract import extract
from workbench.gate import coverage, weigh
from workbench.gate.certain import Pairs
from workbench.gate.rule import rule_of
from workbench.gate.words import who_says
from workbench.language.reading import Reading
from workbench.link.cluster import Pair
from workbench.model import (
    Claim,
    Coverage,
    Disposition,
    Document,
    Dossier,
    Finding,
    Level,
    Modality,
    Question,
    Region,
    Relation,
    Span,
    Tier,
    Verdict,
    VerdictState,
    Zone,
)

NORTH, EAST, SOUTH = ("The mill burned 14 barns.", "The mill burned 16 barns.", "Fire took 16 barns at the mill.")


class Case:
    """Sources and a draft, and one question that all of their claims of a kind answer."""

    def __init__(self, draft: str, *sources: str, kind: str = "quantity", copies: tuple[int, ...] = ()) -> None:
        self.kind = kind
        self.documents = [document(text, f"{at}.txt", outlet=f"Outlet {at}") for at, text in enumerate(sources)]
        self.draft = document(draft, "draft.txt", tier=Tier.DRAFT)
        self.verdicts: tuple[Verdict, ...] = ()
        self.copies = {self.documents[at].source.id: self.documents[0].source.id for at in copies}

    def claims(self, of: Document) -> tuple[Claim, ...]:
        return tuple(c for c in extract(Reading(of)) if c.kind == self.kind)

    @property
    def told(self) -> tuple[Claim, ...]:
        return tuple(c for d in self.documents for c in self.claims(d))

    @property
    def dossier(self) -> Dossier:
        return Dossier(tuple(self.documents), self.copies, self.told, (), self.verdicts, (), Coverage(0, 0, {}))

    def decided(self, disposition: Disposition, position: str = "", state: VerdictState = VerdictState.CURRENT) -> Case:
        """The same case with a verdict that judged every claim of the sources."""
        given = verdict(self.question(()), list(self.told), disposition, position=position)
        self.verdicts = (replace(given, state=state),)
        return self

    def question(self, draft: tuple[Claim, ...]) -> Question:
        claims = sorted(c.id for c in (*self.told, *draft))
        return Question("q" + claims[0][:8], self.kind, "How many barns burned?", tuple(claims))

    def sure(self, draft: tuple[Claim, ...]) -> Pairs:
        """Each claim of the draft surely makes the statement that each source makes."""
        pairs = (Pair(a.id, b.id, 0.95, Relation.CONFLICT, {}, ()) for a in draft for b in self.told)
        return {frozenset((pair.a, pair.b)): pair for pair in pairs}

    def findings(self, *, sure: bool = True) -> tuple[Finding, ...]:
        draft = self.claims(self.draft)
        pairs = self.sure(draft) if sure else {}
        return weigh(Reading(self.draft), draft, [self.question(draft)], self.dossier, pairs)

    def one(self) -> Finding:
        (found,) = self.findings()
        return found


def test_sources_that_agree_contradict_the_draft_with_their_words() -> None:
    found = Case("Intro.\n\nIt burned 15 barns.", EAST, SOUTH).one()
    assert found.rule == "contradicted"
    assert (found.line, found.column) == (3, 11)
    assert found.span.of("Intro.\n\nIt burned 15 barns.") == "15 barns"
    for words in ("How many barns burned?", "“15 barns”", "Outlet 0", "Outlet 1", "“16 barns”"):
        assert words in found.message
    assert len(found.evidence) == 2


def test_what_is_no_plain_fact_is_doubtful() -> None:
    case = Case("It burned 15 barns.", EAST)
    told = tuple(replace(c, frame=replace(c.frame, modality=Modality.ESTIMATED)) for c in case.told)
    draft = case.claims(case.draft)
    dossier = replace(case.dossier, claims=told)
    (found,) = weigh(Reading(case.draft), draft, [case.question(draft)], dossier, case.sure(draft))
    assert found.rule == "perhaps-contradicted"


def test_what_may_be_another_statement_is_doubtful() -> None:
    (found,) = Case("It burned 15 barns.", EAST).findings(sure=False)
    assert found.rule == "perhaps-contradicted"


@pytest.mark.parametrize("doubt", ["other topic", "other predicate"])
def test_another_event_or_subject_is_never_sure(doubt: str) -> None:
    case = Case("It burned 15 barns.", EAST)
    draft = case.claims(case.draft)
    pairs = {ids: replace(pair, evidence={doubt: 1.0}) for ids, pair in case.sure(draft).items()}
    (found,) = weigh(Reading(case.draft), draft, [case.question(draft)], case.dossier, pairs)
    assert found.rule == "perhaps-contradicted"


def test_two_editions_of_one_thing_are_no_contradiction() -> None:
    found = Case("Alma Berg won the 86th Regatta.", "Alma Berg won the 79th Regatta.", kind="ordinal").one()
    assert found.rule == "perhaps-contradicted"
    assert Case("It was the 86th regatta.", "It was the 79th regatta.", kind="ordinal").one().rule == "contradicted"


def test_what_somebody_else_says_is_never_a_sure_contradiction() -> None:
    case = Case("It burned 15 barns.", EAST)
    told = tuple(replace(c, attribution="The Mill Company") for c in case.told)
    draft, dossier = case.claims(case.draft), replace(case.dossier, claims=told)
    (found,) = weigh(Reading(case.draft), draft, [case.question(draft)], dossier, case.sure(draft))
    assert found.rule == "perhaps-contradicted"


def test_every_finding_has_its_rule_s_level_and_a_way_to_mend_it() -> None:
    for case in (Case("It burned 15 barns.", EAST), Case("It burned 15 barns.", NORTH, EAST)):
        found = case.one()
        assert found.level is rule_of(found.rule).level
        assert found.mend


def test_sources_that_disagree_leave_it_open() -> None:
    for draft in ("It burned 15 barns.", "It burned 16 barns."):
        found = Case(draft, NORTH, EAST).one()
        assert found.rule == "disputed"
        assert "“14 barns”" in found.message
        assert "“16 barns”" in found.message


def test_sources_that_disagree_on_something_else_excuse_nothing() -> None:
    dollars = ("The mill cost $14 million.", "The mill cost $16 million.")
    found = Case("The mill cost €15 million.", *dollars, "The mill cost €12 million.", kind="money").one()
    assert found.rule == "contradicted"
    assert "€12 million" in found.message
    assert "$" not in found.message


def test_what_leaves_a_quarrel_open_takes_no_side_in_it() -> None:
    sources = ("The mill burned on 19 June 2024.", "The mill burned on the 18th.")
    found = Case("The mill burned in June 2024.", *sources, kind="date").one()
    assert found.rule == "supported"


def test_long_quotations_are_cut_in_the_message() -> None:
    words = (
        "the bridge will be open by the end of the year, whatever the river, the weather and all the ministers may say"
    )
    found = Case(f"She said: “{words} today.”", f"She said: “{words} tomorrow.”", kind="quote").one()
    assert (
        "“the bridge will be open by the end of the year, whatever the river, the weather and all the…”"
        in found.message
    )
    assert words not in found.message


def test_support_is_counted_in_origins() -> None:
    found = Case("It burned 16 barns.", EAST, SOUTH, copies=(1,)).one()
    assert found.rule == "supported"
    assert "2 sources, 1 origin" in found.message


def test_a_less_precise_source_is_compatible_and_no_support() -> None:
    found = Case("It burned 17 barns.", "The mill burned more than 16 barns.").one()
    assert found.rule == "compatible"


@pytest.mark.parametrize(
    ("draft", "rule"),
    [
        ("It burned 14 barns.", "supported"),
        ("It burned 16 barns.", "against-verdict"),
        ("It burned 19 barns.", "against-verdict"),
    ],
)
def test_a_verdict_decides_between_sources(draft: str, rule: str) -> None:
    case = Case(draft, NORTH, EAST)
    found = case.decided(Disposition.RIGHT, case.told[0].value.canonical).one()
    assert found.rule == rule
    assert "verdict of ines" in found.message


@pytest.mark.parametrize(
    ("disposition", "draft", "rule"),
    [
        (Disposition.NEITHER, "It burned 16 barns.", "rejected"),
        (Disposition.NEITHER, "It burned 19 barns.", "disputed"),
        (Disposition.COMPATIBLE, "It burned 16 barns.", "supported"),
        (Disposition.COMPATIBLE, "It burned 19 barns.", "contradicted"),
        (Disposition.NOT_COMPARABLE, "It burned 16 barns.", "supported"),
        (Disposition.NOT_COMPARABLE, "It burned 19 barns.", "disputed"),
        (Disposition.UNRESOLVED, "It burned 16 barns.", "disputed"),
        (Disposition.NEEDS_REPORTING, "It burned 16 barns.", "disputed"),
    ],
)
def test_every_disposition_has_its_meaning(disposition: Disposition, draft: str, rule: str) -> None:
    found = Case(draft, NORTH, EAST).decided(disposition).one()
    assert found.rule == rule


def test_a_stale_verdict_warns_and_decides_nothing() -> None:
    case = Case("It burned 16 barns.", NORTH, EAST)
    rules = {f.rule for f in case.decided(Disposition.NEITHER, state=VerdictState.STALE).findings()}
    assert rules == {"disputed", "stale-verdict"}


def test_an_orphaned_verdict_says_nothing() -> None:
    case = Case("It burned 16 barns.", EAST).decided(Disposition.NEITHER, state=VerdictState.ORPHANED)
    case.verdicts = (replace(case.verdicts[0], judged=()),)
    assert case.one().rule == "supported"


def test_a_draft_that_contradicts_itself_alone() -> None:
    found = Case("It burned 15 barns. The fire took 17 barns.").findings()
    loud = [f for f in found if f.level is not Level.NOTE]
    assert [f.rule for f in loud] == ["inconsistent"] * 2
    assert "“17 barns” elsewhere" in found[0].message
    assert coverage(found) == Coverage(2, 0, {"no source answers the same question": 2})


def test_a_claim_that_no_question_holds_is_not_found() -> None:
    case = Case("It burned 15 barns.", EAST)
    (found,) = weigh(Reading(case.draft), case.claims(case.draft), [], case.dossier)
    assert found.rule == "not-found"
    assert coverage([found]) == Coverage(1, 0, {"no source answers the same question": 1})


def test_a_claim_outside_the_story_is_not_compared() -> None:
    case = Case("It burned 15 barns.", EAST)
    case.draft = replace(case.draft, regions=(Region(Span(0, len(case.draft.text)), Zone.CAPTION),))
    (found,) = weigh(Reading(case.draft), case.claims(case.draft), [], case.dossier)
    assert found.rule == "not-compared"
    assert coverage([found]).not_compared == {"outside the story itself": 1}


def test_coverage_counts_what_was_compared() -> None:
    found = Case("It burned 15 barns.", EAST).findings()
    assert coverage(found) == Coverage(1, 1, {})


def test_a_contradiction_in_one_question_outweighs_support_in_another() -> None:
    case = Case("It burned 15 barns.", EAST, "A fire at the mill burned 15 barns.")
    draft = case.claims(case.draft)
    against, beside = (
        Question(f"q{at:08}", "quantity", "How many?", (told.id, draft[0].id)) for at, told in enumerate(case.told)
    )
    (found,) = weigh(Reading(case.draft), draft, [against, beside], case.dossier)
    assert found.rule == "perhaps-contradicted"


def test_an_anomaly_of_the_draft_is_a_finding() -> None:
    case = Case("The mill burned on Monday, 3 May 2022.", EAST, kind="date")
    found = weigh(Reading(case.draft), case.claims(case.draft), [], case.dossier)
    odd = next(f for f in found if f.rule == "anomaly-weekday")
    assert odd.column == 20
    assert "Tuesday" in odd.message


def test_findings_stand_in_the_order_of_the_draft() -> None:
    case = Case("It burned 15 barns.\nThen it burned 16 barns.", EAST)
    assert [(f.line, f.rule) for f in case.findings()] == [(1, "contradicted"), (2, "supported")]


def test_a_source_that_says_the_same_twice_is_quoted_once() -> None:
    first = document("Sixteen dead. The storm killed 16 people and hurt 40 people.", "one.txt", outlet="Herald")
    second = document("The storm killed 16 people.", "two.txt", outlet="Post")
    claims = [
        claim(first, "quantity", words, value)
        for words, value in (("Sixteen", "16 person"), ("16 people", "16 person"), ("40 people", "40 person"))
    ]
    claims.append(claim(second, "quantity", "16 people", "16 person"))
    documents = {each.source.id: each for each in (first, second)}
    assert who_says(claims, documents) == "Herald: “Sixteen”; Herald: “40 people”; Post: “16 people”"
