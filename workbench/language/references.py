"""Numbers that name or place something instead of counting: years, pages, rooms, scores, list marks, models."""

from __future__ import annotations

import re
from decimal import Decimal

from workbench.language.numberwords import listed
from workbench.language.numerals import Numeral
from workbench.model import Span

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?"
    r"|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_SMALL_MONTH = (
    r"(?:january|february|april|june|july|august|september|october|november|december"
    r"|(?:jan|feb|aug|sept?|oct|nov|dec)\.)"
)
"""Months in texts without capitals; may and march are words there."""
_LABEL = re.compile(
    rf"(?:\b(?:{'|'.join(sorted(listed('labels'), key=len, reverse=True))})\.?|№|§|#)\s?(?:No\.?\s)?$", re.IGNORECASE
)
_NUMBERING = re.compile(
    r"\b(?:dead|wounded|injured|missing|homeless|displaced|victims|casualties|survivors|refugees|evacuees|members|troops|people)"
    r"\s(?:now\s|already\s|still\s)?number $",
    re.IGNORECASE,
)
"""A verb, and no label: the dead number 31."""
_PEOPLE_AHEAD = re.compile(r"\s(?:people|persons|men|women|children|times)\b")
_STREETS = frozenset("Street Road Avenue Square Lane Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_PERIOD_BEFORE = re.compile(
    r"\b(?:[Ee](?:ach|very)|[Ll]ast|[Tt]his|[Nn]ext|[Pp]er|[Aa]n?|[Tt]he same|[Tt]hat)"
    r" (?:day|week|month|year|hour|night|season)s? $"
)
"""A time that opens a clause, "last year 40 people died", and no label."""
_PLURAL_AHEAD = re.compile(r"\s(?:[a-z]+\s){0,2}(?:[a-z]{2,}s|people|men|women|children)\b")
_LABEL_PAIR = re.compile(
    r"\b(?:pages|chapters|articles|sections|rooms|paragraphs|clauses|lines|years|ages|rules|gates|units|levels"
    r"|phases|nos)\.?\s\d{1,4}\s?(?:,|and|or|to|-|–)\s?$",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|of|during|after|before|for|the|late|early|mid|and|to|or|through|between"
    r"|around|circa|ca?\.|A\.?D\.?|BC|of|last|this|its|his|her|their|fiscal|summer|winter|autumn|fall|spring"
    r"|season)\s|[(\[–—/-]\s?|['’]s\s|,\s|^|\b" + _MONTH + r"\s|[A-Z]\w*\s|\b\d{1,2}\s)$",
    re.IGNORECASE,
)
_HEADS = re.compile(r"(?:^|[.;:]\s)(?:About|Around|Roughly|Approximately|Some|Nearly|Almost|about|around)\s$")
_COUNTED_VERB = re.compile(r"\s(?:are|were|have|come|live|say|do|of)\b")
_YEARS = re.compile(r"(?:between\s)?(?:1[5-9]|20)\d{2}\s(?:to|or|and)\s(?:1[5-9]|20)\d{2}", re.IGNORECASE)
_BOUNDED = re.compile(
    r"\b(?:more than|at least|nearly|almost|up to|fewer than|less than|over|some|as many as|upwards of"
    r"|a total of)\s$",
    re.IGNORECASE,
)
_MONTH_BEFORE = re.compile(
    rf"\b(?:{_MONTH}|{_SMALL_MONTH})\s(?:the\s)?(?:\d{{1,2}}(?:,|\sand|\sor|\sto|\s?[-–—])\s?)?$"
)
_MONTH_AFTER = re.compile(rf"(?:\s?[-–—/]\s?\d{{1,2}}|\sand\s\d{{1,2}})?\s(?:of\s)?{_MONTH}\b")
_NAME_BEFORE = re.compile(r"(?:^|[\s(“\"‘'-])(?P<word>[A-Z][\w&.’'-]*|[A-Za-z]+[A-Z][\w-]*)[\s-]$")
_SIDES = re.compile(r"\d(?:[x×]|-by-)$")
_GLUED = re.compile(r"[A-Za-z_/\\@&=]$")
_FUNCTION_AHEAD = re.compile(
    r"\s(?:the|a|an|is|are|was|were|did|do|had|have|has|who|that|which|and|or|but|on|in|at|to|of|for|with|from|by"
    r"|as|when|while|it|he|she|they|we|said|says|will|would|could|can)\b"
)
_OPENERS = listed("openers")
_SCORE = re.compile(r"\d\s?[-–—:]\s?$")
_SCORE_AFTER = re.compile(r"\s?[-–—]\s?\d|:\d|/\d")
_WON = re.compile(rf"\b(?:{'|'.join(sorted(listed('contests')))})\b[^.]{{0,40}}$", re.IGNORECASE)
_VOTE = re.compile(r"\bvote|\bballot|\bto pass\b|\bruling\b|\bmajority\b|\bpassed\b", re.IGNORECASE)
_AGE_COMMAS = re.compile(r"[A-Za-z]{2}[’'.”\"]?,\s$")
_AGE_AFTER = re.compile(r",(?!\d)|\s(?:and|or)\b|\.$|;|\)")
_AGE_BEFORE = re.compile(
    r"\b(?:(?:he|she|I|who|you)(?:\s(?:was|is|were|turned|turns|am|had\sturned)|['’](?:s|m))\s(?:only\s|just\s"
    r"|now\s|about\s)?|(?:man|woman|boy|girl|child|age|ages)\sof\s|aged?\s)$",
    re.IGNORECASE,
)
_HOUR = re.compile(
    r"(?:(?:^|[.,;:“\"]\s)(?:By|At|Until|Before|After|Around|by|at|until)|\b(?:half|quarter)\s(?:past|to))\s$"
)
_DOTTED_HOUR = re.compile(r"\b(?:at|by|until|till|before|after|from|and|to|around)\s$", re.IGNORECASE)
_ANAPHORIC = re.compile(
    r"\b(?:the|these|those|other|last|all|any|us|you|them|both|other's|latter|former)\s$", re.IGNORECASE
)
_TELLING_WHO = re.compile(r"\s(?:who|whose|still|already)\b")
"""Behind a number what makes it a count of its own: one of the nine who fell."""


