"""The first line of every screen: the five tabs, the one that is open in brackets."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.events import Click
from textual.widget import Widget

from workbench.tui.safe import joined, shown
from workbench.tui.wanted import TabWanted
from workbench.tui.wrap import width_of


@dataclass(frozen=True, slots=True)
class Tab:
    """One of the screens that are always there."""

    key: str
    name: str
    """What the program calls it."""
    label: str
    meaning: str


TABS = (
    Tab("1", "queue", "Queue", "the questions, and what the sources say"),
    Tab("2", "reader", "Reader", "a whole source with every claim marked"),
    Tab("3", "draft", "Draft", "the draft, every claim to be ticked"),
    Tab("4", "sources", "Sources", "what was read, and adding more"),
    Tab("5", "history", "History", "everything that was decided, by whom and when"),
)
_HINT = "? help  ctrl+p commands"


class TabBar(Widget):
    """Shows where the reviewer is; a click goes elsewhere."""

    def render(self) -> Content:
        parts = [self._label(tab) for tab in TABS]
        used = sum(part.cell_length for part in parts)
        room = self.size.width - used - width_of(_HINT)
        if room > 1:
            parts.append(shown(" " * room + _HINT))
        return joined(*parts)

    def on_click(self, event: Click) -> None:
        place = event.get_content_offset(self)
        edge = 0
        for tab in TABS:
            edge += self._label(tab).cell_length
            if place is not None and place.x < edge:
                self.post_message(TabWanted(tab.name))
                return

    def _label(self, tab: Tab) -> Content:
        if tab.name == self.app.current_mode:
            return shown(f"[{tab.key} {tab.label}]", "bold reverse")
        return shown(f" {tab.key} {tab.label} ")
