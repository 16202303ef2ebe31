"""The export for other programs, as docs/export.schema.json describes it; its keys are stable."""

from __future__ import annotations

import json

from workbench.model import Anomaly, Claim, Conflict, Document, Dossier, Event, Finding, Question, Value, Verdict
from workbench.report.selection import state_of, verdict_of
from workbench.report.visible import escaped
from workbench.report.wording import event_words

SCHEMA = "workbench/export/1"

Record = dict[str, object]


def render(dossier: Dossier) -> str:
    """The whole dossier as one JSON text, ending in a newline; the same dossier gives the same bytes."""
    return text(record(dossier)) + "\n"


def text(value: object, indent: int | None = 1) -> str:
    """JSON that stays readable in any script and carries no raw control or direction character."""
    return escaped(json.dumps(value, ensure_ascii=False, indent=indent))


def record(dossier: Dossier) -> Record:
    """The dossier as plain values, in the order of the published schema."""
    texts = {d.source.id: d.text for d in dossier.documents}
    verdicts = verdict_of(dossier.verdicts)
    attached = {verdicts[q.id].event for q in dossier.questions if q.id in verdicts}
    return {
        "schema": SCHEMA,
        "documents": [document(d, dossier.duplicate_of.get(d.source.id)) for d in dossier.documents],
        "claims": [claim(c, texts[c.source]) for c in dossier.claims],
        "questions": [question(q, verdicts.get(q.id)) | _told(q.id, dossier) for q in dossier.questions],
        "unattached_verdicts": [verdict(v) for v in dossier.verdicts if v.event not in attached],
        "anomalies": [anomaly(a, texts[a.source]) for a in dossier.anomalies],
        "coverage": {
            "claims": dossier.coverage.claims,
            "compared": dossier.coverage.compared,
            "not_compared": dict(sorted(dossier.coverage.not_compared.items())),
        },
    }


def _told(question: str, dossier: Dossier) -> Record:
    """What was said of a question in public, and everything recorded about it."""
    ratings = dossier.ratings.get(question, {})
    return {
        "ratings": [{"value": value, "rating": rating} for value, rating in ratings.items()],
        "history": [event(e) for e in dossier.history.get(question, ())],
    }


def document(document: Document, duplicate_of: str | None) -> Record:
    """A document's source; its text stays in the project."""
    source = document.source
    return {
        "id": source.id,
        "path": source.path,
        "title": source.title,
        "outlet": source.outlet,
        "byline": source.byline,
        "published": source.published,
        "published_from": source.published_from,
        "tier": source.tier,
        "language": source.language,
        "sha256": source.id,
        "duplicate_of": duplicate_of,
        "problems": list(document.problems),
    }


def claim(claim: Claim, text: str) -> Record:
    """A claim with its sentence's words, which the claim alone does not carry."""
    frame = claim.frame
    return {
        "id": claim.id,
        "document": claim.source,
        "start": claim.span.start,
        "end": claim.span.end,
        "text": claim.quote,
        "kind": claim.kind,
        "zone": claim.zone,
        "attribution": claim.attribution,
        "value": value(claim.value),
        "sentence": {
            "start": claim.sentence.start,
            "end": claim.sentence.end,
            "text": claim.sentence.of(text),
        },
        "frame": {
            "topic": frame.topic,
            "predicate": frame.predicate,
            "participants": [{"role": p.role, "name": p.name} for p in frame.participants],
            "restrictors": list(frame.restrictors),
            "modality": frame.modality,
            "scope": list(frame.scope),
        },
    }


def value(value: Value) -> Record:
    """A value; numbers are strings, because their digits carry their precision."""
    return {
        "canonical": value.canonical,
        "modifier": value.modifier,
        "number": None if value.number is None else f"{value.number:f}",
        "number_high": None if value.number_high is None else f"{value.number_high:f}",
        "unit": value.unit,
        "days": None if value.days is None else list(value.days),
        "timex": value.timex and {"type": value.timex.type, "value": value.timex.value, "mod": value.timex.mod},
        "anchor": value.anchor,
        "unknown": value.unknown,
        "also": value.also,
    }


def question(question: Question, decided: Verdict | None) -> Record:
    """A question with its answers, what speaks against their standing together, and the verdict in force."""
    return {
        "id": question.id,
        "title": question.title,
        "kind": question.kind,
        "state": state_of(question, decided),
        "claims": list(question.claims),
        "why": list(question.why),
        "positions": [
            {"value": p.value, "claims": list(p.claims), "origins": list(p.origins)} for p in question.positions
        ],
        "conflicts": [conflict(c) for c in question.conflicts],
        "verdict": decided and verdict(decided),
    }


def event(event: Event) -> Record:
    """Something recorded about a question, in words."""
    return {
        "event": event.number,
        "time": event.time,
        "reviewer": event.reviewer,
        "type": event.type,
        "words": event_words(event),
    }


def conflict(conflict: Conflict) -> Record:
    """Two claims that cannot both be right."""
    return {
        "type": conflict.rule,
        "severity": conflict.severity,
        "claims": list(conflict.claims),
        "explanation": conflict.explanation,
    }


def verdict(verdict: Verdict) -> Record:
    """A verdict and the claims as they stood when it was given."""
    return {
        "event": verdict.event,
        "question": verdict.question,
        "title": verdict.title,
        "disposition": verdict.disposition,
        "position": verdict.position,
        "reason": verdict.reason,
        "rationale": verdict.rationale,
        "evidence": list(verdict.evidence),
        "reviewer": verdict.reviewer,
        "time": verdict.time,
        "state": verdict.state,
        "review": verdict.review,
        "second": verdict.second
        and {
            "disposition": verdict.second.disposition,
            "position": verdict.second.position,
            "rationale": verdict.second.rationale,
            "evidence": list(verdict.second.evidence),
            "reviewer": verdict.second.reviewer,
            "time": verdict.second.time,
        },
        "judged": [
            {
                "id": j.id,
                "document": j.source,
                "path": j.path,
                "kind": j.kind,
                "text": j.quote,
                "canonical": j.canonical,
            }
            for j in verdict.judged
        ],
    }


def anomaly(anomaly: Anomaly, text: str) -> Record:
    """Something that cannot be right inside one document."""
    return {
        "id": anomaly.id,
        "type": anomaly.type,
        "document": anomaly.source,
        "start": anomaly.span.start,
        "end": anomaly.span.end,
        "text": anomaly.span.of(text),
        "claims": list(anomaly.claims),
        "explanation": anomaly.explanation,
    }


def finding(finding: Finding, text: str) -> Record:
    """What the gate says about one place of a draft's text."""
    return {
        "rule": finding.rule,
        "level": finding.level,
        "line": finding.line,
        "column": finding.column,
        "start": finding.span.start,
        "end": finding.span.end,
        "text": finding.span.of(text),
        "message": finding.message,
        "claim": finding.claim,
        "evidence": list(finding.evidence),
    }
