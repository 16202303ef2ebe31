"""Stories with gold, as labelled pairs of claims to learn from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

from workbench.extract import extract
from workbench.frame import frame
from workbench.language.reading import Reading
from workbench.link import compared, linkable
from workbench.link.features import AGREEING
from workbench.model import Claim, Document, Relation
from workbench.origin import origins
from workbench.read import read_bytes

SILENT = 0.1
"""Weight of an agreeing pair that the gold does not name, counted as two questions: it mostly is."""


OPENINGS = (250, 700)
"""Characters after which a text breaks off, at the end of a sentence, when it is learnt from as a brief; a choice."""

PART = 0.3
"""Weight of an example from a part of a story: the same pair is learnt from several times."""

COPY = 0.1
"""Weight of an example from a text and its copy: at three times as much, conflicts of other stories were found less
precisely (77 of 100 against 82 in the eight development stories)."""


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
    """What a story teaches: the whole of it; then, for desks that hold little, pairs of texts and texts cut short; and
    each text beside a copy that gives the values of others.

    Pairs are labelled by the gold: every disagreement is in it, not every agreement.
    """
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    raw = {name: (folder / meta["file"]).read_bytes() for name, meta in gold["documents"].items()}
    read = {name: _Read.of(text, gold["documents"][name]["file"]) for name, text in raw.items()}
    told = [c for r in read.values() for c in r.claims]
    questions = _questions(_asked(gold), {name: r.document.text for name, r in read.items()}, read)
    shelf = [r.document for r in read.values()]
    pairs = [list(pair) for pair in pairwise([*shelf, *shelf[:1]])] if len(shelf) > 2 else []
    briefs = [[_cut(d, told, length) for d in shelf] for length in OPENINGS]
    lessons = [_lesson(told, shelf, questions, 1.0)]
    lessons += [_lesson(told, desk, questions, PART) for desk in (*pairs, *briefs)]
    for name, text in raw.items():
        copied, asked = _miscopied(text.decode("utf-8"), [a for a in _asked(gold) if a.document == name], _asked(gold))
        if not asked:
            continue
        copy = _Read.of(copied.encode(), f"copy of {gold['documents'][name]['file']}")
        found = _questions(asked, {name: copy.document.text}, {name: copy}) | questions
        lessons.append(_lesson([*read[name].claims, *copy.claims], [read[name].document, copy.document], found, COPY))
    return lessons


@dataclass(frozen=True, slots=True)
class _Read:
    """A document with its claims, those that linking compares."""

    document: Document
    claims: tuple[Claim, ...]

    @classmethod
    def of(cls, text: bytes, path: str) -> _Read:
        reading = Reading(read_bytes(text, path))
        return cls(reading.document, tuple(filter(linkable, frame(reading, extract(reading)))))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A claim of the gold: the question it answers, its words, and the answers they fit."""

    question: str
    kind: str
    document: str
    sentence: str
    mention: str
    answers: frozenset[str]


def _asked(gold: Mapping[str, Any]) -> list[_Asked]:
    """Every claim of the gold; those of anomalies answer the question "odd"."""
    told = [(q["id"], q["kind"], c) for q in gold["questions"] for c in q["claims"]]
    told += [("odd", "", c) for c in gold.get("anomalies", ())]
    return [
        _Asked(question, kind, c["document"], c["sentence"], c["mention"], frozenset(c.get("answers", ())))
        for question, kind, c in told
    ]


def _miscopied(text: str, told: Sequence[_Asked], others: Sequence[_Asked]) -> tuple[str, list[_Asked]]:
    """A text as a careless hand copies it, disputed values replaced by those of other documents, and what it says."""
    changed = list[_Asked]()
    for one in told:
        other = next((o for o in others if o.question == one.question != "odd" and not o.answers & one.answers), None)
        if other is not None and text.count(one.sentence) == 1:
            sentence = one.sentence.replace(one.mention, other.mention, 1)
            text = text.replace(one.sentence, sentence)
            changed.append(replace(one, sentence=sentence, mention=other.mention, answers=other.answers))
    return text, changed


def _lesson(
    told: Sequence[Claim], texts: Sequence[Document], questions: Mapping[str, set[str]], weight: float
) -> Lesson:
    ends = {d.source.id: len(d.text) for d in texts}
    kept = sorted((c for c in told if c.sentence.end <= ends.get(c.source, 0)), key=lambda c: c.id)
    one_story = frozenset(frozenset((a.source.id, b.source.id)) for a, b in combinations(texts, 2))
    found = compared(kept, {d.source.id: d for d in texts}, origins(texts), one_story)
    return [
        Example(a.claim, b.claim, r, seen, _label(questions, a.claim, b.claim, r), weight) for a, b, r, seen in found
    ]


def _cut(document: Document, told: Sequence[Claim], length: int) -> Document:
    """The opening of a document, up to the end of the last sentence with a claim that starts in it."""
    ends = [c.sentence.end for c in told if c.source == document.source.id and c.sentence.start < length]
    return replace(document, text=document.text[: max(ends, default=0)])


def _questions(asked: Sequence[_Asked], texts: Mapping[str, str], read: Mapping[str, _Read]) -> dict[str, set[str]]:
    """Claim id to the gold questions its span answers."""
    found: dict[str, set[str]] = {}
    for one in asked:
        start = texts[one.document].find(one.sentence) + one.sentence.find(one.mention)
        end = start + len(one.mention)
        for claim in read[one.document].claims:
            shared = min(end, claim.span.end) - max(start, claim.span.start)
            near = shared * 2 >= min(end - start, len(claim.span)) and shared > 0
            if near and one.kind in ("", claim.kind):
                found.setdefault(claim.id, set()).add(one.question)
    return found


def _label(questions: Mapping[str, set[str]], a: Claim, b: Claim, relation: Relation) -> bool | None:
    first, second = questions.get(a.id, set()), questions.get(b.id, set())
    if (first & second) - {"odd"}:
        return True
    if (first and second) or relation is Relation.CONFLICT:
        return None if "odd" in first | second else False
    return None
