"""What is to be said about a claim of the draft once its question and the verdicts are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from workbench.gate import rule as rules
from workbench.gate.place import Placed
from workbench.gate.quotation import Quotations
from workbench.gate.sides import Bench, Sides, says_as_much
from workbench.gate.words import by, counted, disposition, short, who_says
from workbench.model import (
    Claim,
    Disposition,
    Dossier,
    Finding,
    Question,
    Verdict,
    VerdictState,
)

UNCHECKED = {
    rules.NOT_FOUND: "no source answers the same question",
    rules.QUOTE_NOT_FOUND: "quoted words that no source has",
    rules.NOT_COMPARED: "outside the story itself",
}
"""Why a claim was not checked, by rule."""


class Weighing:
    """Findings about claims in their questions."""

    def __init__(self, bench: Bench, dossier: Dossier, placed: Placed, quotations: Quotations) -> None:
        self.bench = bench
        self.dossier = dossier
        self.placed = placed
        self.quotations = quotations
        self.documents = {d.source.id: d for d in dossier.documents}
        self._asked = {c: q.id for q in dossier.questions for c in q.claims}

    def findings(self, question: Question) -> Iterator[Finding]:
        """What is to be said about the draft's claims in one question that was judged."""
        for sides in self.bench.sides(question):
            if not sides.supporters and not sides.opponents:
                yield from self._inconsistent(sides)
                continue
            verdict = self._verdict(sides)
            if verdict is not None and verdict.state is not VerdictState.CURRENT:
                yield self._stale(sides, verdict)
                verdict = None
            if verdict:
                yield self._with(sides, verdict)
            else:
                yield from self._without(sides)

    def _finding(self, rule: str, sides: Sides, message: str, evidence: Iterable[Claim] = ()) -> Finding:
        told = tuple(evidence)
        asked = next((self._asked[c.id] for c in (*told, *sides.opponents) if c.id in self._asked), "")
        return self.placed.finding(rule, sides.claim.span, message, sides.claim, told, question=asked)

    def _verdict(self, sides: Sides) -> Verdict | None:
        """The verdict that judged most of the sources' claims here; the latest among equals."""
        here = {c.id for c in (*sides.supporters, *sides.opponents)}
        shared = [(sum(j.id in here for j in v.judged), v.event, v) for v in self.dossier.verdicts]
        best = max(shared, key=lambda item: item[:2], default=None)
        return best[2] if best and best[0] else None

    def _without(self, sides: Sides) -> Iterator[Finding]:
        """Nobody has decided: sources that agree are right, sources that disagree leave it open."""
        if not sides.opponents:
            yield self._supported(sides, "")
            if sides.claim.kind == "quote":
                yield from self.quotations.speaker(sides.claim, sides.supporters)
        elif sides.divided or sides.supporters:
            yield self._disputed(sides, "no verdict decides", rules.DISPUTED if sides.probable else rules.UNSETTLED)
        elif sides.claim.kind == "quote":
            yield self.quotations.drifted(sides.claim, sides.opponents)
        else:
            rule = rules.CONTRADICTED if sides.certain else rules.DOUBTFUL
            yield self._contradicted(sides, rule, "")

    def _with(self, sides: Sides, verdict: Verdict) -> Finding:
        """A current verdict decides."""
        if verdict.disposition is Disposition.RIGHT:
            return self._by_position(sides, verdict)
        if verdict.disposition is Disposition.NEITHER:
            own = self.bench.sources(sides.own.claims)
            judged = [c for c in own if any(c.id == j.id for j in verdict.judged)]
            if judged:
                message = f"{self._both(sides, judged)}; {by(verdict)} holds none of the positions to be right"
                return self._finding(rules.REJECTED if sides.joined else rules.DOUBTFUL, sides, message, judged)
            return self._disputed(sides, f"{by(verdict)} holds none of the sources' positions to be right")
        if verdict.disposition in (Disposition.COMPATIBLE, Disposition.NOT_COMPARABLE):
            if sides.supporters or not sides.opponents:
                return self._supported(sides, f"; {by(verdict)} found the sources {disposition(verdict)}")
            if verdict.disposition is Disposition.COMPATIBLE:
                found = f"; {by(verdict)} found the sources compatible with each other"
                return self._contradicted(sides, rules.CONTRADICTED if sides.certain else rules.DOUBTFUL, found)
        return self._disputed(sides, f"{by(verdict)} left it {disposition(verdict)}")

    def _by_position(self, sides: Sides, verdict: Verdict) -> Finding:
        right = {j.id for j in verdict.judged if j.canonical == verdict.position}
        against = [c for c in sides.opponents if c.id in right or c.value.canonical == verdict.position]
        held = f"; {by(verdict)} holds {verdict.position} to be right"
        if against or not sides.supporters:
            rule = rules.AGAINST_VERDICT if sides.joined else rules.DOUBTFUL
            return self._contradicted(sides, rule, held, against)
        return self._supported(sides, held)

    def _supported(self, sides: Sides, held: str) -> Finding:
        """Supported by what says at least as much; merely compatible with what says less."""
        proof = tuple(c for c in sides.supporters if says_as_much(c.value, sides.claim.value))
        evidence = proof or sides.supporters
        sources = len({c.source for c in evidence})
        origins = len({self.dossier.duplicate_of.get(c.source, c.source) for c in evidence})
        rule = rules.SUPPORTED if proof else rules.COMPATIBLE
        word = "supported by" if proof else "compatible with the less precise words of"
        message = f"“{sides.claim.quote}”: {word} {counted(sources, 'source')}, {counted(origins, 'origin')}{held}"
        return self._finding(rule, sides, message, evidence)

    def _disputed(self, sides: Sides, why: str, rule: str = rules.DISPUTED) -> Finding:
        evidence = (*sides.opponents, *sides.supporters)
        message = f"{self._both(sides, evidence)}; the sources disagree and {why}"
        return self._finding(rule, sides, message, evidence)

    def _contradicted(self, sides: Sides, rule: str, held: str, evidence: Sequence[Claim] = ()) -> Finding:
        told = evidence or sides.opponents
        return self._finding(rule, sides, f"{self._both(sides, told)}{held}", told)

    def _stale(self, sides: Sides, verdict: Verdict) -> Finding:
        message = f"“{sides.claim.quote}”: {by(verdict)} decided this, but what it judged has changed; decide again"
        return self._finding(rules.STALE, sides, message)

    def _inconsistent(self, sides: Sides) -> Iterator[Finding]:
        """The draft alone answers the question, and in more than one way."""
        others = [self.bench.draft[c] for _, p in sides.against for c in p.claims if c in self.bench.draft]
        if others:
            words = ", ".join(f"“{c.quote}”" for c in others)
            message = f"{sides.question.title} The draft says “{sides.claim.quote}” here and {words} elsewhere"
            yield self._finding(rules.INCONSISTENT, sides, message, others)

    def _both(self, sides: Sides, evidence: Iterable[Claim]) -> str:
        """The draft's words and each source's, with the outlets that print them."""
        told = who_says(evidence, self.documents)
        return f"{sides.question.title} The draft says “{short(sides.claim.quote)}” — {told}"
