"""The program on the terminal: one desk, one stack of screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App
from textual.worker import WorkerFailed

from workbench.tui.review import ReviewScreen

if TYPE_CHECKING:
    from workbench.desk import Desk


class WorkbenchApp(App[None]):
    """Shows an open desk; whoever opened the desk closes it."""

    TITLE = "Workbench"
    CSS_PATH = "workbench.tcss"
    ENABLE_COMMAND_PALETTE = False
    # Copies a selection of the terminal's own, which works everywhere.
    ALLOW_SELECT = False

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.failure: BaseException | None = None
        """What ended the program, when it was not the reviewer."""

    def _handle_exception(self, error: Exception) -> None:
        # Textual would print a traceback with every local; whoever runs the program says it in one line instead.
        super()._handle_exception(error)
        self._exit_renderables.clear()
        cause = error.error if isinstance(error, WorkerFailed) else error
        self.failure = self.failure or cause

    def on_mount(self) -> None:
        self.push_screen(ReviewScreen(self.desk))
