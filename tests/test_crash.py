"""kill -9: what was shown as saved is there, and nothing is there by half."""

from __future__ import annotations

import subprocess
from collections import Counter
from pathlib import Path

import pytest

from tests.projects import ferry, finish, start
from workbench.desk import Desk
from workbench.model import Event
from workbench.store import Store

ADDS = """
    from workbench.desk import Desk
    with Desk.open(arguments[0]) as desk:
        desk.add(arguments[1:])
"""

ADDS_AND_DIES = """
    import os, signal, threading
    from workbench.desk import Desk
    path, folder, sources, seconds = arguments
    shown = []
    def show(source):
        print(source, flush=True)
        shown.append(source)
        if len(shown) == int(sources):
            threading.Timer(float(seconds), os.kill, (os.getpid(), signal.SIGKILL)).start()
    with Desk.open(path) as desk:
        desk.add([folder], progress=show)
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
    shown = [process.stdout.readline().rstrip("\n") for _ in range(lines)]
    process.kill()
    return [*shown, *last_words(process)]


def last_words(process: subprocess.Popen[str]) -> list[str]:
    """What a killed process had still printed."""
    rest, errors = process.communicate(timeout=120)
    assert process.returncode == -9, errors
    return rest.splitlines()


def is_whole(path: Path) -> tuple[Event, ...]:
    """The file is intact; its log."""
    store = Store(path)
    with store.reading() as reader:
        assert reader.damage() == reader.dangling() == reader.unguarded() == ()
        assert all(holding.key for holding in reader.holdings())
        events = reader.events()
    store.close()
    assert [event.number for event in events] == list(range(1, len(events) + 1))
    return events


@pytest.mark.parametrize(("sources", "seconds"), [("1", "0"), ("5", "0.05")])
def test_add_leaves_whole_sources(tmp_path: Path, sources: str, seconds: str) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(12):
        told = f"The Lunde mill was built on 3 June {1950 + number % 3}. It burned on 9 March 1980.\n\n"
        (folder / f"a{number:02}.txt").write_text(f"Report {number}\n\n{told * 8}", encoding="utf-8")
    path = tmp_path / "p.db"
    shown = last_words(start(ADDS_AND_DIES, path, folder, sources, seconds))

    is_whole(path)
    with Desk.open(path) as desk:
        held = {document.source.path: document for document in desk.documents()}
        assert len(shown) >= int(sources)
        assert set(shown) <= set(held)
        assert len(held) < 12, "it was killed too late to prove anything"
        claims = Counter(claim.source for claim in desk.claims())
        assert len({claims[document.source.id] for document in held.values()}) == 1
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
