"""What stood in a draft before and was accepted: marked, not dropped."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.gate.fingerprint import VERSION
from workbench.model import Document, Finding, InputError, Level

SCHEMA = f"workbench/baseline/{VERSION}"


@dataclass(frozen=True, slots=True)
class Known:
    """A finding of the baseline."""

    fingerprint: str
    rule: str
    text: str
    """The draft's words."""


def read_baseline(path: Path) -> tuple[Known, ...]:
    """The findings a baseline holds; what `check --format json` writes serves as well. InputError for other files."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["schema"] not in (SCHEMA, f"workbench/check/{VERSION}"):
            raise InputError(f"{path}: a baseline of another version; write it again with --write-baseline")
        return tuple(
            Known(str(f["fingerprint"]), str(f["rule"]), str(f["text"]))
            for f in data["findings"]
            if f.get("level") != Level.NOTE
        )
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}; write one with --write-baseline") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise InputError(f"{path}: no baseline; write one with --write-baseline") from None


def marked(findings: Iterable[Finding], known: Sequence[Known]) -> tuple[tuple[Finding, ...], tuple[Known, ...]]:
    """The findings with those of the baseline marked, and what the baseline holds that is no longer there.

    Each entry of the baseline accepts one finding: a second copy of the same sentence is new.
    """
    left = Counter(k.fingerprint for k in known)
    told = list[Finding]()
    for finding in findings:
        accepted = left[finding.fingerprint] > 0 and finding.level is not Level.NOTE
        left[finding.fingerprint] -= accepted
        told.append(replace(finding, known=accepted))
    gone = list[Known]()
    for entry in reversed(known):
        if left[entry.fingerprint] > 0:
            left[entry.fingerprint] -= 1
            gone.append(entry)
    return tuple(told), tuple(reversed(gone))


def baseline(found: Iterable[tuple[Document, Sequence[Finding]]]) -> str:
    """The text of a baseline that accepts what these drafts hold, notes left out, each finding on a line of its own."""
    entries = [
        {"fingerprint": f.fingerprint, "rule": f.rule, "text": f.span.of(document.text)}
        for document, findings in found
        for f in findings
        if f.level is not Level.NOTE and not f.path and not f.waived
    ]
    lines = [json.dumps(entry, ensure_ascii=True) for entry in entries]
    body = ",\n  ".join(lines)
    return (
        f'{{"schema": "{SCHEMA}",\n "findings": [\n  {body}\n ]}}\n'
        if lines
        else f'{{"schema": "{SCHEMA}", "findings": []}}\n'
    )
