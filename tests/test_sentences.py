"""Where sentences end: the cases of fixtures/read/sentences.toml, and what holds for every text."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.quickest import quickest
from workbench.language.sentences import split
from workbench.model import Span
from workbench.read.paragraphs import paragraphs

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent.parent / "fixtures" / "read" / "sentences.toml").read_text(encoding="utf-8")
)["case"]

PIECES = [
    "Dr.",
    "The",
    "U.S.",
    " ",
    "  ",
    "\n",
    "\n\n",
    "“No.”",
    '"',
    "a.m.",
    "No. 2",
    ". . .",
    "[. . .]",
    "!",
    "x",
    "1.",
    "- ",
]
texts = st.text() | st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=40).map("".join)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["note"])
def test_case(case: dict[str, Any]) -> None:
    expected = case["cut"]
    text = case.get("text") or " ".join(expected)
    assert [span.of(text) for span in split(text, Span(0, len(text)))] == expected


@settings(deadline=None)
@given(texts, st.integers(0, 30), st.integers(0, 30))
def test_sentences_are_trimmed_in_order_and_inside_their_region(text: str, left: int, right: int) -> None:
    region = Span(min(left, len(text)), max(min(left, len(text)), len(text) - right))
    found = split(text, region)
    for span in found:
        assert region.covers(span)
        assert span.of(text) == span.of(text).strip() != ""
        assert not any(not line.strip() for line in span.of(text).splitlines())
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert "".join("".join(span.of(text) for span in found).split()) == "".join(region.of(text).split())


@settings(deadline=None)
@given(texts)
def test_paragraphs_hold_every_word_once(text: str) -> None:
    found = paragraphs(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert "".join("".join(span.of(text) for span in found).split()) == "".join(text.split())


@pytest.mark.parametrize("unit", [".", ". ", '"', "a.", "A. ", "[.", "! ", "No. ", "a\n", "(", " ", "Oct. 1", "- \n"])
def test_time_grows_with_the_text_and_not_faster(unit: str) -> None:
    def seconds(text: str) -> float:
        return quickest(lambda: split(text, Span(0, len(text))))

    small, large = unit * 10_000, unit * 80_000
    assert seconds(large) < 24 * max(seconds(small), 0.01)
