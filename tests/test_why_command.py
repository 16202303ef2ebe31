"""`workbench why`: a question explained in the words that the export carries."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands import Commands

FERRY = "The Marlow ferry sank off Batu Island on Tuesday."
TEXTS = {
    "morning.txt": f"{FERRY} The coastguard said 14 people were killed in the sinking.",
    "evening.txt": f"{FERRY} Police said 19 people were killed in the sinking.",
    "night.txt": f"{FERRY} Doctors said 31 people were injured in the sinking.",
}


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Commands:
    for name in ("WORKBENCH_PROJECT", "WORKBENCH_REVIEWER", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.chdir(tmp_path)
    for name, text in TEXTS.items():
        Path(name).write_text(f"{text}\n", encoding="utf-8")
    commands = Commands(capsys)
    assert commands("add", *TEXTS).code == 0
    return commands


def deaths(run: Commands) -> dict[str, object]:
    found = json.loads(run("questions", "--format", "json").out)
    return next(q for q in found if q["conflicts"] and "killed" in q["title"])


def test_a_question_is_explained_in_the_words_of_the_export(run: Commands) -> None:
    asked = deaths(run)
    told = run("why", str(asked["id"])).out
    assert told.startswith(f"{asked['title']}\n")
    for line in asked["why"]:  # type: ignore[attr-defined]
        assert line.removeprefix("against it: ") in told
    for conflict in asked["conflicts"]:  # type: ignore[attr-defined]
        assert conflict["type"] in told
        assert conflict["explanation"] in told
    assert "14 person  (1 origin)" in told
    assert "Police said 19 people were killed" in told


def test_a_near_claim_that_was_ruled_out_is_named_with_the_reason(run: Commands) -> None:
    asked = deaths(run)
    told = run("why", str(asked["id"])[:5]).out
    assert "near, but left out:" in told
    assert "“31 people”" in told
    assert "injure" in told.split("near, but left out:")[1]


def test_json_is_the_export_s_question_with_what_was_left_out(run: Commands) -> None:
    asked = deaths(run)
    record = json.loads(run("why", str(asked["id"]), "--format", "json").out)
    assert {key: record[key] for key in asked} == asked
    assert [set(item) for item in record["kept_out"]] == [{"claim", "reason"}]
    assert record["rulings"] == []


def test_a_question_that_is_not_there_is_one_line(run: Commands) -> None:
    ran = run("why", "qffffffff")
    assert ran.code == 2
    assert ran.err.count("\n") == 1
    assert "qffffffff" in ran.err


def test_a_table_is_refused(run: Commands) -> None:
    ran = run("why", str(deaths(run)["id"]), "--format", "csv")
    assert ran.code == 2
    assert "text or json" in ran.err
