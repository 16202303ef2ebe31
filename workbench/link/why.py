"""What put the claims of a question together, in plain words a reviewer can check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from workbench.language.names import is_country
from workbench.link.block import candidates
from workbench.link.cluster import Pair
from workbench.link.features import relation_of
from workbench.link.prepared import prepare
from workbench.link.veto import veto
from workbench.link.wording.forms import form
from workbench.model import Claim, Document, Question, Relation

MOST_OUT = 5
NEAR = 0.3
"""Share of the words of clause and surroundings from which a claim that was ruled out is told; a choice."""

MOST = 5
"""Words or names of one line."""

AGAINST = "against it: "
"""How the line begins that says what speaks against the claims being about one thing."""

_OBJECTIONS = {
    "other period": "another period",
    "one planned": "one speaks of a plan",
    "one denied": "one denies it",
    "other speaker": "two speakers",
    "another end": "measured from different points",
    "words contrast": "words that exclude each other",
    "no name shared": "no person or place in common",
    "other unit": "different units",
}
LEAST = 0.5
"""Share of the pairs in which an objection has to stand before it is told; a choice."""

_SORT = "both speak of one sort of thing"


def why(pairs: Sequence[Pair], claims: Mapping[str, Claim]) -> tuple[str, ...]:
    """One line for each sort of evidence: what both speak of, names, words, periods, values."""
    strong = [pair for pair in pairs if pair.strong] or list(pairs)
    both = [(pair, claims[pair.a], claims[pair.b]) for pair in strong]
    names = [name for _, a, b in both for name in sorted(_names(a) & _names(b))]
    parts = {part.lower() for name in names for part in name.split()}
    words = [word for pair in strong for word in pair.shared if _plain(word) and word.lower() not in parts]
    subjects = [line for pair, a, b in both for line in _subject(pair, a, b, parts)]
    lines = [*_once(subjects)]
    if words:
        lines.append("same words: " + ", ".join(f"“{_written(word)}”" for word in _commonest(words)))
    if names:
        lines.append("same people and places: " + ", ".join(_commonest(names)))
    speakers = [a.attribution for _, a, b in both if a.attribution and a.attribution == b.attribution]
    if speakers:
        lines.append("same speaker: " + ", ".join(_commonest(speakers)))
    periods = [period for _, a, b in both for period in sorted(set(a.frame.scope) & set(b.frame.scope))]
    if periods:
        lines.append("same period: " + ", ".join(_commonest(periods)))
    if any(pair.evidence.get("values agree") for pair in strong):
        lines.append("values agree" if all(p.evidence.get("values agree") for p in strong) else "some values agree")
    if against := _objections(strong):
        lines.append(AGAINST + ", ".join(against))
    return tuple(lines) or ("their sentences resemble each other",)


def _objections(pairs: Sequence[Pair]) -> list[str]:
    """What spoke against most of the pairs, in words."""
    counts = Counter(name for pair in pairs for name in _OBJECTIONS if pair.evidence.get(name))
    return [words for name, words in _OBJECTIONS.items() if counts[name] and counts[name] >= LEAST * len(pairs)]


def kept_out(
    question: Question, claims: Sequence[Claim], documents: Mapping[str, Document]
) -> tuple[tuple[str, str], ...]:
    """Claims near a question's that cannot answer it, each with the reason, in the order of their ids; five at most."""
    members = set(question.claims)
    alike = [claim for claim in claims if claim.kind == question.kind and claim.source in documents]
    prepared = prepare(sorted(alike, key=lambda c: c.id), documents, {})
    found = dict[str, tuple[float, str]]()
    for i, j in candidates(prepared):
        a, b = prepared[i], prepared[j]
        if (a.claim.id in members) is (b.claim.id in members):
            continue
        one, other = (a, b) if a.claim.id in members else (b, a)
        reason = veto(one.claim, other.claim) if relation_of(one.claim, other.claim) is Relation.CONFLICT else ""
        near = one.near.likeness(other.near) + one.context.likeness(other.context)
        if reason and near >= NEAR and near > found.get(other.claim.id, (0.0, ""))[0]:
            found[other.claim.id] = near, reason.replace("=", "")
    nearest = sorted(found, key=lambda claim: (-found[claim][0], claim))[:MOST_OUT]
    return tuple((claim, found[claim][1]) for claim in sorted(nearest))


def _once(subjects: Sequence[str]) -> list[str]:
    """The commonest line that names an event or a subject; subjects of one sort only where there is no such line."""
    exact = [line for line in subjects if not line.startswith(_SORT)]
    return _commonest(exact)[:2] or _commonest(subjects)[:1]


def _subject(pair: Pair, a: Claim, b: Claim, names: set[str]) -> list[str]:
    """What two claims both speak of: the event, its subject, or subjects of one sort."""
    first, second = a.frame, b.frame
    topics = [t for t in (first.topic, second.topic) if _plain(t) and t.islower() and t not in names]
    shared = len(topics) == 2 and topics[0] == topics[1]
    event = ""
    if pair.evidence.get("same event") and first.predicate == second.predicate and _plain(first.predicate):
        event = form("events", first.predicate)
    if event:
        of = f": {topics[0]}" if shared else ""
        return [f"both speak of {event}{of}"]
    if shared:
        return [f"both speak of: {topics[0]}"]
    if pair.evidence.get("same topic class") and len(topics) == 2:
        return [f"{_SORT}: {', '.join(sorted(topics))}"]
    return []


def _written(word: str) -> str:
    """A country's or people's name with its capital."""
    return word.title() if is_country(word) else word


def _plain(word: str) -> bool:
    """Words as written; marks such as class names stay inside."""
    return bool(word) and word[0].isalnum()


def _commonest(words: Iterable[str]) -> list[str]:
    counts = Counter(words)
    return sorted(counts, key=lambda w: (-counts[w], w))[:MOST]


def _names(claim: Claim) -> set[str]:
    return {participant.name for participant in claim.frame.participants}
