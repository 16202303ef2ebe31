"""A dossier looked up by what a report asks of it; every format reads the same answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.model import Claim, Document, Dossier, Position, Question, Severity, Source, Verdict
from workbench.report.selection import State, severity_of, state_of, verdict_of
from workbench.report.visible import flat, one_line
from workbench.report.wording import count, plain

SECTIONS = (
    (State.OPEN, "Open conflicts"),
    (State.STALE, "Decided, then changed: look again"),
    (State.PENDING, "Unresolved, or waiting for reporting or a second opinion"),
    (State.DECIDED, "Decided"),
    (State.AGREED, "Agreements"),
)
"""The order in which an editor needs them."""

CONTEXT = 160
"""Characters shown on either side of a sentence, as far as its paragraph goes."""


class Index:
    """The dossier indexed for one rendering."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.documents = {d.source.id: d for d in dossier.documents}
        self.claims = {c.id: c for c in dossier.claims}
        self.verdicts = verdict_of(dossier.verdicts)
        self._places: dict[str, list[int]] = {}
        for place, question in enumerate(dossier.questions):
            for claim in question.claims:
                self._places.setdefault(claim, []).append(place)

    def state(self, question: Question) -> State:
        """What is left to do about it."""
        return state_of(question, self.verdicts.get(question.id))

    def questions(self, state: State) -> list[Question]:
        """Those in one state, in the order of the dossier; among the open ones, sure conflicts first."""
        found = [q for q in self.dossier.questions if self.state(q) is state]
        if state is State.OPEN:
            found.sort(key=lambda q: severity_of(q) is not Severity.CONFLICT)
        return found

    def claims_of(self, claims: Iterable[str]) -> list[Claim]:
        """Claims by id, as far as the dossier holds them."""
        return [self.claims[c] for c in claims if c in self.claims]

    def asked(self, claims: Iterable[str]) -> list[Question]:
        """The questions that some claims answer, in the order of the dossier."""
        found = {place for claim in claims for place in self._places.get(claim, ())}
        return [self.dossier.questions[place] for place in sorted(found)]

    def origins(self) -> int:
        """How many of the documents are nobody's copy."""
        return len(self.documents) - len(self.dossier.duplicate_of.keys() & self.documents.keys())

    def support(self, claims: Iterable[Claim], origins: Iterable[str]) -> str:
        """How many sources and how many independent origins stand behind some claims."""
        sources, independent = len({c.source for c in claims}), len(set(origins))
        return f"{count(sources, 'source')}, {count(independent, 'origin')}"

    def copies(self, question: Question) -> bool:
        """True when several sources agree only because one copied the other."""
        origins = {origin for position in question.positions for origin in position.origins}
        return len(origins) == 1 and len({c.source for c in self.claims_of(question.claims)}) > 1

    def place(self, claim: Claim) -> str:
        """Outlet, day, speaker and file of a claim; the list of sources has the whole path."""
        source = self.documents[claim.source].source
        parts = [source.label, source.day]
        if claim.attribution:
            parts.append(f"quoting {claim.attribution}")
        parts.append(file_of(source))
        return ", ".join(dict.fromkeys(parts))

    def around(self, claim: Claim) -> tuple[str, str, str]:
        """The sentence in three: before the claim's words, the words, after them."""
        text = self.documents[claim.source].text
        before = flat(text[claim.sentence.start : claim.span.start]).lstrip()
        after = flat(text[claim.span.end : claim.sentence.end]).rstrip()
        return before, flat(claim.quote), after

    def value(self, question: Question, position: Position) -> str:
        """A position as a reader would write it."""
        claims = self.claims_of(position.claims)
        words = next((one_line(c.quote) for c in claims if c.value.canonical == position.value), "")
        return plain(question.kind, position.value, words)

    def context(self, claim: Claim) -> tuple[str, str]:
        """What stands before and after the sentence in its paragraph, cut at a blank and marked where it is cut."""
        text, sentence = self.documents[claim.source].text, claim.sentence
        start = text.rfind("\n", 0, sentence.start) + 1
        end = text.find("\n", sentence.end)
        before, after = text[start : sentence.start], text[sentence.end : len(text) if end < 0 else end]
        if len(before) > CONTEXT:
            cut = before[-CONTEXT:]
            before = "…" + (cut[cut.find(" ") :] if " " in cut else cut)
        if len(after) > CONTEXT:
            cut = after[:CONTEXT]
            after = (cut[: cut.rfind(" ")] if " " in cut.strip() else cut) + "…"
        return flat(before).strip(), flat(after).strip()

    def reasons(self, question: Question) -> list[str]:
        """Why its positions cannot all stand, each reason once."""
        return list(dict.fromkeys(c.explanation for c in question.conflicts))

    def lost(self) -> Sequence[Verdict]:
        """Verdicts that count for no question: orphaned ones, and those a later one replaced."""
        standing = {v.event for v in self.verdicts.values()}
        return [v for v in self.dossier.verdicts if v.event not in standing]

    def latest(self) -> str:
        """Time of the latest event in the dossier; empty when nothing was recorded."""
        told = (event.time for events in self.dossier.history.values() for event in events)
        return max((*told, *(verdict.time for verdict in self.dossier.verdicts)), default="")

    def original(self, document: Document) -> str:
        """The path of the document this one copies; its id where that is not in the report, empty when it is none."""
        first = self.dossier.duplicate_of.get(document.source.id, "")
        return self.documents[first].source.path if first in self.documents else first[:12]


def file_of(source: Source) -> str:
    """The name of its file."""
    return source.path.replace("\\", "/").rsplit("/", 1)[-1]
