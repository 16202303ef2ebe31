"""Fit the weights of linking on stories with gold questions, report leave-one-story-out figures, write weights.toml.

    python -m workbench.fit STORY…

A story is a folder with articles/ and gold.json, in the format of corpus/gold.json.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workbench.extract import extract
from workbench.frame import frame
from workbench.language.reading import Reading
from workbench.link import compared, linkable, settled
from workbench.link.features import AGREEING, FAMILIES
from workbench.link.rival import rivals
from workbench.link.story import same_story
from workbench.link.weights import Weights
from workbench.model import Claim, InputError, Relation
from workbench.origin import origins
from workbench.read import read_bytes

Array = NDArray[np.float64]
TARGET = Path(__file__).parent / "link" / "weights.toml"
SILENT = 0.1
"""Weight of an agreeing pair that the gold does not name, counted as two questions: it mostly is."""
STEPS = 40
"""Newton steps at most; it settles within ten."""
SETTLED = 1e-5
"""Largest change of a weight at which it has settled: weights are written to three places."""
FEW = 3
"""Newton steps from weights that a few stories more have settled."""
THINNED = 4
"""Of pairs that share nothing, one in so many is kept, for so many: they are half of all and alike."""
FOLDS = 5
"""Parts of the stories, each judged with weights that have not seen it: for the second look and for the figures."""
SPEAKS_FOR = frozenset(
    {
        "near words",
        "sentence words",
        "context words",
        "surroundings",
        "quotes alike",
        "same event",
        "same event and topic",
        "same event and near words",
        "same event and names",
        "same predicate",
        "same predicate and topic",
        "rare event",
        "rare predicate and topic",
        "same topic",
        "same topic class",
        "same topic and near words",
        "same topic and names",
        "rare topic",
        "same dated topic",
        "restrictors shared",
        "names shared",
        "same role",
        "years shared",
        "same period",
        "same speaker",
        "values agree",
        "telling values agree",
        "rare unit",
        "parties shared",
        "clock times",
        "detailed values near",
        "one digit apart",
    }
)
"""Evidence whose weight may not fall below zero: a handful of stories must not teach that a shared subject is bad."""
SPEAKS_AGAINST = frozenset(
    {
        "words contrast",
        "other predicate",
        "other topic",
        "same event of another thing",
        "no name shared",
        "other period",
        "one planned",
        "one denied",
        "other speaker",
        "same document",
        "another end",
        "nothing shared",
        "values apart",
        "values far",
        "other grain",
        "other unit",
    }
)
"""Evidence whose weight may not rise above zero."""
RIDGE = 1.0
"""L2 penalty on every weight but the bias; 1 and 10 rank the pairs of held-out stories alike (0.573, 0.571)."""


@dataclass(frozen=True, slots=True)
class Example:
    """A pair of claims of one story; `same` is None where the gold is silent (agreeing pairs outside it)."""

    a: Claim
    b: Claim
    relation: Relation
    evidence: Mapping[str, float]
    same: bool | None

    @property
    def importance(self) -> float:
        """Full for a labelled pair, SILENT for an agreeing pair outside the gold, none for an anomalous claim."""
        if self.same is not None:
            return 1.0
        return SILENT if self.relation in AGREEING else 0.0


def read_story(folder: Path) -> list[Example]:
    """Candidate pairs of a story, labelled by its gold: every disagreement is in the gold, not every agreement."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    documents, claims = {}, list[Claim]()
    for meta in gold["documents"].values():
        path = folder / meta["file"]
        document = read_bytes(path.read_bytes(), str(path))
        reading = Reading(document)
        documents[path.name] = document
        claims.extend(frame(reading, extract(reading)))
    questions = _questions(gold, {name: d.text for name, d in documents.items()}, claims)
    told = sorted(filter(linkable, claims), key=lambda c: c.id)
    by_id = {d.source.id: d for d in documents.values()}
    found = compared(told, by_id, origins(list(documents.values())), same_story(list(documents.values())))
    return [
        Example(a.claim, b.claim, relation, evidence, _label(questions, a.claim, b.claim, relation))
        for a, b, relation, evidence in found
    ]


