"""Claims made ready to be compared: their words as bags, and how rare what they speak of is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.language.amounts import in_whole_units
from workbench.language.classes import classes, topic_classes
from workbench.language.units import dimension
from workbench.link.bag import Bag, Rarity, either_side, flat_bag, near_bag, sentence_words, terms, words_around
from workbench.model import Claim, Document


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
    detail: float
    """How finely the value is told, 0 to 1."""
    telling: float
    """How unlikely another claim gives this value by chance: two thirds say little, two 31,412s say much."""
    known_predicate: bool
    sides: tuple[tuple[str, ...], tuple[str, ...]]
    """Every word and figure of the sentence before the mention, and behind it."""


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
            detail=_detail(claim),
            telling=_detail(claim) * slots.rarity(claim.kind, f"value {claim.value.canonical}"),
            known_predicate=claim.frame.predicate in known,
            sides=either_side(claim, documents[claim.source]),
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
    unit = in_whole_units(claim.value).unit
    return dimension(unit) or unit


def _slots(claim: Claim) -> list[str]:
    return [
        *topic_classes(claim.frame.topic),
        f"event {claim.frame.predicate}",
        f"unit {unit_of(claim)}",
        f"value {claim.value.canonical}",
    ]


def _detail(claim: Claim) -> float:
    """Significant digits of a number out of four; a date by its grain; wording counts in full."""
    if claim.kind == "date":
        return min(1.0, len(claim.value.canonical.replace("X", "").strip("-")) / 10)
    digits = claim.value.canonical.split("e")[0].strip("~<>=#")
    figures = "".join(c for c in digits.split(" ")[0] if c.isdecimal()).strip("0")
    return min(1.0, len(figures) / 4) if figures else 1.0
