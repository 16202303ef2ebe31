"""Treaties, acts and agreements as they are named or described in prose, for every kind that rests on them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.language import citations
from workbench.language.territories import register
from workbench.model import Span

PACTS = (
    "treaty|treaties|agreement|agreements|accord|accords|pact|pacts|convention|conventions|protocol|protocols|charter|"
    "covenant|compact|memorandum|declaration|concordat|armistice"
)
LAWS = "act|acts|law|laws|bill|code|constitution|statute|directive|regulation|ordinance|decree"
HEADS = frozenset(f"{PACTS}|{LAWS}".split("|"))
"""Nouns that head the name or the description of an instrument."""

_PACT = (
    r"(?:Treaty|Treaties|Agreements?|Accords?|Pact|Conventions?|Protocols?|Charter|Covenant|Compact|Memorandum|"
    r"Declaration|Concordat|Armistice|Statute)"
)
_LAW = r"(?:Acts?|Law|Laws|Bill|Code|Constitution|Directive|Regulations?|Ordinance|Decree)"
_CAP = r"(?:(?:[^\W\d_]\.){2,4}(?:[–-][\w’'–-]++)?|(?=[^\W\d_a-z])[^\W\d_][\w’'.–-]*+)"
_SMALL = r"(?:of|on|for|and|the|in|to|against|with|at|or|by|from|their|its|All|etc\.)"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"

_HEAD_LAST = re.compile(
    rf"(?P<year>{_YEAR}\ )?+(?P<name>{_CAP}(?:(?:,\ (?:and\ )?|\ (?:{_SMALL}\ ){{0,3}}|\ &\ ){_CAP}){{0,9}})"
)
_TAIL = re.compile(
    rf"\ (?:of|on|for|Concerning|concerning|against|relating\ to|regarding|to)\ (?:{_SMALL}\ ){{0,3}}{_CAP}"
    rf"(?:\ (?:{_SMALL}\ ){{0,4}}{_CAP}|,\ {_CAP}(?=[^.;\n]{{0,60}}?,?\ and\ [A-Z])|,\ and\ {_CAP}){{0,14}}"
)
_YEAR_AFTER = re.compile(rf"\ (?:of\ )?(?P<year>{_YEAR})\b(?!-)")
_EUROPEAN = re.compile(
    r"\b(?:(?:Council|Commission|Framework|Delegated|Implementing)\ ){0,2}(?:Directive|Regulation|Decision)"
    r"\ (?:\((?:EU|EC|EEC)(?:,\ Euratom)?\)\ )?(?:No\.?\ )?\d{1,4}/\d{1,4}(?:/(?:EC|EU|EEC|JHA|CFSP))?"
)
_NUMBERED = re.compile(
    r"\b(?:Executive\ Order|Public\ Law|Royal\ Decree|Presidential\ Decree|Federal\ Law|Law|Decree|Act|Ordinance|"
    r"Circular|Protocol|Order|Bill|Senate\ Bill|House\ Bill)"
    r"\ (?:No\.?\ ?|Nr\.?\ ?|№\ ?)?\d{1,6}(?:[/-][\dA-Z]{1,5}){0,2}\b(?!\ ?%)"
    r"|\bBill\ [A-Z]-\d{1,4}\b|\bH\.\ ?R\.\ ?\d{1,5}\b"
)
_LAND = (
    r"(?!(?:The|This|That|A|An|Its|Their|Under|In|On|By|With|Both)\b)"
    r"(?:(?:[A-Z]\.){2,3}|[A-Z][\w’'.]{1,20})(?:\ [A-Z][\w’']{1,20}){0,2}"
)
_PACT_WORD = re.compile(r"\b(?:pact|treaty|accord|agreement|convention|armistice|protocol)\b")
_FORMAL = frozenset({"pact", "treaty", "accord", "armistice"})
"""What nobody but parties of a treaty makes; an agreement between two others must name countries."""
_PAIR = re.compile(
    rf"(?<![\w–-])(?P<one>{_LAND})(?:–|-)(?P<two>{_LAND})\ (?P<adjectives>(?:[a-z]{{3,15}}\ ){{0,3}}?)"
    r"(?P<head>pact|treaty|accord|agreement|convention|armistice|protocol)\b"
)
_BETWEEN = re.compile(
    r"\b(?:(?!(?:the|this|that)\b)[a-z]{3,15}\ ){0,2}?"
    r"(?P<head>pact|treaty|accord|agreement|convention|armistice|protocol)\ between\ (?:the\ )?"
    rf"(?P<one>{_LAND})\ and\ (?:the\ )?(?P<two>{_LAND})(?![\w’'])"
)
_DESCRIBED = re.compile(
    rf"\b(?P<year>{_YEAR})\ (?P<between>(?:[\w’'.–-]{{1,30}}\ ){{0,5}}?)"
    rf"(?P<head>{PACTS}|law|act|constitution|statute|Treaty|Agreement|Accord|Pact|Convention|Protocol|Charter|Law|Act|"
    r"Constitution|Directive|Regulations?)\b"
    r"(?!\ of\ [A-Z])"
)
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY = rf"(?:\d{{1,2}}\ {_MONTH}\ |{_MONTH}\ \d{{1,2}},\ )"
_DATED = re.compile(rf"\b(?P<head>{PACTS}|law|act|constitution|statute|decree)\ of\ {_DAY}?(?P<year>{_YEAR})\b")
_NAMED_BY_DAY = re.compile(
    rf"\b(?:Act|Law|Decree|Ordinance|Order|Treaty|Convention|Agreement|Accord|Protocol|Statute)\ of\ {_DAY}{_YEAR}\b"
)
"""How the laws of the Continent are called: the Law of 29 July 1881."""

_EVENT_BEFORE = frozenset(
    {
        "national",
        "republican",
        "democratic",
        "party",
        "labour",
        "conservative",
        "annual",
        "comic",
        "constitutional",
        "anime",
        "fan",
        "sales",
        "trade",
        "nominating",
    }
)
_NOT_LAST = frozenset(
    {
        "sister",
        "class",
        "balancing",
        "juggling",
        "solo",
        "opening",
        "double",
        "dress",
        "zip",
        "area",
        "source",
        "bar",
        "dna",
        "morse",
        "of",
        "on",
        "and",
        "for",
        "the",
    }
)
_COMMON_HEADS = frozenset(
    {"Act", "Acts", "Law", "Laws", "Code", "Bill", "Accord", "Charter", "Compact", "Pact", "Regulation", "Regulations"}
)
_LEADING = re.compile(
    rf"(?:[Tt]he|This|That|These|Those|Under|In|On|Its|Their|His|Her|Our|A|An|Both|By|With|For|When|After|Before|Since|"
    rf"Although|While|As|But|And|If|Article|Section|Art\.|Sec\.|Signed|Unlike|Like|Despite|Following|Until|{_YEAR})\ "
    r"|(?:Chapter|Annex|Appendix|Title|Part|Article|Section|Schedule|Rule|Protocol)s?\ (?:[IVXLC]{1,5}|\d{1,4}|[A-Z])"
    r"\ (?:of|to)\ (?:the\ )?"
)
_ARTICLE_BEFORE = re.compile(
    r"(?:\b(?:the|this|that|under|its|their|of|new|old|[^\W\d_]{1,20}[’']s?)\ |[“\"‘'(])$", re.IGNORECASE
)
_HEAD = re.compile(rf"(?<![\w’'])(?:{_PACT}|{_LAW})(?![\w-]|[’'](?!s?\b)|\.\w)")


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument in a text; `canonical` is its short name without article and parties."""

    span: Span
    canonical: str
    proper: bool
    """True for a name in capitals, False for a description such as "1961 treaty"."""


