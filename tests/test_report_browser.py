"""The page in a real browser: it opens from disk, asks nobody for anything, filters, prints, and axe finds no fault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests import browser
from tests.floods import flood
from tests.test_report_hostile import PIECES, dossier
from workbench.report import html

DESK, PHONE = {"width": 1200, "height": 900}, {"width": 360, "height": 740}
SCHEMES = ("light", "dark")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    yield from browser.opened()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(html.render(flood()), encoding="utf-8")
    return path


@pytest.fixture
def page(chromium: Browser, report: Path) -> Iterator[Page]:
    context = chromium.new_context(viewport=DESK)  # type: ignore[arg-type]
    shown = context.new_page()
    shown.goto(report.as_uri())
    yield shown
    context.close()


def titles(page: Page) -> list[str]:
    return page.locator("article.question:visible h3").all_inner_texts()


def test_it_opens_from_disk_without_a_complaint_and_asks_for_nothing_else(chromium: Browser, report: Path) -> None:
    context = chromium.new_context()
    page, asked, complaints = context.new_page(), list[str](), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(report.as_uri())
    page.wait_for_load_state()
    assert page.get_by_role("status").inner_text() == "3 questions"
    assert asked == [report.as_uri()]
    assert complaints == []
    context.close()


def test_the_policy_stops_what_should_ever_slip_in(page: Page) -> None:
    page.evaluate(
        """() => {
          window.stopped = [];
          document.addEventListener("securitypolicyviolation", (event) => stopped.push(event.effectiveDirective));
          for (const [tag, name, value] of [
            ["script", "textContent", "window.slipped = true"], ["style", "textContent", "body { display: none }"],
            ["img", "src", "http://127.0.0.1:9/x.png"], ["iframe", "src", "http://127.0.0.1:9/"],
          ]) document.body.append(Object.assign(document.createElement(tag), { [name]: value }));
          document.body.setAttribute("onclick", "window.slipped = true");
          document.body.click();
        }"""
    )
    page.wait_for_function("stopped.length >= 5")
    stopped = {"script-src-elem", "style-src-elem", "img-src", "frame-src", "script-src-attr"}
    assert set(page.evaluate("stopped")) == stopped
    assert page.evaluate("window.slipped") is None
    assert page.locator("h1").is_visible()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_no_violation(chromium: Browser, report: Path, scheme: str, viewport: dict[str, int]) -> None:
    context = chromium.new_context(viewport=viewport, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(report.as_uri())
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    assert browser.violations(page) == []
    context.close()


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_nothing_hangs_over_the_edge(chromium: Browser, report: Path, viewport: dict[str, int]) -> None:
    context = chromium.new_context(viewport=viewport)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(report.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    over = "[...document.querySelectorAll('.line text')].filter(t => t.getClientRects().length"
    assert page.evaluate(f"{over} && t.getBoundingClientRect().right > innerWidth).map(t => t.textContent)") == []
    context.close()


@pytest.mark.parametrize("kind", ["quote", "quantity"])
def test_a_word_without_end_hangs_over_no_edge(chromium: Browser, tmp_path: Path, kind: str) -> None:
    told = dossier("Un" * 1500, kind)
    counted = tuple(replace(c, value=replace(c.value, number=Decimal(at))) for at, c in enumerate(told.claims))
    path = tmp_path / "long.html"
    path.write_text(html.render(replace(told, claims=counted)), encoding="utf-8")
    context = chromium.new_context(viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert page.get_by_role("img").count() == 1
    context.close()


def test_dark_is_dark_and_light_is_light(chromium: Browser, report: Path) -> None:
    shades = []
    for scheme in SCHEMES:
        page = chromium.new_context(color_scheme=scheme).new_page()  # type: ignore[arg-type]
        page.goto(report.as_uri())
        shades.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        page.context.close()
    assert shades == ["rgb(255, 255, 255)", "rgb(20, 23, 27)"]


def test_search_finds_words_in_any_order_and_case(page: Page) -> None:
    page.get_by_label("Search").fill("REPAIRS posten")
    assert titles(page) == ["How much will repairs cost?"]
    assert page.get_by_role("status").inner_text() == "1 of 3 questions shown"
    assert page.locator("#matrix tbody tr:visible").count() == 1
    assert not page.locator("#decided").is_visible()


def test_state_kind_and_source_filter_together(page: Page) -> None:
    page.get_by_label("State").select_option("open")
    assert len(titles(page)) == 2
    page.get_by_label("Kind").select_option("date")
    assert titles(page) == ["When did the mayor come?"]
    page.get_by_label("State").select_option("decided")
    assert titles(page) == []
    assert page.get_by_text("No question fits.").is_visible()
    page.get_by_role("button", name="Show all").click()
    assert len(titles(page)) == 3


def test_the_keyboard_is_enough(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the report"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "words"
    page.keyboard.type("mayor")
    assert titles(page) == ["When did the mayor come?"]
    page.keyboard.press("Escape")
    assert len(titles(page)) == 3
    fold = page.locator("article summary").first
    fold.focus()
    page.keyboard.press("Enter")
    assert page.locator("article details").first.get_attribute("open") is not None


def test_a_link_of_the_matrix_shows_a_question_that_was_filtered_away(page: Page) -> None:
    page.get_by_label("Search").fill("mayor")
    target = page.locator("article", has_text="repairs cost").get_attribute("id")
    page.evaluate(f"location.hash = '{target}'")
    page.wait_for_function(f"!document.getElementById('{target}').hidden")
    assert len(titles(page)) == 3


def test_print_unfolds_everything_and_leaves_the_filter_out(page: Page) -> None:
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert not page.locator("#filter").is_visible()
    assert page.get_by_text("The coroner counts again on Friday.").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert not page.get_by_text("The coroner counts again on Friday.").is_visible()


def test_without_scripts_everything_can_be_read(chromium: Browser, report: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(report.as_uri())
    assert len(titles(page)) == 3
    assert not page.locator("#filter").is_visible()
    context.close()


def test_a_picture_says_the_same_to_whoever_cannot_see_it(page: Page) -> None:
    said = page.get_by_role("img").nth(0).get_attribute("aria-labelledby")
    assert page.locator(f"#{said}").inner_text() == (
        "Timeline. A: 3 May 2022; B: 19 June 2022. Not on the line: C: the 18th."
    )


def test_hostile_words_run_nothing_and_break_nothing(chromium: Browser, tmp_path: Path) -> None:
    context = chromium.new_context()
    page, alarms = context.new_page(), list[str]()
    page.on("dialog", lambda dialog: dialog.dismiss())
    page.on("dialog", lambda dialog: alarms.append(dialog.message))
    page.on("console", lambda message: alarms.append(message.text))
    page.on("request", lambda request: alarms.append(request.url))
    attacks = [
        "</style><script>alert(1)</script>",
        '"><img src=http://127.0.0.1:9/x onerror=alert(1)>',
        "{{7*7}}{%if%}",
    ]
    for at, words in enumerate([*attacks, "".join(piece for piece in PIECES if piece.isprintable())]):
        path = tmp_path / f"{at}.html"
        path.write_text(html.render(dossier(words)), encoding="utf-8")
        page.goto(path.as_uri())
        assert alarms == [path.as_uri()]
        alarms.clear()
        assert page.locator("article.question").count() == 1
        assert page.locator("img, iframe, object, article script").count() == 0
        assert browser.violations(page) == []
        assert "49" not in page.locator("h3").first.inner_text()
        assert alarms == []
    context.close()
