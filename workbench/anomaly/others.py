"""A weekday in a page without a date of its own, against the day that other sources give for the same event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from workbench.anomaly.finding import anomaly, day_of
from workbench.anomaly.weekday import NAMES, named
from workbench.language.reading import Reading
from workbench.model import Anomaly, Claim, Document, Question

_YEARLESS = re.compile(r"XXXX-(\d\d-\d\d)")


def weekdays(
    questions: Iterable[Question], claims: Mapping[str, Claim], documents: Mapping[str, Document]
) -> tuple[Anomaly, ...]:
    """Days written with a weekday and no year that other sources date in one year, in which the weekday is another."""
    found: dict[str, Anomaly] = {}
    for question in questions:
        asked = [claims[name] for name in question.claims if name in claims and claims[name].kind == "date"]
        for claim in asked:
            written = _YEARLESS.fullmatch(claim.value.canonical)
            if written is None or documents[claim.source].source.anchor is not None:
                continue
            days = {
                day: other for other in asked if (day := day_of(other)) is not None and other.source != claim.source
            }
            same = [day for day in days if day.isoformat()[5:] == written[1]]
            said = named(Reading(documents[claim.source]), claim)
            if len(same) != 1 or not said or said == NAMES[same[0].weekday()]:
                continue
            who = documents[days[same[0]].source].source.label
            right = f"{who} dates it {same[0].isoformat()}, a {NAMES[same[0].weekday()]}, not a {said}"
            oddity = anomaly("weekday", [claim], claim.span, f"“{claim.quote}”: {right}")
            found.setdefault(oddity.id, oddity)
    return tuple(found.values())
