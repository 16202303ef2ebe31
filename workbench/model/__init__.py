"""The domain: what a source says, what is asked of it, and what the reviewer decided.

Standard library only. Every offset counts Unicode code points of `Document.text`; every span is half-open.
"""

from __future__ import annotations

from workbench.model.claim import Claim, Frame, Mention, Modality, Participant
from workbench.model.dossier import Coverage, Dossier
from workbench.model.error import DecisionError, InputError, NotFoundError, ProjectError, WorkbenchError
from workbench.model.evidence import Evidence, Support
from workbench.model.finding import Finding, Level, Passage
from workbench.model.place import Region, Span, Zone
from workbench.model.question import Anomaly, Conflict, Position, Question, Severity
from workbench.model.queue import Order, Row, Show, State, View, is_open, judged_state, natural
from workbench.model.sheet import Sheet
from workbench.model.source import DateEvidence, Document, Source, Tier
from workbench.model.value import Modifier, Relation, Timex, Value
from workbench.model.verdict import Disposition, Event, JudgedClaim, Review, Verdict, VerdictState
from workbench.model.work import Tick, Work, WorkState

__all__ = [
    "Anomaly",
    "Claim",
    "Conflict",
    "Coverage",
    "DateEvidence",
    "DecisionError",
    "Disposition",
    "Document",
    "Dossier",
    "Event",
    "Evidence",
    "Finding",
    "Frame",
    "InputError",
    "JudgedClaim",
    "Level",
    "Mention",
    "Modality",
    "Modifier",
    "NotFoundError",
    "Order",
    "Participant",
    "Passage",
    "Position",
    "ProjectError",
    "Question",
    "Region",
    "Relation",
    "Review",
    "Row",
    "Severity",
    "Sheet",
    "Show",
    "Source",
    "Span",
    "State",
    "Support",
    "Tick",
    "Tier",
    "Timex",
    "Value",
    "Verdict",
    "VerdictState",
    "View",
    "Work",
    "WorkState",
    "WorkbenchError",
    "Zone",
    "is_open",
    "judged_state",
    "natural",
]
