"""The queue as the file keeps it, made from everything that was computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.desk.derive import Linked
from workbench.model import Question, natural
from workbench.store import Queued

if TYPE_CHECKING:
    from workbench.store.writing import Writer


def fill(writer: Writer, now: Linked, key: str) -> None:
    """Replace the queue by what is linked now."""
    queued = (_queued(question, now) for question in now.questions)
    asked = ((claim, question.id) for question in now.questions for claim in question.claims)
    writer.queue.fill(queued, asked, now.anomalies, key)


def _queued(question: Question, now: Linked) -> Queued:
    members = [now.claims[claim] for claim in question.claims if claim in now.claims]
    sources = sorted({claim.source for claim in members})
    words = [question.title, question.kind, *(position.value for position in question.positions)]
    for claim in members:
        words += (claim.quote, claim.value.canonical, claim.attribution)
    for source in sources:
        about = now.documents[source].source
        words += (about.outlet, about.title, about.path)
    return Queued(
        question=question.id,
        natural=natural(question),
        kind=question.kind,
        title=question.title,
        positions=len(question.positions),
        sources=len(sources),
        origins=len({origin for position in question.positions for origin in position.origins}),
        newest=max((now.documents[source].source.published or "" for source in sources), default=""),
        words="\n".join(dict.fromkeys(words)),
    )
