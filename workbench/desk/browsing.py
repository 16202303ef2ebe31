"""Looking through the sources: the list of all of them, and one with everything that is shown beside its text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workbench.desk import order, trail
from workbench.desk.queueing import Queueing
from workbench.model import Anomaly, Claim, Document, Dossier, NotFoundError, Source, State
from workbench.store import Listed


@dataclass(frozen=True, slots=True)
class Leaf:
    """A source with everything that is shown beside its text."""

    document: Document
    claims: tuple[Claim, ...] = ()
    """As they stand in the text, the longer of two that begin together first."""
    questions: Mapping[str, str] = field(default_factory=dict)
    """Claim id to the id of the question it answers; of several, the one that presses most."""
    states: Mapping[str, State] = field(default_factory=dict)
    """Claim id to the state of that question."""
    anomalies: Mapping[str, tuple[Anomaly, ...]] = field(default_factory=dict)
    """By claim id."""
    not_compared: Mapping[str, int] = field(default_factory=dict)
    """Reason to number of the claims that stand in no question."""


class Browsing(Queueing):
    """Reads of the sources; each costs what it gives back."""

    def dossier(self) -> Dossier:
        """Everything a report may show, as it stands at this moment."""
        now = self._shelf.linked()
        matching = self._match()
        with self._store.reading() as reader:
            state, events = self._log.at(reader), reader.events()
        return Dossier(
            documents=tuple(now.documents.values()),
            duplicate_of=now.origins,
            claims=tuple(now.claims.values()),
            questions=now.questions,
            verdicts=self._verdicts(matching),
            anomalies=now.anomalies,
            coverage=order.coverage(now.claims.values(), now.questions, now.wrong),
            history=trail.histories(events, matching),
            ratings=trail.ratings(state, matching),
        )

    def catalogue(self) -> tuple[Listed, ...]:
        """Every source on the desk, counted, by path."""
        self._shelf.current()
        with self._store.reading() as reader:
            return reader.catalogue.listed()

    def sources(self) -> tuple[Source, ...]:
        """Every source on the desk, by path; quick, for nothing is counted."""
        self._shelf.current()
        with self._store.reading() as reader:
            return tuple(source for _, source in reader.catalogue.sources())

    def source_ids(self) -> tuple[str, ...]:
        """The same by id: the order in which a reader goes through them."""
        self._shelf.current()
        with self._store.reading() as reader:
            return reader.catalogue.source_ids()

    def leaf(self, source_id: str) -> Leaf:
        """One source laid open; NotFoundError when it is not on the desk."""
        today = self._today()
        document = today.documents.get(source_id)
        if document is None:
            raise NotFoundError(f"{source_id}: no such source on the desk; `workbench sources` lists them")
        with self._store.reading() as reader:
            claims = reader.catalogue.claims_of(source_id)
            odd = reader.queue.odd([source_id])
        asked = today.asked.all(claim.id for claim in claims)
        states = self._states({question for found in asked.values() for question in found})
        chosen = {
            claim: min(found, key=lambda one: (list(State).index(states[one]), one))
            for claim, questions in asked.items()
            if (found := [one for one in questions if one in states])
        }
        questions = today.questions.all(sorted(set(chosen.values()))).values()
        return Leaf(
            document=document,
            claims=claims,
            questions=chosen,
            states={claim: states[question] for claim, question in chosen.items()},
            anomalies=_by_claim(odd),
            not_compared=order.coverage(claims, questions).not_compared,
        )

    def _states(self, questions: set[str]) -> dict[str, State]:
        """The state of each question, as the queue shows it."""
        today = self._today()
        places = today.places.all(sorted(questions)).values()
        return {row.key: row.state for row in self.rows(list(places))}


def _by_claim(found: Sequence[Anomaly]) -> dict[str, tuple[Anomaly, ...]]:
    by_claim: dict[str, tuple[Anomaly, ...]] = {}
    for anomaly in found:
        for claim in anomaly.claims:
            by_claim[claim] = (*by_claim.get(claim, ()), anomaly)
    return by_claim
