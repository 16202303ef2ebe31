"""Taking sources in, keeping what is known about them, and computing their claims when something has changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from workbench.desk import aliases
from workbench.desk.aliases import Aliases
from workbench.desk.derive import Extracted, extracted
from workbench.desk.fingerprint import extraction_key
from workbench.desk.log import Log
from workbench.desk.state import SOURCE, State
from workbench.model import DateEvidence, Document, InputError, Source, Tier
from workbench.store import Holding, Reader, Store

FIELDS = ("title", "outlet", "published", "published_from", "tier")
"""What may be told about a source from outside."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A source of the project, what was told about it, and whether its claims are those of today's rules."""

    id: str
    path: str
    metadata: Mapping[str, str]
    key: str
    """What its derived rows were computed from; empty when there are none."""
    wanted: str
    """What they should be computed from; empty when the source was taken off the desk."""

    @property
    def outdated(self) -> bool:
        return self.key != self.wanted


def kept(reader: Reader, state: State) -> dict[str, Kept]:
    """Every source by id, those taken off the desk included."""
    said, spoken_of = _told(state), aliases.mentioned(reader, aliases.told(state))
    return {h.id: _kept(h, said.get(h.id, {}), spoken_of.get(h.id, {})) for h in reader.holdings()}


def take(store: Store, log: Log, reviewer: str, path: str, data: bytes, read: Source) -> bool:
    """Keep a source with its claims, all in one transaction; False when its bytes are known already."""
    plain = _plain(path, data)
    given = dict(_differences(read, plain.source))
    with store.reading() as reader:
        known = reader.holding(read.id)
        state = log.at(reader)
    names = aliases.told(state)
    if known is None:
        found = _extracted(replace(plain, source=described(plain.source, given)), names)
        key = extraction_key(path, given, aliases.spoken_of(plain.text, names))
        with store.writing() as writer:
            if writer.holding(read.id) is None:
                writer.add_source(read.id, path, data, given)
                writer.derive(found.document, found.claims, found.anomalies, key)
                return True
    elif changed := _changes(_kept(known, _told(state).get(known.id, {}), {}), given):
        tell(store, reviewer, known.id, changed)
    return False


def tell(store: Store, reviewer: str, source: str, metadata: Mapping[str, object]) -> None:
    """Record what a person says about a source."""
    with store.writing() as writer:
        writer.append(SOURCE, {"source": source, **metadata}, reviewer)


def catch_up(store: Store, source: Kept, names: Aliases) -> None:
    """Compute what is derived from one source as of now."""
    if not source.wanted:
        with store.writing() as writer:
            writer.drop(source.id)
        return
    with store.reading() as reader:
        data = reader.data(source.id)
    plain = _plain(source.path, data)
    found = _extracted(replace(plain, source=described(plain.source, source.metadata)), names)
    key = extraction_key(source.path, source.metadata, aliases.spoken_of(plain.text, names))
    with store.writing() as writer:
        writer.derive(found.document, found.claims, found.anomalies, key)


def described(source: Source, metadata: Mapping[str, str]) -> Source:
    """The source with what was told about it, by field name, in place of what its page says."""
    fields: dict[str, Any] = dict(metadata)
    if "tier" in fields:
        fields["tier"] = Tier(fields["tier"])
    if "published_from" in fields:
        fields["published_from"] = DateEvidence(fields["published_from"])
    return replace(source, **fields)


def told(published: str | None, tier: str | None, outlet: str | None) -> dict[str, object]:
    """What a reviewer tells, by field of `Source`; InputError for a date or a tier that is none."""
    from workbench.read.manifest import day_of, tier_of

    said: dict[str, object] = {}
    if published is not None:
        said |= {"published": day_of(published, "published"), "published_from": DateEvidence.USER.value}
    if tier is not None:
        said["tier"] = tier_of(tier, "tier").value
    if outlet is not None:
        said["outlet"] = outlet
    return said


def draft(path: str) -> Document:
    """A draft as a document of its own; InputError when it is no single readable file."""
    from workbench.read import read

    skipped: list[str] = []
    found = [document for _, document in read([path], tier=Tier.DRAFT, on_skip=lambda _, why: skipped.append(why))]
    if len(found) == 1:
        return found[0]
    raise InputError(f"{path}: {skipped[0] if skipped else 'more than one file'}; name one readable draft")


def _extracted(document: Document, names: Aliases) -> Extracted:
    with aliases.known(names):
        return extracted(document)


def _plain(path: str, data: bytes) -> Document:
    from workbench.read import read_bytes

    return read_bytes(data, path)


def _differences(read: Source, plain: Source) -> Iterable[tuple[str, str]]:
    """Where what was given differs from what the page says of itself."""
    for name in FIELDS:
        given = getattr(read, name)
        if given and given != getattr(plain, name):
            yield name, str(given)


def _changes(source: Kept, given: Mapping[str, str]) -> dict[str, object]:
    """What a source that is added again with other metadata, or after it was taken off, must be told."""
    changed: dict[str, object] = {name: value for name, value in given.items() if source.metadata.get(name) != value}
    if "published" not in changed:
        changed.pop("published_from", None)
    if not source.wanted:
        changed["removed"] = False
    return changed


def _told(state: State) -> dict[str, dict[str, object]]:
    """What the log says about each source, the latest word on each field."""
    told: dict[str, dict[str, object]] = {}
    for event in state.in_force(SOURCE):
        about = told.setdefault(cast(str, event.payload["source"]), {})
        about |= {name: value for name, value in event.payload.items() if name != "source"}
    return told


def _kept(holding: Holding, told: Mapping[str, object], names: Aliases) -> Kept:
    about = dict(holding.given) | {name: str(told[name]) for name in FIELDS if name in told}
    wanted = "" if told.get("removed") else extraction_key(holding.path, about, names)
    return Kept(holding.id, holding.path, about, holding.key, wanted)
