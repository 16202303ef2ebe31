"""Where the machine was wrong: questions put together or taken apart, claims struck out, names made one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.desk import decisions, sources
from workbench.desk.base import Project
from workbench.desk.rulings import rulings
from workbench.desk.search import one
from workbench.desk.state import ALIAS, MERGE, SPLIT, WRONG
from workbench.model import DecisionError, Event, Tier


class Repairing(Project):
    """Events that everything derived is computed again from; no verdict is touched by any of them."""

    def merge(self, question_ids: Sequence[str]) -> Event:
        """Put the claims of several questions into one, now and in every later run."""
        matching = self._match()
        questions = {q.id: q for q in (self._question(matching.today, asked) for asked in question_ids)}
        if len(questions) < 2:
            raise DecisionError("merge: mark two questions or more")
        first = next(iter(questions.values()))
        if kinds := {q.kind for q in questions.values()} - {first.kind}:
            raise DecisionError(f"merge: {first.kind} and {', '.join(sorted(kinds))} cannot answer one question")
        claims = dict.fromkeys(claim for q in questions.values() for claim in q.claims)
        about = decisions.about(first, matching.judge(tuple(claims)))
        return self._repair(MERGE, {**about, "questions": list(questions)})

    def split(self, question_id: str, claim_ids: Sequence[str]) -> Event:
        """Take claims out of a question, now and in every later run."""
        matching = self._match()
        question = self._question(matching.today, question_id)
        off = tuple(dict.fromkeys(self._claim(matching.today, claim).id for claim in claim_ids))
        rest = tuple(claim for claim in question.claims if claim not in off)
        if not off or not rest or len(off) + len(rest) != len(question.claims):
            raise DecisionError(f"{question.id}: split off some of its own claims, and leave some")
        about = decisions.about(question, matching.judge(question.claims))
        return self._repair(SPLIT, {**about, "off": decisions.copies(matching.judge(off))})

    def mark_wrong(self, claim_id: str, *, wrong: bool = True) -> Event:
        """Mark a claim as wrongly extracted: it stays visible and is compared with nothing; or take the mark off."""
        matching = self._match()
        claim = self._claim(matching.today, claim_id)
        asked = matching.today.asked.get(claim.id)
        judged = decisions.copies(matching.judge((claim.id,)))
        said = {"question": asked[0] if asked else "", "title": claim.quote, "judged": judged, "wrong": wrong}
        return self._repair(WRONG, said)

    def wrong_claims(self) -> frozenset[str]:
        """Ids of the claims marked as wrongly extracted."""
        marked = rulings(self._in_force(WRONG), self._today().anchors)
        return marked.wrong

    def add_alias(self, name: str, canonical: str) -> Event:
        """Say that a name stands for another; everything that mentions either is computed again."""
        name, canonical = decisions.words(name, "alias"), decisions.words(canonical, "name")
        if name.casefold() == canonical.casefold():
            raise DecisionError(f"alias {name}: the same name twice; say what it stands for")
        return self._repair(ALIAS, {"name": name, "canonical": canonical, "title": f"{name} = {canonical}"})

    def aliases(self) -> Mapping[str, str]:
        """The names told by reviewers, with what each stands for."""
        said = (event.payload for event in self._in_force(ALIAS))
        return {str(payload["name"]): str(payload["canonical"]) for payload in said}

    def set_source(
        self,
        source_id: str,
        *,
        published: str | None = None,
        tier: Tier | str | None = None,
        outlet: str | None = None,
    ) -> None:
        """Record what the reviewer knows about a source, and compute everything of that source again."""
        self._tell(source_id, sources.told(published, tier, outlet))

    def remove(self, source_id: str) -> None:
        """Take a source off the desk; its bytes stay, so undo brings it back."""
        self._tell(source_id, {"removed": True})

    def _tell(self, source_id: str, metadata: Mapping[str, object]) -> None:
        source = one(self._shelf.kept(), source_id, "source").id
        if metadata:
            sources.tell(self._store, self.reviewer, source, metadata)
            self._recompute([source])

    def _repair(self, what: str, payload: Mapping[str, object]) -> Event:
        event = self._record(what, payload)
        self._recompute()
        return event
