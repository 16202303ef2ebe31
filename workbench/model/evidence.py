"""What a verdict rests on: a passage of a source, a link, a file, a call, or plain words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Support(StrEnum):
    """What kind of thing a piece of evidence is."""

    WORDS = "words"
    PASSAGE = "passage"
    LINK = "link"
    FILE = "file"
    CALL = "call"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence; which fields are filled depends on `support`."""

    support: Support
    text: str = ""
    """The words themselves: quoted from a source, said on the telephone, or the reviewer's own."""
    source: str = ""
    """Id of the source a passage stands in."""
    start: int = 0
    end: int = 0
    """Offsets of the passage in the source's text."""
    place: str = ""
    """Address of a link, path of a file, or what the source of a passage is called."""
    sha256: str = ""
    """Of the bytes of a file when it was named, in hexadecimal."""
    role: str = ""
    """Who was called, by function: "duty officer of the coast guard"."""
    date: str = ""
    """Day of the call, YYYY-MM-DD."""

    @property
    def words(self) -> str:
        """The piece on one line, as reports and lists show it."""
        match self.support:
            case Support.PASSAGE:
                return f"{self.place}: “{self.text}”"
            case Support.LINK:
                return f"{self.place} ({self.text})" if self.text else self.place
            case Support.FILE:
                named = f"{self.place} (SHA-256 {self.sha256})"
                return f"{named}: {self.text}" if self.text else named
            case Support.CALL:
                return f"call on {self.date} with {self.role}: {self.text}"
            case Support.WORDS:
                return self.text
