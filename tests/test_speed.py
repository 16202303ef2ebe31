"""What is measured for speed and memory: news of our own, and the length of one text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import memory, news, speed
from workbench.extract import extract
from workbench.language import parser, reading, sentences
from workbench.language.reading import Reading
from workbench.model import Document, InputError, Span
from workbench.read import FIGURES, LINES, LONGEST, TAGS, read, read_bytes


def document(size: int) -> Document:
    return read_bytes("\n\n".join(news.articles(size)).encode(), "news.txt", published="2024-06-21")


def test_the_news_are_the_same_every_time_and_full_of_claims() -> None:
    first, again = [*news.articles(20_000)], [*news.articles(20_000)]
    assert first == again
    assert sum(len(text.encode()) for text in first) >= 20_000
    kinds = {claim.kind for claim in extract(Reading(document(20_000)))}
    assert {"date", "quantity", "money", "percent", "quote", "ordinal", "provision"} <= kinds


def test_a_text_beyond_the_limit_is_refused_by_name() -> None:
    with pytest.raises(
        InputError, match=r"long\.txt: 5,000,001 bytes of text, more than the limit of 5,000,000; split"
    ):
        read_bytes(b"a" * (LONGEST + 1), "long.txt")


@pytest.mark.parametrize(
    ("name", "words", "count", "limit"),
    [
        ("table.html", "<p>a", TAGS, "100,001 tags in one page, more than the limit"),
        ("table.txt", "$5 ", FIGURES, "250,001 numbers in one text, more than the limit"),
        ("table.txt", "a\n", LINES, "1,000,001 lines in one text, more than the limit"),
    ],
)
def test_more_than_memory_allows_is_refused(name: str, words: str, count: int, limit: str) -> None:
    with pytest.raises(InputError, match=f"{name}: {limit}"):
        read_bytes((words * (count + 1)).encode(), name)


def test_more_mentions_than_memory_allows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.extract.MOST", 10)
    assert len(extract(Reading(read_bytes(b"On Monday he left. " * 10, "days.txt")))) == 10
    with pytest.raises(InputError, match=r"days\.txt: more than 10 amounts, dates and names in one text; split it"):
        extract(Reading(read_bytes(b"On Monday he left. " * 11, "days.txt")))


def test_memory_is_measured_in_a_process_of_its_own() -> None:
    claims, size, taken, complaint = memory.peak("few.txt", ["The ferry sank in 1996. "] * 10)
    assert (claims, round(size, 5), complaint) == (10, 0.00024, "")
    assert 30 < taken < memory.LIMIT
    assert "more than the limit" in memory.peak("table.txt", ["$5 "] * (FIGURES + 1))[3]


def test_a_large_parent_does_not_count_as_its_childs_memory() -> None:
    ballast = bytearray(700_000_000)
    ballast[::4_096] = b"x" * len(ballast[::4_096])
    assert memory.peak("few.txt", ["The ferry sank in 1996. "])[2] < memory.LIMIT


def test_a_long_text_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_bytes(b"a b. " * (LONGEST // 5 + 1))
    (tmp_path / "short.txt").write_text("The ferry sank in 1996.", encoding="utf-8")
    skipped = list[tuple[str, str]]()
    found = [made.text for _, made in read([str(tmp_path)], on_skip=lambda path, why: skipped.append((path, why)))]
    assert found == ["The ferry sank in 1996."]
    assert [Path(path).name for path, _ in skipped] == ["long.txt"]
    assert "more than the limit" in skipped[0][1]


def test_trees_that_were_let_go_come_back_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    made = document(20_000)
    whole = Reading(made)
    trees = {sentence: whole.tree(sentence) for sentence in whole.sentences}
    monkeypatch.setattr(reading, "KEPT", 2_000)
    forgetful = Reading(made)
    forgetful.parse(forgetful.sentences)
    assert {sentence: forgetful.tree(sentence) for sentence in forgetful.sentences} == trees
    assert extract(forgetful) == extract(whole)
    assert len(forgetful._trees) < len(trees) / 2


def test_the_parsers_share_is_noted_and_the_parser_given_back() -> None:
    parse = parser.parse
    (whole, parsing), words = speed._parsing_noted(lambda: speed._extracted(news.articles(5_000)))
    assert 0 < parsing < whole
    assert words > 100
    assert parser.parse is parse


def test_a_missing_peer_is_passed_over_with_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    told = list[tuple[str, str, str]]()
    monkeypatch.setattr(speed, "SIZE", 4_000)
    monkeypatch.setattr(speed, "PEERS", (("nobody", "no_such_reader", lambda module: lambda text: (module, text)),))
    speed.lines(lambda what, figure, how: told.append((what, figure, how)))
    assert [what for what, *_ in told] == ["extract", "its parser", "nobody"]
    assert told[2][1:] == ("not measured", "no_such_reader is not installed; pip install -e '.[bench]' brings it")


def test_a_sentence_is_never_longer_than_its_limit() -> None:
    for text in ("goats and ferries " * 600, "g" * 9_000, "goats\n" * 1_500 + "  "):
        found = sentences.split(text, Span(0, len(text)))
        assert max(len(span) for span in found) <= sentences.LONGEST
        assert "".join(span.of(text) for span in found).split() != []
        assert "".join("".join(span.of(text).split()) for span in found) == "".join(text.split())
