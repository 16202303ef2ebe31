"""The fitted judgement of pairs, from weights.json: a first look at a pair alone, a second at the company it keeps."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from workbench.link.forest import Forest

MATES = 5
"""Documents beside its own that a claim was compared with in the stories the weights were fitted on, at most."""

Row = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Weights:
    """Two forests: the first scores a pair by itself, the second weighs that score in the company the pair keeps."""

    first: Forest
    second: Forest

    def alone(self, evidence: Sequence[Row], mates: Sequence[int] = ()) -> list[float]:
        """Probabilities, 0 to 1, that pairs answer one question, each by its own evidence.

        `mates` counts for each pair the documents that tell the story of either: with twice as many to choose a
        partner from, any one of them is half as likely to be it.
        """
        if not evidence:
            return []
        crowd = [math.log(max(1.0, count / MATES)) for count in mates] or [0.0] * len(evidence)
        return [_probability(odds - less) for odds, less in zip(self.first.odds(evidence), crowd, strict=True)]

    def among(self, company: Sequence[Row]) -> list[float]:
        """The same probabilities once the company of each pair is known."""
        return [_probability(odds) for odds in self.second.odds(company)] if company else []


def _probability(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


@cache
def weights() -> Weights:
    """The shipped weights, read once."""
    data = json.loads(files("workbench.link").joinpath("weights.json").read_text(encoding="utf-8"))
    return Weights(Forest.from_data(data["first"]), Forest.from_data(data["second"]))
