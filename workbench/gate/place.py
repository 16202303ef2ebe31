"""Findings with their place: line and column, fingerprint, level and the way to mend them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from workbench.gate.file import line_starts, place
from workbench.gate.fingerprint import fingerprint
from workbench.gate.rule import rule_of
from workbench.language.reading import Reading
from workbench.model import Claim, Finding, Passage, Span


class Placed:
    """Findings about one draft."""

    def __init__(self, draft: Reading) -> None:
        self.reading = draft

    @cached_property
    def _line_starts(self) -> list[int]:
        return line_starts(self.reading.text)

    def finding(
        self,
        rule: str,
        span: Span,
        message: str,
        claim: Claim | None = None,
        evidence: Iterable[Claim] = (),
        question: str = "",
        passages: Iterable[Passage] = (),
    ) -> Finding:
        """A finding at a place of the draft; `question` names the question of the project to be decided."""
        line, column = place(self._line_starts, span.start)
        about = rule_of(rule)
        kind = claim.kind if claim else ""
        sentence = self.reading.sentence_of(span)
        told = tuple(evidence)
        return Finding(
            about.id,
            about.level,
            message,
            span,
            line,
            column,
            claim.id if claim else "",
            tuple(c.id for c in told),
            kind,
            mend=about.mend.replace("workbench decide", f"workbench decide {question}") if question else about.mend,
            fingerprint=fingerprint(about.id, kind, span.of(self.reading.text), sentence.of(self.reading.text)),
            sentence=sentence,
            passages=(*(Passage(c.source, c.span, c.sentence, c.id) for c in told), *passages),
        )
