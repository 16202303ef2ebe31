"""The list of sources: what is known of each, setting it right, and adding files from inside."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import golden
from tests.newsroom import at, bare, newsroom, opened
from tests.screens import WIDE, lines, press, settle, typed
from workbench.desk import Desk
from workbench.tui.adding import AddingScreen
from workbench.tui.picker import PickerScreen
from workbench.tui.reader import ReaderScreen
from workbench.tui.sources import SourcesScreen

BODY = """The ferry Alma left Torsvik at dusk with a full deck and a light wind from the west. An hour later the
harbour heard a single call on the radio, and then nothing. Fishermen who put out at once found boats, benches and a
good many passengers in the water, and brought them to the old fish hall, where doctors from three villages waited.

The coast guard said that the accident killed 14 people. Divers will go down as soon as the swell allows it, and the
ministry promised that no report would be kept from the families.
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return newsroom(tmp_path)


async def test_what_is_known_of_each_source(project: Path) -> None:
    async with opened(project, SourcesScreen, "4", WIDE) as (pilot, screen, _):
        text = lines(pilot)
        assert "2 sources of 2 origins │" in text
        assert "1 draft" in text
        golden.check("sources-160x50.txt", text + "\n")
        shown = [screen.detail.plain()]
        for _ in range(2):
            await press(pilot, "j")
            shown.append(screen.detail.plain())
        draft, paper, wire = shown
        assert "a draft is no evidence" in draft
        assert "date set by the reviewer" in paper
        assert "4 of 4 claims compared, 1 in conflict or doubt" in paper
        assert "wire.txt" in wire
        assert "SHA-256" in wire


async def test_setting_a_source_right_and_taking_it_back(project: Path) -> None:
    async with opened(project, SourcesScreen, "4") as (pilot, _, desk):
        await press(pilot, "j", "O", *typed("Fjord Post"), "enter")
        assert "Fjord Post" in lines(pilot)
        text = await press(pilot, "t", "end", *["backspace"] * 9, *typed("wire"), "enter")
        assert "tier is wire; everything of it was computed again" in text
        text = await press(pilot, "D", "end", *["backspace"] * 12, *typed("soon"), "enter")
        assert "soon" in text
        assert "2022-05-05" in text, "what is no date changes nothing"
        await press(pilot, "D", "end", *["backspace"] * 12, *typed("2022-05-07"), "enter")
        paper = next(one for one in desk.documents() if one.source.path == "paper.txt").source
        assert (paper.outlet, paper.tier.value, paper.published) == ("Fjord Post", "wire", "2022-05-07")
        await press(pilot, "u", "u", "u")
        paper = next(one for one in desk.documents() if one.source.path == "paper.txt").source
        assert (paper.outlet, paper.tier.value, paper.published) == ("", "news", "2022-05-05")


async def test_taking_a_source_off_and_back(project: Path) -> None:
    async with opened(project, SourcesScreen, "4") as (pilot, _, desk):
        text = await press(pilot, "j", "X")
        assert "1 source of 1 origin" in text
        assert len(desk.documents()) == 2
        await press(pilot, "u")
        assert len(desk.documents()) == 3


async def test_a_source_is_read_in_the_reader(project: Path) -> None:
    async with opened(project, SourcesScreen, "4") as (pilot, screen, _):
        await press(pilot, "j", "enter")
        at(pilot, ReaderScreen)
        assert "source 2 of 3" in lines(pilot)
        await press(pilot, "escape")
        assert at(pilot, SourcesScreen) is screen


