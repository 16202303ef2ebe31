"""Stories with gold, as labelled pairs of claims to learn from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from workbench.extract import extract
from workbench.frame import frame
from workbench.language.reading import Reading
from workbench.link import compared, linkable
from workbench.link.features import AGREEING
from workbench.link.story import same_story
from workbench.model import Claim, Document, Relation
from workbench.origin import origins
from workbench.read import read_bytes

SILENT = 0.1
"""Weight of an agreeing pair that the gold does not name, counted as two questions: it mostly is."""


OPENINGS = (250, 700)
"""Characters after which a text breaks off, at the end of a sentence, when it is learnt from as a brief; a choice."""

PART = 0.3
"""Weight of an example from a part of a story: the same pair is learnt from several times."""


@dataclass(frozen=True, slots=True)
class Example:
    """A pair of claims of one story; `same` is None where the gold is silent (agreeing pairs outside it)."""

    a: Claim
    b: Claim
    relation: Relation
    evidence: Mapping[str, float]
    same: bool | None
    weight: float = 1.0

    @property
    def importance(self) -> float:
        """Full for a labelled pair, SILENT for an agreeing pair outside the gold, none for an anomalous claim."""
        if self.same is not None:
            return self.weight
        return SILENT * self.weight if self.relation in AGREEING else 0.0


Lesson = list[Example]
"""The pairs of one desk: how rare a word is, and what company a pair keeps, depends on what else is there."""


def read_story(folder: Path) -> list[Lesson]:
    """What a story teaches: the whole of it; then, for desks that hold little, pairs of texts and texts cut short.

    Pairs are labelled by the gold: every disagreement is in it, not every agreement.
    """
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    documents, claims = dict[str, Document](), list[Claim]()
    for meta in gold["documents"].values():
        path = folder / meta["file"]
        document = read_bytes(path.read_bytes(), str(path))
        reading = Reading(document)
        documents[path.name] = document
        claims.extend(frame(reading, extract(reading)))
    questions = _questions(gold, {name: d.text for name, d in documents.items()}, claims)
    told, shelf = sorted(filter(linkable, claims), key=lambda c: c.id), list(documents.values())
    stories, copies = same_story(shelf), origins(shelf)

    def lesson(kept: Sequence[Claim], texts: Sequence[Document], weight: float) -> Lesson:
        found = compared(kept, {d.source.id: d for d in texts}, copies, stories)
        return [
            Example(a.claim, b.claim, r, seen, _label(questions, a.claim, b.claim, r), weight)
            for a, b, r, seen in found
        ]

    pairs = pairwise([*shelf, *shelf[:1]] if len(shelf) > 2 else [])
    parts = [lesson([c for c in told if c.source in (a.source.id, b.source.id)], [a, b], PART) for a, b in pairs]
    for length in OPENINGS:
        kept = [c for c in told if c.sentence.start < length]
        briefs = [
            replace(d, text=d.text[: max((c.sentence.end for c in kept if c.source == d.source.id), default=0)])
            for d in shelf
        ]
        parts.append(lesson(kept, briefs, PART))
    return [lesson(told, shelf, 1.0), *parts]


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
