"""The real program in a real terminal, driven by tmux as a person would."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.newsroom import newsroom
from tests.projects import HOUSE, claim, lay, question
from tests.screens import DATE, ferry, told
from workbench.desk import Desk

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")

PATIENCE = 20.0
"""Seconds until something must have appeared, on the slowest machine that runs the tests."""


class Terminal:
    """A tmux server of its own with one window."""

    def __init__(self, folder: Path, columns: int, rows: int) -> None:
        self._tmux = ["tmux", "-S", str(folder / "tmux"), "-f", "/dev/null"]
        self._size = ["-x", str(columns), "-y", str(rows)]

    def start(self, project: Path) -> None:
        python = [sys.executable, "-c", "from workbench.cli import main; raise SystemExit(main())"]
        command = [*python, "--project", str(project), "review", "--reviewer", "Anna"]
        subprocess.run([*self._tmux, "new-session", "-d", *self._size, "-c", str(HOUSE), *command], check=True)

    def press(self, *keys: str) -> None:
        subprocess.run([*self._tmux, "send-keys", *keys], check=True)

    def ask(self, *arguments: str) -> str:
        return subprocess.run([*self._tmux, *arguments], capture_output=True, text=True, check=False).stdout

    def wait(self, seen: Callable[[str], bool]) -> str:
        """The screen once it shows what is waited for."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            screen = self.ask("capture-pane", "-p")
            if seen(screen):
                return screen
            time.sleep(0.05)
        pytest.fail(f"not seen within {PATIENCE:.0f} s:\n{screen}")

    def wait_for(self, words: str) -> str:
        return self.wait(lambda screen: words in screen)

    def wait_until_ended(self) -> None:
        end = time.monotonic() + PATIENCE
        while self.ask("list-sessions"):
            assert time.monotonic() < end, "the program did not end"
            time.sleep(0.05)

    def close(self) -> None:
        subprocess.run([*self._tmux, "kill-server"], capture_output=True, check=False)


@pytest.fixture(params=[(80, 24), (160, 50)], ids=["80x24", "160x50"])
def terminal(request: pytest.FixtureRequest) -> Iterator[Terminal]:
    columns, rows = request.param
    # A socket's path may not be long, so it does not lie in the test's own folder.
    folder = Path(subprocess.run(["mktemp", "-d"], capture_output=True, text=True, check=True).stdout.strip())
    one = Terminal(folder, columns, rows)
    yield one
    one.close()
    shutil.rmtree(folder)


def test_decide_leave_return_undo_redo(terminal: Terminal, tmp_path: Path) -> None:
    project = tmp_path / "ferry.db"
    ferry(project)
    terminal.start(project)
    terminal.wait_for("▸3 May 2022◂")
    terminal.press("a")
    terminal.wait_for("✓ decided  date")
    terminal.press("R")
    terminal.wait_for("reason ›")
    terminal.press("-l", "the log says so")
    terminal.press("Enter")
    terminal.wait_for("✓ reason kept")
    terminal.press("q")
    terminal.wait_until_ended()

    terminal.start(project)
    terminal.wait_for("✓ 2022-05-03 is right · Anna")
    terminal.wait_for("because the log says so")
    terminal.press("u")
    terminal.wait(lambda screen: "because the log says so" not in screen.split("History")[0])
    terminal.press("u")
    terminal.wait_for("≠ 2 conflict")
    terminal.press("C-r")
    terminal.wait_for("✓ 1 decided")
    terminal.press("C-r")
    terminal.wait_for("because the log says so")
    terminal.press("q")
    terminal.wait_until_ended()
    with Desk.open(project) as desk:
        (verdict,) = desk.verdicts()
        assert (verdict.title, verdict.rationale) == (DATE, "the log says so")


def test_a_source_cannot_reach_the_terminal(terminal: Terminal, tmp_path: Path) -> None:
    project = tmp_path / "hostile.db"
    document = told(
        "page.txt", "On 3 May \x1b]0;owned\x07\x1b[31;5m the \x9b2J ferry sank.", "News\x1b]0;owned\x07", "2022-05-05"
    )
    sinking = claim(document, "3 May")
    lay(project, [document], [sinking], [question([sinking], "When\x1b]0;owned\x07?")])
    terminal.start(project)
    terminal.wait_for("␛]0;owned␇␛[31;5m")
    terminal.press("o")
    terminal.wait_for("claim 1 of 1")
    assert "owned" not in terminal.ask("display-message", "-p", "#{pane_title}")
    terminal.press("Escape")
    terminal.wait_for("not comparable")
    terminal.press("q")
    terminal.wait_until_ended()


def test_a_pass_through_the_draft_in_a_real_terminal(terminal: Terminal, tmp_path: Path) -> None:
    project = newsroom(tmp_path)
    terminal.start(project)
    terminal.wait_for("[1 Queue]")
    terminal.press("3")
    terminal.wait(lambda screen: "0 of 5 checked" in screen and "disputed" in screen)
    terminal.press("n")
    terminal.wait_for("claim 2 of 5")
    terminal.press("!")
    terminal.wait_for("1 of 5 checked")
    terminal.press("v")
    terminal.wait_for("2 of 5 checked")
    terminal.press("4")
    terminal.wait_for("2 sources of 2 origins")
    terminal.press("5")
    terminal.wait_for("2 events, newest first")
    terminal.press("X")
    terminal.wait_for("1 taken back")
    terminal.press("2")
    terminal.wait_for("source 1 of 3")
    terminal.press("T")
    terminal.press("1")
    terminal.wait_for("[1 Queue]")
    terminal.press("q")
    terminal.wait_until_ended()
    with Desk.open(project) as desk:
        assert [event.type for event in desk.history()] == ["tick", "tick", "undo"]
