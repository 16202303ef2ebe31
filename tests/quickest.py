"""Processor time of a piece of work, so measured that a busy machine does not count."""

from __future__ import annotations

import time
from collections.abc import Callable


def quickest(work: Callable[[], object], times: int = 2) -> float:
    """Seconds of processor time of the fastest of several runs."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best
