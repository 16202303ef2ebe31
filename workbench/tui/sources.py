"""Tab 4: every source with what is known about it, and adding more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.widgets import Static

from workbench.model import Source, Tier
from workbench.tui.adding import AddingScreen, Report
from workbench.tui.ask import AskScreen
from workbench.tui.command import DESK, MOVE, READ, commands
from workbench.tui.keybar import KeyBar
from workbench.tui.lines import EMPTY, Block, LinesView
from workbench.tui.phrases import counted, dated, source_name
from workbench.tui.picker import PickerScreen
from workbench.tui.safe import joined, one_line, shown
from workbench.tui.tab import SIDE_BY_SIDE, TabScreen, desk_keys
from workbench.tui.table import Column, Line, TableHeading, TableView
from workbench.tui.tabs import TabBar
from workbench.tui.wanted import SourceWanted
from workbench.tui.wrap import clip

if TYPE_CHECKING:
    from workbench.desk import Desk
    from workbench.desk.browsing import Leaf
    from workbench.store import Listed

_COLUMNS = (
    Column("tier", 8),
    Column("source"),
    Column("published", 11, from_width=48),
    Column("claims", 6, right=True),
    Column("≠ ?", 4, right=True),
    Column("", 1),
)
_key = commands("sources")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every source, and who copied whom."""

    listed: Mapping[str, Listed]
    """By source id, in the order of the list."""

    @staticmethod
    def of(desk: Desk) -> Catalogue:
        return Catalogue({one.source.id: one for one in desk.catalogue()})

    def family(self, source: str) -> list[Source]:
        """All sources of one origin, the earliest first."""
        root = self.listed[source].original or source
        family = [one.source for one in self.listed.values() if root in (one.source.id, one.original)]
        return sorted(family, key=lambda one: (one.id != root, one.published or "9999", one.path))


