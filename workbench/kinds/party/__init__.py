"""Parties: who stands together in a treaty, an alliance, talks or a merger."""

from __future__ import annotations

from workbench.kinds.party.comparison import compare
from workbench.kinds.party.mentions import find

__all__ = ["compare", "find", "name", "nests"]

name = "party"
nests = True
