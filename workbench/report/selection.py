"""Which part of a dossier is asked for, and the states a question can be in; shared by every format and listing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from workbench.model import (
    Claim,
    Disposition,
    Document,
    Dossier,
    InputError,
    Question,
    Review,
    Severity,
    Verdict,
    VerdictState,
)


class State(StrEnum):
    """What is left to do about a question, most pressing first."""

    OPEN = "open"
    """In conflict and not decided, or decided in two ways by two reviewers."""
    STALE = "stale"
    """Decided, but what was judged has changed since."""
    PENDING = "pending"
    """Looked at and left unresolved, or waiting for reporting or a second opinion."""
    DECIDED = "decided"
    AGREED = "agreed"
    """No conflict, so nothing to decide."""


SEVERITY = {Severity.CONFLICT: "conflict", Severity.QUESTION: "possible conflict"}
"""What a severity is called where people read it."""
_PENDING = (Disposition.UNRESOLVED, Disposition.NEEDS_REPORTING)


def verdict_of(verdicts: Iterable[Verdict]) -> dict[str, Verdict]:
    """The verdict that counts for each question: the latest that is not orphaned."""
    standing = (v for v in verdicts if v.state is not VerdictState.ORPHANED)
    return {v.question: v for v in sorted(standing, key=lambda v: v.event)}


def state_of(question: Question, verdict: Verdict | None) -> State:
    """The state of a question under the verdict that counts for it."""
    if verdict is None:
        return State.OPEN if question.conflicts else State.AGREED
    if verdict.state is not VerdictState.CURRENT:
        return State.STALE
    if verdict.review is Review.DISPUTED:
        return State.OPEN
    waiting = verdict.disposition in _PENDING or verdict.review is Review.WAITING
    return State.PENDING if waiting else State.DECIDED


def severity_of(question: Question) -> Severity | None:
    """The highest severity among its conflicts; None when it has none."""
    found = {conflict.severity for conflict in question.conflicts}
    return next((severity for severity in Severity if severity in found), None)


@dataclass(frozen=True, slots=True)
class Selection:
    """Filters that must all hold; an empty one lets everything pass."""

    kind: str = ""
    source: str = ""
    """Start of a source id, or part of its path, title or outlet, in any case."""
    state: str = ""
    search: str = ""
    """Words that stand together in a question's title or in a claim's words or sentence, in any case."""
    question: str = ""
    """Start of a question id."""
    since: str = ""
    """A day or a moment (ISO 8601): only questions about which something was recorded then or later."""

    def documents(self, documents: Iterable[Document]) -> tuple[Document, ...]:
        """The documents of the chosen source; InputError when the source names none."""
        wanted = self.source.casefold()
        found = tuple(d for d in documents if not wanted or self._names(d, wanted))
        if wanted and not found:
            raise InputError(f"--source {self.source}: no source has that id, path, title or outlet")
        return found

    def _names(self, document: Document, wanted: str) -> bool:
        source = document.source
        return source.id.startswith(wanted) or any(
            wanted in text.casefold() for text in (source.path, source.title, source.outlet)
        )

    def claims(self, claims: Iterable[Claim], documents: Iterable[Document]) -> tuple[Claim, ...]:
        """The claims of the chosen kind and source that hold the searched words."""
        texts = {d.source.id: d.text for d in self.documents(documents)}
        return tuple(
            c
            for c in claims
            if c.source in texts
            and (not self.kind or c.kind == self.kind)
            and self._found(c.quote, c.sentence.of(texts[c.source]))
        )

    def questions(self, dossier: Dossier) -> tuple[Question, ...]:
        """The questions in the chosen state that hold a chosen claim or the searched words in their title."""
        verdicts = verdict_of(dossier.verdicts)
        sources = {d.source.id for d in self.documents(dossier.documents)}
        claims = {c.id: c for c in dossier.claims}
        found = {c.id for c in self.claims(dossier.claims, dossier.documents)}
        return tuple(
            q
            for q in dossier.questions
            if q.id.startswith(self.question)
            and (not self.kind or q.kind == self.kind)
            and (not self.since or any(e.time >= self.since for e in dossier.history.get(q.id, ())))
            and (not self.state or state_of(q, verdicts.get(q.id)) == self.state)
            and any(c in claims and claims[c].source in sources for c in q.claims)
            and (self._found(q.title) or any(c in found for c in q.claims))
        )

    def _found(self, *texts: str) -> bool:
        wanted = " ".join(self.search.split()).casefold()
        return any(wanted in " ".join(text.split()).casefold() for text in texts)

    def of(self, dossier: Dossier) -> Dossier:
        """The part of a dossier that is asked for; coverage always speaks of the whole project."""
        if self == Selection():
            return dossier
        questions = self.questions(dossier)
        kept = {c for q in questions for c in q.claims}
        if not self.state and not self.question and not self.since:
            kept.update(c.id for c in self.claims(dossier.claims, dossier.documents))
        claims = tuple(c for c in dossier.claims if c.id in kept)
        asked, sources = {q.id for q in questions}, {c.source for c in claims}
        return replace(
            dossier,
            documents=tuple(d for d in dossier.documents if d.source.id in sources),
            claims=claims,
            questions=questions,
            verdicts=tuple(v for v in dossier.verdicts if v.question in asked),
            history={q: told for q, told in dossier.history.items() if q in asked},
            ratings={q: rated for q, rated in dossier.ratings.items() if q in asked},
            anomalies=tuple(a for a in dossier.anomalies if any(c in kept for c in a.claims)),
        )
