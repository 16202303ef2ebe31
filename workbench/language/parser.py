"""Sentences to dependency trees, with the weights that this project trained (see MODEL_CARD.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from workbench.language.lemma import lemma
from workbench.language.tree import Token, Tree
from workbench.model import ProjectError, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from workbench.language.network import Network

WEIGHTS = Path(__file__).parent / "weights"

LONGEST = 2000
"""Characters parsed in one piece; longer sentences (tables, broken pages) are cut so that memory stays flat."""

BATCH = 6000
"""Characters parsed together, some fifty sentences: fewer or many more take longer by the word."""

STRINGS = 150_000
"""Words, prefixes, suffixes and shapes that spaCy may keep; beyond that it forgets new ones after each batch."""

_BLANKS = str.maketrans(dict.fromkeys("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u2028\u2029", " "))


@cache
def pipeline() -> Language:
    """The trained pipeline, loaded once. Raises ProjectError when the weights are missing or damaged."""
    from workbench.language.spacy_start import spacy

    try:
        found: Language = spacy.load(WEIGHTS)
    except (OSError, ValueError) as error:
        raise ProjectError(f"{WEIGHTS}: the parser cannot be loaded ({error}); reinstall workbench") from error
    return found


@cache
def network() -> Network:
    """The pipeline's arithmetic, made ready once."""
    from workbench.language.network import Network

    return Network(pipeline())


def parse(text: str, sentences: Sequence[Span]) -> list[Tree]:
    """One tree per sentence, in order; tokens carry offsets into `text`."""
    nlp = pipeline()
    tokens: list[list[Token]] = [[] for _ in sentences]
    for batch in _batches((at, piece) for at, sentence in enumerate(sentences) for piece in _pieces(text, sentence)):
        with nlp.memory_zone() if len(nlp.vocab.strings) > STRINGS else nullcontext():
            docs = [(at, piece, _document(nlp, piece.of(text))) for at, piece in batch]
            docs = [each for each in docs if len(each[2])]
            for (at, piece, doc), tags in zip(docs, network().annotate([doc for *_, doc in docs]), strict=True):
                tokens[at].extend(_tokens(doc, tags, piece.start, len(tokens[at])))
    return [Tree(sentence, tuple(found)) for sentence, found in zip(sentences, tokens, strict=True)]


def _batches(pieces: Iterable[tuple[int, Span]]) -> Iterator[list[tuple[int, Span]]]:
    batch, size = list[tuple[int, Span]](), 0
    for at, piece in pieces:
        if batch and size + len(piece) > BATCH:
            yield batch
            batch, size = [], 0
        batch.append((at, piece))
        size += len(piece)
    yield batch


def _pieces(text: str, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    while sentence.end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        end = cut if cut > start else start + LONGEST
        yield Span(start, end)
        start = end
    yield Span(start, sentence.end)


def _document(nlp: Language, words: str) -> Doc:
    """The words of one sentence; the parser is not to cut it."""
    doc = nlp.make_doc(words.translate(_BLANKS))
    starts = np.full((len(doc), 1), -1, dtype=np.int64)
    starts[:1] = 1
    return doc.from_array(["SENT_START"], starts.astype(np.uint64))  # type: ignore[arg-type]  # as spaCy writes -1


def _tokens(doc: Doc, tags: Sequence[str], offset: int, first: int) -> Iterator[Token]:
    """The words of a parsed piece; runs of blanks are no words and their dependents move to their head."""
    words = [token.text for token in doc]
    columns = doc.to_array(["HEAD", "DEP", "IDX"])
    heads = (columns[:, 0].astype(np.int64) + range(len(words))).tolist()
    relations, starts = columns[:, 1].tolist(), (columns[:, 2] + np.uint64(offset)).tolist()
    numbers, count = list[int](), first
    for word in words:
        blank = word.isspace()
        numbers.append(-1 if blank else count)
        count += not blank
    for at, (word, number) in enumerate(zip(words, numbers, strict=True)):
        if number < 0:
            continue
        head = heads[at]
        while numbers[head] < 0 and heads[head] != head:
            head = heads[head]
        governor, start, tag = numbers[head], starts[at], tags[at]
        span = Span(start, start + len(word))
        governor = number if governor < 0 else governor
        yield Token(number, span, word, lemma(word, tag), tag, _name(relations[at]), governor)


@cache
def _name(relation: int) -> str:
    return pipeline().vocab.strings[relation]
