"""What the log tells of each question of today: its history, and the public ratings in force."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from workbench.desk.state import State
from workbench.desk.verdicts import Matching
from workbench.model import DecisionError, Event, Question

RATING = "rating"


def histories(events: Iterable[Event], matching: Matching) -> Mapping[str, tuple[Event, ...]]:
    """Events by the question they belong to today, oldest first; undo and redo stand with what they turn."""
    asked: dict[int, str] = {}
    found: dict[str, list[Event]] = {}
    for event in events:
        question = asked.get(_turned(event), "")
        if "judged" in event.payload:
            about = matching.question(event)
            question = about.id if about else ""
        if question:
            asked[event.number] = question
            found.setdefault(question, []).append(event)
    return {question: tuple(told) for question, told in found.items()}


def ratings(state: State, matching: Matching) -> Mapping[str, Mapping[str, str]]:
    """The latest rating of each position that its question still has, by question and value."""
    found: dict[str, dict[str, str]] = {}
    for event in state.in_force(RATING):
        question, position = matching.question(event), cast(str, event.payload["position"])
        if question and any(known.value == position for known in question.positions):
            found.setdefault(question.id, {})[position] = cast(str, event.payload["rating"])
    return found


def rated(question: Question, position: str, rating: str) -> dict[str, object]:
    """What a rating says; DecisionError when the question has no such position or the rating is blank."""
    values = [known.value for known in question.positions]
    if position not in values:
        raise DecisionError(f"{question.id}: position {position or '(empty)'}; expected one of: {', '.join(values)}")
    if not rating.strip():
        raise DecisionError(f"{question.id}: empty rating; name one, or take one back with `workbench undo`")
    return {"position": position, "rating": rating.strip()}


def _turned(event: Event) -> int:
    """The number of the event that this one takes back, brings back, or adds to; 0 when it stands alone."""
    number = event.payload.get("event", event.payload.get("verdict", 0))
    return number if isinstance(number, int) else 0
