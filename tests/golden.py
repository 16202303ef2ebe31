"""Golden files: what a command or a report writes, byte for byte. GOLDEN=write makes them anew."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "fixtures" / "golden"


def check(name: str, text: str) -> None:
    """Fail when the text differs from the golden file of that name."""
    path = FOLDER / name
    if os.environ.get("GOLDEN") == "write":
        path.write_bytes(text.encode())
    assert text == path.read_bytes().decode(), f"{name} differs; look at the change, then run with GOLDEN=write"
