"""Questions about a noun that a value belongs to: "the closure of two days", "a $2m fund"."""

from __future__ import annotations

from workbench.language.classes import event_class, topic_classes
from workbench.language.numerals import parse_word
from workbench.language.tree import Token, Tree
from workbench.link.wording.asking import noun_of
from workbench.link.wording.forms import listed
from workbench.link.wording.phrase import core, definite, text_of
from workbench.link.wording.subject import sound
from workbench.model import Claim, Modality

_BINDING = {"agreement", "law"}
_SHARED = {"meeting", "visit", "war"}


def noun_question(tree: Tree, claim: Claim) -> str:
    """A question about the nearest noun above a mention; empty where none, or none that the kind can ask about."""
    if claim.kind == "ordinal":
        return _ordinal(tree, claim)
    noun, link = _bearer(tree, claim)
    if noun is None:
        return ""
    leave = {t.index for t in tree.within(claim.span)}
    leave |= {t.index for t in tree.subtree(link)} if link is not None else set()
    leave |= {t.index for t in tree.children(noun, "case", "cop", "nsubj", "mark", "cc", "conj", "acl")}
    phrase = core(tree, noun, leave, longest=8)
    if not sound(phrase) or noun.tag in ("NNP", "NNPS") and claim.kind != "date":
        return ""
    named = definite(tree, phrase, noun)
    make = _FORMS.get(claim.kind)
    return make(claim, noun, named, _linked(tree, claim, noun, link)) if make is not None and named else ""


def _linked(tree: Tree, claim: Claim, noun: Token, link: Token | None) -> str:
    """The preposition between noun and value: "of" in "a closure of two days"; the noun's own in "days after the vote"."""
    if noun.span.start > claim.span.end:
        cases = [t for t in tree.children(noun, "case") if t.span.start >= claim.span.end]
    else:
        cases = [t for t in tree.children(link, "case") if t.index < link.index] if link is not None else []
    return cases[0].text.lower() if cases else ""


def _bearer(tree: Tree, claim: Claim) -> tuple[Token | None, Token | None]:
    """The noun, and the word under it whose phrase holds the mention and is left out."""
    token = tree.top(claim.span)
    if token is None:
        return None, None
    own = tree.children(token, "nsubj")
    if own and tree.children(token, "cop") and own[0].is_noun:
        return own[0], None
    while (above := tree.head(token)) is not None:
        if token.relation.split(":")[0] not in ("nmod", "nummod", "amod", "compound", "obl", "det", "dep"):
            return None, None
        if above.is_noun and not claim.span.overlaps(above.span):
            return above, token
        if above.is_verb:
            return None, None
        token = above
    return None, None


def _be(claim: Claim, noun: Token) -> str:
    several = noun.tag in ("NNS", "NNPS")
    if claim.frame.modality in (Modality.PLANNED, Modality.ESTIMATED):
        return "are" if several else "is"
    return "were" if several else "was"


def _date(claim: Claim, noun: Token, named: str, linked: str) -> str:
    lemma = noun.lemma.lower()
    if event_class(lemma) or topic_classes(lemma) & _SHARED:
        return f"When {_be(claim, noun)} {named}?"
    dated = topic_classes(lemma) & _BINDING or lemma in listed("dated")
    return f"What is the date of {named}?" if dated else ""


def _duration(claim: Claim, noun: Token, named: str, linked: str) -> str:
    if "person" in topic_classes(noun.lemma) or "ago" in claim.quote.split():
        return ""
    if linked in ("after", "before"):
        reckoned = noun.span.start > claim.span.end
        return "" if reckoned else f"{linked.capitalize()} how long did {named} come?"
    if linked not in ("", "of", "lasting"):
        return ""
    return f"How long {_be(claim, noun)} {named}?"


def _money(claim: Claim, noun: Token, named: str, linked: str) -> str:
    if noun.lemma.lower() in listed("values"):
        return f"What is {named}?"
    return f"How large is {named}?" if noun.lemma.lower() in listed("sums") else f"What sum is given for {named}?"


def _percent(claim: Claim, noun: Token, named: str, linked: str) -> str:
    sized = noun.lemma.lower() in listed("sums")
    return f"How large is {named}, in percent?" if sized else f"What percentage is given for {named}?"


def _quantity(claim: Claim, noun: Token, named: str, linked: str) -> str:
    counted = noun_of(claim, "")
    if not counted:
        return ""
    lemma = noun.lemma.lower()
    if lemma in listed("groups"):
        return f"How many {counted} made up {named}?"
    if lemma in listed("values"):
        return f"How many {counted} is {named}?"
    return f"What size in {counted} is given for {named}?" if counted.rstrip("s") in listed("lengths") else ""


def _age(claim: Claim, noun: Token, named: str, linked: str) -> str:
    return f"What is {named}?" if noun.lemma.lower() == "age" else f"How old is {named}?"


def _party(claim: Claim, noun: Token, named: str, linked: str) -> str:
    classes = topic_classes(noun.lemma.lower())
    if classes & _BINDING:
        return f"Who are the parties to {named}?"
    return f"Between whom was {named}?" if classes & _SHARED or event_class(noun.lemma.lower()) else ""


def _ordinal(tree: Tree, claim: Claim) -> str:
    inside = tree.within(claim.span)
    head = next((t for t in reversed(inside) if t.is_noun), None)
    if head is None or parse_word(head.text) is not None:
        return ""
    owners = [t for t in tree.children(head, "nmod:poss") if t.tag != "PRP$"]
    leave = {inside[0].index} | {t.index for owner in tree.children(head, "nmod:poss") for t in tree.subtree(owner)}
    leave |= {t.index for t in tree.children(head, "case", "cop", "nsubj", "mark", "cc", "conj", "det")}
    phrase = core(tree, head, leave)
    if not phrase or any(t.tag in ("PRP", "WRB") for t in phrase):
        return ""
    noun = [t for t in phrase if t.index <= head.index]
    owned = f" of {text_of(tree, core(tree, owners[0]))}" if owners else ""
    behind = text_of(tree, phrase[len(noun) :])
    return f"Counting in order, which {text_of(tree, noun)}{owned} {behind}".rstrip() + " was it?"


_FORMS = {
    "date": _date,
    "duration": _duration,
    "money": _money,
    "percent": _percent,
    "quantity": _quantity,
    "age": _age,
    "party": _party,
}
