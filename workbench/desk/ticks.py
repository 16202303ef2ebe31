"""The ticks on a draft, kept by the words they stand on, so that a new version keeps what did not change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from workbench.desk.evidence import evidence_of
from workbench.desk.rulings import judged_in
from workbench.model import Claim, Document, Event, Evidence, JudgedClaim, Tick

Words = tuple[str, str, str, str]
"""Kind, quote, value and sentence of a claim."""


@dataclass(frozen=True, slots=True)
class Ticked:
    """A tick, with the claim as it stood when it was ticked."""

    event: int
    mark: Tick
    judged: JudgedClaim
    evidence: tuple[Evidence, ...]
    reviewer: str
    time: str


def copy(draft: Document, claim: Claim) -> JudgedClaim:
    """A copy of a draft's claim as it stands."""
    sentence = claim.sentence.of(draft.text)
    source = draft.source
    return JudgedClaim(claim.id, source.id, source.path, claim.kind, claim.quote, claim.value.canonical, sentence)


def placed(events: Iterable[Event], draft: Document, claims: Sequence[Claim]) -> Mapping[str, Ticked]:
    """The tick on each claim whose words, value and sentence are still those that were ticked."""
    latest = _latest(events, draft)
    found = {claim.id: latest.get(_words(copy(draft, claim))) for claim in claims}
    return {key: tick for key, tick in found.items() if tick is not None and tick.mark is not Tick.OPEN}


def lost(events: Iterable[Event], draft: Document, claims: Sequence[Claim]) -> tuple[Ticked, ...]:
    """The ticks that stand on no claim of this version, oldest first."""
    here = {_words(copy(draft, claim)) for claim in claims}
    gone = (tick for words, tick in _latest(events, draft).items() if words not in here)
    return tuple(sorted((tick for tick in gone if tick.mark is not Tick.OPEN), key=lambda tick: tick.event))


def _latest(events: Iterable[Event], draft: Document) -> dict[Words, Ticked]:
    """The latest tick on every claim of any version of the draft."""
    of_draft = (event for event in events if event.payload["draft"] == draft.source.path)
    return {_words(tick.judged): tick for tick in map(_ticked, of_draft)}


def _ticked(event: Event) -> Ticked:
    (judged,) = judged_in(event, "judged")
    pieces = cast(Sequence[str | Mapping[str, Any]], event.payload["evidence"])
    supports = tuple(evidence_of(piece) for piece in pieces)
    return Ticked(event.number, Tick(str(event.payload["mark"])), judged, supports, event.reviewer, event.time)


def _words(judged: JudgedClaim) -> Words:
    return judged.kind, judged.quote, judged.canonical, judged.sentence
