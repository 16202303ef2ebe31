"""The table of questions, the same under a draft and in the report."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.model import Question, Verdict
from workbench.report.docx.sheet import Sheet
from workbench.report.index import Index
from workbench.report.visible import one_line
from workbench.report.wording import review_words, verdict_words

_COLUMNS = ("Question", "Answers", "State", "Verdict")
_WIDTHS = (4.6, 6.2, 2.2, 3.6)
"""Centimetres; together the width of the page between its margins."""


def question_table(sheet: Sheet, index: Index, questions: Iterable[Question]) -> None:
    """A row a question: its answers with the sources that give them, what is left to do, and what was decided."""
    sheet.table(_COLUMNS, (_row(index, question) for question in questions), _WIDTHS)


def _row(index: Index, question: Question) -> tuple[str, str, str, str]:
    answers = []
    for position in question.positions:
        claims = index.claims_of(position.claims)
        named = dict.fromkeys(index.documents[c.source].source.label for c in claims)
        support = index.support(claims, position.origins)
        answers.append(f"{index.value(question, position)} — {', '.join(named)} ({support})")
    verdict = index.verdicts.get(question.id)
    decided = _decided(verdict, question.kind) if verdict else []
    return "\n".join((one_line(question.title), question.id)), _lines(answers), index.state(question), _lines(decided)


def _decided(verdict: Verdict, kind: str) -> list[str]:
    """What was decided, why, on what, and by whom."""
    because = [f"Because: {verdict.rationale}"] if verdict.rationale else []
    by = [f"— {verdict.reviewer}"] if verdict.reviewer else []
    pieces = [f"Evidence: {piece}" for piece in verdict.evidence]
    return [verdict_words(verdict, kind), *because, *pieces, *by, review_words(verdict, kind)]


def _lines(texts: Iterable[str]) -> str:
    """Each text on a line of its own."""
    return "\n".join(one_line(text) for text in texts if text)
