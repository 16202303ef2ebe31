"""What a key press records: one call of the desk each, and the sentence that tells the reviewer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from workbench.model import Disposition, Event, Question
from workbench.tui.board import Board
from workbench.tui.evidence import Journal
from workbench.tui.phrases import reason_words, verdict_words
from workbench.tui.safe import one_line

if TYPE_CHECKING:
    from workbench.desk import Desk


def decide(desk: Desk, question: Question, disposition: Disposition, *, position: str = "", reason: str = "") -> str:
    """Record a verdict; it is on disk when this returns."""
    verdict = desk.decide(question.id, disposition, position=position, reason=reason)
    return f"✓ {one_line(verdict_words(verdict))} · R adds the reason, u takes it back · {one_line(question.title)}"


def give_reason(desk: Desk, question: str, rationale: str) -> str:
    """Record the verdict on a question again, with another rationale."""
    verdict = desk.verdict(question)
    if verdict is None:
        return "no verdict yet; decide first"
    again = desk.decide(
        verdict.question,
        verdict.disposition,
        position=verdict.position,
        reason=verdict.reason,
        rationale=rationale,
        evidence=verdict.evidence,
    )
    return f"✓ reason kept · {one_line(again.title)}"


def undone(event: Event | None, events: Sequence[Event]) -> str:
    """What undo did, in words, and which older verdict it leaves in force."""
    if event is None:
        return "nothing left to take back"
    replaced, off = event.payload.get("replaces"), _taken_back(events)
    numbers = [n for n in replaced if n not in off] if isinstance(replaced, Sequence) else []
    before = next((known for known in reversed(events) if known.number in numbers), None)
    if before is None:
        return f"taken back (ctrl+r brings it back): {event_words(event)}"
    stands = f"in force again, u takes it back too: {event_words(before)}"
    same = all(before.payload.get(key) == event.payload.get(key) for key in ("disposition", "position", "reason"))
    return f"only the reason is taken back · {stands}" if same else f"taken back: {_verdict(event.payload)} · {stands}"


def redone(event: Event | None) -> str:
    """What redo did, in words."""
    return f"brought back: {event_words(event)}" if event else "nothing to bring back"


def event_words(event: Event) -> str:
    """An event as one line."""
    said = event.payload
    title = f" · {said['title']}" if said.get("title") else ""
    match event.type:
        case "verdict":
            return one_line(f"{_verdict(said)}{title}")
        case "note":
            return one_line(f"note “{said.get('text', '')}”{title}")
        case "evidence":
            return one_line(f"evidence “{said.get('text', '')}”{title}")
        case "source":
            return "what was said of a source"
        case _:
            return event.type


def row_of(event: Event, board: Board) -> str | None:
    """The row that holds most of what an event was about; else the lost verdict itself."""
    votes = Counter(board.question_of[claim] for claim in _judged(event) if claim in board.question_of)
    said, asked = event.payload.get("verdict"), str(event.payload.get("question", ""))
    if votes and asked in board.questions and any(claim in board.questions[asked].claims for claim in _judged(event)):
        return asked
    if votes:
        return min(votes, key=lambda key: (-votes[key], key))
    supported = next((known for known in board.events if known.number == said), None)
    return row_of(supported, board) if supported else None


def journal(desk: Desk, board: Board, question: Question) -> Journal:
    """Notes on a question, and every verdict it ever had, newest first."""
    members = set(question.claims)
    about = [event for event in board.events if members & _judged(event)]
    notes = desk.notes(question.id) if any(event.type == "note" for event in about) else ()
    off = _taken_back(board.events)
    history = [_entry(event, event.number in off) for event in reversed(about) if event.type == "verdict"]
    return Journal(tuple(f"{note.payload['text']}{_signed(note)}" for note in notes), tuple(history))


def _entry(event: Event, taken_back: bool) -> str:
    because = f", because {event.payload['rationale']}" if event.payload.get("rationale") else ""
    return f"{_verdict(event.payload)}{because}{_signed(event)}{' · taken back' if taken_back else ''}"


def _signed(event: Event) -> str:
    parts = [part for part in (event.reviewer, event.time[:16].replace("T", " ")) if part]
    return f" · {', '.join(parts)}" if parts else ""


def _verdict(said: Mapping[str, object]) -> str:
    reason = str(said.get("reason", ""))
    disposition = str(said.get("disposition", ""))
    if disposition == Disposition.RIGHT:
        return f"{said.get('position')} is right"
    return f"compatible, {reason_words(reason)}" if reason else disposition.replace("-", " ")


def _judged(event: Event) -> set[str]:
    judged = event.payload.get("judged")
    if not isinstance(judged, Sequence):
        return set()
    return {str(claim["id"]) for claim in judged if isinstance(claim, Mapping)}


def _taken_back(events: Sequence[Event]) -> set[object]:
    off: set[object] = set()
    for event in events:
        if event.type == "undo":
            off.add(event.payload.get("event"))
        elif event.type == "redo":
            off.discard(event.payload.get("event"))
    return off
