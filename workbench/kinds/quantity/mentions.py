"""The counts and measures of a document: each number with what it counts or its unit."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from workbench.kinds.quantity import parts, tallies
from workbench.kinds.quantity.below import below_zero
from workbench.kinds.quantity.hedged import hedged
from workbench.kinds.quantity.scales import scale_of
from workbench.language import ranges
from workbench.language.counted import counted_after, label_after
from workbench.language.currencies import currency_after, currency_before, grand_after
from workbench.language.elided import unit_follows, unit_precedes
from workbench.language.hedges import hedge
from workbench.language.numberwords import TENS, UNITS, listed
from workbench.language.numerals import Numeral
from workbench.language.numerals import find as numerals
from workbench.language.ratios import ratio_after
from workbench.language.reading import Reading
from workbench.language.references import is_reference, points_back
from workbench.language.results import results
from workbench.language.tree import Token, Tree
from workbench.language.units import Unit, notation, rate_after, unit_after
from workbench.model import Mention, Span

_NUMBER_WORDS = frozenset({*UNITS, *TENS, "hundred", "thousand", "million", "dozen"})
_TIME = re.compile(
    r"[\s-]?(?:-?old\b|(?:(?:(?!last|this|next|each|every|per|the)[a-z]{2,12}[\s-])?(?:seconds?|minutes?|hours?|days?|weeks?|fortnights?|months?"
    r"|years?|decades?|centur(?:y|ies)|millennia|nights?|mins?|hrs?|yrs?)\b)"
    r"|(?:a|p)\.?m\b\.?|o['’]clock|[ -]?(?:GMT|BST|EST|EDT|UTC|CET)\b)",
    re.IGNORECASE,
)
_KIND_OF_TIME = re.compile(
    r"\s(?P<kind>(?!more|last|next|past|extra|full|whole|long|this|that)[a-z]{3,14})\s(?P<unit>(?:minute|hour|day"
    r"|week|night|month|year)s)\b(?! old\b| ago\b)"
)
_NOUN_ENDS = ("ment", "tion", "sion", "ance", "ship", "ness", "ity")
"""Units that a noun tells the kind of, which are counted and are no length: flight hours, tax years."""
_PERCENT = re.compile(
    r"[\s\u00a0-]?(?:%|(?<=\d)pc\b|per[ -]?cent|pct\b|percentage|basis point|pp\b|bps?\b)", re.IGNORECASE
)
_NAMED = re.compile(
    r"\w|-\w|\s?[/&]\w|\s(?!(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|I\b))[A-Z]"
)
"""What follows a number that is part of a name: 5G, a 787 Dreamliner, a 90049 ZIP code."""
_SUSPENDED = re.compile(r"-,?\s(?:\S{1,12}-,?\s)?(?:(?:and|or|to)\s)?")
_VICTIMS = re.compile(r"\s(?:dead|injured|wounded|missing|killed|hurt|homeless|infected)\b")
"""What stands for the people it tells of: "the two dead"."""
_OF_ONE_SEX = frozenset({"man", "woman", "boy", "girl", "adult", "child"})
_PEOPLE = r"(?:men|women|boys|girls|children|babies|infants|teenagers|adults)\b(?!['’])"
_AND_OTHERS = re.compile(rf"(?:, {_PEOPLE}){{0,3}},? and {_PEOPLE}")
"""Behind men what makes persons of them all: 180 men, women and children."""
_OF = re.compile(r"\sof\s(?:the|its|his|her|their|a|that|an estimated)\s")
_DOUBTFUL = frozenset("pound pounds won real crowns marks mark cent".split())
_APART = re.compile(r"\b(?:to|or|and|by|but|from)\b|[,;:()–—]")
_IDLE_ONE = listed("idle_after_one")


def find(reading: Reading) -> Iterator[Mention]:
    """Counts and measures in every sentence; sums, percentages, times, dates and references are not counts."""
    text = reading.text
    candidates = {s: kept for s in reading.sentences if (kept := _candidates(text, s)) or tallies.has_group(text, s)}
    reading.parse(candidates)
    for sentence in reading.sentences:
        yield from tallies.outcomes(text, sentence)
        yield from tallies.multiples(text, sentence)
        yield from tallies.singles(text, sentence)
        yield from parts.ones_and_more(text, sentence)
        if sentence in candidates:
            tree, numbers = reading.tree(sentence), candidates[sentence]
            yield from tallies.groups(text, tree)
            found = [(n, m) for n, limit in numbers if (m := _mention(text, tree, n, limit))]
            yield from ranges.joined(text, parts.summed(text, _completed(text, found)))


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
    if scale_of(text, sentence, number):
        return False
    return is_reference(text, sentence, number, measured=_unit(text, sentence, number) is not None)


def _other_kind(text: str, sentence: Span, number: Numeral) -> bool:
    end = number.span.end
    if _PERCENT.match(text, end, sentence.end):
        return True
    if _TIME.match(text, end, sentence.end) and not _KIND_OF_TIME.match(text, end, sentence.end):
        return True
    if _joined(text, number) and _TIME.match(text, end + 3, sentence.end):
        return True
    return _is_sum(text, sentence, number)


def _is_sum(text: str, sentence: Span, number: Numeral) -> bool:
    """Whether a number has a currency beside it; pounds, won and their like are judged by the kind of money alone."""
    if currency_before(text, number.span.start, sentence.start) or grand_after(text, number.span.end, sentence.end):
        return True
    after = currency_after(text, number.span.end + 3 * _joined(text, number), sentence.end)
    return after is not None and text[after.start : after.end].strip(" -").lower() not in _DOUBTFUL


def _joined(text: str, number: Numeral) -> bool:
    """Whether "of" stands between a vague number and its unit: tens of thousands of dollars."""
    return number.vague and text.startswith(" of ", number.span.end)


def _mention(text: str, tree: Tree, number: Numeral, limit: int) -> Mention | None:
    """A number with what it counts or measures; `limit` is where the next number begins."""
    sentence = tree.span
    if scale := scale_of(text, sentence, number):
        return hedged(text, sentence, number, scale, number.span.end)
    if kind := _KIND_OF_TIME.match(text, number.span.end, sentence.end):
        token = next((t for t in tree.tokens if t.span.start == kind.start("kind")), None)
        if token is None or not (_is_noun(token) or token.tag == "NNS"):
            return None
        if _is_noun(token):
            return hedged(text, sentence, number, f"{kind['kind']} {kind['unit'][:-1]}", kind.end())
    if measured := _measured(text, sentence, number):
        return measured
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
    if counted.noun in _OF_ONE_SEX and (all_of := _AND_OTHERS.match(text, counted.end, sentence.end)):
        return hedged(text, sentence, number, "person", all_of.end())
    if counted.end > limit:
        return hedged(text, sentence, number, counted.noun, number.span.end)  # 4 to 12 countries
    rate, end = rate_after(text, counted.end, sentence.end)
    return hedged(text, sentence, number, f"{counted.noun} per {rate}" if rate else counted.noun, end)


def _is_noun(token: Token) -> bool:
    """Whether a word between a number and a unit of time tells its kind, which the tags of rare nouns miss."""
    return token.tag == "NN" or token.text.endswith(_NOUN_ENDS)


def _measured(text: str, sentence: Span, number: Numeral) -> Mention | None:
    """A number with its unit of measure, or with how many strong something is."""
    if text.startswith("-strong ", number.span.end) and number.low > 1:
        return hedged(text, sentence, number, "", number.span.end + len("-strong"))
    unit = _unit(text, sentence, number)
    special = below_zero(text, sentence, number, unit) or parts.feet_and_inches(text, sentence, number, unit)
    if special is not None or unit is None:
        return special
    more = parts.and_more(text, sentence, number, unit)
    return more or hedged(text, sentence, number, unit.name, unit.end)


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
    return hedged(text, tree.span, number, counted.noun, counted.end) if counted else None


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
    return hedged(text, tree.span, number, "", number.span.end)
