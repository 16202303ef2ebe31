"""From bytes to questions: the only place of the desk that starts the machinery, and starts it late."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.desk.anchors import anchors
from workbench.desk.order import standing
from workbench.desk.rulings import rulings
from workbench.model import Anomaly, Claim, DateEvidence, Document, Event, Question, Tier


@dataclass(frozen=True, slots=True)
class Extracted:
    """Everything derived from one source alone."""

    document: Document
    claims: tuple[Claim, ...]
    anomalies: tuple[Anomaly, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """Everything derived from all sources together, and the sources' own part with it."""

    key: str
    documents: Mapping[str, Document]
    """By source id, ordered by path."""
    claims: Mapping[str, Claim]
    """By claim id, ordered by document and place."""
    anomalies: tuple[Anomaly, ...]
    questions: tuple[Question, ...]
    """What matters first."""
    origins: Mapping[str, str]
    wrong: frozenset[str] = frozenset()
    """Claims that a reviewer marked as wrongly extracted."""


def extracted(document: Document) -> Extracted:
    """Claims with their frames, and what cannot be right in the document itself."""
    from workbench.anomaly import anomalies
    from workbench.extract import extract
    from workbench.frame import frame
    from workbench.language.reading import Reading

    reading = Reading(document)
    claims = tuple(frame(reading, extract(reading)))
    return Extracted(document, claims, tuple(anomalies(reading, claims)))


def linked(
    key: str,
    documents: Sequence[Document],
    claims: Sequence[Claim],
    found: Sequence[Anomaly],
    ruled: Sequence[Event] = (),
) -> Linked:
    """Origins, questions, positions and conflicts over all sources, as far as reviewers' rulings leave them."""
    from workbench.conflict import judge
    from workbench.link import link
    from workbench.origin import origins

    # A draft is what is checked; it confirms nothing and contradicts nobody.
    told = [document for document in documents if document.source.tier is not Tier.DRAFT]
    drafts = {document.source.id for document in documents} - {document.source.id for document in told}
    copies = origins(told)
    shelf = {document.source.id: document for document in documents}
    by_id = {claim.id: claim for claim in claims}
    ruling = rulings(ruled, anchors(by_id, shelf))
    right = [claim for claim in claims if claim.id not in ruling.wrong and claim.source not in drafts]
    groups = link(right, told, copies, together=ruling.together, apart=ruling.apart)
    asked = (judge(_ruled(question, ruling.together), by_id, shelf, copies) for question in groups)
    several = (question for question in asked if len(question.claims) > 1)
    questions = tuple(sorted(several, key=lambda question: standing(question, by_id, shelf)))
    return Linked(key, shelf, by_id, odd(found, questions, by_id, shelf), questions, copies, ruling.wrong)


def _ruled(question: Question, together: Sequence[frozenset[str]]) -> Question:
    """The question, saying so when a reviewer put its claims together."""
    if not any(group.issubset(question.claims) for group in together):
        return question
    return replace(question, why=(*question.why, "a reviewer put them together"))


def odd(
    found: Sequence[Anomaly],
    questions: Sequence[Question],
    claims: Mapping[str, Claim],
    documents: Mapping[str, Document],
) -> tuple[Anomaly, ...]:
    """The anomalies of single sources and those that only other sources show, in the order of the documents."""
    undated = {name for name, d in documents.items() if not d.source.published_from.anchors}
    weekday = any(c.source in undated and "day" in c.quote and c.value.canonical[:4] == "XXXX" for c in claims.values())
    if not weekday and not any(d.source.published_from is DateEvidence.MASTHEAD for d in documents.values()):
        return tuple(found)  # the rules are slow to import, and a screen may be waiting
    from workbench.anomaly.mastheads import mastheads
    from workbench.anomaly.others import weekdays

    shown = (*mastheads(questions, claims, documents), *weekdays(questions, claims, documents), *found)
    every = {a.id: a for a in shown}
    order = {source: place for place, source in enumerate(documents)}
    return tuple(sorted(every.values(), key=lambda a: (order[a.source], a.span, a.id)))
