"""Results of votes and matches, two numbers with a dash: "voted 52-48", "won 3–1"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.language.numberwords import listed
from workbench.model import Span

_PAIR = re.compile(
    r"(?<![\w.,:/$£€¥#-])(?<![-–—] )(?P<first>\d{1,3})\s?[-–—]\s?(?P<second>\d{1,3})"
    r"(?![\w%:/])(?![.,–—-]\d)(?!\s?[-–—]\s?\d)"
)
_MONTH_BEFORE = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s$")
_LABEL_BEFORE = re.compile(
    r"\b(?:pages?|pp|verses?|psalms?|lines?|rooms?|chapters?|articles?|sections?|paragraphs?|weeks?|days?|years?|games?"
    r"|months?|items?|nos?|numbers?|ages?|aged)\.?\s$",
    re.IGNORECASE,
)
_VOTED = re.compile(
    r"\b(?:vot(?:e|ed|es|ing)|ballots?|pass(?:ed|es)?|approv(?:ed|es|al)|carried|confirm(?:ed|s)?|reject(?:ed|s)|rul(?:ed|ing)"
    r"|split|majority|decision|tally|adopted|defeated the (?:bill|motion)|divid(?:ed|ing)|ratif(?:y|ied|ies|ying"
    r"|ication)"
    r"|endors(?:ed|es|ing)|blessing|upheld|overr(?:ode|uled)|struck down|vetoed|repeal(?:ed|s)|censured|impeached"
    r"|acquitted)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:board|council|committee|commission|senate|assembly|parliament|court|justices|judges|panel|jury|cabinet|trustees|chamber"
    r"|legislature|lawmakers|councill?ors|deputies|senators|commissioners|regulators|members|shareholders|synod)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"[,(–—]\s?$")
_ASIDE_BEHIND = re.compile(r"\s?[,;.)–—]|$")
_PLAYED = re.compile(rf"\b(?:{'|'.join(sorted(listed('contests')))})\b", re.IGNORECASE)
_COUNTS_AHEAD = re.compile(
    r"[\s-](?:year|day|week|month|hour|minute|mile|foot|inch|meter|metre|point|percent|per cent|member)"
)
_REACH = 60
"""Code points before a pair in which a word may tell what it is; a clause of news is rarely longer."""
_BEHIND = 24


@dataclass(frozen=True, slots=True)
class Result:
    """Two numbers of one outcome as they stand, and what they count: "vote" or "score"."""

    span: Span
    first: int
    second: int
    unit: str


def results(text: str, within: Span) -> Iterator[Result]:
    """The votes and scores of a sentence; ranges, dates and other pairs of numbers are none."""
    for pair in _PAIR.finditer(text, within.start, within.end):
        before = text[max(within.start, pair.start() - _REACH) : pair.start()]
        after = text[pair.end() : min(within.end, pair.end() + _BEHIND)]
        if _MONTH_BEFORE.search(before) or _LABEL_BEFORE.search(before) or _COUNTS_AHEAD.match(after):
            continue
        unit = _counted(before, after)
        if unit:
            yield Result(Span(*pair.span()), int(pair["first"]), int(pair["second"]), unit)


def _counted(before: str, after: str) -> str:
    """What a pair of numbers counts by the nearest word that tells: votes, the points of a match, or nothing."""
    voted, played = list(_VOTED.finditer(before)), list(_PLAYED.finditer(before))
    if voted and (not played or voted[-1].start() >= played[-1].start()):
        return "vote"
    if re.match(r"\s(?:vote|ballot|majority|ruling|decision)", after):
        return "vote"
    aside = _ASIDE.search(before) and _ASIDE_BEHIND.match(after)
    if aside and not played and _BODY.search(before):
        return "vote"
    return "score" if played or re.match(r"\s(?:win|victory|defeat|loss|draw|lead|down|up)\b", after) else ""
