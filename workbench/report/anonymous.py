"""A dossier that names no reviewer, for readers who should judge the work and not the person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from workbench.model import Dossier, Event, Verdict

_NAMES = ("assignee",)
"""Fields of an event that name a colleague."""


def anonymous(dossier: Dossier) -> Dossier:
    """The same dossier without the names of reviewers; words they wrote themselves stay as they are."""
    return replace(
        dossier,
        verdicts=tuple(_verdict(verdict) for verdict in dossier.verdicts),
        history={question: tuple(_events(told)) for question, told in dossier.history.items()},
    )


def _verdict(verdict: Verdict) -> Verdict:
    second = verdict.second and replace(verdict.second, reviewer="")
    return replace(verdict, reviewer="", second=second)


def _events(events: Iterable[Event]) -> Iterable[Event]:
    for event in events:
        payload = {name: said for name, said in event.payload.items() if name not in _NAMES}
        yield replace(event, reviewer="", payload=payload)
