"""Dates of other languages: what dateparser is asked, when it is loaded, and that a span's own figures decide."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.kinds import date as dates
from workbench.kinds.date.foreign import find, months, parsed
from workbench.language.reading import Reading
from workbench.language.timewords import words
from workbench.model import Document, Source

NAMES = {
    "fr": ("{d} {m} {y}", "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    "es": (
        "{d} de {m} de {y}",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    ),
    "ru": ("{d} {m} {y}", "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
    "pl": (
        "{d} {m} {y}",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    ),
}


def values(text: str) -> list[tuple[str, str]]:
    reading = Reading(Document(Source("0", "case.txt"), text))
    return [(mention.span.of(text), mention.value.canonical) for mention in dates.find(reading)]


@settings(deadline=None)  # the first example loads dateparser
@given(st.dates(date(1500, 1, 1), date(2150, 12, 31)), st.sampled_from(sorted(NAMES)))
def test_every_day_is_read_as_written(day: date, language: str) -> None:
    form, names = NAMES[language]
    written = form.format(d=day.day, m=names.split()[day.month - 1], y=day.year)
    assert values(f"The copy is marked {written}, in ink.") == [(written, str(day))]


@pytest.mark.parametrize("language", "fr de es it pt nl pl cs sk sv da nb fi ru uk bg tr el ar ca ro hr".split())
def test_a_language_knows_its_months_and_dateparser_reads_them(language: str) -> None:
    names = months(language)
    assert set(names.values()) == set(range(1, 13))
    stop = "." if language in ("de", "cs", "sk", "da", "nb", "fi", "hr") else ""
    read = {name: parsed(f"3{stop} {name} 2021", language, True) for name in names}
    assert {name for name, day in read.items() if day and day != (2021, names[name], 3)} == set()
    assert len({day for day in read.values() if day}) == 12


def test_parts_that_are_missing_are_not_made_up() -> None:
    assert parsed("juin 2024", "fr", False) == (2024, 6, None)
    assert parsed("juin 2024", "fr", True) is None
    assert parsed("12 juin", "fr", True) is None
    assert parsed("31 juin 2024", "fr", True) is None


def test_english_text_never_loads_dateparser() -> None:
    script = """
import sys
from workbench.kinds.date.foreign import find
from workbench.language.timewords import words
text = "In season 2020, on 3 May 2021, the Mars 2020 rover beat Euro 2024, and mars 2021 began."
assert find(words(text)) == []
assert "dateparser" not in sys.modules
assert len(find(words("It shut on 3 mai 2021."))) == 1
assert "dateparser" in sys.modules
"""
    subprocess.run([sys.executable, "-W", "error", "-c", script], check=True)


@pytest.mark.parametrize(
    "piece", ["12-", "3 mai ", "le 1er ", "2024年", "de 2024 ", "12. 2024-", "9 a 2024 ", "mars 2021"]
)
def test_time_is_linear(piece: str) -> None:
    find(words(piece * 10))
    row = words(piece * 20_000)
    start = time.process_time()
    find(row)
    assert time.process_time() - start < 3


def test_months_with_two_meanings_are_settled_by_the_stop_or_left_out() -> None:
    assert values("Otvorena 31. listopada 2019 u podne.") == [("31. listopada 2019", "2019-10-31")]
    assert [value for _, value in values("Otwarto 31 listopada 2019 rano.")] == ["2019"]
