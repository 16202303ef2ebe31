"""Names that people said stand for other names: in this project, and in a file of their own for every project."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from workbench.desk.state import ALIAS, State
from workbench.model import InputError
from workbench.store import Reader

VARIABLE = "WORKBENCH_ALIASES"
TYPES = ("country", "org", "person", "place")
"""Sections of the file."""


class Alias(NamedTuple):
    """What a name stands for, and what sort of thing that is; empty when nobody said."""

    canonical: str
    type: str = ""


Aliases = Mapping[str, Alias]
"""By name as it is written."""


def file() -> Path:
    """The reviewer's own file: named by the environment, else `workbench/aliases.toml` among the user's settings."""
    settings = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(os.environ.get(VARIABLE) or Path(settings) / "workbench" / "aliases.toml")


def told(state: State) -> Aliases:
    """The aliases of the file and those recorded in the project, which go before them."""
    found = dict(_of_file(file()))
    for event in state.in_force(ALIAS):
        found[str(event.payload["name"])] = Alias(str(event.payload["canonical"]))
    return found


def spoken_of(text: str, names: Aliases) -> Aliases:
    """The aliases that can matter to a text: it holds the name or what the name stands for."""
    low = text.lower()
    return {name: alias for name, alias in names.items() if name.lower() in low or alias.canonical.lower() in low}


def mentioned(reader: Reader, names: Aliases) -> Mapping[str, Aliases]:
    """The aliases that can matter to each source, by source id; those with none are left out."""
    if not names:
        return {}
    found = ((source, spoken_of(text, names)) for source, text in reader.texts())
    return {source: spoken for source, spoken in found if spoken}


@contextmanager
def known(names: Aliases) -> Iterator[None]:
    """While it lasts, the program reads these names as reviewers told it."""
    if not names:
        yield
        return
    from workbench.language.territories import also

    with also({name: (alias.canonical, alias.type) for name, alias in names.items()}):
        yield


def _of_file(path: Path) -> Iterator[tuple[str, Alias]]:
    """The names in a file of the shape of the program's own table; InputError when it has another."""
    try:
        sections = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: no table of aliases ({error}); mend it, or name another in {VARIABLE}") from error
    for section, table in sections.items():
        if section not in TYPES or not isinstance(table, dict):
            raise InputError(f"{path}: section {section}: expected one of {', '.join(TYPES)}")
        for canonical, names in table.items():
            if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
                raise InputError(f'{path}: {canonical}: expected a list of names, such as ["DPRK"]')
            for name in names:
                yield name, Alias(canonical, section)
