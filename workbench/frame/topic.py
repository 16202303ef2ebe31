"""The head of what is dated, counted or measured, and the event it takes part in."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.frame.state import state_of
from workbench.language.classes import event_class, in_phrase, predicate_class, state_class, topic_classes
from workbench.language.tree import Token, Tree
from workbench.language.units import is_unit
from workbench.model import Claim

_NOMINAL = (
    "nmod",
    "nummod",
    "amod",
    "compound",
    "appos",
    "conj",
    "flat",
    "dep",
    "acl",
    "det",
    "fixed",
    "case",
    "advmod",
)
_NOUNS = ("NN", "NNS", "NNP", "NNPS", "JJ")
_CHANGES = frozenset({"raise", "fall", "arrive", "measure", "reach", "occur"})
"""Predicates of figures that move or stand, and of what takes place; what is counted, or takes place, is the event."""
_STEPS = {"point", "percent", "cent", "dollar", "euro", "pound", "notch"}
"""What a change is counted in."""
_RELATIONAL = {"agreement", "law", "meeting", "visit", "war"}
_COUNTED = {"quantity", "ordinal", "provision", "instrument", "party"}
_PARTS = frozenset(
    "last rest one part some number couple majority most half remainder all bulk many several dozen hundred thousand "
    "total group batch series handful".split()
)
"""Words for a part or a number of something, which is what the claim is about."""
_LIGHT = frozenset("be have do take make get give hold come go put bring keep become remain see".split())
"""Verbs that carry no event of their own; another word of the clause may."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a mention hangs in its tree."""

    top: Token
    """The head of the mention itself."""
    noun: Token | None
    """The noun it dates, counts or measures."""
    event: Token | None
    """The verb, or the noun naming an event, that it takes part in."""
    theme: Token | None
    """What the event happens to: the object, the passive subject, or the only subject."""
    topic: str
    predicate: str


def find_anchor(tree: Tree, claim: Claim) -> Anchor | None:
    """Read topic, event and theme of a claim off its tree; None when the sentence has no words there."""
    top = tree.top(claim.span)
    if top is None:
        return None
    noun = _noun(tree, claim, top)
    event = _event(tree, noun or top, claim)
    acting = event is not None and (event.is_verb or event.tag.startswith("JJ"))
    theme = _theme(tree, event, inside=claim) if event is not None and acting else None
    if noun is None:
        noun = _copular_subject(tree, top) or theme
    if noun is not None:
        noun = _whole(tree, noun)
    topic = noun.lemma if noun is not None and noun.tag in _NOUNS else _unit_noun(claim)
    predicate = _predicate(tree, event, noun, claim)
    if (state := state_of(tree, claim, noun)) is not None:
        predicate = state_class(state.text)
        if noun is None or noun.tag == "CD" or not claim.span.covers(noun.span):
            noun, topic = None, "person"
    return Anchor(top, noun, event, theme, topic, predicate)


def _noun(tree: Tree, claim: Claim, top: Token) -> Token | None:
    """What the mention counts, measures or dates, when a noun says so."""
    if claim.kind == "party":
        return _bond(tree, top)
    if claim.kind == "percent":
        return _shared_out(tree, top) or _moved(tree, top) or _measured(tree, top)
    if claim.kind in _COUNTED and not is_unit(claim.value.unit):
        return _counted(tree, claim, top)
    noun = _moved(tree, top) or _measured(tree, top)
    return None if noun is not None and claim.kind == "date" and _adverbial(tree, top, noun) else noun


def _unit_noun(claim: Claim) -> str:
    """What a count or a rank counts, where the tree does not say."""
    counted = claim.value.unit.split()[-1:] if claim.kind in ("quantity", "ordinal") else []
    return "" if not counted or is_unit(claim.value.unit) else counted[0]


def _whole(tree: Tree, noun: Token) -> Token:
    """What a part is a part of ("the last of the flames"), and the name a bare number belongs to ("Phase 2")."""
    if noun.lemma.lower() in _PARTS:
        return _shared_out(tree, noun) or noun
    if noun.tag == "CD":
        return next((t for t in tree.children(noun, "nmod", "compound") if t.is_noun), noun)
    return noun


