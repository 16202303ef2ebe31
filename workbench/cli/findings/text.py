"""For people: like a compiler, with the sentences below each finding and colour where there is a terminal."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from workbench.cli.findings import checked, levels, passages, shown
from workbench.cli.printing import count, flow
from workbench.gate.outcome import Outcome
from workbench.gate.rule import COMPATIBLE, SUPPORTED
from workbench.model import Document, Finding, Level, Passage, Span
from workbench.report.visible import excerpt, one_line

_SENTENCE = 200
"""Characters of a source's sentence shown below a finding."""
_COLOURS = {
    Level.ERROR: "\x1b[1;31m",
    Level.WARNING: "\x1b[1;33m",
    Level.QUESTION: "\x1b[1;35m",
    Level.NOTE: "\x1b[36m",
}
_PLAIN = "\x1b[0m"


def render(outcomes: Sequence[Outcome], notes: bool) -> str:
    """Every draft: what was checked first, then the findings in the order of the text, then the sums."""
    return "".join(line for outcome in outcomes for line in _lines(outcome, notes, len(outcomes) > 1))


def _lines(outcome: Outcome, notes: bool, named: bool) -> Iterator[str]:
    name = f"{one_line(outcome.draft.source.path)}: " if named else ""
    yield flow(name + one_line(checked(outcome)), 0, 2)
    for finding in shown(outcome, notes):
        if finding.counts:
            yield _headline(outcome, finding)
            if finding.level is not Level.NOTE:
                yield from _below(outcome, finding)
    yield from _accepted(outcome)
    numbers, rules = levels(outcome.findings), Counter(f.rule for f in outcome.findings)
    loud = ", ".join(count(numbers[level], level.value) for level in Level if level is not Level.NOTE)
    yield flow(f"{loud}; {rules[SUPPORTED]} supported, {rules[COMPATIBLE]} compatible with less precise words")


def _accepted(outcome: Outcome) -> Iterator[str]:
    """What somebody let pass stays visible, a line each; the baseline is counted."""
    for finding in outcome.findings:
        if finding.waived:
            words = one_line(finding.span.of(outcome.draft.text))
            yield flow(
                f"{one_line(outcome.place(finding))}: waived {finding.rule} “{words}”: {one_line(finding.waived)}", 0, 2
            )
    known = sum(f.known for f in outcome.findings)
    if known or outcome.gone:
        yield flow(f"{count(known, 'finding')} of the baseline still there, {len(outcome.gone)} gone")


def _headline(outcome: Outcome, finding: Finding) -> str:
    """Place, level, rule and message; the level in colour on a terminal that wants it."""
    place = one_line(outcome.place(finding))
    line = flow(f"{place}: {finding.level} {finding.rule}: {one_line(finding.message)}", 0, 2)
    if not (sys.stdout.isatty() and "NO_COLOR" not in os.environ):
        return line
    at = line.find(finding.level, len(place))
    end = at + len(finding.level)
    return f"{line[:at]}{_COLOURS[finding.level]}{line[at:end]}{_PLAIN}{line[end:]}" if at >= 0 else line


def _below(outcome: Outcome, finding: Finding) -> Iterator[str]:
    """The sentence of the draft, then each source's, then what to do about it."""
    if finding.sentence:
        yield flow(f"draft: “{_excerpt(outcome.draft, finding.sentence, finding.span)}”", 4, 6)
    for passage in passages(outcome, finding):
        yield flow(_quoted(outcome.sources[passage.source], passage), 4, 6)
    if finding.mend:
        yield flow(f"→ {one_line(finding.mend)}", 4, 6)


def _quoted(document: Document, passage: Passage) -> str:
    about = document.source
    place = ", ".join(part for part in (about.outlet, about.day) if part)
    name = f"{place} ({about.path.replace(chr(92), '/').rsplit('/', 1)[-1]})"
    return f"{one_line(name)}: “{_excerpt(document, passage.sentence, passage.span)}”"


def _excerpt(document: Document, sentence: Span, words: Span) -> str:
    start = words.start - sentence.start
    return excerpt(sentence.of(document.text), start, start + len(words), _SENTENCE)
