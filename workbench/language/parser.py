"""Sentences to dependency trees, with the weights that this project trained (see MODEL_CARD.md)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.language.lemma import lemma
from workbench.language.tree import Token, Tree
from workbench.model import ProjectError, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

WEIGHTS = Path(__file__).parent / "weights"

LONGEST = 2000
"""Characters parsed in one piece; longer sentences (tables, broken pages) are cut so that memory stays flat."""

BATCH = 64
"""Sentences parsed together; more of them cost memory. A choice, not a measurement."""

_BLANKS = str.maketrans(dict.fromkeys("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u2028\u2029", " "))


@cache
def pipeline() -> Language:
    """The trained pipeline, loaded once. Raises ProjectError when the weights are missing or damaged."""
    import spacy

    try:
        return spacy.load(WEIGHTS)
    except (OSError, ValueError) as error:
        raise ProjectError(f"{WEIGHTS}: the parser cannot be loaded ({error}); reinstall workbench") from error


def parse(text: str, sentences: Sequence[Span]) -> list[Tree]:
    """One tree per sentence, in order; tokens carry offsets into `text`."""
    nlp = pipeline()
    pieces = [(number, piece) for number, sentence in enumerate(sentences) for piece in _pieces(text, sentence)]
    docs = nlp.pipe((_document(nlp, piece.of(text)) for _, piece in pieces), batch_size=BATCH)
    tokens: list[list[Token]] = [[] for _ in sentences]
    for (number, piece), doc in zip(pieces, docs, strict=True):
        tokens[number].extend(_tokens(doc, piece.start, len(tokens[number])))
    return [Tree(sentence, tuple(found)) for sentence, found in zip(sentences, tokens, strict=True)]


def _pieces(text: str, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    while sentence.end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        end = cut if cut > start else start + LONGEST
        yield Span(start, end)
        start = end
    yield Span(start, sentence.end)


def _document(nlp: Language, words: str) -> Doc:
    doc = nlp.make_doc(words.translate(_BLANKS))
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def _tokens(doc: Doc, offset: int, first: int) -> Iterator[Token]:
    """The words of a parsed piece; runs of blanks are no words and their dependents move to their head."""
    number = {token.i: first + at for at, token in enumerate(t for t in doc if not t.is_space)}
    for token in doc:
        if token.i not in number:
            continue
        head = token.head
        while head.i not in number and head.head.i != head.i:
            head = head.head
        start = offset + token.idx
        yield Token(
            index=number[token.i],
            span=Span(start, start + len(token.text)),
            text=token.text,
            lemma=lemma(token.text, token.tag_),
            tag=token.tag_,
            relation=token.dep_,
            head=number.get(head.i, number[token.i]),
        )
