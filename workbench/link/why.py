"""What put the claims of a question together, in words a reviewer can check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from workbench.link.cluster import Pair
from workbench.model import Claim

_MOST = 5


def why(pairs: Sequence[Pair], claims: Mapping[str, Claim]) -> tuple[str, ...]:
    """One line a kind of evidence, strongest pair first."""
    strong = [pair for pair in pairs if pair.strong] or list(pairs)
    lines = dict[str, None]()
    words = Counter(word for pair in strong for word in pair.shared)
    if words:
        lines[
            "same words: "
            + ", ".join(f"“{word}”" for word, _ in sorted(words.items(), key=lambda w: (-w[1], w[0]))[:_MOST])
        ] = None
    names = Counter(name for pair in strong for name in _names(claims[pair.a]) & _names(claims[pair.b]))
    if names:
        lines[
            "same names: " + ", ".join(name for name, _ in sorted(names.items(), key=lambda n: (-n[1], n[0]))[:_MOST])
        ] = None
    for pair in strong:
        first, second = claims[pair.a].frame, claims[pair.b].frame
        if pair.evidence.get("same event"):
            lines[f"same event: {first.predicate}"] = None
        if first.topic and first.topic == second.topic:
            lines[f"same subject: {first.topic}"] = None
        elif pair.evidence.get("same topic class"):
            lines["same sort of subject: " + " / ".join(sorted((first.topic, second.topic)))] = None
        if pair.evidence.get("same period"):
            lines["same period: " + ", ".join(sorted(set(first.scope) & set(second.scope)))] = None
        if pair.evidence.get("values agree"):
            lines["their values agree"] = None
    return tuple(lines)[: 2 * _MOST]


def _names(claim: Claim) -> set[str]:
    return {participant.name for participant in claim.frame.participants}
