"""For programs: one draft, as docs/check.schema.json describes it; its keys are stable."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.cli.findings import levels, passages
from workbench.gate.outcome import Outcome
from workbench.gate.rule import measurement, rule_of
from workbench.model import Finding, InputError, Level, Passage
from workbench.report.json import Record, text

SCHEMA = "workbench/check/1"


def render(outcomes: Sequence[Outcome], notes: bool) -> str:  # noqa: ARG001 a program is told everything
    """One JSON text; InputError for several drafts."""
    if len(outcomes) > 1:
        raise InputError("--format json takes one draft; run it once for each")
    return text(record(outcomes[0])) + "\n"


def record(outcome: Outcome) -> Record:
    """One draft as plain values, in the order of the published schema."""
    source, coverage = outcome.draft.source, outcome.coverage
    numbers = levels(outcome.findings)
    return {
        "schema": SCHEMA,
        "draft": {"path": source.path, "sha256": source.id},
        "coverage": {
            "claims": coverage.claims,
            "compared": coverage.compared,
            "not_compared": dict(coverage.not_compared),
        },
        "levels": {level.value: numbers[level] for level in Level},
        "measured": dict(measurement()),
        "findings": [_finding(outcome, finding) for finding in outcome.findings],
        "gone": [{"fingerprint": k.fingerprint, "rule": k.rule, "text": k.text} for k in outcome.gone],
    }


def _finding(outcome: Outcome, finding: Finding) -> Record:
    about = rule_of(finding.rule)
    precision = about.precision
    return {
        "rule": finding.rule,
        "status": about.status,
        "kind": finding.kind,
        "level": finding.level,
        "precision": {"right": precision.right, "judged": precision.judged} if precision.judged else None,
        "path": finding.path or outcome.draft.source.path,
        "line": finding.line,
        "column": finding.column,
        "start": finding.span.start,
        "end": finding.span.end,
        "text": finding.span.of(outcome.draft.text),
        "message": finding.message,
        "mend": finding.mend,
        "claim": finding.claim,
        "fingerprint": finding.fingerprint,
        "baseline": finding.known,
        "waived": finding.waived,
        "evidence": [_evidence(outcome, passage) for passage in passages(outcome, finding)],
    }


def _evidence(outcome: Outcome, passage: Passage) -> Record:
    document = outcome.sources[passage.source]
    claim = outcome.claims.get(passage.claim)
    return {
        "claim": passage.claim,
        "document": passage.source,
        "path": document.source.path,
        "outlet": document.source.outlet,
        "start": passage.span.start,
        "end": passage.span.end,
        "text": passage.span.of(document.text),
        "value": claim.value.canonical if claim else "",
        "sentence": passage.sentence.of(document.text),
    }
