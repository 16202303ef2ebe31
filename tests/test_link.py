"""Linking: what puts claims side by side, what keeps them apart, and that no order of the input matters."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.framed import corpus, framed, said
from workbench.link import compared, link, linkable
from workbench.link.bag import Bag
from workbench.link.block import LONGEST_POSTING, candidates
from workbench.link.features import features, same_dated_topic
from workbench.link.prepared import Prepared, prepare
from workbench.link.story import same_story
from workbench.link.veto import veto
from workbench.model import Claim, Document, Frame, Question
from workbench.origin import origins


@pytest.fixture(scope="module")
def articles() -> tuple[list[Document], list[Claim]]:
    return corpus()


@pytest.fixture(scope="module")
def questions(articles: tuple[list[Document], list[Claim]]) -> tuple[Question, ...]:
    documents, claims = articles
    return link(claims, documents, origins(documents))


def asked(*texts: str) -> list[list[str]]:
    """The words of the claims of each question over texts, each a source of its own."""
    read = [framed(text, "2023-03-08", f"Outlet {number}") for number, text in enumerate(texts)]
    claims = {claim.id: claim for _, found in read for claim in found}
    order = [document.source.id for document, _ in read]
    found = link(list(claims.values()), [document for document, _ in read], {})
    members = ([claims[i] for i in question.claims] for question in found)
    return sorted([c.quote for c in sorted(group, key=lambda c: order.index(c.source))] for group in members)


# -- the whole ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_documents_and_claims_changes_nothing(
    articles: tuple[list[Document], list[Claim]], questions: tuple[Question, ...], seed: int
) -> None:
    documents, claims = list(articles[0]), list(articles[1])
    random.Random(seed).shuffle(documents)
    random.Random(seed).shuffle(claims)
    assert link(claims, documents, origins(documents)) == questions


def test_every_question_joins_claims_of_one_kind(
    articles: tuple[list[Document], list[Claim]], questions: tuple[Question, ...]
) -> None:
    by_id = {claim.id: claim for claim in articles[1]}
    assert questions
    for question in questions:
        members = [by_id[i] for i in question.claims]
        assert len(set(question.claims)) == len(members) >= 2
        assert {claim.kind for claim in members} == {question.kind}
        assert all(map(linkable, members))
        assert question.title
        assert question.why


def test_every_question_has_an_id_of_its_own(questions: tuple[Question, ...]) -> None:
    ids = [question.id for question in questions]
    assert ids == sorted(set(ids))


def test_two_values_of_one_sentence_never_answer_one_question(
    articles: tuple[list[Document], list[Claim]], questions: tuple[Question, ...]
) -> None:
    by_id = {claim.id: claim for claim in articles[1]}
    for question in questions:
        places = [(by_id[i].source, by_id[i].sentence) for i in question.claims]
        assert len(places) == len(set(places)), question.title


def test_paraphrases_meet() -> None:
    assert asked("The museum in Holm was opened on 4 May 1998.", "On 9 May 1998 the museum in Holm opened.") == [
        ["4 May 1998", "9 May 1998"]
    ]


def test_a_list_is_taken_apart() -> None:
    first = "The storm in Holm killed nine people and injured 31."
    second = "In Holm the storm killed eleven people and injured 34."
    assert asked(first, second) == [["31", "34"], ["nine people", "eleven people"]]


def test_unlike_events_do_not_meet() -> None:
    assert asked("The museum in Holm was opened on 4 May 1998.", "Rosa Quispe resigned on 9 June 2011.") == []


def test_nothing_and_one_claim_are_no_question() -> None:
    assert link([], [], {}) == ()
    assert asked("The museum was opened on 4 May 1998.") == []


# -- vetoes ------------------------------------------------------------------------------------------

PACT = Frame(topic="pact", predicate="sign")
VETOES = {
    "killed is not injured": (said("a", told=Frame(predicate="kill")), said("b", told=Frame(predicate="injure"))),
    "another period": (
        said("a", told=Frame(predicate="kill", scope=("2019",))),
        said("b", told=Frame(predicate="kill", scope=("2021",))),
    ),
    "another year of the text": (
        said("a", "provision", "art. 4", replace(PACT, restrictors=("1961",))),
        said("b", "provision", "art. 5", replace(PACT, restrictors=("2024",))),
    ),
    "words that tell two things apart": (
        said("a", "date", "1998", replace(PACT, restrictors=("first",))),
        said("b", "date", "2001", replace(PACT, restrictors=("second",))),
    ),
    "other things are counted": (said("a", unit="sheep"), said("b", unit="bridge")),
    "two utterances in one text": (
        said("a", "quote", "We did not know", source="x"),
        said("b", "quote", "We did not see", source="x"),
    ),
    "a length is not a distance": (
        said("a", "duration", "P9D", Frame(words=("=length", "strike"))),
        said("b", "duration", "P5D", Frame(words=("=distance", "strike"))),
    ),
    "one event is not several": (
        said("a", "date", "2013", Frame(words=("meeting",))),
        said("b", "date", "2015", Frame(words=("=several", "meeting"))),
    ),
    "another person's age": (
        said("a", "age", "P34Y", Frame(topic="Oda Finch")),
        said("b", "age", "P36Y", Frame(topic="Rosa Quispe")),
    ),
}


@pytest.mark.parametrize("pair", VETOES.values(), ids=VETOES)
def test_a_veto_says_why_in_both_directions(pair: tuple[Claim, Claim]) -> None:
    a, b = pair
    assert veto(a, b)
    assert veto(b, a)
    assert not veto(a, replace(a, source="another"))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (said("a", unit="people"), said("b", unit="person")),
        (said("a", unit="kg"), said("b", unit="tonne")),
        (said("a", "age", "P34Y", Frame(topic="Oda Finch")), said("b", "age", "P36Y", Frame(topic="Finch"))),
        (
            said("a", "quote", "We promised anybody a bridge", speaker="Oda Finch"),
            said("b", "quote", "We promised anyone a bridge"),
        ),
        (said("a", "date", "2019", Frame(scope=("2019",))), said("b", "date", "2021", Frame(scope=("2021",)))),
    ],
    ids=["one class", "one dimension", "one surname", "one wording", "a date's own year"],
)
def test_no_veto(a: Claim, b: Claim) -> None:
    assert veto(a, b) == ""


def test_a_veto_keeps_differing_values_from_being_compared() -> None:
    texts = ("In Holm the ferry killed nine people.", "In Holm the ferry injured 12 people.")
    read = [framed(text, outlet=f"Outlet {number}") for number, text in enumerate(texts)]
    claims = [claim for _, found in read for claim in found if claim.kind == "quantity"]
    assert compared(claims, {d.source.id: d for d, _ in read}, {}, same_story([d for d, _ in read])) == []


# -- candidates --------------------------------------------------------------------------------------


def test_copies_make_no_word_and_no_event_common(articles: tuple[list[Document], list[Claim]]) -> None:
    documents, claims = articles
    copies = origins(documents)
    assert copies
    sources = {d.source.id: d for d in documents}
    own = [claim for claim in claims if claim.source not in copies]
    among = {p.claim.id: p for p in prepare(claims, sources, copies)}
    assert {p.claim.id: p for p in prepare(own, sources, {})} == {c.id: among[c.id] for c in own}


def ready(claim: Claim, *words: str, names: Mapping[str, float] | None = None) -> Prepared:
    near, none = Bag(dict.fromkeys(words, 1.0), 1.0), Bag({}, 0.0)
    unit = claim.value.unit, 0.0
    return Prepared(claim, near, none, none, names or {}, {}, ("", 0.0), unit, 0.0, 0.0, False, ((), ()))


def test_claims_of_one_kind_that_share_a_word_a_name_or_a_measure_are_compared() -> None:
    prepared = [
        ready(said("a", unit="metre"), "goat"),
        ready(said("b", unit="tonne"), "goat", "pier", names={"Peru": 1.0}),
        ready(said("c", "money"), "goat"),
        ready(said("d", unit="hour"), "mill", names={"Peru": 1.0}),
        ready(said("e", unit="acre"), "lamp"),
        ready(said("f", unit="acre"), "reed"),
    ]
    assert candidates(prepared) == [(0, 1), (1, 3), (4, 5)]


def test_a_word_that_everybody_uses_compares_nobody() -> None:
    crowd = [ready(said(str(n), unit=f"sort {n}"), "goat") for n in range(LONGEST_POSTING)]
    assert len(candidates(crowd)) == LONGEST_POSTING * (LONGEST_POSTING - 1) // 2
    assert candidates([*crowd, ready(said("one more"), "goat")]) == []


def test_features_are_symmetric_and_within_bounds(articles: tuple[list[Document], list[Claim]]) -> None:
    documents, claims = articles
    told = sorted(filter(linkable, claims), key=lambda c: c.id)
    found = compared(told, {d.source.id: d for d in documents}, origins(documents), same_story(documents))
    for a, b, relation, evidence in found[::7]:
        assert features(b, a, relation) == pytest.approx(evidence)
        assert all(-1e-9 <= value <= 1 + 1e-9 for value in evidence.values())


def test_one_named_year_makes_one_treaty() -> None:
    told = Frame(topic="treaty", restrictors=("1961",))
    pact = replace(told, topic="pact")
    assert same_dated_topic(said("a", "party", "x", told), said("b", "party", "y", pact))
    assert not same_dated_topic(said("a", "party", "x", told), said("b", "party", "y", replace(told, restrictors=())))
    assert not same_dated_topic(said("a", "date", "x", told), said("b", "date", "y", told))


# -- the reviewer's ruling ---------------------------------------------------------------------------


def pooled(*texts: str) -> tuple[list[Document], dict[str, Claim]]:
    read = [framed(text, "2023-03-08", f"Outlet {number}") for number, text in enumerate(texts)]
    return [document for document, _ in read], {claim.id: claim for _, found in read for claim in found}


def test_claims_set_apart_never_share_a_question_and_put_together_always_do() -> None:
    documents, claims = pooled(
        "The bridge at Arlen opened in 1957.", "The bridge at Arlen opened in 1961.", "Rain fell on 4 March 2023."
    )
    one, other, rain = (next(c.id for c in claims.values() if c.source == d.source.id) for d in documents)
    assert [set(q.claims) for q in link(list(claims.values()), documents, {})] == [{one, other}]
    assert link(list(claims.values()), documents, {}, apart=[(one, other)]) == ()
    joined = link(list(claims.values()), documents, {}, together=[(one, rain)], apart=[(one, other)])
    assert [set(q.claims) for q in joined] == [{one, rain}]


def test_a_ruling_on_claims_that_are_gone_changes_nothing() -> None:
    documents, claims = pooled("The bridge at Arlen opened in 1957.", "The bridge at Arlen opened in 1961.")
    told = list(claims.values())
    assert link(told, documents, {}, together=[("gone", "lost")], apart=[("gone", "lost")]) == link(told, documents, {})
