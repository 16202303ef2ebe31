"""The plain forms of attribution, read off the words beside a quotation: "…," said NAME; "…," NAME said; NAME: "…"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.language.name_words import SAYING
from workbench.language.names import Name, Names
from workbench.model import Span

NEAR = 160
"""Characters within which the verb of saying follows a quotation; longer subjects are left to the tree."""

_SAID = "|".join(sorted(SAYING))
_VERB_FIRST = re.compile(rf"\s*,?\s+(?:\w+ly\ )?(?:{_SAID})\b(?!\ that\b)\s*", re.IGNORECASE)
_VERB = re.compile(rf"\b(?:{_SAID})\b")
_BEFORE_VERB = re.compile(r"(?:\ \([^)]{1,20}\)|,[^,]{1,60},)?\ (?:\w+ly\ |also\ |then\ |has\ |had\ )?")
_OTHER_CLAUSE = re.compile(r"\b(?:that|which|because|if|but|when|after|before|while|until|unless|as|to)\b")
_LEADS = re.compile(
    r"(?:\s(?!(?:who|whom|which|what|called|calling|described|describing|dubbed|labell?ed|because|while|but)\b)"
    r"[^\s“”\";]+){0,25},?:?\s*"
)
"""Words from the verb of saying to the quotation; none of them may hand the words to somebody else."""
_PRONOUN = re.compile(r"\s*,?\s*(?P<pronoun>he|she|they|I|we|it)\b", re.IGNORECASE)
_ROLE = re.compile(r"\s*,?\s*[Tt]he\s(?:[\w-]{1,20}\s){0,3}?(?P<role>[\w-]{3,20})(?=\s*$|,|\s(?:of|for|in)\b)")
_NAME_VERB = re.compile(r"\s(?:\w+ly\s)?[a-z]{3,20}(?:ed|s)\b")
_STOP = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?][”\"’)]?(?=\s|$)|[\n;:]")
_FOLLOWS = re.compile(
    rf"\s*+(?:[,.;:()—–\"“]|$|-\s)|\s(?:\w+ly\s)?(?:{_SAID}|in|on|at|to|during|from|of|for|who|after|before|when|as|about|with|while|and|"
    r"last|this|early|late|earlier|later|yesterday|today|by|via|outside|near|following|inside|through|has|had|was|is|would|"
    r"also|then|once|\d{2}|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)"
)


@dataclass(frozen=True, slots=True)
class Beside:
    """Who stands beside a quotation: a name, a pronoun or role still to be resolved, or nobody named."""

    name: str = ""
    pronoun: str = ""
    role: str = ""
    at: int = 0


def after(text: str, end: int, limit: int, names: Names, complete: bool) -> Beside | None:
    """What follows a quotation up to `limit`; None when it is no attribution.

    `complete` tells that the quotation closed with a full stop: only "said NAME" can then still belong to it.
    """
    limit = min(limit, end + NEAR)
    if stop := _STOP.search(text, end, limit):
        limit = stop.start()
    if first := _VERB_FIRST.match(text, end, limit):
        return _subject(text, Span(first.end(), limit), names)
    if complete:
        return None
    if verb := _VERB.search(text, end, limit):
        subject = Span(end, verb.start())
        if subject.of(text).strip(" ,") and not _OTHER_CLAUSE.search(text, end, verb.start()):
            return _subject(text, subject, names)
    for name in names.within(Span(end, limit)):
        if not text[end : name.span.start].strip(" ,") and _NAME_VERB.match(text, name.span.end, limit):
            return Beside(name.canonical)
        break
    return None


def before(text: str, sentence: Span, mark: int, names: Names) -> Beside | None:
    """`NAME said, "…"`, `NAME told reporters that "…"`: the last verb of saying before a quotation and its subject."""
    verbs = list(_VERB.finditer(text, max(sentence.start, mark - NEAR), mark))
    verb = verbs[-1] if verbs else None
    if verb is None or not _LEADS.fullmatch(text, verb.end(), mark):
        return None
    subject = text[max(sentence.start, verb.start() - 60) : verb.start()]
    if pronoun := re.search(r"\b(he|she|they)\ (?:\w+ly\ |also\ |then\ |has\ |had\ )?$", subject, re.IGNORECASE):
        return Beside(pronoun=pronoun[1].lower(), at=verb.start() - (len(subject) - pronoun.start()))
    for name in reversed(names.within(Span(max(sentence.start, verb.start() - NEAR), verb.start()))):
        if _BEFORE_VERB.fullmatch(text[name.span.end : verb.start()]):
            return Beside(name.canonical)
        break
    return None


def _subject(text: str, span: Span, names: Names) -> Beside | None:
    """The name of a noun phrase: "MSNBC host Chris Matthews" is Chris Matthews, "one Democratic source" is nobody."""
    if pronoun := _PRONOUN.match(text, span.start, span.end):
        return Beside(pronoun=pronoun["pronoun"].lower(), at=pronoun.start("pronoun"))
    fitting = [n for n in names.within(span) if _FOLLOWS.match(text, n.span.end, n.span.end + 14)]
    chosen = best(fitting)
    if chosen:
        return Beside(chosen.canonical)
    role = _ROLE.match(text, span.start, span.end)
    return Beside(role=role["role"].lower(), at=span.start) if role else Beside()


def best(names: Sequence[Name]) -> Name | None:
    """The first person, else the first name of unknown type, else the first body or country."""
    for types in (("person",), ("unknown",), ("org", "country")):
        for name in names:
            if name.type in types:
                return name
    return None
