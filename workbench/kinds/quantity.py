"""Counts and measures: a number and what is counted ("27 letter") or its unit of measure ("12 km")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from workbench.language import amounts, ranges
from workbench.language.counted import counted_after, label_after
from workbench.language.currencies import currency_after, currency_before
from workbench.language.elided import unit_follows, unit_precedes
from workbench.language.hedges import hedge, only_just
from workbench.language.numberwords import TENS, UNITS, listed
from workbench.language.numerals import Numeral, parse_word
from workbench.language.numerals import find as numerals
from workbench.language.ratios import ratio_after
from workbench.language.reading import Reading
from workbench.language.references import is_reference, points_back
from workbench.language.results import results
from workbench.language.tree import Tree
from workbench.language.units import Unit, conversions, is_unit, notation, rate_after, unit_after
from workbench.model import Mention, Modifier, Relation, Span, Value

name = "quantity"
nests = False

_NUMBER_WORDS = frozenset({*UNITS, *TENS, "hundred", "thousand", "million", "dozen"})
_TIME = re.compile(
    r"[\s-]?(?:-?old\b|(?:(?:(?!last|this|next|each|every|per|the)[a-z]{2,12}[\s-])?(?:seconds?|minutes?|hours?|days?|weeks?|fortnights?|months?"
    r"|years?|decades?|centur(?:y|ies)|millennia|nights?|mins?|hrs?|yrs?)\b)"
    r"|(?:a|p)\.?m\b\.?|o['’]clock|[ -]?(?:GMT|BST|EST|EDT|UTC|CET)\b)",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    r"[\s\u00a0-]?(?:%|(?<=\d)pc\b|per[ -]?cent|pct\b|percentage|basis point|pp\b|bps?\b)", re.IGNORECASE
)
_NAMED = re.compile(
    r"\w|-\w|\s?[/&]\w|\s(?!(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|I\b))[A-Z]"
)
"""What follows a number that is part of a name: 5G, a 787 Dreamliner, a 90049 ZIP code."""
_SUSPENDED = re.compile(r"-,?\s(?:\S{1,12}-,?\s)?(?:(?:and|or|to)\s)?")
_AND = re.compile(r",?\s(?:and\s)?")
_PARTS_OF = {("foot", "inch"): 12, ("pound", "ounce"): 16, ("stone", "pound"): 14, ("yard", "foot"): 3}
_FOLD = re.compile(
    rf"(?<![\w-])(?P<count>\d{{1,4}}(?:\.\d)?|{'|'.join(UNITS)}|{'|'.join(TENS)}|hundred|thousand)-?fold\b"
)
_SCALE_BEFORE = re.compile(r"\b(?P<scale>magnitude|category)[\s-](?:of\s)?$", re.IGNORECASE)
_STORM = re.compile(r"\b(?:hurricanes?|storms?|cyclones?|typhoons?|tornado(?:es)?|winds?)\b", re.IGNORECASE)
_VICTIMS = re.compile(r"\s(?:dead|injured|wounded|missing|killed|hurt|homeless|infected)\b")
"""What stands for the people it tells of: "the two dead"."""
_OF = re.compile(r"\sof\s(?:the|its|his|her|their|a|that|an estimated)\s")
_DOUBTFUL = frozenset("pound pounds won real crowns marks mark cent".split())
_REACH = 160
"""Code points either side of a number: about a clause."""
_INCHES = re.compile(
    r"(?:\s|,?\sand\s|-)?(?P<inches>\d{1,2}(?:\.\d)?)"
    r"(?:\s?(?:in\b\.?(?!\s(?:the|an?|\d|[A-Z]))|[″”\"])|(?<=-\d)(?![\w-])|(?<=-\d\d)(?![\w-]))"
)
_PRIMES = re.compile(r"['’′]\s?(?P<inches>\d{1,2}(?:\.\d)?)\s?(?:[″”\"]|''|’’)")
_TALLEST = 400
"""Feet up to which "in" behind a number may mean inches: a mast, not a mountain."""
_APART = re.compile(r"\b(?:to|or|and|by|but|from)\b|[,;:()–—]")
_IDLE_ONE = listed("idle_after_one")


def find(reading: Reading) -> Iterator[Mention]:
    """Counts and measures in every sentence; sums, percentages, times, dates and references are not counts."""
    text = reading.text
    candidates = [(s, kept) for s in reading.sentences if (kept := _candidates(text, s))]
    reading.parse([sentence for sentence, _ in candidates])
    trees = {sentence: (reading.tree(sentence), numbers) for sentence, numbers in candidates}
    for sentence in reading.sentences:
        yield from _outcomes(text, sentence)
        yield from _multiples(text, sentence)
        if sentence in trees:
            tree, numbers = trees[sentence]
            found = [(n, m) for n, limit in numbers if (m := _mention(text, tree, n, limit))]
            yield from ranges.joined(text, _summed(text, _completed(text, found)))


def _candidates(text: str, sentence: Span) -> list[tuple[Numeral, int]]:
    """The numerals of a sentence that may count something, judged without its tree, and how far their words reach."""
    found = numerals(text, sentence)
    limits = [*(_limit(text, sentence, *pair) for pair in pairwise(found)), sentence.end]
    taken = sorted(_taken(text, sentence, found))
    return [
        (number, limit)
        for number, limit in zip(found, limits, strict=False)
        if not _other_kind(text, sentence, number)
        and not _within(taken, number.span)
        and not _names(text, sentence, number)
    ]


def _taken(text: str, sentence: Span, found: Sequence[Numeral]) -> Iterator[Span]:
    """What belongs to a result, a ratio or a sum of money, such as the 3 of "3 of the 5 million euros"."""
    yield from (result.span for result in results(text, sentence))
    yield from (Span(n.span.start, ratio.end) for n in found if (ratio := ratio_after(text, sentence, n)))
    for part, total in pairwise(found):
        if _OF.fullmatch(text, part.span.end, total.span.start) and _is_sum(text, sentence, total):
            yield part.span


def _within(taken: Sequence[Span], span: Span) -> bool:
    """Whether the last of some spans that begins before the end of another one reaches into it."""
    at = bisect_left(taken, Span(span.end, span.end))
    return at > 0 and taken[at - 1].end > span.start


def _limit(text: str, sentence: Span, number: Numeral, following: Numeral) -> int:
    """How far the words that a number counts may reach, past a number in a name but not past one that counts.

    "4 to 12 countries" and "2 million 9 litre cases" are two amounts, "two new 737 jets" is one.
    """
    gap = text[number.span.end : following.span.start]
    if gap.startswith((" of ", " out of ")) and _unit(text, sentence, following) is None:
        return sentence.end
    apart = _APART.search(gap) or _unit(text, sentence, following) is not None
    return following.span.start if apart else sentence.end


def _names(text: str, sentence: Span, number: Numeral) -> bool:
    """Whether a number names or places something instead of counting; one on a scale measures."""
    if _scale(text, sentence, number):
        return False
    return is_reference(text, sentence, number, measured=_unit(text, sentence, number) is not None)


def _outcomes(text: str, sentence: Span) -> Iterator[Mention]:
    """Votes and scores: "52-48 vote"; which side is named first is the writer's choice."""
    for result in results(text, sentence):
        canonical = f"{result.first}-{result.second} {result.unit}"
        low, high = Decimal(result.first), Decimal(result.second)
        yield Mention(name, result.span, Value(canonical, number=low, number_high=high, unit=result.unit))