def _adverbial(tree: Tree, top: Token, noun: Token) -> bool:
    """True for "signed a treaty with its neighbour in 1962": the date belongs to the verb, however it is attached.

    A noun that names an event or an agreement may well be dated itself ("the talks in June").
    """
    placed = any(t.lemma in ("in", "on", "by", "since", "until", "at") for t in tree.children(top, "case"))
    lemma = noun.lemma.lower()
    dated = bool(event_class(lemma)) or bool(topic_classes(lemma) & _RELATIONAL)
    return placed and not dated and any(above.is_verb for above in tree.ancestors(noun))


def _moved(tree: Tree, top: Token) -> Token | None:
    """What reached a level, where the level hangs from the step: "trimmed the rate by two points to 27 percent"."""
    step = tree.head(top)
    to_level = any(t.lemma in ("to", "from") for t in tree.children(top, "case"))
    if step is None or not to_level or not step.is_noun or not _is_step(step):
        return None
    verb = next((above for above in tree.ancestors(step) if above.is_verb), None)
    moved = tree.children(verb, "obj") + tree.children(verb, "nsubj") if verb is not None else ()
    return next((t for t in moved if t.is_noun and t is not step), None)


def _is_no_object(verb: Token, noun: Token) -> bool:
    """True for what stands where an object does and is none: "rose two points", "gave way"."""
    expression = in_phrase(verb.lemma.lower(), noun.lemma.lower()) and not event_class(noun.lemma.lower())
    return _is_step(noun) or expression


def _is_step(noun: Token) -> bool:
    """True for "points" in "fell two points": what a change is counted in is not what changed."""
    return noun.lemma.lower() in _STEPS or is_unit(noun.lemma.lower())


def _shared_out(tree: Tree, top: Token) -> Token | None:
    """What a share is a share of: "62 percent of the beds"."""
    for child in tree.children(top, "nmod", "obl"):
        if child.is_noun and any(t.lemma == "of" for t in tree.children(child, "case")):
            return child
    return None


def _counted(tree: Tree, claim: Claim, top: Token) -> Token | None:
    """The noun inside the mention; for a bare number, the noun it modifies."""
    if top.is_noun and not (top.is_name and claim.kind == "quantity"):
        return top
    inside = [t for t in tree.within(claim.span) if t.is_noun]
    if inside:
        return inside[-1]
    return _measured(tree, top)


def _bond(tree: Tree, top: Token) -> Token | None:
    """What binds parties together: the nearest agreement or meeting above them, or the object of their verb."""
    for above in tree.ancestors(top):
        near = [above, *(tree.children(above, "obj", "nsubj:pass", "obl") if above.is_verb else ())]
        for token in near:
            if token.is_noun and topic_classes(token.lemma.lower()) & _RELATIONAL:
                return token
    return None


def _measured(tree: Tree, top: Token) -> Token | None:
    """The nearest noun above a mention, through modifiers only."""
    token = top
    for above in tree.ancestors(top):
        if token.relation.split(":")[0] not in _NOMINAL or above.is_verb:
            return None
        if above.is_noun:
            return above
        token = above
    return None


def _event(tree: Tree, token: Token, claim: Claim) -> Token | None:
    """The verb of a relative clause on the token itself, else the nearest governing verb or event noun."""
    clause = next(iter(tree.children(token, "acl")), None)
    if clause is not None and clause.is_verb and claim.kind in ("quantity", "ordinal", "provision", "duration"):
        return clause
    if claim.kind in ("quantity", "ordinal") and (gapped := _gapped_clause(tree, claim)) is not None:
        return gapped
    names_event = bool(event_class(token.lemma.lower())) and not _of_the_value(claim, token)
    if claim.kind not in _COUNTED and names_event and not token.is_verb:
        return token
    for above in tree.ancestors(token):
        if above.is_verb and above.tag != "MD":
            return above
        if above.is_noun and (event_class(above.lemma.lower()) or tree.children(above, "cop")):
            return above
        if above.tag.startswith("JJ") and tree.children(above, "cop") and claim.kind in ("date", "duration"):
            return above
    clause = next((c for c in tree.children(token, "acl") if c.is_verb), None)
    if clause is not None:
        return clause
    return token if token.is_noun and names_event else None


def _of_the_value(claim: Claim, token: Token) -> bool:
    """True for a word of the value itself: no one marches on 4 March."""
    return claim.kind not in _COUNTED and claim.span.covers(token.span)


