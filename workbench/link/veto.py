"""What rules out that two differing values answer one question, whatever else speaks for it."""

from __future__ import annotations

from rapidfuzz.fuzz import partial_ratio

from workbench.language.classes import contrast, told_apart, topic_classes
from workbench.language.units import is_unit
from workbench.model import Claim

_BOUND = ("party", "provision", "instrument", "quote")
"""Kinds that speak of an agreement or a text, which its year tells from another."""


ALIKE = 80.0
"""Likeness, 0 to 100, that two quotations without a common speaker need to be versions of one utterance. Of the 21
pairs of one gold question in ten stories 12 reach it; the other nine lie at 56 to 79 and need their common speaker. The
nearest pair of two questions lies at 84, so the value alone does not decide."""


def likeness(a: Claim, b: Claim) -> float:
    """How much of the shorter quotation stands in the longer, in its order; 0 to 100."""
    return partial_ratio(a.value.canonical.lower(), b.value.canonical.lower())


def veto(a: Claim, b: Claim) -> str:
    """Why two claims with differing values cannot answer one question, in words; empty when nothing forbids it."""
    first, second = a.frame, b.frame
    if told_apart(first.predicate, second.predicate):
        return f"{first.predicate} is not {second.predicate}"
    if a.kind != "date" and first.scope and second.scope and not set(first.scope) & set(second.scope):
        return f"another period: {', '.join(first.scope)} / {', '.join(second.scope)}"
    if a.kind in _BOUND and _years(a) and _years(b) and not _years(a) & _years(b):
        return f"another year: {', '.join(sorted(_years(a)))} / {', '.join(sorted(_years(b)))}"
    if opposed := contrast(first.restrictors, second.restrictors):
        return f"{opposed[0]} is not {opposed[1]}"
    if a.kind == "quantity" and _unrelated(a.value.unit, b.value.unit):
        return f"{a.value.unit} and {b.value.unit} are counted apart"
    if a.kind == "quote" and a.source == b.source:
        return "two utterances in one text"
    if a.kind == "quote" and not _one_speaker(a, b) and likeness(a, b) < ALIKE:
        return "other words, and no common speaker"
    if a.kind in ("date", "duration") and _reckoned(a) != _reckoned(b):
        return f"{_reckoned(a) or 'one event'} is not {_reckoned(b) or 'one event'}"
    if a.kind == "age" and _named(first.topic) and _named(second.topic) and not _same_name(first.topic, second.topic):
        return f"{first.topic} is not {second.topic}"
    return ""


def _reckoned(claim: Claim) -> str:
    """How a time counts: a length, a gap since the last time, a distance from another event; one event or several."""
    return next((word.strip("=") for word in claim.frame.words[:1] if word.startswith("=")), "")


def _one_speaker(a: Claim, b: Claim) -> bool:
    return bool(a.attribution and b.attribution) and _same_name(a.attribution, b.attribution)


def _years(claim: Claim) -> set[str]:
    return {word for word in (*claim.frame.restrictors, *claim.frame.scope) if word.isdecimal() and len(word) == 4}


def _unrelated(a: str, b: str) -> bool:
    """Two nouns that share no class; measures are compared by their dimension elsewhere."""
    if not a or not b or is_unit(a) or is_unit(b):
        return False
    return not topic_classes(a.split()[-1]) & topic_classes(b.split()[-1])


def _named(topic: str) -> bool:
    return topic[:1].isupper()


def _same_name(a: str, b: str) -> bool:
    return a.split()[-1].lower() == b.split()[-1].lower()
