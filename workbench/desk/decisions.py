"""What a reviewer may record, checked and put into the form the log keeps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from workbench.model import DecisionError, Disposition, JudgedClaim, Question

REASONS = ("precision", "scope", "period", "revision", "definition")
"""Why two values may both stand, for `compatible`."""


def verdict_payload(
    question: Question, disposition: str, position: str, reason: str, rationale: str, evidence: Sequence[str]
) -> dict[str, object]:
    """What a verdict says; DecisionError when its parts do not fit together.

    One key must be enough to decide, so neither rationale nor evidence is asked for here; `Verdict.closed` tells
    whether evidence is still owed.
    """
    if disposition not in list(Disposition):
        raise DecisionError(f"disposition {disposition}: expected one of {', '.join(Disposition)}")
    _check_position(question, disposition, position)
    if reason and disposition != Disposition.COMPATIBLE:
        raise DecisionError(f"reason {reason}: only `compatible` takes a reason; say why in the rationale")
    if reason and reason not in REASONS:
        raise DecisionError(f"reason {reason}: expected one of {', '.join(REASONS)}; say more in the rationale")
    return {
        "disposition": str(disposition),
        "position": position,
        "reason": reason,
        "rationale": rationale.strip(),
        "evidence": [text.strip() for text in evidence if text.strip()],
    }


def about(question: Question, judged: Iterable[JudgedClaim]) -> dict[str, object]:
    """The question an event is about, with copies of its claims, by which it is found again."""
    return {"question": question.id, "title": question.title, "judged": [asdict(claim) for claim in judged]}


def words(text: str, noun: str) -> str:
    """Text that says something; DecisionError when it is blank."""
    if not text.strip():
        raise DecisionError(f"empty {noun}: write what should be kept")
    return text.strip()


def _check_position(question: Question, disposition: str, position: str) -> None:
    values = [known.value for known in question.positions]
    if disposition == Disposition.RIGHT:
        if position not in values:
            asked = f"position {position}" if position else "no position"
            raise DecisionError(f"{question.id}: {asked}; `right` needs one of: {', '.join(values)}")
    elif position:
        raise DecisionError(f"{question.id}: position {position}: only `right` names a position")
