"""Finding a claim again that somebody once judged, in whatever was extracted since."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Protocol, TypeVar

from workbench.model import Claim, Document, JudgedClaim

Words = tuple[str, str, str, str]
"""Source, kind, quote and sentence of a claim."""

Known = TypeVar("Known", covariant=True)


class Lookup(Protocol[Known]):
    """Things by id."""

    def __contains__(self, one: str, /) -> bool: ...

    def __getitem__(self, one: str, /) -> Known: ...


class Anchors:
    """The claims of today, looked up by the copies that events carry."""

    def __init__(
        self,
        claims: Lookup[Claim],
        documents: Lookup[Document],
        same: Callable[[JudgedClaim], Sequence[str]],
    ) -> None:
        """`same` gives the ids of the claims that stand in the exact words of the exact sentence."""
        self._claims = claims
        self._documents = documents
        self._same = same
        self._found: dict[JudgedClaim, Claim | None] = {}

    def claim(self, judged: JudgedClaim) -> Claim | None:
        """The judged claim as it stands now: by id, else by its exact words in the exact sentence, when unique."""
        if judged not in self._found:
            self._found[judged] = self._find(judged)
        return self._found[judged]

    def ids(self, judged: Iterable[JudgedClaim]) -> frozenset[str]:
        """Today's ids of those that are still there."""
        return frozenset(claim.id for one in judged if (claim := self.claim(one)))

    def judged(self, claim: Claim) -> JudgedClaim:
        """A copy of a claim as it stands now."""
        source, kind, quote, sentence = self.words(claim)
        path = self._documents[source].source.path
        return JudgedClaim(claim.id, source, path, kind, quote, claim.value.canonical, sentence)

    def words(self, claim: Claim) -> Words:
        """What a claim is found again by when its id has changed."""
        text = self._documents[claim.source].text
        return claim.source, claim.kind, claim.quote, claim.sentence.of(text)

    def _find(self, judged: JudgedClaim) -> Claim | None:
        if judged.id in self._claims:
            return self._claims[judged.id]
        same = self._same(judged) if judged.sentence else ()
        return self._claims[same[0]] if len(same) == 1 else None


def anchors(claims: Mapping[str, Claim], documents: Mapping[str, Document]) -> Anchors:
    """Anchors in claims that are all in memory."""

    @cache
    def exact() -> Mapping[Words, Sequence[str]]:
        found: dict[Words, list[str]] = {}
        for claim in claims.values():
            found.setdefault(known.words(claim), []).append(claim.id)
        return found

    def same(judged: JudgedClaim) -> Sequence[str]:
        return exact().get((judged.source, judged.kind, judged.quote, judged.sentence), ())

    known = Anchors(claims, documents, same)
    return known
