"""Which claims are compared at all: those of one kind that share a telling word, name, class or measure."""

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
        for word in (*item.near.weights, *item.names, *item.sentence.weights, f"unit {_measure(item)}"):
            postings[item.claim.kind, word].append(number)
    pairs = set[tuple[int, int]]()
    for found in postings.values():
        if len(found) <= LONGEST_POSTING:
            pairs.update((i, j) for at, i in enumerate(found) for j in found[at + 1 :] if i != j)
    return sorted(pairs)


def _measure(item: Prepared) -> str:
    """What the value is measured in; clock times are a measure of their own."""
    return "clock" if item.claim.kind == "date" and "T" in item.claim.value.canonical else item.unit[0]
