"""What the states of the queue mean, and the rows of a project that is read whole."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace

from workbench.model import Dossier, Question, Row, Show, State, Verdict, VerdictState, judged_state, natural

__all__ = ["MEANINGS", "PRESSING", "Row", "Show", "State", "key_of", "rows_of", "with_verdicts"]

MEANINGS: Mapping[State, str] = {
    State.CONFLICT: "sources give answers that cannot all be right",
    State.QUESTION: "they may contradict each other; a person has to look",
    State.DISPUTED: "a second reviewer gave another answer; open again",
    State.STALE: "decided, but what was judged has changed since",
    State.ORPHANED: "decided, but what was judged is in no question any more",
    State.SECOND: "decided; waits for a second reviewer who has not seen the verdict",
    State.AGREE: "sources of more than one origin agree",
    State.SINGLE: "one origin only; its copies confirm nothing",
    State.DECIDED: "a verdict stands",
}

# Rows that wait for a person; agreement can be confirmed but presses nobody.
PRESSING = frozenset(state for state in State if state.pressing)


def rows_of(dossier: Dossier) -> list[Row]:
    """A row for each question, in the order of the dossier, and one for each verdict that lost its question."""
    claims = {claim.id: claim for claim in dossier.claims}
    rows = [
        _row(question, {claims[c].source for c in question.claims if c in claims}) for question in dossier.questions
    ]
    return with_verdicts(rows, dossier.verdicts)


def with_verdicts(rows: Iterable[Row], verdicts: Iterable[Verdict]) -> list[Row]:
    """The same rows with their states as the verdicts in force make them."""
    asked = [row for row in rows if row.natural is not State.ORPHANED]
    keys = {row.key for row in asked}
    placed = {key_of(verdict, keys): verdict for verdict in verdicts if verdict.state is not VerdictState.SUPERSEDED}
    settled = [replace(row, state=judged_state(row.natural, placed.get(row.key))) for row in asked]
    return settled + [_lost_row(key, verdict) for key, verdict in placed.items() if key not in keys]


def key_of(verdict: Verdict, questions: Container[str]) -> str:
    """The row a verdict belongs to: its question's, or one of its own where no question holds what it judged."""
    if verdict.state is not VerdictState.ORPHANED and verdict.question in questions:
        return verdict.question
    return f"verdict {verdict.event}"


def _row(question: Question, sources: set[str]) -> Row:
    origins = {origin for position in question.positions for origin in position.origins}
    state = natural(question)
    counts = (len(question.positions), len(sources), len(origins))
    return Row(question.id, state, state, question.kind, question.title, *counts)


def _lost_row(key: str, verdict: Verdict) -> Row:
    kind = verdict.judged[0].kind if verdict.judged else ""
    sources = len({claim.source for claim in verdict.judged})
    return Row(key, State.ORPHANED, State.ORPHANED, kind, verdict.title, 0, sources, 0)
