"""Reports for a word processor: the draft with a comment at every checked claim, or the whole report as a document."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.model import Coverage, Document, Dossier, Finding


def render(dossier: Dossier) -> bytes:
    """The report as a Word document; the same dossier gives the same bytes."""
    from workbench.report.docx.paper import paper

    return paper(dossier)


def render_draft(draft: Document, findings: Sequence[Finding], coverage: Coverage, dossier: Dossier) -> bytes:
    """The draft's text with a comment at every claim that was looked at, and a table of the questions it touches."""
    from workbench.report.docx.commented import commented

    return commented(draft, findings, coverage, dossier)
