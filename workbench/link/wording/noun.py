"""Questions about a noun that a value belongs to: "the closure of two days", "a $2m fund"."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.language.classes import event_class, topic_classes
from workbench.language.numerals import parse_word
from workbench.language.tree import Token, Tree
from workbench.language.units import dimension
from workbench.link.wording.asking import noun_of
from workbench.link.wording.forms import form, listed
from workbench.link.wording.phrase import core, definite, text_of
from workbench.link.wording.subject import sound
from workbench.link.wording.when import is_dated
from workbench.model import Claim, Modality

_BINDING = {"agreement", "law"}
_SHARED = {"meeting", "visit", "war"}


@dataclass(frozen=True, slots=True)
class Bearer:
    """The noun that bears a value, in words, and the preposition between them."""

    claim: Claim
    noun: Token
    named: str
    linked: str


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
    valued = any(t.text[0].isdecimal() and not is_dated(t) for t in phrase)
    if not sound(phrase) or valued or (noun.is_name and claim.kind != "date"):
        return ""
    named = definite(tree, phrase, noun)
    make = _FORMS.get(claim.kind)
    return make(Bearer(claim, noun, named, _linked(tree, claim, noun, link))) if make is not None and named else ""


def _linked(tree: Tree, claim: Claim, noun: Token, link: Token | None) -> str:
    """The preposition between noun and value: "of" in "a closure of two days", "after" in "days after the vote"."""
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


def _date(bearer: Bearer) -> str:
    lemma = bearer.noun.lemma.lower()
    if event_class(lemma) or topic_classes(lemma) & _SHARED:
        return f"When {_be(bearer.claim, bearer.noun)} {bearer.named}?"
    dated = topic_classes(lemma) & _BINDING or lemma in listed("dated")
    return f"What is the date of {bearer.named}?" if dated else ""


def _duration(bearer: Bearer) -> str:
    if "person" in topic_classes(bearer.noun.lemma) or "ago" in bearer.claim.quote.split():
        return ""
    lemma = bearer.noun.lemma.lower()
    lasts = event_class(lemma) or topic_classes(lemma) & (_BINDING | _SHARED) or lemma in listed("lasting")
    if bearer.linked not in ("", "of", "lasting") or not lasts:
        return ""
    return f"How long {_be(bearer.claim, bearer.noun)} {bearer.named}?"


def _money(bearer: Bearer) -> str:
    lemma = bearer.noun.lemma.lower()
    if lemma in listed("values"):
        return f"What is {bearer.named}?"
    return f"How large is {bearer.named}?" if lemma in listed("sums") else f"What sum is given for {bearer.named}?"


def _percent(bearer: Bearer) -> str:
    sized = bearer.noun.lemma.lower() in listed("sums")
    if sized:
        return f"How large is {bearer.named}, in percent?"
    rated = bearer.noun.lemma.lower() in listed("values") | listed("rates")
    return f"What percentage is given for {bearer.named}?" if rated else ""


def _quantity(bearer: Bearer) -> str:
    counted, lemma = noun_of(bearer.claim, ""), bearer.noun.lemma.lower()
    several = "are" if bearer.noun.tag in ("NNS", "NNPS") else "is"
    measured = form("measured", dimension(bearer.claim.value.unit))
    if measured:
        return (
            f"What {several} {bearer.named}?"
            if lemma in listed("values")
            else f"What {measured} is given for {bearer.named}?"
        )
    if not counted:
        return ""
    return f"How many {counted} made up {bearer.named}?" if lemma in listed("groups") else ""


def _age(bearer: Bearer) -> str:
    several = "are" if bearer.noun.tag in ("NNS", "NNPS") else "is"
    aged = bearer.noun.lemma.lower() == "age"
    return f"What {several} {bearer.named}?" if aged else f"How old {several} {bearer.named}?"


def _party(bearer: Bearer) -> str:
    classes = topic_classes(bearer.noun.lemma.lower())
    if classes & _BINDING:
        return f"Who are the parties to {bearer.named}?"
    return f"Between whom was {bearer.named}?" if classes & _SHARED or event_class(bearer.noun.lemma.lower()) else ""


def _ordinal(tree: Tree, claim: Claim) -> str:
    inside = tree.within(claim.span)
    head = next((t for t in reversed(inside) if t.is_noun), None)
    if head is None or any(parse_word(t.text) is not None for t in (inside[-1], head)) or head is inside[0]:
        return ""
    if head.lemma.lower() in listed("times"):
        return ""
    owners = [t for t in tree.children(head, "nmod:poss") if t.tag != "PRP$"]
    leave = {inside[0].index} | {t.index for owner in tree.children(head, "nmod:poss") for t in tree.subtree(owner)}
    leave |= {t.index for t in tree.children(head, "case", "cop", "nsubj", "mark", "cc", "conj", "det")}
    phrase = core(tree, head, leave)
    if not phrase or any(t.tag in ("PRP", "WRB", "JJS", "RBS") for t in phrase):
        return ""
    noun = [t for t in phrase if t.index <= head.index]
    owned = f" of {text_of(tree, [t for t in core(tree, owners[0]) if t.tag != 'POS'])}" if owners else ""
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
