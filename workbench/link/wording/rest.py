"""What follows the verb of a question."""

from __future__ import annotations

import calendar

from workbench.language.tree import Token, Tree
from workbench.link.wording.phrase import core, text_of
from workbench.link.wording.subject import SUBJECTS
from workbench.link.wording.verb import HOLLOW
from workbench.model import Claim

LONGEST = 11
"""Words behind the verb at most, where shorter is possible."""

_FURTHER = ("cc", "conj", "parataxis", "advcl", "discourse", "vocative", "cop", "aux", "dep", "appos", *SUBJECTS)
_STOPS = frozenset(",;:—–([")
_CALENDAR = frozenset(
    name.lower()
    for names in (calendar.day_name, calendar.month_name, calendar.day_abbr, calendar.month_abbr)
    for name in names
    if name
) | {"sept", "today", "yesterday", "tomorrow", "tonight"}  # fmt: skip
_NEEDED = ("obj", "iobj", "xcomp", "ccomp", "compound")

Part = tuple[bool, list[Token]]
"""Whether the question needs it, and its words."""


def rests_of(tree: Tree, verb: Token, slot: Token, claim: Claim) -> tuple[str, ...]:
    """What follows the verb without the mention and asides: the whole, then without what may be left out."""
    leave = {t.index for t in (tree.subtree(slot) if slot is not verb else tree.within(claim.span))}
    parts: list[Part] = []
    if not verb.is_verb and slot is not verb:
        before = [t for t in tree.children(verb) if t.index < verb.index and _modifies(t) and t.index not in leave]
        whole = sorted([*(w for t in before for w in core(tree, t, leave)), verb], key=lambda t: t.index)
        parts.append((True, whole))
    for child in tree.children(verb):
        relation, first = child.relation.split(":")[0], tree.subtree(child)[0]
        if first.index < verb.index or child.index in leave or relation == "punct":
            continue
        if tree.tokens[first.index - 1].text in _STOPS:
            break
        words = core(tree, child, leave)
        dated = claim.kind in ("date", "duration") and _dated(words)
        if relation not in _FURTHER and words and not dated:
            parts.append((_is_needed(verb, relation, first=not parts), words))
    return _variants(tree, parts)


def _is_needed(verb: Token, relation: str, *, first: bool) -> bool:
    return relation in _NEEDED or (first and verb.lemma in HOLLOW and relation in ("obl", "advmod", "nmod"))


def _dated(words: list[Token]) -> bool:
    return any(
        (w.text[:1].isupper() or w.text.islower() and w.tag.startswith("NN") and w.text not in ("may", "march"))
        and w.text.strip(".").lower() in _CALENDAR
        or (w.text.isdecimal() and len(w.text) == 4)
        for w in words
    )


def _variants(tree: Tree, parts: list[Part]) -> tuple[str, ...]:
    """All parts that fit, then one optional part fewer from the right each time."""
    found = list[str]()
    while True:
        words = sorted((t for _, part in parts for t in part), key=lambda t: t.index)
        last = next((i for i in range(len(parts) - 1, -1, -1) if not parts[i][0]), None)
        if len(words) <= LONGEST or last is None:
            found.append(text_of(tree, words))
        if last is None:
            return tuple(dict.fromkeys(found))
        parts = parts[:last] + parts[last + 1 :]


def _modifies(token: Token) -> bool:
    return token.relation.split(":")[0] in ("det", "amod", "compound", "nmod", "nummod", "case")
