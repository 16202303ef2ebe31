"""Whatever a source, a page title or a reviewer writes, it stays text in every report."""

from __future__ import annotations

import csv as csv_module
import io
import json as json_module
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.dossiers import claim, document, ferry, question, verdict
from workbench.model import Anomaly, Conflict, Coverage, Disposition, Dossier, Event, Severity
from workbench.report import csv, json, markdown
from workbench.report.visible import escaped, excerpt, flat, one_line, shorten, visible

PIECES = [
    "<script>alert(1)</script>", "[x](javascript:1)", "![x](y)", "`code`", "**bold**", "__b__", "# h", "\n# h\n", "<b>",
    "1. one", "- item", "+ item", "> quote", "|a|b|", "---", "===", "~~gone~~", "&amp;", "&#60;", "<!--", "-->", "\n\n",
    "www.example.org", "https://example.org/a", "me@example.org", ":smile:", "[^1]", "$x$", "\\", "\\*", "*", "_", "a",
    "=1+1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "'", '"', ",", "é", "日本", "\x1b]0;x\x07", "\x1b[31m", "\x9b31m",
    "\x00", "\u202e", "\u2066", "\u200b", "\ufeff", "\U000e0041", "\u2028", "\x85", " ", "  ", "    ", "word", ".",
]  # fmt: skip
hostile = st.one_of(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join), st.text(min_size=1, max_size=40)
)
DANGER = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e0fff]"
)


class Page(HTMLParser):
    """What a browser would make of a page: its words, and how often each tag stands in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags[tag] += 1

    def handle_data(self, data: str) -> None:
        self.words += data


def page(text: str) -> Page:
    return Page(MarkdownIt("gfm-like").enable(["linkify", "replacements"]).render(text))


def dossier(words: str, kind: str = "quote") -> Dossier:
    """A dossier that says the same words everywhere a source, a title or a reviewer can put them."""
    first = document(f"Before {words} after.", words, outlet=words, title=words, byline=words, published=words)
    other = document(f"{words}", "other.txt")
    claims = [claim(first, kind, words, words), claim(other, kind, words, "x")]
    asked = question(words, {words: [claims[0]], "x": [claims[1]]}, "wording")
    asked = replace(
        asked, why=(words,), conflicts=(Conflict("w", Severity.CONFLICT, (claims[0].id, claims[1].id), words),)
    )
    decided = verdict(
        asked, claims, Disposition.RIGHT, position=words, rationale=words, evidence=(words,), reviewer=words, time=words
    )
    told = (
        Event(1, words, words, "note", {"text": words}),
        Event(
            2, words, words, words, {"assignee": words, "rationale": words, "text": {"support": "words", "text": words}}
        ),
        Event(3, "2022-05-09T10:15:00Z", words, "rating", {"position": words, "rating": "False"}),
    )
    return Dossier(
        (replace(first, problems=(words,)), other),
        {},
        tuple(claims),
        (asked,),
        (decided,),
        (Anomaly("a1", words, first.source.id, claims[0].span, (claims[0].id,), words),),
        Coverage(2, 2, {words: 1}),
        {asked.id: told},
        {asked.id: {words: "False"}},
    )


@given(hostile)
@settings(max_examples=300, deadline=None)
def test_escaped_markdown_says_its_words_and_nothing_else(words: str) -> None:
    shown = page(f"Said: {markdown.escape(words)}")
    assert shown.tags == {"p": 1}
    assert one_line(shown.words) == one_line(f"Said: {one_line(words)}")


@given(hostile)
@settings(max_examples=150, deadline=None)
def test_words_from_sources_add_no_element_to_the_report(words: str) -> None:
    plain, report = page(markdown.render(dossier("plain"))), page(markdown.render(dossier(words)))
    shape = {"h1", "h2", "h3", "ul", "li", "p"}
    assert set(report.tags) <= shape | {"strong"}
    # A word made of blanks alone leaves its bold marks or its paragraph out; it never adds one.
    assert all(report.tags[tag] <= plain.tags[tag] for tag in report.tags if tag != "p")


@given(hostile)
@settings(max_examples=150, deadline=None)
def test_no_report_carries_a_control_or_direction_character(words: str) -> None:
    told = dossier(words)
    for text in (markdown.render(told), json.render(told), *(csv.render(told, table) for table in csv.Table)):
        assert not DANGER.search(text)
        text.encode()


@given(hostile)
@settings(max_examples=200, deadline=None)
def test_no_cell_starts_a_formula(words: str) -> None:
    for table in csv.Table:
        rows = list(csv_module.reader(io.StringIO(csv.render(dossier(words), table))))
        assert len({len(row) for row in rows}) == 1
        assert not [cell for row in rows for cell in row if cell.lstrip().startswith(tuple("=+-@＝＋－＠"))]


@given(st.text(st.characters(), max_size=60))
def test_json_is_exact_although_it_is_harmless(words: str) -> None:
    text = json.text({"words": words})
    assert json_module.loads(text) == {"words": words}
    assert not DANGER.search(text)


def test_lone_surrogates_survive_json() -> None:
    assert json_module.loads(escaped(json_module.dumps("a\ud800b", ensure_ascii=False))) == "a\ud800b"


@given(hostile)
def test_visible_text_is_stable_and_never_empty(words: str) -> None:
    shown = visible(words)
    assert shown
    assert visible(shown) == shown
    assert "\n" not in flat(words)


@given(hostile, st.integers(2, 60))
def test_shortened_text_fits(words: str, limit: int) -> None:
    assert len(shorten(words, limit)) <= limit


@given(hostile, hostile, hostile, st.integers(5, 60))
def test_an_excerpt_shows_its_words(before: str, words: str, after: str, limit: int) -> None:
    text = before + words + after
    shown = excerpt(text, len(before), len(before) + len(words), limit)
    assert one_line(words) in shown
    assert "\n" not in shown


def test_the_report_of_a_plain_dossier_has_bold_values() -> None:
    assert page(markdown.render(ferry())).tags["strong"] == 11
