"""Pairs to groups, the same for any order of the pairs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.link.features import AGREEING, in_one_list
from workbench.link.ruling import NO_RULING, Ruling
from workbench.model import Claim, Relation

TOGETHER = 0.3
"""Score from which two claims are taken to answer one question (as found best on 78 stories left out, with LINKAGE)."""

LINKAGE = 0.2
"""Mean score over all pairs of two groups from which they are one."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims, the probability that they answer one question, and the evidence."""

    a: str
    b: str
    score: float
    relation: Relation
    evidence: Mapping[str, float]
    shared: tuple[str, ...]

    @property
    def strong(self) -> bool:
        """Likely enough to put the two together."""
        return self.bond >= TOGETHER

    @property
    def bond(self) -> float:
        """The score; none for a coarse and a fine value of two events, as June agrees with any day of it."""
        return 0.0 if self.relation is Relation.REFINES and self.evidence.get("other predicate") else self.score


def cluster(claims: Mapping[str, Claim], pairs: Sequence[Pair], ruling: Ruling = NO_RULING) -> list[frozenset[str]]:
    """Groups of two or more claims. Best pairs merge first; groups merge when their mean score holds up.

    Two values of one sentence never share a group. A claim left out of its best partner's group for that
    reason, or because the group holds other company, forms a pair of its own with that partner: a statement may
    answer two questions ("in 2000 this treaty was replaced with …"). A quotation does so only in agreement.
    What a reviewer put together or set apart goes before any score.
    """
    score = {frozenset((pair.a, pair.b)): pair for pair in pairs}
    free = [pair for pair in pairs if not ruling.parts(pair.a, pair.b)]
    group = ruling.groups(claims)
    for pair in (p for p in free if p.strong):
        left, right = group[pair.a], group[pair.b]
        if left is right or ruling.divides(left, right) or not _mergeable(left, right, score, claims):
            continue
        merged = left | right
        for claim in merged:
            group[claim] = merged
    found = {members for members in group.values() if len(members) > 1}
    alone = {claim for claim, members in group.items() if len(members) == 1}
    second = (members for members in _second_questions(claims, free, alone) if not ruling.divides(members, members))
    return sorted(found | set(second), key=sorted)


def _second_questions(claims: Mapping[str, Claim], pairs: Sequence[Pair], alone: set[str]) -> Iterator[frozenset[str]]:
    """A claim left out with its best partner, and with the others that say the same as that partner does."""
    left = set(alone)
    for pair in pairs:
        settled = pair.relation in AGREEING or claims[pair.a].kind != "quote"
        if not (pair.strong and settled and left & {pair.a, pair.b}):
            continue
        one = pair.a if pair.a in left else pair.b
        same = {
            p.b if p.a == one else p.a for p in pairs if p.strong and p.relation is Relation.EQUAL and one in (p.a, p.b)
        }
        members = {pair.a, pair.b, *(same if pair.relation is Relation.EQUAL else ())}
        left -= members
        yield frozenset(members)


def _mergeable(
    left: frozenset[str], right: frozenset[str], score: Mapping[frozenset[str], Pair], claims: Mapping[str, Claim]
) -> bool:
    """True when the mean score holds up, and no two values stand in one sentence."""
    if any(in_one_list(claims[a], claims[b]) for a in left for b in right):
        return False
    found = (score.get(frozenset((a, b))) for a in left for b in right)
    return sum(pair.bond for pair in found if pair is not None) >= LINKAGE * len(left) * len(right)
