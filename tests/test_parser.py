"""The parser: words with their offsets, one tree a sentence, dictionary forms, and the treebanks it learned from."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.lang.en import English

from workbench.language import train
from workbench.language.lemma import is_known, lemma
from workbench.language.parser import LONGEST, parse
from workbench.language.reading import Reading
from workbench.language.tree import Tree
from workbench.language.treebank import examples, read_sentences, reference
from workbench.model import Document, InputError, Source, Span, Zone
from workbench.read import read_bytes

SMALL = Path(__file__).parent.parent / "fixtures" / "small.conllu"
FLOOR = {"tags": 94.5, "UAS": 89.0, "LAS": 85.0}
"""Least accuracy in percent on PUD, with the words of our own tokenizer."""


def tree_of(text: str) -> Tree:
    [tree] = parse(text, [Span(0, len(text))])
    return tree


def word(tree: Tree, text: str) -> int:
    return next(t.index for t in tree.tokens if t.text == text)


def assert_whole(tree: Tree, text: str) -> None:
    """The words stand where they say, in order, cover all but blanks, and lead to a root without a circle."""
    for number, token in enumerate(tree.tokens):
        assert token.index == number
        assert token.span.of(text) == token.text
        assert tree.span.covers(token.span)
        assert token.lemma
        assert token.tag
        assert token.relation
        assert sum(1 for _ in tree.ancestors(token)) <= len(tree.tokens)
    assert "".join(t.text for t in tree.tokens) == "".join(tree.span.of(text).split())


# -- words and offsets -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank in the harbour.",
        "The  ferry   sank\nin the\t harbour .",
        "  Blanks before and behind.  ",
        "Holm\r\nfell.",
        "A\u00a0narrow\u2028blank  and “typographic” marks – 9½ km…",
        "Łódź, 東京 and 🐐 didn't.",
        "$5m;€3.",
    ],
)
def test_words_tile_the_sentence(text: str) -> None:
    tree = tree_of(text)
    assert tree.tokens
    assert_whole(tree, text)


@pytest.mark.parametrize("text", ["", " ", " \n\t ", "\u00a0"])
def test_blanks_are_no_words(text: str) -> None:
    assert tree_of(text).tokens == ()


@pytest.mark.parametrize("text", ["Goats " * LONGEST + "left.", "g" * 3 * LONGEST], ids=["words", "one word"])
def test_very_long_sentences_are_parsed_in_pieces(text: str) -> None:
    tree = tree_of(text)
    assert_whole(tree, text)
    assert max(len(t.span) for t in tree.tokens) <= LONGEST


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_any_text_is_parsed(text: str) -> None:
    assert_whole(tree_of(text), text)


def test_there_is_one_tree_a_sentence_with_offsets_of_the_whole_text() -> None:
    text = "The ferry sank.\n\nNobody died.  The goat swam."
    spans = [Span(0, 15), Span(17, 29), Span(31, 45)]
    trees = parse(text, spans)
    assert [tree.span for tree in trees] == spans
    assert [tree.tokens[0].text for tree in trees] == ["The", "Nobody", "The"]
    for tree in trees:
        assert_whole(tree, text)


def test_no_sentence_no_tree() -> None:
    assert parse("The ferry sank.", []) == []


def test_company_changes_nothing() -> None:
    text = "The goat swam ashore."
    long = "The old ferry that a storm had damaged sank off Holm with nine goats on board. " + text
    alone = tree_of(text)
    _, beside = parse(long, [Span(0, len(long) - len(text) - 1), Span(len(long) - len(text), len(long))])
    assert [(t.text, t.tag, t.relation, t.head) for t in beside.tokens] == [
        (t.text, t.tag, t.relation, t.head) for t in alone.tokens
    ]


# -- trees -------------------------------------------------------------------------------------------


def test_a_plain_sentence_is_understood() -> None:
    tree = tree_of("Two goats were sold in Holm on Tuesday.")
    sold = tree.tokens[word(tree, "sold")]
    assert tree.head(sold) is None
    assert [t.text for t in tree.children(sold, "nsubj:pass")] == ["goats"]
    assert [t.text for t in tree.children(sold, "nsubj")] == ["goats"]
    assert {t.text for t in tree.children(sold, "obl")} == {"Holm", "Tuesday"}
    assert tree.children(sold, "obj") == ()


def test_a_tree_is_walked_up_and_down() -> None:
    tree = tree_of("The old ferry sank.")
    ferry = tree.tokens[word(tree, "ferry")]
    assert [t.text for t in tree.subtree(ferry)] == ["The", "old", "ferry"]
    assert [t.text for t in tree.ancestors(tree.tokens[0])] == ["ferry", "sank"]
    assert [t.text for t in tree.within(Span(5, 9))] == ["old", "ferry"]
    top = tree.top(Span(0, 13))
    assert top is not None
    assert top.text == "ferry"
    assert tree.top(Span(40, 41)) is None


# -- reading -----------------------------------------------------------------------------------------


def test_a_reading_parses_a_sentence_once() -> None:
    reading = Reading(read_bytes(b"The ferry sank. Nobody died.", "a.txt"))
    reading.parse(reading.sentences)
    first, second = (reading.tree(sentence) for sentence in reading.sentences)
    assert reading.tree(reading.sentences[0]) is first
    assert second.tokens[0].text == "Nobody"


def test_the_sentence_of_a_span() -> None:
    text = "The ferry sank. Nobody died.\n\n"
    reading = Reading(Document(Source("s", "a.txt"), text))
    first, second = reading.sentences
    assert reading.sentence_of(Span(4, 9)) == first
    assert reading.sentence_of(Span(10, 20)) == first
    assert reading.sentence_of(Span(second.end - 1, second.end)) == second
    assert reading.sentence_of(Span(29, 30)) == Span(29, 30)
    assert reading.zone(first) is Zone.BODY


def test_an_empty_document_has_no_sentences() -> None:
    assert Reading(Document(Source("s", "a.txt"), "")).sentences == ()


# -- dictionary forms --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "tag", "expected"),
    [
        ("was", "VBD", "be"),
        ("sank", "VBD", "sink"),
        ("left", "VBD", "leave"),
        ("Found", "VBD", "find"),
        ("founded", "VBD", "found"),
        ("saw", "VBD", "see"),
        ("saw", "NN", "saw"),
        ("Signing", "VBG", "sign"),
        ("Signing", "NN", "signing"),
        ("ferries", "NNS", "ferry"),
        ("people", "NNS", "person"),
        ("lives", "NNS", "life"),
        ("lives", "VBZ", "live"),
        ("criteria", "NNS", "criterion"),
        ("better", "JJR", "good"),
        ("n't", "RB", "not"),
        ("’ve", "VBP", "have"),
        ("'s", "POS", "'s"),
        ("'s", "VBZ", "be"),
        ("Reuters", "NNP", "Reuters"),
        ("blorfted", "VBD", "blorfted"),
    ],
)
def test_lemma(words: str, tag: str, expected: str) -> None:
    assert lemma(words, tag) == expected


def test_known_words() -> None:
    assert is_known("Bridge")
    assert not is_known("blorft")


# -- treebanks ---------------------------------------------------------------------------------------


def test_a_treebank_is_read_without_ranges_and_empty_nodes() -> None:
    first, second, _ = read_sentences(SMALL)
    assert first[0] == "The mayors didn't sell the pier."
    assert [row[0] for row in first[1]] == ["The", "mayors", "did", "n't", "sell", "the", "pier", "."]
    assert first[1][0] == ("The", "DT", "DET", 1, "det")
    assert first[1][4] == ("sell", "VB", "VERB", 4, "root"), "a root is its own head"
    assert second[1][0] == ("Goats", "NOUN", "NOUN", 1, "nsubj"), "the coarse tag stands in for a missing fine one"


def test_annotated_words_are_found_in_their_text() -> None:
    nlp = English()
    docs = [reference(nlp, text, rows) for text, rows in read_sentences(SMALL)]
    assert [doc.text if doc is not None else None for doc in docs] == [
        "The mayors didn't sell the pier.",
        "Goats ate and ferries.",
        None,
    ]


def test_examples_hold_the_tokenizers_words_or_the_given_ones() -> None:
    nlp = English()
    for gold_words in (False, True):
        found = list(examples(nlp, [SMALL], gold_words=gold_words))
        assert [example.reference.text for example in found] == [example.predicted.text for example in found]
        assert len(found) == 2
        for example in found:
            assert [token.is_sent_start for token in example.predicted] == [token.i == 0 for token in example.predicted]


def test_a_folder_without_treebanks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"usage: .*FOLDER"):
        train.main([str(tmp_path)])


# -- the shipped weights -----------------------------------------------------------------------------


def test_the_measured_scores_meet_the_floor() -> None:
    scores = json.loads(train.SCORES.read_text(encoding="utf-8"))["scores"]["pud-test"]
    assert {name: scores[f"{name}, own words"] >= least for name, least in FLOOR.items()} == dict.fromkeys(FLOOR, True)


def test_the_model_card_states_the_measured_scores() -> None:
    card = train.SCORES.with_name("MODEL_CARD.md").read_text(encoding="utf-8")
    scores = json.loads(train.SCORES.read_text(encoding="utf-8"))["scores"]
    [line] = [row for row in card.splitlines() if row.startswith("| PUD") and "our tokenizer" in row]
    stated = [float(cell) for cell in line.split("|")[2:5]]
    assert stated == pytest.approx([scores["pud-test"][f"{name}, own words"] for name in FLOOR], abs=0.051)


def test_the_parser_agrees_with_a_hand_written_tree() -> None:
    [(text, rows), *_] = read_sentences(SMALL)
    tree = tree_of(text)
    assert [(t.text, t.tag, t.head) for t in tree.tokens] == [(row[0], row[1], row[3]) for row in rows]


def test_the_parser_starts_without_the_command_line_of_spacy_which_stays_to_be_had() -> None:
    code = """
import sys
from workbench.language.parser import pipeline
pipeline()
assert not {"spacy.cli", "spacy.cli.info"} & sys.modules.keys()
import spacy.cli
assert spacy.info()["spacy_version"] == spacy.__version__
assert callable(spacy.cli.info)
"""
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert not done.returncode, done.stderr
