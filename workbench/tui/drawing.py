"""Dates on a timeline, numbers on a number line: one row a position, so that the eye sees how far answers lie apart.

Drawn by hand: a plotting library draws points and curves on a grid of its own, but no interval, no open bound and no
row that carries the letter of a position, and those are what a checker looks for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from textual.content import Content

from workbench.model import Claim, Modifier, Question, Value
from workbench.tui.lines import Block
from workbench.tui.safe import joined, one_line, shown
from workbench.tui.wrap import clip, pad, width_of

NARROWEST = 16
"""Cells of a line on which two points can be told apart; a choice."""
_VALUE_AT_MOST = 26
_LETTER = 3
_ARROW = 2
"""Cells kept free at both ends, so that an open bound has room for its arrow."""


@dataclass(frozen=True, slots=True)
class Extent:
    """What a value covers on a line; an end that is None is open."""

    low: Decimal | None
    high: Decimal | None
    strict: bool = False
    """The bound itself is left out: more than, fewer than."""
    about: bool = False

    @property
    def ends(self) -> list[Decimal]:
        """The ends that are known."""
        return [end for end in (self.low, self.high) if end is not None]


def line_blocks(question: Question, claims: Mapping[str, Claim], letters: Sequence[str], width: int) -> list[Block]:
    """The line of a question and its title; nothing where fewer than two positions can be put on one line."""
    values = [_value_of(question, number, claims) for number in range(len(question.positions))]
    dated = question.kind == "date"
    extents = [_days(value) if dated else _numbers(value) for value in values]
    placed = [(n, extent) for n, extent in enumerate(extents) if extent is not None]
    units = {value.unit for value, extent in zip(values, extents, strict=True) if value and extent}
    if len(placed) < 2 or (not dated and len(units) > 1):
        return []
    labels = [clip(one_line(question.positions[n].value), _VALUE_AT_MOST) for n, _ in placed]
    room = width - _LETTER - max(map(width_of, labels)) - 1
    if room < NARROWEST:
        return []
    scale = _Scale([end for _, extent in placed for end in extent.ends], room)
    blocks = [Block(shown("Timeline" if dated else "Number line", "lines--label"))]
    for (number, extent), label in zip(placed, labels, strict=True):
        drawn = pad(scale.draw(extent), room)
        content = joined(shown(drawn, "lines--value-line"), shown(f" {label}", "lines--meta"))
        blocks.append(Block(content, shown(letters[number], "lines--letter"), indent=_LETTER))
    return [*blocks, *(Block(axis, indent=_LETTER) for axis in _axis(scale, room, dated, units))]


class _Scale:
    """Where a number stands among the cells of a line."""

    def __init__(self, points: Sequence[Decimal], room: int) -> None:
        self.low, self.high = min(points), max(points)
        self.room = room

    def cell(self, point: Decimal) -> int:
        """The cell of a point, arrows' room left free."""
        inner = self.room - 2 * _ARROW - 1
        if self.high == self.low:
            return self.room // 2
        return _ARROW + int((point - self.low) / (self.high - self.low) * inner + Decimal("0.5"))

    def draw(self, extent: Extent) -> str:
        """A point, a stretch, or a bound with an arrow into the open."""
        cells = [" "] * self.room
        low = 0 if extent.low is None else self.cell(extent.low)
        high = self.room - 1 if extent.high is None else self.cell(extent.high)
        if low == high:
            cells[low] = "≈" if extent.about else "●"
            return "".join(cells)
        cells[low : high + 1] = "─" * (high - low + 1)
        bound = "○" if extent.strict else "●"
        cells[low] = "◀" if extent.low is None else bound if extent.high is None else "├"
        cells[high] = "▶" if extent.high is None else bound if extent.low is None else "┤"
        return "".join(cells)


def _axis(scale: _Scale, room: int, dated: bool, units: set[str]) -> list[Content]:
    """A ruler with what stands at its ends."""
    first, last = scale.cell(scale.low), scale.cell(scale.high)
    low, high = (_label(end, dated) for end in (scale.low, scale.high))
    unit = "" if dated else " ".join(units)
    if first == last:
        return [
            shown((" " * first + "┴").ljust(room)),
            shown(clip(f"{low} {unit}".strip().center(room).rstrip(), room)),
        ]
    ruler = " " * first + "└" + "─" * (last - first - 1) + "┘"
    ends = high if not unit else f"{high} {unit}"
    gap = max(1, min(room, last + 1) - first - width_of(low) - width_of(ends))
    return [shown(ruler, "lines--meta"), shown(" " * first + low + " " * gap + ends, "lines--meta")]


def _label(end: Decimal, dated: bool) -> str:
    return date.fromordinal(int(end)).isoformat() if dated else f"{end.normalize():,f}"


def _value_of(question: Question, number: int, claims: Mapping[str, Claim]) -> Value | None:
    """The value that gives a position its name."""
    position = question.positions[number]
    found = [claims[claim].value for claim in position.claims if claim in claims]
    return next((value for value in found if value.canonical == position.value), found[0] if found else None)


def _days(value: Value | None) -> Extent | None:
    if value is None or value.days is None:
        return None
    low, high = (Decimal(date.fromisoformat(day).toordinal()) for day in value.days)
    return Extent(low, high, about=value.modifier is Modifier.ABOUT)


def _numbers(value: Value | None) -> Extent | None:
    if value is None or value.number is None:
        return None
    match value.modifier:
        case Modifier.OVER | Modifier.AT_LEAST:
            return Extent(value.number, None, strict=value.modifier is Modifier.OVER)
        case Modifier.UNDER | Modifier.AT_MOST:
            return Extent(None, value.number, strict=value.modifier is Modifier.UNDER)
        case _:
            high = value.number if value.number_high is None else value.number_high
            return Extent(value.number, high, about=value.modifier is Modifier.ABOUT)
