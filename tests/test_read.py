"""Reading files: what a person points at, encodings, formats, manifests, and what must be refused in one line."""

from __future__ import annotations

import io
import os
import re
import sys
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.model import DateEvidence, Document, InputError, Tier, Zone
from workbench.read import inputs, read, read_bytes

FOLDER = Path(__file__).parent.parent / "fixtures" / "read"
SAMPLES = FOLDER / "samples"
HOSTILE = FOLDER / "hostile"
TITLE = "Northern light goes dark for the first time in 80 years"


def forbid(path: str, reason: str) -> None:
    raise AssertionError(f"skipped {path}: {reason}")


def read_file(path: Path) -> Document:
    return read_bytes(path.read_bytes(), str(path))


def words(document: Document, *zones: Zone) -> str:
    return " ".join(" ".join(r.span.of(document.text).split()) for r in document.regions if r.zone in zones)


# -- formats and encodings --------------------------------------------------------------------------

ENGLISH = ["article.txt", "crlf.txt", "windows-1252.txt", "utf-8-bom.txt", "utf-16.txt", "no-extension", "wrapped.txt"]


@pytest.mark.parametrize("name", [*ENGLISH, "article.md", "article.html", "json-ld.html"])
def test_the_same_article_in_every_format(name: str) -> None:
    document = read_file(SAMPLES / name)
    assert document.source.title == TITLE
    assert document.source.byline == "Ada Renn"
    assert document.source.published is not None
    assert document.source.published.startswith("2021-10-08T0")
    assert document.source.anchor == "2021-10-08"
    assert document.source.tier is Tier.NEWS
    body = words(document, Zone.BODY)
    assert "stayed dark for four hours, the harbour board said." in body
    assert "lit 14 storm lamps and carried them up 212 steps." in body
    assert "“It was like holding up the sky with matches,” he said. The repair will cost £4,200." in body
    assert TITLE in words(document, Zone.HEADLINE)


def test_the_id_is_the_hash_of_the_bytes() -> None:
    data = (SAMPLES / "article.txt").read_bytes()
    assert read_bytes(data, "a.txt").source.id == sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("name", "evidence"),
    [
        ("article.txt", DateEvidence.POSTED),
        ("article.md", DateEvidence.METADATA),
        ("article.html", DateEvidence.METADATA),
        ("json-ld.html", DateEvidence.METADATA),
    ],
)
def test_how_the_date_is_known(name: str, evidence: DateEvidence) -> None:
    assert read_file(SAMPLES / name).source.published_from is evidence


def test_offsets_of_plain_text_are_those_of_the_file() -> None:
    data = (SAMPLES / "crlf.txt").read_bytes()
    assert read_bytes(data, "a.txt").text == data.decode()


def test_markdown_keeps_the_lines_of_the_file() -> None:
    path = SAMPLES / "article.md"
    document, source = read_file(path), path.read_text(encoding="utf-8").splitlines()
    lines = document.text.split("\n")
    for phrase in ("14 storm lamps", "holding up the sky", "Thirteen did not", "A climb", "stayed dark"):
        assert [n for n, line in enumerate(lines) if phrase in line] == [n for n, s in enumerate(source) if phrase in s]
    assert "lamps = 14" not in document.text
    assert "**" not in document.text
    assert "ledger.example" not in document.text


def test_html_zones() -> None:
    document = read_file(SAMPLES / "article.html")
    assert "seen from the sea" in words(document, Zone.CAPTION)
    assert "Ferry fares" in words(document, Zone.TEASER)
    assert "Seal closes beach" in words(document, Zone.TEASER)
    assert "Home" in words(document, Zone.MENU)
    assert "All rights reserved" in words(document, Zone.MENU)
    assert "no text of the page" not in document.text
    assert document.source.outlet == "The Skerry Ledger"
    assert document.source.language == "en"


def test_a_declared_charset_is_believed() -> None:
    document = read_file(SAMPLES / "windows-1251.html")
    assert "Северный маяк погас" in words(document, Zone.BODY)
    assert document.problems == ()


