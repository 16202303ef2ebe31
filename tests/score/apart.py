"""Which cases of Recognizers-Text, made for assistants, do not apply to news, and why.

docs/times.md and docs/numbers.md have the reasons at length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

Case = dict[str, Any]

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_WEEKDAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thurs?|fri|sat|sun)"
_FEAST = (
    r"(?:easter|christmas|thanksgiving|ramadan|halloween|black friday|independence day|earth day|labor day"
    r"|memorial day|veterans day|saint patrick|new year|eid al fitr|freedom day)"
)
_COUNT = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_UNIT = r"(?:min(?:ute)?s?|hours?|hrs?|h|days?|weeks?|months?|years?|decades?|quarters?|weekends?|fortnights?)"
_AMBIGUOUS = ("may", "march", "sat", "sun", "mar", "wed", "second")
_CLOCK = frozenset({"time", "timerange", "datetime", "datetimerange"})
_HALF = r"(?:thirty|fifteen|forty|ten|twenty|fifty|oh)"
_BARE = "hours without a.m., p.m. or o’clock"
_OFFICE = "phrases of the office (end of day)"
_HABIT = "habits (weekends, quarterly, mornings)"
_PART = "parts of a day or year alone"
_TELL = re.compile(r"\d:\d\d|[ap]\.?\s?m\b|o'?clock|noon|midnight|gmt|utc|\bnow\b")


@dataclass(frozen=True, slots=True)
class Rule:
    """A result whose words, or whose value, fit the pattern sets its case apart."""

    why: str
    words: str
    types: frozenset[str] = frozenset()
    """Types of result it is for; all when empty."""
    unless: str = r"(?!)"
    cased: bool = False
    """Whether the pattern looks at capitals."""
    timex: bool = False
    """Whether the pattern is for the value in place of the words."""

    def fits(self, words: str, kind: str, value: str) -> bool:
        if self.types and kind not in self.types:
            return False
        seen = value if self.timex else words if self.cased else words.lower()
        return bool(re.search(self.words, seen)) and not re.search(self.unless, seen)


def _types(names: str) -> frozenset[str]:
    return frozenset(names.split())


TIMES = (
    Rule(
        "names of months, days and feasts in small letters",
        rf"\b(?:{_MONTH}|{_WEEKDAY}|{_FEAST}|[qh][1-4])\b",
        cased=True,
    ),
    Rule(
        "spellings of chats, and symbols",
        r"\b(?:tmrw?|tonite|eod|eoy|eom|everyday|noonish|\d*ish|w/c|wk|yr|sy|cy|asap)\b|\b[sc]y\d|\bmar\d"
        r"|\d{1,2}[ap]\b|\d+h\b|\bp \. m|[@=<>~+]",
    ),
    Rule(
        "figures without a year, or with two readings",
        r"(?<![\d/.-])\d{1,2}[/-]\d{1,2}(?![\d/.-])|\b\d{1,2}[/.-]\d{1,2}\s*-|\d{1,2}-\d{1,2}-\d{4}|^\d{4}[-/]\d{1,2}$"
        r"|^\d{1,2}[-/]\d{4}$|^\d{1,2}[/.-]\d{1,2}$|\b\d{8}\b|\d{4} \d\d \d\d|\d{4}/\d\d/[a-z]|\d\d-\d{4}-[a-z]"
        r"|[a-z]-\d{4}-\d\d|\d{1,2}/\d{1,2}/\d\d$|[a-z]-\d\d-\d{4}|2/29/2019|feb 30|\d{4}[/-][a-z]{3}[/-]\d"
        r"|[a-z]{3}/\d",
        unless=r"\d{4}-\d\d-\d\d",
    ),
    Rule(
        _BARE,
        rf"\b(?:at|around|about|before|after|by|from|between|to|until|till|than)\b.*\b(?:\d{{1,2}}|{_COUNT})\b|^\d{{1,2}}\b"
        rf"|\d{{1,2}}\s*-\s*\d{{1,2}}|\d\.\d\d|\d{{4}}|{_COUNT}[- ]{_HALF}|\b\d{{1,2}}$|{_COUNT}$",
        _CLOCK | _types("set datetimealt"),
        unless=_TELL.pattern,
    ),
    Rule(_BARE, rf"\b{_COUNT}[- ]{_HALF}\b|\b\d{{4}}-\d{{4}}\b|\b\d{{3,4}} ?[ap]\.?m", _CLOCK),
    Rule(_PART, r"\b(?:breakfast|lunch|dinner|brunch)\b"),
    Rule(_PART, r"^T(?:MO|AF|EV|NI|DT|BH|ME\w)$", _types("timerange"), timex=True),
    Rule(
        "counted from the minute of asking",
        r"\b(?:in|within|next|previous|last|past|after|later|from now|ago|earlier|before)\b.*"
        r"\b(?:hours?|min(?:ute)?s?|hrs?|seconds?)\b"
        r"|\b(?:hours?|min(?:ute)?s?|hrs?|seconds?)\b.*\b(?:in|within|after|later|from now|ago|earlier|before)\b",
        _CLOCK,
    ),
    Rule(
        "a length told as a day (in two weeks)",
        rf"^(?:with)?in (?:(?:the )?(?:next|coming) )?(?:an?|{_COUNT}|\d+|few|several|a few)\b.*{_UNIT}",
        _types("date daterange"),
    ),
    Rule(
        "a time and a length booked together",
        r"\bfor\b.*\b(?:hours?|hrs?|minutes?)\b",
        _types("timerange datetimerange"),
    ),
    Rule(
        "business days and school years",
        r"\b(?:business|working|week|school|academic) ?(?:days?|year)\b",
        _CLOCK | _types("date daterange duration"),
    ),
    Rule("a few made three", r"\b(?:few|some|several|couple)\b", _types("duration daterange date datetime")),
    Rule("last Friday meant of last week", rf"\b(?:last|previous|past) {_WEEKDAY}\b"),
    Rule(_OFFICE, rf"\b(?:end|beginning|start) of\b.*\b(?:day|today|tomorrow|yesterday|{_WEEKDAY})\b"),
    Rule(_OFFICE, r"^(?:the )?day$|^the (?:week|month|year)$|\bweek \d|\bday of\b.*\bweek\b"),
    Rule(
        "weeks of a month by number",
        r"\b(?:1st|2nd|3rd|\dth|first|second|third|fourth|last) week",
        _types("daterange"),
    ),
    Rule(
        _BARE,
        rf"\b(?:from|between)\b.*\b(?<![:.])(?:\d{{1,2}}|{_COUNT})(?! ?[ap]\.?m|:|\d|st|nd|rd|th| ?(?:of )?{_MONTH}"
        r"|[/-]| o'?clock)\b",
        _types("timerange datetimerange"),
        unless=r"\d ?[ap]\.?m\b.*\d ?[ap]\.?m\b",
    ),
    Rule(
        _BARE,
        rf"^in the (?:morning|afternoon|evening|night)|\b(?:at|between|from) (?:\d|{_COUNT}).*in the"
        r" (?:morning|afternoon|evening|night)",
        _CLOCK,
    ),
    Rule(
        "bounds of a query (later than 2018, before 5 p.m.)",
        r"\b(?:or (?:later|after|earlier)|(?:later|greater|earlier|less|more) than|no later|and greater|before"
        r"|after)\b",
        _types("daterange timerange datetimerange"),
    ),
    Rule(
        "a length counted from another date: two claims here, as in TIMEX3",
        rf"\b{_UNIT}\b.*\b(?:before|after|from|since)\b (?!now\b|today\b.*now)",
        _types("date daterange"),
    ),
    Rule(
        "dates spelt out in words, as spoken",
        r"\b(?:nineteen|eighteen|seventeen|two thousand|twenty[ -](?:one|two|three|four|five|six|seven|eight|nine|first"
        r"|second|third)|thirty[ -]first|fifteen|thirty)\b",
        _types("date daterange datetime"),
    ),
    Rule(
        "up to the moment of asking",
        r"\bnow\b|\bto date\b|till date|current date",
        _types("date daterange time timerange datetimerange duration set"),
    ),
    Rule(
        _HABIT,
        r"\bweekends?\b|\bannual|quarterly|\bevery night|mornings|every weekday|one a day|of every|bi-|semi",
        _types("set daterange"),
    ),
    Rule(_HABIT, r"\d ?[ap]m|\d:\d\d|\bat \d", _types("set")),
    Rule(
        _OFFICE,
        r"\ball (?:day|week|month|year)|the hour|at the (?:minute|moment|present)|rest of|remaining"
        r"|end of (?:year|month)|fiscal year$|night-time|the fortnight|year to date|the day after$",
    ),
    Rule(_PART, r"^(?:winter|summer|spring|fall|autumn|night-time)$"),
)

_ORDER = re.compile(
    r"(?i)^(?:help me|book|set|please|meet|schedule|cortana|remind|create|add|plan trip|dinner|let's|can you|are you)"
)

_FRACTION = "stacked fractions, and denominators of several words"
_APART = "signs and letters apart from their digits"
NUMBERS = (
    Rule(
        _FRACTION,
        r"\b(?:hundred|thousand|million|and|twenty|thirty)[ -](?:an? |three )?(?:first|fifth|thirtieth|trillionth)s?\b",
    ),
    Rule(_FRACTION, r"fifty-four hundredths|and three fifths"),
    Rule("one over three: in prose over is a bound", r"\w over \w"),
    Rule("powers with a caret", r"\^"),
    Rule(
        "addresses, telephone numbers, dates, labels, versions",
        r"^\d+(?:\.\d+){3}$|phone|\d/\d+/\d{4}|^[a-z]+-\d|nrs\.|version",
    ),
    Rule(_APART, r"^\s*- \d|\d +k\b|\d ?[gm]\b"),
    Rule("quarters without a noun: they are months", r"quarters$"),
    Rule("one as a pronoun, a single 1", r"^1$|\bone last time"),
    Rule("short forms of dozen", r"\bdo?zs\b"),
    Rule("digits broken by blanks, or a decimal comma", r"\d, \d|\d,\d\.$"),
)
SHARES = (Rule("the sign before its number", r"^per ?cents? of "),)


def number_apart(case: Case) -> str:
    """Why a case of numbers or shares does not apply to news; empty when it does."""
    rules = SHARES if any(result.get("TypeName") == "percentage" for result in case["Results"]) else NUMBERS
    return next((rule.why for rule in rules if rule.fits(case["Input"].strip(), "", "")), "")


def capitals(text: str) -> str:
    """The text with the names of months, weekdays and feasts as news print them; words that mean more stay."""
    return _NAME.sub(lambda name: name[0].title() if _names(text, name) else name[0], text)


_NAME = re.compile(rf"\b(?:{_FEAST}|{_MONTH}|{_WEEKDAY}|q[1-4]|h[12])\b")
_BEFORE = re.compile(r"(?:in|on|of|last|next|this|\d|every|since|by|until|to|from|and|between|late|early|mid) $|^$")


def _names(text: str, word: re.Match[str]) -> bool:
    if word[0] not in _AMBIGUOUS:
        return True
    return bool(_BEFORE.search(text[: word.start()]) or re.match(r" \d", text[word.end() :]))


def time_apart(case: Case) -> str:
    """Why a case of times does not apply to news; empty when it does."""
    kinds = set[str]()
    for result in case["Results"]:
        kind = str(result.get("TypeName", "")).removeprefix("datetimeV2.")
        words = case["Input"][result["Start"] : result["End"] + 1] if "Start" in result else ""
        values = (result.get("Resolution") or {}).get("values") or [{}]
        kinds.add(kind)
        for rule in TIMES:
            if rule.fits(words, kind, str(values[0].get("timex", ""))):
                return rule.why
    return _BARE if _ORDER.match(case["Input"]) and kinds & _CLOCK and not _TELL.search(case["Input"].lower()) else ""
