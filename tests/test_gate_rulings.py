"""The gate obeys what reviewers said about the machine's own work."""

from __future__ import annotations

from pathlib import Path

from workbench.desk import Desk

SOURCES = {
    "bay.txt": "The ferry Alma was launched in 1952 at Torsvik. The ferry Alma carried 40 cars across the bay.",
    "coast.txt": "The ferry Alma was launched in 1952 at Torsvik. The ferry Alma carried 40 cars across the sea.",
}
DRAFT = "The ferry Alma was launched in 1952 at Torsvik. The ferry Alma carried 45 cars across the bay."


def test_what_was_marked_as_no_claim_contradicts_nothing(tmp_path: Path) -> None:
    for name, text in {**SOURCES, "draft.md": DRAFT}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with Desk.open(tmp_path / "workbench.db", "ines") as desk:
        desk.add([str(tmp_path / name) for name in SOURCES])
        cars = [c for c in desk.claims() if c.quote == "40 cars"]
        _, before = desk.check(str(tmp_path / "draft.md"))
        assert any(f.evidence and "45 cars" in f.message for f in before)
        for claim in cars:
            desk.mark_wrong(claim.id)
        _, after = desk.check(str(tmp_path / "draft.md"))
        assert not {c.id for c in cars} & {e for f in after for e in f.evidence}