def short_name(words: str) -> str:
    """A name in plain marks and single blanks, without article and possessive."""
    words = re.sub(r"\s+", " ", words.replace("’", "'").replace("‘", "'")).strip(' ,"“”')
    return re.sub(r"(?:'s|(?<=s)')$", "", re.sub(r"^(?:the|The|THE) ", "", words))


def find(text: str, span: Span) -> list[Instrument]:
    """Instruments named or described within a stretch of text, in order, none inside another."""
    found = sorted(
        (*_european(text, span), *_proper(text, span), *_described(text, span), *_decided(text, span)),
        key=lambda i: (i.span.start, -i.span.end),
    )
    kept: list[Instrument] = []
    for instrument in found:
        if not kept or instrument.span.start >= kept[-1].span.end:
            kept.append(instrument)
    return kept


def _decided(text: str, span: Span) -> Iterator[Instrument]:
    for place, citation in citations.find(text, span):
        yield Instrument(place, citation, proper=True)


def _european(text: str, span: Span) -> Iterator[Instrument]:
    for pattern in (_EUROPEAN, _NUMBERED, _NAMED_BY_DAY):
        for match in pattern.finditer(text, span.start, span.end):
            yield Instrument(Span(*match.span()), short_name(match[0]), proper=True)


def _described(text: str, span: Span) -> Iterator[Instrument]:
    for match in _DESCRIBED.finditer(text, span.start, span.end):
        between = match["between"]
        if re.search(
            r"\b(?:and|or|the|a|an|in|of|to|that|which|when|was|were|with|by|for|at|on|from|after)\b", between
        ):
            continue
        yield Instrument(Span(*match.span()), f"{match['year']} {match['head'].lower()}", proper=False)
    for match in _DATED.finditer(text, span.start, span.end):
        yield Instrument(Span(*match.span()), f"{match['year']} {match['head'].lower()}", proper=False)
    for pattern in (_PAIR, _BETWEEN) if _PACT_WORD.search(text, span.start, span.end) else ():
        for match in pattern.finditer(text, span.start, span.end):
            if match["head"] in _FORMAL or all(register().find(match[side]) for side in ("one", "two")):
                yield Instrument(Span(*match.span()), f"{match['one']}–{match['two']} {match['head']}", proper=False)


