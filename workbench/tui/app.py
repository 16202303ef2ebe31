"""The program on the terminal: one desk, five tabs, and what belongs to all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from os import environ
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import App
from textual.binding import BindingType
from textual.command import CommandPalette
from textual.screen import Screen
from textual.widgets import Input
from textual.worker import WorkerFailed

from workbench.tui.command import DESK, TABS_GROUP, commands
from workbench.tui.review import ReviewScreen
from workbench.tui.tab import TabScreen
from workbench.tui.tabs import TABS
from workbench.tui.themes import THEMES
from workbench.tui.wanted import (
    BackWanted,
    ClaimWanted,
    CopyWanted,
    DraftWanted,
    QuestionWanted,
    SourceWanted,
    TabWanted,
)

if TYPE_CHECKING:
    from workbench.desk import Desk
    from workbench.tui.settings import Settings

_key = commands("all")


def _screen(name: str, desk: Desk) -> Screen[Any]:
    """A tab by its name; those not seen at the start are not imported for it."""
    if name == "queue":
        return ReviewScreen(desk)
    module = import_module(f"workbench.tui.{name}")
    screen: Screen[Any] = getattr(module, f"{name.capitalize()}Screen")(desk)
    return screen


class WorkbenchApp(App[None]):
    """Shows an open desk; whoever opened the desk closes it."""

    TITLE = "Workbench"
    CSS_PATH = "workbench.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(_key(TABS_GROUP, tab.key, f"tab('{tab.name}')", tab.label, tab.meaning, show=False) for tab in TABS),
        _key(DESK, "ctrl+p", "commands", "commands", "every command that works now, and every source", show=False),
        _key(DESK, "T", "theme", "theme", "dark, light, high contrast", show=False),
        _key(DESK, "question_mark", "help", "help", name="?"),
        # Works above everything, an open line of text included.
        replace(_key(DESK, "ctrl+q", "quit", "leave", "leave; everything is saved already", show=False), priority=True),
    ]
    ENABLE_COMMAND_PALETTE = False
    DEFAULT_MODE = "queue"
    # Copies a selection of the terminal's own, which works everywhere.
    ALLOW_SELECT = False

    def __init__(
        self, desk: Desk, settings: Settings | None = None, started: Callable[[], None] = lambda: None
    ) -> None:
        # Without colour the terminal's own two are used; its bold, underline and reverse stay.
        super().__init__(ansi_color=True if "NO_COLOR" in environ else None)
        self.desk = desk
        self._started = started
        self._shown = False
        self.failure: BaseException | None = None
        """What ended the program, when it was not the reviewer."""
        self._came_from: list[str] = []
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = THEMES[settings.theme if settings else "dark"].name
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_keymap(dict(settings.keys) if settings else {})
        for tab in TABS:
            self.add_mode(tab.name, self._opener(tab.name))

    def _opener(self, name: str) -> Callable[[], Screen[Any]]:
        return lambda: _screen(name, self.desk)

    def _handle_exception(self, error: Exception) -> None:
        # Textual would print a traceback with every local; whoever runs the program says it in one line instead.
        super()._handle_exception(error)
        self._exit_renderables.clear()
        cause = error.error if isinstance(error, WorkerFailed) else error
        self.failure = self.failure or cause

    def refresh_css(self, animate: bool = True) -> None:
        """Read the styles anew where something can have changed: Textual asks for it twice before the first frame."""
        if self._shown:
            super().refresh_css(animate)

    def on_ready(self) -> None:
        self._shown = True
        self._started()
        if isinstance(self.screen, ReviewScreen):
            self.screen.ready()

    # -- tabs --------------------------------------------------------------------------------------

    async def action_tab(self, name: str) -> None:
        """Show a tab as it was left."""
        if name != self.current_mode:
            self._came_from = [*(known for known in self._came_from if known != name), self.current_mode]
            await self.switch_mode(name)

    @on(TabWanted)
    async def tab_wanted(self, event: TabWanted) -> None:
        await self.action_tab(event.name)

    @on(ClaimWanted)
    async def claim_wanted(self, event: ClaimWanted) -> None:
        from workbench.tui.reader import ReaderScreen

        await self.action_tab("reader")
        if isinstance(self.screen, ReaderScreen):
            self.screen.open_claim(event.claim)

    @on(SourceWanted)
    async def source_wanted(self, event: SourceWanted) -> None:
        from workbench.tui.reader import ReaderScreen

        await self.action_tab("reader")
        if isinstance(self.screen, ReaderScreen):
            self.screen.open_source(event.source)

    @on(DraftWanted)
    async def draft_wanted(self, event: DraftWanted) -> None:
        from workbench.tui.draft import DraftScreen

        await self.action_tab("draft")
        if isinstance(self.screen, DraftScreen):
            self.screen.open_draft(event.source, event.claim)

    @on(QuestionWanted)
    async def question_wanted(self, event: QuestionWanted) -> None:
        await self.action_tab("queue")
        if isinstance(self.screen, ReviewScreen):
            self.screen.show_question(event.key)

    @on(BackWanted)
    async def back_wanted(self) -> None:
        await self.switch_mode(self._came_from.pop() if self._came_from else "queue")

    # -- what belongs to all of them ---------------------------------------------------------------

    @on(CopyWanted)
    def copy_wanted(self, event: CopyWanted) -> None:
        self.copy_to_clipboard(event.words)
        if isinstance(self.screen, TabScreen | ReviewScreen):
            self.screen.tell(f"on the clipboard: {event.words}")

    def action_theme(self) -> None:
        """Dark, light, high contrast, and round again."""
        names = [theme.name for theme in THEMES.values()]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]

    def action_commands(self) -> None:
        from workbench.tui.palette import palette

        self.push_screen(palette())

    def action_help(self) -> None:
        from workbench.tui.help import HelpScreen, bindings_of

        self.push_screen(HelpScreen(bindings_of(self.screen)))

    def check_action(self, action: str, _: tuple[object, ...]) -> bool | None:
        """While a line of text is open, its letters are letters; the palette's line asks for commands themselves."""
        asked = isinstance(self.screen, CommandPalette) or not isinstance(self.focused, Input)
        return action == "quit" or asked
