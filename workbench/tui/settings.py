"""What a reviewer set for all their projects: the theme, and their own keys."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from workbench.model import InputError
from workbench.tui.themes import THEMES

VARIABLE = "WORKBENCH_CONFIG"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings file, checked."""

    theme: str = "dark"
    keys: Mapping[str, str] = field(default_factory=dict)
    """Keys by the name of the command, as Textual takes them."""


def settings_path() -> Path:
    """The file $WORKBENCH_CONFIG names, else workbench/config.toml in the person's folder for settings."""
    if named := os.environ.get(VARIABLE):
        return Path(named)
    folder = os.environ.get("XDG_CONFIG_HOME")
    return (Path(folder) if folder else Path.home() / ".config") / "workbench" / "config.toml"


def settings(path: Path | None = None) -> Settings:
    """The settings of a file, the usual ones where there is none; InputError when something in it cannot be meant."""
    place = path or settings_path()
    try:
        told = tomllib.loads(place.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if os.environ.get(VARIABLE):
            raise InputError(f"{place}: no such file; {VARIABLE} names it") from None
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{place}: cannot be read: {error}") from None
    if unknown := sorted(told.keys() - {"theme", "keys"}):
        raise InputError(f"{place}: {unknown[0]}: expected theme or [keys]")
    theme = told.get("theme", "dark")
    if theme not in THEMES:
        raise InputError(f"{place}: theme {theme}: expected one of {', '.join(THEMES)}")
    return Settings(theme, _keys(told.get("keys", {}), str(place)))


def _keys(told: object, place: str) -> Mapping[str, str]:
    from workbench.tui.keymap import keymap

    if not isinstance(told, dict):
        raise InputError(f'{place}: keys: expected a table such as [keys] with lines like "review.undo" = "z"')
    own = {}
    for name, keys in told.items():
        every = [keys] if isinstance(keys, str) else keys
        if not isinstance(every, list) or not all(isinstance(key, str) for key in every):
            raise InputError(f'{place}: keys: {name}: expected a key such as "z", or a list of keys')
        own[name] = every
    return keymap(own, place)