def _proper(text: str, span: Span) -> Iterator[Instrument]:
    at = span.start
    while match := _HEAD_LAST.search(text, at, span.end):
        instrument = _from_capitals(text, match, span.end)
        if instrument:
            yield instrument
        at = instrument.span.end if instrument else match.end()


def _from_capitals(text: str, match: re.Match[str], limit: int) -> Instrument | None:
    """The instrument within a run of capitalised words: up to its head, and on into "of …" or "on …"."""
    start = match.start()
    while (lead := _LEADING.match(text, start, match.end())) and not (match["year"] and start == match.start()):
        start = lead.end()
    heads = list(_HEAD.finditer(text, start, match.end()))
    if not heads:
        return None
    head = heads[0]
    comma = text.rfind(", ", start, head.start())
    if comma >= 0 and " and " not in text[comma : head.start()]:
        start = comma + 2
    end = _tail_end(text, head, limit)
    if end == head.end():
        if len(heads) > 1 and not re.search(r",| and ", text[head.end() : heads[-1].start()]):
            head = heads[-1]
            end = head.end()
        if not _plausible(text, start, head):
            return None
    if year := _YEAR_AFTER.match(text, end, limit):
        end = year.end()
    return Instrument(Span(start, end), short_name(text[start:end]), proper=True)


def _tail_end(text: str, head: re.Match[str], limit: int) -> int:
    """Where a name ends that may go on behind its head: before parties and other instruments, after a capital."""
    if not re.fullmatch(_PACT + "|Act|Law|Constitution", head[0]):
        return head.end()
    tail = _TAIL.match(text, head.end(), limit)
    if tail is None:
        return head.end()
    words = tail[0]
    if words.startswith(" of") and (place := re.search(r" (?:in|at) ", words)):
        words = words[: place.start()]
    for stop in re.finditer(r"(?:,? and|,) (?:the )?(?=[^\W\d_a-z])", words):
        upto = re.split(r",| and ", words[stop.end() :], maxsplit=1)[0].strip()
        entry = register().find(upto)
        if (entry and entry.type == "country") or re.search(rf"\b(?:{_PACT}|{_LAW})$", upto):
            words = words[: stop.start()]
            break
    words = words.rstrip(" ,")
    if words.endswith(".") and not re.search(r"\b[^\W\d_]\.[^\W\d_]\.$", words):
        words = words[:-1]
    return head.end() + len(words)


def _plausible(text: str, start: int, head: re.Match[str]) -> bool:
    """False for "Jude Law", "Sister Act", "Republican National Convention", "Harvard Law School"."""
    before = re.sub(rf"^{_YEAR} ", "", text[start : head.start()]).split()
    follows = text[head.end() : head.end() + 2]
    if not before or (len(follows) > 1 and follows[0] == " " and follows[1].isupper()):
        return False
    last = before[-1].lower()
    if head[0] == "Convention" and any(w.lower() in _EVENT_BEFORE for w in before):
        return False
    if last in _NOT_LAST:
        return False
    if head[0] in _COMMON_HEADS:
        introduced = bool(_ARTICLE_BEFORE.search(text[max(0, start - 24) : start])) or text[start].isdigit()
        return introduced or len(before) >= 2 or bool(re.search(r"[’']s?$", last))
    return True
