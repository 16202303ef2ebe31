"""What the workers of the queue tell its screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message

from workbench.model import View
from workbench.tui.summary import Overview


@dataclass
class QueueRead(Message):
    """A worker has read the project, or could not."""

    places: Sequence[int] | None
    overview: Overview
    problem: str = ""


@dataclass
class RestRead(Message):
    """A worker has read all rows of a long filtered queue."""

    view: View
    places: Sequence[int]


@dataclass
class Progress(Message):
    """A worker has done one more piece of something long."""

    told: str
