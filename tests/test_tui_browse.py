"""Looking around on the review screen: choosing, filtering, reading, help, sizes."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from rich.style import Style

from tests.projects import claim
from tests.screens import BUILT, DATE, DEAD, NARROW, WIDE, documents, ferry, lines, press, review, settle, typed
from workbench.store import Store
from workbench.tui.help import HelpScreen
from workbench.tui.keys import REVIEW_KEYS
from workbench.tui.reader import ReaderScreen
from workbench.tui.review import ReviewScreen


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.db"
    ferry(path)
    return path


def titles(screen: ReviewScreen) -> list[str]:
    return [row.title for row in screen.desk.rows(screen.queue.places)]


async def test_moving(project: Path) -> None:
    async with review(project) as (pilot, screen, _):
        titles = [screen.row.title if screen.row else ""]
        for key in ("j", "down", "j", "k", "up", "k", "G", "g", "end", "home", "pagedown", "pageup"):
            await press(pilot, key)
            titles.append(screen.row.title if screen.row else "")
        assert titles == [DATE, DEAD, BUILT, BUILT, DEAD, DATE, DATE, BUILT, DATE, BUILT, DATE, BUILT, DATE]


async def test_next_and_previous_open(project: Path) -> None:
    async with review(project) as (pilot, screen, _):
        await press(pilot, "a", "g", "full_stop")
        assert screen.row is not None
        assert screen.row.title == DEAD
        await press(pilot, "comma")
        assert screen.row.title == DEAD, "the only conflict left"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("when", [DATE, BUILT]),
        ("KILLED", [DEAD]),
        ("2022-05-04", [DATE]),
        ("16 people", [DEAD]),
        ("radio", [DATE, DEAD]),
        ("quantity", [DEAD]),
        ("agree", [BUILT]),
        ("conflict post", [DATE, DEAD]),
        ("pilot", [DEAD]),
        ("nowhere", []),
    ],
)
async def test_the_filter_searches_what_is_said(project: Path, words: str, found: list[str]) -> None:
    async with review(project) as (pilot, screen, _):
        text = await press(pilot, "slash", *typed(words))
        assert titles(screen) == found
        assert f"{len(found)} of 3" in text
        if not found:
            assert "No question matches “nowhere”." in text
        text = await press(pilot, "enter")
        assert titles(screen) == found, "Enter keeps the filter"
        await press(pilot, "escape")
        assert len(screen.queue.places) == 3


async def test_escape_leaves_the_filter(project: Path) -> None:
    async with review(project) as (pilot, screen, _):
        await press(pilot, "slash", *typed("radio"), "escape")
        assert len(screen.queue.places) == 3
        await press(pilot, "j")
        assert screen.row is not None
        assert screen.row.title == DEAD


async def test_states_go_round(project: Path) -> None:
    async with review(project) as (pilot, screen, _):
        await press(pilot, "a")
        shown = []
        for _ in range(9):
            await press(pilot, "v")
            shown.append(titles(screen))
        assert shown == [[DEAD], [DEAD], [BUILT], [DATE], [], [], [], [], [DATE, DEAD, BUILT]]


async def test_deciding_among_the_open_ones(project: Path) -> None:
    async with review(project) as (pilot, screen, _):
        text = await press(pilot, "v", "a")
        assert titles(screen) == [DEAD]
        assert screen.row is not None
        assert screen.row.title == DEAD
        assert "1 of 3: open" in text


async def test_more_context(project: Path) -> None:
    async with review(project, WIDE) as (pilot, _, _):
        assert "Relatives waited" not in lines(pilot)
        assert "Relatives waited" in await press(pilot, "space")
        assert "Relatives waited" not in await press(pilot, "space")


async def test_the_other_side(project: Path) -> None:
    async with review(project) as (pilot, screen, _):
        first = screen.claim
        text = await press(pilot, "tab", "j")
        assert screen.row is not None
        assert screen.row.title == DATE, "the keys that move now move among claims"
        assert screen.claim != first
        assert "› Torsvik Radio" in text
        await press(pilot, "left")
        assert screen.claim == first
        text = await press(pilot, "tab", "j")
        assert screen.row.title == DEAD


async def test_the_source_at_the_claim(project: Path) -> None:
    async with review(project) as (pilot, screen, _):
        text = await press(pilot, "o")
        assert isinstance(pilot.app.screen, ReaderScreen)
        assert "Northline · wire · 2022-05-05" in text
        assert "The ferry Alma sank off Torsvik on ▸3 May 2022◂." in text
        assert "claim 1 of 3 · date · 2022-05-03 · ≠ conflict" in text
        text = await press(pilot, "n")
        assert "▸14" in text
        assert "claim 2 of 3 · quantity · 14 people" in text
        text = await press(pilot, "N", "N")
        assert "▸1987◂" in text
        text = await press(pilot, "enter")
        assert screen.is_current
        assert screen.row is not None
        assert screen.row.title == BUILT
        await press(pilot, "o", "escape")
        assert screen.is_current


async def test_help_names_every_key_there_is(project: Path) -> None:
    async with review(project, (100, 80)) as (pilot, screen, _):
        text = await press(pilot, "question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)
        for binding in REVIEW_KEYS:
            assert not isinstance(binding, tuple)
            meaning = binding.tooltip or binding.description
            assert " ".join(meaning.split()[:4]) in text, binding
        assert "a b" in text
        assert "(not now)" in text
        await press(pilot, "escape")
        assert screen.is_current


def test_no_key_means_two_things() -> None:
    for bindings in (REVIEW_KEYS, ReaderScreen.BINDINGS):
        keys = [key for binding in bindings if not isinstance(binding, tuple) for key in binding.key.split(",")]
        assert len(keys) == len(set(keys))


async def test_the_last_lines_show_the_keys_that_work_now(project: Path) -> None:
    async with review(project) as (pilot, _, _):
        keys = "\n".join(lines(pilot).splitlines()[-2:])
        assert "a b right  = compatible  x not comparable  0 neither  - unresolved" in keys
        assert "R reason" not in keys
        assert keys.endswith("? help")
        keys = "\n".join((await press(pilot, "a")).splitlines()[-2:])
        assert "R reason" in keys
        keys = "\n".join((await press(pilot, "n")).splitlines()[-2:])
        assert "right" not in keys
        assert "done  esc leave it" in keys
        keys = "\n".join((await press(pilot, "escape", "G")).splitlines()[-2:])
        assert "a right" in keys
        assert "compatible" not in keys, "one position is not compatible with anything"


@pytest.mark.parametrize("size", [NARROW, (100, 30), (120, 40), WIDE])
async def test_no_line_is_cut_at_any_size(project: Path, size: tuple[int, int]) -> None:
    async with review(project, size) as (pilot, screen, _):
        words = set(screen.evidence.plain().split())
        text = await press(pilot, "tab")
        for line in text.splitlines():
            assert len(line) <= size[0]
        shown = {word for word in text.split() if word.isalpha()}
        assert {"Northline", "ferry", "sank"} <= shown & words


async def test_the_window_may_change_its_size(project: Path) -> None:
    async with review(project) as (pilot, _, _):
        assert "│" not in lines(pilot).splitlines()[2]
        await pilot.resize_terminal(*WIDE)
        await settle(pilot)
        assert "│" in lines(pilot).splitlines()[2]
        await pilot.resize_terminal(40, 14)
        await settle(pilot)
        assert "a  2022-05-03" in await press(pilot, "tab")


async def test_a_click_chooses_a_row(project: Path) -> None:
    async with review(project) as (pilot, screen, _):
        await pilot.click("#queue", offset=(20, 1))
        await settle(pilot)
        assert screen.row is not None
        assert screen.row.title == DEAD


async def test_light_and_dark(project: Path) -> None:
    async with review(project) as (pilot, _, _):
        before = lines(pilot)
        await press(pilot, "T")
        assert not pilot.app.current_theme.dark
        assert lines(pilot) == before
        await press(pilot, "T")
        assert pilot.app.current_theme.dark


def contrast(style: Style | None) -> float:
    """Contrast ratio of a style by WCAG 2: from 1 to 21."""
    front, back = (style.color, style.bgcolor) if style else (None, None)
    if front is None or back is None or front.triplet is None or back.triplet is None:
        return 21.0
    bright, dark = sorted((luminance(*front.triplet), luminance(*back.triplet)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(*channels: int) -> float:
    parts = [c / 255 for c in channels]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


async def test_everything_can_be_read_in_both_themes(project: Path) -> None:
    async with review(project, WIDE) as (pilot, _, _):
        for keys in (["a", "b"], ["T"], ["o"]):
            await press(pilot, *keys)
            for strip in pilot.app.screen._compositor.render_strips():
                for segment in strip:
                    if segment.text.strip(" │─━▂▃▄▅▆▇█"):
                        assert contrast(segment.style) >= 4.5, (pilot.app.theme, segment)


async def test_without_colour_nothing_is_missing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with review(project) as (pilot, _, _):
        coloured = lines(pilot)
    monkeypatch.setenv("NO_COLOR", "1")
    async with review(project) as (pilot, _, _):
        assert lines(pilot) == coloured
        for strip in pilot.app.screen._compositor.render_strips():
            for segment in strip:
                for colour in (segment.style and segment.style.color, segment.style and segment.style.bgcolor):
                    triplet = colour.triplet if colour else None
                    assert triplet is None or triplet.red == triplet.green == triplet.blue


async def test_another_program_changed_the_project(project: Path) -> None:
    async with review(project) as (pilot, screen, desk):
        desk.decide(next(one.id for one in desk.questions() if one.title == DEAD), "unresolved")
        assert isinstance(screen, ReviewScreen)
        text = await press(pilot, "f5")
        assert "✓ decided  quantity" in text


async def test_what_older_rules_computed_is_computed_again(project: Path) -> None:
    store = Store(project)
    with store.writing() as writer:
        for source in documents():
            writer.derive(source, [claim(source, "Alma")], [], "a key of older rules")
    store.close()
    async with review(project) as (pilot, _, desk):
        assert "F5 computes again what older rules computed" in lines(pilot)
        text = await press(pilot, "f5")
        assert "older rules" not in text
        assert not desk.needs_refresh
        assert "1987" in {one.quote for one in desk.claims()}


async def test_a_project_that_is_damaged_says_so(project: Path) -> None:
    async with review(project) as (pilot, _, _):
        with sqlite3.connect(project) as connection:
            connection.execute("DROP TABLE events")
        connection.close()
        text = await press(pilot, "a")
        assert "…/ferry.db: the project file is damaged (no such table: events)" in text
        text = await press(pilot, "f5")
        assert "…/ferry.db: the project file is damaged (no such table: events)" in text


async def test_a_covered_screen_shows_no_keys(project: Path) -> None:
    async with review(project) as (pilot, _, _):
        text = await press(pilot, "equals_sign")
        assert "not comparable" not in text
        text = await press(pilot, "escape")
        assert "not comparable" in text
