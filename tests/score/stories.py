"""Stories with gold: what was found, valued, put together, called a conflict, an impossibility or a copy."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import Any

from tests.score.tally import Tally
from tests.score.values import kinds_fit, same
from workbench.conflict import judge
from workbench.desk.derive import extracted, odd
from workbench.fit import Lesson, fit, read_story
from workbench.link import link, linkable, scored
from workbench.link.weights import Weights
from workbench.model import Anomaly, Claim, Document, Question
from workbench.origin import origins
from workbench.read import read

MEASURES = ("extraction", "value", "linking", "conflict", "anomaly", "traps avoided", "copies")
FOLDS = 5
"""Stories are left out one by one up to this number; of more, every fifth is left out together."""

Place = tuple[int, int]


@dataclass(slots=True)
class Result:
    """The measures over some stories, and the precision of each rule by name."""

    measures: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in MEASURES})
    rules: dict[str, Tally] = field(default_factory=dict)

    def rule(self, name: str) -> Tally:
        return self.rules.setdefault(name, Tally())


@dataclass(frozen=True, slots=True)
class Wanted:
    """A claim of the gold, where it stands in the article's text, and the claims that were found there."""

    question: int
    told: Mapping[str, Any]
    found: frozenset[str]

    @property
    def answers(self) -> set[str]:
        return set(self.told["answers"])


class Story:
    """The articles of a story, what was derived from each, and its gold."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.name = folder, folder.name
        self.gold: dict[str, Any] = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        found = [extracted(document) for _, document in read([str(folder / "articles")], on_skip=lambda *_: None)]
        names = {Path(about["file"]).name: name for name, about in self.gold["documents"].items()}
        self.documents: dict[str, Document] = {e.document.source.id: e.document for e in found}
        self.name_of = {source: names[Path(d.source.path).name] for source, d in self.documents.items()}
        self.texts = {self.name_of[source]: document.text for source, document in self.documents.items()}
        self.claims: dict[str, Claim] = {claim.id: claim for e in found for claim in e.claims}
        self.anomalies: list[Anomaly] = [anomaly for e in found for anomaly in e.anomalies]
        self.copies = origins(list(self.documents.values()))

    @cached_property
    def lessons(self) -> list[Lesson]:
        """What the weights of linking are fitted on."""
        return read_story(self.folder)

    def questions(self, model: Weights) -> list[Question]:
        """What the desk would ask with these weights, no reviewer having ruled anything."""
        documents = list(self.documents.values())
        told = sorted(filter(linkable, self.claims.values()), key=lambda claim: claim.id)
        pairs = scored(told, self.documents, self.copies, model)
        groups = link(list(self.claims.values()), documents, self.copies, pairs=pairs)
        judged = (judge(question, self.claims, self.documents, self.copies) for question in groups)
        return [question for question in judged if len(question.claims) > 1]

    def places(self, told: Mapping[str, Any], *, whole: bool = False) -> list[Place]:
        """Where a gold mention stands, or its sentence: several places when a page prints it twice."""
        text, sentence = self.texts[told["document"]], told["sentence"]
        inside = 0 if whole else sentence.index(told["mention"])
        size = len(sentence if whole else told["mention"])
        starts = [match.start() + inside for match in re.finditer(re.escape(sentence), text)]
        return [(start, start + size) for start in starts]

    def at(self, told: Mapping[str, Any], kind: str = "") -> frozenset[str]:
        """Ids of the claims that stand where a gold mention does; with a kind, of those that fit it."""
        places = self.places(told)
        return frozenset(
            claim.id
            for claim in self.claims.values()
            if self.name_of[claim.source] == told["document"]
            and (not kind or kinds_fit(claim.kind, kind))
            and any(overlap(place, (claim.span.start, claim.span.end)) for place in places)
        )

    @cached_property
    def wanted(self) -> list[Wanted]:
        return [
            Wanted(number, told, self.at(told, question["kind"]))
            for number, question in enumerate(self.gold["questions"])
            for told in question["claims"]
        ]

    def shown(self, claim: str) -> str:
        known = self.claims[claim]
        return f"{self.name_of[known.source]} “{known.quote}”"


def overlap(a: Place, b: Place) -> bool:
    """True when half of the shorter stretch or more lies in the other."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared > 0 and 2 * shared >= min(a[1] - a[0], b[1] - b[0])


def score(story: Story, model: Weights, result: Result) -> None:
    """Add one story to the measures."""
    questions = story.questions(model)
    _values(story, result)
    _linking(story, questions, result.measures["linking"])
    _conflicts(story, questions, result)
    _anomalies(story, odd(story.anomalies, questions, story.claims, story.documents), result)
    contradicted = {frozenset(conflict.claims) for question in questions for conflict in question.conflicts}
    for trap in story.gold.get("traps", ()):
        groups = [story.at(told) for told in trap["claims"]]
        fell = any(_crossing(a, b) & contradicted for a, b in combinations(groups, 2))
        result.measures["traps avoided"].wanted(not fell, "a trap", f"{story.name}: {trap['why']}")
    _copies(story, result.measures["copies"])


def _crossing(some: frozenset[str], others: frozenset[str]) -> set[frozenset[str]]:
    return {frozenset((a, b)) for a in some for b in others}


