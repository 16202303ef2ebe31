"""The application object; each module of this package holds one group of commands."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Any

import typer
import typer.main
from typer.core import TyperGroup

from workbench import __version__
from workbench.cli.options import Project
from workbench.cli.printing import out

_MODULES = {
    "house": ("demo", "review", "doctor"),
    "serving": ("serve",),
    "keys": ("keys",),
    "sources": ("add", "sources"),
    "listing": ("claims", "questions", "conflicts", "history"),
    "explaining": ("why",),
    "deciding": ("decide", "undo", "redo"),
    "checking": ("check",),
    "ruling": ("rules",),
    "exporting": ("export", "rate"),
    "extracting": ("extract",),
}
COMMANDS = {name: module for module, names in _MODULES.items() for name in names}
"""The module of each command by its name, which is that of its function too, in the order of the help."""


class Commands(TyperGroup):
    """Makes the command that is asked for and no other: the review screen does not wait for reports."""

    def list_commands(self, _: Any) -> list[str]:
        """Every name, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, _: Any, name: str) -> Any:
        """The command of this name; where there is none, all are made, for one of them may be meant."""
        for wanted in (name,) if name in COMMANDS else COMMANDS:
            if wanted not in self.commands:
                self.commands[wanted] = _made(wanted)
        return self.commands.get(name)


def _made(name: str) -> Any:
    alone = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
    alone.command(name)(getattr(import_module(f"workbench.cli.{COMMANDS[name]}"), name))
    return typer.main.get_command(alone)


app = typer.Typer(
    name="workbench",
    cls=Commands,
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
