"""One claim of the draft in its question: which sources agree, which contradict, and how surely."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from workbench.gate.certain import Pairs, certain, probable
from workbench.kinds import kinds
from workbench.model import Claim, Conflict, Position, Question, Relation, Value

AGREEING = (Relation.EQUAL, Relation.REFINES, Relation.OVERLAPS)


@dataclass(frozen=True, slots=True)
class Sides:
    """One draft claim in its question: who agrees, who contradicts, and which contradictions say so."""

    claim: Claim
    question: Question
    own: Position
    supporters: tuple[Claim, ...]
    against: tuple[tuple[Conflict, Position], ...]
    opponents: tuple[Claim, ...]
    """Those that contradict surely come first."""
    certain: tuple[Claim, ...]
    """Opponents that surely make the same statement."""
    probable: bool
    """Some opponent most likely does."""
    joined: bool
    """Some source, whether it agrees or not, surely makes the same statement: the claim belongs to the question."""
    divided: bool
    """Some of the sources that contradict the claim contradict each other too."""


@dataclass(frozen=True, slots=True)
class Bench:
    """The draft's claims, everybody's claims, and how surely each two of them belong together."""

    draft: Mapping[str, Claim]
    claims: Mapping[str, Claim]
    pairs: Pairs

    def sides(self, question: Question) -> Iterator[Sides]:
        """The sides of each claim of the draft in a question that was judged."""
        position_of = {c: p for p in question.positions for c in p.claims}
        clashes = [(c, position_of[c.claims[0]], position_of[c.claims[1]]) for c in question.conflicts]
        for claim in (self.draft[c] for c in question.claims if c in self.draft):
            own = position_of[claim.id]
            across = ((c, b if a is own else a) for c, a, b in clashes if own in (a, b))
            against = tuple((c, p) for c, p in across if self._contradicts(claim, p))
            facing = {id(p) for _, p in against if self.sources(p.claims)}
            beside = [p for p in question.positions if p is not own and id(p) not in facing]
            opponents, sure = self._opponents(claim, against)
            supporters = (
                *self.sources(own.claims),
                *(c for p in beside for c in self.sources(p.claims) if relation(claim, c) in AGREEING),
            )
            yield Sides(
                claim,
                question,
                own,
                supporters=supporters,
                against=against,
                opponents=opponents,
                certain=sure,
                probable=any(probable(claim, c, self.pairs) for c in opponents),
                joined=any(certain(claim, c, self.pairs) for c in (*supporters, *opponents)),
                divided=any({id(a), id(b)} <= facing for _, a, b in clashes),
            )

    def sources(self, claims: Iterable[str]) -> tuple[Claim, ...]:
        """Those of the claims that are not the draft's own."""
        return tuple(self.claims[c] for c in claims if c not in self.draft)

    def _contradicts(self, claim: Claim, position: Position) -> bool:
        """True when the claim itself does; it may only share its position with a finer one that does."""
        return any(relation(claim, self.claims[c]) is Relation.CONFLICT for c in position.claims)

    def _opponents(
        self, claim: Claim, against: Iterable[tuple[Conflict, Position]]
    ) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
        """Every source against the claim, and those that surely are."""
        told = tuple(c for _, p in against for c in self.sources(p.claims))
        sure = tuple(c for c in told if relation(claim, c) is Relation.CONFLICT and certain(claim, c, self.pairs))
        return (*sure, *(c for c in told if c not in sure)), sure


def relation(a: Claim, b: Claim) -> Relation:
    """How the values of two claims stand to each other."""
    return kinds()[a.kind].compare(a.value, b.value) if a.kind == b.kind else Relation.INCOMPARABLE


def says_as_much(source: Value, draft: Value) -> bool:
    """True when the source's value, which agrees with the draft's, is no coarser and no more hedged."""
    if source.canonical == draft.canonical:
        return True
    if source.days and draft.days:
        return draft.days[0] <= source.days[0] and source.days[1] <= draft.days[1]
    return not source.modifier or source.modifier is draft.modifier