def _questions(gold: dict[str, Any], texts: Mapping[str, str], claims: Sequence[Claim]) -> dict[str, set[str]]:
    """Claim id to the gold questions its span answers; anomalous claims answer the question "odd"."""
    found: dict[str, set[str]] = {}
    asked = [(q["id"], q["kind"], c) for q in gold["questions"] for c in q["claims"]]
    asked += [("odd", "", c) for c in gold.get("anomalies", ())]
    for question, kind, said in asked:
        path = Path(gold["documents"][said["document"]]["file"]).name
        start = texts[path].find(said["sentence"]) + said["sentence"].find(said["mention"])
        end = start + len(said["mention"])
        for claim in claims:
            shared = min(end, claim.span.end) - max(start, claim.span.start)
            near = shared * 2 >= min(end - start, len(claim.span)) and shared > 0
            here = near and texts[path][claim.span.start : claim.span.end] == claim.quote
            if here and kind in ("", claim.kind):
                found.setdefault(claim.id, set()).add(question)
    return found


def _label(questions: Mapping[str, set[str]], a: Claim, b: Claim, relation: Relation) -> bool | None:
    first, second = questions.get(a.id, set()), questions.get(b.id, set())
    if (first & second) - {"odd"}:
        return True
    if (first and second) or relation is Relation.CONFLICT:
        return None if "odd" in first | second else False
    return None


def logistic(
    rows: Sequence[Mapping[str, float]],
    labels: Sequence[float],
    importance: Sequence[float],
    ridge: float = RIDGE,
    start: Mapping[str, float] | None = None,
    steps: int = STEPS,
) -> dict[str, float]:
    """Ridge-penalised logistic regression by Newton's method from `start`; the weights by feature name, with `bias`.

    A weight that would take the wrong sign is left out and the rest fitted again.
    """
    names = ["bias", *sorted({name for row in rows for name in row})]
    place = {name: column for column, name in enumerate(names)}
    matrix: Array = np.zeros((len(rows), len(names)))
    matrix[:, 0] = 1.0
    for number, row in enumerate(rows):
        for name, value in row.items():
            matrix[number, place[name]] = value
    truth, counts = np.asarray(labels, dtype=np.float64), np.asarray(importance, dtype=np.float64)
    penalty = ridge * np.eye(len(names))
    penalty[0, 0] = 1e-6
    signs = np.asarray([sign_of(name) for name in names], dtype=np.float64)
    solution: Array = np.asarray([(start or {}).get(name, 0.0) for name in names])
    kept = np.asarray([start is None or name not in start or start[name] != 0 for name in names])
    while True:
        solution[kept] = _newton(matrix[:, kept], truth, counts, penalty[np.ix_(kept, kept)], solution[kept], steps)
        wrong = solution * signs < 0
        if not wrong.any():
            return {name: round(float(weight), 3) for name, weight in zip(names, solution, strict=True)}
        kept &= ~wrong
        solution[wrong] = 0.0


def _newton(matrix: Array, truth: Array, counts: Array, penalty: Array, start: Array, steps: int) -> Array:
    """Weights of a penalised logistic regression."""
    solution: Array = start.copy()
    narrow = matrix.astype(np.float32)
    for _ in range(steps):
        chance = 1 / (1 + np.exp(-np.clip(matrix @ solution, -30, 30)))
        slope = matrix.T @ (counts * (chance - truth)) + penalty @ solution
        curve = (narrow * (counts * chance * (1 - chance)).astype(np.float32)[:, None]).T @ narrow + penalty
        step = np.linalg.solve(curve, slope)
        solution = solution - step
        if np.abs(step).max() < SETTLED:
            break
    return solution


def sign_of(name: str) -> int:
    """1 for evidence that can only speak for one question, -1 for what can only speak against it, 0 for either."""
    name = name.split(",")[0]
    return 1 if name in SPEAKS_FOR else -1 if name in SPEAKS_AGAINST else 0


def fit(stories: Mapping[str, Sequence[Example]]) -> Weights:
    """Both models; the second learns from first-look scores of stories the first has not seen."""
    rows, labels, importance = list[dict[str, float]](), list[float](), list[float]()
    whole = _first([e for examples in stories.values() for e in examples])
    names = list(stories)
    for fold in range(min(FOLDS, len(names))):
        held = names[fold::FOLDS]
        first = _first([e for name, examples in stories.items() if name not in held for e in examples], whole)
        for name in held:
            for example, rivalry in zip(stories[name], _rivalry(stories[name], first), strict=True):
                if example.importance:
                    rows.append(rivalry)
                    labels.append(float(example.same or 0))
                    importance.append(example.importance)
    return Weights(whole, logistic(rows, labels, importance, 0.1))


