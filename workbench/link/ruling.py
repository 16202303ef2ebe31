"""What reviewers ruled about claims: these answer one question, those do not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise

from workbench.model import Claim


@dataclass(frozen=True, slots=True)
class Ruling:
    """Groups of claim ids that answer one question, and pairs that do not; the later word of a reviewer is kept by
    whoever asks: a pair set apart is apart even when a group holds both."""

    together: tuple[frozenset[str], ...] = ()
    apart: frozenset[frozenset[str]] = frozenset()

    def names(self, claim: str) -> bool:
        """True for a claim that a reviewer put in a group, whatever zone or value it has."""
        return any(claim in group for group in self.together)

    def parts(self, a: str, b: str) -> bool:
        """True when a reviewer said that the two answer different questions."""
        return frozenset((a, b)) in self.apart

    def divides(self, left: Collection[str], right: Collection[str]) -> bool:
        """True when a pair from the two groups was set apart."""
        return bool(self.apart) and any(self.parts(a, b) for a in left for b in right if a != b)

    def odds(self, members: frozenset[str]) -> dict[frozenset[str], float]:
        """Certainty for every pair of a question that a reviewer put together."""
        inside = (sorted(group & members) for group in self.together)
        return {frozenset(pair): 1.0 for group in inside for pair in combinations(group, 2)}

    def groups(self, claims: Mapping[str, Claim]) -> dict[str, frozenset[str]]:
        """Each claim's group to start from: alone, or with those it was put together with."""
        found = {claim: frozenset([claim]) for claim in claims}
        for group in self.together:
            present = sorted(claim for claim in group if claim in found)
            for one, other in pairwise(present):
                left, right = found[one], found[other]
                if self.divides(left, right):
                    continue
                for claim in left | right:
                    found[claim] = left | right
        return found


NO_RULING = Ruling()


def ruling(together: Iterable[Iterable[str]], apart: Iterable[Iterable[str]]) -> Ruling:
    """The rulings as sets, whatever order or container they came in."""
    return Ruling(
        tuple(sorted((frozenset(group) for group in together), key=sorted)),
        frozenset(frozenset(pair) for pair in apart),
    )
