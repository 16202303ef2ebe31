"""What a project accepts: levels, waivers and baselines, and how findings are known again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dossiers import document
from workbench.gate.baseline import baseline, marked, read_baseline
from workbench.gate.outcome import Outcome
from workbench.gate.place import Placed
from workbench.gate.policy import Policy, read_policy
from workbench.gate.rule import ERROR_FROM, FEWEST, RULES, Precision, allowed, measured, measurement
from workbench.gate.waiver import Waiver, read_waivers, waived
from workbench.language.reading import Reading
from workbench.model import Coverage, Finding, InputError, Level, Span, Tier

TODAY = date(2026, 5, 4)
DRAFT = "The mill burned 15 barns.\n\nNobody was hurt.\n"
WAIVER = """# kept by the desk
[[waiver]]
rule = "perhaps-contradicted"
words = "15 barns"
reason = "counted on the spot"
author = "Ines Vold"
expires = 2026-06-01
"""


def found(text: str = DRAFT, words: str = "15 barns", rule: str = "perhaps-contradicted") -> Finding:
    start = text.index(words)
    return Placed(Reading(document(text, "draft.md"))).finding(rule, Span(start, start + len(words)), "Sources differ.")


def file(folder: Path, text: str, name: str = "waivers.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


# -- levels ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("precision", "level"),
    [
        (Precision(0, 0), Level.QUESTION),
        (Precision(14, 20), Level.QUESTION),
        (Precision(15, 20), Level.WARNING),
        (Precision(18, 20), Level.WARNING),
        (Precision(FEWEST - 1, FEWEST - 1), Level.WARNING),
        (Precision(19, 20), Level.ERROR),
        (Precision(190, 200), Level.ERROR),
        (Precision(189, 200), Level.WARNING),
    ],
)
def test_how_loud_a_rule_may_be_follows_from_how_often_it_is_right(precision: Precision, level: Level) -> None:
    assert allowed(precision) is level


def test_only_rules_that_were_measured_to_be_right_are_errors() -> None:
    errors = [rule for rule in RULES.values() if rule.level is Level.ERROR]
    assert "contradicted" in {rule.id for rule in errors}
    for rule in errors:
        assert rule.precision.judged >= FEWEST
        assert (rule.precision.share or 0) >= ERROR_FROM


def test_the_shipped_figures_are_those_of_rules_that_exist_and_say_when_and_how() -> None:
    assert measured().keys() <= RULES.keys()
    assert all(0 <= p.right <= p.judged for p in measured().values())
    about = measurement()
    assert date.fromisoformat(about["date"]).isoformat() == about["date"]
    assert about["set"]
    assert about["how"]


def test_a_project_raises_lowers_and_silences_rules(tmp_path: Path) -> None:
    rules = 'perhaps-contradicted = "error"\n"perhaps-contradicted.date" = "off"\ndisputed = "note"\n'
    text = f'[check]\nfail-on = "warning"\n[check.levels]\n{rules}'
    policy = read_policy(file(tmp_path, f"{text}[publisher]\nx = 1\n", "workbench.toml"))
    number, day = replace(found(), kind="quantity"), replace(found(), kind="date")
    (kept,) = policy.applied([number, day])
    assert (kept.kind, kept.level) == ("quantity", Level.ERROR)
    assert policy.fail_on == "warning"


def test_levels_by_kind_may_be_a_table_and_paths_stand_beside_the_file(tmp_path: Path) -> None:
    text = '[check]\nwaivers = "let.toml"\n[check.levels.contradicted]\ndate = "warning"\n'
    policy = read_policy(file(tmp_path, text, "workbench.toml"))
    assert policy.levels == {"contradicted.date": "warning"}
    assert policy.waivers == str(tmp_path / "let.toml")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[check.levels]\ncontradictd = "error"', "contradictd is no rule"),
        ('[check.levels]\ndisputed = "loud"', "expected one of error, warning, question, note, off"),
        ('[check.levels]\n"disputed.dates" = "error"', "dates is no kind"),
        ('[check]\nfail_on = "error"', "no setting fail_on"),
        ('[check]\nfail-on = "note"', "expected one of error, warning, question, never"),
        ("check = 1", "must be a table"),
        ("[check", "workbench.toml: "),
    ],
)
def test_a_mistake_in_the_project_s_file_is_named(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(InputError, match=r"workbench\.toml: ") as error:
        read_policy(file(tmp_path, text, "workbench.toml"))
    assert words in str(error.value)


def test_without_a_project_s_file_nothing_changes(tmp_path: Path) -> None:
    assert read_policy(tmp_path / "workbench.toml") == Policy()
    with pytest.raises(InputError, match="no such file"):
        read_policy(tmp_path / "workbench.toml", needed=True)


# -- waivers ---------------------------------------------------------------------------------------


def one_waiver(folder: Path, **changed: str) -> Waiver:
    text = WAIVER
    for name, value in changed.items():
        lines = [line for line in text.splitlines() if not line.startswith(f"{name} =")]
        text = "\n".join([*lines, f"{name} = {value}"])
    (waiver,) = read_waivers(file(folder, text))
    return waiver


def test_a_waiver_lets_its_finding_pass_and_says_why(tmp_path: Path) -> None:
    waiver = one_waiver(tmp_path)
    (passed,) = waived([found()], DRAFT, "draft.md", [waiver], TODAY)
    assert passed.waived == "counted on the spot (Ines Vold, until 2026-06-01)"
    assert not passed.counts
    assert waiver.line == 2


@pytest.mark.parametrize(
    "changed", [{"words": '"16 barns"'}, {"rule": '"disputed"'}], ids=["other words", "another rule"]
)
def test_a_waiver_that_fits_nothing_is_a_finding_in_its_file(tmp_path: Path, changed: dict[str, str]) -> None:
    kept, spent = waived([found()], DRAFT, "draft.md", [one_waiver(tmp_path, **changed)], TODAY)
    assert kept.counts
    assert (spent.rule, spent.level, spent.line) == ("waiver-unused", Level.WARNING, 2)
    assert spent.path == str(tmp_path / "waivers.toml")


def test_a_waiver_past_its_day_lets_nothing_pass(tmp_path: Path) -> None:
    waiver = one_waiver(tmp_path)
    assert len(waived([found()], DRAFT, "draft.md", [waiver], waiver.expires)) == 1
    kept, spent = waived([found()], DRAFT, "draft.md", [waiver], date(2026, 6, 2))
    assert kept.counts
    assert spent.rule == "waiver-expired"
    assert "ended on 2026-06-01" in spent.message


def test_a_waiver_for_another_draft_is_left_alone(tmp_path: Path) -> None:
    waiver = one_waiver(tmp_path, file='"drafts/*.md"')
    assert waived([found()], DRAFT, "other.md", [waiver], TODAY) == (found(),)
    (passed,) = waived([found()], DRAFT, "/home/ines/drafts/mill.md", [waiver], TODAY)
    assert passed.waived


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (WAIVER.replace('reason = "counted on the spot"\n', ""), "waivers.toml:2: the waiver lacks reason"),
        (WAIVER.replace('"Ines Vold"', '""'), "lacks author"),
        (WAIVER.replace("2026-06-01", '"June"'), "expires must be a day"),
        (WAIVER.replace("2026-06-01", "2026-06-01T10:00:00"), "expires must be a day"),
        (WAIVER.replace('"perhaps-contradicted"', '"doubt"'), "doubt is no rule"),
        (WAIVER + 'because = "x"\n', "has no because"),
        ("[waivers]\n", "nothing but [[waiver]]"),
        ("waiver = 1\n", "nothing but [[waiver]]"),
        ("[[waiver]\n", "waivers.toml: "),
    ],
)
def test_a_mistake_in_a_waiver_is_named_with_its_line(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(InputError) as error:
        read_waivers(file(tmp_path, text))
    assert words in str(error.value)


# -- baselines -------------------------------------------------------------------------------------


def test_what_stood_before_is_marked_and_what_is_gone_is_told(tmp_path: Path) -> None:
    other = found(words="Nobody was hurt", rule="inconsistent")
    path = file(tmp_path, baseline([(document(DRAFT, "draft.md"), [found(), other])]), "accepted.json")
    told, gone = marked([found()], read_baseline(path))
    assert [f.known for f in told] == [True]
    assert [k.text for k in gone] == ["Nobody was hurt"]


def test_a_second_copy_of_an_accepted_sentence_is_new(tmp_path: Path) -> None:
    path = file(tmp_path, baseline([(document(DRAFT, "draft.md"), [found()])]), "accepted.json")
    told, _ = marked([found(), found()], read_baseline(path))
    assert [f.known for f in told] == [True, False]


def test_notes_and_waived_findings_are_not_accepted(tmp_path: Path) -> None:
    kept = [replace(found(), level=Level.NOTE), replace(found(), waived="yes")]
    path = file(tmp_path, baseline([(document(DRAFT, "draft.md"), kept)]), "accepted.json")
    assert read_baseline(path) == ()


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"schema": "workbench/baseline/1"}', '{"schema": "x", "findings": []}']
)
def test_a_file_that_is_no_baseline_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match="--write-baseline"):
        read_baseline(file(tmp_path, text, "accepted.json"))


paragraph = st.text(alphabet=st.sampled_from("ab é.,!?“”1\t"), max_size=60).map(str.strip)


@given(before=st.lists(paragraph, max_size=4), after=st.lists(paragraph, max_size=4))
def test_a_fingerprint_survives_every_edit_elsewhere_in_the_file(before: list[str], after: list[str]) -> None:
    edited = "".join(f"{p}\n\n" for p in before) + DRAFT + "".join(f"\n{p}\n" for p in after)
    plain, moved = found(), found(edited)
    assert moved.fingerprint == plain.fingerprint


@given(words=st.sampled_from(["16 barns", "15 barn", "15 old barns"]))
def test_a_fingerprint_changes_with_its_words(words: str) -> None:
    assert found(DRAFT.replace("15 barns", words), words).fingerprint != found().fingerprint


# -- what stops a draft ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "fail_on", "stops"),
    [
        (Level.ERROR, "error", True),
        (Level.WARNING, "error", False),
        (Level.WARNING, "warning", True),
        (Level.QUESTION, "warning", False),
        (Level.QUESTION, "question", True),
        (Level.NOTE, "question", False),
        (Level.ERROR, "never", False),
    ],
)
@pytest.mark.parametrize("accept", [lambda f: f, lambda f: replace(f, known=True), lambda f: replace(f, waived="yes")])
def test_a_draft_is_stopped_by_what_nobody_accepted(
    level: Level, fail_on: str, stops: bool, accept: Callable[[Finding], Finding]
) -> None:
    finding = accept(replace(found(), level=level))
    draft = document(DRAFT, "draft.md", tier=Tier.DRAFT)
    assert Outcome(draft, (finding,), Coverage(1, 1, {})).fails(fail_on) is (stops and finding.counts)


def test_a_table_that_nothing_reads_is_named(tmp_path: Path) -> None:
    path = tmp_path / "workbench.toml"
    path.write_text('[rules]\ncontradicted = "warning"\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"nothing reads rules; .*\[check\.levels\]"):
        read_policy(path)
    path.write_text('[rating]\nscale = ["False", "True"]\n[publisher]\nname = "The Herald"\n', encoding="utf-8")
    assert read_policy(path).levels == {}
