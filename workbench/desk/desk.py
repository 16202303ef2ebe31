"""The desk: one open project, and what can be done with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.desk import examine, order, sources
from workbench.desk.drafting import Drafting
from workbench.desk.repairing import Repairing
from workbench.desk.search import one
from workbench.desk.shelf import Progress
from workbench.model import Anomaly, Claim, Coverage, Document, Finding, Question, Tier
from workbench.store import storable


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the inputs, by path."""

    added: tuple[str, ...]
    unchanged: tuple[str, ...]
    """The same bytes were there already."""
    skipped: tuple[tuple[str, str], ...]
    """Path and reason."""


class Desk(Repairing, Drafting):
    """One project, open: its sources, what they say, and the gate."""

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

    def questions(self) -> tuple[Question, ...]:
        """What matters first: conflicts, doubtful ones, agreement; then by origins and by how checkable they are.

        A verdict does not move a question, so the queue stands still under the reviewer's hand.
        """
        return self._shelf.linked().questions

    def anomalies(self) -> tuple[Anomaly, ...]:
        """In the order of the documents, then as they stand in the text."""
        return self._shelf.linked().anomalies

    def coverage(self) -> Coverage:
        """What was compared of the sources' claims, and why the rest was not; drafts are no sources."""
        now = self._shelf.linked()
        told = {place for place, document in now.documents.items() if document.source.tier is not Tier.DRAFT}
        return order.coverage([c for c in now.claims.values() if c.source in told], now.questions, now.wrong)

    # -- the house and the gate --------------------------------------------------------------------

    def doctor(self) -> tuple[examine.Check, ...]:
        """What was looked at, whether it is well, and one line about it."""
        with self._store.reading() as reader:
            checks = tuple(examine.project(reader))
        return (*checks, examine.parser(), examine.derived(self._shelf.outdated(), self._shelf.are_linked()))

    def check(self, draft_path: str) -> tuple[Document, tuple[Finding, ...]]:
        """The draft, and what the sources have to say about it, as far as reviewers' rulings leave them.

        InputError when the draft cannot be read.
        """
        draft = sources.draft(draft_path)
        return draft, self._gate(draft)