def test_a_guessed_charset_is_said() -> None:
    assert read_file(SAMPLES / "windows-1252.txt").problems == ("read as Windows-1252, which was guessed",)


def test_universal_time_gives_way_to_the_day_the_page_prints() -> None:
    page = (
        '<html><head><meta property="article:published_time" content="2021-10-09T01:49:00Z"><title>Fog</title></head>'
        "<body><h1>Fog closes the harbour</h1><p>Published: October 8, 2021 at 5:49 p.m.</p>"
        "<p>Fog closed the harbour on Friday, and the pilots went home to their families for once.</p>"
        "<p>It lifted at nine, when there was nobody left on the quay to notice it.</p></body></html>"
    )
    source = read_bytes(page.encode(), "a.html").source
    assert (source.published, source.published_from) == ("2021-10-08T17:49", DateEvidence.METADATA)


# -- hostile files ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["picture.txt", "archive.txt", "zeros.txt"])
def test_binary_files_are_refused(name: str) -> None:
    with pytest.raises(InputError, match=rf"{name}: a binary file") as caught:
        read_file(HOSTILE / name)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["empty.txt", "blank.txt", "empty.html"])
def test_files_without_text_are_read_and_say_so(name: str) -> None:
    document = read_file(HOSTILE / name)
    assert document.regions == ()
    assert document.problems == ("no text in this file",)
    assert document.source.published is None


@pytest.mark.parametrize(
    ("name", "kept", "problem"),
    [
        ("broken-utf-8.txt", "“never again”", "3 places are not UTF-8"),
        ("controls.txt", "\x1b]0;owned\x07", "4 control characters are kept"),
        ("bidi.txt", "\u202e0.001\u202c", "4 marks change the direction"),
        ("lone.html", "a price of 40 crowns.", ""),
    ],
)
def test_odd_characters_are_kept_and_noted(name: str, kept: str, problem: str) -> None:
    document = read_file(HOSTILE / name)
    assert kept in document.text
    assert any(note.startswith(problem) for note in document.problems) or not problem


def test_deep_nesting_is_refused_quickly_and_tolerable_nesting_is_read() -> None:
    with pytest.raises(InputError, match="nest more than"):
        read_bytes(b"<div>" * 90_000 + b"text", "deep.html")
    deep = b"<div>" * 2_000 + b"The light is out, and the board knows it." + b"</div>" * 2_000
    assert "The light is out" in read_bytes(deep, "deep.html").text


def test_markup_in_scripts_does_not_count_as_nesting() -> None:
    page = b"<p>Short.</p><script>" + b"if (a <b) {} '<div>';" * 6_000 + b"</script>" + b"<br>" * 6_000
    assert read_bytes(page, "a.html").text.startswith("Short.")


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "a.html", "-"]))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_give_a_document_or_one_line(data: bytes, path: str) -> None:
    try:
        document = read_bytes(data, path)
    except InputError as error:
        refusal = str(error)
    else:
        check(document)
        assert read_bytes(data, path) == document
        refusal = ""
    assert "\n" not in refusal


MARKUP = [
    "<p>",
    "</p>",
    "<div class=nav>",
    "<b>",
    "<br>",
    "<h1>",
    "# ",
    "- ",
    "> ",
    "*",
    "`",
    "```\n",
    "|",
    "\n",
    "\n\n",
    "---\n",
]
WORDS = ["The sea rose.", "Most read", "Posted Oct. 8, 2021", "By Ada Renn", "(AP)", "No", "&amp;", "A | B | C", "12%"]
# Zero bytes make a file binary, which is refused before it has regions.
signs = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=6)
pages = st.lists(st.sampled_from(MARKUP) | st.sampled_from(WORDS) | signs, max_size=40).map("".join)


@given(pages, st.sampled_from(["a.txt", "a.md", "a.html"]))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_regions_tile_the_text(text: str, path: str) -> None:
    check(read_bytes(text.encode(), path))