def _multiples(text: str, sentence: Span) -> Iterator[Mention]:
    """What something was multiplied by: "sixfold", "a 10-fold rise"."""
    for match in _FOLD.finditer(text, sentence.start, sentence.end):
        count = parse_word(match["count"])
        if count:
            modifier, span = hedge(text, Span(*match.span()), sentence)
            yield Mention(name, span, amounts.value_of(Numeral(Span(*match.span()), count), modifier, "fold"))


def _other_kind(text: str, sentence: Span, number: Numeral) -> bool:
    end = number.span.end
    if _PERCENT.match(text, end, sentence.end) or _TIME.match(text, end, sentence.end):
        return True
    if _joined(text, number) and _TIME.match(text, end + 3, sentence.end):
        return True
    return _is_sum(text, sentence, number)


def _is_sum(text: str, sentence: Span, number: Numeral) -> bool:
    """Whether a number has a currency beside it; pounds, won and their like are judged by the kind of money alone."""
    if currency_before(text, number.span.start, sentence.start):
        return True
    after = currency_after(text, number.span.end + 3 * _joined(text, number), sentence.end)
    return after is not None and text[after.start : after.end].strip(" -").lower() not in _DOUBTFUL


def _joined(text: str, number: Numeral) -> bool:
    """Whether "of" stands between a vague number and its unit: tens of thousands of dollars."""
    return number.vague and text.startswith(" of ", number.span.end)


