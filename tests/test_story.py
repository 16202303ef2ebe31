"""Documents that tell the same story are compared; others are not, however alike their figures."""

from __future__ import annotations

from itertools import combinations, permutations
from pathlib import Path

from workbench.link.story import same_story
from workbench.model import Document, Source
from workbench.read import read

CORPUS = Path(__file__).parent.parent / "corpus" / "articles"

FLOOD = (
    "The river Orla broke its banks at Tavin on Monday night and flooded the old market. Firefighters carried forty "
    "families out by boat, and the bridge to the mill stayed closed while the water rose."
)
RESCUE = (
    "Forty families had to leave their homes in Tavin when the Orla flooded the market. The water closed the bridge at "
    "the mill, and firefighters came for the stranded by boat."
)
CONCERT = (
    "The chamber orchestra of Lund opened its season with two quartets nobody had played in public for a century. The "
    "hall was sold out, and the critics argued about the tempo of the slow movement."
)


def _documents(*texts: str) -> list[Document]:
    return [Document(Source(f"s{number}", f"{number}.txt"), text) for number, text in enumerate(texts)]


def test_the_articles_of_the_corpus_tell_one_story_and_the_others_are_told_apart() -> None:
    articles = [document for _, document in read([str(CORPUS)], on_skip=print)]
    found = same_story([*articles, *_documents(FLOOD, CONCERT, RESCUE)])
    names = {document.source.id for document in articles}
    assert {pair for pair in found if pair <= names} == {frozenset(pair) for pair in combinations(names, 2)}
    assert {pair for pair in found if not pair <= names} == {frozenset(("s0", "s2"))}


def test_the_order_of_the_documents_does_not_matter() -> None:
    documents = _documents(FLOOD, RESCUE, CONCERT)
    assert len({same_story(order) for order in permutations(documents)}) == 1


def test_empty_texts_tell_no_story() -> None:
    assert same_story(_documents("", "", FLOOD)) == frozenset()
