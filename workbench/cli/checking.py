"""The gate: a draft against the sources, told like a compiler."""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli.options import Project, open_desk
from workbench.cli.printing import count, flow, out
from workbench.model import Claim, Coverage, Document, Finding, InputError, Level, Span, Tier
from workbench.report.visible import excerpt, one_line

if TYPE_CHECKING:
    from workbench.desk import Desk

_SENTENCE = 200
"""Characters of a source's sentence shown below a finding."""
_COLOURS = {Level.ERROR: "\x1b[1;31m", Level.WARNING: "\x1b[1;33m", Level.NOTE: "\x1b[36m"}


class CheckFormat(StrEnum):
    """How findings are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


class FailOn(StrEnum):
    """From which level on the exit code is 1."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"


def check(
    context: typer.Context,
    draft: Annotated[str, typer.Argument(metavar="DRAFT", help="The draft: txt, md or html.")],
    form: Annotated[CheckFormat, typer.Option("--format", help="For people, a program, or GitHub's annotations.")] = (
        CheckFormat.TEXT
    ),
    fail_on: Annotated[FailOn, typer.Option(help="From which level on the exit code is 1.")] = FailOn.ERROR,
    notes: Annotated[bool, typer.Option("--notes", help="Also show what is supported and what was not found.")] = False,
    project: Project = None,
) -> int:
    """Check a draft against sources and verdicts.

    What was not checked, and why, comes first. Exit code 0: nothing at or above --fail-on; 1: findings; 2: the draft
    cannot be read.

    \b
    Example:
      workbench check draft.md --fail-on warning
    """
    from workbench.gate import coverage

    with open_desk(context, project) as desk:
        if all(known.source.tier is Tier.DRAFT for known in desk.documents()):
            raise InputError(f"{draft}: nothing to check it against; add sources with `workbench add` first")
        document, found = desk.check(draft)
        findings = _in_the_file(document, found)
        checked = coverage(findings)
        if form is CheckFormat.JSON:
            out(_json(document, findings, checked, desk))
        elif form is CheckFormat.GITHUB:
            out("".join(_github(document, f) for f in findings if notes or f.level is not Level.NOTE))
        else:
            out("".join(_text(document, findings, checked, notes, desk)))
    return int(_fails(findings, fail_on))


def _fails(findings: Sequence[Finding], fail_on: FailOn) -> bool:
    counted = {FailOn.ERROR: {Level.ERROR}, FailOn.WARNING: {Level.ERROR, Level.WARNING}, FailOn.NEVER: set[Level]()}
    return any(finding.level in counted[fail_on] for finding in findings)


def _in_the_file(document: Document, findings: Sequence[Finding]) -> list[Finding]:
    """Columns as they are in the file, where markup that is no text stands before the words on their line."""
    path = Path(document.source.path)
    if path.suffix.lower() != ".md" or not path.is_file():
        return list(findings)
    lines = re.split(r"\r\n?|\n", path.read_text(encoding="utf-8", errors="replace"))
    return [_moved(finding, finding.span.of(document.text), lines) for finding in findings]


def _moved(finding: Finding, words: str, lines: Sequence[str]) -> Finding:
    line = lines[finding.line - 1] if finding.line <= len(lines) else ""
    at = line.find(words.split("\n")[0], finding.column - 1)
    return replace(finding, column=at + 1) if at >= 0 else finding


def _text(document: Document, findings: Sequence[Finding], checked: Coverage, notes: bool, desk: Desk) -> Iterator[str]:
    left = ", ".join(f"{number} {reason}" for reason, number in checked.not_compared.items()) or "none"
    yield flow(f"checked {checked.compared} of {count(checked.claims, 'claim')}; not checked: {left}", 0, 2)
    for finding in findings:
        if notes or finding.level is not Level.NOTE:
            yield _headline(document, finding)
            if finding.level is not Level.NOTE:
                yield from _quotes(document, finding, desk)
    levels, rules = Counter(f.level for f in findings), Counter(f.rule for f in findings)
    told = f"{count(levels[Level.ERROR], 'error')}, {count(levels[Level.WARNING], 'warning')}"
    yield flow(f"{told}; {rules['supported']} supported, {rules['compatible']} compatible with less precise words")