def is_reference(text: str, sentence: Span, number: Numeral, *, measured: bool) -> bool:
    """Whether a number is a name, a year, a place in a list, a score or an age in commas rather than a count.

    A `measured` number has a unit of measure behind it and can only be glued to a name.
    """
    start, end = number.span.start, number.span.end
    before = text[max(sentence.start, start - 44) : start]
    after = text[end : min(sentence.end, end + 40)]
    glued = _GLUED.search(before) or (before.endswith("-") and before[-2:-1].isalpha())
    if glued and not before.lower().endswith("sub-") and not (measured and _SIDES.search(before)):
        return True
    if measured:
        return False
    labelled = _LABEL.search(before) and "," not in text[start:end]  # page 5, but "they are building 18,000"
    labelled = labelled and not _NUMBERING.search(before)
    labelled = labelled and not (_PERIOD_BEFORE.search(before) and _PLURAL_AHEAD.match(after))
    if labelled or _LABEL_PAIR.search(before) or _is_list_mark(text, sentence, number, after):
        return True
    if _person_or_hour(before, after, number):
        return True
    if number.words and _title_case(text, sentence, number):
        return True
    if number.words and number.low == 0 and re.search(r"\b(?:below|above|ground|net|absolute)\s$", before):
        return True
    if number.words:
        return bool(
            re.match(r"(?:\s(?:another|or the other)|-(?:off|way|time|sided|on-one|to|fold|something)\b|fold\b)", after)
        ) or _pronoun_one(number, before, after)
    if (_MONTH_BEFORE.search(before) and number.low <= 31) or (_MONTH_AFTER.match(after) and number.low <= 31):
        return True
    if _is_year(text[start:end], before, after):
        return True
    if _is_score(before, after, number):
        return True
    return _is_name(before, after, number)


def _title_case(text: str, sentence: Span, number: Numeral) -> bool:
    """A capitalised number word inside a name: "the Big Six", "Kick Six"; headlines in capitals are no names."""
    start, end = number.span.start, number.span.end
    if start == sentence.start or not text[start].isupper() or text[start:end].isupper():
        return False
    words = re.findall(r"[A-Za-z]{4,20}", text[sentence.start : min(sentence.end, sentence.start + 200)])
    small = sum(word[0].islower() for word in words)
    opened = text[start - 1] in "\"'“‘(" or text[max(0, start - 2) : start - 1] in ":;–—-•*\"'“‘."
    return small > len(words) / 3 and not opened


def _person_or_hour(before: str, after: str, number: Numeral) -> bool:
    """Ages ("he was 18", "Reyes, 52,") and hours ("by six", "at 7.30")."""
    listed = number.words and after.startswith(";")
    whole = number.low < 120 and number.low % 1 == 0 and not listed
    if whole and (_AGE_BEFORE.search(before) or (_AGE_COMMAS.search(before) and _AGE_AFTER.match(after))):
        return not re.match(r"\s[a-z]{3,20}s\b", after)
    if number.low > 24:
        return False
    noun_follows = re.match(r"[\s-][a-z]", after) and not _FUNCTION_AHEAD.match(after)
    if noun_follows:
        return False
    if number.high is None and _HOUR.search(before):
        return True
    clock = not number.words and number.low.as_tuple().exponent == -2 and number.low % 1 < Decimal("0.6")
    return clock and bool(_DOTTED_HOUR.search(before))


