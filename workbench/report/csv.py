"""Tables for a spreadsheet: one row a claim, a question or a verdict, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from workbench.model import Claim, Document, Dossier, Question, Verdict
from workbench.report.selection import severity_of, state_of, verdict_of
from workbench.report.visible import visible
from workbench.report.wording import review_words


class Table(StrEnum):
    """What a row stands for."""

    CLAIMS = "claims"
    QUESTIONS = "questions"
    VERDICTS = "verdicts"


# The signs a spreadsheet takes for the start of a formula, their full-width forms, and what it trims before it looks.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

CLAIM_COLUMNS = (
    "id", "kind", "text", "value", "number", "number_high", "unit", "outlet", "published", "path", "start", "end",
    "zone", "attribution", "sentence", "question",
)  # fmt: skip
QUESTION_COLUMNS = (
    "id", "state", "severity", "kind", "title", "positions", "sources", "origins", "explanations", "why",
    "disposition", "position", "reason", "rationale", "ratings",
)  # fmt: skip
VERDICT_COLUMNS = (
    "event", "question", "title", "state", "disposition", "position", "reason", "rationale", "evidence", "reviewer",
    "time", "judged", "review",
)  # fmt: skip


def render(dossier: Dossier, table: Table = Table.QUESTIONS) -> str:
    """One table with a header line; several values in one cell are joined by ` | `."""
    if table is Table.CLAIMS:
        return claim_table(dossier, dossier.claims)
    if table is Table.QUESTIONS:
        return question_table(dossier, dossier.questions)
    return write(VERDICT_COLUMNS, (_verdict(v) for v in dossier.verdicts))


def write(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Rows as CSV with neutralised cells and `\\n` line ends."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell(value) for value in row] for row in rows)
    return out.getvalue()


def cell(value: object) -> str:
    """One cell: lists joined, nothing invisible, and an apostrophe before what would be a formula."""
    if isinstance(value, tuple | list):
        value = " | ".join(str(part) for part in value)
    text = "" if value is None else str(value)
    return ("'" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else "") + visible(text)


def claim_table(dossier: Dossier, claims: Iterable[Claim]) -> str:
    """Some claims of a dossier."""
    documents = {d.source.id: d for d in dossier.documents}
    question_of = {c: q.id for q in dossier.questions for c in q.claims}
    return write(CLAIM_COLUMNS, (_claim(c, documents[c.source], question_of.get(c.id, "")) for c in claims))


def _claim(claim: Claim, document: Document, question: str) -> Sequence[object]:
    value, source = claim.value, document.source
    numbers = ("" if n is None else f"{n:f}" for n in (value.number, value.number_high))
    return (
        claim.id, claim.kind, claim.quote, value.canonical, *numbers, value.unit, source.outlet, source.published,
        source.path, claim.span.start, claim.span.end, claim.zone, claim.attribution,
        claim.sentence.of(document.text), question,
    )  # fmt: skip


def question_table(dossier: Dossier, questions: Iterable[Question]) -> str:
    """Some questions of a dossier."""
    verdicts, source_of = verdict_of(dossier.verdicts), {c.id: c.source for c in dossier.claims}
    return write(
        QUESTION_COLUMNS,
        (_question(q, verdicts.get(q.id), source_of, dossier.ratings.get(q.id, {})) for q in questions),
    )


def positions(question: Question) -> tuple[str, ...]:
    """Each position with the number of its origins."""
    return tuple(f"{p.value} ({len(p.origins)})" for p in question.positions)


def _question(
    question: Question, verdict: Verdict | None, source_of: Mapping[str, str], ratings: Mapping[str, str]
) -> Sequence[object]:
    return (
        question.id, state_of(question, verdict), severity_of(question), question.kind, question.title,
        positions(question),
        len({source_of[c] for c in question.claims if c in source_of}),
        len({origin for p in question.positions for origin in p.origins}),
        tuple(dict.fromkeys(c.explanation for c in question.conflicts)), question.why,
        *((verdict.disposition, verdict.position, verdict.reason, verdict.rationale) if verdict else ("",) * 4),
        tuple(f"{value}: {rating}" for value, rating in ratings.items()),
    )  # fmt: skip


def _verdict(verdict: Verdict) -> Sequence[object]:
    judged = tuple(f"{j.canonical} “{j.quote}” ({j.path})" for j in verdict.judged)
    return (
        verdict.event, verdict.question, verdict.title, verdict.state, verdict.disposition, verdict.position,
        verdict.reason, verdict.rationale, verdict.evidence, verdict.reviewer, verdict.time, judged,
        review_words(verdict),
    )  # fmt: skip
