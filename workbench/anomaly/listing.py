"""A total with its parts behind it: "46 hospitals, 29 in the north and 15 in the south"; "a $64 million job: $31 …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from workbench.anomaly.account import CURRENCY, NEAR, Account
from workbench.anomaly.figure import Figure
from workbench.anomaly.passage import Passage
from workbench.model import Claim

_OPENS = re.compile(
    r"(?:[,:;—–]|\s\(|\s-)\s?(?:with |of (?:whom|which) |that is,? |that is to say,? |namely,? |i\.e\. |being )?$"
    r"| (?:made up of|consisting of|comprising|composed of) $"
)
_FREE = re.compile(
    r"(?:[:—–]|\s\(|\s-"
    r"|,? (?:that is|that is to say|namely|i\.e\.|made up of|consisting of|comprising|composed of|being),?)\s?$"
)
_INCOMPLETE = re.compile(
    r"\b(?:includ|among|such as|compared|against|after|than|of wh(?:om|ich)|up from|down from|another|further|extra"
    r"|additional|more|other|out of|per\b|each|every|from(?= \W?\d)|aged?|worth|since|before)",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"\s(?:(?:were|was|are|is) )?(?:in|at|under|for|on|by|to|against|around|near|along|inside|outside|north|south|east"
    r"|west|within|with|from|away|here|there|home|abroad|overseas|elsewhere|online|made|sent|cast|bought|sold|paid|held"
    r"|kept|put|laid|left|won|lost|given|taken|\w{3,12}ed)\b"
)
_ONLY_SOME = re.compile(
    r"\b(?:includ\w*|among|such as|compared|per|each|every|another|more|other|further|extra|additional)\b",
    re.IGNORECASE,
)
_SINGLE = re.compile(r"(?:an?|the) (?P<words>[\w’'-]{2,20}(?: [\w’'-]{2,16}){0,2})[.!?”\"]{0,2}\s*+")
_COLLECTIVE = frozenset(
    "few couple number handful dozen score lot pair group team family crew party staff cast committee panel convoy"
    " fleet rest others remainder pile flock herd string series host crowd set collection bunch gang band squad class"
    " half of third quarter balance public".split()
)
"""Words for what is more than one, or not counted."""
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_GEAR = re.compile(
    r" (?:[a-z]{3,12} )?(?:boats|ships|vessels|cars|trucks|lorries|vans|buses|vehicles|engines|ambulances|helicopters"
    r"|planes|aircraft|drones|tanks|dogs|horses|metres|meters|miles|km|hours|days|tonnes|tons)\b"
)
"""What people bring along."""
_OF_THEM = re.compile(r" of (?:them|these|those|which|whom)(?= )")
_THE_OTHERS = re.compile(r"\bthe (?:other|remaining) $")
_EVEN = re.compile(
    r"\bmen\b.{0,80}\bwomen\b|\bwomen\b.{0,80}\bmen\b|\bboys\b.{0,80}\bgirls\b|\bgirls\b.{0,80}\bboys\b"
    r"|\bmales?\b.{0,80}\bfemales?\b|\bhome\b.{0,80}\baway\b|\baway\b.{0,80}\bhome\b|\badults?\b.{0,80}\bchildren\b"
)
"""Pairs that leave nothing over."""
_FOR_AND_AGAINST = re.compile(r"\b(?:for|favou?r)\b.{0,80}\bagainst\b")
_OF_WHOM = re.compile(r"\bof (?:whom|which) $")
_TOLL = re.compile(
    r"\b(?:toll|total|number|figure|count|tally|crew|dead|injured)\b[^.;:\d]{0,30}"
    r" (?:stands at|stood at|is|was|rose to|has risen to|reached|to|at) $"
)
_PERSONS = re.compile(
    r"\s(?:(?:[a-z]{3,12} )?(?:men|women|children|boys|girls|adults|passengers|crew|civilians|soldiers|officers|police"
    r"|pupils|students|teachers|staff|guests|workers|males?|females?|members|firefighters|tourists|residents|infants))\b"
)
_PEOPLE = re.compile(
    r"\s(?:[a-z]{3,12} )?(?:people|persons|dead|victims|casualties|injured|passengers|aboard|hostages|survivors"
    r"|workers|pupils|soldiers|guests|employees|children|teachers|officers|tourists"
    r"|members|students|prisoners|detainees)\b"
)
_NOUNLESS = re.compile(
    r"\b(?:jury|board|squad|choir|band|class|cabinet|council|crew|party"
    r"|group|team|delegation|family|staff|cast|committee|panel|convoy|fleet|total) of $"
)
_SOME_OF_US = re.compile(r" of (?:them|these|those|us|you)[,:;—–(]")
_OF_THESE = re.compile(r"[“\"']?(?:Of (?:these|those|them|which)|Among them)\b")
_WERE = re.compile(r" (?:were|are|was|is|had been|have been) ")
_LAST = re.compile(rf"\band (?:only |just |another |the other |the remaining )?{CURRENCY}$")
_GOES_ON = re.compile(rf"(?:,|;|\band|\bplus|\bor)\s(?:the |another |a further |only |just |some )?{CURRENCY}$")
_SCORE = re.compile(r"\s?[–-]\s?")


def listed(passage: Passage, counts: Sequence[Figure]) -> Account | None:
    """The first total of a sentence that a list of its parts follows."""
    for at, whole in enumerate(counts[:-2]):
        if _names_things(passage, whole) and (account := _parted(passage, whole, counts[at + 1 :])):
            return account
    return None


def _parted(passage: Passage, whole: Figure, behind: Sequence[Figure]) -> Account | None:
    opening = re.sub(rf"{CURRENCY}$", "", passage.between(whole.number.span, behind[0].number.span))
    if all(_bracketed(passage, f) for f in behind):
        return Account([whole], behind)
    if opening.endswith("("):
        return _in_brackets(passage, whole, behind)
    parts = _to_the_end(passage, behind)
    more = 0 if parts else _one_more(passage, behind)
    parts = behind if more else parts
    if not parts or not _OPENS.search(opening):
        return None
    people, free = _people(passage, whole, parts), _FREE.search(opening) is not None
    sorts = not free and len(parts) + more > 2 and _sorts(passage, whole, parts)
    if free and opening.rstrip().endswith(":"):
        told = " ".join(_ONLY_SOME.findall(opening))  # "1,260 tickets after the draw: 700 …"
    else:
        told = re.split(r"[,:—–]", opening)[-1] if people or sorts else opening  # "37 people after the fire, 19 men …"
    steps = [told, *(passage.between(a.number.span, b.number.span) for a, b in pairwise(parts))]
    steps = [_OF_THEM.sub("", _THE_OTHERS.sub("", step), count=1) for step in steps]
    if even(passage, whole, parts):
        steps[0] = _OF_WHOM.sub("", steps[0])  # men and women leave nobody over
    if any(_INCOMPLETE.search(step) for step in steps):
        return None
    placed = _placed(passage, parts)
    if people or free or (placed and even(passage, whole, parts)):
        return Account([whole], parts, of_them=people, over=people and _of_them(passage, parts), more=more)
    if sorts:
        return Account([whole], parts, NEAR * 2 / 3, more=more)
    if placed and not _coordinate(passage, opening, parts):
        if _of_them(passage, parts):
            return Account([whole], parts, of_them=True, over=True)
        return Account([whole], parts, NEAR / 3 if len(parts) == 2 else NEAR * 2 / 3)
    return None


def _one_more(passage: Passage, behind: Sequence[Figure]) -> int:
    """One when a list ends with a single thing told without a number: "two Norwegians and a Finn"."""
    last = behind[-1].number.span
    tail = _SINGLE.fullmatch(passage.reading.text[last.end : passage.span.end].rpartition(" and ")[2])
    if tail is None or len(behind) < 2 or any(word.lower() in _COLLECTIVE for word in tail["words"].split()):
        return 0
    end = passage.span.end - len(tail[0]) + tail.end("words")
    tags = {t.tag for t in passage.reading.tree(passage.span).tokens if end - len(tail["words"]) <= t.span.start < end}
    return int(tags <= {"NN", "NNP", "JJ", "VBN", "VBG"} and bool(tags & {"NN", "NNP"}))


def _sorts(passage: Passage, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether nouns alone follow a clause: "14 rescuers took part, six soldiers, five students and two guards"."""
    units = [f.unit for f in (whole, *parts)]
    if (
        "" in units
        or len(set(units)) < len(units)
        or any(map(_GEAR.match, (passage.rest(f.number.span) for f in parts)))
    ):
        return False
    tags = [(t.span.start, t.tag in _FINITE) for t in passage.reading.tree(passage.span).tokens]
    first = parts[0].number.span.start
    if not any(finite for place, finite in tags if whole.number.span.start < place < first):
        return False  # "40 farms, 22 dairies, ten mills and six breweries"
    return all(isinstance(f.claim, Claim) and f.claim.kind == "quantity" for f in (whole, *parts)) and not any(
        finite for place, finite in tags if place >= first
    )


