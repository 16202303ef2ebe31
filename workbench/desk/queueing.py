"""The queue: which rows a view shows, page by page, and which of them comes next."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import accumulate
from typing import cast

from workbench.desk import sheets
from workbench.desk.arranging import Arranging
from workbench.desk.marks import Mark, Marks, key_of, lost_row
from workbench.desk.reviewing import Reviewing
from workbench.desk.stretches import Stretches, without
from workbench.desk.verdicts import Matching
from workbench.model import (
    DecisionError,
    Event,
    NotFoundError,
    Order,
    Row,
    Sheet,
    Show,
    State,
    Verdict,
    VerdictState,
    View,
    Work,
    is_open,
)

_SERIOUS = (State.CONFLICT, State.QUESTION, State.AGREE, State.SINGLE)
"""The natural states in the order of the queue's places."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The queue as of one moment: how many rows of each natural state there are, and what was done to some."""

    key: tuple[str, int, str]
    counts: Mapping[State, int]
    marks: Marks

    ends: Sequence[int]
    """The last place of each natural state, in the order of the queue."""

    def stretches(self, show: Show, lost: Sequence[int]) -> Stretches:
        """The places that a filter lets through, by what matters first; lost verdicts stand before agreement."""
        marked = self.marks.admitted(show)
        held_back, among = sorted(marked.places - marked.admitted), sorted(marked.admitted)
        ranges = list[range]()
        first = 1
        for state, end in zip(_SERIOUS, self.ends, strict=True):
            if state is State.AGREE:
                ranges += (range(place, place + 1) for place in lost)
            stretch = range(first, end + 1)
            if state in marked.natural:
                ranges += without(stretch, held_back)
            else:
                ranges += (range(place, place + 1) for place in among if place in stretch)
            first = end + 1
        return Stretches(ranges)

    def natural(self, place: int) -> State:
        """The state of a place if nobody had decided anything."""
        return State.ORPHANED if place < 0 else _SERIOUS[bisect_right(self.ends, place - 1)]


