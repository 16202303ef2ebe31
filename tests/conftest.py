"""What holds for every test."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _width_of_the_terminal_is_the_tests_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """A width in the environment, such as pytest's own helpers set, would wrap what the commands print."""
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.delenv("LINES", raising=False)
