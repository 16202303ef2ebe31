"""The words of a claim's clause, nearest first, and those that narrow what it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.frame.antecedent import Antecedent
from workbench.frame.topic import Anchor
from workbench.language.classes import event_class, predicate_class
from workbench.language.tree import Token, Tree
from workbench.model import Claim

_CONTENT = ("NN", "VB", "JJ", "RB", "CD", "FW")
_EMPTY = {
    "be",
    "have",
    "do",
    "say",
    "not",
    "also",
    "more",
    "other",
    "such",
    "so",
    "then",
    "there",
    "now",
    "here",
    "as",
    "than",
    "about",
    "up",
    "out",
    "make",
    "take",
    "get",
    "just",
    "only",
    "very",
    "even",
    "still",
    "least",
    "most",
    "nearly",
    "almost",
    "some",
}
_MEASURES = ("quantity", "money", "percent", "age")
_CHANGING = frozenset({"raise", "fall", "change"})
_QUARTER = re.compile(r"\d{4}-Q[1-4]")
_YEAR_TO = re.compile(r"\b(?:year|months?|season) (?:to|ended|ending|through)\b")
FARTHEST = 6
"""Steps in the tree from the mention beyond which words are left out; a choice, not a measurement."""


def words_of(tree: Tree, anchor: Anchor, claim: Claim, antecedent: Antecedent) -> tuple[str, ...]:
    """Content lemmas by their distance from the mention in the tree, then those of what it refers back to."""
    inside = (
        {t.index for t in tree.within(claim.span)}
        if claim.kind not in ("quantity", "ordinal", "quote", "instrument")
        else set()
    )
    found = dict.fromkeys(_reckoning(tree, anchor, claim))
    for token in _outward(tree, anchor.top, stays=anchor.predicate == "say"):
        if token.index not in inside and _is_content(token):
            found.setdefault(token.lemma.lower())
    for word in antecedent.words:
        found.setdefault(word)
    return tuple(found)


def _reckoning(tree: Tree, anchor: Anchor, claim: Claim) -> list[str]:
    """How a time counts, as a class word: of a duration its length, the gap since the last time or the distance from
    an event; of a date that it belongs to several events ("the meetings of 2013 and 2015")."""
    if claim.kind == "date" and anchor.noun is not None and anchor.noun.tag == "NNS" and event_class(anchor.topic):
        return ["=several"]
    if claim.kind in _MEASURES:
        return _level(tree, anchor)
    if claim.kind != "duration":
        return []
    near = {t.lemma.lower() for t in tree.children(anchor.top)}
    before = tree.tokens[max(0, anchor.top.index - 10) : anchor.top.index]
    first = any(t.lemma == "first" and not tree.tokens[t.index + 1].is_noun for t in before)
    if near & {"ago", "before", "later", "earlier", "old"}:
        return ["=distance"]
    if near & {"since"} or (near & {"in", "after", "for"} and first):
        return ["=gap"]
    return ["=distance"] if "after" in near else ["=length"]


def _level(tree: Tree, anchor: Anchor) -> list[str]:
    """Which end of a change a figure gives, as a class word: the level it left, or the step it took."""
    top = anchor.top
    cases = {t.lemma.lower() for t in tree.children(top, "case")}
    above = tree.head(top)
    changing = above is not None and predicate_class(above.lemma.lower(), ()) in _CHANGING
    beside = {t.lemma.lower() for t in tree.children(top, "advmod")}
    if "from" in cases and (changing or any("to" in _cases(tree, t) for t in _siblings(tree, top))):
        return ["=from"]
    if beside & {"now", "currently", "previously", "formerly", "today"} and anchor.predicate in _CHANGING:
        return ["=from"]
    if "by" in cases and changing:
        return ["=step"]
    if changing and not cases and top.relation.startswith("obl") and not top.relation.startswith("obl:agent"):
        return ["=step"]
    return []


def _cases(tree: Tree, token: Token) -> set[str]:
    return {t.lemma.lower() for t in tree.children(token, "case")}


def _siblings(tree: Tree, token: Token) -> list[Token]:
    above = tree.head(token)
    return [t for t in tree.children(above) if t is not token] if above is not None else []


def _outward(tree: Tree, start: Token, *, stays: bool) -> Iterator[Token]:
    """Tokens by their distance; with `stays`, not down into what is said: "reported on Tuesday that …"."""
    seen, ring = {start.index}, [start]
    for _ in range(FARTHEST + 1):
        yield from ring
        following = []
        for token in ring:
            above = tree.head(token)
            for near in (*tree.children(token), *((above,) if above is not None else ())):
                reported = stays and near.relation in ("ccomp", "xcomp", "parataxis") and near.head == token.index
                if near.index not in seen and not reported:
                    seen.add(near.index)
                    following.append(near)
        ring = following


def _is_content(token: Token) -> bool:
    return token.tag.startswith(_CONTENT) and token.lemma.lower() not in _EMPTY and any(c.isalnum() for c in token.text)


def restrictors_of(tree: Tree, anchor: Anchor, claim: Claim) -> tuple[str, ...]:
    """Modifiers of the noun that tell it from others of its sort: "new", "second-phase"; names keep their capital."""
    if anchor.noun is None:
        return ()
    whole = claim.kind in ("quantity", "party", "provision", "instrument", "quote")
    inside = set[int]() if whole else {t.index for t in tree.within(claim.span)}
    found = list[str]()
    for child in tree.children(anchor.noun, "amod", "compound", "nmod", "nummod"):
        if child.index in inside or (child.tag == "CD" and not is_year(child.text)):
            continue
        near = [child]
        if child.relation.startswith("nmod") and child.relation != "nmod:poss":
            near += tree.children(child, "amod", "compound")
        found.extend(t.lemma for t in near if _is_content(t) and t.index not in inside)
    if claim.kind in ("party", "provision", "instrument", "quote"):
        found.extend(t.text for t in tree.subtree(anchor.noun) if is_year(t.text))
    return tuple(dict.fromkeys(found))


def is_year(text: str) -> bool:
    """True for four digits that name a year of the second or third millennium."""
    return len(text) == 4 and text.isdecimal() and 1000 <= int(text) <= 2100


def scope_of(tree: Tree, anchor: Anchor, claim: Claim, periods: Sequence[Claim]) -> tuple[str, ...]:
    """Years and quarters beside the claim in its clause, as dates: "in 2023", "last year", "in the year to March 2024".

    `periods` are the dates of the claim's sentence; "last year" counts from the day its article came out. A period
    that cannot be counted stays as it is written.
    """
    event = anchor.event or anchor.top
    if not event.is_verb:
        event = next((above for above in tree.ancestors(event) if above.is_verb), event)
    below = {t.index for t in tree.subtree(event)} | {t.index for t in tree.subtree(anchor.top)}
    found = list[str]()
    for period in periods:
        head = tree.top(period.span)
        if head is None or head.index not in below or period.span.overlaps(claim.span):
            continue
        written = period.quote.lower()
        value = period.value.canonical
        if _QUARTER.fullmatch(value):
            found.append(value)
        elif value[:4].isdecimal() and (
            len(value) == 4 or "year" in written or _YEAR_TO.search(_before(tree, head)) is not None
        ):
            found.append(value[:4])
        elif period.value.unknown and any(word in written for word in ("year", "season", "quarter")):
            found.append(written)
    found.extend(
        t.text for t in tree.subtree(event) if t.tag == "CD" and is_year(t.text) and not claim.span.overlaps(t.span)
    )
    return tuple(dict.fromkeys(found))


def _before(tree: Tree, head: Token) -> str:
    """The words right before a date."""
    return " ".join(t.text.lower() for t in tree.tokens[max(0, head.index - 6) : head.index])
