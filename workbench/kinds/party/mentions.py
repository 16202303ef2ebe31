"""The parties of a document: names in a list that a word beside it makes parties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from workbench.kinds.party.compounds import compounds
from workbench.kinds.party.lists import KIND, joined, runs
from workbench.kinds.party.roles import are_parties
from workbench.language.names import Name, Names
from workbench.language.reading import Reading
from workbench.model import Mention, Span, Value

_LEAD = re.compile(
    r"(?:\bthe )?(?:\b(?:former|then|old) )?(?:\b[a-z]{2,14}-(?:based|owned|run|listed|led|backed) )?$", re.IGNORECASE
)
_REACH = 40
_OPENING = re.compile(r"(?P<word>[^\W\d_a-z][a-z]{2,15}),\ (?:the\ )?")
_SUBJECT = frozenset({"nsubj", "nsubj:pass", "ROOT", "dep", "obl", "conj"})


def find(reading: Reading) -> Iterable[Mention]:
    """Two or more named parties beside a word that makes them parties; other lists of names are left alone."""
    names = Names.of(reading)
    found: list[Mention] = []
    for sentence in reading.sentences:
        found.extend(compounds(reading.text, sentence))
        for run in runs(reading.text, sentence, names.within(sentence)):
            lead = _LEAD.search(reading.text, max(sentence.start, run[0].span.start - _REACH), run[0].span.start)
            start = lead.start() if lead else run[0].span.start
            if are_parties(reading.text, sentence, run, start):
                found.append(_mention(_opened(reading, sentence, run), start))
    return sorted(found, key=lambda m: m.span)


def _opened(reading: Reading, sentence: Span, run: Sequence[Name]) -> Sequence[Name]:
    """The run with the word that opens its sentence where that leads the list: Unity, the Greens and the Liberals."""
    opening = _OPENING.fullmatch(reading.text, sentence.start, run[0].span.start)
    if opening is None or len(run) < 2:
        return run
    token = next(iter(reading.tree(sentence).within(Span(*opening.span("word")))), None)
    if token is None or not token.is_noun or token.relation not in _SUBJECT:
        return run
    return [Name(Span(*opening.span("word")), opening["word"], "unknown"), *run]


def _mention(run: Sequence[Name], lead: int) -> Mention:
    unknown = "a party that is no known country or body" if any(n.type in ("person", "unknown") for n in run) else ""
    span = Span(min(lead, run[0].span.start), run[-1].span.end)
    return Mention(KIND, span, Value(joined(name.canonical for name in run), unknown=unknown))
