"""The class data of classes.toml: well formed, paraphrases meet, contrasting words do not."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from itertools import chain

import pytest

from workbench.language.classes import (
    contrast,
    event_class,
    may_be,
    predicate_class,
    state_class,
    told_apart,
    topic_classes,
)

DATA = tomllib.loads(files("workbench.language").joinpath("classes.toml").read_text(encoding="utf-8"))
PREDICATES, TOPICS = DATA["predicate"], DATA["topic"]


def said(words: str) -> str:
    """The class of "verb dependent dependent"."""
    verb, *rest = words.split()
    return predicate_class(verb, rest)


@pytest.mark.parametrize("name", PREDICATES)
def test_a_predicate_class_is_well_formed(name: str) -> None:
    entry = PREDICATES[name]
    assert set(entry) <= {"verbs", "phrases", "nouns", "states"}
    phrases = [tuple(phrase) for phrase in entry.get("phrases", ())]
    lists = [entry.get("verbs", ()), phrases, entry.get("nouns", ())]
    assert sum(map(len, lists)) >= 2
    assert all(len(phrase) >= 2 for phrase in phrases)
    for words in lists:
        assert len(words) == len(set(words))
    for word in chain(entry.get("verbs", ()), entry.get("nouns", ()), chain.from_iterable(phrases)):
        assert word == word.lower().strip()
        assert " " not in word


@pytest.mark.parametrize("name", TOPICS)
def test_a_topic_class_is_well_formed(name: str) -> None:
    words = TOPICS[name]
    assert len(words) >= 2
    assert len(words) == len(set(words))
    assert all(word == word.lower() and " " not in word for word in words)


def test_a_verb_is_in_one_class_only() -> None:
    verbs = list(chain.from_iterable(entry.get("verbs", ()) for entry in PREDICATES.values()))
    assert sorted(verbs) == sorted(set(verbs))


def test_no_phrase_is_hidden_by_a_broader_one_before_it() -> None:
    before = list[tuple[str, set[str], str]]()
    for name, entry in PREDICATES.items():
        for verb, *rest in entry.get("phrases", ()):
            hiding = [n for v, words, n in before if v == verb and n != name and words <= set(rest)]
            assert not hiding, f"{verb} {rest} of {name} is read as {hiding}"
            before.append((verb, set(rest), name))


def test_a_general_noun_may_be_one_of_classes_that_exist() -> None:
    for noun, names in DATA["general"].items():
        assert noun in TOPICS
        assert set(names) <= set(TOPICS)
    assert may_be("person", "customer")
    assert may_be("nurse", "person")
    assert not may_be("nurse", "customer")
    assert not may_be("person", "ferry")


def test_a_state_is_of_one_class() -> None:
    states = list(chain.from_iterable(entry.get("states", ()) for entry in PREDICATES.values()))
    assert sorted(states) == sorted(set(states))
    assert state_class("dead") == "kill"
    assert state_class("late") == ""


def test_classes_told_apart_exist() -> None:
    for group in DATA["apart"]["predicates"]:
        assert len(group) == len(set(group)) >= 2
        assert set(group) <= set(PREDICATES)


def test_contrasting_words_are_in_lower_case() -> None:
    for group in DATA["apart"]["words"]:
        assert len(group) == len(set(group)) >= 2
        assert all(word == word.lower() for word in group)


def test_a_treaty_that_lapses_has_ended() -> None:
    assert predicate_class("lapse", ()) == "end"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lapse", "give way to"),
        ("terminate", "run out"),
        ("sell", "divest"),
        ("disappear job", "abolish post"),
        ("sack", "lay off"),
        ("erupt", "break out"),
        ("die", "lose life"),
        ("injure", "take to hospital"),
        ("ink", "put signature"),
        ("soar", "go up"),
        ("plummet", "go down"),
        ("acquire", "take over"),
        ("imprison", "send prison to"),
        ("exonerate", "clear charge of"),
        ("inoculate", "receive jab"),
        ("enthrone", "come power to"),
        ("quit", "step down"),
        ("postpone", "put off"),
        ("extinguish", "put out"),
        ("secede", "pull out"),
        ("detonate", "blow up"),
    ],
)
def test_paraphrases_meet(one: str, other: str) -> None:
    assert said(one) == said(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("blaze", "fire"),
        ("member", "deputy"),
        ("deputy", "lawmaker"),
        ("job", "post"),
        ("doctor", "physician"),
        ("lorry", "truck"),
        ("harbour", "port"),
        ("ceasefire", "truce"),
        ("petrol", "gasoline"),
        ("jab", "vaccine"),
        ("barrister", "attorney"),
        ("theatre", "theater"),
        ("envoy", "ambassador"),
    ],
)
def test_topics_meet(one: str, other: str) -> None:
    assert topic_classes(one) & topic_classes(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kill", "injure"),
        ("begin", "end"),
        ("raise", "plunge"),
        ("import", "export"),
        ("hire", "sack"),
        ("bear", "die"),
        ("born", "die"),
        ("jail", "acquit"),
        ("win", "lose"),
        ("buy", "sell"),
        ("approve", "veto"),
        ("build", "demolish"),
        ("arrest", "charge"),
        ("borrow", "lend"),
        ("go on strike", "go on"),
        ("put out statement", "put out"),
        ("go down ship", "go down"),
    ],
)
def test_contrasting_predicates_do_not_meet(one: str, other: str) -> None:
    assert said(one) != said(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kill", "wound"),
        ("start", "expire"),
        ("climb", "slump"),
        ("recruit", "sack"),
        ("born", "perish"),
        ("import", "export"),
        ("condemn", "praise"),
        ("convict", "acquit"),
        ("nationalise", "privatise"),
        ("borrow", "lend"),
    ],
)
def test_opposites_are_told_apart(one: str, other: str) -> None:
    assert told_apart(said(one), said(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("fire", "flood"), ("ship", "aircraft"), ("import", "export"), ("doctor", "nurse"), ("profit", "revenue")],
)
def test_different_topics_do_not_meet(one: str, other: str) -> None:
    assert not topic_classes(one) & topic_classes(other)


def test_events_named_by_nouns_meet_their_verbs() -> None:
    assert event_class("closure") == predicate_class("shut", ())
    assert event_class("layoff") == predicate_class("dismiss", ())
    assert event_class("vaccination") == predicate_class("immunise", ())


@pytest.mark.parametrize(
    ("one", "other"), [("gross", "net"), ("northbound", "southbound"), ("urban", "rural"), ("upper", "lower")]
)
def test_contrasting_modifiers_tell_referents_apart(one: str, other: str) -> None:
    assert contrast([one], [other]) == (one, other)
