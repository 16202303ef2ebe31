"""The gate where newsrooms turn it on: before a commit, in CI, and while a draft is written."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from workbench.cli import main

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"
BIN = Path(sys.executable).parent
DOCS = (ROOT / "docs" / "gate.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hooks") / "workbench.db"
    added = ["add", str(CORPUS / "articles"), "--manifest", str(CORPUS / "manifest.csv"), "--project", str(path)]
    assert main(added) == 0
    return path


@pytest.fixture
def folder(tmp_path: Path, project: Path) -> Path:
    """A newsroom's folder: the project file and a draft that its sources rule out."""
    shutil.copy(project, tmp_path / "workbench.db")
    (tmp_path / "drafts").mkdir()
    shutil.copy(CORPUS / "draft.md", tmp_path / "drafts" / "draft.md")
    return tmp_path


def environment() -> dict[str, str]:
    """The console scripts of this environment come first; nothing of the person's own settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("WORKBENCH_", "GIT_", "COV_"))}
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    return {**kept, "PATH": path, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


def run(*command: object, at: Path, **more: str) -> subprocess.CompletedProcess[str]:
    arguments = [str(part) for part in command]
    env = {**environment(), **more}
    return subprocess.run(arguments, cwd=at, env=env, capture_output=True, text=True, check=False)


def git(*command: object, at: Path) -> None:
    who = ("-c", "user.name=Ines", "-c", "user.email=ines@example.org", "-c", "commit.gpgsign=false")
    done = run("git", *who, *command, at=at)
    assert done.returncode == 0, done.stderr


def block(language: str, words: str) -> str:
    """The example of the manual that holds some words."""
    blocks: list[str] = re.findall(rf"```{language}\n(.*?)```", DOCS, re.DOTALL)
    return next(code for code in blocks if words in code)


# -- before a commit -------------------------------------------------------------------------------


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_the_hook_of_the_manual_stops_a_commit(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    home = tmp_path_factory.mktemp("hook")
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", home)
    git("init", "-q", at=home)
    git("add", ".", at=home)
    git("commit", "-q", "-m", "hooks", at=home)
    head = run("git", "rev-parse", "HEAD", at=home).stdout.strip()
    config = yaml.safe_load(block("yaml", "workbench-check"))
    config["repos"][0] |= {"repo": str(home), "rev": head}
    (hook,) = config["repos"][0]["hooks"]
    hook["language"] = "system"  # the program is installed already; nothing is fetched in a test
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (folder / "notes.md").write_text("He exchanged 37 personal letters with Donald Trump.\n", encoding="utf-8")
    git("init", "-q", at=folder)
    git("add", ".", at=folder)
    cache = str(tmp_path_factory.mktemp("cache"))
    stopped = run(BIN / "pre-commit", "run", "--all-files", at=folder, PRE_COMMIT_HOME=cache)
    assert stopped.returncode == 1, stopped.stdout + stopped.stderr
    assert "drafts/draft.md:15:67: error contradicted" in stopped.stdout
    assert "notes.md" not in stopped.stdout
    shutil.copy(CORPUS / "clean.md", folder / "drafts" / "draft.md")
    git("add", ".", at=folder)
    passed = run(BIN / "pre-commit", "run", "--all-files", at=folder, PRE_COMMIT_HOME=cache)
    assert passed.returncode == 0, passed.stdout + passed.stderr


# -- in CI -----------------------------------------------------------------------------------------


def steps(workflow: dict[str, Any]) -> Iterator[str]:
    """The commands of the workflow that are Workbench's own."""
    for step in workflow["jobs"]["check"]["steps"]:
        if step.get("run", "").startswith("workbench "):
            yield step["run"]


def test_the_workflow_of_the_manual_stops_the_draft_and_writes_sarif(tmp_path: Path) -> None:
    shutil.copytree(CORPUS / "articles", tmp_path / "sources" / "articles")
    shutil.copy(CORPUS / "manifest.csv", tmp_path / "sources")
    (tmp_path / "drafts").mkdir()
    shutil.copy(CORPUS / "draft.md", tmp_path / "drafts")
    commands = list(steps(yaml.safe_load(block("yaml", "runs-on"))))
    done = [run("bash", "-ec", command, at=tmp_path) for command in commands]
    assert [d.returncode for d in done] == [0, 0, 1], [d.stderr for d in done]
    assert '"version": "2.1.0"' in (tmp_path / "drafts.sarif").read_text(encoding="utf-8")
    assert "::error file=drafts/draft.md,line=15,col=67,title=contradicted::" in done[-1].stdout


