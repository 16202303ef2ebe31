"""The command line on a project laid out by hand: listings, decisions, exports, errors."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests import golden
from tests.commands import Commands
from tests.projects import claim, document, ferry, lay, question
from workbench.cli.app import COMMANDS
from workbench.cli.printing import table

NAMES = list(COMMANDS)
READING = ["sources", "claims", "questions", "conflicts", "history", "export", "undo", "redo"]
LISTINGS = ["sources", "claims", "questions", "conflicts", "history"]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Commands:
    monkeypatch.delenv("WORKBENCH_PROJECT", raising=False)
    monkeypatch.delenv("WORKBENCH_REVIEWER", raising=False)
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.chdir(tmp_path)
    return Commands(capsys)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    ferry(tmp_path / "workbench.db")
    return tmp_path / "workbench.db"


# -- help ------------------------------------------------------------------------------------------


def test_help_lists_every_command_on_a_line_of_its_own(run: Commands) -> None:
    for arguments in ([], ["--help"], ["-h"]):
        ran = run(*arguments)
        assert ran.code == 0
        assert all(re.search(rf"^  {name}  .*[.]$", ran.out, re.MULTILINE) for name in NAMES)
        assert not ran.err


def test_every_command_of_the_design_is_there() -> None:
    wanted = """
        demo review doctor serve keys add sources claims questions conflicts why history decide undo redo check rules
        export rate extract
    """
    assert sorted(NAMES) == sorted(wanted.split())


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_with_an_example_of_itself(run: Commands, name: str) -> None:
    ran = run(name, "--help")
    assert ran.code == 0
    assert re.search(rf"Example:\n    workbench {name}\b", ran.out)


def test_version(run: Commands) -> None:
    assert re.fullmatch(r"workbench \d+\.\d+\.\d+\n", run("--version").out)


# -- errors ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["frobnicate"], "No such command 'frobnicate'"),
        (["claims", "--colour"], "No such option"),
        (["decide"], "Missing argument 'QUESTION'"),
        (["export", "--format", "pdf"], "Invalid value for '--format': 'pdf' is not one of"),
        (["claims", "--kind", "colour"], "--kind colour: expected one of"),
        (["claims", "--source", "nobody"], "--source nobody: no source has that"),
        (["decide", "q99"], "say what you decide"),
        (["decide", "q99", "--position", "x"], "question q99: not in this project"),
        (["export", "--table", "claims"], "only --format csv writes tables"),
        (["export", "--question", "q99"], "question q99: not in this project"),
        (["export", "-o", "no/such/folder/x.md"], "no/such/folder/x.md: cannot be written"),
        (["check", "missing.md"], "missing.md"),
        (["add", "missing.txt"], "missing.txt"),
        (["add", "https://example.org/story"], "does not use the network"),
        (["review"], "needs a terminal"),
        (["extract"], "name a file"),
        (["extract", "missing.txt"], "missing.txt"),
        (["extract", "a.txt", "--lines", "--format", "timex3"], "--lines goes with"),
    ],
)
@pytest.mark.usefixtures("project")
def test_an_error_is_one_line_and_exit_code_2(run: Commands, arguments: list[str], words: str) -> None:
    ran = run(*arguments)
    assert ran.code == 2
    assert ran.line.startswith("workbench: ")
    assert words in ran.line
    assert not ran.out


@pytest.mark.parametrize("name", READING)
def test_reading_a_project_that_is_not_there_names_it_and_makes_none(run: Commands, name: str, tmp_path: Path) -> None:
    ran = run(name)
    assert ran.code == 2
    assert "workbench.db: no project here yet" in ran.line
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", READING)
def test_a_file_that_is_no_project_is_refused_in_one_line(run: Commands, name: str, tmp_path: Path) -> None:
    (tmp_path / "workbench.db").write_bytes(b"not a database, only words " * 40)
    ran = run(name)
    assert ran.code == 2
    assert "workbench.db" in ran.line
    assert (tmp_path / "workbench.db").read_bytes().startswith(b"not a database")


def test_an_error_shows_hostile_names_harmlessly(run: Commands) -> None:
    ran = run("add", "a\x1b]0;owned\x07\n\u202e.txt")
    assert ran.code == 2
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", ran.line)


# -- which project ---------------------------------------------------------------------------------


def test_the_project_is_named_by_option_before_environment_before_folder(
    run: Commands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ferry(tmp_path / "named.db")
    for arguments in (["--project", "named.db", "claims"], ["claims", "--project", "named.db"]):
        assert run(*arguments).out.count("\n") == 7
    assert run("claims").code == 2
    monkeypatch.setenv("WORKBENCH_PROJECT", str(tmp_path / "named.db"))
    assert run("claims").code == 0
    assert run("claims", "--project", "other.db").code == 2


# -- listings --------------------------------------------------------------------------------------


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("name", ["sources", "claims", "questions", "conflicts"])
def test_listings_are_golden(run: Commands, name: str) -> None:
    for form in ("text", "json", "csv"):
        ran = run(name, "--format", form)
        assert (ran.code, ran.err) == (0, "")
        golden.check(f"listing-{name}.{form}", ran.out)


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("name", LISTINGS)
def test_json_and_csv_of_a_listing_agree_with_its_table(run: Commands, name: str) -> None:
    run("decide", run("questions").out.split("\n")[1].split()[0], "--disposition", "unresolved")
    rows = list(csv.reader(io.StringIO(run(name, "--format", "csv").out)))[1:]
    records = json.loads(run(name, "--format", "json").out)
    conflicts = sum(len(record["conflicts"]) for record in records) if name == "conflicts" else len(records)
    assert len(rows) == conflicts > 0
    if name != "conflicts":
        assert run(name).out.count("\n") == len(rows) + 1


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (["claims"], 6),
        (["claims", "--kind", "date"], 3),
        (["claims", "--source", "COAST"], 2),
        (["claims", "--source", "coast", "--kind", "quantity"], 1),
        (["claims", "--search", "1952"], 2),
        (["claims", "--search", "old  hands"], 1),
        (["questions", "--state", "open"], 2),
        (["questions", "--state", "decided"], 0),
        (["questions", "--search", "how many"], 1),
        (["questions", "--kind", "quote"], 0),
        (["conflicts", "--kind", "date"], 1),
        (["sources", "--source", "bay"], 1),
        (["sources", "--search", "Old hands"], 1),
    ],
)
def test_filters(run: Commands, arguments: list[str], count: int) -> None:
    ran = run(*arguments, "--format", "json")
    assert ran.code == 0
    assert len(json.loads(ran.out)) == count


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["questions", "--state", "decided"], "none of 2 questions matches"),
        (["conflicts", "--kind", "quote"], "none of 2 conflicts matches"),
        (["claims", "--search", "zeppelin"], "none of 6 claims matches"),
        (["sources", "--search", "zeppelin"], "no source holds these words"),
        (["history"], "nothing recorded in this project yet"),
    ],
)
def test_an_empty_listing_prints_nothing_and_says_why(run: Commands, arguments: list[str], told: str) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out, ran.line) == (0, "", told)


@pytest.mark.usefixtures("project")
def test_history_says_what_was_decided_first(run: Commands) -> None:
    asked = json.loads(run("questions", "--kind", "date", "--format", "json").out)[0]
    run("decide", asked["id"], "--position", "1952", "--because", "The yard book.")
    assert "right · 1952 · The yard book.; When was the ferry launched?" in run("history").out


def test_a_narrow_table_leaves_columns_out_and_keeps_the_ends_of_paths(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    rows = [("id" * 6, "It sank in 1952, as old hands say to this day.", "in/some/folder/far/away/bay.txt")]
    heading, line = table(("id", "words", "path"), rows, spare=("id",)).splitlines()
    assert heading.split() == ["WORDS", "PATH"]
    assert line.startswith("It sank in 1952")
    assert line.endswith("away/bay.txt")
    assert len(line) == 50
    monkeypatch.delenv("COLUMNS")
    assert "id" * 6 in table(("id", "words", "path"), rows, spare=("id",))


def test_hostile_words_reach_the_tables_visibly_and_the_json_exactly(run: Commands, tmp_path: Path) -> None:
    evil = "1952\x1b]0;owned\x07\u202e[sic]\x9b31m"
    shown = [document("a.txt", f"It sank in {evil}."), document("b.txt", "It sank in 1953.")]
    claims = [claim(shown[0], evil), claim(shown[1], "1953")]
    lay(tmp_path / "workbench.db", shown, claims, [question(claims, f"When {evil}?")])
    for name in ("claims", "questions", "conflicts"):
        for form in ("text", "csv", "json"):
            ran = run(name, "--format", form)
            assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", ran.out)
    assert evil in {record["text"] for record in json.loads(run("claims", "--format", "json").out)}
    assert "1952␛]0;owned␇<U+202E>[sic]<U+009B>31m" in run("claims").out


# -- decisions -------------------------------------------------------------------------------------


@pytest.mark.usefixtures("project")
def test_decide_undo_redo_and_the_report_in_between(run: Commands) -> None:
    asked = json.loads(run("questions", "--kind", "date", "--format", "json").out)[0]
    ran = run(
        "decide", asked["id"][:5], "--position", "1952", "--because", "The yard book.", "--evidence", "yard book, p. 4",
        "--reviewer", "ines",
    )  # fmt: skip
    assert (ran.code, ran.err) == (0, "")
    assert f"{asked['id']}\tright\t1952" in ran.out

    def state() -> str:
        return str(json.loads(run("questions", "--kind", "date", "--format", "json").out)[0]["state"])

    assert state() == "decided"
    report = run("export", "--format", "md").out
    for words in ("1952 is right", "ines", "The yard book.", "yard book, p. 4"):
        assert words in report
    assert "verdict" in run("undo").out
    assert state() == "open"
    assert "- Verdict (current): 1952 is right" not in run("export").out
    assert "verdict" in run("redo").out
    assert state() == "decided"
    types = [event["type"] for event in json.loads(run("history", "--format", "json").out)]
    assert types == ["verdict", "undo", "redo"]
    assert run("redo").err == "nothing to redo\n"


@pytest.mark.usefixtures("project")
def test_a_verdict_without_evidence_says_that_it_does_not_close(run: Commands) -> None:
    asked = json.loads(run("questions", "--format", "json").out)[0]
    ran = run("decide", asked["id"], "--disposition", "compatible", "--reason", "precision")
    assert ran.code == 0
    assert "not closed" in ran.line


@pytest.mark.usefixtures("project")
def test_a_position_that_nobody_holds_is_refused(run: Commands) -> None:
    asked = json.loads(run("questions", "--kind", "date", "--format", "json").out)[0]
    ran = run("decide", asked["id"], "--position", "1960")
    assert ran.code == 2
    assert "1952, 1953" in ran.line
    assert json.loads(run("history", "--format", "json").out) == []


# -- the doctor ------------------------------------------------------------------------------------


@pytest.mark.usefixtures("project")
def test_the_doctor_looks_at_project_parser_and_terminal(run: Commands) -> None:
    ran = run("doctor")
    for name in ("python", "project", "integrity", "events", "parser", "terminal"):
        assert re.search(rf"^(ok  |BAD ) {name}\b", ran.out, re.MULTILINE)
    assert ran.code == int("BAD" in ran.out)


def test_the_doctor_finds_damage(run: Commands, project: Path) -> None:
    import sqlite3

    with sqlite3.connect(project) as connection:
        trigger = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchone()[0]
        connection.execute(f"DROP TRIGGER {trigger}")
    connection.close()
    ran = run("doctor")
    assert ran.code == 1
    assert "BAD  events" in ran.out
