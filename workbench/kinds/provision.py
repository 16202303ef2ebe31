"""Provisions: the article, section or paragraph of an instrument, and which instrument it belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from workbench.language.instruments import HEADS, Instrument, short_name
from workbench.language.instruments import find as find_instruments
from workbench.language.numerals import parse_word
from workbench.language.reading import Reading
from workbench.model import Mention, Relation, Span, Value

name = "provision"
nests = False

_WORDS = {
    "art.": r"[Aa]rticles?|ARTICLES?|[Aa]rts?\.",
    "s.": r"[Ss]ections?|SECTIONS?|[Ss]ects?\.|[Ss]ecs?\.|ss?\.|§§?",
    "para.": r"[Pp]aragraphs?|[Pp]aras?\.?",
    "cl.": r"[Cc]lauses?|[Cc]ls?\.",
    "ch.": r"[Cc]hapters?|[Cc]h\.",
    "annex": r"[Aa]nnex(?:es)?",
    "rule": r"[Rr]ules?",
    "sch.": r"[Ss]chedules?|[Ss]ch\.",
    "reg.": r"[Rr]egulations?|[Rr]egs?\.",
    "res.": r"[Rr]esolutions?|[Rr]es\.",
    "amend.": r"[Aa]mendments?",
    "title": r"Titles?",
    "pt.": r"Parts?",
    "prop.": r"Propositions?|Props?\.?",
    "recital": r"[Rr]ecitals?",
}
_UNIT = "|".join(f"(?P<u{n}>{pattern})" for n, pattern in enumerate(_WORDS.values()))
_SUB = r"(?:\ ?\((?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})\)){0,5}"
_ROMAN = r"(?:X{0,3}(?:IX|IV|VI{0,3}|I{1,3})|X{1,3}|[XL]{1,4})"
_WORD_NUMBER = (
    r"(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Thirteen|Fourteen|Fifteen|Sixteen|Seventeen|"
    r"Eighteen|Nineteen|Twenty)"
)
_STATE_CODE = r"\d{1,3}[A-Z]?-\d{1,3}[A-Z]?-\d{1,4}(?:\.\d{1,3})?(?![\d-])|\d{1,2}[A-Z]?-\d{3,4}(?:\.\d{1,3})?(?![\d-])"
"""Sections of an American state's code: 45-5-207, 13A-6-2; 17-305, which no range of sections could be."""
_NUMBER = (
    rf"(?:{_STATE_CODE}|\d{{1,5}}(?:/\d{{1,4}})?(?:\.\d{{1,4}}){{0,3}}(?:[A-Z]{{1,2}}|bis|ter|quater)?(?![\d/])"
    rf"|{_ROMAN}(?!\w|\.\w)|{_WORD_NUMBER}(?!\w)){_SUB}"
)
_CITED = re.compile(
    rf"(?<![\w§.])(?:{_UNIT})(?P<gap>[\ \u00a0]{{0,2}})(?:(?:No\.?|number)\ ?)?"
    rf"(?P<number>{_NUMBER}|[A-Z](?![\w’'.]|\ [A-Z]))"
)
_NEXT_NUMBER = re.compile(_NUMBER)
_JOINT = re.compile(r",?\ (?:and|or|&|to|through)\ |,\ |[–—-]")
_NO_NEXT = re.compile(
    r"\ ?%|\ [a-z]+s\b(?<!\bsets)(?<!\bsays)(?<!\bis)(?<!\bwas)(?<!\bhas)(?<!\bgives)(?<!\ballows)(?<!\brequires)"
    r"(?<!\bdoes)|\ (?:January|February|March|April|May|June|July|August|September|October|November|December|per)"
    r"|[.,]\d"
)
_GERMAN = re.compile(r"\ Abs(?:\.|atz)\ ?(?P<sub>\d{1,2})(?:\ (?:S\.|Satz)\ ?\d{1,2})?")
_PARAGRAPH = re.compile(
    r",?\ (?:paragraphs?|paras?\.?|subsection|subparagraph|point|clause|letter)\ \(?(?P<sub>\d{1,3}|[a-z](?!\w))\)?"
    r"(?P<deeper>(?:\((?:\d{1,3}|[a-z]|[ivx]{1,5})\)){0,3})"
)
_SESSION = re.compile(r"\ \((?:(?:19|20)\d\d|[XVI]+)\)")
_US_CODE = re.compile(
    r"(?<![\w.])(?P<title>\d{1,3}\ (?:U\.\ ?S\.\ ?C\.|USC|C\.\ ?F\.\ ?R\.|CFR))\ ?(?:§§?\ ?)?"
    rf"(?P<number>\d{{1,5}}[a-z]{{0,2}}(?:\.\d{{1,4}}[a-z]?)?(?:-\d{{1,3}}[a-z]?)?{_SUB})(?![\w/])"
)
_CODE = re.compile(r"(?P<title>\d{1,3}\ (?:U\.\ ?S\.\ ?C\.|USC|C\.\ ?F\.\ ?R\.|CFR))\ ?$")
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_ORDINAL = rf"(?:{'|'.join(_ORDINALS)}|(?:{'|'.join(_TENS)})-(?:{'|'.join(_ORDINALS[:9])})|\d{{1,3}}(?:st|nd|rd|th))"
_NTH = re.compile(
    rf"\b(?:[Tt]he\ )?(?P<ordinal>{_ORDINAL})\ "
    r"(?P<noun>article|section|chapter|clause|paragraph|annex|schedule|rule|part|protocol)\b",
    re.IGNORECASE,
)
_NOUNS = {
    "article": "art.", "section": "s.", "chapter": "ch.", "clause": "cl.", "schedule": "sch.", "part": "pt.",
    "paragraph": "para.",
}  # fmt: skip
_NTH_AMENDMENT = re.compile(rf"\b(?:[Tt]he\ )?(?P<ordinal>{_ORDINAL})\ Amendment\b", re.IGNORECASE)
_PART_OF = re.compile(
    rf"\b(?:[Tt]he\ )?(?:(?P<ordinal>{_ORDINAL})\ "
    r"(?:paragraph|subparagraph|clause|(?P<sentence>sentence)|subsection|part)|"
    r"(?:paragraph|para\.|subsection|point|clause)\ \(?(?P<number>\d{1,3}|[a-z])\)?)\ (?:of|in)\ (?:the\ )?$",
    re.IGNORECASE,
)
_HEADS = "|".join(sorted(HEADS))
_OF_INSTRUMENT = re.compile(
    r"\ (?:of|in|to|under)\ (?P<phrase>(?:the|this|that|a|an|its|their|his|her|our)\ (?:[\w’'–.-]{1,30}\ ){0,7}?"
    rf"(?:{_HEADS}|deal|text|contract|rules|rulebook|lease|manifesto|bylaws))\b"
)
_TO_NAMED = re.compile(
    r"(?:\ \([^)]{1,60}\))?,?\ (?:of|in|to|under)\ (?:the\ |a\ |an\ |its\ |that\ )?(?:[\w’'–.-]{1,20}\ ){0,3}"
)
_SHORT = re.compile(
    r"\ (?:of\ the\ )?(?P<name>TEU|TFEU|ECHR|EMRK|GDPR|GG|BGB|StGB|StPO|HGB|AEUV|EUV|ICCPR|ICESCR|UDHR|UNCLOS|UCMJ)\b"
)
_OWNED = re.compile(r"[’']?s?\ (?:the\ )?")
_OWNER = re.compile(
    rf"(?P<phrase>(?:[\w’'–.-]{{1,30}}\ ){{0,6}}?(?:[\w.-]{{0,30}}(?:{_HEADS})|GDPR))(?:[’']s?)?\ $", re.IGNORECASE
)
_NO_CITATION = re.compile(
    r"\ (?:of\ (?:our|a|an|his|her|my|this|the)\ (?:\w{1,20}\ )?(?:series|book|novel|memoir|story|saga|trilogy|life|"
    r"biography)\b|in\ (?:our|a|the|this)\ series\b|in\ (?:his|her)\ (?:life|book|memoir)\b)"
    r"|\ ?%|[$€£]|\.\d|:\d|K\b|p\b|,\ (?:Row|Seat|row|seat)\b|-(?:year|page|minute|hour)"
)
_COUNTS = re.compile(
    r"\ (?:(?!is|was|has|does|allows|requires|says|gives|sets|permits|provides|obliges|[a-z]+ss\b)[a-z]{2,20}s\b"
    r"|percent|per\ cent|people|feet|km|metres?\ )"
)
_ONE_OF_MANY = re.compile(r"\b(?:an?|every|each|one|no|this)\ $")
_PREPOSITION = re.compile(
    r"(?:^|\b(?:under|of|in|to|by|with|from|per|and|or|see|violate[sd]?|violating|breach(?:es|ed)?|breaching|the|cites?|"
    r"citing|invoke[sd]?|invoking)\ |[(,;:]\ ?)$",
    re.IGNORECASE,
)
_STRICT = {"rule", "sch.", "reg.", "annex", "amend.", "cl.", "para.", "recital"}
_ROMAN_UNITS = {"art.", "s.", "ch.", "annex", "title", "pt.", "sch.", "amend.", "rule"}
_LETTER_UNITS = {"annex", "sch.", "pt."}
_NEEDS_INSTRUMENT = {"pt."}


