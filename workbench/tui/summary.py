"""The first line of the queue, and what an empty queue says instead of nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.model import Order, State, View
from workbench.tui.lines import Block
from workbench.tui.phrases import counted
from workbench.tui.safe import one_line, shown
from workbench.tui.wrap import clip, width_of


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first line and an empty queue say about the project."""

    counts: Mapping[State, int] = field(default_factory=dict)
    sources: int = 0
    claims: int = 0

    @property
    def total(self) -> int:
        """Rows of the whole queue."""
        return sum(self.counts.values())


def summary(counts: Mapping[State, int], sources: int, reviewer: str, width: int) -> str:
    """Counts of every state that occurs, then sources and reviewer as far as there is room."""
    states = "  ".join(f"{state.symbol} {counts[state]:,} {state.value}" for state in State if counts.get(state))
    held = counted(sources, "source")
    name = f"reviewer {one_line(reviewer)}" if reviewer else ""
    for parts in ((states, held, name), (states, held), (states,)):
        line = " │ ".join(part for part in ("Workbench", *parts) if part)
        if width_of(line) <= width:
            return line
    return clip(states, width)


def heading_note(showing: int, total: int, view: View, marked: int) -> str:
    """What the queue leaves out, how it is sorted and how much is marked; empty when there is nothing to say."""
    said = [f"{marked} marked"] if marked else []
    if view.narrowed:
        chosen = [view.show.value] if view.show is not View().show else []
        if view.words.strip():
            chosen.append(f"“{one_line(view.words)}”")
        said += [f"{showing:,} of {total:,}: {', '.join(chosen)}", "esc shows all"]
    if view.order is not Order.STAKES:
        said.append(f"by {view.order.value}")
    return " · ".join(said)


def empty_blocks(total: int, sources: int, claims: int, view: View) -> list[Block]:
    """A sentence that says why there is nothing to see, and what to do next."""
    if total:
        sought = [f"“{one_line(view.words)}”"] if view.words.strip() else []
        sought += [f"state {view.show.value}"] if view.show is not View().show else []
        return [
            Block(shown(f"No question matches {' and '.join(sought)}.", "lines--title")),
            Block(shown("Press esc to see all of them again.")),
        ]
    if not sources:
        return [
            Block(shown("There are no sources on the desk yet.", "lines--title")),
            Block(shown("Leave with q, then read some in:")),
            Block(shown("workbench add FOLDER", "lines--letter"), indent=4),
        ]
    read = f"{counted(sources, 'source')} with {counted(claims, 'claim')}"
    return [
        Block(shown(f"{read}, but no two claims answer the same question.", "lines--title")),
        Block(shown("Leave with q, then add another source on the same events:")),
        Block(shown("workbench add FOLDER", "lines--letter"), indent=4),
    ]
