"""A small project read from real files: two papers that differ about a ferry, and a draft about it."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, chdir
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, TypeVar

from textual.pilot import Pilot
from textual.screen import Screen

from tests.screens import NARROW, press, settle
from workbench.desk import Desk
from workbench.tui.app import WorkbenchApp
from workbench.tui.settings import Settings

WIRE = """Ferry Alma sinks off Torsvik

By Ida Holm, Northline

The ferry Alma sank off Torsvik on 3 May 2022. The accident killed 14 people, the coast guard said.

The Alma was built in 1987 and could carry 120 cars.
"""
PAPER = """A night at the quay

The Fjord Post

Relatives waited at the quay all night. The ferry Alma sank off Torsvik on 4 May 2022. The accident killed 14 people.

The ferry Alma was built in 1987. It could carry 120 cars.
"""
DRAFT = """# The night of the Alma

The ferry Alma sank off Torsvik on 3 May 2022. The accident killed 16 people.

The Alma was built in 1987. It could carry 120 cars. A captain of 61 was at the helm.
"""
CLAIMS = ("3 May 2022", "16 people", "1987", "120 cars", "61")
"""What the draft claims, in order: in dispute, contradicted, supported twice, and unknown to the sources."""

T = TypeVar("T", bound=Screen[Any])


@cache
def _made() -> Path:
    folder = Path(mkdtemp(prefix="workbench-newsroom-"))
    for name, text in (("wire.txt", WIRE), ("paper.txt", PAPER), ("draft.md", DRAFT)):
        (folder / name).write_text(text, encoding="utf-8")
    with chdir(folder), Desk.open(folder / "made.db") as desk:
        desk.add(["wire.txt", "paper.txt"], published="2022-05-05")
        desk.add(["draft.md"], tier="draft")
    return folder


def newsroom(folder: Path) -> Path:
    """A project with its files in a folder; read once and copied from then on."""
    made = _made()
    for name in ("wire.txt", "paper.txt", "draft.md"):
        shutil.copy(made / name, folder / name)
    return Path(shutil.copy(made / "made.db", folder / "news.db"))


def bare(folder: Path) -> Path:
    """A project without a source."""
    Desk.open(folder / "bare.db").close()
    return folder / "bare.db"


@asynccontextmanager
async def opened(
    path: Path,
    kind: type[T],
    key: str,
    size: tuple[int, int] = NARROW,
    reviewer: str = "Anna",
    settings: Settings | None = None,
) -> AsyncIterator[tuple[Pilot[None], T, Desk]]:
    """The program on one of its tabs, with everything on it that is going to be."""
    with Desk.open(path, reviewer) as desk:
        app = WorkbenchApp(desk, settings)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            await press(pilot, key)
            assert isinstance(app.screen, kind)
            yield pilot, app.screen, desk
        assert app.failure is None


def at(pilot: Pilot[None], kind: type[T]) -> T:
    """The screen that is shown, which must be of this kind."""
    screen = pilot.app.screen
    assert isinstance(screen, kind)
    return screen
