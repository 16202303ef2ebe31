"""Mending what the program got wrong: everything is computed again in a worker, and no verdict is touched."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from textual import on, work
from textual.message import Message

from workbench.model import Claim, WorkbenchError
from workbench.tui.browse import BrowseScreen
from workbench.tui.choice import given, sure
from workbench.tui.form import Field, FormScreen
from workbench.tui.phrases import counted, source_name
from workbench.tui.safe import one_line

PATIENCE = 0.2
"""Seconds after which a reviewer is told what takes so long."""

Repair = Callable[[], tuple[str, str]]
"""Records something, computes anew, and gives the key of the row to go to and the sentence to tell."""


class MendScreen(BrowseScreen):
    """Merges, splits, wrong claims, aliases and what is known of a source."""

    mending = ""
    """What is being computed again; empty when nothing is."""

    @dataclass
    class Mended(Message):
        """A repair is done, or was refused."""

        key: str
        told: str

    def mend(self, repair: Repair, what: str) -> None:
        """Do it in a worker; no other key works until it is done, and after a moment the screen says why."""
        self.mending = what
        self.refresh_bindings()
        self.set_timer(PATIENCE, self._tell_mending)
        self.desk.on_progress = self.progress
        self._mend(repair)

    @work(thread=True, group="mend")
    def _mend(self, repair: Repair) -> None:
        try:
            self.post_message(self.Mended(*repair()))
        except WorkbenchError as error:
            self.post_message(self.Mended("", str(error)))

    def _tell_mending(self) -> None:
        if self.mending:
            self.tell(f"{self.mending}: computing again…")

    @on(Mended)
    def mended(self, event: Mended) -> None:
        self.mending, self.recent = "", ""
        self.desk.on_progress = None
        self.marked = {key: row for key, row in self.marked.items() if self.desk.place(key) is not None}
        self.read_again()
        self._jump(event.key or (self.row.key if self.row else None))
        self.tell(event.told)

    # -- questions ---------------------------------------------------------------------------------

    def action_merge(self) -> None:
        keys = list(self.marked)
        titles = "; ".join(one_line(row.title) for row in self.marked.values())
        question = f"Put {counted(len(keys), 'question')} together? {titles}"
        self.app.push_screen(sure(question), given(lambda _: self.mend(partial(self._merge, keys), "merging")))

    def _merge(self, keys: list[str]) -> tuple[str, str]:
        event = self.desk.merge(keys)
        self.marked = {}
        return self.desk.row_of(event) or "", f"✓ {counted(len(keys), 'question')} put together, u takes it back"

    def action_split(self) -> None:
        if (question := self.question) and (claim := self._claim()):
            self.mend(partial(self._split, question.id, claim), "splitting off")

    def _split(self, question: str, claim: Claim) -> tuple[str, str]:
        event = self.desk.split(question, [claim.id])
        return self.desk.row_of(event) or "", f"✓ split off: “{one_line(claim.quote)}”, u takes it back"

    # -- claims and names --------------------------------------------------------------------------

    def action_wrong(self) -> None:
        if claim := self._claim():
            self.mend(partial(self._wrong, claim), "striking out")

    def _wrong(self, claim: Claim) -> tuple[str, str]:
        key = self.row.key if self.row else ""
        self.desk.mark_wrong(claim.id)
        return key, f"✓ not a claim: “{one_line(claim.quote)}”; the reader still shows it, u takes it back"

    def action_alias(self) -> None:
        fields = [
            Field("name", "the name", "as the texts write it, such as DPRK"),
            Field("canonical", "stands for", "such as North Korea"),
        ]
        self.app.push_screen(FormScreen("An alias", fields), given(self._alias_given))

    def _alias_given(self, said: Mapping[str, str]) -> None:
        self.mend(partial(self._alias, said["name"], said["canonical"]), "alias")

    def _alias(self, name: str, canonical: str) -> tuple[str, str]:
        self.desk.add_alias(name, canonical)
        return "", f"✓ {one_line(name)} stands for {one_line(canonical)}, u takes it back"

    # -- sources -----------------------------------------------------------------------------------

    def action_source_data(self) -> None:
        """Ask for date, tier and outlet of the source of the chosen claim; what is left as it was is not recorded."""
        claim, sheet = self._claim(), self.sheet
        if claim is None or sheet is None:
            return
        source = sheet.documents[claim.source].source
        before = {
            "published": (source.published or "") if source.published_from.anchors else "",
            "tier": source.tier.value,
            "outlet": source.outlet,
        }
        fields = [
            Field("published", "published", "a day such as 2024-06-21", before["published"]),
            Field("tier", "tier", "primary, wire, news, opinion or draft", before["tier"]),
            Field("outlet", "outlet", "who published it", before["outlet"]),
        ]
        self.app.push_screen(
            FormScreen(f"What is known of {source_name(source)}", fields),
            given(partial(self._source_given, source.id, source_name(source), before)),
        )

    def _source_given(self, source: str, name: str, before: Mapping[str, str], said: Mapping[str, str]) -> None:
        changed = {field: value for field, value in said.items() if value != one_line(before[field])}
        if changed:
            self.mend(partial(self._source, source, name, changed), "source")
        else:
            self.tell("nothing changed")

    def _source(self, source: str, name: str, changed: dict[str, str]) -> tuple[str, str]:
        key = self.row.key if self.row else ""
        self.desk.set_source(source, **changed)
        return key, f"✓ {one_line(name)}: {', '.join(f'{k} {v}' for k, v in changed.items())}, u takes it back"

    def _claim(self) -> Claim | None:
        return self.sheet.claims.get(self.claim) if self.sheet else None
