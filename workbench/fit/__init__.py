"""Fit the judgement of linking on stories with gold questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from workbench.fit.boosting import FIRST, SECOND, boosted
from workbench.fit.story import Example, Lesson, read_story
from workbench.link import Look, company_of, second_look
from workbench.link.features import AGREEING
from workbench.link.forest import Forest
from workbench.link.weights import Weights

__all__ = ["Example", "Lesson", "cross_validate", "fit", "probabilities", "read_story"]

FOLDS = 5
"""Parts of the stories, each judged with weights that have not seen it: for the second look and for the figures."""
_NOTHING = Forest((), ())


def fit(stories: Mapping[str, Sequence[Lesson]]) -> Weights:
    """Both forests; the second learns from first-look scores of stories the first has not seen."""
    rows, labels, importance = list[Mapping[str, float]](), list[float](), list[float]()
    names = list(stories)
    for fold in range(min(FOLDS, len(names))):
        held = names[fold::FOLDS]
        first = Weights(_first([lesson for name in names if name not in held for lesson in stories[name]]), _NOTHING)
        for lesson in (lesson for name in held for lesson in stories[name]):
            alone = first.alone([e.evidence for e in lesson])
            for example, row in zip(lesson, company_of(_looks(lesson), alone), strict=True):
                if example.importance:
                    rows.append(row)
                    labels.append(float(example.same or 0))
                    importance.append(example.importance)
    whole = _first([lesson for lessons in stories.values() for lesson in lessons])
    return Weights(whole, boosted(rows, labels, importance, SECOND))


def _first(lessons: Sequence[Lesson]) -> Forest:
    known = [e for lesson in lessons for e in lesson if e.importance]
    return boosted(
        [e.evidence for e in known], [float(e.same or 0) for e in known], [e.importance for e in known], FIRST
    )


def _looks(examples: Sequence[Example]) -> list[Look]:
    return [(e.a, e.b, e.relation, e.evidence) for e in examples]


def probabilities(examples: Sequence[Example], model: Weights) -> list[float]:
    """The final score of every pair of a story."""
    return second_look(_looks(examples), model.alone([e.evidence for e in examples]), model)


def cross_validate(stories: Mapping[str, Sequence[Lesson]], say: Callable[[str], None]) -> None:
    """Print pair precision and recall of each story with weights fitted on stories of the other folds."""
    names = list(stories)
    judged = list[tuple[Example, float]]()
    for fold in range(min(FOLDS, len(names))):
        held = names[fold::FOLDS]
        model = fit({name: told for name, told in stories.items() if name not in held})
        for name in held:
            whole = stories[name][0]
            judged.extend(zip(whole, probabilities(whole, model), strict=True))
    for chosen, name in ((False, "agreeing pairs"), (True, "conflicting pairs")):
        hit = said = gold = 0
        for example, chance in judged:
            if example.same is None or (example.relation not in AGREEING) is not chosen:
                continue
            hit += example.same and chance >= 0.5
            said += chance >= 0.5
            gold += example.same
        say(f"{name}: precision {100 * hit / max(said, 1):.1f}, recall {100 * hit / max(gold, 1):.1f} ({hit}/{gold})")
