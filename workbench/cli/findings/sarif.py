"""For code scanning: SARIF 2.1.0, with the precision of each rule and the sources' words as related places."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from workbench import __version__
from workbench.cli.findings import checked, passages, shown, told
from workbench.gate.file import line_starts, place
from workbench.gate.fingerprint import VERSION
from workbench.gate.outcome import Outcome
from workbench.gate.rule import RULES, Rule, measurement
from workbench.model import Document, Finding, Level, Passage
from workbench.report.json import text
from workbench.report.visible import one_line

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.QUESTION: "note", Level.NOTE: "none"}
_PLAIN = (".txt", ".md", ".markdown")
"""Files whose lines are those of the text that was read."""

Record = dict[str, Any]


def render(outcomes: Sequence[Outcome], notes: bool) -> str:
    """One run over all drafts."""
    drafts = [
        {"location": {"uri": _uri(o.draft.source.path)}, "hashes": {"sha-256": o.draft.source.id}} for o in outcomes
    ]
    run = {
        "tool": {"driver": _driver()},
        "columnKind": "unicodeCodePoints",
        "artifacts": drafts,
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [_notification(outcome) for outcome in outcomes],
            }
        ],
        "results": [_result(outcome, finding) for outcome in outcomes for finding in shown(outcome, notes)],
    }
    return text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _driver() -> Record:
    return {
        "name": "workbench",
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in RULES.values()],
        "properties": {"measurement": dict(measurement())},
    }


def _rule(rule: Rule) -> Record:
    precision = rule.precision
    told_precision = {"right": precision.right, "judged": precision.judged, "share": precision.share}
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.meaning},
        "help": {"text": rule.mend or "Nothing to do."},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
        "properties": {"status": rule.status, "precision": _grade(rule), "measured": told_precision},
    }


def _grade(rule: Rule) -> str:
    """Precision in the four words that code scanning knows."""
    share = 1.0 if rule.recorded else rule.precision.share
    if share is None or share < 0.5:
        return "low"
    return "very-high" if share >= 0.95 else "high" if share >= 0.75 else "medium"


def _notification(outcome: Outcome) -> Record:
    """What was checked and what was not, and why."""
    coverage = outcome.coverage
    return {
        "level": "note",
        "message": {"text": _message(checked(outcome))},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(outcome.draft.source.path)}}}],
        "properties": {
            "claims": coverage.claims,
            "compared": coverage.compared,
            "notCompared": dict(coverage.not_compared),
        },
    }


def _result(outcome: Outcome, finding: Finding) -> Record:
    words = finding.span.of(outcome.draft.text)
    region: Record = {"startLine": finding.line, "startColumn": finding.column}
    if words and "\n" not in words:
        region["endColumn"] = finding.column + len(words)
        region["snippet"] = {"text": words}
    place = {"artifactLocation": {"uri": _uri(finding.path or outcome.draft.source.path)}, "region": region}
    said = list(passages(outcome, finding))
    return {
        "ruleId": finding.rule,
        "ruleIndex": list(RULES).index(finding.rule),
        "level": _LEVELS[finding.level],
        "kind": "pass" if finding.level is Level.NOTE else "fail",
        "message": {"text": _message(finding.message)},
        "locations": [{"physicalLocation": place}],
        "relatedLocations": [_related(outcome, passage, number) for number, passage in enumerate(said, 1)],
        "partialFingerprints": {f"workbench/v{VERSION}": finding.fingerprint},
        "baselineState": "unchanged" if finding.known else "new",
        "suppressions": _suppressions(finding),
        "properties": {"mend": finding.mend, "kind": finding.kind, "offset": finding.span.start},
    }


def _suppressions(finding: Finding) -> list[Record]:
    if not finding.waived:
        return []
    return [{"kind": "external", "status": "accepted", "justification": one_line(finding.waived)}]


def _related(outcome: Outcome, passage: Passage, number: int) -> Record:
    """The sentence of a source, with its line where the file's lines are those of the text."""
    document, sentence = told(outcome, passage)
    place: Record = {"artifactLocation": {"uri": _uri(document.source.path)}}
    if region := _region(document, passage):
        place["region"] = region
    return {
        "id": number,
        "message": {"text": _message(f"{document.source.label}: “{sentence}”")},
        "physicalLocation": place,
    }


def _region(document: Document, passage: Passage) -> Record:
    if PurePosixPath(document.source.path.replace("\\", "/")).suffix.lower() not in _PLAIN:
        return {}
    line, column = place(line_starts(document.text), passage.span.start)
    return {"startLine": line, "startColumn": column, "snippet": {"text": passage.span.of(document.text)}}


def _message(words: str) -> str:
    """A link of the source's stays text: in SARIF, [words](target) would become one."""
    return one_line(words).replace("](", "] (")


def _uri(path: str) -> str:
    """A path or an address as a relative or absolute reference; anything else in it is escaped."""
    plain = path.replace("\\", "/")
    if plain.startswith(("http://", "https://")):
        return quote(plain, safe="/:?#&=%~+,;@!$'()*[]", errors="surrogatepass")
    escaped = quote(plain, safe="/~", errors="surrogatepass")
    return f"file://{escaped}" if escaped.startswith("/") else escaped
