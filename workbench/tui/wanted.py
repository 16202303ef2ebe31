"""What a screen asks the program for: another tab at a place, or words for the clipboard."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class TabWanted(Message):
    """Show another tab as it was left."""

    name: str


@dataclass
class ClaimWanted(Message):
    """Read a claim in its source."""

    claim: str


@dataclass
class SourceWanted(Message):
    """Read a source from its beginning."""

    source: str


@dataclass
class QuestionWanted(Message):
    """Show a row of the queue."""

    key: str


@dataclass
class BackWanted(Message):
    """Show the tab that was left for this one."""


@dataclass
class CopyWanted(Message):
    """Put words on the clipboard."""

    words: str


@dataclass
class DraftWanted(Message):
    """Show a version of a draft at one of its claims."""

    source: str
    claim: str
