"""Which documents are copies or light rewrites of one wire story.

Compared are runs of words of the body outside quotation marks: reporters who were at the same press conference share
its quotations and little else.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from workbench.model import Document, Tier, Zone

WINDOW = 5
"""Words in a row that are compared."""
SHORTER, LONGER = 0.4, 0.2
"""Parts of the windows of the shorter and of the longer document that must be shared.

Measured on the development stories: copies share 0.58 and more of the shorter and 0.54 and more of the longer document,
independent stories on one event at most 0.05. Of 772 real news texts on 35 topics (ECB+) every pair above 0.4 that was
looked at carried paragraphs of the same agency.
"""
FEWEST = 40
"""Windows below which a document says too little to be called a copy."""
CROWD = 8
"""Earlier documents remembered for one window: an original is the first of them, what fills the list is boilerplate."""

_QUOTED = re.compile(r"“[^“”]{1,1000}”|\"[^\"\n]{1,1000}\"")
_WORD = re.compile(r"\w+|\x00")
_BORROWED = re.compile(r"\b(?:wire|agency|news|press) (?:reports?|services?|agencies)\b|\bagencies\b", re.IGNORECASE)
_BITS = (1 << 61) - 1


@dataclass(frozen=True, slots=True)
class _Text:
    """What of a document is compared, and where it stands in time."""

    id: str
    windows: frozenset[int]
    day: str
    standing: int
    """0 for an agency's own text, 2 for one that says it comes from agencies, 1 for every other."""
    rest: tuple[str, str, str]
    """Hour, path, id."""

    @property
    def rank(self) -> tuple[str, int, tuple[str, str, str]]:
        return (self.day or "9999", self.standing, self.rest)


def origins(documents: Sequence[Document]) -> dict[str, str]:
    """For each copy, by source id, the id of the original; documents that are their own origin are absent.

    The original is the earliest published, on one day the agency's, then the first by hour and path; where a day is
    unknown the agency's text comes first. The order of the documents does not matter.
    """
    texts = sorted((_text(d) for d in {d.source.id: d for d in documents}.values()), key=lambda text: text.rank)
    found: dict[str, str] = {}
    for family in _families(texts):
        dated = all(text.day for text in family)
        original = min(family, key=lambda text: (0 if dated else text.standing, text.rank))
        found.update({text.id: original.id for text in family if text.id != original.id})
    return found


def _text(document: Document) -> _Text:
    source = document.source
    published = source.published or ""
    borrowed = _BORROWED.search(source.byline)
    standing = 2 if borrowed else 0 if source.tier is Tier.WIRE else 1
    rest = (published[11:16] or "99:99", source.path, source.id)
    return _Text(source.id, frozenset(_windows(document)), published[:10], standing, rest)


def _windows(document: Document) -> Iterator[int]:
    """A number for each run of words of the body; the same run has the same number in every process."""
    bodies = [r.span.of(document.text) for r in document.regions if r.zone is Zone.BODY]
    text = _QUOTED.sub(" \x00 ", "\n\x00\n".join(bodies)).casefold()
    run: list[int] = []
    for word in _WORD.findall(text):
        if word == "\x00":
            run.clear()
            continue
        run.append(crc32(word.encode()))
        if len(run) == WINDOW:
            number = 0
            for part in run:
                number = (number * 1_000_003 + part) & _BITS
            yield number
            del run[0]


def _families(texts: Iterable[_Text]) -> list[list[_Text]]:
    """Texts, earliest first, each put to the first earlier one it copies."""
    families: list[list[_Text]] = []
    family_of: dict[str, list[_Text]] = {}
    holders: dict[int, list[_Text]] = defaultdict(list)
    for text in texts:
        if len(text.windows) < FEWEST:
            continue
        model = _model(text, holders, family_of)
        family = family_of[model.id] if model else []
        if not model:
            families.append(family)
        family.append(text)
        family_of[text.id] = family
        for window in text.windows:
            if len(holders[window]) < CROWD:
                holders[window].append(text)
    return families


def _model(text: _Text, holders: dict[int, list[_Text]], family_of: dict[str, list[_Text]]) -> _Text | None:
    """The earliest text that this one copies; a copy of a copy must be closer to it than a copy of an original."""
    shared: Counter[str] = Counter()
    known: dict[str, _Text] = {}
    for window in text.windows:
        for other in holders.get(window, ()):
            shared[other.id] += 1
            known[other.id] = other
    for other in sorted(known.values(), key=lambda other: other.rank):
        if shared[other.id] < LONGER * min(len(text.windows), len(other.windows)):
            continue
        common = len(text.windows & other.windows)
        short, long = sorted((len(text.windows), len(other.windows)))
        is_copy = family_of[other.id][0].id != other.id
        if common >= SHORTER * short and common >= (SHORTER if is_copy else LONGER) * long:
            return other
    return None
