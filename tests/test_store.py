"""The project file: what it refuses, what it keeps, and what it gives back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tests.projects import claim, document, ferry, finish, question, start
from workbench.desk import Desk
from workbench.model import (
    Anomaly,
    Claim,
    DateEvidence,
    Frame,
    Modality,
    Modifier,
    Participant,
    ProjectError,
    Span,
    Tier,
    Timex,
    Value,
    View,
    Zone,
)
from workbench.store import Store
from workbench.store.migrations import VERSION


def asked(path: Path, statement: str) -> list[tuple[object, ...]]:
    """What SQLite itself answers, past our own code."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        return connection.execute(statement).fetchall()


def read_all(path: Path) -> None:
    with closing(Store(path)) as store, store.reading() as reader:
        reader.claims()
        reader.events()


def refused(path: Path, *words: str) -> None:
    """Opening or reading fails with one line that names the file and says these words."""
    with pytest.raises(ProjectError) as caught:
        read_all(path)
    message = str(caught.value)
    assert message.startswith(str(path))
    assert "\n" not in message
    assert all(word in message for word in words)


def test_a_new_file_is_made_whole(tmp_path: Path) -> None:
    store = Store(tmp_path / "new.db")
    with store.reading() as reader:
        assert reader.damage() == reader.dangling() == reader.unguarded() == ()
        assert not any((reader.holdings(), reader.events(), reader.questions()))
        settings = [reader.one(f"PRAGMA {name}") for name in ("foreign_keys", "synchronous", "journal_mode")]
        assert settings == [1, 2, "wal"]
    store.close()
    assert asked(tmp_path / "new.db", "PRAGMA user_version") == [(VERSION,)]


def test_what_is_no_project_is_refused(tmp_path: Path) -> None:
    text = tmp_path / "text.db"
    text.write_text("Dear editor,\n" * 200, encoding="utf-8")
    refused(text, "not a Workbench project")

    other = tmp_path / "other.db"
    asked(other, "CREATE TABLE notes (words TEXT)")
    refused(other, "not a Workbench project")
    assert asked(other, "SELECT name FROM sqlite_master") == [("notes",)]

    refused(tmp_path, "a folder")
    refused(tmp_path / "none" / "p.db", "folder does not exist")
    with pytest.raises(ProjectError, match="no project here"):
        Store(tmp_path / "none.db", create=False)
    assert not (tmp_path / "none.db").exists()


def test_a_newer_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "newer.db"
    Store(path).close()
    asked(path, f"PRAGMA user_version = {VERSION + 1}")
    refused(path, f"version {VERSION + 1}", "upgrade")


