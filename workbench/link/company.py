"""Second look: what company a pair keeps. Sources on one event are a web: a better partner elsewhere speaks against a
pair, and a third source that agrees with one side and fits the other speaks for it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.link.features import AGREEING
from workbench.model import Relation

Scored = tuple[str, str, float]
"""Two claims and the score of the first look."""

Place = tuple[str, int]
"""A sentence: its source and where it starts."""

WITNESS = 0.3
"""Score from which an agreeing claim counts as a witness to what one side says; a choice."""


@dataclass(frozen=True, slots=True)
class _Side:
    """What stands around one side of a pair."""

    rival: float
    """Score of its best other partner in the other's document, one that does not say what the other says."""
    settled: float
    """The same among partners that agree with it: the document has answered already."""
    elsewhere: float
    """Score of its best partner in third documents that does not say what the other says."""
    witness: float
    """How well the other fits the claims that bear this side out; below 0 where none does."""
    borne_out: float
    """Score of the best claim of another document that agrees with it."""


class Company:
    """Every claim's partners, best first."""

    def __init__(
        self,
        pairs: Sequence[Scored],
        place: Mapping[str, Place],
        relation: Mapping[frozenset[str], Relation],
        evidence: Mapping[frozenset[str], Mapping[str, float]],
    ) -> None:
        self._source = {claim: source for claim, (source, _) in place.items()}
        self._place, self._relation, self._evidence = place, relation, evidence
        self._score = {frozenset((a, b)): score for a, b, score in pairs}
        self._partners = defaultdict[str, list[tuple[float, str]]](list)
        for a, b, score in pairs:
            self._partners[a].append((score, b))
            self._partners[b].append((score, a))
        for partners in self._partners.values():
            partners.sort(key=lambda p: (-p[0], p[1]))
        self._across = defaultdict[frozenset[Place], list[Scored]](list)
        for a, b, score in sorted(pairs, key=lambda p: (-p[2], p[0], p[1])):
            self._across[frozenset((place[a], place[b]))].append((a, b, score))

    def rows(self, pairs: Sequence[Scored]) -> list[dict[str, float]]:
        """Evidence for each pair, by name."""
        return [self._row(*pair) for pair in pairs]

    def _row(self, a: str, b: str, score: float) -> dict[str, float]:
        one, other = self._side(a, b), self._side(b, a)
        leads = sorted((score - one.rival, score - other.rival))
        further = sorted((score - one.elsewhere, score - other.elsewhere))
        witness = max(one.witness, other.witness)
        stands = self._relation.get(frozenset((a, b)))
        return {
            "first look": _log_odds(score),
            "best on both sides": float(leads[0] > 0),
            "best on neither side": float(leads[1] < 0),
            "smaller lead": leads[0],
            "larger lead": leads[1],
            "smaller lead elsewhere": further[0],
            "larger lead elsewhere": further[1],
            "settled there": max(one.settled, other.settled),
            "settled on both sides": min(one.settled, other.settled),
            "has a witness": float(witness >= 0),
            "witness": max(witness, 0.0),
            "witness above pair": witness - score if witness >= 0 else 0.0,
            "borne out": max(one.borne_out, other.borne_out),
            "both borne out": min(one.borne_out, other.borne_out),
            "agreement beside": self._beside(a, b, agreeing=True),
            "difference beside": self._beside(a, b, agreeing=False),
            "in conflict": float(stands is Relation.CONFLICT),
            "equal": float(stands is Relation.EQUAL),
            "refines": float(stands is Relation.REFINES),
        }

    def _beside(self, a: str, b: str, *, agreeing: bool) -> float:
        """Score of the best pair of other claims of the same two sentences: who tells one event tells it whole."""
        across = self._across[frozenset((self._place[a], self._place[b]))]
        return next(
            (
                s
                for one, other, s in across
                if not {one, other} & {a, b} and self._says_the_same(one, other) is agreeing
            ),
            0.0,
        )

    def _side(self, one: str, other: str) -> _Side:
        here, there = self._source[one], self._source[other]
        witnesses = self._witnesses(one, other)
        return _Side(
            rival=self._best(one, other, lambda r: self._source[r] == there and not self._other_event(one, r, other)),
            settled=self._best(one, other, lambda r: self._source[r] == there and self._says_the_same(one, r)),
            elsewhere=self._best(one, other, lambda r: self._source[r] not in (here, there)),
            witness=max((self._score.get(frozenset((w, other)), 0.0) for w in witnesses), default=-1.0),
            borne_out=next(
                (s for s, r in self._partners[one] if self._source[r] != here and self._says_the_same(one, r)), 0.0
            ),
        )

    def _best(self, one: str, other: str, fits: Callable[[str], bool]) -> float:
        """Score of the best partner of `one` that fits and gives another answer than `other`; 0 for none."""
        return next(
            (s for s, r in self._partners[one] if r != other and fits(r) and not self._says_the_same(r, other)), 0.0
        )

    def _witnesses(self, one: str, other: str) -> Iterator[str]:
        """Claims that bear `one` out, of other documents than `other`'s."""
        for score, claim in self._partners[one]:
            if score <= WITNESS:
                return
            if claim != other and self._source[claim] != self._source[other] and self._says_the_same(one, claim):
                yield claim

    def _says_the_same(self, a: str, b: str) -> bool:
        return self._relation.get(frozenset((a, b))) in AGREEING

    def _other_event(self, one: str, rival: str, other: str) -> bool:
        """A rival of another event is none to a pair that shares its event: "in 2000 the treaty was replaced by a new
        one" answers when the old one ended and when the new one began."""
        shared = self._evidence[frozenset((one, other))].get("same event")
        return bool(shared and self._evidence[frozenset((one, rival))].get("other predicate"))


def _log_odds(score: float) -> float:
    kept = min(max(score, 1e-4), 1 - 1e-4)
    return math.log(kept / (1 - kept))
