"""`make pictures`: draws docs/screen.svg on the corpus project and renews the worked examples of the README."""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path

from tests.transcript import README, ROOT, rewritten
from workbench.desk import Desk
from workbench.tui.app import WorkbenchApp

CORPUS = ROOT / "corpus"
PICTURE = ROOT / "docs" / "screen.svg"
SIZE = (132, 38)
"""Columns and lines: what a laptop shows, and still readable in the width of a web page."""


async def draw(project: Path) -> str:
    with Desk.open(project, reviewer="desk") as desk:
        desk.add([str(CORPUS / "articles")], manifest=str(CORPUS / "manifest.csv"))
        app = WorkbenchApp(desk)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            await app.workers.wait_for_complete()
            await pilot.press("j")
            await app.workers.wait_for_complete()
            await pilot.pause()
            return app.export_screenshot(title="workbench review")


def offline(svg: str) -> str:
    """The picture without the web font it would fetch; every reader's machine has a monospace of its own."""
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        PICTURE.write_text(offline(asyncio.run(draw(Path(folder) / "picture.db"))), encoding="utf-8")
        print(f"{PICTURE.relative_to(ROOT)}: drawn")
        README.write_text(rewritten(README.read_text(encoding="utf-8"), Path(folder) / "readme.db"), encoding="utf-8")
        print("README.md: worked examples renewed")


if __name__ == "__main__":
    main()
