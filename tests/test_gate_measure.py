"""The measurement of the rules: right, wrong and silent by the gold, on a story written for it."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest

from workbench.gate.measure import Judged, measure, tally, written
from workbench.gate.rule import Precision

ARTICLES = {
    "a1": "The ferry Alma sank off Torsvik on 3 May 2022. Divers of the coast guard found 14 bodies in the wreck.",
    "a2": "The ferry Alma sank off Torsvik on 4 May 2022. Divers of the coast guard found 14 bodies in the wreck.",
    "a3": "The ferry Alma sank off Torsvik on 3 May 2022. It was a Monday, 3 May 2022, and the guard was short of men.",
}


def told(document: str, mention: str, value: str, answer: str) -> dict[str, Any]:
    sentence = ARTICLES[document].split(". ")[0]
    return {"document": document, "sentence": sentence, "mention": mention, "value": value, "answers": [answer]}


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> list[Judged]:
    folder = tmp_path_factory.mktemp("story")
    (folder / "articles").mkdir()
    for name, text in ARTICLES.items():
        (folder / "articles" / f"{name}.txt").write_text(text, encoding="utf-8")
    days = [("a1", "3 May 2022", "A"), ("a2", "4 May 2022", "B"), ("a3", "3 May 2022", "A")]
    claims = [told(d, m, f"2022-05-0{m[0]}", answer) for d, m, answer in days]
    oddity = {"type": "weekday", "document": "a3", "sentence": "It was a Monday, 3 May 2022", "mention": "Monday"}
    gold = {
        "documents": {n: {"file": f"articles/{n}.txt", "published": None, "duplicate_of": None} for n in ARTICLES},
        "questions": [{"id": "q1", "question": "When did the ferry sink?", "kind": "date", "claims": claims}],
        "anomalies": [oddity],
        "traps": [],
    }
    (folder / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    return measure(folder)


def test_a_contradiction_that_the_gold_knows_is_right(judged: list[Judged]) -> None:
    of_a2 = [j for j in judged if j.draft == "a2" and j.rule == "contradicted"]
    assert of_a2
    assert all(j.right for j in of_a2)


def test_verdicts_are_simulated_and_judged(judged: list[Judged]) -> None:
    decided = [j for j in judged if j.rule == "against-verdict"]
    assert decided
    assert all(j.right for j in decided)


def test_an_impossibility_that_the_gold_knows_is_right(judged: list[Judged]) -> None:
    assert [(j.draft, j.right) for j in judged if j.rule == "anomaly-weekday"] == [("a3", True)]


def test_where_the_gold_is_silent_agreement_is_not_judged(judged: list[Judged]) -> None:
    bodies = [j.right for j in judged if j.rule == "supported" and "14 bodies" in j.message]
    assert bodies
    assert set(bodies) == {None}


def test_the_file_of_figures_reads_back(judged: list[Judged]) -> None:
    figures = tally(judged)
    data = tomllib.loads(written(figures, "2026-01-02", "one “story”", "by hand"))
    assert {rule: Precision(**numbers) for rule, numbers in data["rules"].items()} == figures
    assert data["measurement"] == {"date": "2026-01-02", "set": "one “story”", "how": "by hand"}


def test_right_judged_and_silent_add_up() -> None:
    one = Judged("disputed", True, "s", "a1", "date", "")
    others = [Judged("disputed", right, "s", "a1", "date", "") for right in (False, None)]
    assert tally([one, *others])["disputed"] == Precision(1, 2, 1)
