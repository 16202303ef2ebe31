"""Dictionary forms of English words, chosen by the word's tag."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

_INFLECTED = {"NNS", "NNPS", "VBD", "VBG", "VBN", "VBZ", "VBP", "JJR", "JJS", "RBR", "RBS"}
_NOT = {"n't", "n’t"}
_CLITICS = {"s": "be", "re": "be", "m": "be", "ve": "have", "ll": "will", "d": "would"}
_PLURALS = {"people": "person", "lives": "life"}
"""Plurals that the dictionary keeps as they are, though one counts them by another singular."""


@lru_cache(maxsize=50_000)
def lemma(word: str, tag: str) -> str:
    """The dictionary form in lower case; names keep their letters. Tags are Penn Treebank's."""
    if tag.startswith("NNP"):
        return word
    plain = word.lower()
    if plain in _NOT:
        return "not"
    if plain[:1] in ("'", "’") and tag.startswith(("VB", "MD")):
        return _CLITICS.get(plain[1:], plain)
    if plain in _PLURALS and tag.startswith("NN"):
        return _PLURALS[plain]
    if tag not in _INFLECTED:
        return plain
    if tag in ("VBD", "VBN") and plain in _irregular():
        return _irregular()[plain]
    import simplemma

    return str(simplemma.lemmatize(plain, lang="en")).lower()


def is_known(word: str) -> bool:
    """Whether the dictionary holds a word that is written in lower case."""
    import simplemma

    return bool(simplemma.is_known(word.lower(), lang="en"))


@cache
def _irregular() -> Mapping[str, str]:
    found: dict[str, str] = tomllib.loads(files("workbench.language").joinpath("irregular.toml").read_text("utf-8"))[
        "verbs"
    ]
    return found
