"""Times of a race in figures: 2:26:39, 3:58.41; a time of day has a preposition or a zone of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.model import Span

_TIME = re.compile(
    r"(?:(?<![\w:.,/$£€-])|(?<=\bsub-))(?:(?P<hours>0|[1-9]\d?):(?P<minutes>[0-5]\d):(?P<seconds>[0-5]\d(?:\.\d{1,3})?)"
    r"|(?P<lap>[0-5]?\d):(?P<rest>[0-5]\d\.\d{1,3}))(?![\w:]|[.,]\d|[-–/]\d)"
)
_RUN_BEFORE = re.compile(
    r"(?:\b(?:in|of|ran|runs|run|swam|rode|skied|rowed|clocked|clocking|the|his|her|their|its|a|whose|my|your|under|inside|below"
    r"|beat|beating|posted|recorded|timed at|with|best|record|mark|time|(?:time|best|record|mark) (?:was|is))|[’']s"
    r"|[a-z]s[’'])\s(?:about\s|just\s)?(?:under\s|over\s)?$"
    r"|\bsub-$",
    re.IGNORECASE,
)
_OF_DAY_BEHIND = re.compile(
    r"\s?(?:[ap]\.?m\b|hrs\b|hours\b|o['’]clock|local\s|[A-Z]{2,4}T\b|GMT|UTC|[A-Z][a-z]+\stime\b)"
)
_DAY_BEFORE = re.compile(r"\b(?:at|by|until|till|since|before|after|from|to|between|around|the time (?:is|was))\s$")
_NOUN_BEHIND = re.compile(
    r"\s(?!in\b|of\b|that\b|which\b|for\b|he\b|she\b|they\b|set\b|run\b|(?:half[ -])?marathons?\b|races?\b|finish"
    r"|clocking|record"
    r"|mark\b|best\b|winner|performance|effort|debut|ride|was\b|is\b|and\b|but\b|by\b|on\b|from\b|ran\b|would\b|had\b|has\b)[a-z]"
)
"""Behind "the 9:15:00" what is called by its hour, a train or a call."""
_ARTICLE = re.compile(r"\b(?:the|a)\s$", re.IGNORECASE)
_REACH = 24


def race_times(text: str, within: Span) -> Iterator[tuple[Span, int, int, str]]:
    """The times of races in a sentence: where each stands, its hours, minutes and seconds."""
    for match in _TIME.finditer(text, within.start, within.end):
        before = text[max(within.start, match.start() - _REACH) : match.start()]
        if _OF_DAY_BEHIND.match(text, match.end()) or _DAY_BEFORE.search(before):
            continue
        if match["lap"]:
            yield Span(*match.span()), 0, int(match["lap"]), match["rest"]
        elif _RUN_BEFORE.search(before) and not (_ARTICLE.search(before) and _NOUN_BEHIND.match(text, match.end())):
            yield Span(*match.span()), int(match["hours"]), int(match["minutes"]), match["seconds"]
