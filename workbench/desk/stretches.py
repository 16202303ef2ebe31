"""A long row of places as a few stretches: a queue of any length costs what is out of order in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import overload


class Stretches(Sequence[int]):
    """Whole numbers in a fixed order, kept as ranges."""

    def __init__(self, ranges: Iterable[range]) -> None:
        self._ranges = [stretch for stretch in ranges if stretch]
        self._ends = list(accumulate(map(len, self._ranges)))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, index: int) -> int: ...

    @overload
    def __getitem__(self, index: slice) -> list[int]: ...

    def __getitem__(self, index: int | slice) -> int | list[int]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        at = index % len(self)
        number = bisect_right(self._ends, at)
        return self._ranges[number][at - self._ends[number]]

    def __iter__(self) -> Iterator[int]:
        for stretch in self._ranges:
            yield from stretch

    def index(self, value: int, start: int = 0, stop: int | None = None) -> int:
        """Where a number stands; ValueError when it does not."""
        for stretch, end in zip(self._ranges, self._ends, strict=True):
            if value in stretch:
                at = end - len(stretch) + stretch.index(value)
                if start <= at and (stop is None or at < stop):
                    return at
        raise ValueError(f"{value} is not among them")

    def __contains__(self, value: object) -> bool:
        return any(value in stretch for stretch in self._ranges)


def without(stretch: range, holes: Iterable[int]) -> Iterator[range]:
    """A range in pieces, without some of its numbers, which come in order."""
    first = stretch.start
    for hole in holes:
        if hole in stretch:
            yield range(first, hole)
            first = hole + 1
    yield range(first, stretch.stop)
