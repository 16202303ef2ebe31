"""Units that a text says once for two numbers: "from 13.5 to 14 mm", "to 3.4 percent from 2.9"."""

from __future__ import annotations

import re

from workbench.language.numerals import Numeral
from workbench.model import Span

_FROM_TO = re.compile(r"\sto\s(?:about\s|around\s|nearly\s|almost\s|just\s)?")
_FROM = re.compile(r"\bfrom\s(?:about\s|around\s|nearly\s|almost\s|just\s)?$")
_BY = re.compile(r"\s?[x×]\s?|[\s-]by[\s-]")
"""Between the sides of one thing: 3 by 4 m, 10x12 foot."""
_LISTED = re.compile(r",\s|,?\s(?:and|or)\s")
_LINK = re.compile(
    r",?\s(?:up\s|down\s)?(?P<way>to|from)\s(?:about\s|around\s|nearly\s|almost\s|just\s(?:over\s|under\s)?|only\s)?"
)
_LEVEL = re.compile(r"\b(?:to|at|of|is|was|were|are|stood at)\s(?:about\s|around\s|nearly\s|almost\s|just\s)?$")
"""Before the new level of what changed; "rose 8 percent from 20" tells the size of the change."""
_ENDS = re.compile(
    r"\s?(?:[.,;:)!?–—”\"]|$|(?:in|at|by|an?|the|last|this|from|on|for|as|when|while|after|before|since|between|during"
    r"|over|within|with|until|has|have|had|was|were|is|are|will|would|and|but|two|three|four|five|one)\b)"
)


def unit_follows(text: str, number: Numeral, following: Numeral) -> bool:
    """Whether a number without a unit shares that of the next one: the 4.8 of "from 4.8 to 4.7 percent"."""
    gap = text[number.span.end : following.span.start]
    if _reads_as_year(text, number.span) or number.fraction or number.vague:
        return False
    if _BY.fullmatch(gap):
        return True
    if _FROM_TO.fullmatch(gap):
        return bool(_FROM.search(text[max(0, number.span.start - 20) : number.span.start]))
    return bool(_LISTED.fullmatch(gap)) and _decimal(number) and _decimal(following)


def unit_precedes(text: str, known: Span, number: Numeral) -> bool:
    """Whether a bare number shares the unit of the amount before it: the 193 of "from 208 pounds to 193"."""
    link = _LINK.fullmatch(text, known.end, number.span.start)
    if link is None or _reads_as_year(text, number.span) or number.fraction or number.vague:
        return False
    before = text[max(0, known.start - 20) : known.start]
    votes = link["way"] == "to" and text.startswith(" votes", known.end - len(" votes"))
    if not votes and not (_FROM if link["way"] == "to" else _LEVEL).search(before):
        return False
    return bool(_ENDS.match(text, number.span.end))


def _decimal(number: Numeral) -> bool:
    return not number.words and number.low % 1 != 0


def _reads_as_year(text: str, span: Span) -> bool:
    return bool(re.fullmatch(r"(?:1[5-9]|20)\d{2}", span.of(text)))
