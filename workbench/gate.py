"""A draft against its sources: every claim of the draft is compared as if the draft were one more source.

Findings, by rule:
- a rule of `workbench.conflict` such as `date-differs`: the sources, or a verdict, say otherwise
- `rejected`: a verdict holds this answer, among others, to be wrong
- `disputed`: the sources disagree among themselves and no verdict decides
- `inconsistent`: the draft says two things
- `stale-verdict`: a verdict decides, yet what it judged has changed
- `anomaly-TYPE`: it cannot be right whatever the sources say
- `supported`, `compatible`, `not-found`, `not-compared`: notes, one for every other claim
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from workbench.anomaly import anomalies
from workbench.conflict import judge
from workbench.extract import extract
from workbench.frame import frame
from workbench.kinds import kinds
from workbench.language.reading import Reading
from workbench.link import LINKED, link
from workbench.model import (
    Claim,
    Conflict,
    Coverage,
    Disposition,
    Dossier,
    Finding,
    Level,
    Position,
    Question,
    Relation,
    Severity,
    Span,
    Tier,
    Value,
    Verdict,
    VerdictState,
)

SUPPORTED, COMPATIBLE, NOT_FOUND, NOT_COMPARED = "supported", "compatible", "not-found", "not-compared"

_AGREEING = (SUPPORTED, COMPATIBLE)
_UNCHECKED = {NOT_FOUND: "no source answers the same question", NOT_COMPARED: "outside the story itself"}

_CERTAIN_ANOMALIES = ("weekday",)
"""Anomalies that the calendar alone proves; the others stay warnings until their precision is measured."""

_AGREE = (Relation.EQUAL, Relation.REFINES, Relation.OVERLAPS)
_QUOTED = 100
"""Characters of a quotation in a message."""
_LOUDEST = (Level.ERROR, Level.WARNING, Level.NOTE)


def check(draft: Reading, dossier: Dossier) -> tuple[Finding, ...]:
    """Findings in the order of the draft; every claim of the draft has at least one, if only a note.

    The project's own drafts, among them an earlier copy of this one, are no evidence.
    """
    claims = frame(draft, extract(draft))
    own = draft.document.source
    documents = [d for d in dossier.documents if d.source.tier is not Tier.DRAFT and d.source.id != own.id]
    sources = {d.source.id for d in documents}
    told = [c for c in dossier.claims if c.source in sources]
    questions = link([*told, *claims], [*documents, draft.document], dossier.duplicate_of)
    return weigh(draft, claims, questions, replace(dossier, documents=tuple(documents), claims=tuple(told)))


def weigh(
    draft: Reading, claims: Sequence[Claim], questions: Iterable[Question], dossier: Dossier
) -> tuple[Finding, ...]:
    """The findings, once it is known which claims of the draft and of the dossier answer the same questions."""
    bench = _Bench(draft, claims, dossier)
    found = [f for q in questions if any(c in bench.draft for c in q.claims) for f in bench.findings(q)]
    settled = {f.claim for f in found}
    unchecked = [bench.unchecked(c) for c in claims if c.id not in settled]
    return _distinct([*found, *unchecked, *bench.anomalies()])


def coverage(findings: Iterable[Finding]) -> Coverage:
    """How many claims of the draft stood beside a source's, and why the others did not."""
    rules: dict[str, set[str]] = {}
    for finding in findings:
        if finding.claim:
            rules.setdefault(finding.claim, set()).add(finding.rule)
    left = {reason: sum(rule in found for found in rules.values()) for rule, reason in _UNCHECKED.items()}
    return Coverage(len(rules), len(rules) - sum(left.values()), {r: n for r, n in left.items() if n})


