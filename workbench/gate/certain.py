"""When two statements are surely the same statement with another value, so that a draft may be stopped for it."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.link.cluster import Pair
from workbench.model import Claim

SURE = 0.9
"""Score of linking from which a draft may be stopped: of 221 such contradictions between two articles of 78 stories,
linked by weights that had not seen them, 218 were right, of the 61 from 0.8 on 52."""

PROBABLE = 0.6
"""Score from which a source most likely answers what the draft answers."""

Pairs = Mapping[frozenset[str], Pair]
"""Scored pairs by the ids of their claims."""


def certain(draft: Claim, source: Claim, pairs: Pairs) -> bool:
    """True when a source surely answers what the draft answers, both completely and as the same sort of thing.

    A plan is no contradiction of a result, nor an incomplete date of a complete one.
    """
    pair = pairs.get(frozenset((draft.id, source.id)))
    if pair is None or not _one_subject(pair, draft, source):
        return False
    if draft.frame.modality is not source.frame.modality or not (_plain(draft) and _plain(source)):
        return False
    if _named(draft) or _named(source) or _in_two_zones(draft, source):
        return False
    if draft.quote.casefold() == source.quote.casefold():  # the same words differ only by what they are counted from
        return False
    return pair.score >= SURE


def probable(draft: Claim, source: Claim, pairs: Pairs) -> bool:
    """True when a source most likely answers what the draft answers."""
    pair = pairs.get(frozenset((draft.id, source.id)))
    return pair is not None and pair.score >= PROBABLE and _one_subject(pair, draft, source)


def _named(claim: Claim) -> bool:
    """True for an ordinal that belongs to a name: the 86th Oscars and the 79th are two, not one counted twice."""
    return claim.kind == "ordinal" and claim.quote.split()[-1][:1].isupper()


def _in_two_zones(a: Claim, b: Claim) -> bool:
    """True for clock times of two days: one moment has two dates at the two ends of the world."""
    first, second = a.value.canonical, b.value.canonical
    return a.kind == "date" and "T" in first and "T" in second and first[:10] != second[:10]


def _plain(claim: Claim) -> bool:
    """True for a complete value that stands there, or was counted from the day of publication.

    What "the year" is counted from inside a text is too often another event.
    """
    value = claim.value
    return not value.unknown and (not value.anchor or value.anchor.startswith("publication"))


def _one_subject(pair: Pair, a: Claim, b: Claim) -> bool:
    """True where neither event nor subject is another one, and the same person answers.

    What a company says of itself is no contradiction of what a paper tells on its own account.
    """
    other = pair.evidence.get("other topic") or pair.evidence.get("other predicate")
    return not other and a.attribution.split()[-1:] == b.attribution.split()[-1:]
