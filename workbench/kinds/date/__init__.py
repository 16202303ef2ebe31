"""Dates and times of day: found in their words, resolved by publication day, tense and what was told before."""

from __future__ import annotations

from workbench.kinds.date.comparison import compare
from workbench.kinds.date.mentions import find, timexes

__all__ = ["compare", "find", "name", "nests", "timexes"]

name = "date"
nests = False
