"""What mentions refer back to, against labelled sentences of our own, and the accuracy it may not fall under."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from workbench.frame.antecedent import Discourse
from workbench.language.names import Names
from workbench.language.reading import Reading
from workbench.read import read_bytes

FIXTURES = Path(__file__).parent.parent / "fixtures"
CASES: list[dict[str, Any]] = tomllib.loads((FIXTURES / "antecedents.toml").read_text(encoding="utf-8"))["case"]
KEYS = {"text", "mention", "nth", "as", "antecedent", "note"}
FLOOR = 0.9
"""Share of the mentions that has to come out as labelled."""


def found(case: dict[str, Any]) -> str:
    """The antecedent of a case's mention as the program sees it; empty when left open."""
    reading = Reading(read_bytes(case["text"].encode(), "case.txt"))
    reading.parse(reading.sentences)
    discourse = Discourse(reading, reading.sentences)
    places = [(tree, token) for s in reading.sentences for tree in [reading.tree(s)] for token in tree.tokens]
    mentions = [(tree, token) for tree, token in places if token.text == case["mention"]]
    tree, token = mentions[case["nth"] - 1 if "nth" in case else -1]
    if case["as"] == "noun":
        return discourse.referent(tree, token).topic
    if token.is_name:
        named = [n for n in Names.of(reading).names if n.span.covers(token.span)]
        return named[-1].canonical if named else ""
    return " + ".join(sorted(name for head, name in discourse.names_in(tree) if head.index == token.index))


def test_the_set_is_well_formed() -> None:
    assert len(CASES) >= 60
    assert all(set(case) <= KEYS and case["as"] in ("name", "pair", "noun") for case in CASES)
    assert all(case["text"].split().count(case["mention"]) or case["mention"] in case["text"] for case in CASES)


def test_mentions_go_back_to_what_a_reader_takes_them_for(capsys: pytest.CaptureFixture[str]) -> None:
    misses = [(case, told) for case in CASES if (told := found(case)) != case["antecedent"]]
    wrong = sum(bool(told) for _, told in misses)
    by_sort = Counter(case["as"] for case, _ in misses)
    with capsys.disabled():
        print(f"\nantecedents: {len(CASES) - len(misses)} of {len(CASES)} as labelled, {wrong} wrong rather than open")
    lines = [f"{case['mention']} in “{case['text']}”: {told!r}, not {case['antecedent']!r}" for case, told in misses]
    assert len(CASES) - len(misses) >= FLOOR * len(CASES), f"{by_sort}\n" + "\n".join(lines)
    assert wrong <= 2, "\n".join(lines)
