"""Ranges whose two ends both carry their unit: "five per cent to 20 per cent", "between $5m and $7m"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from workbench.language import amounts
from workbench.language.numerals import is_change
from workbench.model import Mention, Modifier, Span

_LINK = re.compile(r"\s(?:to|and|or)\s|\s?[-\u2010-\u2014]\s?")
_BETWEEN = "between "


def joined(text: str, mentions: list[Mention]) -> Iterator[Mention]:
    """The mentions of a sentence, two ends of one range made one; "from 3 % to 4 %" is a change and stays two."""
    at = 0
    while at < len(mentions):
        low = mentions[at]
        high = mentions[at + 1] if at + 1 < len(mentions) else None
        if high and _is_range(text, low, high):
            yield _range(text, low, high)
            at += 2
        else:
            yield low
            at += 1


def _is_range(text: str, low: Mention, high: Mention) -> bool:
    a, b = low.value, high.value
    gap = text[low.span.end : high.span.start]
    plain = a.number_high is None and b.number_high is None and b.modifier is Modifier.EXACT
    plain = plain and (a.unit == b.unit or b.unit.startswith(f"{a.unit} per "))
    if not plain or not _LINK.fullmatch(gap) or a.number is None or b.number is None or a.number >= b.number:
        return False
    if gap.strip() == "and":
        return text[max(0, low.span.start - len(_BETWEEN)) : low.span.start].lower() == _BETWEEN
    if gap.strip() == "or":
        return b.number - a.number <= max(Decimal(1), a.number / 2)
    return not is_change(text, low.span.start)


def _range(text: str, low: Mention, high: Mention) -> Mention:
    between = text[low.span.end : high.span.start].strip() == "and"
    value = low.value
    number, upper = value.number or Decimal(0), high.value.number or Decimal(0)
    unit = high.value.canonical.partition(" ")[2]
    canonical = f"{value.modifier.value}{amounts.write(number)}..{amounts.write(upper)} {unit}"
    span = Span(low.span.start - (len(_BETWEEN) if between else 0), high.span.end)
    return Mention(low.kind, span, replace(value, canonical=canonical, number_high=upper, unit=high.value.unit))
