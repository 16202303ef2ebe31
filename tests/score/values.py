"""When a value says the same as the gold's: fixtures/stories/README.md describes the notation."""

from __future__ import annotations

import re

_UNITS = {"W": 604_800, "D": 86_400, "H": 3_600, "M": 60, "S": 1}
_EXACT = re.compile(
    r"P(?:(?P<W>[\d.]+)W)?(?:(?P<D>[\d.]+)D)?(?:T(?:(?P<H>[\d.]+)H)?(?:(?P<M>[\d.]+)M)?(?:(?P<S>[\d.]+)S)?)?"
)
_CALENDAR = re.compile(r"P(?:(?P<years>[\d.]+)Y)?(?:(?P<months>[\d.]+)M)?")
_NUMBER = re.compile(
    r"~?(?P<bound>[<>]?)=?(?P<rank>#?)(?P<low>[\d.,]+(?:E\d+)?)(?:\.\.(?P<high>[\d.,]+(?:E\d+)?))?\ ?(?P<noun>.*)"
)
_FAMILIES = (
    {"date", "duration", "age"},
    {"quantity", "money", "percent", "ordinal", "age", "duration"},
    {"provision", "instrument"},
    {"instrument", "party"},
)


def kinds_fit(said: str, wanted: str) -> bool:
    """Kinds that may tell the same: a length and a date, a share and a count, a treaty and its article."""
    return said == wanted or any({said, wanted} <= family for family in _FAMILIES)


def same(said: str, wanted: str) -> bool:
    """Equal notation, lengths of equal duration, or equal numbers of what goes by the same noun."""
    said, wanted = (" ".join(value.split()).rstrip(".").upper() for value in (said, wanted))
    if said == wanted or (wanted.startswith("XXXX-") and said[4:] == wanted[4:]):
        return True
    lengths = [_length(value.lstrip("~<>")) for value in (said, wanted)]
    if lengths[0] and lengths[1] and lengths[0][0] == lengths[1][0]:
        return abs(lengths[0][1] - lengths[1][1]) < 1e-6
    return not re.match(r"[\dX]{4}-", wanted) and _same_number(said, wanted)


def _length(value: str) -> tuple[str, float] | None:
    """A duration in seconds or in months."""
    if (found := _EXACT.fullmatch(value)) and any(found.groups()):
        return "seconds", sum(float(found[unit] or 0) * size for unit, size in _UNITS.items())
    if (found := _CALENDAR.fullmatch(value)) and any(found.groups()):
        return "months", 12 * float(found["years"] or 0) + float(found["months"] or 0)
    return None


def _same_number(said: str, wanted: str) -> bool:
    a, b = _NUMBER.fullmatch(said), _NUMBER.fullmatch(wanted)
    if not a or not b or (a["bound"], a["rank"]) != (b["bound"], b["rank"]):
        return False
    nouns = a["noun"].split(), b["noun"].split()
    named = bool(nouns[0] and nouns[1]) and not set(nouns[0]) & set(nouns[1])
    return not named and [_number(a[end]) for end in ("low", "high")] == [_number(b[end]) for end in ("low", "high")]


def _number(written: str | None) -> float | None:
    try:
        return float(written.replace(",", "")) if written else None
    except ValueError:
        return None
