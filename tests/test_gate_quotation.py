"""The draft's quotations: found, drifted, under another name, or in none of the sources."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dossiers import document
from workbench.extract import extract
from workbench.gate.drift import Drift, difference
from workbench.gate.place import Placed
from workbench.gate.quotation import Quotations
from workbench.language.reading import Reading
from workbench.model import Finding, Tier

SOURCE = (
    "The harbour will reopen on Monday. “We counted every ship that came in before the storm,” said Ines Vold, the "
    "harbour master. The order of 1954 says that no vessel shall leave the inner harbour without a pilot on board."
)


def findings(draft: str, *sources: str) -> list[Finding]:
    """What the gate says about quotations that no question holds."""
    reading = Reading(document(draft, "draft.md", tier=Tier.DRAFT))
    documents = [document(text, f"{at}.txt", outlet=f"Outlet {at}") for at, text in enumerate(sources or (SOURCE,))]
    told = [c for d in documents for c in extract(Reading(d))]
    quotations = Quotations(Placed(reading), documents, told, {})
    quotes = [c for c in extract(reading) if c.kind == "quote"]
    assert quotes, "the draft quotes nothing"
    return [f for claim in quotes for f in quotations.unlinked(claim)]


def one(draft: str, *sources: str) -> Finding:
    (found,) = findings(draft, *sources)
    return found


# -- how words drift -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("draft", "drift", "told"),
    [
        ("we counted every ship that came in", Drift.NONE, ""),
        ("We counted … that came in before the storm", Drift.NONE, ""),
        ("We counted [each] ship that came in", Drift.NONE, ""),
        ("We counted every boat that came in", Drift.CHANGED, "“ship” became “boat”"),
        ("We counted every ship before the storm", Drift.CUT, "“that came in” is left out"),
        ("We counted every single ship that came in", Drift.INSERTED, "“single” was put in"),
        ("They counted every ship that came in", Drift.CHANGED, "“We” became “They”"),
        ("the ship that came in", Drift.CHANGED, "“We counted every” became “the”"),
        ("We never counted every ship", Drift.INSERTED, "“never” was put in"),
    ],
)
def test_what_was_done_to_the_words(draft: str, drift: Drift, told: str) -> None:
    found = difference(draft, "We counted every ship that came in before the storm")
    assert (found.drift, found.told) == (drift, told)


def test_an_article_before_the_first_word_is_nobody_s() -> None:
    assert difference("a brave old ship", "brave old ship").drift is Drift.NONE


@given(words=st.lists(st.sampled_from("we counted every ship that came in".split()), min_size=1, max_size=12))
def test_a_quotation_does_not_differ_from_itself(words: list[str]) -> None:
    text = " ".join(words)
    assert difference(text, text).drift is Drift.NONE


# -- what is said about them -----------------------------------------------------------------------


def test_words_that_a_source_quotes_are_supported() -> None:
    found = one("“We counted every ship that came in,” said Ines Vold on Tuesday.")
    assert found.rule == "supported"
    assert "1 source, 1 origin" in found.message
    (passage,) = found.passages
    assert passage.span.of(SOURCE) == "We counted every ship that came in"


def test_words_that_a_source_prints_without_marks_are_supported() -> None:
    found = one("The order says that “no vessel shall leave the inner harbour”, the pilots said.")
    assert found.rule == "supported"


def test_a_speech_that_the_source_breaks_off_is_whole() -> None:
    broken = "“We counted every ship,” said Ines Vold, “and then we counted the boats,” and she left."
    found = one("“We counted every ship and then we counted the boats,” said Ines Vold.", broken)
    assert found.rule == "supported"


def test_omissions_that_are_marked_are_fair() -> None:
    found = one("“We counted every ship … before the storm,” said Ines Vold.")
    assert found.rule == "supported"


@pytest.mark.parametrize(
    ("draft", "rule", "words"),
    [
        (
            "“no vessel shall enter the inner harbour without a pilot”, the order says.",
            "quote-changed",
            "became “enter”",
        ),
        ("“no vessel shall leave the inner harbour without a captain”, it says.", "quote-changed", "became “captain”"),
        ("“no vessel shall leave the harbour without a pilot on board”, the order says.", "quote-cut", "“inner”"),
        ("“no vessel shall ever leave the inner harbour without a pilot”, the order says.", "quote-inserted", "“ever”"),
    ],
)
def test_drift_is_classified_and_shown(draft: str, rule: str, words: str) -> None:
    found = one(draft)
    assert found.rule == rule
    assert words in found.message
    assert "Outlet 0" in found.message


def test_what_no_source_has_is_not_found_here() -> None:
    found = one("“Nobody could have known about the pirates,” said Ines Vold.")
    assert found.rule == "quote-not-found"
    assert "not found here; none of 1 source has it" in found.message


def test_a_word_or_two_are_no_matter() -> None:
    assert findings("The master called it a “rotten shame”, she said.") == []


def test_words_under_another_name_are_misattributed() -> None:
    supported, misplaced = findings("“We counted every ship that came in,” said Tove Falk, the mayor.")
    assert (supported.rule, misplaced.rule) == ("supported", "quote-misattributed")
    assert "the draft has Tove Falk say this, the sources Ines Vold (Outlet 0)" in misplaced.message


@pytest.mark.parametrize("speaker", ["Ines Vold", "Vold", "Ms. Vold", "the harbour master", "she"])
def test_the_same_speaker_in_other_words_is_no_other(speaker: str) -> None:
    assert [f.rule for f in findings(f"“We counted every ship that came in,” said {speaker}.")] == ["supported"]


def test_one_source_that_names_the_draft_s_speaker_is_enough() -> None:
    other = "“We counted every ship that came in,” said Tove Falk, the mayor."
    assert [f.rule for f in findings(other, SOURCE, other)] == ["supported"]


@pytest.mark.parametrize(
    ("speaker", "words", "rule"),
    [
        ("Ines Vold", "We counted every boat that came in before the storm", "quote-changed"),
        ("Ines Vold", "We looked at each boat before that storm came in", "quote-reworded"),
        ("Tove Falk", "We counted every boat that came in before the storm", "quote-reworded"),
    ],
)
def test_a_few_words_in_common_or_another_speaker_leave_it_open(speaker: str, words: str, rule: str) -> None:
    reading = Reading(document(f"“{words},” said {speaker}.", "draft.md", tier=Tier.DRAFT))
    source = document(SOURCE, "0.txt", outlet="Outlet 0")
    (said,) = (c for c in extract(Reading(source)) if c.kind == "quote")
    (claim,) = (c for c in extract(reading) if c.kind == "quote")
    assert Quotations(Placed(reading), [source], [said], {}).drifted(claim, [said]).rule == rule
