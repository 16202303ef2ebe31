"""The question word, and what goes with it, for a mention that hangs on a verb."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.language.classes import topic_classes
from workbench.language.numerals import find, parse_word
from workbench.language.tree import Token, Tree
from workbench.language.units import dimension
from workbench.link.wording.forms import form, listed
from workbench.link.wording.phrase import core, text_of
from workbench.model import Claim, Span, Zone

_HEDGES = frozenset("roughly nearly almost some over more than least only just approximately up".split())


@dataclass(frozen=True, slots=True)
class Place:
    """A mention, the word by which it hangs on its verb, and the preposition before it."""

    tree: Tree
    claim: Claim
    slot: Token
    before: str


def asked(tree: Tree, claim: Claim, slot: Token) -> str:
    """ "When", "By how much", "Which article of the treaty"; empty where the mention does not fill its phrase."""
    inside = {t.index for t in tree.within(claim.span)}
    if claim.kind == "date" and slot.relation.startswith(("nsubj", "csubj")):
        return ""
    if not inside or not _fills(tree, claim, slot, inside):
        return ""
    before = _preposition(tree, slot, min(inside))
    if before and slot.relation.startswith(("nsubj", "csubj")):
        return ""
    make = _WORDS.get(claim.kind)
    return make(Place(tree, claim, slot, before)) if make is not None else ""


def _fills(tree: Tree, claim: Claim, slot: Token, inside: set[int]) -> bool:
    """True when the mention is the phrase, or counts its head: not when it hangs deeper down."""
    if slot.index in inside:
        return True
    top = tree.top(claim.span)
    if top is None or top.head != slot.index:
        return False
    if claim.kind == "duration":
        return slot.relation.startswith("obl") and top.index < slot.index
    return claim.kind in ("quantity", "ordinal", "percent") and top.relation.split(":")[0] in ("nummod", "amod", "det")


def _preposition(tree: Tree, slot: Token, start: int) -> str:
    first = tree.tokens[start]
    hung = tree.children(first, "case") if first.index < slot.index else ()
    cases = [*(t for t in tree.children(slot, "case") if t.index < slot.index), *(t for t in hung if t.index < start)]
    written = " ".join(t.text.lower() for t in cases if t.text.lower() not in _HEDGES)
    return {"at least": "", "at most": "", "up to": "", "about": "", "around": ""}.get(written, written)


def _joined(before: str, word: str) -> str:
    return f"{before} {word}" if before else word


def _date(place: Place) -> str:
    return form("date", place.before) if place.before else "When"


def _duration(place: Place) -> str:
    after = [t.text.lower() for t in place.tree.tokens if place.claim.span.end <= t.span.start][:1]
    ends = place.claim.quote.lower().split()[-1]
    for word, question in (("ago", "How long ago"), ("later", "How much later"), ("earlier", "How much earlier")):
        if ends == word or after == [word]:
            return question if not place.before else ""
    if place.slot.relation == "obj" and not _takes_time(place):
        return ""
    hangs = place.slot.index not in {t.index for t in place.tree.within(place.claim.span)}
    if hangs and after in (["after"], ["before"]):
        event = text_of(place.tree, [t for t in core(place.tree, place.slot) if t.span.start >= place.claim.span.end])
        return f"How long {event}" if len(event.split()) < 8 else ""
    if hangs or after in (["after"], ["before"], ["since"]) or ends == "old":
        return ""
    tail = tail_of(place.tree, place.claim, place.slot)
    if place.before == "in":
        return f"In how many {noun_of(place.claim, 'years')}"
    if tail.startswith("of "):
        return _joined(place.before, f"how many {noun_of(place.claim, 'years')} {tail}")
    return form("duration", place.before) if place.before else "How long"


def _takes_time(place: Place) -> bool:
    verb = place.tree.head(place.slot)
    return verb is not None and verb.lemma in listed("taking")


def _age(place: Place) -> str:
    return f"{place.before} what age" if place.before in ("to", "at", "from", "until") else ""


def _money(place: Place) -> str:
    return _joined(place.before, "how much")


def _percent(place: Place) -> str:
    tail = tail_of(place.tree, place.claim, place.slot)
    above = place.tree.head(place.slot)
    compared = above is not None and above.tag in ("JJR", "RBR") and not place.before
    return _joined(
        "by" if compared else place.before,
        f"what percentage {tail if tail.startswith(('of ', 'point')) else ''}".strip(),
    )


def _quantity(place: Place) -> str:
    noun, tail = noun_of(place.claim, ""), tail_of(place.tree, place.claim, place.slot)
    counted = place.tree.within(place.claim.span)[-1]
    bare = (
        noun != "times"
        and place.slot.relation.startswith("obl")
        and not place.before
        and not dimension(place.claim.value.unit)
    )
    beyond = place.slot.index > counted.index and counted.is_noun
    first, _, then = noun.partition(" ")
    parted = first == "of" and then.split(" ")[0] in ("the", "those", "these", "her", "his", "its", "their", "them")
    odd = len(noun) == 1 or (first in ("of", "or", "a", "in", "at", "the") and not parted)
    if bare or odd or beyond or (noun and not counted.is_noun and not place.slot.is_noun):
        return ""
    if tail.startswith(("to ", "and ", "or ")) or not (noun or tail.startswith("of ")):
        tail = ""
    if noun in listed("lengths") | {f"{n}s" for n in listed("lengths")}:
        following = next((t.text.lower() for t in place.tree.tokens if t.span.start >= place.claim.span.end), "")
        if following in listed("measures"):
            return _joined(place.before, f"how {following}")
        if following in ("up", "above") and not place.before:
            return f"how high {tail}".strip()
        if not place.before and (following in ("from", "away") or _from(place.tree, place.slot)):
            return "how far"
    if not noun and not (place.slot.is_noun and tail and place.claim.zone is not Zone.HEADLINE):
        return ""
    return _joined(place.before, f"how many {noun} {tail}".replace("  ", " ").strip())


def _from(tree: Tree, slot: Token) -> bool:
    above = tree.head(slot)
    near = [*tree.children(slot), *(tree.children(above) if above is not None else ())]
    words = [c for t in near if t.index > slot.index for c in (t, *tree.children(t, "case"))]
    return any(word.lemma in ("from", "away") for word in words)


def noun_of(claim: Claim, default: str) -> str:
    """What is counted, as written after the number: "residents" of "31,412 residents", "metres" of "12,000-metre"."""
    numbers = find(claim.quote, Span(0, len(claim.quote)))
    noun = claim.quote[numbers[-1].span.end :].strip() if numbers else ""
    joined = noun.startswith(("-", "‑"))
    noun = noun.lstrip("-‑ ")
    if not noun or not noun.replace(" ", "").replace("-", "").isalpha():
        return default
    if claim.value.number == 1 and not joined and noun.endswith("s") and not noun.endswith("ss"):
        return default  # "one supposes": a verb
    return plural(noun) if joined or claim.value.number == 1 else noun


def plural(noun: str) -> str:
    """The plural of a regular noun, and of the few that news counts daily."""
    if noun in ("person", "foot", "man", "woman", "child"):
        return {"person": "people", "foot": "feet", "man": "men", "woman": "women", "child": "children"}[noun]
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun if noun.endswith("s") else f"{noun}es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}s"


def _ordinal(place: Place) -> str:
    words = place.claim.quote.split()
    numbered = parse_word(words[-1]) is not None
    noun = words[0] if numbered else " ".join(words[1:])
    noun = noun or (place.slot.text if place.slot.is_noun and not place.claim.span.covers(place.slot.span) else "")
    if noun.split("-")[-1].split(" ")[0].endswith("est"):
        return ""
    if not noun or place.before or noun.lower() in ("number", "no", "no.") or (numbered and len(words) < 3):
        return ""
    return f"Counting in order, which {noun} {tail_of(place.tree, place.claim, place.slot)}".strip()


def _provision(place: Place) -> str:
    tail = tail_of(place.tree, place.claim, place.slot)
    whole = tail.startswith("of ") and not tail[-1].isdecimal()
    return _joined(place.before, f"which {label_of(place.claim)} {tail if whole else ''}".strip())


def label_of(claim: Claim) -> str:
    """ "article" for "Art. 6(1)", "section" for "s. 33"."""
    unit = claim.value.canonical.split(" ")[0].rstrip(".").lower()
    label = form("labels", unit, default=unit)
    return label if label.isalpha() and len(label) > 2 else "provision"


def _instrument(place: Place) -> str:
    topic = place.claim.frame.topic.lower()
    known = topic.isalpha() and topic_classes(topic) & {"agreement", "law"}
    return _joined(place.before, f"which {topic}") if known else ""


def _party(place: Place) -> str:
    if place.slot.relation.startswith("nsubj"):
        return "Who"
    return _joined(place.before, "whom")


def tail_of(tree: Tree, claim: Claim, slot: Token) -> str:
    """The rest of the phrase behind the mention: "of the treaty", "displaced by the flood"."""
    leave = {t.index for t in tree.tokens if t.span.start < claim.span.end}
    words = [t for t in core(tree, slot, leave - {slot.index}) if t.span.start >= claim.span.end]
    return "" if tree.children(slot, "cop") else text_of(tree, words)


_WORDS = {
    "date": _date,
    "duration": _duration,
    "age": _age,
    "money": _money,
    "percent": _percent,
    "quantity": _quantity,
    "ordinal": _ordinal,
    "provision": _provision,
    "instrument": _instrument,
    "party": _party,
}