def _first(examples: Sequence[Example], start: Mapping[str, float] | None = None) -> dict[str, float]:
    """The first look; from a start near the end a few steps do."""
    known = _thinned([e for e in examples if e.importance])
    rows = [{**e.evidence, f"kind {e.a.kind}": 1.0} for e, _ in known]
    labels, importance = [float(e.same or 0) for e, _ in known], [weight for _, weight in known]
    return logistic(rows, labels, importance, start=start, steps=STEPS if start is None else FEW)


def _thinned(examples: Sequence[Example]) -> list[tuple[Example, float]]:
    """Each example with its weight; of pairs that share nothing, and are no question, every fourth for four."""
    found, passed = [], 0
    for example in examples:
        if example.same or not example.evidence.get("nothing shared"):
            found.append((example, example.importance))
            continue
        passed += 1
        if passed % THINNED == 0:
            found.append((example, example.importance * THINNED))
    return found


def _rivalry(examples: Sequence[Example], first: Mapping[str, float]) -> list[dict[str, float]]:
    """Rival features and the log odds of the first look."""
    model = Weights(first, {})
    scores = [(e.a.id, e.b.id, model.alone(e.a.kind, e.evidence)) for e in examples]
    source = {c.id: c.source for e in examples for c in (e.a, e.b)}
    relation = {frozenset((e.a.id, e.b.id)): e.relation for e in examples}
    found = rivals(scores, source, relation, {frozenset((e.a.id, e.b.id)): e.evidence for e in examples})
    for row, (_, _, score) in zip(found, scores, strict=True):
        kept = min(max(score, 1e-4), 1 - 1e-4)
        row["first look"] = float(np.log(kept / (1 - kept)))
    return found


def probabilities(examples: Sequence[Example], model: Weights) -> list[float]:
    """The final score of every pair."""
    rows = _rivalry(examples, model.first)
    alone = [model.alone(e.a.kind, e.evidence) for e in examples]
    plain = [{name: value for name, value in row.items() if name != "first look"} for row in rows]
    return [settled(model, score, row, e.evidence) for score, row, e in zip(alone, plain, examples, strict=True)]


def cross_validate(stories: Mapping[str, Sequence[Example]], say: Callable[[str], None]) -> None:
    """Print pair precision and recall of each story with weights fitted on stories of the other folds."""
    names = list(stories)
    judged = list[tuple[Example, float]]()
    for fold in range(min(FOLDS, len(names))):
        held = names[fold::FOLDS]
        model = fit({name: e for name, e in stories.items() if name not in held})
        for name in held:
            judged.extend(zip(stories[name], probabilities(stories[name], model), strict=True))
    for chosen, name in ((False, "agreeing pairs"), (True, "conflicting pairs")):
        hit = said = gold = 0
        for example, chance in judged:
            if example.same is None or (example.relation not in AGREEING) is not chosen:
                continue
            hit += example.same and chance >= 0.5
            said += chance >= 0.5
            gold += example.same
        say(f"{name}: precision {100 * hit / max(said, 1):.1f}, recall {100 * hit / max(gold, 1):.1f} ({hit}/{gold})")


def main(arguments: Sequence[str]) -> int:
    """Read the stories, cross-validate, fit on all of them and write weights.toml."""
    folders = [Path(a) for a in arguments]
    if len(folders) < 3 or not all((f / "gold.json").is_file() for f in folders):
        raise InputError("usage: python -m workbench.fit STORY STORY STORY…, folders with articles/ and gold.json")
    stories = {str(folder): read_story(folder) for folder in folders}
    cross_validate(stories, lambda line: print(line))
    model = fit(stories)
    lines = [
        "# Written by `make fit`; figures in the README. Families of kinds: "
        + ", ".join(sorted({*FAMILIES.values(), "measure", "reference"}))
    ]
    for table, values in (("first", model.first), ("second", model.second)):
        lines += ["", f"[{table}]", *(f'"{name}" = {value}' for name, value in sorted(values.items()))]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except InputError as error:
        sys.exit(str(error))
