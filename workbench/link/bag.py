"""The words of a claim as a weighted bag: near words count more, rare words count more, synonyms meet in classes."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.frame.wording import is_year
from workbench.language.classes import classes, topic_classes
from workbench.language.units import is_unit
from workbench.model import Claim, Document

_WORD = re.compile(r"[^\W\d_]{3,}+|\d{4}")
_PREFIX = "="
"""Marks a class among the lemmas of a bag: `=agreement`."""


STEM = 5
"""Letters that words of one family share: inspect, inspection, inspector."""


@dataclass(frozen=True, slots=True)
class Bag:
    """Weights by word; `length` is the Euclidean norm."""

    weights: Mapping[str, float]
    length: float

    def likeness(self, other: Bag) -> float:
        """Cosine of the two bags, 0 to 1."""
        if not self.length or not other.length:
            return 0.0
        small, large = sorted((self.weights, other.weights), key=len)
        shared = sum(weight * large[word] for word, weight in small.items() if word in large)
        return shared / (self.length * other.length)

    def shared(self, other: Bag, most: int = 4) -> tuple[str, ...]:
        """The shared words that count most, classes left out."""
        both = {
            w: v * other.weights[w] for w, v in self.weights.items() if w in other.weights and not w.startswith(_PREFIX)
        }
        return tuple(sorted(both, key=lambda w: (-both[w], w))[:most])


class Rarity:
    """How telling a word is in this project: inverse frequency over claims' sentences."""

    def __init__(self, bags: Sequence[Iterable[str]]) -> None:
        self._total = len(bags)
        self._counts = Counter(word for bag in bags for word in set(bag))

    def __call__(self, word: str) -> float:
        return math.log((1 + self._total) / (0.5 + self._counts[word]))


def terms(claim: Claim) -> list[str]:
    """The claim's lemmas with the classes they belong to, nearest first; a class follows its word."""
    found = []
    for word in (claim.frame.topic, *claim.frame.words):
        if not word or is_unit(word) or (word[0].isdecimal() and not is_year(word)):
            continue
        found.append(word)
        if len(word) > STEM:
            found.append(f"{_PREFIX}{word[:STEM]}-")
        found.extend(_PREFIX + name for name in sorted(topic_classes(word)) if name != word)
        found.extend(_PREFIX + name for name in (*classes().verbs.get(word, ()), *classes().nouns.get(word, ())))
    return list(dict.fromkeys(found))


def stems(words: Iterable[str]) -> list[str]:
    """Words cut to their family, in lower case: an extended zone and one that was extended."""
    return [word.lower()[:STEM] for word in words]


def near_bag(claim: Claim, rarity: Rarity) -> Bag:
    """The clause as a bag whose weights fall with the distance from the mention."""
    weights: dict[str, float] = {}
    for place, word in enumerate(terms(claim)):
        weights[word] = rarity(word) / (1 + place / 8)
    return _bag(weights)


def sentence_words(claim: Claim, document: Document) -> list[str]:
    """Words of the claim's whole sentence outside the mention, in lower case, long ones cut to their stem."""
    text = document.text
    outside = text[claim.sentence.start : claim.span.start] + " " + text[claim.span.end : claim.sentence.end]
    return [word.lower()[:6] for word in _WORD.findall(outside)]


def either_side(claim: Claim, document: Document) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sentence before the mention and behind it, as words and figures in lower case."""
    text, sentence, span = document.text, claim.sentence, claim.span
    parts = text[sentence.start : span.start], text[span.end : sentence.end]
    before, behind = (tuple(_EVERY.findall(part.lower())) for part in parts)
    return before, behind


_EVERY = re.compile(r"\w++")

ROUND = 400
"""Characters around a sentence that tell what a bare "it ran for a decade" means."""


def words_around(claim: Claim, document: Document) -> list[str]:
    """Words of the claim's surroundings, more of what stands before it than of what follows."""
    text, sentence = document.text, claim.sentence
    start, end = max(0, sentence.start - ROUND), min(len(text), sentence.end + ROUND // 2)
    return [
        word.lower()[:6] for word in _WORD.findall(text[start : claim.span.start] + " " + text[claim.span.end : end])
    ]


def flat_bag(words: Sequence[str], rarity: Rarity) -> Bag:
    """A sentence as a bag, every word once."""
    return _bag({word: rarity(word) for word in set(words)})


def _bag(weights: Mapping[str, float]) -> Bag:
    kept = {word: weight for word, weight in weights.items() if weight > 0}
    return Bag(kept, math.sqrt(sum(weight * weight for weight in kept.values())))
