"""Explicit dates in other languages than English: found here by year and month name, read by dateparser.

Only dates with a year of four figures count. dateparser gets one delimited string and its language, never a text.
"""

from __future__ import annotations

import re
import warnings
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, lru_cache

from workbench.kinds.date.expression import Expression, Part
from workbench.language.calendar import MONTHS, exists
from workbench.language.timewords import CLASSES, Words
from workbench.model import Span

_CAPITAL = ("de", "tr", "el")
_UNCASED = ("ar",)
_SMALL = "fr es it pt nl pl cs sk sv da nb fi ru uk bg ca ro hr".split()
_DOTTED = frozenset("de cs sk da nb fi hr".split())
"""Languages that write a stop behind the day; it tells October from November where a name means both."""
_ENGLISH_WORDS = frozenset({"mars", "marts", "mayo"})
"""Names of months that are English words too."""

_YEAR = CLASSES["year"]
_OPEN_LETTERS = frozenset({CLASSES["other"], CLASSES["month"]})
_REACH = 48
_WRITTEN = re.compile(
    r"(?:(?<!\w)(?P<article>[Ll]e|[Ee]l|[Ii]l|[Dd]en)\s)?"
    r"(?:(?<![\w.,:/$€£-])(?P<first>\d{1,2})(?:\.|er)?\s?[-–—]\s?(?=\d))?"
    r"(?:(?<![\w.,:/$€£])(?P<day>\d{1,2})(?P<mark>\.|er|\.?[º°])?\s(?:de\s|d['’])?)?"
    r"(?<![\w-])(?P<month>[^\W\d_]{3,14})(?P<of>\sde|\sdel|\sdo)?\s$"
)
_FIGURE_BEFORE = re.compile(r"\d\S{0,2}\s(?:de\s)?$")
_GOES_ON = re.compile(r"[-–—/]\d")
_YEAR_WORD = re.compile(r"\s(?:года|году|року|році|roku)\b|\s[гр]\.")
_MARKED = re.compile(
    r"(?P<year>\d{4})\s?(?P<script>[年년])\s?(?P<month>\d{1,2})\s?[月월](?:\s?(?P<day>\d{1,2})\s?(?P<mark>[日号號일]))?(?!\s?\d)"
)
_IN = re.compile(r"(?:^|[(\[«“]|(?<!\w)(?:in|since|from|until|till|by|of|en|de|depuis|fin|i|fra|från|siden|sedan)\s)$")
_GERMAN_IN = re.compile(r"(?<!\w)(?:[Ii]m|[Ss]eit|bis|ab|vom|Anfang|Mitte|Ende)\s$")
_GERMAN_DAY = re.compile(r"(?<!\w)(?:[Aa]m|vom|zum|bis|seit|ab|dem|den|der)\s$")
_CLAUSE_ENDS = re.compile(r"$|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Foreign:
    """A date of another language, and its place in the sentence, which may end inside a word."""

    span: Span
    expression: Expression


def find(words: Words) -> list[Foreign]:
    """The dates of a sentence that are written in another language, in order."""
    found: list[Foreign] = []
    index = words.row.find(_YEAR)
    while index >= 0:
        date = _marked(words, index) or _written(words, index)
        if date and (not found or date.span.start >= found[-1].span.end):
            found.append(date)
        index = words.row.find(_YEAR, index + 1)
    return found


def _placed(words: Words, span: Span, expression: Expression) -> Foreign:
    first, last = bisect_right(words.ends, span.start), bisect_left(words.starts, span.end)
    return Foreign(span, replace(expression, start=first, end=last))


# -- year, month and day by their marks ------------------------------------------------------------


def _marked(words: Words, index: int) -> Foreign | None:
    """2024年6月19日 and 2024년 6월 19일."""
    match = _MARKED.match(words.text, words.starts[index])
    if not match:
        return None
    year, month = int(match["year"]), int(match["month"])
    day = int(match["day"]) if match["day"] else None
    language = "ko" if match["script"] == "년" else "ja"
    text = re.sub("[号號]", "日", match[0])
    if parsed(text, language, day is not None) != (year, month, day):
        return None
    expression = Expression(Part.DAY if day else Part.MONTH, 0, 0, year=year, month=month, day=day)
    return _placed(words, Span(match.start(), match.end()), expression)


# -- months by their names -------------------------------------------------------------------------


def _written(words: Words, index: int) -> Foreign | None:
    """15 de abril de 1912, 19. Juni 2024, mars 2021."""
    text, start, end = words.text, words.starts[index], words.ends[index]
    if words.letter(index - 1) not in _OPEN_LETTERS or _GOES_ON.match(text, end):
        return None
    match = _WRITTEN.search(text, max(0, start - _REACH), start)
    if not match or not _foreign(text, match, end):
        return None
    year, day = int(words.number(index)), int(match["day"]) if match["day"] else None
    first = int(match["first"]) if match["first"] else None
    core = re.sub(r"\.?[º°]", "", text[match.start("day" if day is not None else "month") : end])
    for language, month in _candidates(match):
        if parsed(core, language, day is not None) != (year, month, day):
            continue
        expression = Expression(Part.DAY if day else Part.MONTH, 0, 0, year=year, month=month, day=day)
        if first is not None:
            if not exists(year, month, first) or first >= (day or 0):
                return None
            expression = replace(expression, day=first, until=expression)
        begin = match.start() if day else match.start("month")
        after = _YEAR_WORD.match(text, end)
        return _placed(words, Span(begin, after.end() if after else end), expression)
    return None


def _foreign(text: str, match: re.Match[str], end: int) -> bool:
    """Whether the words around a name leave no doubt that it is a month, and none of English."""
    name, lower, day = match["month"], match["month"].lower(), match["day"]
    before = text[max(0, match.start() - _REACH) : match.start()]
    if day is None and _FIGURE_BEFORE.search(text[max(0, match.start("month") - 8) : match.start("month")]):
        return False
    if lower in MONTHS:
        return match["mark"] == "." and (name.islower() or bool(match["article"] or _GERMAN_DAY.search(before)))
    if lower in _ENGLISH_WORDS and not match["of"] and not match["article"]:
        if day is None:
            return bool(_IN.search(before))
        return name.islower() or bool(_CLAUSE_ENDS.match(text, end))
    if day is None and name[0].isupper() and len(name) < 5 and name.isascii():  # Mai and Juli are names of people too
        return bool(_GERMAN_IN.search(before))
    return True


def _candidates(match: re.Match[str]) -> Iterator[tuple[str, int]]:
    """Languages in which a name is a month, and which; nothing when they mean different months."""
    name, dotted = match["month"], match["mark"] == "."
    languages: tuple[str, ...] = (*_SMALL, *_CAPITAL, *_UNCASED)
    if match["day"] is None and name[0].isupper():
        languages = _CAPITAL
    elif match["day"] is None:
        languages = (*_SMALL, *_UNCASED)
    known = [(language, months(language)[name.lower()]) for language in languages if name.lower() in months(language)]
    if len({month for _, month in known}) > 1:
        known = [each for each in known if match["day"] and (each[0] in _DOTTED) == dotted]
    if len({month for _, month in known}) == 1:
        yield from known


@cache
def months(language: str) -> Mapping[str, int]:
    """The months of a language by their names in small letters, in the cases that stand with and without a day."""
    from babel import Locale

    names = Locale.parse(language).months
    return {
        re.sub(r"^(?:de |d['’])", "", name.lower()): number
        for form in ("format", "stand-alone")
        for number, name in names[form]["wide"].items()
    }


# -- what dateparser makes of it -------------------------------------------------------------------


@lru_cache(maxsize=4096)
def parsed(text: str, language: str, to_the_day: bool) -> tuple[int, int, int | None] | None:
    """Year, month and day of one date in a given language; None unless it is exactly as precise as asked.

    dateparser makes up the parts that are missing, so the parts are required and the period must agree.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from dateparser.date import DateDataParser

        parser = DateDataParser(
            languages=[language],
            settings={
                "PARSERS": ["absolute-time"],
                "REQUIRE_PARTS": ["year", "month", "day"] if to_the_day else ["year", "month"],
                "PREFER_DAY_OF_MONTH": "first",
                "RELATIVE_BASE": datetime(2000, 1, 1),  # noqa: DTZ001 - a fixed day, for results that never change
                "RETURN_AS_TIMEZONE_AWARE": False,
            },
        )
        read = parser.get_date_data(text)
    if read.date_obj is None or read.period != ("day" if to_the_day else "month"):
        return None
    return read.date_obj.year, read.date_obj.month, read.date_obj.day if to_the_day else None
