"""The queue of questions: a million rows cost what is on the screen, because each line is fetched when it is seen."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from workbench.model import Row, WorkState
from workbench.tui.drawn import DrawnView
from workbench.tui.safe import joined, one_line, shown
from workbench.tui.wrap import pad

_POINTER, _STATE, _KIND, _COUNT, _WORK, _SCROLL_BAR = 2, 11, 11, 4, 22, 1
_COUNTED = ("pos", "src", "org")
# Below these widths a title needs the room more; both stand in the evidence as well.
_WORK_FROM, _KIND_FROM, _COUNTS_FROM = 100, 62, 46
_PAGE = 200
"""Rows fetched at once; a choice: more than a screen holds, and still read in a few milliseconds."""
_KEPT = 1_000
"""Drawn lines that are kept; a choice: many screens of them."""
POINTER, MARKED, FLAGGED, DEFERRED, ASSIGNED = "›", "●", "⚑", "◷", "@"

Fetch = Callable[[Sequence[int]], Sequence[Row]]


@dataclass(frozen=True, slots=True)
class _Room:
    """Cells of the columns that have no fixed width."""

    kind: int
    title: int
    counts: int
    work: int


class QueueView(DrawnView, inherit_bindings=False):
    """Rows with a cursor; it knows the places of all rows, and of each row seen what it says."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "queue--cursor",
        "queue--dim",
        "queue--conflict",
        "queue--question",
        "queue--disputed",
        "queue--stale",
        "queue--orphaned",
        "queue--second",
        "queue--agree",
        "queue--single",
        "queue--decided",
    }

    @dataclass
    class Moved(Message):
        """The cursor stands on another row, or on a row that says something else now."""

        place: int | None

        can_replace_any = True

    def __init__(self, css_id: str) -> None:
        super().__init__(css_id)
        self.places: Sequence[int] = ()
        self.marked: Collection[str] = ()
        """Keys of the rows that the reviewer marked."""
        self.cursor = 0
        self._fetch: Fetch = lambda _: ()
        self._pages: dict[int, list[Row]] = {}
        self._strips: dict[tuple[Row, bool, bool, int], Strip] = {}
        """Lines as they were drawn: a row, whether it has the cursor, whether it is marked, at a width."""

    @property
    def place(self) -> int | None:
        """The place under the cursor."""
        return self.places[self.cursor] if 0 <= self.cursor < len(self.places) else None

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.row_at(self.cursor)

    def row_at(self, index: int) -> Row | None:
        """What the row at an index says, fetched with its neighbours."""
        if not 0 <= index < len(self.places):
            return None
        page, within = divmod(index, _PAGE)
        if page not in self._pages:
            self._pages[page] = list(self._fetch(self.places[page * _PAGE : (page + 1) * _PAGE]))
        rows = self._pages[page]
        return rows[within] if within < len(rows) else None

    def show_rows(self, places: Sequence[int], fetch: Fetch, place: int | None) -> None:
        """Show these rows with the cursor on `place`; where it is gone, on the row now at its index."""
        self.places, self._fetch, self._pages = places, fetch, {}
        try:
            self.cursor = places.index(place) if place is not None else 0
        except ValueError:
            self.cursor = max(0, min(self.cursor, len(places) - 1))
        self.virtual_size = Size(0, len(places))
        self._keep_in_sight()
        self.refresh()
        self.post_message(self.Moved(self.place))

    def lengthen(self, places: Sequence[int]) -> None:
        """Show more rows behind those that are there; the cursor and what was read stay."""
        here = self.place
        self.places, self._pages = places, {}
        self.cursor = places.index(here) if here in places else 0
        self.virtual_size = Size(0, len(places))
        self._keep_in_sight()
        self.refresh()

    def move_to(self, index: int) -> bool:
        """Put the cursor on a row, as near as there is one; True when it stood on another."""
        index = max(0, min(index, len(self.places) - 1))
        if index == self.cursor or not self.places:
            return False
        left, self.cursor = self.cursor, index
        self.refresh_line(left)
        self.refresh_line(index)
        self._keep_in_sight()
        self.post_message(self.Moved(self.place))
        return True

    @property
    def page(self) -> int:
        """Rows on the screen at once."""
        return max(1, self.scrollable_content_region.height)

    @staticmethod
    def heading(width: int, note: str = "") -> str:
        """The column titles, aligned with the rows below; a note stands in place of the word question."""
        room = _room(width - _SCROLL_BAR)
        return "".join(
            (
                pad("", _POINTER),
                pad("state", _STATE),
                pad("kind", room.kind),
                pad(note or "question", room.title),
                "".join(f"{count:>{_COUNT}}" for count in _COUNTED[: room.counts]),
                pad("  work" if room.work else "", room.work),
            )
        )

    def render_line(self, y: int) -> Strip:
        number = y + self.scroll_offset.y
        row = self.row_at(number)
        if row is None:
            return self.blank()
        key = row, number == self.cursor, row.key in self.marked, self.scrollable_content_region.width
        if key not in self._strips:
            if len(self._strips) >= _KEPT:
                self._strips.clear()
            here = number == self.cursor
            base = self.get_visual_style("queue--cursor") if here else self.visual_style
            self._strips[key] = self.draw(_line(*key), base)
        return self._strips[key]

    def notify_style_update(self) -> None:
        """Another theme draws the same lines in other colours."""
        self._strips.clear()
        super().notify_style_update()

    def on_click(self, event: Click) -> None:
        self.move_to(event.y + self.scroll_offset.y)

    def on_resize(self) -> None:
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        top = self.scroll_offset.y
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False)
        elif self.cursor >= top + self.page:
            self.scroll_to(y=self.cursor - self.page + 1, animate=False)


def _line(row: Row, here: bool, marked: bool, width: int) -> Content:
    room = _room(width)
    figures = (row.positions, row.sources, row.origins)[: room.counts]
    return joined(
        shown((POINTER if here else " ") + (MARKED if marked else " ")),
        shown(pad(row.state.label, _STATE), f"queue--{row.state.value}"),
        shown(pad(row.kind, room.kind), "queue--dim"),
        shown(pad(_signs(row) + one_line(row.title), room.title)),
        shown("".join(f"{figure or '':>{_COUNT}}" for figure in figures), "queue--dim"),
        shown(pad("  " + one_line(_work(row)), room.work) if room.work else "", "queue--dim"),
    )


def _signs(row: Row) -> str:
    """Flag, clock and person before the title; the legend of help names them."""
    work = row.work
    signs = ((work.flagged, FLAGGED), (work.until, DEFERRED), (work.assignee, ASSIGNED))
    said = "".join(sign for there, sign in signs if there)
    return f"{said} " if said else ""


def _work(row: Row) -> str:
    """How the work stands, in words."""
    work = row.work
    state = f"until {work.until}" if work.state is WorkState.DEFERRED else work.state.value
    return f"{state} {ASSIGNED}{work.assignee}" if work.assignee else state


def _room(width: int) -> _Room:
    """Cells for kind, title and work, and how many counts there is room for."""
    kind = _KIND if width >= _KIND_FROM else 0
    work = _WORK if width >= _WORK_FROM else 0
    counts = len(_COUNTED) if width >= _COUNTS_FROM else 0
    return _Room(kind, max(8, width - _POINTER - _STATE - kind - counts * _COUNT - work), counts, work)
