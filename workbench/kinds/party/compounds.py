"""Parties in one compound: the US–Japan alliance, Sino-Russian talks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.kinds.party.lists import KIND, joined
from workbench.kinds.party.roles import NOUNS
from workbench.language.names import canonical, is_country
from workbench.model import Mention, Span, Value

_FORMS = {
    "sino": "China",
    "franco": "France",
    "anglo": "United Kingdom",
    "russo": "Russia",
    "indo": "India",
    "greco": "Greece",
    "italo": "Italy",
    "luso": "Portugal",
    "austro": "Austria",
    "hispano": "Spain",
    "dano": "Denmark",
}
"""First halves of compounds that are no words of their own: Sino-Russian, Franco-German."""

_CAPITALS = r"(?:(?:[^\W\d_]\.){2,4}|(?=[^\W\d_a-z])[^\W\d_][\w’'.]*+)(?:\ (?=[^\W\d_a-z])[^\W\d_][\w’'.]*+)?"
_COMPOUND = re.compile(
    rf"(?<![\w-])(?P<parts>{_CAPITALS}(?:[-–—]{_CAPITALS}){{1,3}})(?P<after>(?:\ [\w’'-]{{1,30}}){{1,4}})"
)


def compounds(text: str, sentence: Span) -> Iterator[Mention]:
    """ "the US–Japan alliance", "the 1961 South-North Korea treaty", "Sino-Russian talks"."""
    for match in _COMPOUND.finditer(text, sentence.start, sentence.end):
        if not NOUNS.search(match["after"]):
            continue
        parts = re.split("[-–—]", re.sub(r"^[Tt]he ", "", match["parts"]))
        start = match.end("parts") - len("-".join(parts))
        resolved = _resolve(parts)
        if resolved is None and " " in parts[0]:
            start += parts[0].index(" ") + 1
            resolved = _resolve([parts[0].split(" ", 1)[1], *parts[1:]])
        if resolved and len(set(resolved)) > 1:
            end = match.start("parts") + len(match["parts"])
            last = parts[-1]
            if " " in last and not is_country(last):
                end -= len(last) - last.index(" ")
            yield Mention(KIND, Span(start, end), Value(joined(resolved)))


def _resolve(parts: Sequence[str]) -> list[str] | None:
    """The countries of a compound's parts; "South-North Korea" lends its noun to the first part."""
    found: list[str] = []
    for number, part in enumerate(parts):
        if number == len(parts) - 1 and " " in part and not is_country(part):
            part = part.split(" ", 1)[0]
        noun = parts[-1].split(" ")[-1]
        if number == 0 and part.casefold() in _FORMS:
            found.append(_FORMS[part.casefold()])
        elif is_country(part):
            found.append(canonical(part))
        elif number < len(parts) - 1 and is_country(f"{part} {noun}"):
            found.append(canonical(f"{part} {noun}"))
        elif re.fullmatch(r"EU|UN|NATO|ASEAN|E\.U\.|U\.N\.", part):
            found.append(canonical(part))
        else:
            return None
    return found
