"""Public fact checks as schema.org ClaimReview, for search engines and other desks: one for each rated answer.

docs/claimreview.schema.json describes what is written. `claimReviewed` says the question and the answer that was
rated; `appearance` names every source that gives it, the earliest first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

from workbench.model import Claim, Dossier, Event, Position, Question, Source
from workbench.report.index import Index
from workbench.report.json import Record, text
from workbench.report.scale import Publication
from workbench.report.visible import one_line
from workbench.report.wording import verdict_words

_WEB = ("https://", "http://")


def render(dossier: Dossier, publication: Publication) -> str:
    """A JSON-LD graph of all public ratings; InputError when one is not on the scale."""
    return text({"@context": "https://schema.org", "@graph": list(_reviews(Index(dossier), publication))}) + "\n"


def _reviews(index: Index, publication: Publication) -> Iterator[Record]:
    for question in index.dossier.questions:
        ratings = index.dossier.ratings.get(question.id, {})
        for position in question.positions:
            if position.value in ratings:
                yield _review(index, publication, question, position, ratings[position.value])


def _review(index: Index, publication: Publication, question: Question, position: Position, rating: str) -> Record:
    """One answer and what is said of it; fields for which nothing is known are left out, never guessed."""
    publisher, scale = publication.publisher, publication.scale
    page = publisher.page.replace("{question}", question.id) if publisher.page else None
    name = scale.named(rating)
    identifier = f"{question.id}-{sha256(position.value.encode()).hexdigest()[:8]}"
    verdict = index.verdicts.get(question.id)
    body = (
        [verdict_words(verdict, question.kind), verdict.rationale, *verdict.evidence]
        if verdict and verdict.settled
        else []
    )
    organization = {"@type": "Organization", "name": publisher.name, "url": publisher.url, "logo": publisher.logo}
    return _filled(
        {
            "@type": "ClaimReview",
            "@id": f"{page}#{identifier}" if page else f"urn:workbench:{identifier}",
            "identifier": identifier,
            "url": page,
            "datePublished": _rated(index.dossier.history.get(question.id, ()), position, rating),
            "inLanguage": "en",
            "claimReviewed": one_line(f"{question.title} {index.value(question, position)}") or question.id,
            "author": _filled(organization),
            "reviewBody": ". ".join(one_line(part).rstrip(".") for part in body if part) or None,
            "reviewRating": {
                "@type": "Rating",
                "ratingValue": scale.scale[name],
                "worstRating": scale.worst,
                "bestRating": scale.best,
                "alternateName": name,
            },
            "itemReviewed": _item(index, position),
        }
    )


def _item(index: Index, position: Position) -> Record:
    """The claim as it was made: by whom, when first, and where."""
    claims = sorted(index.claims_of(position.claims), key=lambda claim: _order(index, claim))
    sources = list(dict.fromkeys(claim.source for claim in claims))
    works = [_work(index.documents[source].source) for source in sources]
    first = index.documents[sources[0]].source if sources else None
    speakers = list(dict.fromkeys(claim.attribution for claim in claims if claim.attribution))
    author: Record | None = None
    if len(speakers) == 1 and all(claim.attribution for claim in claims):
        author = {"@type": "Person", "name": one_line(speakers[0])}
    elif first:
        author = {"@type": "Organization", "name": _name(first.label, first)}
    before, words, after = index.around(claims[0]) if claims else ("", "", "")
    return _filled(
        {
            "@type": "Claim",
            "text": one_line(before + words + after) or None,
            "author": author,
            "datePublished": first.published if first and first.published_from.anchors else None,
            "firstAppearance": works[0] if works else None,
            "appearance": works,
        }
    )


def _order(index: Index, claim: Claim) -> tuple[bool, str, str, int]:
    """Earliest source first; those without a date one may rely on come last."""
    source = index.documents[claim.source].source
    return source.anchor is None, source.published or "", source.path, claim.span.start


def _work(source: Source) -> Record:
    return _filled(
        {
            "@type": "CreativeWork",
            "name": _name(source.title or source.label, source),
            "url": source.path if source.path.startswith(_WEB) else None,
            "datePublished": source.published if source.published_from.anchors else None,
            "publisher": {"@type": "Organization", "name": _name(source.outlet, source)} if source.outlet else None,
            "identifier": f"sha256:{source.id}",
        }
    )


def _name(words: str, source: Source) -> str:
    """A name that is one: the start of the source's hash where the words are blank."""
    return one_line(words) or source.id[:12]


def _rated(history: tuple[Event, ...], position: Position, rating: str) -> str | None:
    """When the position was last given this rating, by the log."""
    said = {"position": position.value, "rating": rating}
    times = [e.time for e in history if e.type == "rating" and said.items() <= e.payload.items()]
    return max(times, default=None)


def _filled(record: Mapping[str, object]) -> Record:
    """The record without the fields that nothing is known about."""
    return {key: value for key, value in record.items() if value not in (None, [], "")}
