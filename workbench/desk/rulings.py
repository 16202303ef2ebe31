"""What reviewers said about the machine's own work: what belongs together, what does not, what is no claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from workbench.desk.anchors import Anchors
from workbench.desk.state import MERGE, SPLIT, WRONG, State
from workbench.model import Event, JudgedClaim


@dataclass(frozen=True, slots=True)
class Rulings:
    """What linking must obey, in today's claim ids."""

    together: tuple[frozenset[str], ...] = ()
    apart: tuple[frozenset[str], ...] = ()
    """Pairs."""
    wrong: frozenset[str] = frozenset()
    """Claims marked as wrongly extracted; they stay visible and are compared with nothing."""


def ruling_events(state: State) -> tuple[Event, ...]:
    """The merges, splits and marks in force, oldest first."""
    return state.in_force(MERGE, SPLIT, WRONG)


def rulings(events: Iterable[Event], anchors: Anchors) -> Rulings:
    """What the events add up to; of two that contradict each other the later counts."""
    groups: list[frozenset[str]] = []
    apart: set[frozenset[str]] = set()
    wrong: set[str] = set()
    for event in events:
        members = anchors.ids(judged_in(event, "judged"))
        if event.type == MERGE:
            groups.append(members)
            apart = {pair for pair in apart if not pair <= members}
        elif event.type == SPLIT:
            off = anchors.ids(judged_in(event, "off"))
            groups = [part for group in groups for part in _parted(group, off, members - off)]
            apart |= {frozenset((one, other)) for one in off for other in members - off}
        elif event.payload["wrong"]:
            wrong |= members
        else:
            wrong -= members
    return Rulings(
        tuple(group for group in groups if len(group) > 1), tuple(sorted(apart, key=sorted)), frozenset(wrong)
    )


def _parted(group: frozenset[str], off: frozenset[str], rest: frozenset[str]) -> tuple[frozenset[str], ...]:
    """A group without what was split off from it; what was split off together stays together."""
    return (group - off, group & off) if group & off and group & rest else (group,)


def judged_in(event: Event, field: str) -> tuple[JudgedClaim, ...]:
    """The copies of claims that an event carries in one of its fields."""
    found = cast(Sequence[Mapping[str, Any]], event.payload.get(field, ()))
    return tuple(JudgedClaim(**judged) for judged in found)
