"""The evidence of linking piece by piece: values, words, company, trees, and how pairs become groups."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.framed import said
from workbench.link.bag import Bag, Rarity, near_bag, terms
from workbench.link.cluster import Pair, cluster
from workbench.link.company import WITNESS, Company
from workbench.link.distance import distance, grain, near_and_far, one_digit_apart
from workbench.link.features import AGREEING
from workbench.link.forest import Forest, Split, Tree
from workbench.link.prepared import Slots
from workbench.link.weights import MATES, weights
from workbench.model import Claim, Frame, Relation

# -- values ------------------------------------------------------------------------------------------


def counted(number: str, unit: str = "person") -> Claim:
    return said("a", number=number, unit=unit)


def dated(canonical: str, first: str, last: str) -> Claim:
    return said("a", "date", canonical, days=(first, last))


def test_numbers_a_factor_of_two_are_apart_and_of_sixteen_far() -> None:
    assert near_and_far(counted("100"), counted("100")) == (0, 0)
    assert near_and_far(counted("100"), counted("200")) == pytest.approx((1, 0))
    assert near_and_far(counted("100"), counted("1600")) == pytest.approx((1, 1))
    assert near_and_far(counted("100"), counted("9000")) == (1, 1)


@pytest.mark.parametrize(
    ("a", "b", "slip"),
    [("1140", "1410", True), ("798", "793", True), ("798", "798", False), ("12", "21", False), ("798", "641", False)],
)
def test_figures_that_a_slip_tells_apart(a: str, b: str, slip: bool) -> None:
    assert one_digit_apart(counted(a), counted(b)) is slip


def test_units_are_turned_before_they_are_measured() -> None:
    assert distance(counted("2000", "kilogram"), counted("2", "tonne")) == pytest.approx(0)


def test_what_has_no_size_has_no_distance() -> None:
    assert distance(said("a"), counted("100")) == 0
    assert distance(said("a", "date", "XXXX-05-04"), dated("1998", "1998-01-01", "1998-12-31")) == 0


@pytest.mark.parametrize(("a", "b", "far"), [("P9D", "P9D", 0), ("P1W", "P7D", 0), ("P1Y", "P16Y", 1), ("?", "P1Y", 0)])
def test_durations_are_measured_by_their_length(a: str, b: str, far: float) -> None:
    assert distance(said("a", "duration", a), said("b", "duration", b)) == pytest.approx(far)


def test_dates_are_measured_in_the_coarser_unit() -> None:
    day = dated("1998-05-04", "1998-05-04", "1998-05-04")
    assert distance(day, day) == 0
    assert distance(day, dated("1998", "1998-01-01", "1998-12-31")) == 0
    assert 0 < distance(day, dated("1998-05-05", "1998-05-05", "1998-05-05")) < 0.5
    assert distance(day, dated("1998-09-30", "1998-09-30", "1998-09-30")) == 1
    years = dated("1990", "1990-01-01", "1990-12-31"), dated("1991", "1991-01-01", "1991-12-31")
    assert 0 <= distance(*years) < 0.5


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [("1998", "1998-05-04", 1), ("1998-05", "1998-05-04", 0.5), ("1998-05-04T10:00", "1998-05-04", 0)],
)
def test_grain(a: str, b: str, expected: float) -> None:
    assert grain(said("a", "date", a), said("b", "date", b)) == grain(said("b", "date", b), said("a", "date", a))
    assert grain(said("a", "date", a), said("b", "date", b)) == expected
    assert grain(said("a", "age", a), said("b", "age", b)) == 0


# -- words -------------------------------------------------------------------------------------------


def test_rare_words_tell_more_than_common_ones() -> None:
    rarity = Rarity([["ferry", "goat"], ["ferry"], ["ferry", "pier"]])
    assert rarity("goat") == rarity("pier") > rarity("ferry") > 0
    assert rarity("unheard") > rarity("goat")
    assert Rarity([["ferry", "ferry"]])("ferry") == Rarity([["ferry"]])("ferry")


def test_likeness_is_a_cosine() -> None:
    goat, both, none = Bag({"goat": 2.0}, 2.0), Bag({"goat": 3.0, "pier": 4.0}, 5.0), Bag({}, 0.0)
    assert goat.likeness(goat) == 1
    assert goat.likeness(both) == both.likeness(goat) == pytest.approx(0.6)
    assert goat.likeness(none) == none.likeness(none) == 0


def test_shared_words_are_named_without_marks_heaviest_first() -> None:
    bag = Bag({"goat": 1.0, "pier": 2.0, "=length": 9.0}, 1.0)
    assert bag.shared(bag) == ("pier", "goat")


def test_near_words_weigh_more_and_synonyms_meet_in_classes() -> None:
    one, other = (
        said("a", "date", "1998", Frame(words=("sign", "goat"))),
        said("b", "date", "1999", Frame(words=("ink", "goat"))),
    )
    bag = near_bag(one, Rarity([["x"], ["y"]]))
    assert bag.weights["sign"] > bag.weights["goat"]
    assert "=sign" in set(terms(one)) & set(terms(other))


def test_a_slot_that_two_share_is_rare_and_one_that_all_share_is_not() -> None:
    claims = [said(str(n), told=Frame(predicate="kill", topic="goat" if n < 2 else "person")) for n in range(9)]
    slots = Slots(claims)
    assert slots.rarity("quantity", "event kill") == 0
    assert slots.rarity("quantity", "goat") == slots.rarity("quantity", "unheard") == 1


# -- company -----------------------------------------------------------------------------------------

SOURCES = {"a": "one", "b": "two", "c": "two", "d": "three", "e": "three"}


def company(
    *pairs: tuple[str, float],
    evidence: Mapping[str, Mapping[str, float]] = MappingProxyType({}),
    beside: str = "",
    **relation: Relation,
) -> list[dict[str, float]]:
    """Rows for pairs written as two letters; relations by the letters, CONFLICT where none is told; `beside` are the
    claims that stand in the first sentence of their source, all others have one of their own."""
    scored = [(name[0], name[1], score) for name, score in pairs]
    stands = {frozenset(name): relation.get(name, Relation.CONFLICT) for name in {*(n for n, _ in pairs), *relation}}
    told = {frozenset(name): evidence.get(name, {}) for name, _ in pairs}
    places = {claim: (source, 0 if claim in beside else ord(claim)) for claim, source in SOURCES.items()}
    return Company(scored, places, stands, told).rows(scored)


def test_the_better_partner_leads_and_the_worse_one_trails() -> None:
    best, worse = company(("ab", 0.8), ("ac", 0.5))
    assert (best["best on both sides"], best["best on neither side"]) == (1, 0)
    assert (round(best["smaller lead"], 6), best["larger lead"]) == (0.3, 0.8)
    assert (worse["best on both sides"], round(worse["smaller lead"], 6)) == (0, -0.3)


@pytest.mark.parametrize("relation", AGREEING)
def test_who_agrees_with_the_partner_is_no_rival(relation: Relation) -> None:
    _, worse = company(("ab", 0.8), ("ac", 0.5), bc=relation)
    assert worse["smaller lead"] == 0.5


def test_who_speaks_of_another_event_is_no_rival() -> None:
    evidence = {"ab": {"same event": 1.0}, "ac": {"other predicate": 1.0}}
    best, _ = company(("ab", 0.8), ("ac", 0.5), evidence=evidence)
    assert best["smaller lead"] == 0.8


def test_a_partner_elsewhere_is_told_from_one_in_the_same_document() -> None:
    best, _ = company(("ab", 0.8), ("ad", 0.9))
    assert (best["smaller lead"], round(best["smaller lead elsewhere"], 6)) == (0.8, -0.1)


def test_a_third_source_that_agrees_with_one_side_is_a_witness() -> None:
    alone, *_ = company(("ab", 0.4))
    borne_out, *_ = company(("ab", 0.4), ("ad", 0.9), ("bd", 0.7), ad=Relation.EQUAL)
    assert (alone["has a witness"], alone["borne out"]) == (0, 0)
    assert (borne_out["has a witness"], borne_out["witness"]) == (1, 0.7)
    assert (borne_out["borne out"], borne_out["both borne out"]) == (0.9, 0)
    assert round(borne_out["witness above pair"], 6) == 0.3


def test_what_the_same_two_sentences_agree_or_differ_on_beside_the_pair_is_told() -> None:
    row, *_ = company(("bd", 0.4), ("ce", 0.9), ce=Relation.EQUAL, beside="bcde")
    assert (row["agreement beside"], row["difference beside"]) == (0.9, 0)
    row, *_ = company(("bd", 0.4), ("ce", 0.7), beside="bcde")
    assert (row["agreement beside"], row["difference beside"]) == (0, 0.7)
    row, *_ = company(("bd", 0.4), ("ce", 0.9), ce=Relation.EQUAL, beside="bd")
    assert (row["agreement beside"], row["difference beside"]) == (0, 0)


def test_an_agreement_that_is_unlikely_is_no_witness() -> None:
    row, *_ = company(("ab", 0.4), ("ad", WITNESS), ("bd", 0.7), ad=Relation.EQUAL)
    assert row["has a witness"] == 0


def test_a_document_that_has_answered_already_is_noted() -> None:
    row, *_ = company(("ab", 0.4), ("ac", 0.9), ac=Relation.EQUAL)
    assert (row["settled there"], row["settled on both sides"]) == (0.9, 0)


# -- forests -----------------------------------------------------------------------------------------

chances = st.floats(0, 1)
SMALL = Forest(
    ("near", "far"),
    (Tree((Split(0, 0.5, 0, 1),), (-1.0, 1.0)), Tree((Split(1, 0.0, 0, 2), Split(0, 0.8, 0, 1)), (0.25, 0.5, -3.0))),
)


@pytest.mark.parametrize(
    ("row", "odds"),
    [
        ({}, -0.75),
        ({"near": 0.5}, -0.75),
        ({"near": 0.6}, 1.25),
        ({"near": 0.9}, 1.5),
        ({"near": 0.9, "far": 0.1}, -2.0),
    ],
)
def test_a_row_falls_through_each_tree_to_one_leaf(row: Mapping[str, float], odds: float) -> None:
    assert SMALL.odds([row, {}]).tolist() == [odds, -0.75]


@settings(deadline=None)  # a forest of some hundred trees, row by row
@given(st.lists(st.dictionaries(st.sampled_from(sorted(weights().first.evidence)), chances, max_size=9), max_size=5))
def test_a_row_scores_the_same_in_any_company_of_rows(rows: list[dict[str, float]]) -> None:
    scores = weights().alone(rows)
    assert scores == [weights().alone([row])[0] for row in rows]
    assert all(0 < score < 1 for score in scores)


def test_a_crowd_of_documents_makes_any_partner_less_likely() -> None:
    few, many = weights().alone([{}, {}], [MATES, 4 * MATES])
    assert many / (1 - many) == pytest.approx(few / (1 - few) / 4)


def test_unknown_evidence_counts_for_nothing() -> None:
    assert SMALL.odds([{"hearsay": 1.0}]).tolist() == SMALL.odds([{}]).tolist()


# -- groups ------------------------------------------------------------------------------------------


def pair(a: str, b: str, score: float, relation: Relation = Relation.EQUAL) -> Pair:
    return Pair(a, b, score, relation, {}, ())


def groups(claims: list[Claim], *pairs: Pair) -> list[str]:
    found = cluster({c.id: c for c in claims}, sorted(pairs, key=lambda p: -p.score))
    return sorted("".join(sorted(group)) for group in found)


def test_groups_grow_by_their_best_pairs() -> None:
    claims = [said(name) for name in "abcd"]
    found = groups(claims, pair("a", "b", 0.9), pair("b", "c", 0.6), pair("a", "c", 0.6), pair("c", "d", 0.05))
    assert found == ["abc"]


def test_values_of_one_sentence_stay_apart_and_the_second_finds_a_partner_of_its_own() -> None:
    listed = [said("a", source="x"), said("b", source="x")]
    found = groups([*listed, said("c")], pair("a", "c", 0.9), pair("b", "c", 0.8))
    assert found == ["ac", "bc"]
