"""Words that tell names apart and verbs that introduce what was said, from `name_words.toml`."""

from __future__ import annotations

import tomllib
from importlib.resources import files

_LISTS: dict[str, str] = tomllib.loads(
    files("workbench.language").joinpath("name_words.toml").read_text(encoding="utf-8")
)


def _words(name: str) -> frozenset[str]:
    return frozenset(_LISTS[name].split())


PARTICLES = _words("particles")
TITLES = _words("titles")
ORG_NOUNS = _words("org_nouns")
OF_NOUNS = _words("of_nouns")
INSTRUMENT_NOUNS = _words("instrument_nouns")
PLACE_NOUNS = _words("place_nouns")
SAYING = _words("saying")
SPEAKING = _words("speaking") | SAYING
PLACE_PREPOSITIONS = _words("place_prepositions")
FUNCTION_WORDS = _words("function_words")
EAST_ASIAN_SURNAMES = _words("east_asian_surnames")
