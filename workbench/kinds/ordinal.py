"""Ranks in a series: "the fourth country", "launch number seven", "the seventh" where the noun is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from workbench.language.counted import singular
from workbench.language.numberwords import TENS, UNITS, in_order, listed
from workbench.language.reading import Reading
from workbench.language.tree import Token, Tree
from workbench.model import Mention, Relation, Span, Value

name = "ordinal"
nests = False

_SMALL = {word: number for number, word in enumerate(in_order("ordinals"), start=1)}
_TENTHS = {f"{word[:-1]}ieth": int(value) for word, value in TENS.items()}
_WORDS = _SMALL | _TENTHS | {"hundredth": 100, "thousandth": 1000}
_CARDINALS = {word: int(value) for word, value in UNITS.items() if 0 < value < 13}

_ORDINAL = re.compile(
    r"(?<![\w.-])(?:(?P<digits>\d{1,3}(?:,\d{3})?)(?:st|nd|rd|th)"
    rf"|(?:(?P<tens>{'|'.join(TENS)})[- ])?(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))}))"
    r"(?P<superlative>-(?:[a-z]{2,12}est|best|worst|least(?=\s)|most(?=\s)))?(?![\w-])",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    rf"(?<=[a-z] )number (?P<number>\d{{1,4}}|{'|'.join(_CARDINALS)})(?![\w,.-]\w|\w)", re.IGNORECASE
)
_LEADS = re.compile(
    r"(?:\b(?:the|a|an|his|her|its|their|our|my|your|this|that|another|only|yet|for|of|just|now|already|and|or)"
    r"|['’]s|s['’]|\w)\s$",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(
    r"\b(?:every|each|per|at|one|two|three|four|five|ten|twenty|thirty|\d+|split|July|June|May|April|March"
    r"|Jan\w{0,5}|Feb\w{0,6}|Aug\w{0,3}|Sept?\w{0,6}|Oct\w{0,4}|Nov\w{0,5}|Dec\w{0,5}|on)\s(?:the\s)?$",
    re.IGNORECASE,
)
_EVERY = re.compile(r"\b(?:every|each|any)\s$", re.IGNORECASE)
_SKIPPED = listed("unranked")
_IN_PHRASE = ("JJ", "NN", "VBN", "VBG", "HYPH", "CD")
"""Tags of the words between an ordinal and its noun."""
_SKIPPED_NEXT = re.compile(r"[\s-](?:centur|millenni|quarter|half\b|party|parties|world|floor|degree|person|hand\b)")
_PLAIN_FIRST = re.compile(
    r"\s(?:ever|since|to (?!the\b|a\b|an\b|his\b|her\b|their\b|its\b|be sure\b)[a-z]+|in (?:the (?:world|country"
    r"|history|nation|region)|more than|over|almost|nearly|about|at least|a decade|\d+"
    r"|[a-z]+(?:-[a-z]+)? (?:years|months|decades|weeks|days))"
    r"|of its kind|of (?:two|three|four|five|six|seven|eight|nine|ten|several|many|\d+)|on record)\b"
)
_ELIDED = re.compile(
    r"\s(?:for|since|of (?:its|the|this|his|her|their|that|a|(?:19|20)\d\d)|on record"
    r"|that (?:he|she|it|they|we|I|this|the|[A-Z][a-z]+)\b"
    r"|in (?:a row|as many|\d|the|less|just"
    r"|[a-z]+ (?:years|months|days|weeks|decades))|so far|this (?:year|season|month|week)|such|to)\b"
)
_CLAUSE = re.compile(r"\s(?:he|she|they|we|I)\s")
"""After an ordinal whose noun is left out: the third she has written; a second is also a unit of time."""
_PLACED = re.compile(
    r"\b(?:finish(?:ed|es|ing)?|placed|plac(?:es|ing)|c(?:ame|omes?|oming)|rank(?:ed|s|ing)?|qualif(?:y|ied|ies)"
    r"|(?:put|puts|putting|left|leaves|leaving|places?)\s(?:him|her|it|them|us|me|you)|lies?|lay|lying|sits?|sat|stands?|stood)\s"
    r"(?:in\s|(?:a\s)?(?:distant|close)\s|joint\s|only\s)?$",
    re.IGNORECASE,
)
_PLACE_ENDS = re.compile(
    r"[.,;:)!?”\"–—]|$|\s(?:in|behind|overall|on|at|with|to|for|after|ahead|and|out|last|this|from|among|of)\b"
)
_MOVED = re.compile(
    r"(?:\b(?:\d{1,3}(?:st|nd|rd|th)|[a-z]{5,11}(?:st|nd|rd|th))\s(?:place|spot|position)"
    r"|\b(?:slip|slid|drop|climb|rise|ris|rose|fall|fell|move|mov|jump|leap|sank|sink|plung|tumbl|drift|shot|lift)"
    r"[a-z]{0,4}(?:\s(?:up|down|back|it|them|him|her))?)\sto\s(?:joint\s)?$"
)
"""Before the place that something moves to: from 13th place to 22nd, dropped to third."""
_FROM_END = re.compile(r"\sfrom\s(?:the\s)?(?P<end>bottom|top|last)\b|\sbottom(?=\s?[.,;:)]|\sof\b|$)")
"""Places counted from an end of the table: third from bottom, second bottom."""
_TRIES = frozenset({"attempt", "try", "go", "ballot"})
"""What ranks behind "at the", where other ordinals name a floor or a reading."""
_SINCE = re.compile(
    r"\s(?:since (?!then)|of its kind|in a row|in as many|on record"
    r"|to (?!the\b|an?\b|early\b|late\b|mid\b|noon\b|midnight\b|mark\b|be sure\b)[a-z]{3,14} (?:the|an?|his|her|its"
    r"|this|in|on|from|by|at)\b)"
)
"""After figures without a noun that are no day of a month."""
_ON_DAY = re.compile(r"\b(?:on|by|until|till|from|since|before|after|to|between|and)\sthe\s$", re.IGNORECASE)
"""Before the day of a month: on the 5th to meet a friend."""
_DET = re.compile(r"(?:\b(?:the|a|his|her|its|their|our|only the|this)|['’]s)\s$", re.IGNORECASE)


def find(reading: Reading) -> Iterator[Mention]:
    """Ranks in every sentence that say something; "first" only where the text makes a claim of it."""
    text = reading.text
    candidates = []
    for sentence in reading.sentences:
        ranked = [m for m in _ORDINAL.finditer(text, sentence.start, sentence.end) if _may_rank(text, sentence, m)]
        numbered = list(_NUMBERED.finditer(text, sentence.start, sentence.end))
        if ranked or numbered:
            candidates.append((sentence, ranked, numbered))
    reading.parse([sentence for sentence, _, _ in candidates])
    for sentence, ranked, numbered in candidates:
        tree = reading.tree(sentence)
        for match in ranked:
            yield from _ranked(text, tree, match)
        for match in numbered:
            yield from _counted_off(tree, match)


def _may_rank(text: str, sentence: Span, match: re.Match[str]) -> bool:
    """A cheap look before the sentence is parsed."""
    before = text[max(sentence.start, match.start() - 14) : match.start()]
    if match["word"] and match["word"][0].isupper() and before:
        return False  # Seventh Fleet, Second World War
    if _EVERY.search(before):
        return False
    return bool(_LEADS.search(before)) or not before


def _number(match: re.Match[str]) -> int:
    if match["digits"]:
        return int(match["digits"].replace(",", ""))
    return int(TENS.get((match["tens"] or "").lower(), Decimal(0))) + _WORDS[match["word"].lower()]


def _ranked(text: str, tree: Tree, match: re.Match[str]) -> Iterator[Mention]:
    number = _number(match)
    before = text[max(tree.span.start, match.start() - 14) : match.start()]
    ranked = _place(text, tree, match)
    if ranked:
        yield ranked
        return
    noun = _noun(tree, match.end()) or _one_of_a_people(tree, match)
    if noun is None:
        if _stands_alone(text, tree, match, before):
            topic = _topic(tree, match)
            yield _mention(Span(match.start(), match.end()), number, topic)
        return
    named = noun.is_name and match["word"] and _DET.search(before)
    if (
        (noun.is_name and not named)
        or noun.lemma in _SKIPPED
        or _SKIPPED_NEXT.match(text, match.end())
        or (_NOT_AFTER.search(before) and not (noun.lemma in _TRIES and before.endswith(" at the ")))
    ):
        return
    if number == 1 and not match["superlative"] and not _PLAIN_FIRST.match(text, noun.span.end, tree.span.end):
        return
    yield _mention(Span(match.start(), noun.span.end), number, singular(noun.text))


def _place(text: str, tree: Tree, match: re.Match[str]) -> Mention | None:
    """A place in a table: from 13th place to 22nd, third from bottom."""
    counted = _FROM_END.match(text, match.end(), tree.span.end)
    if counted:
        return _mention(Span(match.start(), counted.end()), _number(match), f"place from {counted['end'] or 'bottom'}")
    moved = _MOVED.search(text, max(tree.span.start, match.start() - 44), match.start())
    dated = match["digits"] and moved and moved[0].startswith("mov")  # moved to 22nd: a day, too
    if moved and not dated and not match["superlative"] and _PLACE_ENDS.match(text, match.end()):
        return _mention(Span(*match.span()), _number(match), "place")
    return None


def _one_of_a_people(tree: Tree, match: re.Match[str]) -> Token | None:
    """The third African to win it: a word for a people that the parser takes for an adjective."""
    token = next((t for t in tree.tokens if t.span.start <= match.start() < t.span.end), None)
    head = tree.head(token) if token is not None and token.relation == "amod" else None
    near = token is not None and head is not None and head.index == token.index + 1
    return head if near and head is not None and head.text[0].isupper() else None


def _mention(span: Span, number: int, unit: str) -> Mention:
    canonical = f"#{number} {unit}".rstrip()
    return Mention(name, span, Value(canonical=canonical, number=Decimal(number), unit=unit))


def _noun(tree: Tree, start: int) -> Token | None:
    """The noun that an ordinal ranks: the last of the run of adjectives and nouns behind it."""
    found, gerund = None, None
    for token in tree.tokens:
        if token.span.start < start:
            continue
        superlative = token.tag in ("RBS", "RBR") and found is None
        if not superlative and (not token.tag.startswith(_IN_PHRASE) or (token.tag == "CD" and found is None)):
            break
        gerund = token if token.tag == "VBG" and found is None else None
        if token.is_noun:
            if found and ((token.is_name and not found.is_name) or found.tag == "NNS"):
                break
            found = token
        elif found is not None and token.tag != "HYPH":
            break
    return found or gerund


def _stands_alone(text: str, tree: Tree, match: re.Match[str], before: str) -> bool:
    """An ordinal without its noun: "the launch was the seventh for …", "his fifth since …"."""
    if _PLACED.search(text, max(tree.span.start, match.start() - 30), match.start()):
        return bool(_PLACE_ENDS.match(text, match.end()))
    if _number(match) > 1 and _is_predicate(tree, match):
        return True
    if match["digits"] and (not _SINCE.match(text, match.end(), tree.span.end) or _ON_DAY.search(before)):
        return False
    if not _DET.search(before) or _NOT_AFTER.search(before):
        return False
    if _number(match) == 1 and not _PLAIN_FIRST.match(text, match.end(), tree.span.end):
        return False
    clause = match["word"] and match["word"].lower() != "second" and _CLAUSE.match(text, match.end(), tree.span.end)
    return bool(clause or _ELIDED.match(text, match.end(), tree.span.end))


def _is_predicate(tree: Tree, match: re.Match[str]) -> bool:
    """The ruling was the court's ninth against a bank."""
    token = next((t for t in tree.tokens if t.span.start <= match.start() < t.span.end), None)
    below = [t.relation for t in tree.children(token)] if token is not None else []
    return "nmod:poss" in below and "cop" in below and "nsubj" in below


