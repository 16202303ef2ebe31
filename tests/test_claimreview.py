"""ClaimReview: what search engines require and recommend is there, by the published schema and the project's scale."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests import golden
from tests.floods import RATED, flood
from tests.test_report import EMPTY
from workbench.model import Dossier, Event, InputError, VerdictState
from workbench.report import claimreview
from workbench.report.scale import Publication, publication

SCHEMA = json.loads((Path(__file__).parent.parent / "docs" / "claimreview.schema.json").read_text(encoding="utf-8"))
CONFIG = """
[rating]
scale = { "Wrong" = -1, "Open" = 0, "Right" = 1 }

[publisher]
name = "The Tide"
url = "https://tide.example"
logo = "https://tide.example/logo.png"
page = "https://tide.example/checks/{question}"

[check.levels]
disputed = "error"
"""


def validate(text: str) -> list[dict[str, Any]]:
    exported = json.loads(text)
    jsonschema.Draft202012Validator(SCHEMA).validate(exported)
    return list(exported["@graph"])


@pytest.fixture
def config(tmp_path: Path) -> Publication:
    path = tmp_path / "workbench.toml"
    path.write_text(CONFIG, encoding="utf-8")
    return publication(path)


def rated(**ratings: str) -> Dossier:
    """The flood with these ratings of the question about lives, all given at one time."""
    dossier = flood()
    (lives,) = dossier.ratings
    told = tuple(Event(11, RATED, "per", "rating", {"position": p, "rating": r}) for p, r in ratings.items())
    return replace(dossier, ratings={lives: ratings}, history={lives: told})


def test_the_published_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_claimreview_is_golden() -> None:
    text = claimreview.render(flood(), Publication())
    validate(text)
    golden.check("export.claimreview.json", text)


def test_nothing_rated_gives_an_empty_graph() -> None:
    assert validate(claimreview.render(EMPTY, Publication())) == []


def test_every_rated_answer_is_one_review(config: Publication) -> None:
    dossier = rated(**{"14 life": "Right", ">20 life": "Wrong", "15..18 life": "Open"})
    reviews = validate(claimreview.render(dossier, config))
    assert [review["claimReviewed"] for review in reviews] == [
        "How many lives did the flood take? 14 lives",
        "How many lives did the flood take? more than 20 lives",
        "How many lives did the flood take? 15 to 18 lives",
    ]
    assert [review["reviewRating"] for review in reviews] == [
        {"@type": "Rating", "ratingValue": value, "worstRating": -1, "bestRating": 1, "alternateName": name}
        for value, name in ((1, "Right"), (-1, "Wrong"), (0, "Open"))
    ]
    assert len({review["@id"] for review in reviews}) == 3


def test_the_page_of_the_check_is_its_url(config: Publication) -> None:
    (review,) = validate(claimreview.render(rated(**{">20 life": "wrong"}), config))
    question = review["identifier"].split("-")[0]
    assert review["url"] == f"https://tide.example/checks/{question}"
    assert review["@id"] == f"{review['url']}#{review['identifier']}"
    assert review["author"] == {
        "@type": "Organization",
        "name": "The Tide",
        "url": "https://tide.example",
        "logo": "https://tide.example/logo.png",
    }


def test_it_says_who_claims_it_where_and_since_when() -> None:
    dossier = flood()
    when = dossier.questions[0]
    dossier = replace(dossier, ratings={when.id: {"2022-05-03": "True", "2022-06-19": "False"}}, history={})
    first, second = json.loads(claimreview.render(dossier, Publication()))["@graph"]
    assert first["itemReviewed"]["author"]["name"] == "Harbour Wire"
    assert first["itemReviewed"]["datePublished"] == "2022-05-04"
    assert [work["url"] for work in first["itemReviewed"]["appearance"]] == [
        "https://example.org/0",
        "https://example.org/1",
    ]
    assert "datePublished" not in second["itemReviewed"], "a day that may be the day of saving is no publication date"
    assert "url" not in second["itemReviewed"]["firstAppearance"]


def test_words_that_all_sources_put_in_one_mouth_are_that_persons() -> None:
    dossier = rated(**{"14 life": "True"})
    claims = tuple(replace(c, attribution="Mayor Lund") for c in dossier.claims)
    (review,) = validate(claimreview.render(replace(dossier, claims=claims), Publication()))
    assert review["itemReviewed"]["author"] == {"@type": "Person", "name": "Mayor Lund"}


def test_a_verdict_that_no_longer_stands_is_not_published() -> None:
    dossier = rated(**{"14 life": "True"})
    stale = tuple(replace(v, state=VerdictState.STALE) for v in dossier.verdicts)
    (review,) = validate(claimreview.render(replace(dossier, verdicts=stale), Publication()))
    assert "reviewBody" not in review


def test_a_rating_that_is_not_on_the_scale_any_more_is_an_error(config: Publication) -> None:
    with pytest.raises(InputError, match="rating Half true: not on the scale; expected one of: Wrong, Open, Right"):
        claimreview.render(rated(**{"14 life": "Half true"}), config)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[rating]\nscale = [", "not TOML"),
        ("[rating]\nscale = ['one']", r"rating\.scale"),
        ("[rating]\nscale = { a = 1, b = 1 }", "two ratings share a number"),
        ("[rating]\nscales = ['a', 'b']", r"rating\.scales: Extra inputs"),
        ("[publisher]\npage = 'tide.example'", r"publisher\.page"),
    ],
)
def test_a_configuration_that_cannot_be_used_names_file_and_field(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "workbench.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=rf"workbench\.toml: {message}|workbench\.toml: .*{message}"):
        publication(path)


def test_a_missing_configuration_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.toml: cannot be read"):
        publication(tmp_path / "none.toml")
