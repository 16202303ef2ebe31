"""Every command that works now, and every source, found by a few letters."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from textual.binding import ActiveBinding
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.screen import Screen

from workbench.tui.keybar import key_name
from workbench.tui.phrases import source_name
from workbench.tui.safe import one_line, shown
from workbench.tui.wanted import SourceWanted


class Commands(Provider):
    """The bindings of the screen below that are enabled, as they are in effect; a command with several keys once."""

    async def discover(self) -> Hits:
        for active, keys in _commands(self.screen):
            yield DiscoveryHit(shown(_label(active, keys)), partial(_run, self.screen, active))

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for active, keys in _commands(self.screen):
            label = _label(active, keys)
            # A command's own name counts for more than a word of its explanation.
            score = max(2 * matcher.match(active.binding.description), matcher.match(label))
            if score > 0:
                yield Hit(score, shown(label), partial(_run, self.screen, active), text=label)


class Sources(Provider):
    """Every source on the desk, to be opened in the reader."""

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for source in self.app.desk.sources():  # type: ignore[attr-defined]
            label = one_line(f"read {source_name(source)}: {source.title or source.path}")
            if (score := matcher.match(label)) > 0:
                wanted = partial(self.screen.post_message, SourceWanted(source.id))
                yield Hit(score, shown(label), wanted, text=label)


def palette() -> CommandPalette:
    """The screen that asks for a command."""
    return CommandPalette(providers=(Commands, Sources), placeholder="a command, or the name of a source")


def _commands(screen: Screen[Any]) -> Iterable[tuple[ActiveBinding, str]]:
    """Commands in the order they were declared, each with all its keys."""
    found: dict[str, tuple[ActiveBinding, list[str]]] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if active.enabled and binding.description and not binding.system and "commands" not in binding.action:
            found.setdefault(binding.action, (active, []))[1].append(key_name(active, screen))
    return [(active, " ".join(keys)) for active, keys in found.values()]


def _label(active: ActiveBinding, keys: str) -> str:
    binding = active.binding
    more = f": {binding.tooltip}" if binding.tooltip and binding.tooltip != binding.description else ""
    return one_line(f"{binding.description}{more}  ({keys})")


async def _run(screen: Screen[Any], active: ActiveBinding) -> None:
    await screen.app.run_action(active.binding.action, active.node)
