"""`workbench export` and `workbench rate` on a project laid out by hand, and on the corpus with a draft."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document as Word

from tests.commands import Commands
from tests.projects import HOUSE, ferry
from tests.test_claimreview import validate as validate_reviews
from tests.test_report import validate
from workbench.cli.exporting import ReportFormat
from workbench.report.scale import Publication, publication

CORPUS = HOUSE / "corpus"
TEXT_FORMATS = ("json", "csv", "md", "html", "claimreview")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Commands:
    for name in ("WORKBENCH_PROJECT", "WORKBENCH_REVIEWER", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    ferry(tmp_path / "workbench.db")
    return Commands(capsys)


@pytest.fixture
def year(run: Commands) -> str:
    return str(json.loads(run("questions", "--kind", "date", "--format", "json").out)[0]["id"])


def decided(run: Commands, question: str) -> None:
    because = ("--because", "The yard book has the day.", "--evidence", "yard book, page 3")
    assert run("decide", question, "--position", "1952", *because, "--reviewer", "ines").code == 0


@pytest.mark.parametrize("form", TEXT_FORMATS)
def test_a_file_and_stdout_get_the_same_bytes_every_time(run: Commands, year: str, form: str, tmp_path: Path) -> None:
    decided(run, year)
    run("rate", year, "False", "--position", "1953")
    target = tmp_path / f"out.{form}"
    assert (run("export", "--format", form, "-o", target).code, run("export", "--format", form).code) == (0, 0)
    assert target.read_bytes().decode() == run("export", "--format", form).out


def test_a_file_name_says_its_format_or_is_refused(run: Commands, tmp_path: Path) -> None:
    assert run("export", "-o", tmp_path / "out.txt").code == 0
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == run("export").out
    refused = run("export", "-o", tmp_path / "out.pdf")
    assert refused.code == 2
    assert "no report ends in .pdf; say which one with --format" in refused.err
    assert not (tmp_path / "out.pdf").exists()


def test_word_goes_to_a_file_or_down_a_pipe(run: Commands, year: str, tmp_path: Path) -> None:
    decided(run, year)
    assert run("export", "--format", "docx", "-o", tmp_path / "out.docx").code == 0
    command = [str(Path(sys.executable).parent / "workbench"), "export", "--format", "docx"]
    piped = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    assert piped.stdout == (tmp_path / "out.docx").read_bytes()
    assert any("When was the ferry launched?" in p.text for p in Word(io.BytesIO(piped.stdout)).paragraphs)


@pytest.mark.parametrize("form", ["html", "json", "csv", "md"])
def test_the_name_of_the_file_says_the_format(run: Commands, tmp_path: Path, form: str) -> None:
    assert run("export", "-o", tmp_path / f"REPORT.{form.upper()}").code == 0
    named = (tmp_path / f"REPORT.{form.upper()}").read_bytes().decode()
    assert named == run("export", "--format", form).out
    assert run("export", "-o", tmp_path / "report").code == 0
    assert (tmp_path / "report").read_bytes().decode() == run("export", "--format", "md").out


def test_json_follows_the_published_schema_with_everything_in_it(run: Commands, year: str) -> None:
    decided(run, year)
    run("rate", year, "false", "--position", "1953", "--reviewer", "per")
    question = next(q for q in validate(run("export", "--format", "json").out)["questions"] if q["id"] == year)
    assert question["verdict"]["disposition"] == "right"
    assert question["ratings"] == [{"value": "1953", "rating": "False"}]
    assert [(e["type"], e["reviewer"], e["words"]) for e in question["history"]] == [
        ("verdict", "ines", "decided: 1952 is right. The yard book has the day."),
        ("rating", "per", "rated in public: 1953: False"),
    ]


@pytest.mark.parametrize(("table", "rows"), [("claims", 6), ("questions", 2), ("verdicts", 0)])
def test_csv_tables(run: Commands, table: str, rows: int) -> None:
    ran = run("export", "--format", "csv", "--table", table)
    assert len(list(csv.DictReader(io.StringIO(ran.out)))) == rows


def test_one_question_alone_fits_a_mail(run: Commands, year: str) -> None:
    decided(run, year)
    mail = run("export", "--question", year[:6]).out
    assert mail.startswith("# When was the ferry launched?\n")
    assert "Because: The yard book has the day." in mail
    assert "How many cars" not in mail
    assert "## What was checked" not in mail
    assert len(mail.splitlines()) < 40


def test_since_keeps_what_was_recorded_on_that_day_or_later(run: Commands, year: str) -> None:
    decided(run, year)
    day = json.loads(run("history", "--format", "json").out)[0]["time"][:10]
    assert [q["id"] for q in json.loads(run("export", "--format", "json", "--since", day).out)["questions"]] == [year]
    assert json.loads(run("export", "--format", "json", "--since", "2999-01-01").out)["questions"] == []
    assert "--since soon: expected a day" in run("export", "--since", "soon").line


@pytest.mark.parametrize("form", TEXT_FORMATS)
def test_an_anonymous_export_names_no_reviewer(run: Commands, year: str, form: str) -> None:
    decided(run, year)
    run("rate", year, "False", "--position", "1953", "--reviewer", "Perpetua")
    tables = ["claims", "questions", "verdicts"] if form == "csv" else [""]
    for table in tables:
        options = ["--table", table] if table else []
        shown = run("export", "--format", form, "--anonymous", *options).out
        assert shown
        assert "ines" not in shown.replace("lines", "")
        assert "Perpetua" not in shown


def test_selections_hold_in_every_format(run: Commands, year: str) -> None:
    for form in ("json", "md", "html"):
        shown = run("export", "--format", form, "--kind", "quantity", "--state", "open", "--source", "bay").out
        assert "How many cars did the ferry carry?" in shown
        assert year not in shown


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["export", "--format", "md", "--draft", "x.md"], "only --format docx comments a draft"),
        (["export", "--format", "md", "--config", "x.toml"], "only --format claimreview reads it"),
        (["export", "--format", "docx", "--draft", "missing.md"], "missing.md"),
        (["export", "--format", "claimreview", "--config", "x.toml"], "x.toml: cannot be read"),
        (["rate", "q", "False"], "Missing option '--position'"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(run: Commands, arguments: list[str], words: str) -> None:
    ran = run(*arguments)
    assert ran.code == 2
    assert words in ran.line


# -- public ratings ---------------------------------------------------------------------------------


def test_a_rating_is_one_of_the_scale_and_undo_takes_it_back(run: Commands, year: str) -> None:
    assert (
        "not on the scale; expected one of: False, Mostly false"
        in run("rate", year, "Dubious", "--position", "1953").line
    )
    assert "expected one of: 1952, 1953" in run("rate", year, "False", "--position", "1999").line
    assert run("rate", year, "mostly FALSE", "--position", "1953").out.endswith(f"\t{year}\t1953\tMostly false\n")
    (review,) = validate_reviews(run("export", "--format", "claimreview").out)
    assert review["reviewRating"]["ratingValue"] == 2
    run("undo")
    ran = run("export", "--format", "claimreview")
    assert validate_reviews(ran.out) == []
    assert "no answer is rated in public yet" in ran.err


def test_the_scale_and_the_publisher_stand_in_a_file_beside_the_project(
    run: Commands, year: str, tmp_path: Path
) -> None:
    scale = '[rating]\nscale = ["Pinocchio", "Straight"]\n[publisher]\nname = "Bay Desk"\npage = "https://bay.example/{question}"\n'
    (tmp_path / "workbench.toml").write_text(scale, encoding="utf-8")
    assert run("rate", year, "pinocchio", "--position", "1953").code == 0
    ran = run("export", "--format", "claimreview")
    (review,) = validate_reviews(ran.out)
    assert review["url"] == f"https://bay.example/{year}"
    assert review["reviewRating"] == {
        "@type": "Rating", "ratingValue": 1, "worstRating": 1, "bestRating": 2, "alternateName": "Pinocchio",
    }  # fmt: skip
    assert ran.err == ""


def test_without_a_page_the_reviews_say_what_they_lack(run: Commands, year: str) -> None:
    run("rate", year, "False", "--position", "1953")
    assert "the checks have no url, which search engines ask for" in run("export", "--format", "claimreview").err


def test_the_page_on_reports_names_every_format_and_its_example_is_understood(tmp_path: Path) -> None:
    page = (HOUSE / "docs" / "reports.md").read_text(encoding="utf-8")
    assert [form for form in ReportFormat if f"| `{form}` |" not in page] == []
    path = tmp_path / "workbench.toml"
    path.write_text(page.split("```toml\n")[1].split("```")[0], encoding="utf-8")
    read = publication(path)
    assert read.scale == Publication().scale
    assert read.publisher.name == "The Ridgeway Herald"


# -- a draft ------------------------------------------------------------------------------------------


def test_the_corpus_draft_gets_a_comment_at_every_checked_claim(run: Commands, tmp_path: Path) -> None:
    project = ("--project", tmp_path / "corpus.db")
    run(*project, "add", CORPUS / "articles", "--manifest", CORPUS / "manifest.csv")
    draft, target = CORPUS / "draft.md", tmp_path / "draft.docx"
    assert run(*project, "export", "--format", "docx", "--draft", draft, "-o", target).code == 0
    word = Word(str(target))
    checked = json.loads(run(*project, "check", draft, "--format", "json", "--fail-on", "never").out)
    places = {(f["start"], f["end"]) for f in checked["findings"]}
    comments = list(word.comments)
    assert len(comments) == len(places)
    assert any("“Friday, 21 June 2024”" in p.text for c in comments for p in c.paragraphs)
    text = "\n".join(p.text for p in word.paragraphs)
    assert "Most of the attention goes to Article 4." in text
    assert "The questions this draft touches" in text


def test_a_commented_draft_has_the_levels_and_waivers_of_the_project(run: Commands, tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text("The ferry was launched in 1999.\n", encoding="utf-8")
    (tmp_path / "workbench.toml").write_text('[check.levels]\nnot-found = "error"\n', encoding="utf-8")
    assert run("export", "--format", "docx", "--draft", "draft.md", "-o", "draft.docx").code == 0
    word = Word(str(tmp_path / "draft.docx"))
    rules = {f["rule"]: f["level"] for f in json.loads(run("check", "draft.md", "--format", "json").out)["findings"]}
    assert [c.paragraphs[0].text for c in word.comments] == [
        rule.replace("-", " ").capitalize() + (f" ({level})" if level != "note" else "")
        for rule, level in rules.items()
    ]
