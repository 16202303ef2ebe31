"""Writing a report so that a reader never meets half of one."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from workbench.model import InputError


def write(path: str | Path, content: str | bytes) -> None:
    """Write text, as UTF-8, or bytes to a file: all of it or nothing. InputError names the file and the reason."""
    target = Path(os.path.realpath(path))
    data = content if isinstance(content, bytes) else content.encode()
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)
        else:
            _replace(target, data)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror or error}") from error


def _replace(target: Path, content: bytes) -> None:
    """Write beside the target, then rename over it; the mode of an existing file stays."""
    mode = target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask()
    handle, beside = tempfile.mkstemp(prefix=f".{target.name[:64]}.", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(mode)
        Path(beside).replace(target)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
