"""The chosen question laid out for reading: its positions, every source's sentence, and what was decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from textual.content import Content

from workbench.model import Claim, Event, Position, Question, Review, Row, Sheet, State, Verdict, VerdictState
from workbench.tui.columns import beside, columns_for
from workbench.tui.drawing import line_blocks
from workbench.tui.excerpt import excerpt
from workbench.tui.lines import EMPTY, Block
from workbench.tui.phrases import counted, dated, remarks, source_name, value_words, verdict_words
from workbench.tui.queue import ASSIGNED, DEFERRED, FLAGGED
from workbench.tui.record import event_clause, signed
from workbench.tui.safe import joined, one_line, shown
from workbench.tui.worddiff import word_diff
from workbench.tui.wrap import width_of

# Positions take these letters in turn; letters that are commands of the screen are left out.
LETTERS = "abchilptwyz"
MOST_CONFLICTS = 6
"""Explanations shown before the rest are only counted."""
LONGEST_VALUE = 160
"""Characters of a position's value in its heading; the sentence below has all of it."""

_VALUE_INDENT = 3
_CLAIM_INDENT = 5


@dataclass(slots=True)
class Page:
    """Blocks to show, and where each claim stands among them."""

    blocks: list[Block] = field(default_factory=list)
    claims: list[tuple[str, int, int]] = field(default_factory=list)
    """Claim id, its first block and its last."""

    def add(self, content: Content, lead: Content = EMPTY, indent: int = 0) -> None:
        self.blocks.append(Block(content, lead, EMPTY, indent))

    def gap(self) -> None:
        self.blocks.append(Block())

    def beside(self, parts: Sequence[Page], width: int) -> None:
        """Put parts next to each other, or the only one below what is there."""
        first = len(self.blocks)
        if len(parts) == 1:
            self.blocks += parts[0].blocks
            self.claims += [(claim, first + low, first + high) for claim, low, high in parts[0].claims]
            return
        rows, places = beside([part.blocks for part in parts], width)
        self.blocks += rows
        for part, lines in zip(parts, places, strict=True):
            self.claims += [(c, first + lines[low].start, first + lines[high].stop - 1) for c, low, high in part.claims]

    def section(self, title: str, lines: Iterable[str], style: str = "") -> None:
        """A titled list; nothing when there are no lines."""
        lines = list(lines)
        if lines:
            self.gap()
            self.add(shown(title, "lines--label"))
            for line in lines:
                self.add(shown(one_line(line), style), shown("- "), 2)


def letter_of(number: int) -> str:
    """The key of a position, or its number in brackets when the letters are used up."""
    return LETTERS[number] if number < len(LETTERS) else f"({number + 1})"


def claims_in_order(sheet: Sheet) -> list[list[str]]:
    """Claim ids by position, each ordered by publication and place; claims without a position come last."""
    question = sheet.question
    if question is None:
        return []
    placed = [list(position.claims) for position in question.positions]
    seen = {claim for group in placed for claim in group}
    loose = [claim for claim in question.claims if claim not in seen]
    known = [[claim for claim in group if claim in sheet.claims] for group in (*placed, loose)]
    return [sorted(group, key=_order(sheet)) for group in known]


def page_of(sheet: Sheet, *, cursor: str, more: bool, width: int) -> Page:
    """Everything about one row, laid out for a width; `cursor` is the claim that `o` would open."""
    page, row, question = Page(), sheet.row, sheet.question
    page.add(shown(one_line(row.title), "lines--title"))
    page.add(_standing(row))
    if work := _work(row):
        page.add(shown(work, "lines--stale"))
    if sheet.blind:
        page.add(shown("² second review: decide without the first verdict, which is shown afterwards", "lines--second"))
    if sheet.verdict is not None:
        _add_verdict(page, sheet.verdict)
    if question is None:
        _add_judged(page, sheet.verdict)
    else:
        _add_positions(page, sheet, question, cursor, more, width)
        if line := line_blocks(question, sheet.claims, [letter_of(n) for n in range(len(question.positions))], width):
            page.gap()
            page.blocks += line
        _add_drift(page, question)
        _add_conflicts(page, question)
        page.section("Together because", question.why)
    page.section("Notes", (f"{note.payload['text']}{signed(note)}" for note in sheet.notes))
    page.section("History", (_entry(event, off) for event, off in sheet.history))
    return page


