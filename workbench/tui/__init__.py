"""The screens: everything a person sees of a project on a terminal."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_FRAMES = "120"
"""Frames a second at most, where nobody asked for others: what a key changes waits 8 ms for the next, not 17."""


def run(project_path: str | Path, reviewer: str = "") -> None:
    """Open a project and show it until the reviewer leaves.

    ProjectError when it cannot be opened; InputError when the reviewer's settings cannot be meant.
    """
    os.environ.setdefault("TEXTUAL_FPS", _FRAMES)
    with starting():
        from workbench.desk import Desk
        from workbench.tui.app import WorkbenchApp
        from workbench.tui.settings import settings

        own = settings()
        with Desk.open(project_path, reviewer) as desk:
            app = WorkbenchApp(desk, own, _collect_from_now)
            app.run()
    if app.failure:
        raise app.failure


@contextmanager
def starting() -> Iterator[None]:
    """What a start makes stays to the end, so nothing of it is looked through for garbage, then or later."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _collect_from_now() -> None:
    gc.freeze()
    gc.enable()
