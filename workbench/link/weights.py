"""The fitted weights of the features, from weights.toml."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

MATES = 5
"""Documents beside its own that a claim was compared with in the stories the weights were fitted on, at most."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Two logistic models: the first scores a pair by itself, the second weighs that score against its rivals'."""

    first: Mapping[str, float]
    """Weight by feature; `bias`, and `kind NAME` for each claim kind."""
    second: Mapping[str, float]
    """Weight by rival feature; `bias`, and `first look` for the log odds of the first score."""

    def alone(self, kind: str, evidence: Mapping[str, float], mates: int = MATES) -> float:
        """Probability, 0 to 1, that a pair answers one question, by its own evidence.

        `mates` counts the documents that tell the story of either: with twice as many to choose a partner from, any
        one of them is half as likely to be it.
        """
        total = self.first.get("bias", 0.0) + self.first.get(f"kind {kind}", 0.0)
        total -= math.log(max(1.0, mates / MATES))
        return _probability(total + sum(self.first.get(name, 0.0) * value for name, value in evidence.items()))

    def among(self, score: float, rivalry: Mapping[str, float]) -> float:
        """The same probability once the pair's rivals are known."""
        kept = min(max(score, 1e-4), 1 - 1e-4)
        total = self.second.get("bias", 0.0) + self.second.get("first look", 1.0) * math.log(kept / (1 - kept))
        return _probability(total + sum(self.second.get(name, 0.0) * value for name, value in rivalry.items()))


def _probability(total: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def weights() -> Weights:
    """The shipped weights, read once."""
    data = tomllib.loads(files("workbench.link").joinpath("weights.toml").read_text(encoding="utf-8"))
    return Weights(data["first"], data["second"])