def _values(story: Story, result: Result) -> None:
    for wanted in story.wanted:
        kind = story.gold["questions"][wanted.question]["kind"]
        where = f"{story.name}: “{wanted.told['mention']}” in “{wanted.told['sentence'][:90]}”"
        result.measures["extraction"].wanted(bool(wanted.found), kind, where)
        if wanted.found:
            said = [story.claims[claim].value.canonical for claim in sorted(wanted.found)]
            right = any(same(value, str(wanted.told["value"])) for value in said)
            words = f"{story.name}: “{wanted.told['mention']}” is {wanted.told['value']}, said {', '.join(said)}"
            result.measures["value"].wanted(right, kind, words)


def _linking(story: Story, questions: Sequence[Question], tally: Tally) -> None:
    asked = {claim: {q.id for q in questions if claim in q.claims} for claim in story.claims}
    groups = [set[str]().union(*(asked[claim] for claim in wanted.found)) for wanted in story.wanted]
    for (a, first), (b, second) in combinations(zip(story.wanted, groups, strict=True), 2):
        together, said = a.question == b.question, bool(first & second)
        words = f"{story.name}: “{a.told['mention']}” and “{b.told['mention']}”"
        if together:
            tally.wanted(said, "kept apart", words)
        if said:
            tally.told(together, "put together", words)


def _conflicts(story: Story, questions: Sequence[Question], result: Result) -> None:
    """A gold question is hit by one conflict between opposite answers; a question in conflict is right when it hits."""
    tally = result.measures["conflict"]
    said = {frozenset(c.claims): c.rule for q in questions for c in q.conflicts}
    real = set[frozenset[str]]()
    for number, question in enumerate(story.gold["questions"]):
        wanted = [w for w in story.wanted if w.question == number]
        opposite = [(a, b) for a, b in combinations(wanted, 2) if not a.answers & b.answers]
        if opposite:
            hits = {pair for a, b in opposite for pair in _crossing(a.found, b.found)} & said.keys()
            real |= hits
            tally.wanted(bool(hits), question["kind"], f"{story.name}: {question['question']}")
    impossible = {claim for oddity in story.gold.get("anomalies", ()) for claim in story.at(oddity)}
    for question in questions:
        found = {frozenset(c.claims): c for c in question.conflicts}
        if not found:
            continue
        right = any(pair & impossible for pair in found) or bool(found.keys() & real)
        first = next(iter(found.values()))
        words = f"{story.name}: {question.title} {' / '.join(story.shown(c) for c in first.claims)}"
        tally.told(right, question.kind, words)
        for rule in sorted({c.rule for c in found.values()}):
            mine = [pair for pair, c in found.items() if c.rule == rule]
            result.rule(rule).told(any(p in real or p & impossible for p in mine), "conflict", words)


def _anomalies(story: Story, found: Sequence[Anomaly], result: Result) -> None:
    tally = result.measures["anomaly"]
    gold = [(o, story.places(o, whole=True)) for o in story.gold.get("anomalies", ())]

    def known(anomaly: Anomaly) -> list[Mapping[str, Any]]:
        place = (anomaly.span.start, anomaly.span.end)
        here = [(o, p) for o, p in gold if o["document"] == story.name_of[anomaly.source]]
        return [oddity for oddity, places in here if any(overlap(place, sentence) for sentence in places)]

    pointed = [known(anomaly) for anomaly in found]
    for oddity, _ in gold:
        hit = any(oddity in oddities for oddities in pointed)
        tally.wanted(hit, oddity["type"], f"{story.name}: “{oddity['mention']}”: {oddity['why']}")
    for anomaly, oddities in zip(found, pointed, strict=True):
        words = f"{story.name}: {anomaly.explanation}"
        tally.told(bool(oddities), anomaly.type, words)
        result.rule(f"anomaly-{anomaly.type}").told(bool(oddities), "anomaly", words)


def _copies(story: Story, tally: Tally) -> None:
    """A copy may name its original or be named by it."""
    first = {story.name_of[s]: story.name_of[o] for s, o in story.copies.items() if s != o}
    told = {name: about.get("duplicate_of") for name, about in story.gold["documents"].items()}
    for name, original in told.items():
        if original:
            tally.wanted(first.get(name) == original or first.get(original) == name, "a copy", f"{story.name}: {name}")
    for name, original in first.items():
        related = {told.get(name), name} & {told.get(original), original} - {None}
        tally.told(bool(related), "no copy", f"{story.name}: {name} taken for a copy of {original}")


def unseen(stories: Sequence[Story], others: Sequence[Story], say: Callable[[str], None]) -> Iterator[Weights]:
    """For each story the weights fitted on the rest; `others` are always among those they are fitted on."""
    folds = min(len(stories), FOLDS)
    models = list[Weights]()
    for fold in range(folds):
        say(f"fitting without {', '.join(s.name for at, s in enumerate(stories) if at % folds == fold)}")
        kept = [*others, *(story for at, story in enumerate(stories) if at % folds != fold)]
        models.append(fit({str(story.folder): story.lessons for story in kept}))
    return (models[at % folds] for at in range(len(stories)))
