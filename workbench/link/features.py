"""What speaks for and against two claims answering one question, as named numbers between 0 and 1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.kinds import kinds
from workbench.language.classes import classes, contrast, told_apart, topic_classes
from workbench.link.bag import Bag, Rarity, flat_bag, near_bag, sentence_words, terms
from workbench.link.distance import distance
from workbench.model import Claim, Document, Modality, Relation

FAMILIES = {
    "date": "time", "quantity": "count", "money": "amount", "percent": "amount", "duration": "amount", "age": "amount",
}  # fmt: skip
"""Kinds whose evidence weighs alike; the rest (provision, ordinal, party, instrument, quote) are references."""

AGREEING = (Relation.EQUAL, Relation.REFINES)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A claim with its bags, made once and compared often."""

    claim: Claim
    near: Bag
    sentence: Bag
    names: Mapping[str, float]
    known_predicate: bool


def prepare(
    claims: Sequence[Claim], documents: Mapping[str, Document], origins: Mapping[str, str]
) -> tuple[Prepared, ...]:
    """Bags for every claim, weighted by how rare their words are; copies of an origin do not make words common."""
    originals = [claim for claim in claims if origins.get(claim.source, claim.source) == claim.source]
    near_rarity = Rarity([terms(claim) for claim in originals])
    sentence_rarity = Rarity([sentence_words(claim, documents[claim.source]) for claim in originals])
    name_rarity = Rarity([[p.name for p in claim.frame.participants] for claim in originals])
    known = {name for names in classes().verbs.values() for name in names}
    return tuple(
        Prepared(
            claim=claim,
            near=near_bag(claim, near_rarity),
            sentence=flat_bag(sentence_words(claim, documents[claim.source]), sentence_rarity),
            names={p.name: max(0.3, name_rarity(p.name)) for p in claim.frame.participants},
            known_predicate=claim.frame.predicate in known,
        )
        for claim in claims
    )


def features(a: Prepared, b: Prepared, relation: Relation) -> dict[str, float]:
    """Named evidence for a pair whose values stand in `relation`; symmetric."""
    first, second = a.claim.frame, b.claim.frame
    topics = topic_classes(first.topic), topic_classes(second.topic)
    both_known = a.known_predicate and b.known_predicate
    shared_names, all_names = _weigh(a.names, b.names)
    near = a.near.likeness(b.near)
    event = both_known and first.predicate == second.predicate
    topic = bool(topics[0] & topics[1])
    names = shared_names / all_names if all_names else 0.0
    family = FAMILIES.get(a.claim.kind, "reference")
    general = {
        "near words": near,
        "sentence words": a.sentence.likeness(b.sentence),
        "same predicate": float(bool(first.predicate) and first.predicate == second.predicate),
        "same event": float(event),
        "same event and topic": float(event and topic),
        "same event and near words": near * event,
        "same event and names": names * event,
        "same topic and near words": near * topic,
        "same topic and names": names * topic,
        "other predicate": float(both_known and first.predicate != second.predicate),
        "predicates apart": float(told_apart(first.predicate, second.predicate)),
        "same topic": float(bool(first.topic) and first.topic == second.topic),
        "same topic class": float(topic),
        "other topic": float(bool(first.topic) and bool(second.topic) and not topics[0] & topics[1]),
        "names shared": names,
        "no name shared": float(bool(a.names) and bool(b.names) and not shared_names),
        "same role": _same_role(first.participants, second.participants),
        "restrictors shared": _overlap(first.restrictors, second.restrictors),
        "restrictors years apart": float(_years_apart(first.restrictors, second.restrictors)),
        "restrictors contrast": float(contrast(first.restrictors, second.restrictors) is not None),
        "words contrast": float(contrast(first.words[:8], second.words[:8]) is not None),
        "one planned": float((first.modality is Modality.PLANNED) != (second.modality is Modality.PLANNED)),
        "one denied": float((first.modality is Modality.DENIED) != (second.modality is Modality.DENIED)),
        "other period": float(bool(first.scope) and bool(second.scope) and not set(first.scope) & set(second.scope)),
        "same period": float(bool(set(first.scope) & set(second.scope))),
        "values agree": float(relation in AGREEING),
        "same document": float(a.claim.source == b.claim.source),
        "other unit": float(
            bool(a.claim.value.unit and b.claim.value.unit) and a.claim.value.unit != b.claim.value.unit
        ),
        "values far": distance(a.claim, b.claim) if relation is Relation.CONFLICT else 0.0,
        "same speaker": float(bool(a.claim.attribution) and a.claim.attribution == b.claim.attribution),
        "other speaker": float(_other(a.claim.attribution, b.claim.attribution)),
    }
    own = ("near words", "same event and topic", "same topic class", "names shared", "values far")
    return general | {f"{name}, {family}": general[name] for name in own}


def _weigh(a: Mapping[str, float], b: Mapping[str, float]) -> tuple[float, float]:
    """Weight of the shared names and of all names."""
    shared = sum(max(weight, b[name]) for name, weight in a.items() if name in b)
    return shared, sum({**a, **b}.values())


def _same_role(a: Sequence[object], b: Sequence[object]) -> float:
    return float(bool(set(a) & set(b)))


def _years_apart(a: Sequence[str], b: Sequence[str]) -> bool:
    """The 1961 treaty and the 2000 treaty; the new treaty and the one of a named year."""
    years = {w for w in a if w.isdecimal()}, {w for w in b if w.isdecimal()}
    if years[0] and years[1]:
        return not years[0] & years[1]
    return bool(years[0] and "new" in b) or bool(years[1] and "new" in a)


def _other(a: str, b: str) -> bool:
    return bool(a and b) and a.split()[-1] != b.split()[-1]


def _overlap(a: Sequence[str], b: Sequence[str]) -> float:
    """Shared part of the smaller set."""
    return len(set(a) & set(b)) / min(len(set(a)), len(set(b))) if a and b else 0.0


def relation_of(a: Claim, b: Claim) -> Relation:
    """How the values of two claims stand; claims of two kinds are compared by the kind of the first."""
    if a.kind != b.kind:
        return Relation.INCOMPARABLE
    return kinds()[a.kind].compare(a.value, b.value)


def in_one_list(a: Claim, b: Claim) -> bool:
    """True for two values of one sentence: "killed 9 and injured 14" answers two questions."""
    return a.source == b.source and a.sentence == b.sentence
