"""Who or what a clause tells of, as a question can name it."""

from __future__ import annotations

import re

from workbench.language.classes import topic_classes
from workbench.language.tree import Token, Tree
from workbench.link.wording.phrase import core, definite, text_of
from workbench.link.wording.when import is_dated
from workbench.model import Claim

SUBJECTS = ("nsubj", "csubj")
_RELATIVE = ("WDT", "WP", "WP$")
_FINITE = ("VBD", "VBZ", "VBP", "MD", "TO")
_PRONOUNS = ("PRP", "EX", "DT", "WP", "WDT", "WRB")
_HEADING = re.compile(r"[A-Z]{3,}$|\d")
GAP = 2.6
"""Doubt on a clause whose object stands before it, "a hoard a chieftain may have buried": the question lacks it."""

_ADVERBS = frozenset("then now also still only even just yet so there here thus".split())
_NOBODY = frozenset(("no", "none", "nobody", "neither", "nothing"))
_WORDLESS = frozenset(("there", "one", "some", "both", "all", "these", "this", "most", "many", "several", "others"))


def subject_of(tree: Tree, verb: Token, claim: Claim) -> tuple[str, float]:
    """The subject in words and how doubtful it is; empty words where it cannot be named."""
    own = next(iter(tree.children(verb, *SUBJECTS)), None)
    above = tree.head(verb)
    if own is None and verb.relation == "advcl" and verb.tag == "VBG" and above is not None and above.is_verb:
        subject, doubt = subject_of(tree, above, claim)
        return subject, doubt + 1.2
    if (own is not None and own.tag in _RELATIVE) or (own is None and verb.relation.startswith("acl")):
        if above is None or not above.is_noun:
            return "", 0.0
        above, doubt = _antecedent(tree, above, claim, bare=own is None)
        leave = {t.index for t in tree.subtree(verb)}
        leave |= {t.index for t in tree.children(above, "case", "cop", "nsubj", "mark") if t.index < above.index}
        return _named(tree, core(tree, above, leave, longest=7), above), doubt
    if own is None:
        if verb.relation != "conj" or above is None or not above.is_verb:
            return "", 0.0
        subject, doubt = subject_of(tree, above, claim)
        return subject, doubt + 0.5
    if own.tag in _PRONOUNS or own.text.lower() in _WORDLESS:
        return _stand_in(tree, own, claim)
    if own.relation.startswith("csubj") or not (own.is_noun or own.tag in ("JJ", "CD", "FW")):
        return "", 0.0
    gap = verb.relation == "acl:relcl" and not tree.children(verb, "obj")
    return _named(tree, core(tree, own), own), GAP if gap else 0.0


def _antecedent(tree: Tree, noun: Token, claim: Claim, *, bare: bool) -> tuple[Token, float]:
    """What a relative clause tells of: in "the pact of two kings that ended" the noun the frame is about."""
    if not noun.relation.startswith("nmod"):
        return noun, 0.5
    higher = next((t for t in tree.ancestors(noun) if t.is_noun and t.lemma.lower() == claim.frame.topic), None)
    return (higher, 0.5) if higher is not None else (noun, 3.0 if bare else 1.5)


def sound(phrase: list[Token]) -> bool:
    """Whether a noun phrase reads as one: no finite verb before its noun, no question word, no number alone."""
    if not phrase or (phrase[-1].text.isdecimal() and len(phrase[-1].text) == 4):
        return False
    if phrase[0].tag in ("IN", "TO", "CC") or any(t.lemma.lower() in _NOBODY for t in phrase):
        return False
    if any(t.tag in ("PRP", "WRB", "WDT", "WP", "WP$") for t in phrase):
        return False
    return not any(t.tag in _FINITE and not t.relation.startswith(("acl", "xcomp", "aux", "mark")) for t in phrase)


def _named(tree: Tree, phrase: list[Token], noun: Token) -> str:
    while phrase and phrase[0].text.lower() in _ADVERBS:
        phrase = phrase[1:]
    if not sound(phrase) or (phrase[0].index == 0 and _HEADING.match(phrase[0].text)):
        return ""
    if noun.tag == "CD":
        return ""
    name = _name_beside(tree, noun)
    if name is not None:
        below = {t.index for t in tree.subtree(noun)} if noun.head == name.index else set[int]()
        return text_of(tree, core(tree, name, below))
    indefinite = phrase[0].text.lower() in ("a", "an")
    bare = phrase[0] is noun and noun.tag == "NN" and tree.tokens[-1].text != "."
    return definite(tree, phrase, noun) if indefinite or bare else text_of(tree, phrase)


def _name_beside(tree: Tree, noun: Token) -> Token | None:
    """The name that a common noun stands beside: "its predecessor, the Treaty of Ghent"."""
    if noun.is_name:
        return None
    above = tree.head(noun)
    if noun.relation == "appos" and above is not None and above.is_name:
        return above
    return next(
        (t for t in tree.children(noun, "appos") if t.is_name and t.index > noun.index and not is_dated(t)), None
    )


def _stand_in(tree: Tree, pronoun: Token, claim: Claim) -> tuple[str, float]:
    """What the frame resolved a pronoun to: the topic for "it", the agent for "he"."""
    word, written = pronoun.text.lower(), {t.text for t in tree.tokens}
    if word == "it":
        topic = claim.frame.topic
        plain = (
            topic not in ("date", "time")
            and topic.isalpha()
            and topic.islower()
            and topic not in {t.lemma.lower() for t in tree.tokens}
        )
        thing = "person" not in topic_classes(topic) and "family" not in topic_classes(topic)
        return (f"the {topic}", 1.0) if plain and thing else ("", 0.0)
    if word in ("he", "she"):
        agents = {p.name for p in claim.frame.participants if p.role == "agent" and not set(p.name.split()) & written}
        return (min(agents), 1.0) if len(agents) == 1 else ("", 0.0)
    return "", 0.0
