"""The page as a file: golden bytes, a policy that fits them, nothing from outside, and what its pictures show."""

from __future__ import annotations

import base64
import hashlib
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import golden
from tests.dossiers import claim, document, ferry, question
from tests.floods import COSTS, DAYS, LIVES, flood
from tests.test_report import EMPTY
from workbench.model import Claim, Coverage, Dossier, Modifier, Question, Value
from workbench.report import html
from workbench.report.html.differing import differing
from workbench.report.html.picture import Picture, Scale, letter, picture
from workbench.report.index import Index


@pytest.mark.parametrize(("name", "dossier"), [("export.html", flood()), ("export-ferry.html", ferry())])
def test_html_is_golden(name: str, dossier: Dossier) -> None:
    golden.check(name, html.render(dossier))


def test_the_policy_allows_this_script_and_this_style_and_nothing_else() -> None:
    page = html.render(flood())
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert policy

    def digest(tag: str) -> str:
        (text,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    allowed = policy[1].replace("&#39;", "'").replace("&#43;", "+")
    assert allowed == (
        f"default-src 'none'; style-src 'sha256-{digest('style')}'; script-src 'sha256-{digest('script')}'; "
        "base-uri 'none'; form-action 'none'"
    )


@pytest.mark.parametrize("dossier", [flood(), ferry(), EMPTY], ids=["flood", "ferry", "empty"])
def test_nothing_comes_from_elsewhere_and_no_id_comes_twice(dossier: Dossier) -> None:
    page = html.render(dossier)
    assert not re.findall(r"\s(?:style|src|srcset|on\w+)=", page.split("<script>")[0])
    assert not re.findall(r"url\(|@import|//fonts", page)
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    links = re.findall(r'href="([^"]+)"', page)
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    assert all(link.startswith(("#", "https://example.org/")) for link in links)


def test_what_is_open_stands_before_what_is_settled() -> None:
    page = html.render(ferry())
    order = ["What was checked, and what was not", "Open conflicts (1)", "Decided (1)", "Agreements (1)", "How to read"]
    places = [page.index(words) for words in order]
    assert places == sorted(places)


def test_an_empty_project_is_a_page_too() -> None:
    page = html.render(EMPTY)
    assert "No two sources answer the same question." in page
    assert "<table>" not in page


def test_copies_that_agree_are_told_apart_from_confirmation() -> None:
    dossier = ferry()
    one, two = (c for c in dossier.claims if c.quote == "At least 14 people")
    agreed = question("How many people drowned?", {">=14 person": [one, two]}, origins=dict(dossier.duplicate_of))
    page = html.render(replace(dossier, questions=(agreed,), verdicts=()))
    assert "Copies of one text: their agreement confirms nothing." in page


# -- wordings ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "other", "marked"),
    [
        ("by all means at hand", "with all means at hand", ["by"]),
        ("with all means", "with all means at hand", []),
        ("We will not  yield, ever", "we will yield", ["not", ", ever"]),
        ("wholly new", "another thing", ["wholly new"]),
        ("it’s ours", "it's ours", []),
        ("…", "", []),
    ],
)
def test_words_that_the_other_wording_does_not_have_are_marked(text: str, other: str, marked: list[str]) -> None:
    pieces = differing(text, other)
    assert "".join(words for words, _ in pieces) == text
    assert [words for words, alone in pieces if alone] == marked


@given(st.text(max_size=80), st.text(max_size=80))
def test_marking_changes_no_word(text: str, other: str) -> None:
    assert "".join(words for words, _ in differing(text, other)) == text
    assert not any(alone for _, alone in differing(text, text))


def test_two_wordings_of_a_quotation_show_where_they_differ() -> None:
    source = document("The act says “by all means”. The copy says “with all means”.", "act.txt")
    claims = [claim(source, "quote", words, words) for words in ("by all means", "with all means")]
    asked = question("What does the act say?", {c.value.canonical: [c] for c in claims}, "wording")
    page = html.render(Dossier((source,), {}, tuple(claims), (asked,), (), (), Coverage(2, 2, {})))
    assert "<u>by</u> all means</h4>" in page
    assert "<u>with</u> all means</h4>" in page


# -- pictures ---------------------------------------------------------------------------------------


def drawn(claims: list[Claim], kind: str = "") -> Picture | None:
    asked = question("What?", {c.value.canonical: [c] for c in claims}, "number")
    asked = replace(asked, kind=kind or asked.kind)
    return picture(asked, Index(replace(flood(), claims=tuple(claims), questions=(asked,))))


def shapes(found: Picture | None, name: str) -> list[dict[str, str]]:
    assert found
    root = ET.fromstring(found.drawing)
    return [dict(node.attrib) for node in root.findall(f".//{{*}}{name}")]


def test_a_single_value_is_a_dot_a_range_a_bar_and_a_bound_runs_to_the_edge() -> None:
    lines = {one["class"]: one for one in shapes(drawn(LIVES), "line") if one["class"] in ("range", "bound")}
    assert lines["range"]["x1"] < lines["range"]["x2"]
    bounds = [one for one in shapes(drawn(LIVES), "line") if one["class"] == "bound"]
    assert [(one["x1"], one["x2"]) for one in bounds] == [("96.0%", "100.0%"), ("0.0%", "4.0%")]
    assert [one["class"] for one in shapes(drawn(LIVES), "circle")] == ["value"] * 3


