"""`make bench`: how fast this machine starts, paints, parses and extracts. Each line says what was measured."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from compileall import compile_dir
from pathlib import Path

from tests import million, speed
from tests.terminal import Terminal
from workbench.desk import Desk

CORPUS = Path(__file__).parent.parent / "corpus"
WORKBENCH = str(Path(sys.executable).parent / "workbench")

HELP_TARGET = 0.15
PAINT_TARGET = 0.5
LOAD_TARGET = 1.0
DESK_PAINT_TARGET = 0.5
KEY_TARGET = 0.05
CHECK_TARGET = 2.0
RECHECK_TARGET = 0.3
"""Seconds; the promises of the README."""

ROUNDS = 5
"""The best of so many runs counts: the others measure what else the machine was doing."""


def best(measure: Callable[[], float]) -> float:
    return min(measure() for _ in range(ROUNDS))


def line(what: str, figure: str, how: str, target: float | None = None, seconds: float = 0.0) -> None:
    verdict = "" if target is None else f"; target {target:g} s: {'kept' if seconds <= target else 'MISSED'}"
    print(f"{what:32} {figure:>16}   {how}{verdict}", flush=True)


def help_seconds() -> float:
    start = time.perf_counter()
    subprocess.run([WORKBENCH, "--help"], check=True, capture_output=True)
    return time.perf_counter() - start


def corpus_project(folder: Path) -> Path:
    project = folder / "bench.db"
    arguments = [WORKBENCH, "--project", str(project), "add", str(CORPUS / "articles")]
    subprocess.run([*arguments, "--manifest", str(CORPUS / "manifest.csv")], check=True, capture_output=True)
    return project


def first_paint_seconds(project: Path, words: str) -> float:
    """Seconds from the start of the process until a question of the project stands on a terminal of 80×24."""
    command = [WORKBENCH, "--project", str(project), "review"]
    terminal = Terminal(command, (80, 24), os.environ)
    try:
        return terminal.wait_for(words)
    finally:
        terminal.close()


def screen_words(project: Path) -> str:
    """The first two words of the question that stands on top of the queue."""
    with Desk.open(project) as desk:
        return " ".join(desk.questions()[0].title.split()[:2])


def load_seconds() -> float:
    load = "from workbench.language.parser import pipeline; pipeline()"
    code = f"import time; start = time.perf_counter(); {load}; print(time.perf_counter() - start)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return float(done.stdout)


def long_draft(folder: Path) -> Path:
    """A draft of 800 words: the two of the corpus, one after the other."""
    words = " ".join((CORPUS / name).read_text(encoding="utf-8") for name in ("draft.md", "clean.md")).split(" ")[:800]
    path = folder / "long.md"
    path.write_text(" ".join(words), encoding="utf-8")
    return path


def install() -> None:
    """Compile the program's modules, as an installer does; what is measured is no compiling."""
    compile_dir(CORPUS.parent / "workbench", quiet=1)


def check_seconds(project: Path, draft: Path) -> float:
    command = [WORKBENCH, "--project", str(project), "check", str(draft)]
    start = time.perf_counter()
    done = subprocess.run(command, check=False, capture_output=True)
    assert done.returncode < 2, done.stderr
    return time.perf_counter() - start


def recheck_seconds(project: Path, draft: Path) -> float:
    """Seconds from one save to its findings in watch mode, the best of several saves, as the program itself tells."""
    command = [WORKBENCH, "--project", str(project), "check", str(draft), "--watch"]
    text, told = draft.read_text(encoding="utf-8"), list[float]()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as watching:
        assert watching.stderr is not None
        for number in range(ROUNDS + 1):
            line = watching.stderr.readline()
            found = re.search(r"checked in (\d+\.\d+) s", line)
            assert found, line
            told.append(float(found[1]))
            draft.write_text(f"{text}\nSaved {number} times.\n", encoding="utf-8")
        watching.send_signal(signal.SIGINT)
        watching.wait()
    return min(told[1:])


def check_lines(project: Path, folder: Path) -> None:
    draft = long_draft(folder)
    seconds = best(lambda: check_seconds(project, draft))
    how = f"800 words, corpus project, compiled modules, best of {ROUNDS}"
    line("check, cold", f"{seconds:.2f} s", how, CHECK_TARGET, seconds)
    seconds = recheck_seconds(project, draft)
    how = f"the same draft saved in watch mode, best of {ROUNDS}"
    line("check, saved again", f"{seconds:.2f} s", how, RECHECK_TARGET, seconds)


def million_lines() -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "million.db"
        million.build(project)
        for what, seconds in million.measure(project, WORKBENCH):
            target = DESK_PAINT_TARGET if "first" in what and "question" not in what else KEY_TARGET
            how = "a project of a million claims and 250,000 questions, 160×50"
            line(what, f"{1000 * seconds:.0f} ms", how, target, seconds)


def main() -> None:
    install()
    seconds = best(help_seconds)
    line("workbench --help", f"{seconds:.2f} s", f"whole process, best of {ROUNDS}", HELP_TARGET, seconds)
    with tempfile.TemporaryDirectory() as folder:
        project = corpus_project(Path(folder))
        words = screen_words(project)
        check_lines(project, Path(folder))
        seconds = best(lambda: first_paint_seconds(project, words))
    how = f"`workbench review` on the corpus project, 80×24, until a question is on screen, best of {ROUNDS}"
    line("first paint", f"{seconds:.2f} s", how, PAINT_TARGET, seconds)
    seconds = best(load_seconds)
    line("parser, load", f"{seconds:.2f} s", f"import and weights, best of {ROUNDS}", LOAD_TARGET, seconds)
    speed.lines(line)
    million_lines()


if __name__ == "__main__":
    main()
