"""The desk from files to questions, on real readers, kinds and rules, in real project files."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.projects import HOUSE, ferry
from workbench.desk import Added, Desk, project_path
from workbench.model import DateEvidence, InputError, Level, NotFoundError, Tier, VerdictState

OPENED = "The Corran bridge was opened on 4 May {} by Queen Astrid"
TOLD = {
    "herald.txt": f"Old bridge to close\n\n{OPENED.format(1961)}. It will close on Friday.\n",
    "mail.txt": f"Farewell to a bridge\n\n{OPENED.format(1963)}. “It was our pride,” said Ola Vik.\n",
    "post.txt": f"Sixty years of traffic\n\n{OPENED.format(1961)}, the council says.\n",
}


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    for name, text in TOLD.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def bridge(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that holds the three articles; copy it before writing to it."""
    path = tmp_path_factory.mktemp("bridge") / "bridge.db"
    with Desk.open(path) as desk:
        desk.add([str(articles)])
    return path


@pytest.fixture
def project(bridge: Path, tmp_path: Path) -> Path:
    shutil.copy(bridge, tmp_path / "p.db")
    return tmp_path / "p.db"


def source(desk: Desk, name: str) -> str:
    return next(d.source.id for d in desk.documents() if d.source.path.endswith(name))


def opened(desk: Desk) -> str:
    """The question about the year of the opening."""
    return next(q.id for q in desk.questions() if {"1961-05-04", "1963-05-04"} <= {p.value for p in q.positions})


def needs_refresh(desk: Desk) -> bool:
    """Asked anew: a type checker takes the property for constant."""
    return desk.needs_refresh


def facts(desk: Desk) -> tuple[object, ...]:
    return desk.documents(), desk.claims(), desk.questions(), desk.anomalies(), desk.duplicate_of(), desk.coverage()


def test_sources_become_questions(project: Path) -> None:
    with Desk.open(project) as desk:
        assert [d.text for d in desk.documents()] == list(TOLD.values())
        for claim in desk.claims():
            assert claim.quote == claim.span.of(desk.document(claim.source).text)
            assert desk.claim(claim.id[:12]) == claim
        asked = desk.question(opened(desk))
        assert asked.conflicts
        assert {desk.claim(c).quote for c in asked.claims} >= {"4 May 1961", "4 May 1963"}
        assert desk.questions()[0].conflicts
        assert not desk.needs_refresh


def test_what_is_added_again_is_unchanged(project: Path, articles: Path) -> None:
    with Desk.open(project) as desk:
        before, paths = facts(desk), tuple(d.source.path for d in desk.documents())
        said: list[str] = []
        assert desk.add([str(articles)], progress=said.append) == Added((), paths, ())
        assert tuple(said) == paths
        assert (facts(desk), desk.history()) == (before, ())


def test_the_order_of_the_input_does_not_matter(project: Path, articles: Path, tmp_path: Path) -> None:
    names = [str(articles / name) for name in reversed(TOLD)]
    with Desk.open(tmp_path / "other.db") as other, Desk.open(project) as desk:
        for name in names:
            other.add([name])
        assert facts(other) == facts(desk)


def test_what_cannot_be_read_is_named(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "new.txt").write_text("The Corran bridge was opened on 4 May 1961.", encoding="utf-8")
    (folder / "photo.png").write_bytes(b"\x89PNG\r\n" + bytes(200))
    with Desk.open(project) as desk:
        added = desk.add([str(folder)])
        assert [Path(path).name for path in added.added] == ["new.txt"]
        assert [Path(path).name for path, _ in added.skipped] == ["photo.png"]
        with pytest.raises(InputError, match="none"):
            desk.add([str(tmp_path / "none.txt")])


