"""`workbench rules`: every rule with its meaning, its level, and how often it was right."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.commands import Commands
from workbench.gate.rule import RULES


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Commands:
    return Commands(capsys)


def test_every_rule_is_published_with_its_level_and_precision(run: Commands) -> None:
    ran = run("rules")
    assert ran.code == 0
    for rule in RULES.values():
        line = next(line for line in ran.out.splitlines() if line.startswith(f"{rule.id} "))
        assert line.split()[1] == rule.level
        assert rule.recorded or line.endswith(rule.precision.figures)
        assert f"    {rule.meaning}" in ran.out
    assert "measured on 20" in ran.line


def test_a_narrow_terminal_shows_meanings_whole(run: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    words = " ".join(run("rules").out.split())
    assert all(rule.meaning in words for rule in RULES.values())


def test_rules_for_a_program_and_for_a_spreadsheet(run: Commands) -> None:
    told = json.loads(run("rules", "--format", "json").out)
    assert [rule["id"] for rule in told["rules"]] == list(RULES)
    contradicted = told["rules"][0]
    assert contradicted["precision"]["share"] == RULES["contradicted"].precision.share
    assert told["measurement"]["set"]
    rows = list(csv.reader(io.StringIO(run("rules", "--format", "csv").out)))
    assert [row[0] for row in rows] == ["rule", *RULES]