class SourcesScreen(TabScreen[Catalogue], inherit_bindings=False):
    """A list of sources and everything about the chosen one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        _key(READ, "enter,o", "open", "read it", "the source in the reader"),
        _key(DESK, "a", "add", "add files", "choose files and folders to read"),
        _key(DESK, "D", "date", "date", "the day it was published; relative dates are computed again"),
        _key(DESK, "t", "tier", "tier", "primary, wire, news, opinion or draft; only a draft is no evidence"),
        _key(DESK, "O", "outlet", "outlet", "who published it"),
        _key(DESK, "X", "remove", "take off", "take it off the desk; u brings it back"),
        *desk_keys("sources"),
        _key(MOVE, "j,down", "move(1)", "down", show=False),
        _key(MOVE, "k,up", "move(-1)", "up", show=False),
        _key(MOVE, "g,home", "end(0)", "first", show=False),
        _key(MOVE, "G,end", "end(1)", "last", show=False),
        _key(MOVE, "space,pagedown", "page(1)", "page down", show=False),
        _key(MOVE, "pageup", "page(-1)", "page up", show=False),
        _key(MOVE, "J", "scroll(1)", "scroll down", "scroll what is known about the source", show=False),
        _key(MOVE, "K", "scroll(-1)", "scroll up", show=False),
        _key(DESK, "q", "quit", "quit", "leave; everything is saved already"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, Catalogue.of)
        self.report: Report | None = None
        """What became of the files added last."""
        self.folder = Path.cwd()
        """Where the picker opens."""
        self.leaf: Leaf | None = None

    def compose(self) -> ComposeResult:
        yield TabBar()
        yield Static(id="head")
        with Container(id="panes"):
            with Vertical(classes="list-pane"):
                yield TableHeading(_COLUMNS)
                yield TableView("sources", _COLUMNS)
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
    def detail(self) -> LinesView:
        return self.query_one(LinesView)

    @property
    def chosen(self) -> Source | None:
        """The source under the cursor."""
        line = self.table.line
        return self.told.listed[line.key].source if self.told and line and line.key in self.told.listed else None

    # -- showing -----------------------------------------------------------------------------------

    def show_told(self) -> None:
        super().show_told()
        told = self.told
        if told is None:
            return
        line = self.table.line
        self.table.show_lines([_line(one) for one in told.listed.values()], line.key if line else "")
        self._show_head()

    def _show_head(self) -> None:
        if self.told is None:
            return
        every = list(self.told.listed.values())
        told = [one for one in every if one.source.tier is not Tier.DRAFT]
        drafts = len(every) - len(told)
        origins = len({one.original or one.source.id for one in told})
        claims, compared = sum(one.claims for one in told), sum(one.compared for one in told)
        parts = [
            counted(len(told), "source") + f" of {counted(origins, 'origin')}",
            f"{compared} of {counted(claims, 'claim')} compared",
            *([counted(drafts, "draft")] if drafts else []),
        ]
        width = self.size.width - 2
        self.query_one("#head", Static).update(shown(clip(" │ ".join(parts), width)))
        self.refresh_bindings()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_head)

    @on(TableView.Moved)
    def moved(self) -> None:
        self._show_detail()
        self.refresh_bindings()

    def _show_detail(self) -> None:
        source, told = self.chosen, self.told
        blocks = _reported(self.report)
        if told is None or source is None:
            blocks += [
                Block(shown("There are no sources on the desk yet.", "lines--title")),
                Block(shown("Press a and choose files or folders; or leave with q and write:")),
                Block(shown("workbench add FOLDER", "lines--letter"), indent=4),
            ]
        else:
            with self.telling():
                blocks += _about(told, source, self.desk.leaf(source.id))
        self.detail.show_blocks(blocks)

    # -- keys --------------------------------------------------------------------------------------

    def action_move(self, step: int) -> None:
        self.table.move_to(self.table.cursor + step)

    def action_page(self, step: int) -> None:
        self.table.move_to(self.table.cursor + step * self.table.page)

    def action_end(self, end: int) -> None:
        self.table.move_to(len(self.table.lines) - 1 if end else 0)

    def action_scroll(self, step: int) -> None:
        self.detail.scroll_relative(y=step, animate=False)

    def action_open(self) -> None:
        if self.chosen:
            self.post_message(SourceWanted(self.chosen.id))

    @on(TableView.Chosen)
    def line_chosen(self) -> None:
        self.action_open()

    def action_add(self) -> None:
        from workbench.read import EXTENSIONS

        self.app.push_screen(PickerScreen(self.folder, EXTENSIONS), self._picked)

    def _picked(self, paths: tuple[str, ...] | None) -> None:
        if paths:
            self.folder = Path(paths[0]).parent
            self.app.push_screen(AddingScreen(self.desk, paths), self._added)

    def _added(self, report: Report | None) -> None:
        self.report = report
        self.read()
        if report:
            self.tell(report.lines[0])

    def action_remove(self) -> None:
        if source := self.chosen:
            with self.telling():
                self.desk.remove(source.id)
                self.read()
                self.tell(f"taken off the desk, u brings it back: {source_name(source)}")

    def action_date(self) -> None:
        if source := self.chosen:
            self._ask("published", "the day, as 2024-06-21", (source.published or "")[:10])

    def action_outlet(self) -> None:
        if source := self.chosen:
            self._ask("outlet", "who published it", source.outlet)

    def action_tier(self) -> None:
        if source := self.chosen:
            self._ask("tier", ", ".join(tier.value for tier in Tier), source.tier.value)

    def _ask(self, field: str, hint: str, text: str) -> None:
        source = self.chosen

        def entered(words: str | None) -> None:
            if words and source:
                with self.telling():
                    self.desk.set_source(source.id, **{field: words})
                    self.read()
                    self.tell(f"{source_name(source)}: {field} is {words}; everything of it was computed again")

        self.app.push_screen(AskScreen(field, hint, text), entered)

    def check_action(self, action: str, _: tuple[object, ...]) -> bool | None:
        """None says: not now."""
        if action in ("open", "date", "tier", "outlet", "remove"):
            return True if self.is_mounted and self.chosen else None
        return True


def _line(one: Listed) -> Line:
    source = one.source
    name = source_name(source) + (" (copy)" if one.original else "")
    figures = (str(one.claims), str(one.conflicts or ""), "!" if one.problems else "")
    return Line(source.id, (source.tier.value, name, source.day, *figures), faded=bool(one.original))


def _reported(report: Report | None) -> list[Block]:
    if report is None:
        return []
    first, *rest = report.lines
    lines = [Block(shown(one_line(line)), shown("- "), EMPTY, 2) for line in rest]
    return [Block(shown("Added last", "lines--label")), Block(shown(one_line(first))), *lines, Block()]


def _about(told: Catalogue, source: Source, leaf: Leaf) -> list[Block]:
    """Everything about one source, in the order a checker asks for it."""
    blocks = [Block(shown(one_line(source.title or source_name(source)), "lines--title"))]
    for name, value in (
        ("outlet", source.outlet),
        ("byline", source.byline),
        ("tier", source.tier.value),
        ("published", dated(source)),
        ("language", source.language),
        ("file", source.path),
        ("SHA-256", source.id),
    ):
        if value:
            blocks.append(Block(shown(one_line(value)), shown(f"{name:<11}", "lines--meta"), EMPTY, 11))
    family = told.family(source.id)
    if len(family) > 1:
        words = [f"{source_name(one)}, {one.day}{' (this one)' if one.id == source.id else ''}" for one in family]
        blocks += _section(f"One origin, {counted(len(family), 'source')}; together they count once", words)
    blocks += _section("Coverage", _coverage(leaf))
    blocks += _section("Kinds", [_kinds(leaf)] if leaf.claims else [])
    blocks += _section("Problems", leaf.document.problems)
    odd = {anomaly.id: anomaly for found in leaf.anomalies.values() for anomaly in found}
    blocks += _section("Cannot be right", [f"{one.type}: {one.explanation}" for one in odd.values()])
    return blocks


def _coverage(leaf: Leaf) -> list[str]:
    if leaf.document.source.tier is Tier.DRAFT:
        return [f"{counted(len(leaf.claims), 'claim')}; a draft is no evidence, tab 3 checks it"]
    pressing = sum(state.pressing for state in leaf.states.values())
    left = [f"{counted(number, 'claim')} not compared: {reason}" for reason, number in leaf.not_compared.items()]
    every = counted(len(leaf.claims), "claim")
    return [f"{len(leaf.states)} of {every} compared, {pressing} in conflict or doubt", *left]


def _kinds(leaf: Leaf) -> str:
    kinds = Counter(claim.kind for claim in leaf.claims)
    return " · ".join(f"{kind} {number}" for kind, number in kinds.most_common())


def _section(title: str, lines: Sequence[str]) -> list[Block]:
    if not lines:
        return []
    told = [Block(shown(one_line(line)), shown("- "), EMPTY, 2) for line in lines]
    return [Block(), Block(joined(shown(title, "lines--label"))), *told]