def test_the_settings_of_the_manual_are_read(folder: Path) -> None:
    (folder / "workbench.toml").write_text(block("toml", "[check.levels]"), encoding="utf-8")
    waiver = block("toml", "[[waiver]]")
    (folder / "waivers.toml").write_text(waiver, encoding="utf-8")
    accepted = run("workbench", "check", "drafts/draft.md", "--write-baseline", "accepted.json", at=folder)
    assert accepted.returncode == 0, accepted.stderr
    (folder / "accepted.json").write_text('{"schema": "workbench/baseline/1", "findings": []}', encoding="utf-8")
    checked = run("workbench", "check", "drafts/draft.md", at=folder)
    assert checked.returncode == 1
    assert "waived contradicted “37 personal letters”: The museum counted again" in checked.stdout
    assert ":15:67: error" not in checked.stdout


def test_what_stood_before_stops_nothing_until_something_new_comes(folder: Path) -> None:
    draft = folder / "drafts" / "draft.md"
    wrote = run("workbench", "check", draft, "--write-baseline", "accepted.json", at=folder)
    assert (wrote.returncode, wrote.stdout) == (0, "")
    assert re.fullmatch(r"accepted\.json: \d+ findings accepted\n", wrote.stderr)
    text = draft.read_text(encoding="utf-8")
    draft.write_text(f"A new opening.\n\n{text}", encoding="utf-8")
    same = run("workbench", "check", draft, "--baseline", "accepted.json", at=folder)
    assert same.returncode == 0, same.stdout
    assert re.search(r"^[5-9] findings of the baseline still there, 0 gone$", same.stdout, re.MULTILINE)
    draft.write_text(text.replace("37 personal letters", "38 personal letters"), encoding="utf-8")
    new = run("workbench", "check", draft, "--baseline", "accepted.json", at=folder)
    assert new.returncode == 1
    assert ":15:67: error contradicted" in new.stdout
    assert re.search(r"still there, 1 gone$", new.stdout, re.MULTILINE)


# -- while writing ---------------------------------------------------------------------------------


def wait_for(path: Path, words: str, seconds: float = 60) -> str:
    """What stands in a file once it holds some words."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if words in (text := path.read_text(encoding="utf-8")):
            return text
        time.sleep(0.05)
    raise AssertionError(path.read_text(encoding="utf-8"))


def heed_interrupts() -> None:
    """A shell that runs the tests in the background has its children ignore interrupts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_watch_checks_again_when_the_draft_is_saved_in_either_way(folder: Path) -> None:
    draft, told, talk = folder / "drafts" / "draft.md", folder / "out.txt", folder / "err.txt"
    command = [str(BIN / "workbench"), "check", "drafts/draft.md", "--watch"]
    with told.open("w") as out, talk.open("w") as err:
        watching = subprocess.Popen(
            command, cwd=folder, env=environment(), stdout=out, stderr=err, preexec_fn=heed_interrupts
        )
        try:
            wait_for(talk, "waiting for the next save")
            text = draft.read_text(encoding="utf-8")
            draft.write_text(text.replace("37 personal", "38 personal"), encoding="utf-8")
            assert "“37 personal letters”" in wait_for(told, "“38 personal letters”")
            beside = folder / "drafts" / ".draft.part"
            beside.write_text(text.replace("37 personal", "39 personal"), encoding="utf-8")
            beside.replace(draft)
            wait_for(told, "“39 personal letters”")
            shutil.copy(CORPUS / "clean.md", draft)
            wait_for(told, "\n0 errors")
            watching.send_signal(signal.SIGINT)
            assert watching.wait(30) == 0
        finally:
            watching.kill()
            watching.wait()
    assert "Traceback" not in talk.read_text(encoding="utf-8")
