"""The review screen: one key decides, the desk has saved it, and the next open question is there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from workbench.model import Disposition, Event, Verdict, VerdictState, WorkbenchError
from workbench.tui import record
from workbench.tui.browse import BrowseScreen
from workbench.tui.choice import CompatibleScreen
from workbench.tui.evidence import LETTERS
from workbench.tui.keys import REVIEW_KEYS
from workbench.tui.prompt import Prompt, Purpose
from workbench.tui.rows import next_open
from workbench.tui.safe import one_line


class ReviewScreen(BrowseScreen):
    """Questions to decide; `keys` lists what can be done."""

    BINDINGS: ClassVar[list[BindingType]] = REVIEW_KEYS

    @property
    def explained(self) -> Verdict | None:
        """The verdict that a reason or evidence would go to: the one just given, else the chosen question's."""
        if not self.board or not self.row:
            return None
        verdict = self.board.verdicts.get(self.recent or self.row.key)
        return verdict if verdict and verdict.state is VerdictState.CURRENT else None

    # -- deciding ----------------------------------------------------------------------------------

    def action_right(self, letter: str) -> None:
        if self.question:
            self._right(LETTERS.index(letter))

    def action_pick(self) -> None:
        self._ask(Purpose.POSITION)

    def _right(self, number: int) -> None:
        question = self.question
        if question and 0 <= number < len(question.positions):
            self._decide(Disposition.RIGHT, position=question.positions[number].value)
        else:
            self.tell("there is no such position")

    def action_decide(self, disposition: str) -> None:
        self._decide(Disposition(disposition))

    def action_compatible(self) -> None:
        self.app.push_screen(CompatibleScreen(), self._compatible)

    def _compatible(self, reason: str | None) -> None:
        if reason:
            self._decide(Disposition.COMPATIBLE, reason=reason)

    def _decide(self, disposition: Disposition, *, position: str = "", reason: str = "") -> None:
        question, row = self.question, self.row
        if question is None or row is None or self.board is None:
            return
        with self._telling():
            told = record.decide(self.desk, question, disposition, position=position, reason=reason)
            self._read_again()
            now = {known.key: known for known in self.board.rows}
            rows = [now.get(before.key, before) for before in self.queue.rows]
            index = next_open(rows, self.queue.cursor)
            self.recent = row.key
            self._show_rows(row.key if index is None else rows[index].key)
            self.tell(told if index is not None else f"nothing is left open here · {told}")

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """What the desk refuses is told on the screen, which stays open."""
        try:
            yield
        except WorkbenchError as error:
            self.tell(str(error))

    # -- undo --------------------------------------------------------------------------------------

    def action_undo(self) -> None:
        with self._telling():
            event = self.desk.undo()
            self._turned(event, record.undone(event, self.desk.history()))

    def action_redo(self) -> None:
        with self._telling():
            event = self.desk.redo()
            self._turned(event, record.redone(event))

    def _turned(self, event: Event | None, told: str) -> None:
        self.recent = ""
        if event and self.board:
            if event.type == "source":
                self._read(renew=False)
            self._read_again()
            self._jump(record.row_of(event, self.board) or (self.row.key if self.row else None))
        self.tell(told)

    # -- writing down ------------------------------------------------------------------------------

    def _ask(self, purpose: Purpose, key: str = "", text: str = "") -> None:
        if key := key or (self.row.key if self.row else ""):
            self.prompt.ask(purpose, key, text)
            row = self.board.row(key) if self.board else None
            self.tell(row.title if row else "")
            self.refresh_bindings()

    def action_reason(self) -> None:
        if verdict := self.explained:
            self._ask(Purpose.REASON, verdict.question, verdict.rationale)

    def action_evidence(self) -> None:
        if verdict := self.explained:
            self._ask(Purpose.EVIDENCE, verdict.question)

    def action_note(self) -> None:
        self._ask(Purpose.NOTE)

    @on(Prompt.Entered)
    def entered(self, event: Prompt.Entered) -> None:
        self.queue.focus()
        self.refresh_bindings()
        if event.purpose is Purpose.FILTER:
            return
        if not event.text:
            self.tell("nothing written, nothing changed")
            return
        if event.purpose is Purpose.POSITION:
            self._right(int(event.text) - 1 if event.text.isascii() and event.text.isdigit() else -1)
            return
        with self._telling():
            told = self._write(event)
            self._read_again()
            self._show_rows(self.row.key if self.row else None)
            self.tell(told)

    def _write(self, event: Prompt.Entered) -> str:
        if event.purpose is Purpose.NOTE:
            self.desk.note(event.key, event.text)
            return "✓ note kept"
        if event.purpose is Purpose.EVIDENCE:
            verdict = self.desk.add_evidence(event.key, event.text)
            return f"✓ evidence kept · {one_line(verdict.title)}"
        return record.give_reason(self.desk, event.key, event.text)

    # -- which keys work now -----------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """False hides a key, None says: not now."""
        if not self.is_mounted:
            return True
        if self.prompt.is_open:
            return False
        return True if self._possible(action, parameters) else None

    def _possible(self, action: str, parameters: tuple[object, ...]) -> bool:
        positions = len(self.question.positions) if self.question else 0
        match action:
            case "right":
                return LETTERS.index(str(parameters[0])) < positions
            case "pick":
                return positions > len(LETTERS)
            case "compatible":
                return positions > 1
            case "decide" | "note":
                return positions > 0
            case "context" | "source":
                return bool(self.claim)
            case "reason" | "evidence":
                return self.explained is not None
            case "clear":
                return self.filtered
            case _:
                return True
