"""The draft pass: every claim of a draft beside what the sources say of it, and the ticks that were given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from workbench.desk.browsing import Browsing, Leaf
from workbench.desk.evidence import Given, passage
from workbench.desk.rulings import Rulings, ruling_events, rulings
from workbench.desk.state import FOLLOWS, REDO, TICK, UNDO
from workbench.desk.ticks import Ticked
from workbench.model import Claim, DecisionError, Document, Event, Finding, NotFoundError, Source, Tick, Tier

ALIKE = 60
"""Likeness (0 to 100) from which a sentence is shown as what a ticked one has become; a choice, and only a hint."""


@dataclass(frozen=True, slots=True)
class Proof:
    """One version of a draft with what the sources say of each claim, and what was ticked."""

    leaf: Leaf
    findings: Mapping[str, tuple[Finding, ...]]
    """By claim id, loudest first."""
    evidence: Mapping[str, Claim]
    """The claims of sources that the findings rest on, by id."""
    documents: Mapping[str, Document]
    """The documents they stand in, by source id."""
    version: int = 1
    versions: int = 1
    before: str = ""
    """Id of the version before; empty for the first."""
    weighed: bool = True
    """False while nobody has compared this version with the sources yet."""
    changed: frozenset[int] = frozenset()
    """Numbers of the lines, from 0, that the version before did not have."""


@dataclass(frozen=True, slots=True)
class Ticks:
    """What was ticked on one version of a draft."""

    on: Mapping[str, Ticked]
    """By claim id; unchanged claims of an earlier version keep theirs."""
    was: Mapping[str, Ticked] = field(default_factory=dict)
    """The lost tick of a sentence much like the claim's, by claim id: it has to be looked at again."""
    gone: tuple[Ticked, ...] = ()
    """Ticks whose claims are nowhere in this version, oldest first."""


