"""`python -m tests.precision STORY…`: measures the rules of the gate and writes what the package ships.

Each story is judged with weights of linking that were fitted on other stories, in five rounds, so no figure rests on a
story that its weights have seen. With --show, every false alarm is printed.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from workbench.fit import fit, read_story
from workbench.gate.measure import BY_HAND_SET, Judged, measure, tally, written

TARGET = Path(__file__).parent.parent / "workbench" / "gate" / "precision.toml"
ROUNDS = 5
HOW = "each article checked as a draft against the others of its story; weights fitted without that story"


def unseen(folders: list[Path]) -> list[Judged]:
    """Every finding in every story, judged with weights fitted on stories of the other rounds."""
    lessons = {str(folder): read_story(folder) for folder in folders}
    found = list[Judged]()
    for number in range(min(ROUNDS, len(folders))):
        held = folders[number::ROUNDS]
        model = fit({str(folder): lessons[str(folder)] for folder in folders if folder not in held})
        for folder in held:
            found += measure(folder, model)
    return found


def main(arguments: list[str]) -> int:
    folders = [Path(a) for a in arguments if not a.startswith("--")]
    if len(folders) < 3:
        print("usage: python -m tests.precision [--show] [--write] STORY STORY STORY…", file=sys.stderr)
        return 2
    judged = unseen(folders)
    figures = tally(judged)
    for name, precision in figures.items():
        print(f"{name:20} {precision.figures:32} silent {precision.silent}")
    if "--show" in arguments:
        for one in judged:
            if one.right is False:
                print(f"WRONG {one.story} {one.draft} {one.rule} {one.kind}: {one.message}")
    if "--write" in arguments:
        articles = sum(len(list((folder / "articles").iterdir())) for folder in folders)
        stories = f"{len(folders)} invented stories, {articles} articles; {BY_HAND_SET}"
        TARGET.write_text(written(figures, f"{datetime.now().astimezone().date()}", stories, HOW), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
