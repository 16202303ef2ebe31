"""The review screen: one key decides, the desk has saved it, and the next open question is there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from workbench.model import Disposition, Event, Span, Verdict, VerdictState
from workbench.tui import record
from workbench.tui.arrange import ArrangeScreen
from workbench.tui.choice import COMPATIBLE, Choice, ChoiceScreen, given, sure
from workbench.tui.citation import citation
from workbench.tui.evidence import LETTERS
from workbench.tui.form import Field, FormScreen
from workbench.tui.keys import REVIEW_KEYS
from workbench.tui.mend import MendScreen, Repair
from workbench.tui.passage import PassageScreen
from workbench.tui.phrases import counted, verdict_words
from workbench.tui.prompt import Prompt, Purpose
from workbench.tui.safe import one_line
from workbench.tui.wanted import CopyWanted

_SUPPORTS = (
    Choice("p", "passage", "passage", "mark some words of the source that is chosen"),
    Choice("l", "link", "link", "a web address"),
    Choice("f", "file", "file", "kept by its path and the hash of its bytes"),
    Choice("c", "call", "call", "whom by function, when, and what they said"),
    Choice("w", "words", "words", "in a sentence of your own"),
)


class ReviewScreen(MendScreen, ArrangeScreen):
    """Questions to decide; `keys` lists what can be done."""

    BINDINGS: ClassVar[list[BindingType]] = REVIEW_KEYS

    @property
    def explained(self) -> Verdict | None:
        """The verdict that a reason or evidence would go to: the one just given, else the chosen question's."""
        verdict = self.given if self.recent else self.sheet.verdict if self.sheet and self.row else None
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
        self._decide_marked(Disposition(disposition))

    def action_compatible(self) -> None:
        screen = ChoiceScreen("Both can be right, because", COMPATIBLE)
        self.app.push_screen(screen, given(partial(self._decide_marked, Disposition.COMPATIBLE)))

    def _decide_marked(self, disposition: Disposition, reason: str = "") -> None:
        """The same verdict on every marked question, after one confirmation; without marks on the chosen one."""
        if not self.marked:
            self._decide(disposition, reason=reason)
            return
        said = disposition.replace("-", " ") + (f" ({reason})" if reason else "")
        question = f"{counted(len(self.marked), 'marked question')}: {said}?"
        self.app.push_screen(sure(question), given(lambda _: self._decide_all(disposition, reason)))

    def _decide_all(self, disposition: Disposition, reason: str) -> None:
        with self.telling():
            verdicts = self.desk.decide_all(list(self.marked), disposition, reason=reason)
            self.marked = {}
            self._advance(f"✓ {counted(len(verdicts), 'verdict')}, u takes all of them back")

    def _decide(self, disposition: Disposition, *, position: str = "", reason: str = "") -> None:
        question = self.question
        if question is None:
            return
        with self.telling():
            verdict = self.desk.decide(question.id, disposition, position=position, reason=reason)
            self.recent, self.given = question.id, None if verdict.second else verdict
            self._advance(_told(verdict))

    def _advance(self, told: str) -> None:
        """Show the next open question among the rows as they stand; the rows themselves stay where they are."""
        recent, here = self.recent, self.queue.places
        index = self.desk.next_open(here, self.queue.cursor) if here else None
        self.read_again()
        place = self.queue.place if index is None else here[index]
        if self.view.narrowed:
            self._show_rows(place)
        else:
            self._show_places(here, place)
        self.recent = recent
        self.tell(told if index is not None else f"nothing is left open here · {told}")

    # -- undo --------------------------------------------------------------------------------------

    def action_undo(self) -> None:
        self._turn(self._undo, "taking back", long=self.desk.takes_long("undo"))

    def _undo(self) -> tuple[str, str]:
        event = self.desk.undo()
        return self._row_of(event), record.undone(event, self.desk.history())

    def action_redo(self) -> None:
        self._turn(self._redo, "bringing back", long=self.desk.takes_long("redo"))

    def _redo(self) -> tuple[str, str]:
        event = self.desk.redo()
        return self._row_of(event), record.redone(event)

    def _turn(self, repair: Repair, what: str, *, long: bool) -> None:
        """At once where nothing is computed again, so that a key pressed quickly twice counts twice."""
        if long:
            self.mend(repair, what)
            return
        with self.telling():
            self.mended(self.Mended(*repair()))

    def _row_of(self, event: Event | None) -> str:
        """Key of the row that an event is about today."""
        return (self.desk.row_of(event) or "") if event else ""

    # -- writing down ------------------------------------------------------------------------------

    def action_reason(self) -> None:
        if verdict := self.explained:
            self._ask(Purpose.REASON, verdict.question, verdict.rationale)

    def action_note(self) -> None:
        self._ask(Purpose.NOTE)

    def action_evidence(self) -> None:
        if verdict := self.explained:
            key = verdict.question
            screen = ChoiceScreen(f"What does the verdict rest on? {one_line(verdict.title)}", _SUPPORTS)
            self.app.push_screen(screen, given(partial(self._support, key)))

    def _support(self, key: str, kind: str) -> None:
        if kind in ("words", "link", "file"):
            purposes = {"words": Purpose.EVIDENCE, "link": Purpose.LINK, "file": Purpose.FILE}
            self._ask(purposes[kind], key)
        elif kind == "call":
            fields = [
                Field("role", "with", "by function, such as duty officer of the coast guard"),
                Field("day", "on", "a day such as 2024-06-21", self.desk.today()),
                Field("said", "said", "what they said"),
            ]
            self.app.push_screen(FormScreen("A call", fields), given(partial(self._keep_call, key)))
        else:
            self._pick_passage(key)

    def _keep_call(self, key: str, said: Mapping[str, str]) -> None:
        with self.telling():
            self._kept(self.desk.add_call(key, said["role"], said["day"], said["said"]))

    def _pick_passage(self, key: str) -> None:
        """From the source of the chosen claim, where the verdict is about it, else of the first one it is about."""
        with self.telling():
            sheet = self.desk.sheet(key)
            claim = sheet.claims.get(self.claim) or next(iter(sheet.claims.values()), None)
            if claim is None:
                self.tell("no source to pick from: what was judged is gone")
                return
            document = sheet.documents[claim.source]
            screen = PassageScreen(document, claim.span.start)
            self.app.push_screen(screen, given(partial(self._keep_passage, key, document.source.id)))

    def _keep_passage(self, key: str, source: str, span: Span) -> None:
        with self.telling():
            self._kept(self.desk.add_passage(key, source, span))

    def _kept(self, verdict: Verdict) -> None:
        self._again()
        self.tell(f"✓ evidence kept · {one_line(verdict.title)}")

    @on(Prompt.Entered)
    def entered(self, event: Prompt.Entered) -> None:
        self.queue.focus()
        self.refresh_bindings()
        if event.purpose is Purpose.FILTER:
            return
        if not event.text and event.purpose not in (Purpose.DEFER, Purpose.ASSIGN):
            self.tell("nothing written, nothing changed")
            return
        if event.purpose is Purpose.POSITION:
            self._right(int(event.text) - 1 if event.text.isascii() and event.text.isdigit() else -1)
            return
        with self.telling():
            told = self._write(event)
            self._again()
            self.tell(told)

    def _write(self, event: Prompt.Entered) -> str:
        key, text = event.key, event.text
        match event.purpose:
            case Purpose.NOTE:
                self.desk.note(key, text)
                return "✓ note kept"
            case Purpose.EVIDENCE:
                return f"✓ evidence kept · {one_line(self.desk.add_evidence(key, text).title)}"
            case Purpose.LINK:
                return f"✓ evidence kept · {one_line(self.desk.add_link(key, *text.split(None, 1)).title)}"
            case Purpose.FILE:
                return f"✓ evidence kept · {one_line(self.desk.add_file(key, text).title)}"
            case Purpose.REASON:
                return f"✓ reason kept · {one_line(self.desk.reword(key, text).title)}"
            case _:
                return self.arranged(event.purpose, key, text)

    def action_cite(self) -> None:
        if self.sheet and self.claim in self.sheet.claims:
            claim = self.sheet.claims[self.claim]
            self.post_message(CopyWanted(citation(self.sheet.documents[claim.source], claim)))

    # -- which keys work now -----------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """False hides a key, None says: not now."""
        if not self.is_mounted:
            return True
        if self.prompt.is_open:
            return False
        if self.mending and action != "quit":
            return None
        return True if self._possible(action, parameters) else None

    def _possible(self, action: str, parameters: tuple[object, ...]) -> bool:
        # The first frame shows the rows with their keys before any evidence is read.
        question = self.question if self.shown_once else None
        positions = (
            len(question.positions) if question else 0 if self.shown_once or not self.row else self.row.positions
        )
        match action:
            case "right":
                return LETTERS.index(str(parameters[0])) < positions
            case "pick":
                return positions > len(LETTERS)
            case "compatible":
                return positions > 1
            case "decide" | "note" | "mark" | "defer" | "flag" | "assign":
                return positions > 0
            case "context" | "source" | "cite" | "wrong" | "source_data":
                return bool(self.claim)
            case "split":
                return question is not None and len(question.claims) > 1 and bool(self.claim)
            case "merge":
                return len(self.marked) > 1
            case "second":
                return self.sheet is not None and self.sheet.verdict is not None and not self.sheet.blind
            case "reason" | "evidence":
                return self.explained is not None
            case "clear":
                return self.view.narrowed or bool(self.marked)
            case _:
                return True


def _told(verdict: Verdict) -> str:
    """What one key recorded, and what can be added."""
    if verdict.second is not None:
        same = "the first reviewer says the same" if verdict.second.same_answer(verdict) else "the first one differs"
        first = f"{same}: {verdict_words(verdict)} · {verdict.reviewer}"
        return f"² {one_line(verdict_words(verdict.second))} · {one_line(first)}"
    return f"✓ {one_line(verdict_words(verdict))} · R adds the reason, u takes it back · {one_line(verdict.title)}"
