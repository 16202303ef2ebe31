"""The gate: drafts against the sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli.options import Project, open_desk, project_path
from workbench.cli.printing import out, tell
from workbench.model import InputError, Tier

if TYPE_CHECKING:
    from workbench.desk import Desk
    from workbench.gate.baseline import Known
    from workbench.gate.outcome import Outcome
    from workbench.gate.policy import Policy
    from workbench.gate.waiver import Waiver


class CheckFormat(StrEnum):
    """How findings are written."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    JUNIT = "junit"


class FailOn(StrEnum):
    """From which level on the exit code is 1."""

    ERROR = "error"
    WARNING = "warning"
    QUESTION = "question"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Terms:
    """What is asked of the drafts: levels, waivers and the baseline."""

    policy: Policy
    waivers: tuple[Waiver, ...]
    known: tuple[Known, ...]
    fail_on: str


Drafts = Annotated[list[str], typer.Argument(metavar="DRAFT...", help="The drafts: txt, md or html.")]
AsFormat = Annotated[
    CheckFormat, typer.Option("--format", help="For people, a program, code scanning or a test runner.")
]
Stop = Annotated[
    FailOn | None,
    typer.Option("--fail-on", help="From which level on the exit code is 1.", show_default="error"),
]
Notes = Annotated[bool, typer.Option("--notes", help="Also show what is supported and what was not found.")]
Baseline = Annotated[
    str, typer.Option("--baseline", metavar="FILE", help="Accept what stood before; it is marked, and stops nothing.")
]
NewBaseline = Annotated[
    str, typer.Option("--write-baseline", metavar="FILE", help="Accept what stands now: write it to FILE.")
]
Waivers = Annotated[
    str,
    typer.Option(
        metavar="FILE",
        help="What was let pass, by whom, why and until when.",
        show_default="waivers.toml beside the project file",
    ),
]
Config = Annotated[
    str,
    typer.Option(metavar="FILE", help="Levels of the rules.", show_default="workbench.toml beside the project file"),
]
Watch = Annotated[bool, typer.Option("--watch", help="Check again whenever a draft is saved, until Ctrl-C.")]


def check(
    context: typer.Context,
    drafts: Drafts,
    form: AsFormat = CheckFormat.TEXT,
    fail_on: Stop = None,
    notes: Notes = False,
    baseline: Baseline = "",
    write_baseline: NewBaseline = "",
    waivers: Waivers = "",
    config: Config = "",
    watch: Watch = False,
    project: Project = None,
) -> int:
    """Check drafts against sources and verdicts.

    What was not checked, and why, comes first. Exit code 0: nothing at or above --fail-on; 1: findings; 2: a draft
    cannot be read. `workbench rules` lists what may be found and how often each rule is right.

    \b
    Example:
      workbench check draft.md --fail-on warning
      workbench check draft.md --write-baseline accepted.json
      workbench check draft.md --baseline accepted.json --watch
    """
    folder = project_path(context, project).parent
    with open_desk(context, project) as desk:
        if all(known.source.tier is Tier.DRAFT for known in desk.documents()):
            raise InputError(f"{drafts[0]}: nothing to check it against; add sources with `workbench add` first")

        def look() -> int:
            terms = _terms(folder, config, waivers, baseline, fail_on, fresh=bool(write_baseline))
            outcomes = [_outcome(desk, draft, terms) for draft in drafts]
            if write_baseline:
                _accept(outcomes, Path(write_baseline))
                return 0
            out(_rendered(form, outcomes, notes))
            return int(any(outcome.fails(terms.fail_on) for outcome in outcomes))

        if not watch:
            return look()
        from workbench.cli.watching import watched

        return watched(look, [*drafts, *_files(folder, config, waivers, baseline)])


def _terms(
    folder: Path, config: str, waivers: str, baseline: str, fail_on: FailOn | None, *, fresh: bool = False
) -> Terms:
    """What the command line says, else the project's file; the files are read again for every look.

    `fresh` for a baseline that is about to be written, and need not be there yet.
    """
    from workbench.gate import policy as policies
    from workbench.gate import waiver
    from workbench.gate.baseline import read_baseline

    policy = policies.read_policy(Path(config or folder / policies.FILE), needed=bool(config))
    accepted = baseline or policy.baseline
    passes = waivers or policy.waivers
    return Terms(
        policy,
        waiver.read_waivers(Path(passes or folder / waiver.FILE), needed=bool(passes)),
        read_baseline(Path(accepted)) if accepted and not fresh else (),
        fail_on or policy.fail_on or FailOn.ERROR,
    )


def _files(folder: Path, config: str, waivers: str, baseline: str) -> list[str]:
    """The files besides the drafts that change what is found."""
    from workbench.gate import policy, waiver

    return [
        config or str(folder / policy.FILE),
        waivers or str(folder / waiver.FILE),
        *([baseline] if baseline else []),
    ]


def _outcome(desk: Desk, draft: str, terms: Terms) -> Outcome:
    from workbench.gate import coverage
    from workbench.gate.outcome import outcome

    document, found = desk.check(draft)
    return outcome(
        document,
        found,
        coverage(found),
        desk.documents(),
        desk.claims(),
        policy=terms.policy,
        waivers=terms.waivers,
        known=terms.known,
        today=datetime.now().astimezone().date(),
    )


def _rendered(form: CheckFormat, outcomes: Sequence[Outcome], notes: bool) -> str:
    from importlib import import_module

    written: str = import_module(f"workbench.cli.findings.{form.value}").render(outcomes, notes)
    return written


def _accept(outcomes: Sequence[Outcome], path: Path) -> None:
    """Write the baseline, whole or not at all."""
    from workbench.gate.baseline import baseline
    from workbench.report.write import write

    text = baseline((outcome.draft, outcome.findings) for outcome in outcomes)
    write(path, text)
    tell(f"{path}: {text.count('fingerprint')} findings accepted")
