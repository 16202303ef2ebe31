"""Fitting the weights of linking: the model learns, gold labels the stories, what is shipped fits the code."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping

import pytest

from tests.framed import CORPUS, said
from workbench import fit
from workbench.fit import Example, logistic, probabilities, read_story
from workbench.kinds import kinds
from workbench.link.features import AGREEING, FAMILIES
from workbench.link.rival import rivals
from workbench.link.weights import Weights, weights
from workbench.model import InputError, Relation


@pytest.fixture(scope="module")
def story() -> list[Example]:
    return read_story(CORPUS)


def score(model: Mapping[str, float], row: Mapping[str, float]) -> float:
    return Weights(model, {}).alone("", row)


# -- the model ---------------------------------------------------------------------------------------


def test_a_model_separates_what_can_be_separated() -> None:
    chance = random.Random(0)
    rows = [{"near": chance.random(), "noise": chance.random()} for _ in range(200)]
    labels = [float(row["near"] > 0.5) for row in rows]
    model = logistic(rows, labels, [1.0] * len(rows))
    right = sum((score(model, row) > 0.5) is bool(label) for row, label in zip(rows, labels, strict=True))
    assert right > 190
    assert model["near"] > 5 > 1 > abs(model["noise"])


def test_without_evidence_the_share_of_the_labels_is_the_score() -> None:
    model = logistic([{}] * 10, [1.0] * 3 + [0.0] * 7, [1.0] * 10)
    assert score(model, {}) == pytest.approx(0.3, abs=0.01)


def test_an_example_without_importance_teaches_nothing() -> None:
    rows, labels = [{"a": 1.0}, {"b": 1.0}, {}], [1.0, 0.0, 0.0]
    assert logistic([*rows, {"a": 1.0}], [*labels, 0.0], [1.0] * 3 + [0.0]) == logistic(rows, labels, [1.0] * 3)


def test_an_important_example_counts_for_several() -> None:
    rows, labels = [{"a": 1.0}, {"b": 1.0}], [1.0, 0.0]
    assert logistic(rows, labels, [3.0, 1.0]) == logistic([rows[0]] * 3 + rows[1:], [1.0, 1.0, 1.0, 0.0], [1.0] * 4)


def test_a_greater_penalty_makes_smaller_weights() -> None:
    rows, labels = [{"a": 1.0}, {"b": 1.0}] * 5, [1.0, 0.0] * 5
    loose, tight = (logistic(rows, labels, [1.0] * 10, ridge)["a"] for ridge in (0.1, 10.0))
    assert loose > tight > 0


# -- stories -----------------------------------------------------------------------------------------


def test_pairs_of_a_gold_question_are_positives(story: list[Example]) -> None:
    together = {frozenset((e.a.value.canonical, e.b.value.canonical)) for e in story if e.same}
    assert {
        frozenset(("1990", "1996")),
        frozenset(("1996", "2000")),
        frozenset(("#2 country", "#4 country")),
    } <= together


def test_a_contradiction_outside_the_gold_is_a_negative_and_an_agreement_is_open(story: list[Example]) -> None:
    answers = {
        claim["value"]
        for q in json.loads((CORPUS / "gold.json").read_text("utf-8"))["questions"]
        for claim in q["claims"]
    }
    outside = [e for e in story if not {e.a.value.canonical, e.b.value.canonical} & answers]
    assert outside
    for example in outside:
        if example.relation is Relation.CONFLICT:
            assert example.same is False
        else:
            assert example.same is None


def test_every_label_occurs_and_open_pairs_count_little(story: list[Example]) -> None:
    assert {e.same for e in story} == {True, False, None}
    for example in story:
        expected = 1.0 if example.same is not None else fit.SILENT if example.relation in AGREEING else 0.0
        assert example.importance == expected


def test_candidates_are_of_one_kind_and_of_two_sentences(story: list[Example]) -> None:
    for example in story:
        assert example.a.kind == example.b.kind
        assert (example.a.source, example.a.sentence) != (example.b.source, example.b.sentence)


def test_the_shipped_weights_tell_the_story_apart(story: list[Example]) -> None:
    chances = probabilities(story, weights())
    assert all(0 <= chance <= 1 for chance in chances)
    mean = {
        same: sum(found) / len(found)
        for same in (True, False)
        if (found := [c for c, e in zip(chances, story, strict=True) if e.same is same])
    }
    assert mean[True] > 0.5 > 0.2 > mean[False]


def test_two_stories_give_a_model_that_prefers_their_positives(story: list[Example]) -> None:
    model = fit.fit({"one": story[::2], "other": story[1::2]})
    chances = probabilities(story, model)
    told = [(c, e.same) for c, e in zip(chances, story, strict=True) if e.same is not None]
    right = sum((chance > 0.5) is same for chance, same in told)
    assert right / len(told) > 0.9


def test_fewer_than_three_stories_are_refused() -> None:
    with pytest.raises(InputError, match=r"usage: .*STORY"):
        fit.main([str(CORPUS), str(CORPUS)])


# -- the shipped weights -----------------------------------------------------------------------------


def test_the_shipped_weights_name_only_evidence_that_exists(story: list[Example]) -> None:
    evidence = (
        {name for example in story for name in example.evidence} | {"bias"} | {f"kind {name}" for name in kinds()}
    )
    told = {name for name in weights().first if "," not in name}
    families = {name.partition(", ")[::2] for name in weights().first if "," in name}
    assert told <= evidence
    assert {name for name, _ in families} <= evidence
    assert {family for _, family in families} <= {*FAMILIES.values(), "measure", "reference"}
    assert {name for example in story for name in example.evidence} <= set(weights().first)


def test_the_second_model_names_only_what_rivals_say() -> None:
    a, b = said("a"), said("b")
    evidence = {frozenset("ab"): dict[str, float]()}
    [row] = rivals([("a", "b", 0.5)], {"a": a.source, "b": b.source}, {}, evidence)
    assert set(weights().second) == {"bias", "first look", *row}
