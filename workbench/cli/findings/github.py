"""For GitHub: one workflow command a finding, which it shows beside the line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.cli.findings import checked, shown
from workbench.gate.outcome import Outcome
from workbench.model import Finding, Level
from workbench.report.visible import one_line

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.QUESTION: "notice", Level.NOTE: "notice"}


def render(outcomes: Sequence[Outcome], notes: bool) -> str:
    """Every draft; what was checked comes first, what somebody accepted is left out."""
    return "".join(line for outcome in outcomes for line in _lines(outcome, notes))


def _lines(outcome: Outcome, notes: bool) -> Iterator[str]:
    yield f"::notice file={_field(outcome.draft.source.path)},title=workbench::{_data(checked(outcome))}\n"
    for finding in shown(outcome, notes):
        if finding.counts:
            yield _command(outcome, finding)


def _command(outcome: Outcome, finding: Finding) -> str:
    place = f"file={_field(finding.path or outcome.draft.source.path)},line={finding.line},col={finding.column}"
    advice = f" → {finding.mend}" if finding.mend else ""
    return f"::{_COMMANDS[finding.level]} {place},title={_field(finding.rule)}::{_data(finding.message + advice)}\n"


def _data(text: str) -> str:
    """Its own separators are written as percent signs and hexadecimal."""
    return one_line(text).replace("%", "%25")


def _field(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
