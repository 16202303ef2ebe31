"""Small dossiers for the reports and the gate: a ferry that sank, told by three outlets, one of them a copy."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from decimal import Decimal

from workbench.model import (
    Anomaly,
    Claim,
    Conflict,
    Coverage,
    DateEvidence,
    Disposition,
    Document,
    Dossier,
    Frame,
    JudgedClaim,
    Participant,
    Position,
    Question,
    Region,
    Severity,
    Source,
    Span,
    Tier,
    Timex,
    Value,
    Verdict,
    VerdictState,
    Zone,
)

WIRE = "The ferry Alma sank on Tuesday, 3 May 2022 off Torsvik. At least 14 people drowned, the coast guard said."
PAPER = "FERRY LOST\n\nThe Alma went down on 4 May 2022 near Torsvik. It was built in 1987. Sixteen people drowned."
COPY = "The ferry Alma sank on Tuesday, 3 May 2022 off Torsvik. At least 14 people drowned, officials said."


def document(text: str, path: str, **source: object) -> Document:
    """A document of one body region whose id is the hash of its text, as it would be when read from a file."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(Source(digest, path, **source), text, (Region(Span(0, len(text)), Zone.BODY),))  # type: ignore[arg-type]


def claim(document: Document, kind: str, words: str, value: Value | str, frame: Frame | None = None) -> Claim:
    """The claim that the first occurrence of some words makes; its sentence runs from full stop to full stop."""
    text = document.text
    start = text.index(words)
    span = Span(start, start + len(words))
    before = max(text.rfind(stop, 0, start) + len(stop) if stop in text[:start] else 0 for stop in (". ", "\n"))
    after = text.find(".", span.end)
    key = f"{document.source.id}:{kind}:{span.start}:{span.end}"
    return Claim(
        id=hashlib.sha256(key.encode()).hexdigest()[:16],
        source=document.source.id,
        kind=kind,
        span=span,
        sentence=Span(before, after + 1 if after >= 0 else len(text)),
        quote=words,
        value=value if isinstance(value, Value) else Value(value),
        frame=frame or Frame(),
    )


def question(
    title: str,
    positions: dict[str, list[Claim]],
    rule: str = "",
    severity: Severity = Severity.CONFLICT,
    origins: dict[str, str] | None = None,
) -> Question:
    """A question with one position per value; with a rule, the first claims of each two positions conflict."""
    claims = sorted(c.id for group in positions.values() for c in group)
    firsts = [group[0] for group in positions.values()]
    pairs = [(a, b) for at, a in enumerate(firsts) for b in firsts[at + 1 :]] if rule else []
    return Question(
        id="q" + claims[0][:8],
        kind=firsts[0].kind,
        title=title,
        claims=tuple(claims),
        why=("same event: sink", "same ship: Alma"),
        positions=tuple(
            Position(
                value,
                tuple(c.id for c in group),
                tuple(sorted({(origins or {}).get(c.source, c.source) for c in group})),
            )
            for value, group in positions.items()
        ),
        conflicts=tuple(
            Conflict(rule, severity, (a.id, b.id), f"{a.value.canonical} and {b.value.canonical} cannot both be right")
            for a, b in pairs
        ),
    )


def verdict(question: Question, claims: list[Claim], disposition: Disposition, **more: object) -> Verdict:
    """A verdict on a question as it stands."""
    judged = tuple(JudgedClaim(c.id, c.source, "wire.txt", c.kind, c.quote, c.value.canonical) for c in claims)
    given: dict[str, object] = {
        "event": 7,
        "question": question.id,
        "title": question.title,
        "disposition": disposition,
        "rationale": "The harbour log has the hour.",
        "evidence": ("harbour log, page 12",),
        "reviewer": "ines",
        "time": "2022-05-09T10:15:00Z",
        "judged": judged,
    }
    return Verdict(**(given | more))  # type: ignore[arg-type]


def ferry() -> Dossier:
    """Three documents, two origins; one decided conflict, one open question, one agreement, one anomaly."""
    wire = document(
        WIRE, "wire.txt", outlet="Northline", title="Ferry sinks off Torsvik", published="2022-05-04",
        published_from=DateEvidence.METADATA, tier=Tier.WIRE,
    )  # fmt: skip
    paper = document(
        PAPER, "in/paper.txt", outlet="Torsvik Posten", byline="M. Lund", published="2022-05-05",
        published_from=DateEvidence.POSTED,
    )  # fmt: skip
    copy = document(COPY, "copy.txt", outlet="Daily Echo")
    copy = replace(copy, problems=("2 bytes are not UTF-8 and were replaced",))
    sank = Frame("ferry", "sink", (Participant("agent", "Alma"), Participant("place", "Torsvik")), scope=("2022",))
    third = Value("2022-05-03", days=("2022-05-03", "2022-05-03"), timex=Timex("DATE", "2022-05-03"))
    fourth = Value("2022-05-04", days=("2022-05-04", "2022-05-04"), timex=Timex("DATE", "2022-05-04"))
    days = [claim(d, "date", "Tuesday, 3 May 2022", third, sank) for d in (wire, copy)]
    day = claim(paper, "date", "4 May 2022", fourth, sank)
    many = Value(">=14 person", number=Decimal(14), unit="person")
    dead = [claim(d, "quantity", "At least 14 people", many) for d in (wire, copy)]
    sixteen = claim(paper, "quantity", "Sixteen people", Value("16 person", number=Decimal(16), unit="person"))
    built = claim(paper, "date", "1987", "1987")
    origins = {copy.source.id: wire.source.id}
    when = question("When did the Alma sink?", {"2022-05-03": days, "2022-05-04": [day]}, "value", origins=origins)
    how_many = question(
        "How many people drowned?", {">=14 person": dead, "16 person": [sixteen]}, "bound", Severity.QUESTION, origins
    )
    agreed = question("Where did the Alma sink?", {"Torsvik": [claim(wire, "party", "Torsvik", "Torsvik")]})
    lost = replace(
        verdict(agreed, [built], Disposition.NEITHER, event=3), state=VerdictState.ORPHANED, question="q00000000"
    )
    return Dossier(
        documents=(wire, paper, copy),
        duplicate_of=origins,
        claims=(days[0], dead[0], claim(wire, "party", "Torsvik", "Torsvik"), day, built, sixteen, days[1], dead[1]),
        questions=(when, how_many, agreed),
        verdicts=(lost, verdict(when, [*days, day], Disposition.RIGHT, position="2022-05-03")),
        anomalies=(
            Anomaly(
                "a1", "weekday", wire.source.id, days[0].span, (days[0].id,), "3 May 2022 was a Tuesday after all."
            ),
        ),
        coverage=Coverage(8, 6, {"no other source answers it": 1, "outside the story itself": 1}),
    )
