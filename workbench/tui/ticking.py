"""What stands beside a claim of the draft: who supports it, who contradicts it, and how it was ticked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.model import Claim, Document, Evidence, Finding, Level, Support, Tick
from workbench.tui.excerpt import excerpt
from workbench.tui.lines import EMPTY, Block
from workbench.tui.page import Mark
from workbench.tui.phrases import dated, source_name
from workbench.tui.safe import joined, one_line, shown

if TYPE_CHECKING:
    from workbench.desk.drafting import Proof, Ticks
    from workbench.desk.ticks import Ticked

_AGREEING = ("supported", "compatible")
_SILENT = ("not-found", "not-compared")
_OPEN: Mapping[Level, Mark] = {
    Level.ERROR: Mark("≠", "lines--conflict", 0, pressing=True),
    Level.WARNING: Mark("!", "lines--question", 1, pressing=True),
    Level.QUESTION: Mark("?", "lines--question", 2, pressing=True),
    Level.NOTE: Mark("=", "lines--agree", 4),
}
_TICKED = {Tick.VERIFIED: Mark("✓", "lines--decided", 6), Tick.WRONG: Mark("✗", "lines--conflict", 3)}
_AGAIN = Mark("~", "lines--stale", 2, pressing=True)
_UNKNOWN = Mark("·", "", 5)
_WORDS = {Tick.VERIFIED: "✓ verified", Tick.WRONG: "✗ wrong", Tick.OPEN: "□ not checked yet"}


@dataclass(frozen=True, slots=True)
class Side:
    """The blocks beside a claim, and which of the sources in them is marked."""

    blocks: list[Block] = field(default_factory=list)
    place: int = 0
    claim: str = ""
    """Id of the marked source's claim; empty when no source speaks of it."""
    against: tuple[Evidence, ...] = ()
    """What a claim that is wrong is wrong by."""


def mark_of(proof: Proof, ticks: Ticks, claim: Claim) -> Mark:
    """A ticked claim by its tick, any other by the loudest thing the sources say of it."""
    if claim.id in ticks.on:
        return _TICKED[ticks.on[claim.id].mark]
    if claim.id in ticks.was:
        return _AGAIN
    findings = proof.findings.get(claim.id, ())
    if not findings or all(finding.rule in _SILENT for finding in findings):
        return _UNKNOWN
    return _OPEN[min((finding.level for finding in findings), key=list(Level).index)]


def ticked_words(ticks: Ticks, claim: Claim) -> str:
    """How a claim was ticked, by whom and when."""
    tick = ticks.on.get(claim.id)
    if tick is None:
        return "~ ticked as it read before; look again" if claim.id in ticks.was else _WORDS[Tick.OPEN]
    return f"{_WORDS[tick.mark]}{_signed(tick)}"


def side_of(proof: Proof, ticks: Ticks, claim: Claim, place: int) -> Side:
    """Everything about one claim of the draft."""
    blocks = [Block(shown(f"“{one_line(claim.quote)}”", "lines--title"))]
    blocks.append(Block(shown(ticked_words(ticks, claim), _style(ticks, claim))))
    blocks += _resting(ticks, claim)
    findings = proof.findings.get(claim.id, ())
    shown_claims = list(dict.fromkeys(one for finding in findings for one in finding.evidence if one in proof.evidence))
    chosen = shown_claims[place % len(shown_claims)] if shown_claims else ""
    for finding in findings:
        blocks += _finding(proof, finding, chosen)
    if not findings:
        words = "No source speaks of it." if proof.weighed else "Comparing the draft with the sources…"
        blocks += [Block(), Block(shown(words))]
    if ticks.gone:
        blocks += [Block(), Block(shown("Ticked before, and not in this version", "lines--label"))]
        blocks += [_gone(tick) for tick in ticks.gone]
    return Side(blocks, place, chosen, _against(proof, findings))


def no_draft() -> list[Block]:
    """What to do when there is nothing to check."""
    return [
        Block(shown("There is no draft on the desk yet.", "lines--title")),
        Block(shown("Press a and choose the file; or leave with q and write:")),
        Block(shown("workbench add DRAFT --tier draft", "lines--letter"), indent=4),
    ]


def _gone(tick: Ticked) -> Block:
    words = f"“{one_line(tick.judged.quote)}” {_WORDS[tick.mark]} · {one_line(tick.judged.sentence)}"
    return Block(shown(words), shown("- "), EMPTY, 2)


def _style(ticks: Ticks, claim: Claim) -> str:
    if claim.id in ticks.on:
        return _TICKED[ticks.on[claim.id].mark].style
    return "lines--stale" if claim.id in ticks.was else "lines--meta"


def _resting(ticks: Ticks, claim: Claim) -> list[Block]:
    tick = ticks.on.get(claim.id)
    if tick is not None:
        return [Block(shown(one_line(piece.words)), shown("by "), EMPTY, 3) for piece in tick.evidence]
    if claim.id in ticks.was:
        was = ticks.was[claim.id]
        words = f"{_WORDS[was.mark]}{_signed(was)}: “{one_line(was.judged.quote)}” in “{one_line(was.judged.sentence)}”"
        return [Block(shown(words), shown("was "), EMPTY, 4)]
    return []


def _finding(proof: Proof, finding: Finding, chosen: str) -> list[Block]:
    mark = _UNKNOWN if finding.rule in _SILENT else _OPEN[finding.level]
    blocks = [
        Block(),
        Block(
            joined(shown(one_line(finding.message)), shown(f" (rule: {one_line(finding.rule)})", "lines--meta")),
            shown(mark.symbol, mark.style),
            EMPTY,
            2,
        ),
    ]
    for claim_id in finding.evidence:
        claim = proof.evidence.get(claim_id)
        document = proof.documents.get(claim.source) if claim else None
        if claim and document:
            blocks += _evidence(document, claim, chosen=claim_id == chosen)
    if finding.mend and finding.rule not in _AGREEING:
        blocks.append(Block(shown(one_line(finding.mend), "lines--meta"), indent=2))
    return blocks


def _evidence(document: Document, claim: Claim, *, chosen: bool) -> list[Block]:
    source = document.source
    about = one_line(f"{source_name(source)} · {source.tier.value} · {dated(source)}")
    return [
        Block(shown(about, "lines--meta"), shown("› " if chosen else "", "lines--letter"), EMPTY, 2),
        Block(excerpt(document, claim, more=False), indent=2),
    ]


def _against(proof: Proof, findings: Sequence[Finding]) -> tuple[Evidence, ...]:
    """The passages that contradict a claim."""
    loud = (finding for finding in findings if finding.rule not in (*_AGREEING, *_SILENT))
    found = dict.fromkeys(one for finding in loud for one in finding.evidence)
    pieces = []
    for claim in (proof.evidence[one] for one in found if one in proof.evidence):
        document = proof.documents[claim.source]
        span = claim.sentence
        pieces.append(
            Evidence(
                Support.PASSAGE,
                span.of(document.text),
                source=claim.source,
                start=span.start,
                end=span.end,
                place=document.source.label,
            )
        )
    return tuple(pieces)


def _signed(tick: Ticked) -> str:
    parts = [part for part in (tick.reviewer, tick.time[:16].replace("T", " ")) if part]
    return f" · {', '.join(parts)}" if parts else ""
