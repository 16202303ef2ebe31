"""The program on the terminal: one desk, one stack of screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.theme import Theme
from textual.worker import WorkerFailed

from workbench.tui.review import ReviewScreen

if TYPE_CHECKING:
    from workbench.desk import Desk


DARK = "textual-dark"
# Textual's own light theme is grey enough that coloured words fall below a contrast of 4.5 to 1.
LIGHT = Theme(
    name="workbench-light",
    primary="#004578",
    secondary="#0178d4",
    accent="#7a3e00",
    warning="#8a5a00",
    error="#a01020",
    success="#1b6b35",
    foreground="#101010",
    background="#f4f4f4",
    surface="#ffffff",
    panel="#ececec",
    dark=False,
)


class WorkbenchApp(App[None]):
    """Shows an open desk; whoever opened the desk closes it."""

    TITLE = "Workbench"
    CSS_PATH = "workbench.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "leave; everything is saved already", show=False, priority=True)
    ]
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

    def action_theme(self) -> None:
        """Dark to light, and back."""
        self.theme = LIGHT.name if self.current_theme.dark else DARK

    def on_mount(self) -> None:
        self.register_theme(LIGHT)
        self.push_screen(ReviewScreen(self.desk))
