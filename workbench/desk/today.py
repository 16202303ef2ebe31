"""The derived rows of the moment, read one by one as they are wanted: a project of any size costs what is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from workbench.desk.anchors import Anchors
from workbench.model import Claim, Document, JudgedClaim, Question
from workbench.store import Reader, Store

T = TypeVar("T")
Fetch = Callable[[Reader, Sequence[str]], Mapping[str, T]]


class Shelved(Generic[T]):
    """Things of the project file by id, each read once."""

    def __init__(self, store: Store, fetch: Fetch[T]) -> None:
        self._store = store
        self._fetch = fetch
        self._known: dict[str, T | None] = {}

    def need(self, ids: Iterable[str]) -> None:
        """Read those not known yet, all at once."""
        wanted = sorted({one for one in ids if one not in self._known})
        if wanted:
            with self._store.reading() as reader:
                found = self._fetch(reader, wanted)
            self._known.update((one, found.get(one)) for one in wanted)

    def get(self, one: str) -> T | None:
        """The thing, or None when there is none with this id."""
        self.need((one,))
        return self._known[one]

    def all(self, ids: Iterable[str]) -> dict[str, T]:
        """Those that exist, in the order asked for."""
        wanted = list(ids)
        self.need(wanted)
        return {one: known for one in wanted if (known := self._known[one]) is not None}

    def __contains__(self, one: str) -> bool:
        return self.get(one) is not None

    def __getitem__(self, one: str) -> T:
        found = self.get(one)
        if found is None:
            raise KeyError(one)
        return found


class Today:
    """What the sources say as of one key; another key, another Today."""

    def __init__(self, store: Store, key: str) -> None:
        self.key = key
        self._store = store
        self.claims: Shelved[Claim] = Shelved(store, Reader.claims_by_id)
        self.documents: Shelved[Document] = Shelved(store, Reader.documents_by_id)
        self.questions: Shelved[Question] = Shelved(store, Reader.questions_by_id)
        self.asked: Shelved[tuple[str, ...]] = Shelved(store, Reader.asked)
        self.originals: Shelved[str] = Shelved(store, Reader.originals)
        self.places: Shelved[int] = Shelved(store, lambda reader, ids: reader.queue.places_of(ids))
        self.anchors = Anchors(self.claims, self.documents, self._same)

    def _same(self, judged: JudgedClaim) -> list[str]:
        with self._store.reading() as reader:
            found = reader.same_words(judged.source, judged.kind, judged.quote)
        return [claim.id for claim in found if self.anchors.words(claim)[-1] == judged.sentence]
