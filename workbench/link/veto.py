"""What rules out that two differing values answer one question, whatever else speaks for it."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.fuzz import partial_ratio

from workbench.language.classes import contrast, is_classed, may_be, told_apart, topic_classes
from workbench.language.units import is_unit
from workbench.model import Claim

_MEASURED = ("quantity", "money", "percent")
_TIES = {"alliance", "axis", "bloc", "tie", "relation", "relationship", "friendship", "partnership", "cooperation"}
"""What has no name but its parties': another set of parties is another tie, whereas a coalition has members."""
_THINGS = frozenset(
    "agreement law provision country company ship vehicle aircraft spacecraft building plant hospital school bridge "
    "fire river weapon crop airport road railway government embassy border constitution party church mosque temple "
    "museum statue book film song theatre cinema festival newspaper hotel restaurant stadium dam station port tunnel "
    "canal airline engine base bank village town province island pipeline turbine forest tree park farm lake beach "
    "satellite computer phone painting exhibition tournament league prison database product warehouse "
    "headquarters".split()
)
"""Topic classes of things that have an age and are no persons."""
_BOUND = ("party", "provision", "instrument", "quote")
"""Kinds that speak of an agreement or a text, which its year tells from another."""


ONE_TEXT = 85.0
"""Likeness from which quotations without a speaker may be of one text whatever is named beside them: of 78 story sets,
no drifted pair lies below it, and three pairs from two treaties or reports do."""


def likeness(a: Claim, b: Claim) -> float:
    """How much of the shorter quotation stands in the longer, in its order; 0 to 100."""
    return partial_ratio(a.value.canonical.lower(), b.value.canonical.lower())


def veto(a: Claim, b: Claim) -> str:
    """Why two claims with differing values cannot answer one question, in words; empty when nothing forbids it."""
    first, second = a.frame, b.frame
    if a.kind != "provision" and told_apart(first.predicate, second.predicate):
        return f"{first.predicate} is not {second.predicate}"
    if a.kind != "date" and _other_period(first.scope, second.scope):
        return f"another period: {', '.join(first.scope)} / {', '.join(second.scope)}"
    if a.kind in _BOUND and _years(a) and _years(b) and not _years(a) & _years(b):
        return f"another year: {', '.join(sorted(_years(a)))} / {', '.join(sorted(_years(b)))}"
    if a.kind == "party" and {first.topic, second.topic} <= _TIES and not _years(a) & _years(b):
        return "a tie is known by its parties"
    if opposed := contrast(first.restrictors, second.restrictors):
        return f"{opposed[0]} is not {opposed[1]}"
    if counted_apart(a, b):
        return f"{a.value.unit} and {b.value.unit} are counted apart"
    if a.kind == "quote":
        return _other_words(a, b)
    if a.kind in _MEASURED and (reckoned(a) == "from") is not (reckoned(b) == "from"):
        return "one is the level before a change"
    if a.kind in ("date", "duration"):
        return _other_time(a, b)
    return _other_bearer(first.topic, second.topic) if a.kind == "age" else ""


def _other_words(a: Claim, b: Claim) -> str:
    if a.source == b.source:
        return "two utterances in one text"
    names = [{p.name for p in claim.frame.participants} for claim in (a, b)]
    written = not a.attribution and not b.attribution
    if written and all(names) and not names[0] & names[1] and likeness(a, b) < ONE_TEXT:
        return f"the words of {min(names[0])} are not those of {min(names[1])}"
    return ""


def _other_time(a: Claim, b: Claim) -> str:
    if reckoned(a) != reckoned(b):
        return f"{reckoned(a) or 'one event'} is not {reckoned(b) or 'one event'}"
    if a.kind == "date" and a.frame.predicate == b.frame.predicate == "say":
        return "each has its own day of speaking"
    if a.kind == "date" and a.attribution and b.attribution and _same_word_of_two_days(a, b):
        return f"“{a.quote}” was said on another day"
    return ""


def _other_bearer(a: str, b: str) -> str:
    """Two names of which none is the other's, or a name and a thing."""
    names = _named(a), _named(b)
    other = not _person(a, b) if names[0] is not names[1] else all(names) and not _same_name(a, b)
    return f"{a} is not {b}" if other else ""


def _same_word_of_two_days(a: Claim, b: Claim) -> bool:
    """True for "tonight" in reported words of two articles, each counted from its own day though spoken on one."""
    return a.quote.lower() == b.quote.lower() and bool(a.value.anchor and b.value.anchor)


def _other_period(a: Sequence[str], b: Sequence[str]) -> bool:
    """True for counted periods that have no year in common; "this season" may be any of them."""
    counted = [{period[:4] for period in periods if period[:4].isdecimal()} for periods in (a, b)]
    return bool(counted[0] and counted[1]) and not counted[0] & counted[1]


def reckoned(claim: Claim) -> str:
    """How a time counts: a length, a gap since the last time, a distance from another event; one event or several."""
    return next((word.strip("=") for word in claim.frame.words[:1] if word.startswith("=")), "")


def _years(claim: Claim) -> set[str]:
    return {word for word in (*claim.frame.restrictors, *claim.frame.scope) if word.isdecimal() and len(word) == 4}


def counted_apart(a: Claim, b: Claim) -> bool:
    """True for counts and ranks of two sorts of things, which agree by chance: the second country, the second car."""
    return a.kind in ("quantity", "ordinal") and _unrelated(a.value.unit, b.value.unit)


def _unrelated(a: str, b: str) -> bool:
    """Two nouns of known classes that share none; measures are compared by their dimension elsewhere."""
    if not a or not b or is_unit(a) or is_unit(b):
        return False
    a, b = a.split()[-1], b.split()[-1]
    return is_classed(a) and is_classed(b) and not topic_classes(a) & topic_classes(b) and not may_be(a, b)


def _person(a: str, b: str) -> bool:
    """False when a name stands against a thing: what is neither known for a thing nor named may be a person."""
    common = next((topic for topic in (a, b) if topic and not _named(topic)), "")
    return not topic_classes(common) & _THINGS


def _named(topic: str) -> bool:
    return topic[:1].isupper()


def _same_name(a: str, b: str) -> bool:
    return a.split()[-1].lower() == b.split()[-1].lower()
