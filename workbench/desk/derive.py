"""From bytes to questions: the only place of the desk that starts the machinery, and starts it late."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.desk.order import standing
from workbench.model import Anomaly, Claim, Document, Question


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


def extracted(document: Document) -> Extracted:
    """Claims with their frames, and what cannot be right in the document itself."""
    from workbench.anomaly import anomalies
    from workbench.extract import extract
    from workbench.frame import frame
    from workbench.language.reading import Reading

    reading = Reading(document)
    claims = tuple(frame(reading, extract(reading)))
    return Extracted(document, claims, tuple(anomalies(reading, claims)))


def linked(key: str, documents: Sequence[Document], claims: Sequence[Claim], found: Sequence[Anomaly]) -> Linked:
    """Origins, questions, positions and conflicts over all sources."""
    from workbench.conflict import judge
    from workbench.link import link
    from workbench.origin import origins

    copies = origins(documents)
    shelf = {document.source.id: document for document in documents}
    by_id = {claim.id: claim for claim in claims}
    asked = (judge(question, by_id, shelf, copies) for question in link(claims, documents, copies))
    questions = tuple(sorted((question for question in asked if len(question.claims) > 1), key=standing))
    return Linked(key, shelf, by_id, tuple(found), questions, copies)
