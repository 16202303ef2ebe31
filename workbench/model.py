"""The domain: what a source says, what is asked of it, and what the reviewer decided.

Standard library only. Every offset counts Unicode code points of `Document.text`; every span is half-open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

# -- places in a text ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of a document's text, in code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


class Zone(StrEnum):
    """What a stretch of a page is for; only body and headline are compared with other sources."""

    BODY = "body"
    HEADLINE = "headline"
    CAPTION = "caption"
    MENU = "menu"
    TEASER = "teaser"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True)
class Region:
    """A span of a document and its zone."""

    span: Span
    zone: Zone


# -- sources ---------------------------------------------------------------------------------------


class Tier(StrEnum):
    """How close a source stands to the fact."""

    PRIMARY = "primary"
    WIRE = "wire"
    NEWS = "news"
    OPINION = "opinion"
    DRAFT = "draft"


class DateEvidence(StrEnum):
    """How a publication date is known, strongest first."""

    USER = "user"
    MANIFEST = "manifest"
    METADATA = "metadata"
    POSTED = "posted"
    DATELINE = "dateline"
    MASTHEAD = "masthead"
    NONE = "none"

    @property
    def anchors(self) -> bool:
        """True when relative dates may be computed from it; a masthead may be the day of scraping."""
        return self not in (DateEvidence.MASTHEAD, DateEvidence.NONE)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document comes from and what is known about it."""

    id: str
    """SHA-256 of the bytes, in hexadecimal."""
    path: str
    title: str = ""
    outlet: str = ""
    byline: str = ""
    published: str | None = None
    """EDTF: `2024-06-21` or `2024-06-21T07:40`, with an offset when the page gives one."""
    published_from: DateEvidence = DateEvidence.NONE
    tier: Tier = Tier.NEWS
    language: str = "en"
    retrieved: str | None = None

    @property
    def anchor(self) -> str | None:
        """The day that relative dates count from (YYYY-MM-DD), or None when it is not known."""
        return self.published[:10] if self.published and self.published_from.anchors else None


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a source, never changed after reading, and the zones that tile its blocks."""

    source: Source
    text: str
    regions: tuple[Region, ...] = ()
    """In order, not overlapping; text outside every region is blank."""
    problems: tuple[str, ...] = ()
    """What a reviewer should know about the reading: replaced bytes, dropped characters."""

    def zone_at(self, offset: int) -> Zone:
        """The zone that holds an offset; body where none does."""
        low, high = 0, len(self.regions)
        while low < high:
            middle = (low + high) // 2
            if self.regions[middle].span.end <= offset:
                low = middle + 1
            else:
                high = middle
        if low < len(self.regions) and self.regions[low].span.start <= offset:
            return self.regions[low].zone
        return Zone.BODY


# -- values ----------------------------------------------------------------------------------------


class Modifier(StrEnum):
    """How a value is hedged; the sign stands before the number in canonical notation."""

    EXACT = ""
    ABOUT = "~"
    OVER = ">"
    AT_LEAST = ">="
    UNDER = "<"
    AT_MOST = "<="


class Relation(StrEnum):
    """How two values of one kind stand to each other."""

    EQUAL = "equal"
    REFINES = "refines"
    """One is more precise or less bounded than the other, and both can be true."""
    OVERLAPS = "overlaps"
    """Neither contains the other, yet some reading lets both stand."""
    CONFLICT = "conflict"
    INCOMPARABLE = "incomparable"


@dataclass(frozen=True, slots=True)
class Timex:
    """A TIMEX3 record: type DATE, TIME, DURATION or SET; value; mod such as APPROX or START."""

    type: str
    value: str
    mod: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """A normalised value: canonical notation, whose grammar belongs to its kind, and what it rests on."""

    canonical: str
    modifier: Modifier = Modifier.EXACT
    number: Decimal | None = None
    """As written: `2.0` and `2` differ in precision."""
    number_high: Decimal | None = None
    """The upper end of a range, else None."""
    unit: str = ""
    """Unit, ISO 4217 code, or the lemma of what is counted."""
    days: tuple[str, str] | None = None
    """The closed interval of days (YYYY-MM-DD) a date may fall on, when known."""
    timex: Timex | None = None
    anchor: str = ""
    """What a relative value was counted from, in words; empty when nothing was needed."""
    unknown: str = ""
    """Why the value is not complete, such as "no publication date"; empty when it is."""
    also: str = ""
    """A second notation given in the text itself, such as a converted amount in brackets."""


# -- claims ----------------------------------------------------------------------------------------


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
    """Content lemmas of the clause, for rarity-weighted overlap."""


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


# -- questions -------------------------------------------------------------------------------------


class Severity(StrEnum):
    """How sure a conflict is: `conflict` has no fair reading left, `question` needs a person to decide."""

    CONFLICT = "conflict"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Position:
    """One answer to a question: the claims that give it and the origins (source ids) they rest on."""

    value: str
    claims: tuple[str, ...]
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims that cannot both be right, the rule that says so, and one sentence why."""

    rule: str
    severity: Severity
    claims: tuple[str, str]
    explanation: str


