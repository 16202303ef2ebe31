"""The scorer itself: what it takes for the same value, for a hit and for a false alarm."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.score import apart, events, numbers, phrases, quotations, times
from tests.score.__main__ import main
from tests.score.numbers import Amount
from tests.score.stories import Result, Story, score
from tests.score.tally import Tally, grouped
from tests.score.values import kinds_fit, same
from workbench.link.weights import weights

CORPUS = Path(__file__).parent.parent / "corpus"


@pytest.mark.parametrize(
    ("said", "wanted", "equal"),
    [
        ("1996", "1996", True),
        ("1996", "1997", False),
        ("2024-06-18", "XXXX-06-18", True),
        ("PT36H", "P1DT12H", True),
        ("P2Y", "P24M", True),
        ("P24Y", "P25Y", False),
        ("27 letter", "27.0 letters", False),
        ("27 letter", "27 love letter", True),
        ("27 letter", "27", True),
        (">130 hamster", ">=130 hamster", True),
        (">130 hamster", "<130 hamster", False),
        ("~40 km", "40 km", True),
        ("5..7 death", "5 death", False),
        ("1.2e9 USD", "1200000000 USD", True),
        ("#4 country", "4 country", False),
        ("art. 4", "Art. 4.", True),
    ],
)
def test_values_are_the_same_by_what_they_say(said: str, wanted: str, equal: bool) -> None:
    assert same(said, wanted) is equal
    assert same(said, said)


def test_kinds_that_tell_the_same_fit() -> None:
    assert kinds_fit("date", "duration")
    assert kinds_fit("quote", "quote")
    assert not kinds_fit("quote", "date")


def test_a_tally_counts_both_ways() -> None:
    tally = Tally()
    for hit in (True, True, False):
        tally.wanted(hit, "lost", "some words")
    tally.told(True)
    tally.told(False, "invented", "other  words")
    assert (round(tally.recall, 1), tally.precision, round(tally.f1, 1)) == (66.7, 50.0, 57.1)
    assert "recall  66.7 (2/3)  precision  50.0 (1/2)" in tally.line("measure")
    assert grouped("miss", tally.misses) == ["  miss    1  lost", "             some words"]
    assert grouped("alarm", tally.alarms)[1].strip() == "other words"


@pytest.fixture(scope="module")
def corpus() -> Story:
    return Story(CORPUS)


def test_a_story_is_scored_by_its_gold(corpus: Story) -> None:
    result = Result()
    score(corpus, weights(), result)
    gold = json.loads((CORPUS / "gold.json").read_text(encoding="utf-8"))
    assert result.measures["extraction"].gold == sum(len(q["claims"]) for q in gold["questions"])
    assert result.measures["extraction"].recall > 90
    assert result.measures["anomaly"].gold == len(gold["anomalies"])
    assert result.measures["conflict"].hit > 0
    assert (
        sum(t.said for name, t in result.rules.items() if name.startswith("anomaly-"))
        == result.measures["anomaly"].said
    )


def test_a_wrong_gold_shows(corpus: Story, tmp_path: Path) -> None:
    told = json.loads((CORPUS / "gold.json").read_text(encoding="utf-8"))
    told["questions"][0]["claims"][0]["value"] = "1066"
    for claim in told["questions"][0]["claims"]:
        claim["answers"] = ["A"]
    (tmp_path / "gold.json").write_text(json.dumps(told), encoding="utf-8")
    (tmp_path / "articles").symlink_to(CORPUS / "articles")
    before, after = Result(), Result()
    score(corpus, weights(), before)
    score(Story(tmp_path), weights(), after)
    assert after.measures["value"].hit == before.measures["value"].hit - 1
    assert after.measures["conflict"].gold == before.measures["conflict"].gold - 1
    assert after.measures["conflict"].right < before.measures["conflict"].right


TIMEML = """<?xml version="1.0"?><TimeML>
<DCT><TIMEX3 tid="t0" type="DATE" value="2024-06-21" functionInDocument="CREATION_TIME">June 21, 2024</TIMEX3></DCT>
<TEXT>The goats &amp; the ferry left on <TIMEX3 tid="t1" type="DATE" value="2024-06-19">Wednesday</TIMEX3>. They had
waited <TIMEX3 tid="t2" type="DURATION" value="P3D">three days</TIMEX3>.</TEXT></TimeML>"""


def test_times_are_read_from_timeml(tmp_path: Path) -> None:
    folder = tmp_path / "timebank-aquaint"
    folder.mkdir()
    (folder / "goats.tml").write_text(TIMEML, encoding="utf-8")
    text, written, wanted = times.read(folder / "goats.tml")
    assert text.startswith("The goats & the ferry")
    assert written == "2024-06-21"
    assert [text[t.start : t.end] for t in wanted] == ["Wednesday", "three days"]
    found = times.measured(tmp_path)
    assert isinstance(found, dict)
    assert {name: (tally.hit, tally.right) for name, tally in found.items()} == {
        f"timebank-aquaint, {measure}": (2, 2) for measure in ("strict", "relaxed", "value")
    }


def test_pairs_are_one_to_one() -> None:
    wanted = [times.Time(0, 10, "DATE", "a"), times.Time(12, 20, "DATE", "b")]
    said = [times.Time(0, 20, "DATE", "a"), times.Time(12, 20, "DATE", "b")]
    assert sorted(times.paired(wanted, said)) == [(0, 0), (1, 1)]


def test_amounts_know_the_spellings_of_units() -> None:
    assert Amount.of("5", "km").measures({"kilometre"})
    assert Amount.of("1,200", "people") == Amount.of("1200", "person")
    assert Amount.of("5 7", "metres").close(Amount.of("5.0 7.0", ""))
    assert not Amount.of("5", "goats").measures({"ferry"})


def test_numbers_phrases_and_quotations_are_measured(tmp_path: Path) -> None:
    (tmp_path / "quantities").mkdir()
    amounts = [{"text": "The 27 goats cost $1,200.", "quantities": [{"value": "27", "unit": "goats"}, {"value": "9"}]}]
    (tmp_path / "quantities" / "own.json").write_text(json.dumps(amounts), encoding="utf-8")
    found = numbers.measured(tmp_path)
    assert isinstance(found, dict)
    assert [(t.hit, t.gold, t.said) for t in found.values()] == [(1, 2, 2), (1, 2, 2)]

    place = tmp_path / "recognizers" / "NumberWithUnit" / "English"
    place.mkdir(parents=True)
    case = {"Text": "40 years old", "TypeName": "age", "Start": 7, "End": 18, "Resolution": {"value": "40"}}
    cases = [{"Input": "She is 40 years old.", "Results": [case]}, {"Input": "He is 3 years old.", "Results": []}]
    (place / "AgeModel.json").write_text(json.dumps(cases), encoding="utf-8-sig")
    ages = phrases.measured(tmp_path)
    assert isinstance(ages, dict)
    assert {name: (t.hit, t.gold) for name, t in ages.items()} == {
        "ages, all cases": (1, 2),
        "ages, applying to news": (1, 2),
    }

    articles = tmp_path / "quotations" / "polnear-dev"
    for name in ("text", "attributions"):
        (articles / name).mkdir(parents=True)
    (articles / "text" / "goats.txt").write_text("“We will sell the goats,” said Ida Holm.\n", encoding="utf-8")
    notes = "T1\tContent 0 25\tx\nT2\tCue 26 30\ty\nT3\tSource 31 39\tz\nE1\tAttribution:T2 Source:T3 Content:T1\n"
    (articles / "attributions" / "goats_1.ann").write_text(notes, encoding="utf-8")
    quotes = quotations.measured(tmp_path)
    assert isinstance(quotes, dict)
    assert [(t.hit, t.gold) for t in quotes.values()] == [(1, 1), (1, 1)]


def _asked(text: str, words: str, sort: str, **reading: str) -> dict[str, object]:
    start = text.index(words)
    result = {"Text": words, "Start": start, "End": start + len(words) - 1, "TypeName": f"datetimeV2.{sort}"}
    return {
        "Input": text,
        "Context": {"ReferenceDateTime": "2024-06-21T00:00:00"},
        "Results": [result | {"Resolution": {"values": [reading]}}],
    }


def test_cases_apart_are_counted_by_reason(tmp_path: Path) -> None:
    place = tmp_path / "recognizers" / "DateTime" / "English"
    place.mkdir(parents=True)
    told = [
        _asked("The goats left on 4 may 2019.", "4 may 2019", "date", timex="2019-05-04", value="2019-05-04"),
        _asked("The goats left on 4 May 2019.", "4 May 2019", "date", timex="2019-05-05", value="2019-05-05"),
        _asked("They ate from 3 p.m. to 5 p.m.", "3 p.m. to 5 p.m.", "timerange", start="15:00:00", end="17:00:00"),
        _asked("Milk them at five.", "at five", "time", timex="T05", value="05:00:00"),
        {"Input": "The goats may march.", "Results": []},
    ]
    (place / "DateTimeModel.json").write_text(json.dumps(told), encoding="utf-8")
    found = phrases.measured(tmp_path)
    assert isinstance(found, dict)
    assert {name: (t.hit, t.gold) for name, t in found.items()} == {
        "times, all cases": (3, 5),
        "times, applying to news": (3, 4),
        "  times apart: hours without a.m., p.m. or o’clock": (0, 1),
    }


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("three hundred and two goats", ""),
        ("two over seven", "one over three: in prose over is a bound"),
        ("3^4", "powers with a caret"),
        ("my phone is 555", "addresses, telephone numbers, dates, labels, versions"),
    ],
)
def test_numbers_nobody_writes_in_news_are_set_apart(text: str, why: str) -> None:
    assert apart.number_apart({"Input": text, "Results": []}) == why


def test_events_are_compared_within_a_topic(tmp_path: Path) -> None:
    def row(name: str, text: str, *marked: tuple[str, str, str | None]) -> str:
        mentions = [
            {"start": text.index(words), "end": text.index(words) + len(words), "type": sort, "instance": instance}
            for words, sort, instance in marked
        ]
        return json.dumps({"topic": "31", "document": name, "text": text, "mentions": mentions})

    rows = [
        row("1", "The ferry sank off Holm on 4 May 2019.", ("sank", "ACTION", "s"), ("4 May 2019", "TIME_DATE", "d")),
        row("2", "A ferry sank near Holm on 4 May 2019.", ("sank", "ACTION", "s"), ("4 May 2019", "TIME_DATE", "d")),
    ]
    (tmp_path / "ecbplus-topics-1-35.jsonl").write_text("\n".join(rows), encoding="utf-8")
    found = events.measured(tmp_path)
    assert isinstance(found, dict)
    assert [(name, tally.gold) for name, tally in found.items()] == [
        ("times, linking", 1),
        ("actions, linking", 1),
        ("actions, same word", 1),
    ]
    assert found["actions, same word"].hit == 1


def test_what_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--only", "times", "numbers", "events", "--data", str(tmp_path)]) == 0
    assert capsys.readouterr().out.count("left out") == 3
    with pytest.raises(SystemExit):
        main(["--stories", str(tmp_path)])
    assert "no gold.json" in capsys.readouterr().err
