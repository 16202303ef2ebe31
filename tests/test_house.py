"""The house itself: sizes, imports, dependencies, and what every part promises by being there."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "workbench"
MODULES = sorted(PACKAGE.rglob("*.py"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

MODULE_LINES = 400
FUNCTION_LINES = 50

NEEDED_BY_OTHERS = {"lxml-html-clean"}
"""Declared for a library that imports it without saying so."""


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def parsed() -> Iterator[tuple[Path, ast.Module]]:
    for path in MODULES:
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def loaded_by(statement: str) -> set[str]:
    """Top-level names in `sys.modules` after a statement, in a new interpreter."""
    code = f"{statement}; import json, sys; print(json.dumps(sorted(m.split('.')[0] for m in sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(json.loads(done.stdout))


def distribution(requirement: str) -> str:
    """The normalised name of a requirement such as `Jinja2>=3.1`."""
    return re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0].lower().replace("_", "-")


# -- size and cleanliness ---------------------------------------------------------------------------


def test_no_module_is_too_long() -> None:
    lengths = {relative(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: length for name, length in lengths.items() if length > MODULE_LINES} == {}


def test_no_function_is_too_long() -> None:
    too_long = [
        f"{relative(path)}:{node.lineno} {node.name}"
        for path, module in parsed()
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno + 1 > FUNCTION_LINES
    ]
    assert too_long == []


def test_nothing_is_left_unfinished() -> None:
    unfinished = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|Not" + r"ImplementedError)\b(?!-)")
    found = [
        f"{relative(path)}:{number} {line.strip()}"
        for path in (*MODULES, *sorted((ROOT / "tests").glob("*.py")), *ROOT.glob("*.md"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if unfinished.search(line)
    ]
    assert found == []


def test_every_module_says_what_it_is_for() -> None:
    assert [relative(path) for path, module in parsed() if module.body and not ast.get_docstring(module)] == []


# -- imports ----------------------------------------------------------------------------------------


def test_import_workbench_loads_nothing_of_others() -> None:
    third_party = set(packages_distributions())
    assert loaded_by("import workbench") & third_party - {"workbench"} == loaded_by("pass") & third_party


@pytest.mark.parametrize("heavy", ["spacy", "thinc", "textual", "sqlalchemy", "trafilatura", "pint", "dateparser"])
def test_the_command_line_starts_without(heavy: str) -> None:
    assert heavy not in loaded_by("import workbench.cli")


@pytest.mark.parametrize("heavy", ["spacy", "thinc", "trafilatura", "pint", "dateparser"])
def test_the_review_screen_starts_without(heavy: str) -> None:
    assert heavy not in loaded_by("import workbench.desk, workbench.tui")


def test_layers_and_confinement_hold() -> None:
    """The contracts of pyproject.toml; the list of layers is exhaustive."""
    linter = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([linter, "--no-cache"], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


# -- dependencies -----------------------------------------------------------------------------------


def imported() -> set[str]:
    """Top-level names imported anywhere in the package, late imports included."""
    names: set[str] = set()
    for _, module in parsed():
        for node in ast.walk(module):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.split(".")[0])
    return names - set(sys.stdlib_module_names) - {"workbench"}


def test_every_dependency_is_used_and_every_import_declared() -> None:
    owners = packages_distributions()
    declared = {distribution(requirement) for requirement in PROJECT["project"]["dependencies"]}
    used = {distribution(owner) for name in imported() for owner in owners.get(name, [f"nothing installs {name}"])[:1]}
    fitting = {"lightgbm"} & {distribution(r) for r in PROJECT["project"]["optional-dependencies"]["dev"]}
    assert used == declared - NEEDED_BY_OTHERS | fitting


def test_the_lock_pins_everything_and_names_no_address() -> None:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert [line for line in pins if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9._+-]+", line)] == []
    # the peers that make bench compares with are installed by hand: neither make nor CI asks for them
    extras = (group for name, group in PROJECT["project"]["optional-dependencies"].items() if name != "bench")
    groups = [PROJECT["project"]["dependencies"], *extras]
    wanted = {distribution(requirement) for group in groups for requirement in group}
    assert wanted - {distribution(pin) for pin in pins} == set()


# -- what newcomers read ----------------------------------------------------------------------------


def test_readme_and_contributing_name_things_that_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for page in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        assert (
            set(re.findall(r"^ +make ([a-z]+)|`make ([a-z]+)", text, re.MULTILINE))
            - {pair for target in targets for pair in ((target, ""), ("", target))}
            == set()
        )
        paths = re.findall(r"`((?:workbench|fixtures|corpus|tests|docs)/[\w./-]*)`", text)
        assert [path for path in paths if not (ROOT / path).exists() and not (ROOT / f"{path}.py").exists()] == []


def test_ci_runs_the_test_command_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "\nmake lint\n" in script
    assert "\nmake test\n" in script
    assert "make test" in (ROOT / "README.md").read_text(encoding="utf-8")
