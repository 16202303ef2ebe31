"""A dossier for the reports alone: days, bounds and amounts in two currencies, decided, noted and rated."""

from __future__ import annotations

from decimal import Decimal

from tests.dossiers import claim, document, question, verdict
from workbench.model import Coverage, DateEvidence, Disposition, Dossier, Event, Modifier, Tier, Value

TEXTS = {
    "Harbour Wire": "The flood took 14 lives. Repairs will cost $1.2bn. The mayor came on 3 May 2022.",
    "Torsvik Posten": "The flood took more than 20 lives. Repairs will cost about $900m. The mayor came in May 2022.",
    "Fjord Radio": "The flood took 15 to 18 lives. Repairs will cost €1bn. The mayor came on 19 June 2022.",
    "The Tide": "The flood took at most 12 lives. Repairs will cost $1.5bn. The mayor came on the 18th.",
}
WIRE, POSTEN, RADIO, TIDE = (
    document(
        text,
        f"https://example.org/{at}" if at < 2 else f"in/{at}.txt",
        outlet=outlet,
        title=f"Flood, part {at}",
        published=f"2022-05-0{at + 4}" if at < 3 else None,
        published_from=DateEvidence.METADATA if at < 2 else DateEvidence.MASTHEAD if at < 3 else DateEvidence.NONE,
        tier=Tier.WIRE if not at else Tier.NEWS,
    )
    for at, (outlet, text) in enumerate(TEXTS.items())
)


REASON, RATED = "The register has 14 names.", "2022-05-11T08:00:00Z"


def _number(canonical: str, low: str, unit: str, high: str | None = None, sign: str = "") -> Value:
    return Value(canonical, Modifier(sign), Decimal(low), None if high is None else Decimal(high), unit)


LIVES = [
    claim(WIRE, "quantity", "14 lives", _number("14 life", "14", "life")),
    claim(POSTEN, "quantity", "more than 20 lives", _number(">20 life", "20", "life", sign=">")),
    claim(RADIO, "quantity", "15 to 18 lives", _number("15..18 life", "15", "life", "18")),
    claim(TIDE, "quantity", "at most 12 lives", _number("<=12 life", "12", "life", sign="<=")),
]
COSTS = [
    claim(WIRE, "money", "$1.2bn", _number("1.2e9 USD", "1200000000", "USD")),
    claim(POSTEN, "money", "about $900m", _number("~9e8 USD", "900000000", "USD", sign="~")),
    claim(RADIO, "money", "€1bn", _number("1e9 EUR", "1000000000", "EUR")),
    claim(TIDE, "money", "$1.5bn", _number("1.5e9 USD", "1500000000", "USD")),
]
DAYS = [
    claim(WIRE, "date", "3 May 2022", Value("2022-05-03", days=("2022-05-03", "2022-05-03"))),
    claim(POSTEN, "date", "May 2022", Value("2022-05", days=("2022-05-01", "2022-05-31"))),
    claim(RADIO, "date", "19 June 2022", Value("2022-06-19", days=("2022-06-19", "2022-06-19"))),
    claim(TIDE, "date", "the 18th", Value("XXXX-XX-18", unknown="no publication date")),
]


def flood() -> Dossier:
    """Three questions: one decided, rated and noted, two open."""
    lives = question("How many lives did the flood take?", {c.value.canonical: [c] for c in LIVES}, "number")
    costs = question("How much will repairs cost?", {c.value.canonical: [c] for c in COSTS}, "number")
    days = question(
        "When did the mayor come?", {"2022-05-03": DAYS[:2], "2022-06-19": [DAYS[2]], "XXXX-XX-18": [DAYS[3]]}, "value"
    )
    judged = [{"kind": c.kind, "quote": c.quote, "canonical": c.value.canonical} for c in LIVES]
    told = (
        Event(3, "2022-05-09T10:00:00Z", "ines", "note", {"text": "The coroner counts again on Friday."}),
        Event(4, "2022-05-09T10:05:00Z", "ines", "assign", {"assignee": "per"}),
        Event(
            7, "2022-05-10T10:15:00Z", "ines", "verdict",
            {"disposition": "right", "position": "14 life", "rationale": REASON, "judged": judged},
        ),
        Event(9, RATED, "per", "rating", {"position": ">20 life", "rating": "False", "judged": judged}),
    )  # fmt: skip
    decided = verdict(
        lives, LIVES, Disposition.RIGHT, position="14 life", rationale=REASON,
        evidence=("civil register, 10 May 2022",), time="2022-05-10T10:15:00Z",
    )  # fmt: skip
    return Dossier(
        documents=(WIRE, POSTEN, RADIO, TIDE),
        duplicate_of={},
        claims=(*LIVES, *COSTS, *DAYS),
        questions=(days, lives, costs),
        verdicts=(decided,),
        anomalies=(),
        coverage=Coverage(13, 12, {"no other source answers it": 1}),
        history={lives.id: told},
        ratings={lives.id: {">20 life": "False"}},
    )
