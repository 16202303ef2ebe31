"""Canonical names: what stands for a country, and what a document's short forms stand for."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel import Locale

from tests.quickest import quickest
from workbench.language.capitals import words
from workbench.language.names import Names, canonical, find_names, is_country, successor
from workbench.language.territories import also, extend, register
from workbench.model import InputError, Span

SAME = [
    ("DPRK", "North Korea"),
    ("N. Korea", "North Korea"),
    ("Pyongyang", "North Korea"),
    ("North Koreans", "North Korea"),
    ("USSR", "Soviet Union"),
    ("the former Soviet Union", "Soviet Union"),
    ("Soviet", "Soviet Union"),
    ("the Kremlin", "Russia"),
    ("Russian Federation", "Russia"),
    ("Britain", "United Kingdom"),
    ("UK", "United Kingdom"),
    ("the Kingdom of Norway", "Norway"),
    ("the Republic of Iceland", "Iceland"),
    ("the Federal Republic of Germany", "Germany"),
    ("Republic of Korea", "South Korea"),
    ("People's Republic of China", "China"),
    ("Seoul’s", "South Korea"),
    ("Reykjavik", "Iceland"),
    ("Tórshavn", "Faroe Islands"),
    ("The Hague", "Netherlands"),
    ("the U.S.", "United States"),
    ("EU", "European Union"),
    ("the UN", "United Nations"),
    ("Poles", "Poland"),
    ("RIGA", "Latvia"),
    ("Côte d’Ivoire", "Ivory Coast"),
    ("Kim Jong-un", "Kim Jong Un"),
]


@pytest.mark.parametrize(("name", "expected"), SAME)
def test_canonical(name: str, expected: str) -> None:
    assert canonical(name) == expected


@pytest.mark.parametrize("word", ["us", "who", "it", "turkey", "Ingrid Holm", "polish remover", "", "The"])
def test_other_words_stay_what_they_are(word: str) -> None:
    assert canonical(word) in (word, "Turkey", word.removeprefix("The"))


def test_a_state_that_ended_is_not_its_successor() -> None:
    assert canonical("USSR") != canonical("Russia")
    assert successor("USSR") == "Russia"
    assert successor("Norway") == ""


def test_every_country_has_its_people() -> None:
    named = [code for code in map(str, Locale("en").territories) if len(code) == 2 and code.isalpha()]
    known = sum(is_country(Locale("en").territories[code].replace(" & ", " and ")) for code in named)
    assert known >= 240
    peoples = {"Norwegian": "Norway", "Ghanaian": "Ghana", "Peruvian": "Peru", "Omani": "Oman", "Swiss": "Switzerland"}
    assert {word: canonical(word) for word in peoples} == peoples


def names_of(text: str) -> dict[str, tuple[str, str]]:
    from workbench.language.sentences import split

    found = Names(text, split(text, Span(0, len(text))))
    return {n.span.of(text): (n.canonical, n.type) for n in found.names}


def test_acronyms_and_short_forms_of_a_document() -> None:
    found = names_of(
        "The Harbour and Pilotage Authority (HPA) fined Nordvik Shipping Group on Monday. "
        "Later the HPA said that Nordvik had paid."
    )
    assert found["Harbour and Pilotage Authority"][1] == "org"
    assert found["HPA"] == ("Harbour and Pilotage Authority", "org")
    assert found["Nordvik"] == ("Nordvik Shipping Group", "org")


def test_surnames_after_full_names() -> None:
    found = names_of("Estonian Transport Minister Maarja Tamm flew in. Reporters met Tamm at noon.")
    assert found["Estonian"] == ("Estonia", "country")
    assert found["Maarja Tamm"] == ("Maarja Tamm", "person")
    assert found["Tamm"] == ("Maarja Tamm", "person")


def test_a_surname_that_two_persons_share_stays_open() -> None:
    found = names_of("They met Anna Berg and Nils Berg in town. Reporters asked Berg about it.")
    assert found["Berg"][0] == "Berg"


def test_particles_stay_in_the_name() -> None:
    found = names_of("They thanked Captain Piet van der Meer and Umar bin Khalid.")
    assert found["Piet van der Meer"][1] == "person"
    assert "Umar bin Khalid" in found


def test_a_capital_is_a_government_or_a_city() -> None:
    found = names_of("A fire broke out in Lisbon. Ottawa rejected the offer.")
    assert found["Lisbon"] == ("Lisbon", "place")
    assert found["Ottawa"] == ("Canada", "country")


@pytest.mark.parametrize(
    "text",
    [
        "However, the boats stayed out. Yesterday they came back.",
        "Prices rose. Nobody knows why prices rose.",
        "May was wet. On Monday it rained again.",
        "the minister, who is norwegian in all but passport, left",
        "Staff were told. The staff left.",
    ],
)
def test_words_that_are_no_names(text: str) -> None:
    assert names_of(text) == {}


def test_compounds_of_countries_are_two_names() -> None:
    found = find_names("Envoys welcomed the Norway-Iceland deal.", Span(0, 40))
    assert [n.canonical for n in found] == ["Norway", "Iceland"]


def test_a_project_may_add_names(tmp_path: Path) -> None:
    path = tmp_path / "aliases.toml"
    path.write_text('[country]\n"Atlantis" = ["Poseidonia", "ATL"]\n', encoding="utf-8")
    register.cache_clear()
    try:
        extend(str(path))
        assert canonical("Poseidonia") == "Atlantis"
    finally:
        register.cache_clear()
    assert canonical("Poseidonia") == "Poseidonia"


def test_a_name_that_a_reviewer_told_is_found_with_and_without_its_article() -> None:
    with also({"the Big Blue": ("Halden Marine", "org")}):
        assert canonical("Big Blue") == canonical("the Big Blue") == "Halden Marine"
    assert canonical("Big Blue") == "Big Blue"


@pytest.mark.parametrize("content", ["not toml", "country = 3"])
def test_a_damaged_alias_file_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "aliases.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="aliases"):
        extend(str(path))


@pytest.mark.parametrize("unit", ["A ", "Van der ", "U.S.", "’s ", "Bank of ", "(ABC) ", "Aa-", "and "])
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))

        def unremembered() -> None:
            words.cache_clear()
            find_names(text, Span(0, len(text)))

        return quickest(unremembered)

    seconds(2_000)
    short, long = max(seconds(8_000), 0.02), seconds(32_000)
    assert long < 12 * short