def check(document: Document) -> None:
    """Regions are in order, inside the text, trimmed, and outside of them nothing but space (and Markdown's marks)."""
    spans = [region.span for region in document.regions]
    assert all(0 <= span.start < span.end <= len(document.text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(span.of(document.text) == span.of(document.text).strip() for span in spans)
    gaps = [*(document.text[a.end : b.start] for a, b in pairwise(spans))]
    assert all(not gap.strip() for gap in gaps)
    assert document.source.published is None or re.match(r"\d{4}-\d\d-\d\d", document.source.published)


# -- what a person points at ------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "x.txt").write_text("Hidden.")
    for name in ("c.txt", "a.md", "b/d.html", "b/e.TXT"):
        (tmp_path / name).write_text("The light is out.")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "fake.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)))
    return tmp_path


def names(found: list[tuple[bytes, Document]], folder: Path) -> list[str]:
    return [Path(document.source.path).relative_to(folder).as_posix() for _, document in found]


def test_folders_are_read_in_order_and_say_what_they_skip(folder: Path) -> None:
    skipped: list[tuple[str, str]] = []
    found = list(read([str(folder)], on_skip=lambda path, reason: skipped.append((path, reason))))
    assert names(found, folder) == ["a.md", "c.txt", "b/d.html", "b/e.TXT"]
    assert [Path(path).name for path, _ in skipped] == ["fake.txt", "scan.pdf"]
    assert skipped[0][1].startswith("a binary file")
    assert skipped[1][1].startswith(".pdf is not supported")


def test_each_file_is_read_once(folder: Path) -> None:
    wanted = [str(folder / "c.txt"), str(folder / "b" / ".." / "c.txt"), str(folder / "*.txt")]
    assert len(list(read(wanted, on_skip=lambda *_: None))) == 1


def test_globs(folder: Path) -> None:
    assert names(list(read([str(folder / "**" / "*.html")], on_skip=forbid)), folder) == ["b/d.html"]
    with pytest.raises(InputError, match="no file matches"):
        list(read([str(folder / "*.rst")], on_skip=forbid))


def test_a_name_with_brackets_is_a_file_before_it_is_a_pattern(folder: Path) -> None:
    (folder / "notes[1].txt").write_text("The light is out.")
    assert names(list(read([str(folder / "notes[1].txt")], on_skip=forbid)), folder) == ["notes[1].txt"]


def test_links_do_not_loop(folder: Path) -> None:
    (folder / "b" / "up").symlink_to(folder, target_is_directory=True)
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    skipped: list[str] = []
    found = list(read([str(folder)], on_skip=lambda path, _: skipped.append(Path(path).name)))
    assert len(found) == 4
    assert "gone.txt" in skipped


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing.txt", "no such file"),
        ("scan.pdf", "not supported"),
        ("fake.txt", "binary file"),
        ("", "no file in this folder"),
        ("https://ledger.example/light", "not fetched"),
        ("zero\0byte", "not a name"),
    ],
)
def test_what_is_named_must_be_readable(folder: Path, name: str, message: str) -> None:
    (folder / "empty").mkdir()
    target = name if ":" in name or "\0" in name else str(folder / (name or "empty"))
    with pytest.raises(InputError, match=message) as caught:
        list(read([target], on_skip=forbid))
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_pipes_are_refused(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    with pytest.raises(InputError, match="not a regular file"):
        list(read([str(folder / "pipe.txt")], on_skip=forbid))


def test_the_limit_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "LIMIT", 10)
    with pytest.raises(InputError, match="17 bytes, more than the limit of 10"):
        list(read([str(folder / "c.txt")], on_skip=forbid))


