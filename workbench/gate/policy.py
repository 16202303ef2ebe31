"""What a project asks of the gate: `workbench.toml` beside the project file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from workbench.gate.rule import LOUDEST, RULES
from workbench.kinds import kinds
from workbench.model import Finding, InputError, Level

FILE = "workbench.toml"
TABLE = "check"
TABLES = (TABLE, "rating", "publisher")
"""What the file may hold; the last two are read by the ClaimReview export."""
OFF = "off"
"""The level of a rule that a project does not want at all."""

NEVER = "never"
FAIL_ON = (*(level.value for level in LOUDEST if level is not Level.NOTE), NEVER)


@dataclass(frozen=True, slots=True)
class Policy:
    """Levels by rule, or by `rule.kind`, and what the command line need not say again."""

    levels: Mapping[str, str] = field(default_factory=dict)
    fail_on: str = ""
    waivers: str = ""
    """Path of the waivers, beside the file itself unless absolute."""
    baseline: str = ""

    def level(self, finding: Finding) -> Level | None:
        """The level of a finding in this project; None when its rule is off."""
        said = self.levels.get(f"{finding.rule}.{finding.kind}", self.levels.get(finding.rule))
        if said is None:
            return finding.level
        return None if said == OFF else Level(said)

    def applied(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings with this project's levels, without those of rules that are off."""
        told = ((finding, self.level(finding)) for finding in findings)
        return tuple(replace(finding, level=level) for finding, level in told if level is not None)


def read_policy(path: Path, *, needed: bool = False) -> Policy:
    """The policy of a project; InputError for a table, a rule, a kind or a level that does not exist.

    A file that is not there asks for nothing, unless it is `needed`.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if needed:
            raise InputError(f"{path}: no such file") from None
        return Policy()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{path}: {error}") from None
    if strange := data.keys() - set(TABLES):
        known = ", ".join(f"[{name}]" for name in TABLES)
        unread = ", ".join(sorted(strange))
        raise InputError(f"{path}: nothing reads {unread}; expected {known}; levels stand in [{TABLE}.levels]")
    asked = data.get(TABLE, {})
    if not isinstance(asked, dict):
        raise InputError(f"{path}: [{TABLE}] must be a table")
    if unknown := asked.keys() - {"levels", "fail-on", "waivers", "baseline"}:
        raise InputError(f"{path}: [{TABLE}] has no setting {', '.join(sorted(unknown))}")
    fail_on = str(asked.get("fail-on", ""))
    if fail_on and fail_on not in FAIL_ON:
        raise InputError(f"{path}: fail-on = {fail_on!r}: expected one of {', '.join(FAIL_ON)}")
    return Policy(
        _levels(asked.get("levels", {}), path),
        fail_on,
        _beside(asked, "waivers", path),
        _beside(asked, "baseline", path),
    )


def _beside(asked: Mapping[str, Any], name: str, path: Path) -> str:
    return str(path.parent / str(asked[name])) if name in asked else ""


def _levels(said: object, path: Path) -> dict[str, str]:
    """Levels by rule, each checked; a table under a rule gives levels by kind."""
    if not isinstance(said, dict):
        raise InputError(f"{path}: [{TABLE}.levels] must be a table of rule = level")
    flat: dict[str, str] = {}
    for name, value in said.items():
        parts = {f"{name}.{kind}": level for kind, level in value.items()} if isinstance(value, dict) else {name: value}
        flat |= {key: str(level) for key, level in parts.items()}
    allowed = (*(level.value for level in LOUDEST), OFF)
    for name, level in flat.items():
        rule, _, kind = name.partition(".")
        if rule not in RULES:
            raise InputError(f"{path}: {rule} is no rule; `workbench rules` lists them")
        if kind and kind not in kinds():
            raise InputError(f"{path}: {name}: {kind} is no kind; expected one of {', '.join(kinds())}")
        if level not in allowed:
            raise InputError(f"{path}: {name} = {level!r}: expected one of {', '.join(allowed)}")
    return flat
