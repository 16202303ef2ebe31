"""What follows the verb of a question."""

from __future__ import annotations

from workbench.language.tree import Token, Tree
from workbench.link.wording.phrase import LONGEST as PHRASE
from workbench.link.wording.phrase import core, lead_of, text_of
from workbench.link.wording.subject import SUBJECTS
from workbench.link.wording.verb import is_hollow, stranded_of
from workbench.link.wording.when import dates_in
from workbench.model import Claim

LONGEST = 11
"""Words behind the verb at most, where shorter is possible."""

_FURTHER = ("cc", "conj", "parataxis", "advcl", "discourse", "vocative", "cop", "aux", "dep", "appos", *SUBJECTS)
_STOPS = frozenset(",;:—–([")
_FILLERS = frozenset("here there now then too also instead again already however yet so".split())
_PLACING = frozenset(("have", "put", "bring", "set", "keep", "draw", "lay", "place", "leave"))
"""Verbs whose object comes with where or how: "put the damage at", "have a boat alongside"."""

_NEEDED = ("obj", "iobj", "xcomp", "ccomp", "compound")

Part = tuple[bool, list[Token]]
"""Whether the question needs it, and its words."""


def rests_of(tree: Tree, verb: Token, slot: Token, claim: Claim) -> tuple[str, ...]:
    """What follows the verb without the mention and asides: the whole, then without what may be left out."""
    leave = {t.index for t in tree.subtree(slot)} if slot is not verb else set[int]()
    leave |= {t.index for t in tree.within(claim.span)}
    if claim.kind in ("date", "duration"):
        leave |= dates_in(tree)
    parts: list[Part] = []
    if not verb.is_verb and slot is not verb:
        before = [t for t in tree.children(verb) if t.index < verb.index and _modifies(t) and t.index not in leave]
        whole = sorted([*(w for t in before for w in core(tree, t, leave)), verb], key=lambda t: t.index)
        parts.append((True, whole))
    for child in tree.children(verb):
        relation, (mark, first) = child.relation.split(":")[0], lead_of(tree, child)
        if first < verb.index or child.index in leave or relation == "punct" or child.text.lower() in _FILLERS:
            continue
        if child in stranded_of(tree, verb) or (relation == slot.relation == "obj" and child.index > slot.index):
            continue
        if mark in _STOPS:
            break
        if relation not in _FURTHER:
            needed = _is_needed(verb, relation, len(parts)) or (not verb.is_verb and relation in ("nmod", "acl"))
            needed = needed or _is_way(claim, child, tree)
            words = core(tree, child, leave, PHRASE if needed else len(tree.tokens))
            words = [t for t in words if t.relation != "advmod" or t.text.lower() not in _FILLERS]
            if words and (needed or len(words) <= LONGEST):
                parts.append((needed, words))
    return _variants(tree, parts)


def _is_needed(verb: Token, relation: str, before: int) -> bool:
    if relation in _NEEDED:
        return True
    led = before == 0 or (before == 1 and verb.lemma in _PLACING)
    return led and is_hollow(verb) and relation in ("obl", "advmod", "nmod")


def _is_way(claim: Claim, child: Token, tree: Tree) -> bool:
    """ "from the summit": without it a distance is none."""
    return claim.kind == "quantity" and any(t.lemma == "from" for t in tree.children(child, "case"))


def _variants(tree: Tree, parts: list[Part]) -> tuple[str, ...]:
    """All parts that fit, then one optional part fewer from the right each time."""
    found = list[str]()
    while True:
        words = sorted((t for _, part in parts for t in part), key=lambda t: t.index)
        last = next((i for i in range(len(parts) - 1, -1, -1) if not parts[i][0]), None)
        if len(words) <= LONGEST or last is None:
            found.append(text_of(tree, words, owner=True))
        if last is None:
            return tuple(dict.fromkeys(found))
        parts = parts[:last] + parts[last + 1 :]


def _modifies(token: Token) -> bool:
    return token.relation.split(":")[0] in ("det", "amod", "compound", "nmod", "nummod", "case")
