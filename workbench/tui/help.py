"""All keys of a screen, read from its bindings as they are in effect, so that help cannot be out of date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen

from workbench.model import State
from workbench.tui.excerpt import CLOSE, OPEN
from workbench.tui.keybar import KeyBar, grouped, key_name, shortened
from workbench.tui.lines import Block, LinesView
from workbench.tui.queue import ASSIGNED, DEFERRED, FLAGGED, MARKED
from workbench.tui.safe import shown
from workbench.tui.wrap import width_of

_KEYS_WIDTH = 20

_MEANINGS: Mapping[State, str] = {
    State.CONFLICT: "sources give answers that cannot all be right",
    State.QUESTION: "they may contradict each other; a person has to look",
    State.DISPUTED: "a second reviewer gave another answer; open again",
    State.STALE: "decided, but what was judged has changed since",
    State.ORPHANED: "decided, but what was judged is in no question any more",
    State.SECOND: "decided; waits for a second reviewer who has not seen the verdict",
    State.AGREE: "sources of more than one origin agree",
    State.SINGLE: "one origin only; its copies confirm nothing",
    State.DECIDED: "a verdict stands",
}


def help_blocks(bindings: Sequence[tuple[str, str, str, bool]]) -> list[Block]:
    """One line for each (group, key, meaning, enabled), keys of one meaning together."""
    blocks: list[Block] = []
    groups = dict.fromkeys(group for group, _, _, _ in bindings)
    for group in groups:
        if blocks:
            blocks.append(Block())
        blocks.append(Block(shown(group, "lines--label")))
        members = [
            (key, meaning if enabled else f"{meaning} (not now)")
            for name, key, meaning, enabled in bindings
            if name == group
        ]
        for keys, meaning in grouped(members):
            blocks.append(_entry(keys, meaning, "lines--letter"))
    return blocks


def legend() -> list[Block]:
    """What the marks of the screens mean."""
    states = [_entry(state.label, meaning, f"lines--{state.value}") for state, meaning in _MEANINGS.items()]
    signs = [
        _entry(f"{OPEN}value{CLOSE}", "the words a claim rests on", "lines--value"),
        _entry("›", "where you are: the question, or the claim that o opens", "lines--current"),
        _entry(f"{MARKED} {FLAGGED} {DEFERRED} {ASSIGNED}", "marked, flagged, put off, given to one", "lines--letter"),
        _entry("[-a-] {+b+}", "words of the first quotation alone, of the other alone", "lines--value"),
        _entry("● ├┤ ○─▶ ≈", "on a line: a point, a stretch, more than, about", "lines--value-line"),
        _entry("┊", "menus, captions and the like, compared with nothing", "lines--context"),
        _entry("pos src org", "positions, sources, and origins: copies of one text count once", "lines--meta"),
    ]
    return [Block(), Block(shown("Marks", "lines--label")), *states, *signs]


def _entry(name: str, meaning: str, style: str) -> Block:
    if width_of(name) > _KEYS_WIDTH - 3:
        name = shortened(name)
    return Block(shown(meaning), shown(f"  {name}", style), indent=_KEYS_WIDTH)


def bindings_of(screen: Screen[Any]) -> list[tuple[str, str, str, bool]]:
    """The bindings of a screen that have a meaning, in the order they were declared."""
    return [
        (_group(active), key_name(active, screen), _meaning(active.binding), active.enabled)
        for active in screen.active_bindings.values()
        if active.binding.description and not active.binding.system
    ]


def _group(active: ActiveBinding) -> str:
    group = active.binding.group
    return group.description if group else "Everywhere"


def _meaning(binding: Binding) -> str:
    return binding.tooltip or binding.description


class HelpScreen(ModalScreen[None], inherit_bindings=False):
    """Covers the screen it explains until any of its keys is pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll(1)", "down"),
        Binding("down", "scroll(1)", "down", show=False),
        Binding("k", "scroll(-1)", "up"),
        Binding("up", "scroll(-1)", "up", show=False),
        Binding("space,pagedown", "scroll(10)", "page down", show=False),
        Binding("pageup", "scroll(-10)", "page up", show=False),
        Binding("escape", "dismiss", "back", key_display="esc"),
        Binding("question_mark,q,enter", "dismiss", "back", show=False),
    ]

    def __init__(self, bindings: Sequence[tuple[str, str, str, bool]]) -> None:
        super().__init__()
        self._bindings_shown = bindings

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog tall"):
            yield LinesView("help")
            yield KeyBar()

    def on_mount(self) -> None:
        self.query_one(LinesView).show_blocks([*help_blocks(self._bindings_shown), *legend()])

    def action_scroll(self, step: int) -> None:
        self.query_one(LinesView).scroll_relative(y=step, animate=False)
