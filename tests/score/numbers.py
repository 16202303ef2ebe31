"""Numbers with their units against quantities/*.json: sentences with a list of values, without places."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.score.tally import Tally
from tests.score.texts import claims
from workbench.model import Claim

KINDS = ("quantity", "money", "percent", "age", "duration")
_SPELLINGS = {
    "dollar": "$ usd dollars us-dollar u.s.-dollar",
    "percentage": "% percent per-cent percentages",
    "euro": "€ eur",
    "pound sterling": "£ gbp",
    "rupee": "rs inr",
    "yen": "jpy ¥",
    "yuan": "cny",
    "year": "yr",
    "hour": "hr",
    "minute": "min",
    "second": "sec",
    "kilometre": "km kilometer",
    "metre": "m meter",
    "foot": "ft feet",
    "inch": "in",
    "kilogram": "kg",
    "pound": "lb",
    "mile per hour": "mph miles-per-hour",
    "person": "people",
    "": "-",
}
_UNIT = {form.replace("-", " ") or "-": unit for unit, forms in _SPELLINGS.items() for form in forms.split()}
_UNIT["-"] = ""
_FIGURE = re.compile(r"\d+(?:\.\d+)?(?:E[+-]?\d+)?")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, two for a range, and its unit in one spelling."""

    numbers: tuple[float, ...]
    unit: str

    @staticmethod
    def of(numbers: str, unit: str) -> Amount:
        figures = _FIGURE.findall(numbers.replace(",", "").upper())
        return Amount(tuple(float(figure) for figure in figures), _unit(unit))

    def close(self, other: Amount) -> bool:
        """Equal but for what floating point does to them."""
        if not self.numbers or len(self.numbers) != len(other.numbers):
            return False
        return all(abs(a - b) <= 1e-6 * max(1.0, abs(a)) for a, b in zip(self.numbers, other.numbers, strict=True))

    def measures(self, units: Iterable[str]) -> bool:
        """True when the unit is one of those, or the head or tail of one: people and young people."""
        return any(
            self.unit == unit or (unit and self.unit and (unit.endswith(self.unit) or self.unit.endswith(unit)))
            for unit in units
        )


def _unit(written: str) -> str:
    unit = " ".join(written.lower().split())
    unit = _UNIT.get(unit, unit)
    if unit not in _SPELLINGS and len(unit) > 3 and unit.endswith("s") and not unit.endswith("ss"):
        unit = unit[:-1]
    return _UNIT.get(unit, unit)


def amount(claim: Claim) -> Amount | None:
    """What a claim of a number says; None for other claims."""
    value = claim.value
    if claim.kind not in KINDS or value.number is None:
        return None
    high = f" {value.number_high}" if value.number_high is not None else ""
    return Amount.of(f"{value.number}{high}", value.unit)


def measured(data: Path) -> dict[str, Tally] | str:
    """Values, and values with units, of each file."""
    found = dict[str, Tally]()
    for path in sorted((data / "quantities").glob("*.json")):
        value, unit = Tally(), Tally()
        for number, item in enumerate(json.loads(path.read_text(encoding="utf-8-sig"))):
            _add(item, f"{path.stem}-{number}", value, unit)
        found |= {f"{path.stem}, value": value, f"{path.stem}, value and unit": unit}
    return found or f"left out: {data} has no folder quantities with .json files"


def _add(item: dict[str, Any], name: str, value: Tally, unit: Tally) -> None:
    text = " ".join(item["text"].split())
    rest = [told for claim in claims(text, name) if (told := amount(claim)) is not None]
    for quantity in item["quantities"]:
        written = {quantity.get("unit") or "", quantity.get("normalized_unit") or ""}
        wanted = Amount.of(str(quantity["value"]), next(iter(sorted(written))))
        units = {_unit(each) for each in written}
        equal = [told for told in rest if told.close(wanted)]
        best = next((told for told in equal if told.measures(units)), None)
        words = f"{quantity['value']} {'/'.join(sorted(written))} in “{text}”"
        cause = "not found" if not equal else f"{'/'.join(sorted(units))} said {equal[0].unit}"
        value.wanted(bool(equal), "not found", words)
        unit.wanted(best is not None, cause, words)
        if equal:
            rest.remove(best or equal[0])
            value.told(True)
            unit.told(best is not None)
    _extra(rest, text, value, unit)


def _extra(rest: Sequence[Amount], text: str, value: Tally, unit: Tally) -> None:
    for told in rest:
        value.told(False, "not in the gold", f"{' '.join(map(str, told.numbers))} {told.unit} in “{text}”")
        unit.told(False)
