"""Every command of the screens by name, and what a reviewer's own keys make of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from string import punctuation

from textual.binding import Binding, BindingType
from textual.keys import _character_to_key  # Textual has no public name for it

from workbench.model import InputError
from workbench.tui.app import WorkbenchApp
from workbench.tui.draft import DraftScreen
from workbench.tui.history import HistoryScreen
from workbench.tui.keys import REVIEW_KEYS
from workbench.tui.picker import PickerScreen
from workbench.tui.reader import ReaderScreen
from workbench.tui.sources import SourcesScreen

EVERYWHERE = "all"
SCOPES: Mapping[str, tuple[str, Sequence[BindingType]]] = {
    EVERYWHERE: ("On every tab", WorkbenchApp.BINDINGS),
    "review": ("Tab 1, the queue", REVIEW_KEYS),
    "reader": ("Tab 2, the reader", ReaderScreen.BINDINGS),
    "draft": ("Tab 3, the draft", DraftScreen.BINDINGS),
    "sources": ("Tab 4, the sources", SourcesScreen.BINDINGS),
    "history": ("Tab 5, the history", HistoryScreen.BINDINGS),
    "picker": ("Choosing files", PickerScreen.BINDINGS),
}
"""What the keys file calls each screen, its heading there, and its commands."""
_CHARACTERS = {_character_to_key(sign): sign for sign in punctuation if sign != ","}
"""Signs by Textual's name for their key; the comma parts keys in Textual's lists, so it keeps its name."""
_ALONE = frozenset({EVERYWHERE, "picker"})
"""Scopes whose keys do not share a screen with those that work on every tab."""


def keys_of(scope: str) -> dict[str, tuple[str, ...]]:
    """The keys of each command of a screen, by its name."""
    found: dict[str, tuple[str, ...]] = {}
    for binding in _bindings(scope):
        if binding.id:
            found[binding.id] = (*found.get(binding.id, ()), binding.key)
    return found


def meaning_of(scope: str) -> dict[str, str]:
    """What each command of a screen does, by its name."""
    return {binding.id: binding.tooltip or binding.description for binding in _bindings(scope) if binding.id}


def keymap(own: Mapping[str, Sequence[str]], place: str) -> dict[str, str]:
    """The reviewer's keys as Textual takes them; InputError for an unknown name or a key that stands for two things."""
    every = {name for scope in SCOPES for name in keys_of(scope)}
    for name in own:
        if name not in every:
            close = get_close_matches(name, every, 1)
            hint = f"did you mean {close[0]}?" if close else "`workbench keys` lists the names"
            raise InputError(f"{place}: keys: {name} is no command; {hint}")
    chosen = {name: tuple(map(normal, keys)) for name, keys in own.items()}
    for name, keys in chosen.items():
        if not keys or not all(keys):
            raise InputError(f"{place}: keys: {name} has no key; write one, or leave the line out")
    for scope in SCOPES:
        _refuse_duplicates(scope, chosen, place)
    return {name: ",".join(keys) for name, keys in chosen.items()}


def _refuse_duplicates(scope: str, chosen: Mapping[str, Sequence[str]], place: str) -> None:
    scopes = (scope,) if scope in _ALONE else (scope, EVERYWHERE)
    holder: dict[str, str] = {}
    for one in scopes:
        for name, keys in keys_of(one).items():
            for key in chosen.get(name, keys):
                other = holder.setdefault(key, name)
                if other != name:
                    told = f"{written(key)} stands for both {other} and {name}"
                    raise InputError(f"{place}: keys: {told}; give one of them another key")


def normal(key: str) -> str:
    """A key as Textual names it: a character by its name, anything else as it is written."""
    key = key.strip()
    return _character_to_key(key) if len(key) == 1 else key


def written(key: str) -> str:
    """A key as a person writes it."""
    return _CHARACTERS.get(key, key)


def _bindings(scope: str) -> Iterable[Binding]:
    return Binding.make_bindings(SCOPES[scope][1])