def _add_positions(page: Page, sheet: Sheet, question: Question, cursor: str, more: bool, width: int) -> None:
    groups = claims_in_order(sheet)
    parts = []
    for number, position in enumerate(question.positions):
        part = Page()
        _add_position(part, sheet, number, position)
        _add_claims(part, sheet, groups[number], cursor, more)
        parts.append(part)
    across = columns_for(width, len(parts))
    for first in range(0, len(parts), across):
        page.gap()
        page.beside(parts[first : first + across], width)
    if groups[-1]:
        page.gap()
        page.add(shown("No position yet: the value is not complete", "lines--label"))
        _add_claims(page, sheet, groups[-1], cursor, more)


def _add_drift(page: Page, question: Question) -> None:
    """Quotations word by word, each against the first."""
    if question.kind != "quote" or len(question.positions) < 2:
        return
    first, *others = question.positions
    page.gap()
    page.add(shown("Word by word: [-only in the first-] {+only in the other+}", "lines--label"))
    for number, other in enumerate(others, start=1):
        lead = f"a {letter_of(number)}"
        page.add(word_diff(first.value, other.value), shown(lead, "lines--letter"), width_of(lead) + 1)


def _standing(row: Row) -> Content:
    counts = [counted(row.positions, "position")] if row.positions else []
    counts.append(counted(row.sources, "source"))
    if row.origins:
        counts.append(counted(row.origins, "origin"))
    state = shown(row.state.label, f"lines--{row.state.value}")
    return joined(state, shown(f" · {row.kind} · " + ", ".join(counts), "lines--meta"))


def _work(row: Row) -> str:
    """What was arranged about the question, on one line."""
    work = row.work
    said = [f"{FLAGGED} flagged"] if work.flagged else []
    if work.until:
        said.append(f"{DEFERRED} put off until {work.until}")
    if work.assignee:
        said.append(f"{ASSIGNED} {one_line(work.assignee)}")
    return " · ".join(said)


def _add_verdict(page: Page, verdict: Verdict) -> None:
    words = [shown(f"✓ {one_line(verdict_words(verdict))}", "lines--decided")]
    by = " · ".join(part for part in (verdict.reviewer, verdict.time[:16].replace("T", " ")) if part)
    if by:
        words.append(shown(f" · {one_line(by)}", "lines--meta"))
    if not verdict.evidence and verdict.state is VerdictState.CURRENT:
        words.append(shown(" · no evidence yet: e adds some", "lines--meta"))
    page.add(joined(*words))
    if verdict.state is VerdictState.STALE:
        page.add(shown("~ stale: what was judged has changed since; decide again", "lines--stale"))
    if verdict.rationale:
        page.add(shown(one_line(verdict.rationale)), shown("because "), 8)
    for piece in verdict.evidence:
        page.add(shown(one_line(piece)), shown("evidence "), 9)
    if verdict.review is Review.WAITING:
        page.add(shown("² waits for a second reviewer", "lines--second"))
    if verdict.second is not None:
        same = verdict.review is Review.AGREED
        told = "² second review agrees" if same else "! second review: another answer, decide again"
        who = f": {verdict_words(verdict.second)} · {verdict.second.reviewer}"
        page.add(shown(one_line(told + who), "lines--decided" if same else "lines--disputed"))