def find(reading: Reading) -> Iterable[Mention]:
    """Provisions cited by number or by ordinal, each with the instrument the text gives it."""
    kept: list[Mention] = []
    for sentence in reading.sentences:
        named = find_instruments(reading.text, sentence)
        found = (
            *_cited(reading.text, sentence, named),
            *_nth(reading.text, sentence, named),
            *_of_us_code(reading.text, sentence),
        )
        for mention in sorted(found, key=lambda m: (m.span.start, -m.span.end)):
            if not kept or not mention.span.overlaps(kept[-1].span):
                kept.append(mention)
            elif len(mention.span) > len(kept[-1].span):
                kept[-1] = mention
    return kept


def _cited(text: str, sentence: Span, named: Sequence[Instrument]) -> Iterator[Mention]:
    at = sentence.start
    while match := _CITED.search(text, at, sentence.end):
        at = match.end()
        unit = next(unit for n, unit in enumerate(_WORDS) if match[f"u{n}"] is not None)
        if not _is_citation(text, sentence, match, unit):
            continue
        first, instrument = _first(text, sentence, match, unit)
        series = _series(text, first, sentence.end)
        at = series[-1][0].end
        instrument = instrument or _instrument(text, sentence, Span(first[0].start, at), named)
        if unit in _NEEDS_INSTRUMENT and not instrument:
            continue
        for span, digits in series:
            yield _mention(span, f"{unit} {digits}", instrument)


