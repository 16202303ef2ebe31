"""Instruments: treaties, acts and agreements by name, or by year where the text only describes them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.language.capitals import titled, words
from workbench.language.instruments import HEADS, Instrument
from workbench.language.instruments import find as find_instruments
from workbench.language.reading import Reading
from workbench.language.territories import register
from workbench.model import Mention, Relation, Value

name = "instrument"
nests = True

ALIKE = 80.0
"""Token-set ratio above which two names with the same head are wordings of one; the founding pair has 87."""

_WORD = re.compile(r"[^\W_]++(?:[./'-][^\W_]++)*+")
_SMALL = frozenset(
    {"the", "a", "an", "of", "on", "for", "and", "in", "to", "between", "with", "against", "concerning", "its"}
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def find(reading: Reading) -> Iterable[Mention]:
    """Named instruments, and descriptions with a year such as "the 1961 treaty".

    A headline in capitals makes names of anything: there only what the body also names counts.
    """
    plain = set[str]()
    found: list[tuple[bool, Instrument]] = []
    for sentence in reading.sentences:
        headline = titled(reading.text, sentence, words(reading.text, sentence))
        for instrument in find_instruments(reading.text, sentence):
            found.append((headline, instrument))
            if not headline:
                plain.add(instrument.canonical.casefold())
    for headline, instrument in found:
        if not headline or instrument.canonical.casefold() in plain:
            yield Mention(name, instrument.span, Value(instrument.canonical))


def _tokens(canonical: str) -> list[str]:
    """Words without case, small words and spelling variants; known short forms written out (UN, EU)."""
    found: list[str] = []
    for word in _WORD.findall(canonical.replace("’", "'").replace("&", " and ")):
        entry = register().find(word) if word.isupper() and not word.isdigit() else None
        found.extend((entry.canonical if entry else word).casefold().split())
    plain = [re.sub(r"(?<=[a-z]{2})our(?=s?$|ed$|ing$|ly$|liness$|hood$)", "or", w) for w in found]
    plain = [re.sub(r"(?<=[a-z]{3})is(?=e[ds]?$|ing$|ation$)", "iz", re.sub(r"'s?$", "", w)) for w in plain]
    plain = [w.replace("neighbour", "neighbor").replace("defence", "defense") for w in plain]
    return [w for w in plain if w not in _SMALL]


def compare(a: Value, b: Value) -> Relation:
    """EQUAL but for spelling; REFINES when one shortens the other; OVERLAPS for a small difference of wording."""
    one, two = _tokens(a.canonical), _tokens(b.canonical)
    if one == two:
        return Relation.EQUAL
    years = [{w for w in words if _YEAR.fullmatch(w)} for words in (one, two)]
    if years[0] and years[1] and years[0] != years[1]:
        return Relation.INCOMPARABLE
    if not {w.rstrip("s") for w in one} & {w.rstrip("s") for w in two} & {h.rstrip("s") for h in HEADS}:
        return Relation.INCOMPARABLE
    if set(one) <= set(two) or set(two) <= set(one):
        return Relation.REFINES if min(len(one), len(two)) > 1 else Relation.INCOMPARABLE
    from rapidfuzz import fuzz

    ratio = fuzz.token_sort_ratio(" ".join(one), " ".join(two))
    return Relation.OVERLAPS if ratio >= ALIKE else Relation.INCOMPARABLE
