"""Which mentions of actions and of times are about the same event: ecbplus-topics-1-35.jsonl, topics 31 to 35.

Each topic holds two similar events of different years and places, which are not to be mixed. An action becomes a claim
whose value neither agrees nor differs, so that frames and the features of linking alone decide; beside it stands what
the bare dictionary form of the word would say.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

from tests.score.tally import Tally
from tests.score.texts import document
from workbench.extract import extract
from workbench.frame import frame
from workbench.language.reading import Reading
from workbench.link import scored
from workbench.link.block import candidates
from workbench.link.features import features
from workbench.link.prepared import prepare
from workbench.link.story import same_story
from workbench.link.weights import weights
from workbench.model import Claim, Document, Relation, Span, Value, Zone

TOPICS = ("31", "32", "33", "34", "35")
"""The topics that nothing was fitted on."""
LEAST = 0.5
"""The score from which two claims are put together."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An annotated mention as a claim, and the instance it is about across documents, if any."""

    claim: Claim
    instance: str | None
    lemma: str


def measured(data: Path) -> dict[str, Tally] | str:
    """Pairs of mentions of one topic that are about the same, said so by linking and by the word alone."""
    path = data / "ecbplus-topics-1-35.jsonl"
    if not path.is_file():
        return f"left out: {path} is not there"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = {name: Tally() for name in ("times, linking", "actions, linking", "actions, same word")}
    for topic in TOPICS:
        readings = [(row, _reading(row)) for row in rows if str(row["topic"]) == topic]
        shelf = {reading.document.source.id: reading.document for _, reading in readings}
        stories = same_story(list(shelf.values()))
        times = [mention for row, reading in readings for mention in _times(row, reading)]
        actions = [mention for row, reading in readings for mention in _actions(row, reading)]
        _compare(times, _linked(times, shelf), found["times, linking"], topic)
        _compare(actions, _alike(actions, shelf, stories), found["actions, linking"], topic)
        _compare(actions, _same_word(actions), found["actions, same word"], topic)
    return found


def _reading(row: dict[str, Any]) -> Reading:
    made = document(row["text"], str(row["document"]))
    return Reading(replace(made, source=replace(made.source, id=str(row["document"]))))


def _marked(row: dict[str, Any], sort: str) -> list[dict[str, Any]]:
    return [mention for mention in row["mentions"] if sort in mention["type"]]


def _times(row: dict[str, Any], reading: Reading) -> list[Mention]:
    """The dates we read where a time is annotated; an annotation without one keeps an empty claim."""
    dates = [claim for claim in frame(reading, extract(reading)) if claim.kind == "date"]
    found = []
    for mention in _marked(row, "TIME"):
        span = Span(mention["start"], mention["end"])
        claim = next((c for c in dates if c.span.overlaps(span)), _claim(reading, span))
        found.append(Mention(claim, mention["instance"], ""))
    return found


def _actions(row: dict[str, Any], reading: Reading) -> list[Mention]:
    marked = _marked(row, "ACTION")
    claims = frame(reading, [_claim(reading, Span(m["start"], m["end"])) for m in marked])
    found = []
    for mention, claim in zip(marked, claims, strict=True):
        head = reading.tree(claim.sentence).top(claim.span)
        found.append(Mention(claim, mention["instance"], head.lemma if head else claim.quote.lower()))
    return found


def _claim(reading: Reading, span: Span) -> Claim:
    source = reading.document.source.id
    name, quote = f"{source}:{span.start}:{span.end}", span.of(reading.text)
    return Claim(name, source, "date", span, reading.sentence_of(span), quote, Value("event"), Zone.BODY)


Pairs = set[frozenset[str]]


def _linked(mentions: Sequence[Mention], shelf: dict[str, Document]) -> Pairs:
    told = sorted({m.claim.id: m.claim for m in mentions if m.claim.value.canonical != "event"}.items())
    pairs = scored([claim for _, claim in told], shelf, {}, weights())
    return {frozenset((pair.a, pair.b)) for pair in pairs if pair.score >= LEAST}


def _alike(mentions: Sequence[Mention], shelf: dict[str, Document], stories: frozenset[frozenset[str]]) -> Pairs:
    made = prepare([mention.claim for mention in mentions], shelf, {})
    met = [(made[i], made[j]) for i, j in candidates(made)]
    told = [(a, b) for a, b in met if a.claim.source == b.claim.source or {a.claim.source, b.claim.source} in stories]
    scores = weights().alone([features(a, b, Relation.OVERLAPS) for a, b in told])
    return {frozenset((a.claim.id, b.claim.id)) for (a, b), score in zip(told, scores, strict=True) if score >= LEAST}


def _same_word(mentions: Sequence[Mention]) -> Pairs:
    return {frozenset((a.claim.id, b.claim.id)) for a, b in combinations(mentions, 2) if a.lemma == b.lemma}


def _compare(mentions: Sequence[Mention], said: Pairs, tally: Tally, topic: str) -> None:
    """Mentions of one document without an instance may be about the same all the same: they are passed over."""
    for a, b in combinations(mentions, 2):
        if a.claim.source == b.claim.source and (a.instance is None or b.instance is None):
            continue
        same, told = a.instance is not None and a.instance == b.instance, frozenset((a.claim.id, b.claim.id)) in said
        words = f"topic {topic}: “{a.claim.quote}” and “{b.claim.quote}”"
        if same:
            tally.wanted(told, "kept apart", words)
        if told:
            tally.told(same, "put together", words)
