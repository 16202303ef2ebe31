"""Which claims are compared at all: those of one kind that share a telling word, name or class."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from workbench.link.prepared import Prepared

LONGEST_POSTING = 200
"""Claims under one key beyond which the key is passed over, so that the work stays near linear; a choice."""


def candidates(prepared: Sequence[Prepared]) -> list[tuple[int, int]]:
    """Index pairs (i < j) of claims of one kind that share at least one key, in order."""
    postings = defaultdict[tuple[str, str], list[int]](list)
    for number, item in enumerate(prepared):
        for word in (*item.near.weights, *item.names, *item.sentence.weights):
            postings[item.claim.kind, word].append(number)
    pairs = set[tuple[int, int]]()
    for found in postings.values():
        if len(found) <= LONGEST_POSTING:
            pairs.update((i, j) for at, i in enumerate(found) for j in found[at + 1 :] if i != j)
    return sorted(pairs)
