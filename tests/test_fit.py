"""Fitting the weights of linking: the model learns, gold labels the stories, what is shipped fits the code."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping

import numpy as np
import pytest

from tests.framed import CORPUS
from workbench import fit
from workbench.fit import Example, probabilities, read_story
from workbench.fit.__main__ import TARGET, main, written
from workbench.fit.boosting import FIRST, SETTINGS, boosted
from workbench.fit.story import PART, SILENT
from workbench.kinds import kinds
from workbench.link import company_of
from workbench.link.features import AGREEING
from workbench.link.forest import Forest
from workbench.link.weights import Weights, weights
from workbench.model import InputError, Relation


@pytest.fixture(scope="module")
def story() -> list[Example]:
    return read_story(CORPUS)[0]


def chance(row: Mapping[str, float], model: Forest) -> float:
    return Weights(model, model).alone([row])[0]


# -- the trees ---------------------------------------------------------------------------------------


def learned(count: int = 400) -> tuple[Forest, list[dict[str, float]], list[float]]:
    """Near words decide, unless the units differ; noise says nothing."""
    draw = random.Random(0)
    rows = [{"near": draw.random(), "noise": draw.random(), "unit": float(draw.random() > 0.5)} for _ in range(count)]
    labels = [float(row["near"] > 0.5 and not row["unit"]) for row in rows]
    return boosted(rows, labels, [1.0] * count, FIRST), rows, labels


def test_trees_learn_what_no_single_evidence_says() -> None:
    forest, rows, labels = learned()
    right = sum((chance(row, forest) > 0.5) is bool(label) for row, label in zip(rows, labels, strict=True))
    assert right / len(rows) > 0.98
    assert chance({"near": 0.9, "unit": 1.0}, forest) < 0.2 < 0.8 < chance({"near": 0.9}, forest)


def test_the_same_examples_give_the_same_forest() -> None:
    assert learned()[0] == learned()[0]


def test_the_table_of_splits_says_what_lightgbm_says() -> None:
    import lightgbm

    rows = [{"a": n / 60, "b": (n * 7 % 60) / 60} for n in range(60)] * 3
    labels = [float((row["a"] > 0.3) != (row["b"] > 0.6)) for row in rows]
    forest = boosted(rows, labels, [1.0] * len(rows), FIRST)
    table = np.array([[row["a"], row["b"]] for row in rows])
    shared = {name: value for name, value in FIRST.items() if name != "rounds"}
    peer = lightgbm.train(
        {**SETTINGS, **shared}, lightgbm.Dataset(table, np.array(labels)), num_boost_round=int(FIRST["rounds"])
    )
    assert forest.odds(rows) == pytest.approx(peer.predict(table, raw_score=True), abs=0.01)


def test_an_example_without_importance_teaches_nothing() -> None:
    rows = [{"a": n / 90} for n in range(90)]
    labels = [float(row["a"] > 0.5) for row in rows]
    misled = boosted([*rows, *rows], [*labels, *(1 - label for label in labels)], [1.0] * 90 + [0.0] * 90, FIRST)
    assert chance({"a": 0.9}, misled) > 0.6 > 0.4 > chance({"a": 0.1}, misled)


def test_a_forest_is_written_and_read_back() -> None:
    forest, rows, _ = learned(100)
    again = Forest.from_data(json.loads(json.dumps(forest.as_data())))
    assert again == forest
    assert again.odds(rows).tolist() == forest.odds(rows).tolist()


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
        expected = 1.0 if example.same is not None else SILENT if example.relation in AGREEING else 0.0
        assert example.importance == expected


def test_candidates_are_of_one_kind_and_of_two_sentences(story: list[Example]) -> None:
    for example in story:
        assert example.a.kind == example.b.kind
        assert (example.a.source, example.a.sentence) != (example.b.source, example.b.sentence)


def test_a_story_teaches_as_a_whole_and_in_small_parts() -> None:
    whole, *parts = read_story(CORPUS)
    pairs = [{frozenset((e.a.id, e.b.id)) for e in lesson} for lesson in (whole, *parts)]
    own = {s for e in whole for s in (e.a.source, e.b.source)}
    copies = [part for part in parts if not {s for e in part for s in (e.a.source, e.b.source)} <= own]
    assert all(pairs[1 + n] < pairs[0] for n, part in enumerate(parts) if part not in copies)
    assert 1 < len(copies) <= len(own), "a text that disputes nothing is not copied"
    assert any(e.same and e.relation is Relation.CONFLICT for part in copies for e in part)
    assert all(e.importance <= PART for part in parts for e in part)
    sources = [{s for e in part for s in (e.a.source, e.b.source)} for part in (whole, *parts)]
    assert len(sources[0]) > 2 >= min(map(len, sources[1:]))


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
    model = fit.fit({"one": [story[::2]], "other": [story[1::2]]})
    chances = probabilities(story, model)
    told = [(c, e.same) for c, e in zip(chances, story, strict=True) if e.same is not None]
    right = sum((chance > 0.5) is same for chance, same in told)
    assert right / len(told) > 0.9


def test_fewer_than_three_stories_are_refused() -> None:
    with pytest.raises(InputError, match=r"usage: .*STORY"):
        main([str(CORPUS), str(CORPUS)])


# -- the shipped weights -----------------------------------------------------------------------------


def test_the_shipped_weights_ask_only_for_evidence_that_exists(story: list[Example]) -> None:
    known = {name for example in story for name in example.evidence} | {f"kind {name}" for name in kinds()}
    assert set(weights().first.evidence) <= known


def test_the_second_forest_asks_only_for_company(story: list[Example]) -> None:
    [row, *_] = company_of([(e.a, e.b, e.relation, e.evidence) for e in story], [0.5] * len(story))
    assert set(weights().second.evidence) <= set(row)


def test_the_shipped_weights_are_written_as_fit_writes_them() -> None:
    assert TARGET.read_text(encoding="utf-8") == written(weights())
