"""The state that those counted are said to be in: "14 dead", "31 injured", "nine people are missing"."""

from __future__ import annotations

from workbench.language.classes import state_class
from workbench.language.tree import Token, Tree
from workbench.model import Claim

_BETWEEN = frozenset("other more person of they be remain".split())
"""Lemmas that may stand between a number and the state: "31 others injured", "two were missing"."""
_WITHIN = 4
"""Words behind the number among which the state is looked for; a choice."""


def state_of(tree: Tree, claim: Claim, noun: Token | None) -> Token | None:
    """The word for the state; a number's own neighbour goes before what the tree says, as lists are often misread."""
    if claim.kind != "quantity" or (noun is not None and noun.is_name):
        return None
    inside = tree.within(claim.span)
    if not inside:
        return None
    own = next((t for t in inside if state_class(t.text)), None)
    if own is not None:
        return own
    for token in tree.tokens[inside[-1].index + 1 : inside[-1].index + 1 + _WITHIN]:
        if state_class(token.text):
            return token
        if token.lemma.lower() not in _BETWEEN and token.tag != "RB":
            break
    before = tree.tokens[max(0, inside[0].index - 1)]
    if before.tag.startswith("VB") and state_class(before.text):
        return before
    head = tree.head(noun or inside[-1])
    return head if head is not None and state_class(head.text) and tree.children(head, "cop", "aux") else None
