"""Every error a person can meet."""

from __future__ import annotations


class WorkbenchError(Exception):
    """Root of every error a person can meet: its text is one line that names file, place and remedy.

    WorkbenchError
    ├── InputError        a file, folder or option that cannot be used
    ├── ProjectError      a project file that cannot be opened or is damaged
    ├── NotFoundError     a question, claim or source that is not in the project
    └── DecisionError     a verdict that cannot be recorded as asked
    """


class InputError(WorkbenchError):
    """A file, folder or option that cannot be used."""


class ProjectError(WorkbenchError):
    """A project file that cannot be opened or is damaged."""


class NotFoundError(WorkbenchError):
    """A question, claim or source that is not in the project."""


class DecisionError(WorkbenchError):
    """A verdict that cannot be recorded as asked."""
