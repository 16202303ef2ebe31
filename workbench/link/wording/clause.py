"""The clause a mention stands in, taken apart so that it can be turned into a question."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workbench.language.classes import event_class
from workbench.language.tree import Token, Tree
from workbench.link.wording.forms import listed
from workbench.link.wording.rest import rests_of
from workbench.link.wording.subject import SUBJECTS, subject_of
from workbench.link.wording.verb import Group, group_of, is_hollow
from workbench.model import Claim

_NOMINAL = ("nmod", "nummod", "amod", "compound", "appos", "conj", "flat", "det", "fixed", "case", "list")
_WHEN = frozenset(("on", "in", "at", "by", "since", "until"))
_BEHIND = ("in ", "at ", "on ", "for ", "under ", "above ", "below ", "with ", "by ")
_SINGLE = ("is", "was", "has", "does")
_NOT = frozenset(("not", "never", "no", "neither", "nor", "hardly"))


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause taken apart around a mention."""

    slot: Token
    """The word by which the mention hangs on the verb; the verb itself in "the bill was 4m"."""
    named: bool
    """Whether the mention is what a copula makes of the subject: "the bill was 4m"."""
    subject: str
    """Empty when the mention is the subject."""
    group: Group
    rests: tuple[str, ...]
    """What follows the verb: all of it, then less and less of what may be left out."""
    doubt: float
    """What speaks against the question: 0 for nothing."""

    def after(self, word: str, rest: str) -> str:
        """The question with its question word and one of the rests."""
        if self.named:
            behind = rest.startswith(_BEHIND)
            words = (
                word,
                "" if behind else rest,
                self.group.front,
                self.subject,
                self.group.left,
                rest if behind else "",
            )
            return " ".join(part for part in words if part)
        told = (self.group.front, self.subject, self.group.left) if self.subject else (self.group.told,)
        return " ".join(part for part in (word, *told, rest) if part)


def clause_of(tree: Tree, claim: Claim) -> Clause | None:
    """The clause around a mention; None where it has no finite verb, no subject that can be named, or is denied."""
    found = _slot(tree, claim)
    if found is None:
        return None
    verb, slot = found
    while verb.relation == "xcomp" and (above := tree.head(verb)) is not None and above.is_verb:
        verb = above
    group = group_of(tree, verb)
    if group is None or any(t.lemma.lower() in _NOT for t in tree.children(verb)) or not _agrees(tree, verb, group):
        return None
    relation = slot.relation.split(":")[0]
    asked = relation in SUBJECTS and slot.head == verb.index
    if _is_misread(tree, verb, slot, group, claim, asked):
        return None
    subject, doubt = ("", 0.0) if asked else subject_of(tree, verb, claim)
    if not (asked or subject):
        return None
    if asked and tree.children(verb, "expl") and verb.lemma == "be":
        plain = group.front in ("did", "does", "do")
        group = replace(group, told=f"{group.told} there" if plain else f"{group.front} there {group.left}".rstrip())
    rests = rests_of(tree, verb, slot, claim)
    if not verb.is_verb and slot is not verb and verb.tag.startswith("JJ"):
        doubt += 1.0
    bare = not (rests[0] or asked or relation == "obj" or group.left.endswith(verb.text))
    if verb.is_verb and bare and is_hollow(verb):
        doubt += 1.5
    return Clause(slot, slot is verb, subject, group, rests, doubt)


def _is_misread(tree: Tree, verb: Token, slot: Token, group: Group, claim: Claim, asked: bool) -> bool:
    """Whether number or voice show that the tree is wrong: "12 countries was", "the ship was closed nine boats"."""
    if asked and claim.kind == "quantity" and claim.value.number != 1 and group.front in _SINGLE:
        return True
    if group.front == "be" or (verb.relation == "acl" and group.front in _SINGLE and tree.children(verb, "obj")):
        return True
    if verb.tag == "VBN" and group.front in ("was", "were") and slot.relation == "obj":
        return claim.kind not in ("money", "percent")
    return verb.tag == "VBG" and group.front == "did" and _runs_on(tree, verb)


