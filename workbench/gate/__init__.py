"""The gate: a draft against its sources, every claim compared as if the draft were one more source.

Each claim of the draft is supported, contradicted, disputed, decided by a verdict that has become stale, or not found
here; a quotation may have drifted or be in the wrong mouth; and some things cannot be right whatever the sources say.
`workbench.gate.rule` lists the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from workbench.anomaly import anomalies
from workbench.conflict import judge
from workbench.extract import extract
from workbench.frame import frame
from workbench.gate import rule as rules
from workbench.gate.certain import Pairs
from workbench.gate.place import Placed
from workbench.gate.quotation import Quotations
from workbench.gate.rule import LOUDEST, RULES, rule_of
from workbench.gate.sides import Bench
from workbench.gate.weigh import UNCHECKED, Weighing
from workbench.gate.words import short
from workbench.language.reading import Reading
from workbench.link import LINKED, link, linkable, scored
from workbench.link.weights import Weights, weights
from workbench.model import Claim, Coverage, Dossier, Finding, Question, Tier

__all__ = ["RULES", "check", "coverage", "rule_of", "weigh"]

_AGREEING = (rules.SUPPORTED, rules.COMPATIBLE)
_OWN = (rules.INCONSISTENT,)
"""Rules that need no source, so that a finding of theirs is no comparison."""


def check(
    draft: Reading,
    dossier: Dossier,
    *,
    together: Iterable[Iterable[str]] = (),
    apart: Iterable[Iterable[str]] = (),
    model: Weights | None = None,
) -> tuple[Finding, ...]:
    """Findings in the order of the draft; every claim of the draft has at least one, if only a note.

    The project's own drafts, among them an earlier copy of this one, are no evidence. `together` and `apart` are the
    reviewer's word on which claims belong together, as for `link`; `model` takes the place of the shipped weights.
    """
    claims = tuple(frame(draft, extract(draft)))
    own = draft.document.source
    documents = [d for d in dossier.documents if d.source.tier is not Tier.DRAFT and d.source.id != own.id]
    sources = {d.source.id for d in documents}
    told = tuple(c for c in dossier.claims if c.source in sources)
    every, shelf = [*told, *claims], [*documents, draft.document]
    pairs = scored(
        sorted(filter(linkable, every), key=lambda c: c.id),
        {d.source.id: d for d in shelf},
        dossier.duplicate_of,
        model or weights(),
    )
    own_claims = {c.id for c in claims}
    questions = link(every, shelf, dossier.duplicate_of, together=together, apart=apart, pairs=pairs, about=own_claims)
    known = {frozenset((pair.a, pair.b)): pair for pair in pairs}
    return weigh(draft, claims, questions, replace(dossier, documents=tuple(documents), claims=told), known)


def weigh(
    draft: Reading,
    claims: Sequence[Claim],
    questions: Iterable[Question],
    dossier: Dossier,
    pairs: Pairs | None = None,
) -> tuple[Finding, ...]:
    """The findings, once it is known which claims of the draft and of the dossier answer the same questions."""
    placed = Placed(draft)
    own = {c.id: c for c in claims}
    bench = Bench(own, {c.id: c for c in (*dossier.claims, *claims)}, pairs or {})
    quotations = Quotations(placed, dossier.documents, dossier.claims, dossier.duplicate_of)
    weighing = Weighing(bench, dossier, placed, quotations)
    documents = {d.source.id: d for d in (*dossier.documents, draft.document)}
    asked = [judge(q, bench.claims, documents, dossier.duplicate_of) for q in questions if own.keys() & set(q.claims)]
    found = [f for q in asked for f in weighing.findings(q)]
    settled = {f.claim for f in found if f.rule not in _OWN}
    unchecked = [f for c in claims if c.id not in settled for f in _unchecked(c, placed, quotations)]
    return _distinct([*found, *unchecked, *_anomalies(draft, own, placed)])


def coverage(findings: Iterable[Finding]) -> Coverage:
    """How many claims of the draft stood beside a source's, and why the others did not."""
    told: dict[str, set[str]] = {}
    for finding in findings:
        if finding.claim:
            told.setdefault(finding.claim, set()).add(finding.rule)
    left = {reason: sum(rule in found for found in told.values()) for rule, reason in UNCHECKED.items()}
    return Coverage(len(told), len(told) - sum(left.values()), {r: n for r, n in left.items() if n})


def _unchecked(claim: Claim, placed: Placed, quotations: Quotations) -> Iterator[Finding]:
    """What is to be said about a claim that no question holds."""
    linked = claim.zone in LINKED
    if linked and claim.kind == "quote" and (found := tuple(quotations.unlinked(claim))):
        yield from found
        return
    rule = rules.NOT_FOUND if linked else rules.NOT_COMPARED
    yield placed.finding(rule, claim.span, f"“{short(claim.quote)}”: {UNCHECKED[rule]}", claim)


def _anomalies(draft: Reading, own: Mapping[str, Claim], placed: Placed) -> Iterator[Finding]:
    """What cannot be right inside the draft."""
    for anomaly in anomalies(draft, tuple(own.values())):
        claim = next((own[c] for c in anomaly.claims if c in own), None)
        yield placed.finding(f"anomaly-{anomaly.type}", anomaly.span, anomaly.explanation, claim)


def _distinct(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """In the order of the text, loudest first; a claim in two questions keeps the more telling answer."""
    compared = [f for f in findings if f.rule not in UNCHECKED and f.rule not in _OWN and not _odd(f)]
    answered = {f.claim for f in compared}
    loud = {f.claim for f in compared if f.rule not in _AGREEING}
    kept = {
        f: None
        for f in findings
        if not (f.rule in UNCHECKED and f.claim in answered) and not (f.rule in _AGREEING and f.claim in loud)
    }
    return tuple(sorted(kept, key=lambda f: (f.span, LOUDEST.index(f.level), f.rule, f.message)))


def _odd(finding: Finding) -> bool:
    return rule_of(finding.rule).status is rules.Status.ANOMALY
