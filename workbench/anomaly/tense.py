"""Something told as still to come on a day before the publication, or as done on a day after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from workbench.anomaly.article import Article
from workbench.anomaly.finding import anomaly, day_of
from workbench.anomaly.reference import on_day, top_of, writes_year
from workbench.language.reading import Reading
from workbench.language.tree import Token, Tree
from workbench.model import Anomaly, Claim, Modality

_NO_TESTAMENT = r"(?<!\b[Tt]he )(?<!\b[Hh]is )(?<!\b[Hh]er )(?<!\b[Aa] )(?<!\bfree )(?<!\bgood )"
_ANNOUNCED = (
    rf"(?:{_NO_TESTAMENT}will|shall"
    r"|(?:is|are) (?:(?:due|set|scheduled|expected|planned|going|likely|about|poised) )?to)"
)
_ANNOUNCES = re.compile(rf"\b{_ANNOUNCED}\b")
_FUTURE = re.compile(rf"\b{_ANNOUNCED}\b[^.;]{{0,120}}+$")
_INVITED = re.compile(
    r"\b(?:is|are) (?:cordially )?(?:invited|summoned|welcome|asked to (?:come|gather|meet|assemble|attend))"
    r"\b[^.;\d]{0,60}\b(?:on|at) (?:\w+day,? )?(?:the )?$"
)
_INTENDED = re.compile(
    r"\b(?P<verb>intends?|plans?|hopes?|aims?) to (?:be )?[a-z]{3,12}"
    r"(?: (?!(?:of|over|from|what|who|that|which)\b)[\w’'-]{1,14}){0,4} on (?:\w+day,? )?(?:the )?$"
)
_OF_A_THING = re.compile(
    r"\b(?:(?<!open )(?<!closed )(?<!shut )(?<!valid )from|of|since|than) (?:\w+day,? )?(?:the )?$"
)
_NEXT_IS = re.compile(
    r"\b(?:next (?!(?:day|week|month|year|morning|time|stage|step)\b)[a-z]{3,14}(?: of [a-z]{3,14}| [a-z]{3,14})?"
    r"|(?:deadline|closing date)(?: (?:for|to) [^.;:,]{3,40})?) is (?:on |for )?(?:\w+day,? )?(?:the )?$"
)
_PLURAL_OPENS = re.compile(
    r"[“\"']?(?:[\w’'-]{1,20} ){1,6}(?P<verb>open|close|start|begin|end|resume|reopen) on (?:\w+day,? )?(?:the )?"
)
_ARRANGED = re.compile(
    r"\b(?:is|are) (?:due|set|scheduled|expected|planned|billed|slated)"
    r"(?: to \w+| (?:back )?(?:in|at) (?:the [a-z]{3,12}|[A-Z][\w’'-]{1,20}))? (?:for|on|in) (?:\w+day,? )?(?:the )?$"
)
_STILL = re.compile(
    r"\b(?:is|are|remains?|stays?)(?: (?!(?:was|were|what|which|who|that|had|for)\b)\w{2,16}){1,5} (?:until|till) "
    r"(?:\w+day,? )?(?:the )?$"
)
_CAN_UNTIL = re.compile(
    r"\b(?:can|may) (?:still )?(?:be )?[a-z]{3,12}"
    r"(?: (?!(?:what|which|who|that|for|of|from|about|with|over)\b)[a-z]{2,12}){0,3}"
    r" (?:until|till) (?:\w+day,? )?(?:the )?$"
)
_OF_ANOTHER_DAY = re.compile(
    r"\b(?:for|over|about|after|before|because of|due to|in connection with)"
    r" (?:the|an?|his|her|their|its) (?!(?:[a-z]{4,8} )(?:time|day) on\b)[a-z -]{2,30} (?:on|of)"
    r" (?:\w+day,? )?(?:the )?$"
)
"""What somebody will answer for on a later day: "will be tried for the attack on 9 May"."""
_OF_OTHER_YEARS = re.compile(r",? (?:of |in )?(?:each|every|next|the following|any) (?:\w+ )?year\b")
_ITS_DAY = re.compile(
    r"[“\"']?(?:The|A|An|Its|Their|This|His|Her) [a-z][a-z -]{2,40} (?:on|of) (?:\w+day,? )?(?:the )?"
)
_WILL_BE = re.compile(
    r" (?:will|is to|are to) (?:begin|start|take place|go ahead|open|last|feature|kick off"
    r"|be (?:held|free|open|broadcast|streamed|chaired|led|followed|shown|staged))\b"
)
_RUNS_UNTIL = re.compile(
    r"\b(?:runs|continues|lasts|goes on)(?: (?!(?:was|were|what|which|who|that|for)\b)[a-z]{2,12}){0,3} (?:until|till) "
    r"(?:\w+day,? )?(?:the )?$"
)
_SINCE = re.compile(r"\b(?:has|have)\b[^.;]{0,80}\bsince (?:\w+day,? )?(?:the )?$")
_OPENS = re.compile(
    r"(?<!\bto )(?<!\bnot )(?<!\bdid )(?<!\bwould )(?<!\bcould )(?<!\bshould )(?<!\bmight )(?<!n['’]t )"
    r"\b(?:opens|closes|begins?|starts|ends|reopens?|resumes?|takes? place|takes? effect|go(?:es)? on sale"
    r"|comes? into force|kicks? off|goes on (?:trial|show|display|view))"
    r"(?: again| to the public| to traffic)? on (?:\w+day,? )?(?:the )?$"
)
_FIRST_WORD = re.compile(r"[“\"']?(?:(?:Then )?[Oo]n )?(?:\w+day,? )?(?:the )?")
_THEN_WILL = re.compile(
    r",? (?!(?:who|which|that|after|before|since|when|he said|she said|(?:a|the|one) (?:day|date|night|moment))\b)"
    r"(?:(?!(?:that|who|which|whose|said|told|says|wrote|made|gave|chose|\w{2,12}ed)\b)[^\s.,;:()“”\"]{1,20} ){0,6}"
    r"(?:(?:I|we|he|she|it|they)['’]ll|will|shall|(?:is|are) (?:(?:due|set|scheduled|expected|planned|going) )?to)\b"
)
_WHAT_FOLLOWS = re.compile(
    rf"\b{_ANNOUNCED}(?: (?:not|also|then|only|now|again|have to))? (?:be \w+|\w+)\b([^.;:]{{0,70}}+)$"
)
_NOT_ITS_DATE = re.compile(
    r"\w{2}ed\b|[“”\"]|,|\b(?:which|who|that|after|since|when|because|as|from|than|of|before|held|made|won|shown|taken"
    r"|given|sent|found|begun|set|was|were|had|until|till|like)\b"
)
_DAY_WRITTEN = re.compile(r"\d.*[A-Z][a-z]{2}|[A-Z][a-z]{2}.*\d|\bthe \d{1,2}(?:st|nd|rd|th)\b")
_ARRANGING = frozenset(
    "plan schedule set fix slate arrange book expect call time summon order ask invite want agree decide propose"
    " promise postpone delay move extend push bring put name choose target predict forecast reserve due convene suppose"
    " say tell be have do".split()
)
_HYPOTHETICAL = frozenset(("if", "unless", "whether", "until", "before", "once", "should", "had"))
_EVENTS = frozenset(
    "vote election referendum summit meeting conference hearing strike march rally protest demonstration trial talk"
    " game match concert launch deadline ceremony visit session debate festival congress poll ballot race event opening"
    " show appointment plan date day round final sale auction inquest parade flight operation march blockade".split()
)
_ANOTHER_TIME = re.compile(
    r"\b(?:year-ago|year ago|last year|year earlier|previous|comparable|ended|ending|effective|will|would)\b"
)
_OTHER_CLAUSE = re.compile(r"[,;:]|\b(?:will|would|shall|may|can|could|should|to|which|who|that|for|of|until)\b")
_REACH = 240
_SOON = 31
"""Days behind the publication up to which a date without a year is meant to be the next one of its name."""


def find(article: Article) -> Iterator[Anomaly]:
    reading, claims = article.reading, article.claims
    published = reading.document.source.anchor
    if published is None:
        yield from _before_top(reading, claims)
        return
    spoken = [c.span for c in claims if c.kind == "quote"]
    for claim in claims:
        if claim.kind != "date" or any(q.covers(claim.span) for q in spoken) or not _counts(claim):
            continue
        last = claim.value.days[1] if claim.value.days else published
        if last < published and _to_come(reading, claim, claims):
            told = f"“{claim.quote}” ({claim.value.canonical}) is told as still to come"
            yield anomaly("tense", [claim], claim.span, f"{told}, but the article is of {published}")
        elif (
            (day := _day_to_come(claim, published))
            and not _of_a_year_told(claims, claim)
            and (_done(reading, claim) or _SINCE.search(_before(reading, claim)))
        ):
            told = f"“{claim.quote}” ({day.isoformat()}) is told as past"
            yield anomaly("tense", [claim], claim.span, f"{told}, but the article is of {published}")


def _before_top(reading: Reading, claims: Sequence[Claim]) -> Iterator[Anomaly]:
    """The first day told as still to come that lies shortly before the date at the top of the page."""
    top = top_of(reading)
    if top is None:
        return
    spoken = [c.span for c in claims if c.kind == "quote"]
    for claim in claims:
        if claim.kind != "date" or any(q.covers(claim.span) for q in spoken) or not _counts(claim):
            continue
        days = [day for year in (top.year, top.year - 1) if (day := on_day(claim, year)) is not None and day < top]
        if not days or ((top - days[0]).days > _SOON and not writes_year(claim)):
            continue
        if _to_come(reading, claim, claims):
            told = f"“{claim.quote}” ({days[0].isoformat()}) is told as still to come"
            either = "one of the two is wrong, or that is the day on which the page was saved"
            text = f"{told}, but the date at the top of the page is {top.isoformat()}: {either}"
            yield anomaly("tense", [claim], claim.span, text)
            return


def _counts(claim: Claim) -> bool:
    """Whether a date is written out; "that day" only repeats one that was found before."""
    return "named before" not in claim.value.anchor and _DAY_WRITTEN.search(claim.quote) is not None


def _to_come(reading: Reading, claim: Claim, claims: Sequence[Claim]) -> bool:
    if claim.attribution and any(_may_be_earlier(c, claim) for c in claims):
        return False  # what was said on an earlier day was still to come then
    before = _before(reading, claim)
    if _OF_ANOTHER_DAY.search(before) or _OF_OTHER_YEARS.match(reading.text, claim.span.end, claim.sentence.end):
        return False
    if claim.frame.modality is Modality.PLANNED and not _OF_A_THING.search(before):
        announced = announces(reading, claim) and not _of_a_deed(reading, claim)
        if announced or _in_the_present(reading, claim, _INTENDED.search(before)):
            return True
    if _ITS_DAY.fullmatch(before) and _WILL_BE.match(reading.text, claim.span.end, claim.sentence.end):
        return True
    if (
        _ARRANGED.search(before)
        or _STILL.search(before)
        or _CAN_UNTIL.search(before)
        or (_RUNS_UNTIL.search(before) and _lately(reading, claim))
        or (_OPENS.search(before) and _lately(reading, claim))
        or (_NEXT_IS.search(before) and _lately(reading, claim))
        or (_INVITED.search(before) and _lately(reading, claim) and not _of_a_deed(reading, claim))
        or _in_the_present(reading, claim, _PLURAL_OPENS.fullmatch(before))
    ):
        return True
    if _FIRST_WORD.fullmatch(before) and _THEN_WILL.match(reading.text, claim.span.end, claim.sentence.end):
        return True
    told = _WHAT_FOLLOWS.search(before)
    return told is not None and not _NOT_ITS_DATE.search(told[1]) and not _of_a_deed(reading, claim)


def announces(reading: Reading, claim: Claim) -> bool:
    """True when a plain future ("will", "is to") or an invitation stands before the claim in its clause."""
    before = _before(reading, claim)
    return _FUTURE.search(before) is not None or _INVITED.search(before) is not None


def _of_a_deed(reading: Reading, claim: Claim) -> bool:
    """Whether a verb in the past stands between the future and the date: "will pay for what they did on 14 May"."""
    before = _before(reading, claim)
    ahead = max((m.end() for m in _ANNOUNCES.finditer(before)), default=0) + claim.span.start - len(before)
    between = (t for t in reading.tree(claim.sentence).tokens if ahead <= t.span.start < claim.span.start)
    return any(t.tag == "VBD" or (t.tag == "VBN" and t.relation.startswith(("acl", "advcl"))) for t in between)


def _in_the_present(reading: Reading, claim: Claim, told: re.Match[str] | None) -> bool:
    """Whether what was matched before a date of these weeks is the sentence's own verb, in the present."""
    if told is None or not _lately(reading, claim):
        return False
    at = claim.span.start - len(told.string) + told.start("verb")
    tree = reading.tree(claim.sentence)
    verb = next((t for t in tree.tokens if t.span.start == at), None)
    if verb is None or tree.children(verb, "aux"):
        return False
    return verb.relation == "ROOT" or verb.tag in ("VBZ", "VBP")


