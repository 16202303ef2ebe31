"""The report an editor reads: what was not checked first, then what is open, what was decided, and what agrees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from workbench.model import Claim, Disposition, Document, Dossier, Position, Question, Severity, Source, Verdict
from workbench.report.selection import SEVERITY, State, severity_of, state_of, verdict_of
from workbench.report.visible import flat, one_line

# Everything CommonMark or its GitHub dialect may take for markup in the middle of a line.
_MARKUP = re.compile(r"[\\`*\[\]<|~#$@]|(?<![^\W_])_|_(?![^\W_])|&(?=[#\w])|:(?=//|[A-Za-z+-][\w+-]*:)|(?<=(?i:www))\.")
_LINE_START = re.compile(r"^(\d{1,9})(?=[.)])|^(?=[-+=>])")

_SECTIONS = (
    (State.OPEN, "Open conflicts"),
    (State.STALE, "Decided, then changed: look again"),
    (State.PENDING, "Unresolved or waiting for reporting"),
    (State.DECIDED, "Decided"),
)

_REASONS = 3
"""Explanations written out; many positions give many pairs that say the same again."""

_DECIDED = {
    Disposition.RIGHT: "one position is right",
    Disposition.COMPATIBLE: "compatible",
    Disposition.NEITHER: "none of the positions is right",
    Disposition.UNRESOLVED: "unresolved",
    Disposition.NOT_COMPARABLE: "not comparable",
    Disposition.NEEDS_REPORTING: "needs reporting",
}


def escape(text: str) -> str:
    """One line of source text in which no character is markup any more."""
    return _LINE_START.sub(lambda m: m[0] + "\\", _MARKUP.sub(lambda m: "\\" + m[0], one_line(text)))


def render(dossier: Dossier) -> str:
    """The whole report; the same dossier gives the same bytes."""
    return "\n".join(_Report(dossier).lines()).rstrip("\n") + "\n"


def count(number: int, noun: str) -> str:
    """A number with its noun: 1 source, 2 sources."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


