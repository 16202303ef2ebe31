"""What the screen calls things: states of knowledge, verdicts and sources in a checker's words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workbench.model import Claim, DateEvidence, Disposition, JudgedClaim, Modality, Source, Verdict
from workbench.report.wording import plain

KNOWN_BY: Mapping[DateEvidence, str] = {
    DateEvidence.USER: "date set by the reviewer",
    DateEvidence.MANIFEST: "date from the manifest",
    DateEvidence.METADATA: "date from page metadata",
    DateEvidence.POSTED: "date from a posted line",
    DateEvidence.DATELINE: "date from the dateline",
    DateEvidence.MASTHEAD: "date from the top of the page, perhaps the day it was saved",
    DateEvidence.NONE: "date not known",
}

_REASONS: Mapping[str, str] = {
    "precision": "one is only more precise",
    "scope": "they measure different scopes",
    "period": "they speak of different periods",
    "revision": "a figure was revised",
    "definition": "they define it differently",
}

REASONS = tuple(_REASONS)


def reason_words(reason: str) -> str:
    """Why two positions are compatible, as a clause."""
    return _REASONS.get(reason, reason)


def value_words(kind: str, canonical: str, words: str = "") -> str:
    """A value as a checker would write it: a date as ISO has it, and what has gaps in the source's own words."""
    if kind in _TIMES and ("X" in canonical or "_REF" in canonical):
        told = plain(kind, canonical)
        return told if told != canonical else words or canonical
    return canonical if kind == "date" else plain(kind, canonical, words)


_TIMES = ("date", "duration", "age")


def position_words(position: str, judged: Iterable[JudgedClaim]) -> str:
    """The value of a position in words, by the copies of the claims that were judged."""
    told = next((claim for claim in judged if claim.canonical == position), None)
    return value_words(told.kind, position, told.quote) if told else position


def verdict_words(verdict: Verdict) -> str:
    """What was decided, as a short clause."""
    match verdict.disposition:
        case Disposition.RIGHT:
            return f"{position_words(verdict.position, verdict.judged)} is right"
        case Disposition.COMPATIBLE:
            return f"compatible: {reason_words(verdict.reason)}" if verdict.reason else "compatible"
        case Disposition.NEITHER:
            return "none of them is right"
        case Disposition.UNRESOLVED:
            return "unresolved"
        case Disposition.NOT_COMPARABLE:
            return "not comparable"
        case Disposition.NEEDS_REPORTING:
            return "needs reporting"


def source_name(source: Source) -> str:
    """Outlet, else title, else the file's name."""
    return source.outlet or source.title or source.path.replace("\\", "/").rsplit("/", 1)[-1] or source.id[:12]


def dated(source: Source) -> str:
    """The publication date and how it is known."""
    known = KNOWN_BY[source.published_from]
    return f"{source.published[:10]} ({known})" if source.published else "date not known"


def counted(number: int, singular: str, plural: str = "") -> str:
    """A number with its noun."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def remarks(claim: Claim) -> list[str]:
    """What a reviewer should know about how the value was read."""
    said = []
    value = claim.value
    if value.unknown:
        said.append(f"left open: {value.unknown}")
    elif value.anchor:
        said.append(f"read as {value.canonical}, counted from {value.anchor}")
    if value.also:
        said.append(f"the text adds {value.also}")
    if claim.frame.modality is not Modality.ACTUAL:
        said.append(f"told as {claim.frame.modality.value}")
    return said
