"""Looking again whenever a file is saved."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from workbench.cli.printing import tell
from workbench.model import WorkbenchError

DEBOUNCE = 50
"""Milliseconds after a change in which more changes are taken for the same save: editors write a file in steps."""

PATIENCE = 1000
"""Milliseconds after which the files are looked at whether or not the system has told of a change."""

Stamp = tuple[tuple[int, int, int] | None, ...]


def watched(look: Callable[[], int], paths: Sequence[str]) -> int:
    """Look now and after every save of one of the files; the result of the last look, once Ctrl-C ends it.

    A file that cannot be read for a moment is said so, and waited for. Folders are watched rather than files, because
    many editors save by putting a new file in the old one's place.
    """
    from watchfiles import watch

    folders = {Path(path).resolve().parent for path in paths}
    seen = _stamp(paths)
    code = _once(look)
    saves = watch(
        *(folder for folder in folders if folder.is_dir()),
        debounce=DEBOUNCE,
        step=DEBOUNCE // 5,
        rust_timeout=PATIENCE,
        yield_on_timeout=True,
        recursive=False,
        raise_interrupt=False,
    )
    with suppress(KeyboardInterrupt):  # it may come while a file is looked at
        for _ in saves:
            if (now := _stamp(paths)) != seen:
                seen = now
                code = _once(look)
    return code


def _stamp(paths: Sequence[str]) -> Stamp:
    """What changes when a file is saved: its number, size and time; None where there is no file."""
    found = list[tuple[int, int, int] | None]()
    for path in paths:
        try:
            about = Path(path).stat()
            found.append((about.st_ino, about.st_size, about.st_mtime_ns))
        except OSError:
            found.append(None)
    return tuple(found)


def _once(look: Callable[[], int]) -> int:
    start = time.perf_counter()
    try:
        code = look()
    except WorkbenchError as error:
        tell(f"workbench: {error}")
        code = 2
    tell(f"checked in {time.perf_counter() - start:.2f} s; waiting for the next save, Ctrl-C ends")
    return code
