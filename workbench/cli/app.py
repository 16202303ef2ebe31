"""The application object with all its commands; each module of this package holds one group of them."""

from __future__ import annotations

from typing import Annotated

import typer

from workbench import __version__
from workbench.cli import (
    checking,
    deciding,
    explaining,
    exporting,
    extracting,
    house,
    keys,
    listing,
    ruling,
    serving,
    sources,
)
from workbench.cli.options import Project
from workbench.cli.printing import out

app = typer.Typer(
    name="workbench",
    help="A local desk for fact-checkers: what the sources say, side by side, before the story goes out.",
    epilog="Start with `workbench demo`, or with `workbench add FOLDER` and `workbench review`.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        out(f"workbench {__version__}\n")
        raise typer.Exit


@app.callback()
def _options(
    context: typer.Context,
    project: Project = None,
    version: Annotated[  # noqa: ARG001 its callback does the work
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    context.obj = project
    if context.invoked_subcommand is None:
        out(context.get_help() + "\n")


for module in (house, serving, keys, sources, listing, explaining, deciding, checking, ruling, exporting, extracting):
    for name, command in module.COMMANDS.items():
        app.command(name)(command)
