"""Decisions from the command line: a verdict, and taking one back."""

from __future__ import annotations

from typing import Annotated

import typer

from workbench.cli.options import Project, Reviewer, open_desk
from workbench.cli.printing import out, tell
from workbench.model import Disposition, Event, InputError, Review
from workbench.report.visible import one_line


def decide(
    context: typer.Context,
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="Its id, or the start of it.")],
    disposition: Annotated[
        Disposition | None,
        typer.Option(help="What you decide; with --position, `right` goes without saying.", show_default=False),
    ] = None,
    position: Annotated[str, typer.Option(metavar="VALUE", help="The value that is right.")] = "",
    reason: Annotated[
        str,
        typer.Option(metavar="WORD", help="For compatible: precision, scope, period, revision or definition."),
    ] = "",
    because: Annotated[str, typer.Option(metavar="TEXT", help="Why, in a sentence.")] = "",
    evidence: Annotated[
        list[str] | None,
        typer.Option(metavar="TEXT", help="Words, https://…, or file:PATH, whose hash is kept; repeatable."),
    ] = None,
    project: Project = None,
    reviewer: Reviewer = "",
) -> None:
    """Record a verdict on a question.

    It is saved when the command returns, and stays through every later run; `workbench undo` takes it back.

    \b
    Example:
      workbench decide q1f3a --position 1996 --because "The act names the day." --evidence "act, page 3"
    """
    if disposition is None and not position:
        raise InputError("decide: say what you decide with --disposition, or which value is right with --position")
    from workbench.desk import evidence_given

    pieces = [evidence_given(piece) for piece in evidence or ()]
    with open_desk(context, project, reviewer) as desk:
        verdict = desk.decide(
            desk.question(question).id,
            disposition or Disposition.RIGHT,
            position=position,
            reason=reason,
            rationale=because,
            evidence=pieces,
        )
    out(f"{verdict.event}\t{verdict.question}\t{verdict.disposition}\t{one_line(verdict.position)}\n")
    if verdict.second is not None:
        same = "the same answer" if verdict.review is Review.AGREED else "another answer, so the question is open again"
        tell(f"recorded as the second opinion: {same}")
    elif not verdict.evidence:
        tell("recorded without evidence: the question is decided but not closed")


def undo(context: typer.Context, project: Project = None, reviewer: Reviewer = "") -> None:
    """Take back the latest decision.

    Any number of times, also after a restart.

    \b
    Example:
      workbench undo
    """
    with open_desk(context, project, reviewer) as desk:
        _report("undone", desk.undo(), "nothing to undo")


def redo(context: typer.Context, project: Project = None, reviewer: Reviewer = "") -> None:
    """Bring back what `undo` took last.

    \b
    Example:
      workbench redo
    """
    with open_desk(context, project, reviewer) as desk:
        _report("redone", desk.redo(), "nothing to redo")


def _report(verb: str, event: Event | None, nothing: str) -> None:
    if event is None:
        tell(nothing)
        return
    about = str(event.payload.get("title") or event.payload.get("source") or "")
    out(f"{verb}\t{event.number}\t{event.type}\t{one_line(about)}\n")
