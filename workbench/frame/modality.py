"""Whether a claim is told as fact, plan, estimate or denial, and who is reported to say it."""

from __future__ import annotations

from workbench.frame.topic import Anchor
from workbench.language.tree import Token, Tree
from workbench.model import Modality

_FUTURE = {"will", "'ll", "’ll", "wo", "shall", "would", "could", "may", "might", "should", "can"}
_PLANNING = {
    "plan",
    "expect",
    "intend",
    "hope",
    "aim",
    "want",
    "schedule",
    "due",
    "set",
    "target",
    "propose",
    "forecast",
    "project",
    "prepare",
    "promise",
    "likely",
    "unlikely",
}
_ESTIMATING = {"estimate", "reckon", "believe", "think", "guess", "calculate", "assess"}
_DENYING = {"deny", "dispute", "reject", "refute"}
_RANKS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last latest only".split())
_SAYING = {
    "say",
    "tell",
    "state",
    "claim",
    "report",
    "add",
    "note",
    "explain",
    "warn",
    "insist",
    "argue",
    "announce",
    "confirm",
    "allege",
    "write",
    "declare",
    "recall",
    "maintain",
    "estimate",
    "deny",
    "suggest",
    "acknowledge",
    "admit",
}


def modality_of(tree: Tree, anchor: Anchor) -> Modality:
    """Read off the auxiliaries and governors of the claim's event."""
    event = anchor.event or anchor.top
    below = tree.children(event)
    if any(t.relation == "advmod" and t.lemma in ("not", "never") for t in below):
        return Modality.DENIED
    modals = {t.text.lower() for t in below if t.tag == "MD"} & _FUTURE
    if modals and not (modals == {"would"} and _looks_back(tree, anchor.noun)):
        return Modality.PLANNED
    governors = [above.lemma.lower() for above in tree.ancestors(event)][:2]
    infinitive = any(t.tag == "TO" for t in below)
    if any(g in _DENYING for g in governors):
        return Modality.DENIED
    planned = any(g in _PLANNING for g in governors) or (event.relation != "xcomp" and not _ranked(tree, event))
    if event.lemma.lower() in _PLANNING or (infinitive and planned):
        return Modality.PLANNED
    if event.lemma.lower() in _ESTIMATING or any(g in _ESTIMATING for g in governors):
        return Modality.ESTIMATED
    return Modality.ACTUAL


def _ranked(tree: Tree, event: Token) -> bool:
    """True for "the third country to ratify", "the only bank to fail": done, whatever the infinitive."""
    noun = tree.head(event)
    return noun is not None and noun.is_noun and _has_rank(tree, noun)


def _looks_back(tree: Tree, noun: Token | None) -> bool:
    """True for "the second city she would visit": the future of a past time, unless the whole is ahead."""
    ahead = noun is not None and any(t.tag == "MD" for t in tree.children(noun))
    return noun is not None and _has_rank(tree, noun) and not ahead


def _has_rank(tree: Tree, noun: Token) -> bool:
    return any(t.lemma.lower() in _RANKS or t.text[:1].isdecimal() for t in tree.children(noun, "amod", "nummod"))


def speaker_of(tree: Tree, anchor: Anchor) -> Token | None:
    """The subject of the nearest verb of saying above the claim, or after it in "…, officials said"."""
    start = anchor.event or anchor.top
    for verb in [*tree.ancestors(start), *tree.children(start, "parataxis")]:
        if verb.is_verb and verb.lemma in _SAYING:
            subject = next(iter(tree.children(verb, "nsubj")), None)
            if subject is not None and not _holds(tree, subject, anchor.top):
                return subject
    return next((t for t in tree.tokens if _according(tree, t) and not _holds(tree, t, anchor.top)), None)


def _according(tree: Tree, token: Token) -> bool:
    """True for the noun of "according to police"."""
    return token.is_noun and any(t.text.lower() == "according" for t in tree.children(token))


def _holds(tree: Tree, token: Token, inner: Token) -> bool:
    return token.index == inner.index or any(above.index == token.index for above in tree.ancestors(inner))
