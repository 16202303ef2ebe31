"""Options that several commands share, and opening the project they name."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from workbench.model import InputError, ProjectError
from workbench.report.selection import Selection, State

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.desk import Desk


class Format(StrEnum):
    """How a listing is written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


Project = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="The project file. Without it: $WORKBENCH_PROJECT, else workbench.db in this folder.",
        show_default=False,
    ),
]
Reviewer = Annotated[
    str,
    typer.Option(metavar="NAME", envvar="WORKBENCH_REVIEWER", help="Who decides; kept with every decision."),
]
As = Annotated[Format, typer.Option("--format", help="A table, JSON, or CSV for a spreadsheet.")]
Kind = Annotated[str, typer.Option(metavar="KIND", help="Only this kind: date, quantity, quote, ...")]
Source = Annotated[str, typer.Option(metavar="WORDS", help="Only this source: part of its path, title, outlet or id.")]
InState = Annotated[State | None, typer.Option("--state", help="Only questions in this state.", show_default=False)]
Search = Annotated[str, typer.Option(metavar="WORDS", help="Only what holds these words, in any case.")]


def selection(kind: str = "", source: str = "", state: State | None = None, search: str = "") -> Selection:
    """The filters of a command, checked; InputError for a kind that does not exist."""
    from workbench.kinds import kinds

    if kind and kind not in kinds():
        raise InputError(f"--kind {kind}: expected one of {', '.join(kinds())}")
    return Selection(kind, source, state or "", search)


def project_path(context: typer.Context, project: str | None) -> Path:
    """The project file that the command line, the environment or the folder names."""
    from workbench.desk import project_path as path_of

    return path_of(project or context.obj)


def existing(context: typer.Context, project: str | None) -> Path:
    """The same, where it is there; ProjectError otherwise."""
    path = project_path(context, project)
    if not path.exists():
        raise ProjectError(f"{path}: no project here yet; begin one with `workbench add FOLDER`")
    return path


def open_desk(context: typer.Context, project: str | None, reviewer: str = "", *, create: bool = False) -> Desk:
    """The desk of a project; ProjectError when there is none and this command should not begin one."""
    from workbench.desk import Desk

    path = project_path(context, project) if create else existing(context, project)
    return Desk.open(path, reviewer, create=create)
