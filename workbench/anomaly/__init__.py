"""What cannot be right: each rule a module, each finding with its computation shown."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence

from workbench.anomaly import (
    apposed,
    change,
    comparison,
    conversion,
    dateline,
    difference,
    equation,
    feasts,
    lasting,
    lived,
    order,
    product,
    raises,
    ratio,
    record,
    recurrence,
    remainder,
    sequence,
    share,
    shares,
    stages,
    sums,
    tense,
    tenure,
    weekday,
    years,
)
from workbench.anomaly.article import Article
from workbench.anomaly.mastheads import mastheads
from workbench.anomaly.others import weekdays
from workbench.language.reading import Reading
from workbench.model import Anomaly, Claim, Span, Zone

__all__ = ["anomalies", "mastheads", "weekdays"]

_RULES = (
    weekday,
    tense,
    dateline,
    sums,
    raises,
    product,
    change,
    difference,
    comparison,
    remainder,
    equation,
    ratio,
    record,
    conversion,
    share,
    shares,
    years,
    recurrence,
    feasts,
    lived,
    apposed,
    lasting,
    order,
    stages,
    sequence,
    tenure,
)


def anomalies(reading: Reading, claims: Sequence[Claim]) -> tuple[Anomaly, ...]:
    """Every anomaly of one document in the order of the text; `claims` are that document's, framed."""
    article = Article(reading, [claim for claim in claims if claim.zone in (Zone.BODY, Zone.HEADLINE)])
    found: dict[str, Anomaly] = {}
    taken: dict[str, list[Span]] = {}
    for rule in _RULES:
        for anomaly in rule.find(article):
            spans = taken.setdefault(anomaly.type, [])
            if anomaly.id not in found and _free(anomaly.span, spans):
                found[anomaly.id] = anomaly
                insort(spans, anomaly.span)
    return tuple(sorted(found.values(), key=lambda a: (a.span.start, a.type)))


def _free(span: Span, taken: Sequence[Span]) -> bool:
    """Whether a span overlaps none of those taken, which are in order and apart from one another."""
    at = bisect_left(taken, span)
    return not any(span.overlaps(other) for other in taken[max(0, at - 1) : at + 1])
