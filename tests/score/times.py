"""Dates and lengths against TIMEX3 annotations: timebank-aquaint/ and wikiwars-train/, files of TimeML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from tests.score.tally import Tally
from tests.score.texts import claims
from workbench.kinds.date import timexes

SETS = ("timebank-aquaint", "wikiwars-train")
_TEXT = re.compile(r"<TEXT\b[^>]*+>(?P<body>.*?)</TEXT>", re.DOTALL)
_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][\w.:-]*+)(?P<rest>(?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+)>|<!--.*?-->", re.DOTALL
)
_ATTRIBUTE = re.compile(r"([\w.:-]++)\s*=\s*(?:\"([^\"]*+)\"|'([^']*+)')")


@dataclass(frozen=True, slots=True)
class Time:
    """An annotated or found expression of time."""

    start: int
    end: int
    type: str
    value: str

    def shared(self, other: Time) -> int:
        """Characters both cover."""
        return min(self.end, other.end) - max(self.start, other.start)


def read(path: Path) -> tuple[str, str | None, list[Time]]:
    """The text of a TimeML file, the day it was written, and its annotations that cover words."""
    source = path.read_text(encoding="utf-8").lstrip("\ufeff")
    body = found["body"] if (found := _TEXT.search(source)) else source
    text, at, open_tags, times = "", 0, list[tuple[int, dict[str, str]]](), list[Time]()
    for tag in _TAG.finditer(body):
        text += unescape(body[at : tag.start()])
        at = tag.end()
        if tag["name"] != "TIMEX3" or (tag["rest"] or "").endswith("/"):
            continue
        if not tag["close"]:
            open_tags.append((len(text), _attributes(tag["rest"])))
        elif open_tags:
            start, about = open_tags.pop()
            if len(text) > start:
                times.append(Time(start, len(text), about.get("type", ""), about.get("value", "")))
    text += unescape(body[at:])
    heads = (_attributes(tag["rest"]) for tag in _TAG.finditer(source) if tag["name"] == "TIMEX3" and not tag["close"])
    written = (h["value"] for h in heads if h.get("functionInDocument") in ("CREATION_TIME", "PUBLICATION_TIME"))
    return text, next(written, None), sorted(times, key=lambda time: (time.start, time.end))


def _attributes(tag: str) -> dict[str, str]:
    return {name: unescape(double or single) for name, double, single in _ATTRIBUTE.findall(tag)}


def paired(wanted: Sequence[Time], said: Sequence[Time]) -> list[tuple[int, int]]:
    """One to one: equal places first, then the longest overlap."""
    ranked = sorted(
        ((w.start, w.end) != (s.start, s.end), -w.shared(s), i, j)
        for i, w in enumerate(wanted)
        for j, s in enumerate(said)
        if w.shared(s) > 0
    )
    pairs, taken, used = list[tuple[int, int]](), set[int](), set[int]()
    for _, _, i, j in ranked:
        if i not in taken and j not in used:
            pairs.append((i, j))
            taken.add(i)
            used.add(j)
    return pairs


def measured(data: Path) -> dict[str, Tally] | str:
    """Strict and relaxed spans, and values among the relaxed, of each set that is there."""
    found = dict[str, Tally]()
    for name in SETS:
        files = sorted((data / name).glob("*.tml"))
        tallies = {measure: Tally() for measure in ("strict", "relaxed", "value")}
        for path in files:
            _add(path, tallies)
        found |= {f"{name}, {measure}": counts for measure, counts in tallies.items() if files}
    return found or f"left out: {data} has no folder {' or '.join(SETS)} with .tml files"


def _add(path: Path, tallies: dict[str, Tally]) -> None:
    text, written, wanted = read(path)
    made = (each for claim in claims(text, path.stem, written) for each in timexes(claim.span, claim.value, text))
    said = [Time(span.start, span.end, timex.type, timex.value) for span, timex in made]
    pairs = dict(paired(wanted, said))
    for at, time in enumerate(wanted):
        words = text[time.start : time.end]
        told = said[pairs[at]] if at in pairs else None
        strict = told is not None and (told.start, told.end) == (time.start, time.end)
        right = told is not None and told.value == time.value
        tallies["relaxed"].wanted(told is not None, f"{time.type} {_form(time.value)}", f"{words} = {time.value}")
        if told:
            place = text[told.start : told.end]
            tallies["strict"].wanted(strict, f"{time.type}, other words", f"{words} | said {place}")
            cause = f"{time.type} {_form(time.value)} said {_form(told.value)}"
            tallies["value"].wanted(right, cause, f"{words} = {time.value} | said {told.value}")
        else:
            tallies["strict"].wanted(False, f"{time.type}, not found", words)
            tallies["value"].wanted(False, f"{time.type}, not found", words)
    partner = {j: wanted[i] for i, j in pairs.items()}
    for at, told in enumerate(said):
        words = text[told.start : told.end]
        mate = partner.get(at)
        tallies["relaxed"].told(mate is not None, f"{told.type} {_form(told.value)}", f"{words} = {told.value}")
        tallies["strict"].told(mate is not None and (mate.start, mate.end) == (told.start, told.end))
        tallies["value"].told(mate is not None and mate.value == told.value)


def _form(value: str) -> str:
    """A value with its figures hidden: what sort of time it is."""
    return re.sub(r"\d", "9", value)
