"""The draft with its findings as comments: what a writer opens, reads and mends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from workbench.model import Coverage, Document, Dossier, Finding, Level, Question, Span, Zone
from workbench.report.docx.sheet import Sheet, add
from workbench.report.docx.table import question_table
from workbench.report.index import Index
from workbench.report.visible import one_line
from workbench.report.wording import count, verdict_words


def commented(draft: Document, findings: Sequence[Finding], coverage: Coverage, dossier: Dossier) -> bytes:
    """The draft's words in its paragraphs, a comment at each place that has findings, and the questions at the end."""
    index = Index(dossier)
    sheet = Sheet(draft.source.label, index.latest())
    findings = [finding for finding in findings if not finding.path]  # others are about waivers, not about the draft
    places: dict[Span, list[Finding]] = {}
    for finding in findings:
        places.setdefault(finding.span, []).append(finding)
    _summary(sheet, findings, coverage)
    for paragraph, zone in _paragraphs(draft):
        _write(sheet, draft, index, paragraph, zone, places)
    touched = {c for finding in findings for c in finding.evidence}
    asked = [q for q in dossier.questions if touched.intersection(q.claims)]
    here = {q.id for q in asked}
    rest = [q for q in dossier.questions if q.conflicts and q.id not in here]
    sheet.new_page()
    _questions(sheet, index, "The questions this draft touches", asked)
    if rest:
        _questions(sheet, index, "Other questions on which the sources differ", rest)
    return sheet.content()


def _summary(sheet: Sheet, findings: Sequence[Finding], coverage: Coverage) -> None:
    """A few lines above the draft, so that nobody takes them for the draft's own words; what was not checked first."""
    levels = Counter(f.level for f in findings if f.counts)
    loud = ", ".join(count(levels[level], str(level)) for level in Level if levels[level] and level is not Level.NOTE)
    left = ", ".join(f"{number} {reason}" for reason, number in coverage.not_compared.items()) or "none"
    checked = f"Checked with Workbench: {coverage.compared} of {count(coverage.claims, 'claim')}; not checked: {left}."
    told = f"Found: {loud or 'nothing to mend'}. Every claim has a comment; the questions behind them stand at the end."
    sheet.paragraph((checked, "i"))
    sheet.paragraph((told, "i"))


def _paragraphs(draft: Document) -> Iterator[tuple[Span, Zone]]:
    """The lines of the draft that hold words, each with its zone."""
    start = 0
    for line in draft.text.split("\n"):
        if line.strip():
            words = Span(start + len(line) - len(line.lstrip()), start + len(line.rstrip()))
            yield words, draft.zone_at(words.start)
        start += len(line) + 1


def _write(
    sheet: Sheet, draft: Document, index: Index, paragraph: Span, zone: Zone, places: dict[Span, list[Finding]]
) -> None:
    """One paragraph, cut into runs wherever a finding begins or ends, with its comments."""
    here = sorted(span for span in places if paragraph.start <= span.start < paragraph.end and len(span))
    ends = {paragraph.start, paragraph.end}
    for span in here:
        ends |= {span.start, min(span.end, paragraph.end)}
    cuts = sorted(ends)
    loud = [span for span in here if any(f.level is not Level.NOTE and f.counts for f in places[span])]
    written = sheet.paragraph(style="Heading 1" if zone is Zone.HEADLINE else None)
    runs = {}
    for start, end in pairwise(cuts):
        mark = "h" if any(span.start <= start < span.end for span in loud) else ""
        runs[start] = add(written, draft.text[start:end], mark)
    for span in here:
        covered = [runs[start] for start in cuts[:-1] if span.start <= start < span.end]
        sheet.comment(covered, _comment(index, places[span]))


def _comment(index: Index, findings: Iterable[Finding]) -> Iterator[str]:
    """Status and level, what is to be said, each source's words, and the verdict where there is one."""
    for finding in findings:
        status = finding.rule.replace("-", " ").capitalize()
        yield status if finding.level is Level.NOTE else f"{status} ({finding.level})"
        yield finding.message
        if finding.waived or finding.known:
            yield f"Accepted: {finding.waived or 'it stood in the baseline'}"
        for claim in index.claims_of(finding.evidence):
            before, words, after = index.around(claim)
            yield f"{index.place(claim)}: “{one_line(before + words + after)}”"
        for passage in finding.passages:
            document = index.documents.get(passage.source)
            if document and passage.claim not in finding.evidence:
                yield f"{document.source.label}: “{one_line(passage.sentence.of(document.text))}”"
        asked = index.asked(finding.evidence)
        for kind, verdict in ((q.kind, index.verdicts[q.id]) for q in asked if q.id in index.verdicts):
            words = verdict_words(verdict, kind)
            by = f", {verdict.reviewer}" if verdict.reviewer else ""
            because = f" — {verdict.rationale}" if verdict.rationale else ""
            yield f"Verdict ({verdict.state}{by}): {words}{because}"
        if finding.mend:
            yield finding.mend


def _questions(sheet: Sheet, index: Index, title: str, questions: Sequence[Question]) -> None:
    sheet.heading(f"{title} ({len(questions)})", 2)
    if questions:
        question_table(sheet, index, questions)
    else:
        sheet.paragraph(("None.", ""))