def _distinct(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """In the order of the text, loudest first; a claim in two questions keeps the more telling answer."""
    compared = [f for f in findings if f.rule not in _UNCHECKED and not _inside(f.rule)]
    answered, loud = {f.claim for f in compared}, {f.claim for f in compared if f.level is not Level.NOTE}
    kept = {
        f: None
        for f in findings
        if not (f.rule in _UNCHECKED and f.claim in answered) and not (f.rule in _AGREEING and f.claim in loud)
    }
    return tuple(sorted(kept, key=lambda f: (f.span, _LOUDEST.index(f.level), f.rule, f.message)))


def _inside(rule: str) -> bool:
    """True for rules that need no source, so that a finding of theirs is no comparison."""
    return rule == "inconsistent" or rule.startswith("anomaly-")


@dataclass(frozen=True, slots=True)
class _Sides:
    """One draft claim in its question: who agrees, who contradicts, and which contradictions say so."""

    claim: Claim
    question: Question
    own: Position
    supporters: tuple[Claim, ...]
    against: tuple[tuple[Conflict, Position], ...]
    opponents: tuple[Claim, ...]
    divided: bool
    """Some of the sources that contradict the claim contradict each other too."""


class _Bench:
    """What one run of the gate knows."""

    def __init__(self, draft: Reading, claims: Sequence[Claim], dossier: Dossier) -> None:
        self.reading = draft
        self.dossier = dossier
        self.draft = {c.id: c for c in claims}
        self.claims = {c.id: c for c in (*dossier.claims, *claims)}
        self.documents = {d.source.id: d for d in (*dossier.documents, draft.document)}

    @cached_property
    def _line_starts(self) -> list[int]:
        text = self.reading.text
        return [0, *(at + 1 for at, sign in enumerate(text) if sign == "\n")]

    def finding(
        self, rule: str, level: Level, span: Span, message: str, claim: str, evidence: Iterable[Claim]
    ) -> Finding:
        line = bisect_right(self._line_starts, span.start)
        column = span.start - self._line_starts[line - 1] + 1
        return Finding(rule, level, message, span, line, column, claim, tuple(c.id for c in evidence))

    def unchecked(self, claim: Claim) -> Finding:
        rule = NOT_FOUND if claim.zone in LINKED else NOT_COMPARED
        return self.finding(rule, Level.NOTE, claim.span, f"“{claim.quote}”: {_UNCHECKED[rule]}", claim.id, ())

    def anomalies(self) -> Iterator[Finding]:
        """What cannot be right inside the draft."""
        for anomaly in anomalies(self.reading, tuple(self.draft.values())):
            level = Level.ERROR if anomaly.type in _CERTAIN_ANOMALIES else Level.WARNING
            claim = next((c for c in anomaly.claims if c in self.draft), "")
            yield self.finding(f"anomaly-{anomaly.type}", level, anomaly.span, anomaly.explanation, claim, ())

    def findings(self, question: Question) -> Iterator[Finding]:
        """What is to be said about the draft's claims in one question."""
        judged = judge(question, self.claims, self.documents, self.dossier.duplicate_of)
        for sides in self._sides(judged):
            if not sides.supporters and not sides.opponents:
                yield from self._inconsistent(sides)
                continue
            verdict = self._verdict(sides)
            if verdict is not None and verdict.state is not VerdictState.CURRENT:
                yield self._stale(sides, verdict)
                verdict = None
            yield self._with(sides, verdict) if verdict else self._without(sides)

    def _sides(self, question: Question) -> Iterator[_Sides]:
        position_of = {c: p for p in question.positions for c in p.claims}
        pairs = [(c, position_of[c.claims[0]], position_of[c.claims[1]]) for c in question.conflicts]
        for claim in (self.draft[c] for c in question.claims if c in self.draft):
            own = position_of[claim.id]
            across = ((c, b if a is own else a) for c, a, b in pairs if own in (a, b))
            against = tuple((c, p) for c, p in across if self._contradicts(claim, p))
            facing = {id(p) for _, p in against if self._sources(p)}
            beside = [p for p in question.positions if p is not own and id(p) not in facing]
            yield _Sides(
                claim,
                question,
                own,
                supporters=(
                    *self._sources(own),
                    *(c for p in beside for c in self._sources(p) if _relation(claim, c) in _AGREE),
                ),
                against=against,
                opponents=tuple(c for _, p in against for c in self._sources(p)),
                divided=any({id(a), id(b)} <= facing for _, a, b in pairs),
            )

    def _contradicts(self, claim: Claim, position: Position) -> bool:
        """True when the claim itself does; it may only share its position with a finer one that does."""
        return any(_relation(claim, self.claims[c]) is Relation.CONFLICT for c in position.claims)

    def _sources(self, position: Position) -> tuple[Claim, ...]:
        return tuple(self.claims[c] for c in position.claims if c not in self.draft)

    def _origins(self, claims: Iterable[Claim]) -> int:
        return len({self.dossier.duplicate_of.get(c.source, c.source) for c in claims})

    def _verdict(self, sides: _Sides) -> Verdict | None:
        """The verdict that judged most of the sources' claims here; the latest among equals."""
        here = {c.id for c in (*sides.supporters, *sides.opponents)}
        shared = [(sum(j.id in here for j in v.judged), v.event, v) for v in self.dossier.verdicts]
        best = max(shared, key=lambda item: item[:2], default=None)
        return best[2] if best and best[0] else None

    def _without(self, sides: _Sides) -> Finding:
        """Nobody has decided: sources that agree are right, sources that disagree leave it open."""
        if not sides.opponents:
            return self._supported(sides, "")
        if sides.divided or sides.supporters:
            return self._disputed(sides, "no verdict decides")
        return self._contradicted(sides, "")

    def _with(self, sides: _Sides, verdict: Verdict) -> Finding:
        """A current verdict decides."""
        if verdict.disposition is Disposition.RIGHT:
            return self._by_position(sides, verdict)
        if verdict.disposition is Disposition.NEITHER:
            judged = [c for c in self._sources(sides.own) if any(c.id == j.id for j in verdict.judged)]
            if judged:
                message = f"{self._both(sides, judged)}; {_by(verdict)} holds none of the positions to be right"
                return self.finding("rejected", Level.ERROR, sides.claim.span, message, sides.claim.id, judged)
            return self._disputed(sides, f"{_by(verdict)} holds none of the sources' positions to be right")
        if verdict.disposition in (Disposition.COMPATIBLE, Disposition.NOT_COMPARABLE):
            if sides.supporters or not sides.opponents:
                return self._supported(sides, f"; {_by(verdict)} found the sources {_word(verdict)}")
            if verdict.disposition is Disposition.COMPATIBLE:
                return self._contradicted(sides, f"; {_by(verdict)} found the sources compatible with each other")
        return self._disputed(sides, f"{_by(verdict)} left it {_word(verdict)}")

    def _by_position(self, sides: _Sides, verdict: Verdict) -> Finding:
        right = {j.id for j in verdict.judged if j.canonical == verdict.position}
        against = [c for c in sides.opponents if c.id in right or c.value.canonical == verdict.position]
        by = f"; {_by(verdict)} holds {verdict.position} to be right"
        if against:
            return self._contradicted(sides, by, against)
        return self._supported(sides, by) if sides.supporters else self._contradicted(sides, by)

    def _supported(self, sides: _Sides, by: str) -> Finding:
        """Supported by what says at least as much; merely compatible with what says less."""
        proof = tuple(c for c in sides.supporters if _says_as_much(c.value, sides.claim.value))
        evidence = proof or sides.supporters
        sources, origins = len({c.source for c in evidence}), self._origins(evidence)
        rule = SUPPORTED if proof else COMPATIBLE
        word = "supported by" if proof else "compatible with the less precise words of"
        message = f"“{sides.claim.quote}”: {word} {_count(sources, 'source')}, {_count(origins, 'origin')}{by}"
        return self.finding(rule, Level.NOTE, sides.claim.span, message, sides.claim.id, evidence)

    def _disputed(self, sides: _Sides, why: str) -> Finding:
        evidence = (*sides.opponents, *sides.supporters)
        message = f"{self._both(sides, evidence)}; the sources disagree and {why}"
        return self.finding("disputed", Level.WARNING, sides.claim.span, message, sides.claim.id, evidence)

    def _contradicted(self, sides: _Sides, by: str, evidence: Sequence[Claim] = ()) -> Finding:
        evidence = evidence or sides.opponents
        conflict = next(c for c, p in sides.against if self._sources(p))
        certain = any(c.severity is Severity.CONFLICT for c, _ in sides.against)
        level = Level.ERROR if certain else Level.WARNING
        message = f"{self._both(sides, evidence)}{by}"
        return self.finding(conflict.rule, level, sides.claim.span, message, sides.claim.id, evidence)

    def _stale(self, sides: _Sides, verdict: Verdict) -> Finding:
        message = f"“{sides.claim.quote}”: {_by(verdict)} decided this, but what it judged has changed; decide again"
        return self.finding("stale-verdict", Level.WARNING, sides.claim.span, message, sides.claim.id, ())

    def _inconsistent(self, sides: _Sides) -> Iterator[Finding]:
        """The draft alone answers the question, and in more than one way."""
        others = [self.draft[c] for _, p in sides.against for c in p.claims if c in self.draft]
        if others:
            words = ", ".join(f"“{c.quote}”" for c in others)
            message = f"{sides.question.title} The draft says “{sides.claim.quote}” here and {words} elsewhere"
            yield self.finding("inconsistent", Level.WARNING, sides.claim.span, message, sides.claim.id, others)
        yield self.unchecked(sides.claim)

    def _both(self, sides: _Sides, evidence: Iterable[Claim]) -> str:
        """The draft's words and each source's, with the outlets that print them."""
        said: dict[str, list[str]] = {}
        for claim in evidence:
            outlets = said.setdefault(_short(claim.quote), [])
            if (outlet := self.documents[claim.source].source.label) not in outlets:
                outlets.append(outlet)
        words = "; ".join(f"{', '.join(outlets)}: “{quote}”" for quote, outlets in said.items())
        return f"{sides.question.title} The draft says “{_short(sides.claim.quote)}” — {words}"


def _relation(a: Claim, b: Claim) -> Relation:
    return kinds()[a.kind].compare(a.value, b.value) if a.kind == b.kind else Relation.INCOMPARABLE


def _says_as_much(source: Value, draft: Value) -> bool:
    """True when the source's value, which agrees with the draft's, is no coarser and no more hedged."""
    if source.canonical == draft.canonical:
        return True
    if source.days and draft.days:
        return draft.days[0] <= source.days[0] and source.days[1] <= draft.days[1]
    return not source.modifier or source.modifier is draft.modifier


def _short(words: str) -> str:
    """A quotation's first words, in a message that names several; the evidence holds all of them."""
    return words if len(words) <= _QUOTED else words[:_QUOTED].rsplit(" ", 1)[0] + "…"


def _by(verdict: Verdict) -> str:
    return f"the verdict of {verdict.reviewer}" if verdict.reviewer else "the verdict"


def _word(verdict: Verdict) -> str:
    return verdict.disposition.replace("-", " ")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
