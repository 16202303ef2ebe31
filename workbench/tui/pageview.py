"""A document as it is: every line of it wrapped to the screen, every claim underlined and marked in the gutter."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import ClassVar

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from workbench.model import Claim
from workbench.tui.drawn import DrawnView
from workbench.tui.excerpt import CLOSE, OPEN
from workbench.tui.lines import LinesView
from workbench.tui.page import Page
from workbench.tui.safe import joined, safe, shown
from workbench.tui.wrap import wrap

POINTER, ASIDE, CHANGED = "›", "┊", "+"
GUTTER = 4
"""Cells left of the text: pointer or change, two symbols, and whether the line stands aside."""
_MOST_KEPT = 2_000
"""Composed lines kept for drawing; a screen holds far fewer."""


class PageView(DrawnView, inherit_bindings=False):
    """A scrolling view of one page; it draws what is on the screen and knows which claim is chosen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = LinesView.COMPONENT_CLASSES

    @dataclass
    class Clicked(Message):
        """A claim was clicked."""

        claim: Claim

    def __init__(self, css_id: str) -> None:
        super().__init__(css_id)
        self.page: Page | None = None
        self.chosen: Claim | None = None
        self._wraps: list[list[tuple[int, int]]] = []
        """Start and end of the screen lines of each line, in its text as shown."""
        self._first: list[int] = []
        self._begun: dict[int, tuple[list[int], list[Claim]]] = {}
        self._drawn: dict[int, Content] = {}
        self._width = 0

    def show_page(self, page: Page | None, chosen: Claim | None) -> None:
        """Replace what is shown."""
        self.page, self.chosen = page, chosen
        self._lay_out()

    def choose(self, claim: Claim | None) -> None:
        """Mark another claim and bring it into sight, a third down the screen."""
        before, self.chosen = self.chosen, claim
        if self.page is not None and self._wraps:
            changed = [number for one in (before, claim) if one for number in self.page.lines(one)]
            for number in changed:
                self._drawn.pop(number, None)
                self._begun.pop(number, None)
                self._wraps[number] = wrap(self._content(number).plain, self._width - GUTTER)
            self._stack()
        self.centre()

    def centre(self) -> None:
        """Scroll so that the chosen claim stands a third down the screen."""
        if self.page and self.chosen and self._wraps:
            height = max(1, self.scrollable_content_region.height)
            self.scroll_to(y=max(0, self.line_of(self.chosen) - height // 3), animate=False, immediate=True, force=True)

    def line_of(self, claim: Claim) -> int:
        """Number of the screen line on which a claim begins."""
        if self.page is None or not self._first:
            return 0
        number = self.page.lines(claim)[0]
        starts = [start for start, _ in self._wraps[number]]
        return self._first[number] + max(0, bisect_right(starts, self._place(number, claim.span.start)) - 1)

    @property
    def height(self) -> int:
        """Screen lines of the whole page."""
        return self.virtual_size.height

    @property
    def in_sight(self) -> Claim | None:
        """The first claim that begins on the screen or below it."""
        if self.page is None:
            return None
        return next((one for one in self.page.claims if self.line_of(one) >= self.scroll_offset.y), None)

    # -- drawing -----------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        row = y + self.scroll_offset.y
        if self.page is None or row >= self.height:
            return self.blank()
        number = bisect_right(self._first, row) - 1
        start, end = self._wraps[number][row - self._first[number]]
        content = self._content(number)
        words = content[start:end] if end > start else shown("")
        last = row - self._first[number] + 1 == len(self._wraps[number])
        return self.draw(joined(self._gutter(number, start, end + last), words), self.visual_style)

    def _content(self, number: int) -> Content:
        if number not in self._drawn:
            if len(self._drawn) >= _MOST_KEPT:
                self._drawn.clear()
            self._drawn[number] = self._composed(number)
        return self._drawn[number]

    def _composed(self, number: int) -> Content:
        """One line of the text, every claim underlined in the style of its mark, the chosen one between symbols."""
        page = self.page
        assert page is not None
        start, end = page.line(number)
        plain = "lines--context" if page.aside(number) else ""
        parts = [shown("")]
        for low, high, claim in page.pieces(number, self.chosen):
            words = page.document.text[low:high]
            if claim is None:
                parts.append(shown(words, plain))
            elif claim is not self.chosen:
                mark = page.marks.get(claim.id)
                underlined = shown(words, "lines--claim")
                parts.append(underlined.stylize(mark.style) if mark and mark.style else underlined)
            else:
                before = OPEN if low == max(start, claim.span.start) else ""
                after = CLOSE if high == min(end, claim.span.end) else ""
                parts.append(shown(before + words + after, "lines--current"))
        return joined(*parts)

    def _gutter(self, number: int, start: int, end: int) -> Content:
        page = self.page
        assert page is not None
        places, claims = self._begins(number)
        here = claims[bisect_left(places, start) : bisect_left(places, end)]
        marks = sorted({page.marks[one.id] for one in here if one.id in page.marks}, key=lambda mark: mark.rank)[:2]
        pointer = POINTER if self.chosen in here else CHANGED if number in page.changed else ""
        return joined(
            shown(f"{pointer:<1}", "lines--letter"),
            *(shown(mark.symbol, mark.style) for mark in marks),
            shown(" " * (2 - len(marks))),
            shown(ASIDE if page.aside(number) else " ", "lines--context"),
        )

    def _begins(self, number: int) -> tuple[list[int], list[Claim]]:
        """Where claims begin on a line as it is shown; those from the line before begin at its start."""
        if number not in self._begun:
            page = self.page
            assert page is not None
            place, offset = 0, page.starts[number]
            places, claims = list[int](), list(page.on_line.get(number, ()))
            for claim in claims:
                low = max(offset, claim.span.start)
                place += len(safe(page.document.text[offset:low]))
                offset = low
                places.append(place + self._inserted(number, low))
            self._begun[number] = places, claims
        return self._begun[number]

    def _place(self, number: int, offset: int) -> int:
        """Where an offset of the text stands in its line as it is shown."""
        assert self.page is not None
        start = self.page.starts[number]
        return len(safe(self.page.document.text[start:offset])) + self._inserted(number, offset)

    def _inserted(self, number: int, offset: int) -> int:
        """Symbols of the chosen claim that stand before an offset of its line."""
        chosen = self.chosen
        if self.page is None or chosen is None or number not in self.page.lines(chosen):
            return 0
        return (max(self.page.starts[number], chosen.span.start) < offset) + (chosen.span.end <= offset)

    # -- layout ------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._width = self.scrollable_content_region.width
        self._drawn, self._begun, self._wraps = {}, {}, []
        page = self.page if self._width > GUTTER else None
        if page is not None:
            marked = page.lines(self.chosen) if self.chosen else range(0)
            for number in range(len(page.starts)):
                start, end = page.line(number)
                plain = self._content(number).plain if number in marked else safe(page.document.text[start:end])
                self._wraps.append(wrap(plain, self._width - GUTTER))
        self._stack()

    def _stack(self) -> None:
        self._first = []
        height = 0
        for lines in self._wraps:
            self._first.append(height)
            height += len(lines)
        self.virtual_size = Size(self._width, height)
        self.refresh()

    def on_resize(self) -> None:
        if self.scrollable_content_region.width != self._width:
            self._lay_out()
            self.centre()

    def on_click(self, event: Click) -> None:
        row = event.y + self.scroll_offset.y
        if self.page is None or row >= self.height:
            return
        number = bisect_right(self._first, row) - 1
        place = self._wraps[number][row - self._first[number]][0] + event.x - GUTTER
        under = [
            claim
            for claim in self.page.on_line.get(number, ())
            if self._place(number, max(self.page.starts[number], claim.span.start)) <= place
            and place < self._place(number, min(self.page.line(number)[1], claim.span.end))
        ]
        if under:
            self.post_message(self.Clicked(min(under, key=lambda claim: len(claim.span))))