class Drafting(Browsing):
    """Reads of a draft, and the ticks on it."""

    _weighed: tuple[object, tuple[Finding, ...]] = (None, ())

    def drafts(self) -> tuple[tuple[Source, ...], ...]:
        """Every draft on the desk with its versions, newest first; the draft added last comes first."""
        found: dict[str, list[Source]] = {}
        roots = self._roots()
        self._shelf.current()
        with self._store.reading() as reader:
            every = reader.catalogue.sources()
        for _, source in sorted(every, key=lambda one: -one[0]):
            if source.tier is Tier.DRAFT:
                found.setdefault(_root(roots, source.path), []).append(source)
        return tuple(tuple(versions) for versions in found.values())

    def follows(self, source_id: str, earlier_id: str) -> Event | None:
        """Record that a draft is the next version of another; None when its path says so already."""
        draft, earlier = self.leaf(source_id).document, self.leaf(earlier_id).document
        roots = self._roots()
        root = _root(roots, earlier.source.path)
        if _root(roots, draft.source.path) == root:
            return None
        if draft.source.path in roots or any(known == draft.source.path for known in roots.values()):
            raise DecisionError(f"{draft.source.path}: a draft with versions of its own; add the file under a new name")
        return self._record(FOLLOWS, {"path": draft.source.path, "draft": root, "title": draft.source.path})

    def proof(self, source_id: str, *, weigh: bool = True) -> Proof:
        """A draft against the sources; NotFoundError when it is not on the desk.

        Weighing takes seconds the first time; without it there are no findings unless they are known already.
        """
        versions = next((v for v in self.drafts() if any(one.id == source_id for one in v)), None)
        if versions is None:
            raise NotFoundError(f"{source_id}: no such draft on the desk; add one with the tier draft")
        place = [one.id for one in versions].index(source_id)
        before = versions[place + 1].id if place + 1 < len(versions) else ""
        leaf = self.leaf(source_id)
        weighed = self._findings(leaf, weigh=weigh)
        findings = weighed or ()
        today = self._today()
        evidence = today.claims.all(sorted({claim for finding in findings for claim in finding.evidence}))
        places = {claim.source for claim in evidence.values()}
        places |= {passage.source for finding in findings for passage in finding.passages}
        return Proof(
            leaf=leaf,
            findings=_by_claim(findings),
            evidence=evidence,
            documents=today.documents.all(sorted(places)),
            version=len(versions) - place,
            versions=len(versions),
            before=before,
            weighed=weighed is not None,
            changed=_changed(self.leaf(before).document, leaf.document) if before else frozenset(),
        )

    def ticked(self, draft: Document, claims: Sequence[Claim]) -> Ticks:
        """The ticks on one version of a draft."""
        named = self._named(draft)
        on, lost = self.ticks(named, claims), self.lost_ticks(named, claims)
        was = _alike(lost, [claim for claim in claims if claim.id not in on], draft)
        return Ticks(on, was, tuple(tick for tick in lost if tick not in was.values()))

    def tick_claim(self, draft: Document, claim: Claim, mark: Tick, evidence: Sequence[Given] = ()) -> Event:
        """Tick a claim of any version of a draft; `Tick.OPEN` takes the tick off."""
        return self.tick(self._named(draft), claim, mark, evidence=evidence)

    def support(self, proof: Proof, claim: Claim) -> tuple[Given, ...]:
        """The passages of sources that a claim of the draft may be ticked on; empty when none supports it."""
        supporting = (f for f in proof.findings.get(claim.id, ()) if f.rule in ("supported", "compatible"))
        found = (proof.evidence[one] for finding in supporting for one in finding.evidence if one in proof.evidence)
        return tuple(passage(proof.documents[one.source], one.sentence) for one in found)

    def _findings(self, leaf: Leaf, *, weigh: bool) -> tuple[Finding, ...] | None:
        """What the gate says, kept until something but a tick is recorded or the sources change."""
        key = (leaf.document.source.id, self._today().key, self._spoken())
        if self._weighed[0] != key and not weigh:
            return None
        if self._weighed[0] != key:
            self._weighed = key, self._gate(leaf.document)
        return self._weighed[1]

    def _gate(self, draft: Document) -> tuple[Finding, ...]:
        """What the sources have to say about a draft, as far as reviewers' rulings leave them."""
        from workbench.gate import check
        from workbench.language.reading import Reading

        whole = self.dossier()
        with self._store.reading() as reader:
            events = ruling_events(self._log.at(reader))
        ruled = rulings(events, self._today().anchors) if events else Rulings()
        # Who is to judge blindly must not read the first verdict here either.
        known = tuple(verdict for verdict in whole.verdicts if not self.hidden(verdict))
        right = tuple(claim for claim in whole.claims if claim.id not in ruled.wrong)
        told = replace(whole, claims=right, verdicts=known)
        with self._names():
            return check(Reading(draft), told, together=ruled.together, apart=ruled.apart)

    def _spoken(self) -> int:
        """The number of the last event that a finding may depend on."""
        found = 0
        ticked = {event.number for event in self.history() if event.type in (TICK, FOLLOWS)}
        for event in self.history():
            turned = event.type in (UNDO, REDO) and event.payload["event"] in ticked
            found = found if turned or event.number in ticked else event.number
        return found

    def _roots(self) -> Mapping[str, str]:
        """Path of a later version to the path of the draft it follows."""
        return {str(event.payload["path"]): str(event.payload["draft"]) for event in self._in_force(FOLLOWS)}

    def _named(self, draft: Document) -> Document:
        """The draft under the path that all its versions are ticked by."""
        path = _root(self._roots(), draft.source.path)
        return replace(draft, source=replace(draft.source, path=path))


def _root(roots: Mapping[str, str], path: str) -> str:
    return roots.get(path, path)


def _by_claim(findings: Sequence[Finding]) -> dict[str, tuple[Finding, ...]]:
    found: dict[str, tuple[Finding, ...]] = {}
    for finding in findings:
        found[finding.claim] = (*found.get(finding.claim, ()), finding)
    return found


def _changed(before: Document, draft: Document) -> frozenset[int]:
    """Lines of a draft that the version before did not have, however they are ordered."""
    known = Counter(line.strip() for line in before.text.split("\n"))
    changed = set()
    for number, line in enumerate(draft.text.split("\n")):
        if known[line.strip()] > 0:
            known[line.strip()] -= 1
        elif line.strip():
            changed.add(number)
    return frozenset(changed)


def _alike(lost: Sequence[Ticked], claims: Sequence[Claim], draft: Document) -> dict[str, Ticked]:
    """For each lost tick the claim of its kind in the sentence most like its own, each claim once."""
    from rapidfuzz import fuzz

    pairs = [
        (fuzz.ratio(tick.judged.sentence, claim.sentence.of(draft.text)), -tick.event, claim.span, claim, tick)
        for tick in lost
        for claim in claims
        if claim.kind == tick.judged.kind
    ]
    found: dict[str, Ticked] = {}
    for likeness, _, _, claim, tick in sorted(pairs, key=lambda pair: (-pair[0], *pair[1:3])):
        if likeness >= ALIKE and claim.id not in found and tick not in found.values():
            found[claim.id] = tick
    return found
