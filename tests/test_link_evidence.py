"""The evidence of linking piece by piece: values, words, rivals, weights, and how pairs become groups."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.framed import said
from workbench.link.bag import Bag, Rarity, near_bag, terms
from workbench.link.cluster import Pair, cluster
from workbench.link.distance import distance, grain, near_and_far, one_digit_apart
from workbench.link.features import AGREEING
from workbench.link.prepared import Slots
from workbench.link.rival import rivals
from workbench.link.weights import Weights, weights
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


# -- rivals ------------------------------------------------------------------------------------------

SOURCES = {"a": "one", "b": "two", "c": "two"}


def rivalry(relation: Mapping[frozenset[str], Relation], other: Mapping[str, float]) -> list[dict[str, float]]:
    """A pair a–b of one event, and a–c which scores less."""
    evidence = {frozenset("ab"): {"same event": 1.0}, frozenset("ac"): dict(other)}
    return rivals([("a", "b", 0.8), ("a", "c", 0.5)], SOURCES, relation, evidence)


def test_the_better_partner_leads_and_the_worse_one_trails() -> None:
    best, worse = rivalry({frozenset("bc"): Relation.CONFLICT}, {})
    assert best == pytest.approx(
        {"best on both sides": 1, "smaller lead": 0.3, "larger lead": 0.8, "best on neither side": 0}
    )
    assert (worse["best on both sides"], round(worse["smaller lead"], 6)) == (0, -0.3)


def test_who_agrees_with_the_partner_is_no_rival() -> None:
    for relation in AGREEING:
        _, worse = rivalry({frozenset("bc"): relation}, {})
        assert worse["smaller lead"] == 0.5


def test_who_speaks_of_another_event_is_no_rival() -> None:
    best, _ = rivalry({frozenset("bc"): Relation.CONFLICT}, {"other predicate": 1.0})
    assert best["smaller lead"] == 0.8


# -- weights -----------------------------------------------------------------------------------------

chances = st.floats(0, 1)


@given(chances, chances, st.sampled_from(sorted(weights().first)))
def test_more_evidence_moves_the_score_the_way_of_its_weight(one: float, other: float, name: str) -> None:
    less, more = (weights().alone("date", {name: value}) for value in sorted((one, other)))
    assert 0 < less < 1
    assert (more - less) * weights().first[name] >= 0


@given(chances, chances, chances)
def test_a_better_first_look_never_scores_less_among_the_same_rivals(one: float, other: float, lead: float) -> None:
    less, more = (weights().among(score, {"smaller lead": lead}) for score in sorted((one, other)))
    assert 0 < less <= more < 1


def test_unknown_evidence_counts_for_nothing() -> None:
    model = Weights({"bias": 1.0, "kind age": 2.0}, {})
    assert model.alone("date", {"hearsay": 1.0}) == model.alone("date", {}) < model.alone("age", {})
    assert model.among(0.7, {"hearsay": 1.0}) == pytest.approx(0.7)


# -- groups ------------------------------------------------------------------------------------------


def pair(a: str, b: str, score: float, relation: Relation = Relation.EQUAL) -> Pair:
    return Pair(a, b, score, score, relation, {}, ())


def groups(claims: list[Claim], *pairs: Pair) -> list[str]:
    found = cluster({c.id: c for c in claims}, sorted(pairs, key=lambda p: -p.score))
    return sorted("".join(sorted(group)) for group in found)


def test_groups_grow_by_their_best_pairs() -> None:
    claims = [said(name) for name in "abcd"]
    found = groups(claims, pair("a", "b", 0.9), pair("b", "c", 0.6), pair("a", "c", 0.6), pair("c", "d", 0.05))
    assert found == ["abc"]


def test_a_contradiction_needs_a_better_score_than_an_agreement() -> None:
    claims = [said("a"), said("b")]
    assert groups(claims, pair("a", "b", 0.3)) == ["ab"]
    assert groups(claims, pair("a", "b", 0.3, Relation.CONFLICT)) == []


def test_values_of_one_sentence_stay_apart_and_the_second_finds_a_partner_of_its_own() -> None:
    listed = [said("a", source="x"), said("b", source="x")]
    found = groups([*listed, said("c")], pair("a", "c", 0.9), pair("b", "c", 0.8))
    assert found == ["ac", "bc"]
