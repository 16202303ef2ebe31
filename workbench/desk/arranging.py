"""The work around the verdicts: who does what and until when, and the ticks on a draft."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import cast

from workbench.desk import decisions, ticks
from workbench.desk.base import Project
from workbench.desk.evidence import Given, day_of, kept, pieces
from workbench.desk.state import ASSIGN, DEFER, FLAG, TICK
from workbench.desk.ticks import Ticked
from workbench.model import Claim, Document, Event, Review, Tick, Verdict, VerdictState, Work, WorkState


class Arranging(Project):
    """Events that say how the work stands; none of them says anything about the facts."""

    def defer(self, question_id: str, until: str) -> Event:
        """Put a question off until a day: YYYY-MM-DD, or +3 for in three days; an empty day takes it up again."""
        days = _AHEAD.fullmatch(until.strip())
        if days is not None:
            until = (date.fromisoformat(self.today()) + timedelta(days=int(days[1]))).isoformat()
        return self._arrange(DEFER, question_id, {"until": day_of(until, "until") if until.strip() else ""})

    def flag(self, question_id: str, *, flagged: bool = True) -> Event:
        """Set a flag on a question, or take it off."""
        return self._arrange(FLAG, question_id, {"flagged": flagged})

    def assign(self, question_id: str, assignee: str) -> Event:
        """Give a question to somebody; an empty name gives it back."""
        return self._arrange(ASSIGN, question_id, {"assignee": assignee.strip()})

    def works(self) -> Mapping[str, Work]:
        """How the work stands on every question that anything was recorded about, by question id."""
        matching = self._match()
        arranged: dict[str, dict[str, str | bool]] = {}
        events = self._in_force(DEFER, FLAG, ASSIGN)
        matching.prepare(events)
        for event in events:
            question = matching.question(event)
            if question is not None:
                fields = {name: event.payload[name] for name in _FIELDS if name in event.payload}
                arranged.setdefault(question.id, {}).update(cast(dict[str, str | bool], fields))
        counting = {v.question: v for v in self._verdicts(matching) if v.state is VerdictState.CURRENT}
        day = self.today()
        return {key: _work(arranged.get(key, {}), counting.get(key), day) for key in {*arranged, *counting}}

    def tick(self, draft: Document, claim: Claim, mark: Tick, *, evidence: Sequence[Given] = ()) -> Event:
        """Tick a claim of a draft; `Tick.OPEN` takes the tick off."""
        said = {"draft": draft.source.path, "version": draft.source.id, "title": claim.quote, "mark": mark.value}
        judged = decisions.copies([ticks.copy(draft, claim)])
        return self._record(TICK, {**said, "judged": judged, "evidence": [kept(piece) for piece in pieces(evidence)]})

    def ticks(self, draft: Document, claims: Sequence[Claim]) -> Mapping[str, Ticked]:
        """The ticks on the claims of a draft by claim id; unchanged claims of an older version keep theirs."""
        return ticks.placed(self._in_force(TICK), draft, claims)

    def lost_ticks(self, draft: Document, claims: Sequence[Claim]) -> tuple[Ticked, ...]:
        """The ticks on claims that are not in this version of the draft, or read otherwise now."""
        return ticks.lost(self._in_force(TICK), draft, claims)

    def today(self) -> str:
        """Today where the reviewer sits, YYYY-MM-DD."""
        return datetime.now(UTC).astimezone().date().isoformat()

    def _arrange(self, what: str, question_id: str, said: Mapping[str, object]) -> Event:
        matching = self._match()
        question = self._question(matching.today, question_id)
        return self._record(what, {**decisions.about(question, matching.judge(question.claims)), **said})


_AHEAD = re.compile(r"\+(\d{1,4})")
_FIELDS = ("until", "flagged", "assignee")


def _work(arranged: Mapping[str, str | bool], verdict: Verdict | None, today: str) -> Work:
    until = str(arranged.get("until", ""))
    until = until if until > today else ""
    assignee = str(arranged.get("assignee", ""))
    return Work(_state(verdict, until, assignee), assignee, bool(arranged.get("flagged")), until)


def _state(verdict: Verdict | None, until: str, assignee: str) -> WorkState:
    if verdict is not None:
        review = {Review.WAITING: WorkState.SECOND, Review.DISPUTED: WorkState.DISPUTED}.get(verdict.review)
        settled = WorkState.AGREED if verdict.review is Review.AGREED else WorkState.DECIDED
        return review or (WorkState.CLOSED if verdict.closed else settled)
    if until:
        return WorkState.DEFERRED
    return WorkState.ASSIGNED if assignee else WorkState.NEW
