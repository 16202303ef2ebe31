"""A question as a person would ask it, from the frames of its claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from workbench.model import Claim

_PAST = {
    "end": "end", "begin": "begin", "sign": "get signed", "visit": "take place", "meet": "take place", "found": "get built",
    "announce": "come out", "collapse": "happen", "close": "close", "kill": "happen", "elect": "happen", "inspect": "happen",
    "extinguish": "get put out", "arrive": "arrive", "launch": "launch", "attack": "happen", "strike": "happen", "crash": "happen",
}  # fmt: skip
_ASK = {
    "date": "When was it, {about}?",
    "duration": "How long, {about}?",
    "age": "How old, {about}?",
    "money": "How much, {about}?",
    "percent": "What share, {about}?",
    "ordinal": "Which {topic} in order, {about}?",
    "provision": "Which provision, {about}?",
    "instrument": "Which agreement or law, {about}?",
    "party": "Between whom, {about}?",
}
_COUNTS = {
    "kill": "were killed",
    "injure": "were injured",
    "miss": "are missing",
    "rescue": "were rescued",
    "evacuate": "left their homes",
    "arrest": "were arrested",
    "vote": "voted for it",
    "employ": "are employed",
}


def title(claims: Sequence[Claim]) -> str:
    """One line that names the kind of answer and what it is about, from what most claims share."""
    kind = claims[0].kind
    topic = _most(claim.frame.topic for claim in claims)
    predicate = _most(claim.frame.predicate for claim in claims)
    names = _shared_names(claims)
    about = _about(claims, topic, predicate, names)
    if kind == "quote":
        speaker = _most(claim.attribution for claim in claims)
        return f"What exactly did {speaker} say?" if speaker else f"How do the words run: “{_short(claims[0].quote)}”?"
    if kind == "quantity":
        return _how_many(topic, predicate, names, about, claims)
    if kind == "date" and predicate in _PAST and topic:
        return f"When did the {_described(claims, topic)} {_PAST[predicate]}?"
    if kind == "date" and topic and topic != predicate:
        return f"What is the date of the {_described(claims, topic)}{_of(names)}?"
    return _ASK.get(kind, "What is said, {about}?").format(about=about or "here", topic=topic or "one")


def _how_many(topic: str, predicate: str, names: Sequence[str], about: str, claims: Sequence[Claim]) -> str:
    unit = _most(claim.value.unit for claim in claims)
    noun = _plural(topic or unit or "of them")
    if predicate in _COUNTS:
        people = "people" if noun in ("persons", "deaths", "casualties", "injuries", "of them") else noun
        return f"How many {people} {_COUNTS[predicate]}{_of(names, 'in')}?"
    if unit and topic and unit != topic and len(unit) <= 3:
        return f"How many {unit}, {about}?"
    return f"How many {noun}{_of(names, 'for')}?" if not about or about == topic else f"How many {noun}, {about}?"


def _about(claims: Sequence[Claim], topic: str, predicate: str, names: Sequence[str]) -> str:
    """Shared telling words beside the topic: at most three, then the names."""
    counts = Counter(word for claim in claims for word in dict.fromkeys(claim.frame.words[:10]))
    common = [
        word for word, count in counts.most_common() if count > 1 and word not in (topic, predicate) and len(word) > 2
    ]
    lowered = {part.lower() for name in names for part in name.split()}
    words = [topic] if topic else []
    words += [word for word in common if word not in lowered][: 3 - len(words)]
    return " ".join(filter(None, [" · ".join(words), f"({', '.join(names)})" if names else ""]))


def _described(claims: Sequence[Claim], topic: str) -> str:
    """The topic with the modifier most claims give it: "1961 treaty", "principal inspection"."""
    counts = Counter(word for claim in claims for word in claim.frame.restrictors[:3] if word.lower() != topic)
    best = counts.most_common(1)
    return f"{best[0][0]} {topic}" if best and best[0][1] > 1 else topic


def _shared_names(claims: Sequence[Claim], most: int = 2) -> list[str]:
    counts = Counter(name for claim in claims for name in {p.name for p in claim.frame.participants})
    return [name for name, count in sorted(counts.items(), key=lambda n: (-n[1], n[0])) if count > 1][:most]


def _of(names: Sequence[str], word: str = "of") -> str:
    return f" {word} {' and '.join(names)}" if names else ""


def _plural(noun: str) -> str:
    if noun in ("person", "of them"):
        return {"person": "people"}.get(noun, noun)
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun if noun.endswith("s") else noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def _most(words: Iterable[str]) -> str:
    """The most frequent non-empty word; the earliest in the alphabet among equals."""
    counts = Counter(word for word in words if word)
    return min(counts, key=lambda w: (-counts[w], w)) if counts else ""


def _short(quote: str, limit: int = 60) -> str:
    return quote if len(quote) <= limit else quote[:limit].rsplit(" ", 1)[0] + "…"
