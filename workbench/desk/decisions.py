"""What a reviewer may record, checked and put into the form the log keeps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from workbench.desk.evidence import kept
from workbench.model import DecisionError, Disposition, Evidence, JudgedClaim, Question

REASONS = ("precision", "scope", "period", "revision", "definition")
"""Why two values may both stand, for `compatible`."""


@dataclass(frozen=True, slots=True)
class Said:
    """A decision as it was given, before it is put on a question."""

    disposition: str
    position: str = ""
    reason: str = ""
    rationale: str = ""
    evidence: tuple[Evidence, ...] = ()


def verdict_payload(question: Question, said: Said) -> dict[str, object]:
    """What a verdict says; DecisionError when its parts do not fit together.

    One key must be enough to decide, so neither rationale nor evidence is asked for here; `Verdict.closed` tells
    whether evidence is still owed.
    """
    if said.disposition not in list(Disposition):
        raise DecisionError(f"disposition {said.disposition}: expected one of {', '.join(Disposition)}")
    _check_position(question, said.disposition, said.position)
    if said.reason and said.disposition != Disposition.COMPATIBLE:
        raise DecisionError(f"reason {said.reason}: only `compatible` takes a reason; say why in the rationale")
    if said.reason and said.reason not in REASONS:
        raise DecisionError(f"reason {said.reason}: expected one of {', '.join(REASONS)}; say more in the rationale")
    return {
        "disposition": str(said.disposition),
        "position": said.position,
        "reason": said.reason,
        "rationale": said.rationale.strip(),
        "evidence": [kept(piece) for piece in said.evidence],
    }


def about(question: Question, judged: Iterable[JudgedClaim]) -> dict[str, object]:
    """The question an event is about, with copies of its claims, by which it is found again."""
    return {"question": question.id, "title": question.title, "judged": copies(judged)}


def copies(judged: Iterable[JudgedClaim]) -> list[dict[str, object]]:
    """Copies of claims as the log keeps them."""
    return [asdict(claim) for claim in judged]


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
