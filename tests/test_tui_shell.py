"""What belongs to every tab: going between them, help, commands, themes, own keys, the clipboard."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from textual.binding import Binding

from tests.newsroom import at, newsroom, opened
from tests.screens import NARROW, WIDE, lines, press, settle, typed
from tests.test_tui_browse import contrast
from workbench.cli import main
from workbench.desk import Desk
from workbench.model import InputError
from workbench.tui.app import WorkbenchApp
from workbench.tui.draft import DraftScreen
from workbench.tui.help import HelpScreen
from workbench.tui.history import HistoryScreen
from workbench.tui.keymap import EVERYWHERE, SCOPES, keymap, keys_of
from workbench.tui.reader import ReaderScreen
from workbench.tui.review import ReviewScreen
from workbench.tui.settings import Settings, settings
from workbench.tui.sources import SourcesScreen
from workbench.tui.tabs import TABS
from workbench.tui.themes import THEMES

KINDS = {"1": ReviewScreen, "2": ReaderScreen, "3": DraftScreen, "4": SourcesScreen, "5": HistoryScreen}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return newsroom(tmp_path)


# -- tabs ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_digit_shows_each_tab_and_says_which(project: Path, size: tuple[int, int]) -> None:
    async with opened(project, ReviewScreen, "1", size) as (pilot, _, _):
        for tab in TABS:
            text = await press(pilot, tab.key)
            assert isinstance(pilot.app.screen, KINDS[tab.key])
            assert f"[{tab.key} {tab.label}]" in text.splitlines()[0]
            assert text.splitlines()[-1].strip() or text.splitlines()[-2].strip(), "keys at the foot"
            assert "? help" in text


async def test_a_tab_stays_as_it_was_left(project: Path) -> None:
    async with opened(project, ReviewScreen, "1") as (pilot, review, _):
        await press(pilot, "j")
        row = review.row
        await press(pilot, "2", "n", "1")
        assert review.row == row
        await press(pilot, "2")
        assert "claim 2 of 4" in lines(pilot) or "claim 2 of 5" in lines(pilot)


async def test_a_click_on_a_tab(project: Path) -> None:
    async with opened(project, ReviewScreen, "1") as (pilot, _, _):
        await pilot.click("TabBar", offset=(23, 0))
        await settle(pilot)
        at(pilot, DraftScreen)


async def test_from_the_queue_to_the_source_to_the_question_and_back(project: Path) -> None:
    async with opened(project, ReviewScreen, "1") as (pilot, review, _):
        await press(pilot, "o")
        reader = at(pilot, ReaderScreen)
        assert reader.chosen == review.claim
        await press(pilot, "full_stop", "enter")
        assert at(pilot, ReviewScreen) is review
        await press(pilot, "2", "o")
        assert at(pilot, ReviewScreen) is review


async def test_what_one_tab_decides_another_shows(project: Path) -> None:
    async with opened(project, ReviewScreen, "1") as (pilot, _, desk):
        await press(pilot, "o")
        assert "≠ conflict" in lines(pilot)
        await press(pilot, "1", "g", "a")
        assert len(desk.verdicts()) == 1
        text = await press(pilot, "2")
        assert "✓ decided" in text
        assert "1 event" in await press(pilot, "5")
        await press(pilot, "u")
        await press(pilot, "2")
        assert "≠ conflict" in lines(pilot)


async def test_digits_are_letters_while_a_line_is_open(project: Path) -> None:
    async with opened(project, ReviewScreen, "1") as (pilot, review, _):
        text = await press(pilot, "slash", "3", "question_mark", "T")
        assert at(pilot, ReviewScreen) is review
        assert "3?T" in text
        assert pilot.app.theme == THEMES["dark"].name


# -- reader ----------------------------------------------------------------------------------------


async def test_the_reader_goes_from_claim_to_claim_and_source_to_source(project: Path) -> None:
    async with opened(project, ReaderScreen, "2") as (pilot, reader, _):
        assert "source 1 of 3" in lines(pilot)
        first = reader.source
        text = await press(pilot, "right_square_bracket")
        assert "source 2 of 3" in text
        assert "claim 1 of 4" in text
        text = await press(pilot, "n")
        assert "claim 2 of 4" in text
        text = await press(pilot, "N", "N")
        assert "claim 4 of 4" in text, "round"
        text = await press(pilot, "full_stop")
        assert "≠ conflict" in text
        assert "▸4 May 2022◂" in text
        await press(pilot, "left_square_bracket")
        assert reader.source == first
        assert "nothing here is in a conflict" in await press(pilot, "full_stop"), "the draft answers no question"


async def test_the_gutter_and_the_marks_beside_the_page_tell_the_state(project: Path) -> None:
    async with opened(project, ReaderScreen, "2", NARROW) as (pilot, _, _):
        text = await press(pilot, "right_square_bracket", "n")
        conflict = next(line for line in text.splitlines() if "4 May 2022" in line)
        assert conflict.startswith((" ≠", "›≠"))
        assert any(line.rstrip("▐").rstrip().endswith("≠") for line in text.splitlines()[2:-3])


async def test_a_click_on_a_claim_marks_it(project: Path) -> None:
    async with opened(project, ReaderScreen, "2") as (pilot, reader, _):
        text = await press(pilot, "right_square_bracket")
        rows = text.splitlines()
        row = next(number for number, line in enumerate(rows) if "120 cars" in line)
        await pilot.click("#reader-text", offset=(rows[row].index("120 cars") + 2, row - 2))
        await settle(pilot)
        assert reader.view.chosen is not None
        assert reader.view.chosen.quote == "120 cars"


async def test_a_citation_goes_to_the_clipboard(project: Path) -> None:
    async with opened(project, ReaderScreen, "2") as (pilot, _, _):
        text = await press(pilot, "right_square_bracket", "full_stop", "C")
        assert "on the clipboard: “4 May 2022”" in text
        start = 0
        with Desk.open(project) as desk:
            paper = next(one for one in desk.documents() if one.source.path == "paper.txt")
            start = paper.text.index("4 May 2022")
        place = f"characters {start}–{start + 10}"
        assert pilot.app.clipboard == f"“4 May 2022” — A night at the quay, 2022-05-05, {place}, paper.txt"


async def test_a_citation_from_the_queue(project: Path) -> None:
    async with opened(project, ReviewScreen, "1") as (pilot, review, desk):
        text = await press(pilot, "C")
        quote = desk.claim(review.claim).quote
        assert f"on the clipboard: “{quote}”" in text
        assert pilot.app.clipboard.startswith(f"“{quote}” — ")


# -- help and commands -----------------------------------------------------------------------------


@pytest.mark.parametrize("key", list(KINDS))
async def test_help_lists_every_binding_in_effect(project: Path, key: str) -> None:
    async with opened(project, KINDS[key], key, WIDE) as (pilot, screen, _):
        await press(pilot, "question_mark")
        shown = at(pilot, HelpScreen)
        text = shown.query_one("#help").plain()  # type: ignore[attr-defined]
        for binding in screen.active_bindings.values():
            if binding.binding.description:
                assert (binding.binding.tooltip or binding.binding.description) in text
        await press(pilot, "escape")
        assert pilot.app.screen is screen


async def test_commands_are_found_by_a_few_letters(project: Path) -> None:
    async with opened(project, ReaderScreen, "2") as (pilot, reader, _):
        text = await press(pilot, "ctrl+p")
        assert "next claim" in text
        await press(pilot, *typed("sources"))
        await pilot.pause(0.5)
        await press(pilot, "enter")
        at(pilot, SourcesScreen)
        await press(pilot, "ctrl+p", *typed("read quay"))
        await pilot.pause(0.5)
        await press(pilot, "enter")
        assert at(pilot, ReaderScreen) is reader
        assert "A night at the quay" in lines(pilot)


# -- themes ----------------------------------------------------------------------------------------


async def test_three_themes_go_round(project: Path) -> None:
    async with opened(project, ReviewScreen, "1") as (pilot, _, _):
        seen = []
        for _ in range(4):
            seen.append(pilot.app.theme)
            await press(pilot, "T")
        assert seen == [THEMES[name].name for name in ("dark", "light", "contrast", "dark")]


@pytest.mark.parametrize(("theme", "least"), [("dark", 4.5), ("light", 4.5), ("contrast", 7.0)])
async def test_every_tab_can_be_read_in_every_theme(project: Path, theme: str, least: float) -> None:
    async with opened(project, ReviewScreen, "1", WIDE, settings=Settings(theme)) as (pilot, _, _):
        for keys in ("2", "n", "3", "v", "4", "a", "escape", "5", "question_mark"):
            await press(pilot, keys)
            for strip in pilot.app.screen._compositor.render_strips():
                for segment in strip:
                    if segment.text.strip(" │─━▂▃▄▅▆▇█▐▁"):
                        assert contrast(segment.style) >= least, (keys, segment)


async def test_without_colour_nothing_is_lost(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(project, ReaderScreen, "2") as (pilot, _, _):
        text = await press(pilot, "right_square_bracket", "full_stop")
        assert "▸4 May 2022◂" in text
        assert "≠" in text
        colours = {
            colour.name
            for strip in pilot.app.screen._compositor.render_strips()
            for segment in strip
            if segment.style
            for colour in (segment.style.color, segment.style.bgcolor)
            if colour
        }
        assert colours <= {"default"}, colours


# -- own keys --------------------------------------------------------------------------------------


def test_no_key_stands_for_two_things_and_every_command_has_a_name() -> None:
    assert keymap({}, "config.toml") == {}
    for scope, (_, bindings) in SCOPES.items():
        actions: dict[str, set[str]] = {}
        for binding in Binding.make_bindings(bindings):
            assert binding.id, binding
            assert binding.id.startswith(f"{scope}.")
            actions.setdefault(binding.id, set()).add(binding.action)
        twice = {name: found for name, found in actions.items() if len(found) > 1}
        assert not twice, "one name, one command"
        shared = Counter(key for keys in keys_of(scope).values() for key in keys)
        assert max(shared.values()) == 1, shared.most_common(3)


async def test_own_keys_are_in_effect_and_in_help(project: Path) -> None:
    own = Settings("light", keymap({"reader.next-claim": ["ctrl+n", "e"], "all.help": ["f1"]}, "config.toml"))
    async with opened(project, ReaderScreen, "2", settings=own) as (pilot, _, _):
        assert pilot.app.theme == THEMES["light"].name
        text = await press(pilot, "right_square_bracket", "n")
        assert "claim 1 of 4" in text, "n means nothing any more"
        text = await press(pilot, "e")
        assert "claim 2 of 4" in text
        assert "^n e next claim" in text
        text = await press(pilot, "f1")
        assert "^n e" in text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('theme = "pink"', "theme pink: expected one of dark, light, contrast"),
        ("colour = 1", "colour: expected theme or [keys]"),
        ('[keys]\n"review.undoo" = "z"', "review.undoo is no command; did you mean review.undo?"),
        ('[keys]\n"nothing-like-it" = "z"', "`workbench keys` lists the names"),
        ('[keys]\n"review.undo" = "n"', "n stands for both review.undo and review.note"),
        ('[keys]\n"reader.next-claim" = "1"', "1 stands for both reader.next-claim and all.queue"),
        ('[keys]\n"all.help" = "/"', "/ stands for both review.filter and all.help"),
        ('[keys]\n"review.undo" = []', "review.undo has no key"),
        ('[keys]\n"review.undo" = 3', 'expected a key such as "z"'),
        ("keys = 3", "expected a table"),
        ("[keys", "cannot be read"),
    ],
)
def test_a_settings_file_that_cannot_be_meant_is_refused_in_one_line(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        settings(path)
    assert str(refused.value).startswith(f"{path}: ")
    assert told in str(refused.value)


def test_keys_that_change_places_are_no_duplicates(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[keys]\n"review.undo" = "n"\n"review.note" = "u"\n', encoding="utf-8")
    assert settings(path).keys == {"review.undo": "n", "review.note": "u"}


def test_the_printed_keys_are_a_settings_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "config.toml"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    assert main(["keys"]) == 0
    path.write_text(capsys.readouterr().out, encoding="utf-8")
    monkeypatch.setenv("WORKBENCH_CONFIG", str(path))
    told = settings()
    for scope in SCOPES:
        for name, keys in keys_of(scope).items():
            assert told.keys[name].split(",") == list(keys)
    path.write_text('[keys]\n"review.undo" = "Z"\n', encoding="utf-8")
    assert main(["keys"]) == 0
    assert '"review.undo" = "Z"' in capsys.readouterr().out
    monkeypatch.setenv("WORKBENCH_CONFIG", str(tmp_path / "missing.toml"))
    assert main(["keys"]) == 2


def test_every_tab_has_its_scope() -> None:
    declared = {id(bindings) for _, bindings in SCOPES.values()}
    assert {id(kind.BINDINGS) for kind in KINDS.values()} <= declared
    assert id(WorkbenchApp.BINDINGS) in declared
    assert EVERYWHERE in SCOPES