def _of_us_code(text: str, sentence: Span) -> Iterator[Mention]:
    """18 USC 1001, 17 C.F.R. § 240.10b-5."""
    for match in _US_CODE.finditer(text, sentence.start, sentence.end):
        yield _mention(Span(*match.span()), f"s. {_canonical(match['number'])}", match["title"])


def _first(text: str, sentence: Span, match: re.Match[str], unit: str) -> tuple[tuple[Span, str], str]:
    """The cited number with what narrows it on either side, and the code whose title stands before it."""
    start, end = match.span()
    deeper = ""
    if below := _GERMAN.match(text, end, sentence.end):
        deeper, end = f"({below['sub']})", below.end()
    elif below := _PARAGRAPH.match(text, end, sentence.end):
        deeper, end = f"({below['sub']}){below['deeper']}", below.end()
    if part := _PART_OF.search(text, max(sentence.start, start - 60), start):
        start = part.start()
        deeper = f"({_step(part)}){deeper}"
    code = _CODE.search(text, max(sentence.start, start - 16), start)
    if unit == "res." and (session := _SESSION.match(text, end, sentence.end)):
        end = session.end()
    span = Span(code.start() if code else start, end)
    return (span, _canonical(match["number"]) + deeper), code["title"] if code else ""


def _is_citation(text: str, sentence: Span, match: re.Match[str], unit: str) -> bool:
    """False where the words count or name something else: "an article 5 pages long", "Section 112, Row 5"."""
    start, number = match.start(), match["number"]
    word = text[start : match.start("gap")]
    if not match["gap"] and not word.endswith((".", "§")):
        return False
    if number[0].isalpha() and not _is_number(number, unit, capital=word[0].isupper()):
        return False
    if _NO_CITATION.match(text, match.end(), sentence.end):
        return False
    if word[0].isupper() or word[-1] in ".§":
        return not (start > 0 and text[start - 1] in "’'")
    before = text[max(sentence.start, start - 12) : start]
    if unit == "amend." or _COUNTS.match(text, match.end(), sentence.end) or _ONE_OF_MANY.search(before):
        return False
    if unit not in _STRICT or re.search(r"[.(]", number) or _PREPOSITION.search(before):
        return True
    return _OF_INSTRUMENT.match(text, match.end(), sentence.end) is not None


