"""What the gate found, one module per format; each writes drafts with their outcomes and returns the whole text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from workbench.gate.outcome import Outcome
from workbench.model import Document, Finding, Level, Passage
from workbench.report.visible import one_line


def shown(outcome: Outcome, notes: bool) -> list[Finding]:
    """The findings a person is shown: notes only when asked for."""
    return [f for f in outcome.findings if notes or f.level is not Level.NOTE]


def told(outcome: Outcome, passage: Passage) -> tuple[Document, str]:
    """A source's document and its sentence around the words of a passage."""
    document = outcome.sources[passage.source]
    return document, one_line(passage.sentence.of(document.text))


def passages(outcome: Outcome, finding: Finding) -> Iterator[Passage]:
    """The passages of a finding whose sources are at hand."""
    return (p for p in finding.passages if p.source in outcome.sources)


def checked(outcome: Outcome) -> str:
    """What was checked and what was not, and why."""
    coverage = outcome.coverage
    left = ", ".join(f"{number} {reason}" for reason, number in coverage.not_compared.items()) or "none"
    noun = "claim" if coverage.claims == 1 else "claims"
    return f"checked {coverage.compared} of {coverage.claims:,} {noun}; not checked: {left}"


def levels(findings: Iterable[Finding]) -> Counter[Level]:
    """Findings by level, those that somebody accepted left out."""
    return Counter(f.level for f in findings if f.counts)
