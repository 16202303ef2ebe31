"""What the first screen does without: loaded while it is looked at, so that no key has to wait for it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from workbench.tui.tabs import TABS

_TURN = 0.0005
"""Seconds that a key waits for this work at a time; Python's own 5 ms are felt, as each key waits several times."""


def load() -> None:
    """Import the other tabs and what opens above them."""
    for name in (*(tab.name for tab in TABS if tab.key != "1"), "help", "palette", "picker"):
        import_module(f"workbench.tui.{name}")


@contextmanager
def giving_way() -> Iterator[None]:
    """While it lasts, threads take shorter turns."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)
