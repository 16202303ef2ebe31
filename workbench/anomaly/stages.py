"""Two stages of one matter told in an order that cannot be: "began on 8 July and ended on 2 July"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from workbench.anomaly.article import Article
from workbench.anomaly.finding import anomaly
from workbench.anomaly.passage import Passage
from workbench.anomaly.point import Point, earlier
from workbench.anomaly.reference import writes_year
from workbench.model import Anomaly

_BEHIND = r"\b[^.;\d]{0,40}$"


@dataclass(frozen=True, slots=True)
class _Stages:
    """Words that lead to the time of an earlier and of a later stage; `once` when it happens but once to a thing."""

    first: re.Pattern[str]
    last: re.Pattern[str]
    once: bool


def _stages(first: str, last: str, *, once: bool = False) -> _Stages:
    return _Stages(re.compile(rf"\b(?:{first}){_BEHIND}"), re.compile(rf"\b(?:{last}){_BEHIND}"), once)


_LIFE = _stages(r"born", r"died", once=True)
_OF_ONE = (
    _LIFE,
    _stages(
        r"beg[au]n|started|was reported|broke out|erupted|opened",
        r"ended|finished|completed|concluded|(?:was )?put out|was over|closed|called off|abandoned|stopped",
        once=True,
    ),
    _stages(
        r"signed|concluded", r"ratified|entered into force|came into force|took effect|came into effect", once=True
    ),
    _stages(r"passed|adopted|approved", r"signed (?:by|into)|promulgated|vetoed"),
    _stages(r"ratified", r"entered into force|came into force|took effect|came into effect", once=True),
    _stages(r"arrested|detained", r"convicted|sentenced|acquitted|released|freed"),
    _stages(
        r"(?i:police|officers|firefighters|ambulances?|coastguard|rescuers) (?:was|were) (?:called|alerted)",
        r"arrived|got there|were there",
        once=True,
    ),
    _stages(r"took off|departed|set out|left", r"landed|arrived|touched down|returned", once=True),
    _stages(r"charged|indicted", r"convicted|sentenced|acquitted|jailed|cleared"),
    _stages(
        r"climbed in|broke in|got in|entered|went in|walked in",
        r"away(?: again)?|left|fled|escaped|drove off|made off|walked out",
        once=True,
    ),
    _stages(
        r"signed|concluded|came into force|took effect",
        r"expired|lapsed|ran out|(?:was )?(?:terminated|cancelled)",
        once=True,
    ),
    _stages(r"opened|premiered|first night", r"last night|closing night|last performance|closed"),
    _stages(
        r"appointed|elected|hired|took office|joined",
        r"resigned|retired|stepped down|(?:was )?(?:sacked|dismissed|removed)",
    ),
    _stages(
        r"founded|built|opened|completed", r"demolished|wound up|dissolved|pulled down|torn down|scrapped", once=True
    ),
    _stages(
        r"founded|established|set up",
        r"(?:played|held|sold|ran|printed|published|gave|launched|won|staged) (?:its|their) (?:very )?first"
        r" [a-z]{3,14}",
    ),
    _stages(
        r"submitted|filed|applied|lodged|brought|tabled",
        r"granted|approved|rejected|dismissed|settled|thrown out|withdrawn|voted down",
        once=True,
    ),
    _stages(
        r"(?:was|were) admitted|admitted to hospital|taken to hospital|fell ill",
        r"discharged|recovered|died",
        once=True,
    ),
    _stages(r"(?:was|were) (?:called|declared|announced)", r"(?:was|were) (?:called off|lifted|revoked)", once=True),
    _stages(
        r"sent|sent out|served|issued|posted|written|put to (?:him|her|them|it)|lodged|filed|submitted",
        r"(?:repl(?:y|ied)|answer(?:ed)?|respon(?:se|ded)) to (?:it|them|this|that)",
    ),
    _stages(
        r"(?:letter|request|question|complaint|application|inquiry|demand|summons|verdict|ruling|judgment|sentence)s?"
        r" of",
        r"(?:was|were) (?:answered|granted|rejected|refused|appealed|overturned|upheld|quashed|reversed|lifted)"
        r"|got (?:an|its) answer",
    ),
)
"""Stages of one subject, told in their order."""
_BIDS = r"(?:bids?|tenders?|offers?|entries|enter|applications?|apply|submissions?|submit|ballots?|proposals?)"
_PLEA = r"(?:complaint|suit|lawsuit|petition|application|claim|case|charges?|motion|indictment|request)"
_ALARM = _stages(
    r"(?i:police|officers|firefighters|fire brigade|ambulance|crews?|coastguard|rescuers|help)\b[^.;\d]{0,20}"
    r"\b(?:called|alerted|summoned)|"
    r"(?i:alarms?|sirens?|alarm bells?) (?:(?:was|were) (?:raised|given|triggered|tripped|set off)|went off|sounded"
    r"|came in|rang|shrieked|blared|wailed|screamed|shrilled)",
    r"(?i:police|officers|firefighters|engines?|ambulances?|crews?|help|rescuers|lifeboats?|helicopters?)"
    r"\b[^.;\d]{0,20}\b(?<!had )(?<!already )(?:arrived|reached|were there|was there|got there"
    r"|(?:did not|didn['’]t) (?:get|arrive|reach|come|turn up|appear)\b[^.;\d]{0,24}\b(?:until|till|before))",
)
"""What is as good as told of one event in the whole of an article."""
_OF_MATTER = (
    _ALARM,
    _stages(
        rf"{_PLEA}\b[^.;\d]{{0,20}}\b(?:filed|lodged|brought|submitted)"
        rf"|(?:filed|lodged|brought|submitted)\b[^.;\d]{{0,12}}\b{_PLEA}",
        r"(?i:granted bail|bail was granted)"
        r"|\b(?i:court|judges?|magistrates?|tribunal|board|council)\b[^.;\d]{0,12}"
        rf"\b(?:rejected|dismissed|granted|threw out|refused|allowed|ruled on) (?:it|them|the {_PLEA})\b",
    ),
    _stages(
        r"(?:keel|foundation stone|first stone|cornerstone)\b[^.;\d]{0,12}\blaid",
        r"(?:launched|completed|finished|inaugurated|consecrated|opened)",
    ),
    _stages(
        r"(?i:bids|tenders|offers)\b[^.;\d]{0,24}\b(?:invited|called for|asked for)",
        r"(?i:contract|job|order)\b[^.;\d]{0,12}\b(?:awarded|given|let)",
    ),
    _stages(
        r"died|passed away|was killed", r"(?:buried|cremated|laid to rest)|funeral (?:was|took place)|will was read"
    ),
    _stages(
        rf"(?:deadline|closing date) (?:for|to) [^.;\d]{{0,30}}\b{_BIDS}"
        r"|(?i:bidders|tenderers|entrants|applicants|competitors|contestants)\b[^.;\d]{0,20}\bhad (?:time )?until",
        r"(?i:bids|tenders|offers|envelopes|entries|ballots|proposals|applications)\b[^.;\d]{0,30}"
        r"\b(?:opened|counted|unsealed)|(?i:winners?|victors?)\b[^.;\d]{0,20}\b(?:announced|named|chosen|drawn|picked)",
    ),
    _stages(
        r"trial\b[^.;\d]{0,30}\b(?:began|opened|started)",
        r"(?i:verdict|judgment|judgement|sentence)\b[^.;\d]{0,30}"
        r"\b(?:came|given|handed down|delivered|fell|passed|pronounced)",
    ),
)
"""Stages of one matter, each with its own subject, told in either order."""
_OTHER = re.compile(
    r"[;:]|\b(?:another|after|that|replac\w+|while|had|having|retroactiv\w+|backdated|provisional\w*|new|next"
    r"|who\w*|which|where|earlier|previously|from)\b"
)
_DAY_TOLD = re.compile(r"day\b|[A-Z][a-z]{2}|\b(?:today|night|morning|evening)\b")
_ELSEWHERE = re.compile(r"^[“\"']?(?:At|In|On|Outside|Near) [^.;,]{2,40}, ")
_OTHER_MATTER = re.compile(
    r"\b(?:another|new|next|second|other|earlier|previous|appeal|retrial|again|if|would|sister|the first"
    r"|every|each|daily"
    r"|had\b[^.;,]{2,40} since)\b"
)
_TAKEN_UP = re.compile(
    r"[“\"']?(?:The|It|He|She|They|Its|His|Her|Their|Winners?|Police|Officers|Firefighters|Help|Rescuers|Bids|Granted)\b"
)
_OF_OTHERS = re.compile(
    r"\b(?:[Hh]is|[Hh]er|[Tt]heir) (?:late |own )?(?:wife|husband|father|mother|son|daughter|brother|sister|widow\w*"
    r"|child|children|parents)\b"
)
_PRONOUN = re.compile(r"[“\"']?(?:It|They|He|She)\b")
_HAVING = re.compile(r", (?:after )?having (?=[^.;:,\d]{3,40}$)")
_JUDGED = re.compile(r"\b(?:acquitted|convicted|cleared|sentenced|found (?:not )?guilty)\b[^.;\d]{0,20}$")
_OF_CHARGES = re.compile(
    r",? (?:of|on|over) (?:the |all |two |three )?(?:charges?|counts?) (?:brought|filed|laid|made)"
    r"(?: against (?:him|her|them|it))? (?:in|on) (?:\w+day,? )?"
)
_PRONOUN_HAD = re.compile(r"[“\"']?(?:It|They) had (?:been )?")
_BACKDATED = re.compile(r"\b(?:retroactiv\w+|backdated|already)\b")
_MADE_LAW = re.compile(
    r"\b(?:tabled|introduced|proposed|drafted|drawn up|signed|adopted|passed|ratified|approved|concluded)\b"
    r"[^.;\d]{0,40}$"
)
_IN_FORCE = re.compile(r"\b(?:became law|(?:came|entered) into (?:force|effect)|took effect|ratified)\b[^.;\d]{0,40}$")
_BACK = re.compile(
    r"\b(?:having been|had been|was|were) (?:first )?"
    r"(?:tabled|introduced|proposed|drafted|drawn up|signed|adopted|passed|ratified|approved|concluded)\b"
)
_REACH = 120
_YEARLESS = timedelta(days=150)
"""Days apart within which two days without a year are of one year."""


def find(article: Article) -> Iterator[Anomaly]:
    yield from _alarmed(article)
    for passage in article.passages:
        told = passage.points
        if len(told) == 2 and "\n" not in passage.text:
            lead, between = _lead(passage, told[0]), passage.between(told[0].span, told[1].span)
            found = [
                *_in_force(told, lead, between),
                *_reversed(told, lead, between),
                *_of_one(told, lead, between, passage.rest(told[1].span)),
            ]
            yield from found or _of_matter(passage, passage, told[0], told[1], between)
        before = passage.before
        if before is not None and len(told) == 1 and len(before.points) == 1:
            yield from _told_on(before, passage, before.points[0], told[0])


def _alarmed(article: Article) -> Iterator[Anomaly]:
    """The only hour at which an alarm was raised, and the only one at which help came, wherever they are told."""
    clocks = [(p, point) for p in article.passages for point in p.points if point.precision == "clock"]
    raised = [(p, point) for p, point in clocks if _ALARM.first.search(_lead(p, point))]
    came = [(p, point) for p, point in clocks if _ALARM.last.search(_lead(p, point))]
    if len(raised) != 1 or len(came) != 1:
        return
    (home, first), (place, last) = raised[0], came[0]
    told = home.text + place.text
    others = [c for c in (*home.claims, *place.claims) if c.kind == "date" and c not in (first.claim, last.claim)]
    days = any(_DAY_TOLD.search(c.quote) for c in others)
    elsewhere = _ELSEWHERE.search(place.text[: last.span.start - place.span.start])
    last = _on_day_of(last, first)
    if home is not place and earlier(last, first) and not (days or elsewhere or _OTHER_MATTER.search(told)):
        yield _told(first, last, last)


def _on_day_of(point: Point, other: Point) -> Point:
    """An hour told without its day, on the day of another."""
    if point.dayless != other.dayless or _DAY_TOLD.search(point.claim.quote):
        return point
    moment = datetime.combine(other.low.date(), point.low.time())
    return replace(point, low=moment, high=moment)


def _lead(passage: Passage, point: Point) -> str:
    return passage.reading.text[max(passage.span.start, point.span.start - _REACH) : point.span.start]


def _in_force(told: list[Point], lead: str, between: str) -> Iterator[Anomaly]:
    """ "Came into force on 1 May and was adopted on 3 May"."""
    if told[0].before(told[1]) and _IN_FORCE.search(lead) and _BACK.search(between) and _MADE_LAW.search(between):
        text = f"“{told[0].claim.quote}” is told as the later one, but {told[0].shown} is before {told[1].shown}"
        if not re.search(r"[;:]|\b(?:another|and|but|by|replac\w+|retroactiv\w+|provisional\w*)\b", between):
            yield anomaly("order", [told[0].claim, told[1].claim], told[0].span, text)


def _reversed(told: list[Point], lead: str, between: str) -> Iterator[Anomaly]:
    """ "Retired in 2012, having joined the firm in 2015": the earlier stage told behind."""
    having = _HAVING.match(between)
    if not having or not told[0].before(told[1]) or _OTHER_MATTER.search(between):
        return
    if any(s.last.search(lead) and s.first.search(between, having.end()) for s in _OF_ONE):
        yield _told(told[1], told[0], told[0])


def _of_one(told: list[Point], lead: str, between: str, rest: str) -> Iterator[Anomaly]:
    """ "Began on 8 July and ended on 2 July", "signed in 1994, entered into force in 1991"."""
    if _OTHER.search(between):
        return
    if not _before(told[1], told[0]):
        yield from _having(told, lead, between)
        return
    found = next((s for s in _OF_ONE if s.first.search(lead) and s.last.search(between)), None)
    years = writes_year(told[0].claim) and writes_year(told[1].claim)
    if found is not None and (years or found is not _LIFE) and not _BACKDATED.search(rest):
        yield _told(told[0], told[1], told[1])


def _having(told: list[Point], lead: str, between: str) -> Iterator[Anomaly]:
    """ "Acquitted in May 2022 of charges brought in August 2022"."""
    if told[0].before(told[1]) and _JUDGED.search(lead) and _OF_CHARGES.fullmatch(between):
        yield _told(told[1], told[0], told[0])


def _told_on(before: Passage, passage: Passage, first: Point, last: Point) -> Iterator[Anomaly]:
    """ "The siege began on 8 July. It ended on 2 July": two sentences, the second of what the first is about."""
    lead, behind = _lead(before, first), _lead(passage, last)
    it = _PRONOUN.match(passage.text) and not _OTHER.search(behind)
    had = _PRONOUN_HAD.match(passage.text) and not _OTHER_MATTER.search(passage.text)
    if had and _before(first, last) and any(s.once and _once(s, behind, lead) for s in _OF_ONE):
        yield _told(last, first, last)
    elif it and earlier(last, first) and any(_once(stages, lead, behind) for stages in _OF_ONE):
        yield _told(first, last, last)
    elif _TAKEN_UP.match(passage.text) and not _OF_OTHERS.search(before.text + passage.text):
        yield from _of_matter(passage, before, first, last, behind)


def _once(stages: _Stages, lead: str, behind: str) -> bool:
    return stages.once and bool(stages.first.search(lead) and stages.last.search(behind))


def _of_matter(passage: Passage, home: Passage, first: Point, last: Point, behind: str) -> Iterator[Anomaly]:
    """ "Bidders had until 31 March. The envelopes were opened on 28 March", in either order."""
    lead = _lead(home, first)
    if _OTHER_MATTER.search(home.text) or _OTHER_MATTER.search(passage.text):
        return
    for stages in _OF_MATTER:
        if stages.first.search(lead) and stages.last.search(behind) and _before(last, first):
            yield _told(first, last, last)
            return
        if stages.last.search(lead) and stages.first.search(behind) and _before(first, last):
            yield _told(last, first, last)
            return


def _before(first: Point, last: Point) -> bool:
    """Whether a point is before another, days written without their year being taken for days of one year."""
    if first.precision == last.precision == "clock":
        return earlier(first, last)
    if writes_year(first.claim) or writes_year(last.claim) or first.dayless or last.dayless:
        return first.before(last)
    low, high = _in_one_year(first.high), _in_one_year(last.low)
    return low < high and high - low <= _YEARLESS and {first.precision, last.precision} <= {"day", "clock"}


def _in_one_year(moment: datetime) -> datetime:
    return moment.replace(year=2000)


def _told(first: Point, last: Point, at: Point) -> Anomaly:
    """The later stage lies before the earlier one; the second of the two in the text is pointed at."""
    days = first.low.date() != last.low.date()
    shown = [(p.whole_day if days else p).shown for p in (last, first)]
    if first.low.year != last.low.year and not writes_year(first.claim) and not writes_year(last.claim):
        shown = [f"{p.low.day} {p.low:%B}" for p in (last, first)]
    text = f"“{last.claim.quote}” is told as the later one, but {shown[0]} is before {shown[1]}"
    return anomaly("order", dict.fromkeys([at.claim, first.claim, last.claim]), at.span, text)
