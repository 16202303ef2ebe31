"""The command line as a process of its own: pipes, signals, a full disk, and what starting costs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.projects import claim, document, ferry, lay, question

HOUSE = Path(__file__).parent.parent
RUN = [sys.executable, "-c", "import sys; from workbench.cli import main; sys.exit(main())"]
HEAVY = ("spacy", "sqlalchemy", "textual", "pydantic", "dateparser", "pint", "babel", "trafilatura", "rich", "jinja2")


# Unbuffered, Python hides that a pipe took only the first part of a text.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"} | {
    "PYTHONPATH": str(HOUSE)
}


def start(*arguments: str, folder: Path, **options: object) -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    given: dict[str, object] = {"stdin": pipe, "stdout": pipe, "stderr": pipe, "env": ENVIRONMENT} | options
    return subprocess.Popen([*RUN, *arguments], cwd=folder, **given)  # type: ignore[call-overload, no-any-return]


def test_a_reader_that_goes_away_ends_it_quietly(tmp_path: Path) -> None:
    shown = [document(f"{at}.txt", f"It sank in {1000 + at}.") for at in range(900)]
    claims = [claim(one, one.text[11:15]) for one in shown]
    lay(tmp_path / "workbench.db", shown, claims, [question(claims[:2])])
    with start("claims", "--format", "json", folder=tmp_path) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 141


def heeding() -> None:
    """A shell that runs the tests in the background has its children ignore interrupts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interrupt_is_one_line_and_130(tmp_path: Path) -> None:
    process = start("extract", "-", folder=tmp_path, preexec_fn=heeding)
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert out == b""
    assert err.count(b"\n") == 1
    assert b"Traceback" not in err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    ferry(tmp_path / "workbench.db")
    with Path("/dev/full").open("wb") as full:
        process = start("claims", folder=tmp_path, stdout=full)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert err.count(b"\n") == 1
    assert b"No space left" in err


def test_data_is_utf_8_whatever_the_locale_says(tmp_path: Path) -> None:
    shown = [document("a.txt", "It sank in „1952“."), document("b.txt", "It sank in 1953.")]
    claims = [claim(shown[0], "„1952“"), claim(shown[1], "1953")]
    lay(tmp_path / "workbench.db", shown, claims, [question(claims)])
    environment = {**ENVIRONMENT, "PYTHONIOENCODING": "latin-1", "LC_ALL": "C"}
    out, err = start("claims", folder=tmp_path, env=environment).communicate(timeout=60)
    assert "„1952“" in out.decode()
    assert err == b""


def test_help_imports_nothing_heavy(tmp_path: Path) -> None:
    script = f"""
import sys
from workbench.cli import main
assert main(["--help"]) == 0
sys.stderr.write(" ".join(name for name in {HEAVY!r} if name in sys.modules))
"""
    ran = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=ENVIRONMENT, capture_output=True, check=True)
    assert ran.stderr == b""


@pytest.mark.parametrize("name", ["questions", "export", "history", "undo"])
def test_looking_at_a_project_never_loads_the_parser(tmp_path: Path, name: str) -> None:
    ferry(tmp_path / "workbench.db")
    script = f"""
import sys
from workbench.cli import main
assert main(["{name}"]) == 0
sys.stderr.write(" ".join(name for name in ("spacy", "textual", "dateparser", "trafilatura") if name in sys.modules))
"""
    ran = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=ENVIRONMENT, capture_output=True, check=True)
    assert ran.stderr in (b"", b"nothing to undo\n", b"nothing recorded in this project yet\n")
