"""Countries, unions and bodies under one name each: Babel's territories, their people, capitals and aliases."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Literal, cast

from workbench.model import InputError

Type = Literal["country", "org", "person", "place", "unknown"]
Sort = Literal["name", "people", "capital"]

_STYLES = re.compile(r"(?:the\s+)?(?:(?:former|ex|then|modern|newly|independent)[\s-]+)?(?:the\s+)?", re.IGNORECASE)
_FORMAL = re.compile(
    r"(?:(?:Federal|Federative|Democratic|Socialist|People's|Islamic|Arab|Bolivarian|Co-operative|United|Independent)\s+)"
    r"{0,3}(?:Republic|Kingdom|State|States|Commonwealth|Principality|Grand Duchy|Sultanate|Emirate|Federation|Union|"
    r"Government|Governments)\s+of\s+(?:the\s+)?",
    re.IGNORECASE,
)
_NOT_PLACES = {"QO", "EZ", "XA", "XB", "ZZ", "EU", "UN", "AQ"}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a known name stands for. `sort` tells a country's own name from its people and its capital."""

    canonical: str
    type: Type
    sort: Sort = "name"


_BLANKS = re.compile(r"\s+")
_GENITIVE = re.compile(r"['’]s?$")


@lru_cache(maxsize=20_000)
def fold(name: str) -> str:
    """A name as it is looked up: plain quotes, single spaces, no case; short acronyms keep theirs."""
    name = _BLANKS.sub(" ", name.replace("’", "'").replace("‘", "'").replace("–", "-").strip())
    return name if len(name) <= 4 and name.isupper() else name.casefold()


def _toml(name: str) -> Mapping[str, Mapping[str, object]]:
    return tomllib.loads(files("workbench.language").joinpath(name).read_text(encoding="utf-8"))


class Register:
    """The known names; a project may add its own from a file of the shape of `aliases.toml`."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self.successors: dict[str, str] = {}

    def add(self, name: str, entry: Entry) -> None:
        self._entries.setdefault(fold(name), entry)
        if name.isupper() and len(name) <= 4:
            return
        if entry.sort == "people" and not name.endswith(("s", "ish", "ch", "ese")):
            self._entries.setdefault(fold(name + "s"), entry)

    def add_table(self, table: Mapping[str, Mapping[str, object]]) -> None:
        """Names from an alias table: sections country, org, person, place, capital, successor."""
        for section, names in table.items():
            if section == "successor":
                self.successors.update(cast(Mapping[str, str], names))
                continue
            sort: Sort = "capital" if section == "capital" else "name"
            kind = cast(Type, "country" if section == "capital" else section)
            for canonical, others in names.items():
                if sort == "name":
                    self.add(canonical, Entry(canonical, kind))
                for other in cast(Sequence[str], others):
                    people = kind == "country" and bool(re.search(r"(?:ish|sh|ch|ese|an|lav|lovak)$", other))
                    self.add(other, Entry(canonical, kind, "people" if people else sort))

    def find(self, name: str) -> Entry | None:
        """The entry of a name as written, with or without article, "former" and formal style."""
        bare, forms = _forms(name)
        told = _TOLD.get()
        for form in forms:
            if entry := told.get(form) or self._entries.get(form):
                return entry
        loud = self._entries.get(bare.casefold()) if len(bare) == 4 and bare.isupper() else None
        return loud if loud and loud.type == "country" and loud.sort != "people" else None


@lru_cache(maxsize=20_000)
def _forms(name: str) -> tuple[str, tuple[str, ...]]:
    """A name without article, style and genitive, and the forms it is looked up by."""
    bare = _GENITIVE.sub("", _STYLES.sub("", name.strip(), count=1))
    return bare, tuple(dict.fromkeys(fold(form) for form in (name, bare, _FORMAL.sub("", bare, count=1))))


_TOLD: ContextVar[Mapping[str, Entry]] = ContextVar("told", default=MappingProxyType({}))
"""Names that a reviewer told, which go before all others."""


@contextmanager
def also(names: Mapping[str, tuple[str, str]]) -> Iterator[None]:
    """While it lasts, names stand for others as a reviewer told: name to canonical name and type, empty if unknown."""
    told = dict[str, Entry]()
    for name, (canonical, sort) in names.items():
        known = register().find(canonical)
        entry = Entry(known.canonical if known else canonical, known.type if known else cast(Type, sort or "unknown"))
        for form in (*_forms(name)[1], fold(entry.canonical)):
            told[form] = entry
    token = _TOLD.set(told)
    try:
        yield
    finally:
        _TOLD.reset(token)


@cache
def register() -> Register:
    """The names that ship with the workbench."""
    from babel import Locale

    known = Register()
    table = _toml("countries.toml")
    for code, name in Locale("en").territories.items():
        if len(code) == 2 and code.isalpha() and code not in _NOT_PLACES:
            row = table.get(code, {})
            canonical = str(row.get("name", name)).replace(" & ", " and ")
            known.add(canonical, Entry(canonical, "country"))
            known.add(str(name), Entry(canonical, "country"))
            for people in cast(Sequence[str], row.get("people", ())):
                known.add(people, Entry(canonical, "country", "people"))
    known.add_table(_toml("aliases.toml"))
    for code, row in table.items():
        if capital := row.get("capital"):
            canonical = str(row.get("name", Locale("en").territories[code])).replace(" & ", " and ")
            known.add(re.sub("^the ", "", str(capital)), Entry(canonical, "country", "capital"))
    return known


def extend(path: str) -> None:
    """Add a project's own aliases from a TOML file; InputError names the file when it cannot be read."""
    try:
        with Path(path).open("rb") as file:
            register().add_table(tomllib.load(file))
    except (OSError, tomllib.TOMLDecodeError, AttributeError, TypeError) as error:
        raise InputError(f"{path}: not a table of aliases ({error}); see workbench/language/aliases.toml") from error
