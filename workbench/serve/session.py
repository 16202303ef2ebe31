"""The process behind one browser tab: the review screen, drawn through the pipe of whoever started it."""

from __future__ import annotations

import shlex
import sys


def command(project: str, reviewer: str) -> str:
    """The shell command that starts a session."""
    lines = "import sys; from workbench.serve.session import main; main(*sys.argv[1:])"
    return shlex.join([sys.executable, "-c", lines, project, reviewer])


def main(project: str, reviewer: str) -> None:
    """Show the project until the browser goes."""
    from workbench.tui import run

    run(project, reviewer)
