"""Claims: a value in its sentence, and what it is about."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from workbench.model.place import Span, Zone
from workbench.model.value import Value


class Modality(StrEnum):
    """Whether a claim is told as fact, plan, estimate or denial."""

    ACTUAL = "actual"
    PLANNED = "planned"
    ESTIMATED = "estimated"
    DENIED = "denied"


@dataclass(frozen=True, slots=True, order=True)
class Participant:
    """A canonical name and its role: agent, patient, place, of, with, …"""

    role: str
    name: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What a claim is about, read off the dependency tree of its sentence."""

    topic: str = ""
    """Lemma of the head of what is dated, counted or measured."""
    predicate: str = ""
    """Predicate class, or the lemma where no class fits."""
    participants: tuple[Participant, ...] = ()
    restrictors: tuple[str, ...] = ()
    """What narrows the topic: killed, so far, total, in the first half."""
    modality: Modality = Modality.ACTUAL
    scope: tuple[str, ...] = ()
    """Periods and places the claim is limited to."""
    words: tuple[str, ...] = ()
    """Content lemmas of the clause, nearest first, for rarity-weighted overlap; one that starts with "=" is no word of
    the text but says how a time counts: "=length", "=gap", "=distance", "=several"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A value found in a text by one kind."""

    kind: str
    span: Span
    value: Value
    attribution: str = ""
    """Who says it, for quotations; empty when the text names nobody."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A mention in its sentence, with its frame. `quote` is always the text of `span`."""

    id: str
    source: str
    kind: str
    span: Span
    sentence: Span
    quote: str
    value: Value
    zone: Zone = Zone.BODY
    frame: Frame = field(default_factory=Frame)
    attribution: str = ""
    """The speaker whose words it reports; empty when the article itself asserts it."""
