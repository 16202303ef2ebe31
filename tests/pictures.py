"""`make pictures`: draws screens and report on the corpus project and renews the worked examples of the README."""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import chdir
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests import browser
from tests.transcript import README, ROOT, rewritten
from workbench.desk import Desk
from workbench.report import html
from workbench.tui.app import WorkbenchApp

REPORT = ROOT / "docs" / "report.png"
SIZE = (132, 38)
"""Columns and lines: what a laptop shows, and still readable in the width of a web page."""


async def draw(project: Path) -> dict[str, str]:
    """The tabs of the screen by the name of their picture; the history is left out, for it shows the time of day."""
    with chdir(ROOT), Desk.open(project, reviewer="desk") as desk:
        # Paths are shown, so they are those of the checkout and not of this machine.
        desk.add(["corpus/articles"], manifest="corpus/manifest.csv")
        found = await photographed(desk, {"screen": ("j",), "reader": ("j", "o")})
        desk.add(["corpus/draft.md"], tier="draft")
        ticked = ("3", "n", *"vvvvv")
        return found | await photographed(desk, {"draft": ticked, "sources": ("4", "j", "j", "j", "j")})


async def photographed(desk: Desk, wanted: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """One picture for each list of keys, each from a fresh start."""
    found = {}
    for name, keys in wanted.items():
        app = WorkbenchApp(desk)
        async with app.run_test(size=SIZE) as pilot:
            for key in (None, *keys):
                if key:
                    await pilot.press(key)
                await pilot.pause()
                await app.workers.wait_for_complete()
                await pilot.pause()
            found[name] = app.export_screenshot(title="workbench review")
    return found


def offline(svg: str) -> str:
    """The picture without the web font it would fetch; every reader's machine has a monospace of its own."""
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


def photograph(project: Path, page: Path) -> bool:
    """The report on the question of the founding example, as a browser shows it; False where there is no browser."""
    path = browser.chromium()
    if path is None:
        return False
    with Desk.open(project) as desk:
        page.write_text(html.render(desk.dossier()), encoding="utf-8")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=[*browser.QUIET, "--no-sandbox"])
        shown = opened.new_page(viewport={"width": 1140, "height": 900})
        shown.goto(page.as_uri())
        shown.get_by_label("Search").fill("treaty replaced 1990")
        shown.evaluate("document.getElementById('filter').hidden = true")
        shown.locator("#open").screenshot(path=REPORT)
        opened.close()
    return True


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, picture in asyncio.run(draw(Path(folder) / "picture.db")).items():
            path = ROOT / "docs" / f"{name}.svg"
            path.write_text(offline(picture), encoding="utf-8")
            print(f"{path.relative_to(ROOT)}: drawn")
        drawn = photograph(Path(folder) / "picture.db", Path(folder) / "report.html")
        print(f"{REPORT.relative_to(ROOT)}: {'drawn' if drawn else 'left as it was, no Chromium on this machine'}")
        README.write_text(rewritten(README.read_text(encoding="utf-8"), Path(folder) / "readme.db"), encoding="utf-8")
        print("README.md: worked examples renewed")


if __name__ == "__main__":
    main()
