"""What was recorded, in the words that a reviewer reads on the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.model import Disposition, Event, Evidence, Support
from workbench.tui.phrases import reason_words, value_words
from workbench.tui.safe import one_line


def undone(event: Event | None, events: Sequence[Event]) -> str:
    """What undo did, in words, and which older verdict it leaves in force."""
    if event is None:
        return "nothing left to take back"
    if turned := _turned(events):
        return f"taken back (ctrl+r brings them back): {turned} verdicts given with one key"
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
    title = event.payload.get("title")
    named = f" · {title}" if title and event.type not in ("alias", "wrong") else ""
    return one_line(f"{event_clause(event)}{named}")


def event_clause(event: Event) -> str:
    """What an event says, without the question it is about."""
    said = event.payload
    if said.get("veiled"):
        return "a verdict, shown after the second review"
    match event.type:
        case "verdict":
            return _verdict(said)
        case "second":
            return f"second review: {_verdict(said)}"
        case "note":
            return f"note “{said.get('text', '')}”"
        case "evidence":
            return f"evidence {evidence_words(said.get('text', ''))}"
        case "wrong":
            return f"{'not a claim' if said.get('wrong') else 'a claim after all'}: “{said.get('title')}”"
        case "alias":
            return f"alias {said.get('title')}"
        case "defer":
            return f"put off until {said['until']}" if said.get("until") else "taken up again"
        case "flag":
            return "flagged" if said.get("flagged") else "flag taken off"
        case "assign":
            return f"given to {said['assignee']}" if said.get("assignee") else "given back"
        case "source":
            return f"source: {_metadata(said)}"
        case _:
            return _PLAIN.get(event.type, event.type)


_PLAIN: Mapping[str, str] = {
    "second-asked": "second review asked for",
    "merge": "questions put together",
    "split": "a claim split off",
    "rating": "rated in public",
    "tick": "ticked in the draft",
}


def signed(event: Event) -> str:
    """Who recorded it and when."""
    parts = [part for part in (event.reviewer, event.time[:16].replace("T", " ")) if part]
    return f" · {', '.join(parts)}" if parts else ""


def _verdict(said: Mapping[str, object]) -> str:
    reason = str(said.get("reason", ""))
    disposition = str(said.get("disposition", ""))
    if disposition == Disposition.RIGHT:
        return f"{_position(said)} is right"
    return f"compatible, {reason_words(reason)}" if reason else disposition.replace("-", " ")


def _position(said: Mapping[str, object]) -> str:
    """The answer that is right, in words, by the copies of the claims that were judged."""
    position, copies = str(said.get("position", "")), said.get("judged")
    judged = [one for one in copies if isinstance(one, Mapping)] if isinstance(copies, Sequence) else []
    told = next((one for one in judged if one.get("canonical") == position), None)
    return value_words(str(told.get("kind", "")), position, str(told.get("quote", ""))) if told else position


def evidence_words(said: object) -> str:
    """A piece of evidence on one line, as a verdict shows it."""
    piece = Evidence(**{**said, "support": Support(said["support"])}) if isinstance(said, Mapping) else None
    if piece is None or piece.support is Support.WORDS:
        return f"“{piece.text if piece else said}”"
    return piece.words


def _metadata(said: Mapping[str, object]) -> str:
    if said.get("removed"):
        return "taken off the desk"
    told = [f"{key} {said[key]}" for key in ("published", "tier", "outlet") if said.get(key)]
    return ", ".join(told) or "told anew"


def _turned(events: Sequence[Event]) -> int:
    """How many decisions the last undo took back, when it was more than one."""
    numbers = events[-1].payload.get("events") if events and events[-1].type == "undo" else None
    return len(numbers) if isinstance(numbers, Sequence) else 0


def _taken_back(events: Sequence[Event]) -> set[object]:
    off: set[object] = set()
    for event in events:
        numbers = event.payload.get("events") or [event.payload.get("event")]
        if event.type == "undo" and isinstance(numbers, Sequence):
            off |= set(numbers)
        elif event.type == "redo" and isinstance(numbers, Sequence):
            off -= set(numbers)
    return off
