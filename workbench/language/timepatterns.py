"""Patterns over the classes of words, written in class names and run as regular expressions over class letters.

Rows are short and every repetition is bounded, so the time is linear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from workbench.language.timewords import CLASSES, Words


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found in a row of words: where it ends, and the places of its named words."""

    words: Words
    start: int
    end: int
    places: dict[str, int]

    def has(self, name: str) -> bool:
        """Whether a named word was found."""
        return name in self.places

    def any(self, *names: str) -> bool:
        """Whether one of the named words was found."""
        return not self.places.keys().isdisjoint(names)

    def value(self, name: str) -> object:
        """The value of a named word, or None."""
        return self.words.values[self.places[name]] if name in self.places else None

    def integer(self, name: str) -> int:
        """The value of a named number."""
        return int(Decimal(str(self.value(name))))

    def text(self, name: str) -> str:
        """A named word in lower case, empty when it was not found."""
        return self.words.lower(self.places[name]) if name in self.places else ""

    def letter(self, name: str) -> str:
        """The class letter of a named word, empty when it was not found."""
        return self.words.row[self.places[name]] if name in self.places else ""


class Pattern:
    """A pattern in class names: `<month> comma? <year>`, `<count: digits|word> hyphen? <unit>`.

    `<name>` names a word of the class of that name, `<name: a|b>` a word of any class listed; bare names are classes;
    `( ) | ? {m,n}` work as in regular expressions.
    """

    _PIECE = re.compile(
        r"<(?P<name>\w+)(?::(?P<classes>[^>]+))?>|(?P<bare>[a-z]+)|(?P<space>\s+)|(?P<rest>\{[\d,]+\}|.)"
    )

    def __init__(self, pattern: str) -> None:
        self._compiled = re.compile("".join(self._translate(m) for m in self._PIECE.finditer(pattern)))

    @staticmethod
    def _translate(match: re.Match[str]) -> str:
        if match["name"]:
            allowed = "".join(CLASSES[name.strip()] for name in (match["classes"] or match["name"]).split("|"))
            return f"(?P<{match['name']}>[{allowed}])"
        if match["bare"]:
            return CLASSES[match["bare"]]
        return "" if match["space"] else match["rest"]

    def match(self, words: Words, start: int) -> Match | None:
        """The pattern at one place of a row."""
        found = self._compiled.match(words.row, start)
        return self._found(words, found) if found else None

    def ending(self, words: Words, end: int, floor: int, reach: int) -> Match | None:
        """The longest stretch of at most `reach` words that the pattern fills up to `end`, not before `floor`."""
        for start in range(max(floor, end - reach), end):
            found = self._compiled.fullmatch(words.row, start, end)
            if found:
                return self._found(words, found)
        return None

    def fills(self, words: Words, start: int, end: int) -> bool:
        """Whether the pattern fills the stretch from `start` to `end`."""
        return self._compiled.fullmatch(words.row, start, end) is not None

    @staticmethod
    def _found(words: Words, found: re.Match[str]) -> Match:
        places = {name: found.start(name) for name, value in found.groupdict().items() if value is not None}
        return Match(words, found.start(), found.end(), places)
