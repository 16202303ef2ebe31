"""The first line of the screen, and what an empty screen says instead of nothing."""

from __future__ import annotations

from collections import Counter

from workbench.tui.board import Board
from workbench.tui.lines import Block
from workbench.tui.phrases import counted
from workbench.tui.rows import Show, State
from workbench.tui.safe import one_line, shown
from workbench.tui.wrap import clip, width_of


def summary(board: Board, reviewer: str, width: int) -> str:
    """Counts of every state that occurs, then sources and reviewer as far as there is room."""
    counts = Counter(row.state for row in board.rows)
    states = "  ".join(f"{state.symbol} {counts[state]} {state.value}" for state in State if counts[state])
    sources = counted(len(board.documents), "source")
    name = f"reviewer {one_line(reviewer)}" if reviewer else ""
    for parts in ((states, sources, name), (states, sources), (states,)):
        line = " │ ".join(part for part in ("Workbench", *parts) if part)
        if width_of(line) <= width:
            return line
    return clip(states, width)


def heading_note(showing: int, total: int, states: Show, words: str) -> str:
    """What the queue leaves out, for its heading; empty when it shows everything."""
    if showing == total and states is Show.ALL and not words.strip():
        return ""
    chosen = [states.value] if states is not Show.ALL else []
    if words.strip():
        chosen.append(f"“{one_line(words)}”")
    return f"{showing} of {total}: {', '.join(chosen)} · esc shows all"


def empty_blocks(board: Board, states: Show, words: str) -> list[Block]:
    """A sentence that says why there is nothing to see, and what to do next."""
    if board.rows:
        sought = [f"“{one_line(words)}”"] if words.strip() else []
        sought += [f"state {states.value}"] if states is not Show.ALL else []
        return [
            Block(shown(f"No question matches {' and '.join(sought)}.", "lines--title")),
            Block(shown("Press esc to see all of them again.")),
        ]
    if not board.documents:
        return [
            Block(shown("There are no sources on the desk yet.", "lines--title")),
            Block(shown("Leave with q, then read some in:")),
            Block(shown("workbench add FOLDER", "lines--letter"), indent=4),
        ]
    read = f"{counted(len(board.documents), 'source')} with {counted(len(board.claims), 'claim')}"
    return [
        Block(shown(f"{read}, but no two claims answer the same question.", "lines--title")),
        Block(shown("Leave with q, then add another source on the same events:")),
        Block(shown("workbench add FOLDER", "lines--letter"), indent=4),
    ]
