"""Whether four figures are a year where they stand: not a count, a number, a measure or part of a code."""

from __future__ import annotations

from workbench.kinds.date.expression import Expression
from workbench.language.timewords import CLASSES, Words, letters, listed

_PRECEDED = letters(
    "in by from until since between before after early late mid dash hyphen open ago comma and or end begin middle"
)
_DETERMINED = letters("the of this last that possessive fiscal quote")
_COUNTING = letters("almost more sign word digits number magnitude")
_AFTER_COUNT = letters("unit units quarter quarters magnitude meridiem sign slash")
_CLOSED = letters("other close comma dot") | {""}
_DATED = letters("year month since")
_BEFORE_HYPHEN = letters("year early late mid hedge month season")
_COUNTED_NOUNS = listed("counted_nouns")
_NUMBERED_NOUNS = listed("numbered_nouns")
_BEFORE_SHORT = listed("before_short_year")
_AFTER_ABOUT = listed("after_about_year")
_OF_WHAT = listed("of_what")
_NOT_PLURAL = listed("not_plural")
_PRONOUNS = listed("pronouns")
_DATING = frozenset({"back", "dates", "dated", "dating"})
_GLUED_LEFT, _GLUED_RIGHT = "$£€¥#/+@_=&", "%°/_=@"
_AS_AGO = frozenset({"ago", "back", "early", "late", "recently"})
_REACH = 12
"""Words before "to 2004" among which the first year of the span is looked for."""


def is_year(words: Words, found: Expression) -> bool:
    """Whether a bare number of four digits, or of two with an apostrophe, is a year."""
    if found.bc or found.fiscal or found.told:
        return True
    before, word = words.letter(found.start - 1), words.lower(found.start - 1)
    if _glued(words, found):
        return False
    if found.short:
        return word in _BEFORE_SHORT
    season = words.lower(found.end) == "season"  # the 2012–13 season
    counts = words.letter(found.end) in _AFTER_COUNT and not season
    if before in _COUNTING or counts or word in _NUMBERED_NOUNS:
        return False
    if words.lower(found.end) in _COUNTED_NOUNS or (before == CLASSES["at"] and words.capital(found.end)):
        return False
    if before == CLASSES["about"]:
        return words.letter(found.end) != CLASSES["other"] or words.lower(found.end) in _AFTER_ABOUT
    if before == CLASSES["dot"] and words.lower(found.start - 2) in _NUMBERED_NOUNS:
        return False
    return found.until is not None or _by_neighbours(words, found, before, word)


def _by_neighbours(words: Words, found: Expression, before: str, word: str) -> bool:
    after, follower, year = words.letter(found.end), words.lower(found.end), found.year or 0
    preceded = before in _PRECEDED or word in ("during", "year", "years", "circa")
    preceded = preceded or _as_long_ago_as(words, found.start)
    if after == CLASSES["other"] and _plural(follower):
        exact = year % 100 != 0  # 1987 letters may be a year's; 1900 letters are counted
        return before == CLASSES["the"] or word in _PRONOUNS or (exact and (preceded or before == CLASSES["of"]))
    if words.capital(found.start - 1) and not preceded and found.start > 1:
        return after == CLASSES["possessive"]
    if before == CLASSES["to"] and after != CLASSES["possessive"]:
        if words.lower(found.start - 2) in _DATING:  # the mill dates back to 1865
            return True
        return not _DATED.isdisjoint(words.row[max(0, found.start - _REACH) : found.start - 1])
    if preceded or before in _DETERMINED or after == CLASSES["possessive"]:
        return before != CLASSES["of"] or words.lower(found.start - 2) not in _OF_WHAT
    return 1400 <= year <= 2100 and (after in _CLOSED or found.start == 0)


def _as_long_ago_as(words: Words, start: int) -> bool:
    """As long ago as 2019, as far back as 1994, as recently as 2021."""
    return words.lower(start - 1) == "as" and words.lower(start - 2) in _AS_AGO


def _glued(words: Words, found: Expression) -> bool:
    """Part of a longer figure or code: ISO 9001-2015, 2009/73, A1990."""
    start, end = words.starts[found.start], words.ends[found.end - 1]
    left, right = words.text[start - 1 : start], words.text[end : end + 1]
    if left and (left.isalnum() or left in _GLUED_LEFT):
        return True
    hyphened = left in ("-", "–") and start > 1 and words.text[start - 2].isalnum()
    if hyphened and words.letter(found.start - 2) not in _BEFORE_HYPHEN:
        return True
    if right == "-" and words.text[end + 1 : end + 2].isdigit() and found.until is None:
        return True
    return bool(right) and (right in _GLUED_RIGHT or right.isalpha())


def _plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in _NOT_PLURAL
