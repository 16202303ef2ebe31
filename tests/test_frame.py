"""Frames: every case of fixtures/frames.toml, and what holds of every frame."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.framed import claims_of, framed
from workbench.frame import COMPARED
from workbench.model import Claim, Frame, Modality
from workbench.read import read_bytes

PATH = Path(__file__).parent.parent / "fixtures" / "frames.toml"
CASES: list[dict[str, Any]] = tomllib.loads(PATH.read_text(encoding="utf-8"))["case"]

EXACT = {"topic", "predicate", "modality", "scope", "speaker"}
AMONG = {"participants", "restrictors", "words"}
ABSENT = {"not_participants", "not_words"}
KEYS = {"note", "text", "published", "claim", "kind", "xfail"} | EXACT | AMONG | ABSENT


def parameters() -> list[object]:
    return [
        pytest.param(
            case,
            id=case["note"],
            marks=[pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else [],
        )
        for case in CASES
    ]


def about(claim: Claim) -> dict[str, Any]:
    """The frame under the names that the case file uses."""
    told = claim.frame
    return {
        "topic": told.topic,
        "predicate": told.predicate,
        "modality": told.modality.value,
        "scope": list(told.scope),
        "speaker": claim.attribution,
        "participants": [f"{p.role} {p.name}" for p in told.participants],
        "restrictors": list(told.restrictors),
        "words": list(told.words),
    }


def the_claim(case: dict[str, Any]) -> Claim:
    _, claims = framed(case["text"], case.get("published"))
    found = [c for c in claims if c.quote == case["claim"] and case.get("kind", c.kind) == c.kind]
    if len(found) != 1:
        raise LookupError(f"{case['note']}: {len(found)} claims “{case['claim']}” among {[c.quote for c in claims]}")
    return found[0]


@pytest.mark.parametrize("case", parameters())
def test_case(case: dict[str, Any]) -> None:
    found = about(the_claim(case))
    asked = EXACT & case.keys()
    assert {key: found[key] for key in asked} == {key: case[key] for key in asked}
    missing = {key: [x for x in case[key] if x not in found[key]] for key in AMONG & case.keys()}
    assert not any(missing.values()), found
    unwanted = {key: [x for x in case[key] if x in found[key.removeprefix("not_")]] for key in ABSENT & case.keys()}
    assert not any(unwanted.values()), found


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["note"]))
def test_case_is_well_formed(case: dict[str, Any]) -> None:
    assert set(case) <= KEYS
    assert case.get("modality", "actual") in set(Modality)
    assert case.keys() & (EXACT | AMONG | ABSENT), "a case must expect something"
    the_claim(case)


def test_notes_are_unique() -> None:
    notes = [case["note"] for case in CASES]
    assert len(notes) == len(set(notes))


def test_claims_keep_everything_but_frame_and_speaker() -> None:
    text = "The minister said on Tuesday that 14 villages had lost power. “We are cold,” said Oda Finch."
    _, claims = framed(text, "2023-03-08")
    assert {c.kind for c in claims} == {"date", "quantity", "quote"}
    assert [c.quote for c in claims] == [c.span.of(text) for c in claims]
    assert next(c for c in claims if c.kind == "quote").attribution == "Oda Finch"


def test_claims_of_menus_and_teasers_have_no_frame() -> None:
    page = read_bytes(
        b"""<html><body><nav><ul><li><a href="/a">Goat holds up 40 trains</a></li>
        <li><a href="/b">Nine people were killed</a></li></ul></nav>
        <article><h1>Flood in Holm</h1><p>The flood killed twelve people in Holm and closed the old road, which had
        been open since 1903, so that nobody could reach the harbour for nine days.</p></article></body></html>""",
        "page.html",
    )
    claims = claims_of(page)
    assert {claim.zone in COMPARED for claim in claims} == {True, False}
    for claim in claims:
        assert (claim.frame == Frame()) is (claim.zone not in COMPARED)


@pytest.mark.parametrize("text", ["", "   ", "12", "1998", "?", "9 9 9 9", "He. She. It. 1998. They.", "$5m $5m\n\n5%"])
def test_any_text_can_be_framed(text: str) -> None:
    framed(text)
