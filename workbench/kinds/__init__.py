"""The claim kinds: each module here that has `find` and `compare` is one, found by its presence."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from workbench.kinds.kind import Kind


@cache
def kinds() -> dict[str, Kind]:
    """Every kind by name, in alphabetical order."""
    found = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__) if module.name != "kind")
    return {module.name: cast(Kind, module) for module in found if hasattr(module, "find")}
