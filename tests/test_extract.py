"""Claims out of mentions: overlaps, zones, sentences and ids."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import pytest

from workbench import extract as extraction
from workbench.extract import extract
from workbench.language.reading import Reading
from workbench.model import Claim, Document, Mention, Region, Relation, Source, Span, Value, Zone

TEXT = "Nine boats sank on Monday. Crews saved 40 percent of the catch."


class Said:
    """A kind whose mentions are given."""

    def __init__(self, name: str, *spans: tuple[int, int], nests: bool = False) -> None:
        self.name = name
        self.nests = nests
        self._spans = [Span(*span) for span in spans]

    def find(self, reading: Reading) -> Iterable[Mention]:
        return [Mention(self.name, span, Value(span.of(reading.text)), "a speaker") for span in self._spans]

    def compare(self, a: Value, b: Value) -> Relation:
        return Relation.EQUAL if a == b else Relation.CONFLICT


def claims(monkeypatch: pytest.MonkeyPatch, *said: Said, regions: tuple[Region, ...] = ()) -> list[Claim]:
    monkeypatch.setattr(extraction, "kinds", lambda: {kind.name: kind for kind in said})
    return list(extract(Reading(Document(Source("abc", "a.txt"), TEXT, regions))))


def kept(found: list[Claim]) -> list[tuple[str, int, int]]:
    return [(claim.kind, claim.span.start, claim.span.end) for claim in found]


def test_the_longest_value_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    assert kept(claims(monkeypatch, Said("date", (0, 4)), Said("quantity", (0, 10)))) == [("quantity", 0, 10)]


def test_of_equal_length_the_leftmost_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    assert kept(claims(monkeypatch, Said("date", (2, 6)), Said("quantity", (0, 4)))) == [("quantity", 0, 4)]


def test_on_one_span_the_narrower_grammar_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    assert kept(claims(monkeypatch, Said("quantity", (0, 10)), Said("age", (0, 10)))) == [("age", 0, 10)]


def test_a_value_that_lost_frees_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    found = claims(monkeypatch, Said("date", (0, 10)), Said("quantity", (8, 15), (12, 16)))
    assert kept(found) == [("date", 0, 10), ("quantity", 12, 16)]


def test_nesting_kinds_hold_values(monkeypatch: pytest.MonkeyPatch) -> None:
    found = claims(monkeypatch, Said("quantity", (0, 10)), Said("quote", (0, 26), nests=True))
    assert kept(found) == [("quantity", 0, 10), ("quote", 0, 26)]


def test_nesting_kinds_do_not_cross_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    found = claims(monkeypatch, Said("quote", (0, 20), (4, 10), (15, 30), (0, 20), nests=True))
    assert kept(found) == [("quote", 0, 20), ("quote", 4, 10)]


def test_two_nesting_kinds_may_cross(monkeypatch: pytest.MonkeyPatch) -> None:
    found = claims(monkeypatch, Said("party", (0, 20), nests=True), Said("quote", (10, 30), nests=True))
    assert len(found) == 2


def test_an_empty_mention_is_no_claim(monkeypatch: pytest.MonkeyPatch) -> None:
    assert claims(monkeypatch, Said("date", (3, 3)), Said("quote", (5, 5), nests=True)) == []


def test_a_claim_carries_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    regions = (Region(Span(0, 26), Zone.HEADLINE), Region(Span(27, len(TEXT)), Zone.TEASER))
    [claim] = claims(monkeypatch, Said("percent", (39, 49)), regions=regions)
    assert claim.quote == "40 percent"
    assert claim.sentence == Span(27, len(TEXT))
    assert claim.zone is Zone.TEASER
    assert claim.attribution == "a speaker"
    assert claim.id == hashlib.sha256(b"abc:percent:39:49").hexdigest()[:16]


def test_real_kinds_together() -> None:
    found = extract(Reading(Document(Source("abc", "a.txt"), TEXT)))
    said = [
        (claim.kind, claim.quote, claim.value.canonical) for claim in found if claim.kind in ("quantity", "percent")
    ]
    assert said == [("quantity", "Nine boats", "9 boat"), ("percent", "40 percent", "40 %")]
