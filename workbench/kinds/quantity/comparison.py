"""How two counts or measures stand to each other, in one unit or in two that convert."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from workbench.language import amounts
from workbench.language.units import conversions, is_unit
from workbench.model import Relation, Value


def compare(a: Value, b: Value) -> Relation:
    """Numbers of one thing or of convertible units; counted nouns are taken as comparable, since the linker chose them.

    INCOMPARABLE for two units of measure without a common dimension, a measure and a count, an outcome of a vote and a
    count of anything but votes.
    """
    if "-" in a.canonical[1:] or "-" in b.canonical[1:]:
        pair = _OUTCOME.fullmatch(a.canonical), _OUTCOME.fullmatch(b.canonical)
        if any(pair):
            if all(pair):
                return _outcomes_compared(a, b) if a.unit == b.unit else Relation.INCOMPARABLE
            outcome, count = (a, b) if pair[0] else (b, a)
            return _side(outcome, count) if a.unit == b.unit == "vote" else Relation.INCOMPARABLE
    measures = is_unit(a.unit), is_unit(b.unit)
    if a.unit == b.unit or not any(measures) or not a.unit or not b.unit:
        return amounts.compare(a, b)
    if not all(measures):
        return Relation.INCOMPARABLE
    relations = [amounts.compare(a, b, factor, shift) for factor, shift in conversions(b.unit, a.unit)]
    order = (Relation.EQUAL, Relation.REFINES, Relation.OVERLAPS, Relation.CONFLICT)
    return next((relation for relation in order if relation in relations), Relation.INCOMPARABLE)


_OUTCOME = re.compile(r"\d+-\d+ (?:vote|score)")


def _outcomes_compared(a: Value, b: Value) -> Relation:
    """EQUAL for the same two numbers in either order, else CONFLICT."""
    same = {a.number, a.number_high} == {b.number, b.number_high}
    return Relation.EQUAL if same else Relation.CONFLICT


def _side(outcome: Value, count: Value) -> Relation:
    """REFINES where a count of votes fits either side of an outcome, else CONFLICT."""
    sides = (replace(outcome, canonical=f"{n:f} vote", number=n, number_high=None) for n in _numbers(outcome))
    return Relation.CONFLICT if all(amounts.compare(s, count) is Relation.CONFLICT for s in sides) else Relation.REFINES


def _numbers(outcome: Value) -> tuple[Decimal, ...]:
    return tuple(n for n in (outcome.number, outcome.number_high) if n is not None)