def _gapped_clause(tree: Tree, claim: Claim) -> Token | None:
    """The verb of "the second country he would visit": a clause without pronoun or object right behind the mention."""
    after = [t for t in tree.tokens if t.span.start >= claim.span.end][:6]
    subject = 0
    while subject < len(after) and (after[subject].tag == "PRP" or after[subject].is_name):
        subject += 1
    if not subject:
        return None
    rest = [t for t in after[subject:] if not t.tag.startswith(("MD", "RB"))]
    verb = rest[0] if rest and rest[0].is_verb else None
    return verb if verb is not None and not tree.children(verb, "obj") else None


def _theme(tree: Tree, verb: Token, inside: Claim) -> Token | None:
    """Object or passive subject first, then the only subject; a relative pronoun stands for its noun."""
    outside = [t for t in tree.children(verb) if not inside.span.covers(t.span)]
    by_relation = {t.relation: t for t in reversed(outside)}
    for relation in ("nsubj:pass", "obj", "nsubj"):
        token = by_relation.get(relation)
        if token is None or (relation == "obj" and "nsubj" in by_relation and _is_no_object(verb, token)):
            continue
        if token.tag in ("WDT", "WP") and verb.relation.startswith("acl"):
            return _relativised(tree, verb)
        return token
    if verb.relation.startswith("acl"):
        return _relativised(tree, verb)
    if verb.relation in ("xcomp", "advcl", "conj"):
        above = tree.head(verb)
        return _theme(tree, above, inside) if above is not None and above.is_verb and above.index < verb.index else None
    return None


def _relativised(tree: Tree, verb: Token) -> Token | None:
    """The noun a relative clause belongs to: "the alliance between A and B that ended" ends the alliance, not B."""
    token = tree.head(verb)
    while token is not None and token.is_name and token.relation.split(":")[0] in ("nmod", "conj", "flat", "compound"):
        token = tree.head(token)
    return token


def _copular_subject(tree: Tree, top: Token) -> Token | None:
    """The subject of "the capacity is 420" and of "the tower is 90 metres high"."""
    above = tree.head(top)
    measured = above is not None and above.tag.startswith("JJ") and bool(tree.children(above, "cop"))
    said = above if measured and above is not None else top
    return next(iter(tree.children(said, "nsubj")), None) if tree.children(said, "cop") else None


def _predicate(tree: Tree, event: Token | None, noun: Token | None, claim: Claim) -> str:
    """The class of the event; a verb of lasting is one only where a duration is given."""
    found = _named_event(tree, event, noun)
    if found == "last" and claim.kind not in ("duration", "date"):
        return event.lemma.lower() if event is not None else ""
    if found in _LIGHT or (found == "say" and claim.kind != "date"):
        return ""
    return found


def _counted_event(tree: Tree, event: Token, noun: Token | None) -> str:
    """The event behind a figure that moves: "the death toll rises to", "bringing the number of deaths to"."""
    subjects = [t for t in tree.children(event, "nsubj", "obj") if t.is_noun]
    subjects += [t for s in subjects for t in tree.children(s, "nmod", "compound") if t.is_noun]
    named = (event_class(t.lemma.lower()) for t in ([noun] if noun is not None else []) + subjects)
    return next((name for name in named if name), "")


def _named_event(tree: Tree, event: Token | None, noun: Token | None) -> str:
    if event is None:
        return event_class(noun.lemma.lower()) if noun is not None else ""
    if not event.is_verb:
        return event_class(event.lemma.lower()) or event.lemma.lower()
    lemmas = {t.lemma.lower() for t in tree.children(event)}
    lemmas |= {t.lemma.lower() for child in tree.children(event) if not child.is_verb for t in tree.children(child)}
    if any(t.is_name or t.tag == "PRP" for t in tree.children(event, "nsubj")):
        lemmas.add("@subject")
    particles = {t.lemma.lower() for t in tree.children(event, "compound:prt")}
    found = predicate_class(event.lemma, lemmas, particles)
    if found not in _LIGHT | _CHANGES:
        return found
    counted = _counted_event(tree, event, noun)
    if counted or found not in _LIGHT:
        return counted or found
    nested = next((t for t in tree.children(event, "xcomp", "ccomp") if t.is_verb), None)
    if nested is not None:
        return predicate_class(nested.lemma, {t.lemma.lower() for t in tree.children(nested)})
    carried = (event_class(t.lemma.lower()) for t in tree.children(event, "obj", "nsubj", "obl") if t.is_noun)
    return next((name for name in carried if name), found)
