"""The review screen in a browser."""

from __future__ import annotations

import sys
import webbrowser
from typing import Annotated

import typer

from workbench.cli.options import Project, Reviewer, open_desk, project_path
from workbench.cli.printing import out, tell


def serve(
    context: typer.Context,
    project: Project = None,
    reviewer: Reviewer = "",
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to listen; another than this computer's own lets others in.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 0,
    browser: Annotated[bool, typer.Option("--open", help="Open a browser at the address.")] = False,
) -> None:
    """Show the review screen in a browser.

    Prints an address that works once, for one browser; when it was used, the next one. Interrupt to stop.

    \b
    Example:
      workbench serve --reviewer ines --open
    """
    from workbench.serve import serve as run
    from workbench.serve.door import loopback

    open_desk(context, project, reviewer).close()
    if not loopback(host):
        tell(f"{host} can be reached from outside, and nothing is encrypted: whoever sees the address can decide")
    opened = not browser

    def announce(address: str) -> None:
        nonlocal opened
        out(f"{address}\n")
        sys.stdout.flush()
        if not opened:
            opened = True
            webbrowser.open(address)

    run(project_path(context, project), reviewer, host, port, announce)
