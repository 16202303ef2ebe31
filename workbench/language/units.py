"""Units of measure: the words for them (`units.toml`), and conversion through Pint."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from pint import UnitRegistry

_GLUED_ONLY = frozenset({"st"})
"""Letters that are units only right behind the digits: 11st."""
_LETTER_DEGREES = frozenset({"C", "F"})
_TEMPERATURE = re.compile(
    r"\b(?:temperatures?|degrees?|heat\w{0,4}|hot\w{0,3}|cold\w{0,3}|warm\w{0,4}|cool\w{0,3}|melt\w{0,3}|boil\w{0,3}"
    r"|fr[eo]+z\w{0,4}|thaw\w{0,3}|oven|fever|weather|thermometers?|climate|celsius|fahrenheit)\b|°",
    re.IGNORECASE,
)
_MODEL = re.compile(r"\b[A-Z][a-z]+\s\d{1,5}$")
"""A name and figures before a letter: Boeing 777F."""
_ENDS_DEGREES = re.compile(
    r"\s?(?:[.,;:)!?–—]|/(?=\d)|$|(?:in|on|at|by|and|or|to|this|for|with|as|during|but|while|when|across|above|below|over"
    r"|heat|weather|temperatures?|melting|boiling|freezing)\b)"
)

_RATE = re.compile(
    r"(?:(?: of (?:[a-z]{2,12} )?[a-z]{2,12})?(?: an? (?=(?:day|hour|week|month|year|minute|second|night|shift"
    r"|head|season|game|quarter|share|barrel|tonne?|gallon|lit(?:re|er)|pound|ounce|person|acre|kilo|unit|ticket"
    r"|bottle|dozen|piece)\b(?! (?:earlier|ago|later|before|after|old)\b))| per )|-per-|/|-an?-)"
    r"(?P<per>100 (?:km|kilomet(?:re|er)s)|100,000|1,000|100|million|square [a-z]{4,10}|[A-Za-z]{1,20}[23²³]?)(?![\w%])"
)
_TIMES = {"hr": "hour", "h": "hour", "s": "second", "sec": "second", "min": "minute", "yr": "year", "annum": "year"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit found behind a number: canonical name and where its words end."""

    name: str
    end: int


class _Entry(TypedDict, total=False):
    """What `units.toml` says of a unit."""

    symbol: str
    pint: list[str]
    words: list[str]
    tight: list[str]


@cache
def _table() -> dict[str, _Entry]:
    with Path(__file__).with_name("units.toml").open("rb") as file:
        table: dict[str, _Entry] = tomllib.load(file)
    return table


@cache
def _names() -> tuple[dict[str, str], dict[str, str]]:
    """Written form to canonical name: words in lower case, tight forms as they are."""
    words = {word.lower(): name for name, entry in _table().items() for word in entry["words"]}
    tight = {form: name for name, entry in _table().items() for form in entry.get("tight", [])}
    return words, tight


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words, tight = _names()
    spelled = "|".join(re.escape(w).replace(r"\ ", r"[\s-]") for w in sorted(words, key=len, reverse=True))
    symbols = "|".join(re.escape(t) for t in sorted(tight, key=len, reverse=True))
    return (
        re.compile(
            rf"(?:\s|-|\u2010|\u2011|\s-\s)?(?:(?:US|U\.S\.|UK|imperial)\s)?(?P<word>{spelled})(?!\w)", re.IGNORECASE
        ),
        re.compile(rf"(?P<gap>[\s\u00a0-]?)(?P<symbol>{symbols})(?!\w|-\d)"),
    )


def unit_after(text: str, position: int, limit: int, *, digits: bool) -> Unit | None:
    """The unit of measure that directly follows a number; symbols such as km only behind `digits`."""
    words, tight = _names()
    spelled, symbols = _patterns()
    match = spelled.match(text, position, limit)
    if match:
        return Unit(
            words[re.sub(r"[\s-]", " ", match["word"]).lower()]
            if _spaced(match["word"])
            else words[match["word"].lower()],
            match.end(),
        )
    match = symbols.match(text, position, limit) if digits else None
    if match and _is_symbol(text, match, limit):
        return Unit(tight[match["symbol"]], match.end())
    return None


