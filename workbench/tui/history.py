"""Tab 5: everything that was recorded, by whom and when; any of it can be taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.widgets import Static

from workbench.model import Event
from workbench.tui import record
from workbench.tui.ask import AskScreen
from workbench.tui.command import DESK, MOVE, READ, commands
from workbench.tui.keybar import KeyBar
from workbench.tui.lines import EMPTY, Block, LinesView
from workbench.tui.phrases import counted
from workbench.tui.record import evidence_words
from workbench.tui.safe import one_line, shown
from workbench.tui.tab import SIDE_BY_SIDE, TabScreen, desk_keys
from workbench.tui.table import Column, Line, TableHeading, TableView
from workbench.tui.tabs import TabBar
from workbench.tui.wanted import ClaimWanted, DraftWanted, QuestionWanted, SourceWanted
from workbench.tui.wrap import clip

if TYPE_CHECKING:
    from workbench.desk import Desk

TURNS = ("undo", "redo")
_UNTOLD = ("source", "published_from")
_COLUMNS = (
    Column("", 2),
    Column("no.", 5, right=True),
    Column("when", 16),
    Column("who", 12, from_width=70),
    Column("what"),
)
_key = commands("history")


@dataclass(frozen=True, slots=True)
class Trail:
    """The whole log, newest first, and what of it was taken back."""

    events: tuple[Event, ...]
    off: frozenset[int]
    by_number: Mapping[int, Event]

    @staticmethod
    def of(desk: Desk) -> Trail:
        events = desk.history()
        off: set[int] = set()
        for event in events:
            if event.type == "undo":
                off |= set(turned_by(event))
            elif event.type == "redo":
                off -= set(turned_by(event))
        return Trail(tuple(reversed(events)), frozenset(off), {event.number: event for event in events})

    def words(self, event: Event) -> str:
        """An event as one line; undo and redo name what they turned."""
        if event.type not in TURNS:
            return words_of(event)
        turned = [self.by_number[number] for number in turned_by(event) if number in self.by_number]
        did = "taken back" if event.type == "undo" else "brought back"
        return f"{did}: {'; '.join(f'no. {one.number}, {words_of(one)}' for one in turned)}"


def turned_by(event: Event) -> list[int]:
    """Numbers of the events that an undo or a redo turns."""
    several = event.payload.get("events")
    numbers = several if isinstance(several, list) else [event.payload.get("event")]
    return [number for number in numbers if isinstance(number, int)]


def words_of(event: Event) -> str:
    """One decision as one line."""
    said = event.payload
    match event.type:
        case "tick":
            return one_line(f"draft: “{said.get('title', '')}” {_ticked(str(said.get('mark', '')))}")
        case "follows":
            return one_line(f"{_file(said.get('path'))} is a new version of {_file(said.get('draft'))}")
        case "source":
            told = ", ".join(f"{name} {value}" for name, value in said.items() if name not in _UNTOLD)
            return one_line(f"of a source: {told}")
        case _:
            return record.event_words(event)


def _file(path: object) -> str:
    return str(path).replace("\\", "/").rsplit("/", 1)[-1]


def _ticked(mark: str) -> str:
    return {"verified": "is verified", "wrong": "is wrong"}.get(mark, "is open again")


class HistoryScreen(TabScreen[Trail], inherit_bindings=False):
    """The log with a cursor; the chosen event in full beside it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        _key(READ, "enter,o", "jump", "go there", "the question, the source or the claim it was about"),
        _key(DESK, "X", "revert", "take back", "take this one back, however old"),
        _key(READ, "slash", "filter", "filter", "by words, people, kinds or days; an empty line shows all", name="/"),
        _key(READ, "escape", "clear", "show all", show=False),
        *desk_keys("history"),
        _key(MOVE, "j,down", "move(1)", "down", show=False),
        _key(MOVE, "k,up", "move(-1)", "up", show=False),
        _key(MOVE, "g,home", "end(0)", "newest", show=False),
        _key(MOVE, "G,end", "end(1)", "oldest", show=False),
        _key(MOVE, "space,pagedown", "page(1)", "page down", show=False),
        _key(MOVE, "pageup", "page(-1)", "page up", show=False),
        _key(DESK, "q", "quit", "quit", "leave; everything is saved already"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, Trail.of)
        self.words = ""

    def compose(self) -> ComposeResult:
        yield TabBar()
        yield Static(id="head")
        with Container(id="panes"):
            with Vertical(classes="list-pane"):
                yield TableHeading(_COLUMNS)
                yield TableView("history", _COLUMNS)
            yield LinesView("detail")
        yield Static(id="status")
        yield KeyBar()

    def on_mount(self) -> None:
        self.HORIZONTAL_BREAKPOINTS = [(0, "-stacked"), (SIDE_BY_SIDE, "-beside")]
        self.query_one(LinesView).show_blocks([Block(shown("Reading the project…"))])
        self.table.focus()

    @property
    def table(self) -> TableView:
        return self.query_one(TableView)

    @property
    def event(self) -> Event | None:
        """The event under the cursor."""
        line = self.table.line
        return self.told.by_number.get(int(line.key)) if self.told and line else None

    # -- showing -----------------------------------------------------------------------------------

    def show_told(self) -> None:
        super().show_told()
        if self.told is None:
            return
        line = self.table.line
        terms = self.words.casefold().split()
        lines = [_line(self.told, event) for event in self.told.events]
        chosen = [line for line in lines if all(term in "\n".join(line.cells).casefold() for term in terms)]
        self.table.show_lines(chosen, line.key if line else "")
        self._show_head()

    def _show_head(self) -> None:
        if self.told is None:
            return
        total = len(self.told.events)
        note = f"{len(self.table.lines)} of {total} with “{one_line(self.words)}” · esc shows all" if self.words else ""
        off = len(self.told.off)
        head = note or f"{counted(total, 'event')}, newest first" + (f" │ {off} taken back" if off else "")
        self.query_one("#head", Static).update(shown(clip(head, self.size.width - 2)))
        self.refresh_bindings()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_head)

    @on(TableView.Moved)
    def moved(self) -> None:
        event, told = self.event, self.told
        if told is None:
            return
        self.query_one(LinesView).show_blocks(_about(told, event) if event else _nothing(self.words))
        self.refresh_bindings()

    # -- keys --------------------------------------------------------------------------------------

    def action_move(self, step: int) -> None:
        self.table.move_to(self.table.cursor + step)

    def action_page(self, step: int) -> None:
        self.table.move_to(self.table.cursor + step * self.table.page)

    def action_end(self, end: int) -> None:
        self.table.move_to(len(self.table.lines) - 1 if end else 0)

    def action_filter(self) -> None:
        hint = "words, people, kinds of event, days such as 2024-06-21; an empty line shows all"
        self.app.push_screen(AskScreen("filter", hint, self.words), self._filtered)

    def _filtered(self, words: str | None) -> None:
        if words is not None:
            self.words = words
            self.show_told()

    def action_clear(self) -> None:
        self._filtered("")

    def action_revert(self) -> None:
        event, told = self.event, self.told
        if event is None or told is None or event.type in TURNS:
            return
        with self.telling():
            if event.number in told.off:
                self.tell("taken back already; ctrl+r brings back what was taken back last")
                return
            self.desk.revert(event.number)
            self.read()
            self.tell(f"taken back (ctrl+r brings it back): {words_of(event)}")

    def action_jump(self) -> None:
        event, told = self.event, self.told
        if event is None or told is None:
            return
        if event.type in TURNS:
            turned = [told.by_number[number] for number in turned_by(event) if number in told.by_number]
            event = turned[-1] if turned else event
        self._jump(event)

    def _jump(self, event: Event) -> None:
        said = event.payload
        if event.type == "tick":
            self.post_message(DraftWanted(str(said.get("version", "")), _judged(event)))
        elif event.type == "follows":
            version = next((one.id for one in self.desk.sources() if one.path == said.get("path")), "")
            self.post_message(DraftWanted(version, ""))
        elif event.type == "source":
            self.post_message(SourceWanted(str(said.get("source", ""))))
        elif key := self.desk.row_of(event):
            self.post_message(QuestionWanted(key))
        elif claim := _judged(event):
            self.post_message(ClaimWanted(claim))
        else:
            self.tell("what it was about is not on the desk any more")

    @on(TableView.Chosen)
    def line_chosen(self) -> None:
        self.action_jump()

    def check_action(self, action: str, _: tuple[object, ...]) -> bool | None:
        """None says: not now."""
        event = self.event if self.is_mounted else None
        match action:
            case "jump":
                return True if event else None
            case "revert":
                return True if event and event.type not in TURNS else None
            case "clear":
                return True if self.words else None
            case _:
                return True


