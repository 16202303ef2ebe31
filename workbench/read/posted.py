"""Lines on which a page says when it was posted or updated, in English and in ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

LONGEST = 160
"""Characters of the longest line that can be a posted line; longer ones are prose that mentions a date."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar januari janvier enero janeiro gennaio",
            "february feb februar februari février fevrier febrero fevereiro febbraio",
            "march mar märz maerz mars marts maart marzo março",
            "april apr avril abril aprile",
            "may mai maj mei mayo maio maggio",
            "june jun juni juin junio junho giugno",
            "july jul juli juillet julio julho luglio",
            "august aug augustus augusti août aout agosto",
            "september sept sep septembre septiembre setembro settembre",
            "october oct oktober octobre octubre outubro ottobre",
            "november nov novembre noviembre novembro",
            "december dec dezember desember décembre diciembre dezembro dicembre",
        ),
        1,
    )
    for name in names.split()
}
"""Months in English and, for lines of a page in another language, in those of its neighbours."""
_MONTH = rf"(?P<{{0}}>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_DATE = re.compile(
    r"(?<![\d./-])(?:"
    r"(?P<iy>(?:19|20)\d\d)(?P<is>[-/.])(?P<im>\d{1,2})(?P=is)(?P<id>\d{1,2})(?!\d)"
    rf"|(?P<ed>\d{{1,2}})(?:st|nd|rd|th)?\.?\s{{1,3}}(?:of\s|de\s)?{_MONTH.format('em')}(?:\sde)?,?\s{{1,3}}(?P<ey>(?:19|20)\d\d)\b"
    rf"|{_MONTH.format('am')}\s{{0,3}}(?P<ad>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<ay>(?:19|20)\d\d)\b"
    rf"|(?P<hd>\d{{1,2}})-{_MONTH.format('hm')}-(?P<hy>(?:19|20)\d\d)\b"
    r"|(?P<n1>\d{1,2})(?P<ns>[./-])\s?(?P<n2>\d{1,2})(?P=ns)\s?(?P<ny>(?:19|20)\d\d)\b"
    r")",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?<![\d.:+$£€-])(?P<hour>\d{1,2})(?:(?P<sep>[:.])(?P<minute>\d\d)(?::\d\d(?:\.\d{1,9})?)?)?"
    r"\s{0,2}(?P<half>[ap]\.?m\b\.?)?(?![\d/])(?P<offset>\s?[+-]\d\d:?\d\d|Z\b)?",
    re.IGNORECASE,
)
_TIME_BEHIND = re.compile(
    r",?\s{1,3}(?:at\s|[–—|-]\s)?\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?|hrs|h|(?<=[:.]\d\d))"
    r"(?:\s(?-i:[A-Z]{2,5})|\slocal\stime)?(?=[\s,.;)|]|$)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:(?P<updated>(?:last\s)?(?:updated|modified|edited|revised)|update)"
    r"|(?:(?:first|originally|date)\s)?(?:posted|published|created|issued|released|uploaded|filed|publication\sdate|pub(?:lished)?\sdate"
    r"|dated?(?!\sof\b)|date\sof\s(?:publication|issue|release|posting)))"
    r"\b(?:\s(?:on|at|date))?\s?:?",
    re.IGNORECASE,
)
_WEEKDAY = r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_FILLER = re.compile(
    rf"{_WEEKDAY}|\b(?:at|on|by|and|updated|min(?:ute)?s?|read|hours?|h|hrs|uhr|local\stime"
    r"|(?:central|eastern|pacific|mountain|greenwich)(?:\s(?:standard|daylight|summer|european|mean))?(?:\stime)?"
    rf"|(?-i:[A-Z]{{0,4}}T|Z|UTC|MSK))\b"
    r"|[^\w]|_",
    re.IGNORECASE,
)
_ANY_LABEL = _LABEL.pattern.replace("?P<updated>", "?:")
_NO_DATE = re.compile(
    rf"(?:{_ANY_LABEL})?\s{{0,3}}(?:{_WEEKDAY}|today|yesterday|\d{{1,2}}\s(?:minutes?|hours?|days?)\sago)\W{{0,3}}"
    rf"|{_ANY_LABEL}\s{{0,3}}(?:at\s)?\d{{1,2}}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{{2,4}})?",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:(?:words|written|story|report(?:ed|ing)?|text|article|photo(?:graph)?s|pictures|posted|edited|compiled)\s)?by:?\s+"
    r"(?=(?:the\s)?(?-i:[^\W\d_a-z])|staff\b|our\b|wire\b|(?:de|van|von|al)\s)"
    r"|from\s(?=(?:wire|staff|news|agency|our)\b)|(?:author|source|text|words|pictures|photos):\s",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date of publication as a line of the page gives it."""

    published: str
    """YYYY-MM-DD, with THH:MM and an ISO offset where the line has them."""
    updated: bool
    """True when the line calls it the date of an update."""
    labelled: bool
    """True when the line says what the date is."""


def stamps(line: str) -> tuple[Stamp, ...]:
    """The dates of a posted line; empty for prose, captions and every other line."""
    if len(line) > LONGEST or not any(character.isdigit() for character in line):
        return ()
    labels = [label for label in _LABEL.finditer(line) if _opens(line, label.start())]
    found: list[Stamp] = []
    rest: list[str] = []
    for label, text in _pieces(line, labels):
        published, left = _dated(text)
        rest.append(left)
        if published:
            found.append(Stamp(published, bool(label and label["updated"]), label is not None))
    if not found or not _is_posted_line(line, rest, labelled=bool(labels)):
        return ()
    return tuple(found)


def find_date(text: str) -> str | None:
    """The first date of a few words that are known to hold one, with its time unless that is midnight."""
    published, _ = _dated(text)
    return published[:10] if "T00:00" in published else published or None


def day_and_time(line: str) -> tuple[str, str, str] | None:
    """What stands before the one date of a line, the date with its time, and what stands behind; None without one."""
    match = _DATE.search(line)
    day = _day(match, line) if match else None
    if match is None or day is None or _DATE.search(line, match.end()):
        return None
    before, after = line[: match.start()], line[match.end() :]
    time = _TIME_BEHIND.match(after)
    weekday = re.search(rf"(?:{_WEEKDAY}),?\s*$", before, re.IGNORECASE)
    clock = _TIME.search(time[0]) if time else None
    published = day + (_clock(clock) if clock else "")
    return before[: weekday.start()] if weekday else before, published, after[time.end() :] if time else after


def exact_date(text: str) -> str | None:
    """The date that a few words are, and nothing besides."""
    _, left = _dated(text)
    return find_date(text) if not _FILLER.sub("", left) else None


def is_posted(line: str) -> bool:
    """True for posted lines, those that name only a weekday, an hour or an age, or one of two days, included."""
    if stamps(line) or (len(line) < 60 and _NO_DATE.fullmatch(line.strip())):
        return True
    return bool(either_day(line))


def either_day(line: str) -> tuple[date, ...]:
    """The two days that a posted line may mean, as 03/04/2024 does; none where it means one or is no such line."""
    match = _DATE.search(line) if len(line) <= LONGEST else None
    if match is None or not match["ny"] or _day(match, line) is not None:
        return ()
    year, first, second = int(match["ny"]), int(match["n1"]), int(match["n2"])
    if not (first <= 12 and second <= 12 and stamps(f"{line[: match.start()]}{year}-01-01{line[match.end() :]}")):
        return ()
    return tuple(sorted((date(year, first, second), date(year, second, first))))


def byline(line: str) -> str:
    """The names on a byline, without "By" and without what follows a bar; empty when the line is none."""
    stripped = line.strip()
    match = _BYLINE.match(stripped)
    if not match or len(stripped) > LONGEST:
        return ""
    names = re.split(r"\s[|•·–—]\s|\s{3,}", stripped[match.end() :])[0]
    names = _DATE.split(names)[0].strip(" ,;|-–—")
    ends = re.search(r"[\w)][.!?][\"'”’]?$", stripped)
    initial_or_short = re.search(r"\b(?:[A-Z]|Jr|Sr|Inc|Co|Ltd)\.$", stripped)
    if (ends and not initial_or_short) or len(names.split()) > 14:
        return ""
    return names


def _opens(line: str, position: int) -> bool:
    """True where a label may stand: first on the line, behind a bar, or behind another date."""
    before = line[:position].rstrip()
    return not before or before[-1] in "|•·–—-,;)" or bool(_DATE.search(before))


def _pieces(line: str, labels: list[re.Match[str]]) -> Iterator[tuple[re.Match[str] | None, str]]:
    """The line cut at its labels, each with what follows it."""
    first = labels[0].start() if labels else len(line)
    if labels and not re.search(r"\w", line[labels[0].end() :]):  # 16 July 2022, 08:05 update
        yield labels[0], line[:first]
        return
    yield None, line[:first]
    for number, label in enumerate(labels):
        following = labels[number + 1].start() if number + 1 < len(labels) else len(line)
        yield label, line[label.end() : following]


def _dated(text: str) -> tuple[str, str]:
    """The date, with its time, of one piece of a line, and what is left of the piece."""
    match = _DATE.search(text)
    day = _day(match, text) if match else None
    if match is None or day is None:
        return "", _TIME.sub(" ", text)
    before, after = text[: match.start()], text[match.end() :]
    time = _TIME.search(after[:40].lstrip("T")) or _TIME.search(before[-40:])
    left = f"{_TIME.sub(' ', before)} {_TIME.sub(' ', after)}"
    return day + (_clock(time) if time else ""), left


def _day(match: re.Match[str], line: str) -> str | None:
    """YYYY-MM-DD, or None for no date at all and for 03/04/2024, which may be March or April unless a weekday tells."""
    if match["iy"]:
        year, month, day = int(match["iy"]), int(match["im"]), int(match["id"])
    elif match["ey"]:
        year, month, day = int(match["ey"]), _MONTHS[match["em"].lower()], int(match["ed"])
    elif match["hy"]:
        year, month, day = int(match["hy"]), _MONTHS[match["hm"].lower()], int(match["hd"])
    elif match["ay"]:
        year, month, day = int(match["ay"]), _MONTHS[match["am"].lower()], int(match["ad"])
    else:
        year, first, second = int(match["ny"]), int(match["n1"]), int(match["n2"])
        if match["ns"] != "." and first <= 12 and second <= 12 and first != second:
            return _told_by_weekday(line, date(year, first, second), date(year, second, first))
        day, month = (first, second) if match["ns"] == "." or first > 12 else (second, first)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _told_by_weekday(line: str, *days: date) -> str | None:
    """The one of several days whose weekday the line names."""
    named = re.search(_WEEKDAY, line, re.IGNORECASE)
    fitting = [day for day in days if named and f"{day:%a}".lower() == named[0][:3].lower()]
    return fitting[0].isoformat() if len(fitting) == 1 else None


def _clock(match: re.Match[str]) -> str:
    """THH:MM with its offset, or nothing when the figures are no time of day."""
    if not match["minute"] and not match["half"]:
        return ""
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23 or minute > 59:
        return ""
    offset = (match["offset"] or "").strip().upper()
    if len(offset) == 5:
        offset = f"{offset[:3]}:{offset[3:]}"
    return f"T{hour:02}:{minute:02}{offset}"


def _is_posted_line(line: str, rest: list[str], *, labelled: bool) -> bool:
    """A posted line holds little besides the date: a byline, an outlet, a place."""
    left = _FILLER.sub(" ", " ".join(rest)).split()
    if not left:
        return True
    if byline(line) or "|" in line or "•" in line or "·" in line:
        return len(left) <= 10
    return labelled and len(left) <= 4 and not line.rstrip().endswith((".", "!", "?", "”", '"'))
