"""The screens: everything a person sees of a project on a terminal."""

from __future__ import annotations

from pathlib import Path


def run(project_path: str | Path, reviewer: str = "") -> None:
    """Open a project and show it until the reviewer leaves.

    ProjectError when it cannot be opened; InputError when the reviewer's settings cannot be meant.
    """
    from workbench.desk import Desk
    from workbench.tui.app import WorkbenchApp
    from workbench.tui.settings import settings

    own = settings()
    with Desk.open(project_path, reviewer) as desk:
        app = WorkbenchApp(desk, own)
        app.run()
    if app.failure:
        raise app.failure
