"""Quotations: marks, drift and comparison beyond what the case file shows."""

from __future__ import annotations

import itertools

import pytest

from tests.quickest import quickest
from workbench.kinds.quote import compare, drift
from workbench.kinds.quote.marks import quotations
from workbench.model import Relation, Span, Value
from workbench.read.paragraphs import paragraphs

DRIFTS = [
    ("We won.", "We won.", ""),
    ("We won the toss", "we won, the toss!", "punctuation"),
    ("We won the toss and the match", "We won . . . the match", "ellipsis"),
    ("We won the toss [in Leeds] and ran", "We won the toss and ran", "ellipsis"),
    ("The minister praises the crews", "The minister praised the crews", "inflection"),
    ("The minister praised the crews", "The minister praised the nurses", "content word"),
    ("Four crews were praised", "Five crews were praised", "number or negation"),
    ("We lost 12 boats", "We lost 20 boats", "number or negation"),
    ("We knew of the crack", "We never knew of the crack", "number or negation"),
]


@pytest.mark.parametrize(("a", "b", "expected"), DRIFTS)
def test_drift_is_classified(a: str, b: str, expected: str) -> None:
    assert drift(a, b) == expected
    assert drift(b, a) == expected


def test_comparison_is_symmetric_and_equal_on_itself() -> None:
    texts = [text for pair in DRIFTS for text in pair[:2]] + ["…", "“”", "Ja."]
    for a, b in itertools.product(texts, repeat=2):
        assert compare(Value(a), Value(b)) is compare(Value(b), Value(a))
    assert all(compare(Value(t), Value(t)) is Relation.EQUAL for t in texts)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("We lost twelve boats in the gale", "we lost twelve boats in the gale!", Relation.EQUAL),
        ("We lost twelve boats in the gale", "twelve boats in the gale", Relation.REFINES),
        ("We lost twelve boats in the gale", "We lost . . . boats in the gale", Relation.REFINES),
        ("We lost twelve boats in the gale", "We lost twenty boats in the gale", Relation.CONFLICT),
        ("We lost twelve boats in the gale", "Nobody asked the harbour master", Relation.INCOMPARABLE),
        ("We lost boats", "gale", Relation.INCOMPARABLE),
    ],
)
def test_wordings_compare(a: str, b: str, relation: Relation) -> None:
    assert compare(Value(a), Value(b)) is relation


def test_one_speaker_may_drift_further() -> None:
    a = "We have ceased to treat the river as a border and begun to see it as a street we share"
    b = "We do not treat that water as a wall any more but as our common street"
    assert compare(Value(a), Value(b)) is Relation.INCOMPARABLE
    assert compare(Value(a, unit="Ana Ruiz"), Value(b, unit="Ruiz")) is Relation.CONFLICT


def inside(text: str) -> list[str]:
    return [q.span.of(text) for q in quotations(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “a b c.”", ["a b c"]),
        ("He said “a ‘b’ c”.", ["a ‘b’ c"]),
        ("``A b c,'' he said.", ["A b c"]),
        ("He asked: »What now?«, »«Now?«", ["What now?"]),
        ("“One.\n\n“Two.”", ["One", "Two"]),
        ("“One.\n\nTwo.”", []),
        ("‘It’s ours’", ["It’s ours"]),
        ("rock 'n' roll, the '90s, the dogs' bowls", []),
        ("“” “ ” \"\" ''", []),
        ("“a “b “c “d “e “f", []),
    ],
)
def test_marks_are_paired(text: str, expected: list[str]) -> None:
    found = inside(text)
    assert found[: len(expected)] == expected
    assert expected or not [words for words in found if words.strip("”“ \"'")]


@pytest.mark.parametrize("unit", ["“", '"', "‘a ", "'a ", "“a” ", "«", "“a\n\n", "a’ ", "``", "„a “b "])
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        return quickest(lambda: quotations(text, [Span(0, len(text))]))

    seconds(2_000)
    short, long = max(seconds(20_000), 0.02), seconds(80_000)
    assert long < 12 * short
