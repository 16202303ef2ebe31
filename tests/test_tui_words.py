"""What the screen calls things: values in a checker's words, lines that end well, context without menus."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.projects import claim, document, lay, question
from tests.screens import DATE, DEAD, NARROW, ferry, lines, press, review, typed
from workbench.model import Document, Event, Region, Span, View, Zone
from workbench.tui.excerpt import excerpt
from workbench.tui.keybar import grouped
from workbench.tui.phrases import value_words
from workbench.tui.picker import entries
from workbench.tui.record import event_clause
from workbench.tui.summary import heading_note
from workbench.tui.wrap import clip


@pytest.mark.parametrize(
    ("kind", "canonical", "words", "told"),
    [
        ("duration", "P24Y", "24 years", "24 years"),
        ("duration", "~P3M", "", "about 3 months"),
        ("duration", "PXY", "for years", "for years"),
        ("age", "P34Y", "the 34-year-old", "34 years"),
        ("quantity", "14 person", "14 people", "14 people"),
        ("quantity", ">130 hamster", "", "more than 130 hamster"),
        ("money", "1.2e9 USD", "$1.2bn", "1.2 billion USD"),
        ("date", "199X", "the nineties", "the 1990s"),
        ("date", "XXXX-XX-18", "the 18th", "the 18th"),
        ("date", "PRESENT_REF", "now", "now"),
        # What is whole, or is no time at all, stays as it is.
        ("date", "2022-05-03", "3 May 2022", "2022-05-03"),
        ("date", "2022-05-03/2022-05-04", "that night", "2022-05-03/2022-05-04"),
        ("date", "XXXX-XX-18", "", "XXXX-XX-18"),
        ("party", "Xanthi Lines", "the line", "Xanthi Lines"),
        ("quote", "in the PAST_REF of the book", "it", "in the PAST_REF of the book"),
    ],
)
def test_a_value_as_a_checker_would_write_it(kind: str, canonical: str, words: str, told: str) -> None:
    assert value_words(kind, canonical, words) == told


@pytest.mark.parametrize(
    ("text", "width", "cut"),
    [
        ("Northline · wire · date not known", 20, "Northline · wire…"),
        ("How many letters: “Of the … letters”", 27, "How many letters: “Of the…"),
        ("the end", 7, "the end"),
        ("a · b", 5, "a · b"),
    ],
)
def test_what_is_cut_ends_with_a_word(text: str, width: int, cut: str) -> None:
    assert clip(text, width) == cut


def test_a_key_that_stands_for_several_is_named_once() -> None:
    assert grouped([("j", "next"), ("j", "next"), ("n", "next"), ("k", "before")]) == [("j n", "next"), ("k", "before")]


@pytest.mark.parametrize(
    ("view", "marked", "note"),
    [
        (View(), 2, "2 marked"),
        (View(words="ferry"), 0, "1 of 9: “ferry” · esc shows all"),
        (View(words="ferry"), 2, "2 marked · 1 of 9: “ferry” · esc shows all"),
        (View(), 0, ""),
    ],
)
def test_the_heading_joins_what_there_is_to_say(view: View, marked: int, note: str) -> None:
    assert heading_note(1, 9, view, marked) == note


MENU, BODY = "Weather\nSport", "The ferry left at noon. It sank in 1996. Nobody knows why."


def page() -> Document:
    """A menu, the story, and the caption of a picture in it."""
    text = f"{MENU}\n\n{BODY}\n\nA photograph of the quay\n\nThe quay stayed empty."
    zones = [(MENU, Zone.MENU), (BODY, Zone.BODY), ("A photograph of the quay", Zone.CAPTION)]
    regions = [Region(Span(text.index(words), text.index(words) + len(words)), zone) for words, zone in zones]
    last = Region(Span(text.index("The quay stayed"), len(text)), Zone.BODY)
    return replace(document("page.html", text), regions=(*regions, last))


def test_context_leaves_out_menus_and_captions() -> None:
    told = excerpt(page(), claim(page(), "1996"), more=True).plain
    assert "The ferry left at noon." in told
    assert "The quay stayed empty." in told
    assert "Sport" not in told
    assert "photograph" not in told


def test_a_claim_in_a_menu_has_its_menu_as_context() -> None:
    told = excerpt(page(), replace(claim(page(), "Sport"), zone=Zone.MENU), more=True).plain
    assert "Weather" in told


def test_evidence_in_the_log_reads_as_it_does_beside_its_verdict() -> None:
    passage = {"support": "passage", "text": "It sank.", "place": "Northline", "source": "ab", "start": 1, "end": 9}
    assert event_clause(Event(1, "", "", "evidence", {"text": passage})) == "evidence Northline: “It sank.”"
    words = {"support": "words", "text": "the log says so"}
    assert event_clause(Event(2, "", "", "evidence", {"text": words})) == "evidence “the log says so”"
    assert event_clause(Event(3, "", "", "evidence", {"text": "the log"})) == "evidence “the log”"


def test_files_that_can_be_read_come_before_those_that_cannot(tmp_path: Path) -> None:
    for name in ("a.db", "b.txt", "c.pdf", "d.md"):
        (tmp_path / name).touch()
    (tmp_path / "z").mkdir()
    assert [one.path.name for one in entries(tmp_path, {".txt", ".md"})] == ["z", "b.txt", "d.md", "a.db", "c.pdf"]


async def test_another_question_is_first_seen_without_context(tmp_path: Path) -> None:
    ferry(tmp_path / "ferry.db")
    async with review(tmp_path / "ferry.db") as (pilot, screen, _):
        assert "Relatives waited" in (await press(pilot, "space"), screen.evidence.plain())[1]
        await press(pilot, "j", "k")
        assert "Relatives waited" not in screen.evidence.plain()


async def test_marks_taken_off_are_not_spoken_of_any_more(tmp_path: Path) -> None:
    ferry(tmp_path / "ferry.db")
    async with review(tmp_path / "ferry.db", NARROW) as (pilot, _, _):
        assert "2 marked: x 0 - = r decide them all, M merges them, esc takes the marks off" in await press(
            pilot, "m", "m"
        )
        assert "marked" not in await press(pilot, "escape")


async def test_no_hint_is_cut_at_80_columns(tmp_path: Path) -> None:
    ferry(tmp_path / "ferry.db")
    async with review(tmp_path / "ferry.db", NARROW) as (pilot, _, _):
        assert "empty takes it up again" in await press(pilot, "d")
        await press(pilot, "escape")
        assert "outlets, kinds, states" in await press(pilot, "slash")


async def test_the_answer_of_a_verdict_is_in_words(tmp_path: Path) -> None:
    ferry(tmp_path / "ferry.db")
    async with review(tmp_path / "ferry.db") as (pilot, _, _):
        await press(pilot, "slash", *typed("killed"), "enter")
        assert DEAD in lines(pilot)
        assert "✓ 16 people is right" in await press(pilot, "b")
        assert "16 people is right" in await press(pilot, "5")


async def test_a_value_that_is_the_words_themselves_is_told_once(tmp_path: Path) -> None:
    page = document("page.txt", "“Never again,” she said. It sank in May 1996.")
    said, sank = claim(page, "Never again", kind="quote"), claim(page, "May 1996", "1996-05")
    lay(tmp_path / "p.db", [page], [said, sank], [question([said], "What did she say?"), question([sank], DATE)])
    async with review(tmp_path / "p.db") as (pilot, _, desk):
        for key in desk.rows(desk.places(View())):
            desk.note(key.key, "ask her")
        both = await press(pilot, "5") + await press(pilot, "j")
        assert "“Never again” · page.txt" in both
        assert "“May 1996” (1996-05) · page.txt" in both


async def test_a_vague_time_says_so_in_the_reader(tmp_path: Path) -> None:
    page = document("page.txt", "The ferry sank on the 18th. It sank in 1996.")
    vague = claim(page, "the 18th", "XXXX-XX-18")
    vague = replace(vague, value=replace(vague.value, unknown="no publication date"))
    lay(tmp_path / "p.db", [page], [vague, claim(page, "1996")], [question([claim(page, "1996")], DATE)])
    async with review(tmp_path / "p.db") as (pilot, _, _):
        assert "date · the 18th · left open: no publication date" in await press(pilot, "2")
