"""The timeline, the number line and the word diff, as text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.dossiers import WIRE, claim, document, question
from workbench.model import Claim, Modifier, Question, Value
from workbench.tui.columns import beside, columns_for
from workbench.tui.drawing import line_blocks
from workbench.tui.lines import Block
from workbench.tui.safe import shown
from workbench.tui.worddiff import word_diff, words_of

SOURCE = document(WIRE, "wire.txt")


def asked(kind: str, *values: Value) -> tuple[Question, dict[str, Claim]]:
    words = WIRE.replace(",", "").split()
    claims = [claim(SOURCE, kind, words[number + 1].strip(".,"), value) for number, value in enumerate(values)]
    return question("?", {one.value.canonical: [one] for one in claims}), {one.id: one for one in claims}


def drawn(kind: str, *values: Value, width: int = 60) -> list[str]:
    found, claims = asked(kind, *values)
    blocks = line_blocks(found, claims, "abcdef", width)
    return [f"{block.lead.plain:<{block.indent}}{block.content.plain}".rstrip() for block in blocks]


def day(text: str, last: str = "") -> Value:
    return Value(text, days=(text, last or text))


def number(text: str, figure: str, modifier: Modifier = Modifier.EXACT, high: str = "", unit: str = "person") -> Value:
    return Value(text, modifier, Decimal(figure), Decimal(high) if high else None, unit)


def test_days_stand_on_a_timeline_in_their_order() -> None:
    title, first, second, ruler, ends = drawn("date", day("2022-05-03"), day("2022-05-13"))
    assert title == "Timeline"
    assert first.endswith("2022-05-03")
    assert first.index("●") < second.index("●")
    assert (ruler.index("└"), ruler.index("┘")) == (first.index("●"), second.index("●"))
    assert ends.split() == ["2022-05-03", "2022-05-13"]


def test_a_month_is_a_stretch_and_a_day_in_it_a_point() -> None:
    _, month, point, *_ = drawn("date", day("2022-05-01", "2022-05-31"), day("2022-05-16"))
    assert month.index("├") < point.index("●") < month.index("┤")


@pytest.mark.parametrize(
    ("modifier", "signs"),
    [
        (Modifier.OVER, "○─▶"),
        (Modifier.AT_LEAST, "●─▶"),
        (Modifier.UNDER, "◀─○"),
        (Modifier.AT_MOST, "◀─●"),
        (Modifier.ABOUT, "≈"),
        (Modifier.EXACT, "●"),
    ],
)
def test_bounds_show_which_way_they_are_open(modifier: Modifier, signs: str) -> None:
    _, bound, point, *_ = drawn("quantity", number("x", "130", modifier), number("137 person", "137"))
    drawing = bound[3:].rsplit(" ", 1)[0].strip()
    assert (drawing[0], drawing[-1]) == (signs[0], signs[-1])
    assert "●" in point


def test_a_range_of_numbers_names_unit_and_ends() -> None:
    lines = drawn("quantity", number("5..7 person", "5", high="7"), number("1200000 person", "1200000"))
    assert "├" in lines[1] or "●" in lines[1]
    assert lines[-1].split() == ["5", "1,200,000", "person"]


def test_what_cannot_stand_on_one_line_is_not_drawn() -> None:
    assert drawn("quantity", number("5 person", "5"), number("5 km", "5", unit="kilometre")) == []
    assert drawn("date", day("2022-05-03"), Value("XXXX-05-04")) == []
    assert drawn("party", Value("Norway"), Value("Sweden")) == []
    assert drawn("date", day("2022-05-03"), day("2022-05-13"), width=20) == []


def test_bounds_that_meet_in_one_point() -> None:
    lines = drawn("quantity", number(">5 person", "5", Modifier.OVER), number("5 person", "5"))
    assert "┴" in lines[-2]
    assert "5 person" in lines[-1]


@given(st.lists(st.integers(0, 10**15), min_size=2, max_size=6, unique=True), st.integers(40, 120))
def test_any_numbers_fit_the_line_and_keep_their_order(figures: list[int], width: int) -> None:
    values = [number(f"{figure} person", str(figure)) for figure in figures]
    found, claims = asked("quantity", *values)
    blocks = line_blocks(found, claims, "abcdef", width)
    assume(blocks)  # beside a long value a narrow pane has no room for a line
    rows = [block.content.plain for block in blocks[1 : 1 + len(figures)]]
    assert all(block.indent + len(block.content.plain) <= width for block in blocks)
    places = {figure: row.index("●") for figure, row in zip(figures, rows, strict=True)}
    ordered = [places[figure] for figure in sorted(figures)]
    assert ordered == sorted(ordered)


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        ("with all means in its possession", "with all means", "with all means [-in its possession-]"),
        ("without delay", "without any delay", "without {+any+} delay"),
        ("Shall provide, at once", "shall provide at once", "Shall provide [-,-] at once"),
        ("the same words", "the same words", "the same words"),
        ("a", "b", "[-a-] {+b+}"),
    ],
)
def test_words_of_one_side_alone_are_marked(left: str, right: str, told: str) -> None:
    assert word_diff(left, right).plain == told


@given(st.lists(st.sampled_from("may must shall not all any".split()), max_size=12), st.data())
def test_a_diff_holds_all_words_of_both_sides(left: list[str], data: st.DataObject) -> None:
    right = data.draw(st.permutations(left))
    told = words_of(word_diff(" ".join(left), " ".join(right)).plain)
    for word in set(left):
        assert told.count(word) >= left.count(word)


@given(st.lists(st.text(alphabet="ab 船", min_size=1, max_size=90), min_size=2, max_size=4), st.integers(90, 180))
def test_columns_lose_no_word_and_no_line_is_too_wide(texts: list[str], width: int) -> None:
    rows, places = beside([[Block(shown(text))] for text in texts], width)
    assert all(row.content.cell_length <= width for row in rows)
    assert [len(found) for found in places] == [1] * len(texts)
    whole = "".join(row.content.plain for row in rows)
    for letter in "ab船":
        assert whole.count(letter) == sum(text.count(letter) for text in texts)


def test_columns_are_as_many_as_can_be_read() -> None:
    assert columns_for(80, 3) == 1
    assert columns_for(90, 3) == 2
    assert columns_for(150, 2) == 2
    assert columns_for(20, 5) == 1
