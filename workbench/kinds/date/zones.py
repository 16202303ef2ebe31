"""How far a zone named beside a clock time lies from Greenwich on a day: GMT, EST, Moscow time, Pacific time."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

_FIXED = {
    -600: "HST",
    -540: "AKST",
    -480: "PST",
    -420: "MST PDT",
    -360: "MDT",
    -300: "EST CDT",
    -240: "EDT",
    -180: "BRT",
    0: "UTC GMT WET",
    60: "BST WEST CET",
    120: "CEST EET SAST CAT",
    180: "MSK EAT",
    480: "HKT SGT AWST",
    540: "JST",
    600: "AEST",
    660: "AEDT",
    720: "NZST",
    780: "NZDT",
}
"""Minutes east of Greenwich; abbreviations that mean several zones (IST, CST, KST in part) are left out."""
_MINUTES = {zone: minutes for minutes, zones in _FIXED.items() for zone in zones.split()}
_SPOKEN = {
    "eastern": "America/New_York",
    "central": "America/Chicago",
    "mountain": "America/Denver",
    "pacific": "America/Los_Angeles",
    "atlantic": "America/Halifax",
    "central european": "Europe/Berlin",
    "eastern european": "Europe/Helsinki",
    "greenwich mean": "Etc/GMT",
    "british": "Europe/London",
    "uk": "Europe/London",
    "et": "America/New_York",
    "ct": "America/Chicago",
    "mt": "America/Denver",
    "pt": "America/Los_Angeles",
    "beijing": "Asia/Shanghai",
    "delhi": "Asia/Kolkata",
    "mumbai": "Asia/Kolkata",
    "kyiv": "Europe/Kyiv",
    "kiev": "Europe/Kyiv",
    "washington": "America/New_York",
    "israel": "Asia/Jerusalem",
    "japan": "Asia/Tokyo",
    "india": "Asia/Kolkata",
    "korea": "Asia/Seoul",
}


@cache
def _cities() -> dict[str, str]:
    """The zones of the tz database by the city they are called after."""
    keys = sorted(
        key for key in available_timezones() if "/" in key and not key.startswith(("Etc/", "posix/", "right/"))
    )
    return {key.rpartition("/")[2].replace("_", " ").lower(): key for key in keys}


def offset(zone: str, day: date) -> int | None:
    """Minutes east of Greenwich at noon of a day; None where the zone is not known."""
    if zone in _MINUTES:
        return _MINUTES[zone]
    name = zone.lower().removesuffix(" time").removesuffix(" standard").replace(".", "")
    key = _SPOKEN.get(name) or (_cities().get(name) if name else None)
    if key is None:
        return None
    try:
        away = datetime.combine(day, time(12), ZoneInfo(key)).utcoffset()
    except ZoneInfoNotFoundError:  # a system without the tz database
        return None
    return None if away is None else int(away.total_seconds()) // 60
