"""Bounds and approximations around a number: "at least", "some", "just under", "or so"."""

from __future__ import annotations

import re

from workbench.model import Modifier, Span

_LARGER = (
    "(?:more|greater|higher|longer|larger|bigger|better|worse|faster|taller|heavier|deeper|wider|thicker|farther|further"
    "|older|hotter|warmer)"
)
_SMALLER = "(?:fewer|less|lower|smaller|shorter|slower|lighter|younger|narrower|thinner|cheaper|colder|cooler)"
_FAR = "(?:(?:a little|a bit|slightly|far|well|many|much|even) )?"
_BEFORE = {
    Modifier.AT_LEAST: rf"at (?:the very )?least|not? {_SMALLER} than|(?:a )?minimum (?:of )?|as few as|≥",
    Modifier.AT_MOST: (
        rf"at (?:the very )?most|not? {_LARGER} than|(?:a )?maximum (?:of )?"
        r"|as (?:many|much|long|high) as|up to|not exceeding|≤"
    ),
    Modifier.OVER: (
        rf"{_FAR}{_LARGER} than"
        r"|(?:(?:just|well|slightly|a little|a bit|far) )?(?:over|above|past)"
        r"|upwards? of|in excess of|north of|exceeding|surpassing|topping|>"
    ),
    Modifier.UNDER: (
        rf"{_FAR}{_SMALLER} than"
        r"|(?:just|well|slightly|a little|a bit|far|a shade|a fraction) (?:under|below|short of|shy of)|not quite"
        r"|under|below|shy of|south of|<"
    ),
    Modifier.ABOUT: (
        r"(?:just )?(?:about|around|roughly|approximately|nearly|almost|practically|virtually)|some|approx\.?"
        r"|circa|ca?\.|close to|near to|close on|getting on for|somewhere around|(?:an |the )?estimated"
        r"|in the (?:region|order|vicinity|neighbou?rhood) of|[~≈]"
    ),
}
_WORDS = "|".join(f"(?P<{modifier.name}>{words})" for modifier, words in _BEFORE.items())
_HEDGE = re.compile(rf"(?<![\w-])(?:{_WORDS})\s?(?:(?:an?|another)\s)?$", re.IGNORECASE)
_AFTER = re.compile(
    r"(?:(?P<AT_LEAST>[ -](?:or more|or above|or over|or older|and (?:over|above|upwards?|up)|plus(?!\s[a-z]))\b|\+"
    r"|,? at (?:the very )?least\b|,? at a minimum\b)"
    r"|(?P<AT_MOST>[ -](?:or (?:less|fewer|under|below|younger))\b|,? at (?:the very )?most\b|,? at a maximum\b)"
    r"|(?P<OVER>,? and (?:a (?:bit|little)(?! (?:more|less|of))|change|then some)\b)"
    r"|(?P<ABOUT>(?:[ -]or so|-odd| odd|[ -]or thereabouts|,? give or take|,? more or less|-ish)\b))",
)
_GOVERNS = re.compile(
    r"\b(?:spread|stretch|extend|rang|scatter|presid|rul|reign|fl[ey]w?|pass|travell?|distribut|averag|vot|disput"
    r"|row|quarrel|concern|control|dispers|strew|var|march|walk|ran|clash|argu|fought|fight|anger|talks?|doubt"
    r"|question)"
    r"(?:ed|ing|s|es|n|y)?\s$",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"\b(?:talk|speak|spoke|worri|worry|complain|know|knew|concern|question|stor(?:y|ies)|information|details?"
    r"|books?|films?|debate|argument|news|inform|ask)(?:ed|ing|s|n|es)?\s$",
    re.IGNORECASE,
)
_RISES = re.compile(
    r"\b(?:went|go(?:es|ing|ne)?|r[oi]se[ns]?|rising|climb\w{0,3}|mov\w{1,3}|brought|bring\w{0,3}|push\w{0,3}"
    r"|add\w{0,3}|lead\w{0,3}|led|c[ao]me|coming|caught|catch|live[sd]?|stand\w{0,3}|stood"
    r"|walk\w{0,3})\s$",
    re.IGNORECASE,
)
_JUST = re.compile(r"\W?(?:just|not quite|slightly|a (?:little|bit|shade|fraction)|barely|shy)\b", re.IGNORECASE)
_MEASURED = re.compile(
    r"(?:dollars?|pounds?|euros?|yen|rupees?|per ?cent|points?|seconds?|minutes?|hours?|days?|weeks?|months?|years?"
    r"|miles?|kilomet(?:re|er)s?|met(?:re|er)s?|feet|foot|inch(?:es)?|yards?|tonn?es?|tons?|kilo(?:gram)?s?|acres?|hectares?"
    r"|degrees?)$",
    re.IGNORECASE,
)
_TRIED = re.compile(
    r"\b(?:jail|sue|fin|charg|arrest|accus|convict|sentenc|apologi|resign|sack|suspend|investigat|prob|quiz|held|indict)"
    r"(?:ed|d|ing|s|es|e|sed|ses|se)?\b",
    re.IGNORECASE,
)
_MATTER = re.compile(
    r"\s(?!(?:for|from|in|to|by|of|on|at|and|or|after|with|an?|the|last|this|that|over|per|each|was|were)\b)[a-z]{3,}(?<!ly)\b"
)
"""The thing a charge is about: "jailed over £5,000 theft"."""
_REACH = 34
"""Longest stretch, in code points, in which a hedge stands before its number."""


def hedge(text: str, span: Span, within: Span) -> tuple[Modifier, Span]:
    """How the number at a span is hedged, and the span grown by the words that do it.

    `span` is the number with its currency sign or what is counted; `within` is its sentence, which is never left.
    The words after the number count only when nothing stands before it.
    """
    start = max(within.start, span.start - _REACH)
    match = _HEDGE.search(text[start : span.start])
    if match and match.lastgroup:
        at = start + match.start(match.lastgroup)
        if _fits(text, within.start, at, match[match.lastgroup].lower(), span.of(text)):
            return Modifier[match.lastgroup], Span(at, span.end)
    after = _AFTER.match(text, span.end, within.end)
    if after and after.lastgroup:
        return Modifier[after.lastgroup], Span(span.start, after.end())
    return Modifier.EXACT, span


def only_just(words: str) -> bool:
    """Whether hedging words say that the bound is near: "just over", "a little under", "slightly more than"."""
    return bool(_JUST.match(words))


def _fits(text: str, floor: int, at: int, words: str, amount: str) -> bool:
    """Whether the words bound the number and are not governed by what precedes them."""
    before, first = text[max(floor, at - 24) : at], amount[:1]
    if words == "over" and _TRIED.search(text, max(floor, at - 60), at) and _MATTER.match(text, at + 5 + len(amount)):
        return False
    if words in ("over", "above", "past", "around"):
        return not _GOVERNS.search(before)
    if words in ("under", "below"):
        return not first.isalpha() or bool(_MEASURED.search(amount))  # "under three presidents" is no bound
    if words == "about":
        return not _TOPIC.search(before)
    if words == "up to":
        return not _RISES.search(before)
    return True
