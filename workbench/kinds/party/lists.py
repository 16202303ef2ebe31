"""Lists of names that may be parties, with what stands before a name as its epithet: the Latvian utility Baltenergo."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from workbench.language.names import Name
from workbench.language.territories import register
from workbench.model import Span

KIND = "party"
_TRADE = (
    r"(?:utility|company|firm|group|bank|lender|insurer|airline|carrier|developer|builder|contractor|operator|supplier|retailer"
    r"|brewer|publisher|producer|giant|party|newspaper|agency|charity|fund|investor|start-up|neighbou?r|[a-z]{3,10}maker)"
)
_EPITHET = rf"(?:[a-z]{{2,14}}-(?:based|owned|run|listed|led|backed|controlled)\ )?(?:{_TRADE}\ )?"
_JOINT = re.compile(
    rf"(?:,?\ and\ |,\ ?|,?\ &\ |,?\ as\ well\ as\ )(?:the\ )?(?:(?:former|then|old|now-defunct)\ )?{_EPITHET}"
)
_OF_COUNTRY = re.compile(rf"['’]s\ {_EPITHET}|\ {_TRADE}\ ")
"""Between a country and what is its own: Denmark's Nordhav, the Latvian utility Baltenergo."""
_GOVERNMENT = re.compile(r"\b[Gg]overnment(?=(?:,?\ and\ |,\ )(?:the\ )?$)")
_REACH = 24


def runs(text: str, sentence: Span, names: Sequence[Name]) -> Iterator[list[Name]]:
    """Runs of two or more names joined by commas and "and", none of persons or places alone."""
    run: list[Name] = []
    for item in _whole(text, names):
        if run and not _JOINT.fullmatch(text[run[-1].span.end : item.span.start]):
            yield from _kept(text, sentence, run)
            run = []
        run.append(item)
    yield from _kept(text, sentence, run)


def joined(names: Iterable[str]) -> str:
    """The notation of parties by their canonical names."""
    return " + ".join(sorted(set(names)))


def _whole(text: str, names: Sequence[Name]) -> list[Name]:
    """The names, a country that only tells whose the next one is taken in by it."""
    whole: list[Name] = []
    for item in names:
        before = whole[-1] if whole else None
        if before is not None and before.type == "country" and item.type in ("unknown", "org"):
            gap = text[before.span.end : item.span.start]
            adjective = (entry := register().find(before.span.of(text))) is not None and entry.sort == "people"
            if _OF_COUNTRY.fullmatch(gap) and (adjective or gap[0] in "'’"):
                whole[-1] = replace(item, span=Span(before.span.start, item.span.end))
                continue
        plain = item.canonical == "Government" and item.type == "unknown"
        whole.append(replace(item, canonical="government", type="org") if plain else item)
    return whole


def _kept(text: str, sentence: Span, run: list[Name]) -> Iterator[list[Name]]:
    led = _with_government(text, sentence, run) if run else run
    if _is_list(text, led):
        yield led


def _with_government(text: str, sentence: Span, run: list[Name]) -> list[Name]:
    """A run that "the government" leads, as in the government and the FLA."""
    start = run[0].span.start
    found = _GOVERNMENT.search(text, max(sentence.start, start - _REACH), start)
    return [Name(Span(*found.span()), "government", "org"), *run] if found else run


def _is_list(text: str, run: Sequence[Name]) -> bool:
    if len({name.canonical for name in run}) < 2 or all(name.type in ("person", "place") for name in run):
        return False
    last_joint = text[run[-2].span.end : run[-1].span.start]
    return any(word in last_joint for word in ("and", "&", "as well as"))
