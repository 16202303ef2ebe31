"""Reports to files or to stdout, and the public ratings that go into one of them."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli.options import InState, Kind, Project, Reviewer, Search, Source, open_desk, project_path, selection
from workbench.cli.printing import out, tell
from workbench.model import Dossier, InputError
from workbench.report.csv import Table
from workbench.report.visible import one_line

if TYPE_CHECKING:
    from workbench.desk import Desk
    from workbench.report.scale import Publication
    from workbench.report.selection import Selection


class ReportFormat(StrEnum):
    """What a report is written as."""

    HTML = "html"
    DOCX = "docx"
    MD = "md"
    CSV = "csv"
    JSON = "json"
    CLAIMREVIEW = "claimreview"


Form = Annotated[
    ReportFormat | None,
    typer.Option("--format", help="What to write.", show_default="what FILE ends in, else md"),
]
Output = Annotated[
    str, typer.Option("--output", "-o", metavar="FILE", help="Where to; - is stdout. A file is replaced whole.")
]
Row = Annotated[Table | None, typer.Option(help="For csv, what a row stands for.", show_default="questions")]
Draft = Annotated[
    str, typer.Option(metavar="DRAFT", help="For docx: this draft, with a comment at every checked claim.")
]
OneQuestion = Annotated[str, typer.Option(metavar="ID", help="Only this question; md is then short enough to mail.")]
Since = Annotated[
    str, typer.Option(metavar="DAY", help="Only questions about which something was recorded since (YYYY-MM-DD).")
]
Anonymous = Annotated[bool, typer.Option("--anonymous", help="Leave out who decided.")]
Config = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="Rating scale and publisher for claimreview. Without it: workbench.toml beside the project file.",
        show_default=False,
    ),
]


def export(
    context: typer.Context,
    form: Form = None,
    output: Output = "-",
    table: Row = None,
    draft: Draft = "",
    question: OneQuestion = "",
    kind: Kind = "",
    source: Source = "",
    state: InState = None,
    search: Search = "",
    since: Since = "",
    anonymous: Anonymous = False,
    config: Config = None,
    project: Project = None,
) -> None:
    """Write the report.

    A web page or Markdown for an editor, Word for a writer, CSV for a spreadsheet, JSON for a program, ClaimReview for
    publication. What was not checked, and why, comes first. The same project gives the same bytes. The schemas of
    JSON and ClaimReview are in docs/.

    \b
    Example:
      workbench export -o report.html
      workbench export --draft draft.md -o checked.docx
      workbench export --question q1f3a | mail -s "One question" editor@example.org
    """
    form = form or _form(output)
    _refuse(form, table, draft, config)
    wanted = replace(selection(kind, source, state, search), since=_day(since))
    with open_desk(context, project) as desk:
        if question:
            wanted = replace(wanted, question=desk.question(question).id)
        dossier = _dossier(wanted, desk, anonymous)
        if draft:
            content: str | bytes = _commented(draft, dossier, desk, project_path(context, project).parent, anonymous)
        elif form is ReportFormat.CLAIMREVIEW:
            content = _reviews(dossier, _publication(context, project, config))
        else:
            content = _render(dossier, form, table or Table.QUESTIONS, mail=bool(question))
    _deliver(content, output)


def rate(
    context: typer.Context,
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="Its id, or the start of it.")],
    rating: Annotated[str, typer.Argument(metavar="RATING", help="A name of the rating scale, such as False.")],
    position: Annotated[str, typer.Option(metavar="VALUE", help="The answer that is rated.")],
    config: Config = None,
    project: Project = None,
    reviewer: Reviewer = "",
) -> None:
    """Rate one answer in public, for the ClaimReview export.

    The scale is that of workbench.toml beside the project file, else False, Mostly false, Half true, Mostly true,
    True. `workbench undo` takes a rating back.

    \b
    Example:
      workbench rate q1f3a False --position 1961
    """
    name = _publication(context, project, config).scale.named(rating)
    with open_desk(context, project, reviewer) as desk:
        event = desk.rate(desk.question(question).id, position, name)
    out(f"{event.number}\t{event.payload['question']}\t{one_line(position)}\t{one_line(name)}\n")


_MARKDOWN = ("markdown", "txt")
"""Endings, besides md, of files that Markdown is written to."""


def _form(output: str) -> ReportFormat:
    """The format that a file's name asks for; Markdown where it has no ending."""
    ending = Path(output).suffix.lower().removeprefix(".")
    if ending and ending not in _MARKDOWN and ending not in list(ReportFormat):
        raise InputError(f"{output}: no report ends in .{ending}; say which one with --format")
    return ReportFormat(ending) if ending in list(ReportFormat) else ReportFormat.MD


