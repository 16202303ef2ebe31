"""The queue as plain data: one row for each question, and one for each verdict that lost its question."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from workbench.model import Claim, Document, Dossier, Question, Severity, Verdict, VerdictState


class State(StrEnum):
    """Where a question stands, as a word the reviewer reads; the value is also what the filter finds."""

    CONFLICT = "conflict"
    QUESTION = "question"
    STALE = "stale"
    ORPHANED = "orphaned"
    AGREE = "agree"
    SINGLE = "single"
    DECIDED = "decided"

    @property
    def symbol(self) -> str:
        """The mark that stands before the word, so that colour carries nothing alone."""
        return _SYMBOLS[self]

    @property
    def label(self) -> str:
        """Symbol and word."""
        return f"{_SYMBOLS[self]} {self.value}"


_SYMBOLS: Mapping[State, str] = {
    State.CONFLICT: "≠",
    State.QUESTION: "?",
    State.STALE: "~",
    State.ORPHANED: "×",
    State.AGREE: "=",
    State.SINGLE: "·",
    State.DECIDED: "✓",
}

MEANINGS: Mapping[State, str] = {
    State.CONFLICT: "sources give answers that cannot all be right",
    State.QUESTION: "they may contradict each other; a person has to look",
    State.STALE: "decided, but what was judged has changed since",
    State.ORPHANED: "decided, but what was judged is in no question any more",
    State.AGREE: "sources of more than one origin agree",
    State.SINGLE: "one origin only; its copies confirm nothing",
    State.DECIDED: "a verdict stands",
}

# Rows that wait for a person, in the order of the queue; agreement can be confirmed but presses nobody.
PRESSING = frozenset({State.CONFLICT, State.QUESTION, State.STALE, State.ORPHANED})
_RANK: Mapping[State, int] = {
    State.CONFLICT: 0,
    State.QUESTION: 1,
    State.ORPHANED: 2,
    State.AGREE: 3,
    State.SINGLE: 4,
}


class Show(StrEnum):
    """Which rows the state filter lets through, in the order the key goes round."""

    ALL = "all"
    OPEN = "open"
    CONFLICTS = "conflicts"
    AGREEMENTS = "agreements"
    DECIDED = "decided"
    STALE = "stale"

    def admits(self, row: Row) -> bool:
        """True when rows in that state are shown."""
        return row.state in _ADMITTED[self]

    @property
    def next(self) -> Show:
        """The filter after this one, round to the first."""
        every = list(Show)
        return every[(every.index(self) + 1) % len(every)]


_ADMITTED: Mapping[Show, frozenset[State]] = {
    Show.ALL: frozenset(State),
    Show.OPEN: PRESSING,
    Show.CONFLICTS: frozenset({State.CONFLICT, State.QUESTION}),
    Show.AGREEMENTS: frozenset({State.AGREE, State.SINGLE}),
    Show.DECIDED: frozenset({State.DECIDED}),
    Show.STALE: frozenset({State.STALE, State.ORPHANED}),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the queue."""

    key: str
    """The question's id; for a verdict that lost its question, `verdict` and its event number."""
    natural: State
    """What the sources alone make of it, before any verdict."""
    state: State
    kind: str
    title: str
    positions: int
    sources: int
    origins: int
    words: str
    """Everything the live filter searches except the state, case-folded."""

    def matches(self, terms: Sequence[str]) -> bool:
        """True when every term occurs somewhere in the row."""
        return all(term in self.words or term in self.state for term in terms)


def rows_of(dossier: Dossier) -> list[Row]:
    """All rows: conflicts first, then questions for a person, lost verdicts, agreement, single statements."""
    claims = {claim.id: claim for claim in dossier.claims}
    documents = {document.source.id: document for document in dossier.documents}
    rows = [_row(question, claims, documents) for question in dossier.questions]
    rows.sort(key=_rank)
    return with_verdicts(rows, dossier.verdicts)


def with_verdicts(rows: Iterable[Row], verdicts: Iterable[Verdict]) -> list[Row]:
    """The same rows with their states as the verdicts in force make them."""
    asked = [row for row in rows if row.natural is not State.ORPHANED]
    keys = {row.key for row in asked}
    placed = {key_of(verdict, keys): verdict for verdict in verdicts if verdict.state is not VerdictState.SUPERSEDED}
    settled = []
    for row in asked:
        state = _state(row.natural, placed.pop(row.key, None))
        settled.append(row if row.state is state else replace(row, state=state))
    if placed:
        settled = sorted(settled + [_lost_row(key, verdict) for key, verdict in placed.items()], key=_rank)
    return settled


def key_of(verdict: Verdict, questions: Container[str]) -> str:
    """The row a verdict belongs to: its question's, or one of its own where no question holds what it judged."""
    if verdict.state is not VerdictState.ORPHANED and verdict.question in questions:
        return verdict.question
    return f"verdict {verdict.event}"


def _rank(row: Row) -> int:
    return _RANK[row.natural]


def _state(natural: State, verdict: Verdict | None) -> State:
    if verdict is None:
        return natural
    return State.STALE if verdict.state is VerdictState.STALE else State.DECIDED


def _row(question: Question, claims: Mapping[str, Claim], documents: Mapping[str, Document]) -> Row:
    members = [claims[claim] for claim in question.claims if claim in claims]
    sources = {claim.source for claim in members}
    origins = {origin for position in question.positions for origin in position.origins}
    natural = _natural(question, len(origins))
    words = [question.title, question.kind, *(position.value for position in question.positions)]
    for claim in members:
        words += (claim.quote, claim.value.canonical, claim.attribution)
    for source in sorted(sources & documents.keys()):
        about = documents[source].source
        words += (about.outlet, about.title, about.path)
    return Row(
        key=question.id,
        natural=natural,
        state=natural,
        kind=question.kind,
        title=question.title,
        positions=len(question.positions),
        sources=len(sources),
        origins=len(origins),
        words="\n".join(words).casefold(),
    )


def _natural(question: Question, origins: int) -> State:
    if any(conflict.severity is Severity.CONFLICT for conflict in question.conflicts):
        return State.CONFLICT
    if question.conflicts:
        return State.QUESTION
    # Copies of one origin that agree confirm nothing.
    return State.AGREE if origins > 1 else State.SINGLE


def _lost_row(key: str, verdict: Verdict) -> Row:
    judged = verdict.judged
    words = [verdict.title, verdict.position]
    for claim in judged:
        words += (claim.kind, claim.quote, claim.canonical, claim.path)
    return Row(
        key=key,
        natural=State.ORPHANED,
        state=State.ORPHANED,
        kind=judged[0].kind if judged else "",
        title=verdict.title,
        positions=0,
        sources=len({claim.source for claim in judged}),
        origins=0,
        words="\n".join(words).casefold(),
    )


def next_open(rows: Sequence[Row], cursor: int, step: int = 1) -> int | None:
    """Index of the row to judge after `cursor`, going round; pressing rows first, unless on agreement already."""
    if not rows:
        return None
    around = [(cursor + step * distance) % len(rows) for distance in range(1, len(rows) + 1)]
    pressing = [index for index in around if rows[index].state in PRESSING]
    waiting = [index for index in around if rows[index].state is not State.DECIDED]
    if rows[cursor].natural in PRESSING and pressing:
        return pressing[0]
    return waiting[0] if waiting else None