def _mention(text: str, tree: Tree, number: Numeral, limit: int) -> Mention | None:
    """A number with what it counts or measures; `limit` is where the next number begins."""
    sentence = tree.span
    if scale := _scale(text, sentence, number):
        return _hedged(text, sentence, number, scale, number.span.end)
    unit = _unit(text, sentence, number)
    if tall := _feet_and_inches(text, sentence, number, unit):
        return tall
    if unit:
        return _hedged(text, sentence, number, unit.name, unit.end)
    if number.fraction:
        return _part(text, tree, number)
    one = number.low == 1 and number.high is None and not number.scaled
    _, grown = hedge(text, number.span, sentence)  # "12 or more hunters": the noun follows the hedge
    counted = counted_after(text, tree, Span(number.span.start, grown.end), one=one, words=_NUMBER_WORDS)
    if counted is None and not number.words:
        counted = label_after(text, number.span.end, sentence.end)
    if counted is None:
        return _bare(text, tree, number, one=one)
    if one and (counted.noun in _IDLE_ONE or (not number.words and text.startswith("-", number.span.end))):
        return None
    if counted.end > limit:
        return _hedged(text, sentence, number, counted.noun, number.span.end)  # 4 to 12 countries
    rate, end = rate_after(text, counted.end, sentence.end)
    return _hedged(text, sentence, number, f"{counted.noun} per {rate}" if rate else counted.noun, end)


def _completed(text: str, found: list[tuple[Numeral, Mention]]) -> list[Mention]:
    """Mentions, those with a unit that is said once at another: "a 7- or 8-inch screen", "from 13.5 to 14 mm"."""
    mentions = [mention for _, mention in found]
    for at in range(len(found) - 2, -1, -1):
        here, following, between = mentions[at], mentions[at + 1], (found[at][0], found[at + 1][0])
        if not here.value.unit and following.value.unit:
            gap = text[here.span.end : following.span.start]
            suspended = gap.startswith("-") and _SUSPENDED.fullmatch(gap)
            if suspended or unit_follows(text, *between):
                mentions[at] = _in_unit(here, following.value.unit)
    for at in range(1, len(found)):
        known, here = mentions[at - 1], mentions[at]
        if not here.value.unit and known.value.unit and unit_precedes(text, known.span, found[at][0]):
            mentions[at] = _in_unit(here, known.value.unit)
    return mentions


def _in_unit(mention: Mention, unit: str) -> Mention:
    canonical = f"{mention.value.canonical} {notation(unit)}"
    return replace(mention, value=replace(mention.value, canonical=canonical, unit=unit))


def _feet_and_inches(text: str, sentence: Span, number: Numeral, unit: Unit | None) -> Mention | None:
    """Heights in short forms: 5 ft 2 in, 5'7", 6-foot-4."""
    if number.high is not None or number.low % 1 != 0 or number.low > _TALLEST:
        return None
    start = unit.end if unit and unit.name == "foot" else number.span.end
    match = (_INCHES if start > number.span.end else _PRIMES).match(text, start, sentence.end)
    if not match or Decimal(match["inches"]) >= _PARTS_OF["foot", "inch"]:
        return None
    mention = _hedged(text, sentence, number, "foot", match.end())
    return _enlarged(mention, mention.span, Decimal(match["inches"]) / _PARTS_OF["foot", "inch"])


def _enlarged(mention: Mention, span: Span, part: Decimal) -> Mention:
    """A mention with a part of its unit added; written to two decimals, kept to six."""
    value = mention.value
    number = ((value.number or Decimal(0)) + part).quantize(Decimal("1e-6"))
    number = Decimal(f"{number:f}".rstrip("0").rstrip("."))
    canonical = f"{value.modifier.value}{amounts.write(number.quantize(Decimal('0.01')))} {notation(value.unit)}"
    return Mention(name, span, replace(value, canonical=canonical, number=number))


def _summed(text: str, mentions: list[Mention]) -> list[Mention]:
    """A unit and its parts made one measure, in the larger unit: "5 feet 2 inches" is 5.17 foot."""
    summed = list[Mention]()
    for mention in mentions:
        before = summed[-1] if summed else None
        size = _PARTS_OF.get((before.value.unit, mention.value.unit)) if before else None
        joins = before is not None and _AND.fullmatch(text, before.span.end, mention.span.start)
        if before and joins and size and before.value.number is not None and mention.value.number is not None:
            summed[-1] = _enlarged(before, Span(before.span.start, mention.span.end), mention.value.number / size)
        else:
            summed.append(mention)
    return summed


