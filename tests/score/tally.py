"""Counts of one measure, with what was missed and what was said wrongly, grouped by cause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

EXAMPLES = 3
"""Examples shown of each group."""


@dataclass(slots=True)
class Tally:
    """What the gold holds and how much of it was hit; what was said and how much of it was right."""

    gold: int = 0
    hit: int = 0
    said: int = 0
    right: int = 0
    misses: list[tuple[str, str]] = field(default_factory=list)
    """Cause and the words it is about."""
    alarms: list[tuple[str, str]] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Percent of the gold that was hit; 0 without gold."""
        return 100 * self.hit / self.gold if self.gold else 0.0

    @property
    def precision(self) -> float:
        """Percent of what was said that is right; 0 when nothing was said."""
        return 100 * self.right / self.said if self.said else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        total = self.recall + self.precision
        return 2 * self.recall * self.precision / total if total else 0.0

    def wanted(self, hit: bool, cause: str = "", words: str = "") -> None:
        """One item of the gold."""
        self.gold += 1
        self.hit += hit
        if not hit:
            self.misses.append((cause, words))

    def told(self, right: bool, cause: str = "", words: str = "") -> None:
        """One thing that was said."""
        self.said += 1
        self.right += right
        if not right:
            self.alarms.append((cause, words))

    def line(self, name: str) -> str:
        """The measure as one line: recall, then precision and F1 where something was said."""
        told = f"  precision {self.precision:5.1f} ({self.right}/{self.said})  F1 {self.f1:5.1f}" if self.said else ""
        return f"{name:24} recall {self.recall:5.1f} ({self.hit}/{self.gold}){told}"


def grouped(name: str, found: Iterable[tuple[str, str]]) -> list[str]:
    """Lines that give each cause with its count and a few examples, most frequent first."""
    examples: dict[str, list[str]] = {}
    counts = Counter[str]()
    for cause, words in found:
        counts[cause] += 1
        examples.setdefault(cause, []).append(" ".join(words.split()))
    lines = list[str]()
    for cause, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        lines.append(f"  {name} {count:4}  {cause}")
        lines += [f"             {words[:150]}" for words in examples[cause][:EXAMPLES] if words]
    return lines
