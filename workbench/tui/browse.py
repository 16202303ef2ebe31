"""Queue and evidence: choosing a question, reading what the sources say, opening a source; nothing is recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from workbench.model import Question, WorkbenchError
from workbench.tui import record
from workbench.tui.board import Board, read_board
from workbench.tui.evidence import Journal, Page, page_of
from workbench.tui.keybar import KeyBar
from workbench.tui.lines import Block, LinesView
from workbench.tui.prompt import Prompt, Purpose
from workbench.tui.queue import QueueView
from workbench.tui.rows import Row, Show, next_open
from workbench.tui.safe import one_line, shown
from workbench.tui.summary import empty_blocks, heading_note, summary
from workbench.tui.tabs import TabBar
from workbench.tui.wanted import ClaimWanted
from workbench.tui.wrap import clip

if TYPE_CHECKING:
    from workbench.desk import Desk

SIDE_BY_SIDE = 120
"""Columns from which queue and evidence stand beside each other."""


class BrowseScreen(Screen[None], inherit_bindings=False):
    """All of the review that only looks; it keeps where the reader stands, never what the desk knows."""

    @dataclass
    class BoardRead(Message):
        """A worker has read the project, or could not."""

        board: Board | None
        problem: str = ""

    @dataclass
    class Progress(Message):
        """A worker has done one more piece of something long."""

        told: str

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-stacked"), (SIDE_BY_SIDE, "-beside")]
        self.desk = desk
        self.board: Board | None = None
        self.page = Page()
        self.states = Show.ALL
        self.words = ""
        self.more = False
        self.claim = ""
        """Id of the claim that `o` opens."""
        self.recent = ""
        """Key of the row decided last, while the reviewer has not moved on by hand."""
        self.wanted = ""
        """Key of the row that another tab asked for before the project was read."""
        self.stamp: object = None
        """What the project rested on when it was read last."""

    # -- layout ------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        yield TabBar()
        yield Static(id="head")
        with Container(id="panes"):
            with Vertical(id="queue-pane"):
                yield Static(id="queue-heading")
                yield QueueView("queue")
            yield LinesView("evidence")
        yield Static(id="status")
        yield Prompt("prompt")
        yield KeyBar()

    def on_mount(self) -> None:
        self.evidence.show_blocks([Block(shown("Reading the project…"))])
        self.queue.focus()
        self._read(renew=False)

    @property
    def queue(self) -> QueueView:
        return self.query_one("#queue", QueueView)

    @property
    def evidence(self) -> LinesView:
        return self.query_one("#evidence", LinesView)

    @property
    def prompt(self) -> Prompt:
        return self.query_one("#prompt", Prompt)

    @property
    def reading(self) -> bool:
        """True while the evidence has the keys that move."""
        return self.focused is self.evidence

    def tell(self, text: str) -> None:
        """Say one line above the keys."""
        self.query_one("#status", Static).update(shown(clip(one_line(text), self.size.width - 2)))

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_head)

    # -- reading the desk --------------------------------------------------------------------------

    def action_read(self) -> None:
        """Read the project again, and compute again what older rules computed."""
        self._read(renew=True)

    @work(thread=True, exclusive=True, name="read")
    def _read(self, *, renew: bool) -> None:
        try:
            if renew and self.desk.needs_refresh:
                self.desk.refresh(self._progress)
            self.stamp = self.desk.stamp
            self.post_message(self.BoardRead(read_board(self.desk)))
            if self.desk.needs_refresh:
                self.post_message(self.Progress("F5 computes again what older rules computed"))
        except WorkbenchError as error:
            self.post_message(self.BoardRead(None, str(error)))

    def on_screen_resume(self) -> None:
        """Another tab may have changed the project."""
        if self.board and self.stamp != self.desk.stamp:
            self._read(renew=False)

    def _progress(self, path: str) -> None:
        self.post_message(self.Progress(f"computed again: {path}"))

    @on(Progress)
    def progressed(self, event: Progress) -> None:
        self.tell(event.told)

    @on(BoardRead)
    def board_read(self, event: BoardRead) -> None:
        if event.board is None:
            self.evidence.show_blocks([Block(shown(event.problem))])
            return
        self.board = event.board
        self.tell("")
        if self.wanted:
            self._jump(self.wanted)
        else:
            self._show_rows(self.row.key if self.row else None)
        self.wanted = ""

    def _read_again(self) -> None:
        if self.board:
            self.board = self.board.with_verdicts(self.desk.verdicts(), self.desk.history())
            self.stamp = self.desk.stamp

    # -- what is chosen ----------------------------------------------------------------------------

    @property
    def row(self) -> Row | None:
        return self.queue.row if self.is_mounted else None

    @property
    def question(self) -> Question | None:
        row = self.row
        return self.board.questions.get(row.key) if self.board and row else None

    # -- showing -----------------------------------------------------------------------------------

    def _visible(self) -> list[Row]:
        terms = self.words.casefold().split()
        rows = self.board.rows if self.board else ()
        return [row for row in rows if self.states.admits(row) and row.matches(terms)]

    def _show_rows(self, key: str | None) -> None:
        self.queue.show_rows(self._visible(), key)
        self._show_head()

    def _show_head(self) -> None:
        board = self.board
        if board is None:
            return
        head = summary(board, self.desk.reviewer, self.size.width - 2)
        self.query_one("#head", Static).update(shown(head))
        note = heading_note(len(self.queue.rows), len(board.rows), self.states, self.words)
        width = self.queue.scrollable_content_region.width
        self.query_one("#queue-heading", Static).update(shown(self.queue.heading(width, note)))

    @on(QueueView.Moved)
    def moved(self, event: QueueView.Moved) -> None:
        if event.key != (self.row.key if self.row else None):
            return
        self.claim = ""
        self._show_evidence(top=True)

    def _show_evidence(self, *, top: bool = False) -> None:
        board, row = self.board, self.row
        if board is None:
            return
        if row is None:
            self.evidence.show_blocks(empty_blocks(board, self.states, self.words))
        else:
            question = self.question
            journal = record.journal(self.desk, board, question) if question else Journal()
            self.page = page_of(board, row, journal, cursor=self.claim, more=self.more)
            if not self.claim and self.page.claims:
                self.claim = self.page.claims[0][0]
                self.page = page_of(board, row, journal, cursor=self.claim, more=self.more)
            self.evidence.show_blocks(self.page.blocks, keep_place=not top)
        self.refresh_bindings()

    # -- moving ------------------------------------------------------------------------------------

    def action_move(self, step: int) -> None:
        if self.reading:
            self.action_claim(step)
        else:
            self._go(self.queue.cursor + step)

    def action_page(self, step: int) -> None:
        if self.reading:
            self.action_scroll(step * max(1, self.evidence.size.height - 1))
        else:
            self._go(self.queue.cursor + step * self.queue.page)

    def action_end(self, end: int) -> None:
        self._go(len(self.queue.rows) - 1 if end else 0)

    def action_open(self, step: int) -> None:
        index = next_open(self.queue.rows, self.queue.cursor, step)
        if index is None:
            self.tell("nothing is left open here")
        else:
            self._go(index)

    def _go(self, index: int) -> None:
        self.recent = ""
        self.tell("")
        self.queue.move_to(index)

    def action_claim(self, step: int) -> None:
        """Mark another claim of the question, and bring it onto the screen."""
        places = {claim: number for number, (claim, _, _) in enumerate(self.page.claims)}
        if not places:
            return
        number = max(0, min(places.get(self.claim, 0) + step, len(places) - 1))
        self.claim, first, last = self.page.claims[number]
        self._show_evidence()
        self.evidence.show_block(first, last=last)

    def action_scroll(self, step: int) -> None:
        self.evidence.scroll_relative(y=step, animate=False)

    def action_context(self) -> None:
        self.more = not self.more
        self._show_evidence()
        for claim, first, last in self.page.claims:
            if claim == self.claim:
                self.evidence.show_block(first, last=last)

    def action_other_side(self) -> None:
        (self.queue if self.reading else self.evidence).focus()

    def on_descendant_focus(self) -> None:
        self.set_class(self.reading, "-reading")

    # -- choosing what is shown --------------------------------------------------------------------

    def action_next_show(self) -> None:
        self.states = self.states.next
        self._show_rows(self.row.key if self.row else None)

    def action_filter(self) -> None:
        self.prompt.ask(Purpose.FILTER, "", self.words)
        self.refresh_bindings()

    @property
    def filtered(self) -> bool:
        """True when the queue leaves rows out."""
        return bool(self.words.strip()) or self.states is not Show.ALL

    def action_clear(self) -> None:
        self._jump(self.row.key if self.row else None, clear=True)

    def _jump(self, key: str | None, *, clear: bool = False) -> None:
        """Go to a row, and drop the filter when it hides it."""
        if clear or (key and all(row.key != key for row in self._visible())):
            self.words, self.states = "", Show.ALL
        self._show_rows(key)

    @on(Prompt.Typed)
    def typed(self, event: Prompt.Typed) -> None:
        if event.purpose is Purpose.FILTER and self.board:
            self.words = event.text
            self._show_rows(self.row.key if self.row else None)

    @on(Prompt.Left)
    def left(self, event: Prompt.Left) -> None:
        self.queue.focus()
        if event.purpose is Purpose.FILTER:
            self.words = ""
            self._show_rows(self.row.key if self.row else None)
        self.tell("")
        self.refresh_bindings()

    # -- other screens -----------------------------------------------------------------------------

    def action_source(self) -> None:
        if self.board and self.claim in self.board.claims:
            self.post_message(ClaimWanted(self.claim))

    def show_question(self, key: str) -> None:
        """Go to a row, from another tab."""
        if self.board is None:
            self.wanted = key
        else:
            self._jump(key)

    def action_quit(self) -> None:
        self.app.exit()