@dataclass(frozen=True, slots=True)
class Question:
    """Claims that answer the same thing, with their positions and conflicts."""

    id: str
    kind: str
    title: str
    claims: tuple[str, ...]
    why: tuple[str, ...] = ()
    """In words, what put the claims together."""
    positions: tuple[Position, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Anomaly:
    """Something that cannot be right inside one document."""

    id: str
    type: str
    """weekday, arithmetic, tense, order or dateline."""
    source: str
    span: Span
    claims: tuple[str, ...]
    explanation: str


# -- the reviewer's word ---------------------------------------------------------------------------


class Disposition(StrEnum):
    """What a reviewer decides about a question."""

    RIGHT = "right"
    COMPATIBLE = "compatible"
    NEITHER = "neither"
    UNRESOLVED = "unresolved"
    NOT_COMPARABLE = "not-comparable"
    NEEDS_REPORTING = "needs-reporting"


class VerdictState(StrEnum):
    """Whether what a verdict judged still stands as it stood."""

    CURRENT = "current"
    STALE = "stale"
    """A judged claim changed or vanished, or a new answer joined the question."""
    ORPHANED = "orphaned"
    """None of the judged claims exists any more."""
    SUPERSEDED = "superseded"
    """A newer verdict came to lie on the same question when claims were linked anew."""


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """A copy of a claim as it stood when it was judged."""

    id: str
    source: str
    path: str
    kind: str
    quote: str
    canonical: str
    sentence: str = ""
    """The words of its sentence, by which it is found again when offsets have moved."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A reviewer's decision and everything it rested on."""

    event: int
    """Number of the event that recorded it."""
    question: str
    title: str
    disposition: Disposition
    position: str = ""
    """The value held to be right, when the disposition is `right`."""
    reason: str = ""
    """For `compatible`: precision, scope, period, revision or definition."""
    rationale: str = ""
    evidence: tuple[str, ...] = ()
    reviewer: str = ""
    time: str = ""
    judged: tuple[JudgedClaim, ...] = ()
    state: VerdictState = VerdictState.CURRENT

    @property
    def closed(self) -> bool:
        """True when it stands and rests on at least one piece of evidence; else the question is still open."""
        return self.state is VerdictState.CURRENT and bool(self.evidence)


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the append-only log."""

    number: int
    time: str
    reviewer: str
    type: str
    """verdict, note, evidence, source, undo or redo."""
    payload: Mapping[str, object]


# -- the whole project -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was compared and what was not, and why; it stands first in every report."""

    claims: int
    compared: int
    not_compared: Mapping[str, int]
    """Reason to number of claims."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything a report may show, as it stood at one moment."""

    documents: tuple[Document, ...]
    duplicate_of: Mapping[str, str]
    """Source id to the id of the earliest document of the same origin."""
    claims: tuple[Claim, ...]
    questions: tuple[Question, ...]
    """Sorted by what matters first."""
    verdicts: tuple[Verdict, ...]
    """Those in force, stale and orphaned ones included."""
    anomalies: tuple[Anomaly, ...]
    coverage: Coverage


# -- the gate --------------------------------------------------------------------------------------


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


# -- errors ----------------------------------------------------------------------------------------


class WorkbenchError(Exception):
    """Root of every error a person can meet: its text is one line that names file, place and remedy.

    WorkbenchError
    ├── InputError        a file, folder or option that cannot be used
    ├── ProjectError      a project file that cannot be opened or is damaged
    ├── NotFoundError     a question, claim or source that is not in the project
    └── DecisionError     a verdict that cannot be recorded as asked
    """


class InputError(WorkbenchError):
    """A file, folder or option that cannot be used."""


class ProjectError(WorkbenchError):
    """A project file that cannot be opened or is damaged."""


class NotFoundError(WorkbenchError):
    """A question, claim or source that is not in the project."""


class DecisionError(WorkbenchError):
    """A verdict that cannot be recorded as asked."""
