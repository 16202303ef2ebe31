"""What the page shows, in the order it shows it; the template only sets it in type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from workbench.model import Claim, Disposition, Document, Dossier, Event, Question, Severity, Support, Tier, Verdict
from workbench.report.html.differing import Marked, differing
from workbench.report.html.picture import COLOURS, letter, picture
from workbench.report.index import SECTIONS, Index, file_of
from workbench.report.selection import SEVERITY, State, severity_of
from workbench.report.wording import KNOWN_BY, by_words, count, event_words, moment_words, review_words, verdict_words

STATES = {
    State.OPEN: "open",
    State.STALE: "look again",
    State.PENDING: "waiting",
    State.DECIDED: "decided",
    State.AGREED: "agreed",
}
"""What a state is called on a badge."""
SHORT = 28
"""Characters of a source's name at the head of a column."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source: its number on the page, its names and what is known about it."""

    at: int
    label: str
    short: str
    title: str
    day: str
    known: str
    tier: str
    path: str
    link: str
    """The path where it is an address that a browser may open; else empty."""
    digest: str
    original: str
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """One claim in its sentence and paragraph."""

    source: SourceView
    speaker: str
    file: str
    lead: str
    before: str
    words: str
    after: str
    tail: str
    remark: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One position."""

    letter: str
    colour: int
    value: Marked
    """In pieces, of which those that another wording does not have are marked."""
    notation: str
    """Canonical notation, where the value is written otherwise; else empty."""
    support: str
    rating: str
    right: bool
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict."""

    words: str
    state: str
    by: str
    rationale: str
    evidence: tuple[tuple[str, str], ...]
    """Each piece in words, with its address where it is a link."""
    second: str


