"""Counts and measures: a number and what is counted ("27 letter") or its unit of measure ("12 km")."""

from __future__ import annotations

from workbench.kinds.quantity.comparison import compare
from workbench.kinds.quantity.mentions import find

__all__ = ["compare", "find", "name", "nests"]

name = "quantity"
nests = False
