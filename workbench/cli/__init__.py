"""The command line: stdout is data, stderr is talk, and the exit code says what happened.

0 clean, 1 findings (or something the doctor found), 2 usage or unreadable input, 130 interrupted.
"""

from __future__ import annotations

from workbench.cli.run import main

__all__ = ["main"]
