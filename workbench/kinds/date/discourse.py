"""What a relative date counts from: publication day, and the dates a text has named so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from workbench.kinds.date.expression import Base
from workbench.kinds.date.point import Point
from workbench.kinds.date.story import Story
from workbench.model import Span

NO_ANCHOR = "no publication date"
NO_FOCUS = "no date before it to count from"
_SENTENCE_ENDS = ".!?…\"'”’)"


@dataclass(slots=True)
class Discourse:
    """What a relative date may count from at one place of a document."""

    publication: date | None
    narrative: bool = False
    """A history of times long past: months and days belong to the year told of, not to the year of publication."""
    focus: Point | None = None
    """The last date named."""
    quarter: Point | None = None
    """The last quarter named: in business news "a year ago" is that quarter a year before."""
    tense: int = 0
    """-1, 0 or 1 around the date at hand."""
    prose: bool = True
    """The date stands in a sentence, and not in a line of a page's head, whose dates say nothing about the story."""
    sentence: int = 0
    """Number of the sentence at hand."""
    named: int = -9
    """Number of the sentence that named the focus."""
    story: Story = field(default_factory=Story)
    """The dates of the whole text, which may tell an undated one its year."""

    def enter(self, number: int, sentence: Span, text: str) -> None:
        """Go on to the sentence of the next date."""
        self.sentence, self.prose = number, text[sentence.end - 1] in _SENTENCE_ENDS

    def name(self, point: Point) -> None:
        """Keep a date that was named as what later words count from."""
        if self.prose or self.publication is not None:
            self.focus, self.named = point, self.sentence

    def base(self, base: Base) -> Point | None:
        """The point a relative date counts from."""
        if base is Base.DISCOURSE and self.focus is not None:
            return self.focus
        return Point.of(self.publication) if self.publication else None

    def anchor(self, base: Base) -> str:
        """The same, in words."""
        if base is Base.DISCOURSE and self.focus is not None:
            return "the date named before"
        return f"publication day {self.publication}" if self.publication else ""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A point with what it was counted from, or why it is not complete."""

    point: Point
    anchor: str = ""
    unknown: str = ""