def _before(reading: Reading, claim: Claim) -> str:
    """The words of the sentence that lead to a claim, as far back as any rule looks."""
    return reading.text[max(claim.sentence.start, claim.span.start - _REACH) : claim.span.start]


def _lately(reading: Reading, claim: Claim) -> bool:
    """Whether a date lies within weeks of the publication; a chronicle tells older things in the present, too."""
    day, published = day_of(claim), reading.document.source.anchor
    return day is not None and published is not None and (date.fromisoformat(published) - day).days <= _SOON


def _day_to_come(claim: Claim, published: str) -> date | None:
    """The full day a date means when it lies behind the publication."""
    day, today = day_of(claim), date.fromisoformat(published)
    if day is None or not re.search(r"[A-Z][a-z]{2}", claim.quote):
        return None
    if day <= today and not re.search(r"\d{4}", claim.quote) and claim.value.anchor.startswith("publication"):
        try:
            day = day.replace(year=today.year)
        except ValueError:
            return None
        return day if timedelta(days=1) < day - today <= timedelta(days=_SOON) else None
    return day if day > today + timedelta(days=1) else None


def _may_be_earlier(other: Claim, claim: Claim) -> bool:
    """Whether another date of the sentence may lie before a date, as 11 June does not before 31 May."""
    if other.kind != "date" or other.sentence != claim.sentence or other is claim:
        return False
    return not (other.value.days and claim.value.days and other.value.days[0] > claim.value.days[1])


