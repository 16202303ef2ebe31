"""How the queue's screen reads the desk: at once for its first frame, by workers where something is to be computed."""

from __future__ import annotations

from abc import abstractmethod
from contextlib import ExitStack
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

from textual import on, work
from textual.screen import Screen
from textual.widgets import Static

from workbench.model import View, WorkbenchError
from workbench.tui import later
from workbench.tui.lines import Block, LinesView
from workbench.tui.queue import QueueView
from workbench.tui.reads import Progress, QueueRead
from workbench.tui.safe import shown
from workbench.tui.summary import Overview
from workbench.tui.wrap import status

if TYPE_CHECKING:
    from workbench.desk import Desk


class GatheringScreen(Screen[None], inherit_bindings=False):
    """What is known of the project, and since when; a screen built on it shows that."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        # Held, not looked up: every key press asks for them dozens of times.
        self.queue = QueueView("queue")
        self.evidence = LinesView("evidence")
        self.overview: Overview | None = None
        """None until the project was read once."""
        self.view = View()
        self.stamp: object = None
        """What the project rested on when it was read last."""
        self.drawn = False
        """True once the first frame may be shown."""
        self.shown_once = False
        """True once the evidence of a row was shown."""
        self._laying_out = ExitStack()
        """Keeps half a frame from being shown before."""

    @abstractmethod
    def show_read(self, told: QueueRead) -> None:
        """Show what the desk said of the queue."""

    @abstractmethod
    def show_evidence(self, *, top: bool = False) -> None:
        """Read the chosen row anew and show it."""

    def tell(self, text: str) -> None:
        """Say one line above the keys."""
        self.query_one("#status", Static).update(shown(status(text, self.size.width - 2)), layout=False)

    # -- the first frame ---------------------------------------------------------------------------

    def on_mount(self) -> None:
        self._laying_out.enter_context(self.app.batch_update())
        self.queue.focus()
        told = self._told_at_once()
        if told is not None:
            self.queue_read(told)
            return
        self.evidence.show_blocks([Block(shown("Reading the project…"))])
        self.read_queue()
        self._begun = monotonic()
        self._waiting = self.set_interval(1, self._tell_waiting)

    def ready(self) -> None:
        """All is laid out: show the first frame, whole, and then read the evidence of the chosen row."""
        self._laying_out.close()
        self.drawn = True
        self.refresh()
        if self.overview is not None:
            self.call_after_refresh(self.show_evidence, top=True)

    def _told_at_once(self) -> QueueRead | None:
        """What the desk says of the queue; None where the questions are to be computed first."""
        try:
            return None if self.desk.relinks else self._told()
        except WorkbenchError as error:
            return QueueRead(None, Overview(), str(error))

    def _tell_waiting(self) -> None:
        """Other rules or new sources make all questions be computed anew, which takes minutes in a large project."""
        if self.overview is None and self.desk.relinks:
            self.tell(f"the questions are computed anew: {monotonic() - self._begun:.0f} s")
        else:
            self._waiting.stop()

    def settle(self) -> None:
        """Once, when rows and evidence are there: load in a worker what the first keys will need."""
        if not self.shown_once:
            self.shown_once = True
            self.call_after_refresh(self._settle)

    @work(thread=True, group="settle")
    def _settle(self) -> None:
        with later.giving_way():
            try:
                if self.desk.needs_refresh:
                    self.post_message(Progress("F5 computes again what older rules computed"))
                self.desk.expect_decisions()
            except WorkbenchError as error:
                self.post_message(Progress(str(error)))
            later.load()

    # -- reading the desk --------------------------------------------------------------------------

    def action_read(self) -> None:
        """Read the project again, and compute again what older rules computed."""
        self.read_queue(renew=True)

    @work(thread=True, exclusive=True, group="read")
    def read_queue(self, *, renew: bool = False) -> None:
        """Ask the desk again, in a worker."""
        self.post_message(self._told(renew=renew))

    def _told(self, *, renew: bool = False) -> QueueRead:
        """What the desk says of the queue, or why it cannot."""
        try:
            if renew and self.desk.needs_refresh:
                self.desk.refresh(self.progress)
            self.stamp = self.desk.stamp
            return QueueRead(self.desk.places(self.view), self._overview())
        except WorkbenchError as error:
            return QueueRead(None, Overview(), str(error))

    def _overview(self) -> Overview:
        counts = self.desk.counts()
        # Only an empty queue speaks of claims, and counting a million of them takes a while.
        return Overview(counts, self.desk.source_count()) if counts else Overview(counts, *self.desk.sizes())

    def on_screen_resume(self) -> None:
        """Another tab may have changed the project."""
        if self.overview and self.stamp != self.desk.stamp:
            self.read_queue()

    def read_again(self) -> None:
        """Take in what was recorded; the rows stand where they stood."""
        if self.overview:
            self.overview = replace(self.overview, counts=self.desk.counts())
            self.stamp = self.desk.stamp

    def progress(self, path: str) -> None:
        """Called by whoever computes something long, from any thread."""
        self.post_message(Progress(f"computed again: {path}"))

    @on(Progress)
    def progressed(self, event: Progress) -> None:
        self.tell(event.told)

    @on(QueueRead)
    def queue_read(self, event: QueueRead) -> None:
        if event.places is None:
            self.evidence.show_blocks([Block(shown(event.problem))])
        else:
            self.overview = event.overview
            self.tell("")
            self.show_read(event)
