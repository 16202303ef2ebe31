"""What the trained network makes of a word alone, remembered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workbench.language.layers import Floats, Layer, Numbers, product

REMEMBERED = 12_000
"""Words remembered at a time, 6.4 KB each; a choice that keeps them under 80 MB."""


class Vocabulary:
    """A vector for each word, and its share in what the first layer sums for it and for its neighbours."""

    def __init__(self, tables: Sequence[Any], mix: Layer, first: Layer) -> None:
        self._tables = sorted(tables, key=lambda node: int(node.attrs["column"]))
        self._mix = mix
        width = len(first.gain)
        self._shares_of = [first.weights[step * width : (step + 1) * width] for step in range(3)]
        self._places: dict[bytes, int] = {}
        self.vectors: Floats = np.zeros((1, width), dtype=np.float32)
        self._shares: list[Floats] = [np.zeros((1, first.weights.shape[1]), dtype=np.float32) for _ in range(3)]

    def places(self, features: NDArray[np.uint64]) -> Numbers:
        """The row of each word in `vectors`, good until the next call; row 0 is the blank between sentences."""
        keys = np.ascontiguousarray(features).view(f"V{features.shape[1] * 8}").ravel().tolist()
        fresh = {key: at for at, key in enumerate(keys) if key not in self._places}
        if len(self._places) + len(fresh) > REMEMBERED:
            self._places.clear()
            fresh = {key: at for at, key in enumerate(keys)}
        if fresh:
            self._learn(list(fresh), features[list(fresh.values())])
        return np.array([self._places[key] for key in keys], dtype=np.int64)

    def first_sums(self, rows: Numbers) -> Floats:
        """What the first layer sums for each row and its two neighbours."""
        left, middle, right = self._shares
        sums: Floats = middle.take(rows, axis=0)
        sums[1:] += left.take(rows[:-1], axis=0)
        sums[:-1] += right.take(rows[1:], axis=0)
        return sums

    def _learn(self, keys: Sequence[bytes], features: NDArray[np.uint64]) -> None:
        start = len(self._places) + 1
        end = start + len(keys)
        if end > len(self.vectors):
            self.vectors = _longer(self.vectors, end)
            self._shares = [_longer(share, end) for share in self._shares]
        parts = [self._embedded(node, features) for node in self._tables]
        self.vectors[start:end] = self._mix.of_sums(product(np.concatenate(parts, axis=1), self._mix.weights))
        for share, weights in zip(self._shares, self._shares_of, strict=True):
            share[start:end] = product(self.vectors[start:end], weights)
        self._places.update(zip(keys, range(start, end), strict=True))

    @staticmethod
    def _embedded(node: Any, features: NDArray[np.uint64]) -> Floats:
        """The sum of the rows that a feature's four hashes name."""
        table: Floats = node.get_param("E")
        hashes = node.ops.hash(np.ascontiguousarray(features[:, node.attrs["column"]]), node.attrs["seed"])
        rows: Floats = table[hashes % len(table)].sum(axis=1)
        return rows


def _longer(rows: Floats, length: int) -> Floats:
    """The rows with room behind for at least `length`, twice as much as long as that may be needed."""
    longer = np.zeros((max(length, min(2 * length, REMEMBERED + 1)), rows.shape[1]), dtype=np.float32)
    longer[: len(rows)] = rows
    return longer