def _of_a_year_told(claims: Sequence[Claim], claim: Claim) -> bool:
    """Whether a day without its year stands in a sentence that names one: "in 2023 the council met on 24 October"."""
    if writes_year(claim):
        return False
    return any(c.kind == "date" and c is not claim and c.sentence == claim.sentence and writes_year(c) for c in claims)


def _done(reading: Reading, claim: Claim) -> bool:
    """Whether the date belongs to a verb in the past that arranges nothing for later."""
    tree = reading.tree(claim.sentence)
    top = tree.top(claim.span)
    head = tree.head(top) if top is not None else None
    if top is None or head is None or not head.is_verb or top.relation.split(":")[0] not in ("obl", "nmod", "advmod"):
        return False
    if claim.span.end <= head.span.start:
        between = reading.text[claim.span.end : head.span.start].replace(",", "")  # "On 20 May, the parliament voted"
    else:
        between = reading.text[head.span.end : claim.span.start]
    another = _ANOTHER_TIME.search(claim.sentence.of(reading.text)) or _OTHER_CLAUSE.search(between)
    if another or _of_an_event(tree, head, top):
        return False
    case = next((t.text.lower() for t in tree.children(top, "case")), "on")
    return case in ("on", "in", "at") and _in_the_past(tree, head) and not _arranged(tree, head)


def _of_an_event(tree: Tree, verb: Token, day: Token) -> bool:
    """Whether the date may belong to the verb's object: "criticised the vote on 14 May", not "opened the bridge"."""
    objects = [t for t in tree.children(verb, "obj") if t.index < day.index]
    return bool(objects) and (verb.index < day.index) and any(t.lemma.lower() in _EVENTS for t in objects)


def _in_the_past(tree: Tree, verb: Token) -> bool:
    helpers = tree.children(verb, "aux")
    if any(t.tag in ("MD", "TO") for t in helpers) or any(t.tag == "TO" for t in tree.children(verb)):
        return False
    return verb.tag == "VBD" or (verb.tag == "VBN" and any(t.text.lower() in ("was", "were", "had") for t in helpers))


def _arranged(tree: Tree, verb: Token) -> bool:
    """Whether the verb, or one above it, arranges or imagines: then its date is no date of a deed."""
    chain = [verb, *tree.ancestors(verb)]
    marks = (t.lemma.lower() for above in chain for t in tree.children(above, "mark"))
    return verb.lemma.lower() in _ARRANGING or any(mark in _HYPOTHETICAL for mark in marks)
