"""What a key does, declared once: the key bar, help, the command palette and the keys file all read it from here."""

from __future__ import annotations

import re
from collections.abc import Callable

from textual.binding import Binding

READ = Binding.Group("Read")
MOVE = Binding.Group("Move")
TABS_GROUP = Binding.Group("Tabs")
DESK = Binding.Group("The desk")

_NO_WORD = re.compile(r"[^a-z0-9]+")


def name_of(scope: str, meaning: str) -> str:
    """The name by which the keys file calls a command: `reader.next-claim`."""
    return f"{scope}.{_NO_WORD.sub('-', meaning.lower()).strip('-')}"


def commands(scope: str) -> Callable[..., Binding]:
    """A function that declares the commands of one screen; several keys are parted by commas."""

    def command(
        group: Binding.Group, keys: str, action: str, meaning: str, long: str = "", *, show: bool = True, name: str = ""
    ) -> Binding:
        return Binding(
            keys,
            action,
            meaning,
            show=show,
            key_display=name or None,
            tooltip=long,
            id=name_of(scope, meaning),
            group=group,
        )

    return command
