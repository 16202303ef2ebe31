"""Whether the words around a date tell of what was or of what will be, read off the nearest verb."""

from __future__ import annotations

from workbench.language.timewords import CLASSES, Words

_FUTURE = frozenset(
    "will 'll ll shall would wo plans plan planned planning scheduled payable effective expected expects expect due set slated poised intends intend aims aim hopes hope "
    "upcoming must should ought may going gonna ahead deadline unless until till delivery futures".split()
)
_PAST = frozenset(
    "was were had did said told made went came took rose fell began held met won lost gave led left sold became found thought knew saw got ran sent "
    "spoke wrote stood broke grew paid kept felt brought bought built fought caught chose drew drove ate flew forgot froze hid hung laid lay lent lit "
    "meant rode rang sank sang shook shot shut slept slid spent spread stole struck stuck swept swore swam taught threw tore understood woke wore "
    "withdrew been ended posted n't".split()
) - {"set", "laid", "shut"}
_NO_VERB = frozenset(
    "need feed seed speed indeed breed bed red hundred sacred shed wed embed united need proceed exceed succeed deed weed greed creed limited "
    "expected scheduled planned proposed projected estimated wanted wicked naked".split()
)
_PRESENT = frozenset("is are 's am has have says say 're 've".split())
_NOT_CLAUSE = CLASSES["other"]


_SCHEDULED = frozenset("scheduled expected due set slated planned".split())
_DETERMINERS = frozenset(CLASSES[name] for name in ("the", "a", "this", "that"))


def tense(words: Words, start: int, end: int) -> int:
    """-1 for the past, 1 for the future, 0 where no verb nearby tells."""
    verbs = _verb(words, range(start - 1, max(-1, start - 16), -1))
    if verbs:
        return verbs
    return _verb(words, range(end, min(len(words.row), end + 12)))


def _verb(words: Words, places: range) -> int:
    present = False
    for index in places:
        if words.row[index] != _NOT_CLAUSE and words.row[index] not in _ALSO:
            continue
        word = words.word(index)
        lower = word.lower()
        if lower in _FUTURE and not (lower == "may" and word[0].isupper()):
            return -1 if lower in _SCHEDULED and words.word(index - 2).lower() == "had" else 1
        if lower in _PAST or _participle(words, index, word):
            return 1 if words.word(index - 1).lower() == "be" else -1
        if lower in _PRESENT:
            present = True
        if present and index + 1 < len(words.row) and words.word(index + 1).lower() == "to":
            return 1
    return 0


def _participle(words: Words, index: int, word: str) -> bool:
    """A form in -ed that is no adjective: not "the proposed plan", not "unspecified"."""
    if not word.endswith("ed") or len(word) < 4 or word in _NO_VERB or not word[0].islower() or word.startswith("un"):
        return False
    return index == 0 or words.row[index - 1] not in _DETERMINERS


_ALSO = frozenset(CLASSES[name] for name in ("possessive", "month", "until", "next"))
