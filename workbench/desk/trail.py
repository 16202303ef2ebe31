"""What the log tells of each question of today: its history, and the public ratings in force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
        questions = {asked[number]: None for number in _turned(event) if number in asked}
        if "question" in event.payload and "judged" in event.payload:
            about = matching.question(event)
            questions = {about.id: None} if about else {}
        for question in questions:
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


def _turned(event: Event) -> Iterator[int]:
    """The numbers of the events that this one takes back, brings back, or adds to."""
    for key in ("event", "events", "verdict"):
        said = event.payload.get(key, ())
        yield from (n for n in (said if isinstance(said, Sequence) else (said,)) if isinstance(n, int))
