"""Whatever a source, a draft, a file's name or a colleague's note holds: every tab shows it as harmless text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.newsroom import at, opened
from tests.projects import claim, lay, question
from tests.screens import NARROW, WIDE, lines, press, settle, told, typed
from tests.test_tui_hostile import CJK, ESCAPES, FORBIDDEN, LONG, MARKUP
from workbench.desk import Desk
from workbench.model import Tick, Tier
from workbench.tui.picker import PickerScreen
from workbench.tui.reader import ReaderScreen
from workbench.tui.review import ReviewScreen
from workbench.tui.sources import SourcesScreen

PIECES = (
    "[sic]", "[/i]", "[@click=app.exit]x[/@click]", "[red]", "\x1b]0;owned\x07", "\x1b[2J", "\x9b31m", "\x00", "\x7f",
    "\u202etxt.exe\u202c", "\u2066", "\u200b", "\ufeff", "渡し船", "👩‍👩‍👧‍👦", "🇳🇴", "e\u0301", "\t", "\r", "\n", "{x}",
    "$bold", "‹", "a" * 300, " ", "=1+1", "\U000e0041",
)  # fmt: skip
hostile = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), min_size=1, max_size=12).map("".join)


def project(folder: Path, text: str) -> Path:
    """Two sources and a draft that hold the text, in their words and in everything known about them."""
    body = f"On 3 May {text} the ferry sank. On 4 May {text} it rose again."
    plain = (told(f"{n}{text[:40]}.txt", f"{body} {n}", text, "2022-05-05") for n in range(2))
    sources = [replace(one, source=replace(one.source, title=text, byline=text), problems=(text,)) for one in plain]
    draft = told("draft.txt", f"On 3 May {text} the boat sank.", text, "2022-05-06", Tier.DRAFT)
    claims = [claim(one, "3 May", f"2022-05-0{n}") for n, one in enumerate(sources, 3)]
    claims = [replace(one, attribution=text) for one in claims]
    own = claim(draft, "3 May", "2022-05-03")
    path = folder / "hostile.db"
    asked = question(claims, f"When {text}?")
    lay(path, [*sources, draft], [*claims, own], [asked])
    with Desk.open(path, text.strip()[:30]) as desk:
        desk.note(asked.id, text if text.strip() else "words")
        desk.tick_claim(draft, own, Tick.VERIFIED, [text])
        desk.set_source(sources[0].source.id, outlet=text)
    return path


async def walk(path: Path, size: tuple[int, int]) -> str:
    """Everything that stands on any tab, one after the other."""
    seen = []
    async with opened(path, ReviewScreen, "1", size, reviewer="") as (pilot, _, _):
        for keys in (
            ("1",), ("space",), ("question_mark",), ("escape",),
            ("2",), ("n",), ("right_square_bracket",), ("G",), ("C",), ("ctrl+p",), ("escape",),
            ("question_mark",), ("escape",),
            ("3",), ("n",), ("tab",), ("exclamation_mark",), ("V", *typed("[/b]"), "enter"), ("o",),
            ("4",), ("j",), ("j",), ("K",), ("J",),
            ("5",), ("j",), ("j",), ("slash", *typed("[/i]"), "enter"), ("escape",), ("g", "X"),
        ):  # fmt: skip
            text = await press(pilot, *keys)
            seen.append(text)
        assert pilot.app.is_running
    return "\n".join(seen)


@pytest.mark.parametrize("size", [NARROW, WIDE])
@pytest.mark.parametrize("text", [MARKUP, ESCAPES, CJK, LONG], ids=["markup", "escapes", "cjk", "long"])
async def test_known_attacks_on_every_tab(tmp_path: Path, text: str, size: tuple[int, int]) -> None:
    everything = await walk(project(tmp_path, text), size)
    assert not FORBIDDEN.search(everything)
    if text == MARKUP:
        assert "[sic]" in everything
        assert "[@click=app.exit]press[/@click]" in everything
    if text == ESCAPES:
        assert "␛]0;owned␇" in everything


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=hostile)
async def test_any_text_on_every_tab(text: str) -> None:
    with TemporaryDirectory() as folder:
        everything = await walk(project(Path(folder), text), NARROW)
    assert not FORBIDDEN.search(everything)


async def test_names_of_files_in_the_picker(tmp_path: Path) -> None:
    for name in ("[b]bold[x].txt", "\x1b]0;owned\x07.txt", "\u202etxt.exe.md", "渡し船 👩‍👩‍👧‍👦.html", "-rf.txt"):
        (tmp_path / name).write_text("The mast is 20 metres high.\n", encoding="utf-8")
    (tmp_path / "[dir]").mkdir()
    path = tmp_path / "desk" / "p.db"
    path.parent.mkdir()
    Desk.open(path).close()
    async with opened(path, SourcesScreen, "4") as (pilot, screen, desk):
        screen.folder = tmp_path
        text = await press(pilot, "a", "A")
        assert "5 marked" in text
        assert not FORBIDDEN.search(text)
        for name in ("[b]bold[x].txt", "␛]0;owned␇.txt", "‹U+202E›txt.exe.md", "[dir]/", "-rf.txt"):
            assert name in text, name
        at(pilot, PickerScreen)
        await press(pilot, "a")
        await settle(pilot)
        assert not FORBIDDEN.search(lines(pilot))
        assert len(desk.documents()) == 1, "five files of the same bytes are one source"


async def test_a_citation_holds_nothing_that_acts(tmp_path: Path) -> None:
    path = project(tmp_path, ESCAPES)
    async with opened(path, ReaderScreen, "2") as (pilot, _, _):
        await press(pilot, "C")
        assert "owned" in pilot.app.clipboard
        assert not FORBIDDEN.search(pilot.app.clipboard)


async def test_a_long_line_costs_what_is_on_the_screen(tmp_path: Path) -> None:
    text = " ".join(f"In {1000 + n} it sank." for n in range(6_000))
    document = told("long.txt", text, "Northline", "2022-05-05")
    claims = [claim(document, f"{1000 + n}", after=n * 16) for n in range(0, 6_000, 3)]
    path = tmp_path / "long.db"
    lay(path, [document], claims, [])
    async with opened(path, ReaderScreen, "2") as (pilot, reader, _):
        assert reader.page is not None
        assert len(reader.page.claims) == 2_000
        await press(pilot, "G", "N")
        assert reader.view.chosen is reader.page.claims[-1]
        assert f"▸{reader.view.chosen.quote}◂" in lines(pilot)
