"""The screens: everything a person sees of a project on a terminal."""

from __future__ import annotations

from pathlib import Path


def run(project_path: str | Path, reviewer: str = "") -> None:
    """Open a project and show it until the reviewer leaves; ProjectError when it cannot be opened."""
    from workbench.desk import Desk
    from workbench.tui.app import WorkbenchApp

    with Desk.open(project_path, reviewer) as desk:
        app = WorkbenchApp(desk)
        app.run()
    if app.failure:
        raise app.failure
