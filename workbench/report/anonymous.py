"""A dossier that names no reviewer, for readers who should judge the work and not the person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from workbench.model import Dossier, Event, Finding, Verdict

_NAMES = ("assignee",)
"""Fields of an event that name a colleague."""


def nameless(dossier: Dossier) -> Dossier:
    """The same dossier without the names of reviewers; words they wrote themselves stay as they are."""
    return replace(
        dossier,
        verdicts=tuple(_verdict(verdict) for verdict in dossier.verdicts),
        history={question: tuple(_events(told)) for question, told in dossier.history.items()},
    )


def nameless_findings(findings: Iterable[Finding], verdicts: Iterable[Verdict]) -> list[Finding]:
    """What the gate says of a draft, without the names it gives the authors of these verdicts and of waivers."""
    names = sorted({verdict.reviewer for verdict in verdicts if verdict.reviewer}, key=len, reverse=True)
    found = []
    for finding in findings:
        message = finding.message
        for name in names:
            message = message.replace(f"the verdict of {name}", "the verdict")
        found.append(replace(finding, message=message, waived="by a waiver" if finding.waived else ""))
    return found


def _verdict(verdict: Verdict) -> Verdict:
    second = verdict.second and replace(verdict.second, reviewer="")
    return replace(verdict, reviewer="", second=second)


def _events(events: Iterable[Event]) -> Iterable[Event]:
    for event in events:
        payload = {name: said for name, said in event.payload.items() if name not in _NAMES}
        yield replace(event, reviewer="", payload=payload)
