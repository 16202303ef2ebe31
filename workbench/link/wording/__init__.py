"""A question in words: turned round from the clearest sentence of its claims, else from its frames, else quoted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.language.classes import event_class, topic_classes
from workbench.language.names import is_country
from workbench.language.tree import Tree
from workbench.link.wording.asking import asked, noun_of
from workbench.link.wording.clause import clause_of, relative_of
from workbench.link.wording.forms import frame_form, listed
from workbench.link.wording.grammar import reads_well
from workbench.link.wording.noun import noun_question
from workbench.link.wording.opening import tree_of
from workbench.link.wording.phrase import capital
from workbench.link.wording.quoted import around, said
from workbench.model import Claim, Document, Modality, Zone

TELLING = 90
"""Characters of the sentence that a title quotes from by preference: shorter ones lean on their neighbours."""

READ = 6
"""Claims of a question whose sentences are parsed for its title, shortest first."""

_PRONOUNS = frozenset(("he", "she", "it", "they", "him", "them", "we", "us", "i", "you"))
_SPANS = ("begin", "end", "sign", "announce")
MOST_DOUBT = 2.5
FROM_FRAME = 0.9
SHARED = 0.5
ALONE = 0.25
"""Judged by eye on the development stories: from which doubt on a quotation reads better than a turned sentence, the
doubt of a bare template, the weight of a word, and the share of other claims below which it speaks against."""


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """A wording and what speaks against it."""

    doubt: float
    wording: str


def worded(claims: Sequence[Claim], documents: Mapping[str, Document]) -> str:
    """The question that claims answer, in one line; the same for any order of the claims."""
    ordered = sorted(claims, key=lambda c: c.id)
    if ordered[0].kind == "quote":
        return said(ordered, _speaker(ordered))
    readable = [c for c in ordered if c.source in documents and c.zone in (Zone.BODY, Zone.HEADLINE)]
    readable = sorted(readable, key=lambda c: (len(c.sentence), c.id))[:READ]
    for found in sorted(_candidates(readable, documents, ordered)):
        if found.doubt >= MOST_DOUBT:
            break
        if reads_well(found.wording):
            return found.wording
    return _quoted(ordered, documents)


def _candidates(
    claims: Sequence[Claim], documents: Mapping[str, Document], everyone: Sequence[Claim]
) -> Iterator[Candidate]:
    texts = "\n".join(documents[source].text for source in sorted({claim.source for claim in claims}))
    trees = [(_sure(c, documents), tree_of(documents[c.source].text, c.sentence, texts)) for c in claims]
    held = [(claim.id, {t.lemma.lower() for t in tree.tokens} | set(claim.frame.words)) for claim, tree in trees]
    predicate = _most([claim.frame.predicate for claim in everyone])
    for claim, tree in trees:
        others = [words for name, words in held if name != claim.id]
        for wording, doubt in _questions(tree, claim, everyone):
            doubt += 0.8 * (claim.zone is Zone.HEADLINE) + 0.7 * (claim.frame.predicate != predicate)
            yield Candidate(round(doubt + _length(wording) - _common(wording, tree, others), 3), wording)
    plain = _from_frames(everyone, documents)
    if plain:
        yield Candidate(FROM_FRAME, plain)


def _questions(tree: Tree, claim: Claim, everyone: Sequence[Claim]) -> Iterator[tuple[str, float]]:
    bearer = _most([c.frame.topic for c in everyone])
    person = bearer[:1].isupper() and not is_country(bearer)
    if claim.kind == "age" and person and not any("age" in c.frame.words[:4] for c in everyone):
        yield f"How old is {bearer}?", 0.0
    clause = clause_of(tree, claim)
    word = asked(tree, claim, clause.slot) if clause is not None else ""
    for rest in clause.rests if clause is not None and word else ():
        assert clause is not None
        kept = rest.removeprefix(word.rsplit(" ")[-1]).removeprefix("up ") if word.startswith("how ") else rest
        wording = f"{capital(clause.after(word, kept))}?"
        if _loses_the_first(claim, tree, wording):
            continue
        yield wording, clause.doubt + 1.2 * bool(_PRONOUNS & set(wording.rstrip("?").lower().split()))
    relative = relative_of(tree, claim) if claim.kind == "quantity" and noun_of(claim, "") else None
    for rest in relative[1] if relative is not None else ():
        assert relative is not None
        yield f"How many {noun_of(claim, '')} {relative[0]} {rest}".rstrip() + "?", 0.0
    question = noun_question(tree, claim)
    if question:
        named = claim.kind == "date" and question.split()[-1][:1].isupper()
        yield question, 1.2 if named else 0.6


def _loses_the_first(claim: Claim, tree: Tree, wording: str) -> bool:
    """ "The first in ten years" counts since the last time: without "first" the question is another."""
    gap = claim.kind == "duration" and " in how many " in f" {wording.lower()}"
    return gap and "first" not in wording.split() and any(t.text.lower() == "first" for t in tree.tokens)


def _length(wording: str) -> float:
    words = len(wording.split())
    return 0.12 * max(0, words - 11) + 0.5 * max(0, 5 - words)


def _common(wording: str, tree: Tree, others: Sequence[set[str]]) -> float:
    """What the other claims speak of too counts for a wording, what only its own sentence says against it."""
    written = set(wording.rstrip("?").lower().split())
    content = {
        t.lemma.lower() for t in tree.tokens if t.text.lower() in written and (t.is_noun or t.is_verb or t.tag == "JJ")
    }
    if not content or not others:
        return 0.0
    return sum(SHARED * (sum(word in words for words in others) / len(others) - ALONE) for word in content)


def _from_frames(claims: Sequence[Claim], documents: Mapping[str, Document]) -> str:
    """The readable template for the predicate class most claims share, with the noun most claims are about."""
    if any(c.frame.modality is Modality.DENIED for c in claims):
        return ""
    predicate = _most([c.frame.predicate for c in claims])
    form = frame_form(claims[0].kind, predicate)
    named = {predicate, "cost", "price", "bill", "value"}

    topics = [c.frame.topic for c in claims if _is_noun(c, documents)]
    topic = _most(topics) if topics.count(_most(topics)) * 2 >= len(claims) else ""
    if "{topic}" in form and (not topic or topic in named or (predicate in _SPANS and not _has_a_span(topic))):
        return ""
    return form.format(topic=topic)


def _has_a_span(topic: str) -> bool:
    """Whether a thing itself begins and ends: an agreement, an event, not a bridge that opens."""
    return bool(event_class(topic) or topic_classes(topic) & {"agreement", "law", "meeting", "visit", "war"})


def _sure(claim: Claim, documents: Mapping[str, Document]) -> Claim:
    """The claim without a topic that is a name in lower case."""
    topic = claim.frame.topic
    known = topic[:1].isupper() or _is_noun(claim, documents)
    return claim if known else replace(claim, frame=replace(claim.frame, topic=""))


def _is_noun(claim: Claim, documents: Mapping[str, Document]) -> bool:
    """Whether a topic is a common noun: its source writes it without a capital."""
    topic = claim.frame.topic
    text = documents[claim.source].text if claim.source in documents else f" {topic} "
    return topic.isalpha() and topic.islower() and f" {topic}" in text and topic not in listed("times")


def _quoted(claims: Sequence[Claim], documents: Mapping[str, Document]) -> str:
    for claim in sorted(claims, key=lambda c: (abs(len(c.sentence) - TELLING), c.id)):
        if claim.source in documents:
            sentence = " ".join(claim.sentence.of(documents[claim.source].text).splitlines())
            return around(claim, sentence, claim.span.start - claim.sentence.start)
    return around(claims[0], claims[0].quote, 0)


def _speaker(claims: Sequence[Claim]) -> str:
    """The speaker most claims name, under the longest name that holds it."""
    named = [c.attribution for c in claims if c.attribution]
    best = _most(named)
    fuller = [name for name in named if set(best.split()) <= set(name.split())]
    full = min(fuller, key=lambda n: (-len(n), n)) if fuller else best
    return full if full[:1].isupper() or not full else f"the {full}"


def _most(words: Sequence[str]) -> str:
    counts = Counter(word for word in words if word)
    return min(counts, key=lambda w: (-counts[w], w)) if counts else ""
