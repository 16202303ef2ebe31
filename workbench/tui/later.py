"""What the first screen does without: loaded while it is looked at, so that no key has to wait for it."""

from __future__ import annotations

from importlib import import_module

from workbench.tui.tabs import TABS


def load() -> None:
    """Import the other tabs and what opens above them."""
    for name in (*(tab.name for tab in TABS if tab.key != "1"), "help", "palette", "picker"):
        import_module(f"workbench.tui.{name}")
