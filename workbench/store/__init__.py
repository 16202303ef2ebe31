"""The project file: one SQLite database that holds bytes, what was derived from them, and the event log."""

from __future__ import annotations

from workbench.store.connection import Store
from workbench.store.rows import storable
from workbench.store.session import Holding, Reader, Writer

__all__ = ["Holding", "Reader", "Store", "Writer", "storable"]
