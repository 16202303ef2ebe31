"""What can be asked about one source, or about all of them at once without their texts."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from workbench.model import Claim, Source
from workbench.store import rows
from workbench.store.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Listed:
    """A source on the desk, counted."""

    source: Source
    problems: tuple[str, ...]
    claims: int
    compared: int
    """Claims that stand in a question."""
    conflicts: int
    """Claims in a question whose answers cannot all be right, or perhaps cannot."""
    original: str
    """Id of the earliest source of the same origin; empty when it is its own."""
    added: int
    """Grows in the order in which sources came in."""


# The row number of a table that is only ever added to is the order of adding.
_LISTED = """
SELECT s.rowid AS added, d.about AS about, d.problems AS problems, coalesce(o.origin, '') AS origin,
    (SELECT count(*) FROM claims c WHERE c.source = s.id) AS claims,
    (SELECT count(DISTINCT a.claim) FROM claims c JOIN asked a ON a.claim = c.id WHERE c.source = s.id) AS compared,
    (SELECT count(DISTINCT a.claim) FROM claims c JOIN asked a ON a.claim = c.id
        JOIN queue q ON q.question = a.question
        WHERE c.source = s.id AND q.natural IN ('conflict', 'question')) AS conflicts
FROM sources s JOIN documents d ON d.source = s.id LEFT JOIN origins o ON o.source = s.id
ORDER BY s.path, s.id
"""


class CatalogueReader(Snapshot):
    """Reads that cost what they give back."""

    def listed(self) -> tuple[Listed, ...]:
        """Every source that is on the desk, by path and id."""
        return tuple(_listed(row) for row in self.all(_LISTED))

    def sources(self) -> tuple[tuple[int, Source], ...]:
        """Every source on the desk, by path and id, each with a number that grows in the order of coming in."""
        query = "SELECT s.rowid, d.about FROM sources s JOIN documents d ON d.source = s.id ORDER BY s.path, s.id"
        return tuple((number, rows.source_of(about)) for number, about in self.all(query))

    def source_ids(self) -> tuple[str, ...]:
        """The same sources in the same order, by their ids alone."""
        query = "SELECT s.id FROM sources s JOIN documents d ON d.source = s.id ORDER BY s.path, s.id"
        return tuple(row[0] for row in self.all(query))

    def claims_of(self, source: str) -> tuple[Claim, ...]:
        """As they stand in the text, the longer of two that begin together first."""
        query = 'SELECT * FROM claims WHERE source = ? ORDER BY start, "end" DESC, kind'
        return tuple(rows.claim_of(row) for row in self.all(query, source))


def _listed(row: sqlite3.Row) -> Listed:
    return Listed(
        source=rows.source_of(row["about"]),
        problems=rows.words_of(row["problems"]),
        claims=row["claims"],
        compared=row["compared"],
        conflicts=row["conflicts"],
        original=row["origin"],
        added=row["added"],
    )
