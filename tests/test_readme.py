"""What the README shows is what the program does today; `make pictures` renews it."""

from __future__ import annotations

import re
from pathlib import Path

from tests.transcript import BLOCK, README, ROOT, rewritten


def test_the_worked_examples_are_what_the_commands_print(tmp_path: Path) -> None:
    page = README.read_text(encoding="utf-8")
    assert BLOCK.search(page)
    assert rewritten(page, tmp_path / "readme.db") == page


def test_pictures_exist_and_are_no_larger_than_a_page() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README.read_text(encoding="utf-8"))
    assert pictures
    assert [picture for picture in pictures if not (ROOT / picture).is_file()] == []


def test_every_command_and_every_kind_is_in_the_readme() -> None:
    from workbench.cli.app import COMMANDS
    from workbench.kinds import kinds

    page = README.read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"`workbench {name}" not in page] == []
    assert [name for name in kinds() if f"| {name} |" not in page] == []
