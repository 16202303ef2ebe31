"""Case files of the claim kinds: their grammar, read strictly. See CONTRIBUTING.md, "Case files"."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbench.model import Relation, Span

FOLDER = Path(__file__).parent.parent / "fixtures" / "cases"

CASE_KEYS = {"note", "text", "published", "expect", "xfail"}
PAIR_KEYS = {"note", "a", "b", "relation", "published", "xfail"}
CHECKED = ("modifier", "anchor", "unknown", "also", "unit", "number", "number_high", "days", "timex", "attribution")
"""Optional keys of an expectation, compared only where they are given."""


class CaseError(Exception):
    """A case file that does not follow the grammar; the text names the file and the case."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """One claim a case must yield."""

    text: str
    value: str
    nth: int | None = None
    checked: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """A text and the claims of one kind in it; none for a negative case."""

    kind: str
    note: str
    text: str
    published: str | None
    expect: tuple[Expectation, ...]
    xfail: str = ""

    def spans(self, text: str) -> list[Span]:
        """Where the expected words stand: the nth occurrence, else the first after the previous one's start."""
        spans: list[Span] = []
        for expected in self.expect:
            start = -1
            if expected.nth is None:
                start = text.find(expected.text, spans[-1].start + 1 if spans else 0)
            else:
                for _ in range(expected.nth):
                    start = text.find(expected.text, start + 1)
            if start < 0:
                raise CaseError(f"{self.kind}: {self.note!r}: {expected.text!r} does not occur where it is expected")
            spans.append(Span(start, start + len(expected.text)))
        return spans


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts with one claim each and how their values stand to each other."""

    kind: str
    note: str
    a: str
    b: str
    relation: Relation
    published: str | None
    xfail: str = ""


def kinds_with_cases() -> list[str]:
    """Names of the kinds that have a case file."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def load(kind: str) -> tuple[list[Case], list[Pair]]:
    """The cases and pairs of a kind; raises CaseError at the first fault."""
    try:
        content = tomllib.loads((FOLDER / f"{kind}.toml").read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise CaseError(f"{kind}.toml: {error}") from None
    _keys(f"{kind}.toml", content, {"case", "pair"}, {"case"})
    cases = [_case(kind, entry) for entry in content["case"]]
    pairs = [_pair(kind, entry) for entry in content.get("pair", [])]
    _unique(kind, "note", [c.note for c in cases] + [p.note for p in pairs])
    _unique(kind, "text", [f"{c.text} ({c.published})" for c in cases])
    return cases, pairs


def _case(kind: str, entry: dict[str, Any]) -> Case:
    where = f"{kind}.toml: {entry.get('note', entry)!r}"
    _keys(where, entry, CASE_KEYS, {"note", "text", "expect"})
    expect = tuple(_expectation(where, item) for item in entry["expect"])
    case = Case(kind, entry["note"], entry["text"], entry.get("published"), expect, entry.get("xfail", ""))
    case.spans(case.text)
    return case


def _expectation(where: str, item: dict[str, Any]) -> Expectation:
    _keys(where, item, {"text", "value", "nth", *CHECKED}, {"text", "value"})
    checked = {key: item[key] for key in CHECKED if key in item}
    if not all(isinstance(value, str) for value in checked.values()):
        raise CaseError(f"{where}: every checked key is a string, numbers too")
    return Expectation(item["text"], item["value"], item.get("nth"), checked)


def _pair(kind: str, entry: dict[str, Any]) -> Pair:
    where = f"{kind}.toml: {entry.get('note', entry)!r}"
    _keys(where, entry, PAIR_KEYS, {"note", "a", "b", "relation"})
    if entry["relation"] not in set(Relation):
        raise CaseError(f"{where}: relation {entry['relation']!r} is none of {', '.join(Relation)}")
    relation = Relation(entry["relation"])
    return Pair(kind, entry["note"], entry["a"], entry["b"], relation, entry.get("published"), entry.get("xfail", ""))


def _keys(where: str, entry: dict[str, Any], known: set[str], required: set[str]) -> None:
    if unknown := sorted(set(entry) - known):
        raise CaseError(f"{where}: unknown key {unknown[0]!r}; known are {', '.join(sorted(known))}")
    if missing := sorted(required - set(entry)):
        raise CaseError(f"{where}: {missing[0]!r} is missing")


def _unique(kind: str, key: str, values: list[str]) -> None:
    repeated = next((value for value in values if values.count(value) > 1), None)
    if repeated is not None:
        raise CaseError(f"{kind}.toml: the {key} {repeated!r} occurs twice")
