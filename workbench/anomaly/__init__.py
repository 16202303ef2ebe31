"""What cannot be right inside one document: each rule a module, each finding with its computation shown."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.anomaly import arithmetic, dateline, order, tense, weekday
from workbench.language.reading import Reading
from workbench.model import Anomaly, Claim, Zone

_RULES = (weekday, tense, dateline, arithmetic, order)


def anomalies(reading: Reading, claims: Sequence[Claim]) -> tuple[Anomaly, ...]:
    """Every anomaly of one document in the order of the text; `claims` are that document's, framed."""
    told = [claim for claim in claims if claim.zone in (Zone.BODY, Zone.HEADLINE)]
    found = {anomaly.id: anomaly for rule in _RULES for anomaly in rule.find(reading, told)}
    return tuple(sorted(found.values(), key=lambda a: (a.span.start, a.type)))
