"""What derived rows were computed from, as short keys: when a key no longer fits, the rows are computed again.

The program's own code is part of the key, so no version number has to be remembered when a rule changes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import blake2b
from pathlib import Path

import workbench

EXTRACTION = ("model", "read", "language", "kinds", "extract", "frame", "anomaly")
LINKING = ("origin", "link", "conflict")


@cache
def code(*parts: str) -> str:
    """A digest of the files of these modules and packages, trained weights included."""
    digest = blake2b(digest_size=16)
    root = Path(workbench.__file__).parent
    for part in parts:
        for file in [root / f"{part}.py", *sorted((root / part).rglob("*"))]:
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(f"{file.relative_to(root)}\n".encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()


def extraction_key(path: str, metadata: Mapping[str, str], aliases: Mapping[str, tuple[str, str]] | None = None) -> str:
    """What the claims of one source depend on, besides its bytes: metadata, and the aliases of names it mentions."""
    told = [json.dumps(aliases, sort_keys=True)] if aliases else []
    return _short(code(*EXTRACTION), path, json.dumps(metadata, sort_keys=True), *told)


def linking_key(sources: Iterable[tuple[str, str]], rulings: Iterable[int] = ()) -> str:
    """What the questions depend on: every source with the key of its claims, and the events that rule on them."""
    ruled = [f"ruled by {number}" for number in rulings]
    return _short(code(*LINKING), *(f"{source} {key}" for source, key in sorted(sources)), *ruled)


def queue_key(revision: int, rulings: Iterable[int]) -> str:
    """What the queue depends on: the rules, the revision of the derived rows, and the events that rule on them."""
    return _short(code(*LINKING, "desk"), str(revision), *(f"ruled by {number}" for number in rulings))


def sources_key(revision: int, aliases: Mapping[str, tuple[str, str]], told: Iterable[int]) -> str:
    """What decides whether any source is out of date: the rules, what was derived, and what people said."""
    said = (json.dumps(aliases, sort_keys=True), *(f"told by {number}" for number in told))
    return _short(code(*EXTRACTION, "desk"), str(revision), *said)


def _short(*words: str) -> str:
    return blake2b("\n".join(words).encode(), digest_size=16).hexdigest()