def _unit(text: str, sentence: Span, number: Numeral) -> Unit | None:
    """The unit behind a number, its rate included; "half a mile" and "a quarter of a mile" too."""
    end = number.span.end
    if number.fraction:
        joint = re.compile(r"(?:\sof)?\san?(?=\s)").match(text, end, sentence.end)
        end = joint.end() if joint else end
        if not joint and number.words:
            return None
    end += 3 * _joined(text, number)
    unit = unit_after(text, end, sentence.end, digits=not number.words)
    if unit is None:
        return None
    rate, after = rate_after(text, unit.end, sentence.end)
    return Unit(f"{unit.name} per {rate}", after) if rate else unit


def _part(text: str, tree: Tree, number: Numeral) -> Mention | None:
    """A fraction in figures of one thing: 1/4 point, 3/4 cup."""
    counted = (
        None if number.words or number.high else counted_after(text, tree, number.span, one=True, words=_NUMBER_WORDS)
    )
    return _hedged(text, tree.span, number, counted.noun, counted.end) if counted else None


def _scale(text: str, sentence: Span, number: Numeral) -> str:
    """The scale a number is a point on: magnitude 6.8, 6.1 on the Richter scale, a Category 4 storm."""
    before = _SCALE_BEFORE.search(text, max(sentence.start, number.span.start - 16), number.span.start)
    if before:
        storm = before["scale"].lower() == "magnitude" or _STORM.search(text, *_near(sentence, number))
        return before["scale"].lower() if storm else ""
    return "magnitude" if text.startswith((" on the Richter", " on the moment magnitude"), number.span.end) else ""


def _near(sentence: Span, number: Numeral) -> tuple[int, int]:
    """A stretch of the sentence around a number in which a word may tell its scale."""
    return max(sentence.start, number.span.start - _REACH), min(sentence.end, number.span.end + _REACH)


def _bare(text: str, tree: Tree, number: Numeral, *, one: bool) -> Mention | None:
    """A number whose noun the text leaves out, such as "hurt nineteen"."""
    after = text[number.span.end : number.span.end + 14]
    if (
        one
        or number.fraction
        or (points_back(text, number) and not _VICTIMS.match(after))
        or (not number.words and number.low % 1 == 0 and "," not in number.span.of(text) and _NAMED.match(after))
    ):
        return None
    return _hedged(text, tree.span, number, "", number.span.end)


def _hedged(text: str, sentence: Span, number: Numeral, unit: str, end: int) -> Mention:
    modifier, span = hedge(text, number.span, sentence)
    if span.end > number.span.end and end > number.span.end:
        span = Span(span.start, max(span.end, end))
    elif end > number.span.end:
        behind = hedge(text, Span(number.span.start, end), sentence)
        modifier, span = (modifier, Span(span.start, end)) if modifier is not Modifier.EXACT else behind
    near = only_just(text[span.start : number.span.start])
    value = amounts.value_of(number, modifier, notation(unit), near=near)
    return Mention(name, span, replace(value, unit=unit))


def compare(a: Value, b: Value) -> Relation:
    """Numbers of one thing or of convertible units; counted nouns are taken as comparable, since the linker chose them.

    INCOMPARABLE for two units of measure without a common dimension, a measure and a count, a vote and a count.
    """
    if "-" in a.canonical[1:] or "-" in b.canonical[1:]:
        pair = _OUTCOME.fullmatch(a.canonical), _OUTCOME.fullmatch(b.canonical)
        if any(pair):
            return _outcomes_compared(a, b) if all(pair) and a.unit == b.unit else Relation.INCOMPARABLE
    measures = is_unit(a.unit), is_unit(b.unit)
    if a.unit == b.unit or not any(measures) or not a.unit or not b.unit:
        return amounts.compare(a, b)
    if not all(measures):
        return Relation.INCOMPARABLE
    relations = [amounts.compare(a, b, factor, shift) for factor, shift in conversions(b.unit, a.unit)]
    order = (Relation.EQUAL, Relation.REFINES, Relation.OVERLAPS, Relation.CONFLICT)
    return next((relation for relation in order if relation in relations), Relation.INCOMPARABLE)


_OUTCOME = re.compile(r"\d+-\d+ (?:vote|score)")


def _outcomes_compared(a: Value, b: Value) -> Relation:
    """EQUAL for the same two numbers in either order, else CONFLICT."""
    same = {a.number, a.number_high} == {b.number, b.number_high}
    return Relation.EQUAL if same else Relation.CONFLICT
