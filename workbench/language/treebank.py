"""Universal Dependencies treebanks as training examples: one sentence, one document."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

Row = tuple[str, str, str, int, str]
"""Word, fine tag, coarse tag, index of the head in the sentence, relation."""


def read_sentences(path: Path) -> Iterator[tuple[str, list[Row]]]:
    """Yield (text, rows) for each sentence of a .conllu file.

    Ranges of multiword tokens and empty nodes are left out; the words they stand for are kept.
    """
    text, rows = "", list[Row]()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif not line:
            if rows:
                yield text, rows
            text, rows = "", []
        elif not line.startswith("#"):
            number, word, _, coarse, fine, _, head, relation, *_ = line.split("\t")
            if number.isdigit():
                at = int(head) - 1 if head.isdigit() and int(head) else int(number) - 1
                rows.append((word, coarse if fine == "_" else fine, coarse, at, relation))
    if rows:
        yield text, rows


def reference(nlp: Language, text: str, rows: list[Row]) -> Doc | None:
    """The annotated sentence as a Doc, or None when its words cannot be found in its text in order."""
    spaces, at = [], 0
    for word, *_ in rows:
        found = text.find(word, at)
        if found < 0 or text[at:found].strip():
            return None
        at = found + len(word)
        spaces.append(text[at : at + 1] == " ")
    words, tags, _, heads, relations = (list(column) for column in zip(*rows, strict=True))
    starts: list[bool | int | None] = [number == 0 for number in range(len(rows))]
    return Doc(nlp.vocab, words=words, spaces=spaces, tags=tags, heads=heads, deps=relations, sent_starts=starts)


def examples(nlp: Language, paths: list[Path], *, gold_words: bool = False) -> Iterator[Example]:
    """Yield one Example per sentence; the words are the tokenizer's own unless `gold_words`.

    Training on the tokenizer's words keeps the features that the parser will meet at work.
    """
    for path in paths:
        for text, rows in read_sentences(path):
            gold = reference(nlp, text, rows)
            if gold is None or len(gold) == 0:
                continue
            said = (
                Doc(nlp.vocab, words=[t.text for t in gold], spaces=[bool(t.whitespace_) for t in gold])
                if gold_words
                else nlp.make_doc(text)
            )
            said[0].is_sent_start = True
            for token in said[1:]:
                token.is_sent_start = False
            yield Example(said, gold)
