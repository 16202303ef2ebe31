"""When a claim of a time says what a case of Recognizers-Text expects there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from tests.score.values import same
from workbench.model import Claim

Case = dict[str, Any]
_LENGTH = re.compile(r"\((.*),(.*),(P[^)]*)\)")
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_PART = re.compile(r"(\d{4})-([QH])(\d)")


def fits(claim: Claim, result: Case) -> bool:
    """True when one of the readings the case allows says the same: value, days, hours, or the length counted."""
    kind = str(result.get("TypeName", "")).removeprefix("datetimeV2.")
    readings = (result.get("Resolution") or {}).get("values") or []
    return any(
        _value(claim, r, kind) or _days(claim, r, kind, result["Text"]) or _hours(claim, r, kind) for r in readings
    )


def both(claims: Sequence[Claim], result: Case) -> bool:
    """True when two claims say the ends of a range."""
    if len(claims) != 2 or any(claim.kind != "date" for claim in claims):
        return False
    readings = (result.get("Resolution") or {}).get("values") or []
    ends = claims[0].value.canonical, claims[1].value.canonical
    return any("start" in reading and "end" in reading and _ends(ends, reading) for reading in readings)


def _plain(claim: Claim) -> str:
    return claim.value.canonical.lstrip("~<>=")


def _value(claim: Claim, reading: Case, kind: str) -> bool:
    wanted, said = str(reading.get("timex", "")), _plain(claim)
    timex = claim.value.timex.value if claim.value.timex else ""
    if wanted and wanted in (timex, said, claim.value.canonical):
        return True
    if wanted.startswith("FY") and wanted[2:] == said:
        return True
    if re.fullmatch(r"XXXX-\d\d", wanted) and len(said) == 7 and said[4:] == wanted[4:]:
        return True
    if (wanted, timex) == ("P3M", "P1Q") or (re.fullmatch(r"P\dWE", wanted) and "WE" in timex):
        return True
    if kind == "set" and wanted and said.endswith(wanted):
        return True
    if kind == "timerange" and wanted.startswith("T") and timex.endswith(wanted):
        return True
    counted = _LENGTH.fullmatch(wanted)
    return claim.kind == "duration" and same(said, counted[3] if counted else wanted)


def _days(claim: Claim, reading: Case, kind: str, words: str) -> bool:
    """The same days; a boundary where only one is asked for; days ago as coarse as their unit."""
    days = claim.value.days
    if kind not in ("date", "daterange") or not days:
        return False
    wanted = _wanted_days(reading)
    if wanted and days == wanted:
        return True
    if "value" in reading and re.search(r"ago|earlier|later|from now", words):
        return days[0] <= str(reading["value"])[:10] <= days[1]
    edge = str(reading.get("start") or reading.get("end") or "")[:10]
    if kind == "daterange" and wanted is None and edge:
        return bool({edge, _before(edge)} & {*days})
    return False


def _wanted_days(reading: Case) -> tuple[str, str] | None:
    """The closed interval of days that a reading means; the end that cases give is the day after."""
    if "start" in reading and "end" in reading:
        return str(reading["start"])[:10], _before(str(reading["end"])[:10])
    day = str(reading.get("value", ""))[:10]
    return (day, day) if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else None


def _before(day: str) -> str:
    try:
        return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
    except ValueError:
        return ""


def _hours(claim: Claim, reading: Case, kind: str) -> bool:
    said, moment = _plain(claim), str(reading.get("value", ""))
    first, _, last = said.partition("/")
    if last and "start" in reading and "end" in reading:
        return _ends((first, last), reading)
    if kind == "datetime":
        return ("T" in said and moment.replace(" ", "T").startswith(said)) or _midnight(said, moment)
    clock = re.search(r"T([\d:]+)$", said)
    if kind == "time" and clock:
        return moment[:5] == ("00:00" if clock[1] == "24:00" else clock[1][:5])
    return False


def _midnight(said: str, moment: str) -> bool:
    """The end of a day, which cases give as the start of the next."""
    return said.endswith("T24:00") and said[:10] == _before(moment[:10])


def _ends(ends: tuple[str, str], reading: Case) -> bool:
    """Both ends of a range the same, as hours or as first days; the last day named counts in."""
    first, last = ends
    start, end = str(reading["start"]), str(reading["end"])
    if "T" in first and (first[-5:], last[-5:]) == (start[-8:-3], end[-8:-3]):
        return len(start) < 10 or "X" in first[:10] or first[:10] == start[:10]
    return (_first_day(first), _first_day(last)) == (start[:10], end[:10])


def _first_day(point: str) -> str:
    if part := _PART.fullmatch(point):
        return f"{part[1]}-{(int(part[3]) - 1) * (3 if part[2] == 'Q' else 6) + 1:02}-01"
    day = _DAY.match(point)
    return f"{day[1]}-{day[2] or '01'}-{day[3] or '01'}" if day else point
