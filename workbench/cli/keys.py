"""The keys of the screens as a settings file that can be changed and saved."""

from __future__ import annotations

import json
from collections.abc import Iterator

from workbench.cli.printing import out


def keys() -> None:
    """Print every key of the screens as a settings file.

    Save it, change what you like, and leave out the rest; two commands on one key are refused.

    \b
    Example:
      workbench keys > ~/.config/workbench/config.toml
    """
    out("\n".join(_lines()) + "\n")


def _lines() -> Iterator[str]:
    from workbench.tui.keymap import SCOPES, keys_of, meaning_of, written
    from workbench.tui.settings import settings, settings_path
    from workbench.tui.themes import THEMES

    own = settings()
    yield f"# Workbench reads this from {settings_path()}; a line that is left out keeps its key."
    yield f"theme = {json.dumps(own.theme)}  # {', '.join(THEMES)}"
    yield ""
    yield "[keys]"
    for scope, (heading, _) in SCOPES.items():
        yield ""
        yield f"# {heading}"
        meanings = meaning_of(scope)
        for name, usual in keys_of(scope).items():
            chosen = own.keys[name].split(",") if name in own.keys else list(usual)
            told = [written(key) for key in chosen]
            value = json.dumps(told[0] if len(told) == 1 else told, ensure_ascii=False)
            yield f'"{name}" = {value}  # {meanings[name]}'
