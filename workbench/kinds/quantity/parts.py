"""What is added to a unit behind it: 5 ft 2 in, two metres forty, a tonne and a half."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from workbench.kinds.quantity.hedged import enlarged, hedged
from workbench.language.numerals import Numeral
from workbench.language.numerals import find as numerals
from workbench.language.units import Unit, unit_after
from workbench.model import Mention, Span

_AND = re.compile(r",?\s(?:and\s)?")
_PARTS_OF = {("foot", "inch"): 12, ("pound", "ounce"): 16, ("stone", "pound"): 14, ("yard", "foot"): 3}
_INCHES = re.compile(
    r"(?:\s|,?\sand\s|-)?(?P<inches>\d{1,2}(?:\.\d)?)"
    r"(?:\s?(?:in\b\.?(?!\s(?:the|an?|\d|[A-Z]))|[″”\"])|(?<=-\d)(?![\w-])|(?<=-\d\d)(?![\w-]))"
)
_PRIMES = re.compile(r"['’′]\s?(?P<inches>\d{1,2}(?:\.\d)?)\s?(?:[″”\"]|''|’’)")
_TALLEST = 400
"""Feet up to which "in" behind a number may mean inches: a mast, not a mountain."""
_HALF = re.compile(
    r"\sand\sa\s(?P<part>half|quarter)(?![\w-])(?!\s(?:a\s)?(?:dozen|hundred|thousand|million|hour|day|year)s?\b)"
)
_ONE = re.compile(r"\b(?:[Aa]n?|[Oo]ne)(?=\s[a-z]{3,12}(?:\s[a-z]{3,12})?$)")
_HALVES = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}
_LONGEST_UNIT = 32
_HUNDREDTHS_OF = frozenset({"metre"})
_SHAPES = re.compile(
    r"\s?(?:[.,;:)!?–—”\"](?!\d)|$|(?:tall|high|deep|long|wide|thick|across|above|below|up|down|and)\b)"
)


def feet_and_inches(text: str, sentence: Span, number: Numeral, unit: Unit | None) -> Mention | None:
    """Heights in short forms: 5 ft 2 in, 5'7", 6-foot-4."""
    if number.high is not None or number.low % 1 != 0 or number.low > _TALLEST:
        return None
    start = unit.end if unit and unit.name == "foot" else number.span.end
    match = (_INCHES if start > number.span.end else _PRIMES).match(text, start, sentence.end)
    if not match or Decimal(match["inches"]) >= _PARTS_OF["foot", "inch"]:
        return None
    mention = hedged(text, sentence, number, "foot", match.end())
    return enlarged(mention, mention.span, Decimal(match["inches"]) / _PARTS_OF["foot", "inch"])


def summed(text: str, mentions: list[Mention]) -> list[Mention]:
    """A unit and its parts made one measure, in the larger unit: "5 feet 2 inches" is 5.17 foot."""
    joint = list[Mention]()
    for mention in mentions:
        before = joint[-1] if joint else None
        size = _PARTS_OF.get((before.value.unit, mention.value.unit)) if before else None
        joins = before is not None and _AND.fullmatch(text, before.span.end, mention.span.start)
        if before and joins and size and before.value.number is not None and mention.value.number is not None:
            joint[-1] = enlarged(before, Span(before.span.start, mention.span.end), mention.value.number / size)
        else:
            joint.append(mention)
    return joint


def and_more(text: str, sentence: Span, number: Numeral, unit: Unit) -> Mention | None:
    """A measure with what is said behind its unit: three kilos and a half, two metres forty."""
    if number.high is not None or number.low % 1 != 0:
        return None
    half = _HALF.match(text, unit.end, sentence.end)
    if half:
        mention = hedged(text, sentence, number, unit.name, half.end())
        return enlarged(mention, mention.span, _HALVES[half["part"]])
    if unit.name not in _HUNDREDTHS_OF or not text.startswith(" ", unit.end):
        return None
    following = numerals(text, Span(unit.end, min(sentence.end, unit.end + _LONGEST_UNIT)))
    part = following[0] if following and following[0].span.start == unit.end + 1 else None
    plain = part is not None and part.high is None and 10 <= part.low < 100 and part.low % 1 == 0
    if part is None or not plain or not _SHAPES.match(text, part.span.end, sentence.end):
        return None
    mention = hedged(text, sentence, number, unit.name, part.span.end)
    return enlarged(mention, mention.span, part.low / 100)


def ones_and_more(text: str, sentence: Span) -> Iterator[Mention]:
    """A tonne and a half, a mile and a quarter: one unit and a part of it."""
    for half in _HALF.finditer(text, sentence.start, sentence.end):
        one = _ONE.search(text, max(sentence.start, half.start() - _LONGEST_UNIT), half.start())
        unit = unit_after(text, one.end(), half.start(), digits=False) if one else None
        if one and unit and unit.end == half.start():
            number = Numeral(Span(*one.span()), Decimal(1), words=True)
            mention = hedged(text, sentence, number, unit.name, half.end())
            yield enlarged(mention, mention.span, _HALVES[half["part"]])
