"""The doctor: whether the project file, the parser and the derived rows are as they should be."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from hashlib import sha256

from workbench.desk.sources import Kept
from workbench.model import WorkbenchError
from workbench.store import Reader

Check = tuple[str, bool, str]
"""What was looked at, whether it is well, and one line about it."""


def project(reader: Reader) -> Iterator[Check]:
    """The file itself: SQLite's own view, references, the log and its guards, and the bytes."""
    damage = reader.damage()
    yield "integrity", not damage, damage[0] if damage else "SQLite finds the file whole"
    dangling = reader.dangling()
    lost = f"{len(dangling)} rows point to nothing"
    yield "references", not dangling, lost if dangling else "every row has its source"
    yield _log(reader)
    holdings = reader.holdings()
    changed = [holding.path for holding in holdings if sha256(reader.data(holding.id)).hexdigest() != holding.id]
    wrong = f"not the bytes that were added: {', '.join(changed)}"
    yield "sources", not changed, wrong if changed else f"{len(holdings)}, with the bytes that were added"


def _log(reader: Reader) -> Check:
    missing = reader.unguarded()
    if missing:
        return "events", False, f"the log is not protected: trigger {', '.join(missing)} is missing"
    numbers = [event.number for event in reader.events()]
    if numbers != list(range(1, len(numbers) + 1)):
        return "events", False, "the log has gaps: events were removed by another program"
    return "events", True, f"{len(numbers)}, append-only"


def parser() -> Check:
    """Whether the trained weights load, and the scores they came with."""
    from workbench.language.parser import WEIGHTS, pipeline

    try:
        pipeline()
        scores = json.loads((WEIGHTS / "meta.json").read_text(encoding="utf-8")).get("performance", {})
    except (WorkbenchError, OSError, ValueError) as error:
        return "parser", False, str(error)
    figures = [f"{name} {100 * scores[key]:.1f}" for name, key in _SCORES if isinstance(scores.get(key), float)]
    return "parser", bool(figures), ", ".join(figures) or f"{WEIGHTS / 'meta.json'}: no scores; run `make train`"


_SCORES = (("UAS", "dep_uas"), ("LAS", "dep_las"), ("tags", "tag_acc"))


def derived(outdated: Collection[Kept], linked: bool) -> Check:
    """Whether claims and questions are those of today's rules."""
    if outdated:
        return "claims", False, f"{len(outdated)} sources were read by other rules; the next `add` reads them again"
    return "claims", True, "computed by the present rules" if linked else "computed; questions follow on the next read"