def test_names_that_are_no_text_are_kept_readable(tmp_path: Path) -> None:
    """A file name, a reviewer or a rationale may hold bytes that are not UTF-8."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / os.fsdecode(b"caf\xe9.txt")).write_text(TOLD["herald.txt"], encoding="utf-8")
    with Desk.open(tmp_path / "p.db", "Jos\udce9") as desk:
        assert [Path(path).name for path in desk.add([str(folder)]).added] == ["caf\ufffd.txt"]
        assert desk.add([str(folder)]).added == ()
        (document,) = desk.documents()
        desk.set_source(document.source.id, outlet="\udce9")
        assert desk.document(document.source.id).source.outlet == "\ufffd"
        assert desk.history()[0].reviewer == "Jos\ufffd"
        assert desk.undo()


def test_the_reviewer_knows_better_than_the_page(project: Path) -> None:
    with Desk.open(project, "Ana") as desk:
        herald = source(desk, "herald.txt")
        before = facts(desk)
        friday = next(c for c in desk.claims() if "Friday" in c.quote)
        desk.set_source(herald[:10], published="2024-05-01", tier="wire", outlet="The Herald")

        about = desk.document(herald).source
        assert (about.published, about.published_from) == ("2024-05-01", DateEvidence.USER)
        assert (about.tier, about.outlet) == (Tier.WIRE, "The Herald")
        assert desk.claim(friday.id).value.canonical == "2024-05-03"
        desk.set_source(herald, published="2024-05-08")
        assert desk.claim(friday.id).value.canonical == "2024-05-10"
        assert desk.document(herald).source.outlet == "The Herald"
    with Desk.open(project, "Ana") as desk:
        undone = desk.undo()
        assert undone
        assert undone.type == "source"
        assert desk.claim(friday.id).value.canonical == "2024-05-03"
        desk.undo()
        assert facts(desk) == before
        desk.redo()
        assert desk.claim(friday.id).value.canonical == "2024-05-03"
        assert [event.type for event in desk.history()] == ["source", "source", "undo", "undo", "redo"]


def test_what_is_known_about_a_source_is_checked(project: Path) -> None:
    with Desk.open(project) as desk:
        herald = source(desk, "herald.txt")
        for day in ("", "yesterday", "2024-02-30", "2024-06", "June 2024"):
            with pytest.raises(InputError, match="no date of publication"):
                desk.set_source(herald, published=day)
        with pytest.raises(InputError, match="primary, wire"):
            desk.set_source(herald, tier="gossip")
        with pytest.raises(NotFoundError):
            desk.set_source("none", outlet="x")
        desk.set_source(herald)
        assert desk.history() == ()


def test_metadata_given_with_a_source_stays_with_it(articles: Path, tmp_path: Path) -> None:
    with Desk.open(tmp_path / "p.db") as desk:
        desk.add([str(articles / "herald.txt")], published="2024-05-01", tier="opinion", outlet="Herald")
        (before,) = desk.documents()
        assert (before.source.published, before.source.published_from) == ("2024-05-01", DateEvidence.USER)
        assert (before.source.tier, before.source.outlet) == (Tier.OPINION, "Herald")
        claims = desk.claims()
        desk.refresh()
        assert (desk.documents(), desk.claims()) == ((before,), claims)

        assert len(desk.add([str(articles / "herald.txt")], published="2024-05-08").unchanged) == 1
        (after,) = desk.documents()
        assert (after.source.published, after.source.tier) == ("2024-05-08", Tier.OPINION)
        desk.undo()
        assert desk.documents() == (before,)


def test_what_a_manifest_says_stays_with_a_source(articles: Path, tmp_path: Path) -> None:
    manifest = tmp_path / "manifest.csv"
    manifest.write_text(f"path,published,title\n{articles / 'mail.txt'},2024-05-02,Farewell\n", encoding="utf-8")
    with Desk.open(tmp_path / "p.db") as desk:
        desk.add([str(articles / "mail.txt")], manifest=str(manifest))
        (before,) = desk.documents()
        assert (before.source.title, before.source.published) == ("Farewell", "2024-05-02")
        assert before.source.published_from is DateEvidence.MANIFEST
        desk.refresh()
        assert desk.documents() == (before,)
        desk.add([str(articles / "mail.txt")], manifest=str(manifest))
        assert desk.history() == ()


def test_a_verdict_survives_every_run(project: Path, articles: Path) -> None:
    with Desk.open(project, "Ana") as desk:
        said = desk.decide(opened(desk), "right", position="1961-05-04", rationale="the plaque", evidence=["photo"])
        before = facts(desk)
        desk.add([str(articles)])
        desk.refresh()
        assert (facts(desk), desk.verdicts()) == (before, (said,))
    with closing(sqlite3.connect(project, isolation_level=None)) as connection:
        connection.execute("UPDATE documents SET key = 'an older version', text = ''")
        connection.execute("DELETE FROM claims WHERE start % 2 = 0")
        connection.execute("DELETE FROM questions")
    with Desk.open(project, "Ana") as desk:
        assert needs_refresh(desk)
        assert not {name: ok for name, ok, _ in desk.doctor()}["claims"]
        desk.refresh()
        assert not needs_refresh(desk)
        assert (facts(desk), desk.verdicts()) == (before, (said,))
    with closing(sqlite3.connect(project, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM documents")
    with Desk.open(project, "Ana") as desk:
        (orphan,) = desk.verdicts()
        assert orphan.state is VerdictState.ORPHANED
        desk.add([str(articles / "post.txt")])
        assert (facts(desk), desk.verdicts()) == (before, (said,))
        assert len(desk.history()) == 1


def test_a_source_taken_off_the_desk_comes_back(project: Path, articles: Path) -> None:
    with Desk.open(project) as desk:
        before = facts(desk)
        said = desk.decide(opened(desk), "neither")
        for name in TOLD:
            desk.remove(source(desk, name))
        assert (desk.documents(), desk.claims(), desk.questions()) == ((), (), ())
        assert [v.state for v in desk.verdicts()] == [VerdictState.ORPHANED]
        assert not desk.needs_refresh
        desk.refresh()
        assert desk.documents() == ()
        desk.undo()
        assert [d.source.path for d in desk.documents()] == [str(articles / "post.txt")]
        desk.add([str(articles)])
        assert (facts(desk), desk.verdicts()) == (before, (said,))


def test_coverage_adds_up(project: Path) -> None:
    with Desk.open(project) as desk:
        coverage = desk.coverage()
        assert coverage.claims == len(desk.claims()) > 0
        assert coverage.compared + sum(coverage.not_compared.values()) == coverage.claims
        assert coverage.compared == len({claim for question in desk.questions() for claim in question.claims})
        assert "no publication date" in coverage.not_compared
        assert desk.dossier().coverage == coverage


def test_coverage_leaves_drafts_out(project: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("The Corran bridge was opened on 4 May 1988 by Queen Astrid.\n", encoding="utf-8")
    with Desk.open(project) as desk:
        before, claims = desk.coverage(), len(desk.claims())
        desk.add([str(draft)], tier=Tier.DRAFT)
        assert len(desk.claims()) > claims
        assert desk.coverage() == before


def test_a_draft_is_checked_against_the_sources(project: Path, articles: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("The Corran bridge was opened on 4 May 1988 by Queen Astrid.\n", encoding="utf-8")
    with Desk.open(project) as desk:
        before = facts(desk)
        document, findings = desk.check(str(draft))
        assert document.source.tier is Tier.DRAFT
        wrong = next(f for f in findings if f.span.of(document.text) == "4 May 1988")
        assert wrong.level is Level.WARNING, "the sources disagree themselves"
        desk.decide(opened(desk), "right", position="1961-05-04")
        assert Level.ERROR in {f.level for f in desk.check(str(draft))[1] if f.span == wrong.span}
        assert facts(desk) == before
        with pytest.raises(InputError):
            desk.check(str(tmp_path / "none.md"))
        with pytest.raises(InputError, match="more than one file"):
            desk.check(str(articles))


def test_the_doctor_finds_what_is_wrong(project: Path) -> None:
    with Desk.open(project) as desk:
        desk.note(opened(desk), "call")
        assert all(ok for _, ok, _ in desk.doctor()), desk.doctor()
    with closing(sqlite3.connect(project, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DROP TRIGGER events_refuse_delete")
        connection.execute("UPDATE sources SET data = x'00' WHERE path LIKE '%mail.txt'")
        connection.execute("DELETE FROM documents WHERE source IN (SELECT id FROM sources WHERE path LIKE '%post.txt')")
    with Desk.open(project) as desk:
        wrong = {name: message for name, ok, message in desk.doctor() if not ok}
        assert set(wrong) == {"references", "events", "sources", "claims"}
        assert "events_refuse_delete" in wrong["events"]
        assert "mail.txt" in wrong["sources"]
    with closing(sqlite3.connect(project, isolation_level=None)) as connection:
        connection.execute("INSERT INTO events VALUES (7, '', '', 'note', '{}')")
        connection.execute(
            "CREATE TRIGGER events_refuse_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'no'); END"
        )
    with Desk.open(project) as desk:
        assert "gaps" in {name: message for name, _, message in desk.doctor()}["events"]


def test_the_project_file_is_named_by_option_environment_or_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WORKBENCH_PROJECT", raising=False)
    assert project_path() == Path("workbench.db")
    monkeypatch.setenv("WORKBENCH_PROJECT", "/desk/story.db")
    assert project_path() == Path("/desk/story.db")
    assert project_path("mine.db") == Path("mine.db")


def test_reading_the_desk_starts_no_machinery(tmp_path: Path) -> None:
    """The review screen must not wait for the parser, nor for the rules that link."""
    path = tmp_path / "p.db"
    year, _ = ferry(path)
    script = (
        "import sys\nfrom workbench.desk import Desk\n"
        f"with Desk.open({str(path)!r}) as desk:\n"
        f"    desk.dossier(), desk.decide({year.id!r}, 'neither'), desk.notes({year.id!r}), desk.undo()\n"
        "heavy = 'spacy textual pint dateparser babel trafilatura workbench.link workbench.read'.split()\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=HOUSE, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
