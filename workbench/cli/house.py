"""The screen, the demonstration, and the doctor."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from workbench.cli.options import Project, Reviewer, existing, open_desk, project_path
from workbench.cli.printing import Progress, interactive, out, tell
from workbench.model import InputError
from workbench.report.visible import one_line


def demo(
    project: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Keep the project here instead of a scratch folder.", show_default=False),
    ] = None,
    reviewer: Reviewer = "",
) -> None:
    """Show Workbench at work on articles of its own.

    Opens the review screen on a scratch project; where there is no terminal, it prints the conflicts.

    \b
    Example:
      workbench demo
    """
    folder = _corpus()
    scratch = tempfile.mkdtemp(prefix="workbench-demo-") if project is None else None
    path = Path(project or Path(scratch or "") / "demo.db")
    try:
        _fill(path, folder)
        if interactive():
            from workbench.tui import run

            run(path, reviewer)
        else:
            out(_conflicts(path))
    finally:
        if scratch and not interactive():
            shutil.rmtree(scratch, ignore_errors=True)
    if interactive():
        tell(f"the project stays at {path}; try `workbench export --project {path}`")


def _corpus() -> Path:
    """The folder of example articles: package data when installed, beside the package in a checkout."""
    import workbench

    package = Path(workbench.__file__).parent
    for folder in (package / "corpus", package.parent / "corpus"):
        if (folder / "manifest.csv").is_file():
            return folder
    raise InputError(f"{package / 'corpus'}: the example articles are not installed; run the demo from a checkout")


def _fill(path: Path, folder: Path) -> None:
    from workbench.desk import Desk

    progress = Progress("reading")
    tell("reading the example articles")
    with Desk.open(path) as desk:
        desk.add([str(folder / "articles")], manifest=str(folder / "manifest.csv"), progress=progress)
        progress.done()


def _conflicts(path: Path) -> str:
    from workbench.cli.listing import conflict_text
    from workbench.desk import Desk

    with Desk.open(path) as desk:
        dossier = desk.dossier()
    chosen = [question for question in dossier.questions if question.conflicts]
    tell(f"{len(dossier.documents)} articles, {len(dossier.claims)} claims, {len(chosen)} conflicts")
    return conflict_text(dossier, chosen)


def review(context: typer.Context, project: Project = None, reviewer: Reviewer = "") -> None:
    """Open the review screen.

    Press ? there for the keys; every decision is saved at once.

    \b
    Example:
      workbench review --reviewer ines
    """
    if not interactive():
        raise InputError("review: needs a terminal; `workbench conflicts` and `workbench decide` work without one")
    from workbench.tui import run, starting

    with starting():
        run(existing(context, project), reviewer)


def doctor(context: typer.Context, project: Project = None) -> int:
    """Look whether project file, parser and terminal are well.

    Exit code 1 when something is not.

    \b
    Example:
      workbench doctor
    """
    path = project_path(context, project)
    checks = [("python", sys.version_info >= (3, 11), sys.version.split()[0])]
    if path.exists():
        with open_desk(context, project) as desk:
            checks += [("project", True, str(path)), *desk.doctor()]
    else:
        checks.append(("project", True, f"{path}: none yet; `workbench add` begins one"))
    checks += _terminal()
    for name, well, message in checks:
        out(f"{'ok  ' if well else 'BAD '} {name:<12} {one_line(message)}\n")
    return int(not all(well for _, well, _ in checks))


def _terminal() -> list[tuple[str, bool, str]]:
    """What the review screen needs; a pipe is no fault, it only has no screen."""
    if not interactive():
        return [("terminal", True, "none; the review screen needs one, every other command does not")]
    size, kind = shutil.get_terminal_size(), os.environ.get("TERM", "")
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    return [
        ("terminal", kind not in ("", "dumb"), f"TERM={kind or 'not set'}"),
        ("size", size.columns >= 80 and size.lines >= 24, f"{size.columns}×{size.lines}; 80×24 is the least"),
        ("encoding", encoding == "utf8", sys.stdout.encoding),
    ]
