"""Fit the weights of linking on stories with gold questions, report figures of stories left out, write weights.json.

    python -m workbench.fit STORY…

A story is a folder with articles/ and gold.json, in the format of corpus/gold.json.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from workbench import link
from workbench.fit import cross_validate, fit, read_story
from workbench.link.weights import Weights
from workbench.model import InputError, WorkbenchError

TARGET = Path(link.__file__).parent / "weights.json"


def main(arguments: Sequence[str]) -> int:
    """Read the stories, cross-validate, fit on all of them and write weights.json."""
    folders = [Path(a) for a in arguments]
    if len(folders) < 3 or not all((f / "gold.json").is_file() for f in folders):
        raise InputError("usage: python -m workbench.fit STORY STORY STORY…, folders with articles/ and gold.json")
    stories = {str(folder): read_story(folder) for folder in folders}
    cross_validate(stories, lambda line: print(line))
    TARGET.write_text(written(fit(stories)), encoding="utf-8")
    return 0


def written(model: Weights) -> str:
    """The weights as JSON, a tree a line."""
    parts = []
    for name, forest in (("first", model.first), ("second", model.second)):
        data = forest.as_data()
        trees = ",\n".join("   " + json.dumps(tree, separators=(",", ":")) for tree in data["trees"])
        parts.append(f' "{name}": {{\n  "evidence": {json.dumps(data["evidence"])},\n  "trees": [\n{trees}\n  ]\n }}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except WorkbenchError as error:
        sys.exit(str(error))
