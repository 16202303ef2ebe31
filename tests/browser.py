"""A real headless Chromium; tests that need one skip with a reason where there is none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page, sync_playwright

QUIET = (
    "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-quic",
)  # fmt: skip
"""So that the browser itself asks the network for nothing."""


def chromium() -> str | None:
    """The browser to drive: what WORKBENCH_CHROMIUM names, else the machine's own."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return os.environ.get("WORKBENCH_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


def opened() -> Iterator[Browser]:
    """One browser, closed afterwards."""
    path = chromium()
    if path is None:
        pytest.skip("no Chromium on this machine; WORKBENCH_CHROMIUM may name one")
    sandbox = () if os.geteuid() else ("--no-sandbox",)
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=path, args=[*QUIET, *sandbox])
        except Error as error:
            pytest.skip(f"{path} does not start: {error.message.splitlines()[0]}")
        yield browser
        browser.close()


def violations(page: Page) -> list[str]:
    """What axe finds wrong with the page as it stands: rule, and the first element it names."""
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate("axe.run()")
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found["violations"]]
