"""Words that say when: a question about the time may not give it away."""

from __future__ import annotations

import calendar

from workbench.language.tree import Token, Tree

_PARTS = "sept today yesterday tomorrow tonight morning afternoon evening night noon midnight dawn dusk".split()
_CALENDAR = frozenset(
    name.lower()
    for names in (calendar.day_name, calendar.month_name, calendar.day_abbr, calendar.month_abbr, _PARTS)
    for name in names
    if name
)
_ALSO_WORDS = ("may", "march", "mar", "sun", "sat")


def dates_in(tree: Tree) -> set[int]:
    """Indexes of the phrases of a sentence that say when something was."""
    dated = [t for t in tree.tokens if is_dated(t) and t.relation.split(":")[0] in ("obl", "nmod", "advmod")]
    return {w.index for t in dated for w in tree.subtree(t)}


def is_dated(token: Token) -> bool:
    """Whether a word is a year, a month, a day or a part of one."""
    word = token.text.strip(".").lower()
    if word.isdecimal():
        return len(word) == 4
    return word in _CALENDAR and (token.is_name or word not in _ALSO_WORDS)
