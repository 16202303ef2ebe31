"""Boosted trees as a table of numbers: each asks a few questions of the evidence and adds a leaf to the log odds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
LEAVES = 16
"""Leaves of a tree at most: a row's way through it is kept in as many bits."""


@dataclass(frozen=True, slots=True)
class Split:
    """A question: where the evidence is above the bound, the leaves from `first` up to `end` are out."""

    evidence: int
    """Column of the evidence."""
    bound: float
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Tree:
    """Splits, and the leaves from left to right; the leftmost leaf that no split puts out is the answer."""

    splits: tuple[Split, ...]
    leaves: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees over named evidence; evidence without a name in it counts for nothing, evidence not given is 0."""

    evidence: tuple[str, ...]
    trees: tuple[Tree, ...]

    def odds(self, rows: Sequence[Mapping[str, float]]) -> Floats:
        """Log odds for each row of evidence."""
        columns = self._columns(rows)
        total: Floats = np.zeros(len(rows))
        for tree in self.trees:
            alive = np.full(len(rows), 2 ** len(tree.leaves) - 1, dtype=np.uint32)
            for split in tree.splits:
                out = (1 << split.end) - (1 << split.first)
                above = columns[split.evidence] > split.bound
                alive &= ~(above.astype(np.uint32) * np.uint32(out))
            # the lowest bit that is set is the leftmost leaf
            leaf = np.log2(alive & -alive.astype(np.int64)).astype(np.int64)
            total += np.asarray(tree.leaves)[leaf]
        return total

    def _columns(self, rows: Sequence[Mapping[str, float]]) -> Floats:
        """A line for each evidence, as long as there are rows."""
        table: Floats = np.zeros((len(self.evidence), len(rows)))
        place = {name: column for column, name in enumerate(self.evidence)}
        for number, row in enumerate(rows):
            for name, value in row.items():
                if value and name in place:
                    table[place[name], number] = value
        return table

    def as_data(self) -> dict[str, Any]:
        """The forest as plain lists, for a file."""
        return {
            "evidence": list(self.evidence),
            "trees": [
                {"splits": [[s.evidence, s.bound, s.first, s.end] for s in tree.splits], "leaves": list(tree.leaves)}
                for tree in self.trees
            ],
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Forest:
        """The forest that `as_data` gave."""
        return cls(
            tuple(data["evidence"]),
            tuple(
                Tree(tuple(Split(*split) for split in tree["splits"]), tuple(tree["leaves"])) for tree in data["trees"]
            ),
        )
