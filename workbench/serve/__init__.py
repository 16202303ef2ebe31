"""The review screen in a browser on this computer: the same program, behind a door that opens once."""

from __future__ import annotations

from workbench.serve.server import serve

__all__ = ["serve"]
