"""The words and signs that numbers are made of."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path


@cache
def _lists() -> dict[str, list[str]]:
    with Path(__file__).with_name("numberwords.toml").open("rb") as file:
        return {name: words.split() for name, words in tomllib.load(file).items()}


def in_order(name: str) -> list[str]:
    """The words of a list of `numberwords.toml` in their order."""
    return _lists()[name]


def listed(name: str) -> frozenset[str]:
    """The words of a list of `numberwords.toml`."""
    return frozenset(_lists()[name])


UNITS = {word: Decimal(value) for value, word in enumerate(in_order("units"))} | dict.fromkeys(
    ("nil", "nought", "naught"), Decimal(0)
)

TENS = {word: Decimal(10 * value) for value, word in enumerate(in_order("tens"), start=2)}

MAGNITUDES = {
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
    "mn": Decimal(10**6),
    "mln": Decimal(10**6),
    "bn": Decimal(10**9),
    "bln": Decimal(10**9),
    "tn": Decimal(10**12),
    "trn": Decimal(10**12),
    "lakh": Decimal(10**5),
    "crore": Decimal(10**7),
    "mil": Decimal(10**6),
    "mio": Decimal(10**6),
    "tln": Decimal(10**12),
    "dozen": Decimal(12),
    "dozens": Decimal(12),
}

SUFFIXES = {
    "k": Decimal(1000),
    "m": Decimal(10**6),
    "mn": Decimal(10**6),
    "mln": Decimal(10**6),
    "mil": Decimal(10**6),
    "mio": Decimal(10**6),
    "mm": Decimal(10**6),
    "b": Decimal(10**9),
    "bn": Decimal(10**9),
    "t": Decimal(10**12),
    "tn": Decimal(10**12),
    "trn": Decimal(10**12),
    "tln": Decimal(10**12),
    "thousand": Decimal(1000),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
    "lakh": Decimal(10**5),
    "crore": Decimal(10**7),
}
"""Magnitudes that are written directly behind the digits."""

_PARTS = {3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth", 10: "tenth"} | {
    12: "twelfth",
    20: "twentieth",
    30: "thirtieth",
    100: "hundredth",
    1000: "thousandth",
    10**6: "millionth",
    10**9: "billionth",
    10**12: "trillionth",
}

FRACTIONS = (
    {word: (Decimal(part), False) for part, word in _PARTS.items()}
    | {f"{word}s": (Decimal(part), True) for part, word in _PARTS.items()}
    | {
        "fourth": (Decimal(4), False),
        "fourths": (Decimal(4), True),
        "half": (Decimal(2), False),
        "halves": (Decimal(2), True),
    }
)
"""Name of a part: its denominator, and whether the name is plural."""

PLURALS = {
    "tens": (Decimal(10), Decimal(100)),
    "dozens": (Decimal(12), Decimal(120)),
    "hundreds": (Decimal(100), Decimal(1000)),
    "thousands": (Decimal(1000), Decimal(10000)),
    "millions": (Decimal(10**6), Decimal(10**7)),
    "billions": (Decimal(10**9), Decimal(10**10)),
    "trillions": (Decimal(10**12), Decimal(10**13)),
}
"""Indefinite plurals with the least and the greatest number they are fairly used for."""

UNICODE_FRACTIONS = {
    "½": Decimal("0.5"),
    "⅓": Decimal(1) / 3,
    "⅔": Decimal(2) / 3,
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅕": Decimal("0.2"),
    "⅖": Decimal("0.4"),
    "⅗": Decimal("0.6"),
    "⅘": Decimal("0.8"),
    "⅙": Decimal(1) / 6,
    "⅚": Decimal(5) / 6,
    "⅛": Decimal("0.125"),
    "⅜": Decimal("0.375"),
    "⅝": Decimal("0.625"),
    "⅞": Decimal("0.875"),
}
