"""Which question a recorded word belongs to today, and whether what it judged still stands.

Questions are computed again and again; the reviewer's word is kept as it was spoken, with copies of the claims it
was about. Here the two are brought together on every read, and nothing is ever written back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, cast

from workbench.desk.derive import Linked
from workbench.desk.state import EVIDENCE, VERDICT, State
from workbench.model import Claim, Disposition, Event, JudgedClaim, Question, Verdict, VerdictState


class Matching:
    """The questions of today, looked up by the claims that were judged some day."""

    def __init__(self, linked: Linked) -> None:
        self.linked = linked
        self._questions = {question.id: question for question in linked.questions}
        self._asked = {claim: question.id for question in linked.questions for claim in question.claims}
        self._placed: dict[int, Verdict] = {}

    @cached_property
    def _exact(self) -> Mapping[tuple[str, str, str, str], Sequence[str]]:
        """Claims by their exact words; needed only when ids have changed."""
        found: dict[tuple[str, str, str, str], list[str]] = {}
        for claim in self.linked.claims.values():
            found.setdefault(self._words(claim), []).append(claim.id)
        return found

    def claim(self, judged: JudgedClaim) -> Claim | None:
        """The judged claim as it stands now: by id, else by its exact words in the exact sentence, when unique."""
        if judged.id in self.linked.claims:
            return self.linked.claims[judged.id]
        same = self._exact.get((judged.source, judged.kind, judged.quote, judged.sentence), [])
        return self.linked.claims[same[0]] if len(same) == 1 and judged.sentence else None

    def question(self, event: Event) -> Question | None:
        """The question that holds most of the claims an event is about; of equals, the one it was spoken on."""
        claims = (self.claim(judged) for judged in judged_of(event))
        votes = Counter(self._asked[claim.id] for claim in claims if claim and claim.id in self._asked)
        spoken_on = event.payload["question"]
        best = min(votes, key=lambda question: (-votes[question], question != spoken_on, question), default=None)
        return None if best is None else self._questions[best]

    def state(self, verdict: Verdict, question: Question | None) -> VerdictState:
        """Whether the judged claims are all there with their values, and no new answer has joined them."""
        claims = [self.claim(judged) for judged in verdict.judged]
        if question is None:
            return VerdictState.STALE if any(claims) else VerdictState.ORPHANED
        for judged, claim in zip(verdict.judged, claims, strict=True):
            if claim is None or claim.value.canonical != judged.canonical or claim.id not in question.claims:
                return VerdictState.STALE
        values = {judged.canonical for judged in verdict.judged}
        joined = (self.linked.claims[claim].value.canonical for claim in question.claims)
        return VerdictState.CURRENT if values.issuperset(joined) else VerdictState.STALE

    def placed(self, event: Event) -> Verdict:
        """A recorded verdict on the question it belongs to today; remembered, for neither ever changes."""
        if event.number not in self._placed:
            verdict, question = verdict_of(event), self.question(event)
            state = self.state(verdict, question)
            asked = question.id if question else verdict.question
            self._placed[event.number] = replace(verdict, question=asked, state=state)
        return self._placed[event.number]

    def judge(self, claims: Iterable[str]) -> tuple[JudgedClaim, ...]:
        """Copies of claims as they stand now."""
        return tuple(self._judged(self.linked.claims[claim]) for claim in claims)

    def _judged(self, claim: Claim) -> JudgedClaim:
        source, kind, quote, sentence = self._words(claim)
        path = self.linked.documents[source].source.path
        return JudgedClaim(claim.id, source, path, kind, quote, claim.value.canonical, sentence)

    def _words(self, claim: Claim) -> tuple[str, str, str, str]:
        text = self.linked.documents[claim.source].text
        return claim.source, claim.kind, claim.quote, claim.sentence.of(text)


def in_force(state: State, matching: Matching) -> tuple[Verdict, ...]:
    """Verdicts that are neither undone nor replaced, oldest first, each on the question it belongs to today.

    Where two have come to lie on one question the newest counts and the others are marked as superseded.
    """
    events = state.in_force(VERDICT)
    replaced = {number for event in events for number in cast(Sequence[int], event.payload["replaces"])}
    evidence = _evidence(state)
    taken: set[str] = set()
    verdicts = []
    for event in reversed(events):
        if event.number in replaced:
            continue
        verdict = matching.placed(event)
        verdict = replace(verdict, evidence=verdict.evidence + evidence.get(event.number, ()))
        if verdict.state is not VerdictState.ORPHANED:
            if verdict.question in taken:
                verdict = replace(verdict, state=VerdictState.SUPERSEDED)
            taken.add(verdict.question)
        verdicts.append(verdict)
    return tuple(reversed(verdicts))


def _evidence(state: State) -> Mapping[int, tuple[str, ...]]:
    """Evidence added later, by the number of the verdict it supports."""
    found: dict[int, tuple[str, ...]] = {}
    for event in state.in_force(EVIDENCE):
        number = cast(int, event.payload["verdict"])
        found[number] = (*found.get(number, ()), cast(str, event.payload["text"]))
    return found


def judged_of(event: Event) -> tuple[JudgedClaim, ...]:
    """The copies of claims an event carries."""
    return tuple(JudgedClaim(**judged) for judged in cast(Sequence[dict[str, Any]], event.payload["judged"]))


def verdict_of(event: Event) -> Verdict:
    """The verdict as it was recorded."""
    said = cast(Mapping[str, Any], event.payload)
    return Verdict(
        event=event.number,
        question=said["question"],
        title=said["title"],
        disposition=Disposition(said["disposition"]),
        position=said["position"],
        reason=said["reason"],
        rationale=said["rationale"],
        evidence=tuple(said["evidence"]),
        reviewer=event.reviewer,
        time=event.time,
        judged=judged_of(event),
    )
