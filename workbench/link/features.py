"""What speaks for and against two claims answering one question, as named numbers between 0 and 1."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import partial_token_sort_ratio

from workbench.kinds import kinds
from workbench.language.classes import classes, contrast, topic_classes
from workbench.language.units import dimension, is_unit
from workbench.link.bag import Bag, Rarity, flat_bag, near_bag, sentence_words, terms, words_around
from workbench.link.distance import distance, grain
from workbench.model import Claim, Document, Modality, Relation

FAMILIES = {
    "ordinal": "rank", "date": "time", "quantity": "count", "money": "amount", "percent": "amount", "duration": "amount", "age": "amount",
}  # fmt: skip
"""Kinds whose evidence weighs alike; the rest (provision, ordinal, party, instrument, quote) are references."""

AGREEING = (Relation.EQUAL, Relation.REFINES)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A claim with its bags, made once and compared often."""

    claim: Claim
    near: Bag
    sentence: Bag
    context: Bag
    names: Mapping[str, float]
    topics: Mapping[str, float]
    """Topic classes, each with its rarity among claims of the kind, 0 to 1."""
    event: tuple[str, float]
    """Predicate and its rarity."""
    unit: tuple[str, float]
    telling: float
    """How unlikely another claim gives this value by chance: two thirds say little, two 31,412s say much."""
    known_predicate: bool


def prepare(
    claims: Sequence[Claim], documents: Mapping[str, Document], origins: Mapping[str, str]
) -> tuple[Prepared, ...]:
    """Bags for every claim, weighted by how rare their words are; copies of an origin do not make words common."""
    originals = [claim for claim in claims if origins.get(claim.source, claim.source) == claim.source]
    near_rarity = Rarity([terms(claim) for claim in originals])
    sentence_rarity = Rarity([sentence_words(claim, documents[claim.source]) for claim in originals])
    name_rarity = Rarity([[p.name for p in claim.frame.participants] for claim in originals])
    slots = Slots(originals)
    known = {name for names in classes().verbs.values() for name in names}
    return tuple(
        Prepared(
            claim=claim,
            near=near_bag(claim, near_rarity),
            sentence=flat_bag(sentence_words(claim, documents[claim.source]), sentence_rarity),
            context=flat_bag(words_around(claim, documents[claim.source]), sentence_rarity),
            names={p.name: max(0.3, name_rarity(p.name)) for p in claim.frame.participants},
            topics={name: slots.rarity(claim.kind, name) for name in topic_classes(claim.frame.topic)},
            event=(claim.frame.predicate, slots.rarity(claim.kind, f"event {claim.frame.predicate}")),
            unit=(unit_of(claim), slots.rarity(claim.kind, f"unit {unit_of(claim)}")),
            telling=_detail(claim) * slots.rarity(claim.kind, f"value {claim.value.canonical}"),
            known_predicate=claim.frame.predicate in known,
        )
        for claim in claims
    )


