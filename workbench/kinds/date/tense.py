"""Whether the words around a date tell of what was or of what will be, read off the nearest verb."""

from __future__ import annotations

from workbench.language.timewords import CLASSES, Words, letters, listed

_FUTURE = listed("future") | {"'ll"}
_PAST = listed("past")
_PRESENT = listed("present")
_SCHEDULED = listed("scheduled")
_PROMISED = listed("promised")
_NO_PARTICIPLE = listed("no_participle")
_DETERMINERS = letters("the a this that")
_MAY_BE_VERBS = letters("other possessive month until next to")
_NO_VERB_AFTER_TO = letters("the a this that digits number year month weekday deictic possessive")
_LASTED = listed("lasted")
_TO, _UNTIL, _POSSESSIVE, _COMMA = (CLASSES[name] for name in ("to", "until", "possessive", "comma"))
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "’s"})
_NEGATIONS = frozenset({"not", "nothing", "nobody", "never", "no", "none", "neither", "nor"})
_REPORTED = frozenset({"said", "told", "added", "announced", "stated", "warned", "confirmed", "insisted"})
_MODALS = frozenset({"could", "may", "might", "can", "will", "would"})
_JOINING = frozenset({"and", "but", "while", "though", "although"})
_LEADING = 3
"""Words before a date that still lets its sentence open: early on Thursday."""
_BACK, _AHEAD = 15, 12
"""Words before and after a date among which its verb is looked for."""


def tense(words: Words, start: int, end: int) -> int:
    """-1 for the past, 1 for the future, 0 where no verb nearby tells."""
    back, ahead = range(start - 1, max(-1, start - 1 - _BACK), -1), range(end, min(len(words.row), end + _AHEAD))
    if _as_soon_as(words, start) and any(words.lower(at) in _MODALS for at in back):
        return 1
    if words.letter(end) == _POSSESSIVE and words.lower(start - 2) == "ahead" and words.lower(start - 1) == "of":
        return 1  # parties that rallied ahead of Sunday's vote
    if start == 1 and words.letter(0) == CLASSES["until"]:
        return _verb(words, ahead, leading=True)
    return _verb(words, back) or _verb(words, _own_clause(words, ahead) if start > _LEADING else ahead, leading=True)


def _own_clause(words: Words, ahead: range) -> range:
    """The places behind a date up to the clause that "and" or "but" joins to its own."""
    for at in ahead:
        if words.row[at] == _COMMA and words.lower(at + 1) in _JOINING:
            return range(ahead.start, at)
    return ahead


def _as_soon_as(words: Words, start: int) -> bool:
    """As early as Tuesday."""
    return words.lower(start - 1) == words.lower(start - 3) == "as" and words.lower(start - 2) in ("soon", "early")


def _verb(words: Words, places: range, leading: bool = False) -> int:
    """The tense of the first verb among some places; after a date that leads its sentence, "planned" is past."""
    present = False
    for index in places:
        if words.row[index] not in _MAY_BE_VERBS:
            continue
        word, lower = words.word(index), words.lower(index)
        if words.row[index] == _TO:
            if _promised(words, index):
                return -1 if words.lower(index - 2) == "had" or words.lower(index - 3) == "had" else 1
            continue
        if lower in _FUTURE and not (lower == "may" and word[0].isupper()):
            if told := _of_future(words, index, lower, leading):
                return told
            continue
        if lower in _PAST or _participle(words, index, word):
            return _of_participle(words, index)
        present = present or lower in _PRESENT
        if present and words.lower(index + 1) == "to":
            return 1
    return 0


def _of_future(words: Words, index: int, lower: str, leading: bool) -> int:
    """The tense that a word of the future tells where it stands; 0 where it tells none."""
    if lower in _SCHEDULED and leading and words.lower(index - 1) not in _BE:
        return -1
    if words.row[index] == _UNTIL and (_lasted(words, index) or _not_before(words, index)):
        return -1
    by_then = lower == "deadline" and words.lower(index - 1) == "the" and words.lower(index - 2) == "by"
    if by_then and any(_past(words, at) for at in range(max(0, index - _BACK), index)):
        return 0  # they handed it in by the deadline
    if words.row[index] == _UNTIL and words.letter(index + 1) == _COMMA:
        return 0  # until, on 14 March, it broke
    if _foretells(words, index, lower):
        return -1 if lower in _SCHEDULED and words.lower(index - 2) == "had" else 1
    return -1 if lower == "set" else 0


def _lasted(words: Words, until: int) -> bool:
    """The battle raged until Friday."""
    return any(words.lower(at) in _LASTED for at in range(max(0, until - _BACK), until))


def _not_before(words: Words, until: int) -> bool:
    """Nothing was heard until Monday; but: it will not open until Monday."""
    before = range(max(0, until - _BACK), until)
    lower = [words.lower(at) for at in before]
    if _NEGATIONS.isdisjoint(lower) or not _MODALS.isdisjoint(lower) or "'ll" in lower or "won" in lower:
        return False
    return any(_past(words, at) and words.lower(at) not in _REPORTED for at in before)


def _past(words: Words, index: int) -> bool:
    return words.lower(index) in _PAST or _participle(words, index, words.word(index))


def _foretells(words: Words, index: int, lower: str) -> bool:
    """Not "ahead of", "due to the rain", "as planned", "set aside", "a record set in May"."""
    after = words.lower(index + 1)
    if lower == "ahead":
        return after != "of"
    if lower == "due":
        return after != "to" or _infinitive(words, index + 1)
    if lower == "planned":
        return words.lower(index - 1) != "as" and words.lower(index - 2) != "as"
    if lower == "set":
        return after in ("to", "for") or words.lower(index - 1) in _BE
    return True


def _infinitive(words: Words, index: int) -> bool:
    return words.letter(index + 1) not in _NO_VERB_AFTER_TO and words.word(index + 1)[:1].islower()


def _promised(words: Words, index: int) -> bool:
    """ "Agreed to buy it in May": what is promised or wanted lies ahead."""
    return words.lower(index - 1) in _PROMISED and _infinitive(words, index)


def _of_participle(words: Words, index: int) -> int:
    """Will be opened, but: could not be reached."""
    if words.lower(index - 1) != "be":
        return -1
    return -1 if words.lower(index - 2) == "not" else 1


def _participle(words: Words, index: int, word: str) -> bool:
    """A form in -ed that is no adjective: not "the proposed plan", not "unspecified"."""
    if not word.endswith("ed") or len(word) < 4 or word in _NO_PARTICIPLE or word[0].isupper() or word.startswith("un"):
        return False
    return words.letter(index - 1) not in _DETERMINERS
