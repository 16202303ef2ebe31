"""Finding one thing by its id or by the start of its id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from workbench.model import NotFoundError

T = TypeVar("T")


def one(things: Mapping[str, T], wanted: str, noun: str) -> T:
    """The thing with this id, or the only one whose id starts so; NotFoundError otherwise."""
    if wanted in things:
        return things[wanted]
    found = sorted(key for key in things if wanted and key.startswith(wanted))
    if len(found) == 1:
        return things[found[0]]
    if found:
        raise NotFoundError(f"{noun} {wanted}: {len(found)} ids start so ({', '.join(found[:4])}…); give more of it")
    raise NotFoundError(f"{noun} {wanted or '(empty)'}: not in this project; `workbench {noun}s` lists them")


def one_of(ids: Sequence[str], wanted: str, noun: str) -> str:
    """The same among ids alone: `ids` are the first few that begin with what is wanted."""
    return one(dict(zip(ids, ids, strict=True)), wanted, noun)