def _refuse(form: ReportFormat, table: Table | None, draft: str, config: str | None) -> None:
    """InputError for an option that the format would pass over in silence."""
    if table and form is not ReportFormat.CSV:
        raise InputError(f"--table {table}: only --format csv writes tables")
    if draft and form is not ReportFormat.DOCX:
        raise InputError(f"--draft {draft}: only --format docx comments a draft; `workbench check` lists findings")
    if config and form is not ReportFormat.CLAIMREVIEW:
        raise InputError(f"--config {config}: only --format claimreview reads it")


def _dossier(wanted: Selection, desk: Desk, anonymous: bool) -> Dossier:
    from workbench.report.anonymous import nameless

    dossier = wanted.of(desk.dossier())
    return nameless(dossier) if anonymous else dossier


def _commented(draft: str, dossier: Dossier, desk: Desk, folder: Path, anonymous: bool) -> bytes:
    """The draft as `workbench check` sees it: with the levels, the waivers and the baseline of the project."""
    from workbench.gate import coverage
    from workbench.gate.baseline import read_baseline
    from workbench.gate.outcome import outcome
    from workbench.gate.policy import FILE, read_policy
    from workbench.gate.waiver import FILE as WAIVERS
    from workbench.gate.waiver import read_waivers
    from workbench.report.anonymous import nameless_findings
    from workbench.report.docx import render_draft

    policy = read_policy(folder / FILE)
    document, found = desk.check(draft)
    told = outcome(
        document,
        found,
        coverage(found),
        desk.documents(),
        desk.claims(),
        policy=policy,
        waivers=read_waivers(Path(policy.waivers or folder / WAIVERS), needed=bool(policy.waivers)),
        known=read_baseline(Path(policy.baseline)) if policy.baseline else (),
        today=datetime.now(UTC).astimezone().date(),
    )
    findings = nameless_findings(told.findings, desk.verdicts()) if anonymous else told.findings
    return render_draft(told.draft, findings, told.coverage, dossier)


def _deliver(content: str | bytes, output: str) -> None:
    """To the file or to stdout; a terminal would choke on bytes."""
    from workbench.report.write import write

    if output != "-":
        write(output, content)
        tell(f"{output}: written, {len(content.encode() if isinstance(content, str) else content):,} bytes")
    elif isinstance(content, str):
        out(content)
    elif sys.stdout.isatty():
        raise InputError("--format docx: a terminal cannot show it; name a file with -o")
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)


def _render(dossier: Dossier, form: ReportFormat, table: Table, *, mail: bool) -> str | bytes:
    if form is ReportFormat.HTML:
        from workbench.report import html

        return html.render(dossier)
    if form is ReportFormat.DOCX:
        from workbench.report import docx

        return docx.render(dossier)
    from workbench.report import csv, json, markdown

    if form is ReportFormat.CSV:
        return csv.render(dossier, table)
    if form is ReportFormat.JSON:
        return json.render(dossier)
    return markdown.mail(dossier) if mail else markdown.render(dossier)


def _reviews(dossier: Dossier, publication: Publication) -> str:
    from workbench.report import claimreview

    if not dossier.ratings:
        tell("no answer is rated in public yet; `workbench rate QUESTION RATING --position VALUE` does it")
    elif publication.publisher.page is None:
        tell("the checks have no url, which search engines ask for: set page under [publisher] in workbench.toml")
    return claimreview.render(dossier, publication)


def _publication(context: typer.Context, project: str | None, config: str | None) -> Publication:
    """The rating scale and the publisher: of the file that is named, else of the one beside the project, else plain."""
    from workbench.report.scale import Publication, publication

    beside = project_path(context, project).with_name("workbench.toml")
    if config is None and not beside.is_file():
        return Publication()
    return publication(Path(config) if config else beside)


def _day(since: str) -> str:
    """The day as given; InputError when it is none."""
    try:
        return date.fromisoformat(since).isoformat() if since else ""
    except ValueError as error:
        raise InputError(f"--since {since}: expected a day such as 2024-06-21") from error
