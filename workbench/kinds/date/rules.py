"""The grammar's table: patterns by the class of their first word, and what each makes of its match."""

from __future__ import annotations

from collections.abc import Callable

from workbench.kinds.date.expression import Expression
from workbench.language.timepatterns import Match, Pattern
from workbench.language.timewords import CLASSES, Words

Build = Callable[[Match], Expression | None]


class Rules:
    """Rules of a part of the grammar; the tables of several parts are joined by `+`."""

    def __init__(self) -> None:
        self._by_letter: dict[str, list[tuple[Pattern, Build]]] = {}

    def add(self, first: str, pattern: str, build: Build) -> None:
        """A rule that begins with a word of one of the classes in `first`."""
        compiled = Pattern(pattern)
        for name in first.split():
            self._by_letter.setdefault(CLASSES[name], []).append((compiled, build))

    def __add__(self, other: Rules) -> Rules:
        both = Rules()
        for table in (self._by_letter, other._by_letter):
            for letter, rules in table.items():
                both._by_letter.setdefault(letter, []).extend(rules)
        return both

    def starts(self, letter: str) -> bool:
        """Whether a rule begins with a word of the class."""
        return letter in self._by_letter

    def at(self, words: Words, index: int) -> Expression | None:
        """The longest part of a date that begins at an index; the earlier rule wins a draw."""
        best: Expression | None = None
        for pattern, build in self._by_letter.get(words.row[index], ()):
            match = pattern.match(words, index)
            if match and (best is None or match.end > best.end):
                best = build(match) or best
        return best
