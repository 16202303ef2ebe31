"""Choosing a passage of a source as evidence: whole sentences first, then word by word."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.model import Document, Span
from workbench.tui.excerpt import CLOSE, OPEN
from workbench.tui.keybar import KeyBar
from workbench.tui.lines import Block, LinesView
from workbench.tui.phrases import source_name
from workbench.tui.safe import joined, one_line, shown

_SENTENCE = re.compile(r"[^\s.!?][^.!?\n]*+[.!?]*+[”’\"')\]]*+")
_WORD = re.compile(r"\S+")


def sentences_of(text: str) -> list[Span]:
    """Stretches to step through; where a stop ends no sentence a step is shorter than one, and loses nothing."""
    return [Span(found.start(), found.end()) for found in _SENTENCE.finditer(text)]


class PassageScreen(ModalScreen[Span | None], inherit_bindings=False):
    """Gives back the stretch that was marked, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "step(1)", "next sentence", key_display="j"),
        Binding("k,up", "step(-1)", "sentence before", key_display="k"),
        Binding("J", "extend(1)", "longer"),
        Binding("K", "extend(-1)", "shorter"),
        Binding("l,right", "start(1)", "first word on", key_display="l"),
        Binding("h,left", "start(-1)", "first word back", key_display="h"),
        Binding("L", "end(1)", "last word on"),
        Binding("H", "end(-1)", "last word back"),
        Binding("enter", "take", "take it"),
        Binding("escape", "leave", "leave it", key_display="esc"),
    ]

    def __init__(self, document: Document, at: int) -> None:
        super().__init__()
        self._document = document
        self._sentences = sentences_of(document.text) or [Span(0, len(document.text))]
        starts = [sentence.start for sentence in self._sentences]
        self._first = self._last = max(0, bisect_right(starts, at) - 1)
        self._span = self._sentences[self._first]

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog tall"):
            yield Static(shown(f"A passage of {one_line(source_name(self._document.source))}", "bold"))
            yield LinesView("passage")
            yield KeyBar()

    def on_mount(self) -> None:
        self._show()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show)

    def action_step(self, step: int) -> None:
        self._first = self._last = max(0, min((self._last if step > 0 else self._first) + step, self._count - 1))
        self._mark_sentences()

    def action_extend(self, step: int) -> None:
        self._last = max(self._first, min(self._last + step, self._count - 1))
        self._mark_sentences()

    def action_start(self, step: int) -> None:
        """Move the beginning by a word."""
        words = [found.start() for found in _WORD.finditer(self._document.text)]
        at = bisect_right(words, self._span.start) - 1 + step
        if 0 <= at < len(words) and words[at] < self._span.end:
            self._span = Span(words[at], self._span.end)
            self._show()

    def action_end(self, step: int) -> None:
        """Move the end by a word."""
        words = [found.end() for found in _WORD.finditer(self._document.text)]
        at = bisect_right(words, self._span.end) if step > 0 else bisect_left(words, self._span.end) - 1
        if 0 <= at < len(words) and words[at] > self._span.start:
            self._span = Span(self._span.start, words[at])
            self._show()

    def action_take(self) -> None:
        self.dismiss(self._span)

    def action_leave(self) -> None:
        self.dismiss(None)

    @property
    def _count(self) -> int:
        return len(self._sentences)

    def _mark_sentences(self) -> None:
        self._span = Span(self._sentences[self._first].start, self._sentences[self._last].end)
        self._show()

    def _show(self) -> None:
        text, span = self._document.text, self._span
        marked = shown(f"{OPEN}{span.of(text)}{CLOSE}", "lines--current")
        whole = joined(shown(text[: span.start], "lines--context"), marked, shown(text[span.end :], "lines--context"))
        view = self.query_one(LinesView)
        view.show_blocks([Block(whole)], keep_place=True)
        view.centre_block(0, len(shown(text[: span.start]).plain))
