"""Pairs to groups, the same for any order of the pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.link.features import AGREEING, in_one_list, relation_of
from workbench.model import Claim, Relation

TOGETHER = 0.45
"""Score from which two claims are taken to answer one question (chosen by leave-one-story-out over ten stories)."""

AGREED = 0.15
"""The same for claims whose values agree: a wrong agreement misleads less than a wrong conflict."""


DOUBTFUL = 0.2
"""Mean score under which contradicting pairs keep two groups apart, however well the rest of them fits."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims, the probability that they answer one question, and the evidence."""

    a: str
    b: str
    score: float
    alone: float
    """The same before rivals were weighed."""
    relation: Relation
    evidence: Mapping[str, float]
    shared: tuple[str, ...]

    @property
    def strong(self) -> bool:
        return self.score >= (AGREED if self.relation in AGREEING else TOGETHER)


def cluster(claims: Mapping[str, Claim], pairs: Sequence[Pair]) -> list[frozenset[str]]:
    """Groups of two or more claims. Best pairs merge first; groups merge when their mean score holds up.

    Two values of one sentence never share a group. A claim left out of its best partner's group for that
    reason, or because the group holds other company, forms a pair of its own with that partner: a statement may
    answer two questions ("in 2000 this treaty was replaced with …"). A quotation does so only in agreement.
    """
    score = {frozenset((pair.a, pair.b)): pair for pair in pairs}
    group = {claim: frozenset([claim]) for claim in claims}
    for pair in (p for p in pairs if p.strong):
        left, right = group[pair.a], group[pair.b]
        if left is right or not _mergeable(left, right, score, claims):
            continue
        merged = left | right
        for claim in merged:
            group[claim] = merged
    found = {members for members in group.values() if len(members) > 1}
    alone = {claim for claim, members in group.items() if len(members) == 1}
    for pair in pairs:
        settled = pair.relation in AGREEING or claims[pair.a].kind != "quote"
        if pair.strong and settled and (pair.a in alone or pair.b in alone):
            found.add(frozenset((pair.a, pair.b)))
            alone -= {pair.a, pair.b}
    return sorted(found, key=sorted)


def _mergeable(
    left: frozenset[str], right: frozenset[str], score: Mapping[frozenset[str], Pair], claims: Mapping[str, Claim]
) -> bool:
    """True when the mean score holds up, and that of the contradicting pairs by itself as well."""
    total, doubts = 0.0, list[float]()
    for a in left:
        for b in right:
            pair = score.get(frozenset((a, b)))
            if pair is None and _kept_apart(claims[a], claims[b]):
                return False
            if pair is not None and pair.relation is Relation.CONFLICT:
                doubts.append(max(pair.score, pair.alone))
            total += pair.score if pair is not None else 0.0
    sure = not doubts or sum(doubts) / len(doubts) >= DOUBTFUL
    return sure and total / (len(left) * len(right)) >= AGREED


def _kept_apart(a: Claim, b: Claim) -> bool:
    """True for values of one sentence, and for differing values that were never thought comparable."""
    return in_one_list(a, b) or relation_of(a, b) is Relation.CONFLICT
