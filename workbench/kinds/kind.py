"""What every claim kind offers, and nothing more."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from workbench.language.reading import Reading
from workbench.model import Mention, Relation, Value


class Kind(Protocol):
    """A module of this package: it finds its mentions, normalises them, and compares two values."""

    name: str
    """The kind's name, as in `Mention.kind`; also the name of its file and of its case file."""

    nests: bool
    """True when its mentions may hold mentions of other kinds (instrument, party, quote)."""

    def find(self, reading: Reading) -> Iterable[Mention]:
        """Mentions in the whole document, in order, values normalised."""

    def compare(self, a: Value, b: Value) -> Relation:
        """Symmetric; EQUAL on itself; INCOMPARABLE rather than a guess."""
