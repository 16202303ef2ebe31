"""The chosen question laid out for reading: its positions, every source's sentence, and what was decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from textual.content import Content

from workbench.model import Claim, Position, Question, Verdict, VerdictState
from workbench.tui.board import Board
from workbench.tui.excerpt import excerpt
from workbench.tui.lines import EMPTY, Block
from workbench.tui.phrases import counted, dated, remarks, source_name, verdict_words
from workbench.tui.rows import Row, State
from workbench.tui.safe import joined, one_line, shown

# Positions take these letters in turn; letters that are commands of the screen are left out.
LETTERS = "abchilptwyz"
MOST_CONFLICTS = 6
"""Explanations shown before the rest are only counted."""
LONGEST_VALUE = 160
"""Characters of a position's value in its heading; the sentence below has all of it."""

_VALUE_INDENT = 3
_CLAIM_INDENT = 5


@dataclass(frozen=True, slots=True)
class Journal:
    """What people wrote about a question: notes, and earlier verdicts newest first."""

    notes: tuple[str, ...] = ()
    history: tuple[str, ...] = ()


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


def claims_in_order(board: Board, question: Question) -> list[list[str]]:
    """Claim ids by position, each ordered by publication and place; claims without a position come last."""
    placed = [list(position.claims) for position in question.positions]
    seen = {claim for group in placed for claim in group}
    loose = [claim for claim in question.claims if claim not in seen]
    known = [[claim for claim in group if claim in board.claims] for group in (*placed, loose)]
    return [sorted(group, key=_order(board)) for group in known]


def page_of(board: Board, row: Row, journal: Journal, *, cursor: str, more: bool) -> Page:
    """Everything about one row; `cursor` is the claim that `o` would open."""
    page = Page()
    page.add(shown(one_line(row.title), "lines--title"))
    page.add(_standing(row))
    verdict = board.verdicts.get(row.key)
    if verdict is not None:
        _add_verdict(page, verdict)
    question = board.questions.get(row.key)
    if question is None:
        _add_judged(page, verdict)
    else:
        groups = claims_in_order(board, question)
        for number, position in enumerate(question.positions):
            _add_position(page, board, number, position)
            _add_claims(page, board, groups[number], cursor, more)
        if groups[-1]:
            page.gap()
            page.add(shown("No position yet: the value is not complete", "lines--label"))
            _add_claims(page, board, groups[-1], cursor, more)
        _add_conflicts(page, question)
        page.section("Together because", question.why)
    page.section("Notes", journal.notes)
    page.section("History", journal.history)
    return page


def _standing(row: Row) -> Content:
    counts = [counted(row.positions, "position")] if row.positions else []
    counts.append(counted(row.sources, "source"))
    if row.origins:
        counts.append(counted(row.origins, "origin"))
    state = shown(row.state.label, f"lines--{row.state.value}")
    return joined(state, shown(f" · {row.kind} · " + ", ".join(counts), "lines--meta"))


def _add_verdict(page: Page, verdict: Verdict) -> None:
    words = [shown(f"✓ {one_line(verdict_words(verdict))}", "lines--decided")]
    signed = " · ".join(part for part in (verdict.reviewer, verdict.time[:16].replace("T", " ")) if part)
    if signed:
        words.append(shown(f" · {one_line(signed)}", "lines--meta"))
    page.add(joined(*words))
    if verdict.state is VerdictState.STALE:
        page.add(shown("~ stale: what was judged has changed since; decide again", "lines--stale"))
    if verdict.rationale:
        page.add(shown(one_line(verdict.rationale)), shown("because "), 8)
    for piece in verdict.evidence:
        page.add(shown(one_line(piece)), shown("evidence "), 9)


def _add_judged(page: Page, verdict: Verdict | None) -> None:
    if verdict is None:
        return
    page.gap()
    page.add(shown("× What was judged is in no question any more; the verdict is kept as it was:", "lines--orphaned"))
    for claim in verdict.judged:
        page.add(shown(f"{one_line(claim.quote)} · {one_line(claim.path)}"), shown("- "), 2)


def _add_position(page: Page, board: Board, number: int, position: Position) -> None:
    claims = [board.claims[claim] for claim in position.claims if claim in board.claims]
    outlets = {source_name(board.documents[claim.source].source) for claim in claims if claim.source in board.documents}
    value = one_line(position.value)
    if len(value) > LONGEST_VALUE:
        value = value[:LONGEST_VALUE] + "…"
    backing = f"{counted(len(outlets), 'outlet')}, {counted(len(position.origins), 'origin')}"
    letter = letter_of(number)
    page.gap()
    page.add(
        joined(shown(value, "lines--title"), shown(f"  {backing}", "lines--meta")),
        shown(letter, "lines--letter"),
        max(_VALUE_INDENT, len(letter) + 1),
    )


def _add_claims(page: Page, board: Board, claims: Sequence[str], cursor: str, more: bool) -> None:
    for claim_id in claims:
        claim = board.claims[claim_id]
        document = board.documents.get(claim.source)
        if document is None:
            continue
        first = len(page.blocks)
        pointer = shown("   › ", "lines--current") if claim_id == cursor else EMPTY
        page.add(shown(_byline(board, claim), "lines--meta"), pointer, _CLAIM_INDENT)
        page.add(excerpt(document.text, claim, more=more), indent=_CLAIM_INDENT)
        for remark in remarks(claim):
            page.add(shown(one_line(remark), "lines--meta"), indent=_CLAIM_INDENT)
        for anomaly in board.anomalies.get(claim_id, ()):
            told = f"! {anomaly.type}: {one_line(anomaly.explanation)}"
            page.add(shown(told, "lines--question"), indent=_CLAIM_INDENT)
        page.claims.append((claim_id, first, len(page.blocks) - 1))


def _byline(board: Board, claim: Claim) -> str:
    source = board.documents[claim.source].source
    parts = [source_name(source), source.tier.value, dated(source)]
    if claim.attribution:
        parts.append(f"as told by {claim.attribution}")
    original = board.duplicate_of.get(claim.source, "")
    if original in board.documents:
        parts.append(f"copy of {source_name(board.documents[original].source)}")
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


def _order(board: Board) -> Callable[[str], tuple[str, str, int]]:
    def key(claim_id: str) -> tuple[str, str, int]:
        claim = board.claims[claim_id]
        document = board.documents.get(claim.source)
        published = (document.source.published if document else None) or "9999"
        return published, claim.source, claim.span.start

    return key
