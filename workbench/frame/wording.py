"""The words of a claim's clause, nearest first, and those that narrow what it speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.frame.antecedent import Antecedent
from workbench.frame.topic import Anchor
from workbench.language.classes import event_class
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


def scope_of(tree: Tree, anchor: Anchor, claim: Claim) -> tuple[str, ...]:
    """Years and periods beside the claim in its clause: "in 2023", "last year", "this season"."""
    event = anchor.event or anchor.top
    inside = {t.index for t in tree.within(claim.span)}
    found = list[str]()
    for token in tree.subtree(event):
        if token.index in inside or token.index == event.index:
            continue
        if token.tag == "CD" and is_year(token.text):
            found.append(token.text)
        elif token.lemma in ("year", "month", "week", "season", "quarter"):
            near = [t.lemma for t in tree.children(token, "amod", "det")]
            found.extend(
                f"{word} {token.lemma}"
                for word in near
                if word in ("last", "this", "next", "previous", "first", "second", "third", "fourth")
            )
    return tuple(dict.fromkeys(found))
