"""The project file: one SQLite database that holds bytes, what was derived from them, and the event log."""

from __future__ import annotations

from workbench.store.catalogue import Listed
from workbench.store.connection import Store
from workbench.store.queue import Marked, Queued, Term, findable
from workbench.store.reading import Holding, Reader
from workbench.store.rows import storable

__all__ = ["Holding", "Listed", "Marked", "Queued", "Reader", "Store", "Term", "findable", "storable"]
