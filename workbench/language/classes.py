"""Predicate and topic classes: words that ask the same question, read from classes.toml."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations

_PREPOSITIONS = frozenset("on in to at from with for by into out up off over about of under after through".split())


@dataclass(frozen=True, slots=True)
class Classes:
    """The class data, turned round: from a word to the classes that hold it."""

    verbs: Mapping[str, tuple[str, ...]]
    nouns: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, tuple[tuple[frozenset[str], str], ...]]
    """Verb lemma to (words that must hang from it, class)."""
    states: Mapping[str, str]
    """What people are said to be in ("14 dead") to its class."""
    topics: Mapping[str, frozenset[str]]
    general: Mapping[str, frozenset[str]]
    """Noun to the topic classes whose members it may stand for."""
    apart: frozenset[frozenset[str]]
    """Pairs of predicate classes that never answer one question."""
    contrasts: Mapping[str, frozenset[str]]
    """Word to the words that tell its referent apart from another's."""


@cache
def classes() -> Classes:
    """The classes of classes.toml, read once."""
    data = tomllib.loads(files("workbench.language").joinpath("classes.toml").read_text(encoding="utf-8"))
    verbs, nouns = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    phrases = defaultdict[str, list[tuple[frozenset[str], str]]](list)
    for name, entry in data["predicate"].items():
        for verb in entry.get("verbs", ()):
            verbs[verb].append(name)
        for noun in entry.get("nouns", ()):
            nouns[noun].append(name)
        for verb, *rest in entry.get("phrases", ()):
            phrases[verb].append((frozenset(rest), name))
    states = {word: name for name, entry in data["predicate"].items() for word in entry.get("states", ())}
    topics = defaultdict[str, set[str]](set)
    for name, words in data["topic"].items():
        for word in words:
            topics[word].add(name)
    contrasts = defaultdict[str, set[str]](set)
    for group in data["apart"]["words"]:
        for word in group:
            contrasts[word].update(w for w in group if w != word)
    return Classes(
        verbs={verb: tuple(names) for verb, names in verbs.items()},
        nouns={noun: tuple(names) for noun, names in nouns.items()},
        phrases={verb: tuple(found) for verb, found in phrases.items()},
        states=states,
        topics={word: frozenset(names) for word, names in topics.items()},
        general={noun: frozenset(names) for noun, names in data["general"].items()},
        apart=frozenset(frozenset(pair) for group in data["apart"]["predicates"] for pair in combinations(group, 2)),
        contrasts={word: frozenset(others) for word, others in contrasts.items()},
    )


def predicate_class(verb: str, dependents: Collection[str], particles: Collection[str] = ()) -> str:
    """The class of a verb with the words that hang from it; the lemma itself when it is in none.

    A phrase with the verb's own particle goes first, one of prepositions alone last: what lifts off from a pad is not
    lifted from it, and what takes place on a ship does not take it on. `@dam` in a phrase is any noun of that class.
    """
    phrases = classes().phrases.get(verb, ())
    said = set(dependents)
    if any(word[0] == "@" for words, _ in phrases for word in words):
        said |= {f"@{name}" for word in dependents for name in topic_classes(word)}
    fitting = [(words, name) for words, name in phrases if words <= said]
    if fitting:
        return min(fitting, key=lambda phrase: (not phrase[0] & set(particles), phrase[0] <= _PREPOSITIONS))[1]
    return next(iter(classes().verbs.get(verb, ())), verb)


def in_phrase(verb: str, noun: str) -> bool:
    """True for a noun that makes one expression with its verb: "give way", "take place"."""
    return any(noun in words for words, _ in classes().phrases.get(verb, ()))


def event_class(noun: str) -> str:
    """The predicate class of a noun that names an event ("the signing"), or the empty string."""
    return next(iter(classes().nouns.get(noun, ())), "")


def state_class(word: str) -> str:
    """The predicate class of what people are said to be in ("dead", "missing"), or the empty string."""
    return classes().states.get(word.lower(), "")


def topic_classes(noun: str) -> frozenset[str]:
    """The topic classes of a noun; the noun itself when it is in none."""
    return classes().topics.get(noun.lower(), frozenset([noun.lower()])) if noun else frozenset()


def is_classed(noun: str) -> bool:
    """True for a noun that stands in a topic class."""
    return noun.lower() in classes().topics


def may_be(a: str, b: str) -> bool:
    """True for a general noun and one of those it may stand for: 40 people may be 40 customers."""
    general = classes().general
    return bool(general.get(a, frozenset()) & topic_classes(b) or general.get(b, frozenset()) & topic_classes(a))


def told_apart(a: str, b: str) -> bool:
    """True when two predicates never answer one question: killed and injured, began and ended."""
    return frozenset((a, b)) in classes().apart


def contrast(a: Collection[str], b: Collection[str]) -> tuple[str, str] | None:
    """A pair of words, one of each side, that tells two referents apart; None when there is none."""
    for word in sorted(a):
        others = classes().contrasts.get(word, frozenset()) & set(b)
        if others and word not in b and not (others & set(a)):
            return word, min(others)
    return None
