"""What speaks for and against two claims answering one question, as named numbers between 0 and 1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.kinds import kinds
from workbench.language.classes import contrast, may_be, topic_classes
from workbench.language.units import is_unit
from workbench.link.bag import stems
from workbench.link.distance import grain, near_and_far, one_digit_apart
from workbench.link.prepared import Prepared
from workbench.link.veto import likeness, reckoned
from workbench.model import Claim, Modality, Relation, Zone

AGREEING = (Relation.EQUAL, Relation.REFINES)

_SHARED = {
    "near words": 0.2,
    "same event": 1.0,
    "same topic class": 1.0,
    "names shared": 0.3,
    "restrictors shared": 0.5,
    "quotes alike": 0.3,
    "same dated topic": 1.0,
    "parties shared": 0.5,
}
"""Evidence of a common subject, and the least of it that counts; a choice."""


def features(a: Prepared, b: Prepared, relation: Relation) -> dict[str, float]:
    """Named evidence for a pair whose values stand in `relation`; symmetric."""
    general = (
        _wording(a, b) | _subject(a, b) | _circumstances(a, b) | _place(a, b) | _days(a, b) | _values(a, b, relation)
    )
    general["nothing shared"] = float(not any(general[name] >= least for name, least in _SHARED.items()))
    measured = a.claim.kind == "quantity" and is_unit(a.claim.value.unit)
    return general | {f"kind {a.claim.kind}": 1.0, "measured": float(measured)}


def _wording(a: Prepared, b: Prepared) -> dict[str, float]:
    """How much of their clauses, sentences and surroundings the claims share."""
    return {
        "near words": a.near.likeness(b.near),
        "sentence words": a.sentence.likeness(b.sentence),
        "context words": max(a.context.likeness(b.sentence), b.context.likeness(a.sentence)),
        "quotes alike": _alike(a.claim, b.claim),
        "same sentence": float(_same_sentence(a, b)),
        "words contrast": float(contrast(_around(a.claim), _around(b.claim)) is not None),
    }


SENTENCE = 5
"""Words that two sentences have in common at least when they are one but for the value; a choice."""


def _same_sentence(a: Prepared, b: Prepared) -> bool:
    """True for one sentence told with another value: equal before the mention, and behind it to the end of either."""
    if a.sides[0] != b.sides[0]:
        return False
    behind = min(len(a.sides[1]), len(b.sides[1]))
    return a.sides[1][:behind] == b.sides[1][:behind] and len(a.sides[0]) + behind >= SENTENCE


def _around(claim: Claim) -> list[str]:
    """The nearest words that are not the value itself: a third and a fourth fire differ in value, not in subject."""
    said = claim.quote.lower().split()
    return [word for word in claim.frame.words[:8] if word not in said]


def _subject(a: Prepared, b: Prepared) -> dict[str, float]:
    """Whether they speak of the same event, thing and people."""
    first, second = a.claim.frame, b.claim.frame
    shared_names, all_names = _weigh(a.names, b.names)
    names = shared_names / all_names if all_names else 0.0
    near = a.near.likeness(b.near)
    both_known = a.known_predicate and b.known_predicate
    same_predicate = bool(first.predicate) and first.predicate == second.predicate
    event = both_known and same_predicate
    topic = bool(a.topics.keys() & b.topics.keys())
    rarest = max((a.topics[name] for name in a.topics.keys() & b.topics.keys()), default=0.0)
    common_nouns = bool(first.topic and second.topic) and (first.topic + second.topic).islower()
    return {
        "same predicate": float(same_predicate),
        "same event": float(event),
        "same predicate and topic": float(same_predicate and topic),
        "rare predicate and topic": a.event[1] * rarest * same_predicate,
        "same event and topic": float(event and topic),
        "same event and near words": near * event,
        "same event and names": names * event,
        "other predicate": float(both_known and not same_predicate),
        "rare event": a.event[1] * same_predicate,
        "same topic": float(bool(first.topic) and first.topic == second.topic),
        "same topic class": float(topic),
        "same topic and near words": near * topic,
        "same topic and names": names * topic,
        "other topic": float(common_nouns and not topic and not may_be(first.topic, second.topic)),
        "same event of another thing": float(event and common_nouns and not topic),
        "rare topic": rarest,
        "same dated topic": float(same_dated_topic(a.claim, b.claim)),
        "restrictors shared": _overlap(stems(first.restrictors), stems(second.restrictors)),
        "names shared": names,
        "no name shared": float(bool(a.names) and bool(b.names) and not shared_names),
        "same role": float(bool(set(first.participants) & set(second.participants))),
    }


def _circumstances(a: Prepared, b: Prepared) -> dict[str, float]:
    """Period, modality, speaker and place of the two statements."""
    first, second = a.claim.frame, b.claim.frame
    speakers = a.claim.attribution, b.claim.attribution
    return {
        "years shared": float(_years_shared(a.claim, b.claim)),
        "other period": float(bool(first.scope and second.scope) and not set(first.scope) & set(second.scope)),
        "another end": float(reckoned(a.claim) != reckoned(b.claim)),
        "same period": float(bool(set(first.scope) & set(second.scope))),
        "one planned": float((first.modality is Modality.PLANNED) != (second.modality is Modality.PLANNED)),
        "one denied": float((first.modality is Modality.DENIED) != (second.modality is Modality.DENIED)),
        "same speaker": float(bool(speakers[0]) and speakers[0] == speakers[1]),
        "other speaker": float(
            bool(speakers[0] and speakers[1]) and speakers[0].split()[-1] != speakers[1].split()[-1]
        ),
        "same document": float(a.claim.source == b.claim.source),
        "period on one side": float(bool(first.scope) is not bool(second.scope)),
        "speaker on one side": float(bool(speakers[0]) is not bool(speakers[1])),
    }


EARLY = 1000
"""Characters of an article in which what it is about is told first; a choice."""

FAR = 3000
"""Characters between the places of two sentences in their articles from which they count as wholly apart; a choice."""


def _place(a: Prepared, b: Prepared) -> dict[str, float]:
    """Where in their articles they stand: news tells first what it is about, and much at about the same place."""
    starts = a.claim.sentence.start, b.claim.sentence.start
    headlines = a.claim.zone is Zone.HEADLINE, b.claim.zone is Zone.HEADLINE
    return {
        "both early": max(0.0, 1 - max(starts) / EARLY),
        "place apart": min(1.0, abs(starts[0] - starts[1]) / FAR),
        "headline on one side": float(headlines[0] is not headlines[1]),
    }


def _days(a: Prepared, b: Prepared) -> dict[str, float]:
    """Whether days are counted from another day ("on Tuesday"), and whether one is only the day somebody spoke."""
    if a.claim.kind != "date":
        return {}
    counted = bool(a.claim.value.anchor), bool(b.claim.value.anchor)
    speaking = a.claim.frame.predicate == "say", b.claim.frame.predicate == "say"
    return {
        "both days counted": float(all(counted)),
        "one day counted": float(counted[0] is not counted[1]),
        "one day of speaking": float(speaking[0] is not speaking[1]),
    }


def _values(a: Prepared, b: Prepared, relation: Relation) -> dict[str, float]:
    """What the values themselves say: chance agreement, distance, grain, units."""
    agree, differ = relation in AGREEING, relation is Relation.CONFLICT
    apart, far = near_and_far(a.claim, b.claim)
    same_unit = bool(a.unit[0]) and a.unit[0] == b.unit[0]
    return {
        "values agree": float(agree),
        "values refine": float(relation is Relation.REFINES),
        "coarse dates refine": grain(a.claim, b.claim) if relation is Relation.REFINES else 0.0,
        "telling values agree": min(a.telling, b.telling) if agree else 0.0,
        "values apart": apart if differ else 0.0,
        "detailed values near": min(a.detail, b.detail) * (1 - apart) if differ else 0.0,
        "one digit apart": float(differ and one_digit_apart(a.claim, b.claim)),
        "values far": far if differ else 0.0,
        "other grain": grain(a.claim, b.claim) if differ else 0.0,
        "rare unit": a.unit[1] * same_unit,
        "other unit": float(bool(a.unit[0] and b.unit[0]) and not same_unit),
        "clock times": float(_clock(a.claim) and _clock(b.claim)),
        "parties shared": _parties_shared(a.claim, b.claim),
    }


def _weigh(a: Mapping[str, float], b: Mapping[str, float]) -> tuple[float, float]:
    """Weight of the shared names and of all names."""
    shared = sum(max(weight, b[name]) for name, weight in a.items() if name in b)
    return shared, sum({**a, **b}.values())


def _clock(claim: Claim) -> bool:
    """True for a date with a time of day: few events of a story are timed to the minute."""
    return claim.kind == "date" and "T" in claim.value.canonical


def same_dated_topic(a: Claim, b: Claim) -> bool:
    """True for what two texts say of one named thing: "the 1961 treaty" is the 1961 treaty wherever it stands."""
    return bool(topic_classes(a.frame.topic) & topic_classes(b.frame.topic)) and _years_shared(a, b)


def _years_shared(a: Claim, b: Claim) -> bool:
    """True when both speak of an agreement, a text or an event of the same named year."""
    first, second = ((*c.frame.restrictors, *c.frame.scope) for c in (a, b))
    return a.kind != "date" and any(word.isdecimal() and word in second for word in first)


def _alike(a: Claim, b: Claim) -> float:
    """How much of the shorter quotation stands in the longer, from 0 for two fifths to 1 for all."""
    return max(0.0, likeness(a, b) - 40) / 60 if a.kind == "quote" else 0.0


def _parties_shared(a: Claim, b: Claim) -> float:
    """Share of the smaller party list that stands in the other."""
    return _overlap(a.value.canonical.split(" + "), b.value.canonical.split(" + ")) if a.kind == "party" else 0.0


def _overlap(a: Sequence[str], b: Sequence[str]) -> float:
    """Shared part of the smaller set."""
    return len(set(a) & set(b)) / min(len(set(a)), len(set(b))) if a and b else 0.0


def relation_of(a: Claim, b: Claim) -> Relation:
    """How the values of two claims stand; claims of two kinds are compared by the kind of the first."""
    if a.kind != b.kind:
        return Relation.INCOMPARABLE
    return kinds()[a.kind].compare(a.value, b.value)


def in_one_list(a: Claim, b: Claim) -> bool:
    """True for two values of one sentence: "killed 9 and injured 14" answers two questions."""
    return a.source == b.source and a.sentence == b.sentence
