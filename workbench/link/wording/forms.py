"""The readable forms of forms.toml, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files("workbench.link.wording").joinpath("forms.toml").read_text(encoding="utf-8"))


def form(table: str, key: str, *, default: str = "") -> str:
    """The entry of a table such as `date` or `labels`."""
    return str(_data()[table].get(key, default))


def frame_form(kind: str, predicate: str) -> str:
    """The template for a kind and a predicate class, or the empty string."""
    return str(_data()["frame"].get(kind, {}).get(predicate, ""))


@cache
def listed(name: str) -> frozenset[str]:
    """A list of nouns or adjectives by its name."""
    return frozenset(_data()["nouns"][name])
