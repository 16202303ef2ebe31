"""Sentences parsed for their titles, with a first word that is a name only when it is one elsewhere too."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from workbench.language.lemma import is_known
from workbench.language.names import canonical, is_country
from workbench.language.tree import Token, Tree
from workbench.link.wording.when import is_dated
from workbench.model import Span


def tree_of(text: str, sentence: Span, texts: str) -> Tree:
    """The tree of a sentence of `text`; `texts` are all that tell how its first word is written elsewhere."""
    tree = _at(_parsed(sentence.of(text)), sentence)
    first = next((t for t in tree.tokens if t.relation != "punct"), None)
    if first is None or not first.text.istitle():
        return tree
    before, behind = tree.tokens[: first.index], tree.tokens[first.index + 1 :]
    tag = _tag(first, texts, followed=bool(behind) and behind[0].is_name)
    return Tree(tree.span, (*before, replace(first, tag=tag), *behind))


@lru_cache(maxsize=4096)
def _parsed(words: str) -> Tree:
    """Trees by their words: questions share sentences, and a project asks again after every change."""
    from workbench.language.parser import parse

    return parse(words, [Span(0, len(words))])[0]


def _at(tree: Tree, sentence: Span) -> Tree:
    start = sentence.start
    moved = (replace(t, span=Span(t.span.start + start, t.span.end + start)) for t in tree.tokens)
    return Tree(sentence, tuple(moved))


def _tag(first: Token, texts: str, *, followed: bool) -> str:
    """The tag with or without its mark of a name: known names keep it, words written small elsewhere lose it."""
    word = re.escape(first.text)
    if is_country(first.text) or canonical(first.text) != first.text or (first.is_name and is_dated(first)):
        return "NNP"
    if re.search(rf"[a-z,] {word.lower()}\b", texts):
        return first.tag.replace("NNP", "NN")
    if re.search(rf"[a-z,] {word}\b", texts):
        return "NNP"
    if first.tag == "NNPS" and not followed:
        return "NNS"
    return first.tag if followed or not is_known(first.text) else first.tag.replace("NNP", "NN")
