"""The whole report as a Word document: what was not checked first, then what is open, then the rest."""

from __future__ import annotations

from workbench.model import Dossier, Question
from workbench.report.docx.sheet import Sheet
from workbench.report.docx.table import question_table
from workbench.report.index import SECTIONS, Index, file_of
from workbench.report.selection import SEVERITY, State, severity_of
from workbench.report.wording import KNOWN_BY, by_words, count, event_words, review_words, verdict_words

_REASONS = 3
"""Explanations written out; many positions give many pairs that say the same again."""


def paper(dossier: Dossier) -> bytes:
    """The report of a dossier."""
    index = Index(dossier)
    sheet = Sheet("What the sources say", index.latest())
    sheet.heading("What the sources say", 0)
    _coverage(sheet, index)
    for state, title in SECTIONS:
        questions = index.questions(state)
        if state is State.AGREED or not (questions or state is State.OPEN):
            continue
        sheet.heading(f"{title} ({len(questions)})", 1)
        for question in questions:
            _question(sheet, index, question)
        if not questions:
            sheet.paragraph(("None.", ""))
    _anomalies(sheet, index)
    sheet.heading(f"All questions ({len(dossier.questions)})", 1)
    question_table(sheet, index, (q for state, _ in SECTIONS for q in index.questions(state)))
    _sources(sheet, index)
    return sheet.content()


def _coverage(sheet: Sheet, index: Index) -> None:
    coverage = index.dossier.coverage
    sheet.heading("What was checked, and what was not", 1)
    beside = f"{coverage.compared} of {count(coverage.claims, 'claim')} stood beside a claim of another source."
    sheet.paragraph((beside, "b"), (" What was not compared has not been checked.", ""))
    for reason, number in sorted(coverage.not_compared.items(), key=lambda item: (-item[1], item[0])):
        sheet.paragraph((f"Not compared, {reason}: {number}", ""), style="List Bullet")
    for document in index.dossier.documents:
        for problem in document.problems:
            sheet.paragraph((f"{document.source.path}: {problem}", ""), style="List Bullet")


def _question(sheet: Sheet, index: Index, question: Question) -> None:
    severity = severity_of(question)
    sheet.heading(question.title, 2)
    facts = (SEVERITY[severity] if severity else "agreement", question.kind, question.id)
    sheet.paragraph((" · ".join(facts), "i"))
    if verdict := index.verdicts.get(question.id):
        by = by_words(verdict)
        said = f"Verdict ({verdict.state}): {verdict_words(verdict, question.kind)}"
        sheet.paragraph((said, "b"), (f" — {by}" if by else "", ""))
        rest = [f"Because: {verdict.rationale}"] if verdict.rationale else []
        second = review_words(verdict, question.kind)
        pieces = (f"Evidence: {piece}" for piece in verdict.evidence)
        for line in (*rest, *pieces, *((f"Review: {second}",) if second else ())):
            sheet.paragraph((line, ""), style="List Bullet")
    for reason in index.reasons(question)[:_REASONS]:
        sheet.paragraph((reason, ""))
    for position in question.positions:
        claims = index.claims_of(position.claims)
        value = index.value(question, position)
        named = sheet.paragraph((value, "b"), (f" — {index.support(claims, position.origins)}", ""))
        named.paragraph_format.keep_with_next = True
        for claim in claims:
            before, words, after = index.around(claim)
            place = f"{index.place(claim)}: “"
            sheet.paragraph((place, ""), (before, ""), (words, "h"), (after, ""), ("”", ""), style="List Bullet")
    events = index.dossier.history.get(question.id, ())
    for event in events:
        by = by_words(event)
        sheet.paragraph((f"no. {event.number}, {by}: {event_words(event)}", "i"), style="List Bullet")


def _anomalies(sheet: Sheet, index: Index) -> None:
    found = index.dossier.anomalies
    sheet.heading(f"What cannot be right inside one source ({len(found)})", 1)
    for anomaly in found:
        document = index.documents[anomaly.source]
        words = anomaly.span.of(document.text)
        where = ", ".join(dict.fromkeys((document.source.label, file_of(document.source))))
        sheet.paragraph((f"{where}: “", ""), (words, "h"), (f"” {anomaly.explanation}", ""), style="List Bullet")
    if not found:
        sheet.paragraph(("None found.", ""))


def _sources(sheet: Sheet, index: Index) -> None:
    documents = index.dossier.documents
    sheet.heading(f"Sources ({len(documents)})", 1)
    for document in documents:
        source = document.source
        parts = [source.title, f"published {source.day} ({KNOWN_BY[source.published_from]})", source.tier, source.path]
        if original := index.original(document):
            parts.append(f"same origin as {original}")
        about = ", ".join(part for part in parts if part and part != source.label)
        sheet.paragraph((source.label, "b"), (f", {about}", ""), style="List Bullet")
