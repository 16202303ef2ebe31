"""What every part of the desk stands on: the project file, its log, and what is derived from both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Self

from workbench.desk import aliases
from workbench.desk.log import Log
from workbench.desk.search import one_of
from workbench.desk.shelf import Progress, Shelf
from workbench.desk.state import State
from workbench.desk.today import Today
from workbench.desk.verdicts import Matching, in_force
from workbench.model import Claim, Event, Question, Verdict
from workbench.store import Store, storable


class Project:
    """One project, open. Every change is on disk when the method that makes it returns."""

    def __init__(self, store: Store, reviewer: str = "") -> None:
        self.reviewer = storable(reviewer)
        self._store = store
        self._log = Log()
        self._shelf = Shelf(store, self._log)
        self.on_progress: Progress | None = None
        """Called while something long is computed again because of an event."""
        self._lock = RLock()
        self._matching: Matching | None = None
        self._judged: tuple[State, Matching, tuple[Verdict, ...]] | None = None
        """The verdicts in force as they were asked for last, with what they depend on."""

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

    @property
    def stamp(self) -> tuple[int, str]:
        """Differs when anything was recorded or computed since: the number of the last event and a key."""
        return self._shelf.stamp()

    @property
    def relinks(self) -> bool:
        """True when the questions are not those of today's rules and sources; the next read computes them."""
        return not self._shelf.fits()

    def claim(self, claim_id: str) -> Claim:
        """By id, or the start of one that is unique; NotFoundError otherwise."""
        return self._claim(self._today(), claim_id)

    def question(self, question_id: str) -> Question:
        """By id, or the start of one that is unique; NotFoundError otherwise."""
        return self._question(self._today(), question_id)

    def verdicts(self) -> tuple[Verdict, ...]:
        """Those in force, oldest first, each on the question it belongs to today; stale and orphaned ones included."""
        return self._verdicts(self._match())

    def _claim(self, today: Today, claim_id: str) -> Claim:
        found = today.claims.get(claim_id)
        if found is None:
            with self._store.reading() as reader:
                ids = reader.claim_ids(claim_id)
            found = today.claims[one_of(ids, claim_id, "claim")]
        return found

    def _question(self, today: Today, question_id: str) -> Question:
        found = today.questions.get(question_id)
        if found is None:
            with self._store.reading() as reader:
                ids = reader.question_ids(question_id)
            found = today.questions[one_of(ids, question_id, "question")]
        return found

    def _today(self) -> Today:
        return self._match().today

    def _match(self) -> Matching:
        key = self._shelf.current()
        with self._lock:
            if self._matching is None or self._matching.today.key != key:
                self._matching = Matching(Today(self._store, key))
            return self._matching

    def _verdicts(self, matching: Matching) -> tuple[Verdict, ...]:
        with self._store.reading() as reader:
            state = self._log.at(reader)
        known = self._judged
        if known is None or known[0] is not state or known[1] is not matching:
            known = self._judged = (state, matching, in_force(state, matching))
        return known[2]

    def _names(self) -> AbstractContextManager[None]:
        """While it lasts, texts are read with the names reviewers told."""
        with self._store.reading() as reader:
            return aliases.known(aliases.told(self._log.at(reader)))

    def _record(self, what: str, payload: Mapping[str, object]) -> Event:
        with self._store.writing() as writer:
            return writer.append(what, payload, self.reviewer)

    def _in_force(self, *types: str) -> tuple[Event, ...]:
        with self._store.reading() as reader:
            return self._log.at(reader).in_force(*types)

    def _recompute(self, sources: Iterable[str] | None = None) -> None:
        """Compute at once what an event made out of date; `sources` narrows which claims are looked at."""
        self._shelf.catch_up(None if sources is None else tuple(sources), self.on_progress)
        self._shelf.current()
