"""A number with its unit and the words that hedge it, as a mention."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from workbench.language import amounts
from workbench.language.hedges import hedge, only_just
from workbench.language.numerals import Numeral
from workbench.language.units import notation
from workbench.model import Mention, Modifier, Span

KIND = "quantity"
_LASTING = frozenset(
    {"summer", "winter", "season", "spring", "autumn", "evening", "morning", "afternoon", "session", "round", "stage"}
    | {"leg", "episode", "chapter", "generation", "visit", "meeting", "trip", "match", "game", "instalment", "phase"}
)
"""What things happen in the course of: three summers, five sessions."""


def hedged(text: str, sentence: Span, number: Numeral, unit: str, end: int) -> Mention:
    """The mention of a number in a unit whose words end at a place."""
    modifier, span = hedge(text, number.span, sentence)
    if span.end > number.span.end and end > number.span.end:
        span = Span(span.start, max(span.end, end))
    elif end > number.span.end:
        behind = hedge(text, Span(number.span.start, end), sentence)
        modifier, span = (modifier, Span(span.start, end)) if modifier is not Modifier.EXACT else behind
    if modifier is Modifier.OVER and unit in _LASTING and text.startswith(("over", "Over"), span.start):
        modifier, span = Modifier.EXACT, Span(number.span.start, span.end)  # in the course of
    near = only_just(text[span.start : number.span.start])
    value = amounts.value_of(number, modifier, notation(unit), near=near)
    return Mention(KIND, span, replace(value, unit=unit))


def enlarged(mention: Mention, span: Span, part: Decimal) -> Mention:
    """A mention with a part of its unit added; written to two decimals, kept to six."""
    value = mention.value
    number = ((value.number or Decimal(0)) + part).quantize(Decimal("1e-6"))
    number = Decimal(f"{number:f}".rstrip("0").rstrip("."))
    canonical = f"{value.modifier.value}{amounts.write(number.quantize(Decimal('0.01')))} {notation(value.unit)}"
    return Mention(KIND, span, replace(value, canonical=canonical, number=number))
