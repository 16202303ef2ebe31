"""Parts that do not make their total, and "the first in N years" that does not fit the years in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from workbench.anomaly.finding import anomaly
from workbench.language import numerals
from workbench.language.numerals import Numeral
from workbench.language.reading import Reading
from workbench.model import Anomaly, Claim, Modifier, Span

_OF_THEM = re.compile(
    r"[“\"']?(?:Of (?:these|those|them|which|(?:that|this|the) (?:number|total|sum|figure|group|amount))|Among them)\b"
)
_SOME_OF_THE = re.compile(r"[^\W\d_]{3,9}+ of the |\d{1,6} of the ")
_BETWEEN = re.compile(r"Between them\b|[Tt]ogether\b")
_FIRST_IN = re.compile(r"\bfirst\b[^.;]{0,90}?\b(?:in|for)(?: (?:some|about|almost|nearly))? $|\bafter (?:a gap of )?$")
_HEDGE = re.compile(r"(?:about|around|some|nearly|almost|over|than|least|most|roughly|up to)\s$")
_OTHER_KINDS = ("date", "duration", "age", "percent", "ordinal", "provision")
NEAR = Decimal("0.15")
"""Share of the total by which a sum may miss it and still be meant as a full account; a longer way off, the list
is taken to be incomplete (on the development stories sums miss by at most 9 %)."""


def find(reading: Reading, claims: Sequence[Claim]) -> Iterator[Anomaly]:
    by_sentence: dict[Span, list[Claim]] = {}
    for claim in claims:
        by_sentence.setdefault(claim.sentence, []).append(claim)
    told = [sentence for sentence in reading.sentences if sentence in by_sentence]
    for place, sentence in enumerate(told):
        before = told[place - 1] if place and _follows(reading, told[place - 1], sentence) else None
        yield from _sums(reading, sentence, before, by_sentence)
        yield from _first_in(reading, sentence, by_sentence[sentence])


def _follows(reading: Reading, earlier: Span, later: Span) -> bool:
    between = reading.text[earlier.end : later.start]
    return not between.strip() and len(between) < 4


def _sums(reading: Reading, sentence: Span, before: Span | None, claims: dict[Span, list[Claim]]) -> Iterator[Anomaly]:
    text = sentence.of(reading.text)
    numbers = _numbers(reading, sentence, claims[sentence])
    totals: list[Numeral] = []
    if _OF_THEM.match(text) and before is not None:
        totals = _numbers(reading, before, claims[before])
    elif _SOME_OF_THE.match(text) and len(numbers) > 2:
        totals, numbers = [numbers[1]], [numbers[0], *numbers[2:]]
    elif _BETWEEN.match(text) and len(numbers) > 2:
        totals, numbers = [numbers[0]], numbers[1:]
    if len(numbers) < 2 or any(_hedged(reading, n) for n in numbers):
        return
    total = sum((n.low for n in numbers), Decimal(0))
    fitting = [t for t in totals if t.low > max(n.low for n in numbers) and abs(total - t.low) <= NEAR * t.low]
    if not fitting or any(t.low == total for t in totals) or _hedged(reading, fitting[0]):
        return
    whole = min(fitting, key=lambda t: abs(t.low - total))
    parts = " + ".join(n.span.of(reading.text) for n in numbers)
    explanation = f"{parts} is {total:,f}, but the total given is {whole.span.of(reading.text)}"
    span = Span(
        min(numbers[0].span.start, whole.span.start) if whole.span.start >= sentence.start else numbers[0].span.start,
        numbers[-1].span.end,
    )
    involved = [c for c in claims[sentence] if c.span.overlaps(span)] or claims[sentence]
    yield anomaly("arithmetic", involved, span, explanation)


def _numbers(reading: Reading, sentence: Span, claims: Sequence[Claim]) -> list[Numeral]:
    """Plain counts and amounts of a sentence; dates, ages, shares and the like are no summands."""
    taken = [c.span for c in claims if c.kind in _OTHER_KINDS]
    found = numerals.find(reading.text, sentence)
    return [n for n in found if n.high is None and not any(span.overlaps(n.span) for span in taken)]


def _hedged(reading: Reading, number: Numeral) -> bool:
    return _HEDGE.search(reading.text[max(0, number.span.start - 12) : number.span.start]) is not None


def _first_in(reading: Reading, sentence: Span, claims: Sequence[Claim]) -> Iterator[Anomaly]:
    """ "The first in 24 years" against the one past year that the sentence names."""
    anchor = reading.document.source.anchor
    years = {c.value.canonical[:4]: c for c in claims if c.kind == "date" and c.value.canonical[:4].isdecimal()}
    if anchor is None:
        return
    past = {int(year): c for year, c in years.items() if int(year) < int(anchor[:4]) - 1}
    for span in (c for c in claims if c.kind == "duration"):
        length = re.fullmatch(r"P(\d{1,3})Y", span.value.canonical)
        lead = reading.text[sentence.start : span.span.start]
        if length is None or span.value.modifier is not Modifier.EXACT or len(past) != 1 or not _FIRST_IN.search(lead):
            continue
        (year, claim), said = next(iter(past.items())), int(length[1])
        passed = int(anchor[:4]) - year
        if abs(passed - said) > 1:
            text = f"“{span.quote}”: {year} → {anchor[:4]} is {passed} years, not {said}"
            yield anomaly("arithmetic", [span, claim], span.span, text)
