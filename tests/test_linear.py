"""Time grows no faster than the text, whatever the text is: every kind, reading, sentences, frames and the whole path.

The time of a text is set beside that of one four times as long: where work grows with the square, it takes sixteen
times as long. The least of a few runs counts, in processor time, because the machine has other things to do.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

import pytest

from workbench.extract import extract
from workbench.frame import frame
from workbench.kinds import kinds
from workbench.kinds.kind import Kind
from workbench.language.reading import Reading
from workbench.language.sentences import LONGEST
from workbench.model import Mention
from workbench.read import read_bytes

TIMES = 4
MOST = 9
"""Times as long that a text TIMES as long may take; 16 would be the square."""
BLINK = 0.02
"""Seconds below which a clock says nothing."""
TRIES = 5

FRUITLESS = {
    "digits": "7",
    "digit groups": "1,234,",
    "open brackets": "[",
    "open quotes": "“a b ",
    "straight quotes": '"',
    "apostrophes": "'a ",
    "hyphens": "-",
    "hyphened names": "Iran-",
    "dots": ".",
    "dots and spaces": ". ",
    "spaces": " ",
    "of the": "of the ",
    "capitals": "Aa ",
    "initials": "A.",
    "magnitudes": "million ",
    "treaties": "the Treaty of ",
    "months": "May ",
    "mail": "a.b-c",
    "addresses": "http://a.b/",
    "dollars": "$",
    "ranks": "the first of ",
    "speakers": "he said, ",
    "one word": "a",
    "short lines": "a\r\n",
    "slashes": "1/2/",
    "colons": "1:",
    "sections": "§ 5(",
    "ranges": "between 5 and ",
    "tags": "<div>",
}
"""What a pattern may begin to read again and again, and hardly ever makes a claim."""

FRUITFUL = {
    "numbers": "12 13 twenty-one ",
    "amounts": "$5 and 5% of £2m ",
    "times": "on Monday and for 3 days in the 1990s ",
    "references": "Article 5 of the 1961 Treaty of Rome, ",
    "people": "Ida Holm, 34, and Iran and France, ",
    "quotations": "“No goats,” he said. ",
}
"""One claim after another in a line without end."""


def line(pattern: str, size: int) -> str:
    return (pattern * (size // len(pattern) + 1))[:size]


def nested(size: int) -> str:
    return "(" * (size // 4) + ")" * (size // 4) + "“" * (size // 4) + "”" * (size // 4)


def reading(text: str) -> Reading:
    return Reading(read_bytes(text.encode(), "hostile.txt", published="2024-06-21"))


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def grows_no_faster(short: Callable[[], object], long: Callable[[], object]) -> str:
    """Empty when one of a few tries shows it; else the two times."""
    best_short = best_long = float("inf")
    for _ in range(TRIES):
        best_short, best_long = min(best_short, seconds(short)), min(best_long, seconds(long))
        if best_long <= MOST * max(best_short, BLINK):
            return ""
    return f"{best_short:.2f} s, {TIMES} times as much text {best_long:.2f} s"


def found(kind: Kind, text: Reading) -> list[Mention]:
    return list(kind.find(text))


def assert_linear(text: Callable[[int], str], size: int) -> None:
    short, long = text(size), text(size * TIMES)
    slow = {"read": grows_no_faster(lambda: reading(short), lambda: reading(long))}
    one, two = reading(short), reading(long)
    for name, kind in kinds().items():
        slow[name] = grows_no_faster(partial(found, kind, one), partial(found, kind, two))
    slow["sentences"] = grows_no_faster(lambda: reading(short).sentences, lambda: reading(long).sentences)
    slow["extract"] = grows_no_faster(lambda: extract(reading(short)), lambda: extract(reading(long)))
    claims = extract(one), extract(two)
    slow["frame"] = grows_no_faster(lambda: frame(one, claims[0]), lambda: frame(two, claims[1]))
    assert {name: told for name, told in slow.items() if told} == {}


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    """Tables and weights are read before the clock starts."""
    text = "On 5 May 2019 “he said so” of the first 27 goats, $5 or 5% each, under Article 5 of the Treaty of Rome. "
    once = reading(text + " ".join([*FRUITLESS.values(), *FRUITFUL.values()]))
    frame(once, extract(once))


@pytest.mark.parametrize("pattern", FRUITLESS.values(), ids=FRUITLESS)
def test_what_leads_nowhere_costs_no_more_than_its_length(pattern: str) -> None:
    assert_linear(lambda size: line(pattern, size), 4 * LONGEST)


def test_nested_openings_cost_no_more_than_their_length() -> None:
    assert_linear(nested, 4 * LONGEST)


@pytest.mark.parametrize("pattern", FRUITFUL.values(), ids=FRUITFUL)
def test_a_line_full_of_claims_costs_no_more_than_its_length(pattern: str) -> None:
    assert_linear(lambda size: line(pattern, size), 3 * LONGEST)


@pytest.mark.slow
def test_a_megabyte_of_everything_hostile() -> None:
    def everything(size: int) -> str:
        share = size // (len(FRUITLESS) + 1)
        return "\n\n".join([*(line(pattern, share) for pattern in FRUITLESS.values()), nested(share)])

    short, long = everything(1_000_000 // TIMES), everything(1_000_000)
    assert grows_no_faster(lambda: extract(reading(short)), lambda: extract(reading(long))) == ""


def test_the_clock_would_notice() -> None:
    """A pattern that looks back over everything before it is what these tests are for."""

    def squared(size: int) -> object:
        return [sum(range(at)) for at in range(0, size, 4)]

    assert grows_no_faster(lambda: squared(3_000), lambda: squared(12_000))