@dataclass(frozen=True, slots=True)
class Told:
    """One event."""

    number: int
    by: str
    words: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with all that is shown of it."""

    id: str
    title: str
    kind: str
    state: State
    badge: str
    severity: str
    support: str
    copies: bool
    answers: tuple[Answer, ...]
    reasons: tuple[str, ...]
    why: tuple[str, ...]
    drawing: Markup
    caption: str
    verdict: Decision | None
    history: tuple[Told, ...]
    cells: tuple[tuple[tuple[str, int], ...], ...]
    """For each column of the table, the letters and colours of the answers that source gives."""
    sources: str
    """Numbers of its sources, for the filter."""
    advice: str
    """What would help to decide it; empty when nothing general can be said."""


@dataclass(frozen=True, slots=True)
class Odd:
    """An anomaly."""

    type: str
    source: SourceView
    words: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Section:
    """The questions in one state."""

    state: State
    title: str
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    sections: tuple[Section, ...]
    sources: tuple[SourceView, ...]
    columns: tuple[SourceView, ...]
    """The sources that answer a question on the page."""
    odd: tuple[Odd, ...]
    lost: tuple[tuple[str, Decision], ...]
    summary: str
    certain: int
    possible: int
    origins: int
    claims: int
    compared: int
    left: tuple[tuple[str, int], ...]
    kinds: tuple[str, ...]
    latest: str
    """Time of the latest event on the page; empty when nothing was recorded."""


def view(dossier: Dossier) -> View:
    """The page of a dossier."""
    return _Viewer(dossier).view()


class _Viewer:
    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.index = Index(dossier)
        self.sources = {d.source.id: self.source(at, d) for at, d in enumerate(dossier.documents, 1)}
        asked = {c.source for q in dossier.questions for c in self.index.claims_of(q.claims)}
        self.columns = [source for source in self.sources if source in asked]

    def view(self) -> View:
        index, dossier = self.index, self.dossier
        sections = tuple(
            Section(state, title, tuple(self.question(q) for q in index.questions(state))) for state, title in SECTIONS
        )
        shown = {section.state: section.questions for section in sections}
        certain = sum(q.severity == SEVERITY[Severity.CONFLICT] for q in shown[State.OPEN])
        coverage = dossier.coverage
        return View(
            sections=sections,
            sources=tuple(self.sources.values()),
            columns=tuple(self.sources[source] for source in self.columns),
            odd=tuple(
                Odd(a.type, self.sources[a.source], a.span.of(index.documents[a.source].text), a.explanation)
                for a in dossier.anomalies
            ),
            lost=tuple((verdict.title, decision(verdict)) for verdict in index.lost()),
            summary=_summary(shown),
            certain=certain,
            possible=len(shown[State.OPEN]) - certain,
            origins=index.origins(),
            claims=coverage.claims,
            compared=coverage.compared,
            left=tuple(sorted(coverage.not_compared.items(), key=lambda item: (-item[1], item[0]))),
            kinds=tuple(sorted({q.kind for q in dossier.questions})),
            latest=moment_words(index.latest()),
        )

    def source(self, at: int, document: Document) -> SourceView:
        source = document.source
        label = source.label
        return SourceView(
            at=at,
            label=label,
            short=label if len(label) <= SHORT else label[: SHORT - 1] + "…",
            title=source.title,
            day=source.day,
            known=KNOWN_BY[source.published_from],
            tier=source.tier,
            path=source.path,
            link=_address(source.path),
            digest=source.id[:12],
            original=self.index.original(document),
            problems=document.problems,
        )

    def question(self, question: Question) -> Asked:
        index = self.index
        severity, verdict = severity_of(question), index.verdicts.get(question.id)
        claims = index.claims_of(question.claims)
        drawn = picture(question, index)
        answering = [{c.source for c in index.claims_of(position.claims)} for position in question.positions]
        given = [
            tuple((letter(at), at % COLOURS) for at, those in enumerate(answering) if source in those)
            for source in self.columns
        ]
        origins = {origin for position in question.positions for origin in position.origins}
        return Asked(
            id=question.id,
            title=question.title,
            kind=question.kind,
            state=index.state(question),
            badge=STATES[index.state(question)],
            severity=SEVERITY[severity] if severity else "",
            support=f"{count(len(question.positions), 'answer')}, {index.support(claims, origins)}",
            copies=index.copies(question),
            answers=tuple(self.answers(question, verdict)),
            reasons=tuple(index.reasons(question)),
            why=question.why,
            drawing=Markup(drawn.drawing if drawn else ""),
            caption=drawn.words if drawn else "",
            verdict=decision(verdict) if verdict else None,
            history=tuple(told(event) for event in self.dossier.history.get(question.id, ())),
            cells=tuple(given),
            sources=" ".join(
                str(self.sources[s].at) for s, letters in zip(self.columns, given, strict=True) if letters
            ),
            advice=self.advice(question, claims),
        )

    def advice(self, question: Question, claims: Sequence[Claim]) -> str:
        """For an open question: that the document itself is missing, or that a source's day is."""
        if self.index.state(question) is not State.OPEN:
            return ""
        sources = {c.source: self.index.documents[c.source].source for c in claims}
        undated = dict.fromkeys(
            sources[c.source].label for c in claims if c.value.unknown and not sources[c.source].anchor
        )
        primary = any(source.tier is Tier.PRIMARY for source in sources.values())
        missing = "" if primary else "No primary source is among them: ask for the document itself."
        asked = f"Find out when {', '.join(undated)} was published: its date depends on it." if undated else ""
        return " ".join(filter(None, (missing, asked)))

    def answers(self, question: Question, verdict: Verdict | None) -> list[Answer]:
        ratings = self.dossier.ratings.get(question.id, {})
        found = []
        for at, position in enumerate(question.positions):
            claims = self.index.claims_of(position.claims)
            value = self.index.value(question, position)
            right = verdict is not None and verdict.disposition is Disposition.RIGHT
            found.append(
                Answer(
                    letter=letter(at),
                    colour=at % COLOURS,
                    value=self.marked(question, at, value),
                    notation=position.value if value != position.value else "",
                    support=self.index.support(claims, position.origins),
                    rating=ratings.get(position.value, ""),
                    right=right and verdict is not None and verdict.position == position.value,
                    said=tuple(self.said(claim) for claim in claims),
                )
            )
        return found

    def marked(self, question: Question, at: int, value: str) -> Marked:
        """A wording against the first one, and the first against the second; any other value in one piece."""
        if question.kind != "quote" or len(question.positions) < 2:
            return ((value, False),)
        return differing(value, self.index.value(question, question.positions[0 if at else 1]))

    def said(self, claim: Claim) -> Said:
        before, words, after = self.index.around(claim)
        lead, tail = self.index.context(claim)
        value = claim.value
        anchored = f"counted from {value.anchor}" if value.anchor else ""
        remark = f"read as {value.canonical}: {value.unknown}" if value.unknown else anchored
        source = self.index.documents[claim.source].source
        return Said(
            self.sources[claim.source], claim.attribution, file_of(source), lead, before, words, after, tail, remark
        )


def decision(verdict: Verdict) -> Decision:
    """A verdict as it is shown."""
    by = by_words(verdict)
    kind = verdict.judged[0].kind if verdict.judged else ""
    links = {piece.words: piece.place for piece in verdict.supports if piece.support is Support.LINK}
    evidence = tuple((words, _address(links.get(words, ""))) for words in verdict.evidence)
    second = review_words(verdict, kind)
    return Decision(verdict_words(verdict, kind), verdict.state, by, verdict.rationale, evidence, second)


def _address(path: str) -> str:
    """An address that a browser may open; empty for anything else."""
    return path if path.startswith(("https://", "http://")) else ""


def told(event: Event) -> Told:
    """An event as it is shown."""
    return Told(event.number, by_words(event), event_words(event))


def _summary(shown: dict[State, tuple[Asked, ...]]) -> str:
    """The one sentence to read when there is time for one."""
    words = {
        State.OPEN: "open",
        State.STALE: "to be looked at again",
        State.PENDING: "waiting",
        State.DECIDED: "decided",
        State.AGREED: "on which the sources agree",
    }
    said = ", ".join(f"{len(shown[state])} {what}" for state, what in words.items() if shown[state])
    total = sum(map(len, shown.values()))
    return f"{count(total, 'question')}: {said}." if total else "No two sources answer the same question."
