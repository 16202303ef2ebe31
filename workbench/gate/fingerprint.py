"""What makes a finding the same finding after the file was edited elsewhere."""

from __future__ import annotations

import hashlib
import re

from workbench.gate.rule import CONTRADICTED, DISPUTED, DOUBTFUL, UNSETTLED

VERSION = 1
"""Raised when the recipe changes, so that old baselines are not misread."""


_SISTERS = {DOUBTFUL: CONTRADICTED, UNSETTLED: DISPUTED}


def fingerprint(rule: str, kind: str, words: str, sentence: str) -> str:
    """A hash of the rule, the words and their sentence; neither line numbers nor the sources are part of it.

    How sure a contradiction is may change with any text, so that a rule and its weaker sister count as one.
    """
    parts = (_SISTERS.get(rule, rule), kind, _flat(words), _flat(sentence))
    return hashlib.sha256("\x00".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _flat(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()
