"""Running one command line: whatever goes wrong becomes one line on stderr and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import typer

from workbench.cli.app import app
from workbench.cli.printing import BrokenOffError, tell
from workbench.model import WorkbenchError

FINDINGS, USAGE, INTERRUPTED, HANGUP = 1, 2, 130, 141
_TRACEBACK = "WORKBENCH_TRACEBACK"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code; without arguments, those of the process."""
    _readable_streams()
    try:
        code = app(args=arguments, prog_name="workbench", standalone_mode=False)
        if sys.stdout:
            sys.stdout.flush()
    except (WorkbenchError, typer.TyperException) as error:
        return _failed(_message(error))
    except (SystemExit, BrokenPipeError):  # Typer leaves by SystemExit when the reader of a pipe has gone
        _drop_the_rest()
        return HANGUP
    except BrokenOffError as error:
        return _failed(f"interrupted; {error}", INTERRUPTED)
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except Exception as error:  # the last resort: a person is shown one line, never a traceback
        if os.environ.get(_TRACEBACK):
            raise
        return _failed(_unforeseen(error))
    if code == INTERRUPTED:
        return _failed("interrupted; what was shown as saved is saved", INTERRUPTED)
    return code if isinstance(code, int) else 0


def _message(error: WorkbenchError | typer.TyperException) -> str:
    if isinstance(error, typer.TyperException):
        context = getattr(error, "ctx", None)
        command = context.command_path if context else "workbench"
        told = error.format_message().rstrip(".")
        return f"{told}; see `{command} --help`"
    return str(error)


def _unforeseen(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{error.filename or 'the system'}: {error.strerror or error}"
    return f"unforeseen {type(error).__name__}: {error}; please report it, with {_TRACEBACK}=1 for the place"


def _failed(message: str, code: int = USAGE) -> int:
    try:
        if sys.stdout:
            sys.stdout.flush()
    except OSError:
        _drop_the_rest()
    tell(f"workbench: {message}")
    return code


def _drop_the_rest() -> None:
    """Send what is still buffered nowhere: it cannot be delivered, and Python would complain about it at exit."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.close(null)


def _readable_streams() -> None:
    """UTF-8 wherever a program reads; a terminal keeps its encoding and shows what it cannot print as escapes."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            if stream.isatty():
                stream.reconfigure(errors="backslashreplace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
