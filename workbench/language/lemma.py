"""Dictionary forms of English words, chosen by the word's tag."""

from __future__ import annotations

from functools import lru_cache

_INFLECTED = {"NNS", "NNPS", "VBD", "VBG", "VBN", "VBZ", "VBP", "JJR", "JJS", "RBR", "RBS"}
_NOT = {"n't", "n’t"}
_CLITICS = {"'s": "be", "’s": "be", "'re": "be", "’re": "be", "'m": "be", "’m": "be", "'ve": "have", "’ve": "have", "'ll": "will", "’ll": "will", "'d": "would", "’d": "would"}
_PLURALS = {"people": "person"}
"""Plurals that the dictionary keeps as they are, though one counts them by another singular."""


@lru_cache(maxsize=50_000)
def lemma(word: str, tag: str) -> str:
    """The dictionary form in lower case; names keep their letters. Tags are Penn Treebank's."""
    if tag.startswith("NNP"):
        return word
    plain = word.lower()
    if plain in _NOT:
        return "not"
    if plain in _CLITICS and tag.startswith(("VB", "MD")):
        return _CLITICS[plain]
    if plain in _PLURALS:
        return _PLURALS[plain]
    if tag not in _INFLECTED:
        return plain
    import simplemma

    return str(simplemma.lemmatize(plain, lang="en")).lower()
