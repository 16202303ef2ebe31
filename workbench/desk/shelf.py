"""What is derived, kept in step with what it is derived from.

Each derived row carries a key that says what it was computed from, so neither a crash nor an upgrade nor another
process can leave rows that pass for current when they are not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import RLock

from workbench.desk import aliases, sources
from workbench.desk.aliases import Aliases
from workbench.desk.anchors import anchors
from workbench.desk.derive import Linked, linked, odd
from workbench.desk.filling import fill
from workbench.desk.fingerprint import linking_key, queue_key, sources_key
from workbench.desk.log import Log
from workbench.desk.order import standing
from workbench.desk.rulings import ruling_events, rulings
from workbench.desk.sources import Kept
from workbench.desk.state import SOURCE
from workbench.model import Event
from workbench.store import Reader, Store

Progress = Callable[[str], None]
"""Called with the path of a source once it is saved."""


class Shelf:
    """The derived rows of one project."""

    def __init__(self, store: Store, log: Log) -> None:
        self._store = store
        self._log = log
        self._linked: Linked | None = None
        self._checked = ""
        """What the queue in the file was built from when it was looked at last."""
        self._lock = RLock()

    def kept(self) -> dict[str, Kept]:
        """Every source by id, those taken off the desk included."""
        with self._store.reading() as reader:
            return sources.kept(reader, self._log.at(reader))

    def outdated(self) -> tuple[Kept, ...]:
        """Sources whose claims are not those of today's rules; one look where all of them were seen to be."""
        with self._store.reading() as reader:
            key, seen = self._sources_key(reader), reader.queue.checked()
        if key == seen:
            return ()
        found = tuple(source for source in self.kept().values() if source.outdated)
        if not found:
            with self._store.writing() as writer:
                if self._sources_key(writer) == key:
                    writer.queue.stamp_checked(key)
        return found

    def catch_up(self, only: Sequence[str] | None = None, progress: Progress | None = None) -> None:
        """Compute what is out of date, one transaction a source; `only` these sources where given."""
        for source in self.outdated():
            if only is None or source.id in only:
                sources.catch_up(self._store, source, self._aliases())
                if progress:
                    progress(source.path)

    def renew(self, progress: Progress | None = None) -> None:
        """Compute everything again, whether out of date or not."""
        for source in self.kept().values():
            sources.catch_up(self._store, source, self._aliases())
            if progress:
                progress(source.path)
        with self._lock:
            self._linked = self._compute()

    def linked(self) -> Linked:
        """The questions of today: from memory or from the file where they still fit, else computed and saved."""
        with self._lock:
            with self._store.reading() as reader:
                key = self._key(reader)
                if self._linked is None or self._linked.key != key:
                    self._linked = _load(reader, key, self._ruled(reader)) if reader.linked() == key else None
            if self._linked is None:
                self._linked = self._compute()
            return self._linked

    def current(self) -> str:
        """Make sure that the questions and the queue in the file are those of today; differs when either changed."""
        with self._lock:
            while True:
                with self._store.reading() as reader:
                    quick = self._quick(reader)
                    if quick == self._checked or reader.queue.key() == quick:
                        self._checked = quick
                        return quick
                now = self.linked()
                with self._store.writing() as writer:
                    if self._key(writer) == now.key == writer.linked():
                        fill(writer, now, self._quick(writer))

    def fits(self) -> bool:
        """True when the queue in the file is that of today; never waits for whoever computes it."""
        with self._store.reading() as reader:
            return reader.queue.key() == self._quick(reader)

    def stamp(self) -> tuple[int, str]:
        """The number of the last event, and what the questions are computed from."""
        with self._store.reading() as reader:
            return self._log.at(reader).last, self._quick(reader)

    def are_linked(self) -> bool:
        """True when the questions in the file belong to the claims in the file."""
        with self._store.reading() as reader:
            return reader.linked() == self._key(reader)

    def _compute(self) -> Linked:
        with self._store.reading() as reader:
            key, ruled = self._key(reader), self._ruled(reader)
            now = linked(key, reader.documents(), reader.claims(), reader.anomalies(), ruled)
            quick = self._quick(reader)
        with self._store.writing() as writer:
            writer.link(now.questions, now.origins, now.key)
            fill(writer, now, quick)
        return now

    def _aliases(self) -> Aliases:
        with self._store.reading() as reader:
            return aliases.told(self._log.at(reader))

    def _ruled(self, reader: Reader) -> tuple[Event, ...]:
        return ruling_events(self._log.at(reader))

    def _quick(self, reader: Reader) -> str:
        """What the queue depends on, told without looking at every source."""
        return queue_key(reader.queue.revision(), (event.number for event in self._ruled(reader)))

    def _sources_key(self, reader: Reader) -> str:
        """What tells whether any source can be out of date, without looking at each of them."""
        state = self._log.at(reader)
        told = tuple(event.number for event in state.in_force(SOURCE))
        return sources_key(reader.queue.revision(), aliases.told(state), told)

    def _key(self, reader: Reader) -> str:
        held = ((holding.id, holding.key) for holding in reader.holdings() if holding.key)
        return linking_key(held, (event.number for event in self._ruled(reader)))


def _load(reader: Reader, key: str, ruled: tuple[Event, ...]) -> Linked:
    documents = {document.source.id: document for document in reader.documents()}
    claims = {claim.id: claim for claim in reader.claims()}
    questions = tuple(sorted(reader.questions(), key=lambda question: standing(question, claims, documents)))
    return Linked(
        key=key,
        documents=documents,
        claims=claims,
        anomalies=odd(reader.anomalies(), questions, claims, documents),
        questions=questions,
        origins=reader.origins(),
        wrong=rulings(ruled, anchors(claims, documents)).wrong,
    )
