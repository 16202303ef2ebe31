"""The main job by the command line alone: the demonstration, and a project made from corpus/ with its two drafts."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from tests.commands import Commands
from workbench.cli import main
from workbench.cli.printing import width

HOUSE = Path(__file__).parent.parent
CORPUS = HOUSE / "corpus"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("corpus") / "corpus.db"
    added = ["add", str(CORPUS / "articles"), "--manifest", str(CORPUS / "manifest.csv"), "--project", str(path)]
    assert main(added) == 0
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, project: Path) -> Commands:
    monkeypatch.setenv("WORKBENCH_PROJECT", str(project))
    monkeypatch.delenv("COLUMNS", raising=False)
    return Commands(capsys)


def schema(name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(
        json.loads((HOUSE / "docs" / f"{name}.schema.json").read_text(encoding="utf-8"))
    )


def test_the_demonstration_prints_the_conflicts_and_leaves_nothing_behind(
    run: Commands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    ran = run("demo")
    assert ran.code == 0
    assert re.search(r"^6 articles, \d+ claims, \d+ conflicts$", ran.err, re.MULTILINE)
    assert re.search(r"^  q[0-9a-f]+ · \w+ · (possible )?conflict · open$", ran.out, re.MULTILINE)
    assert re.search(r"^    [^,]+, (\d{4}-\d\d-\d\d|no date): “.+”$", ran.out, re.MULTILINE)
    assert "  why: " in ran.out
    assert not list(tmp_path.iterdir())


def test_adding_again_changes_nothing(run: Commands) -> None:
    before = run("export", "--format", "json").out
    ran = run("add", CORPUS / "articles", "--manifest", CORPUS / "manifest.csv")
    assert ran.code == 0
    assert ran.out.count("unchanged\t") == 6
    assert "0 added, 6 unchanged, 0 skipped" in ran.err
    assert run("export", "--format", "json").out == before


def test_the_export_of_a_real_project_follows_the_schema(run: Commands) -> None:
    exported = json.loads(run("export", "--format", "json").out)
    schema("export").validate(exported)
    assert {d["outlet"] for d in exported["documents"]} >= {"PenWorld", "The Ridgeway Herald"}
    assert exported["claims"]
    assert exported["questions"]


def test_a_draft_that_contradicts_its_sources_is_stopped(run: Commands) -> None:
    ran = run("check", CORPUS / "draft.md")
    assert (ran.code, ran.err) == (1, "")
    first, *rest = ran.out.splitlines()
    assert re.fullmatch(r"checked \d+ of \d+ claims; not checked: .+", first)
    assert re.fullmatch(r"5 errors, \d+ warnings?, \d+ questions?; \d+ supported, .*", rest[-1])
    place = re.escape(str(CORPUS / "draft.md"))
    letters = rest.index(next(line for line in rest if "“37 personal letters”" in line))
    assert re.match(rf"{place}:15:67: error contradicted: ", rest[letters])
    assert rest[letters + 1].startswith("    draft: “He and Donald Trump exchanged 37 personal letters")
    assert any("The Eastgate Post" in line and "27 personal letters" in line for line in rest[letters + 2 :])


def test_a_clean_draft_passes(run: Commands) -> None:
    assert run("check", CORPUS / "clean.md").code == 0


@pytest.mark.parametrize(("fail_on", "code"), [("error", 1), ("warning", 1), ("never", 0)])
def test_fail_on_sets_the_exit_code(run: Commands, fail_on: str, code: int) -> None:
    assert run("check", CORPUS / "draft.md", "--fail-on", fail_on).code == code


def test_check_as_json_follows_the_schema_and_points_into_the_draft(run: Commands) -> None:
    ran = run("check", CORPUS / "draft.md", "--format", "json")
    assert ran.code == 1
    told = json.loads(ran.out)
    schema("check").validate(told)
    lines = (CORPUS / "draft.md").read_text(encoding="utf-8").splitlines()
    assert sum(told["levels"].values()) == len(told["findings"])
    for finding in told["findings"]:
        assert lines[finding["line"] - 1][finding["column"] - 1 :].startswith(finding["text"])
        assert finding["level"] != "error" or finding["evidence"]


def test_columns_are_those_of_the_file_where_markup_stands_before_the_words(run: Commands, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("# Letters\n\nHe *and* **Donald Trump** exchanged 37 personal letters.\n", encoding="utf-8")
    ran = run("check", draft, "--notes")
    assert f"{draft}:3:37: " in ran.out


def test_check_for_github_is_one_command_a_finding(run: Commands) -> None:
    ran = run("check", CORPUS / "draft.md", "--format", "github")
    errors = [line for line in ran.out.splitlines() if line.startswith("::error ")]
    assert errors
    assert all(re.match(r"::error file=[^,]+,line=\d+,col=\d+,title=[a-z-]+::\S", line) for line in errors)


def test_notes_name_what_is_supported(run: Commands) -> None:
    ran = run("check", CORPUS / "clean.md", "--notes")
    assert re.search(r":\d+:\d+: note supported: “.+”: supported by \d sources?, \d origins?$", ran.out, re.MULTILINE)


# -- taking sources in -----------------------------------------------------------------------------


def test_add_says_what_was_added_and_what_was_skipped_and_why(run: Commands, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("The mill burned in 1999.", encoding="utf-8")
    (folder / "b.xyz").write_bytes(b"\x00\x01")
    ran = run("--project", tmp_path / "new.db", "add", folder)
    assert (ran.code, ran.out) == (0, f"added\t{folder / 'a.txt'}\n")
    skipped, summary = ran.err.splitlines()
    assert skipped.startswith(f"skipped {folder / 'b.xyz'}: ")
    assert summary.startswith("1 added, 0 unchanged, 1 skipped; the project holds 1 claim and 0 questions")


def test_a_named_file_that_cannot_be_read_stops_add_and_keeps_what_came_before(run: Commands, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The mill burned in 1999.", encoding="utf-8")
    (tmp_path / "b.xyz").write_bytes(b"\x00\x01")
    ran = run("--project", tmp_path / "new.db", "add", tmp_path / "a.txt", tmp_path / "b.xyz")
    assert ran.code == 2
    assert "b.xyz" in ran.line
    assert ran.line.endswith("(saved before: 1)")
    assert "a.txt" in run("--project", tmp_path / "new.db", "sources").out


def test_a_missing_file_begins_no_project(run: Commands, tmp_path: Path) -> None:
    ran = run("--project", tmp_path / "new.db", "add", tmp_path / "missing.txt")
    assert ran.code == 2
    assert "missing.txt: no such file or folder" in ran.line
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [("folder/a.xyz", b"", "no file in this folder"), ("noise.txt", bytes(range(256)) * 9, "a binary file")],
)
def test_an_add_that_takes_nothing_in_leaves_no_project(
    run: Commands, tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    ran = run("--project", tmp_path / "new.db", "add", tmp_path / name.split("/")[0])
    assert ran.code == 2
    assert words in ran.line
    assert not list(tmp_path.glob("new.db*"))


def test_a_folder_that_may_not_be_opened_says_so(
    run: Commands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    (tmp_path / "locked").mkdir()
    monkeypatch.setattr(os, "scandir", refused)
    ran = run("--project", tmp_path / "new.db", "add", tmp_path / "locked")
    assert (ran.code, ran.line) == (2, f"workbench: {tmp_path / 'locked'}: cannot be read: Permission denied")


def test_an_add_that_fails_leaves_a_project_that_was_there(run: Commands, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.txt").write_text("The mill burned in 1999.", encoding="utf-8")
    assert run("--project", tmp_path / "old.db", "add", tmp_path / "a.txt").code == 0
    assert run("--project", tmp_path / "old.db", "add", tmp_path / "empty").code == 2
    assert "a.txt" in run("--project", tmp_path / "old.db", "sources").out


def test_an_interrupted_add_says_how_many_are_saved(
    run: Commands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workbench.desk import Desk

    def interrupted(_: Desk, paths: list[str], *, progress: Callable[[str], None], **__: object) -> None:
        for path in paths[1:]:
            progress(path)
        raise KeyboardInterrupt

    monkeypatch.setattr(Desk, "add", interrupted)
    files = [tmp_path / f"{name}.txt" for name in "abc"]
    for file in files:
        file.write_text("The mill burned in 1999.", encoding="utf-8")
    ran = run("--project", tmp_path / "new.db", "add", *files)
    assert (ran.code, ran.line) == (130, "workbench: interrupted; 2 sources saved, the rest not read")
    assert (tmp_path / "new.db").exists()
    ran = run("--project", tmp_path / "other.db", "add", files[0])
    assert (ran.code, ran.line) == (130, "workbench: interrupted; 0 sources saved, the rest not read")
    assert not list(tmp_path.glob("other.db*"))


def test_add_names_what_a_person_should_look_at(run: Commands, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(
        "The café burned in 1999, and “nobody” knows why it did so at noon.".encode("cp1252")
    )
    (tmp_path / "b.txt").write_bytes(b"\n")
    ran = run("--project", tmp_path / "new.db", "add", tmp_path / "a.txt", tmp_path / "b.txt")
    assert ran.code == 0
    told = ran.err.splitlines()[:-1]
    assert any(line.startswith(f"look at {tmp_path / 'a.txt'}: read as ") for line in told)
    assert f"look at {tmp_path / 'b.txt'}: there is no text in it" in told


# -- width -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("columns", [80, 160])
@pytest.mark.parametrize("name", ["questions", "conflicts", "claims", "sources", "check"])
def test_what_people_read_keeps_to_the_width_that_is_asked_for(
    run: Commands, monkeypatch: pytest.MonkeyPatch, name: str, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = run(name, *([CORPUS / "draft.md"] if name == "check" else [])).out.splitlines()
    assert [line for line in lines if width(line) > columns and " " in line.strip()] == []
    assert max(width(line) for line in lines) > columns // 2


def test_metadata_given_with_add_is_kept(run: Commands, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The mill burned on Monday.", encoding="utf-8")
    given = ("--published", "2022-05-05", "--outlet", "The Torsvik Post", "--tier", "wire")
    assert run("--project", tmp_path / "new.db", "add", tmp_path / "a.txt", *given).code == 0
    (source,) = json.loads(run("--project", tmp_path / "new.db", "sources", "--format", "json").out)
    assert (source["published"], source["published_from"]) == ("2022-05-05", "user")
    assert (source["outlet"], source["tier"]) == ("The Torsvik Post", "wire")


def test_a_date_that_is_none_is_refused(run: Commands, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The mill burned on Monday.", encoding="utf-8")
    ran = run("--project", tmp_path / "new.db", "add", tmp_path / "a.txt", "--published", "yesterday")
    assert ran.code == 2
    assert "yesterday" in ran.line


def test_a_project_without_sources_passes_no_draft(run: Commands, tmp_path: Path) -> None:
    project = tmp_path / "drafts.db"
    assert run("--project", project, "add", CORPUS / "clean.md", "--tier", "draft").code == 0
    ran = run("--project", project, "check", CORPUS / "clean.md")
    assert ran.code == 2
    assert "nothing to check it against" in ran.line