def test_an_empty_file_becomes_a_project(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    store = Store(tmp_path / "empty.db")
    with store.reading() as reader:
        assert reader.events() == ()
    store.close()


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "damaged.db"
    ferry(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xa5" * (len(whole) - 4096))
    refused(path, "damaged")
    path.write_bytes(whole[: len(whole) // 2])
    refused(path)


def test_a_file_that_may_not_be_written_is_named(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    ferry(path)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    store = Store(path, patience=0.1)
    with pytest.raises(ProjectError, match="locked by another program"), store.writing():
        pass
    with store.reading() as reader:
        assert len(reader.holdings()) == 3
    holder.execute("ROLLBACK")
    holder.close()
    store.close()


def test_events_cannot_be_changed(tmp_path: Path) -> None:
    path = tmp_path / "p.db"
    store = Store(path)
    with store.writing() as writer:
        first = writer.append("note", {"text": "“tide” ≠ tied\n"}, "Ana")
    for statement in (
        "UPDATE events SET reviewer = 'Bo'",
        "DELETE FROM events",
        "REPLACE INTO events VALUES (1, '', '', 'note', '{}')",
        "INSERT INTO events VALUES (1, '', '', 'note', '{}') ON CONFLICT DO UPDATE SET reviewer = 'Bo'",
    ):
        with pytest.raises(sqlite3.DatabaseError, match="append-only"):
            asked(path, statement)
    with store.reading() as reader:
        assert reader.events() == (first,)
        assert reader.unguarded() == ()
    store.close()


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "p.db")
    shown = document("bay.txt", "The ferry was launched in 1952.")
    twice = claim(shown, "1952")

    def write() -> None:
        with store.writing() as writer:
            writer.append("note", {"text": "lost"}, "")
            writer.add_source(shown.source.id, "bay.txt", shown.text.encode(), {})
            writer.derive(shown, [twice, twice], [], "key")

    with pytest.raises(ProjectError):
        write()
    with store.reading() as reader:
        assert not any((reader.events(), reader.holdings(), reader.claims()))
    store.close()


def test_a_claim_needs_its_document(tmp_path: Path) -> None:
    path = tmp_path / "p.db"
    ferry(path)
    store = Store(path)
    with store.writing() as writer:
        writer.drop(writer.holdings()[0].id)
    with store.reading() as reader:
        assert {c.source for c in reader.claims()} == {h.id for h in reader.holdings() if h.key}
        assert reader.dangling() == ()
    store.close()


def full_claim(of_text: str) -> Claim:
    value = Value(
        "~4.50..7 km",
        Modifier.ABOUT,
        Decimal("4.50"),
        Decimal(7),
        "km",
        ("2024-06-18", "2024-06-19"),
        Timex("DATE", "2024-06-18", "APPROX"),
        "the day of publication",
        "no publication date",
        "3 mi",
    )
    frame = Frame(
        "strait",
        "measure",
        (Participant("agent", "Ålesund"), Participant("with", "[/red] Bø")),
        ("so far",),
        Modality.DENIED,
        ("in 2024",),
        ("strait", "wide"),
    )
    shown = document("å.txt", of_text)
    return replace(claim(shown, "4.50"), value=value, frame=frame, zone=Zone.CAPTION, attribution="the \x1b[0m pilot")


def test_everything_comes_back_as_it_went_in(tmp_path: Path) -> None:
    shown = document("å.txt", "The strait is 4.50 to 7 km wide, \x00 they say \U0001f6a2. It was 40.")
    source = replace(
        shown.source,
        published="2024-06-21T07:40+02:00",
        published_from=DateEvidence.POSTED,
        tier=Tier.WIRE,
        byline="A. Bø",
        retrieved="2024-06-22",
    )
    shown = replace(shown, source=source, problems=("1 place is not UTF-8",))
    wide, forty = full_claim(shown.text), claim(shown, "40")
    odd = Anomaly("a1", "arithmetic", source.id, Span(0, 3), (wide.id,), "It does not add up.")
    width = question([wide, forty], "How wide is it?")

    store = Store(tmp_path / "p.db")
    with store.writing() as writer:
        writer.add_source(source.id, "å.txt", b"\x00\xff", {"outlet": "Havn"})
        writer.derive(shown, [wide, forty], [odd], "key")
        writer.link([width], {source.id: source.id}, "linked")
    store.close()
    store = Store(tmp_path / "p.db")
    with store.reading() as reader:
        assert reader.documents() == (shown,)
        assert reader.claims() == (wide, forty)
        assert str(reader.claims()[0].value.number) == "4.50"
        assert reader.anomalies() == (odd,)
        assert reader.questions() == (width,)
        assert reader.origins() == {source.id: source.id}
        assert reader.linked() == "linked"
        assert reader.data(source.id) == b"\x00\xff"
        held = reader.holding(source.id)
        assert held is not None
        assert (held.path, held.given, held.key) == ("å.txt", {"outlet": "Havn"}, "key")
        assert reader.holding("none") is None
    store.close()


def test_a_reader_sees_one_moment(tmp_path: Path) -> None:
    store = Store(tmp_path / "p.db")
    with store.reading() as reader:
        assert reader.events() == ()
        with store.writing() as writer:
            writer.append("note", {"text": "meanwhile"}, "")
        assert reader.events() == ()
    with store.reading() as reader:
        assert len(reader.events()) == 1
    store.close()


APPENDS = """
    from workbench.store import Store
    store = Store(Path(arguments[0]))
    for _ in range(40):
        with store.writing() as writer:
            writer.append("note", {"before": len(writer.events())}, arguments[1])
    store.close()
"""


def test_processes_that_start_together_lose_nothing(tmp_path: Path) -> None:
    """Both create the file, and each writes what it read under the lock."""
    path = tmp_path / "p.db"
    for process in [start(APPENDS, path, name) for name in ("Ana", "Bo")]:
        finish(process)
    store = Store(path)
    with store.reading() as reader:
        events = reader.events()
    store.close()
    assert [event.number for event in events] == list(range(1, 81))
    assert [event.payload["before"] for event in events] == list(range(80))
    assert sum(event.reviewer == "Ana" for event in events) == 40


def test_a_project_of_the_first_version_gets_its_queue_and_keeps_its_word(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    year, _ = ferry(path)
    with Desk.open(path, "Ana") as desk:
        verdict = desk.decide(year.id, "neither", rationale="both are copies")
    with closing(sqlite3.connect(path)) as connection:
        for kind in ("trigger", "table"):
            found = connection.execute("SELECT name FROM sqlite_master WHERE type = ?", (kind,)).fetchall()
            gone = {"queue", "queue_words", "asked", "odd", "queued", "revision", "filters"}
            for (name,) in found:
                if name in gone or name.endswith("_revises"):
                    connection.execute(f"DROP {kind} {name}")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
    with Desk.open(path, "Ana") as desk:
        assert desk.verdicts() == (verdict,)
        assert [row.title for row in desk.rows(desk.places(View()))] == [q.title for q in desk.questions()]
