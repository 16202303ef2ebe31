"""Reports to files or to stdout."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from workbench.cli.options import InState, Kind, Project, Search, Source, open_desk, selection
from workbench.cli.printing import out, tell
from workbench.model import Dossier, InputError
from workbench.report.csv import Table


class ReportFormat(StrEnum):
    """What a report is written as."""

    JSON = "json"
    CSV = "csv"
    MD = "md"


def export(
    context: typer.Context,
    form: Annotated[ReportFormat, typer.Option("--format", help="What to write.")] = ReportFormat.MD,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Where to; - is stdout. A file is replaced whole.")
    ] = "-",
    table: Annotated[
        Table | None, typer.Option(help="For csv, what a row stands for.", show_default="questions")
    ] = None,
    question: Annotated[str, typer.Option(metavar="ID", help="Only this question.")] = "",
    kind: Kind = "",
    source: Source = "",
    state: InState = None,
    search: Search = "",
    project: Project = None,
) -> None:
    """Write the report.

    Markdown for an editor, CSV for a spreadsheet, JSON for a program. What was not checked, and why, comes first.
    The same project gives the same bytes. The JSON follows docs/export.schema.json.

    \b
    Example:
      workbench export --format md -o report.md
    """
    from dataclasses import replace

    from workbench.report.write import write

    if table and form is not ReportFormat.CSV:
        raise InputError(f"--table {table}: only --format csv writes tables")
    wanted = selection(kind, source, state, search)
    with open_desk(context, project) as desk:
        if question:
            wanted = replace(wanted, question=desk.question(question).id)
        text = _render(wanted.of(desk.dossier()), form, table or Table.QUESTIONS)
    if output == "-":
        out(text)
    else:
        write(output, text)
        tell(f"{output}: written, {len(text.encode()):,} bytes")


def _render(dossier: Dossier, form: ReportFormat, table: Table) -> str:
    from workbench.report import csv, json, markdown

    if form is ReportFormat.CSV:
        return csv.render(dossier, table)
    return json.render(dossier) if form is ReportFormat.JSON else markdown.render(dossier)


COMMANDS = {"export": export}
