"""One question with everything a reviewer reads before deciding."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.desk.state import (
    ASSIGN,
    DEFER,
    FLAG,
    MERGE,
    NOTE,
    SECOND,
    SECOND_ASKED,
    SPLIT,
    VERDICT,
    WRONG,
    State,
)
from workbench.desk.verdicts import Matching
from workbench.model import Anomaly, Event, Question, Row, Sheet, Verdict
from workbench.store import Store

_TOLD = frozenset({VERDICT, SECOND_ASKED, SECOND, MERGE, SPLIT, WRONG, DEFER, FLAG, ASSIGN})
_BLIND = frozenset({VERDICT, SECOND})
"""What a second reviewer must not read."""


def sheet(row: Row, verdict: Verdict | None, blind: bool, matching: Matching, state: State, store: Store) -> Sheet:
    """Gather what is known about a row; `blind` leaves out what was decided."""
    today = matching.today
    question = today.questions.get(row.key)
    claims = today.claims.all(question.claims) if question else {}
    sources = {claim.source for claim in claims.values()}
    originals = today.originals.all(sorted(sources))
    documents = today.documents.all(sorted({*sources, *originals.values()}))
    with store.reading() as reader:
        odd = reader.queue.odd(sorted(sources))
    about = _about(state, question, verdict)
    return Sheet(
        row=row,
        question=question,
        claims=claims,
        documents=documents,
        duplicate_of=originals,
        anomalies=_by_claim(odd),
        verdict=None if blind else verdict,
        blind=blind,
        notes=tuple(e for e in about if e.type == NOTE and e.number in state.standing),
        history=tuple(
            (e, e.number not in state.standing)
            for e in reversed(about)
            if e.type in _TOLD and not (blind and e.type in _BLIND)
        ),
    )


def _about(state: State, question: Question | None, verdict: Verdict | None) -> list[Event]:
    """Every decision that speaks of one of the question's claims, or of the verdict, oldest first."""
    judged = [claim.id for claim in verdict.judged] if verdict and question is None else []
    members = question.claims if question else judged
    numbers = {number for claim in members for number in state.about.get(claim, ())}
    return [state.decisions[number] for number in sorted(numbers)]


def _by_claim(odd: tuple[Anomaly, ...]) -> Mapping[str, tuple[Anomaly, ...]]:
    found: dict[str, tuple[Anomaly, ...]] = {}
    for anomaly in odd:
        for claim in anomaly.claims:
            found[claim] = (*found.get(claim, ()), anomaly)
    return found
