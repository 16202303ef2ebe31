"""The fitted weights of the features, from weights.toml."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model: one weight a feature, a bias, and a bias a kind."""

    bias: float
    kinds: Mapping[str, float]
    features: Mapping[str, float]

    def score(self, kind: str, evidence: Mapping[str, float]) -> float:
        """Probability, 0 to 1, that a pair answers one question."""
        total = (
            self.bias
            + self.kinds.get(kind, 0.0)
            + sum(self.features.get(name, 0.0) * value for name, value in evidence.items())
        )
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def weights() -> Weights:
    """The shipped weights, read once."""
    data = tomllib.loads(files("workbench.link").joinpath("weights.toml").read_text(encoding="utf-8"))
    return Weights(data["bias"], data["kinds"], data["features"])
