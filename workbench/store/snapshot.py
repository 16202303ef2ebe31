"""One consistent view of the project file, asked in SQL.

Reading needs nothing but Python's own sqlite3, so a screen shows its rows before SQLAlchemy is loaded.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any


class Snapshot:
    """A connection inside a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def all(self, query: str, *values: object) -> list[sqlite3.Row]:
        """All rows; each is read by position or by the name of a column."""
        return list(self.each(query, *values))

    def each(self, query: str, *values: object) -> Iterable[sqlite3.Row]:
        """The rows one after the other, for answers too long to hold."""
        cursor = self.connection.cursor()
        cursor.row_factory = sqlite3.Row
        return cursor.execute(query, values)

    def one(self, query: str, *values: object) -> Any:
        """The first column of the first row; None when there is no row."""
        row = self.connection.execute(query, values).fetchone()
        return None if row is None else row[0]
