"""Text from sources is text: whatever it holds, the screen shows it harmlessly and whole."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import workbench.tui
from tests.projects import claim, lay, question
from tests.screens import NARROW, WIDE, lines, press, review, settle, told, typed
from workbench.tui.safe import one_line, safe, shown
from workbench.tui.wrap import clip, pad, width_of, wrap

MARKUP = (
    "The mayor [sic] said on 3 May [@click=app.exit]press[/@click] that [/i] [bold red]it[/] is [North Korea] time."
)
ESCAPES = "On 4 May \x1b]0;owned\x07 and \x1b[2J\x9b31m and \x00 and \x7f the \u202etxt.exe\u202c\u200b\u2066 [1] sank."
CJK = "On 5 May 渡し船は沈没した。乗客は全員無事だった 👩‍👩‍👧‍👦 🇳🇴 e\u0301 ends."
LONG = "x" * 60_000 + " on 6 May " + "y" * 40_000 + " end."
TEXTS = {"markup [/b].txt": MARKUP, "escapes.txt": ESCAPES, "cjk.txt": CJK, "long.txt": LONG}
DAYS = {"markup [/b].txt": "3 May", "escapes.txt": "4 May", "cjk.txt": "5 May", "long.txt": "6 May"}
TITLE = "When [/] did [it] \x1b]0;title\x07 \u202e sink?"
FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shown_documents = [
        told(name, text, f"[red]{name}[/] \x1b]0;outlet\x07", "2022-05-05") for name, text in TEXTS.items()
    ]
    claims = [replace(claim(one, DAYS[one.source.path]), attribution="[b]Ida\u202e") for one in shown_documents]
    path = tmp_path / "hostile.db"
    lay(path, shown_documents, claims, [question(claims, TITLE)])
    return path


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_every_screen_shows_it_as_text(project: Path, size: tuple[int, int]) -> None:
    async with review(project, size) as (pilot, screen, _):
        seen = [lines(pilot), screen.evidence.plain()]
        seen.append(await press(pilot, "space"))
        seen.append(await press(pilot, "n", *typed("[/i] [sic]"), "enter"))
        seen.append(await press(pilot, "a", "R", *typed("[/b]"), "enter"))
        for _ in TEXTS:
            seen.append(await press(pilot, "o"))
            seen += [await press(pilot, "G"), await press(pilot, "escape")]
            seen.append(await press(pilot, "right"))
        seen.append(await press(pilot, "slash", *typed("[/i]"), "enter"))
        seen.append(await press(pilot, "u", "u"))
        everything = "\n".join((*seen, screen.evidence.plain()))
        assert not FORBIDDEN.search(everything)
        for words in (
            "[sic]",
            "[/i]",
            "[@click=app.exit]press[/@click]",
            "[North Korea]",
            "␛]0;owned␇",
            "‹U+202E›txt.exe",
        ):
            assert words in everything, words
        assert "乗客は全員無事だった" in everything
        assert pilot.app.is_running


async def test_a_line_of_100_000_characters_is_cut_in_the_evidence_and_whole_in_the_source(project: Path) -> None:
    async with review(project) as (pilot, screen, _):
        assert len(screen.evidence.plain()) < 8_000
        while screen.sheet is None or screen.sheet.documents[screen.sheet.claims[screen.claim].source].text != LONG:
            await press(pilot, "right")
        text = await press(pilot, "o")
        assert "▸6 May◂" in " ".join(text.split())
        await press(pilot, "G")
        await settle(pilot)
        assert "y end." in " ".join(lines(pilot).split())


@given(st.text(alphabet=st.characters(), max_size=300))
def test_safe_leaves_nothing_that_acts(text: str) -> None:
    assert not FORBIDDEN.search(safe(text))
    assert not any(0xD800 <= ord(letter) < 0xE000 for letter in safe(text))
    assert safe(safe(text)) == safe(text)
    assert "\n" not in one_line(text)
    assert shown(text).plain == safe(text)


def test_safe_leaves_ordinary_writing_alone() -> None:
    for text in ("Plain words — “quoted”, £5 …", "Привет, 世界", "شكرا", "👩‍👩‍👧‍👦", "a\nb"):
        assert safe(text) == text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300), st.integers(2, 40))
def test_wrapping_loses_nothing_but_blanks_at_the_break(text: str, width: int) -> None:
    pieces = wrap(text, width)
    assert all(width_of(text[start:end]) <= width for start, end in pieces)
    gaps = [text[before:after] for (_, before), (after, _) in pairwise(pieces)]
    assert set(gaps) <= {"", " ", "\n"}
    assert pieces[0][0] == 0
    assert pieces[-1][1] == len(text)


@given(st.text(max_size=80), st.integers(1, 40))
def test_clipped_and_padded_text_keeps_its_width(text: str, width: int) -> None:
    line = one_line(text)
    assert width_of(clip(line, width)) <= width
    assert width_of(pad(line, width)) == width


def test_only_the_gate_makes_content() -> None:
    """No module but `safe` turns a string into something a widget shows, and no widget is given a bare string."""
    package = Path(workbench.tui.__file__).parent
    offences = []
    for module in sorted(package.glob("*.py")):
        if module.name == "safe.py":
            continue
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _offends(node):
                offences.append(f"{module.name}:{node.lineno}: {ast.unparse(node)[:80]}")
            if isinstance(node, ast.Attribute) and node.attr in {"border_title", "border_subtitle", "markup"}:
                offences.append(f"{module.name}:{node.lineno}: {node.attr}")
    assert not offences, "\n".join(offences)


def _offends(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in {"Content", "Text", "from_markup", "from_text", "notify", "Label", "Markdown", "stylize_before"}:
        return True
    if name in {"Static", "update"}:
        return any(not _is_shown(argument) for argument in call.args)
    return False


def _is_shown(argument: ast.expr) -> bool:
    if isinstance(argument, ast.Call):
        function = argument.func
        if isinstance(function, ast.Name):
            return function.id in {"shown", "joined"}
        return isinstance(function, ast.Attribute) and function.attr == "join" and _is_shown(function.value)
    return False
