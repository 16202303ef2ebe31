"""Claims of a document: every kind's mentions, overlaps resolved, each in its sentence and zone."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, insort
from collections.abc import Iterable
from itertools import islice

from workbench.kinds import kinds
from workbench.language.reading import Reading
from workbench.model import Claim, InputError, Mention, Span

PRIORITY = ("date", "duration", "age", "provision", "money", "percent", "ordinal", "quantity")
"""Which kind keeps a span that several claim: the narrower grammar before the wider one; others follow by name."""
MOST = 150_000
"""Mentions in one text, over three times the claims in 5 MB of news; 1.7 million took 2,113 MB of memory."""
_QUOTED = re.compile('["“”«»„]')
"""Sentences whose trees the quotations will ask for; known beforehand, they share a batch with those of other kinds."""


def extract(reading: Reading) -> tuple[Claim, ...]:
    """Claims of every kind in the order of the text, those of all zones included.

    Values exclude one another: the longest mention wins, then the leftmost, then PRIORITY. Mentions of a nesting
    kind (quote, instrument, party) may hold others, yet two of one kind never cross. Raises InputError for more than
    MOST mentions.
    """
    reading.parse(s for s in reading.sentences if _QUOTED.search(reading.text, s.start, s.end))
    values, nesting = list[Mention](), list[Mention]()
    for kind in kinds().values():
        room = MOST - len(values) - len(nesting)
        (nesting if kind.nests else values).extend(islice(kind.find(reading), room + 1))
        if len(values) + len(nesting) > MOST:
            path = reading.document.source.path
            raise InputError(f"{path}: more than {MOST:,} amounts, dates and names in one text; split it")
    kept = _exclusive(values) + _uncrossed(nesting)
    return tuple(_claim(reading, mention) for mention in sorted(kept, key=lambda m: (m.span, m.kind)))


def _rank(mention: Mention) -> tuple[int, int, int, str]:
    priority = PRIORITY.index(mention.kind) if mention.kind in PRIORITY else len(PRIORITY)
    return -len(mention.span), mention.span.start, priority, mention.kind


def _exclusive(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions that no better one overlaps."""
    taken, kept = list[Span](), list[Mention]()
    for mention in sorted(mentions, key=_rank):
        at = bisect_left(taken, mention.span)
        free_before = at == 0 or taken[at - 1].end <= mention.span.start
        free_after = at == len(taken) or mention.span.end <= taken[at].start
        if len(mention.span) and free_before and free_after:
            insort(taken, mention.span)
            kept.append(mention)
    return kept


def _uncrossed(mentions: Iterable[Mention]) -> list[Mention]:
    """Nesting mentions without those that cross or repeat one of their own kind.

    In the order of the text an open mention either has ended, holds the next one, or is crossed by it.
    """
    kept, open_spans = list[Mention](), dict[str, list[Span]]()
    for mention in sorted(mentions, key=lambda m: (m.kind, m.span.start, -m.span.end)):
        around = open_spans.setdefault(mention.kind, [])
        while around and around[-1].end <= mention.span.start:
            around.pop()
        if len(mention.span) and (not around or (around[-1].covers(mention.span) and around[-1] != mention.span)):
            around.append(mention.span)
            kept.append(mention)
    return kept


def _claim(reading: Reading, mention: Mention) -> Claim:
    source, span = reading.document.source.id, mention.span
    key = f"{source}:{mention.kind}:{span.start}:{span.end}"
    return Claim(
        id=hashlib.sha256(key.encode()).hexdigest()[:16],
        source=source,
        kind=mention.kind,
        span=span,
        sentence=reading.sentence_of(span),
        quote=span.of(reading.text),
        value=mention.value,
        zone=reading.zone(span),
        attribution=mention.attribution,
    )
