"""The report an editor reads: what was not checked first, then what is open, what was decided, and what agrees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.model import Claim, Document, Dossier, Event, Position, Question, Verdict
from workbench.report.index import SECTIONS, Index, file_of
from workbench.report.selection import SEVERITY, State, severity_of
from workbench.report.visible import one_line
from workbench.report.wording import by_words, count, event_words, review_words, verdict_words

# Everything CommonMark or its GitHub dialect may take for markup in the middle of a line.
_MARKUP = re.compile(r"[\\`*\[\]<|~#$@]|(?<![^\W_])_|_(?![^\W_])|&(?=[#\w])|:(?=//|[A-Za-z+-][\w+-]*:)|(?<=(?i:www))\.")
_LINE_START = re.compile(r"^(\d{1,9})(?=[.)])|^(?=[-+=>])")

_NOTHING = "(nothing)"
"""Stands where a blank would leave a bare dash, which makes a heading of the line above."""
_REASONS = 3
"""Explanations written out; many positions give many pairs that say the same again."""


def escape(text: str) -> str:
    """One line of source text in which no character is markup any more."""
    return _LINE_START.sub(lambda m: m[0] + "\\", _MARKUP.sub(lambda m: "\\" + m[0], one_line(text)))


def render(dossier: Dossier) -> str:
    """The whole report; the same dossier gives the same bytes."""
    return "\n".join(_Report(dossier).lines()).rstrip("\n") + "\n"


def mail(dossier: Dossier) -> str:
    """The dossier's questions alone, for somebody who has nothing else: what is asked, who says what, what was decided.

    No contents, no coverage; the documents it quotes are named with their paths at the end.
    """
    report = _Report(dossier)
    lines = [line for question in dossier.questions for line in report.question(question, "#")]
    return "\n".join((*lines, *report.sources())).rstrip("\n") + "\n"


class _Report:
    """The lines of one rendering."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.index = Index(dossier)

    def lines(self) -> Iterator[str]:
        yield "# What the sources say"
        yield ""
        yield from self.coverage()
        for state, title in SECTIONS:
            if state is not State.AGREED:
                yield from self.section(state, title)
        yield from self.agreements()
        yield from self.anomalies()
        yield from self.lost()
        yield from self.sources()

    def coverage(self) -> Iterator[str]:
        coverage = self.dossier.coverage
        yield "## What was checked, and what was not"
        yield ""
        yield f"- {coverage.compared} of {count(coverage.claims, 'claim')} stood beside a claim of another source."
        for reason, number in sorted(coverage.not_compared.items(), key=lambda item: (-item[1], item[0])):
            yield f"- Not compared, {escape(reason)}: {number}"
        yield f"- {count(len(self.index.documents), 'source')}, {count(self.index.origins(), 'origin')}."
        for document in self.dossier.documents:
            for problem in document.problems:
                yield f"- {escape(document.source.path)}: {escape(problem)}"
        yield ""

    def section(self, state: State, title: str) -> Iterator[str]:
        questions = self.index.questions(state)
        if not questions and state is not State.OPEN:
            return
        yield f"## {title} ({len(questions)})"
        yield ""
        if not questions:
            yield "None."
            yield ""
        for question in questions:
            yield from self.question(question)

    def question(self, question: Question, heading: str = "###") -> Iterator[str]:
        severity = severity_of(question)
        facts = (question.id, question.kind, SEVERITY[severity] if severity else "agreement")
        yield f"{heading} {escape(question.title)}"
        yield ""
        yield " · ".join(escape(part) for part in facts)
        yield ""
        for position in question.positions:
            yield from self.position(question, position)
        yield ""
        reasons = self.index.reasons(question)
        if len(reasons) == 1:
            yield f"- Why they cannot all stand: {escape(reasons[0])}"
        elif reasons:
            yield "- Why they cannot all stand:"
            yield from (f"  - {escape(reason) or _NOTHING}" for reason in reasons[:_REASONS])
        if reasons[_REASONS:]:
            yield f"  - and {count(len(reasons) - _REASONS, 'more reason')} of the same sort"
        if question.why:
            yield f"- Why they belong together: {escape('; '.join(question.why))}"
        if verdict := self.index.verdicts.get(question.id):
            yield from self.verdict(verdict, question.kind)
        for value, rating in self.dossier.ratings.get(question.id, {}).items():
            yield f"- Rated in public: {escape(value)}: {escape(rating)}"
        yield from self.history(self.dossier.history.get(question.id, ()))
        yield ""

    def history(self, events: tuple[Event, ...]) -> Iterator[str]:
        """What was recorded, left out where the verdict in force already says all of it."""
        if len(events) > 1 or any(event.type != "verdict" for event in events):
            yield "- History:"
            for event in events:
                by = by_words(event)
                yield f"  - no. {event.number}, {escape(by)}: {escape(event_words(event))}"

    def position(self, question: Question, position: Position) -> Iterator[str]:
        claims = self.index.claims_of(position.claims)
        value = self.index.value(question, position)
        notation = f" ({escape(position.value)})" if position.value != value else ""
        yield f"- **{escape(value)}**{notation} — {self.index.support(claims, position.origins)}"
        for claim in claims:
            yield f"  - {escape(self.index.place(claim))}: “{self.sentence(claim)}”"

    def sentence(self, claim: Claim) -> str:
        """The sentence with the claim's words in bold, or plain where bold marks would not be read as such."""
        before, quote, after = self.index.around(claim)
        words = escape(quote)
        if words and _flanks(before[-1:], words[0]) and _flanks(after[:1], words[-1]):
            return f"{_inner(before)}**{words}**{_inner(after)}"
        return escape(before + quote + after)

    def verdict(self, verdict: Verdict, kind: str = "") -> Iterator[str]:
        by = by_words(verdict)
        said = f"- Verdict ({escape(verdict.state)}): {escape(verdict_words(verdict, kind))}"
        yield f"{said} — {escape(by)}" if by else said
        if verdict.rationale:
            yield f"  - Because: {escape(verdict.rationale)}"
        for evidence in verdict.evidence:
            yield f"  - Evidence: {escape(evidence)}"
        if second := review_words(verdict, kind):
            yield f"  - Review: {escape(second)}"

    def agreements(self) -> Iterator[str]:
        agreed = self.index.questions(State.AGREED)
        yield f"## Agreements ({len(agreed)})"
        yield ""
        for question in agreed:
            claims = self.index.claims_of(question.claims)
            origins = {origin for p in question.positions for origin in p.origins}
            values = " / ".join(self.index.value(question, p) for p in question.positions)
            warning = ": copies of one text confirm nothing" if self.index.copies(question) else ""
            support = self.index.support(claims, origins)
            yield f"- {escape(question.title)} **{escape(values)}** — {support}{warning}"
        yield "" if agreed else "None.\n"

    def anomalies(self) -> Iterator[str]:
        yield f"## Anomalies ({len(self.dossier.anomalies)})"
        yield ""
        for anomaly in self.dossier.anomalies:
            document = self.index.documents[anomaly.source]
            place = ", ".join(dict.fromkeys((document.source.label, file_of(document.source))))
            yield f"- {escape(anomaly.type)}, {escape(place)}: “{escape(anomaly.span.of(document.text))}”"
            yield f"  - {escape(anomaly.explanation) or _NOTHING}"
        yield "" if self.dossier.anomalies else "None.\n"

    def lost(self) -> Iterator[str]:
        lost = self.index.lost()
        if not lost:
            return
        yield f"## Verdicts without a question ({len(lost)})"
        yield ""
        for verdict in lost:
            yield f"- {escape(verdict.title)}"
            yield from (f"  {line}" for line in self.verdict(verdict))
        yield ""

    def sources(self) -> Iterator[str]:
        yield f"## Sources ({len(self.index.documents)})"
        yield ""
        for document in self.dossier.documents:
            yield f"- {escape(self.describe(document))}"

    def describe(self, document: Document) -> str:
        source = document.source
        known = f"{source.published} ({source.published_from})" if source.published else "no date"
        parts = [source.outlet, source.title, known, source.tier, source.path, source.id[:12]]
        if original := self.index.original(document):
            parts.append(f"same origin as {original}")
        return ", ".join(part for part in parts if part)


def _inner(text: str) -> str:
    """Escaped text that keeps the blank at its ends."""
    return f"{' ' if text[:1] == ' ' else ''}{escape(text)}{' ' if text[-1:] == ' ' and text.strip() else ''}"


def _flanks(outside: str, inside: str) -> bool:
    """CommonMark reads ** as bold when a letter stands inside, or nothing but blanks and signs outside."""
    return inside.isalnum() or not outside.isalnum()
