"""What the screens know of a project, as the desk last told it; read again after every decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.model import Anomaly, Claim, Document, Dossier, Event, Question, Verdict, VerdictState
from workbench.tui.rows import Row, key_of, rows_of, with_verdicts

if TYPE_CHECKING:
    from workbench.desk import Desk


@dataclass(frozen=True, slots=True)
class Board:
    """One reading of the desk, with the look-ups a screen needs."""

    rows: tuple[Row, ...]
    questions: Mapping[str, Question]
    claims: Mapping[str, Claim]
    documents: Mapping[str, Document]
    duplicate_of: Mapping[str, str]
    anomalies: Mapping[str, tuple[Anomaly, ...]]
    """By claim id."""
    verdicts: Mapping[str, Verdict]
    """By row key."""
    question_of: Mapping[str, str]
    """Claim id to question id."""

    events: tuple[Event, ...]
    """The whole log, oldest first."""

    def with_verdicts(self, verdicts: tuple[Verdict, ...], events: tuple[Event, ...]) -> Board:
        """The same reading with what is recorded now."""
        rows = tuple(with_verdicts(self.rows, verdicts))
        return replace(self, rows=rows, verdicts=_by_key(verdicts, self.questions), events=events)

    def row(self, key: str) -> Row | None:
        """The row with this key."""
        return next((row for row in self.rows if row.key == key), None)


def read_board(desk: Desk) -> Board:
    """Read everything the review screen shows; call it from a worker, a large project takes a while."""
    return board_of(desk.dossier(), desk.history())


def board_of(dossier: Dossier, events: tuple[Event, ...]) -> Board:
    """Arrange a dossier and the log for the screens."""
    anomalies: dict[str, tuple[Anomaly, ...]] = {}
    for anomaly in dossier.anomalies:
        for claim in anomaly.claims:
            anomalies[claim] = (*anomalies.get(claim, ()), anomaly)
    questions = {question.id: question for question in dossier.questions}
    return Board(
        rows=tuple(rows_of(dossier)),
        questions=questions,
        claims={claim.id: claim for claim in dossier.claims},
        documents={document.source.id: document for document in dossier.documents},
        duplicate_of=dossier.duplicate_of,
        anomalies=anomalies,
        verdicts=_by_key(dossier.verdicts, questions),
        question_of={claim: question.id for question in dossier.questions for claim in question.claims},
        events=events,
    )


def _by_key(verdicts: tuple[Verdict, ...], questions: Mapping[str, Question]) -> dict[str, Verdict]:
    in_force = (verdict for verdict in verdicts if verdict.state is not VerdictState.SUPERSEDED)
    return {key_of(verdict, questions): verdict for verdict in in_force}
