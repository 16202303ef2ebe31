"""Degrees below zero, told without a minus: 4.6 degrees below zero, 20 below zero."""

from __future__ import annotations

import re
from dataclasses import replace

from workbench.kinds.quantity.hedged import hedged
from workbench.language.numerals import Numeral
from workbench.language.units import Unit
from workbench.model import Mention, Modifier, Span

_BELOW = re.compile(r"\s(?:(?P<scale>Celsius|Fahrenheit)\s)?below (?:zero|nought)\b", re.IGNORECASE)
_DEGREES = frozenset({"degree", "celsius", "fahrenheit"})
_TURNED = {
    Modifier.OVER: Modifier.UNDER,
    Modifier.UNDER: Modifier.OVER,
    Modifier.AT_LEAST: Modifier.AT_MOST,
    Modifier.AT_MOST: Modifier.AT_LEAST,
}
"""More than six degrees below zero is less than minus six."""


def below_zero(text: str, sentence: Span, number: Numeral, unit: Unit | None) -> Mention | None:
    """The measure of a number of degrees below zero."""
    if (unit is not None and unit.name not in _DEGREES) or number.low < 0 or number.fraction:
        return None
    below = _BELOW.match(text, unit.end if unit else number.span.end, sentence.end)
    if below is None:
        return None
    low = -number.low if number.high is None else -number.high
    turned = replace(number, low=low, high=None if number.high is None else -number.low)
    name = (below["scale"] or "").lower() or (unit.name if unit else "degree")
    mention = hedged(text, sentence, turned, name, below.end())
    value, modifier = mention.value, _TURNED.get(mention.value.modifier, mention.value.modifier)
    canonical = f"{modifier.value}{value.canonical[len(value.modifier.value) :]}"
    return replace(mention, value=replace(value, canonical=canonical, modifier=modifier))
