"""What a person points at: files, folders, globs and standard input, as bytes in a fixed order."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from glob import glob, has_magic
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
    if name == STDIN:
        yield name, True
    elif name.startswith(("http://", "https://")):
        raise InputError(f"{name}: addresses are not fetched; save the page and add the file")
    elif os.path.isdir(name):
        yield from _folder(name, extensions, on_skip)
    elif not os.path.lexists(name) and has_magic(name):
        matches = sorted(glob(name, recursive=True))
        if not matches:
            raise InputError(f"{name}: no file matches; check the pattern")
        for match in matches:
            if os.path.isdir(match):
                continue
            if _supported(match, extensions):
                yield match, False
            else:
                on_skip(match, _unsupported(match, extensions))
    else:
        if os.path.lexists(name) and not _supported(name, extensions):
            raise InputError(f"{name}: {_unsupported(name, extensions)}")
        yield name, True


def _folder(root: str, extensions: frozenset[str], on_skip: SkipHandler) -> Iterator[tuple[str, bool]]:
    found = False

    def refuse(error: OSError) -> None:
        on_skip(error.filename or root, f"cannot be read: {error.strerror}")

    for folder, subfolders, names in os.walk(root, onerror=refuse):  # links to folders are not followed: no loops
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(folder, name)
            if name.startswith("."):
                continue
            if not _supported(path, extensions):
                on_skip(path, _unsupported(path, extensions))
                continue
            found = True
            yield path, False
    if not found:
        raise InputError(f"{root}: no file in this folder can be read; supported are {_listed(extensions)}")


def _supported(path: str, extensions: frozenset[str]) -> bool:
    return Path(path).suffix.lower() in extensions


def _unsupported(path: str, extensions: frozenset[str]) -> str:
    return f"{Path(path).suffix or 'a name without extension'} is not supported; convert it to {_listed(extensions)}"


def _listed(extensions: frozenset[str]) -> str:
    return ", ".join(sorted(extensions - {""}))


def _bytes(path: str) -> bytes:
    """The bytes of one file. Raises InputError when it is missing, too large, not a file or not readable."""
    try:
        if path == STDIN:
            data = sys.stdin.buffer.read(LIMIT + 1)
        else:
            status = os.stat(path)
            if not Path(path).is_file():
                raise InputError(f"{path}: not a regular file")
            if status.st_size > LIMIT:
                raise InputError(f"{path}: {status.st_size:,} bytes, more than the limit of {LIMIT:,}; split it")
            with open(path, "rb") as file:
                data = file.read(LIMIT + 1)
    except FileNotFoundError:
        raise InputError(f"{path}: no such file or folder") from None
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        raise InputError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if len(data) > LIMIT:
        raise InputError(f"{path}: more than the limit of {LIMIT:,} bytes; split it")
    return data
