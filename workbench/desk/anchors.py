"""Finding a claim again that somebody once judged, in whatever was extracted since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from workbench.model import Claim, Document, JudgedClaim

Words = tuple[str, str, str, str]
"""Source, kind, quote and sentence of a claim."""


class Anchors:
    """The claims of today, looked up by the copies that events carry."""

    def __init__(self, claims: Mapping[str, Claim], documents: Mapping[str, Document]) -> None:
        self.claims = claims
        self.documents = documents

    @cached_property
    def _exact(self) -> Mapping[Words, Sequence[str]]:
        """Claims by their exact words; needed only when ids have changed."""
        found: dict[Words, list[str]] = {}
        for claim in self.claims.values():
            found.setdefault(self.words(claim), []).append(claim.id)
        return found

    def claim(self, judged: JudgedClaim) -> Claim | None:
        """The judged claim as it stands now: by id, else by its exact words in the exact sentence, when unique."""
        if judged.id in self.claims:
            return self.claims[judged.id]
        if not judged.sentence:
            return None
        same = self._exact.get((judged.source, judged.kind, judged.quote, judged.sentence), [])
        return self.claims[same[0]] if len(same) == 1 else None

    def ids(self, judged: Iterable[JudgedClaim]) -> frozenset[str]:
        """Today's ids of those that are still there."""
        return frozenset(claim.id for one in judged if (claim := self.claim(one)))

    def judged(self, claim: Claim) -> JudgedClaim:
        """A copy of a claim as it stands now."""
        source, kind, quote, sentence = self.words(claim)
        path = self.documents[source].source.path
        return JudgedClaim(claim.id, source, path, kind, quote, claim.value.canonical, sentence)

    def words(self, claim: Claim) -> Words:
        """What a claim is found again by when its id has changed."""
        text = self.documents[claim.source].text
        return claim.source, claim.kind, claim.quote, claim.sentence.of(text)
