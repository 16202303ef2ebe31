"""A scrolling view that draws its own lines, so that it costs what is on the screen and not what there is."""

from __future__ import annotations

from rich.segment import Segment
from textual.content import Content
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style


class DrawnView(ScrollView, inherit_bindings=False):
    """Lines of shown text in the styles of its own component classes; its screen owns the keys."""

    can_focus = True

    def __init__(self, css_id: str) -> None:
        super().__init__(id=css_id)

    def draw(self, line: Content, base: Style) -> Strip:
        """One line, cut or filled to the width of the view."""
        drawn = line.render(base, end="", parse_style=self._style)
        strip = Strip(Segment(text, style.rich_style) for text, style in drawn)
        return strip.adjust_cell_length(self.size.width, base.rich_style)

    def blank(self) -> Strip:
        """A line below the last one."""
        return Strip.blank(self.size.width, self.visual_style.rich_style)

    def _style(self, name: str | Style) -> Style:
        return name if isinstance(name, Style) else self.get_visual_style(name, partial=True)
