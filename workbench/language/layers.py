"""Layers of the trained network as numpy computes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

_ROWS = _COLUMNS = 16
"""Smaller matrices may be summed in another order; tests/test_network.py shows that those filled up to this are not."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A linear map to three pieces, of which the greatest counts, then a normalisation."""

    weights: Floats
    """Inputs × outputs; the first pieces of all units stand before the second."""
    bias: Floats
    gain: Floats
    shift: Floats

    @staticmethod
    def of(maxout: Any, norm: Any) -> Layer:
        """The layer that two nodes of a thinc model make."""
        weights = maxout.get_param("W")
        return Layer(
            np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(weights.shape[2], -1)),
            np.ascontiguousarray(maxout.get_param("b").T).ravel(),
            norm.get_param("G"),
            norm.get_param("b"),
        )

    def of_sums(self, sums: Floats) -> Floats:
        """The layer's output from its input times its weights; overwrites `sums`."""
        sums += self.bias
        width = len(self.gain)
        best = np.maximum(sums[:, :width], sums[:, width : 2 * width])
        np.maximum(best, sums[:, 2 * width :], out=best)
        best -= best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best) / np.float32(width)
        best *= (1 / np.sqrt(spread + np.float32(1e-8)))[:, None]
        best *= self.gain
        best += self.shift
        return best


def product(rows: Floats, weights: Floats) -> Floats:
    """The matrix product, each row the same whatever the others are."""
    if len(rows) >= _ROWS:
        return rows @ weights
    filled = np.zeros((_ROWS, rows.shape[1]), dtype=np.float32)
    filled[: len(rows)] = rows
    return (filled @ weights)[: len(rows)]


def wide(weights: Floats) -> Floats:
    """Weights with blank columns behind, up to a width at which `product` keeps its word."""
    filled = np.zeros((weights.shape[0], -(-weights.shape[1] // _COLUMNS) * _COLUMNS), dtype=np.float32)
    filled[:, : weights.shape[1]] = weights
    return filled


def windows(rows: Floats, at: Numbers | None = None) -> Floats:
    """Each row, or each of those named, between the row before and the row behind."""
    if at is not None:
        return np.concatenate([rows.take(at + step, axis=0) for step in (-1, 0, 1)], axis=1)
    blank = np.zeros((1, rows.shape[1]), dtype=np.float32)
    return np.concatenate([np.concatenate([blank, rows[:-1]]), rows, np.concatenate([rows[1:], blank])], axis=1)
