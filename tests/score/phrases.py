"""Phrases of the open test cases of Microsoft Recognizers-Text (MIT), English: recognizers/."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.score.tally import Tally
from tests.score.texts import claims
from tests.score.values import same
from workbench.language.numerals import find as numerals
from workbench.model import Claim, Span

Case = dict[str, Any]
LEFT_OUT = {
    "timezone": "a zone without a time",
    "datetimealt": "alternatives offered by an assistant",
}
"""Types of result that news does not need, with the reason."""
_FEW = re.compile(r"\b(?:few|several)\b", re.IGNORECASE)


def measured(data: Path) -> dict[str, Tally] | str:
    """Cases of each model that pass: every result found with its value, and nothing found where nothing is."""
    folder = data / "recognizers"
    found = dict[str, Tally]()
    for name, (place, passes) in MODELS.items():
        path = folder / place
        if path.is_file():
            tally = Tally()
            for case in json.loads(path.read_text(encoding="utf-8-sig")):
                if reason(case) is None:
                    tally.wanted(passes(case), _cause(case), f"{case['Input']} = {_wanted(case)}")
            found[f"recognizers, {name}"] = tally
    return found or f"left out: {data} has no folder recognizers"


def reason(case: Case) -> str | None:
    """Why a case is left out; None when it counts."""
    if "python" in case.get("NotSupported", "") or case.get("NotSupportedByDesign"):
        return "the peer itself does not read it"
    if any(_type(result) == "duration" and _FEW.search(result["Text"]) for result in case["Results"]):
        return "a few and several are taken for three"
    return next((LEFT_OUT[kind] for result in case["Results"] if (kind := _type(result)) in LEFT_OUT), None)


def _type(result: Case) -> str:
    return str(result.get("TypeName", "")).removeprefix("datetimeV2.")


def _cause(case: Case) -> str:
    return _type(case["Results"][0]) if case["Results"] else "nothing to find"


def _wanted(case: Case) -> str:
    return "; ".join(
        str(r.get("Resolution", {}).get("value") or r.get("Resolution", {}).get("values", [{}])[-1].get("timex"))
        for r in case["Results"]
    )


def _found(case: Case, kinds: tuple[str, ...]) -> list[Claim]:
    published = case.get("Context", {}).get("ReferenceDateTime")
    return [claim for claim in claims(case["Input"], "case", published) if claim.kind in kinds]


def _here(result: Case, said: list[Claim]) -> list[Claim]:
    """The claims that share words with a result."""
    start = int(result.get("Start", 0))
    end = int(result["End"]) + 1 if "End" in result else start + len(result["Text"])
    return [claim for claim in said if claim.span.start < end and start < claim.span.end]


def _time(case: Case) -> bool:
    said = _found(case, ("date", "duration"))
    if not case["Results"]:
        return not said
    return all(any(_fits(c, r) for c in _here(r, said)) for r in case["Results"])


def _fits(claim: Claim, result: Case) -> bool:
    """The same TIMEX value, length, days or hours, in one of the readings the case allows."""
    timex = claim.value.timex.value if claim.value.timex else claim.value.canonical
    first, _, last = timex.partition("/")
    for reading in result["Resolution"]["values"]:
        wanted = str(reading.get("timex", ""))
        if timex in (wanted, reading.get("value")) or same(timex, wanted) or _open(wanted).fullmatch(timex):
            return True
        point = str(reading.get("value", ""))
        if not last and _clock(first) and _clock(first) == _clock(point) and _day(point) in ("", _day(first)):
            return True
        ends = str(reading.get("start", "")), str(reading.get("end", ""))
        if last and all(_clock(a) and _clock(a) == _clock(b) for a, b in zip((first, last), ends, strict=True)):
            return True
        if claim.value.days and all(len(end) == 10 for end in ends):
            before = (date.fromisoformat(ends[1]) - timedelta(days=1)).isoformat()
            if claim.value.days in (ends, (ends[0], before)):
                return True
    return False


def _open(timex: str) -> re.Pattern[str]:
    """A TIMEX value whose year or month the case leaves open fits any."""
    return re.compile(re.escape(timex).replace("X", r"\w"))


_CLOCK = re.compile(r"(?:^|T|\ )(\d\d)(?::(\d\d))?(?::(\d\d))?$")


def _clock(moment: str) -> tuple[str, str, str] | None:
    """Hour, minute and second of 2016-11-07T08, 2016-11-07 08:00:00 or 08:00:00."""
    found = _CLOCK.search(moment)
    return (found[1], found[2] or "00", found[3] or "00") if found else None


def _day(moment: str) -> str:
    return moment[:10] if len(moment) > 10 else ""


def _equal(said: object, wanted: str) -> bool:
    try:
        number = float(wanted.rstrip("%").replace(",", ""))
        return abs(float(str(said)) - number) < 1e-6 * max(1.0, abs(number))
    except ValueError:
        return False


def _number(case: Case) -> bool:
    """Numbers by themselves are no claims: the reader of numbers is asked."""
    text = case["Input"]
    said = [number.low for number in numerals(text, Span(0, len(text))) if number.high is None]
    return len(said) == len(case["Results"]) and all(
        any(_equal(value, r["Resolution"]["value"]) for value in said) for r in case["Results"]
    )


def _amount(kinds: tuple[str, ...]) -> Callable[[Case], bool]:
    def passes(case: Case) -> bool:
        said = _found(case, kinds)
        if not case["Results"]:
            return not said
        return all(
            any(_equal(c.value.number, str(r["Resolution"]["value"])) for c in _here(r, said)) for r in case["Results"]
        )

    return passes


MODELS: dict[str, tuple[str, Callable[[Case], bool]]] = {
    "times": ("DateTime/English/DateTimeModel.json", _time),
    "numbers": ("Number/English/NumberModel.json", _number),
    "percentages": ("Number/English/PercentModel.json", _amount(("percent",))),
    "currency": ("NumberWithUnit/English/CurrencyModel.json", _amount(("money",))),
    "dimensions": ("NumberWithUnit/English/DimensionModel.json", _amount(("quantity",))),
    "temperatures": ("NumberWithUnit/English/TemperatureModel.json", _amount(("quantity",))),
    "ages": ("NumberWithUnit/English/AgeModel.json", _amount(("age", "duration"))),
}
