"""What came of checking one draft, ready to be written in any format."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from workbench.gate.baseline import Known, marked
from workbench.gate.file import in_the_file
from workbench.gate.policy import NEVER, Policy
from workbench.gate.rule import LOUDEST
from workbench.gate.waiver import Waiver, waived
from workbench.model import Claim, Coverage, Document, Finding


@dataclass(frozen=True, slots=True)
class Outcome:
    """One draft, what was checked in it, and what was found."""

    draft: Document
    findings: tuple[Finding, ...]
    coverage: Coverage
    sources: Mapping[str, Document] = field(default_factory=dict)
    """By id."""
    claims: Mapping[str, Claim] = field(default_factory=dict)
    """The sources' claims by id."""
    gone: tuple[Known, ...] = ()
    """What the baseline holds and the draft no longer does."""

    def fails(self, fail_on: str) -> bool:
        """True when something that nobody accepted is at least as loud as asked."""
        if fail_on == NEVER:
            return False
        stop = [level.value for level in LOUDEST].index(fail_on)
        return any(f.counts and LOUDEST.index(f.level) <= stop for f in self.findings)

    def place(self, finding: Finding) -> str:
        """Path, line and column, as a compiler names them."""
        return f"{finding.path or self.draft.source.path}:{finding.line}:{finding.column}"


def outcome(
    draft: Document,
    findings: Iterable[Finding],
    coverage: Coverage,
    sources: Iterable[Document],
    claims: Iterable[Claim],
    *,
    policy: Policy,
    waivers: Sequence[Waiver],
    known: Sequence[Known],
    today: date,
) -> Outcome:
    """The findings in the file's lines and columns, with the project's levels, waivers and baseline."""
    told = policy.applied(in_the_file(draft, tuple(findings)))
    told = policy.applied(waived(told, draft.text, draft.source.path, waivers, today)) if waivers else told
    accepted, gone = marked(told, known)
    return Outcome(
        draft,
        accepted,
        coverage,
        {d.source.id: d for d in sources},
        {c.id: c for c in claims},
        gone,
    )
