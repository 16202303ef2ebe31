"""Quotations and who said them against quotations/polnear-dev/: attributions with source, cue and content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.score.tally import Tally
from tests.score.texts import claims
from workbench.model import Claim

_QUOTED = re.compile(r"“[^“”\n]{2,}”|\"[^\"\n]{2,}\"")
_WORDS = 3
"""Words in quotation marks from which they are a quotation and not a title or a distance taken."""
_NAME = re.compile(r"\b[A-Z][\w’'-]+")
_TITLES = frozenset("The A An Mr Mrs Ms Dr He She They It We I Sen Rep Gov President Senator Governor".split())


@dataclass(frozen=True, slots=True)
class Attribution:
    """Where the content stands, and the words that name its source."""

    start: int
    end: int
    source: str


def read(path: Path, text: str) -> Iterator[Attribution]:
    """The attributions of a file in brat's format that have a content."""
    spans, events = dict[str, list[tuple[int, int]]](), list[dict[str, list[str]]]()
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, rest = line.partition("\t")
        if name.startswith("T"):
            places = rest.split("\t")[0].split(" ", 1)[1].split(";")
            spans[name] = [(int(start), int(end)) for start, end in (place.split(" ") for place in places)]
        elif name.startswith("E"):
            roles = dict[str, list[str]]()
            for pair in rest.split():
                role, _, target = pair.partition(":")
                roles.setdefault(role.rstrip("0123456789"), []).append(target)
            events.append(roles)
    for roles in events:
        content = [place for target in roles.get("Content", ()) for place in spans.get(target, ())]
        named = [place for target in roles.get("Source", ()) for place in spans.get(target, ())]
        if content:
            source = " ".join(text[start:end] for start, end in sorted(named))
            yield Attribution(min(content)[0], max(end for _, end in content), source)


def measured(data: Path) -> dict[str, Tally] | str:
    """Quotations in marks that were found, and those whose source is named and rightly given."""
    folder = data / "quotations" / "polnear-dev"
    spans, speakers = Tally(), Tally()
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        notes = [*(folder / "attributions").glob(f"{path.stem}*.ann")]
        if len(notes) == 1:
            _add(
                text,
                [*read(notes[0], text)],
                [c for c in claims(text, path.stem) if c.kind == "quote"],
                spans,
                speakers,
            )
    found = {"polnear, in marks": spans, "polnear, speaker": speakers}
    return found if spans.gold else f"left out: {data} has no folder quotations/polnear-dev"


def _add(text: str, wanted: list[Attribution], said: list[Claim], spans: Tally, speakers: Tally) -> None:
    for attribution in wanted:
        for marked in _QUOTED.finditer(text, attribution.start, attribution.end):
            if len(marked[0].split()) < _WORDS:
                continue
            found = [c for c in said if c.span.start < marked.end() and marked.start() < c.span.end]
            spans.wanted(bool(found), "not found", marked[0])
            names = {word for word in _NAME.findall(attribution.source) if word not in _TITLES}
            if found and names:
                told = found[0].attribution
                cause = "nobody named" if not told else "somebody else"
                right = bool(names & set(_NAME.findall(told)))
                speakers.wanted(right, cause, f"{attribution.source} | said {told or 'nobody'}: {marked[0]}")
