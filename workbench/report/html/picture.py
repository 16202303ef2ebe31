"""A question's answers on a line: days on a timeline, numbers on a number line, drawn as SVG.

Widths are shares of the line, heights are pixels, so that the words keep their size on a telephone. Nothing in a
picture depends on anything but its question: no ids, no clock, no style attribute that a strict page would refuse.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

import svg

from workbench.language.amounts import in_whole_units
from workbench.model import Claim, Modifier, Position, Question
from workbench.report.index import Index
from workbench.report.visible import shorten
from workbench.report.wording import day_words, number_words

_LANE, _TOP, _AXIS = 40, 6, 26
"""Pixels: height of an answer's lane, space above the first, height of the axis below the last."""
_LEFT, _RIGHT = 4.0, 96.0
"""Shares of the width between which values lie; arrows and words use the rest."""
_TICKS = 5
_DOT = 5
_LABEL = 40
"""Letters of an answer that a telephone shows on one line."""
_SHORT = 4
"""Letters of a tick that fit under the outermost ticks without leaving the line."""
_LARGEST = 1e300
"""Beyond it the arithmetic of the line would overflow."""
_NARROW = 3.0
"""Share of the width below which a range is drawn as one mark."""

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
COLOURS = 6
"""Colours of answers in the style sheet; the letter, not the colour, tells them apart."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One value on the line, in days since year 1 or in its unit, and the ends that are open."""

    low: float
    high: float
    open_low: bool = False
    open_high: bool = False
    about: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """One answer: its letter, its words and its stretches."""

    letter: str
    at: int
    words: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """The drawing and the same in words."""

    drawing: str
    """SVG, safe to put into a page as it is."""
    words: str


