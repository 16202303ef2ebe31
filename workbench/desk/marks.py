"""What reviewers did to the rows of the queue: few among many, so they are held in memory beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from workbench.model import (
    JudgedClaim,
    Row,
    Show,
    State,
    Verdict,
    View,
    Work,
    judged_state,
)
from workbench.store import Marked, Term, findable

_LONG_ENOUGH = 3
"""Letters from which a word of the filter may name a state; a choice: "ag" would bring all agreements."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What one question owes to its reviewers."""

    verdict: Verdict | None
    work: Work
    blind: bool = False
    """True when it waits for a second opinion of the reviewer who is at the desk."""

    def state(self, natural: State) -> State:
        """The question's state with the verdict that counts for it."""
        return judged_state(natural, self.verdict)


@dataclass(frozen=True, slots=True)
class Marks:
    """All marks as of one event, and the verdicts that lost their question."""

    by_place: Mapping[int, Mark] = field(default_factory=dict)
    natural: Mapping[int, State] = field(default_factory=dict)
    """Of the marked places."""
    lost: Mapping[int, Verdict] = field(default_factory=dict)
    """By place: the number of the event, made negative."""

    def row(self, row: Row, place: int) -> Row:
        """The row as it stands with its mark."""
        mark = self.by_place.get(place)
        return row if mark is None else replace(row, state=mark.state(row.natural), work=mark.work)

    def standing(self, place: int) -> tuple[State, Work] | None:
        """State and work of a row that carries a mark or lost its question; None for all others."""
        if place in self.lost:
            return State.ORPHANED, Work()
        mark = self.by_place.get(place)
        return None if mark is None else (mark.state(self.natural[place]), mark.work)

    def admitted(self, show: Show) -> Marked:
        """What the filter must know to let the right rows through."""
        through = (place for place in self.by_place if show.admits(*self._known(place)))
        natural = frozenset(state for state in State if show.admits(state, Work()))
        return Marked(frozenset(self.by_place), frozenset(through), natural)

    def terms(self, view: View) -> list[Term]:
        """The words of the filter, with the rows they find by state or by work instead."""
        return [self._term(word.casefold()) for word in view.words.split() if findable(word)]

    def lost_rows(self, view: View) -> list[int]:
        """Places of the verdicts without a question that the view lets through, oldest first."""
        if not view.show.admits(State.ORPHANED, Work()):
            return []
        words = view.words.casefold().split()
        found = (place for place, verdict in self.lost.items() if _holds(verdict, words))
        return sorted(found, reverse=True)

    def _known(self, place: int) -> tuple[State, Work]:
        mark = self.by_place[place]
        return mark.state(self.natural[place]), mark.work

    def _term(self, word: str) -> Term:
        if len(word) < _LONG_ENOUGH:
            return Term(word)
        named = frozenset(state for state in State if state.value.startswith(word))
        marked = {place for place in self.by_place if self._found_by(place, word, named)}
        return Term(word, frozenset(marked), named)

    def _found_by(self, place: int, word: str, named: frozenset[State]) -> bool:
        state, work = self._known(place)
        flagged = work.flagged and "flagged".startswith(word)
        return state in named or flagged or work.state.value.startswith(word) or _begins(work.assignee, word)


def lost_row(place: int, verdict: Verdict) -> Row:
    """The line of a verdict that lost its question."""
    judged = verdict.judged
    sources = len({claim.source for claim in judged})
    kind = judged[0].kind if judged else ""
    return Row(f"verdict {-place}", State.ORPHANED, State.ORPHANED, kind, verdict.title, 0, sources, 0)


def key_of(verdict: Verdict) -> str:
    """The row of a verdict that lost its question."""
    return f"verdict {verdict.event}"


def _holds(verdict: Verdict, words: list[str]) -> bool:
    text = "\n".join((verdict.title, verdict.position, "orphaned", *map(_words, verdict.judged))).casefold()
    return all(word in text for word in words)


def _words(judged: JudgedClaim) -> str:
    return f"{judged.kind}\n{judged.quote}\n{judged.canonical}\n{judged.path}"


def _begins(text: str, word: str) -> bool:
    return any(part.startswith(word) for part in text.casefold().split())