@pytest.mark.parametrize(("text", "read_as"), [("<!doctype html><p>Out.</p>", "Out."), ("<b>Out.", "<b>Out.")])
def test_standard_input(monkeypatch: pytest.MonkeyPatch, text: str, read_as: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    [(data, document)] = read(["-"], on_skip=forbid)
    assert data == text.encode()
    assert document.text.strip() == read_as
    assert document.source.path == "-"


def test_options_override_the_page() -> None:
    [(_, document)] = read(
        [str(SAMPLES / "article.txt")], published="2020-02-03", tier="primary", outlet="Board", on_skip=forbid
    )
    source = document.source
    assert (source.published, source.published_from) == ("2020-02-03", DateEvidence.USER)
    assert (source.tier, source.outlet) == (Tier.PRIMARY, "Board")


@pytest.mark.parametrize(
    ("option", "message"), [({"published": "soon"}, "no date of publication"), ({"tier": "best"}, "no tier")]
)
def test_bad_options_are_said_before_anything_is_read(option: dict[str, str], message: str) -> None:
    with pytest.raises(InputError, match=message):
        list(read([str(SAMPLES / "article.txt")], on_skip=forbid, **option))


# -- manifests --------------------------------------------------------------------------------------


def write_manifest(folder: Path, text: str) -> str:
    path = folder / "manifest.csv"
    path.write_text(text, encoding="utf-8-sig")
    return str(path)


def test_a_manifest_says_what_pages_do_not(folder: Path) -> None:
    manifest = write_manifest(
        folder, 'path,published,outlet,title,tier\nc.txt,2021-10-08T07:40,"Ledger, The",Dark,opinion\na.md,,,,\n'
    )
    found = {
        Path(d.source.path).name: d.source for _, d in read([str(folder)], manifest=manifest, on_skip=lambda *_: None)
    }
    source = found["c.txt"]
    assert (source.published, source.published_from) == ("2021-10-08T07:40", DateEvidence.MANIFEST)
    assert (source.outlet, source.title, source.tier) == ("Ledger, The", "Dark", Tier.OPINION)
    assert found["a.md"].published is None


def test_without_inputs_the_manifest_names_the_files_in_its_order(folder: Path) -> None:
    manifest = write_manifest(folder, "path,published\nc.txt,2021-10-08\nb/d.html,2021-10-09\n")
    found = list(read([], manifest=manifest, on_skip=forbid))
    assert names(found, folder) == ["c.txt", "b/d.html"]


def test_the_reviewer_overrules_the_manifest(folder: Path) -> None:
    manifest = write_manifest(folder, "path,published\nc.txt,2021-10-08\n")
    [(_, document)] = read([], manifest=manifest, published="2020-01-02", on_skip=forbid)
    assert (document.source.published, document.source.published_from) == ("2020-01-02", DateEvidence.USER)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "row 1: no column named path"),
        ("file,published\nc.txt,2021-10-08\n", "row 1: no column named path"),
        ("path,publised\nc.txt,2021-10-08\n", "row 1: 'publised' is no column"),
        ("path,published\nc.txt,2021-10-08\na.md,yesterday\n", "row 3: 'yesterday' is no date"),
        ("path,published\nc.txt,2021-02-30\n", "row 2: '2021-02-30' is no date"),
        ("path,published\nc.txt,about 2021-10-08\n", "row 2: 'about 2021-10-08' is no date"),
        ("path,tier\nc.txt,best\n", "row 2: 'best' is no tier"),
        ("path,published\nc.txt,Oct. 8, 2021\n", "row 2: more cells than headings"),
        ("path,published\n,2021-10-08\n", "row 2: the path is missing"),
        ("path\nc.txt\nb/../c.txt\n", "row 3: .* stands in an earlier row"),
        ("path\nmissing.txt\n", "missing.txt: no such file"),
    ],
)
def test_faults_of_a_manifest_name_the_row(folder: Path, text: str, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        list(read([], manifest=write_manifest(folder, text), on_skip=forbid))
    assert "\n" not in str(caught.value)


def test_a_manifest_must_be_a_table_in_utf_8(folder: Path) -> None:
    (folder / "m.csv").write_bytes(b"path\n\xff\xfe\n")
    with pytest.raises(InputError, match="not a CSV table"):
        list(read([], manifest=str(folder / "m.csv"), on_skip=forbid))
    with pytest.raises(InputError, match="cannot be read"):
        list(read([], manifest=str(folder / "none.csv"), on_skip=forbid))