class _Report:
    """The dossier indexed for one rendering."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.documents = {d.source.id: d for d in dossier.documents}
        self.claims = {c.id: c for c in dossier.claims}
        self.verdicts = verdict_of(dossier.verdicts)

    def lines(self) -> Iterator[str]:
        yield "# What the sources say"
        yield ""
        yield from self.coverage()
        for state, title in _SECTIONS:
            yield from self.section(state, title)
        yield from self.agreements()
        yield from self.anomalies()
        yield from self.orphaned()
        yield from self.sources()

    def coverage(self) -> Iterator[str]:
        coverage = self.dossier.coverage
        yield "## What was checked, and what was not"
        yield ""
        yield f"- {coverage.compared} of {count(coverage.claims, 'claim')} stood beside a claim of another source."
        for reason, number in sorted(coverage.not_compared.items(), key=lambda item: (-item[1], item[0])):
            yield f"- Not compared, {escape(reason)}: {number}"
        origins = len(self.documents) - len(self.dossier.duplicate_of.keys() & self.documents.keys())
        yield f"- {count(len(self.documents), 'source')}, {count(origins, 'origin')}."
        for document in self.dossier.documents:
            for problem in document.problems:
                yield f"- {escape(document.source.path)}: {escape(problem)}"
        yield ""

    def section(self, state: State, title: str) -> Iterator[str]:
        questions = [q for q in self.dossier.questions if state_of(q, self.verdicts.get(q.id)) is state]
        if state is State.OPEN:
            questions.sort(key=lambda q: severity_of(q) is not Severity.CONFLICT)
        if not questions and state is not State.OPEN:
            return
        yield f"## {title} ({len(questions)})"
        yield ""
        if not questions:
            yield "None."
            yield ""
        for question in questions:
            yield from self.question(question)

    def question(self, question: Question) -> Iterator[str]:
        severity = severity_of(question)
        facts = (question.id, question.kind, SEVERITY[severity] if severity else "agreement")
        yield f"### {escape(question.title)}"
        yield ""
        yield " · ".join(escape(part) for part in facts)
        yield ""
        for position in question.positions:
            yield from self.position(position)
        yield ""
        reasons = list(dict.fromkeys(c.explanation for c in question.conflicts))
        if len(reasons) == 1:
            yield f"- Why they cannot all stand: {escape(reasons[0])}"
        elif reasons:
            yield "- Why they cannot all stand:"
            yield from (f"  - {escape(reason)}" for reason in reasons[:_REASONS])
        if reasons[_REASONS:]:
            yield f"  - and {count(len(reasons) - _REASONS, 'more reason')} of the same sort"
        if question.why:
            yield f"- Why they belong together: {escape('; '.join(question.why))}"
        if verdict := self.verdicts.get(question.id):
            yield from self.verdict(verdict)
        yield ""

    def position(self, position: Position) -> Iterator[str]:
        claims = [self.claims[c] for c in position.claims if c in self.claims]
        yield f"- **{escape(position.value)}** — {self.support(claims, position.origins)}"
        for claim in claims:
            yield f"  - {self.place(claim)}: “{self.sentence(claim)}”"

    def support(self, claims: Iterable[Claim], origins: Iterable[str]) -> str:
        sources, independent = len({c.source for c in claims}), len(set(origins))
        return f"{count(sources, 'source')}, {count(independent, 'origin')}"

    def place(self, claim: Claim) -> str:
        """Outlet, day, speaker and file of a claim; the list of sources has the whole path."""
        source = self.documents[claim.source].source
        parts = [source.label, source.day]
        if claim.attribution:
            parts.append(f"quoting {claim.attribution}")
        parts.append(_file(source))
        return escape(", ".join(dict.fromkeys(parts)))

    def sentence(self, claim: Claim) -> str:
        """The sentence with the claim's words in bold, or plain where bold marks would not be read as such."""
        text = self.documents[claim.source].text
        before = flat(text[claim.sentence.start : claim.span.start]).lstrip()
        after = flat(text[claim.span.end : claim.sentence.end]).rstrip()
        words = escape(claim.quote)
        if words and _flanks(before[-1:], words[0]) and _flanks(after[:1], words[-1]):
            return f"{_inner(before)}**{words}**{_inner(after)}"
        return escape(before + flat(claim.quote) + after)

    def verdict(self, verdict: Verdict) -> Iterator[str]:
        held = f"{verdict.position} is right" if verdict.disposition is Disposition.RIGHT and verdict.position else ""
        parts = [held or _DECIDED[verdict.disposition], verdict.reason and f"because of {verdict.reason}"]
        by = ", ".join(part for part in (verdict.reviewer, verdict.time) if part)
        yield f"- Verdict ({escape(verdict.state)}): {escape(', '.join(filter(None, parts)))}" + (
            f" — {escape(by)}" if by else ""
        )
        if verdict.rationale:
            yield f"  - Because: {escape(verdict.rationale)}"
        for evidence in verdict.evidence:
            yield f"  - Evidence: {escape(evidence)}"

    def agreements(self) -> Iterator[str]:
        agreed = [q for q in self.dossier.questions if state_of(q, self.verdicts.get(q.id)) is State.AGREED]
        yield f"## Agreements ({len(agreed)})"
        yield ""
        for question in agreed:
            claims = [self.claims[c] for c in question.claims if c in self.claims]
            origins = {origin for p in question.positions for origin in p.origins}
            values = " / ".join(p.value for p in question.positions)
            copies = len(origins) == 1 and len({c.source for c in claims}) > 1
            warning = ": copies of one text confirm nothing" if copies else ""
            yield f"- {escape(question.title)} **{escape(values)}** — {self.support(claims, origins)}{warning}"
        yield "" if agreed else "None.\n"

    def anomalies(self) -> Iterator[str]:
        yield f"## Anomalies ({len(self.dossier.anomalies)})"
        yield ""
        for anomaly in self.dossier.anomalies:
            document = self.documents[anomaly.source]
            place = ", ".join(dict.fromkeys((document.source.label, _file(document.source))))
            yield f"- {escape(anomaly.type)}, {escape(place)}: “{escape(anomaly.span.of(document.text))}”"
            yield f"  - {escape(anomaly.explanation)}"
        yield "" if self.dossier.anomalies else "None.\n"

    def orphaned(self) -> Iterator[str]:
        standing = {v.event for v in self.verdicts.values()}
        lost = [v for v in self.dossier.verdicts if v.event not in standing]
        if not lost:
            return
        yield f"## Verdicts without a question ({len(lost)})"
        yield ""
        for verdict in lost:
            yield f"- {escape(verdict.title)}"
            yield from (f"  {line}" for line in self.verdict(verdict))
        yield ""

    def sources(self) -> Iterator[str]:
        yield f"## Sources ({len(self.documents)})"
        yield ""
        for document in self.dossier.documents:
            yield f"- {escape(self.describe(document))}"

    def describe(self, document: Document) -> str:
        source = document.source
        known = f"{source.published} ({source.published_from})" if source.published else "no date"
        parts = [source.outlet, source.title, known, source.tier, source.path, source.id[:12]]
        if original := self.dossier.duplicate_of.get(source.id):
            same = self.documents.get(original)
            parts.append(f"same origin as {same.source.path if same else original[:12]}")
        return ", ".join(part for part in parts if part)


def _file(source: Source) -> str:
    """The name of its file."""
    return source.path.replace("\\", "/").rsplit("/", 1)[-1]


def _inner(text: str) -> str:
    """Escaped text that keeps the blank at its ends."""
    return f"{' ' if text[:1] == ' ' else ''}{escape(text)}{' ' if text[-1:] == ' ' and text.strip() else ''}"


def _flanks(outside: str, inside: str) -> bool:
    """CommonMark reads ** as bold when a letter stands inside, or nothing but blanks and signs outside."""
    return inside.isalnum() or not outside.isalnum()
