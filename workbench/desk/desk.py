"""The desk: one open project, and what can be done with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from workbench.desk import decisions, examine, order, sources, trail
from workbench.desk.derive import Linked
from workbench.desk.log import Log
from workbench.desk.search import one
from workbench.desk.shelf import Progress, Shelf
from workbench.desk.state import EVIDENCE, NOTE, REDO, SOURCE, UNDO, VERDICT
from workbench.desk.verdicts import Matching, in_force, verdict_of
from workbench.model import (
    Anomaly,
    Claim,
    Coverage,
    DecisionError,
    Disposition,
    Document,
    Dossier,
    Event,
    Finding,
    Question,
    Tier,
    Verdict,
    VerdictState,
)
from workbench.store import Store, storable


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the inputs, by path."""

    added: tuple[str, ...]
    unchanged: tuple[str, ...]
    """The same bytes were there already."""
    skipped: tuple[tuple[str, str], ...]
    """Path and reason."""


class Desk:
    """One project, open. Every change is on disk when the method that makes it returns."""

    def __init__(self, store: Store, reviewer: str = "") -> None:
        self.reviewer = storable(reviewer)
        self._store = store
        self._log = Log()
        self._shelf = Shelf(store, self._log)
        self._matching: Matching | None = None

    @classmethod
    def open(cls, path: str | Path, reviewer: str = "", *, create: bool = True) -> Self:
        """Open a project file, creating it on first use; ProjectError when it cannot be used."""
        return cls(Store(Path(path), create=create), reviewer)

    def close(self) -> None:
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    # -- sources -----------------------------------------------------------------------------------

    def add(
        self,
        inputs: Sequence[str],
        *,
        published: str | None = None,
        tier: Tier | str | None = None,
        outlet: str | None = None,
        manifest: str | None = None,
        progress: Progress | None = None,
    ) -> Added:
        """Read files, folders and globs into the project; each source is saved whole before the next is read."""
        from workbench.read import read

        skipped: list[tuple[str, str]] = []
        found = read(
            inputs,
            manifest=manifest,
            published=published,
            tier=tier,
            outlet=outlet,
            on_skip=lambda path, reason: skipped.append((storable(path), reason)),
        )
        added, unchanged = list[str](), list[str]()
        for data, document in found:
            path = storable(document.source.path)
            new = sources.take(self._store, self._log, self.reviewer, path, data, document.source)
            (added if new else unchanged).append(path)
            if progress:
                progress(path)
        self._shelf.catch_up()
        self._shelf.linked()
        return Added(tuple(added), tuple(unchanged), tuple(skipped))

    def set_source(
        self,
        source_id: str,
        *,
        published: str | None = None,
        tier: Tier | str | None = None,
        outlet: str | None = None,
    ) -> None:
        """Record what the reviewer knows about a source, and compute everything of that source again."""
        self._tell(source_id, sources.told(published, tier, outlet))

    def remove(self, source_id: str) -> None:
        """Take a source off the desk; its bytes stay, so undo brings it back."""
        self._tell(source_id, {"removed": True})

    def _tell(self, source_id: str, metadata: Mapping[str, object]) -> None:
        source = one(self._shelf.kept(), source_id, "source").id
        if metadata:
            sources.tell(self._store, self.reviewer, source, metadata)
            self._shelf.catch_up([source])

    @property
    def needs_refresh(self) -> bool:
        """True when claims were computed by other rules than today's, or a run broke off."""
        return bool(self._shelf.outdated())

    def refresh(self, progress: Progress | None = None) -> None:
        """Compute all derived rows again from the stored bytes; the reviewer's words are not touched."""
        self._shelf.renew(progress)

    # -- what the sources say ----------------------------------------------------------------------

    def documents(self) -> tuple[Document, ...]:
        """By path."""
        return tuple(self._shelf.linked().documents.values())

    def document(self, source_id: str) -> Document:
        """By id, or the start of one that is unique; NotFoundError otherwise."""
        return one(self._shelf.linked().documents, source_id, "source")

    def duplicate_of(self) -> Mapping[str, str]:
        """Source id to the id of the earliest document of the same origin, for copies."""
        return self._shelf.linked().origins

    def claims(self) -> tuple[Claim, ...]:
        """In the order of the documents, then as they stand in the text."""
        return tuple(self._shelf.linked().claims.values())

    def claim(self, claim_id: str) -> Claim:
        """By id, or the start of one that is unique; NotFoundError otherwise."""
        return one(self._shelf.linked().claims, claim_id, "claim")

    def questions(self) -> tuple[Question, ...]:
        """What matters first: conflicts, doubtful ones, agreement; then by origins and by how checkable they are.

        A verdict does not move a question, so the queue stands still under the reviewer's hand.
        """
        return self._shelf.linked().questions

    def question(self, question_id: str) -> Question:
        """By id, or the start of one that is unique; NotFoundError otherwise."""
        return _question(self._shelf.linked(), question_id)

    def anomalies(self) -> tuple[Anomaly, ...]:
        """In the order of the documents, then as they stand in the text."""
        return self._shelf.linked().anomalies

    def coverage(self) -> Coverage:
        """What was compared, and why the rest was not."""
        now = self._shelf.linked()
        return order.coverage(now.claims.values(), now.questions)

    def dossier(self) -> Dossier:
        """Everything a report may show, as it stands at this moment."""
        now = self._shelf.linked()
        matching = self._match(now)
        with self._store.reading() as reader:
            state, events = self._log.at(reader), reader.events()
        return Dossier(
            documents=tuple(now.documents.values()),
            duplicate_of=now.origins,
            claims=tuple(now.claims.values()),
            questions=now.questions,
            verdicts=self._verdicts(now),
            anomalies=now.anomalies,
            coverage=order.coverage(now.claims.values(), now.questions),
            history=trail.histories(events, matching),
            ratings=trail.ratings(state, matching),
        )

    # -- the reviewer's word -----------------------------------------------------------------------

    def verdicts(self) -> tuple[Verdict, ...]:
        """Those in force, oldest first, each on the question it belongs to today; stale and orphaned ones included."""
        return self._verdicts(self._shelf.linked())

    def verdict(self, question_id: str) -> Verdict | None:
        """The verdict that counts for a question."""
        now = self._shelf.linked()
        question = _question(now, question_id).id
        counting = (v for v in self._verdicts(now) if v.state in (VerdictState.CURRENT, VerdictState.STALE))
        return next((verdict for verdict in counting if verdict.question == question), None)

    def decide(
        self,
        question_id: str,
        disposition: Disposition | str,
        *,
        position: str = "",
        reason: str = "",
        rationale: str = "",
        evidence: Sequence[str] = (),
    ) -> Verdict:
        """Record a verdict in place of what stood on the question; DecisionError when its parts do not fit together.

        Without evidence the question is decided but not closed.
        """
        now = self._shelf.linked()
        question, matching = _question(now, question_id), self._match(now)
        said = decisions.verdict_payload(question, disposition, position, reason, rationale, evidence)
        about = decisions.about(question, matching.judge(question.claims))
        with self._store.writing() as writer:
            standing = in_force(self._log.at(writer), matching)
            lost = VerdictState.ORPHANED
            replaces = [v.event for v in standing if v.question == question.id and v.state is not lost]
            event = writer.append(VERDICT, {**about, **said, "replaces": replaces}, self.reviewer)
        return verdict_of(event)

    def add_evidence(self, question_id: str, text: str) -> Verdict:
        """Record one more piece of evidence for the verdict on a question; DecisionError when there is none."""
        verdict = self.verdict(question_id)
        if verdict is None:
            raise DecisionError(f"{question_id}: no verdict yet; decide first, then add evidence")
        with self._store.writing() as writer:
            said = {"verdict": verdict.event, "question": verdict.question, "title": verdict.title}
            writer.append(EVIDENCE, {**said, "text": decisions.words(text, "evidence")}, self.reviewer)
        return next(known for known in self.verdicts() if known.event == verdict.event)

    def rate(self, question_id: str, position: str, rating: str) -> Event:
        """Record what is said in public about one position; DecisionError when the question has no such position."""
        now = self._shelf.linked()
        question = _question(now, question_id)
        said = trail.rated(question, position, rating)
        about = decisions.about(question, self._match(now).judge(question.claims))
        with self._store.writing() as writer:
            return writer.append(trail.RATING, {**about, **said}, self.reviewer)

    def note(self, question_id: str, text: str) -> Event:
        """Record a note on a question; its words are `payload["text"]`."""
        now = self._shelf.linked()
        question = _question(now, question_id)
        about = decisions.about(question, self._match(now).judge(question.claims))
        with self._store.writing() as writer:
            return writer.append(NOTE, {**about, "text": decisions.words(text, "note")}, self.reviewer)

    def notes(self, question_id: str) -> tuple[Event, ...]:
        """The notes that belong to a question today, oldest first."""
        now = self._shelf.linked()
        question, matching = _question(now, question_id), self._match(now)
        with self._store.reading() as reader:
            notes = self._log.at(reader).in_force(NOTE)
        return tuple(note for note in notes if matching.question(note) == question)

    def undo(self) -> Event | None:
        """Take back the reviewer's latest decision and return it; None when there is none."""
        return self._turn(UNDO)

    def redo(self) -> Event | None:
        """Bring back what undo took last and return it; None when there is none or something was decided since."""
        return self._turn(REDO)

    def history(self) -> tuple[Event, ...]:
        """The whole log, oldest first."""
        with self._store.reading() as reader:
            return reader.events()

    def _match(self, now: Linked) -> Matching:
        matching = self._matching
        if matching is None or matching.linked is not now:
            self._matching = matching = Matching(now)
        return matching

    def _verdicts(self, now: Linked) -> tuple[Verdict, ...]:
        with self._store.reading() as reader:
            state = self._log.at(reader)
        return in_force(state, self._match(now))

    def _turn(self, way: str) -> Event | None:
        with self._store.writing() as writer:
            state = self._log.at(writer)
            target = state.to_undo(self.reviewer) if way == UNDO else state.to_redo(self.reviewer)
            if target is not None:
                writer.append(way, {"event": target.number}, self.reviewer)
        if target is not None and target.type == SOURCE:
            self._shelf.catch_up([str(target.payload["source"])])
        return target

    # -- the house and the gate --------------------------------------------------------------------

    def doctor(self) -> tuple[examine.Check, ...]:
        """What was looked at, whether it is well, and one line about it."""
        with self._store.reading() as reader:
            checks = tuple(examine.project(reader))
        return (*checks, examine.parser(), examine.derived(self._shelf.outdated(), self._shelf.are_linked()))

    def check(self, draft_path: str) -> tuple[Document, tuple[Finding, ...]]:
        """The draft, and what the sources have to say about it; InputError when it cannot be read."""
        from workbench.gate import check
        from workbench.language.reading import Reading

        draft = sources.draft(draft_path)
        return draft, tuple(check(Reading(draft), self.dossier()))


def _question(now: Linked, question_id: str) -> Question:
    return one({question.id: question for question in now.questions}, question_id, "question")
