"""The verb of a clause with its helpers, in the order of a question."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.language.classes import classes
from workbench.language.tree import Token, Tree
from workbench.link.wording.forms import listed
from workbench.link.wording.phrase import text_of

HOLLOW = frozenset("have make take put give get go come bring set run lay draw keep hold be become enter".split())
"""Verbs that say little alone: what follows them stays in the question."""


def is_hollow(verb: Token) -> bool:
    """Whether a verb needs what follows it: "burst into life", "go out of force"."""
    return verb.lemma in HOLLOW or verb.lemma in classes().phrases


_DONE = {"VBD": "did", "VBN": "did", "VBZ": "does", "VBP": "do"}
_SAME_IN_THE_PAST = frozenset("beat bet burst cast cost cut hit hurt let put quit set shed shut split spread".split())
_WHOLE = {"'s": "is", "’s": "is", "'ll": "will", "’ll": "will", "'re": "are", "’re": "are"}
_OFTEN = ("last", "first", "next")


@dataclass(frozen=True, slots=True)
class Group:
    """A verb and its helpers, apart."""

    front: str
    """The word before the subject in a question: "did", "was", "will"."""
    left: str
    """What stays behind the subject: "been told", "end"."""
    told: str
    """All of it as it stands, for a question whose answer is the subject."""


def stranded_of(tree: Tree, verb: Token) -> list[Token]:
    """The preposition left behind a passive: "were accounted for and …"."""
    if verb.index + 2 >= len(tree.tokens):
        return []
    following, then = tree.tokens[verb.index + 1 : verb.index + 3]
    return [following] if following.tag in ("IN", "RP") and then.tag in ("CC", ".", ",", ":", "MD", "VBD") else []


def group_of(tree: Tree, verb: Token) -> Group | None:
    """The verb group of a clause; None for a form that cannot be turned, or that does not hold together."""
    helpers = [t for t in tree.children(verb, "aux", "cop") if t.index < verb.index]
    if verb.relation == "conj" and not helpers and verb.tag == "VBN" and not tree.children(verb, "nsubj"):
        above = tree.head(verb)
        helpers = [t for t in tree.children(above, "aux") if t.index < above.index] if above is not None else []
    often = [t for t in tree.children(verb, "advmod") if t.index < verb.index and t.lemma in _OFTEN]
    own = [*often, verb, *stranded_of(tree, verb)] if verb.is_verb else []
    if helpers and helpers[0].tag not in ("VBN", "VBG", "TO"):
        return _helped(tree, verb, helpers, own)
    if not verb.is_verb or helpers or verb.tag not in ("VBD", "VBN", "VBZ", "VBP", "VBG"):
        return None
    if verb.tag == "VBG" and verb.relation == "advcl" and not tree.children(verb, "mark"):
        return Group("did", verb.lemma, verb.text)
    if verb.relation == "acl" and (above := tree.head(verb)) is not None:
        return _participle(tree, verb, above, own)
    if verb.tag not in _DONE or not (verb.relation == "conj" or tree.children(verb, "nsubj")):
        return None
    past = verb.tag == "VBP" and verb.lemma in _SAME_IN_THE_PAST
    return Group("did" if past else _DONE[verb.tag], _plain(tree, own, verb), text_of(tree, own))


def _plain(tree: Tree, own: list[Token], verb: Token) -> str:
    """The verb with its adverbs in the form that follows "did"."""
    return " ".join(verb.lemma if t is verb else text_of(tree, [t]) for t in own)


def _helped(tree: Tree, verb: Token, helpers: list[Token], own: list[Token]) -> Group | None:
    to = [t for t in tree.children(verb, "mark") if t.text == "to" and helpers[0].index < t.index < verb.index]
    chain = sorted([*helpers, *to], key=lambda t: t.index)
    front = _WHOLE.get(chain[0].text, chain[0].text.lower())
    lemma = chain[0].lemma.lower()
    following = chain[1] if len(chain) > 1 else verb
    if not front.isalpha() or (verb.is_verb and not _fits(lemma, chain[0].tag, following)):
        return None
    left, told = text_of(tree, [*chain[1:], *own]), text_of(tree, [*chain, *own])
    return Group(front, left, told)


def _fits(lemma: str, tag: str, following: Token) -> bool:
    """Whether a helper takes the form that follows it: "was signed", "will end", never "is consult"."""
    if tag == "MD":
        return following.tag in ("VB", "VBP", "VBN")
    if lemma == "be":
        return following.tag in ("VBN", "VBG", "TO", "VBD")
    return following.tag in (("VBN", "VBD") if lemma == "have" else ("VB", "VBP"))


def _participle(tree: Tree, verb: Token, above: Token, own: list[Token]) -> Group | None:
    """ "released at noon" was released; "carrying 9,000 names" carries; a bare sentence is told in the past."""
    if above.head == above.index and tree.tokens[-1].text == "." and verb.tag == "VBN" and own[:-1]:
        return Group("did", _plain(tree, own, verb), text_of(tree, own))
    if verb.tag == "VBG":
        alone = above.head == above.index and tree.tokens[-1].text == "."
        return (
            None
            if alone or verb.lemma == verb.text or tree.children(verb, "mark")
            else Group("did", verb.lemma, verb.text)
        )
    if tree.tokens[verb.index - 1].lemma in _OFTEN or verb.lemma in listed("intransitive"):
        return Group("did", verb.lemma, verb.text)
    if verb.tag != "VBN":
        return None
    helper = "were" if above.tag in ("NNS", "NNPS") else "was"
    return Group(helper, text_of(tree, own), f"{helper} {text_of(tree, own)}")