def _runs_on(tree: Tree, verb: Token) -> bool:
    """Whether the sentence's own verb was taken for a part of "carrying 74 people"."""
    return any(t.tag in ("VBD", "VBN") and tree.tokens[t.index - 1].is_noun for t in tree.subtree(verb))


def _agrees(tree: Tree, verb: Token, group: Group) -> bool:
    """Whether "does" has one subject and "do" several; else a noun was taken for a verb."""
    own = next(iter(tree.children(verb, "nsubj")), None)
    if own is None or group.front not in ("does", "do"):
        return True
    if own.is_name:
        return group.front == "does" or bool(own.tag == "NNPS" or tree.children(own, "conj"))
    several = own.tag == "NNS" or tree.children(own, "conj", "nummod") or own.lemma in listed("groups")
    return own.tag not in ("NN", "NNS") or (own.tag == "NN" if group.front == "does" else bool(several))


def relative_of(tree: Tree, claim: Claim) -> tuple[str, tuple[str, ...]] | None:
    """What a clause on the counted noun itself tells: "residents displaced by the flood", "people who died"."""
    noun = tree.top(claim.span)
    verb = next(iter(tree.children(noun, "acl")), None) if noun is not None and noun.is_noun else None
    if noun is None or verb is None or not verb.is_verb or any(t.lemma.lower() in _NOT for t in tree.children(verb)):
        return None
    own = next(iter(tree.children(verb, "nsubj")), None)
    loose = verb.tag != "VBN" or noun.relation.startswith("nmod")
    if own.tag not in ("WDT", "WP") if own is not None else loose:
        return None
    group = group_of(tree, verb)
    if group is not None and claim.value.number != 1 and group.front in _SINGLE:
        return None
    return (group.told, rests_of(tree, verb, verb, claim)) if group is not None else None


def _slot(tree: Tree, claim: Claim) -> tuple[Token, Token] | None:
    """The verb, or the noun that a copula makes a predicate, and the word by which the mention hangs on it."""
    slot = tree.top(claim.span)
    while slot is not None:
        if _predicates(tree, slot):
            return slot, slot
        above = tree.head(slot)
        if above is None:
            return None
        nominal = slot.relation.split(":")[0] in _NOMINAL
        if nominal and _loose(tree, slot, claim):
            verb = next((t for t in tree.ancestors(slot) if t.is_verb), None)
            if verb is not None:
                return verb, slot
        higher = tree.head(above)
        if not nominal and above.relation == "xcomp" and higher is not None and higher.is_verb:
            return higher, slot
        if not nominal and (above.is_verb or _predicates(tree, above)):
            return above, slot
        if slot.relation.split(":")[0] == "conj" and above.is_verb:
            return None
        slot = above
    return None


def _loose(tree: Tree, slot: Token, claim: Claim) -> bool:
    """A phrase at the end of a clause that says when, or under which provision, whatever noun it was hung on."""
    above, cases = tree.head(slot), {t.lemma for t in tree.children(slot, "case") if t.index < claim_start(tree, claim)}
    if above is None or not above.is_noun or above.index > slot.index:
        return False
    if claim.kind == "date" and slot.index and tree.tokens[claim_start(tree, claim) - 2].text in (",", "("):
        return True
    if event_class(above.lemma.lower()):
        return False
    return (claim.kind == "provision" and "under" in cases) or (claim.kind == "date" and bool(cases & _WHEN))


def claim_start(tree: Tree, claim: Claim) -> int:
    """The index of a mention's first word."""
    return next((t.index for t in tree.within(claim.span)), 0) + 1


def _predicates(tree: Tree, token: Token) -> bool:
    return bool(tree.children(token, "cop")) and bool(tree.children(token, *SUBJECTS))
