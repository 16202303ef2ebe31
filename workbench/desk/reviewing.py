"""The reviewer's word: verdicts, second opinions, evidence, notes, and taking any of it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from workbench.desk import decisions, evidence, trail
from workbench.desk.base import Project
from workbench.desk.evidence import Given
from workbench.desk.evidence import pieces as pieces_of
from workbench.desk.state import (
    ALIAS,
    EVIDENCE,
    MERGE,
    NOTE,
    REDO,
    SECOND,
    SECOND_ASKED,
    SOURCE,
    SPLIT,
    UNDO,
    VERDICT,
    WRONG,
    may,
)
from workbench.desk.verdicts import Matching, in_force, verdict_of
from workbench.model import DecisionError, Disposition, Event, NotFoundError, Review, Span, Verdict, VerdictState

_RECOMPUTED = frozenset({SOURCE, ALIAS, MERGE, SPLIT, WRONG})


class Reviewing(Project):
    """Everything that records what a reviewer thinks of a question."""

    def expect_decisions(self) -> None:
        """Load what recording needs and reading does not, so that the first decision is as quick as the next."""
        self._store.expect_writing()

    def verdict(self, question_id: str) -> Verdict | None:
        """The verdict that counts for a question."""
        matching = self._match()
        question = self._question(matching.today, question_id).id
        counting = (v for v in self._verdicts(matching) if v.state in (VerdictState.CURRENT, VerdictState.STALE))
        return next((verdict for verdict in counting if verdict.question == question), None)

    def decide(
        self,
        question_id: str,
        disposition: Disposition | str,
        *,
        position: str = "",
        reason: str = "",
        rationale: str = "",
        evidence: Sequence[Given] = (),
    ) -> Verdict:
        """Record a verdict in place of what stood on the question; DecisionError when its parts do not fit together.

        Without evidence the question is decided but not closed. Where a colleague's verdict waits for a second
        opinion this is that opinion: the first verdict stays, and `second` of the returned verdict holds this one.
        """
        said = decisions.Said(disposition, position, reason, rationale, tuple(pieces_of(evidence)))
        (verdict,) = self._decide([question_id], said)
        return verdict

    def decide_all(
        self, question_ids: Sequence[str], disposition: Disposition | str, *, reason: str = "", rationale: str = ""
    ) -> tuple[Verdict, ...]:
        """One verdict on several questions, all or none; one undo takes all of it back."""
        return self._decide(question_ids, decisions.Said(disposition, reason=reason, rationale=rationale))

    def _decide(self, question_ids: Sequence[str], said: decisions.Said) -> tuple[Verdict, ...]:
        matching = self._match()
        questions = {q.id: q for q in (self._question(matching.today, asked) for asked in question_ids)}
        payloads = {
            key: {**decisions.about(q, matching.judge(q.claims)), **decisions.verdict_payload(q, said)}
            for key, q in questions.items()
        }
        recorded = []
        with self._store.writing() as writer:
            state = self._log.at(writer)
            standing = [v for v in in_force(state, matching) if v.state is not VerdictState.ORPHANED]
            batch = {"batch": state.last + 1} if len(payloads) > 1 else {}
            for key, payload in payloads.items():
                here = [v for v in standing if v.question == key]
                first = next((v for v in here if self._blind_to(v)), None)
                what = VERDICT if first is None else SECOND
                more = {"replaces": [v.event for v in here]} if first is None else {"verdict": first.event}
                recorded.append(writer.append(what, {**payload, **more, **batch}, self.reviewer))
        return tuple(self._told(event) for event in recorded)

    def _told(self, event: Event) -> Verdict:
        if event.type == VERDICT:
            return verdict_of(event)
        return next(v for v in self.verdicts() if v.event == event.payload["verdict"])

    def _blind_to(self, verdict: Verdict) -> bool:
        """True when this reviewer is to give a second opinion without knowing the verdict."""
        return verdict.review is Review.WAITING and verdict.reviewer != self.reviewer

    def hidden(self, verdict: Verdict) -> bool:
        """True when the verdict must not be shown to this reviewer yet."""
        return verdict.state is VerdictState.CURRENT and self._blind_to(verdict)

    def ask_second(self, question_id: str) -> Verdict:
        """Ask for a second opinion, blind to the verdict; DecisionError when there is none, or one was asked for."""
        verdict = self._standing(question_id)
        if verdict.review is not Review.NONE:
            raise DecisionError(f"{verdict.question}: a second review was asked for already")
        self._record(SECOND_ASKED, {**_about(verdict), "verdict": verdict.event})
        return self._told_of(verdict)

    def add_evidence(self, question_id: str, given: Given) -> Verdict:
        """Record one more piece of evidence for the verdict on a question; DecisionError when there is none."""
        verdict = self._standing(question_id)
        found = evidence.pieces([given])
        if not found:
            raise DecisionError("empty evidence: write what should be kept")
        self._record(EVIDENCE, {**_about(verdict), "verdict": verdict.event, "text": evidence.kept(found[0])})
        return self._told_of(verdict)

    def add_passage(self, question_id: str, source_id: str, span: Span) -> Verdict:
        """Evidence that stands in a source: a stretch of its text."""
        document = self._today().documents.get(source_id)
        if document is None:
            raise NotFoundError(f"source {source_id}: not in this project; `workbench sources` lists them")
        return self.add_evidence(question_id, evidence.passage(document, span))

    def add_link(self, question_id: str, address: str, text: str = "") -> Verdict:
        """Evidence on the web; the address is kept and never fetched."""
        return self.add_evidence(question_id, evidence.link(address, text))

    def add_file(self, question_id: str, path: str, text: str = "") -> Verdict:
        """Evidence in a file: its path, and the hash of its bytes as they are now."""
        return self.add_evidence(question_id, evidence.file(path, text))

    def add_call(self, question_id: str, role: str, day: str, said: str) -> Verdict:
        """Evidence from a call: with whom by function, on what day, and what they said."""
        return self.add_evidence(question_id, evidence.call(role, day, said))

    def reword(self, question_id: str, rationale: str) -> Verdict:
        """Record one's own verdict on a question again, with another rationale; DecisionError when there is none."""
        verdict = self._standing(question_id)
        if not may(self.reviewer, verdict.reviewer):
            raise DecisionError(f"{verdict.question}: decided by {verdict.reviewer}; add a note, or decide yourself")
        said = decisions.Said(verdict.disposition, verdict.position, verdict.reason, rationale, verdict.supports)
        (again,) = self._decide([verdict.question], said)
        return again

    def rate(self, question_id: str, position: str, rating: str) -> Event:
        """Record what is said in public about one position; DecisionError when the question has no such position."""
        matching = self._match()
        question = self._question(matching.today, question_id)
        said = trail.rated(question, position, rating)
        about = decisions.about(question, matching.judge(question.claims))
        return self._record(trail.RATING, {**about, **said})

    def note(self, question_id: str, text: str) -> Event:
        """Record a note on a question; its words are `payload["text"]`."""
        matching = self._match()
        question = self._question(matching.today, question_id)
        about = decisions.about(question, matching.judge(question.claims))
        return self._record(NOTE, {**about, "text": decisions.words(text, "note")})

    def notes(self, question_id: str) -> tuple[Event, ...]:
        """The notes that belong to a question today, oldest first."""
        matching = self._match()
        question = self._question(matching.today, question_id)
        return tuple(note for note in self._in_force(NOTE) if matching.question(note) == question)

    def undo(self) -> Event | None:
        """Take back the reviewer's latest decision and return it; None when there is none."""
        return self._turn(UNDO)

    def redo(self) -> Event | None:
        """Bring back what undo took last and return it; None when there is none or something was decided since."""
        return self._turn(REDO)

    def takes_long(self, way: Literal["undo", "redo"]) -> bool:
        """True when taking back, or bringing back, what comes next makes claims or questions be computed again."""
        with self._store.reading() as reader:
            state = self._log.at(reader)
        turned = state.to_undo(self.reviewer) if way == UNDO else state.to_redo(self.reviewer)
        return any(event.type in _RECOMPUTED for event in turned)

    def revert(self, number: int) -> Event:
        """Take back one decision of the log, however old; NotFoundError when it is not in force, DecisionError when
        it is a colleague's."""
        with self._store.writing() as writer:
            state = self._log.at(writer)
            if number not in state.standing:
                raise NotFoundError(f"event {number}: not a decision in force; `workbench history` lists them")
            author = state.decisions[number].reviewer
            if not may(self.reviewer, author):
                raise DecisionError(f"event {number}: recorded by {author}; only {author} can take it back")
            turned = state.with_batch(number)
            writer.append(UNDO, _turning(turned), self.reviewer)
        return self._turned(turned)

    def history(self) -> tuple[Event, ...]:
        """The whole log, oldest first; verdicts that this reviewer is to judge blindly keep their content back."""
        with self._store.reading() as reader:
            events = reader.events()
        matching = self._match()
        hidden = {verdict.question for verdict in self._verdicts(matching) if self.hidden(verdict)}
        return tuple(_veiled(event) if self._is_in(event, hidden, matching) else event for event in events)

    @staticmethod
    def _is_in(event: Event, questions: set[str], matching: Matching) -> bool:
        """True when an event is a verdict on one of these questions."""
        if not questions or event.type not in (VERDICT, SECOND):
            return False
        question = matching.question(event)
        return question is not None and question.id in questions

    def _turn(self, way: str) -> Event | None:
        with self._store.writing() as writer:
            state = self._log.at(writer)
            turned = state.to_undo(self.reviewer) if way == UNDO else state.to_redo(self.reviewer)
            if turned:
                writer.append(way, _turning(turned), self.reviewer)
        return self._turned(turned) if turned else None

    def _turned(self, turned: Sequence[Event]) -> Event:
        if any(event.type in _RECOMPUTED for event in turned):
            self._recompute([str(event.payload["source"]) for event in turned if event.type == SOURCE] or None)
        return turned[-1]

    def _standing(self, question_id: str) -> Verdict:
        verdict = self.verdict(question_id)
        if verdict is None:
            raise DecisionError(f"{question_id}: no verdict yet; decide first")
        return verdict

    def _told_of(self, verdict: Verdict) -> Verdict:
        return next(known for known in self.verdicts() if known.event == verdict.event)


def _veiled(event: Event) -> Event:
    """The event without what was decided and why."""
    shown = {name: event.payload[name] for name in ("question", "title", "judged")}
    return replace(event, payload={**shown, "veiled": True})


def _about(verdict: Verdict) -> dict[str, object]:
    return {"question": verdict.question, "title": verdict.title}


def _turning(turned: Sequence[Event]) -> dict[str, object]:
    more = {"events": [event.number for event in turned]} if len(turned) > 1 else {}
    return {"event": turned[-1].number, **more}
