"""Hostile words in the formats that other programs open: the page, the Word files, ClaimReview and the mail."""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from docx import Document as Word
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.test_claimreview import validate
from tests.test_report_hostile import DANGER, dossier, hostile
from tests.test_report_hostile import page as read
from workbench.model import Finding, Level, Span
from workbench.report import claimreview, docx, html, markdown
from workbench.report.anonymous import nameless
from workbench.report.scale import Publication
from workbench.report.visible import visible

KINDS = st.sampled_from(["quote", "date", "quantity", "money", "duration", "ordinal"])
TAGS = set(
    """
    html head meta title style body a header h1 p time nav ul li strong main section h2 div table thead tr th span br em
    u tbody td form label input select option button article h3 code blockquote mark details summary ol h4 dl dt dd
    script
    """.split()
)


class Parsed(HTMLParser):
    """The tags of a page, their attributes, and the words between them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.words += data


@given(hostile, KINDS)
@settings(max_examples=150, deadline=None)
def test_the_page_gains_no_element_no_handler_and_no_address(words: str, kind: str) -> None:
    page = Parsed(html.render(dossier(words, kind)))
    assert set(page.tags) <= TAGS
    assert page.tags["script"] == page.tags["style"] == 1
    assert not [name for name in page.attributes if name.startswith("on") or name in ("style", "src", "srcdoc")]
    assert all(link.startswith(("#", "https://example.org", "http://", "https://")) for link in page.links)
    assert visible(words) in page.words


@given(hostile, KINDS)
@settings(max_examples=100, deadline=None)
def test_no_text_format_carries_a_control_or_direction_character(words: str, kind: str) -> None:
    told = dossier(words, kind)
    for text in (html.render(told), markdown.mail(told), claimreview.render(told, Publication())):
        assert not DANGER.search(text)
        text.encode()


@given(hostile)
@settings(max_examples=60, deadline=None)
def test_word_opens_whatever_was_said_and_shows_it(words: str) -> None:
    told = dossier(words)
    draft = told.documents[0]
    place = Span(7, 7 + len(words))
    finding = Finding("contradicted", Level.ERROR, words, place, 1, 1, "c", (told.claims[0].id,))
    for content in (docx.render(told), docx.render_draft(draft, [finding], told.coverage, told)):
        packed = zipfile.ZipFile(io.BytesIO(content))
        for name in packed.namelist():
            if name.endswith(".xml"):
                ET.fromstring(packed.read(name))
        body = packed.read("word/document.xml").decode()
        assert not DANGER.search(body)
        assert not [tag for tag in ("w:hyperlink", "w:fldSimple", "w:instrText", "w:object") if f"<{tag}" in body]
    shown = "".join(paragraph.text for paragraph in Word(io.BytesIO(docx.render(told))).paragraphs)
    assert "".join(visible(words).split()) in "".join(shown.split())


@given(hostile, KINDS)
@settings(max_examples=100, deadline=None)
def test_claimreview_stays_what_its_schema_says(words: str, kind: str) -> None:
    (review,) = validate(claimreview.render(dossier(words, kind), Publication()))
    assert review["reviewRating"]["alternateName"] == "False"


@given(hostile)
@settings(max_examples=100, deadline=None)
def test_a_mail_gains_no_element(words: str) -> None:
    report = read(markdown.mail(dossier(words)))
    assert set(report.tags) <= {"h1", "h2", "ul", "li", "p", "strong"}
    assert report.tags["h1"] <= 1


@pytest.mark.parametrize("render", [html.render, markdown.render, markdown.mail, lambda d: str(docx.render(d))])
def test_an_anonymous_report_names_no_reviewer(render: object) -> None:
    told = dossier("Reviewer Zwei")
    unnamed = nameless(told)
    assert callable(render)
    assert {v.reviewer for v in unnamed.verdicts} == {""}
    assert {e.reviewer for told_of in unnamed.history.values() for e in told_of} == {""}
    assert all("assignee" not in e.payload for told_of in unnamed.history.values() for e in told_of)
    assert render(unnamed) != render(told)


def test_json_of_claimreview_is_json() -> None:
    assert json.loads(claimreview.render(dossier("x"), Publication()))["@context"] == "https://schema.org"
