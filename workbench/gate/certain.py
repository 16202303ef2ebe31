"""When two statements are surely the same statement with another value, so that a draft may be stopped for it."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.link.cluster import Pair
from workbench.model import Claim

SURE = 0.8
"""Score of linking from which two statements are one (the precision it gives is in precision.toml)."""

Pairs = Mapping[frozenset[str], Pair]
"""Scored pairs by the ids of their claims."""


def certain(draft: Claim, source: Claim, pairs: Pairs) -> bool:
    """True when a source surely answers what the draft answers.

    The score of linking must be high, the event and its subject must not be other ones, and the same person must
    answer: what a company says of itself is no contradiction of what a paper tells on its own account.
    """
    pair = pairs.get(frozenset((draft.id, source.id)))
    if pair is None or pair.score < SURE:
        return False
    if pair.evidence.get("other topic") or pair.evidence.get("other predicate"):
        return False
    return same_asserter(draft, source)


def same_asserter(a: Claim, b: Claim) -> bool:
    """True when both are told by their articles, or both by one speaker."""
    first, second = a.attribution.split(), b.attribution.split()
    return first[-1:] == second[-1:]
