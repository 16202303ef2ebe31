"""Whether two lists of parties name the same."""

from __future__ import annotations

from workbench.language.names import successor
from workbench.model import Relation, Value


def compare(a: Value, b: Value) -> Relation:
    """EQUAL for the same parties, CONFLICT for others; a successor state leaves it open.

    So does an unknown name, which may be another's other name, unless the lists share two parties and the rest shares
    no word.
    """
    one, two = set(a.canonical.split(" + ")), set(b.canonical.split(" + "))
    if one == two:
        return Relation.EQUAL
    if a.unknown or b.unknown:
        return Relation.CONFLICT if _told_apart(one, two) else Relation.INCOMPARABLE
    heirs = [{_heir(n) for n in names} for names in (one, two)]
    return Relation.OVERLAPS if heirs[0] == heirs[1] else Relation.CONFLICT


def _heir(party: str) -> str:
    return successor(party) or party


def _told_apart(one: set[str], two: set[str]) -> bool:
    rest = [{word.lower() for name in names for word in name.split()} for names in (one - two, two - one)]
    return len(one & two) > 1 and all(rest) and not rest[0] & rest[1]