async def test_files_are_marked_and_added(project: Path, tmp_path: Path) -> None:
    (tmp_path / "radio.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "notes.xyz").write_bytes(b"\x00\x01")
    (tmp_path / "folder").mkdir()
    async with opened(project, SourcesScreen, "4", WIDE) as (pilot, screen, desk):
        text = await press(pilot, "a")
        picker = at(pilot, PickerScreen)
        assert "folder/" in text
        assert "notes.xyz (not a format that is read)" in text
        picker.table.go_to("notes.xyz")
        assert "not a format that is read" in await press(pilot, "space")
        picker.table.go_to("radio.txt")
        text = await press(pilot, "space")
        assert "[x] radio.txt" in text
        await press(pilot, "a")
        await settle(pilot)
        assert at(pilot, SourcesScreen) is screen
        text = lines(pilot)
        assert "1 added, 0 unchanged, 0 skipped" in text
        assert "3 sources of 3 origins" in text
        assert len(desk.documents()) == 4


async def test_copies_stand_together(tmp_path: Path) -> None:
    path = bare(tmp_path)
    for name, byline in (("wire.txt", "By Ida Holm, Northline"), ("radio.txt", "By our news services")):
        (tmp_path / name).write_text(f"Ferry sinks in the night\n\n{byline}\n\n{BODY}", encoding="utf-8")
    with Desk.open(path) as desk:
        desk.add([str(tmp_path / "wire.txt")], published="2022-05-04")
        desk.add([str(tmp_path / "radio.txt")], published="2022-05-05")
    async with opened(path, SourcesScreen, "4", WIDE) as (pilot, screen, _):
        text = lines(pilot)
        assert "2 sources of 1 origin" in text
        assert "(copy)" in text
        assert "One origin, 2 sources; together they count once" in screen.detail.plain()


async def test_the_picker_goes_through_folders_and_marks_all(project: Path, tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    for number in range(3):
        (inside / f"{number}.txt").write_text(f"The tower had {number + 3} floors.\n", encoding="utf-8")
    async with opened(project, SourcesScreen, "4") as (pilot, screen, desk):
        await press(pilot, "a")
        picker = at(pilot, PickerScreen)
        picker.table.go_to("inside")
        await press(pilot, "enter")
        assert picker.folder == inside
        assert "3 marked" in await press(pilot, "A")
        assert "nothing marked" in await press(pilot, "A")
        await press(pilot, "A", "left")
        assert picker.folder == tmp_path
        assert picker.entry is not None
        assert picker.entry.path == inside, "the pointer is on the folder it came from"
        await press(pilot, "a")
        await settle(pilot)
        assert "3 added" in lines(pilot)
        assert len(desk.documents()) == 6
        await press(pilot, "a", "escape")
        assert at(pilot, SourcesScreen) is screen


async def test_adding_stops_after_the_file_at_hand(project: Path, tmp_path: Path) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for number in range(40):
        (many / f"{number:02}.txt").write_text(f"The mast was {number + 20} metres high.\n", encoding="utf-8")
    async with opened(project, SourcesScreen, "4") as (pilot, screen, desk):
        adding = AddingScreen(desk, [str(many)])
        # The wish stands before the first file is done, so that nothing here depends on speed.
        adding._stop.set()
        pilot.app.push_screen(adding, screen._added)
        await settle(pilot)
        assert "stopped: 1 file read, the rest left out" in lines(pilot)
        assert len(desk.documents()) == 4, "what was read stays, whole"
        assert desk.questions()


async def test_what_cannot_be_read_is_told(project: Path) -> None:
    async with opened(project, SourcesScreen, "4") as (pilot, _, desk):
        # The reason stays on the line however deep the file lies.
        await press(pilot, "a", "p", *typed("a-very-long-name/" * 6 + "nowhere.txt"), "enter")
        await settle(pilot)
        assert "…/nowhere.txt: no such file" in lines(pilot)
        assert len(desk.documents()) == 3


async def test_an_empty_desk_says_what_to_do(tmp_path: Path) -> None:
    async with opened(bare(tmp_path), SourcesScreen, "4") as (pilot, _, _):
        assert "There are no sources on the desk yet." in lines(pilot)
        text = await press(pilot, "2")
        assert "There are no sources on the desk: press 4, then a" in text


async def test_a_click_chooses_and_another_opens(project: Path) -> None:
    async with opened(project, SourcesScreen, "4") as (pilot, screen, _):
        await pilot.click("#sources", offset=(10, 1))
        await settle(pilot)
        assert screen.chosen is not None
        assert screen.chosen.path == "paper.txt"
        await pilot.click("#sources", offset=(10, 1))
        await settle(pilot)
        at(pilot, ReaderScreen)


def test_the_desk_counts_without_reading_texts(project: Path) -> None:
    with Desk.open(project) as desk:
        listed = {one.source.path: one for one in desk.catalogue()}
    assert (listed["paper.txt"].claims, listed["paper.txt"].compared, listed["paper.txt"].conflicts) == (4, 4, 1)
    assert (listed["draft.md"].claims, listed["draft.md"].compared) == (5, 0)
    assert [listed[name].added for name in ("wire.txt", "paper.txt", "draft.md")] == [1, 2, 3]
