"""What is left when a part is taken away: "58 … a dozen were moved, leaving 48"; "had 38 … now have 28"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from workbench.anomaly.article import Article
from workbench.anomaly.figure import Figure, one_scale, plain, rounding
from workbench.anomaly.finding import anomaly
from workbench.anomaly.passage import Passage
from workbench.model import Anomaly

_LEAVING = re.compile(
    r"(?:,? (?:and )?(?:thus |so |thereby )?(?:leaving|(?:which|that) (?:leaves|left))|\bThat (?:leaves|left))"
    r"(?: (?:it|them|him|her|us|me|the [a-z]{3,12}))?(?: with)?(?: (?:just|only|exactly|the other|another))? $"
)
_SO_LEFT = re.compile(r"(?:, so(?: that)?|; so|; the other|;|, and so|, which means that)(?: that)? $")
_ONE_WORD = re.compile(r" (?P<word>[a-z]{3,12})\s?(?:$|[.,;)])")
_ONLY = re.compile(r", (?:and|but) (?:just|only) $")
_STOPS = re.compile(r"\s?(?:$|[.,;)])")
_NOW_HAS = re.compile(
    r"(?: [a-z]{3,12})?,?(?: and|;|, so)? (?:it |they |he |she |we )?now (?:has|have|counts?|owns?|runs?|is down to"
    r"|are down to)(?: just| only)? $"
)
_STILL = re.compile(
    r"(?: [a-z]{3,12})? (?:(?:are|were|is|have been|remain(?:ed)?)(?: still)?"
    r" (?:left|free|empty|open|unsold|missing|to come|unpaid)|remain(?:ed)?)\b"
)
_RESULT = re.compile(
    r"\s?(?:$|[.,;)—–]|(?:to|still|on the|left|free|unsold|empty|available|standing|remaining|out of pocket|short|over"
    r"|for|without|behind|intact|working|in (?:use|service|hand|place|operation|working order))\b)"
)
_OF_WHOLE = re.compile(r" of (?:the|its|their|his|her|our|those|these|all) (?:[a-z]{3,12}(?:['’]s)? )?$")
_HURT = re.compile(r"\b(?:kill|injur|wound|hurt|die|dead|arrest|destroy|damag|displac|evacuat)\w*")
_OTHERS = re.compile(r"\b(?:another|further|more|than|including|average|per|each|every|record)\b")
_THAT_LEFT = re.compile(r"^[“\"']?That (?:leaves|left)\b")
_WHAT_IT_COST = re.compile(r"\b(?:what|the) [^.;:]{0,40}\bcosts?\b")
_BACK = 60
"""Sentences with claims back to where a cost was told."""
_HAD = re.compile(r"\b(?:had|held|owned|kept|owed|(?:was|were) on|stood (?:at|on))(?: (?:just|only|exactly|got))? $")
_HAVE = re.compile(
    r"^[“\"']?(?:And |So )?(?:Now|Today|That leaves|That left)\b[^.;:\d]{0,30}? "
    r"(?:(?:has|have|holds?|owns?|keeps?|owes?|(?:are|is|am) (?:down to|up to|on|left with))(?: (?:just|only|got))? )?$"
)
_TAKEN = re.compile(
    r"\b(?:sold|lost|spent|gave|paid|docked|deducted|died|stole|ate|(?:taken|took|knocked|struck) (?:away )?)\b",
    re.IGNORECASE,
)
_GIVEN = re.compile(r"\b(?:bought|gained|won|added|received|earned|borrowed)\b", re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:not|never|n['’]t|if|would|could|should|might|may|will|each|every|per|a (?:day|week|month|year))\b"
)
_EARNED = re.compile(
    r"\b(?:had|raised|earned|took in|received|collected|saved|won|borrowed|got|was given|were given) $"
)
_SPENT = re.compile(
    r"(?: (?!and\b)[a-z-]{2,14}){0,3},?(?: and)? (?:(?:has|have|had) (?:since )?)?"
    r"(?:spent|paid|lost|gave away|sold|repaid|shed|used) "
)
_KEPT = re.compile(
    r"(?: (?!and\b)[a-z-]{2,14}){0,4},?(?: and|;| so)? (?:(?:it|they|he|she|we|I) )?(?:now )?"
    r"(?:(?:has|have|had|keeps?|kept)(?: just| only)? |which brings (?:it|them|the (?:total|number)) (?:down )?to )"
)
_OVER = re.compile(
    r"(?: of (?:it|them)| [a-z]{3,12})? (?:left|over|remaining|in hand|to spare)(?=\s?(?:$|[.,;)]))|$|[.,;]"
)
_WITH = re.compile(
    r"[“\"']?(?:With|After|Adding|Counting|Including) (?:the |its |their |another |a further )?"
    r"(?:extra |additional |new )?"
)
_RISES_TO = re.compile(
    r"[^.;:\d]{0,80}, (?:it|they|he|she|we|that|this|(?:the |its |their )?(?:total|number|figure|sum|level|count|tally"
    r"|stocks?|storage|membership|population|fleet|volume|balance|debts?|capacity|staff|workforce))"
    r" (?:(?:will|would|is to|are to|should) )?(?:rises?|grows?|climbs?|go(?:es)? up|comes?|increases?|gets?"
    r"|reach(?:es)?)(?: up)?(?: to)? "
)
_NEAR = Decimal("0.35")
"""Share of the whole by which the rest may miss the difference and still be meant as it."""


def find(article: Article) -> Iterator[Anomaly]:
    passages = article.passages
    for at, passage in enumerate(passages):
        for number, rest in enumerate(passage.figures):
            if _left(passage, rest):
                yield from _taken_away(passage, passage.figures[:number], rest)
                yield from _of_the_cost(passages[max(0, at - _BACK) : at], passage, rest)
        for gone, had, kept in zip(passage.figures, passage.figures[1:], passage.figures[2:], strict=False):
            yield from _now_has(passage, had, gone, kept)
        for had, gone, kept in zip(passage.figures, passage.figures[1:], passage.figures[2:], strict=False):
            yield from _spent(passage, had, gone, kept)
        if passage.before is not None:
            yield from _brought_to(passage.before, passage)
        if at > 1:
            yield from _balance(passages[at - 2 : at + 1])


def _left(passage: Passage, rest: Figure) -> bool:
    """Whether a figure is told as what is left: "leaving 48", "so 37 are still free"."""
    lead = passage.lead(rest.span, 50)
    if _LEAVING.search(lead):
        return _RESULT.match(passage.rest(rest.span)) is not None or (rest.unit == "" and _a_state(passage, rest))
    still = _STILL.match(passage.rest(rest.span))
    if still is not None and _ONLY.search(lead):
        return _STOPS.match(passage.rest(rest.span), still.end()) is not None
    return still is not None and _SO_LEFT.search(lead) is not None


def _a_state(passage: Passage, rest: Figure) -> bool:
    """Whether one adjective alone ends the clause: "which leaves 25 dry"."""
    word = _ONE_WORD.match(passage.rest(rest.span))
    if word is None:
        return False
    start = rest.span.end + word.start("word")
    return any(t.span.start == start and t.tag == "JJ" for t in passage.reading.tree(passage.span).tokens)


def _taken_away(passage: Passage, before: Sequence[Figure], rest: Figure) -> Iterator[Anomaly]:
    """The whole and the part told right before the rest, in one sentence or two."""
    earlier = passage.before.figures if passage.before is not None and len(before) < 2 else []
    told = [*earlier[-1:], *before] if len(earlier) == 1 else list(before)
    home = passage if len(before) > 1 else passage.before
    if not before and len(told) == 1 and _THAT_LEFT.search(passage.lead(rest.span)) and home is not None:
        home = home.before  # "She had 9,000. The roof cost 6,500. That left …"
        told = [*home.figures, *told] if home is not None else told
    if len(told) != 2 or home is None:
        return
    whole, part = told
    if len(before) > 1 and _OF_WHOLE.fullmatch(passage.between(before[0].number.span, before[1].number.span)):
        part, whole = told
    ahead = f"{home.text} {passage.text}" if home is not passage else passage.text
    if _HURT.search(ahead) or _OTHERS.search(ahead) or not _fit(whole, part, rest):
        return
    yield from _judged(passage, home, whole, part, rest)


def _spent(passage: Passage, had: Figure, gone: Figure, kept: Figure) -> Iterator[Anomaly]:
    """ "They raised $18,000, spent $11,500 and have $7,500 left": nothing else told of the money."""
    told = _EARNED.search(passage.lead(had.span, 20)) and _SPENT.fullmatch(passage.between(had.span, gone.span))
    steps = _KEPT.fullmatch(passage.between(gone.span, kept.span))
    brought = steps is not None and "brings" in steps[0]
    rest = _OVER.match(passage.rest(kept.span))
    left = rest is not None and (brought or rest[0].endswith(("left", "over", "remaining", "hand", "spare")))
    if told and left and len(passage.figures) == 3 and had.like(gone, kept) and one_scale(had, gone, kept):
        yield from _judged(passage, passage, had, gone, kept)


def _now_has(passage: Passage, had: Figure, gone: Figure, kept: Figure) -> Iterator[Anomaly]:
    """ "Lost 70 of its 200 sheep and now has 110": three figures alone, the last of which ends the sentence."""
    of = _OF_WHOLE.fullmatch(passage.between(gone.number.span, had.number.span))
    now = _NOW_HAS.search(passage.between(had.span, kept.span)) and _TAKEN.search(passage.lead(gone.span))
    if of and now and len(passage.figures) == 3 and _STOPS.match(passage.rest(kept.span)) and _fit(had, gone, kept):
        yield from _judged(passage, passage, had, gone, kept)


def _brought_to(before: Passage, passage: Passage) -> Iterator[Anomaly]:
    """ "It holds 4.1 million. With the 2.2 million that will come, it will rise to 7.3 million"."""
    if len(before.figures) != 1 or len(passage.figures) != 2 or _OTHERS.search(before.text):
        return
    had, step, now = before.figures[0], *passage.figures
    lead = passage.reading.text[passage.span.start : step.span.start]
    if not _WITH.fullmatch(lead) or not _RISES_TO.fullmatch(passage.between(step.span, now.span)):
        return
    if not had.unit or not had.like(step, now) or had.percent or not one_scale(had, step, now):
        return
    true = had.low + step.low
    if any(f.hedged for f in (had, step, now)) or not rounding((had, step, now)) < abs(true - now.low) <= _NEAR * true:
        return
    text = f"{before.words(had)} + {passage.words(step)} is {plain(true)}, not {passage.words(now)}"
    involved = [*before.resting_on(had.span), *passage.resting_on(step.span, now.span)]
    yield anomaly("arithmetic", dict.fromkeys(involved), now.span, text)


def _of_the_cost(earlier: Sequence[Passage], passage: Passage, rest: Figure) -> Iterator[Anomaly]:
    """ "Set against what the fire has cost, that leaves …": the cost was told before, the part in the last sentence."""
    before = passage.before
    if before is None or len(before.figures) != 1 or not _WHAT_IT_COST.search(passage.lead(rest.span, 120)):
        return
    part = before.figures[0]
    told = [(p, f) for p in earlier for f in p.figures if f.claim is not None and f.claim.frame.predicate == "cost"]
    wholes = [(p, f) for p, f in told if f.claim is not None and f.claim.kind == "money" and f.unit == rest.unit]
    if len({f.low for _, f in wholes}) == 1 and _fit(wholes[0][1], part, rest) and part.unit == rest.unit:
        yield from _judged(passage, wholes[0][0], wholes[0][1], part, rest)


def _fit(whole: Figure, part: Figure, rest: Figure) -> bool:
    """Whether the three may be counted in one unit: the whole names it, the rest names it or nothing."""
    if not whole.unit or not whole.like(part, rest) or not one_scale(whole, part, rest):
        return False
    return rest.low < whole.low and part.low < whole.low


def _judged(passage: Passage, home: Passage, whole: Figure, part: Figure, rest: Figure) -> Iterator[Anomaly]:
    true = whole.low - part.low
    miss = abs(true - rest.low)
    if any(f.hedged for f in (whole, part, rest)) or not rounding((whole, part, rest)) < miss <= _NEAR * whole.low:
        return
    names = [f.number.span.of(passage.reading.text) for f in (whole, part)]
    involved = [*home.resting_on(whole.span), *passage.resting_on(part.span), *passage.resting_on(rest.span)]
    text = f"{names[0]} − {names[1]} is {plain(true)}, not {passage.words(rest)}"
    yield anomaly("arithmetic", dict.fromkeys(involved), rest.span, text)


def _balance(told: Sequence[Passage]) -> Iterator[Anomaly]:
    """ "They took nine points off us. On Monday we had 41. Now we have 34": one figure a sentence, in one paragraph."""
    last = told[-1]
    if last.before is not told[1] or told[1].before is not told[0] or not last.figures:
        return
    if any(len(p.figures) != 1 for p in told[:2]) or any(_NOT.search(p.text) for p in told[:2]):
        return
    now, states = last.figures[0], [p for p in told[:2] if _HAD.search(p.lead(p.figures[0].span, 24))]
    lead = last.reading.text[last.span.start : now.span.start]
    if len(states) != 1 or not _HAVE.search(lead) or len(last.figures) > 2:
        return
    had, step = states[0].figures[0], next(p for p in told[:2] if p is not states[0])
    change = step.figures[0]
    minus = _TAKEN.search(step.text) is not None
    if minus == (_GIVEN.search(step.text) is not None) or any(f.hedged for f in (had, change, now)):
        return
    if len({f.unit for f in (had, change, now) if f.unit}) > 1 or not one_scale(had, change, now):
        return
    true = had.low - change.low if minus else had.low + change.low
    if not rounding((had, change, now)) < abs(true - now.low) <= _NEAR * max(had.low, true):
        return
    words = [f.number.span.of(last.reading.text) for f in (had, change)]
    text = f"{words[0]} {'−' if minus else '+'} {words[1]} is {plain(true)}, not {last.words(now)}"
    involved = [*states[0].resting_on(had.span), *step.resting_on(change.span), *last.resting_on(now.span)]
    yield anomaly("arithmetic", dict.fromkeys(involved), now.span, text)
