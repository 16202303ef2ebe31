"""The keys of the review screen, in the order the last line of the screen shows them.

Position letters leave out the letters that are commands: d e f g j k m n o q r s u v x.
The three keys in a row 0 - = say: none of them, unresolved, compatible. `?` is help, so unresolved is the open dash.
"""

from __future__ import annotations

from textual.binding import Binding, BindingType

from workbench.tui.command import DESK as _DESK
from workbench.tui.command import MOVE as _MOVE
from workbench.tui.command import READ as _READ
from workbench.tui.command import name_of
from workbench.tui.evidence import LETTERS

_DECIDE = Binding.Group("Decide, and go to the next open question")
_RECORD = Binding.Group("Write down")
_SHOW = Binding.Group("Choose what the queue shows")

_WORK = Binding.Group("Arrange the work")
_MEND = Binding.Group("Mend what the program got wrong; everything is computed again, verdicts stay")


def _key(
    group: Binding.Group, key: str, action: str, meaning: str, long: str = "", *, show: bool = True, name: str = ""
) -> Binding:
    return Binding(
        key,
        action,
        meaning,
        show=show,
        key_display=name or None,
        tooltip=long,
        # Positions share one meaning, so their letter is part of the name.
        id=name_of("review", f"{meaning} {key}" if action.startswith("right(") else meaning),
        group=group,
    )


REVIEW_KEYS: list[BindingType] = [
    *(_key(_DECIDE, letter, f"right('{letter}')", "right", "that position is right") for letter in LETTERS),
    _key(_DECIDE, "P", "pick", "by number", "choose the right position by its number"),
    _key(_DECIDE, "equals_sign", "compatible", "compatible", "compatible; then one key says why", name="="),
    _key(_DECIDE, "x", "decide('not-comparable')", "not comparable"),
    _key(_DECIDE, "0", "decide('neither')", "neither", "none of the positions is right"),
    _key(_DECIDE, "minus", "decide('unresolved')", "unresolved", name="-"),
    _key(_DECIDE, "r", "decide('needs-reporting')", "report", "needs reporting"),
    _key(_RECORD, "R", "reason", "reason", "the reason for the verdict just given, or for the chosen question's"),
    _key(_DESK, "u", "undo", "undo", "take back the last thing recorded, as often as you like, also tomorrow"),
    _key(_RECORD, "n", "note", "note", "a note on this question"),
    _key(_RECORD, "e", "evidence", "evidence", "add evidence to the verdict: a passage, a link, a file, a call, words"),
    _key(_READ, "o", "source", "source", "open the source at the marked claim"),
    _key(_READ, "C", "cite", "copy", "put the marked claim, its source and its place on the clipboard", show=False),
    _key(_SHOW, "slash", "filter", "filter", "filter by words; escape clears", name="/"),
    _key(_WORK, "m", "mark", "mark", "mark this question for one verdict on several, or for merging"),
    _key(_DESK, "q", "quit", "quit", "leave; everything is saved already"),
    _key(_READ, "tab", "other_side", "other side", "from the queue to the evidence and back"),
    _key(_READ, "space", "context", "context", "more or less of the text around each sentence"),
    _key(_SHOW, "v", "next_show", "states", "all, open, conflicts, agreements, decided, stale, second review, …"),
    _key(_SHOW, "s", "next_order", "sort", "what matters, most origins, newest source, kind, title"),
    _key(_WORK, "d", "defer", "defer", "put this question off until a day"),
    _key(_WORK, "f", "flag", "flag", "set a flag on this question, or take it off"),
    _key(_WORK, "at", "assign", "assign", "say who works on this question", name="@"),
    _key(_WORK, "W", "second", "second review", "ask for a second opinion, given without seeing the verdict"),
    _key(_MEND, "M", "merge", "merge", "put the marked questions together"),
    _key(_MEND, "S", "split", "split off", "take the marked claim out of this question"),
    _key(_MEND, "X", "wrong", "not a claim", "the marked claim was wrongly extracted"),
    _key(_MEND, "A", "alias", "alias", "say that one name stands for another"),
    _key(_MEND, "D", "source_data", "date of source", "publication date, tier and outlet of the marked claim's source"),
    _key(_SHOW, "F", "filters", "saved filters", "choose, keep or drop a filter", show=False),
    _key(_SHOW, "escape", "clear", "clear filter", show=False, name="esc"),
    _key(_MOVE, "j", "move(1)", "down", "next question; in the evidence, next claim", show=False),
    _key(_MOVE, "down", "move(1)", "down", "next question; in the evidence, next claim", show=False),
    _key(_MOVE, "k", "move(-1)", "up", "question before; in the evidence, claim before", show=False),
    _key(_MOVE, "up", "move(-1)", "up", "question before; in the evidence, claim before", show=False),
    _key(_MOVE, "full_stop", "open(1)", "next open", "next open question", show=False, name="."),
    _key(_MOVE, "comma", "open(-1)", "open before", "open question before", show=False, name=","),
    _key(_MOVE, "right", "claim(1)", "next claim", "next claim of this question", show=False),
    _key(_MOVE, "left", "claim(-1)", "claim before", "claim before in this question", show=False),
    _key(_MOVE, "g", "end(0)", "first", "first question", show=False),
    _key(_MOVE, "home", "end(0)", "first", "first question", show=False),
    _key(_MOVE, "G", "end(1)", "last", "last question", show=False),
    _key(_MOVE, "end", "end(1)", "last", "last question", show=False),
    _key(_MOVE, "pagedown", "page(1)", "page down", show=False),
    _key(_MOVE, "pageup", "page(-1)", "page up", show=False),
    _key(_READ, "J", "scroll(1)", "scroll down", "scroll the evidence down", show=False),
    _key(_READ, "K", "scroll(-1)", "scroll up", "scroll the evidence up", show=False),
    _key(_DESK, "ctrl+r", "redo", "redo", "bring back what was undone", show=False),
    _key(_DESK, "f5", "read", "read again", "read the project again, as another program may have left it", show=False),
]
