"""kill -9: what was shown as saved is there, and nothing is there by half."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.projects import ferry, finish, start
from workbench.desk import Desk
from workbench.model import Event
from workbench.store import Store

ADDS = """
    from workbench.desk import Desk
    with Desk.open(arguments[0]) as desk:
        desk.add(arguments[1:], progress=lambda path: print(path, flush=True))
"""

DECIDES = """
    from workbench.desk import Desk
    with Desk.open(arguments[0], "Ana") as desk:
        questions = desk.questions()
        for number in range(10_000):
            verdict = desk.decide(questions[number % 2].id, "neither", rationale=str(number))
            print(verdict.event, verdict.rationale, flush=True)
            if number % 7 == 6:
                print(desk.history()[-1].number + 1, "undo", flush=False)
                desk.undo()
                sys.stdout.flush()
"""

STOPS_HALFWAY = """
    import time
    from workbench.model import Document, Source
    from workbench.store import Store
    store = Store(Path(arguments[0]))
    with store.writing() as writer:
        writer.append("note", {"text": "half"}, "")
        writer.add_source("5" * 64, "half.txt", b"half", {})
        writer.derive(Document(Source("5" * 64, "half.txt"), "half"), [], [], "key")
        print("half", flush=True)
        time.sleep(60)
"""


def kill_after(process: subprocess.Popen[str], lines: int) -> list[str]:
    """What it had printed when it was killed: at least so many lines."""
    assert process.stdout
    shown = [process.stdout.readline() for _ in range(lines)]
    process.kill()
    rest, errors = process.communicate(timeout=60)
    assert process.returncode == -9, errors
    return [line.rstrip("\n") for line in (*shown, *rest.splitlines())]


def is_whole(path: Path) -> tuple[Event, ...]:
    """The file is intact; its log."""
    store = Store(path)
    with store.reading() as reader:
        assert reader.damage() == reader.dangling() == reader.unguarded() == ()
        events = reader.events()
    store.close()
    assert [event.number for event in events] == list(range(1, len(events) + 1))
    return events


@pytest.mark.parametrize("lines", [1, 4])
def test_add_leaves_whole_sources(tmp_path: Path, lines: int) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(12):
        year = 1950 + number % 3
        text = (
            f"Report {number}\n\n" + f"The Lunde mill was built on 3 June {year}. It burned on 9 March 1980.\n\n" * 20
        )
        (folder / f"a{number:02}.txt").write_text(text, encoding="utf-8")
    path = tmp_path / "p.db"
    shown = kill_after(start(ADDS, path, folder), lines)

    is_whole(path)
    with Desk.open(path) as desk:
        held = {document.source.path: document for document in desk.documents()}
        assert set(shown) <= set(held)
        assert len(held) < 12, "it was killed too late to show anything"
        assert not desk.needs_refresh
        cut = {document: [c for c in desk.claims() if c.source == d.source.id] for document, d in held.items()}
        for claims in cut.values():
            assert len(claims) >= 2
        desk.questions()
    finish(start(ADDS, path, folder))
    with Desk.open(path) as desk, Desk.open(tmp_path / "other.db") as other:
        other.add([str(folder)])
        assert desk.dossier() == other.dossier()


@pytest.mark.parametrize("lines", [1, 20, 45])
def test_every_decision_shown_is_kept(tmp_path: Path, lines: int) -> None:
    path = tmp_path / "p.db"
    ferry(path)
    shown = [line.split() for line in kill_after(start(DECIDES, path), lines)]

    events = is_whole(path)
    for number, said in shown:
        event = events[int(number) - 1]
        assert said == ("undo" if event.type == "undo" else event.payload["rationale"])
    with Desk.open(path, "Ana") as desk:
        standing = len(events) - 2 * sum(event.type == "undo" for event in events)
        for _ in range(standing):
            assert desk.undo()
        assert desk.undo() is None
        assert desk.verdicts() == ()


def test_half_a_transaction_is_none(tmp_path: Path) -> None:
    path = tmp_path / "p.db"
    ferry(path)
    with Desk.open(path) as desk:
        before = desk.dossier()
    assert kill_after(start(STOPS_HALFWAY, path), 1) == ["half"]

    assert is_whole(path) == ()
    with Desk.open(path) as desk:
        assert desk.dossier() == before
        assert desk.decide(before.questions[0].id, "neither").event == 1, "the lock went with the process"
