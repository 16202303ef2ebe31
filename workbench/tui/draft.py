"""Tab 3: the draft, every claim to be ticked, with what the sources say of it beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.message import Message
from textual.widgets import Static

from workbench.model import Claim, Tick, Tier
from workbench.tui.adding import AddingScreen, Report
from workbench.tui.ask import AskScreen
from workbench.tui.citation import citation
from workbench.tui.command import DESK, MOVE, READ, commands
from workbench.tui.keybar import KeyBar
from workbench.tui.lines import Block, LinesView
from workbench.tui.page import Page
from workbench.tui.pageview import PageView
from workbench.tui.phrases import value_words
from workbench.tui.picker import PickerScreen
from workbench.tui.safe import one_line, shown
from workbench.tui.scrollmarks import ScrollMarks
from workbench.tui.tab import SIDE_BY_SIDE, TabScreen, desk_keys
from workbench.tui.tabs import TabBar
from workbench.tui.ticking import Side, mark_of, no_draft, side_of, ticked_words
from workbench.tui.wanted import ClaimWanted, CopyWanted
from workbench.tui.wrap import clip

if TYPE_CHECKING:
    from workbench.desk import Desk
    from workbench.desk.drafting import Proof, Ticks

_key = commands("draft")
_TICK = Binding.Group("Tick, and go to the next one that is not checked")


@dataclass(frozen=True, slots=True)
class Opened:
    """One version of a draft, what was ticked on it, and the newest version of every draft."""

    proof: Proof | None
    ticks: Ticks | None
    drafts: tuple[str, ...]


class DraftScreen(TabScreen[Opened], inherit_bindings=False):
    """The pass a checker makes before publication; a tick is kept before the next claim appears."""

    BINDINGS: ClassVar[list[BindingType]] = [
        _key(_TICK, "v", "verified", "verified", "verified by the sources shown; without any, by what you write"),
        _key(_TICK, "V", "verified_by", "verified by", "verified by what you write: a document, a link, a call"),
        _key(_TICK, "exclamation_mark", "wrong", "wrong", "wrong, as the sources shown say", name="!"),
        _key(_TICK, "x", "open", "open again", "take the tick off this claim", show=False),
        _key(READ, "full_stop", "unchecked(1)", "next unchecked", name="."),
        _key(READ, "comma", "unchecked(-1)", "unchecked before", show=False, name=","),
        _key(READ, "n,j,down", "claim(1)", "next claim"),
        _key(READ, "N,k,up", "claim(-1)", "claim before", show=False),
        _key(READ, "o,enter", "source", "source", "the source beside it, at the place"),
        _key(READ, "tab", "next_source", "other side", "the next of the sources beside the claim"),
        *desk_keys("draft"),
        _key(DESK, "a", "add", "add", "read the draft, or its next version; ticks of what did not change stay"),
        _key(READ, "right_square_bracket", "draft(1)", "next draft", show=False, name="]"),
        _key(READ, "C", "cite", "copy", "put quotation, draft and place on the clipboard", show=False),
        _key(MOVE, "space,pagedown", "page(1)", "page down", show=False),
        _key(MOVE, "pageup", "page(-1)", "page up", show=False),
        _key(MOVE, "g,home", "end(0)", "first claim", show=False),
        _key(MOVE, "G,end", "end(1)", "last claim", show=False),
        _key(MOVE, "J", "scroll(1)", "scroll down", "scroll what stands beside the claim", show=False),
        _key(MOVE, "K", "scroll(-1)", "scroll up", show=False),
        _key(DESK, "q", "quit", "quit", "leave; everything is saved already"),
    ]

    @dataclass
    class Begun(Message):
        """The text is read; the sources are not asked yet."""

        opened: Opened

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self._open)
        self.source = ""
        """Id of the version that is shown."""
        self.chosen = ""
        """Id of the claim that is marked."""
        self.folder = Path.cwd()
        self._side = Side()

    def compose(self) -> ComposeResult:
        yield TabBar()
        yield Static(id="head")
        with Container(id="panes"):
            with Horizontal(id="page"):
                yield PageView("draft-text")
                yield ScrollMarks("draft-marks")
            yield LinesView("detail")
        yield Static(id="status")
        yield KeyBar()

    def on_mount(self) -> None:
        self.HORIZONTAL_BREAKPOINTS = [(0, "-stacked"), (SIDE_BY_SIDE, "-beside")]
        self.view.focus()
        self.watch(self.view, "scroll_y", self._scrolled, init=False)
        self.detail.show_blocks([Block(shown("Reading the draft against the sources…"))])

    @property
    def view(self) -> PageView:
        return self.query_one(PageView)

    @property
    def detail(self) -> LinesView:
        return self.query_one(LinesView)

    # -- what is shown -----------------------------------------------------------------------------

    def open_draft(self, source: str, claim: str = "") -> None:
        """Show a version of a draft, at one of its claims."""
        self.source, self.chosen = source, claim
        self.read()

    def _open(self, desk: Desk) -> Opened:
        """The version that is wanted; where it is none, the newest of the draft added last."""
        groups = desk.drafts()
        every = {version.id for versions in groups for version in versions}
        newest = tuple(versions[0].id for versions in groups)
        source = self.source if self.source in every else newest[0] if newest else ""
        if not source:
            return Opened(None, None, ())
        proof = desk.proof(source, weigh=False)
        ticks = desk.ticked(proof.leaf.document, proof.leaf.claims)
        if not proof.weighed:
            # The text is there at once; what the sources say of it takes seconds the first time.
            self.post_message(self.Begun(Opened(proof, ticks, newest)))
            proof = desk.proof(source)
            ticks = desk.ticked(proof.leaf.document, proof.leaf.claims)
        return Opened(proof, ticks, newest)

    @on(Begun)
    def begun(self, event: Begun) -> None:
        self.told = event.opened
        self.show_told()

    def show_told(self) -> None:
        super().show_told()
        proof = self.told.proof if self.told else None
        if proof is None:
            self.view.show_page(None, None)
            self.detail.show_blocks(no_draft())
        else:
            leaf = proof.leaf
            self.source = leaf.document.source.id
            chosen = next((one for one in leaf.claims if one.id == self.chosen), None) or self._unchecked(1, -1)
            chosen = chosen or (leaf.claims[0] if leaf.claims else None)
            self.chosen = chosen.id if chosen else ""
            self._show_page(chosen)
            self.view.centre()
            self._show_side(top=True)
        self.call_after_refresh(self._settle)

    def _show_page(self, chosen: Claim | None) -> None:
        told = self.told
        if told and told.proof and told.ticks:
            leaf = told.proof.leaf
            marks = {claim.id: mark_of(told.proof, told.ticks, claim) for claim in leaf.claims}
            self.view.show_page(Page(leaf.document, leaf.claims, marks, told.proof.changed), chosen)

    def _show_side(self, *, top: bool = False) -> None:
        told, chosen = self.told, self.view.chosen
        if told and told.proof and told.ticks and chosen:
            place = 0 if top else self._side.place
            self._side = side_of(told.proof, told.ticks, chosen, place)
            self.detail.show_blocks(self._side.blocks, keep_place=not top)
        elif told and told.proof:
            self.detail.show_blocks([Block(shown("No claim was found in this draft.", "lines--title"))])

    def _settle(self) -> None:
        """Once the view knows its width."""
        page, view = self.view.page, self.view
        marked = [(view.line_of(one), page.marks[one.id]) for one in page.claims] if page else []
        pressing = [(line, mark) for line, mark in marked if mark.pressing]
        self.query_one(ScrollMarks).show_places(pressing, view.height)
        self._scrolled()
        self._say()

    def _scrolled(self) -> None:
        self.query_one(ScrollMarks).show_seen(self.view.scroll_offset.y, self.view.size.height)

    def on_resize(self) -> None:
        self.call_after_refresh(self._settle)

    def _say(self) -> None:
        """The draft and how far the pass has come in the first line, the claim in the last."""
        told, width = self.told, self.size.width - 2
        self.refresh_bindings()
        if told is None:
            return
        if told.proof is None or told.ticks is None:
            self.query_one("#head", Static).update(shown("No draft yet", "bold"))
            self.tell("press a and choose the draft")
            return
        proof, claims = told.proof, told.proof.leaf.claims
        done = Counter(tick.mark for tick in told.ticks.on.values())
        parts = [f"{sum(done.values())} of {len(claims)} checked"]
        parts += [f"✗ {done[Tick.WRONG]} wrong"] if done[Tick.WRONG] else []
        parts += [f"~ {len(told.ticks.was)} to look at again"] if told.ticks.was else []
        parts += [f"version {proof.version} of {proof.versions}"] if proof.versions > 1 else []
        head = f"{' · '.join(parts)} │ {proof.leaf.document.source.path}"
        self.query_one("#head", Static).update(shown(clip(one_line(head), width), "bold"))
        chosen = self.view.chosen
        if chosen is None:
            self.tell("")
            return
        number = [one.id for one in claims].index(chosen.id) + 1
        value = value_words(chosen.kind, chosen.value.canonical, chosen.quote)
        words = [f"claim {number} of {len(claims)}", chosen.kind, value]
        still = [] if proof.weighed else ["comparing with the sources…"]
        self.tell(" · ".join([*still, *words, ticked_words(told.ticks, chosen)]))

    # -- moving ------------------------------------------------------------------------------------

    def _choose(self, claim: Claim) -> None:
        self.chosen = claim.id
        self.view.choose(claim)
        self._show_side(top=True)
        self._say()

    def action_claim(self, step: int) -> None:
        claims = self.told.proof.leaf.claims if self.told and self.told.proof else ()
        if claims:
            place = [one.id for one in claims].index(self.chosen)
            self._choose(claims[(place + step) % len(claims)])

    def action_unchecked(self, step: int) -> None:
        claims = self.told.proof.leaf.claims if self.told and self.told.proof else ()
        here = next((place for place, one in enumerate(claims) if one.id == self.chosen), 0)
        found = self._unchecked(step, here)
        if found:
            self._choose(found)
        else:
            self.tell("every claim of this draft is checked")

    def _unchecked(self, step: int, here: int) -> Claim | None:
        """The next claim without a tick, going round."""
        told = self.told
        claims: Sequence[Claim] = told.proof.leaf.claims if told and told.proof else ()
        around = [claims[(here + step * distance) % len(claims)] for distance in range(1, len(claims) + 1)]
        return next((claim for claim in around if told and told.ticks and claim.id not in told.ticks.on), None)

    def action_draft(self, step: int) -> None:
        drafts = self.told.drafts if self.told else ()
        if drafts:
            place = drafts.index(self.source) if self.source in drafts else -1
            self.open_draft(drafts[(place + step) % len(drafts)])

    def action_scroll(self, step: int) -> None:
        self.detail.scroll_relative(y=step, animate=False)

    def action_page(self, step: int) -> None:
        self.view.scroll_relative(y=step * max(1, self.view.size.height - 1), animate=False)

    def action_end(self, end: int) -> None:
        claims = self.told.proof.leaf.claims if self.told and self.told.proof else ()
        if claims:
            self._choose(claims[-1 if end else 0])

    @on(PageView.Clicked)
    def clicked(self, event: PageView.Clicked) -> None:
        self._choose(event.claim)

    @on(ScrollMarks.Wanted)
    def place_wanted(self, event: ScrollMarks.Wanted) -> None:
        self.view.scroll_to(y=int(event.share * self.view.height), animate=False)

    # -- ticking -----------------------------------------------------------------------------------

    def action_verified(self) -> None:
        """Verified by what the sources say; where none supports it, by what the checker writes."""
        told, chosen = self.told, self.view.chosen
        if told and told.proof and not told.proof.weighed:
            self.tell("the sources are still being compared; V ticks on your own word")
        elif told and told.proof and chosen:
            support = self.desk.support(told.proof, chosen)
            if support:
                self._tick(Tick.VERIFIED, support)
            else:
                self.action_verified_by()

    def action_verified_by(self) -> None:
        hint = "what it rests on: a document, a link, whom you called and when"
        self.app.push_screen(AskScreen("verified by", hint), self._verified_by)

    def _verified_by(self, words: str | None) -> None:
        if words:
            self._tick(Tick.VERIFIED, (words,))
        elif words is not None:
            self.tell("nothing written, nothing ticked: a tick needs something it rests on")

    def action_wrong(self) -> None:
        self._tick(Tick.WRONG, self._side.against)

    def action_open(self) -> None:
        self._tick(Tick.OPEN, ())

    def _tick(self, mark: Tick, evidence: Sequence[object]) -> None:
        told, chosen = self.told, self.view.chosen
        if told is None or told.proof is None or chosen is None:
            return
        with self.telling():
            document, claims = told.proof.leaf.document, told.proof.leaf.claims
            self.desk.tick_claim(document, chosen, mark, evidence)  # type: ignore[arg-type]
            self._stamp = self.desk.stamp
            self.told = replace(told, ticks=self.desk.ticked(document, claims))
            self._show_page(chosen)
            if mark is Tick.OPEN:
                self._choose(chosen)
            else:
                self.action_unchecked(1)
            self._settle()
            self._said(chosen, mark)

    def _said(self, claim: Claim, mark: Tick) -> None:
        did = {Tick.VERIFIED: "✓ verified", Tick.WRONG: "✗ wrong", Tick.OPEN: "□ open again"}[mark]
        told = self.told
        every = len(told.proof.leaf.claims) if told and told.proof else 0
        last = f" · all {every} are checked" if told and told.ticks and len(told.ticks.on) == every else ""
        self.tell(f"{did}, u takes it back · “{one_line(claim.quote)}”{last}")

    # -- elsewhere ---------------------------------------------------------------------------------

    def action_next_source(self) -> None:
        self._side = replace(self._side, place=self._side.place + 1)
        self._show_side()

    def action_source(self) -> None:
        if self._side.claim:
            self.post_message(ClaimWanted(self._side.claim))

    def action_add(self) -> None:
        from workbench.read import EXTENSIONS

        self.app.push_screen(PickerScreen(self.folder, EXTENSIONS), self._picked)

    def _picked(self, paths: tuple[str, ...] | None) -> None:
        if paths:
            self.folder = Path(paths[0]).parent
            self.app.push_screen(AddingScreen(self.desk, paths, Tier.DRAFT), self._added)

    def _added(self, report: Report | None) -> None:
        """A file added here is the next version of the draft that is shown; without one it begins a draft."""
        if report is None:
            return
        before, told = self.source, report.lines[0]
        with self.telling():
            known = {one.path: one.id for versions in self.desk.drafts() for one in versions}
            new = [known[path] for path in report.paths if path in known and known[path] != before]
            if new and before:
                self.desk.follows(new[-1], before)
            if new:
                self.open_draft(new[-1])
        self.tell(told)

    def action_cite(self) -> None:
        if self.view.page and self.view.chosen:
            self.post_message(CopyWanted(citation(self.view.page.document, self.view.chosen)))

    def check_action(self, action: str, _: tuple[object, ...]) -> bool | None:
        """None says: not now."""
        match action:
            case "claim" | "unchecked" | "verified" | "verified_by" | "wrong" | "cite":
                return True if self.chosen else None
            case "open":
                return True if self.told and self.told.ticks and self.chosen in self.told.ticks.on else None
            case "source" | "next_source":
                return True if self._side.claim else None
            case "draft":
                return True if self.told and len(self.told.drafts) > 1 else None
            case _:
                return True