def _is_number(number: str, unit: str, *, capital: bool) -> bool:
    """True for a roman numeral, a number in words or a letter where this unit is counted so."""
    if unit in _LETTER_UNITS:
        return True
    if re.match(rf"{_ROMAN}(?!\w)", number):
        return unit in _ROMAN_UNITS and (capital or len(number) > 1)
    return capital and bool(re.match(_WORD_NUMBER, number))


def _series(text: str, first: tuple[Span, str], limit: int) -> list[tuple[Span, str]]:
    """The first number and those that follow: "… 5 to 7 and 9"; two joined by "to" or a dash are one range."""
    series = [first]
    while (joint := _JOINT.match(text, series[-1][0].end, limit)) and (
        number := _NEXT_NUMBER.match(text, joint.end(), limit)
    ):
        if number[0][0].isalpha() and number[0][0] not in "IVXL":
            break
        if re.fullmatch(r"(?:19|20)\d\d", number[0]) or _NO_NEXT.match(text, number.end(), limit):
            break
        span, before = series[-1]
        digits = _canonical(number[0])
        if joint[0].strip(" ,") in ("to", "through", "–", "—", "-") and ".." not in before:
            series[-1] = Span(span.start, number.end()), f"{before}..{digits}"
        else:
            series.append((Span(number.start(), number.end()), digits))
    return series


def _nth(text: str, sentence: Span, named: Sequence[Instrument]) -> Iterator[Mention]:
    """ "the third article of the old pact", "the first paragraph of the sixth article", "the First Amendment"."""
    for match in _NTH_AMENDMENT.finditer(text, sentence.start, sentence.end):
        if match["ordinal"][0].isupper() or match["ordinal"][0].isdigit():
            start = match.start() + len(match[0]) - len(re.sub(r"^[Tt]he ", "", match[0]))
            yield _mention(Span(start, match.end()), f"amend. {_ordinal(match['ordinal'])}", "Constitution")
    for match in _NTH.finditer(text, sentence.start, sentence.end):
        part = _PART_OF.search(text, max(sentence.start, match.start() - 60), match.start())
        if part is None and match["noun"].lower() == "paragraph":
            continue
        owner = _OF_INSTRUMENT.match(text, match.end(), sentence.end)
        if part is None and owner is None:
            continue
        noun = match["noun"].lower()
        unit = _NOUNS.get(noun, noun)
        start = part.start() if part else match.start()
        sub = f"({_step(part)})" if part else ""
        instrument = _instrument(text, sentence, Span(start, match.end()), named)
        yield _mention(Span(start, match.end()), f"{unit} {_ordinal(match['ordinal'])}{sub}", instrument)


def _step(part: re.Match[str]) -> str:
    """The part of a provision that is named before it; a sentence is no paragraph."""
    if not part["ordinal"]:
        return part["number"]
    return ("s" if part["sentence"] else "") + _ordinal(part["ordinal"])


