"""The rows of the queue as a plain loop over a dossier computes them: what the pages read by SQL must say too."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace

from workbench.model import Dossier, Question, Row, State, Verdict, VerdictState, judged_state, natural


def rows_of(dossier: Dossier) -> list[Row]:
    """A row for each question, in the order of the dossier, and one for each verdict that lost its question."""
    claims = {claim.id: claim for claim in dossier.claims}
    rows = [
        _row(question, {claims[c].source for c in question.claims if c in claims}) for question in dossier.questions
    ]
    return _with_verdicts(rows, dossier.verdicts)


def _with_verdicts(rows: Iterable[Row], verdicts: Iterable[Verdict]) -> list[Row]:
    """The same rows with their states as the verdicts in force make them."""
    asked = [row for row in rows if row.natural is not State.ORPHANED]
    keys = {row.key for row in asked}
    placed = {_key_of(verdict, keys): verdict for verdict in verdicts if verdict.state is not VerdictState.SUPERSEDED}
    settled = [replace(row, state=judged_state(row.natural, placed.get(row.key))) for row in asked]
    return settled + [_lost_row(key, verdict) for key, verdict in placed.items() if key not in keys]


def _key_of(verdict: Verdict, questions: Container[str]) -> str:
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
