"""What one person does in turn, hour by hour: "left their cells at 2:10 a.m. … and climbed the fence at 1:40 a.m."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from workbench.anomaly.article import Article
from workbench.anomaly.finding import anomaly
from workbench.anomaly.passage import Passage
from workbench.anomaly.point import Point
from workbench.language.tree import Token, Tree
from workbench.model import Anomaly, Span

_HALF = re.compile(r"[ap]\.?m\b", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\b(?:GMT|UTC|BST|CET|EST|EDT|PST|PDT|local|after|before|having|had|earlier|previously|following|next|tomorrow"
    r"|daily|every|usually|normally|would|will)\b"
)
_NOON = 12


def find(article: Article) -> Iterator[Anomaly]:
    for passage in article.passages:
        clocks = [p for p in passage.points if p.precision == "clock"]
        for first, last in pairwise(clocks):
            if last.before(first) and _one_half(first, last) and not _ELSEWHERE.search(passage.text):
                yield from _in_turn(passage, first, last)


def _one_half(first: Point, last: Point) -> bool:
    """Whether both hours are sure to be of one morning or of one afternoon."""
    if first.low.date() != last.low.date() or (first.low.hour < _NOON) != (last.low.hour < _NOON):
        return False
    return first.low.hour >= _NOON or all(_HALF.search(p.claim.quote) for p in (first, last))


def _in_turn(passage: Passage, first: Point, last: Point) -> Iterator[Anomaly]:
    """Both hours belong to verbs of one subject, told one after the other in the past."""
    tree = passage.reading.tree(passage.span)
    verbs = [_verb(tree, p.claim.span) for p in (first, last)]
    if verbs[0] is None or verbs[1] is None or verbs[0].index >= verbs[1].index:
        return
    if not all(_told_as_past(tree, verb) for verb in verbs if verb is not None) or not _joined(
        tree, verbs[0], verbs[1]
    ):
        return
    text = f"“{last.claim.quote}” is told as the later one, but {last.shown} is before {first.shown}"
    yield anomaly("order", [last.claim, first.claim], Span(first.span.start, last.span.end), text)


def _verb(tree: Tree, span: Span) -> Token | None:
    """The verb an hour belongs to."""
    top = tree.top(span)
    return next((t for t in tree.ancestors(top) if t.is_verb), None) if top is not None else None


def _told_as_past(tree: Tree, verb: Token) -> bool:
    """Whether a verb stands in the simple past; after a comma the parser may take it for a participle."""
    return verb.tag == "VBD" or (verb.tag == "VBN" and not tree.children(verb, "aux", "nsubj"))


def _joined(tree: Tree, first: Token, last: Token) -> bool:
    """Whether two verbs stand in one series that shares its subject."""
    return bool({v.index for v in _series(tree, first)} & {v.index for v in _series(tree, last)})


def _series(tree: Tree, verb: Token) -> Iterator[Token]:
    """A verb and those it is joined to, up to the one that has the subject."""
    yield verb
    while not tree.children(verb, "nsubj", "expl") and verb.relation.split(":")[0] in ("conj", "advcl"):
        verb = tree.tokens[verb.head]
        yield verb
