"""A whole source, with every claim underlined and the chosen one marked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from workbench.model import Claim, Document, Zone
from workbench.tui.board import Board
from workbench.tui.excerpt import CLOSE, OPEN
from workbench.tui.help import HelpScreen, bindings_of
from workbench.tui.keybar import KeyBar
from workbench.tui.lines import Block, LinesView
from workbench.tui.phrases import dated, remarks, source_name
from workbench.tui.rows import State
from workbench.tui.safe import joined, one_line, shown
from workbench.tui.wrap import clip

_COMPARED = frozenset({Zone.BODY, Zone.HEADLINE})
_GUTTER = 2


@dataclass(frozen=True, slots=True)
class Page:
    """A document's lines, each with the claims that begin in it."""

    document: Document
    claims: Sequence[Claim]
    """In reading order."""
    states: dict[str, State]
    """State of the question each claim belongs to, by claim id."""
    starts: Sequence[int]
    """Offset of each line."""
    on_line: Mapping[int, Sequence[Claim]]
    """Claims by the numbers of the lines they stand on."""

    def lines(self, claim: Claim) -> range:
        """Numbers of the lines a claim stands on, from 0."""
        return _lines(self.starts, claim)

    def block(self, number: int, chosen: Claim | None) -> Block:
        """One line of the source with its claims marked; the chosen one also by symbols."""
        text = self.document.text
        start = self.starts[number]
        end = self.starts[number + 1] - 1 if number + 1 < len(self.starts) else len(text)
        here = self.on_line.get(number, ())
        aside = self.document.zone_at(start) not in _COMPARED
        plain = "lines--context" if aside else ""
        parts: list[Content] = []
        place = start
        for claim in here:
            low, high = max(start, claim.span.start), min(end, claim.span.end)
            if low < place:
                continue
            parts.append(shown(text[place:low], plain))
            if chosen is not None and claim.id == chosen.id:
                parts.append(shown(f"{OPEN}{text[low:high]}{CLOSE}", "lines--current"))
            else:
                parts.append(shown(text[low:high], "lines--claim"))
            place = high
        parts.append(shown(text[place:end].rstrip("\r"), plain))
        return Block(joined(*parts), self._mark(here, aside, chosen), shown("┊" if aside else ""), _GUTTER)

    def _mark(self, here: Sequence[Claim], aside: bool, chosen: Claim | None) -> Content:
        if chosen is not None and chosen in here:
            return shown("›", "lines--current")
        states = {self.states[claim.id] for claim in here if claim.id in self.states}
        for state in State:
            if state in states:
                return shown(state.symbol, f"lines--{state.value}")
        return shown("┊" if aside else "")


def page_of(board: Board, document: Document) -> Page:
    """Everything the reader needs to know of one document."""
    claims = sorted(
        (claim for claim in board.claims.values() if claim.source == document.source.id),
        key=lambda claim: (claim.span.start, -claim.span.end),
    )
    state_of = {row.key: row.state for row in board.rows}
    states = {claim.id: state_of[board.question_of[claim.id]] for claim in claims if claim.id in board.question_of}
    starts = [0]
    for line in document.text.split("\n")[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    on_line: dict[int, list[Claim]] = {}
    for claim in claims:
        for number in _lines(starts, claim):
            on_line.setdefault(number, []).append(claim)
    return Page(document, claims, states, starts, on_line)


def _lines(starts: Sequence[int], claim: Claim) -> range:
    last = max(claim.span.start, claim.span.end - 1)
    return range(bisect_right(starts, claim.span.start) - 1, bisect_right(starts, last))


class ReaderScreen(Screen[str | None], inherit_bindings=False):
    """Opens at a claim; gives back the claim whose question the reviewer wants, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "claim(1)", "next claim"),
        Binding("N", "claim(-1)", "claim before"),
        Binding("enter", "question", "its question"),
        Binding("j", "scroll(1)", "down"),
        Binding("down", "scroll(1)", "down", show=False),
        Binding("k", "scroll(-1)", "up"),
        Binding("up", "scroll(-1)", "up", show=False),
        Binding("space", "page(1)", "page down"),
        Binding("pagedown", "page(1)", "page down", show=False),
        Binding("pageup", "page(-1)", "page up", show=False),
        Binding("g", "end(0)", "top", show=False),
        Binding("home", "end(0)", "top", show=False),
        Binding("G", "end(1)", "bottom", show=False),
        Binding("end", "end(1)", "bottom", show=False),
        Binding("escape", "back", "back", key_display="esc"),
        Binding("o", "back", "back", show=False),
        Binding("q", "back", "back", show=False),
        Binding("question_mark", "help", "help", key_display="?"),
    ]

    def __init__(self, board: Board, claim: Claim) -> None:
        super().__init__()
        self.board = board
        self.page = page_of(board, board.documents[claim.source])
        self.chosen = claim

    def compose(self) -> ComposeResult:
        yield Static(id="reader-head")
        yield LinesView("reader-text")
        yield Static(id="reader-status")
        yield KeyBar()

    def on_mount(self) -> None:
        page = self.page
        self._view.show_blocks([page.block(number, self.chosen) for number in range(len(page.starts))])
        self.call_after_refresh(self._centre)
        self._tell()

    def on_resize(self) -> None:
        self._tell()

    def action_claim(self, step: int) -> None:
        """Mark the next or previous claim of this source."""
        claims = self.page.claims
        place = [claim.id for claim in claims].index(self.chosen.id)
        before, self.chosen = self.chosen, claims[(place + step) % len(claims)]
        changed = {*self.page.lines(before), *self.page.lines(self.chosen)}
        self._view.replace_blocks({number: self.page.block(number, self.chosen) for number in changed})
        self._centre()
        self._tell()

    def action_question(self) -> None:
        """Go back to the queue, to the question the marked claim belongs to."""
        if self.chosen.id in self.board.question_of:
            self.dismiss(self.chosen.id)

    def action_back(self) -> None:
        self.dismiss(None)

    def action_scroll(self, step: int) -> None:
        self._view.scroll_relative(y=step, animate=False)

    def action_page(self, step: int) -> None:
        self._view.scroll_relative(y=step * max(1, self._view.size.height - 1), animate=False)

    def action_end(self, end: int) -> None:
        self._view.scroll_to(y=self._view.max_scroll_y if end else 0, animate=False)

    def action_help(self) -> None:
        self.app.push_screen(HelpScreen(bindings_of(self)))

    @property
    def _view(self) -> LinesView:
        return self.query_one(LinesView)

    def _centre(self) -> None:
        number = self.page.lines(self.chosen)[0]
        self._view.centre_block(number, self.chosen.span.start - self.page.starts[number])

    def _tell(self) -> None:
        source = self.page.document.source
        width = self.size.width - 2
        head = clip(one_line(f"{source_name(source)} · {source.tier.value} · {dated(source)} · {source.path}"), width)
        self.query_one("#reader-head", Static).update(shown(head, "bold"))
        number = [claim.id for claim in self.page.claims].index(self.chosen.id) + 1
        words = [f"claim {number} of {len(self.page.claims)}", self.chosen.kind, self.chosen.value.canonical]
        words += remarks(self.chosen)
        if self.chosen.id in self.page.states:
            words.append(self.page.states[self.chosen.id].label)
        else:
            words.append("compared with nothing")
        zone = self.page.document.zone_at(self.chosen.span.start)
        if zone not in _COMPARED:
            words.append(f"┊ {zone.value}, not compared")
        self.query_one("#reader-status", Static).update(shown(clip(one_line(" · ".join(words)), width)))
        self.refresh_bindings()