class Queueing(Reviewing, Arranging):
    """Reads of the queue; each costs what it gives back, however long the queue is."""

    _standing_now: Standing | None = None

    def counts(self) -> Mapping[State, int]:
        """How many rows are in each state."""
        standing = self._standing_of_now()
        found = Counter(standing.counts)
        found.subtract(standing.marks.natural.values())
        found.update(mark.state(standing.marks.natural[p]) for p, mark in standing.marks.by_place.items())
        found[State.ORPHANED] += len(standing.marks.lost)
        return {state: found[state] for state in State if found[state]}

    def sizes(self) -> tuple[int, int]:
        """Number of sources and of claims."""
        with self._store.reading() as reader:
            return reader.sizes()

    def source_count(self) -> int:
        """Number of sources."""
        with self._store.reading() as reader:
            return reader.source_count()

    def places(self, view: View, limit: int | None = None) -> Sequence[int]:
        """The rows a view shows, in its order; the first `limit` of them where given, and then perhaps more."""
        standing = self._standing_of_now()
        lost = standing.marks.lost_rows(view)
        if view.order is Order.STAKES and not view.words.strip():
            return standing.stretches(view.show, lost)
        marks = standing.marks
        with self._store.reading() as reader:
            found = reader.queue.places(view, marks.admitted(view.show), marks.terms(view), limit)
        at = bisect_right(found, standing.ends[1]) if view.order is Order.STAKES else 0
        return found[:at] + array("q", lost) + found[at:] if lost else found

    def rows(self, places: Sequence[int]) -> list[Row]:
        """The rows at these places."""
        return self._rows(places, self._standing_of_now().marks)

    def place(self, key: str) -> int | None:
        """The place of a row, or None when it is not in the queue."""
        matching = self._match()
        return _place(key, matching, self._moment(matching).marks)

    def _rows(self, places: Sequence[int], marks: Marks) -> list[Row]:
        with self._store.reading() as reader:
            found = reader.queue.rows([place for place in places if place > 0])
        lost = {place: lost_row(place, marks.lost[place]) for place in places if place in marks.lost}
        now = lost | {place: marks.row(row, place) for place, row in found.items()}
        return [now[place] for place in places if place in now]

    def row_of(self, event: Event) -> str | None:
        """Key of the row that an event is about today; None when none is left."""
        matching = self._match()
        if "judged" not in event.payload and "verdict" in event.payload:
            with self._store.reading() as reader:
                event = self._log.at(reader).decisions[cast(int, event.payload["verdict"])]
        if "question" not in event.payload or "judged" not in event.payload:
            return None
        question = matching.question(event)
        if question is not None:
            return question.id
        key = f"verdict {event.number}"
        return key if self.place(key) is not None else None

    def next_open(self, places: Sequence[int], cursor: int, step: int = 1) -> int | None:
        """Index of the row to judge after `cursor`, going round; pressing rows first, unless on agreement already."""
        if not places:
            return None
        standing = self._standing_of_now()
        steps = range(1, len(places) + 1)
        around = ((cursor + step * distance) % len(places) for distance in steps)
        if standing.natural(places[cursor]).pressing:
            first = next((index for index in around if _pressing(standing, places[index])), None)
            if first is not None:
                return first
        around = ((cursor + step * distance) % len(places) for distance in steps)
        return next((index for index in around if _open(standing, places[index])), None)

    def sheet(self, key: str) -> Sheet:
        """Everything about one row; NotFoundError when it is not in the queue."""
        matching = self._match()
        marks = self._moment(matching).marks
        place = _place(key, matching, marks)
        row = next(iter(self._rows([place], marks)), None) if place is not None else None
        if place is None or row is None:
            raise NotFoundError(f"question {key}: not in the queue; `workbench questions` lists them")
        with self._store.reading() as reader:
            state = self._log.at(reader)
        mark = marks.by_place.get(place)
        verdict = marks.lost.get(place) or (mark.verdict if mark else None)
        return sheets.sheet(row, verdict, bool(mark and mark.blind), matching, state, self._store)

    # -- saved filters -----------------------------------------------------------------------------

    def filters(self) -> Mapping[str, View]:
        """Saved filters by name."""
        with self._store.reading() as reader:
            return {name: _view(said) for name, said in reader.queue.filters().items()}

    def save_filter(self, name: str, view: View) -> None:
        """Keep a filter under a name, in place of one of that name; DecisionError when the name is blank."""
        if not name.strip():
            raise DecisionError("filter: give it a name")
        with self._store.writing() as writer:
            writer.queue.save_filter(name.strip(), {field: str(value) for field, value in asdict(view).items()})

    def drop_filter(self, name: str) -> None:
        """Forget a filter."""
        with self._store.writing() as writer:
            writer.queue.drop_filter(name)

    # -- the moment --------------------------------------------------------------------------------

    def _standing_of_now(self) -> Standing:
        return self._moment(self._match())

    def _moment(self, matching: Matching) -> Standing:
        with self._store.reading() as reader:
            last, queue = self._log.at(reader).last, reader.queue
            key = (matching.today.key, last, self.today())
            known = self._standing_now
            if known is not None and known.key == key:
                return known
            counts = known.counts if known is not None and known.key[0] == key[0] else queue.counts()
        ends = list(accumulate(counts.get(state, 0) for state in _SERIOUS))
        self._standing_now = Standing(key, counts, self._marks(matching), ends)
        return self._standing_now

    def _marks(self, matching: Matching) -> Marks:
        verdicts = [v for v in self._verdicts(matching) if v.state is not VerdictState.SUPERSEDED]
        works = self.works()
        today = matching.today
        today.places.need({*works, *(verdict.question for verdict in verdicts)})
        counting = {v.question: v for v in verdicts if v.state is not VerdictState.ORPHANED}
        placed = today.places.all({*works, *counting})
        marks = {p: self._mark(counting.get(key), works.get(key, Work())) for key, p in placed.items()}
        lost = {-v.event: v for v in verdicts if v.state is VerdictState.ORPHANED or v.question not in placed}
        with self._store.reading() as reader:
            natural = {place: row.natural for place, row in reader.queue.rows(sorted(marks)).items()}
        return Marks({place: mark for place, mark in marks.items() if place in natural}, natural, lost)

    def _mark(self, verdict: Verdict | None, work: Work) -> Mark:
        return Mark(verdict, work, bool(verdict and self.hidden(verdict)))


def _place(key: str, matching: Matching, marks: Marks) -> int | None:
    if key.startswith("verdict "):
        return next((place for place, verdict in marks.lost.items() if key_of(verdict) == key), None)
    return matching.today.places.get(key)


def _open(standing: Standing, place: int) -> bool:
    told = standing.marks.standing(place) or (standing.natural(place), Work())
    mark = standing.marks.by_place.get(place)
    return is_open(*told) or bool(mark and mark.blind)


def _pressing(standing: Standing, place: int) -> bool:
    state, work = standing.marks.standing(place) or (standing.natural(place), Work())
    mark = standing.marks.by_place.get(place)
    return (state.pressing and is_open(state, work)) or bool(mark and mark.blind)


def _view(said: Mapping[str, str]) -> View:
    return View(said["words"], Show(said["show"]), Order(said["order"]))
