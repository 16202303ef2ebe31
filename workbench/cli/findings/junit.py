"""For test runners: a suite for each draft and a case for each finding, failed where it stops the draft."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from workbench.cli.findings import checked, passages, shown, told
from workbench.gate.outcome import Outcome
from workbench.model import Finding, Level
from workbench.report.visible import one_line

_NO_XML = re.compile("[\ufffe\uffff]")


def render(outcomes: Sequence[Outcome], notes: bool) -> str:
    """The whole document; errors and warnings fail, questions and what was accepted are skipped, notes pass."""
    root = ET.Element("testsuites", name="workbench check")
    for outcome in outcomes:
        _suite(root, outcome, notes)
    for count in ("tests", "failures", "errors", "skipped"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(root: ET.Element, outcome: Outcome, notes: bool) -> None:
    suite = ET.SubElement(root, "testsuite", name=_text(outcome.draft.source.path))
    properties = ET.SubElement(suite, "properties")
    ET.SubElement(properties, "property", name="coverage", value=_text(checked(outcome)))
    cases = [_case(suite, outcome, finding) for finding in shown(outcome, notes)]
    counts = {"tests": len(cases), "failures": cases.count("failure"), "errors": 0, "skipped": cases.count("skipped")}
    for name, number in counts.items():
        suite.set(name, str(number))


def _case(suite: ET.Element, outcome: Outcome, finding: Finding) -> str:
    """One finding; returns whether it failed, was skipped or passed."""
    words = _text(finding.span.of(outcome.draft.text))
    case = ET.SubElement(
        suite,
        "testcase",
        classname=_text(finding.path or outcome.draft.source.path),
        name=f"{finding.line}:{finding.column} {finding.rule} {words}".rstrip(),
    )
    if not finding.counts:
        reason = finding.waived or "it stood in the baseline"
        ET.SubElement(case, "skipped", message=_text(reason))
        return "skipped"
    if finding.level is Level.NOTE:
        return "passed"
    if finding.level is Level.QUESTION:
        ET.SubElement(case, "skipped", message=_text(f"question: {finding.message}"))
        return "skipped"
    failure = ET.SubElement(case, "failure", type=finding.level.value, message=_text(finding.message))
    said = (told(outcome, passage) for passage in passages(outcome, finding))
    lines = [f"{document.source.label}: “{sentence}”" for document, sentence in said]
    failure.text = "\n".join(_text(line) for line in (*lines, finding.mend) if line)
    return "failure"


def _text(text: str) -> str:
    return _NO_XML.sub("\ufffd", one_line(text))
