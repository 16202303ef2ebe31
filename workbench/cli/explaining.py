"""Why a question is one: what put its claims together, what spoke against, and what was kept out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli.listing import said, standing
from workbench.cli.options import As, Format, Project, open_desk
from workbench.cli.printing import count, flow, out
from workbench.model import Claim, Document, Dossier, InputError, Question
from workbench.report.selection import SEVERITY, verdict_of
from workbench.report.visible import one_line
from workbench.report.wording import by_words, event_words

if TYPE_CHECKING:
    from workbench.report.json import Record

_RULINGS = ("merge", "split", "wrong")
"""What a reviewer may say about which claims belong together."""


def why(
    context: typer.Context,
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="Its id, or the start of it.")],
    project: Project = None,
    form: As = Format.TEXT,
) -> None:
    """Explain a question: why its claims stand side by side, and why they conflict.

    What they share, what speaks against, each position, the rule behind each conflict, and near claims left out.

    \b
    Example:
      workbench why q1f3a
    """
    from workbench.link.why import kept_out
    from workbench.report import json as records

    if form is Format.CSV:
        raise InputError("why: --format csv has no table to show here; use text or json")
    with open_desk(context, project) as desk:
        chosen = desk.question(question)
        dossier = desk.dossier()
        wrong = desk.wrong_claims()
    documents = {d.source.id: d for d in dossier.documents}
    apart = kept_out(chosen, [c for c in dossier.claims if c.id not in wrong], documents)
    if form is Format.JSON:
        out(records.text(_record(chosen, dossier, apart)) + "\n")
        return
    out("".join(_told(chosen, dossier, apart, documents)))


def _record(question: Question, dossier: Dossier, apart: tuple[tuple[str, str], ...]) -> Record:
    """The question as the export has it, with the claims left out and what reviewers ruled."""
    from workbench.report import json as records

    verdict = verdict_of(dossier.verdicts).get(question.id)
    return records.question(question, verdict) | {
        "kept_out": [{"claim": claim, "reason": reason} for claim, reason in apart],
        "rulings": [records.event(e) for e in dossier.history.get(question.id, ()) if e.type in _RULINGS],
    }


def _told(
    question: Question, dossier: Dossier, apart: tuple[tuple[str, str], ...], documents: Mapping[str, Document]
) -> Iterator[str]:
    from workbench.link.why import AGAINST

    claims = {claim.id: claim for claim in dossier.claims}
    verdict = verdict_of(dossier.verdicts).get(question.id)
    yield flow(one_line(question.title))
    yield flow(f"{question.id} · {question.kind} · {standing(verdict)}", 2)
    together = [line for line in question.why if not line.startswith(AGAINST)]
    against = [line.removeprefix(AGAINST) for line in question.why if line.startswith(AGAINST)]
    yield from _part("what put the claims together", together)
    yield from _part("what speaks against it", against)
    yield from _positions(question, claims, documents)
    conflicts = (f"{SEVERITY[c.severity]}, {c.rule}: {c.explanation}" for c in question.conflicts)
    yield from _part("why the positions conflict", list(conflicts) or ["they do not: each fits the others"])
    yield from _part("near, but left out", [_left_out(claims[c], documents, reason) for c, reason in apart])
    ruled = [e for e in dossier.history.get(question.id, ()) if e.type in _RULINGS]
    yield from _part("what reviewers ruled", [": ".join(p for p in (by_words(e), event_words(e)) if p) for e in ruled])


def _part(heading: str, lines: list[str]) -> Iterator[str]:
    """A heading with its lines; nothing where there is none."""
    if lines:
        yield flow(f"{heading}:", 2)
        yield from (flow(one_line(line), 4, 6) for line in lines)


def _positions(question: Question, claims: Mapping[str, Claim], documents: Mapping[str, Document]) -> Iterator[str]:
    yield flow("positions:", 2)
    for position in question.positions:
        yield flow(f"{one_line(position.value)}  ({count(len(position.origins), 'origin')})", 4, 6)
        yield from (flow(said(claims[c], documents[claims[c].source]), 6, 8) for c in position.claims if c in claims)


def _left_out(claim: Claim, documents: Mapping[str, Document], reason: str) -> str:
    return f"“{claim.quote}”, {documents[claim.source].source.label}: {reason}"