class Slots:
    """How many claims of a kind share a topic class, an event or a unit: sharing a rare one says more."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._counts = Counter((claim.kind, name) for claim in claims for name in _slots(claim))
        self._totals = Counter(claim.kind for claim in claims)

    def rarity(self, kind: str, name: str) -> float:
        """1 for what only two claims of the kind share, 0 for what all share."""
        total, count = max(self._totals[kind], 3), max(self._counts[kind, name], 2)
        return max(0.0, 1 - math.log(count / 2) / math.log(total / 2))


def unit_of(claim: Claim) -> str:
    """What a measure measures (kilos and tonnes are both a mass); any other unit as it is."""
    return dimension(claim.value.unit) or claim.value.unit


def _slots(claim: Claim) -> list[str]:
    return [
        *topic_classes(claim.frame.topic),
        f"event {claim.frame.predicate}",
        f"unit {unit_of(claim)}",
        f"value {claim.value.canonical}",
    ]


def features(a: Prepared, b: Prepared, relation: Relation) -> dict[str, float]:
    """Named evidence for a pair whose values stand in `relation`; symmetric."""
    first, second = a.claim.frame, b.claim.frame
    both_known = a.known_predicate and b.known_predicate
    shared_names, all_names = _weigh(a.names, b.names)
    near = a.near.likeness(b.near)
    event = both_known and first.predicate == second.predicate
    rarest = max((a.topics[name] for name in a.topics.keys() & b.topics.keys()), default=0.0)
    topic = bool(a.topics.keys() & b.topics.keys())
    same_unit = bool(a.unit[0]) and a.unit[0] == b.unit[0]
    names = shared_names / all_names if all_names else 0.0
    family = "amount" if is_unit(a.claim.value.unit) else FAMILIES.get(a.claim.kind, "reference")
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
        "same topic": float(bool(first.topic) and first.topic == second.topic),
        "same topic class": float(topic),
        "other topic": float(
            bool(first.topic and second.topic) and not topic and (first.topic + second.topic).islower()
        ),
        "rare topic": rarest,
        "rare event": a.event[1] * (bool(first.predicate) and first.predicate == second.predicate),
        "rare event and topic": a.event[1] * rarest * event,
        "rare unit": a.unit[1] * same_unit,
        "context words": max(a.context.likeness(b.sentence), b.context.likeness(a.sentence)),
        "surroundings": a.context.likeness(b.context),
        "clock times": float(_clock(a.claim) and _clock(b.claim)),
        "years shared": float(_years_shared(a.claim, b.claim)),
        "same dated topic": float(same_dated_topic(a.claim, b.claim)),
        "quotes alike": _alike(a.claim, b.claim),
        "parties shared": _parties_shared(a.claim, b.claim),
        "names shared": names,
        "no name shared": float(bool(a.names) and bool(b.names) and not shared_names),
        "same role": _same_role(first.participants, second.participants),
        "restrictors shared": _overlap(first.restrictors, second.restrictors),
        "words contrast": float(contrast(first.words[:8], second.words[:8]) is not None),
        "one planned": float((first.modality is Modality.PLANNED) != (second.modality is Modality.PLANNED)),
        "one denied": float((first.modality is Modality.DENIED) != (second.modality is Modality.DENIED)),
        "other period": float(bool(first.scope) and bool(second.scope) and not set(first.scope) & set(second.scope)),
        "same period": float(bool(set(first.scope) & set(second.scope))),
        "values agree": float(relation in AGREEING),
        "telling values agree": min(a.telling, b.telling) if relation in AGREEING else 0.0,
        "same document": float(a.claim.source == b.claim.source),
        "other unit": float(bool(a.unit[0] and b.unit[0]) and not same_unit),
        "values far": distance(a.claim, b.claim) if relation is Relation.CONFLICT else 0.0,
        "other grain": grain(a.claim, b.claim) if relation is Relation.CONFLICT else 0.0,
        "same speaker": float(bool(a.claim.attribution) and a.claim.attribution == b.claim.attribution),
        "other speaker": float(_other(a.claim.attribution, b.claim.attribution)),
    }
    own = ("near words", "same event and topic", "same topic class", "names shared", "values far", "rare topic")
    return general | {f"{name}, {family}": general[name] for name in own}


def _weigh(a: Mapping[str, float], b: Mapping[str, float]) -> tuple[float, float]:
    """Weight of the shared names and of all names."""
    shared = sum(max(weight, b[name]) for name, weight in a.items() if name in b)
    return shared, sum({**a, **b}.values())


def _same_role(a: Sequence[object], b: Sequence[object]) -> float:
    return float(bool(set(a) & set(b)))


def _other(a: str, b: str) -> bool:
    return bool(a and b) and a.split()[-1] != b.split()[-1]


def _detail(claim: Claim) -> float:
    """Significant digits of a number out of four; a date by its grain; wording counts in full."""
    if claim.kind == "date":
        return min(1.0, len(claim.value.canonical.replace("X", "").strip("-")) / 10)
    digits = claim.value.canonical.split("e")[0].strip("~<>=#")
    figures = "".join(c for c in digits.split(" ")[0] if c.isdecimal()).strip("0")
    return min(1.0, len(figures) / 4) if figures else 1.0


def _clock(claim: Claim) -> bool:
    """True for a date with a time of day: few events of a story are timed to the minute."""
    return claim.kind == "date" and "T" in claim.value.canonical


def same_dated_topic(a: Claim, b: Claim) -> bool:
    """True for what two texts say of one named thing: "the 1961 treaty" is the 1961 treaty wherever it stands."""
    return bool(topic_classes(a.frame.topic) & topic_classes(b.frame.topic)) and _years_shared(a, b)


def _years_shared(a: Claim, b: Claim) -> bool:
    """True when both speak of an agreement, a text or an event of the same named year."""
    first, second = ((*c.frame.restrictors, *c.frame.scope) for c in (a, b))
    return a.kind != "date" and any(word.isdecimal() and word in second for word in first)


def _alike(a: Claim, b: Claim) -> float:
    """How much of the shorter quotation stands in the longer, from 0 for half to 1 for all."""
    if a.kind != "quote":
        return 0.0
    likeness = partial_token_sort_ratio(a.value.canonical.lower(), b.value.canonical.lower())
    return max(0.0, likeness - 50) / 50


def _parties_shared(a: Claim, b: Claim) -> float:
    """Share of the smaller party list that stands in the other."""
    return _overlap(a.value.canonical.split(" + "), b.value.canonical.split(" + ")) if a.kind == "party" else 0.0


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
