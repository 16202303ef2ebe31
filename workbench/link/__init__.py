"""Claims that answer the same question, put together: block, compare, cluster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from workbench.link.block import candidates
from workbench.link.cluster import Pair, cluster
from workbench.link.company import Company
from workbench.link.features import features, in_one_list, relation_of
from workbench.link.prepared import Prepared, prepare
from workbench.link.ruling import ruling
from workbench.link.story import same_story
from workbench.link.title import title
from workbench.link.veto import counted_apart, veto
from workbench.link.weights import Weights, weights
from workbench.link.why import why
from workbench.model import Claim, Document, Question, Relation, Zone

LINKED = (Zone.BODY, Zone.HEADLINE)


def link(
    claims: Sequence[Claim],
    documents: Sequence[Document],
    origins: Mapping[str, str],
    *,
    together: Iterable[Iterable[str]] = (),
    apart: Iterable[Iterable[str]] = (),
    pairs: Sequence[Pair] | None = None,
    about: Collection[str] | None = None,
) -> tuple[Question, ...]:
    """Questions that at least two claims answer, in the order of their ids; the same for any order of the input.

    `together` are groups of claim ids that a reviewer put in one question, `apart` pairs that a reviewer took apart;
    both go before any evidence, and ids that are not among the claims are passed over. `pairs` are those of `scored`,
    for a caller that needs the scores too; `about` asks for the questions that hold one of these claims alone.
    """
    ruled = ruling(together, apart)
    told = sorted((c for c in claims if linkable(c) or ruled.names(c.id)), key=lambda c: c.id)
    by_id = {claim.id: claim for claim in told}
    sources = {d.source.id: d for d in documents}
    if pairs is None:
        pairs = scored(told, sources, origins, weights())
    found = []
    for group in cluster(by_id, pairs, ruled):
        if about is not None and group.isdisjoint(about):
            continue
        members = tuple(by_id[i] for i in sorted(group))
        inner = [pair for pair in pairs if pair.a in group and pair.b in group]
        found.append(
            Question(
                id=f"q{members[0].id[:8]}",
                kind=members[0].kind,
                title=title(members, sources),
                claims=tuple(c.id for c in members),
                why=why(inner, by_id),
                odds={**{frozenset((p.a, p.b)): p.score for p in inner}, **ruled.odds(group)},
            )
        )
    return _distinct(found)


def scored(
    claims: Sequence[Claim], documents: Mapping[str, Document], origins: Mapping[str, str], model: Weights
) -> tuple[Pair, ...]:
    """Every candidate pair with its score, best first."""
    stories = same_story([documents[source] for source in {claim.source for claim in claims}])
    found = compared(claims, documents, origins, stories)
    mates = Counter(source for pair in stories for source in pair)
    rows = [evidence for *_, evidence in found]
    alone = model.alone(rows, [max(mates[a.claim.source], mates[b.claim.source]) for a, b, *_ in found])
    looks = [(a.claim, b.claim, stands, evidence) for a, b, stands, evidence in found]
    pairs = (
        Pair(a.claim.id, b.claim.id, score, stands, evidence, a.near.shared(b.near))
        for (a, b, stands, evidence), score in zip(found, second_look(looks, alone, model), strict=True)
    )
    return tuple(sorted(pairs, key=lambda p: (-p.score, p.a, p.b)))


ONE_SENTENCE = 0.95
"""Score of two claims whose sentences are one but for the value, as a draft copies its source; a choice."""

Look = tuple[Claim, Claim, Relation, Mapping[str, float]]
"""A pair to be looked at: two claims, how their values stand, and the evidence."""


def company_of(looks: Sequence[Look], alone: Sequence[float]) -> list[dict[str, float]]:
    """The company each pair keeps, by the scores of the first look."""
    pairs = [(a.id, b.id, score) for (a, b, *_), score in zip(looks, alone, strict=True)]
    key = [frozenset((a.id, b.id)) for a, b, *_ in looks]
    relation = {pair: stands for pair, (_, _, stands, _) in zip(key, looks, strict=True)}
    evidence = {pair: row for pair, (*_, row) in zip(key, looks, strict=True)}
    places = {claim.id: (claim.source, claim.sentence.start) for a, b, *_ in looks for claim in (a, b)}
    return Company(pairs, places, relation, evidence).rows(pairs)


def second_look(looks: Sequence[Look], alone: Sequence[float], model: Weights) -> list[float]:
    """The scores in the company of all pairs; no company speaks against two statements about one dated thing, and
    nothing against one sentence told with two values."""
    among = model.among(company_of(looks, alone))
    return [
        max(
            second,
            first if evidence.get("same dated topic") else 0.0,
            ONE_SENTENCE if evidence.get("same sentence") else 0.0,
        )
        for first, second, (*_, evidence) in zip(alone, among, looks, strict=True)
    ]


def compared(
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    origins: Mapping[str, str],
    stories: frozenset[frozenset[str]],
) -> list[tuple[Prepared, Prepared, Relation, dict[str, float]]]:
    """Every candidate pair of one story that can be compared, how its values stand, and the evidence."""
    prepared = prepare(claims, documents, origins)
    found = list[tuple[Prepared, Prepared, Relation, dict[str, float]]]()
    for i, j in candidates(prepared):
        a, b = prepared[i], prepared[j]
        if in_one_list(a.claim, b.claim) or not _one_story(a.claim, b.claim, stories):
            continue
        relation = relation_of(a.claim, b.claim)
        conflict = relation is Relation.CONFLICT
        ruled_out = veto(a.claim, b.claim) if conflict else counted_apart(a.claim, b.claim)
        if relation is not Relation.INCOMPARABLE and not ruled_out:
            found.append((a, b, relation, features(a, b, relation)))
    return found


def _one_story(a: Claim, b: Claim, stories: frozenset[frozenset[str]]) -> bool:
    return a.source == b.source or frozenset((a.source, b.source)) in stories


def linkable(claim: Claim) -> bool:
    """Claims of the article itself with a value that can be told from another's."""
    return claim.zone in LINKED and not claim.value.unknown.startswith("vague")


def _distinct(questions: Sequence[Question]) -> tuple[Question, ...]:
    """Questions with ids that differ: a claim that starts two questions gives the second its next claim's id."""
    taken: dict[str, Question] = {}
    for question in sorted(questions, key=lambda q: (q.id, q.claims)):
        name = next(
            (n for n in (f"q{c[:8]}" for c in question.claims) if n not in taken),
            f"q{''.join(c[:4] for c in question.claims)}",
        )
        taken[name] = replace(question, id=name)
    return tuple(taken[name] for name in sorted(taken))