def _is_symbol(text: str, match: re.Match[str], limit: int) -> bool:
    """Whether letters behind digits are a unit: not 777F, Section 12 C, 5m/f."""
    symbol, end = match["symbol"], match.end()
    if match["gap"] and symbol in _GLUED_ONLY:
        return False
    if symbol in _LETTER_DEGREES:
        near = text[max(0, match.start() - 80) : min(limit, end + 60)]
        told = bool(_TEMPERATURE.search(near))
        model = not told and bool(_MODEL.search(text[max(0, match.start() - 30) : match.start()]))
        return (told or not match["gap"]) and not model and bool(_ENDS_DEGREES.match(text, end, limit))
    if text.startswith("/", end) and not text[end + 1 : end + 2].isdigit():
        rate = _RATE.match(text, end, limit)
        return rate is not None and (rate["per"] in _names()[1] or _per(rate["per"]) != rate["per"])
    return True


def _spaced(word: str) -> bool:
    return re.sub(r"[\s-]", " ", word).lower() in _names()[0]


def rate_after(text: str, position: int, limit: int) -> tuple[str, int]:
    """What a number counts per, such as "day" in "barrels a day", and where that ends; empty without a rate."""
    match = _RATE.match(text, position, limit)
    if not match or match["per"] in ("cent", "se", "capita"):
        return "", position
    return _per(match["per"]), match.end()


def _per(written: str) -> str:
    """The name of what a rate counts per: hr → hour, cm2 → square centimetre."""
    words, tight = _names()
    return _TIMES.get(written) or tight.get(written) or words.get(written.lower(), written)


def notation(name: str) -> str:
    """How a unit is written behind a value: `km/h`, `tonne per year`, `letter`."""
    if symbol := _symbol(name):
        return symbol
    base, _, per = name.partition(" per ")
    return f"{_symbol(base) or base} per {per}" if per else name


def _symbol(name: str) -> str:
    return _table()[name].get("symbol", "") if name in _table() else ""


def is_unit(name: str) -> bool:
    """Whether a canonical name, its rate left out, is a unit of measure."""
    return name.split(" per ")[0] in _table() or name in _table()


@cache
def dimension(name: str) -> str:
    """What a unit measures, as Pint writes it: `[length]`, `[mass]`; empty for what is no unit."""
    if not is_unit(name):
        return ""
    import pint  # here, because most names are no units and need not wait for it

    for reading in _readings(name):
        try:
            return str(_registry().Quantity(1, reading).dimensionality)
        except (pint.UndefinedUnitError, ValueError):
            continue
    return ""


@cache
def conversions(source: str, target: str) -> tuple[tuple[Decimal, Decimal], ...]:
    """Factor and shift for each admissible reading that turns an amount in `source` into one in `target`.

    Empty when the dimensions differ. "Ton" and "gallon" have several readings, which pair up in every way.
    """
    readings = [(a, b) for a in _readings(source) for b in _readings(target)]
    if not readings:
        return ()
    import pint

    found = []
    for a, b in readings:
        try:
            zero = _registry().Quantity(0, a).to(b).magnitude
            one = _registry().Quantity(1, a).to(b).magnitude
        except (pint.DimensionalityError, pint.UndefinedUnitError, ValueError):
            continue
        shift = Decimal(repr(round(float(zero), 9)))
        found.append((Decimal(repr(float(one))) - Decimal(repr(float(zero))), shift))
    return tuple(dict.fromkeys(found))


def _readings(name: str) -> list[str]:
    """Pint's expressions for a canonical name, with its rate."""
    if name in _table():
        return _table()[name]["pint"]
    base, _, per = name.partition(" per ")
    readings = _table()[base]["pint"] if base in _table() else []
    below = (_table()[per]["pint"] if per in _table() else [per])[0] if per else ""
    return [f"({reading}) / ({below})" for reading in readings] if per else readings


@cache
def _registry() -> UnitRegistry[float]:
    import pint

    return pint.UnitRegistry(autoconvert_offset_to_baseunit=True)
