"""Phrases of the open test cases of Microsoft Recognizers-Text (MIT), English: recognizers/.

A case of times counts as right when each result it expects has a claim at its place that says the same (a range may be
two claims, a counted stretch its length), a case of numbers when each value expected stands in a claim at its place;
and when no claim of the kind stands where the case expects nothing.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.score import moments
from tests.score.apart import capitals, number_apart, time_apart
from tests.score.tally import Tally
from tests.score.texts import claims
from workbench.language.units import is_unit
from workbench.model import Claim

Case = dict[str, Any]
_FIGURE = re.compile(r"[~<>=]*(-?\d+(?:\.\d+)?(?:e-?\d+)?)")
_ANY = ("quantity", "money", "percent", "age", "duration", "ordinal")
_DEGREES = ("celsius", "fahrenheit", "kelvin")


def measured(data: Path) -> dict[str, Tally] | str:
    """Of each model all cases, those that apply to news, and by reason those that do not."""
    folder = data / "recognizers"
    found = dict[str, Tally]()
    for name, (place, passes, apart) in MODELS.items():
        path = folder / place
        if path.is_file():
            every, applying, aside = Tally(), Tally(), dict[str, Tally]()
            for case in map(_printed, json.loads(path.read_text(encoding="utf-8-sig"))):
                why, right = apart(case), passes(case)
                for tally in (every, aside.setdefault(why, Tally()) if why else applying):
                    tally.wanted(right, _cause(case), f"{case['Input']} = {_wanted(case)}")
            found |= {f"{name}, all cases": every, f"{name}, applying to news": applying}
            sizes = Counter({why: tally.gold for why, tally in aside.items()})
            found |= {f"  {name} apart: {why}": aside[why] for why, _ in sizes.most_common()}
    return found or f"left out: {data} has no folder recognizers"


def _printed(case: Case) -> Case:
    """Times with the capitals that news print them with."""
    return case | {"Input": capitals(case["Input"])} if "ReferenceDateTime" in case.get("Context", {}) else case


def _cause(case: Case) -> str:
    return _type(case["Results"][0]) if case["Results"] else "nothing to find"


def _type(result: Case) -> str:
    return str(result.get("TypeName", "")).removeprefix("datetimeV2.")


def _wanted(case: Case) -> str:
    resolutions = [result.get("Resolution") or {} for result in case["Results"]]
    return "; ".join(str(r.get("value") or (r.get("values") or [{}])[-1].get("timex")) for r in resolutions)


def _here(result: Case, said: list[Claim]) -> list[Claim]:
    """The claims that share words with a result."""
    start = int(result.get("Start", 0))
    end = int(result["End"]) + 1 if "End" in result else start + len(result["Text"])
    return [claim for claim in said if claim.span.start < end and start < claim.span.end]


def _time(case: Case) -> bool:
    """Times by the values of their results; a zone by itself is none."""
    published = case.get("Context", {}).get("ReferenceDateTime")
    made = claims(case["Input"], "case", published)
    said = [claim for claim in made if claim.kind in ("date", "duration", "age")]
    wanted = [result for result in case["Results"] if "." in result.get("TypeName", "") and _type(result) != "timezone"]
    if not case["Results"]:
        return all(claim.kind == "age" for claim in said)
    return all(
        any(moments.fits(claim, result) for claim in _here(result, said)) or moments.both(_here(result, said), result)
        for result in wanted
    )


def _amount(kinds: tuple[str, ...], apply: Callable[[Claim], bool], *, only: bool = True) -> Callable[[Case], bool]:
    """Values of some kinds; with `only`, nothing of them where nothing is expected, and no unit without a number."""

    def passes(case: Case) -> bool:
        said = [claim for claim in claims(case["Input"].strip(), "case") if claim.kind in kinds]
        shift = len(case["Input"]) - len(case["Input"].lstrip())
        results = [_moved(result, shift) for result in case["Results"]]
        valued = [r for r in results if not only or (r.get("Resolution") or {}).get("value") not in (None, "null")]
        if not all(any(_says(claim, result) for claim in _here(result, said)) for result in valued):
            return False
        placed = {claim.id for result in results for claim in _here(result, said)}
        return not only or all(claim.id in placed or not apply(claim) for claim in said)

    return passes


def _moved(result: Case, shift: int) -> Case:
    ends = {name: int(result[name]) - shift for name in ("Start", "End") if name in result}
    return result | ends


def _says(claim: Claim, result: Case) -> bool:
    """One of the numbers of a claim is the value; shares and small change in either notation."""
    written = (result.get("Resolution") or {}).get("value")
    if written is None or claim.value.number is None:
        return claim.value.number is not None or written is None
    value = claim.value
    said = [float(number) for number in (value.number, value.number_high) if number is not None]
    said += [float(found[1]) for notation in (value.canonical, value.also) if (found := _FIGURE.match(notation))]
    if claim.kind in ("percent", "money"):
        said += [number * 100 for number in said] + (
            [number / 100 for number in said] if claim.kind == "percent" else []
        )
    try:
        wanted = float(str(written).strip("%").replace(",", ""))
    except ValueError:
        return True
    return any(abs(number - wanted) <= 1e-6 * max(1.0, abs(wanted)) for number in said)


def _measured(claim: Claim) -> bool:
    return is_unit(claim.value.unit) and claim.value.unit != "degree"


def _warm(claim: Claim) -> bool:
    return claim.value.unit in _DEGREES


def _all(_: Case | Claim) -> bool:
    return True


def _none(_: Case) -> str:
    return ""


Model = tuple[str, Callable[[Case], bool], Callable[[Case], str]]
MODELS: dict[str, Model] = {
    "times": ("DateTime/English/DateTimeModel.json", _time, time_apart),
    "numbers": ("Number/English/NumberModel.json", _amount(_ANY, _all, only=False), number_apart),
    "percentages": ("Number/English/PercentModel.json", _amount(("percent",), _all), number_apart),
    "currency": ("NumberWithUnit/English/CurrencyModel.json", _amount(("money",), _all), _none),
    "dimensions": ("NumberWithUnit/English/DimensionModel.json", _amount(("quantity",), _measured), _none),
    "temperatures": ("NumberWithUnit/English/TemperatureModel.json", _amount(("quantity",), _warm), _none),
    "ages": ("NumberWithUnit/English/AgeModel.json", _amount(("age",), _all), _none),
}
