"""What put the claims of a question together, in plain words a reviewer can check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from workbench.language.names import is_country
from workbench.link.cluster import Pair
from workbench.link.wording.forms import form
from workbench.model import Claim

MOST = 5
"""Words or names of one line."""

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
    return tuple(lines) or ("their sentences resemble each other",)


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