def letter(at: int) -> str:
    """A, B, … Z, A2, B2, … for the positions of a question in their order."""
    return LETTERS[at % len(LETTERS)] + (str(at // len(LETTERS) + 1) if at >= len(LETTERS) else "")


def picture(question: Question, index: Index) -> Picture | None:
    """The answers on a line; None where fewer than two of them have a place on one."""
    dates = question.kind == "date"
    unit = "" if dates else _unit(index.claims_of(question.claims))
    lanes = [_lane(at, question, unit, position, index) for at, position in enumerate(question.positions)]
    drawn = [lane for lane in lanes if lane.stretches]
    if len(drawn) < 2:  # one answer alone says nothing about where the others lie
        return None
    scale = Scale.over((s for lane in drawn for s in lane.stretches), dates)
    missing = [lane for lane in lanes if not lane.stretches]
    return Picture(_draw(drawn, scale), _words(drawn, missing, dates))


def _unit(claims: Iterable[Claim]) -> str:
    """The unit most of the claims are in; amounts in another one have no place on the same line."""
    units = Counter(in_whole_units(c.value).unit for c in claims if c.value.number is not None)
    return min(units, key=lambda unit: (-units[unit], unit), default="")


def _lane(at: int, question: Question, unit: str, position: Position, index: Index) -> Lane:
    dates = question.kind == "date"
    found = [_days(c) if dates else _numbers(c, unit) for c in index.claims_of(position.claims)]
    stretches = sorted({s for s in found if s}, key=lambda s: (s.low - s.high, s.low, s.open_low, s.open_high, s.about))
    return Lane(letter(at), at, shorten(index.value(question, position), _LABEL), tuple(stretches))


def _days(claim: Claim) -> Stretch | None:
    if claim.value.days is None:
        return None
    try:
        first, last = (date.fromisoformat(day).toordinal() for day in claim.value.days)
    except ValueError:  # before year 1 or after 9999, which the calendar of the line does not reach
        return None
    return Stretch(first, last, about=claim.value.modifier is Modifier.ABOUT) if first <= last else None


def _numbers(claim: Claim, unit: str) -> Stretch | None:
    value = in_whole_units(claim.value)
    if value.number is None or value.unit != unit:
        return None
    low, high = sorted((float(value.number), float(value.number if value.number_high is None else value.number_high)))
    if max(abs(low), abs(high)) > _LARGEST:
        return None
    return Stretch(
        low,
        high,
        open_low=value.modifier in (Modifier.UNDER, Modifier.AT_MOST),
        open_high=value.modifier in (Modifier.OVER, Modifier.AT_LEAST),
        about=value.modifier is Modifier.ABOUT,
    )


@dataclass(frozen=True, slots=True)
class Scale:
    """Where values lie on the line, and its ticks."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]

    @classmethod
    def over(cls, stretches: Iterable[Stretch], dates: bool) -> Scale:
        """A line that holds all stretches."""
        ends = [end for s in stretches for end in (s.low, s.high)]
        low, high = min(ends), max(ends)
        ticks = _calendar(int(low), int(high)) if dates else _round(low, high)
        return cls(min(low, ticks[0][0]), max(high, ticks[-1][0]), tuple(ticks))

    def at(self, value: float) -> float:
        """The share of the width, in percent."""
        spread = self.high - self.low
        middle = (_LEFT + _RIGHT) / 2
        return round(_LEFT + (value - self.low) / spread * (_RIGHT - _LEFT), 2) if spread > 0 else middle


def _round(low: float, high: float) -> list[tuple[float, str]]:
    """Ticks at round numbers: multiples of 1, 2 or 5 times a power of ten."""
    if low == high:
        return [(low, number_words(Decimal(repr(low)).normalize()))]
    rough = Decimal(repr((high - low) / (_TICKS - 1)))
    power = Decimal(1).scaleb(rough.adjusted())
    step = next(power * times for times in (1, 2, 5, 10) if power * times >= rough)
    if low.is_integer() and high.is_integer():
        step = max(step, Decimal(1))
    first = int((Decimal(repr(low)) / step).to_integral_value(ROUND_FLOOR))
    last = int((Decimal(repr(high)) / step).to_integral_value(ROUND_CEILING))
    places = (step * at for at in range(first, last + 1))
    return [(float(place), number_words(place.normalize() + 0)) for place in places]


def _calendar(low: int, high: int) -> list[tuple[float, str]]:
    """Ticks at years, months or days, whichever are fine enough."""
    first, last = date.fromordinal(low), date.fromordinal(high)
    years = last.year - first.year
    if years >= _TICKS - 2:
        step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000) if years / s <= _TICKS - 1)
        start, stop = first.year // step * step, -(-last.year // step) * step
        named = [(min(max(year, 1), 9999), str(year)) for year in range(start, stop + 1, step)]
        return [(float(date(year, 1, 1).toordinal()), word) for year, word in named]
    months = years * 12 + last.month - first.month
    if months >= 2:
        step = next(s for s in (1, 2, 3, 6, 12) if months / s <= _TICKS - 1)
        starts = (first.year * 12 + first.month - 1 + at for at in range(0, months + step, step))
        begun = [date(month // 12, month % 12 + 1, 1) for month in starts if month // 12 <= 9999]
        return [(float(day.toordinal()), day_words(day, whole=False)) for day in begun]
    step = max(1, -(-(high - low) // (_TICKS - 1)))
    days = [first + timedelta(days=at) for at in range(0, high - low + 1, step)]
    return [(float(day.toordinal()), day_words(day)) for day in days]


def _draw(lanes: Sequence[Lane], scale: Scale) -> str:
    height = _TOP + len(lanes) * _LANE + _AXIS
    floor = height - _AXIS
    shapes: list[svg.Element] = [_axis_tick(scale.at(at), word, floor, n) for n, (at, word) in enumerate(scale.ticks)]
    shapes.append(svg.Line(x1=_share(0), x2=_share(100), y1=floor, y2=floor, class_=["axis"]))
    for row, lane in enumerate(lanes):
        shapes.append(_answer(lane, scale, _TOP + row * _LANE))
    hidden = {"aria-hidden": "true"}  # the figure around it has the role and the words
    return svg.SVG(width=_share(100), height=height, class_=["line"], elements=shapes, extra=hidden).as_str()


def _answer(lane: Lane, scale: Scale, top: int) -> svg.G:
    """Its letter and words above, its stretches below them."""
    middle = top + 28
    words = svg.Text(x=0, y=top + 13, text=svg.escape(f"{lane.letter}  {lane.words}"), class_=["answer"])
    shapes = [shape for stretch in lane.stretches for shape in _stretch(stretch, scale, middle)]
    return svg.G(class_=[f"p{lane.at % COLOURS}"], elements=[words, *shapes])


def _stretch(stretch: Stretch, scale: Scale, y: int) -> Iterable[svg.Element]:
    """A dot for one value, hollow when approximate; a bar with two ends for a range; an open end runs to the edge."""
    low, high = scale.at(stretch.low), scale.at(stretch.high)
    left, right = 0.0 if stretch.open_low else low, 100.0 if stretch.open_high else high
    open_end, narrow = stretch.open_low or stretch.open_high, high - low < _NARROW
    if open_end or not narrow:
        yield svg.Line(x1=_share(left), x2=_share(right), y1=y, y2=y, class_=["bound" if open_end else "range"])
    if narrow:
        middle = round((low + high) / 2, 2)
        yield svg.Circle(cx=_share(middle), cy=y, r=_DOT, class_=["about" if stretch.about else "value"])
        return
    for at in (low, high):
        yield svg.Line(x1=_share(at), x2=_share(at), y1=y - _DOT, y2=y + _DOT, class_=["end"])


def _axis_tick(at: float, word: str, floor: int, number: int) -> svg.G:
    """A mark and its word; every second one may be left out where the page is narrow."""
    roomy = len(word) > _SHORT
    anchor = "start" if roomy and at < 10 else "end" if roomy and at > 90 else "middle"
    mark = svg.Line(x1=_share(at), x2=_share(at), y1=_TOP, y2=floor + 4, class_=["tick"])
    label = svg.Text(x=_share(at), y=floor + 18, text=svg.escape(word), class_=[f"at-{anchor}"])
    return svg.G(class_=["mark", "spare"] if number % 2 else ["mark"], elements=[mark, label])


def _share(percent: float) -> svg.Length:
    return svg.Length(percent, "%")


def _words(lanes: Sequence[Lane], missing: Sequence[Lane], dates: bool) -> str:
    """What the picture shows, for whoever cannot see it."""
    line = "Timeline" if dates else "Number line"
    said = "; ".join(f"{lane.letter}: {lane.words}" for lane in lanes)
    rest = "; ".join(f"{lane.letter}: {lane.words}" for lane in missing)
    return f"{line}. {said}." + (f" Not on the line: {rest}." if rest else "")