def _headline(document: Document, finding: Finding) -> str:
    """Place, level, rule and message; the level in colour on a terminal that wants it."""
    place = f"{one_line(document.source.path)}:{finding.line}:{finding.column}"
    told = flow(f"{place}: {finding.level} {finding.rule}: {one_line(finding.message)}", 0, 2)
    if sys.stdout.isatty() and "NO_COLOR" not in os.environ:
        at = told.index(finding.level, len(place))
        end = at + len(finding.level)
        return f"{told[:at]}{_COLOURS[finding.level]}{told[at:end]}\x1b[0m{told[end:]}"
    return told


def _quotes(document: Document, finding: Finding, desk: Desk) -> Iterator[str]:
    """The sentence of the draft, then each source's."""
    yield flow(f"draft: “{_excerpt(document, _sentence(document.text, finding), finding.span)}”", 4, 6)
    for claim, source in _evidence(finding, desk):
        about = source.source
        place = ", ".join(part for part in (about.outlet, about.day) if part)
        name = f"{place} ({about.path.replace(chr(92), '/').rsplit('/', 1)[-1]})"
        yield flow(f"{one_line(name)}: “{_excerpt(source, claim.sentence, claim.span)}”", 4, 6)


def _excerpt(document: Document, sentence: Span, words: Span) -> str:
    start = words.start - sentence.start
    return excerpt(sentence.of(document.text), start, start + len(words), _SENTENCE)


def _sentence(text: str, finding: Finding) -> Span:
    """The sentence of the draft that holds the finding; its line where sentences are not told apart."""
    from workbench.language.sentences import split

    start = text.rfind("\n", 0, finding.span.start) + 1
    end = text.find("\n", start)
    line = Span(start, end if end >= 0 else len(text))
    return next((s for s in split(text, line) if s.start <= finding.span.start < s.end), line)


def _evidence(finding: Finding, desk: Desk) -> Iterator[tuple[Claim, Document]]:
    """The claims of sources that a finding rests on."""
    known = {claim.id: claim for claim in desk.claims()}
    return ((known[c], desk.document(known[c].source)) for c in finding.evidence if c in known)


def _record(claim: Claim, document: Document) -> dict[str, object]:
    return {
        "claim": claim.id,
        "document": document.source.id,
        "path": document.source.path,
        "outlet": document.source.outlet,
        "text": claim.quote,
        "value": claim.value.canonical,
        "sentence": claim.sentence.of(document.text),
    }


def _json(document: Document, findings: Sequence[Finding], checked: Coverage, desk: Desk) -> str:
    from workbench.report.json import finding, text

    levels = Counter(f.level for f in findings)
    return (
        text(
            {
                "schema": "workbench/check/1",
                "draft": {"path": document.source.path, "sha256": document.source.id},
                "coverage": {
                    "claims": checked.claims,
                    "compared": checked.compared,
                    "not_compared": dict(checked.not_compared),
                },
                "levels": {level.value: levels[level] for level in Level},
                "findings": [
                    finding(f, document.text) | {"evidence": [_record(*known) for known in _evidence(f, desk)]}
                    for f in findings
                ],
            }
        )
        + "\n"
    )


def _github(document: Document, finding: Finding) -> str:
    """A workflow command; its own separators are written as percent signs and hexadecimal."""
    level = "notice" if finding.level is Level.NOTE else finding.level

    def data(text: str) -> str:
        return one_line(text).replace("%", "%25")

    def field(text: str) -> str:
        return data(text).replace(":", "%3A").replace(",", "%2C")

    place = f"file={field(document.source.path)},line={finding.line},col={finding.column},title={field(finding.rule)}"
    return f"::{level} {place}::{data(finding.message)}\n"


COMMANDS = {"check": check}
