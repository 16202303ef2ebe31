"""What a person points at: files, folders, globs and standard input, as bytes in a fixed order."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from glob import has_magic, iglob
from pathlib import Path

from workbench.model import InputError

LIMIT = 100_000_000
"""Bytes of the largest file that is read; larger ones are archives or dumps, not articles."""
STDIN = "-"

SkipHandler = Callable[[str, str], None]


def files(inputs: Sequence[str], extensions: frozenset[str], on_skip: SkipHandler) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of every input, folders and globs expanded and sorted, each file once.

    What a person named must be readable, else InputError; what merely lies in a folder or matches a glob goes to
    `on_skip` with the reason.
    """
    seen: set[str] = set()
    for name in inputs:
        for path, named in _expand(name, extensions, on_skip):
            real = path if path == STDIN else os.path.realpath(path)
            if real in seen:
                continue
            seen.add(real)
            try:
                yield path, _bytes(path)
            except InputError as error:
                if named:
                    raise
                on_skip(path, reason(path, error))


def reason(path: str, error: InputError) -> str:
    """The message without the path it begins with."""
    return str(error).removeprefix(f"{path}: ")


def _expand(name: str, extensions: frozenset[str], on_skip: SkipHandler) -> Iterator[tuple[str, bool]]:
    """Paths, and whether the person named each one itself."""
    if name.startswith(("http://", "https://")):
        raise InputError(f"{name}: addresses are not fetched; save the page and add the file")
    if "\0" in name or not name:
        raise InputError(f"{name!r}: not a name a file can have")
    path = Path(name)
    if name == STDIN:
        yield name, True
    elif path.is_dir():
        yield from _folder(name, extensions, on_skip)
    elif has_magic(name) and not os.path.lexists(name):
        yield from _matches(name, extensions, on_skip)
    elif path.exists() and path.suffix and path.suffix.lower() not in extensions:
        raise InputError(f"{name}: {_unsupported(path, extensions)}")
    else:
        yield name, True


def _matches(pattern: str, extensions: frozenset[str], on_skip: SkipHandler) -> Iterator[tuple[str, bool]]:
    matches = sorted(match for match in iglob(pattern, recursive=True) if not Path(match).is_dir())  # noqa: PTH207
    if not matches:
        raise InputError(f"{pattern}: no file matches; check the pattern")
    for match in matches:
        if Path(match).suffix.lower() in extensions:
            yield match, False
        else:
            on_skip(match, _unsupported(Path(match), extensions))


def _folder(root: str, extensions: frozenset[str], on_skip: SkipHandler) -> Iterator[tuple[str, bool]]:
    """Files at every depth. Links to folders are not followed, so no loop can form; hidden names are passed over."""

    def refuse(error: OSError) -> None:
        if error.filename == root:
            raise InputError(f"{root}: cannot be read: {error.strerror}") from None
        on_skip(error.filename or root, f"cannot be read: {error.strerror}")

    found = False
    for folder, subfolders, names in os.walk(root, onerror=refuse):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            if name.startswith("."):
                continue
            if path.suffix.lower() in extensions:
                found = True
                yield str(path), False
            else:
                on_skip(str(path), _unsupported(path, extensions))
    if not found:
        raise InputError(f"{root}: no file in this folder can be read; supported are {', '.join(sorted(extensions))}")


def _unsupported(path: Path, extensions: frozenset[str]) -> str:
    return f"{path.suffix or 'a name without extension'} is not supported; use {', '.join(sorted(extensions))}"


def _bytes(path: str) -> bytes:
    """The bytes of one file. Raises InputError when it is missing, too large, not a file or not readable."""
    try:
        if path == STDIN:
            data = sys.stdin.buffer.read(LIMIT + 1)
        else:
            file = Path(path)
            size = file.stat().st_size
            if not file.is_file():
                raise InputError(f"{path}: not a regular file; use - for standard input")
            if size > LIMIT:
                raise InputError(f"{path}: {size:,} bytes, more than the limit of {LIMIT:,}; split it")
            data = file.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: no such file or folder") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from None
    if len(data) > LIMIT:
        raise InputError(f"{path}: more than the limit of {LIMIT:,} bytes; split it")
    return data
