"""Second look: a pair whose claims have a better partner in the other document is less likely to be one question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from workbench.link.features import AGREEING
from workbench.model import Relation

Scored = tuple[str, str, float]
"""Two claims and the score of the first look."""


def rivals(
    pairs: Sequence[Scored],
    source: Mapping[str, str],
    relation: Mapping[frozenset[str], Relation],
    evidence: Mapping[frozenset[str], Mapping[str, float]],
) -> list[dict[str, float]]:
    """For each pair, how far it leads the best rival on both sides.

    Rivals give an answer other than the partner's. One that speaks of another event is none to a pair that shares
    its event: "in 2000 the treaty was replaced by a new one" answers when the old one ended and when the new one began.
    """
    partners = defaultdict[tuple[str, str], list[tuple[float, str]]](list)
    for a, b, score in pairs:
        partners[a, source[b]].append((score, b))
        partners[b, source[a]].append((score, a))
    found = []
    for a, b, score in pairs:
        leads = []
        same_event = evidence[frozenset((a, b))].get("same event")
        for one, other in ((a, b), (b, a)):
            against = (
                rival_score
                for rival_score, rival in partners[one, source[other]]
                if rival != other
                and relation.get(frozenset((rival, other))) not in AGREEING
                and not (same_event and evidence[frozenset((one, rival))].get("other predicate"))
            )
            leads.append(score - max(against, default=0.0))
        found.append(
            {
                "best on both sides": float(min(leads) > 0),
                "smaller lead": min(leads),
                "larger lead": max(leads),
                "best on neither side": float(max(leads) < 0),
            }
        )
    return found
