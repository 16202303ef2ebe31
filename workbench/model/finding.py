"""What the gate says about a draft."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workbench.model.place import Span


class Level(StrEnum):
    """How loud a finding is."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something the gate says about one place of a draft."""

    rule: str
    level: Level
    message: str
    span: Span
    line: int
    """1-based."""
    column: int
    """1-based, in code points."""
    claim: str
    """Id of the draft's claim."""
    evidence: tuple[str, ...] = ()
    """Ids of the sources' claims."""