def _in_brackets(passage: Passage, whole: Figure, behind: Sequence[Figure]) -> Account | None:
    """ "Seven animals (four hens and three geese)"; the wins and losses of "(8-8, 0-3)" are no parts."""
    closed = passage.reading.text.find(")", whole.number.span.end, passage.span.end)
    parts = [f for f in behind if f.number.span.end <= closed]
    steps = [passage.between(a.number.span, b.number.span) for a, b in pairwise(parts)]
    if len(parts) < 2 or any(_SCORE.fullmatch(step) for step in steps):
        return None
    told = passage.between(whole.number.span, parts[-1].number.span)
    return None if _INCOMPLETE.search(told) else Account([whole], parts)


def _to_the_end(passage: Passage, behind: Sequence[Figure]) -> Sequence[Figure]:
    """The parts up to the one behind "and"; none when the list goes on from there, or has no "and"."""
    for at in range(1, len(behind)):
        if _LAST.search(passage.lead(behind[at].number.span)):
            more = at + 1 < len(behind) and _GOES_ON.search(passage.lead(behind[at + 1].number.span))
            return () if more else behind[: at + 1]
    return ()


def _people(passage: Passage, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether persons are told apart by who they are."""
    place = whole.number.span
    meant = even(passage, whole, parts) or _PEOPLE.match(passage.rest(place)) or _NOUNLESS.search(passage.lead(place))
    rests = [passage.rest(p.number.span) for p in parts]
    return bool(meant) and all(_PERSONS.match(_OF_THEM.sub("", rest, count=1)) for rest in rests)


def even(passage: Passage, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether two parts leave nothing over: men and women; of votes, not of members, those for and those against."""
    if len(parts) != 2:
        return False
    told = passage.reading.text[parts[0].number.span.end : passage.span.end]
    votes = whole.unit in ("vote", "ballot") and _FOR_AND_AGAINST.search(told)
    return bool(votes or _EVEN.search(told))


def _of_them(passage: Passage, parts: Sequence[Figure]) -> bool:
    """Whether the first part is told "of them": there may be others, whom the list leaves out."""
    return _OF_THEM.match(passage.rest(parts[0].number.span)) is not None


def _placed(passage: Passage, parts: Sequence[Figure]) -> bool:
    """Whether each part is told with its place; the first may be told "of them", and the others follow suit."""
    rests = [passage.rest(p.number.span) for p in parts]
    return all(_PLACED.match(_OF_THEM.sub("", rest, count=1) if rest is rests[0] else rest) for rest in rests)


def _coordinate(passage: Passage, opening: str, parts: Sequence[Figure]) -> bool:
    """Whether the total is itself the first of the list: "14 people live in Lund, 11 in Ystad and four in Malmo"."""
    way = _PLACED.match(passage.rest(parts[-1].number.span))
    return way is not None and f"{way[0]} " in opening


def _bracketed(passage: Passage, figure: Figure) -> bool:
    """Whether a number stands alone in brackets: "the Greens (9)"."""
    place = figure.number.span
    return passage.lead(place, 1) == "(" and passage.rest(place).startswith(")")


def _names_things(passage: Passage, whole: Figure) -> bool:
    """Whether a total says what it counts, itself or before it: "46 hospitals", "a crew of nine"."""
    rest = passage.rest(whole.number.span)
    claim = passage.claim_at(whole.number.span)
    if claim is not None and claim.value.unit != "":
        return True
    if (
        rest.startswith(":")
        or _SOME_OF_US.match(rest)
        or _PEOPLE.match(rest)
        or _TOLL.search(passage.lead(whole.number.span))
        or _NOUNLESS.search(passage.lead(whole.number.span))
    ):
        return True
    return bool(_OF_THESE.match(passage.text) and _WERE.match(rest))
