"""Findings in every format: valid by the format's own schema, and hostile text stays text."""

from __future__ import annotations

import io
import json as json_module
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from junitparser import Error, Failure, JUnitXml, Skipped, TestCase

from tests.dossiers import claim, document
from tests.test_report_hostile import DANGER, hostile
from workbench.cli.checking import CheckFormat
from workbench.gate.outcome import Outcome
from workbench.gate.place import Placed
from workbench.gate.waiver import read_waivers, waived
from workbench.language.reading import Reading
from workbench.model import Coverage, InputError, Level, Span, Tier

ROOT = Path(__file__).parent.parent
OFFICIAL: dict[str, Any] = json_module.loads(
    (ROOT / "fixtures" / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8")
)
SARIF = jsonschema.Draft202012Validator(OFFICIAL)
CHECK = jsonschema.Draft202012Validator(
    json_module.loads((ROOT / "docs" / "check.schema.json").read_text(encoding="utf-8"))
)


def outcome(words: str = "The mill burned 15 barns.", path: str = "drafts/mill.md", said: str = "16 barns") -> Outcome:
    """A draft with a finding of every level, one of the baseline and one that was let pass."""
    draft = document(f"{words}\nNobody was hurt.", path, tier=Tier.DRAFT)
    source = document(f"The fire took {said} that night.", f"in/{path}", outlet=words, title=words)
    evidence = claim(source, "quantity", said, said)
    start = draft.text.index(words)
    placed = Placed(Reading(draft))
    found = placed.finding("contradicted", Span(start, start + len(words)), f"They differ: {words}", None, [evidence])
    findings = (
        *(replace(found, level=level) for level in Level),
        replace(found, level=Level.ERROR, known=True),
        replace(found, level=Level.ERROR, waived=f"{words} (Ines, until 2026-05-01)"),
    )
    coverage = Coverage(9, 4, {"no source answers the same question": 5})
    return Outcome(draft, findings, coverage, {source.source.id: source}, {evidence.id: evidence})


def rendered(form: CheckFormat, outcomes: Sequence[Outcome], notes: bool = True) -> str:
    written: str = import_module(f"workbench.cli.findings.{form}").render(outcomes, notes)
    return written


def sarif(*outcomes: Outcome) -> dict[str, Any]:
    log: dict[str, Any] = json_module.loads(rendered(CheckFormat.SARIF, outcomes))
    SARIF.validate(log)
    return log


def cases(text: str) -> list[TestCase]:
    return [case for suite in JUnitXml.fromfile(io.BytesIO(text.encode())) for case in suite]


# -- what each format says -------------------------------------------------------------------------


def test_the_schema_is_the_official_one() -> None:
    jsonschema.Draft202012Validator.check_schema(OFFICIAL)
    assert OFFICIAL["title"] == "Static Analysis Results Format (SARIF) Version 2.1.0 JSON Schema"
    with pytest.raises(jsonschema.ValidationError):
        SARIF.validate({"version": "2.1.0"})


def test_sarif_holds_rules_with_their_precision() -> None:
    (run,) = sarif(outcome())["runs"]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    measured = rules["contradicted"]["properties"]["measured"]
    assert measured["share"] == measured["right"] / measured["judged"]
    assert rules["contradicted"]["properties"]["precision"] == "very-high"
    assert run["tool"]["driver"]["properties"]["measurement"]["date"]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_holds_places_sources_fingerprints_states_and_waivers() -> None:
    (run,) = sarif(outcome())["runs"]
    error, *_, known, waived = run["results"]
    assert error["level"] == "error"
    region = error["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (1, 1, 26)
    assert "The fire took 16 barns that night." in error["relatedLocations"][0]["message"]["text"]
    assert error["relatedLocations"][0]["physicalLocation"]["region"]["startColumn"] == 15
    assert re.fullmatch("[0-9a-f]{16}", error["partialFingerprints"]["workbench/v1"])
    assert (error["baselineState"], known["baselineState"]) == ("new", "unchanged")
    assert not error["suppressions"]
    assert "Ines" in waived["suppressions"][0]["justification"]
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"].startswith("checked 4 of 9 claims; not checked: 5 no source")


def test_sarif_takes_several_drafts_in_one_run() -> None:
    (run,) = sarif(outcome(), outcome(path="drafts/other.md"))["runs"]
    assert [a["location"]["uri"] for a in run["artifacts"]] == ["drafts/mill.md", "drafts/other.md"]


def test_json_follows_its_schema_and_takes_one_draft() -> None:
    told = json_module.loads(rendered(CheckFormat.JSON, [outcome()]))
    CHECK.validate(told)
    assert told["levels"] == {"error": 1, "warning": 1, "question": 1, "note": 1}
    with pytest.raises(InputError, match="one draft"):
        rendered(CheckFormat.JSON, [outcome(), outcome()])


def test_junit_fails_what_is_loud_and_skips_what_was_accepted() -> None:
    text = rendered(CheckFormat.JUNIT, [outcome(), outcome(path="drafts/other.md")])
    suites = JUnitXml.fromfile(io.BytesIO(text.encode()))
    assert (suites.tests, suites.failures, suites.skipped, suites.errors) == (12, 4, 6, 0)
    results = [type(case.result[0]) if case.result else None for case in cases(text)[:6]]
    assert results == [Failure, Failure, Skipped, None, Skipped, Skipped]
    assert Error not in results
    assert text.count('<property name="coverage" value="checked 4 of 9 claims; not checked: 5 ') == 2


def test_github_shows_what_nobody_accepted() -> None:
    first, *rest = rendered(CheckFormat.GITHUB, [outcome()]).splitlines()
    assert first.startswith("::notice file=drafts/mill.md,title=workbench::checked 4 of 9 claims; not checked: 5 no")
    assert [line.split(" ")[0] for line in rest] == ["::error", "::warning", "::notice", "::notice"]
    assert all(" file=drafts/mill.md,line=1,col=1,title=contradicted::They differ" in line for line in rest)


def test_text_names_what_was_let_pass_and_counts_the_baseline() -> None:
    lines = rendered(CheckFormat.TEXT, [outcome()], notes=False).splitlines()
    assert lines[0].startswith("checked 4 of 9 claims; not checked: 5 no source")
    assert lines[1].startswith("drafts/mill.md:1:1: error contradicted: They differ")
    assert any(line.startswith("    → Change the draft") for line in lines)
    assert any(": waived contradicted “The mill burned 15 barns.”" in line for line in lines)
    assert "1 finding of the baseline still there, 0 gone" in lines
    assert lines[-1].startswith("1 error, 1 warning, 1 question; ")


def test_a_waiver_that_fits_nothing_stands_in_its_own_file_in_every_format(tmp_path: Path) -> None:
    path = tmp_path / "waivers.toml"
    about = 'rule = "disputed"\nwords = "x"\nreason = "r"\nauthor = "Ines"\nexpires = 2027-01-31\n'
    path.write_text(f"\n[[waiver]]\n{about}", encoding="utf-8")
    plain = outcome()
    findings = waived((), plain.draft.text, "mill.md", read_waivers(path), date(2026, 5, 4))
    told = replace(plain, findings=findings)
    assert f"{path}:2:1: warning waiver-unused: The waiver of Ines for disputed “x”" in rendered(
        CheckFormat.TEXT, [told]
    )
    assert f"::warning file={path},line=2,col=1,title=waiver-unused::" in rendered(CheckFormat.GITHUB, [told])
    (result,) = sarif(told)["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == f"file://{path}"
    record = json_module.loads(rendered(CheckFormat.JSON, [told]))
    CHECK.validate(record)
    assert record["findings"][0]["path"] == str(path)
    (case,) = cases(rendered(CheckFormat.JUNIT, [told]))
    assert case.classname == str(path)


# -- hostile text ----------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(words=hostile, path=hostile, said=hostile)
def test_hostile_text_stays_text_in_every_format(words: str, path: str, said: str) -> None:
    name = path.replace("\x00", "") or "x"
    told = outcome(words, name, said)
    texts = {form: rendered(form, [told]) for form in CheckFormat}
    for text in texts.values():
        assert not DANGER.search(text)
    github = texts[CheckFormat.GITHUB].splitlines()
    assert len(github) == 5
    assert all(re.match(r"::(error|warning|notice) file=[^:,]*,", line) for line in github)
    assert len(cases(texts[CheckFormat.JUNIT])) == len(told.findings)
    CHECK.validate(json_module.loads(texts[CheckFormat.JSON]))
    log = json_module.loads(texts[CheckFormat.SARIF])
    SARIF.validate(log)
    for result in log["runs"][0]["results"]:
        assert "](" not in result["message"]["text"]
        assert all("](" not in place["message"]["text"] for place in result["relatedLocations"])
    assert json_module.loads(texts[CheckFormat.JSON])["findings"][0]["text"] == words