def points_back(text: str, number: Numeral) -> bool:
    """Whether a small number without a noun only takes up what was counted before: "the other two", "all three"."""
    before = text[max(0, number.span.start - 12) : number.span.start]
    if _TELLING_WHO.match(text, number.span.end):
        return False
    return number.words and number.low <= 12 and number.high is None and bool(_ANAPHORIC.search(before))


def _pronoun_one(number: Numeral, before: str, after: str) -> bool:
    """ "One of the", "no one", "the one", "one another": the word, not the number."""
    if number.low != 1 or number.high is not None:
        return False
    return bool(
        re.search(
            r"\b(?:no|any|every|some|the|this|that|which|each|only|last|next|another|first|new|big|good|day"
            r"|number|by|at)\s$",
            before,
            re.IGNORECASE,
        )
    ) or bool(
        re.match(
            r"\sof\b|[’']s\b|\s(?:is|was|has|can|could|would|will|must|might|may|should|by|or|on|in|another|who"
            r"|that|which)\b",
            after,
        )
    )


def _is_list_mark(text: str, sentence: Span, number: Numeral, after: str) -> bool:
    start = number.span.start
    opens = not text[sentence.start : start].strip(" (*•-–") and (
        start == 0 or text[max(0, start - 40) : start].rstrip(" (*•-–\t")[-1:] in ("", "\n")
    )
    return opens and bool(re.match(r"[.)]\s|\)", after))


def _is_year(written: str, before: str, after: str) -> bool:
    """A bare number of four digits, or two that make a range, that reads as a year; a plural noun makes it a count."""
    if _YEARS.fullmatch(written):
        return not _BOUNDED.search(before) and not re.match(r"\s(?:[a-z]+s|people|men|women|children)\b", after)
    if not re.fullmatch(r"1[0-9]\d{2}|20\d{2}", written):
        return bool(re.fullmatch(r"(?:1[0-9]|20)\d{2}\s?[-–—]\s?(?:\d{2}|(?:1[0-9]|20)\d{2})", written))
    if re.match(r"s\b|[’']s\b", after):
        return True
    modern = written[:2] in ("18", "19", "20")
    if _BOUNDED.search(before) or (_HEADS.search(before) and _COUNTED_VERB.match(after)):
        return False
    if not modern and written[1] in "01234567" and re.match(r"\s(?:[a-z]+-)?[a-z]+s\b(?!\s(?:of\s)?[A-Z])", after):
        return bool(re.search(r"(?i)\b(?:in|since|by|until|during|of)\s(?:the\s)?$", before))
    if re.match(
        r"[\s-](?:%|km|kg|m\b|sq|tons?|tonnes?|miles?|metres?|meters?|feet|ft|acres?|hectares?|people|men|women"
        r"|children|parts|megawatts|MW|pounds|degrees|troops|soldiers|horsepower)",
        after,
    ):
        return (
            modern
            and bool(re.search(r"\b(?:in|since|by|until|during)\s$", before))
            and not re.match(r"[\s-](?:km|kg|MW|sq|tons|tonnes|miles|metres|meters)", after)
        )
    if _YEAR_BEFORE.search(before):
        return True
    return modern or not re.match(r"\s[a-z]+s\b", after)


def _is_score(before: str, after: str, number: Numeral) -> bool:
    """Two numbers joined by a dash that are no range: results of a match, splits; votes count."""
    pair = bool(_SCORE.search(before)) or bool(_SCORE_AFTER.match(after))
    if number.high is not None and not number.words:
        return bool(_WON.search(before)) and number.high < 200
    return pair and not _VOTE.search(before[-30:] + after)


def _is_name(before: str, after: str, number: Numeral) -> bool:
    """A number behind a capitalised name: "Tern 2", "COVID-19", "the FTSE 100", "Level 4"."""
    match = _NAME_BEFORE.search(before)
    plain = number.high is None and not number.scaled
    if _PEOPLE_AHEAD.match(after):
        return False  # "in Leeds 40 people died", "he called Ann three times"
    if match is not None and match["word"] in _STREETS and _PLURAL_AHEAD.match(after):
        return False  # in the vicinity of High Street 16 persons were held
    return match is not None and plain and match["word"].lower().rstrip(".") not in _OPENERS