def test_about_is_hollow_and_another_currency_stays_off_the_line() -> None:
    found = drawn(COSTS)
    assert [one["class"] for one in shapes(found, "circle")] == ["value", "about", "value"]
    assert found
    assert found.words.endswith("Not on the line: C: 1 billion EUR.")


def test_days_lie_where_the_calendar_has_them() -> None:
    found = drawn([DAYS[0], DAYS[2], DAYS[3]])
    first, second = (float(one["cx"].rstrip("%")) for one in shapes(found, "circle"))
    assert first < second
    assert found
    assert found.words == "Timeline. A: 3 May 2022; B: 19 June 2022. Not on the line: C: the 18th."


@pytest.mark.parametrize("claims", [LIVES[:1], [DAYS[0], DAYS[3]], []])
def test_one_answer_alone_has_no_picture(claims: list[Claim]) -> None:
    asked = question("What?", {c.value.canonical: [c] for c in claims or LIVES[:1]}, "number")
    assert picture(asked, Index(replace(flood(), claims=tuple(claims)))) is None


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        ("1", "9", ["0", "2", "4", "6", "8", "10"]),
        ("12", "20", ["12", "14", "16", "18", "20"]),
        ("-3", "5", ["-4", "-2", "0", "2", "4", "6"]),
        ("0.1", "0.4", ["0.1", "0.2", "0.3", "0.4"]),
        ("900000000", "1500000000", ["800 million", "1 billion", "1.2 billion", "1.4 billion", "1.6 billion"]),
        ("2", "4", ["2", "3", "4"]),
        ("7", "7", ["7"]),
    ],
)
def test_ticks_of_numbers_are_round(low: str, high: str, ticks: list[str]) -> None:
    claims = [_numbered(low), _numbered(high, "other")]
    texts = [one for one in shapes_text(drawn(claims)) if "class" in one and one["class"].startswith("at-")]
    assert [one["text"] for one in texts] == ticks


@pytest.mark.parametrize(
    ("first", "last", "ticks"),
    [
        ("1990-01-01", "2000-12-31", ["1990", "1995", "2000"]),
        ("2018-05-01", "2021-05-01", ["2018", "2019", "2020", "2021"]),
        ("2021-11-10", "2022-02-03", ["November 2021", "December 2021", "January 2022", "February 2022"]),
        ("2022-05-03", "2022-05-09", ["3 May 2022", "5 May 2022", "7 May 2022", "9 May 2022"]),
        ("2022-05-03", "2022-05-03", ["3 May 2022"]),
        ("0001-01-01", "9999-12-31", ["0", "5000", "10000"]),
    ],
)
def test_ticks_of_days_are_years_months_or_days(first: str, last: str, ticks: list[str]) -> None:
    claims = [
        replace(DAYS[0], value=Value(first, days=(first, first))),
        replace(DAYS[2], value=Value(f"{last}~", days=(last, last))),
    ]
    texts = [one for one in shapes_text(drawn(claims)) if one.get("class", "").startswith("at-")]
    assert [one["text"] for one in texts] == ticks


@pytest.mark.parametrize("sign", Modifier)
@pytest.mark.parametrize("number", ["1e-30", "0", "1e25", "1e299", "1e400", "-1e400", "123456789.123456789"])
def test_no_number_is_too_strange_for_the_line(number: str, sign: Modifier) -> None:
    found = drawn([_numbered(number, sign=sign), _numbered("3", "other"), _numbered("4", "third")])
    for shape in (*shapes(found, "circle"), *shapes(found, "line")):
        places = [float(shape[key].rstrip("%")) for key in ("cx", "x1", "x2") if key in shape]
        assert all(0 <= place <= 100 for place in places)


def test_years_the_calendar_does_not_reach_stay_off_the_line() -> None:
    claims = [replace(DAYS[0], value=Value("-0044", days=("-0044-01-01", "-0044-12-31"))), DAYS[1], DAYS[2]]
    found = drawn(claims)
    assert found
    assert "Not on the line: A: -0044." in found.words


def test_letters_go_on_after_z() -> None:
    assert [letter(at) for at in (0, 25, 26, 27)] == ["A", "Z", "A2", "B2"]


def test_a_scale_of_one_value_puts_it_in_the_middle() -> None:
    assert Scale(3.0, 3.0, ((3.0, "3"),)).at(3.0) == 50.0


def test_a_question_of_many_answers_is_drawn_in_as_many_lanes() -> None:
    text = " ".join(f"It took {number} lives." for number in range(1, 31))
    many = document(text, "many.txt")
    claims = [
        claim(many, "quantity", f"took {n} lives", Value(f"{n} life", number=Decimal(n), unit="life"))
        for n in range(1, 31)
    ]
    asked: Question = question("How many?", {c.value.canonical: [c] for c in claims}, "number")
    dossier = Dossier((many,), {}, tuple(claims), (asked,), (), (), Coverage(30, 30, {}))
    assert html.render(dossier).count('class="value"') == 30


def _numbered(number: str, words: str = "one", sign: Modifier = Modifier.EXACT) -> Claim:
    source = document(f"It took {words} lives.", f"{words}.txt")
    value = Value(f"{sign}{number} {words} life", sign, Decimal(number), unit="life")
    return claim(source, "quantity", f"{words} lives", value)


def shapes_text(found: Picture | None) -> list[dict[str, str]]:
    assert found
    root = ET.fromstring(found.drawing)
    return [{**node.attrib, "text": node.text or ""} for node in root.findall(".//{*}text")]
