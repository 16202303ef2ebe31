"""Reading new sources while the reviewer watches, and may stop it after any of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.model import Tier, WorkbenchError
from workbench.tui.keybar import KeyBar
from workbench.tui.phrases import counted
from workbench.tui.safe import shown
from workbench.tui.wrap import status

if TYPE_CHECKING:
    from workbench.desk import Desk


class _StoppedError(Exception):
    """The reviewer does not want the rest."""


@dataclass(frozen=True, slots=True)
class Report:
    """What became of the files, in lines a person reads; the first says it all."""

    lines: tuple[str, ...]
    paths: tuple[str, ...] = ()
    """What was read, in order."""


class AddingScreen(ModalScreen[Report], inherit_bindings=False):
    """Reads in a worker; what was read before a stop stays, whole."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stop", "stop after this file", key_display="esc")]

    @dataclass
    class Read(Message):
        """One more source is on the desk."""

        path: str

    @dataclass
    class Done(Message):
        """Nothing more is read."""

        report: Report

    def __init__(self, desk: Desk, paths: Sequence[str], tier: Tier | None = None) -> None:
        super().__init__()
        self.desk = desk
        self._paths, self._tier = paths, tier
        self._read: list[str] = []
        self._stop = Event()

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(shown("Reading…"), id="adding")
            yield KeyBar()

    def on_mount(self) -> None:
        self._add()

    def action_stop(self) -> None:
        self._stop.set()
        self._tell("stopping after this file…")

    @work(thread=True, exclusive=True, group="add")
    def _add(self) -> None:
        self.post_message(self.Done(self._told()))

    def _told(self) -> Report:
        try:
            added = self.desk.add(self._paths, tier=self._tier, progress=self._progress)
        except _StoppedError:
            self.desk.documents()
            return Report((f"stopped: {counted(len(self._read), 'file')} read, the rest left out",), tuple(self._read))
        except WorkbenchError as error:
            return Report((str(error),), tuple(self._read))
        skipped = [f"skipped {path}: {why}" for path, why in added.skipped]
        told = f"{len(added.added)} added, {len(added.unchanged)} unchanged, {len(added.skipped)} skipped"
        return Report((told, *skipped), tuple(self._read))

    def _progress(self, path: str) -> None:
        self._read.append(path)
        self.post_message(self.Read(path))
        if self._stop.is_set():
            raise _StoppedError

    @on(Read)
    def one_read(self, event: Read) -> None:
        if not self._stop.is_set():
            self._tell(f"{len(self._read)} read · {event.path}")

    @on(Done)
    def done(self, event: Done) -> None:
        self.dismiss(event.report)

    def _tell(self, words: str) -> None:
        self.query_one("#adding", Static).update(shown(status(words, self.size.width - 2)))