def _ordinal(word: str) -> str:
    word = word.lower()
    if word[0].isdigit():
        return re.sub(r"\D", "", word)
    if word in _ORDINALS:
        return str(_ORDINALS.index(word) + 1)
    tens, _, unit = word.partition("-")
    return str(_TENS[tens] + _ORDINALS.index(unit) + 1)


def _canonical(number: str) -> str:
    """A number as it is written once: no blanks, words as digits, roman numerals kept."""
    number = number.replace(" ", "")
    head = re.match(r"[A-Z][a-z]+", number)
    if head and (value := parse_word(head[0].lower())) is not None:
        return f"{value}{number[head.end() :]}"
    return number


def _mention(span: Span, canonical: str, instrument: str) -> Mention:
    first = re.search(r"\d+", canonical)
    return Mention(name, span, Value(canonical, number=Decimal(first[0]) if first else None, unit=instrument))


def _instrument(text: str, sentence: Span, cited: Span, named: Sequence[Instrument]) -> str:
    """The instrument of a provision: "of the …" behind it, a possessive or a bare name before it; else empty."""
    at = bisect_left(named, cited.end, key=lambda i: i.span.start)
    if at < len(named) and _TO_NAMED.fullmatch(text, cited.end, named[at].span.start):
        return named[at].canonical
    if short := _SHORT.match(text, cited.end, sentence.end):
        return short["name"]
    if owner := _OF_INSTRUMENT.match(text, cited.end, sentence.end):
        return short_name(owner["phrase"])
    at = bisect_right(named, cited.start, key=lambda i: i.span.end) - 1
    if at >= 0 and _OWNED.fullmatch(text, named[at].span.end, cited.start):
        return named[at].canonical
    if owner := _OWNER.search(text, max(sentence.start, cited.start - 60), cited.start):
        words = re.sub(r"(?i)^.*\b(?:to|of|in|under|by|and|with|that|a|an)\ (?=\S)", "", owner["phrase"])
        return short_name(re.sub(r"[’']s?$", "", words))
    return ""


_PARSED = re.compile(r"(?P<unit>[a-z]+\.?) (?P<low>[^.\s]+(?:\.[^.\s]+)*)(?:\.\.(?P<high>\S+))?")


def _path(number: str) -> tuple[str, ...]:
    """The steps of a number: `5(1)(b)` is 5, 1, b; roman numerals as digits."""
    steps = [step for step in re.split(r"[().]+", number) if step]
    return tuple(_arabic(step) if n == 0 else step.lower() for n, step in enumerate(steps))


def _arabic(step: str) -> str:
    if not re.fullmatch(_ROMAN, step):
        return step.upper()
    values = [{"I": 1, "V": 5, "X": 10, "L": 50}[letter] for letter in step]
    return str(sum(-v if v < max(values[n:]) else v for n, v in enumerate(values)))


def compare(a: Value, b: Value) -> Relation:
    """EQUAL for the same number, REFINES for a part of it, CONFLICT for another; other units are not comparable."""
    one, two = _PARSED.fullmatch(a.canonical), _PARSED.fullmatch(b.canonical)
    if not one or not two or one["unit"] != two["unit"]:
        return Relation.EQUAL if a.canonical == b.canonical else Relation.INCOMPARABLE
    if one["high"] or two["high"]:
        return _compare_ranges(one, two)
    left, right = _path(one["low"]), _path(two["low"])
    if left == right:
        return Relation.EQUAL
    shorter = min(len(left), len(right))
    return Relation.REFINES if left[:shorter] == right[:shorter] else Relation.CONFLICT


def _compare_ranges(one: re.Match[str], two: re.Match[str]) -> Relation:
    ends = []
    for match in (one, two):
        low, high = _path(match["low"])[0], _path(match["high"] or match["low"])[0]
        if not (low.isdigit() and high.isdigit()):
            return Relation.INCOMPARABLE
        ends.append((int(low), int(high)))
    (a, b), (c, d) = ends
    if (a, b) == (c, d):
        return Relation.EQUAL
    if b < c or d < a:
        return Relation.CONFLICT
    return Relation.REFINES if (a <= c and d <= b) or (c <= a and b <= d) else Relation.OVERLAPS
