"""The rules of the gate: what each says, how often it was right where that was measured, and how loud it may be."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from workbench.model import Level

ERROR_FROM = 0.95
"""Share of right findings from which a rule may stop a draft: what the product promises its users."""

WARNING_FROM = 0.75
"""Share from which a rule warns; below it asks: one false alarm in four is what a warning is taken to bear."""

FEWEST = 20
"""Findings that must have been judged before a rule may be an error: fewer cannot show 19 of 20."""


class Status(StrEnum):
    """What the gate has to say about a claim."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    DISPUTED = "disputed"
    STALE = "stale verdict"
    NOT_FOUND = "not found here"
    ANOMALY = "anomaly"
    QUOTATION = "quotation"
    WAIVER = "waiver"


@dataclass(frozen=True, slots=True)
class Precision:
    """How often a rule was right on stories with gold answers."""

    right: int
    judged: int
    """Findings whose truth the gold decides; it is silent about others."""
    silent: int = 0
    """Findings about which the gold says nothing."""

    @property
    def share(self) -> float | None:
        """From 0 to 1; None where nothing was judged."""
        return self.right / self.judged if self.judged else None

    @property
    def percent(self) -> str:
        return "not measured" if self.share is None else f"{100 * self.share:.0f} %"

    @property
    def figures(self) -> str:
        """For a person: 41 of 42 right (98 %)."""
        return f"{self.right} of {self.judged} right ({self.percent})" if self.judged else "not measured"


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing the gate may say."""

    id: str
    status: Status
    loudest: Level
    """How loud it may be at most, however precise it is."""
    meaning: str
    mend: str
    recorded: bool = False
    """It follows from what is on record, by a comparison of dates or ids; there is nothing to measure."""

    @property
    def precision(self) -> Precision:
        return measured().get(self.id, Precision(0, 0))

    @property
    def level(self) -> Level:
        """The level it has by its measured precision, unless the project says otherwise."""
        return self.loudest if self.recorded else quieter(self.loudest, allowed(self.precision))


def allowed(precision: Precision) -> Level:
    """The loudest level that a precision permits."""
    share = precision.share
    if share is None or share < WARNING_FROM:
        return Level.QUESTION
    return Level.ERROR if share >= ERROR_FROM and precision.judged >= FEWEST else Level.WARNING


LOUDEST = tuple(Level)
"""Levels, loudest first."""


def quieter(a: Level, b: Level) -> Level:
    return max(a, b, key=LOUDEST.index)


@cache
def _shipped() -> dict[str, Any]:
    return tomllib.loads(files("workbench.gate").joinpath("precision.toml").read_text(encoding="utf-8"))


def measured() -> Mapping[str, Precision]:
    """The shipped figures by rule id: those of the stories, and those judged by hand."""
    found: dict[str, Precision] = {}
    for table in ("rules", "by_hand"):
        for rule, figures in _shipped().get(table, {}).items():
            before, new = found.get(rule, Precision(0, 0)), Precision(**figures)
            sums = (before.right + new.right, before.judged + new.judged, before.silent + new.silent)
            found[rule] = Precision(*sums)
    return found


def measurement() -> Mapping[str, str]:
    """When, on what and how the shipped figures were measured: `date`, `set`, `how`."""
    return {key: str(value) for key, value in _shipped().get("measurement", {}).items()}


SUPPORTED, COMPATIBLE, NOT_FOUND, NOT_COMPARED = "supported", "compatible", "not-found", "not-compared"
CONTRADICTED, DOUBTFUL = "contradicted", "perhaps-contradicted"
AGAINST_VERDICT, REJECTED = "against-verdict", "rejected"
DISPUTED, UNSETTLED = "disputed", "perhaps-disputed"
INCONSISTENT, STALE = "inconsistent", "stale-verdict"
QUOTE_CHANGED, QUOTE_CUT, QUOTE_INSERTED = "quote-changed", "quote-cut", "quote-inserted"
QUOTE_REWORDED = "quote-reworded"
QUOTE_NOT_FOUND, QUOTE_MISATTRIBUTED = "quote-not-found", "quote-misattributed"
WAIVER_UNUSED, WAIVER_EXPIRED = "waiver-unused", "waiver-expired"

_FIX = "Change the draft to what the sources say, or record in a verdict why they are wrong: workbench decide."
_WORDS = "Quote the source's words; mark what you leave out with … and what you put in with [ ]."
_ASK = "Check it by hand: the sources may be about something else."

_RULES = (
    Rule(
        CONTRADICTED, Status.CONTRADICTED, Level.ERROR,
        "Every source that makes this statement gives another value, and the statement is surely the same.", _FIX,
    ),
    Rule(
        AGAINST_VERDICT, Status.CONTRADICTED, Level.ERROR,
        "A verdict decided this question, and for another answer than the draft's.",
        "Change the draft to the answer that was decided, or decide again: workbench decide.",
    ),
    Rule(
        REJECTED, Status.CONTRADICTED, Level.ERROR,
        "A verdict holds this answer, among others, to be wrong.",
        "Take the statement out, or decide again: workbench decide.",
    ),
    Rule(
        QUOTE_CHANGED, Status.QUOTATION, Level.ERROR,
        "The quotation is nearly the source's, with other words in it.", _WORDS,
    ),
    Rule(
        QUOTE_CUT, Status.QUOTATION, Level.ERROR,
        "Words of the source are left out of the quotation without a mark.", _WORDS,
    ),
    Rule(
        QUOTE_INSERTED, Status.QUOTATION, Level.ERROR,
        "The quotation has words that the source has not.", _WORDS,
    ),
    Rule(
        QUOTE_REWORDED, Status.QUOTATION, Level.WARNING,
        "A source has what seems to be the same utterance in quite other words.",
        "Compare the two; quote what was said, or report it without quotation marks.",
    ),
    Rule(
        QUOTE_MISATTRIBUTED, Status.QUOTATION, Level.ERROR,
        "The sources put these words in somebody else's mouth.",
        "Name the speaker that the source names, or add the source that names yours.",
    ),
    Rule(
        QUOTE_NOT_FOUND, Status.NOT_FOUND, Level.WARNING,
        "None of the sources has these words: not found here.",
        "Check the recording or the notes, and add them: workbench add.",
    ),
    Rule(
        DOUBTFUL, Status.CONTRADICTED, Level.WARNING,
        "Sources that seem to make this statement give another value.", _ASK,
    ),
    Rule(
        DISPUTED, Status.DISPUTED, Level.WARNING,
        "The sources disagree with each other, and no verdict decides.",
        "Decide between the sources: workbench review, or workbench decide.",
    ),
    Rule(
        UNSETTLED, Status.DISPUTED, Level.WARNING,
        "Sources that seem to make this statement disagree with each other.", _ASK,
    ),
    Rule(
        STALE, Status.STALE, Level.WARNING,
        "A verdict decided this, but what it judged has changed since.",
        "Decide again: workbench review, or workbench decide.", recorded=True,
    ),
    Rule(
        INCONSISTENT, Status.CONTRADICTED, Level.WARNING,
        "The draft gives two answers to one question.", "Make the two places agree.",
    ),
    Rule(
        "anomaly-weekday", Status.ANOMALY, Level.ERROR,
        "The weekday does not fit the date, or there is no such day.",
        "Look both up in a calendar; one of them is wrong.",
    ),
    Rule(
        "anomaly-arithmetic", Status.ANOMALY, Level.ERROR,
        "The numbers do not add up.", "Do the sum again and correct the number that is wrong.",
    ),
    Rule(
        "anomaly-order", Status.ANOMALY, Level.ERROR,
        "Things cannot have happened in this order.", "Check the dates of both events.",
    ),
    Rule(
        "anomaly-tense", Status.ANOMALY, Level.ERROR,
        "The tense does not fit the date of publication.", "Check the date, or change the tense.",
    ),
    Rule(
        "anomaly-dateline", Status.ANOMALY, Level.ERROR,
        "The date of the draft does not fit what it tells.", "Check the date at the top.",
    ),
    Rule(
        "anomaly", Status.ANOMALY, Level.ERROR,
        "Something that cannot be right whatever the sources say.", "Check the sentence.",
    ),
    Rule(
        WAIVER_UNUSED, Status.WAIVER, Level.WARNING,
        "A waiver lets nothing pass any more.", "Take the waiver out of the file.", recorded=True,
    ),
    Rule(
        WAIVER_EXPIRED, Status.WAIVER, Level.WARNING,
        "A waiver has passed its date.", "Mend what it let pass, or renew it with a new date.", recorded=True,
    ),
    Rule(SUPPORTED, Status.SUPPORTED, Level.NOTE, "Sources say the same.", ""),
    Rule(COMPATIBLE, Status.SUPPORTED, Level.NOTE, "Sources say something less precise that fits.", ""),
    Rule(
        NOT_FOUND, Status.NOT_FOUND, Level.NOTE,
        "No source answers the same question: not found here.", "Check it by hand, or add a source: workbench add.",
    ),
    Rule(
        NOT_COMPARED, Status.NOT_FOUND, Level.NOTE,
        "Outside the story itself, so it was not compared.", "Check it by hand.", recorded=True,
    ),
)  # fmt: skip

RULES: Mapping[str, Rule] = {rule.id: rule for rule in _RULES}
"""Every rule by id, in the order in which they are listed."""


def rule_of(name: str) -> Rule:
    """The rule of a finding; an anomaly of a type that has no rule of its own falls under the general one."""
    return RULES.get(name) or RULES["anomaly"]
