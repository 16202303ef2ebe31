"""Whether the words around a date tell of what was or of what will be, read off the nearest verb."""

from __future__ import annotations

from workbench.language.timewords import Words, letters, listed

_FUTURE = listed("future") | {"'ll"}
_PAST = listed("past")
_PRESENT = listed("present")
_SCHEDULED = listed("scheduled")
_NO_PARTICIPLE = listed("no_participle")
_DETERMINERS = letters("the a this that")
_MAY_BE_VERBS = letters("other possessive month until next")
_BACK, _AHEAD = 15, 12
"""Words before and after a date among which its verb is looked for."""


def tense(words: Words, start: int, end: int) -> int:
    """-1 for the past, 1 for the future, 0 where no verb nearby tells."""
    before = _verb(words, range(start - 1, max(-1, start - 1 - _BACK), -1))
    return before or _verb(words, range(end, min(len(words.row), end + _AHEAD)))


def _verb(words: Words, places: range) -> int:
    present = False
    for index in places:
        if words.row[index] not in _MAY_BE_VERBS:
            continue
        word, lower = words.word(index), words.lower(index)
        if lower in _FUTURE and not (lower == "may" and word[0].isupper()):
            return -1 if lower in _SCHEDULED and words.lower(index - 2) == "had" else 1
        if lower in _PAST or _participle(words, index, word):
            return 1 if words.lower(index - 1) == "be" else -1
        present = present or lower in _PRESENT
        if present and words.lower(index + 1) == "to":
            return 1
    return 0


def _participle(words: Words, index: int, word: str) -> bool:
    """A form in -ed that is no adjective: not "the proposed plan", not "unspecified"."""
    if not word.endswith("ed") or len(word) < 4 or word in _NO_PARTICIPLE or word[0].isupper() or word.startswith("un"):
        return False
    return words.letter(index - 1) not in _DETERMINERS
