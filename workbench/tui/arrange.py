"""Arranging the work: flags, days, names, marks, second reviews and saved filters; none of it judges anything."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from workbench.model import Row, View, WorkbenchError
from workbench.tui.browse import BrowseScreen
from workbench.tui.choice import Choice, ChoiceScreen
from workbench.tui.prompt import Purpose
from workbench.tui.safe import one_line

_DIGITS = "123456789"


class ArrangeScreen(BrowseScreen):
    """What a reviewer says about the work on a question."""

    @contextmanager
    def telling(self) -> Iterator[None]:
        """What the desk refuses is told on the screen, which stays open."""
        try:
            yield
        except WorkbenchError as error:
            self.tell(str(error))

    def _again(self) -> None:
        """Read what was recorded; rows and cursor stay."""
        recent = self.recent
        self.given = self.desk.verdict(recent) if recent else None
        self.read_again()
        self._show_rows(self.queue.place)
        self.recent = recent

    def _ask(self, purpose: Purpose, key: str = "", text: str = "") -> None:
        if key := key or (self.row.key if self.row else ""):
            self.prompt.ask(purpose, key, text)
            place = self.desk.place(key)
            rows = self.desk.rows([place]) if place is not None else []
            self.tell(rows[0].title if rows else "")
            self.refresh_bindings()

    def arranged(self, purpose: Purpose, key: str, text: str) -> str:
        """Record what a line of text arranged, and say so."""
        if purpose is Purpose.DEFER:
            until = str(self.desk.defer(key, text).payload["until"])
            return f"✓ put off until {until}" if until else "✓ taken up again"
        if purpose is Purpose.ASSIGN:
            self.desk.assign(key, text)
            return f"✓ given to {one_line(text)}" if text else "✓ given back"
        self.desk.save_filter(text, self.view)
        return f"✓ filter kept as {one_line(text)}; F brings it back"

    def action_defer(self) -> None:
        if self.row:
            self._ask(Purpose.DEFER, text=self.row.work.until)

    def action_assign(self) -> None:
        if self.row:
            self._ask(Purpose.ASSIGN, text=self.row.work.assignee)

    def action_flag(self) -> None:
        if row := self.row:
            with self.telling():
                self.desk.flag(row.key, flagged=not row.work.flagged)
                self._again()
                self.tell("flag taken off" if row.work.flagged else "✓ flagged; v shows the flagged ones")

    def action_second(self) -> None:
        if row := self.row:
            with self.telling():
                self.desk.ask_second(row.key)
                self._again()
                self.tell("² waits for a second reviewer, who will not see the verdict")

    # -- marks -------------------------------------------------------------------------------------

    def action_mark(self) -> None:
        """Mark the chosen row, or take its mark off, and go on."""
        row = self.row
        if row is None:
            return
        if row.key in self.marked:
            del self.marked[row.key]
        else:
            self.marked[row.key] = row
        self.queue.marked = self.marked.keys()
        self.queue.refresh()
        self._show_head()
        if self.queue.cursor + 1 < len(self.queue.places):
            self._go(self.queue.cursor + 1)
        self.tell(_marks(list(self.marked.values())))
        self.refresh_bindings()

    # -- saved filters -----------------------------------------------------------------------------

    def action_filters(self) -> None:
        saved = self.desk.filters()
        choices = [
            Choice(digit, name, one_line(name), _view_words(view))
            for digit, (name, view) in zip(_DIGITS, saved.items(), strict=False)
        ]
        choices.append(Choice("s", "", "save", f"keep what the queue shows now: {_view_words(self.view)}"))
        if saved:
            choices.append(Choice("x", "\0", "drop", "forget one of them"))
        self.app.push_screen(ChoiceScreen("Saved filters", choices, "back"), self._filter_chosen)

    def _filter_chosen(self, name: str | None) -> None:
        if name == "":
            self._ask(Purpose.SAVE, key=self.row.key if self.row else "queue")
        elif name == "\0":
            names = [Choice(d, n, one_line(n)) for d, n in zip(_DIGITS, self.desk.filters(), strict=False)]
            self.app.push_screen(ChoiceScreen("Forget which filter?", names, "back"), self._drop)
        elif name is not None:
            self._view(self.desk.filters()[name])
            self.tell(f"filter {one_line(name)}")

    def _drop(self, name: str | None) -> None:
        if name:
            self.desk.drop_filter(name)
            self.tell(f"filter {one_line(name)} forgotten")


def _marks(rows: list[Row]) -> str:
    if not rows:
        return "no question is marked"
    return f"{len(rows)} marked: x 0 - = r decide them all, M merges them, esc takes the marks off"


def _view_words(view: View) -> str:
    words = f"“{one_line(view.words)}”, " if view.words.strip() else ""
    return f"{words}{view.show.value}, by {view.order.value}"
