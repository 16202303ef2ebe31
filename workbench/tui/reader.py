"""Tab 2: a whole source, with every claim underlined and the chosen one marked."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from workbench.model import Claim, State, WorkbenchError
from workbench.tui.citation import citation
from workbench.tui.command import DESK, MOVE, READ, commands
from workbench.tui.keybar import KeyBar
from workbench.tui.page import COMPARED, Mark, Page
from workbench.tui.pageview import PageView
from workbench.tui.phrases import dated, remarks, source_name, value_words
from workbench.tui.safe import one_line, shown
from workbench.tui.scrollmarks import ScrollMarks
from workbench.tui.tab import TabScreen, desk_keys
from workbench.tui.tabs import TabBar
from workbench.tui.wanted import BackWanted, CopyWanted, QuestionWanted
from workbench.tui.wrap import clip

if TYPE_CHECKING:
    from workbench.desk import Desk
    from workbench.desk.browsing import Leaf

UNASKED = Mark("-", "", len(State) + 1)
"""A claim that is compared with nothing."""
ODD = Mark("!", "lines--question", 1, pressing=True)
"""A claim that cannot be right inside its own document."""

_key = commands("reader")


@dataclass(frozen=True, slots=True)
class Opened:
    """One source laid open, and all there are, in their order."""

    leaf: Leaf | None
    sources: tuple[str, ...]


def marks_of(leaf: Leaf) -> dict[str, Mark]:
    """How each claim is marked: by the state of its question, or by what is odd about it."""
    order = list(State)
    found = {}
    for claim in leaf.claims:
        state = leaf.states.get(claim.id)
        if leaf.anomalies.get(claim.id) and state is not State.CONFLICT:
            found[claim.id] = ODD
        elif state is None:
            found[claim.id] = UNASKED
        else:
            found[claim.id] = Mark(state.symbol, f"lines--{state.value}", order.index(state), state.pressing)
    return found


class ReaderScreen(TabScreen[Opened], inherit_bindings=False):
    """One source at a time; it opens at a claim, or at the beginning."""

    BINDINGS: ClassVar[list[BindingType]] = [
        _key(READ, "n", "claim(1)", "next claim"),
        _key(READ, "N", "claim(-1)", "claim before"),
        _key(READ, "full_stop", "pressing(1)", "next conflict", "next claim in a conflict or with a doubt", name="."),
        _key(READ, "comma", "pressing(-1)", "conflict before", "claim before it in a conflict", show=False, name=","),
        _key(READ, "enter", "question", "its question", "the question the marked claim belongs to"),
        _key(READ, "right_square_bracket", "source(1)", "next source", name="]"),
        _key(READ, "left_square_bracket", "source(-1)", "source before", show=False, name="["),
        _key(MOVE, "j,down", "scroll(1)", "down", show=False),
        _key(MOVE, "k,up", "scroll(-1)", "up", show=False),
        _key(MOVE, "space,pagedown", "page(1)", "page down", show=False),
        _key(MOVE, "pageup", "page(-1)", "page up", show=False),
        _key(MOVE, "g,home", "end(0)", "top", show=False),
        _key(MOVE, "G,end", "end(1)", "bottom", show=False),
        _key(READ, "C", "cite", "copy", "put quotation, source, place and address on the clipboard"),
        *desk_keys("reader"),
        _key(DESK, "o,escape,q", "back", "back", "to the tab you came from"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self._open)
        self.source = ""
        """Id of the source that is shown."""
        self.chosen = ""
        """Id of the claim that is marked."""

    def compose(self) -> ComposeResult:
        yield TabBar()
        yield Static(id="head")
        with Horizontal(id="page"):
            yield PageView("reader-text")
            yield ScrollMarks("reader-marks")
        yield Static(id="status")
        yield KeyBar()

    def on_mount(self) -> None:
        self.view.focus()
        self.watch(self.view, "scroll_y", self._scrolled, init=False)
        self.tell("Reading the project…")

    @property
    def view(self) -> PageView:
        return self.query_one(PageView)

    @property
    def page(self) -> Page | None:
        return self.view.page

    # -- what is shown -----------------------------------------------------------------------------

    def open_claim(self, claim: str) -> None:
        """Show a claim in its source."""
        self.source, self.chosen = "", claim
        self.read()

    def open_source(self, source: str) -> None:
        """Show a source from its beginning."""
        if source != self.source:
            self.source, self.chosen = source, ""
            self.read()

    def _open(self, desk: Desk) -> Opened:
        """The source that is wanted; where it is gone, the first one."""
        sources = desk.source_ids()
        source = self.source
        if not source and self.chosen:
            with suppress(WorkbenchError):
                source = desk.claim(self.chosen).source
        if source not in sources:
            source = sources[0] if sources else ""
        return Opened(desk.leaf(source) if source else None, sources)

    def show_told(self) -> None:
        super().show_told()
        leaf = self.told.leaf if self.told else None
        if leaf is None:
            self.view.show_page(None, None)
        else:
            chosen = next((one for one in leaf.claims if one.id == self.chosen), None)
            chosen = chosen or (leaf.claims[0] if leaf.claims else None)
            self.source, self.chosen = leaf.document.source.id, chosen.id if chosen else ""
            self.view.show_page(Page(leaf.document, leaf.claims, marks_of(leaf)), chosen)
            self.view.centre()
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        """Once the view knows its width."""
        self._mark()
        self._say()

    def _mark(self) -> None:
        page, view = self.page, self.view
        if page:
            marked = [(view.line_of(one), page.marks[one.id]) for one in page.claims if page.marks[one.id].pressing]
            self.query_one(ScrollMarks).show_places(marked, view.height)
            self._scrolled()

    def _scrolled(self) -> None:
        self.query_one(ScrollMarks).show_seen(self.view.scroll_offset.y, self.view.size.height)

    def on_resize(self) -> None:
        self.call_after_refresh(self._settle)

    def _say(self) -> None:
        """The source in the first line, the claim in the last."""
        told, page, width = self.told, self.page, self.size.width - 2
        if told is None:
            return
        self.refresh_bindings()
        if page is None or told.leaf is None:
            self.query_one("#head", Static).update(shown("No source yet", "bold"))
            self.tell("There are no sources on the desk: press 4, then a, and choose some")
            return
        source = page.document.source
        place = told.sources.index(source.id) + 1 if source.id in told.sources else 0
        about = f"{source_name(source)} · {source.tier.value} · {dated(source)} · {source.path}"
        head = f"source {place} of {len(told.sources)} · {about}"
        self.query_one("#head", Static).update(shown(clip(one_line(head), width), "bold"))
        chosen = self.view.chosen
        self.tell(" · ".join(_about(told.leaf, page, chosen)) if chosen else "No claim was found in this source")

    # -- moving ------------------------------------------------------------------------------------

    def _choose(self, claim: Claim) -> None:
        self.chosen = claim.id
        self.view.choose(claim)
        self._say()

    def action_claim(self, step: int) -> None:
        """Mark the next or previous claim of this source."""
        self._step(step, self.page.claims if self.page else ())

    def action_pressing(self, step: int) -> None:
        page = self.page
        pressing = [claim for claim in page.claims if page.marks[claim.id].pressing] if page else []
        if pressing:
            self._step(step, pressing)
        else:
            self.tell("nothing here is in a conflict or in doubt")

    def _step(self, step: int, claims: Sequence[Claim]) -> None:
        page = self.page
        if page is None or not claims:
            return
        order = [claim.id for claim in page.claims]
        here = order.index(self.chosen) if self.chosen in order else -1
        places = [order.index(claim.id) for claim in claims]
        beyond = [place for place in places if (place > here if step > 0 else place < here)]
        wanted = (beyond or places)[0 if step > 0 else -1]
        self._choose(page.claims[wanted])

    def action_source(self, step: int) -> None:
        sources = self.told.sources if self.told else ()
        if self.source in sources:
            self.open_source(sources[(sources.index(self.source) + step) % len(sources)])

    def action_scroll(self, step: int) -> None:
        self.view.scroll_relative(y=step, animate=False)

    def action_page(self, step: int) -> None:
        self.action_scroll(step * max(1, self.view.size.height - 1))

    def action_end(self, end: int) -> None:
        self.view.scroll_to(y=self.view.max_scroll_y if end else 0, animate=False)

    @on(PageView.Clicked)
    def clicked(self, event: PageView.Clicked) -> None:
        self._choose(event.claim)

    @on(ScrollMarks.Wanted)
    def place_wanted(self, event: ScrollMarks.Wanted) -> None:
        self.view.scroll_to(y=int(event.share * self.view.height), animate=False)

    # -- elsewhere ---------------------------------------------------------------------------------

    @property
    def question(self) -> str:
        """Id of the question that the marked claim answers; empty when it stands alone."""
        leaf = self.told.leaf if self.told else None
        return leaf.questions.get(self.chosen, "") if leaf else ""

    def action_question(self) -> None:
        """Go to the queue, to the question the marked claim belongs to."""
        if self.question:
            self.post_message(QuestionWanted(self.question))

    def action_back(self) -> None:
        self.post_message(BackWanted())

    def action_cite(self) -> None:
        if self.page and self.view.chosen:
            self.post_message(CopyWanted(citation(self.page.document, self.view.chosen)))

    def check_action(self, action: str, _: tuple[object, ...]) -> bool | None:
        """None says: not now."""
        match action:
            case "question":
                return True if self.question else None
            case "claim" | "pressing" | "cite":
                return True if self.chosen else None
            case "source":
                return True if self.told and len(self.told.sources) > 1 else None
            case _:
                return True


def _about(leaf: Leaf, page: Page, claim: Claim) -> list[str]:
    """What the last line says of the marked claim."""
    number = [one.id for one in page.claims].index(claim.id) + 1
    words = [
        f"claim {number} of {len(page.claims)}",
        claim.kind,
        value_words(claim.kind, claim.value.canonical, claim.quote),
    ]
    words += remarks(claim)
    state = leaf.states.get(claim.id)
    words.append(state.label if state else "- compared with nothing")
    words += [f"! {anomaly.explanation}" for anomaly in leaf.anomalies.get(claim.id, ())]
    zone = page.document.zone_at(claim.span.start)
    if zone not in COMPARED:
        words.append(f"┊ {zone.value}, not compared")
    return words
