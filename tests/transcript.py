"""The README's worked examples: each `$` line is run, and what stands below it is what it printed."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"

BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)
PIPE = re.compile(r" \| (head|tail) -n (\d+)$")


def rewritten(page: str, project: Path) -> str:
    """The page with the output of every command as it is today; all blocks share one new project, in order."""
    return BLOCK.sub(lambda block: "".join(_run(line, project) for line in _commands(block[0])), page)


def _commands(block: str) -> Iterator[str]:
    return (line[2:] for line in block.splitlines() if line.startswith("$ "))


def _run(command: str, project: Path) -> str:
    """A command line and what it prints on both streams, whole or as much as `head -n N` and `tail -n N` leave."""
    shown = PIPE.search(command)
    program, *arguments = shlex.split(PIPE.sub("", command))
    done = subprocess.run(
        [Path(sys.executable).parent / program, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "WORKBENCH_PROJECT": str(project), "NO_COLOR": "1", "COLUMNS": "120"},
        check=False,
    )
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    if shown:
        lines = lines[: int(shown[2])] if shown[1] == "head" else lines[-int(shown[2]) :]
    return "\n".join([f"$ {command}", *lines]) + "\n"
