"""Listings of what was found: claims, questions, conflicts, and the log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sized

import typer

from workbench.cli.options import As, Format, InState, Kind, Project, Search, Source, open_desk, selection
from workbench.cli.printing import count, flow, listing, out, tell
from workbench.model import Claim, Document, Dossier, Event, Question, Verdict, VerdictState
from workbench.report.selection import SEVERITY, severity_of, state_of, verdict_of
from workbench.report.visible import excerpt, one_line

_SENTENCE = 160
"""Characters of a sentence shown beside its value."""


def claims(
    context: typer.Context,
    project: Project = None,
    kind: Kind = "",
    source: Source = "",
    search: Search = "",
    form: As = Format.TEXT,
) -> None:
    """List the claims with their exact words.

    Kind, value, words, outlet, and where they stand.

    \b
    Example:
      workbench claims --kind date --search treaty
    """
    from workbench.report import csv
    from workbench.report import json as records

    wanted = selection(kind, source, search=search)
    with open_desk(context, project) as desk:
        dossier = desk.dossier()
    found = wanted.claims(dossier.claims, dossier.documents)
    documents = {d.source.id: d for d in dossier.documents}
    if form is Format.CSV:
        out(csv.claim_table(dossier, found))
        return
    rows = ((c.id, c.kind, c.value.canonical, c.quote, *_place(c, documents[c.source])) for c in found)
    columns = ("id", "kind", "value", "words", "outlet", "place")
    listing(
        form,
        columns,
        rows,
        lambda: [records.claim(c, documents[c.source].text) for c in found],
        spare=("id", "place"),
    )
    _nothing(found, dossier.claims, "claim")


def questions(
    context: typer.Context,
    project: Project = None,
    kind: Kind = "",
    source: Source = "",
    state: InState = None,
    search: Search = "",
    form: As = Format.TEXT,
) -> None:
    """List the questions that two or more claims answer.

    What matters first comes first; numbers in brackets count independent origins.

    \b
    Example:
      workbench questions --state open
    """
    from workbench.report import csv
    from workbench.report import json as records

    wanted = selection(kind, source, state, search)
    with open_desk(context, project) as desk:
        dossier = desk.dossier()
    chosen, verdicts = wanted.questions(dossier), verdict_of(dossier.verdicts)
    if form is Format.CSV:
        out(csv.question_table(dossier, chosen))
        return
    rows = ((q.id, state_of(q, verdicts.get(q.id)), q.kind, q.title, csv.positions(q)) for q in chosen)
    columns = ("id", "state", "kind", "title", "positions (origins)")
    listing(form, columns, rows, lambda: [records.question(q, verdicts.get(q.id)) for q in chosen], spare=("kind",))
    _nothing(chosen, dossier.questions, "question")


def conflicts(
    context: typer.Context,
    project: Project = None,
    kind: Kind = "",
    source: Source = "",
    state: InState = None,
    search: Search = "",
    form: As = Format.TEXT,
) -> None:
    """Show the questions whose answers cannot all be right.

    Each position with its sources' words, and why they are answers to one question.

    \b
    Example:
      workbench conflicts --source "Daily Echo"
    """
    from workbench.report import json as records

    wanted = selection(kind, source, state, search)
    with open_desk(context, project) as desk:
        dossier = desk.dossier()
    chosen = [q for q in wanted.questions(dossier) if q.conflicts]
    if form is Format.TEXT:
        out(conflict_text(dossier, chosen))
        _nothing(chosen, [q for q in dossier.questions if q.conflicts], "conflict")
        return
    verdicts = verdict_of(dossier.verdicts)
    sides = tuple(f"{part} {side}" for side in "ab" for part in ("value", "words", "outlet"))
    columns = ("question", "title", "rule", "severity", *sides)
    listing(form, columns, _pairs(dossier, chosen), lambda: [records.question(q, verdicts.get(q.id)) for q in chosen])


def conflict_text(dossier: Dossier, chosen: list[Question]) -> str:
    """Conflicts for reading: the question, who says what, and why these are answers to it."""
    verdicts, claims = verdict_of(dossier.verdicts), {c.id: c for c in dossier.claims}
    documents = {d.source.id: d for d in dossier.documents}
    blocks = (_conflict(question, verdicts.get(question.id), claims, documents) for question in chosen)
    return "\n".join("".join(block) for block in blocks)


def _conflict(
    question: Question, verdict: Verdict | None, claims: Mapping[str, Claim], documents: Mapping[str, Document]
) -> Iterator[str]:
    severity = severity_of(question)
    yield flow(one_line(question.title))
    yield flow(f"{question.id} · {question.kind} · {SEVERITY[severity] if severity else ''} · {standing(verdict)}", 2)
    for position in question.positions:
        yield flow(f"{one_line(position.value)}  ({count(len(position.origins), 'origin')})", 2, 4)
        for claim in (claims[c] for c in position.claims if c in claims):
            yield flow(said(claim, documents[claim.source]), 4, 6)
    if question.why:
        yield flow(f"why: {one_line('; '.join(question.why))}", 2, 4)


def standing(verdict: Verdict | None) -> str:
    """Open, or what was decided."""
    if verdict is None:
        return "open"
    told = " ".join(part for part in (verdict.position, verdict.disposition.replace("-", " ")) if part)
    return one_line(f"{'decided, then changed' if verdict.state is VerdictState.STALE else 'decided'}: {told}")


def said(claim: Claim, document: Document) -> str:
    """Outlet, day, and the sentence."""
    start = claim.span.start - claim.sentence.start
    words = excerpt(claim.sentence.of(document.text), start, start + len(claim.span), _SENTENCE)
    day = document.source.day
    speaker = f", quoting {claim.attribution}" if claim.attribution else ""
    return f"{one_line(f'{document.source.label}, {day}{speaker}')}: “{words}”"


def _pairs(dossier: Dossier, chosen: list[Question]) -> Iterator[tuple[object, ...]]:
    claims, documents = {c.id: c for c in dossier.claims}, {d.source.id: d for d in dossier.documents}
    for question in chosen:
        for conflict in question.conflicts:
            sides = (claims[c] for c in conflict.claims)
            told = (part for c in sides for part in (c.value.canonical, c.quote, documents[c.source].source.label))
            yield (question.id, question.title, conflict.rule, conflict.severity, *told)


def _place(claim: Claim, document: Document) -> tuple[str, str]:
    return document.source.label, f"{document.source.path}:{claim.span.start}"


def _nothing(found: Sized, known: Sized, noun: str) -> None:
    """Say why there is nothing to see: a silent command leaves one guessing."""
    if not found:
        tell(f"none of {count(len(known), noun)} matches" if known else f"no {noun} in this project")


def history(context: typer.Context, project: Project = None, form: As = Format.TEXT) -> None:
    """Show the log of decisions, notes and corrections.

    Oldest first, undo and redo included.

    \b
    Example:
      workbench history
    """
    with open_desk(context, project) as desk:
        events = desk.history()
    rows = ((e.number, e.time, e.reviewer, e.type, _gist(e)) for e in events)
    listing(
        form,
        ("number", "time", "reviewer", "type", "what"),
        rows,
        lambda: [
            {"number": e.number, "time": e.time, "reviewer": e.reviewer, "type": e.type, "payload": dict(e.payload)}
            for e in events
        ],
    )
    if not events:
        tell("nothing recorded in this project yet")


def _gist(event: Event) -> str:
    """The payload's own words in one line, what was decided first, without the copies of what was judged."""
    said = event.payload
    first = [str(said[key]) for key in ("disposition", "position", "reason", "rationale", "text") if said.get(key)]
    parts = [" · ".join(first)] if first else []
    parts += [str(said["title"])] if said.get("title") else []
    named = ("disposition", "position", "reason", "rationale", "text", "title")
    rest = [f"{k} {v}" for k, v in sorted(said.items()) if k not in named and isinstance(v, str | int) and v]
    return "; ".join(parts + rest)