def _add_judged(page: Page, verdict: Verdict | None) -> None:
    if verdict is None:
        return
    page.gap()
    page.add(shown("× What was judged is in no question any more; the verdict is kept as it was:", "lines--orphaned"))
    for claim in verdict.judged:
        page.add(shown(f"{one_line(claim.quote)} · {one_line(claim.path)}"), shown("- "), 2)


def _add_position(page: Page, sheet: Sheet, number: int, position: Position) -> None:
    claims = [sheet.claims[claim] for claim in position.claims if claim in sheet.claims]
    outlets = {source_name(sheet.documents[claim.source].source) for claim in claims if claim.source in sheet.documents}
    value = one_line(value_words(sheet.row.kind, position.value, claims[0].quote if claims else ""))
    if len(value) > LONGEST_VALUE:
        value = value[:LONGEST_VALUE] + "…"
    backing = f"{counted(len(outlets), 'outlet')}, {counted(len(position.origins), 'origin')}"
    letter = letter_of(number)
    page.add(
        joined(shown(value, "lines--title"), shown(f"  {backing}", "lines--meta")),
        shown(letter, "lines--letter"),
        max(_VALUE_INDENT, len(letter) + 1),
    )


def _add_claims(page: Page, sheet: Sheet, claims: Sequence[str], cursor: str, more: bool) -> None:
    for claim_id in claims:
        claim = sheet.claims[claim_id]
        document = sheet.documents.get(claim.source)
        if document is None:
            continue
        first = len(page.blocks)
        pointer = shown("   › ", "lines--current") if claim_id == cursor else EMPTY
        page.add(shown(_byline(sheet, claim), "lines--meta"), pointer, _CLAIM_INDENT)
        page.add(excerpt(document, claim, more=more), indent=_CLAIM_INDENT)
        for remark in remarks(claim):
            page.add(shown(one_line(remark), "lines--meta"), indent=_CLAIM_INDENT)
        for anomaly in sheet.anomalies.get(claim_id, ()):
            told = f"! {anomaly.type}: {one_line(anomaly.explanation)}"
            page.add(shown(told, "lines--question"), indent=_CLAIM_INDENT)
        page.claims.append((claim_id, first, len(page.blocks) - 1))


def _byline(sheet: Sheet, claim: Claim) -> str:
    source = sheet.documents[claim.source].source
    parts = [source_name(source), source.tier.value, dated(source)]
    if claim.attribution:
        parts.append(f"as told by {claim.attribution}")
    original = sheet.duplicate_of.get(claim.source, "")
    if original in sheet.documents:
        parts.append(f"copy of {source_name(sheet.documents[original].source)}")
    return one_line(" · ".join(parts))


def _add_conflicts(page: Page, question: Question) -> None:
    told: dict[str, tuple[State, str]] = {}
    for conflict in question.conflicts:
        told.setdefault(one_line(conflict.explanation), (State(conflict.severity.value), conflict.rule))
    if not told:
        return
    page.gap()
    page.add(shown("Why they cannot all be right", "lines--label"))
    for number, (words, (state, rule)) in enumerate(told.items()):
        if number == MOST_CONFLICTS:
            page.add(shown(f"and {counted(len(told) - number, 'more reason')}", "lines--meta"), indent=2)
            return
        lead = shown(state.symbol, f"lines--{state.value}")
        page.add(joined(shown(words), shown(f" (rule: {one_line(rule)})", "lines--meta")), lead, 2)


def _entry(event: Event, taken_back: bool) -> str:
    rationale = event.payload.get("rationale")
    because = f", because {rationale}" if rationale else ""
    return f"{event_clause(event)}{because}{signed(event)}{' · taken back' if taken_back else ''}"


def _order(sheet: Sheet) -> Callable[[str], tuple[str, str, int]]:
    def key(claim_id: str) -> tuple[str, str, int]:
        claim = sheet.claims[claim_id]
        document = sheet.documents.get(claim.source)
        published = (document.source.published if document else None) or "9999"
        return published, claim.source, claim.span.start

    return key
