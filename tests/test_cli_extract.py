"""`workbench extract`: claims of a text without a project, in all its forms."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands import Commands

STORY = "The mill burned on 3 May 2022.\n\nIt cost $4.5 million, and 12% of the stock was lost.\n"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Commands:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    return Commands(capsys)


def test_text_names_place_kind_value_and_words(run: Commands) -> None:
    ran = run("extract", "story.txt")
    assert (ran.code, ran.err) == (0, "")
    assert "story.txt:1:20: date 2022-05-03 “3 May 2022”\n" in ran.out
    assert "story.txt:3:9: money 4500000 USD “$4.5 million”\n" in ran.out.replace("4.5e6", "4500000")


def test_jsonl_is_a_claim_a_line_with_exact_offsets(run: Commands) -> None:
    ran = run("extract", "story.txt", "--format", "jsonl")
    claims = [json.loads(line) for line in ran.out.splitlines()]
    assert {"date", "money", "percent"} <= {claim["kind"] for claim in claims}
    for claim in claims:
        assert STORY[claim["start"] : claim["end"]] == claim["text"]
        assert claim["path"] == "story.txt"
        assert "line" not in claim
    percent = next(claim for claim in claims if claim["kind"] == "percent")
    assert (percent["value"]["number"], percent["value"]["number_high"]) == ("12", None)


def test_timex3_is_one_list_of_records(run: Commands) -> None:
    found = json.loads(run("extract", "story.txt", "--format", "timex3").out)
    assert {"start": 19, "end": 29, "type": "DATE", "value": "2022-05-03"}.items() <= found[0].items()


def test_each_line_is_a_text_of_its_own(run: Commands, tmp_path: Path) -> None:
    (tmp_path / "lines.txt").write_text("Costs rose 5%.\n\n  \nFares fell by 7%.\n", encoding="utf-8")
    ran = run("extract", "lines.txt", "--lines", "--format", "jsonl")
    claims = [json.loads(line) for line in ran.out.splitlines()]
    assert [(c["line"], c["text"], c["start"]) for c in claims] == [(0, "5%", 11), (3, "7%", 14)]
    assert "lines.txt:4:15: percent" in run("extract", "lines.txt", "--lines").out


def test_many_files_go_to_a_folder_named_after_each(run: Commands, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("It opened in 1999.", encoding="utf-8")
    ran = run("extract", "story.txt", "other.txt", "--format", "timex3", "--output-dir", "out")
    assert (ran.code, ran.out) == (0, "")
    assert ran.line == "2 files in out"
    assert json.loads((tmp_path / "out/other.json").read_text(encoding="utf-8"))[0]["value"] == "1999"


def test_a_manifest_alone_names_the_files_and_their_dates(run: Commands, tmp_path: Path) -> None:
    (tmp_path / "set").mkdir()
    (tmp_path / "set/late.txt").write_text("It closed on Tuesday.", encoding="utf-8")
    (tmp_path / "set/manifest.csv").write_text("path,published\nlate.txt,2022-05-05\n", encoding="utf-8")
    ran = run("extract", "--manifest", "set/manifest.csv", "--format", "timex3", "--output-dir", "out")
    assert ran.code == 0
    (found,) = json.loads((tmp_path / "out/late.json").read_text(encoding="utf-8"))
    assert found["value"] == "2022-05-03"


def test_two_inputs_of_one_name_do_not_overwrite_each_other(run: Commands, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/story.txt").write_text("It opened in 1999.", encoding="utf-8")
    ran = run("extract", "story.txt", "sub/story.txt", "--output-dir", "out")
    assert ran.code == 2
    assert "both story.txt and sub/story.txt" in ran.line


def test_timex3_of_many_files_needs_a_folder(run: Commands, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("It opened in 1999.", encoding="utf-8")
    assert "needs --output-dir" in run("extract", "story.txt", "other.txt", "--format", "timex3").line


def test_no_project_is_made(run: Commands, tmp_path: Path) -> None:
    run("extract", "story.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["story.txt"]


def test_a_text_without_claims_says_so(run: Commands, tmp_path: Path) -> None:
    (tmp_path / "plain.txt").write_text("Nobody came.", encoding="utf-8")
    ran = run("extract", "plain.txt")
    assert (ran.code, ran.out, ran.line) == (0, "", "no claim found in 1 text")
