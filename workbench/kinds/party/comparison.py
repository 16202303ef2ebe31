"""Whether two lists of parties name the same."""

from __future__ import annotations

from workbench.language.names import successor
from workbench.model import Relation, Value


def compare(a: Value, b: Value) -> Relation:
    """EQUAL for the same parties, CONFLICT for others; a successor state or an unknown name leaves it open."""
    one, two = set(a.canonical.split(" + ")), set(b.canonical.split(" + "))
    if one == two:
        return Relation.EQUAL
    if a.unknown or b.unknown:
        return Relation.INCOMPARABLE
    heirs = [{_heir(n) for n in names} for names in (one, two)]
    return Relation.OVERLAPS if heirs[0] == heirs[1] else Relation.CONFLICT


def _heir(party: str) -> str:
    return successor(party) or party
