"""Counts that no plain number tells: votes and scores, multiples, a trio of nurses, a single vote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from workbench.kinds.quantity.hedged import KIND, hedged
from workbench.language import amounts
from workbench.language.counted import counted_after
from workbench.language.hedges import hedge
from workbench.language.numberwords import TENS, UNITS
from workbench.language.numerals import Numeral, parse_word
from workbench.language.results import results
from workbench.language.tree import Tree
from workbench.model import Mention, Span, Value

_FOLD = re.compile(
    rf"(?<![\w-])(?P<count>\d{{1,4}}(?:\.\d)?|{'|'.join(UNITS)}|{'|'.join(TENS)}|hundred|thousand)-?fold\b"
)
_SIZES = {"trio": 3, "threesome": 3, "quartet": 4, "foursome": 4, "quintet": 5, "sextet": 6, "septet": 7, "octet": 8}
_GROUP = re.compile(rf"\b[Aa]n?\s(?P<size>{'|'.join(_SIZES)})\sof(?=\s[a-z])")
_SINGLE = re.compile(
    r"\b(?:(?:by|only|just|with)\s)(?P<count>a\s(?:single|lone))\s(?P<noun>vote|ballot|seat|point|goal|run|shot|stroke"
    r"|wicket|place|game|set|match|lap|length|mark|dissent|abstention)\b(?!\s[a-z]+(?:er|or)\b)(?!-)"
)
"""Margins of one; a single parent or a single market counts nothing."""


def outcomes(text: str, sentence: Span) -> Iterator[Mention]:
    """Votes and scores: "52-48 vote"; which side is named first is the writer's choice."""
    for result in results(text, sentence):
        canonical = f"{result.first}-{result.second} {result.unit}"
        low, high = Decimal(result.first), Decimal(result.second)
        yield Mention(KIND, result.span, Value(canonical, number=low, number_high=high, unit=result.unit))


def multiples(text: str, sentence: Span) -> Iterator[Mention]:
    """What something was multiplied by: "sixfold", "a 10-fold rise"."""
    for match in _FOLD.finditer(text, sentence.start, sentence.end):
        count = parse_word(match["count"])
        if count:
            modifier, span = hedge(text, Span(*match.span()), sentence)
            yield Mention(KIND, span, amounts.value_of(Numeral(Span(*match.span()), count), modifier, "fold"))


def singles(text: str, sentence: Span) -> Iterator[Mention]:
    """By a single vote."""
    for match in _SINGLE.finditer(text, sentence.start, sentence.end):
        number = Numeral(Span(*match.span("count")), Decimal(1), words=True)
        yield hedged(text, sentence, number, match["noun"], match.end())


def has_group(text: str, sentence: Span) -> bool:
    """Whether a sentence names a group by its size, for which its tree is needed."""
    return _GROUP.search(text, sentence.start, sentence.end) is not None


def groups(text: str, tree: Tree) -> Iterator[Mention]:
    """A trio of nurses: as many as the group has."""
    for match in _GROUP.finditer(text, tree.span.start, tree.span.end):
        size = _SIZES[match["size"]]
        counted = counted_after(text, tree, Span(*match.span()), one=False, words=frozenset())
        if counted:
            number = Numeral(Span(*match.span()), Decimal(size), words=True)
            yield hedged(text, tree.span, number, counted.noun, counted.end)
