"""What the gate says about a draft."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workbench.model.place import Span


class Level(StrEnum):
    """How loud a finding is, loudest first."""

    ERROR = "error"
    WARNING = "warning"
    QUESTION = "question"
    """Worth a look by a person, and often nothing."""
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a source and their sentence."""

    source: str
    """Id of the source."""
    span: Span
    sentence: Span
    claim: str = ""
    """Id of the claim they make; empty for words that are none."""


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
    kind: str = ""
    """Kind of the draft's claim; empty when the finding is about no single claim."""
    mend: str = ""
    """What the writer or the checker can do about it."""
    fingerprint: str = ""
    """The same for the same words in the same sentence, whatever changes elsewhere in the file."""
    path: str = ""
    """The file it is about, where that is not the draft."""
    sentence: Span | None = None
    """The draft's sentence that holds it."""
    passages: tuple[Passage, ...] = ()
    """Where in the sources the words stand that it rests on."""
    known: bool = False
    """It stood in the baseline."""
    waived: str = ""
    """Who let it pass, why and until when; empty when nobody did."""

    @property
    def counts(self) -> bool:
        """True when nobody has accepted it, so that it may stop the draft."""
        return not self.known and not self.waived
