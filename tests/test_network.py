"""The network's arithmetic: the same trees as spaCy's own, and no row that depends on its company."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from spacy.tokens import Doc

from workbench.language import parser, vocabulary
from workbench.language.layers import product, wide
from workbench.language.network import Network
from workbench.language.parser import network, parse, pipeline
from workbench.language.reading import Reading
from workbench.model import Span
from workbench.read import read

CORPUS = Path(__file__).parent.parent / "corpus" / "articles"


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return [Reading(document) for _, document in read([str(CORPUS)], on_skip=lambda *_: None)]


def documents(reading: Reading) -> list[Doc]:
    found = [pipeline().make_doc(" ".join(sentence.of(reading.text).split())) for sentence in reading.sentences]
    for doc in found:
        for token in doc:
            token.is_sent_start = token.i == 0
    return found


def told(doc: Doc) -> list[tuple[int, str]]:
    return [(token.head.i, token.dep_) for token in doc]


def test_the_trees_are_those_of_spacys_own_arithmetic(readings: list[Reading]) -> None:
    for reading in readings:
        ours, theirs = documents(reading), documents(reading)
        tags = network().annotate(ours)
        for doc, own, said in zip(pipeline().pipe(theirs), ours, tags, strict=True):
            assert said == [token.tag_ for token in doc]
            assert told(own) == told(doc)


def test_a_product_is_the_same_in_any_company() -> None:
    chance = np.random.default_rng(1)
    for depth, width in ((480, 480), (640, 480), (160, 480), (96, 1536), (160, 49), (96, 82)):
        rows = chance.standard_normal((400, depth)).astype(np.float32)
        weights = wide(chance.standard_normal((depth, width)).astype(np.float32))
        whole = product(rows, weights)
        for start, count in ((0, 1), (7, 2), (50, 15), (51, 16), (52, 17), (100, 33), (3, 100), (0, 399)):
            assert np.array_equal(product(rows[start : start + count], weights), whole[start : start + count])


def test_a_words_vector_is_the_same_in_any_company(readings: list[Reading]) -> None:
    docs = [doc for reading in readings for doc in documents(reading)]
    fresh = Network(pipeline())
    together = fresh._vectors(docs)
    alone = np.concatenate([Network(pipeline())._vectors([doc]) for doc in docs[:40]])
    assert np.array_equal(alone, together[: len(alone)])


def test_forgetting_words_changes_no_tree(readings: list[Reading], monkeypatch: pytest.MonkeyPatch) -> None:
    text, sentences = readings[0].text, readings[0].sentences
    before = parse(text, sentences)
    monkeypatch.setattr(vocabulary, "REMEMBERED", 40)
    monkeypatch.setattr(parser, "STRINGS", 0)
    monkeypatch.setattr(parser, "BATCH", 300)
    assert parse(text, sentences) == before
    assert len(network()._words._places) <= max(40, 300)


def test_new_words_beyond_the_limit_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "STRINGS", 0)
    text = " ".join(f"Qwyzzel{number}x" for number in range(50))
    kept = len(pipeline().vocab.strings)
    assert len(parse(text, [Span(0, len(text))])[0].tokens) == 50
    assert len(pipeline().vocab.strings) == kept