def _topic(tree: Tree, match: re.Match[str]) -> str:
    """The noun an elided ordinal ranks: the subject it is said of, or the noun it is joined to."""
    token = next((t for t in tree.tokens if t.span.start <= match.start() < t.span.end), None)
    if token is None:
        return ""
    subject = next(iter(tree.children(token, "nsubj")), None)
    head = tree.head(token)
    if subject is None and token.relation in ("conj", "appos") and head is not None:
        subject = head
    return singular(subject.text) if subject is not None and subject.is_noun and not subject.is_name else ""


def _counted_off(tree: Tree, match: re.Match[str]) -> Iterator[Mention]:
    """A noun with its number: "launch number seven"."""
    noun = next((t for t in tree.tokens if t.span.end == match.start() - 1), None)
    if noun is None or not noun.is_noun or noun.is_name or noun.tag == "NNS":
        return
    said = match["number"].lower()
    number = _CARDINALS.get(said) or int(said)
    yield _mention(Span(noun.span.start, match.end()), number, singular(noun.text))


def compare(a: Value, b: Value) -> Relation:
    """EQUAL for the same rank, else CONFLICT; that the ranks belong to one series is the linker's word.

    INCOMPARABLE for places counted from different ends.
    """
    if a.unit.partition(" from ")[2] != b.unit.partition(" from ")[2]:
        return Relation.INCOMPARABLE
    return Relation.EQUAL if a.number == b.number else Relation.CONFLICT
