"""Queue and evidence: choosing a question, reading what the sources say, opening a source; nothing is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.timer import Timer
from textual.widgets import Static

from workbench.model import Question, Row, Sheet, Verdict, View, WorkbenchError
from workbench.tui.evidence import Page, page_of
from workbench.tui.fitted import FittedLine
from workbench.tui.gathering import GatheringScreen
from workbench.tui.keybar import KeyBar
from workbench.tui.lines import Block
from workbench.tui.prompt import Prompt, Purpose
from workbench.tui.queue import QueueView
from workbench.tui.reads import Progress, QueueRead, RestRead
from workbench.tui.safe import one_line, shown
from workbench.tui.summary import empty_blocks, heading_note, summary
from workbench.tui.tabs import TabBar
from workbench.tui.wanted import ClaimWanted

if TYPE_CHECKING:
    from workbench.desk import Desk

SIDE_BY_SIDE = 120
"""Columns from which queue and evidence stand beside each other."""
AT_ONCE = 2_000
"""Rows of a filtered queue that are read before the key is done with; a worker reads the others. A choice."""
PAUSE = 0.25
"""Seconds without a key after which the rest of a long list is read; a choice: longer than between two letters."""


class BrowseScreen(GatheringScreen):
    """All of the review that only looks; it keeps where the reader stands, never what the desk knows."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.HORIZONTAL_BREAKPOINTS = [(0, "-stacked"), (SIDE_BY_SIDE, "-beside")]
        self.head = FittedLine("head")
        self.heading = FittedLine("queue-heading")
        self.keys = KeyBar()
        self.prompt = Prompt("prompt", self.keys)
        self.sheet: Sheet | None = None
        self.page = Page()
        self.unreadable = ""
        """Key of the row that could not be read; it is not asked for again until the cursor moves."""
        self.more = False
        self.claim = ""
        """Id of the claim that `o` opens."""
        self.recent = ""
        """Key of the row decided last, while the reviewer has not moved on by hand."""
        self.given: Verdict | None = None
        """The verdict on that row."""
        self.marked: dict[str, Row] = {}
        """Rows marked for a decision or a merge, by key."""
        self.wanted = ""
        """Key of the row that another tab asked for before the project was read."""
        self._resting: Timer | None = None
        """Runs until the reviewer pauses, then the rows that a long list still lacks are read."""

    # -- layout ------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        # Said before there is anything to lay out; told by the first resize, everything would be laid out twice.
        self.set_class(self.app.size.width >= SIDE_BY_SIDE, "-beside")
        yield TabBar()
        yield self.head
        with Container(id="panes"):
            with Vertical(id="queue-pane"):
                yield self.heading
                yield self.queue
            yield self.evidence
        yield Static(id="status")
        yield self.prompt
        yield self.keys

    @property
    def reading(self) -> bool:
        """True while the evidence has the keys that move."""
        return self.focused is self.evidence

    def on_resize(self) -> None:
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        if self.sheet is not None:
            self._lay_out(top=False)

    # -- what the desk said ------------------------------------------------------------------------

    def show_read(self, told: QueueRead) -> None:
        if self.wanted:
            self._jump(self.wanted)
        else:
            self._show_places(told.places or (), self.queue.place)
        self.wanted = ""

    @on(RestRead)
    def rest_read(self, event: RestRead) -> None:
        if event.view == self.view:
            self.queue.lengthen(event.places)
            self._show_head()

    # -- what is chosen ----------------------------------------------------------------------------

    @property
    def row(self) -> Row | None:
        return self.queue.row if self.is_mounted else None

    @property
    def question(self) -> Question | None:
        self._catch_up()
        return self.sheet.question if self.sheet else None

    def _catch_up(self) -> None:
        """Read the chosen row where its evidence is not shown yet: keys typed ahead count for where the cursor is."""
        row = self.row
        if self.overview is None or row is None or row.key == self.unreadable:
            return
        if self.sheet is None or self.sheet.row.key != row.key:
            self.claim = ""
            self.show_evidence(top=True)

    # -- showing -----------------------------------------------------------------------------------

    def _show_rows(self, place: int | None) -> None:
        """Read the queue as it is to be seen, and put the cursor on a place."""
        long = self.view != View()
        places = self.desk.places(self.view, AT_ONCE if long else None)
        self._show_places(places, place)
        if self._resting is not None:
            self._resting.stop()
        if long and len(places) >= AT_ONCE:
            self._resting = self.set_timer(PAUSE, partial(self._read_rest, self.view))

    @work(thread=True, exclusive=True, group="rest")
    def _read_rest(self, view: View) -> None:
        try:
            self.post_message(RestRead(view, self.desk.places(view)))
        except WorkbenchError as error:
            self.post_message(Progress(str(error)))

    def _show_places(self, places: Sequence[int], place: int | None) -> None:
        self.queue.marked = self.marked.keys()
        with self.queue.prevent(QueueView.Moved):
            self.queue.show_rows(places, self.desk.rows, place)
        self._show_head()
        self._follow()

    def _show_head(self) -> None:
        overview, reviewer = self.overview, self.desk.reviewer
        if overview is None:
            return
        note = heading_note(len(self.queue.places), overview.total, self.view, len(self.marked))
        self.head.say(lambda width: summary(overview.counts, overview.sources, reviewer, width))
        self.heading.say(lambda width: QueueView.heading(width, note))

    @on(QueueView.Moved)
    def moved(self, event: QueueView.Moved) -> None:
        if event.place == self.queue.place:
            self._follow()

    def _follow(self) -> None:
        """Show the evidence of the row that the cursor stands on now, or that says something else now."""
        self.unreadable = ""
        if self.sheet is None or self.row is None or self.sheet.row.key != self.row.key:
            # Another question is first seen as a whole, without what stands around each sentence.
            self.claim, self.more = "", False
        if self.shown_once and (self.reading or self.focused is self.queue):
            # Rows and evidence come onto the screen together.
            self.show_evidence(top=True)
        elif self.drawn:
            # Between two letters of the filter, rows come onto the screen before evidence is read.
            self.call_after_refresh(self.show_evidence, top=True)

    def show_evidence(self, *, top: bool = False) -> None:
        overview, row = self.overview, self.row
        if overview is None:
            return
        if row is None:
            self.sheet, self.page = None, Page()
            self.evidence.show_blocks(empty_blocks(overview.total, overview.sources, overview.claims, self.view))
        else:
            try:
                self.sheet = self.desk.sheet(row.key)
            except WorkbenchError as error:
                # Another program may have computed the questions anew since the row was read.
                self.sheet, self.page, self.unreadable = None, Page(), row.key
                self.evidence.show_blocks([Block(shown(one_line(f"{error}; F5 reads the project again")))])
            else:
                self._lay_out(top=top)
        self.refresh_bindings()
        self.settle()

    def _lay_out(self, *, top: bool) -> None:
        """Lay the sheet out for the width there is, with the chosen claim marked."""
        if self.sheet is None:
            return
        width = max(20, self.evidence.scrollable_content_region.width)
        if self.claim not in self.sheet.claims:
            claims = page_of(self.sheet, cursor="", more=False, width=width).claims
            self.claim = claims[0][0] if claims else ""
        self.page = page_of(self.sheet, cursor=self.claim, more=self.more, width=width)
        self.evidence.show_blocks(self.page.blocks, keep_place=not top)

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
        self._go(len(self.queue.places) - 1 if end else 0)

    def action_open(self, step: int) -> None:
        index = self.desk.next_open(self.queue.places, self.queue.cursor, step)
        if index is None:
            self.tell("nothing is left open here")
        else:
            self._go(index)

    def _go(self, index: int) -> None:
        self.recent = ""
        self.tell("")
        with self.queue.prevent(QueueView.Moved):
            moved = self.queue.move_to(index)
        if moved:
            self._follow()

    def action_claim(self, step: int) -> None:
        """Mark another claim of the question, and bring it onto the screen."""
        places = {claim: number for number, (claim, _, _) in enumerate(self.page.claims)}
        if not places:
            return
        number = max(0, min(places.get(self.claim, 0) + step, len(places) - 1))
        self.claim = self.page.claims[number][0]
        self._lay_out(top=False)
        _, first, last = self.page.claims[number]
        self.evidence.show_block(first, last=last)
        self.refresh_bindings()

    def action_scroll(self, step: int) -> None:
        self.evidence.scroll_relative(y=step, animate=False)

    def action_context(self) -> None:
        self.more = not self.more
        self._lay_out(top=False)
        for claim, first, last in self.page.claims:
            if claim == self.claim:
                self.evidence.show_block(first, last=last)

    def action_other_side(self) -> None:
        (self.queue if self.reading else self.evidence).focus()

    def on_descendant_focus(self) -> None:
        self.set_class(self.reading, "-reading")

    # -- choosing what is shown --------------------------------------------------------------------

    def action_next_show(self) -> None:
        self._view(replace(self.view, show=self.view.show.next))

    def action_next_order(self) -> None:
        self._view(replace(self.view, order=self.view.order.next))
        self.tell(f"sorted by {self.view.order.value}")

    def _view(self, view: View) -> None:
        self.view = view
        self._show_rows(self.queue.place)

    def action_filter(self) -> None:
        self.prompt.ask(Purpose.FILTER, "", self.view.words)
        self.refresh_bindings()

    def action_clear(self) -> None:
        if not self.view.narrowed and self.marked:
            self.marked = {}
            self.tell("")
        self._jump(self.row.key if self.row else None, clear=True)

    def _jump(self, key: str | None, *, clear: bool = False) -> None:
        """Go to a row, and drop the filter when it hides it."""
        place = self.desk.place(key) if key else None
        hidden = place is not None and self.view.narrowed and place not in self.desk.places(self.view)
        if clear or hidden:
            self.view = replace(View(), order=self.view.order)
        self._show_rows(place)

    @on(Prompt.Typed)
    def typed(self, event: Prompt.Typed) -> None:
        if event.purpose is Purpose.FILTER and self.overview:
            self._view(replace(self.view, words=event.text))

    @on(Prompt.Left)
    def left(self, event: Prompt.Left) -> None:
        self.queue.focus()
        if event.purpose is Purpose.FILTER:
            self._view(replace(self.view, words=""))
        self.tell("")
        self.refresh_bindings()

    # -- other screens -----------------------------------------------------------------------------

    def action_source(self) -> None:
        if self.sheet and self.claim in self.sheet.claims:
            self.post_message(ClaimWanted(self.claim))

    def show_question(self, key: str) -> None:
        """Go to a row, from another tab."""
        if self.overview is None:
            self.wanted = key
        else:
            self._jump(key)

    def action_quit(self) -> None:
        self.app.exit()