def _line(told: Trail, event: Event) -> Line:
    off = event.number in told.off
    mark = "×" if off else "↶" if event.type == "undo" else "↷" if event.type == "redo" else "·"
    when = event.time[:16].replace("T", " ")
    return Line(str(event.number), (mark, str(event.number), when, event.reviewer, told.words(event)), faded=off)


def _about(told: Trail, event: Event) -> list[Block]:
    """Everything an event says, one field a line."""
    blocks = [Block(shown(told.words(event), "lines--title"))]
    stands = "taken back" if event.number in told.off else "in force" if event.type not in TURNS else event.type
    who = event.reviewer or "nobody named"
    blocks.append(Block(shown(one_line(f"no. {event.number} · {event.time} · {who} · {stands}"), "lines--meta")))
    for name, value in event.payload.items():
        if name not in ("judged", "title") and value not in ("", [], None):
            blocks.append(Block(shown(one_line(_plain(value))), shown(f"{name:<12}", "lines--meta"), EMPTY, 12))
    judged = event.payload.get("judged")
    if isinstance(judged, Sequence) and judged:
        blocks += [Block(), Block(shown("It was about", "lines--label"))]
        for claim in judged:
            if isinstance(claim, Mapping):
                quote, value = claim.get("quote", ""), claim.get("canonical", "")
                words = f"“{quote}”{'' if value == quote else f' ({value})'} · {claim.get('path', '')}"
                blocks.append(Block(shown(one_line(words)), shown("- "), EMPTY, 2))
    return blocks


def _plain(value: object) -> str:
    if isinstance(value, Mapping) and "support" in value:
        return evidence_words(value)
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {one}" for name, one in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(_plain(one) for one in value)
    return str(value)


def _nothing(words: str) -> list[Block]:
    if words:
        return [Block(shown("No event matches.", "lines--title")), Block(shown("Press esc to see all of them again."))]
    return [
        Block(shown("Nothing was recorded yet.", "lines--title")),
        Block(shown("Press 1 and decide a question: every decision appears here and can be taken back.")),
    ]


def _judged(event: Event) -> str:
    judged = event.payload.get("judged")
    first = judged[0] if isinstance(judged, Sequence) and judged else {}
    return str(first.get("id", "")) if isinstance(first, Mapping) else ""
