"""A program on a terminal of its own, read as it draws."""

from __future__ import annotations

import os
import pty
import re
import select
import struct
import subprocess
import time
from collections.abc import Mapping
from fcntl import ioctl
from termios import TIOCSWINSZ

PATIENCE = 30.0
"""Seconds until something must have been drawn, on the slowest machine that runs the tests."""
QUIET = 0.3
"""Seconds without anything drawn after which a screen is at rest; a cursor that blinks draws every half second."""
_ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\^_])")


class Terminal:
    """Runs from the moment it is made; whoever makes it closes it."""

    def __init__(self, command: list[str], size: tuple[int, int], environment: Mapping[str, str]) -> None:
        self._seen = b""
        self._file, theirs = pty.openpty()
        columns, rows = size
        ioctl(theirs, TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.started = time.perf_counter()
        # Not by a fork of our own, whose cost grows with what this process holds.
        self._process = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**environment, "TERM": "xterm-256color"},
            start_new_session=True,
        )
        os.close(theirs)

    @property
    def drawn(self) -> str:
        """Everything drawn since the last key, in the order of drawing."""
        return _ESCAPES.sub(b"", self._seen).decode(errors="replace")

    def wait_for(self, words: str) -> float:
        """Seconds from the start until words were drawn; RuntimeError when they do not come."""
        while words not in self.drawn:
            if not select.select([self._file], [], [], PATIENCE)[0]:
                raise RuntimeError(f"{words!r} was not drawn within {PATIENCE:.0f} s:\n{self.drawn}")
            self._seen += os.read(self._file, 65536)
        return time.perf_counter() - self.started

    def seconds(self, keys: str, words: str) -> float:
        """Seconds from pressing keys until words are drawn anew."""
        self._seen = b""
        pressed = time.perf_counter()
        os.write(self._file, keys.encode())
        self.wait_for(words)
        return time.perf_counter() - pressed

    def rested(self, keys: str, words: str) -> float:
        """The same, once all that earlier keys draw is read; a program that nobody reads from cannot draw on."""
        while select.select([self._file], [], [], QUIET)[0]:
            os.read(self._file, 65536)
        return self.seconds(keys, words)

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._file)
