"""Which question a recorded word belongs to today, and whether what it judged still stands.

Questions are computed again and again; the reviewer's word is kept as it was spoken, with copies of the claims it
was about. Here the two are brought together on every read, and nothing is ever written back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from workbench.desk.evidence import evidence_of
from workbench.desk.rulings import judged_in
from workbench.desk.state import EVIDENCE, SECOND, SECOND_ASKED, VERDICT, State
from workbench.desk.today import Today
from workbench.model import Claim, Disposition, Event, Evidence, JudgedClaim, Question, Review, Verdict, VerdictState


class Matching:
    """The questions of today, looked up by the claims that were judged some day."""

    def __init__(self, today: Today) -> None:
        self.today = today
        self.anchors = today.anchors
        self._placed: dict[int, Verdict] = {}

    def prepare(self, events: Iterable[Event]) -> None:
        """Read what placing these events will ask for, in a few statements instead of thousands."""
        judged = {one.id for event in events if event.number not in self._placed for one in judged_of(event)}
        if judged:
            self.today.claims.need(judged)
            self.today.asked.need(judged)
            self.today.questions.need(q for found in self.today.asked.all(judged).values() for q in found)

    def claim(self, judged: JudgedClaim) -> Claim | None:
        """The judged claim as it stands now."""
        return self.anchors.claim(judged)

    def question(self, event: Event) -> Question | None:
        """The question that holds most of the claims an event is about; of equals, the one it was spoken on."""
        claims = sorted(self.anchors.ids(judged_of(event)))
        votes = Counter(question for found in self.today.asked.all(claims).values() for question in found)
        spoken_on = event.payload["question"]
        best = min(votes, key=lambda question: (-votes[question], question != spoken_on, question), default=None)
        return None if best is None else self.today.questions.get(best)

    def state(self, verdict: Verdict, question: Question | None) -> VerdictState:
        """Whether the judged claims are all there with their values, and no new answer has joined them."""
        claims = [self.claim(judged) for judged in verdict.judged]
        if question is None:
            return VerdictState.STALE if any(claims) else VerdictState.ORPHANED
        for judged, claim in zip(verdict.judged, claims, strict=True):
            if claim is None or claim.value.canonical != judged.canonical or claim.id not in question.claims:
                return VerdictState.STALE
        values = {judged.canonical for judged in verdict.judged}
        joined = (claim.value.canonical for claim in self.today.claims.all(question.claims).values())
        return VerdictState.CURRENT if values.issuperset(joined) else VerdictState.STALE

    def placed(self, event: Event) -> Verdict:
        """A recorded verdict on the question it belongs to today; remembered, for neither ever changes."""
        if event.number not in self._placed:
            verdict, question = verdict_of(event), self.question(event)
            state = self.state(verdict, question)
            asked = question.id if question else verdict.question
            self._placed[event.number] = replace(verdict, question=asked, state=state)
        return self._placed[event.number]

    def judge(self, claims: Sequence[str]) -> tuple[JudgedClaim, ...]:
        """Copies of claims as they stand now."""
        found = self.today.claims.all(claims)
        self.today.documents.need(claim.source for claim in found.values())
        return tuple(self.anchors.judged(claim) for claim in found.values())


def in_force(state: State, matching: Matching) -> tuple[Verdict, ...]:
    """Verdicts that are neither undone nor replaced, oldest first, each on the question it belongs to today.

    Where two have come to lie on one question the newest counts and the others are marked as superseded. A verdict
    replaces another only while both lie on one question: when what was merged is taken apart, each gets its own back.
    """
    events = state.in_force(VERDICT)
    matching.prepare(events)
    replaced = _replaced(events, matching)
    evidence, reviews = _evidence(state), _reviews(state, replaced)
    taken: set[str] = set()
    verdicts = []
    for event in reversed(events):
        if event.number in replaced:
            continue
        # Most verdicts have neither; thousands of them are gone through after every key that decides.
        verdict = matching.placed(event)
        if event.number in evidence:
            verdict = with_evidence(verdict, evidence[event.number])
        if event.number in reviews:
            review, second = reviews[event.number]
            if second is not None:
                review = Review.AGREED if second.same_answer(verdict) else Review.DISPUTED
            verdict = replace(verdict, review=review, second=second)
        if verdict.state is not VerdictState.ORPHANED:
            if verdict.question in taken:
                verdict = replace(verdict, state=VerdictState.SUPERSEDED)
            taken.add(verdict.question)
        verdicts.append(verdict)
    return tuple(reversed(verdicts))


def with_evidence(verdict: Verdict, more: Sequence[Evidence]) -> Verdict:
    """The verdict with evidence that was added later."""
    supports = (*verdict.supports, *more)
    return replace(verdict, supports=supports, evidence=tuple(piece.words for piece in supports))


def _replaced(events: Sequence[Event], matching: Matching) -> Mapping[int, Event]:
    """The newer verdict on the same question that stands in the place of an older one, by the older one's number."""
    by_number = {event.number: event for event in events}
    found: dict[int, Event] = {}
    for event in events:
        for number in cast(Sequence[int], event.payload["replaces"]):
            older = by_number.get(number)
            if older is not None and _meet(matching.placed(older), matching.placed(event)):
                found[number] = event
    return found


def _meet(older: Verdict, newer: Verdict) -> bool:
    return older.question == newer.question or older.state is VerdictState.ORPHANED


def _evidence(state: State) -> Mapping[int, tuple[Evidence, ...]]:
    """Evidence added later, by the number of the verdict it supports."""
    found: dict[int, tuple[Evidence, ...]] = {}
    for event in state.in_force(EVIDENCE):
        number = cast(int, event.payload["verdict"])
        found[number] = (*found.get(number, ()), evidence_of(cast(str, event.payload["text"])))
    return found


def _reviews(state: State, replaced: Mapping[int, Event]) -> Mapping[int, tuple[Review, Verdict | None]]:
    """The verdicts that were given to somebody else, with what that person answered.

    A verdict that was only worded anew keeps its second opinion.
    """
    found: dict[int, tuple[Review, Verdict | None]] = {}
    for event in state.in_force(SECOND_ASKED, SECOND):
        number = cast(int, event.payload["verdict"])
        while number in replaced and _reworded(state.decisions[number], replaced[number]):
            number = replaced[number].number
        found[number] = (Review.WAITING, verdict_of(event) if event.type == SECOND else None)
    return found


def _reworded(older: Event, newer: Event) -> bool:
    return older.reviewer == newer.reviewer and verdict_of(older).same_answer(verdict_of(newer))


def judged_of(event: Event) -> tuple[JudgedClaim, ...]:
    """The copies of claims an event carries."""
    return judged_in(event, "judged")


def verdict_of(event: Event) -> Verdict:
    """The verdict as it was recorded."""
    said = cast(Mapping[str, Any], event.payload)
    supports = tuple(evidence_of(piece) for piece in said["evidence"])
    return Verdict(
        event=event.number,
        question=said["question"],
        title=said["title"],
        disposition=Disposition(said["disposition"]),
        position=said["position"],
        reason=said["reason"],
        rationale=said["rationale"],
        evidence=tuple(piece.words for piece in supports),
        reviewer=event.reviewer,
        time=event.time,
        judged=judged_of(event),
        supports=supports,
    )
